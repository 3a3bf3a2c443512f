"""Items to set lines: words in their styles, drawings and stretching gaps, broken at a measure and placed on their line.

    Run    words in one style, owned by one element     Atom   a drawing in the line
    Gap    white space that takes what is left          End    a line end that is meant
    Piece  words of one style and owner on one line, at their x      Line   pieces from left to right

Text is kept exactly: the pieces of all lines joined, line-end hyphens left out, are the words that came in. A line inside a
paragraph ends in its space, which hangs past the measure, so that words never run together when they are copied.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Union

from briefing.text.breaking import (
    CUT_PENALTY,
    DASH_PENALTY,
    EXPANSION,
    GAP_PENALTY,
    HYPHEN_PENALTY,
    SPACE_SHRINK,
    SPACE_STRETCH,
    Break,
    Breakpoint,
    first_fit,
    total_fit,
)
from briefing.text.characters import SOFT_HYPHEN, TIE, ZERO_WIDTH_SPACE
from briefing.text.hyphenation import break_points
from briefing.text.style import TextStyle

# How far a character may hang into the margin, as a share of its own width (after Thành, «Micro-typographic extensions»).
_RIGHT = {".": 0.7, ",": 0.7, ":": 0.4, ";": 0.4, "-": 0.6, "–": 0.3, "—": 0.2, "’": 0.7, "”": 0.6, "'": 0.7, '"': 0.6, "»": 0.4, "!": 0.2, "?": 0.2, ")": 0.1}
_LEFT = {"“": 0.5, "‘": 0.6, "«": 0.4, '"': 0.5, "'": 0.6, "(": 0.1, "„": 0.3}

# Tolerances of the passes: first without hyphens, then with them, then whatever it takes.
_JUSTIFIED = ((False, 1.0), (True, 2.0), (True, 4.5), (True, 12.0))
_RAGGED = ((False, 1.9), (True, 2.6), (True, 6.0), (True, 20.0))

# After a hyphen or dash between words (never inside 55–80 %), and in addresses after the marks that part them.
_DASH = re.compile(r"(?<=\w)(?:[-–—/](?=[^\W\d]\w)|(?<!\d)[-–—/](?=\w{2}))|(?<=\w)/(?=\w)|[?&=#_](?=\w{3})|(?<=\w{3})\.(?=\w{4})")
_ADDRESS = re.compile(r"://|www\.|\w\.\w+/")
# Chinese, Japanese and Korean: a line may end between two characters, but not before a closing mark or after an opening one.
_CJK = re.compile(r"[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]")
_NOT_FIRST = frozenset("、。，．：；！？）］｝」』】〉》〕〗’”ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ%,.:;!?)]}")
_NOT_LAST = frozenset("（［｛「『【〈《〔〖‘“([{")

_WORD, _SPACE, _ATOM, _GAP = 0, 1, 2, 3


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
    """Words on a line: `x` from the line's left edge and `width`, in points as set. `hyphen`: a hyphen follows, said as U+00AD."""

    x: float
    width: float
    text: str
    style: TextStyle
    owner: Any
    hyphen: bool = False
    atom: Atom | None = None


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


