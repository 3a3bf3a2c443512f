"""The tree of an SVG image to the steps of a vector picture: groups, uses, clips, shapes and pixels in painting order."""

from __future__ import annotations

import base64
import binascii
import math
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes
from xml.etree.ElementTree import Element

from briefing.chart.ink.displaylist import Alpha, Group, Matrix, Ops, Picture
from briefing.chart.ink.pen import numbers as joined
from briefing.chart.pictures import jpeg, png
from briefing.chart.pictures.content import VECTOR_WIDTH, Unusable, VectorStep
from briefing.chart.pictures.svgfill import Paint, Paints, Shaded, colour_code, line_of
from briefing.chart.pictures.svgmarkers import MARKED, MARKERS, corners, marker_matrix
from briefing.chart.pictures.svgoutline import MOST_SEGMENTS, SHAPES, Outline, box_of, code_of, outline_of
from briefing.chart.pictures.svgstyle import Style, Styles
from briefing.chart.pictures.svgtext import Scribe
from briefing.chart.pictures.svgtree import MOST_ELEMENTS, href, local
from briefing.chart.pictures.svgvalues import IDENTITY, is_even, length, scale_of, times, transform, view

# Painted only where they are asked for, or not at all.
_ELSEWHERE = frozenset(
    {"defs", "symbol", "clipPath", "linearGradient", "radialGradient", "stop", "style", "title", "desc",
     "metadata", "marker", "mask", "pattern", "filter", "view", "cursor", "color-profile", "font", "font-face"}
)
_REMARKS = {
    "foreignObject": "a <foreignObject> (a part of a web page) is not drawn",
    "script": "a script is not run",
    "animate": "an animation is not shown, only its beginning",
    "animateTransform": "an animation is not shown, only its beginning",
    "animateMotion": "an animation is not shown, only its beginning",
    "set": "an animation is not shown, only its beginning",
    "video": "a film is not shown",
    "audio": "a sound is not played",
    "iframe": "a part of a web page is not drawn",
}
_DATA = re.compile(r"data:image/[a-zA-Z+.-]+((?:;[^;,]*)*),")
Viewport = tuple[float, float]


