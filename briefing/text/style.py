"""A text style: faces at a size, in a colour, with the typographic features of one place in the page."""

from __future__ import annotations

import math

from briefing.text.characters import SOFT_HYPHEN, TIE
from briefing.text.faces import Face, Features, FontStack, Glyph

Colour = tuple[float, float, float]
Shaped = tuple[tuple[Face, tuple[Glyph, ...]], ...]


class TextStyle:
    """How a stretch of text is set. Compared by identity: whoever makes styles keeps one for each set of values.

    `size` and `rise` are points, `tracking` 1/1000 em after every glyph, `caps` none | small | all_small | upper,
    `colour` red, green, blue from 0 to 1. Widths are points.
    """

    __slots__ = ("_shaped", "ascent", "cap_height", "caps", "colour", "descent", "features", "hyphenate", "lang", "rise",
                 "size", "space", "stack", "tracking", "widths", "x_height")  # fmt: skip

    def __init__(
        self, stack: FontStack, size: float, colour: Colour = (0.0, 0.0, 0.0), *, features: Features = (), tracking: float = 0.0,
        rise: float = 0.0, caps: str = "none", hyphenate: bool = True, lang: str = "",
    ) -> None:  # fmt: skip
        self.stack, self.size, self.colour, self.features = stack, size, colour, features
        self.tracking, self.rise, self.caps, self.hyphenate, self.lang = tracking, rise, caps, hyphenate, lang
        self.widths: dict[str, float] = {"": 0.0}
        self._shaped: dict[str, Shaped] = {}
        em = size * stack.primary.scale / 1000
        face = stack.primary
        self.ascent, self.descent = face.ascent * em, face.descent * em
        self.cap_height, self.x_height = face.cap_height * em, face.x_height * em
        self.space = self.width(" ")

    def shaped(self, word: str) -> Shaped:
        """The word's glyphs by face, tracking included; advances in 1/1000 em of `size` × the face's scale."""
        found = self._shaped.get(word)
        if found is None:
            found = self._shaped[word] = self._shape(word)
        return found

    def _shape(self, word: str) -> Shaped:
        if SOFT_HYPHEN in word:
            word = word.replace(SOFT_HYPHEN, "")
        pairs = "".join([c.upper() for c in word]) if self.caps == "upper" else None
        out = []
        for face, text in self.stack.segments(word if pairs is None else pairs):
            _, glyphs = face.shape(text, self.features)
            if self.tracking:
                glyphs = tuple((g, a + self.tracking, x, y, t) for g, a, x, y, t in glyphs)
            out.append((face, glyphs))
        if pairs is not None and pairs != word:
            out = _said_as_typed(out, word)
        return tuple(out)

    def width(self, word: str) -> float:
        """The word's set width in points, remembered."""
        found = self.widths.get(word)
        if found is None:
            total = 0.0
            for face, glyphs in self.shaped(word):
                total += math.fsum(g[1] for g in glyphs) * face.scale
            found = self.widths[word] = total * self.size / 1000
        return found

    def text_width(self, text: str) -> float:
        """The width in points of words with plain spaces or ties between them."""
        words = text.replace(TIE, " ").split(" ")
        return math.fsum(map(self.width, words)) + self.space * (len(words) - 1)

    def missing(self, text: str) -> frozenset[str]:
        """The characters that no face of this style has."""
        return self.stack.missing(text.upper() if self.caps == "upper" else text)


def _said_as_typed(out: list[tuple[Face, tuple[Glyph, ...]]], typed: str) -> list[tuple[Face, tuple[Glyph, ...]]]:
    """Capitals that a style sets say the letters that were typed; where one letter is two capitals (ß) the first says it."""
    says = [c if n == 0 else "" for c in typed for n in range(len(c.upper()))]
    result, at = [], 0
    for face, glyphs in out:
        said: list[Glyph] = []
        for g, a, x, y, t in glyphs:
            words = "".join(says[at : at + len(t)]) if t is not None else ""
            at += len(t or "")
            said.append((g, a, x, y, words or None))
        result.append((face, tuple(said)))
    return result