class _Units:
    """A stretch of a paragraph between two meant line ends, as parallel lists: words, spaces, drawings, gaps."""

    __slots__ = ("items", "kinds", "owners", "styles", "texts", "widths")

    def __init__(self) -> None:
        self.kinds: list[int] = []
        self.texts: list[str] = []
        self.styles: list[Any] = []
        self.owners: list[Any] = []
        self.widths: list[float] = []
        self.items: list[Any] = []

    def words(self, words: list[str], style: Any, owner: Any) -> None:
        """Words with one space between each two."""
        known = style._widths
        kinds, texts, widths = self.kinds, self.texts, self.widths
        before = len(kinds)
        space = style.space
        first = True
        for word in words:
            if first:
                first = False
            else:
                kinds.append(_SPACE)
                texts.append(" ")
                widths.append(space)
            if word:
                width = known.get(word)
                kinds.append(_WORD)
                texts.append(word)
                widths.append(style.width(word) if width is None else width)
        more = len(kinds) - before
        self.styles += [style] * more
        self.owners += [owner] * more
        self.items += [None] * more

    def add(self, kind: int, text: str, style: Any, owner: Any, width: float, item: Any = None) -> None:
        self.kinds.append(kind)
        self.texts.append(text)
        self.styles.append(style)
        self.owners.append(owner)
        self.widths.append(width)
        self.items.append(item)

    def run(self, run: Run) -> None:
        style, owner, text = run.style, run.owner, run.text
        if TIE not in text:
            self.words(text.split(" "), style, owner)
            return
        for part in re.split(f"([ {TIE}])", text):
            if part in (" ", TIE):
                self.add(_SPACE, part, style, owner, style.space)
            elif part:
                self.add(_WORD, part, style, owner, style.width(part))


def break_lines(
    items: Sequence[Item], measure: float, *, align: str = "left", hyphenate: bool = False, lang: str = "en", indent: float = 0.0,
    balance: bool = False, hang: bool = True,
) -> list[Line]:  # fmt: skip
    """Set items at a measure (points): left, right, center or justify; `indent` moves the first line in, `balance` makes
    lines of like length. Never fails: what has no place to break is cut, so that nothing stands outside the measure."""
    segments = _segments(items)
    justify = align == "justify"
    lines: list[Line] = []
    for number, units in enumerate(segments):
        if not units.kinds:
            if lines or len(segments) > 1:
                lines.append(Line([], 0.0, end=True))
            continue
        first = indent if number == 0 else 0.0
        room = _balanced(units, measure, lang) if balance and not first else measure
        breaks, ends = _ends(units, room, justify, hyphenate, lang, first, hang)
        lines += _lines(units, breaks, ends, measure, align, first, hang, last=number == len(segments) - 1)
    return lines


def line_of(items: Sequence[Item], *, align: str = "left", measure: float) -> Line:
    """The items on one line, never broken; wider than the measure when they are."""
    found = break_lines(items, 1e7, align="left", hang=False)
    line = found[0] if found else Line([], 0.0, end=True)
    shift = {"right": measure - line.width, "center": (measure - line.width) / 2}.get(align, 0.0)
    for piece in line.pieces:
        piece.x += shift
    return line


def _segments(items: Sequence[Item]) -> list[_Units]:
    out = [_Units()]
    for item in items:
        if isinstance(item, Run):
            out[-1].run(item)
        elif isinstance(item, Atom):
            out[-1].add(_ATOM, "", None, item.owner, item.width, item)
        elif isinstance(item, Gap):
            style = item.style or next((s for s in reversed(out[-1].styles) if s is not None), None)
            out[-1].add(_GAP, " ", style, item.owner, style.space if style is not None else 0.0, item)
        else:
            out.append(_Units())
    return out


# -- breaking -------------------------------------------------------------------------------------------------------
def _ends(units: _Units, measure: float, justify: bool, hyphenate: bool, lang: str, first: float, hang: bool) -> tuple[list[Break], list[int]]:
    if sum(units.widths) <= measure - first:  # one line: most labels, cells and list items
        last = _end_point(units, sum(units.widths), 0.0)
        return [last], [0]
    left = _hang_left(units, 0) if hang else 0.0
    breaks: list[Break] = []
    had: bool | None = None
    for hyphens, tolerance in _JUSTIFIED if justify else _RAGGED:
        wanted = hyphens and hyphenate
        if wanted is not had:
            breaks = _breakpoints(units, measure, wanted, lang, hang, cut=False)
            had = wanted
        ends = total_fit(breaks, measure, justify=justify, tolerance=tolerance, first=first, left=left)
        if ends is not None:
            return breaks, ends
    breaks = _breakpoints(units, measure, hyphenate, lang, hang, cut=True)
    ends = total_fit(breaks, measure, justify=justify, tolerance=1e7, first=first, left=left)
    return breaks, first_fit(breaks, measure, first=first) if ends is None else ends


