"""A page's content stream to what it says: the words of each marked sequence, and whatever would be printed off the page.

Reads the operators of ISO 32000-1, annex A, as far as they say where something stands or to whom it belongs. Our own writer
puts operators of one kind on a line, so that a line that was met before is not read twice.
"""

from __future__ import annotations

import codecs
import math
import re
from binascii import unhexlify
from collections.abc import Iterator
from typing import Any

from briefing.pdf.proof.objects import File, UnreadableFile
from briefing.records import fresh, record

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
Act = tuple[str, Any]
_TEXT_ROOM, _MARK_ROOM = 0.5, 1.0  # points by which something may reach over the edge: roundings, half a rule


@record(frozen=False)
class PageText:
    """What a page says: by marked content, in the order of painting; artifacts; what belongs to nothing; what is off the page."""

    marked: dict[int, str] = fresh(default_factory=dict)
    artifacts: list[str] = fresh(default_factory=list)
    unowned: list[str] = fresh(default_factory=list)
    outside: list[str] = fresh(default_factory=list)


# -- fonts --------------------------------------------------------------------------------------------------------
_ROW = re.compile(rb"^<([0-9A-F]{4})> <([0-9A-F]*)>$", re.MULTILINE)
_NARROW = 256  # a font with fewer codes is read byte by byte


class FontTable:
    """What the codes of a font say, and how wide they are."""

    __slots__ = ("_bounds", "_characters", "_longer", "_said", "_unit", "_widths", "high", "low")

    def __init__(self, file: File, font: dict[str, Any]) -> None:
        descendant = file.get(file.get(font["DescendantFonts"])[0])
        descriptor = file.get(descendant["FontDescriptor"])
        self.high, self.low = descriptor["Ascent"] / 1000, descriptor["Descent"] / 1000
        rows = _ROW.findall(file.stream(font["ToUnicode"]))
        self._said = {int(code, 16): unhexlify(text).decode("utf-16-be") for code, text in rows}
        self._widths: dict[int, float] = {}
        widths = iter(file.get(descendant["W"]))
        for first, run in zip(widths, widths, strict=True):
            self._widths.update(enumerate(run, first))
        self._characters, self._longer, self._bounds, self._unit = "", {}, b"", 1
        if max(self._said, default=0) < _NARROW:
            # a ligature says several characters, and a code may stand for one only: a stand-in, written out afterwards
            self._longer = {0xF0000 + code: text for code, text in self._said.items() if len(text) != 1}
            one, wide = ["\ufffe"] * _NARROW, [0] * _NARROW
            for code, text in self._said.items():
                one[code] = text if len(text) == 1 else chr(0xF0000 + code)
            self._characters = "".join(one)
            self._unit = unit = math.ceil(max(self._widths.values(), default=1) / 255) or 1
            for code, width in self._widths.items():
                if width > 0 and code < _NARROW:
                    wide[code] = math.ceil(width / unit)
            self._bounds = bytes(wide)

    def read(self, codes: bytes) -> tuple[str, bytes, float]:
        """The characters of codes given in hexadecimal digits, the codes, a byte each or (in wide fonts) two, and a width that
        they do not exceed, 1/1000 of the size."""
        raw = unhexlify(codes)
        if not self._characters:
            return "".join([self._said[code] for code in _pairs(raw)]), raw, self.advance(raw)
        if raw[::2].strip(b"\0"):
            raise UnreadableFile("a page shows a code that its font does not have")
        raw = raw[1::2]
        said, _ = codecs.charmap_decode(raw, "strict", self._characters)
        if self._longer and not said.isascii():
            said = said.translate(self._longer)
        return said, raw, sum(raw.translate(self._bounds)) * self._unit  # whole numbers

    def advance(self, codes: bytes) -> float:
        """The width of the codes, 1/1000 of the size."""
        return math.fsum([self._widths[code] for code in (codes if self._bounds else _pairs(codes))])


def _pairs(raw: bytes) -> Iterator[int]:
    return (high << 8 | low for high, low in zip(raw[::2], raw[1::2], strict=True))


