"""Words, spaces, drawings and gaps to the places where a line of them may end.

`Units` are a stretch of a paragraph between two meant line ends, as parallel lists; `breakpoints` knows where language,
punctuation and script let a line end, and (when nothing else helps) where a word may be cut.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import accumulate

from briefing.text.breaking import CUT_PENALTY, DASH_PENALTY, GAP_PENALTY, HYPHEN_PENALTY, Break
from briefing.text.characters import SOFT_HYPHEN, TIE, ZERO_WIDTH_SPACE
from briefing.text.hyphenation import break_points
from briefing.text.items import Atom, Gap
from briefing.text.style import TextStyle

# How far a character may hang into the margin (protrusion), as a share of its own width: Hàn Thế Thành, «Micro-typographic
# extensions to the TeX typesetting system», 2000, gives the method; the values are those of this program.
_RIGHT = {".": 0.7, ",": 0.7, ":": 0.4, ";": 0.4, "-": 0.6, "–": 0.3, "—": 0.2, "’": 0.7, "”": 0.6, "'": 0.7, '"': 0.6,
          "»": 0.4, "!": 0.2, "?": 0.2, ")": 0.1}  # fmt: skip
_LEFT = {"“": 0.5, "‘": 0.6, "«": 0.4, '"': 0.5, "'": 0.6, "(": 0.1, "„": 0.3}

# After a hyphen or dash between words (never inside 55–80 %), and in addresses after the marks that part them.
_DASH = re.compile(r"(?<=\w)(?:[-–—/](?=[^\W\d]\w)|(?<!\d)[-–—/](?=\w{2}))|(?<=\w)/(?=\w)|[?&=#_](?=\w{3})|(?<=\w{3})\.(?=\w{4})")
_INVISIBLE = re.compile(f"[{SOFT_HYPHEN}{ZERO_WIDTH_SPACE}]")
_ADDRESS = re.compile(r"://|www\.|\w\.\w+/")
# Chinese, Japanese and Korean: a line may end between two characters, but not before a closing mark or after an opening one.
_CJK = re.compile(r"[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]")
_NOT_FIRST = frozenset("、。，．：；！？）］｝」』】〉》〕〗’”ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ%,.:;!?)]}")
_NOT_LAST = frozenset("（［｛「『【〈《〔〖‘“([{")
# Characters that stay with the one before them when a word is cut: joiners, variation selectors, soft hyphens.
_STAY = frozenset("\u200b\u200c\u200d\u2060\ufe0e\ufe0f\u00ad")
_GLUE = frozenset("\u00a0\u202f\u2007")
# Words tied together that are wider than the measure are parted at their ties before a word is cut.
_TIE_PENALTY = CUT_PENALTY / 3

# Characters of a word that are measured at once; kerning between two parts is lost, which no reader sees.
LONGEST_PART = 100

WORD, SPACE, ATOM, GAP = 0, 1, 2, 3
_ALTERNATE = [WORD, SPACE] * 512
_SEPARATOR = re.compile(f"[ {TIE}]")
_BLANK = str.maketrans("\t\n\r\v\f", "     ")
_BLANKS = re.compile("[\t\n\r\v\f]")


Points = tuple[tuple[int, str, float], ...]
"""Where a word may be broken: offset, kind, penalty."""


class Stretch:
    """Units `start` to `stop` of one style and owner; `item` is the drawing or the gap when it is one."""

    __slots__ = ("item", "owner", "start", "stop", "style")

    def __init__(self, start: int, stop: int, style: TextStyle, owner: object, item: Atom | Gap | None = None) -> None:
        self.start, self.stop, self.style, self.owner, self.item = start, stop, style, owner, item


class Units:
    """A stretch of a paragraph between two meant line ends, as parallel lists: words, spaces, drawings, gaps.

    `at` are the points before each unit and after the last, `white` the points of word space among them.
    """

    __slots__ = ("at", "kinds", "stretches", "texts", "white", "widths")

    def __init__(self) -> None:
        self.kinds: list[int] = []
        self.texts: list[str] = []
        self.widths: list[float] = []
        self.stretches: list[Stretch] = []
        self.at: list[float] = []
        self.white: list[float] = []

    def text(self, text: str, style: TextStyle, owner: object) -> None:
        """Words and the spaces and ties between them, in one style. Tabs and line ends are spaces."""
        if not text:
            return
        if not text.isprintable() and _BLANKS.search(text):
            text = text.translate(_BLANK)
        last = self.stretches[-1] if self.stretches else None
        if last is not None and last.item is None and last.style is style and last.owner is owner:
            if self.kinds[-1] == WORD and text[0] != " " and text[0] != TIE:  # one word in two runs
                self.kinds.pop()
                self.widths.pop()
                text = self.texts.pop() + text
        else:
            last = Stretch(len(self.kinds), 0, style, owner)
            self.stretches.append(last)
        self._split(text, style)
        last.stop = len(self.kinds)

    def _split(self, text: str, style: TextStyle) -> None:
        """Add a text as words and the spaces between them, by turns."""
        ties = TIE in text
        words = (text.replace(TIE, " ") if ties else text).split(" ")
        count = 2 * len(words) - 1
        known = style.widths
        try:
            set_widths = [known[w] for w in words]
        except KeyError:
            set_widths = [known[w] if w in known else style.width(w) for w in words]
        texts, widths = [" "] * count, [style.space] * count
        texts[::2] = words
        widths[::2] = set_widths
        if ties:
            texts[1::2] = _SEPARATOR.findall(text)
        kinds = _ALTERNATE[:count] if count <= 1024 else ([WORD, SPACE] * len(words))[:count]
        if "" in words:
            kept = [n for n, t in enumerate(texts) if t]
            kinds, texts, widths = [kinds[n] for n in kept], [texts[n] for n in kept], [widths[n] for n in kept]
        self.kinds += kinds
        self.texts += texts
        self.widths += widths

    def add(self, kind: int, text: str, width: float, item: Atom | Gap) -> None:
        """A drawing or a gap."""
        self.stretches.append(Stretch(len(self.kinds), len(self.kinds) + 1, item.style, item.owner, item))
        self.kinds.append(kind)
        self.texts.append(text)
        self.widths.append(width)

    def total(self) -> float:
        """The points up to the end of the last word: spaces at the end hang past the measure."""
        self.at = list(accumulate(self.widths, initial=0.0))
        return self.at[self.filled()]

    def filled(self) -> int:
        """How many units there are without the spaces at the end."""
        n = len(self.kinds)
        while n and self.kinds[n - 1] == SPACE:
            n -= 1
        return n or len(self.kinds)

    def stretch_at(self, unit: int) -> Stretch:
        """The stretch that holds a unit."""
        return next(s for s in self.stretches if s.stop > unit)

    def hang_right(self, unit: int) -> float:
        """How far a word's last character may stand past the measure, in points."""
        share = _RIGHT.get(self.texts[unit][-1:], 0.0) if self.kinds[unit] == WORD else 0.0
        return share * self.stretch_at(unit).style.width(self.texts[unit][-1]) if share else 0.0

    def hang_left(self, unit: int) -> float:
        """How far a word's first character may stand before the line's left edge, in points."""
        if unit >= len(self.kinds) or self.kinds[unit] != WORD:
            return 0.0
        share = _LEFT.get(self.texts[unit][0], 0.0)
        return share * self.stretch_at(unit).style.width(self.texts[unit][0]) if share else 0.0

    def end(self) -> Break:
        """The end of all."""
        n = len(self.kinds) - 1
        width, spaces = self.at[self.filled()], self.white[self.filled()] if self.white else 0.0
        return n, len(self.texts[n]), "end", width, spaces, width, spaces, 0.0, 0.0, False, 0.0, 0.0