def _end_point(units: _Units, width: float, spaces: float) -> Break:
    n = len(units.kinds) - 1
    return n, len(units.texts[n]), "end", width, spaces, width, spaces, 0.0, 0.0, False, 0.0, 0.0


def _breakpoints(units: _Units, measure: float, hyphenate: bool, lang: str, hang: bool, *, cut: bool) -> list[Break]:
    """Every place where a line may end. `cut`: words wider than the measure may be cut anywhere, ties may break."""
    out: list[Break] = []
    width = spaces = 0.0
    kinds, texts, styles, widths = units.kinds, units.texts, units.styles, units.widths
    last = len(kinds) - 1
    for i, kind in enumerate(kinds):
        w = widths[i]
        if kind == _WORD:
            text = texts[i]
            if len(text) > 1:
                key = lang if hyphenate and styles[i].hyphenate else ""
                known = _POINTS.get(key)
                if known is None:
                    known = _POINTS[key] = {}
                found = known.get(text)
                points = _points(text, key) if found is None else found
                if found is None and len(known) < 50_000:
                    known[text] = points
                if cut and w > measure:
                    points = _cut_points(text, points)
                if points:
                    _inside(out, i, text, styles[i], width, spaces, points)
            if i < last and kinds[i + 1] == _WORD:
                _between(out, units, i, width + w, spaces)
            width += w
        elif kind == _SPACE:
            if i < last and i and (texts[i] == " " or cut):
                before, after = texts[i - 1], texts[i + 1]
                right = _hang_right(units, i - 1) if hang and before and before[-1] in _RIGHT else 0.0
                left = _hang_left(units, i + 1) if hang and after and after[0] in _LEFT else 0.0
                out.append((i, 0, "space", width, spaces, width + w, spaces + w, 0.0, 0.0, False, right, left))
            width += w
            spaces += w
        elif kind == _GAP:
            if i:
                out.append((i, 0, "gap", width, spaces, width, spaces, 0.0, GAP_PENALTY, False, 0.0, 0.0))
            width += w
        else:
            width += w
    out.append(_end_point(units, width, spaces))
    return out


def _between(out: list[Break], units: _Units, i: int, width: float, spaces: float) -> None:
    """Two words of different styles that touch: a break only after a hyphen or between Chinese or Japanese characters."""
    before, after = units.texts[i][-1], units.texts[i + 1][0]
    dash = before in "-–—/" and len(units.texts[i]) > 1 and after.isalnum()
    cjk = bool(_CJK.match(before)) and bool(_CJK.match(after)) and before not in _NOT_LAST and after not in _NOT_FIRST
    if dash or cjk:
        penalty = DASH_PENALTY if dash else 0.0
        out.append((i, len(units.texts[i]), "dash", width, spaces, width, spaces, 0.0, penalty, False, 0.0, 0.0))


def _inside(
    out: list[Break], i: int, text: str, style: TextStyle, width: float, spaces: float, points: tuple[tuple[int, str, float], ...]
) -> None:  # fmt: skip
    """The breaks inside one word."""
    for p, kind, penalty in points:
        before = width + style.width(text[:p])
        extra = style.width("-") if kind == "hyphen" else 0.0
        right = _RIGHT["-"] * extra if kind == "hyphen" else _RIGHT.get(text[p - 1], 0.0) * style.width(text[p - 1])
        out.append((i, p, kind, before, spaces, before, spaces, extra, penalty, kind == "hyphen", right, 0.0))


_POINTS: dict[str, dict[str, tuple[tuple[int, str, float], ...]]] = {}  # language -> word -> its breaks


def _points(text: str, lang: str) -> tuple[tuple[int, str, float], ...]:
    """Where a word may be broken, as (offset, kind, penalty); hyphens by `lang`, none when it is ""."""
    points: dict[int, tuple[str, float]] = {}
    if lang:
        for p in break_points(text, lang):
            points[p] = ("hyphen", HYPHEN_PENALTY)
    if text.isalpha() and text.isascii():
        return tuple((p, *points[p]) for p in sorted(points))
    if SOFT_HYPHEN in text:
        for m in re.finditer(SOFT_HYPHEN, text):
            if 0 < m.start() < len(text) - 1:
                points[m.end()] = ("hyphen", HYPHEN_PENALTY / 2)
    if ZERO_WIDTH_SPACE in text:
        for m in re.finditer(ZERO_WIDTH_SPACE, text):
            points[m.end()] = ("dash", 0.0)
    address = _ADDRESS.search(text) is not None
    for m in _DASH.finditer(text):
        mark = m.group()
        if m.end() < len(text) and (address or mark in "-–—/") and not (mark == "/" and text[m.end() : m.end() + 1] == "/"):
            points[m.end()] = ("dash", DASH_PENALTY)
    if _CJK.search(text):
        for k in range(1, len(text)):
            a, b = text[k - 1], text[k]
            if (_CJK.match(a) or _CJK.match(b)) and a not in _NOT_LAST and b not in _NOT_FIRST:
                points[k] = ("dash", 0.0)
    return tuple((p, *points[p]) for p in sorted(points))


def _cut_points(text: str, known: tuple[tuple[int, str, float], ...]) -> tuple[tuple[int, str, float], ...]:
    """A break between any two characters, for a word that nothing else makes fit."""
    had = {p[0]: p for p in known}
    return tuple(had.get(k, (k, "cut", CUT_PENALTY)) for k in range(1, len(text)))


def _hang_right(units: _Units, i: int) -> float:
    text = units.texts[i]
    share = _RIGHT.get(text[-1:], 0.0) if units.kinds[i] == _WORD else 0.0
    return share * units.styles[i].width(text[-1]) if share else 0.0


def _hang_left(units: _Units, i: int) -> float:
    if i >= len(units.kinds) or units.kinds[i] != _WORD:
        return 0.0
    character = units.texts[i][0]
    share = _LEFT.get(character, 0.0)
    return share * units.styles[i].width(character) if share else 0.0


def _balanced(units: _Units, measure: float, lang: str) -> float:
    """The least measure at which the lines stay as many."""
    total = sum(units.widths)
    if total <= measure:
        return measure
    breaks = _breakpoints(units, measure, False, lang, False, cut=False)

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
    low, high = total / (wanted + 1), measure
    for _ in range(14):
        middle = (low + high) / 2
        low, high = (low, middle) if count(middle) <= wanted else (middle, high)
    return min(measure, high + 0.5)


# -- lines ----------------------------------------------------------------------------------------------------------
def _lines(units: _Units, breaks: list[Break], ends: list[int], measure: float, align: str, indent: float, hang: bool, *, last: bool) -> list[Line]:
    out: list[Line] = []
    unit = offset = 0
    for number, end in enumerate(ends):
        b = Breakpoint._make(breaks[end])
        first = indent if number == 0 else 0.0
        out.append(_line(units, unit, offset, b, measure, align, first, hang))
        if b.kind == "space":
            unit, offset = b.unit + 1, 0
        elif b.kind == "gap":
            unit, offset = b.unit, 0
        elif b.offset >= len(units.texts[b.unit]):
            unit, offset = b.unit + 1, 0
        else:
            unit, offset = b.unit, b.offset
    if not last and out and out[-1].pieces:  # a meant line end: the words of two lines stay apart
        piece = out[-1].pieces[-1]
        if piece.atom is None and not piece.text.endswith(" "):
            piece.text += " "
            piece.width += piece.style.space
    return out


