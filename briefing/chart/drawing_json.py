"""Drawings and vector pictures to JSON values and back; what comes back is checked like any input, for files can be damaged.

Numbers are finite and of the size of a page, operators are those of PDF that paths and paint need, each with its operands, `q`
and `Q` are balanced, pixels are as many as they say, and text has glyphs in its style.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from briefing.chart.ink.displaylist import Alpha, DisplayList, Glyphs, Gradient, Group, Image, Matrix, Mesh, Ops, Picture, Samples
from briefing.chart.pictures.content import Lettered, Run, Vector, VectorStep

if TYPE_CHECKING:
    from briefing.text.style import TextStyle

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
DAMAGED = (ValueError, KeyError, TypeError, IndexError, ArithmeticError, RecursionError)
"""What reading a damaged value raises."""

_FARTHEST = 1e7  # points; a page has at most 14,400
_N = r"[-+]?(?:\d{1,9}\.?\d{0,9}|\.\d{1,9})[ \n]+"
# Operators by the number of their operands, one within the other, so that no number is read twice.
_OPERATORS = re.compile(
    rf"(?:[ \n]*(?:{_N}(?:[wJjMgGi]|{_N}(?:[ml]|{_N}(?:rg|RG|{_N}(?:re|[vykK]|{_N}{_N}cm?))))"
    rf"|\[ ?(?:{_N})*(?:[-+]?[\d.]{{1,19}})? ?\] ?{_N}d|[fBbW]\*|[hnSsfBbW])(?=[ \n]|$))*[ \n]*"
)  # ISO 32000-2, tables 56, 58, 59, 60 and 73, without what needs a resource


_STATE = {"q": 1, "Q": -1}  # the graphics state saved and restored (table 56), by how much deeper it then is


# -- drawings -------------------------------------------------------------------------------------------------------
def encode_drawing(drawing: DisplayList, styles: Mapping[str, TextStyle]) -> Json:
    """The drawing as JSON values; text names the role of its style. KeyError: a style that has no role."""
    roles = {style: role for role, style in reversed(list(styles.items()))}
    return {"size": [drawing.width, drawing.height, drawing.baseline], "steps": [_encoded(step, roles) for step in drawing.steps]}


def decode_drawing(data: Json, styles: Mapping[str, TextStyle]) -> DisplayList:
    """The drawing again. Raises one of `DAMAGED`: not a drawing."""
    drawing = _mapping(data)
    width, height, baseline = _reals(drawing["size"])
    steps = [_decoded(step, styles) for step in _list(drawing["steps"])]
    _check_balance(steps)
    return DisplayList(width, height, [step for step in steps if not isinstance(step, Lettered)], baseline)


def encode_vector(vector: Vector) -> Json:
    """A vector picture as JSON values."""
    return [vector.height, [_encoded(step, {}) for step in vector.steps], list(vector.remarks)]


def decode_vector(data: Json) -> Vector:
    """The picture again. Raises one of `DAMAGED`: not a picture."""
    height, steps, remarks = _list(data)
    decoded = tuple(_decoded(step, {}) for step in _list(steps))
    _check_balance(decoded)
    return Vector(_real(height), decoded, tuple(_words(r) for r in _list(remarks)))


def _check_balance(steps: Iterable[VectorStep]) -> None:
    """`q` and `Q` stand in steps of their own and are balanced; an opacity holds between them only."""
    depth = 0
    for step in steps:
        if isinstance(step, Ops):
            if step.code in _STATE:
                depth += _STATE[step.code]
        elif isinstance(step, Alpha) and not depth:
            depth = -1
        elif isinstance(step, Group):
            _check_balance(step.steps)
        if depth < 0:
            raise ValueError("a state is restored that was never saved")
    if depth:
        raise ValueError("a state is saved and never restored")


# -- steps ----------------------------------------------------------------------------------------------------------
def _encoded(step: VectorStep, roles: Mapping[TextStyle, str]) -> Json:
    match step:
        case Ops():
            return ["ops", step.code]
        case Glyphs():
            return ["glyphs", step.x, step.y, step.text, roles[step.style], step.angle]
        case Alpha():
            return ["alpha", step.fill, step.stroke]
        case Image():
            opacity = None if step.mask is None else _as_text(step.mask)
            return ["image", step.width, step.height, step.mode, _as_text(step.data), opacity, list(step.matrix)]
        case Mesh():
            return ["mesh", [list(point) for point in step.points]]
        case Gradient():
            return ["gradient", list(step.at), [list(stop) for stop in step.stops], list(step.matrix)]
        case Group():
            return ["group", [_encoded(s, roles) for s in step.steps], step.opacity, list(step.box)]
        case Lettered():
            runs: list[Json] = [[r.text, r.size, list(r.colour), r.strong, r.dx, r.rise, r.tracking] for r in step.runs]
            return ["lettered", step.x, step.y, runs, step.anchor, step.angle]
        case Picture():
            mask = None if step.mask is None else _samples_encoded(step.mask)
            return ["picture", _samples_encoded(step.samples), mask, list(step.matrix)]


def _samples_encoded(s: Samples) -> Json:
    pixels, palette = _as_text(s.data), _as_text(s.palette)
    return [s.width, s.height, s.bits, s.colours, s.coding, pixels, palette, list(s.transparent), s.transform]


def _decoded(step: Json, styles: Mapping[str, TextStyle]) -> VectorStep:
    kind, *rest = _list(step)
    return _KINDS[kind](rest, styles)  # type: ignore[index]  # what is no name of a kind is none of its names


def _ops(rest: Sequence[Json], _: Mapping[str, TextStyle]) -> Ops:
    (code,) = rest
    if isinstance(code, str) and (code in _STATE or _OPERATORS.fullmatch(code)):
        return Ops(code)
    raise ValueError("these are not operators of a drawing")


def _glyphs(rest: Sequence[Json], styles: Mapping[str, TextStyle]) -> Glyphs:
    x, y, text, role, angle = rest
    style, words = styles[_words(role)], _words(text)
    if (words and min(words) < " ") or style.stack.missing(words):
        raise ValueError("a character has no glyph")
    return Glyphs(_real(x), _real(y), words, style, _real(angle))


def _alpha(rest: Sequence[Json], _: Mapping[str, TextStyle]) -> Alpha:
    fill, stroke = rest
    return Alpha(_share(fill), _share(stroke))


def _image(rest: Sequence[Json], _: Mapping[str, TextStyle]) -> Image:
    width, height, mode, data, mask, matrix = rest
    pixels, opacity = _bytes(data), None if mask is None else _bytes(mask)
    w, h = _count(width), _count(height)
    if len(pixels) != w * h * {"RGB": 3, "L": 1}[_words(mode)] or (opacity is not None and len(opacity) != w * h):
        raise ValueError("an image has not as many pixels as it says")
    return Image(w, h, _words(mode), pixels, opacity, _matrix(matrix))


def _mesh(rest: Sequence[Json], _: Mapping[str, TextStyle]) -> Mesh:
    (points,) = rest
    return Mesh(tuple(_five(point) for point in _list(points)))


def _gradient(rest: Sequence[Json], _: Mapping[str, TextStyle]) -> Gradient:
    at, stops, matrix = rest
    places = _reals(at)
    if len(places) not in (4, 6):
        raise ValueError("a gradient runs along a line or from circle to circle")
    return Gradient(places, tuple(_five(stop) for stop in _list(stops)), _matrix(matrix))


def _group(rest: Sequence[Json], styles: Mapping[str, TextStyle]) -> Group:
    steps, opacity, box = rest
    x0, y0, x1, y1 = _reals(box)
    inner = tuple(_decoded(s, styles) for s in _list(steps))
    return Group(inner, _share(opacity), (x0, y0, x1, y1))  # type: ignore[arg-type]  # a picture's group may hold lettered runs


def _lettered(rest: Sequence[Json], _: Mapping[str, TextStyle]) -> Lettered:
    x, y, runs, anchor, angle = rest
    if anchor not in ("left", "center", "right"):
        raise ValueError("words are anchored left, center or right")
    return Lettered(_real(x), _real(y), tuple(_run(*_list(run)) for run in _list(runs)), _words(anchor), _real(angle))


def _run(text: Json, size: Json, colour: Json, strong: Json, dx: Json, rise: Json, tracking: Json) -> Run:
    red, green, blue = _reals(colour)
    return Run(_words(text), _real(size), (red, green, blue), strong is True, _real(dx), _real(rise), _real(tracking))


def _picture(rest: Sequence[Json], _: Mapping[str, TextStyle]) -> Picture:
    samples, mask, matrix = rest
    return Picture(_samples(*_list(samples)), None if mask is None else _samples(*_list(mask)), _matrix(matrix))


def _samples(
    w: Json, h: Json, bits: Json, colours: Json, coding: Json, data: Json, palette: Json, key: Json, transform: Json
) -> Samples:
    if bits not in (1, 2, 4, 8, 16) or colours not in ("gray", "rgb", "indexed") or coding not in ("jpeg", "png", "sub"):
        raise ValueError("these are not samples")
    form = None if transform is None else _count(transform, least=0)
    transparent = tuple(_count(v, least=0) for v in _list(key))
    pixels, rgb = _bytes(data), _bytes(palette)
    return Samples(_count(w), _count(h), _count(bits), _words(colours), _words(coding), pixels, rgb, transparent, form)


_KINDS: Mapping[str, Callable[[Sequence[Json], Mapping[str, TextStyle]], VectorStep]] = {
    "ops": _ops, "glyphs": _glyphs, "alpha": _alpha, "image": _image, "mesh": _mesh, "gradient": _gradient, "group": _group,
    "lettered": _lettered, "picture": _picture,
}  # fmt: skip


# -- values ---------------------------------------------------------------------------------------------------------
def _as_text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(value: Json) -> bytes:
    return base64.b64decode(_words(value), validate=True)


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise TypeError("a list is wanted")
    return value


def _mapping(value: Json) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise TypeError("names and their values are wanted")
    return value


def _words(value: Json) -> str:
    if not isinstance(value, str):
        raise TypeError("words are wanted")
    return value


def _count(value: Json, least: int = 1) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise ValueError("a whole number is wanted")
    return value


def _real(value: Json) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not -_FARTHEST < value < _FARTHEST:
        raise ValueError("a number of the size of a page is wanted")
    return float(value)


def _share(value: Json) -> float:
    if not 0 <= _real(value) <= 1:
        raise ValueError("a number from 0 to 1 is wanted")
    return _real(value)


def _reals(values: Json) -> tuple[float, ...]:
    return tuple(_real(v) for v in _list(values))


def _five(values: Json) -> tuple[float, float, float, float, float]:
    a, b, c, d, e = _reals(values)
    return a, b, c, d, e


def _matrix(values: Json) -> Matrix:
    a, b, c, d, e, f = _reals(values)
    return a, b, c, d, e, f
