"""Items to set lines: words in their styles, drawings and stretching gaps, broken at a measure and placed on their line.

    Run    words in one style, owned by one element     Atom   a drawing in the line
    Gap    white space that takes what is left          End    a line end that is meant
    Piece  words of one style and owner on one line, at their x      Line   pieces from left to right

Text is kept exactly: the pieces of all lines joined, line-end hyphens left out, are the words that came in. A line inside a
paragraph ends in its space, which hangs past the measure, so that words never run together when they are copied.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Union

from briefing.text.breaking import EXPANSION, SPACE_SHRINK, SPACE_STRETCH, Break, Breakpoint, first_fit, total_fit
from briefing.text.breakpoints import ATOM, GAP, SPACE, WORD, Units, breakpoints
from briefing.text.characters import TIE
from briefing.text.style import TextStyle

# Tolerances of the passes: first without hyphens, then with them, then whatever it takes: a loose line is better than a
# parted tie or a cut word, which are left to what no other way fits.
MOST_STRETCH = 8.0
"""A line whose spaces would grow by more than so many times their width is set ragged: it reads as holes otherwise."""
_JUSTIFIED = ((False, 1.0), (True, 2.0), (True, 4.5), (True, 12.0), (True, 1e7))
_RAGGED = ((False, 1.9), (True, 2.6), (True, 6.0), (True, 20.0))


@dataclass(slots=True, eq=False)
class Run:
    """Words in one style; `owner` is whatever the caller wants to find again in the pieces."""

    text: str
    style: TextStyle
    owner: Any


@dataclass(slots=True, eq=False)
class Atom:
    """A drawing in the line: `height` above and `depth` below the baseline, `payload` what is drawn."""

    width: float
    height: float
    depth: float
    payload: Any
    owner: Any


@dataclass(slots=True, eq=False)
class Gap:
    """White space that takes up what the line has left; extracts as one space."""

    leader: str = ""
    style: TextStyle | None = None
    owner: Any = None


@dataclass(slots=True, eq=False)
class End:
    """The line ends here."""


Item = Union[Run, Atom, Gap, End]


@dataclass(slots=True, eq=False)
class Piece:
    """Words on a line: `x` from the line's left edge and `width`, in points as set. `hyphen`: one follows, said as U+00AD."""

    x: float
    width: float
    text: str
    style: TextStyle
    owner: Any
    hyphen: bool = False
    atom: Atom | None = None
    leader: str = ""  # of a gap: what is drawn in it


@dataclass(slots=True, eq=False)
class Line:
    """A set line. `width` is its ink from the left edge to the end of its last word; `space_extra` points are added to
    every word space, glyphs are scaled by `scale`; `end` says that its paragraph (or a meant line) ends with it."""

    pieces: list[Piece]
    width: float
    space_extra: float = 0.0
    scale: float = 1.0
    end: bool = False

    @property
    def ascent(self) -> float:
        """Points above the baseline that its faces and drawings reach."""
        return max((p.atom.height if p.atom else p.style.ascent + p.style.rise for p in self.pieces), default=0.0)

    @property
    def descent(self) -> float:
        """Points below the baseline that its faces and drawings reach."""
        return max((p.atom.depth if p.atom else p.style.descent - p.style.rise for p in self.pieces), default=0.0)

    @property
    def text(self) -> str:
        """Its words, ties as plain spaces."""
        return "".join(p.text for p in self.pieces).replace(TIE, " ")


def break_lines(
    items: Sequence[Item], measure: float, *, align: str = "left", hyphenate: bool = False, lang: str = "en", indent: float = 0.0,
    balance: bool = False, hang: bool = True,
) -> list[Line]:  # fmt: skip
    """Set items at a measure (points): left, right, center or justify; `indent` moves the first line in, `balance` makes
    lines of like length. Never fails: what has no place to break is cut, so that nothing stands outside the measure but a
    single character or drawing wider than it. `lang` is the language of styles that name none."""
    segments = _segments(items)
    last = len(segments) - 1
    lines: list[Line] = []
    for number, units in enumerate(segments):
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
        lines += _lines(units, breaks, ends, measure, align, first, hang, last=number == last)
    return lines


