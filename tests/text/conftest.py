"""Text styles in the bundled faces, with and without the faces of the [cjk] extra."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import Any

import pytest

from briefing.text.catalogue import find
from briefing.text.faces import Face, FontStack
from briefing.text.style import TextStyle


@cache
def latin(size: float = 10.0, *, italic: bool = False, sans: bool = False, weight: float = 400.0, **more: Any) -> TextStyle:
    """The bundled faces alone, sans standing in for the characters that serif lacks."""
    primary = Face(str(find("Source Sans 3" if sans else "Source Serif 4", italic=italic)), wght=weight, opsz=1.17 * size)
    return TextStyle(FontStack([primary, Face(str(find("Source Sans 3")), wght=weight)]), size, **more)


@cache
def with_cjk(size: float = 10.0) -> TextStyle:
    """The same with Hangul and Han behind."""
    faces = [
        Face(str(find("Source Serif 4")), wght=400.0),
        Face(str(find("Noto Serif KR", "package:pylopdf-fonts-ko")), scale=0.93),
        Face(str(find("Noto Serif SC", "package:pylopdf-fonts-zh-cn")), scale=0.93),
    ]
    return TextStyle(FontStack(faces), size)


needs_cjk = pytest.mark.skipif(
    find_spec("pylopdf_fonts_ko") is None or find_spec("pylopdf_fonts_zh_cn") is None, reason="the [cjk] extra is not installed"
)
