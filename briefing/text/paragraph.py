"""The items of a paragraph to its lines, broken at a measure.

Text is kept exactly: the pieces of all lines joined, line-end hyphens left out, are the words that came in. A line inside a
paragraph ends in its space, which hangs past the measure, so that words never run together when they are copied.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.text.breaking import Break, first_fit, total_fit
from briefing.text.breakpoints import ATOM, GAP, Units, breakpoints
from briefing.text.items import Atom, Gap, Item, Line, Run
from briefing.text.lines import LineSetter

# The passes: whether words may be hyphenated, and the largest adjustment ratio. First without hyphens, then with them, then
# whatever it takes: a loose line is better than a parted tie or a cut word, which are left to what no other way fits.
_JUSTIFIED = ((False, 1.0), (True, 2.0), (True, 4.5), (True, 12.0), (True, 1e7))
_RAGGED = ((False, 1.9), (True, 2.6), (True, 6.0), (True, 20.0))
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
    single character or drawing wider than it. `lang` is the language of styles that name none."""
    parts = segments(items)
    last = len(parts) - 1
    lines: list[Line] = []
    for number, units in enumerate(parts):
        if not units.kinds:
            if lines or last:
                lines.append(Line([], 0.0, end=True))
            continue
        first = indent if number == 0 else 0.0
        if units.total() <= measure - first:  # one line: most labels, cells and list items
            breaks, ends = [units.end()], [0]
        else:
            room = _balanced(units, measure, lang) if balance and not first else measure
            breaks, ends = _ends(units, room, align == "justify", hyphenate, lang, first, hang)
        lines += LineSetter(units, measure, align, hang).lines(breaks, ends, first)
        if number < last:
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


def _ends(
    units: Units, measure: float, justify: bool, hyphenate: bool, lang: str, first: float, hang: bool
) -> tuple[list[Break], list[int]]:
    """The breaks of a stretch and which of them end the lines."""
    left = units.hang_left(0) if hang else 0.0
    breaks: list[Break] = []
    had: bool | None = None
    for hyphens, tolerance in _JUSTIFIED if justify else _RAGGED:
        wanted = hyphens and hyphenate
        if wanted is not had:
            breaks = breakpoints(units, measure, wanted, lang, hang, cut=False)
            had = wanted
        ends = total_fit(breaks, measure, justify=justify, tolerance=tolerance, first=first, left=left)
        if ends is not None:
            return breaks, ends
    breaks = breakpoints(units, measure - max(first, 0.0), hyphenate, lang, hang, cut=True)
    ends = total_fit(breaks, measure, justify=justify, tolerance=1e7, first=first, left=left)
    return breaks, first_fit(breaks, measure, first=first) if ends is None else ends


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
