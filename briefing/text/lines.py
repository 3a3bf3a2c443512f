"""The units between two line ends to a set line: its pieces at their x, justified, centred or filled up by its gaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.text.breaking import EXPANSION, SPACE_SHRINK, SPACE_STRETCH, Break, Breakpoint
from briefing.text.breakpoints import SPACE, WORD, Stretch, Units
from briefing.text.characters import TIE
from briefing.text.items import Atom, Gap, Line, Piece

LEAST_SPACE = 0.3
"""Share of a space that is left in a line too wide for its measure: words never run into each other."""


class _Start(NamedTuple):
    """Where a line begins: its stretch, its unit, and how many characters of that stand on the line before."""

    stretch: int
    unit: int
    offset: int


class LineSetter:
    """Sets the lines of one stretch of a paragraph at a measure in points. `hang`: punctuation stands in the margins."""

    def __init__(self, units: Units, measure: float, align: str, hang: bool) -> None:
        self._units, self._measure, self._align, self._hang = units, measure, align, hang

    def lines(self, breaks: Sequence[Break], ends: Sequence[int], indent: float) -> list[Line]:
        """The lines that end at these of the breaks; the first is moved in by `indent` points."""
        stretches, texts = self._units.stretches, self._units.texts
        out: list[Line] = []
        unit = offset = stretch = 0
        for number, end in enumerate(ends):
            b = Breakpoint._make(breaks[end])
            while stretches[stretch].stop <= unit:
                stretch += 1
            out.append(self._line(_Start(stretch, unit, offset), b, 0.0 if number else indent))
            if b.kind == "gap":
                unit, offset = b.unit, 0
            elif b.kind == "space" or b.offset >= len(texts[b.unit]):
                unit, offset = b.unit + 1, 0
            else:
                unit, offset = b.unit, b.offset
        return out

    def _line(self, start: _Start, b: Breakpoint, indent: float) -> Line:
        """The line from its start to a break."""
        units = self._units
        stop = b.unit if b.kind in ("space", "gap") else b.unit + 1
        pieces, gaps = self._pieces(start, stop, b)
        if b.kind == "hyphen" and pieces:
            pieces[-1].hyphen = True
            pieces[-1].width += pieces[-1].style.width("-")
        ended = b.kind == "end"
        # spaces at the end of the paragraph hang past the measure
        trailing = units.at[stop] - units.at[units.filled()] if ended and units.kinds[-1] == SPACE else 0.0
        natural = _width(pieces) - trailing
        left = units.hang_left(start.unit) if self._hang and not start.offset and not indent else 0.0
        room = self._measure - indent + left
        scale, extra = 1.0, 0.0
        if gaps:
            natural += _fill(gaps, room - natural)
        elif self._align == "justify" and (not ended or natural > room):
            scale, extra = self._justified(room + b.right - natural, natural, start.unit, stop, pieces)
        x = indent - left
        if self._align in ("right", "center") and not gaps:
            x = (self._measure - natural) / (1 if self._align == "right" else 2)
        after = _place(pieces, x, scale, extra)
        if b.kind == "space":
            self._hang_space(start.stretch, b.unit, pieces, after)
        return Line(pieces, after - x - trailing, extra, scale, ended)

    def _pieces(self, start: _Start, stop: int, b: Breakpoint) -> tuple[list[Piece], list[Piece]]:
        """The pieces of a line, and those of them that are gaps; not yet in their places."""
        units, stretches = self._units, self._units.stretches
        pieces: list[Piece] = []
        gaps: list[Piece] = []
        at = start.stretch
        while at < len(stretches) and stretches[at].start < stop:
            s = stretches[at]
            at += 1
            if isinstance(s.item, Gap):
                gaps.append(Piece(s.style, s.owner, 0.0, units.widths[s.start], " ", leader=s.item.leader))
                pieces.append(gaps[-1])
            elif isinstance(s.item, Atom):
                pieces.append(Piece(s.style, s.owner, 0.0, units.widths[s.start], "", atom=s.item))
            else:
                text, width = self._words(s, start, stop, b)
                if text:
                    pieces.append(Piece(s.style, s.owner, 0.0, width, text))
        return pieces, gaps

    def _words(self, s: Stretch, start: _Start, stop: int, b: Breakpoint) -> tuple[str, float]:
        """What of a stretch of words stands on the line, and its width; its first and last word may be parted."""
        units, texts = self._units, self._units.texts
        low, high = max(start.unit, s.start), min(stop, s.stop)
        words, width = texts[low:high], units.at[high] - units.at[low]
        offset = start.offset if low == start.unit else 0
        if high == stop and stop > b.unit and units.kinds[b.unit] == WORD and b.offset < len(texts[b.unit]):
            words[-1] = texts[b.unit][offset if b.unit == start.unit else 0 : b.offset]
            width += s.style.width(words[-1]) - units.widths[b.unit]
            if b.unit == start.unit:
                offset = 0
        if offset:
            words[0] = words[0][offset:]
            width += s.style.width(words[0]) - units.widths[start.unit]
        return "".join(words), width

    def _justified(self, short: float, natural: float, unit: int, stop: int, pieces: Sequence[Piece]) -> tuple[float, float]:
        """Glyph scale and the points added to each space for a line that is `short` of its measure."""
        count = 0
        for p in pieces:
            count += _spaces(p)
        if not count:
            return 1.0, 0.0
        white = self._units.white
        spaces = white[stop] - white[unit] if white else 0.0
        able = spaces * (SPACE_STRETCH if short >= 0 else SPACE_SHRINK) + EXPANSION * natural
        ratio = max(-1.0, min(1.0, short / able)) if able else 0.0
        scale = round(1.0 + ratio * EXPANSION, 4)
        return scale, max((short - natural * (scale - 1.0)) / count, (LEAST_SPACE - 1) * spaces / count)

    def _hang_space(self, stretch: int, unit: int, pieces: list[Piece], x: float) -> None:
        """The space at which the line ends, past the measure."""
        stretches = self._units.stretches
        while stretches[stretch].stop <= unit:
            stretch += 1
        s = stretches[stretch]
        last = pieces[-1] if pieces else None
        if last is not None and last.atom is None and last.style is s.style and last.owner is s.owner:
            last.text += " "
            last.width += s.style.space
        else:
            pieces.append(Piece(s.style, s.owner, x, s.style.space, " "))


def _spaces(piece: Piece) -> int:
    return piece.text.count(" ") + piece.text.count(TIE)


def _width(pieces: Sequence[Piece]) -> float:
    total = 0.0  # added up in order: `fsum` would be slower, and `sum` differs between versions of Python
    for piece in pieces:
        total += piece.width
    return total


def _fill(gaps: Sequence[Piece], room: float) -> float:
    """Share what the line has left among its gaps; returns by how much they grew."""
    share = max(0.0, room) / len(gaps)
    for gap in gaps:
        gap.width += share
    return share * len(gaps)


def _place(pieces: Sequence[Piece], x: float, scale: float, extra: float) -> float:
    """Put pieces beside each other from `x` on, scaled and with points added to their spaces; returns where they end."""
    for piece in pieces:
        piece.x = x
        if extra or scale != 1.0:
            piece.width = piece.width * scale + extra * _spaces(piece)
        x += piece.width
    return x
