"""What a graphics context of matplotlib asks for to state operators: clips, colours and dashes, written when they change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.colors import to_rgba

from briefing.chart.ink.displaylist import Alpha, Ops, Step
from briefing.chart.ink.pen import number, numbers
from briefing.chart.plotting.outlines import segments, write

if TYPE_CHECKING:
    from matplotlib.path import Path
    from matplotlib.typing import ColorType

Rgba = tuple[float, float, float, float]

_CAPS = {"butt": 0, "round": 1, "projecting": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


def visible(colour: ColorType | None) -> Rgba | None:
    """The colour, None where it is none or cannot be seen."""
    rgba = None if colour is None else to_rgba(colour)
    return rgba if rgba is not None and rgba[3] != 0 else None


def joined(steps: Iterable[Step]) -> list[Step]:
    """The same steps, operators that follow each other in one of them; `q` and `Q` stand by themselves."""
    out: list[Step] = []
    codes: list[str] = []
    for step in steps:
        if isinstance(step, Ops) and step.code not in ("q", "Q"):
            codes.append(step.code)
            continue
        if codes:
            out.append(Ops(" ".join(codes)))
            codes = []
        out.append(step)
    return [*out, Ops(" ".join(codes))] if codes else out


class Steps:
    """The steps of a figure so far, and the state that is in force after them."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self._clip: tuple[tuple[float, ...] | None, str | None] | None = None  # None: outside any q
        self._state: dict[str, object] = {}

    def ops(self, code: str) -> None:
        """Add operators that change no state beyond themselves."""
        self.steps.append(Ops(code))

    def end_clip(self) -> None:
        """Close what is open; no state is in force."""
        if self._clip is not None:
            self.ops("Q")
            self._clip, self._state = None, {}

    def forget_fill(self) -> None:
        """Text sets its own colour when it is painted: what was the fill before it is not after it."""
        self._state.pop("fill", None)

    def alpha(self, fill: float, stroke: float) -> None:
        """Opacity from here on."""
        if self._state.get("alpha") != (fill, stroke):
            self._state["alpha"] = (fill, stroke)
            self.steps.append(Alpha(fill, stroke))

    def begin(self, gc: GraphicsContextBase, fill: Rgba | None = None, *, stroke: bool = True) -> None:
        """Bring clip, opacity, colours and line style to what `gc` asks for."""
        line = to_rgba(gc.get_rgb())
        if gc.get_forced_alpha():
            fill_alpha = stroke_alpha = float(gc.get_alpha())
        else:
            stroke_alpha, fill_alpha = float(line[3]), 1.0 if fill is None else float(fill[3])
        self._begin_clip(gc)
        self.alpha(round(fill_alpha, 4), round(stroke_alpha, 4))
        if fill is not None:
            self._set("fill", numbers(*fill[:3], digits=3) + " rg")
        if stroke:
            self._set("stroke", numbers(*line[:3], digits=3) + " RG")
            self._begin_line(gc)

    def _set(self, key: str, code: str) -> None:
        if self._state.get(key) != code:
            self._state[key] = code
            self.ops(code)

    def _begin_line(self, gc: GraphicsContextBase) -> None:
        self._set("width", number(float(gc.get_linewidth()), 3) + " w")
        self._set("cap", f"{_CAPS[gc.get_capstyle()]} J")
        self._set("join", f"{_JOINS[gc.get_joinstyle()]} j")
        offset, pattern = gc.get_dashes()
        dash = [] if pattern is None else np.asarray(pattern, float).tolist()
        self._set("dash", f"[{numbers(*dash, digits=3)}] {number(float(offset or 0), 3)} d")

    def _begin_clip(self, gc: GraphicsContextBase) -> None:
        rectangle = gc.get_clip_rectangle()
        path, transform = gc.get_clip_path()
        box = tuple(round(float(v), 2) for v in rectangle.bounds) if rectangle is not None else None
        # annotated as the artist's TransformedPath; what comes is its Path
        outline = write(segments(cast("Path", path), transform)) if path is not None else None
        if self._clip == (box, outline):
            return
        self.end_clip()
        self.ops("q")
        if box:
            self.ops(numbers(*box) + " re W n")
        if outline:
            self.ops(outline + " W n")
        self._clip, self._state = (box, outline), {"alpha": (1.0, 1.0)}
