"""Lengths: from the words of a style sheet (`9.8pt`, `12mm`, `0.5lh`) to points.

A point is 1/72 inch (PDF 32000-1, 8.3.2.3). `em` is the element's own size, `lh` one line of the page's baseline grid.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

POINTS_PER_INCH = 72.0
POINTS_PER_MM = 72.0 / 25.4

_UNITS = {"pt": 1.0, "mm": POINTS_PER_MM, "cm": 10 * POINTS_PER_MM, "in": POINTS_PER_INCH}
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(pt|mm|cm|in|em|lh)")


@dataclass(frozen=True, slots=True)
class Length:
    """A length as written: a number and its unit; `em` and `lh` wait for the element and the page to be known."""

    number: float
    unit: str

    def points(self, em: float = 0.0, lh: float = 0.0) -> float:
        """The length in points; `em` and `lh` are the points that these units stand for."""
        if self.unit == "em":
            return self.number * em
        if self.unit == "lh":
            return self.number * lh
        return self.number * _UNITS[self.unit]

    def __str__(self) -> str:
        return f"{self.number:g}{self.unit}"


def parse_length(words: str) -> Length:
    """Read `9.8pt`. A bare `0` is no length but nothing, and is taken. Raises ValueError on anything else."""
    if words.strip() == "0":
        return Length(0.0, "pt")
    m = _LENGTH.fullmatch(words.strip())
    if m is None:
        raise ValueError(words)
    return Length(float(m[1]), m[2])
