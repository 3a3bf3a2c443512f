"""A value for comparison, as an author draws it across a chart."""

from briefing.model.part import Part, printed
from briefing.model.values import Line, Number


class ReferenceLine(Part):
    """A value for comparison, drawn across the figure."""

    value: Number = printed("The value.")
    label: Line = printed("What it is.")