class Painter:
    """Paints one image; `remarks` says what is left out."""

    __slots__ = ("_count", "_height", "_ids", "_paints", "_pixels", "_root", "_scribe", "_segments", "_shapes", "_styles",
                 "_width", "remarks")  # fmt: skip

    def __init__(self, root: Element, width: float, height: float) -> None:
        self._root, self._width, self._height = root, width, height
        self._ids: dict[str, Element] = {}
        for e in root.iter():
            if e.get("id"):
                self._ids.setdefault(e.attrib["id"], e)
        self._styles = Styles(root)
        self.remarks = self._styles.remarks
        self._paints = Paints(self._ids, self._styles, width, height)
        self._paints.remarks = self.remarks
        self._scribe = Scribe(self._styles, self._paints)
        self._count = self._pixels = self._segments = 0
        self._shapes: dict[tuple[Element, Viewport, float], tuple[Outline, bool]] = {}

    def paint(self) -> list[VectorStep]:
        """Every step, in a space VECTOR_WIDTH wide, y upward; empty for an image that draws nothing."""
        k = VECTOR_WIDTH / self._width
        m: Matrix = (k, 0.0, 0.0, -k, 0.0, self._height * k)
        style = self._styles.of(self._root, Style({}))
        inner = times(m, view(self._root.get("viewBox"), self._root.get("preserveAspectRatio"), self._width, self._height))
        steps = self._children(self._root, inner, style, (self._width, self._height), ())
        if not steps:
            return []
        edge = f"0 0 {joined(VECTOR_WIDTH, self._height * k, digits=3)} re W n"
        return [Ops("q"), Ops(edge), *steps, Ops("Q")]

    # -- elements -----------------------------------------------------------------------------------------------
    def _children(self, e: Element, m: Matrix, style: Style, port: Viewport, within: tuple[Element, ...]) -> list[VectorStep]:
        steps: list[VectorStep] = []
        for child in e:
            steps += self._element(child, m, style, port, within)
        return steps

    def _element(self, e: Element, m: Matrix, above: Style, port: Viewport, within: tuple[Element, ...]) -> list[VectorStep]:
        kind = local(e)
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise Unusable("large", f"with what it repeats it has more than {MOST_ELEMENTS:,} elements")
        if not kind or kind in _ELSEWHERE:
            return []
        if kind in _REMARKS:
            self.remarks.append(_REMARKS[kind])
            return []
        style = self._styles.of(e, above)
        if style.get("display") == "none":
            return []
        m = times(m, transform(style.get("transform") or e.get("transform")))
        if abs(m[0] * m[3] - m[1] * m[2]) < 1e-18:
            return []
        for name in ("mask", "filter"):
            if style.get(name, "none") != "none":
                self.remarks.append(f"a {name} is left out: what it covers is drawn without it")
        opacity = style.opacity("opacity")
        steps = self._kind(e, kind, m, style, port, within, opacity)
        if not steps:
            return []
        if opacity < 1 and not (kind in SHAPES and self._one_paint(style)):
            box = (0.0, 0.0, VECTOR_WIDTH, self._height * VECTOR_WIDTH / self._width)
            steps = [Group(tuple(steps), round(opacity, 4), box)]  # type: ignore[arg-type]
        return self._clipped(steps, style, e, m, port)

    def _one_paint(self, style: Style) -> bool:
        """Whether a shape is only filled or only drawn: then its opacity is that of its paint."""
        if any(style.get(name, "none") != "none" for name in MARKERS):
            return False
        return style.get("stroke", "none") == "none" or style.get("fill") == "none"

    def _kind(
        self, e: Element, kind: str, m: Matrix, style: Style, port: Viewport, within: tuple[Element, ...], opacity: float
    ) -> list[VectorStep]:
        if kind in SHAPES:
            return self._shape(e, kind, m, style, port, within, opacity if self._one_paint(style) else 1.0)
        if kind in ("g", "a"):
            return self._children(e, m, style, port, within)
        if kind == "switch":
            for child in e:
                if local(child) and local(child) not in _REMARKS:
                    return self._element(child, m, style, port, within)
            return self._children(e, m, style, port, within)
        if kind == "text":
            return [] if style.get("visibility") in ("hidden", "collapse") else self._scribe.text(e, m, style, port, self.remarks)
        if kind == "use":
            return self._use(e, m, style, port, within)
        if kind == "svg":
            return self._nested(e, e, m, style, port, within)
        if kind == "image":
            return self._image(e, m, style, port)
        self.remarks.append(f"a <{kind}> is not drawn")
        return []

    # -- uses and viewports -------------------------------------------------------------------------------------
    def _use(self, e: Element, m: Matrix, style: Style, port: Viewport, within: tuple[Element, ...]) -> list[VectorStep]:
        name = href(e)
        if not name.startswith("#"):
            raise Unusable("refused", f"it uses a part of another file ({name[:60]})", "copy that part into the image")
        target = self._ids.get(name[1:])
        if target is None:
            self.remarks.append(f"`{name[:60]}` is used and is not there")
            return []
        if target in within or any(e is inner for inner in target.iter()):
            raise Unusable("refused", f"it uses itself in a circle (`{name[:60]}`)")
        x, y = (length(e.get(n), 0.0, of=of, em=style.size) for n, of in zip("xy", port, strict=True))
        m = times(m, (1, 0, 0, 1, x, y))
        if local(target) in ("symbol", "svg"):
            inner = self._styles.of(target, style)
            return self._nested(target, e, m, inner, port, (*within, target), at_origin=True)
        return self._element(target, m, style, port, (*within, target))

    def _nested(
        self,
        e: Element,
        given: Element,
        m: Matrix,
        style: Style,
        port: Viewport,
        within: tuple[Element, ...],
        *,
        at_origin: bool = False,
    ) -> list[VectorStep]:
        """What stands in a viewport of its own; `given` says its size where it does."""
        x, y = (0.0, 0.0) if at_origin else tuple(length(e.get(n), 0.0, of=of) for n, of in zip("xy", port, strict=True))
        sizes = []
        for name, of in zip(("width", "height"), port, strict=True):
            words = given.get(name) or e.get(name)
            sizes.append(length(words, of, of=of))
        width, height = sizes
        if width <= 0 or height <= 0:
            return []
        m = times(m, (1, 0, 0, 1, x, y))
        inner = times(m, view(e.get("viewBox"), e.get("preserveAspectRatio"), width, height))
        steps = self._children(e, inner, style, (width, height), within)
        if not steps or style.get("overflow") == "visible":
            return steps
        edge: Outline = [("m", (0, 0)), ("l", (width, 0)), ("l", (width, height)), ("l", (0, height)), ("h",)]
        return [Ops("q"), Ops(f"{code_of(edge, m)} W n"), *steps, Ops("Q")]

    # -- shapes -------------------------------------------------------------------------------------------------
    def _shape(
        self, e: Element, kind: str, m: Matrix, style: Style, port: Viewport, within: tuple[Element, ...], opacity: float
    ) -> list[VectorStep]:
        outline, whole = self._outline(e, kind, port, style)
        if not whole:
            self.remarks.append(f"a <{kind}> has a mistake and is drawn up to it")
        if not outline or style.get("visibility") in ("hidden", "collapse"):
            return []
        fill = None if kind == "line" else self._paints.of(style, "fill")
        stroke = self._paints.of(style, "stroke")
        steps: list[list[VectorStep]] = []
        if fill is not None:
            steps.append(self._filled(outline, m, style, fill, opacity * style.opacity("fill-opacity")))
        if stroke is not None:
            steps.append(self._drawn(outline, m, style, stroke, opacity * style.opacity("stroke-opacity"), port))
        if style.get("paint-order").startswith("stroke"):
            steps.reverse()
        if kind in MARKED and any(style.get(name, "none") != "none" for name in MARKERS):
            self._paints.context = {"fill": fill, "stroke": stroke}
            steps += self._marked(outline, m, style, port, within)
            self._paints.context = {}
        return [step for part in steps for step in part]

    def _outline(self, e: Element, kind: str, port: Viewport, style: Style) -> tuple[Outline, bool]:
        """The outline of a shape, read once however often it is used."""
        key = (e, port, style.size)
        found = self._shapes.get(key)
        if found is None:
            found = self._shapes[key] = outline_of(e, kind, *port, style.size)
        self._segments += len(found[0])
        if self._segments > MOST_SEGMENTS:
            hint = "simplify it in the program that drew it"
            raise Unusable("large", f"with what it repeats it has more than {MOST_SEGMENTS:,} segments of lines", hint)
        return found

    def _marked(
        self, outline: Outline, m: Matrix, style: Style, port: Viewport, within: tuple[Element, ...]
    ) -> Iterator[list[VectorStep]]:
        """Arrowheads: each corner's marker, painted in the space that the line gives it."""
        width, _ = line_of(style, math.hypot(*port) / math.sqrt(2), 1.0)
        for corner in corners(outline):
            name = style.get(corner.marker)
            marker = self._ids.get(name[4:].partition(")")[0].strip("\"' ").removeprefix("#")) if name[:4] == "url(" else None
            if marker is None or local(marker) != "marker" or marker in within:
                continue
            self._count += 1
            if self._count > MOST_ELEMENTS:
                raise Unusable("large", f"with its arrowheads it has more than {MOST_ELEMENTS:,} elements")
            inner = marker_matrix(marker, corner, width)
            if inner is not None:
                yield self._children(marker, times(m, inner), self._styles.of(marker, Style({})), port, (*within, marker))

    def _filled(self, outline: Outline, m: Matrix, style: Style, paint: Paint, opacity: float) -> list[VectorStep]:
        even = "*" if style.get("fill-rule") == "evenodd" else ""
        if isinstance(paint, Shaded):
            gradient = paint.over(box_of(outline), m)
            if gradient is None:
                return []
            clip = Ops(f"{code_of(outline, m)} W{even} n")
            return [Ops("q"), clip, *([Alpha(round(opacity, 4), 1.0)] if opacity < 1 else []), gradient, Ops("Q")]
        code = f"{colour_code(paint.colour, 'rg')} {code_of(outline, m)} f{even}"
        return _veiled(code, paint.opacity * opacity)

    def _drawn(self, outline: Outline, m: Matrix, style: Style, paint: Paint, opacity: float, port: Viewport) -> list[VectorStep]:
        if isinstance(paint, Shaded):
            self.remarks.append("a line with a gradient is drawn in one colour")
            paint = paint.middle()
        diagonal = math.hypot(*port) / math.sqrt(2)
        fixed = style.get("vector-effect") == "non-scaling-stroke"
        even = is_even(m)
        scale = VECTOR_WIDTH / self._width if fixed else scale_of(m) if even else 1.0
        width, state = line_of(style, diagonal, scale)
        if not width:
            return []
        set_ = f"{colour_code(paint.colour, 'RG')} {state}"
        if even or fixed:
            return _veiled(f"{set_} {code_of(outline, m)} S", paint.opacity * opacity)
        # the line is wider in one direction than in the other: the pen itself is turned and stretched
        inner = " ".join(f"{v:.6f}" for v in m)
        code = f"{inner} cm {set_} {code_of(outline, IDENTITY, 6)} S"
        return [Ops("q"), *_veiled(code, paint.opacity * opacity, inside=True), Ops("Q")]

    # -- clips --------------------------------------------------------------------------------------------------
    def _clipped(self, steps: list[VectorStep], style: Style, e: Element, m: Matrix, port: Viewport) -> list[VectorStep]:
        words = style.get("clip-path", "none")
        if words == "none":
            return steps
        found = self._ids.get(words[4:].partition(")")[0].strip("\"' ").removeprefix("#")) if words.startswith("url(") else None
        if found is None or local(found) != "clipPath":
            self.remarks.append("a clip that is not a <clipPath> of the image is left out")
            return steps
        clip_style = self._styles.of(found, Style({}))
        inner = times(m, transform(found.get("transform")))
        if found.get("clipPathUnits") == "objectBoundingBox":
            x0, y0, x1, y1 = self._box(e, style, port)
            inner = times(inner, (x1 - x0, 0, 0, y1 - y0, x0, y0))
        code, even = self._clip_code(found, inner, clip_style, port)
        return [Ops("q"), Ops(f"{code or '0 0 0 0 re'} W{even} n"), *steps, Ops("Q")]

    def _clip_code(self, clip: Element, m: Matrix, style: Style, port: Viewport) -> tuple[str, str]:
        codes: list[str] = []
        even = ""
        if style.get("clip-path", "none") != "none":
            self.remarks.append("a clip of a clip is left out")
        for child in clip:
            kind, target, inner = local(child), child, m
            if kind == "use" and href(child).startswith("#"):
                target = self._ids.get(href(child)[1:], child)
                x, y = (length(child.get(n), 0.0, of=of) for n, of in zip("xy", port, strict=True))
                inner = times(times(m, transform(child.get("transform"))), (1, 0, 0, 1, x, y))
                kind = local(target)
            own = self._styles.of(target, style)
            if kind in SHAPES and own.get("display") != "none":
                outline, _ = self._outline(target, kind, port, own)
                codes.append(code_of(outline, times(inner, transform(own.get("transform") or target.get("transform")))))
                even = "*" if own.get("clip-rule") == "evenodd" else even
            elif kind and kind not in ("title", "desc"):
                self.remarks.append(f"a <{kind}> in a clip is left out")
        return " ".join(c for c in codes if c), even

    def _box(self, e: Element, style: Style, port: Viewport) -> tuple[float, float, float, float]:
        """The box of a shape, or of the shapes right below a group."""
        outline: Outline = []
        for one in (e, *e):
            if local(one) in SHAPES:
                outline += self._outline(one, local(one), port, style)[0]
        return box_of(outline)

    # -- pixels -------------------------------------------------------------------------------------------------
    def _image(self, e: Element, m: Matrix, style: Style, port: Viewport) -> list[VectorStep]:
        if style.get("visibility") in ("hidden", "collapse"):
            return []
        data = self._data(href(e))
        if data is None:
            return []
        reader = png.read_png if data.startswith(png.SIGNATURE) else jpeg.read_jpeg if data.startswith(jpeg.SIGNATURE) else None
        if reader is None:
            raise Unusable("foreign", "it holds an image that is neither PNG nor JPEG")
        found = reader(data)
        self._pixels += found.width * found.height
        if self._pixels > 50_000_000:
            raise Unusable("large", "the images that it holds have more than 50 megapixels together")
        x, y = (length(e.get(n), 0.0, of=of) for n, of in zip("xy", port, strict=True))
        width = length(e.get("width"), found.width, of=port[0])
        height = length(e.get("height"), width * found.height / found.width, of=port[1])
        if width <= 0 or height <= 0:
            return []
        box = f"0 0 {found.width} {found.height}"
        inner = times(times(m, (1, 0, 0, 1, x, y)), view(box, e.get("preserveAspectRatio"), width, height))
        # the unit square of PDF stands on its lower edge, an image of SVG hangs from its upper one
        whole = times(times(inner, (found.width, 0, 0, -found.height, 0, found.height)), found.matrix)
        edge: Outline = [("m", (x, y)), ("l", (x + width, y)), ("l", (x + width, y + height)), ("l", (x, y + height)), ("h",)]
        picture = Picture(found.samples, found.mask, tuple(round(v, 3) for v in whole))  # type: ignore[arg-type]
        return [Ops("q"), Ops(f"{code_of(edge, m)} W n"), picture, Ops("Q")]

    def _data(self, name: str) -> bytes | None:
        if not name:
            return None
        if not name.startswith("data:"):
            hint = "embed it: drawing programs offer that when they save"
            raise Unusable("refused", f"it takes an image from elsewhere ({name[:60]}), which is not read", hint)
        m = _DATA.match(name)
        if m is None or "svg" in name[:30]:
            self.remarks.append("an image within it that is not PNG or JPEG is not drawn")
            return None
        body = name[m.end() :]
        try:
            return base64.b64decode("".join(body.split()), validate=True) if "base64" in m[1] else unquote_to_bytes(body)
        except (binascii.Error, ValueError):
            raise Unusable("damaged", "an image that it holds is damaged") from None


def _veiled(code: str, opacity: float, *, inside: bool = False) -> list[VectorStep]:
    """Operators under an opacity; `inside` a q and Q that are there already."""
    if opacity >= 1:
        return [Ops(code)]
    if opacity <= 0:
        return []
    veil = round(opacity, 4)
    return [Alpha(veil, veil), Ops(code)] if inside else [Ops("q"), Alpha(veil, veil), Ops(code), Ops("Q")]

