"""Vector pictures to JSON values of the cache and back, so that a build whose plans have not changed reads none of them again."""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import os
from functools import cache
from pathlib import Path
from typing import Any

from briefing.chart.cache import digest, keep_entry, load_entry
from briefing.chart.ink.displaylist import Alpha, Gradient, Group, Matrix, Ops, Picture, Samples
from briefing.chart.pictures.content import Lettered, Run, Vector, VectorStep

_DECIDE = ("fontTools", "tinycss2", "cssselect2")


def vector_name(data: bytes) -> str:
    """The name under which the vectors of an SVG file are kept: its hash, and what reads it here."""
    return digest("svg", hashlib.sha256(data).hexdigest(), _readers())


@cache
def _readers() -> tuple[str, ...]:
    """Our own modules by their content, the libraries by where and when they were installed: that costs no import."""
    own = hashlib.sha256()
    for module in sorted(Path(__file__).parent.glob("*.py")):
        own.update(module.read_bytes())
    out = [own.hexdigest()]
    for package in _DECIDE:
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.origin is not None:
            out.append(f"{spec.origin} {os.stat(spec.origin).st_mtime_ns}")
    return tuple(out)


def load_vector(name: str) -> Vector | None:
    """The picture kept under a name; None when there is none, or it is damaged."""
    kept = load_entry(name)
    if kept is None:
        return None
    try:
        height, steps, remarks = kept
        return Vector(_real(height), tuple(_decoded(step) for step in steps), tuple(_words(r) for r in remarks))
    except (ValueError, KeyError, TypeError, IndexError):
        return None


def keep_vector(name: str, vector: Vector) -> None:
    """Keep a picture, if it is not too large."""
    keep_entry(name, [vector.height, [_encoded(step) for step in vector.steps], vector.remarks])


def _encoded(step: VectorStep) -> list[Any]:
    match step:
        case Ops():
            return ["ops", step.code]
        case Alpha():
            return ["alpha", step.fill, step.stroke]
        case Gradient():
            return ["gradient", step.at, step.stops, step.matrix]
        case Group():
            return ["group", [_encoded(s) for s in step.steps], step.opacity, step.box]
        case Lettered():
            runs = [[r.text, r.size, r.colour, r.strong, r.dx, r.rise, r.tracking] for r in step.runs]
            return ["lettered", step.x, step.y, runs, step.anchor, step.angle]
        case Picture():
            mask = None if step.mask is None else _samples(step.mask)
            return ["picture", _samples(step.samples), mask, step.matrix]
    raise TypeError(step)


def _samples(s: Samples) -> list[Any]:
    data, palette = (base64.b64encode(b).decode("ascii") for b in (s.data, s.palette))
    return [s.width, s.height, s.bits, s.colours, s.coding, data, palette, s.transparent, s.transform]


def _decoded(value: Any) -> VectorStep:
    kind, *rest = value
    if kind == "ops":
        return Ops(_words(*rest))
    if kind == "alpha":
        fill, stroke = rest
        return Alpha(_real(fill), _real(stroke))
    if kind == "gradient":
        at, stops, matrix = rest
        return Gradient(_reals(at), tuple(_five(stop) for stop in stops), _matrix(matrix))
    if kind == "group":
        steps, opacity, box = rest
        x0, y0, x1, y1 = _reals(box)
        return Group(tuple(_decoded(s) for s in steps), _real(opacity), (x0, y0, x1, y1))  # type: ignore[misc]
    if kind == "lettered":
        x, y, runs, anchor, angle = rest
        return Lettered(_real(x), _real(y), tuple(_run(*run) for run in runs), _words(anchor), _real(angle))
    if kind == "picture":
        samples, mask, matrix = rest
        return Picture(_pixels(*samples), None if mask is None else _pixels(*mask), _matrix(matrix))
    raise ValueError(kind)


def _run(text: Any, size: Any, colour: Any, strong: Any, dx: Any, rise: Any, tracking: Any) -> Run:
    red, green, blue = _reals(colour)
    return Run(_words(text), _real(size), (red, green, blue), strong is True, _real(dx), _real(rise), _real(tracking))


def _pixels(w: Any, h: Any, bits: Any, colours: Any, coding: Any, data: Any, palette: Any, key: Any, transform: Any) -> Samples:
    pixels, rgb = base64.b64decode(data, validate=True), base64.b64decode(palette, validate=True)
    form = None if transform is None else int(transform)
    return Samples(int(w), int(h), int(bits), _words(colours), _words(coding), pixels, rgb, tuple(int(v) for v in key), form)


def _five(values: Any) -> tuple[float, float, float, float, float]:
    offset, red, green, blue, opacity = _reals(values)
    return offset, red, green, blue, opacity


def _matrix(values: Any) -> Matrix:
    a, b, c, d, e, f = _reals(values)
    return a, b, c, d, e, f


def _reals(values: Any) -> tuple[float, ...]:
    return tuple(_real(v) for v in values)


def _real(value: Any) -> float:
    if not isinstance(value, int | float):
        raise TypeError(value)
    return float(value)


def _words(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