def line_of(items: Sequence[Item], *, align: str = "left", measure: float) -> Line:
    """The items on one line, never broken; wider than the measure when they are."""
    found = break_lines(items, 1e7, align="left", hang=False)
    line = found[0] if found else Line([], 0.0, end=True)
    shift = {"right": measure - line.width, "center": (measure - line.width) / 2}.get(align, 0.0)
    for piece in line.pieces:
        piece.x += shift
    return line


def _segments(items: Sequence[Item]) -> list[Units]:
    units = Units()
    out = [units]
    for item in items:
        if isinstance(item, Run):
            units.text(item.text, item.style, item.owner)
        elif isinstance(item, Atom):
            units.add(ATOM, "", None, item.owner, item.width, item)
        elif isinstance(item, Gap):
            style = item.style or next((s.style for s in reversed(units.stretches) if s.style is not None), None)
            units.add(GAP, " ", style, item.owner, style.space if style is not None else 0.0, item)
        else:
            units = Units()
            out.append(units)
    return out


# -- breaking -------------------------------------------------------------------------------------------------------
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
                return 10_000
            start = breaks[e][5]
        return len(ends)

    wanted = count(measure)
    if wanted >= 10_000:
        return measure
    low, high = units.at[-1] / (wanted + 1), measure
    for _ in range(14):
        middle = (low + high) / 2
        low, high = (low, middle) if count(middle) <= wanted else (middle, high)
    return min(measure, high + 0.5)


# -- lines ----------------------------------------------------------------------------------------------------------
def _lines(
    units: Units, breaks: list[Break], ends: list[int], measure: float, align: str, indent: float, hang: bool, *, last: bool
) -> list[Line]:
    out: list[Line] = []
    unit = offset = stretch = 0
    for number, end in enumerate(ends):
        b = Breakpoint._make(breaks[end])
        while units.stretches[stretch].stop <= unit:
            stretch += 1
        out.append(_line(units, stretch, unit, offset, b, measure, align, 0.0 if number else indent, hang))
        if b.kind == "gap":
            unit, offset = b.unit, 0
        elif b.kind == "space" or b.offset >= len(units.texts[b.unit]):
            unit, offset = b.unit + 1, 0
        else:
            unit, offset = b.unit, b.offset
    if not last and out and out[-1].pieces:  # a meant line end: the words of two lines stay apart
        piece = out[-1].pieces[-1]
        if piece.atom is None and not piece.text.endswith(" "):
            piece.text += " "
            piece.width += piece.style.space
    return out


def _line(
    units: Units, stretch: int, unit: int, offset: int, b: Breakpoint, measure: float, align: str, first: float, hang: bool
) -> Line:  # fmt: skip
    """The line from (unit, offset), which stands in this stretch, to a break."""
    stop = b.unit if b.kind == "space" or b.kind == "gap" else b.unit + 1
    pieces, gaps = _pieces(units, stretch, unit, offset, stop, b)
    if b.kind == "hyphen" and pieces:
        pieces[-1].hyphen = True
        pieces[-1].width += pieces[-1].style.width("-")
    natural = 0.0
    for piece in pieces:
        natural += piece.width
    ended = b.kind == "end"
    trailing = units.at[stop] - units.at[units.filled()] if ended and units.kinds[-1] == SPACE else 0.0
    natural -= trailing
    left = units.hang_left(unit) if hang and not offset and not first else 0.0
    scale, extra = 1.0, 0.0
    room = measure - first + left
    if align == "justify" and not gaps and (not ended or natural > room):
        scale, extra = _justified(room + b.right - natural, natural, units, unit, stop, pieces)
    if gaps:
        share = max(0.0, room - natural) / len(gaps)
        for g in gaps:
            g.width += share
        natural += share * len(gaps)
    x = first - left
    if align == "right" and not gaps:
        x = measure - natural
    elif align == "center" and not gaps:
        x = (measure - natural) / 2
    start = x
    for piece in pieces:
        piece.x = x
        if extra or scale != 1.0:
            piece.width = piece.width * scale + extra * (piece.text.count(" ") + piece.text.count(TIE))
        x += piece.width
    if b.kind == "space":
        _hang_space(units, stretch, b.unit, pieces, x)
    return Line(pieces, x - start - trailing, extra, scale, ended)