def breakpoints(units: Units, measure: float, hyphenate: bool, lang: str, hang: bool, *, cut: bool) -> list[Break]:
    """Every place where a line may end, the end last. `cut`: words wider than `measure` may be cut anywhere, ties may break."""
    if not units.white:
        white = [w if k == SPACE else 0.0 for k, w in zip(units.kinds, units.widths, strict=True)]
        units.white = list(accumulate(white, initial=0.0))
    out: list[Break] = []
    for stretch in units.stretches:
        if stretch.item is None:
            patterns = (stretch.style.lang or lang) if hyphenate and stretch.style.hyphenate else ""
            _in_text(out, units, stretch, measure, patterns, hang, cut)
        elif units.kinds[stretch.start] == GAP and stretch.start:
            width, spaces = units.at[stretch.start], units.white[stretch.start]
            out.append((stretch.start, 0, "gap", width, spaces, width, spaces, 0.0, GAP_PENALTY, False, 0.0, 0.0))
        if stretch.stop < len(units.kinds):
            _between(out, units, stretch.stop - 1, cut)
    out.append(units.end())
    return out


def _in_text(out: list[Break], units: Units, stretch: Stretch, measure: float, lang: str, hang: bool, cut: bool) -> None:
    """The breaks in words of one style: at spaces, and inside words."""
    at, white, texts, style, last = units.at, units.white, units.texts, stretch.style, len(units.kinds) - 1
    known = _POINTS.setdefault(lang, {})
    add, start = out.append, stretch.start
    before = texts[start - 1] if start else ""
    for i, text in enumerate(texts[start : stretch.stop], start):
        if text == " " or text == TIE:
            if i < last and (cut or (i and text == " ")):
                right = left = 0.0
                if hang:
                    if before and before[-1] in _RIGHT:
                        right = _RIGHT[before[-1]] * style.width(before[-1]) if i > start else units.hang_right(i - 1)
                    if texts[i + 1] and texts[i + 1][0] in _LEFT:
                        left = units.hang_left(i + 1)
                penalty = 0.0 if text == " " else _TIE_PENALTY
                add((i, 0, "space", at[i], white[i], at[i + 1], white[i + 1], 0.0, penalty, False, right, left))
        else:
            try:
                points = known[text]
            except KeyError:
                points = points_of(text, lang)
                if len(known) < 50_000:
                    known[text] = points
            if cut and units.widths[i] > measure:
                points = _cut_points(text, points)
            if points:
                _inside(out, i, text, style, at[i], white[i], points, hang)
        before = text


