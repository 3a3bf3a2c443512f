"""A word in a text style to the operand of the text-showing operator TJ (ISO 32000-1, 9.4.3), remembered for the whole file.

Every operand begins and ends in the style's first face, so words can be strung together without looking into them. What
a word needs beyond that (another face, a raised glyph, text that a code cannot say) stands inside: the array is closed,
the operator written, and the array opened again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.pdf.writing.fonts import EmbeddedFace, Fonts
from briefing.pdf.writing.values import number
from briefing.text.characters import SOFT_HYPHEN, ZERO_WIDTH_SPACE

if TYPE_CHECKING:
    from briefing.text.faces import Glyph
    from briefing.text.style import TextStyle

_NEGLIGIBLE = 0.05  # 1/1000 em


class MissingGlyph(Exception):
    """No face of the style has this character; layout should have said so at its line. `named` is for a sentence about it."""

    def __init__(self, text: str) -> None:
        self.named = f"the character {text!r} (U+{ord(text[0]):04X})" if text else "a character"
        super().__init__(f"no glyph for {self.named}")


class Lettering:
    """One text style in one file."""

    __slots__ = ("_fonts", "colour", "font", "hyphen", "rise", "risen", "size", "space", "style", "words")

    def __init__(self, style: TextStyle, fonts: Fonts) -> None:
        self._fonts = fonts
        self.style = style
        first = fonts.of(style.stack.primary)
        self.size = style.size * style.stack.primary.scale
        self.font = f"{first.resource} {number(self.size)} Tf"
        self.colour = " ".join(number(c) for c in style.colour) + " rg"
        self.rise = style.rise
        self.risen = number(style.rise) if style.rise else "0"
        self.words: dict[str, str] = {"": ""}
        self.space = self.word(" ")
        self.hyphen = ""

    def word(self, text: str) -> str:
        """The operand for a word, remembered under the word."""
        made = self.words[text] = self._operand(text, None)
        return made

    def soft_hyphen(self) -> str:
        """The hyphen at a line's end: it looks like one, and says U+00AD."""
        if not self.hyphen:
            self.hyphen = self._operand("-", SOFT_HYPHEN)
        return self.hyphen

    def body(self, text: str, separator: str) -> str:
        """The operand for words with single spaces between them, each space drawn by `separator`."""
        words = self.words
        if " " not in text:
            made = words.get(text)
            return (self.word(text) if made is None else made).replace("><", "")
        made = separator.join([words[w] if w in words else self.word(w) for w in text.split(" ")])
        return made.replace("><", "")

    def _operand(self, text: str, said: str | None) -> str:
        primary = self.style.stack.primary
        shaped = self.style.shaped(text)
        if len(shaped) == 1 and shaped[0][0] is primary:
            return self._glyphs(self._fonts.of(primary), shaped[0][1], said, self.size)
        out: list[str] = []
        for face, glyphs in shaped:
            embedded = self._fonts.of(face)
            if face is primary:
                out.append(self._glyphs(embedded, glyphs, said, self.size))
            else:
                size = self.style.size * face.scale
                inside = self._glyphs(embedded, glyphs, said, size)
                out.append(f"] TJ {embedded.resource} {number(size)} Tf [{inside}] TJ {self.font} [")
        return "".join(out)

    def _glyphs(self, embedded: EmbeddedFace, glyphs: tuple[Glyph, ...], said: str | None, size: float) -> str:
        out = ["<"]
        codes = embedded.codes
        move = 0.0  # how far the pen stands from where the next glyph wants it, 1/1000 em to the left
        for glyph, advance, x, y, cluster in glyphs:
            # a glyph whose cluster has no character left for it must still say something (ISO 14289-1, 7.21.7)
            text = (said if said is not None else cluster) if cluster else ZERO_WIDTH_SPACE
            if glyph == 0:
                raise MissingGlyph(text)
            shown, natural, exact = codes.get((glyph, text)) or embedded.code(glyph, text)
            move -= x
            if move > _NEGLIGIBLE or move < -_NEGLIGIBLE:
                out.append(f">{number(move)}<")
                move = 0.0
            if exact and not y:
                out.append(shown)
                move += x + natural - advance
                continue
            if not exact:
                says = text.encode("utf-16-be").hex().upper()
                shown = f">] TJ /Span <</ActualText <FEFF{says}>>> BDC [<{shown}>] TJ EMC [<"
            if y > _NEGLIGIBLE or y < -_NEGLIGIBLE:
                shown = f">] TJ {number(self.rise + y * size / 1000)} Ts [<{shown}>] TJ {number(self.rise)} Ts [<"
            out.append(shown)
            move += x + natural - advance
        out.append(">")
        if move > _NEGLIGIBLE or move < -_NEGLIGIBLE:
            out.append(number(move))
        return "".join(out).replace("<>", "")


class Letterings(dict["TextStyle", Lettering]):
    """The letterings of one file, each made when its style is first asked for."""

    def __init__(self, fonts: Fonts) -> None:
        super().__init__()
        self._fonts = fonts

    def __missing__(self, style: TextStyle) -> Lettering:
        made = self[style] = Lettering(style, self._fonts)
        return made
