"""Pictures of an author to resources of the file (ISO 32000-1, 7.8.3): image streams, shadings, and forms for groups."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.chart.ink.displaylist import Gradient, Picture, Samples
from briefing.pdf.writing.file_structure import Document
from briefing.pdf.writing.values import Value, encode, number, reference

_SPACES: dict[str, tuple[bytes, int]] = {"gray": (b"/DeviceGray", 1), "rgb": (b"/DeviceRGB", 3), "indexed": (b"", 1)}


def write_picture(document: Document, picture: Picture) -> int:
    """The object number of an image with its opacity."""
    d = _dictionary(picture.samples)
    if picture.mask is not None:
        mask = document.add_stream(picture.mask.data, _dictionary(picture.mask), compress=False)
        d["SMask"] = reference(mask)
    return document.add_stream(picture.samples.data, d, compress=False)


def _dictionary(samples: Samples) -> dict[str, Value]:
    space, colours = _SPACES[samples.colours]
    palette: list[Value] = [b"/Indexed", b"/DeviceRGB", len(samples.palette) // 3 - 1, b"<%s>" % samples.palette.hex().encode()]
    d: dict[str, Value] = {
        "Type": b"/XObject",
        "Subtype": b"/Image",
        "Width": samples.width,
        "Height": samples.height,
        "BitsPerComponent": samples.bits,
        "ColorSpace": space or palette,
    }
    if samples.transparent:
        d["Mask"] = [v for value in samples.transparent for v in (value, value)]
    if samples.coding == "jpeg":
        d["Filter"] = b"/DCTDecode"
        if samples.transform is not None:
            d["DecodeParms"] = {"ColorTransform": samples.transform}
        return d
    d["Filter"] = b"/FlateDecode"
    predictor = 15 if samples.coding == "png" else 2
    d["DecodeParms"] = {
        "Predictor": predictor,
        "Colors": colours,
        "BitsPerComponent": samples.bits,
        "Columns": samples.width,
    }
    return d


# -- gradients ------------------------------------------------------------------------------------------------------
def write_gradient(document: Document, gradient: Gradient) -> tuple[int, int | None]:
    """The object numbers of the shading, and of the graphics state that fades it where its stops are not opaque."""
    colours = [stop[:4] for stop in gradient.stops]
    shading = document.add(encode(_shading(gradient.at, colours, b"/DeviceRGB")))
    if all(stop[4] == 1.0 for stop in gradient.stops):
        return shading, None
    grey = document.add(encode(_shading(gradient.at, [(stop[0], stop[4]) for stop in gradient.stops], b"/DeviceGray")))
    form = document.add_stream(
        b"/S0 sh",
        {
            "Type": b"/XObject",
            "Subtype": b"/Form",
            # in the space of the gradient, which may be small or turned: whatever the clip leaves lies within
            "BBox": [-1e5, -1e5, 1e5, 1e5],
            "Matrix": b"[%s]" % " ".join(f"{v:.6f}" for v in gradient.matrix).encode("ascii"),
            "Group": {"S": b"/Transparency", "CS": b"/DeviceGray"},
            "Resources": {"Shading": {"S0": reference(grey)}},
        },
    )
    state = encode({"SMask": {"Type": b"/Mask", "S": b"/Luminosity", "G": reference(form)}})
    return shading, document.add(state)


def _shading(at: Sequence[float], stops: Sequence[tuple[float, ...]], space: bytes) -> dict[str, Value]:
    return {
        "ShadingType": 2 if len(at) == 4 else 3,
        "ColorSpace": space,
        "Coords": b"[%s]" % " ".join(f"{v:.6f}" for v in at).encode("ascii"),
        "Function": _function(stops),
        "Extend": [True, True],
    }


def _function(stops: Sequence[tuple[float, ...]]) -> dict[str, Value]:
    """The colour at each place: one interpolation between every two stops, stitched (ISO 32000-1, 7.10.4)."""
    first, last = stops[0], stops[-1]
    row = [(0.0, *first[1:]), *stops, (1.0, *last[1:])]
    pieces = [(a, b) for a, b in pairwise(row) if b[0] - a[0] > 1e-6]
    functions = [_interpolation(a[1:], b[1:]) for a, b in pieces]
    if len(functions) == 1:
        return functions[0]
    bounds = b"[%s]" % " ".join(f"{b[0]:.6f}" for _, b in pieces[:-1]).encode("ascii")
    ranges: list[Value] = [v for _ in pieces for v in (0, 1)]
    return {"FunctionType": 3, "Domain": [0, 1], "Functions": functions, "Bounds": bounds, "Encode": ranges}


def _interpolation(start: tuple[float, ...], end: tuple[float, ...]) -> dict[str, Value]:
    return {"FunctionType": 2, "Domain": [0, 1], "C0": list(start), "C1": list(end), "N": 1}


# -- groups ---------------------------------------------------------------------------------------------------------
def write_group(document: Document, code: str, box: tuple[float, float, float, float], resources: int) -> int:
    """The object number of a transparency group (ISO 32000-1, 11.4); its resources are those of the pages."""
    d: dict[str, Value] = {
        "Type": b"/XObject",
        "Subtype": b"/Form",
        "BBox": b"[%s]" % " ".join(number(v) for v in box).encode("ascii"),
        "Group": {"S": b"/Transparency", "CS": b"/DeviceRGB"},
        "Resources": reference(resources),
    }
    return document.add_stream(code.encode("ascii"), d)
