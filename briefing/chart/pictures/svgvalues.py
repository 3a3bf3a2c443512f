"""The words of SVG's attributes to numbers, colours and matrices.

Read after SVG 2 (W3C, 2018) and CSS Values; colours by tinycss2, which knows every form that CSS Color has.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from briefing.chart.ink.displaylist import Matrix
from briefing.chart.pictures.content import Unusable

Colour = tuple[float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
MOST = 1e7  # a larger number is a mistake of the program that wrote it
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_LENGTH = re.compile(rf"\s*({_NUMBER.pattern})\s*([a-zA-Z%]*)\s*")
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "q": 96 / 101.6}
_STEP = re.compile(r"\s*,?\s*([a-zA-Z]+)\s*\(([^()]*)\)")


def checked(value: float, what: str) -> float:
    """The number, unless no drawing has such a one."""
    if not -MOST <= value <= MOST:
        raise Unusable("damaged", f"the SVG file has a number that cannot be: {what[:40]}")
    return value


def length(words: str | None, default: float, *, of: float = 0.0, em: float = 16.0) -> float:
    """A length in user units; `of` is what per cent are of, `em` the size of the letters. Raises Unusable: no length."""
    if words is None or words.strip() in ("", "auto", "inherit", "normal"):
        return default
    m = _LENGTH.fullmatch(words)
    if m is None:
        raise Unusable("damaged", f"the SVG file has a length that is none: {words[:40]}")
    unit = m[2].lower()
    factor = of / 100 if unit == "%" else em if unit in ("em", "rem") else em / 2 if unit in ("ex", "ch") else _UNITS.get(unit)
    if factor is None:
        raise Unusable("damaged", f"the SVG file has a length in a unit that is not known: {words[:40]}")
    return checked(float(m[1]) * factor, words)


def numbers(words: str) -> list[float]:
    """Every number of a list."""
    return [checked(float(m), words) for m in _NUMBER.findall(words)]


def share(words: str | None, default: float = 1.0) -> float:
    """An opacity or an offset: a number or per cent, held between 0 and 1."""
    m = _LENGTH.fullmatch(words or "")
    if m is None:
        return default
    return min(1.0, max(0.0, float(m[1]) / (100 if m[2] == "%" else 1)))


@lru_cache(maxsize=1024)
def colour(words: str) -> tuple[Colour, float] | None:
    """Red, green, blue from 0 to 1 and the opacity; None where it is no colour. `currentColor` is not asked here."""
    from tinycss2.color5 import parse_color

    found = parse_color(words) if len(words) < 200 else None
    if found is None or isinstance(found, str):
        return None
    if found.space not in ("srgb", "hsl", "hwb"):
        space = "xyz-d65"
        try:
            found = found.to(space)
        except NotImplementedError:
            return None
        linear = _linear(*(v or 0.0 for v in found.coordinates))
        return (_gamma(linear[0]), _gamma(linear[1]), _gamma(linear[2])), float(found.alpha)
    red, green, blue, alpha = found.to("srgb")
    return (_held(red), _held(green), _held(blue)), _held(alpha)


def _held(v: float | None) -> float:
    return min(1.0, max(0.0, v or 0.0))


def _linear(x: float, y: float, z: float) -> Colour:
    """XYZ (D65) to linear sRGB, IEC 61966-2-1."""
    return (
        3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
        -0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
        0.0556434 * x - 0.2040259 * y + 1.0572252 * z,
    )


def _gamma(v: float) -> float:
    return _held(12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055)


# -- matrices -------------------------------------------------------------------------------------------------------
def times(m: Matrix, n: Matrix) -> Matrix:
    """`n` first, then `m`: what stands in the space of `n` brought to that of `m`'s outside."""
    a, b, c, d, e, f = m
    p, q, r, s, t, u = n
    return (a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f)


def moved(m: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point through a matrix."""
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def scale_of(m: Matrix) -> float:
    """How much a matrix enlarges, the same in all directions or on average."""
    return math.sqrt(abs(m[0] * m[3] - m[1] * m[2]))


def is_even(m: Matrix) -> bool:
    """Whether a matrix only moves, turns, mirrors and enlarges: lines keep one width."""
    a, b, c, d = m[:4]
    size = abs(a) + abs(b) + abs(c) + abs(d)
    return abs(a * c + b * d) <= 1e-4 * size * size and abs(math.hypot(a, b) - math.hypot(c, d)) <= 1e-3 * size


def transform(words: str | None) -> Matrix:
    """The matrix of a `transform`. Raises Unusable: a step that is none."""
    out = IDENTITY
    if words is None or words.strip() in ("", "none"):
        return out
    at = 0
    while m := _STEP.match(words, at):
        out = times(out, _one(m[1], _arguments(m[2])))
        at = m.end()
    if words[at:].strip():
        raise Unusable("damaged", f"the SVG file has a transform that is none: {words[:40]}")
    for v in out:
        checked(v, words)
    return out


def _arguments(words: str) -> list[float]:
    out = []
    for m in _LENGTH.finditer(words.replace(",", " ")):
        unit = m[2].lower()
        turn = {"rad": 180 / math.pi, "turn": 360.0, "grad": 0.9, "deg": 1.0}.get(unit, _UNITS.get(unit, 1.0))
        out.append(checked(float(m[1]) * turn, words))
    return out


def _one(name: str, v: list[float]) -> Matrix:
    match name, len(v):
        case "matrix", 6:
            return (v[0], v[1], v[2], v[3], v[4], v[5])
        case ("translate" | "translateX"), 1:
            return (1, 0, 0, 1, v[0], 0)
        case "translateY", 1:
            return (1, 0, 0, 1, 0, v[0])
        case "translate", 2:
            return (1, 0, 0, 1, v[0], v[1])
        case "scale", 1:
            return (v[0], 0, 0, v[0], 0, 0)
        case "scale", 2:
            return (v[0], 0, 0, v[1], 0, 0)
        case "rotate", (1 | 3):
            cos, sin = math.cos(math.radians(v[0])), math.sin(math.radians(v[0]))
            turn = (cos, sin, -sin, cos, 0.0, 0.0)
            return turn if len(v) == 1 else times(times((1, 0, 0, 1, v[1], v[2]), turn), (1, 0, 0, 1, -v[1], -v[2]))
        case "skewX", 1:
            return (1, 0, math.tan(math.radians(v[0])), 1, 0, 0)
        case "skewY", 1:
            return (1, math.tan(math.radians(v[0])), 0, 1, 0, 0)
    raise Unusable("damaged", f"the SVG file has a transform that is none: {name}")


def view(box: str | None, aspect: str | None, width: float, height: float) -> Matrix:
    """The matrix from a `viewBox` to a viewport of that size at the origin (SVG 2, 8.2, 8.7). Raises Unusable: no box."""
    if box is None:
        return IDENTITY
    values = numbers(box)
    if len(values) != 4 or values[2] <= 0 or values[3] <= 0:
        raise Unusable("damaged", f"the SVG file has a viewBox that is none: {box[:40]}")
    x, y, w, h = values
    words = (aspect or "xMidYMid meet").split()
    across, down = width / w, height / h
    if words[0] == "none":
        return (across, 0, 0, down, -x * across, -y * down)
    k = max(across, down) if "slice" in words else min(across, down)
    right = {"xMin": 0.0, "xMax": 1.0}.get(words[0][:4], 0.5) * (width - w * k)
    below = {"YMin": 0.0, "YMax": 1.0}.get(words[0][4:8], 0.5) * (height - h * k)
    return (k, 0, 0, k, right - x * k, below - y * k)