def _pieces(units: Units, stretch: int, unit: int, offset: int, stop: int, b: Breakpoint) -> tuple[list[Piece], list[Piece]]:
    """The pieces of a line, and those of them that are gaps; not yet in their places."""
    at, texts, stretches = units.at, units.texts, units.stretches
    pieces: list[Piece] = []
    gaps: list[Piece] = []
    drawings = False
    while stretch < len(stretches) and stretches[stretch].start < stop:
        s = stretches[stretch]
        stretch += 1
        low, high = max(unit, s.start), min(stop, s.stop)
        if s.item is not None:
            if units.kinds[s.start] == GAP:
                gaps.append(Piece(0.0, units.widths[s.start], " ", s.style, s.owner, leader=s.item.leader))
                pieces.append(gaps[-1])
            else:
                drawings = True
                before: Any = stretches[stretch - 2].style if stretch > 1 else None
                pieces.append(Piece(0.0, units.widths[s.start], "", before, s.owner, atom=s.item))
            continue
        words, width = texts[low:high], at[high] - at[low]
        if high == stop and stop > b.unit and units.kinds[b.unit] == WORD and b.offset < len(texts[b.unit]):
            words[-1] = texts[b.unit][offset if b.unit == unit else 0 : b.offset]
            width += s.style.width(words[-1]) - units.widths[b.unit]
            if offset and b.unit == unit:
                offset = 0
        if offset and low == unit:
            words[0] = words[0][offset:]
            width += s.style.width(words[0]) - units.widths[unit]
        text = "".join(words)
        if text:
            pieces.append(Piece(0.0, width, text, s.style, s.owner))
    if drawings or (gaps and gaps[0].style is None):
        _style_atoms(pieces)
    return pieces, gaps


def _style_atoms(pieces: list[Piece]) -> None:
    """A drawing has no type of its own; it takes its neighbour's, for whoever asks a piece for its size."""
    styles: list[Any] = [p.style for p in pieces]
    known = next((s for s in styles if s is not None), None)
    for piece, style in zip(pieces, styles, strict=True):
        if style is None and known is not None:
            piece.style = known


def _justified(short: float, natural: float, units: Units, unit: int, stop: int, pieces: list[Piece]) -> tuple[float, float]:
    """Glyph scale and the points added to each space for a line that is `short` of its measure."""
    count = 0
    for p in pieces:
        count += p.text.count(" ") + p.text.count(TIE)
    if not count:
        return 1.0, 0.0
    spaces = units.white[stop] - units.white[unit] if units.white else 0.0
    able = spaces * (SPACE_STRETCH if short >= 0 else SPACE_SHRINK) + EXPANSION * natural
    ratio = max(-1.0, min(1.0, short / able)) if able else 0.0
    if short > MOST_STRETCH * spaces:  # the word that follows is as long as a line
        return 1.0, 0.0
    scale = round(1.0 + ratio * EXPANSION, 4)
    # words never run into each other, whatever stands in a line too wide for it
    return scale, max((short - natural * (scale - 1.0)) / count, -0.7 * spaces / count)


def _hang_space(units: Units, stretch: int, unit: int, pieces: list[Piece], x: float) -> None:
    """The space at which the line ends, past the measure."""
    while units.stretches[stretch].stop <= unit:
        stretch += 1
    s = units.stretches[stretch]
    last = pieces[-1] if pieces else None
    if last is not None and last.atom is None and last.style is s.style and last.owner is s.owner:
        last.text += " "
        last.width += s.style.space
    else:
        pieces.append(Piece(x, s.style.space, " ", s.style, s.owner))
