"""A matplotlib Figure to a display list: true vectors and the document's own shaped text, at 72 dots per inch.

    display_list = draw_figure(figure, styles)        # no pyplot, no Agg, no font file opened by matplotlib

Clips, colours and dashes are written when they change. Markers are written where they stand, hatches as clipped lines: neither
needs a resource, and identical text deflates well. A regular mesh (heat maps, colour bars) becomes one small image, because
hundreds of thin cells show seams in viewers. Works with matplotlib 3.8 to 3.11.

Not drawn as matplotlib would: TeX, path effects and sketches, rasterized artists (they stay vectors).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Literal, Protocol, cast

import numpy as np
from matplotlib.backend_bases import FigureCanvasBase, GraphicsContextBase, RendererBase
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from briefing.chart.ink.displaylist import DisplayList, Glyphs, Image, Matrix, Mesh, Step
from briefing.chart.ink.one_line import in_one_line
from briefing.chart.ink.pen import measure_words, number, numbers
from briefing.chart.plotting.graphics_state import Rgba, Steps, joined, visible
from briefing.chart.plotting.outlines import Segment, hatch_cells, is_solid, segments, write

if TYPE_CHECKING:
    from matplotlib.text import Text
    from matplotlib.transforms import Affine2DBase, Transform
    from matplotlib.typing import ColorType, LineStyleType
    from numpy.typing import ArrayLike, NDArray

    from briefing.text.style import TextStyle

StyleOf = Callable[[FontProperties, tuple[float, float, float]], "TextStyle"]
"""Which of the document's text styles stands for these font properties in this colour."""

_IMAGE_DPI = 200.0
_OUTSIDE = 50.0  # a marker further out than this cannot be seen
_HATCH_COLOURS = "hatchcolors" in RendererBase._iter_collection.__code__.co_varnames  # type: ignore[attr-defined]


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
    return DisplayList(width, height, joined(renderer.finish()))


class _Canvas(FigureCanvasBase):
    fixed_dpi = 72


class _Collections(Protocol):
    """What matplotlib's renderers have and its annotations leave out: the members of a collection one by one."""

    def _iter_collection_raw_paths(
        self, master_transform: Transform, paths: Sequence[Path], all_transforms: Sequence[ArrayLike]
    ) -> Iterable[tuple[Path, Transform]]: ...

    def _iter_collection(
        self,
        gc: GraphicsContextBase,
        path_ids: Sequence[tuple[Path, Transform]],
        offsets: ArrayLike | Sequence[ArrayLike],
        offset_trans: Transform,
        *styles: object,
        **more: object,
    ) -> Iterable[tuple[float, float, tuple[Path, Transform], GraphicsContextBase, ColorType | None]]: ...


class Renderer(RendererBase):
    """Collects the steps of one figure."""

    def __init__(self, width: float, height: float, style_of: StyleOf, *, optical: bool) -> None:
        super().__init__()
        self.width, self.height = width, height
        self.style_of, self.optical = style_of, optical
        self._steps = Steps()

    def finish(self) -> list[Step]:
        """Close what is open and hand over the steps."""
        self._steps.end_clip()
        return self._steps.steps

    # -- paths --------------------------------------------------------------------------------------------------------------
    @staticmethod
    def _painting(gc: GraphicsContextBase, fill: Rgba | None) -> tuple[bool, str]:
        """Whether an outline is drawn, and the operator that paints it, the filling, both or nothing."""
        stroke = gc.get_linewidth() > 0 and visible(gc.get_rgb()) is not None
        return stroke, {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}[fill is not None, stroke]

    def draw_path(
        self, gc: GraphicsContextBase, path: Path, transform: Transform, rgbFace: ColorType | None = None  # noqa: N803
    ) -> None:  # fmt: skip
        """One path: filled, hatched, stroked."""
        fill = visible(rgbFace)
        hatch = None if gc.get_hatch() is None else gc.get_hatch_path()
        stroke, operator = self._painting(gc, fill)
        if operator == "n" and hatch is None:
            return
        open_line = rgbFace is None and hatch is None
        clip = (0.0, 0.0, self.width, self.height) if open_line else None
        code = write(segments(path, transform, clip=clip, simplify=path.should_simplify if open_line else False))
        if not code:
            return
        if hatch is None:
            self._steps.begin(gc, fill, stroke=stroke)
            self._steps.ops(f"{code} {operator}")
            return
        if fill is not None:
            self._steps.begin(gc, fill, stroke=False)
            self._steps.ops(code + " f")
        self._hatch(gc, hatch, path, transform, code)
        if stroke:
            self._steps.begin(gc)
            self._steps.ops(code + " S")

    def _hatch(self, gc: GraphicsContextBase, hatch: Path, path: Path, transform: Transform, code: str) -> None:
        """Hatching as clipped line work; only the strokes inside the shape's box are kept."""
        box = path.get_extents(transform)
        if not (np.isfinite(box.bounds).all() and box.width > 0 and box.height > 0):
            return
        clip = gc.get_clip_rectangle()
        x0, y0, x1, y1 = max(box.x0, 0.0), max(box.y0, 0.0), min(box.x1, self.width), min(box.y1, self.height)
        if clip is not None:
            x0, y0, x1, y1 = max(x0, clip.x0), max(y0, clip.y0), min(x1, clip.x1), min(y1, clip.y1)
        cells = " ".join(hatch_cells(hatch, (x0 - 1, y0 - 1, x1 + 1, y1 + 1))) if x1 > x0 and y1 > y0 else ""
        if cells:
            ink = numbers(*to_rgba(gc.get_hatch_color())[:3], digits=3)
            line = f"{ink} RG {ink} rg {number(float(gc.get_hatch_linewidth()), 3)} w 0 J [] 0 d"
            self._steps.begin(gc, None, stroke=False)
            self._steps.ops("q")
            self._steps.ops(f"{code} W n {line} {cells} {'B' if is_solid(hatch) else 'S'}")
            self._steps.ops("Q")

    def draw_markers(
        self,
        gc: GraphicsContextBase,
        marker_path: Path,
        marker_trans: Transform,
        path: Path,
        trans: Transform,
        rgbFace: ColorType | None = None,  # noqa: N803
    ) -> None:
        """The same marker at every vertex of `path`."""
        fill = visible(rgbFace)
        stroke, operator = self._painting(gc, fill)
        if operator == "n" or not len(np.asarray(path.vertices)):
            return
        mark = list(segments(marker_path, marker_trans))
        out = []
        for vertices, _ in path.iter_segments(trans, simplify=False):
            x, y = float(vertices[-2]), float(vertices[-1])
            if self._near(x, y):
                out.append(f"{write(mark, x, y)} {operator}")
        if mark and out:
            self._steps.begin(gc, fill, stroke=stroke)
            self._steps.ops("\n".join(out))

    def _near(self, x: float, y: float) -> bool:
        return -_OUTSIDE <= x <= self.width + _OUTSIDE and -_OUTSIDE <= y <= self.height + _OUTSIDE

    def draw_path_collection(
        self,
        gc: GraphicsContextBase,
        master_transform: Transform,
        paths: Sequence[Path],
        all_transforms: Sequence[ArrayLike],
        offsets: ArrayLike | Sequence[ArrayLike],
        offset_trans: Transform,
        facecolors: ColorType | Sequence[ColorType],
        edgecolors: ColorType | Sequence[ColorType],
        linewidths: float | Sequence[float],
        linestyles: LineStyleType | Sequence[LineStyleType],
        antialiaseds: bool | Sequence[bool],
        urls: str | Sequence[str],
        offset_position: object,
        *,
        hatchcolors: ColorType | Sequence[ColorType] | None = None,
    ) -> None:
        """Many paths at many places."""
        base = cast("_Collections", self)
        raw = list(base._iter_collection_raw_paths(master_transform, paths, all_transforms))
        extra = {"hatchcolors": [] if hatchcolors is None else hatchcolors} if _HATCH_COLOURS else {}
        styles = (facecolors, edgecolors, linewidths, linestyles, antialiaseds, urls, offset_position)
        known: dict[tuple[int, int], list[Segment]] = {}
        for dx, dy, (path, transform), gc0, face in base._iter_collection(gc, raw, offsets, offset_trans, *styles, **extra):
            if gc0.get_hatch() is not None or (dx == 0 and dy == 0):
                self.draw_path(gc0, path, transform + Affine2D().translate(dx, dy) if dx or dy else transform, face)
                continue
            fill = visible(face)
            stroke, operator = self._painting(gc0, fill)
            if operator == "n" or not self._near(float(dx), float(dy)):
                continue
            key = (id(path), id(transform))
            if key not in known:
                known[key] = list(segments(path, transform))
            self._steps.begin(gc0, fill, stroke=stroke)
            self._steps.ops(f"{write(known[key], float(dx), float(dy))} {operator}")

    # -- images and meshes --------------------------------------------------------------------------------------------------
    def draw_quad_mesh(
        self,
        gc: GraphicsContextBase,
        master_transform: Transform,
        meshWidth: int,  # noqa: N803
        meshHeight: int,  # noqa: N803
        coordinates: ArrayLike,
        offsets: ArrayLike | Sequence[ArrayLike],
        offsetTrans: Transform,  # noqa: N803
        facecolors: Sequence[ColorType],
        antialiased: bool,
        edgecolors: Sequence[ColorType] | ColorType | None,
    ) -> None:
        """A regular grid becomes one exact image; anything else is drawn cell by cell."""
        corners = master_transform.transform(np.asarray(coordinates).reshape(-1, 2)).reshape(meshHeight + 1, meshWidth + 1, 2)
        colours = np.asarray(facecolors)
        plain = edgecolors is None or not len(edgecolors) or gc.get_linewidth() == 0 or str(edgecolors) == "none"
        one = colours.shape == (meshWidth * meshHeight, 4) and len(np.asarray(offsets)) <= 1
        if not (plain and one and _is_regular(corners)):
            mesh = (meshWidth, meshHeight, coordinates, offsets, offsetTrans, facecolors)
            super().draw_quad_mesh(gc, master_transform, *mesh, antialiased, edgecolors)
            return
        x, y = corners[0, :, 0], corners[:, 0, 1]
        pixels = (colours.reshape(meshHeight, meshWidth, 4) * 255).round().astype(np.uint8)
        pixels = pixels[::-1] if y[-1] > y[0] else pixels
        pixels = pixels[:, ::-1] if x[-1] < x[0] else pixels
        self._steps.begin(gc, None, stroke=False)
        width, height, left, foot = (float(v) for v in (abs(x[-1] - x[0]), abs(y[-1] - y[0]), min(x[0], x[-1]), min(y[0], y[-1])))
        self._image(pixels, (width, 0.0, 0.0, height, left, foot))

    def _image(self, pixels: NDArray[np.uint8], matrix: Matrix) -> None:
        height, width = pixels.shape[:2]
        alpha = np.ascontiguousarray(pixels[:, :, 3])
        mask = None if (alpha == 255).all() else alpha.tobytes()
        rgb = np.ascontiguousarray(pixels[:, :, :3]).tobytes()
        self._steps.steps.append(Image(int(width), int(height), "RGB", rgb, mask, matrix))

    def get_image_magnification(self) -> float:
        """Pixels of an image per point."""
        return _IMAGE_DPI / 72.0

    def option_scale_image(self) -> bool:
        """Images are placed by a matrix."""
        return True

    def option_image_nocomposite(self) -> bool:
        """Images are kept apart."""
        return True

    def draw_image(
        self, gc: GraphicsContextBase, x: float, y: float, im: ArrayLike, transform: Affine2DBase | None = None
    ) -> None:
        """Pixels, the first row lowest."""
        pixels = np.asarray(im, np.uint8)
        height, width = pixels.shape[:2]
        if not width or not height:
            return
        self._steps.begin(gc, None, stroke=False)
        if transform is None:
            self._steps.alpha(1.0, 1.0)  # matplotlib has applied it to the pixels already
            a, b, c, d, e, f = width * 72 / _IMAGE_DPI, 0.0, 0.0, height * 72 / _IMAGE_DPI, 0.0, 0.0
        else:
            a, b, c, d, e, f = (float(v) for v in np.asarray(transform.get_matrix())[:2].T.flat)
        self._image(pixels[::-1], (a, b, c, d, float(e + x), float(f + y)))

    def draw_gouraud_triangles(
        self, gc: GraphicsContextBase, triangles_array: ArrayLike, colors_array: ArrayLike, transform: Transform
    ) -> None:
        """Shaded triangles; varying opacity becomes its mean."""
        triangles = np.asarray(triangles_array)
        if not len(triangles):
            return
        points = np.asarray(transform.transform(triangles.reshape(-1, 2)))
        colours = np.asarray(colors_array)
        colours = np.broadcast_to(colours, (len(triangles), 3, colours.shape[-1])).reshape(len(points), -1)
        if colours.shape[1] == 1:
            colours = np.repeat(colours, 3, axis=1)
        self._steps.begin(gc, None, stroke=False)
        opacity = round(float(colours[:, 3].mean()), 4) if colours.shape[1] > 3 else 1.0
        self._steps.alpha(opacity, opacity)
        rows = [(float(x), float(y), float(c[0]), float(c[1]), float(c[2])) for (x, y), c in zip(points, colours, strict=True)]
        self._steps.steps.append(Mesh(tuple(rows)))

    # -- text ---------------------------------------------------------------------------------------------------------------
    def flipy(self) -> bool:
        """y grows upward."""
        return False

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.width, self.height

    def points_to_pixels(self, points: ArrayLike) -> ArrayLike:
        """A pixel is a point."""
        return points

    def _heights(self, style: TextStyle) -> tuple[float, float]:
        return (style.cap_height, 0.0) if self.optical else (style.ascent + style.descent, style.descent)

    def _get_font_height_metrics(self, prop: FontProperties) -> tuple[float, float, float]:
        # asked by matplotlib 3.11 before it would open a font file: ascent, descent and what is left of the leading
        style = self.style_of(prop, (0.0, 0.0, 0.0))
        height, depth = self._heights(style)
        return height - depth, depth, max(0.0, 1.28 * style.size - height)

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: bool | Literal["TeX"]
    ) -> tuple[float, float, float]:
        """Width, height (descent included) and descent of a line of text in points."""
        if ismath is True:
            width, height, depth = super().get_text_width_height_descent(s, prop, ismath)
            return float(width), float(height), float(depth)
        style = self.style_of(prop, (0.0, 0.0, 0.0))
        return (measure_words(in_one_line(s), style), *self._heights(style))

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: bool | Literal["TeX"] = False,
        mtext: Text | None = None,  # noqa: ARG002
    ) -> None:
        """A line of text in the document's own face; mathematics as filled outlines in matplotlib's layout."""
        if ismath is True:
            self._draw_mathematics(gc, x, y, s, prop, angle)
            return
        red, green, blue, alpha = to_rgba(gc.get_rgb())
        own = GraphicsContextBase()
        own.copy_properties(gc)
        self._steps.begin(own, (red, green, blue, alpha), stroke=False)
        self._steps.forget_fill()
        style = self.style_of(prop, (float(red), float(green), float(blue)))
        self._steps.steps.append(Glyphs(round(float(x), 3), round(float(y), 3), in_one_line(s), style, float(angle)))

    def _draw_mathematics(self, gc: GraphicsContextBase, x: float, y: float, s: str, prop: FontProperties, angle: float) -> None:
        vertices, codes = self._text2path.get_text_path(prop, s, ismath=True)
        if not len(vertices):
            return
        own = GraphicsContextBase()
        own.copy_properties(gc)
        own.set_linewidth(0)
        scale = prop.get_size_in_points() / self._text2path.FONT_SCALE
        place = Affine2D().scale(scale).rotate_deg(angle).translate(x, y)
        self.draw_path(own, Path(vertices, codes), place, gc.get_rgb())


def _is_regular(corners: NDArray[np.float64]) -> bool:
    """Whether the corners of a mesh, rows of (x, y), are those of equal rectangles side by side."""
    x, y = corners[0, :, 0], corners[:, 0, 1]
    level = np.allclose(corners[:, :, 0], x[None], atol=0.02) and np.allclose(corners[:, :, 1], y[:, None], atol=0.02)
    return level and bool(np.ptp(np.diff(x)) < 0.05 and np.ptp(np.diff(y)) < 0.05)
