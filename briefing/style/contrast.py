"""Contrast: from two colours to the ratio that WCAG 2.2 asks for."""

from __future__ import annotations

from briefing.style.computed import Colour

# WCAG 2.2, 1.4.3 and 1.4.11: words, large words (18 pt, or 14 pt in bold), what must be seen to be understood.
TEXT, LARGE, GRAPHIC = 4.5, 3.0, 3.0
LARGE_SIZE, LARGE_BOLD_SIZE, BOLD_WEIGHT = 18.0, 14.0, 700


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 black to 1 white (WCAG 2.2, definition of relative luminance)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21, whichever comes first."""
    a, b = luminance(one), luminance(other)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)


def is_large(size: float, weight: int) -> bool:
    """Whether words of this size (points) and weight count as large."""
    return size >= LARGE_SIZE or (size >= LARGE_BOLD_SIZE and weight >= BOLD_WEIGHT)


def hexadecimal(colour: Colour) -> str:
    """The colour as a sheet writes it."""
    return "#" + "".join(f"{round(c * 255):02X}" for c in colour)