def _line(units: _Units, unit: int, offset: int, b: Breakpoint, measure: float, align: str, first: float, hang: bool) -> Line:
    """The line from (unit, offset) to a break."""
    kinds, texts, styles, owners, widths = units.kinds, units.texts, units.styles, units.owners, units.widths
    pieces: list[Piece] = []
    natural = spaces = 0.0
    gaps: list[int] = []
    text: list[str] = []
    style: Any = None
    owner: Any = None
    width = 0.0
    stop = b.unit if b.kind in ("space", "gap") else b.unit + 1
    for i in range(unit, stop):
        kind = kinds[i]
        word, w = texts[i], widths[i]
        if kind == _WORD:
            low = offset if i == unit else 0
            high = b.offset if i == b.unit and b.kind != "space" else len(word)
            if low or high < len(word):
                word = word[low:high]
                w = styles[i].width(word)
            if not word:
                continue
        elif kind != _SPACE:
            if text:
                pieces.append(Piece(0.0, width, "".join(text), style, owner))
                text, width = [], 0.0
            style = owner = None
            if kind == _GAP:
                gaps.append(len(pieces))
                pieces.append(Piece(0.0, w, " ", styles[i], owners[i]))
            else:
                pieces.append(Piece(0.0, w, "", styles[i - 1] if i else None, owners[i], atom=units.items[i]))  # type: ignore[arg-type]
            natural += w
            continue
        else:
            spaces += w
        if text and styles[i] is style and owners[i] is owner:
            text.append(word)
            width += w
        else:
            if text:
                pieces.append(Piece(0.0, width, "".join(text), style, owner))
            text, width, style, owner = [word], w, styles[i], owners[i]
        natural += w
    if text:
        pieces.append(Piece(0.0, width, "".join(text), style, owner))
    if b.kind == "hyphen" and pieces:
        pieces[-1].hyphen = True
        hyphen = pieces[-1].style.width("-")
        pieces[-1].width += hyphen
        natural += hyphen
    _style_atoms(pieces)
    left = _hang_left(units, unit) if hang and not offset and not first else 0.0
    scale, extra = 1.0, 0.0
    room = measure - first + left
    right = b.right if align == "justify" else 0.0
    ended = b.kind == "end"
    if align == "justify" and not gaps and spaces > 0 and (not ended or natural > room):
        scale, extra = _justified(room + right - natural, natural, spaces, pieces)
    if gaps:
        share = max(0.0, room - natural) / len(gaps)
        for g in gaps:
            pieces[g].width += share
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
        _hang_space(pieces, styles[b.unit], owners[b.unit], x)
    return Line(pieces, x - start, extra, scale, ended)


def _style_atoms(pieces: list[Piece]) -> None:
    """A drawing has no type of its own; it takes its neighbour's, for whoever asks a piece for its size."""
    if any(p.style is None for p in pieces):
        known = next((p.style for p in pieces if p.style is not None), None)
        for p in pieces:
            if p.style is None and known is not None:
                p.style = known


def _justified(short: float, natural: float, spaces: float, pieces: list[Piece]) -> tuple[float, float]:
    """Glyph scale and the points added to each space for a line that is `short` of its measure."""
    give = EXPANSION * natural
    able = spaces * (SPACE_STRETCH if short >= 0 else SPACE_SHRINK) + give
    ratio = max(-1.0, min(1.0, short / able)) if able else 0.0
    scale = round(1.0 + ratio * EXPANSION, 4)
    count = sum(p.text.count(" ") + p.text.count(TIE) for p in pieces if p.text)
    if not count:
        return 1.0, 0.0
    return scale, (short - natural * (scale - 1.0)) / count


def _hang_space(pieces: list[Piece], style: TextStyle, owner: Any, x: float) -> None:
    """The space at which the line ends, past the measure."""
    last = pieces[-1] if pieces else None
    if last is not None and last.atom is None and last.style is style and last.owner is owner:
        last.text += " "
        last.width += style.space
    else:
        pieces.append(Piece(x, style.space, " ", style, owner))
