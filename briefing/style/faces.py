"""From a font's name in a sheet, a weight and a slope to faces, and from a look to the text style that sets its words.

The typographic words of a sheet become OpenType features here (`figures: oldstyle` is `onum`), the only place that knows them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefing.style.computed import Look
from briefing.style.model import Specified
from briefing.style.said import FontSaid
from briefing.text.catalogue import FontNotFound, find
from briefing.text.faces import Face, FontStack, file_state
from briefing.text.style import TextStyle

# An optical size of 1.17 × the size in use suits print on paper held at arm's length: both pages were set with it.
OPTICAL = 1.17
# Optical sizes are taken in steps that the eye cannot tell apart: a page in twelve sizes needs a few cuts, not twelve.
OPTICAL_STEPS = (8.0, 9.5, 11.5, 14.0, 18.0, 24.0, 36.0, 60.0)
# Where a face has no superiors of its own, its figures are set small and raised, as far as the superiors of text faces are.
SUPERIOR_SIZE, SUPERIOR_RISE = 0.62, 0.34

_faces: dict[tuple[object, ...], Face] = {}

Stacks = Callable[[str, int, bool, float | None], FontStack]
"""Font of the sheet, weight, slope, optical size to faces."""


def stack_of(specified: Specified, font: str, weight: int, italic: bool, optical_size: float | None) -> FontStack:
    """The faces of a font and its fallbacks. An optional fallback that is not installed is left out; raises FontNotFound else."""
    fonts = specified.sections["fonts"]
    faces = [_face(specified, font, fonts[font], weight, italic, optical_size)]
    seen = {font}
    waiting = list(fonts[font].get("fallback", ()))
    while waiting:
        name = waiting.pop(0)
        if name in seen:
            continue
        seen.add(name)
        try:
            faces.append(_face(specified, name, fonts[name], weight, False, optical_size))
        except FontNotFound:
            if not fonts[name].get("optional"):
                raise
        waiting += fonts[name].get("fallback", ())
    return FontStack(faces)


def font_file(specified: Specified, name: str, italic: bool = False) -> str:
    """The path of the file of a font of the sheet. Raises FontNotFound."""
    font = specified.sections["fonts"][name]
    origin = specified.origin(f"fonts.{name}.source", f"fonts.{name}")
    folder = Path(origin.decided.folder) if origin is not None and origin.decided.folder else None
    return str(find(font["family"], font.get("source", "bundled"), folder, italic=italic))


def _face(specified: Specified, name: str, font: FontSaid, weight: int, italic: bool, optical_size: float | None) -> Face:
    family, path = font["family"], font_file(specified, name, italic)
    scale = float(font.get("scale", 1.0))
    axes = {"wght": float(weight)} if optical_size is None else {"wght": float(weight), "opsz": round(optical_size, 1)}
    key = (file_state(path), italic, scale, tuple(sorted(axes.items())))
    found = _faces.get(key)
    if found is None:
        serif = "serif" in family.lower() and "sans" not in family.lower()
        slanted = italic and "italic" in Path(path).stem.lower()
        found = _faces[key] = Face(path, index=0, serif=serif, italic=slanted, scale=scale, **axes)
    return found


def text_style_of(stacks: Stacks, look: Look, lang: str) -> TextStyle:
    """The text style of a look: its faces at its size with its features. `stacks` are those of its sheet."""
    optical = look.optical_size if look.optical_size is not None else _step(OPTICAL * look.size)
    stack = stacks(look.font, look.weight, look.italic, round(optical, 1))
    if look.caps in ("small", "all_small") and look.italic and not _changes(stack.primary, "a", "smcp"):
        stack = stacks(look.font, look.weight, False, round(optical, 1))
    size, rise = look.size, 0.0
    features = [("onum" if look.figures == "oldstyle" else "lnum", 1), ("tnum" if look.figure_width == "tabular" else "pnum", 1)]
    if look.caps in ("small", "all_small"):
        features.append(("smcp", 1))
    if look.caps == "all_small":
        features.append(("c2sc", 1))
    if look.caps == "upper":
        features.append(("case", 1))
    if look.position == "superscript":
        if _changes(stack.primary, "1", "sups"):
            features.append(("sups", 1))
        else:
            size, rise = SUPERIOR_SIZE * look.size, SUPERIOR_RISE * look.size
    return TextStyle(
        stack, size, look.colour, features=tuple(features), tracking=look.tracking, rise=rise, caps=look.caps,
        hyphenate=look.hyphenate, lang=lang or "en",
    )  # fmt: skip


def _step(size: float) -> float:
    """The nearest of the optical sizes in use, by ratio."""
    return min(OPTICAL_STEPS, key=lambda step: max(step / size, size / step))


def _changes(face: Face, character: str, feature: str) -> bool:
    """Whether a face sets this character otherwise under a feature: having the feature says nothing of what it covers."""
    return face.shape(character, ((feature, 1),))[1][0][0] != face.shape(character, ())[1][0][0]
