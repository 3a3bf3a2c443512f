"""A matplotlib Figure to a display list: true vectors and the document's own shaped text, at 72 dots per inch.

    display_list = draw_figure(figure, styles)        # no pyplot, no Agg, no font file opened by matplotlib

Clips, colours and dashes are written when they change. Markers are written where they stand, hatches as clipped lines: neither
needs a resource, and identical text deflates well. A regular mesh (heat maps, colour bars) becomes one small image, because
hundreds of thin cells show seams in viewers. Works with matplotlib 3.8 to 3.11.

Not drawn as matplotlib would: TeX, path effects and sketches, rasterized artists (they stay vectors).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from matplotlib.backend_bases import FigureCanvasBase, GraphicsContextBase, RendererBase
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from briefing.chart.ink.displaylist import Alpha, DisplayList, Glyphs, Image, Mesh, Ops, Step
from briefing.chart.ink.pen import measure_words, number, numbers

if TYPE_CHECKING:
    from briefing.text.style import TextStyle

StyleOf = Callable[[FontProperties, tuple[float, float, float]], "TextStyle"]
"""Which of the document's text styles stands for these font properties in this colour."""

_IMAGE_DPI = 200.0
_HATCH_TILE = 72.0  # matplotlib repeats a hatch every inch
_OUTSIDE = 50.0  # a marker further out than this cannot be seen
_HATCH_COLOURS = "hatchcolors" in RendererBase._iter_collection.__code__.co_varnames  # type: ignore[attr-defined]
_CAPS = {"butt": 0, "round": 1, "projecting": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


def draw_figure(figure: Figure, style_of: StyleOf, *, optical: bool = True) -> DisplayList:
    """Draw a figure; its size in inches times 72 is the size of the drawing in points.

    `optical`: a line of text is as high as its capitals and has no depth, so that a label stands level with its mark; False: it
    takes ascent and descent, as the layout of somebody else's figure expects.
    """
    figure.dpi = 72
    if not isinstance(figure.canvas, _Canvas):
        _Canvas(figure)
    width, height = (float(v) * 72 for v in figure.get_size_inches())
    renderer = Renderer(width, height, style_of, optical=optical)
    figure.canvas.get_renderer = lambda: renderer  # type: ignore[attr-defined]  # layout engines ask for it
    figure.draw(renderer)
    return DisplayList(width, height, renderer.finish())


class _Canvas(FigureCanvasBase):
    fixed_dpi = 72


def _segments(path: Any, transform: Any, **options: Any) -> Iterator[tuple[str, tuple[float, ...]]]:
    """The path as PDF operators with their numbers; a quadratic curve is raised to a cubic one."""
    last = (0.0, 0.0)
    for vertices, code in path.iter_segments(transform, **options):
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


def _write(segments: Iterable[tuple[str, tuple[float, ...]]], dx: float = 0.0, dy: float = 0.0) -> str:
    out = []
    for operator, v in segments:
        moved = [n + (dy if i % 2 else dx) for i, n in enumerate(v)]
        out.append(f"{numbers(*moved)} {operator}" if moved else operator)
    return " ".join(out)


class Renderer(RendererBase):
    """Collects the steps of one figure."""

    def __init__(self, width: float, height: float, style_of: StyleOf, *, optical: bool) -> None:
        super().__init__()
        self.width, self.height = width, height
        self.style_of, self.optical = style_of, optical
        self.steps: list[Step] = []
        self._clip: tuple[Any, ...] | None = None  # the clip in force; None: outside any q
        self._state: dict[str, Any] = {}

    def finish(self) -> list[Step]:
        """Close what is open and hand over the steps."""
        self._end_clip()
        return self.steps

    # -- state --------------------------------------------------------------------------------------------------------------
    def _ops(self, code: str) -> None:
        self.steps.append(Ops(code))

    def _end_clip(self) -> None:
        if self._clip is not None:
            self._ops("Q")
            self._clip, self._state = None, {}

    def _set(self, key: str, value: Any, code: str) -> None:
        if self._state.get(key) != value:
            self._state[key] = value
            self._ops(code)

    def _begin(self, gc: Any, fill: Any = None, *, stroke: bool = True) -> None:
        """Bring clip, opacity, colours and line style to what `gc` asks for, writing only what changed."""
        rgb = cast("tuple[float, ...]", gc.get_rgb() or (0.0, 0.0, 0.0, 0.0))
        if gc.get_forced_alpha():
            fill_alpha = stroke_alpha = float(gc.get_alpha())
        else:
            stroke_alpha = float(rgb[3]) if len(rgb) > 3 else 1.0
            fill_alpha = float(fill[3]) if fill is not None and len(fill) > 3 else 1.0
        self._begin_clip(gc)
        opacity = (round(fill_alpha, 4), round(stroke_alpha, 4))
        if self._state.get("alpha") != opacity:
            self._state["alpha"] = opacity
            self.steps.append(Alpha(*opacity))
        if fill is not None:
            colour = tuple(float(c) for c in fill[:3])
            self._set("fill", colour, numbers(*colour, digits=3) + " rg")
        if stroke:
            colour = tuple(float(c) for c in rgb[:3])
            self._set("stroke", colour, numbers(*colour, digits=3) + " RG")
            self._begin_line(gc)

    def _begin_line(self, gc: Any) -> None:
        width = float(gc.get_linewidth())
        self._set("width", width, number(width, 3) + " w")
        self._set("cap", str(gc.get_capstyle()), f"{_CAPS[gc.get_capstyle()]} J")
        self._set("join", str(gc.get_joinstyle()), f"{_JOINS[gc.get_joinstyle()]} j")
        offset, pattern = gc.get_dashes()
        dash = () if pattern is None else tuple(float(d) for d in pattern)
        self._set("dash", (float(offset or 0), dash), f"[{numbers(*dash, digits=3)}] {number(float(offset or 0), 3)} d")

    def _begin_clip(self, gc: Any) -> None:
        rectangle = gc.get_clip_rectangle()
        path, transform = gc.get_clip_path()
        box = tuple(round(float(v), 2) for v in rectangle.bounds) if rectangle is not None else None
        outline = _write(_segments(path, transform, simplify=False)) if path is not None else None
        if self._clip == (box, outline):
            return
        self._end_clip()
        self._ops("q")
        if box:
            self._ops(numbers(*box) + " re W n")
        if outline:
            self._ops(outline + " W n")
        self._clip, self._state = (box, outline), {"alpha": (1.0, 1.0)}

    # -- paths --------------------------------------------------------------------------------------------------------------
    @staticmethod
    def _visible(colour: Any) -> Any:
        return colour if colour is not None and (len(colour) <= 3 or colour[3] != 0) else None

    def _painting(self, gc: Any, fill: Any) -> tuple[bool, str]:
        stroke = gc.get_linewidth() > 0 and self._visible(gc.get_rgb()) is not None
        return stroke, {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}[fill is not None, stroke]

    def draw_path(self, gc: GraphicsContextBase, path: Path, transform: Any, rgbFace: Any = None) -> None:  # noqa: N803
        """One path: filled, hatched, stroked."""
        context: Any = gc  # matplotlib's annotations say that it never has a hatch
        fill, hatch = self._visible(rgbFace), context.get_hatch_path()
        stroke, operator = self._painting(gc, fill)
        if operator == "n" and hatch is None:
            return
        open_line = rgbFace is None and hatch is None
        clip = (0.0, 0.0, self.width, self.height) if open_line else None
        code = _write(_segments(path, transform, clip=clip, simplify=path.should_simplify if open_line else False))
        if not code:
            return
        if hatch is None:
            self._begin(gc, fill, stroke=stroke)
            self._ops(f"{code} {operator}")
            return
        if fill is not None:
            self._begin(gc, fill, stroke=False)
            self._ops(code + " f")
        self._hatch(context, hatch, path, transform, code)
        if stroke:
            self._begin(gc)
            self._ops(code + " S")

    def _hatch(self, gc: Any, hatch: Any, path: Path, transform: Any, code: str) -> None:
        """Hatching as clipped line work; only the strokes inside the shape's box are kept."""
        box = path.get_extents(transform)
        if not (np.isfinite(box.bounds).all() and box.width > 0 and box.height > 0):
            return
        clip = gc.get_clip_rectangle()
        x0, y0, x1, y1 = max(box.x0, 0.0), max(box.y0, 0.0), min(box.x1, self.width), min(box.y1, self.height)
        if clip is not None:
            x0, y0, x1, y1 = max(x0, clip.x0), max(y0, clip.y0), min(x1, clip.x1), min(y1, clip.y1)
        if x1 <= x0 or y1 <= y0:
            return
        colour = getattr(gc, "get_hatch_color", lambda: None)() or gc.get_rgb()
        width = float(getattr(gc, "get_hatch_linewidth", lambda: 0.7)())
        codes = hatch.codes
        solid = codes is not None and bool(((codes == Path.CLOSEPOLY) | (codes == Path.CURVE4)).any())
        cells = list(self._hatch_cells(hatch, (x0 - 1, y0 - 1, x1 + 1, y1 + 1), solid=solid))
        if not cells:
            return
        self._begin(gc, None, stroke=False)
        self._ops("q")
        ink = numbers(*(float(c) for c in colour[:3]), digits=3)
        self._ops(f"{code} W n {ink} RG {ink} rg {number(width, 3)} w 0 J [] 0 d {' '.join(cells)} {'B' if solid else 'S'}")
        self._ops("Q")

    def _hatch_cells(self, hatch: Path, box: tuple[float, float, float, float], *, solid: bool) -> Iterator[str]:
        x0, y0, x1, y1 = box
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
                        cell = _write(_segments(Path(v, c), place, clip=None if solid else box, simplify=False))
                        if cell:
                            yield cell

    def draw_markers(
        self,
        gc: GraphicsContextBase,
        marker_path: Path,
        marker_trans: Any,
        path: Path,
        trans: Any,
        rgbFace: Any = None,  # noqa: N803
    ) -> None:
        """The same marker at every vertex of `path`."""
        fill = self._visible(rgbFace)
        stroke, operator = self._painting(gc, fill)
        if operator == "n" or not len(np.asarray(path.vertices)):
            return
        mark = list(_segments(marker_path, marker_trans, simplify=False))
        out = []
        for vertices, _ in path.iter_segments(trans, simplify=False):
            x, y = float(vertices[-2]), float(vertices[-1])
            if self._near(x, y):
                out.append(f"{_write(mark, x, y)} {operator}")
        if mark and out:
            self._begin(gc, fill, stroke=stroke)
            self._ops("\n".join(out))

    def _near(self, x: float, y: float) -> bool:
        return -_OUTSIDE <= x <= self.width + _OUTSIDE and -_OUTSIDE <= y <= self.height + _OUTSIDE

    def draw_path_collection(
        self,
        gc: GraphicsContextBase,
        master_transform: Any,
        paths: Any,
        all_transforms: Any,
        offsets: Any,
        offset_trans: Any,
        facecolors: Any,
        edgecolors: Any,
        linewidths: Any,
        linestyles: Any,
        antialiaseds: Any,
        urls: Any,
        offset_position: Any,
        *,
        hatchcolors: Any = None,
    ) -> None:
        """Many paths at many places."""
        base = cast("Any", self)
        raw = list(base._iter_collection_raw_paths(master_transform, paths, all_transforms))
        extra = {"hatchcolors": [] if hatchcolors is None else hatchcolors} if _HATCH_COLOURS else {}
        styles = (facecolors, edgecolors, linewidths, linestyles, antialiaseds, urls, offset_position)
        known: dict[tuple[int, int], list[tuple[str, tuple[float, ...]]]] = {}
        for dx, dy, (path, transform), gc0, fill in base._iter_collection(gc, raw, offsets, offset_trans, *styles, **extra):
            if gc0.get_hatch() is not None or (dx == 0 and dy == 0):
                self.draw_path(gc0, path, transform + Affine2D().translate(dx, dy) if dx or dy else transform, fill)
                continue
            fill = self._visible(fill)
            stroke, operator = self._painting(gc0, fill)
            if operator == "n" or not self._near(float(dx), float(dy)):
                continue
            key = (id(path), id(transform))
            if key not in known:
                known[key] = list(_segments(path, transform, simplify=False))
            self._begin(gc0, fill, stroke=stroke)
            self._ops(f"{_write(known[key], float(dx), float(dy))} {operator}")

    # -- images and meshes --------------------------------------------------------------------------------------------------
    def draw_quad_mesh(
        self,
        gc: GraphicsContextBase,
        master_transform: Any,
        meshWidth: int,  # noqa: N803
        meshHeight: int,  # noqa: N803
        coordinates: Any,
        offsets: Any,
        offsetTrans: Any,  # noqa: N803
        facecolors: Any,
        antialiased: Any,
        edgecolors: Any,
    ) -> None:
        """A regular grid becomes one exact image; anything else is drawn cell by cell."""
        corners = master_transform.transform(np.asarray(coordinates).reshape(-1, 2)).reshape(meshHeight + 1, meshWidth + 1, 2)
        x, y, colours = corners[0, :, 0], corners[:, 0, 1], np.asarray(facecolors)
        plain = edgecolors is None or not len(edgecolors) or gc.get_linewidth() == 0 or str(edgecolors) == "none"
        regular = (
            np.allclose(corners[:, :, 0], x[None], atol=0.02)
            and np.allclose(corners[:, :, 1], y[:, None], atol=0.02)
            and np.ptp(np.diff(x)) < 0.05
            and np.ptp(np.diff(y)) < 0.05
        )
        if not (plain and regular and colours.shape == (meshWidth * meshHeight, 4) and len(offsets) <= 1):
            base, mesh = cast("Any", super()), (meshWidth, meshHeight, coordinates, offsets, offsetTrans, facecolors)
            base.draw_quad_mesh(gc, master_transform, *mesh, antialiased, edgecolors)
            return
        pixels = (colours.reshape(meshHeight, meshWidth, 4) * 255).round().astype(np.uint8)
        pixels = pixels[::-1] if y[-1] > y[0] else pixels
        pixels = pixels[:, ::-1] if x[-1] < x[0] else pixels
        self._begin(gc, None, stroke=False)
        box = (abs(x[-1] - x[0]), 0.0, 0.0, abs(y[-1] - y[0]), min(x[0], x[-1]), min(y[0], y[-1]))
        self._image(pixels, cast("tuple[float, float, float, float, float, float]", tuple(float(v) for v in box)))

    def _image(self, pixels: Any, matrix: tuple[float, float, float, float, float, float]) -> None:
        height, width = pixels.shape[:2]
        alpha = np.ascontiguousarray(pixels[:, :, 3])
        mask = None if (alpha == 255).all() else alpha.tobytes()
        self.steps.append(Image(int(width), int(height), "RGB", np.ascontiguousarray(pixels[:, :, :3]).tobytes(), mask, matrix))

    def get_image_magnification(self) -> float:
        """Pixels of an image per point."""
        return _IMAGE_DPI / 72.0

    def option_scale_image(self) -> bool:
        """Images are placed by a matrix."""
        return True

    def option_image_nocomposite(self) -> bool:
        """Images are kept apart."""
        return True

    def draw_image(self, gc: GraphicsContextBase, x: float, y: float, im: Any, transform: Any = None) -> None:
        """Pixels, the first row lowest."""
        height, width = im.shape[:2]
        if not width or not height:
            return
        self._begin(gc, None, stroke=False)
        if transform is None:
            if self._state.get("alpha") != (1.0, 1.0):  # matplotlib has applied it to the pixels already
                self._state["alpha"] = (1.0, 1.0)
                self.steps.append(Alpha(1.0, 1.0))
            a, b, c, d, e, f = width * 72 / _IMAGE_DPI, 0.0, 0.0, height * 72 / _IMAGE_DPI, 0.0, 0.0
        else:
            a, b, c, d, e, f = (float(v) for v in transform.frozen().to_values())
        self._image(im[::-1], (float(a), float(b), float(c), float(d), float(e + x), float(f + y)))

    def draw_gouraud_triangles(self, gc: GraphicsContextBase, triangles_array: Any, colors_array: Any, transform: Any) -> None:
        """Shaded triangles; varying opacity becomes its mean."""
        triangles = np.asarray(triangles_array)
        if not len(triangles):
            return
        points = transform.transform(triangles.reshape(-1, 2))
        colours = np.asarray(colors_array)
        colours = np.broadcast_to(colours, (len(triangles), 3, colours.shape[-1])).reshape(len(points), -1)
        if colours.shape[1] == 1:
            colours = np.repeat(colours, 3, axis=1)
        self._begin(gc, None, stroke=False)
        opacity = round(float(colours[:, 3].mean()), 4) if colours.shape[1] > 3 else 1.0
        if self._state.get("alpha") != (opacity, opacity):
            self._state["alpha"] = (opacity, opacity)
            self.steps.append(Alpha(opacity, opacity))
        rows = [(float(x), float(y), float(c[0]), float(c[1]), float(c[2])) for (x, y), c in zip(points, colours, strict=True)]
        self.steps.append(Mesh(tuple(rows)))

    # -- text ---------------------------------------------------------------------------------------------------------------
    def flipy(self) -> bool:
        """y grows upward."""
        return False

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.width, self.height

    def points_to_pixels(self, points: Any) -> Any:
        """A pixel is a point."""
        return points

    def _heights(self, style: TextStyle) -> tuple[float, float]:
        return (style.cap_height, 0.0) if self.optical else (style.ascent + style.descent, style.descent)

    def _get_font_height_metrics(self, prop: FontProperties) -> tuple[float, float, float]:
        # asked by matplotlib 3.11 before it would open a font file: ascent, descent and what is left of the leading
        style = self.style_of(prop, (0.0, 0.0, 0.0))
        height, depth = self._heights(style)
        return height - depth, depth, max(0.0, 1.28 * style.size - height)

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: Any) -> tuple[float, float, float]:
        """Width, height (descent included) and descent of a line of text in points."""
        if ismath == "TeX":
            ismath = False
        if ismath:
            width, height, depth = super().get_text_width_height_descent(s, prop, ismath)
            return float(width), float(height), float(depth)
        style = self.style_of(prop, (0.0, 0.0, 0.0))
        return (measure_words(s, style), *self._heights(style))

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Any = None,  # noqa: ARG002
    ) -> None:
        """A line of text in the document's own face; mathematics as filled outlines in matplotlib's layout."""
        rgb = tuple(float(c) for c in gc.get_rgb()[:3])
        colour = (rgb[0], rgb[1], rgb[2])
        if ismath is True:
            self._draw_mathematics(gc, x, y, s, prop, angle)
            return
        own = GraphicsContextBase()
        own.copy_properties(gc)
        self._begin(own, gc.get_rgb(), stroke=False)
        self._state.pop("fill", None)  # the text sets its own colour when it is painted
        self.steps.append(Glyphs(round(float(x), 3), round(float(y), 3), s, self.style_of(prop, colour), float(angle)))

    def _draw_mathematics(self, gc: GraphicsContextBase, x: float, y: float, s: str, prop: FontProperties, angle: float) -> None:
        text_to_path = cast("Any", self)._text2path
        vertices, codes = text_to_path.get_text_path(prop, s, ismath=True)
        if not len(vertices):
            return
        own = GraphicsContextBase()
        own.copy_properties(gc)
        own.set_linewidth(0)
        scale = prop.get_size_in_points() / text_to_path.FONT_SCALE
        place = Affine2D().scale(scale).rotate_deg(angle).translate(x, y)
        self.draw_path(own, Path(vertices, codes), place, gc.get_rgb())