def _between(out: list[Break], units: Units, i: int, cut: bool) -> None:
    """Two units of different styles that touch: a break only after a hyphen or between Chinese or Japanese characters;
    with `cut` between any two."""
    kinds, texts = units.kinds, units.texts
    kind, width, spaces = kinds[i], units.at[i + 1], units.white[i + 1]
    if kind == SPACE or kinds[i + 1] in (SPACE, GAP):
        return
    penalty = CUT_PENALTY if cut else -1.0
    if kind == WORD and kinds[i + 1] == WORD:
        before, after = texts[i][-1], texts[i + 1][0]
        if bool(_CJK.match(before)) and bool(_CJK.match(after)) and before not in _NOT_LAST and after not in _NOT_FIRST:
            penalty = 0.0
        elif before in "-–—/" and len(texts[i]) > 1 and after.isalnum():
            penalty = DASH_PENALTY
    if penalty >= 0.0:
        out.append((i, len(texts[i]), "dash", width, spaces, width, spaces, 0.0, penalty, False, 0.0, 0.0))


def _inside(
    out: list[Break], i: int, text: str, style: TextStyle, width: float, spaces: float, points: Points, hang: bool
) -> None:
    """The breaks inside one word, in order. A long word is measured in parts, or each break would shape all before it again."""
    start, parts = 0, 0.0
    for p, kind, penalty in points:
        while p - start > LONGEST_PART:
            parts += style.width(text[start : start + LONGEST_PART])
            start += LONGEST_PART
        before = width + parts + style.width(text[start:p])
        extra, mark = (style.width("-"), "-") if kind == "hyphen" else (0.0, text[p - 1])
        right = _RIGHT[mark] * style.width(mark) if hang and mark in _RIGHT else 0.0
        out.append((i, p, kind, before, spaces, before, spaces, extra, penalty, kind == "hyphen", right, 0.0))


_POINTS: dict[str, dict[str, Points]] = {}  # language -> word -> its breaks


def points_of(text: str, lang: str) -> Points:
    """Where a word may be broken, as (offset, kind, penalty); hyphens by `lang`, none when it is ""."""
    points: dict[int, tuple[str, float]] = {}
    if len(text) < 2:
        return ()
    if lang:
        for p in break_points(text, lang):
            points[p] = ("hyphen", HYPHEN_PENALTY)
    if not (text.isalpha() and text.isascii()):
        points.update(_marked_points(text))
    return tuple((p, *points[p]) for p in sorted(points))


def _marked_points(text: str) -> Iterator[tuple[int, tuple[str, float]]]:
    """The breaks that the characters of a word give: soft hyphens, dashes, the marks of an address, ideographs."""
    for m in _INVISIBLE.finditer(text):
        if m.end() < len(text) and (m.start() or m.group() == ZERO_WIDTH_SPACE):
            yield m.end(), (("hyphen", HYPHEN_PENALTY / 2) if m.group() == SOFT_HYPHEN else ("dash", 0.0))
    address = _ADDRESS.search(text) is not None
    for m in _DASH.finditer(text):
        mark = m.group()
        if m.end() < len(text) and (address or mark in "-–—/") and not (mark == "/" and text[m.end() : m.end() + 1] == "/"):
            yield m.end(), ("dash", DASH_PENALTY)
    if _CJK.search(text):
        for k in range(1, len(text)):
            a, b = text[k - 1], text[k]
            if (_CJK.match(a) or _CJK.match(b)) and a not in _NOT_LAST and b not in _NOT_FIRST:
                yield k, ("dash", 0.0)


def _cut_points(text: str, known: Points) -> Points:
    """A break between any two characters, for a word that nothing else makes fit; marks stay with their letter."""
    points = {
        k: (k, "cut", _TIE_PENALTY if text[k - 1] in _GLUE else CUT_PENALTY)
        for k in range(1, len(text))
        if text[k] not in _STAY and text[k - 1] != "\u200d" and not unicodedata.combining(text[k])
    }
    points.update((p[0], p) for p in known)
    return tuple(points[k] for k in sorted(points))
