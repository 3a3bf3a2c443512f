"""How drawings look, as computed values: nine colour roles, five text styles, a few strokes; the style sheet fills it.

Colours are (r, g, b) from 0 to 1. Shape and words carry every meaning; colour only repeats it, so that any palette whose marks
reach 3:1 and whose words reach 4.5:1 on `paper` is safe in greyscale too (WCAG 2.2, 1.4.1, 1.4.3, 1.4.11). `firm` and `ours`
may be equally dark: they meet only where their shapes differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.records import record

if TYPE_CHECKING:
    from briefing.text.style import TextStyle

Colour = tuple[float, float, float]

MINIMUM_SIZE = 6.5
"""No text of a drawing is smaller, in points, whatever a sheet says."""


@record
class ChartLook:
    """The computed style of every drawing. Lengths and widths are points.

    Text styles carry their own colour: `regular` and `strong` in `ink` at the label size (8.5), `small` and `small_strong` in
    `secondary` at the second size (7.5), `ours_strong` as `strong` in `ours`. Figures should be lining and proportional.

    Roles: `ink` words and axes; `secondary` words of second rank; `firm` solid marks (observed, likely, for); `mid` outlines and
    claims; `pale` fills that always stand inside an outline; `ours` our own assessment, and against; `asof` the as-of line and
    reference lines; `rule` axis and separating lines; `grid` lines behind the marks; `paper` what is behind everything.
    """

    regular: TextStyle
    strong: TextStyle
    small: TextStyle
    small_strong: TextStyle
    ours_strong: TextStyle
    ink: Colour = (0.102, 0.102, 0.102)
    secondary: Colour = (0.314, 0.353, 0.373)
    firm: Colour = (0.071, 0.263, 0.427)
    mid: Colour = (0.125, 0.451, 0.737)
    pale: Colour = (0.663, 0.788, 0.910)
    ours: Colour = (0.502, 0.086, 0.314)
    asof: Colour = (0.702, 0.349, 0.0)
    rule: Colour = (0.541, 0.573, 0.600)
    grid: Colour = (0.867, 0.882, 0.898)
    paper: Colour = (1.0, 1.0, 1.0)
    rule_width: float = 0.6
    grid_width: float = 0.4
    axis_width: float = 0.8  # of the line at zero
    closing_width: float = 0.7  # of the rule below the last lane
    mark_width: float = 1.5  # outlines of hollow marks
    minimum: float = MINIMUM_SIZE  # the least size of words
    # the marks that stand in the text
    meter: str = "line"  # line | bands
    meter_colour: Colour = (0.071, 0.263, 0.427)  # the band in use
    meter_track: Colour = (0.541, 0.573, 0.600)  # the line with its ticks, or the bands not in use
    confidence: str = "dots"  # dots | steps | bars
    confidence_colour: Colour = (0.071, 0.263, 0.427)
    confidence_empty: Colour | None = None  # fill of a step not reached; None: an outline only