# -- operators ----------------------------------------------------------------------------------------------------
_WORD = re.compile(
    rb"(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))|(?P<name>/[^\s<>\[\]()/%]+)|\[(?P<array>[^\]]*)\]"
    rb"|<<(?P<facts>[^<>]*(?:<[^<>]*>[^<>]*)*)>>|(?P<operator>[A-Za-z][A-Za-z0-9]*\*?)|(?P<other>[^\s])"
)
_PAINT = frozenset((b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"n"))
_COUNTS = {b"m": 2, b"l": 2, b"c": 6, b"v": 4, b"y": 4, b"re": 4, b"cm": 6, b"Td": 2, b"Tm": 6, b"Tz": 1, b"Ts": 1}
_STATE = {b"cm": "cm", b"Tm": "Tm", b"Td": "Td", b"Tz": "Tz", b"Ts": "Ts"}
_BARE = {b"q": "q", b"Q": "Q", b"BT": "BT", b"ET": "ET", b"EMC": "EMC"}
_FOREIGN = frozenset((b"Tj", b"BI", b"TD", b"TL", b"Tc", b"Tw"))  # ours writes neither
_MCID = re.compile(rb"/MCID (\d{1,6})\b")
_ACTUAL = re.compile(rb"/ActualText <FEFF([0-9A-F]*)>")
_KIND = re.compile(rb"/Type /(\w+)")


_NUMERALS = b"0123456789.- "


def _simple(line: bytes) -> list[Act] | None:
    """What a line of one operator and its numbers does, None for any other line. Most lines are such: placing and stretching."""
    operator = line.translate(None, _NUMERALS)
    if (operator == b"Td" and line[-3:] == b" Td") or (operator == b"Tz" and line[-3:] == b" Tz"):
        numbers = tuple([float(word) for word in line[:-3].split(b" ")])
        if len(numbers) == _COUNTS[operator]:
            return [(_STATE[operator], numbers)]
    return None


def _acts(line: bytes) -> list[Act]:  # noqa: C901 (one branch for each kind of operator)
    """What the operators of a line do, as far as it matters here; the points of a path are gathered to a box."""
    acts: list[Act] = []
    numbers: list[float] = []
    path: list[float] = []  # x and y by turns
    last: Any = None  # the latest name, array or dictionary
    named = b""
    for m in _WORD.finditer(line):
        kind = m.lastgroup
        if kind == "number":
            numbers.append(float(m["number"]))
            continue
        if kind != "operator":
            if kind == "other":
                raise UnreadableFile(f"a page has an operator that none of ours writes: {line[:40].decode('latin-1')}")
            named = m["name"] if kind == "name" else named
            last = m[kind or ""]
            continue
        operator = m["operator"]
        count = _COUNTS.get(operator)
        if count is not None and len(numbers) != count:
            raise UnreadableFile(f"a page has an operator without its numbers: {line[:40].decode('latin-1')}")
        if operator in (b"m", b"l", b"c", b"v", b"y"):
            path += _curve(path[-2:], numbers) if operator == b"c" and path else numbers
        elif operator == b"re":
            x, y, width, height = numbers
            path += (x, y, x + width, y + height)
        elif operator in _PAINT:
            acts.append(("n" if operator == b"n" else "paint", _box(path)))
            path = []
        elif operator in (b"W", b"W*"):
            acts.append(("clip", _box(path)))
        elif operator in _STATE:
            acts.append((_STATE[operator], tuple(numbers)))
        elif operator in _BARE:
            acts.append((_BARE[operator], None))
        elif operator == b"Do":
            acts.append(("Do", named[1:]))
        elif operator == b"TJ":
            acts.append(("TJ", last))
        elif operator == b"Tf":
            acts.append(("Tf", (named[1:], numbers[0])))
        elif operator in (b"BDC", b"BMC"):
            acts.append(_opened(named, last))
        elif operator in _FOREIGN:
            raise UnreadableFile(f"a page has an operator that none of ours writes: {operator.decode('ascii')}")
        numbers = []
    if path:
        acts.append(("path", _box(path)))
    return acts


def _curve(start: list[float], numbers: list[float]) -> list[float]:
    """A point half way along a Bézier curve, and its end."""
    (x0, y0), (x1, y1, x2, y2, x3, y3) = start, numbers
    return [(x0 + 3 * x1 + 3 * x2 + x3) / 8, (y0 + 3 * y1 + 3 * y2 + y3) / 8, x3, y3]


def _box(path: list[float]) -> Box | None:
    return (min(path[::2]), min(path[1::2]), max(path[::2]), max(path[1::2])) if path else None


