"""The operators of a content stream, one by one, to what is on the page: whose marks they are, what they say, what lies off it.

The operators are those of ISO 32000-1, annex A, each a method. Coordinates are points from the lower left corner.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Literal, TypeAlias

from briefing.pdf.proof.font_codes import FontTable
from briefing.pdf.proof.objects import UnreadableFile
from briefing.records import fresh, record

Box: TypeAlias = tuple[float, float, float, float]
"""Left, lower, right and upper edge."""
Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Owner: TypeAlias = Literal["sequence", "artifact", "background", "replacement", "unowned"]

_TEXT_ROOM, _MARK_ROOM = 0.5, 1.0  # points by which something may reach over the edge: roundings, half a rule
_DEEPEST = 1000  # graphics states saved, marked content inside marked content
_MOST_SEQUENCES = 200_000  # of a page
_MOST_SHOWN = 1000  # strings shown before the pen is moved
_MOST_NUMBERS = 20_000  # adjustments remembered
_SAYING = 8  # a character kept takes the memory of so many bytes looked at
_MOST_FAULTS = 100  # told of a page
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@record(frozen=False)
class PageText:
    """What a page says: by marked content, in the order of painting; artifacts; what belongs to nothing; what is off the page,
    with the number of the marked sequence it belongs to."""

    marked: dict[int, str] = fresh(default_factory=dict)
    artifacts: list[str] = fresh(default_factory=list)
    unowned: list[str] = fresh(default_factory=list)
    outside: list[tuple[str, int | None]] = fresh(default_factory=list)


@record
class _Graphics:
    """The graphics state that `q` saves."""

    ctm: Matrix
    clip: Box | None
    font: FontTable | None
    size: float
    scale: float
    rise: float


class _Numbers(dict[bytes, float]):
    """What digits stand for, remembered: a line is full of the same few adjustments."""

    def __missing__(self, digits: bytes) -> float:
        if len(self) > _MOST_NUMBERS:
            self.clear()
        made = self[digits] = float(digits) if digits else 0.0
        return made


@record(frozen=False, eq=False)
class Resources:
    """What the pages of a file share: fonts, where images and forms stand in their own coordinates, and who counts the work."""

    fonts: Mapping[bytes, FontTable]
    objects: Mapping[bytes, Box]
    spend: Callable[[int], None]
    numbers: _Numbers = fresh(default_factory=_Numbers)


class PageState:
    """A page that is being read, of a width and a height in points."""

    __slots__ = (
        "_adjust", "_clip", "_ctm", "_font", "_height", "_marked", "_moved", "_owners", "_path", "_pieces", "_resources", "_rise",
        "_saved", "_scale", "_sequence", "_size", "_strung", "_text", "_turn", "_width", "_x", "_y",
    )  # fmt: skip

    def __init__(self, resources: Resources, width: float, height: float) -> None:
        self._text, self._width, self._height = PageText(), width, height
        self._resources = resources
        self._adjust = resources.numbers.__getitem__
        self._marked: dict[int, list[str]] = {}
        self._owners: list[Owner] = []
        self._pieces: list[str] | None = None  # where words go
        self._sequence: int | None = None  # the marked sequence that is open
        self._saved: list[_Graphics] = []
        self._ctm, self._turn = _IDENTITY, _IDENTITY
        self._clip: Box | None = None
        self._font: FontTable | None = None
        self._size, self._scale, self._rise = 0.0, 1.0, 0.0
        self._x = self._y = self._moved = 0.0
        self._strung: list[tuple[FontTable, bytes, float, float]] = []  # what has been shown since the pen was placed
        self._path: Box | None = None

    def end(self) -> PageText:
        """What the page says, once everything of it has been read."""
        if self._owners or self._saved:
            raise UnreadableFile("something that begins on a page does not end there")
        self._text.marked = {number: "".join(pieces) for number, pieces in self._marked.items()}
        return self._text

    # -- marked content -----------------------------------------------------------------------------------------------
    def _begin(self, owner: Owner) -> None:
        if self._owners and owner != "replacement":
            raise UnreadableFile("on a page one marked sequence stands inside another")
        if len(self._owners) == _DEEPEST:
            raise UnreadableFile("on a page there is more inside one another than on any of ours")
        self._owners.append(owner)

    def begin_sequence(self, mcid: int) -> None:
        """BDC of something that is in the structure tree."""
        self._begin("sequence")
        self._pieces = self._marked.setdefault(mcid, [])
        self._sequence = mcid
        if len(self._marked) > _MOST_SEQUENCES:
            raise UnreadableFile("a page has more marked sequences than any of ours")

    def begin_artifact(self, background: bool) -> None:
        """BDC of something that is not read."""
        self._begin("background" if background else "artifact")
        self._pieces = []

    def begin_replacement(self, text: str) -> None:
        """BDC with ActualText: what is read instead of the codes that follow."""
        self._say(text)
        self._begin("replacement")

    def begin_unowned(self) -> None:
        """BDC of anything else."""
        self._begin("unowned")

    def end_marked(self) -> None:
        """EMC."""
        if not self._owners:
            raise UnreadableFile("on a page a marked sequence ends that has not begun")
        owner = self._owners.pop()
        if owner in ("artifact", "background"):
            self._text.artifacts.append("".join(self._pieces or ()))
        if owner != "replacement":
            self._pieces = self._sequence = None

    def _say(self, words: str) -> None:
        if self._pieces is not None:
            self._pieces.append(words)
        else:
            self._tell_unowned(words)

    # -- graphics state -----------------------------------------------------------------------------------------------
    def save(self) -> None:
        """q."""
        if len(self._saved) == _DEEPEST:
            raise UnreadableFile("on a page there is more inside one another than on any of ours")
        self._saved.append(_Graphics(self._ctm, self._clip, self._font, self._size, self._scale, self._rise))

    def restore(self) -> None:
        """Q."""
        if not self._saved:
            raise UnreadableFile("a page restores a state that it has not saved")
        state = self._saved.pop()
        self._ctm, self._clip, self._font = state.ctm, state.clip, state.font
        self._size, self._scale, self._rise = state.size, state.scale, state.rise

    def transform(self, matrix: Matrix) -> None:
        """cm."""
        self._ctm = _times(matrix, self._ctm)

    # -- text ---------------------------------------------------------------------------------------------------------
    def begin_text(self) -> None:
        """BT."""
        self.set_text_matrix(_IDENTITY)

    def set_text_matrix(self, matrix: Matrix) -> None:
        """Tm."""
        self._turn, self._x, self._y, self._moved, self._strung = matrix, 0.0, 0.0, 0.0, []

    def move(self, x: float, y: float) -> None:
        """Td."""
        self._x += x
        self._y += y
        self._moved = 0.0
        self._strung = []

    def set_font(self, name: bytes, size: float) -> None:
        """Tf."""
        self._font, self._size = self._resources.fonts[name], size

    def set_scale(self, percent: float) -> None:
        """Tz."""
        self._scale = percent / 100

    def set_rise(self, points: float) -> None:
        """Ts."""
        self._rise = points

    def show(self, array: bytes) -> None:
        """TJ: an array of codes in hexadecimal digits and of numbers by which the pen goes back."""
        font = self._font
        if font is None:
            raise UnreadableFile("a page has text before it has a font")
        parts = array.replace(b">", b"<").split(b"<")
        said, codes, at_most = font.read(b"".join(parts[1::2]))
        if len(said) > len(array):  # a ligature says a few characters, a line never more than its codes are long
            self._resources.spend(_SAYING * len(said))
        if not self._owners or self._owners[-1] != "replacement":
            self._say(said)
        back = math.fsum(map(self._adjust, parts[::2]))
        size = self._size
        unit = size / 1000 * self._scale
        self._strung.append((font, codes, back, unit))
        if len(self._strung) > _MOST_SHOWN:
            raise UnreadableFile("a page shows more in one place than any of ours")
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
            self._tell_outside(f"«{said}»")

    # -- paths and images ---------------------------------------------------------------------------------------------
    def go_on(self, box: Box | None) -> None:
        """A path that goes on in the next line."""
        self._path = self._whole(box)

    def drop_path(self) -> None:
        """n: the path is not painted."""
        self._path = None

    def clip(self, box: Box | None) -> None:
        """W: what follows is seen within the path, which is still to be painted."""
        self._path = whole = self._whole(box)
        if whole is not None:
            self._clip = self._seen(whole)

    def paint(self, box: Box | None) -> None:
        """S, f, B: the path is painted."""
        whole, self._path = self._whole(box), None
        if whole is not None:
            self._mark("a drawn line or area", whole)

    def draw(self, name: bytes) -> None:
        """Do: an image or a form."""
        self._path = None
        self._mark("a picture", self._resources.objects[name])

    def _whole(self, box: Box | None) -> Box | None:
        """The path of this line and of those before it."""
        return box if self._path is None else self._path if box is None else _both(self._path, box)

    def _seen(self, box: Box) -> Box:
        """What the clipping path leaves of a box, on the page; nothing where left is greater than right or low than high."""
        left, low, right, high = _around(box, self._ctm)
        if self._clip is None:
            return left, low, right, high
        x0, y0, x1, y1 = self._clip
        return max(left, x0), max(low, y0), min(right, x1), min(high, y1)

    def _mark(self, what: str, box: Box) -> None:
        left, low, right, high = self._seen(box)
        if left > right or low > high:
            return
        owner = self._owners[-1] if self._owners else "unowned"
        if owner == "unowned":
            self._tell_unowned(what)
        room = _MARK_ROOM
        within = left >= -room and low >= -room and right <= self._width + room and high <= self._height + room
        if not within and owner != "background":  # a background may bleed
            self._tell_outside(what)

    def _tell_outside(self, what: str) -> None:
        if len(self._text.outside) < _MOST_FAULTS:
            self._text.outside.append((what, self._sequence))

    def _tell_unowned(self, what: str) -> None:
        if len(self._text.unowned) < _MOST_FAULTS:
            self._text.unowned.append(what)


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
