"""matplotlib's paths to PDF path operators: where they stand, or moved; and the strokes of a hatch inside a box."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from briefing.chart.ink.pen import numbers

if TYPE_CHECKING:
    from matplotlib.transforms import Transform

Box = tuple[float, float, float, float]
Segment = tuple[str, tuple[float, ...]]
"""An operator and its numbers."""

_HATCH_TILE = 72.0  # matplotlib repeats a hatch every inch


def segments(
    path: Path, transform: Transform | None, *, clip: Box | None = None, simplify: bool | None = False
) -> Iterator[Segment]:
    """The path as PDF operators with their numbers; a quadratic curve is raised to a cubic one."""
    last = (0.0, 0.0)
    for vertices, code in path.iter_segments(transform, clip=clip, simplify=simplify):
        v = tuple(float(n) for n in vertices)
        if code == Path.MOVETO:
            yield "m", v
        elif code == Path.LINETO:
            yield "l", v
        elif code == Path.CURVE3:
            (x0, y0), (x1, y1, x2, y2) = last, v
            yield "c", (x0 + 2 / 3 * (x1 - x0), y0 + 2 / 3 * (y1 - y0), x2 + 2 / 3 * (x1 - x2), y2 + 2 / 3 * (y1 - y2), x2, y2)
        elif code == Path.CURVE4:
            yield "c", v
        elif code == Path.CLOSEPOLY:
            yield "h", ()
            continue
        last = v[-2], v[-1]


def write(path: Iterable[Segment], dx: float = 0.0, dy: float = 0.0) -> str:
    """The segments as they stand in a content stream, moved by (dx, dy)."""
    out = []
    for operator, v in path:
        moved = [n + (dy if i % 2 else dx) for i, n in enumerate(v)]
        out.append(f"{numbers(*moved)} {operator}" if moved else operator)
    return " ".join(out)


def is_solid(hatch: Path) -> bool:
    """Whether a hatch is of shapes that are filled (dots, stars) and not of lines."""
    return hatch.codes is not None and bool(np.isin(hatch.codes, (Path.CLOSEPOLY, Path.CURVE4)).any())


def hatch_cells(hatch: Path, box: Box) -> Iterator[str]:
    """The strokes of a hatch that are in the box or touch it, tile by tile."""
    x0, y0, x1, y1 = box
    solid = is_solid(hatch)
    vertices = np.asarray(hatch.vertices)
    codes = np.full(len(vertices), Path.LINETO) if hatch.codes is None else np.asarray(hatch.codes)
    starts = [int(i) for i in np.flatnonzero(codes == Path.MOVETO)] or [0]
    parts = [(vertices[i:j], codes[i:j]) for i, j in zip(starts, [*starts[1:], len(vertices)], strict=True)]
    tile = _HATCH_TILE
    for i in range(math.floor(x0 / tile), math.floor(x1 / tile) + 1):
        for j in range(math.floor(y0 / tile), math.floor(y1 / tile) + 1):
            for v, c in parts:
                (lx, ly), (hx, hy) = v.min(0) * tile, v.max(0) * tile
                if hx + i * tile >= x0 and lx + i * tile <= x1 and hy + j * tile >= y0 and ly + j * tile <= y1:
                    place = Affine2D().scale(tile).translate(i * tile, j * tile)
                    cell = write(segments(Path(v, c), place, clip=None if solid else box))
                    if cell:
                        yield cell
