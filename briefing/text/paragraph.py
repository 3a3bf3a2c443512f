"""The items of a paragraph to its lines, broken at a measure.

Text is kept exactly: the pieces of all lines joined, line-end hyphens left out, are the words that came in. A line inside a
paragraph ends in its space, which hangs past the measure, so that words never run together when they are copied.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.text.breaking import LAST_LINE, RUNT, Break, Limits, first_fit, total_fit
from briefing.text.breakpoints import ATOM, GAP, Units, breakpoints
from briefing.text.items import Atom, End, Gap, Item, Line, Run
from briefing.text.lines import LineSetter

# The passes: whether words may be hyphenated, and the largest adjustment ratio. First without hyphens, then with them. What keeps
# within no pass of justified lines is set ragged; there a short line is better than a parted tie or a cut word, which are left
# to what no other way fits.
_JUSTIFIED = ((False, 1.0), (True, 3.0))
_RAGGED = ((False, 1.9), (True, 2.6), (True, 6.0), (True, 20.0))
_FAIR = 3.0
"""Lines of a ratio above this are not taken for the number of lines or for a longer last one."""
MOST_SPACE = 0.4
"""Em; a word space in justified lines is never wider: from .45 on the eye sees holes."""
# Halvings of the measure by which lines of like length are found: a measure of 500 points to 0.03.
_HALVINGS = 14
_TOO_MANY = 10_000
_UNBROKEN = 1e7  # points


def break_lines(
    items: Sequence[Item], measure: float, *, align: str = "left", hyphenate: bool = False, lang: str = "en", indent: float = 0.0,
    balance: bool = False, hang: bool = True,
) -> list[Line]:  # fmt: skip
    """Set items at a measure (points): left, right, center or justify; `indent` moves the first line in, `balance` makes
    lines of like length. Never fails: what has no place to break is cut, so that nothing stands outside the measure but a
    single character or drawing wider than it. A paragraph that would be justified with spaces above `MOST_SPACE` is set ragged;
    words parted by a plain gap that do not fit on one line stand below each other. `lang` is that of styles that name none."""
    way = _Way(measure, align, hyphenate, lang, hang, balance)
    return [line for part in _parts(items, measure, indent) for line in _set(part, way, _ends(part, way))]


def loosened(
    items: Sequence[Item], measure: float, looseness: int, *, align: str = "left", hyphenate: bool = False, lang: str = "en",
    indent: float = 0.0, hang: bool = True,
) -> list[Line] | None:  # fmt: skip
    """The same in `looseness` more lines (fewer where it is negative), each within the limits of any other paragraph and the last
    no runt; None where there is no such way."""
    way = _Way(measure, align, hyphenate, lang, hang)
    out: list[Line] = []
    for part in _parts(items, measure, indent):
        broken = _ends(part, way)
        other = _loosened(part, way, broken, looseness) if looseness else None
        looseness = 0 if other else looseness
        out += _set(part, way, other or broken)
    return None if looseness else out


class _Way(NamedTuple):
    """How a paragraph is to be set."""

    measure: float
    align: str
    hyphenate: bool
    lang: str
    hang: bool
    balance: bool = False


class _Part(NamedTuple):
    """What stands between two line ends that are meant; its first line is moved in by `indent` points."""

    units: Units
    indent: float
    last: bool


class _Broken(NamedTuple):
    """Breaks, and the indices of those that end the lines."""

    breaks: list[Break]
    ends: list[int]
    justified: bool = False


def _parts(items: Sequence[Item], measure: float, indent: float) -> list[_Part]:
    """The parts of a paragraph; one of several may be empty. A line too long with its plain gaps is parted at them."""
    found = segments(items)
    if len(found) == 1 and any(isinstance(i, Gap) for i in items[1:-1]) and found[0].total() > measure - indent:
        found = segments(_folded(items))
    last = len(found) - 1
    return [_Part(units, 0.0 if n else indent, n == last) for n, units in enumerate(found) if units.kinds or last]


def _folded(items: Sequence[Item]) -> list[Item]:
    """The same with a line end for every gap between words that has no leader."""
    inner = range(1, len(items) - 1)
    return [End() if n in inner and isinstance(item, Gap) and not item.leader else item for n, item in enumerate(items)]


def _set(part: _Part, way: _Way, broken: _Broken) -> list[Line]:
    """The lines of a part."""
    if not part.units.kinds:
        return [Line([], 0.0, end=True)]
    align = "left" if way.align == "justify" and not broken.justified else way.align
    lines = LineSetter(part.units, way.measure, align, way.hang).lines(broken.breaks, broken.ends, part.indent)
    if not part.last:
        _end_apart(lines[-1])
    return lines


def line_of(items: Sequence[Item], *, align: str = "left", measure: float) -> Line:
    """The items on one line, never broken; wider than the measure when they are."""
    found = break_lines(items, _UNBROKEN, align="left", hang=False)
    line = found[0] if found else Line([], 0.0, end=True)
    shift = {"right": measure - line.width, "center": (measure - line.width) / 2}.get(align, 0.0)
    for piece in line.pieces:
        piece.x += shift
    return line


def segments(items: Sequence[Item]) -> list[Units]:
    """The items between line ends that are meant."""
    units = Units()
    out = [units]
    for item in items:
        if isinstance(item, Run):
            units.text(item.text, item.style, item.owner)
        elif isinstance(item, Atom):
            units.add(ATOM, "", item.width, item)
        elif isinstance(item, Gap):
            units.add(GAP, " ", item.style.space, item)
        else:
            units = Units()
            out.append(units)
    return out


def _end_apart(line: Line) -> None:
    """A meant line end: the words of two lines stay apart when they are copied."""
    last = line.pieces[-1] if line.pieces else None
    if last is not None and last.atom is None and not last.text.endswith(" "):
        last.text += " "
        last.width += last.style.space


def _ends(part: _Part, way: _Way) -> _Broken:
    """Where the lines of a part end: justified, else ragged, else cut."""
    units, first = part.units, part.indent
    if not units.kinds or units.total() <= way.measure - first:  # one line: most labels, cells and list items
        return _Broken([units.end()] if units.kinds else [], [0])
    measure = _balanced(units, way.measure, way.lang) if way.balance and not first else way.measure
    found: _Broken | None = None
    for justify in (True, False) if way.align == "justify" else (False,):
        other = _within(part, way, measure, justify)
        if other is not None and not _is_short(other, RUNT * measure):
            return other
        found = found or other
    if found is not None:
        return found
    breaks = breakpoints(units, measure - max(first, 0.0), way.hyphenate, way.lang, way.hang, cut=True)
    left = units.hang_left(0) if way.hang else 0.0
    ends = total_fit(breaks, measure, Limits(1e7, False), first=first, left=left)
    return _Broken(breaks, first_fit(breaks, measure, first=first) if ends is None else ends)


def _loosened(part: _Part, way: _Way, broken: _Broken, looseness: int) -> _Broken | None:
    """The same part in more lines or fewer."""
    lines = len(broken.ends) + looseness
    if lines < 1 or len(broken.ends) < 2:
        return None
    return _within(part, way, way.measure, broken.justified, lines)


def _within(part: _Part, way: _Way, measure: float, justify: bool, lines: int = 0) -> _Broken | None:
    """The ends of the first pass that has a way, of a later one where that has a longer last line. `lines`: in so many lines,
    with a last line of the wanted length."""
    units = part.units
    left = units.hang_left(0) if way.hang else 0.0
    growth = _growth(units) if justify else 0.0
    breaks: list[Break] = []
    had: bool | None = None
    short: _Broken | None = None
    for hyphens, tolerance in _JUSTIFIED if justify else _RAGGED:
        if tolerance > _FAIR and (short or lines):
            break
        if (hyphens and way.hyphenate) is not had:
            had = hyphens and way.hyphenate
            breaks = breakpoints(units, measure, had, way.lang, way.hang, cut=False)
        ends = total_fit(breaks, measure, Limits(tolerance, justify, growth, lines), first=part.indent, left=left)
        if ends is not None:
            found = _Broken(breaks, ends, justify)
            if not _is_short(found, LAST_LINE * measure):
                return found
            short = short or found
    return None if lines else short


def _is_short(broken: _Broken, least: float) -> bool:
    """Whether the last line of several is shorter than `least` points."""
    breaks, ends = broken.breaks, broken.ends
    return len(ends) > 1 and breaks[ends[-1]][3] - breaks[ends[-2]][5] < least


def _growth(units: Units) -> float:
    """By what share of its width a space of these units may grow."""
    styles = [s.style for s in units.stretches if s.item is None]
    return min((MOST_SPACE * s.size / s.space - 1.0 for s in styles if s.space), default=0.0)


def _balanced(units: Units, measure: float, lang: str) -> float:
    """The least measure at which the lines stay as many."""
    breaks = breakpoints(units, measure, False, lang, False, cut=False)

    def count(width: float) -> int:
        ends = first_fit(breaks, width)
        start = 0.0
        for e in ends:
            if breaks[e][3] - start > width + 0.01:
                return _TOO_MANY
            start = breaks[e][5]
        return len(ends)

    wanted = count(measure)
    if wanted >= _TOO_MANY:
        return measure
    low, high = units.at[-1] / (wanted + 1), measure
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if count(middle) <= wanted else (middle, high)
    return min(measure, high + 0.5)