def _opened(named: bytes, facts: bytes | None) -> Act:
    facts = facts or b""
    found = _MCID.search(facts)
    if named == b"/Artifact":
        kind = _KIND.search(facts)
        return "artifact", kind is not None and kind[1] == b"Background"
    if found is not None:
        return "mcid", int(found[1])
    said = _ACTUAL.search(facts)
    if said is not None:
        return "actual", bytes.fromhex(said[1].decode("ascii")).decode("utf-16-be")
    return "nobody", None


class _Numbers(dict[bytes, float]):
    """What digits stand for, remembered: a line is full of the same few adjustments."""

    def __missing__(self, digits: bytes) -> float:
        made = self[digits] = float(digits) if digits else 0.0
        return made


# -- pages --------------------------------------------------------------------------------------------------------
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Reader:
    """Reads the pages of one file, one after the other."""

    __slots__ = (
        "_adjust", "_clip", "_codes", "_ctm", "_font", "_fonts", "_height", "_known", "_moved", "_objects", "_owners",
        "_page", "_path", "_pieces", "_rise", "_saved", "_scale", "_size", "_strung", "_turn", "_width", "_x", "_y",
    )  # fmt: skip

    def __init__(self, fonts: dict[bytes, FontTable], objects: dict[bytes, Box]) -> None:
        self._fonts = fonts
        self._objects = objects
        self._known: dict[bytes, list[Act]] = {}
        self._adjust = _Numbers().__getitem__

    def page(self, content: bytes, width: float, height: float) -> PageText:
        """Read a page of this size in points. Raises `UnreadableFile` on what our writer does not write."""
        self._page, self._width, self._height = PageText(), width, height
        self._owners: list[Act] = []
        self._pieces: list[str] | None = None  # where words go
        self._saved: list[tuple[Any, ...]] = []
        self._ctm, self._turn = _IDENTITY, _IDENTITY
        self._clip: Box | None = None
        self._font: FontTable | None = None
        self._size, self._scale, self._rise = 0.0, 1.0, 0.0
        self._x = self._y = self._moved = 0.0
        self._strung: list[tuple[FontTable, bytes, float, float]] = []  # what has been shown since the pen was placed
        self._path: Box | None = None
        marked: dict[int, list[str]] = {}
        known = self._known
        for line in content.split(b"\n"):
            if line[:1] == b"[" and line.endswith(b"] TJ") and line.find(b"]") == len(line) - 4:
                self._show(line[1:-4])
                continue
            acts = known.get(line)
            if acts is None:
                acts = known[line] = _simple(line) or _acts(line)
            for kind, given in acts:
                if kind == "Td":
                    self._x += given[0]
                    self._y += given[1]
                    self._moved = 0.0
                    self._strung = []
                elif kind == "mcid":
                    self._open(kind, given)
                    self._pieces = marked.setdefault(given, [])
                elif kind == "EMC":
                    self._end()
                else:
                    self._act(kind, given)
        if self._owners or self._saved:
            raise UnreadableFile("something that begins on a page does not end there")
        self._page.marked = {number: "".join(pieces) for number, pieces in marked.items()}
        return self._page

    # -- owners -----------------------------------------------------------------------------------------------------
    def _open(self, kind: str, given: Any) -> None:
        if self._owners and kind != "actual":
            raise UnreadableFile("on a page one marked sequence stands inside another")
        self._owners.append((kind, given))

    def _end(self) -> None:
        if not self._owners:
            raise UnreadableFile("on a page a marked sequence ends that has not begun")
        kind, _ = self._owners.pop()
        if kind == "artifact":
            self._page.artifacts.append("".join(self._pieces or ()))
        if kind != "actual":
            self._pieces = None

    def _say(self, words: str) -> None:
        if self._pieces is None:
            self._page.unowned.append(words)
        else:
            self._pieces.append(words)

    # -- what is done -----------------------------------------------------------------------------------------------
    def _act(self, kind: str, given: Any) -> None:  # noqa: C901 (one branch for each kind of act)
        if kind in ("paint", "n", "clip", "path", "Do"):
            self._mark(kind, self._objects[given] if kind == "Do" else given)
        elif kind == "TJ":
            self._show(given)
        elif kind == "Tf":
            self._font, self._size = self._fonts[given[0]], given[1]
        elif kind == "BT":
            self._x = self._y = self._moved = 0.0
            self._turn, self._strung = _IDENTITY, []
        elif kind == "Tm":
            self._turn, self._x, self._y, self._moved, self._strung = given, 0.0, 0.0, 0.0, []
        elif kind == "artifact":
            self._open(kind, given)
            self._pieces = []
        elif kind == "actual":
            self._say(given)
            self._open(kind, given)
        elif kind == "nobody":
            self._open(kind, given)
        elif kind == "Tz":
            self._scale = given[0] / 100
        elif kind == "Ts":
            self._rise = given[0]
        elif kind == "q":
            self._saved.append((self._ctm, self._clip, self._font, self._size, self._scale, self._rise))
        elif kind == "Q":
            if not self._saved:
                raise UnreadableFile("a page restores a state that it has not saved")
            self._ctm, self._clip, self._font, self._size, self._scale, self._rise = self._saved.pop()
        elif kind == "cm":
            self._ctm = _times(given, self._ctm)

    def _show(self, shown: bytes) -> None:
        """Text: an array of codes in hexadecimal digits and of numbers by which the pen goes back."""
        font = self._font
        if font is None:
            raise UnreadableFile("a page has text before it has a font")
        parts = shown.replace(b">", b"<").split(b"<")
        said, codes, at_most = font.read(b"".join(parts[1::2]))
        if not self._owners or self._owners[-1][0] != "actual":
            self._say(said)
        back = math.fsum(map(self._adjust, parts[::2]))
        size = self._size
        unit = size / 1000 * self._scale
        self._strung.append((font, codes, back, unit))
        start = self._x + self._moved
        self._moved += (at_most - back) * unit
        end = self._x + self._moved
        if end > self._width or self._ctm is not _IDENTITY:  # only now is it worth while to measure
            end = self._x + math.fsum([(f.advance(c) - b) * each for f, c, b, each in self._strung])
        low = self._y + self._rise + font.low * size
        high = self._y + self._rise + font.high * size
        if self._turn is not _IDENTITY or self._ctm is not _IDENTITY:
            start, low, end, high = _around((start, low, end, high), _times(self._turn, self._ctm))
        room = _TEXT_ROOM
        if start < -room or low < -room or end > self._width + room or high > self._height + room:
            self._page.outside.append(f"«{said}»")

    def _mark(self, kind: str, box: Box | None) -> None:
        """A path or an image; a path may go on over several lines."""
        if kind != "Do" and self._path is not None:
            box = self._path if box is None else _both(self._path, box)
        self._path = box if kind in ("path", "clip") else None
        if box is None or kind in ("n", "path"):
            return
        left, low, right, high = _around(box, self._ctm)
        if self._clip is not None:
            x0, y0, x1, y1 = self._clip
            left, low, right, high = max(left, x0), max(low, y0), min(right, x1), min(high, y1)
        if kind == "clip":
            self._clip = (left, low, right, high)
            return
        if left > right or low > high:
            return  # nothing of it can be seen
        owner, background = self._owners[-1] if self._owners else ("nobody", None)
        what = "a picture" if kind == "Do" else "a drawn line or area"
        if owner == "nobody":
            self._page.unowned.append(what)
        room = _MARK_ROOM
        within = left >= -room and low >= -room and right <= self._width + room and high <= self._height + room
        if not within and not (owner == "artifact" and background):  # a background may bleed
            self._page.outside.append(what)


def _times(m: Matrix, n: Matrix) -> Matrix:
    """The matrix that does `m`, then `n`."""
    a, b, c, d, e, f = m
    g, h, i, j, k, l = n  # noqa: E741 (the letters of a matrix)
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l)


def _around(box: Box, m: Matrix) -> Box:
    """The box around a box that is moved by a matrix."""
    (x0, y0, x1, y1), (a, b, c, d, e, f) = box, m
    xs = (a * x0 + c * y0 + e, a * x1 + c * y0 + e, a * x0 + c * y1 + e, a * x1 + c * y1 + e)
    ys = (b * x0 + d * y0 + f, b * x1 + d * y0 + f, b * x0 + d * y1 + f, b * x1 + d * y1 + f)
    return min(xs), min(ys), max(xs), max(ys)


def _both(one: Box, two: Box) -> Box:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])
