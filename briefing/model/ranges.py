"""The ends of a range and the best value in it, to a refusal where they are not in order."""

from briefing.model.part import refuse


def refuse_disorder(low: float, high: float, best: float | None, *, may_be_a_point: bool = False) -> None:
    """Raise B218 for a range that runs backwards or (unless it may be a point) has no width, and for a best value outside it."""
    if low > high or (low == high and not may_be_a_point):
        raise refuse("B218", f"this range runs from {low:g} to {high:g}", "the lower end comes first", field="low")
    if best is not None and not low <= best <= high:
        raise refuse("B218", f"the best value {best:g} lies outside the range {low:g} to {high:g}", field="best")
