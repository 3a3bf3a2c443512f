"""Two colours to how far apart they are to eyes that see fewer colours, and in print without any: distances as numbers.

Simulated are protanopia, deuteranopia and tritanopia (Machado, Oliveira and Fernandes 2009, severity 1.0, matrices on linear
RGB); the distance is that of OKLab (Ottosson 2020), in which 0.02 is about what an eye can just tell.
"""

from __future__ import annotations

from math import dist

from briefing.style.computed import Colour

Rows = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]
GREY = "in print without colour"
VISIONS: dict[str, Rows] = {
    "to every eye": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "to eyes without red cones": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "to eyes without green cones": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
    "to eyes without blue cones": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.3039),
    ),
    GREY: ((0.2126, 0.7152, 0.0722), (0.2126, 0.7152, 0.0722), (0.2126, 0.7152, 0.0722)),
}


def nearest(one: Colour, other: Colour, *, grey: bool = True) -> tuple[float, str]:
    """The least of their distances, 0 for the same colour and 1 for black and white, and to whom they are so near; without
    `grey`, eyes only."""
    asked = [(name, rows) for name, rows in VISIONS.items() if grey or name != GREY]
    return min((dist(seen(one, rows), seen(other, rows)), name) for name, rows in asked)


def light(colour: Colour, rows: Rows) -> tuple[float, float, float]:
    """The linear RGB of a colour as an eye of this vision sees it, each 0 to 1."""
    given = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    r, g, b = [min(1.0, max(0.0, x * given[0] + y * given[1] + z * given[2])) for x, y, z in rows]
    return r, g, b


def seen(colour: Colour, rows: Rows) -> tuple[float, float, float]:
    """A colour in OKLab as it is seen."""
    r, g, b = light(colour, rows)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )
