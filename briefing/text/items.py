"""What a paragraph is made of before it is broken into lines, and what it is after.

    Run    words in one style, owned by one element     Atom   a drawing in the line
    Gap    white space that takes what is left          End    a line end that is meant
    Piece  words of one style and owner on one line, at their x      Line   pieces from left to right

An `owner` is whatever the caller wants to find again in the pieces.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Union

from briefing.text.characters import TIE
from briefing.text.style import TextStyle


@dataclass(slots=True, eq=False)
class Styled:
    """What stands on a line in one style, and whose it is."""

    style: TextStyle
    owner: object


@dataclass(slots=True, eq=False)
class Run(Styled):
    """Words in one style."""

    text: str


@dataclass(slots=True, eq=False)
class Atom(Styled):
    """A drawing in the line: `height` above and `depth` below the baseline, in the style of the words around it."""

    width: float
    height: float
    depth: float
    payload: Any  # what is drawn: a display list, which stands above the text layer and is only carried through it


@dataclass(slots=True, eq=False)
class Gap(Styled):
    """White space that takes up what the line has left; extracts as one space."""

    leader: str


@dataclass(slots=True, eq=False)
class End:
    """The line ends here."""


Item = Union[Run, Atom, Gap, End]


@dataclass(slots=True, eq=False)
class Piece(Styled):
    """Words on a line: `x` from the line's left edge and `width`, in points as set. `hyphen`: one follows, said as U+00AD."""

    x: float
    width: float
    text: str
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
