"""Display lists (drawings) to operators of a content stream, with their images, opacities and meshes as resources of the file."""

from __future__ import annotations

import hashlib
import math
import struct

from briefing.chart.ink.displaylist import Alpha, DisplayList, Glyphs, Gradient, Group, Image, Mesh, Ops, Picture, Step
from briefing.pdf.writing import resources
from briefing.pdf.writing.file_structure import Document
from briefing.pdf.writing.text_showing import Letterings
from briefing.pdf.writing.values import Value, encode, number, reference
from briefing.records import replace
from briefing.text.characters import TIE

_STEPS = 0xFFFFFFFF  # a mesh's coordinates, 32 bits each
_LEVELS = 0xFFFF  # and its colours, 16


class Drawings:
    """Replays display lists; the same image, opacity or mesh is kept once."""

    __slots__ = ("_document", "_fades", "_known", "_letterings", "_objects", "_operators", "_resources", "_states")

    def __init__(self, document: Document, letterings: Letterings, resources: int = 0) -> None:
        self._document = document
        self._resources = resources  # the object number of the pages' resources
        self._known: dict[Picture | Gradient | Group, str] = {}
        self._fades: list[int] = []
        self._letterings = letterings
        self._objects: dict[str, dict[bytes, int]] = {"XObject": {}, "Shading": {}}
        self._states: dict[tuple[str, str], int] = {}
        self._operators: dict[int, tuple[DisplayList, str]] = {}  # the list is held, so its identity stays its own

    def operators(self, drawing: DisplayList, x: float, y: float, scale: float = 1.0) -> str:
        """`drawing` with its lower-left corner at (x, y), the graphics state left as it was."""
        known = self._operators.get(id(drawing))
        if known is None:
            known = (drawing, "\n".join(self._step(s) for s in drawing.steps))
            self._operators[id(drawing)] = known
        size = number(scale)
        return f"q {size} 0 0 {size} {number(x)} {number(y)} cm\n{known[1]}\nQ"

    def _step(self, step: Step) -> str:
        if isinstance(step, Ops):
            return step.code
        if isinstance(step, Glyphs):
            return self._text(step)
        if isinstance(step, Alpha):
            return f"/G{self._state(step)} gs"
        if isinstance(step, Image):
            matrix = " ".join(number(v) for v in step.matrix)
            return f"q {matrix} cm /I{self._image(step)} Do Q"
        if isinstance(step, Mesh):
            return f"/S{self._mesh(step)} sh"
        return self._picture(step)

    def _picture(self, step: Picture | Gradient | Group) -> str:
        """What an author's picture is made of; the same picture is written once, wherever and how large it stands."""
        if isinstance(step, Picture):
            matrix = " ".join(number(v) for v in step.matrix)
            key = replace(step, matrix=(1.0, 0.0, 0.0, 1.0, 0.0, 0.0))
            if key not in self._known:
                self._known[key] = self._named("XObject", resources.write_picture(self._document, step))
            return f"q {matrix} cm /I{self._known[key]} Do Q"
        if step not in self._known:
            self._known[step] = self._written(step)
        return self._known[step]

    def _written(self, step: Gradient | Group) -> str:
        if isinstance(step, Group):
            code = "\n".join(self._step(s) for s in step.steps)
            form = self._named("XObject", resources.write_group(self._document, code, step.box, self._resources))
            return f"q /G{self._state(Alpha(step.opacity, step.opacity))} gs /I{form} Do Q"
        shading, fade = resources.write_gradient(self._document, step)
        matrix = " ".join(f"{v:.6f}" for v in step.matrix)
        state = ""
        if fade is not None:
            self._fades.append(fade)
            state = f"/G{fade} gs "
        return f"{state}{matrix} cm /S{self._named('Shading', shading)} sh"

    def _named(self, kind: str, number: int) -> str:
        self._objects[kind][b"%d" % number] = number
        return str(number)

    def _text(self, step: Glyphs) -> str:
        letters = self._letterings[step.style]
        body = letters.body(step.text.replace(TIE, " "), letters.space)
        cos, sin = math.cos(math.radians(step.angle)), math.sin(math.radians(step.angle))
        turn = f"{cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f}" if step.angle else "1 0 0 1"
        rise = f"{number(letters.rise)} Ts " if letters.rise else ""
        # the state around the drawing is not known here: scaling and rise may be those of the line it stands in
        return (
            f"q BT 100 Tz 0 Ts {rise}{letters.font} {letters.colour} {turn} {number(step.x)} {number(step.y)} Tm [{body}] TJ ET Q"
        )

    def _state(self, step: Alpha) -> int:
        key = (number(step.fill), number(step.stroke))
        if key not in self._states:
            d: dict[str, Value] = {"ca": key[0].encode("ascii"), "CA": key[1].encode("ascii")}
            self._states[key] = self._document.add(encode(d))
        return self._states[key]

    def _image(self, step: Image) -> int:
        head = f"{step.width} {step.height} {step.mode}".encode()
        key = hashlib.sha256(head + step.data + b"/" + (step.mask or b"")).digest()
        known = self._objects["XObject"]
        if key not in known:
            d: dict[str, Value] = {
                "Type": b"/XObject",
                "Subtype": b"/Image",
                "Width": step.width,
                "Height": step.height,
                "BitsPerComponent": 8,
                "ColorSpace": b"/DeviceGray" if step.mode == "L" else b"/DeviceRGB",
            }
            if step.mask is not None:
                mask = self._document.add_stream(step.mask, {**d, "ColorSpace": b"/DeviceGray"})
                known[key] = self._document.add_stream(step.data, {**d, "SMask": reference(mask)})
            else:
                known[key] = self._document.add_stream(step.data, d)
        return known[key]

    def _mesh(self, step: Mesh) -> int:
        xs, ys = [p[0] for p in step.points], [p[1] for p in step.points]
        left, low = min(xs), min(ys)
        width, height = (max(xs) - left) or 1.0, (max(ys) - low) or 1.0
        data = bytearray()
        for x, y, *colour in step.points:
            data += b"\0" + struct.pack(">II", round((x - left) / width * _STEPS), round((y - low) / height * _STEPS))
            data += struct.pack(">3H", *(round(min(1.0, max(0.0, c)) * _LEVELS) for c in colour))
        decode: list[Value] = [left, left + width, low, low + height, 0, 1, 0, 1, 0, 1]
        key = encode(decode) + bytes(data)
        known = self._objects["Shading"]
        if key not in known:
            d: dict[str, Value] = {
                "ShadingType": 4,
                "ColorSpace": b"/DeviceRGB",
                "BitsPerCoordinate": 32,
                "BitsPerComponent": 16,
                "BitsPerFlag": 8,
                "Decode": decode,
            }
            known[key] = self._document.add_stream(bytes(data), d)
        return known[key]

    def resources(self) -> dict[str, Value]:
        """The resource dictionary's entries for what has been drawn."""
        out: dict[str, Value] = {}
        for kind, letter in (("XObject", "I"), ("Shading", "S")):
            if self._objects[kind]:
                out[kind] = {f"{letter}{n}": reference(n) for n in self._objects[kind].values()}
        if self._states or self._fades:
            out["ExtGState"] = {f"G{n}": reference(n) for n in (*self._states.values(), *self._fades)}
        return out
