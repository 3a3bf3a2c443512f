"""The brief's own numbers, for a figure: categories or times, and one or several series of values over them."""

from itertools import pairwise
from typing import Annotated, Literal

from pydantic_core import PydanticCustomError

from briefing.model.part import Part, controlling, printed, refuse
from briefing.model.reference_line import ReferenceLine
from briefing.model.values import Line, Read, Truth, When, WholeNumber, parse_number, parse_when

MOST_SERIES = 6
MOST_CATEGORIES = 60


def parse_value(typed: str) -> float | None:
    """Read a number, or `not_stated` (None): a value that is not known is a gap in the drawing, never a zero."""
    text = typed.strip()
    if text == "not_stated":
        return None
    if text.lower() in (".nan", "nan", "n/a", "na", "-", "–", "?", "unknown"):
        raise refuse("B204", f"`{text}` is not a number", "for a value that is not known, write `not_stated`")
    return parse_number(text)


Value = Annotated[float | None, Read(parse_value, anyOf=[{"type": "number"}, {"type": "string", "pattern": "^not_stated$"}])]


class Series(Part):
    """One row of values, one for each category."""

    name: Line = printed("Its name.")
    values: tuple[Value, ...] = printed("Its values, one for each category in their order; `not_stated` for a gap.", min_length=1)
    role: Literal["observed", "projected", "ours"] = printed(
        "Whether the values were observed, are projected, or are our own assessment.", "observed"
    )


class Numbers(Part):
    """What a figure of the author's own numbers is drawn from.

    A single series may be given in short: `values:` without `series:`.
    """

    unit: Line = printed("What is counted, as it stands in the subtitle: `thousand tonnes`, `per cent`.")
    categories: tuple[Line, ...] = printed("What the values are of: names, or times in their order.", min_length=1)
    values: tuple[Value, ...] = printed("The values, where there is one series only.", ())
    series: tuple[Series, ...] = printed("The series.", ())
    whole: Truth = controlling("Whether the values are shares of a whole, from 0 to 100 per cent.", False)
    highlight: tuple[Line, ...] = controlling("The categories or series that the headline speaks of.", ())
    projected_from: Line | None = printed("The first category that is a projection.", None)
    reference_lines: tuple[ReferenceLine, ...] = printed("Values for comparison.", ())
    order: Literal["given", "value"] = controlling("Whether categories stand as given or by their value, largest first.", "given")
    decimals: WholeNumber | None = controlling(
        "Decimals printed, from 0 to 4; as many as the values have where absent.", None, ge=0, le=4
    )
    multiples: Truth = controlling("Whether each series has a small panel of its own, all on one scale.", False)

    def model_post_init(self, _context: object, /) -> None:
        """Refuse numbers with both values and series, or neither."""
        if bool(self.values) == bool(self.series):
            said = "both `values` and `series`" if self.values else "neither `values` nor `series`"
            raise refuse("B208", f"these numbers have {said}", "give `values` for one series, `series` for several")

    def rows(self) -> tuple[tuple[str, tuple[float | None, ...], str], ...]:
        """The series as name, values and role; a single one in short has no name."""
        if self.values:
            return (("", self.values, "observed"),)
        return tuple((s.name, s.values, s.role) for s in self.series)


def categories_as(categories: tuple[str, ...]) -> tuple[list[When | None], list[float]]:
    """What the categories are when they are read as times, and their places on a line.

    Times that are all days, months or years stand at their distance, numbers at their value, anything else (and what does
    not go forward) evenly. The first list has None for each category that is no time.
    """
    even = [float(i) for i in range(len(categories))]
    times: list[When | None] = []
    for words in categories:
        try:
            when = parse_when(words)
        except PydanticCustomError:
            when = None
        times.append(when if when is not None and when.start is not None else None)
    if all(t is not None for t in times):
        places = [(t.start.toordinal() + t.end.toordinal()) / 2 for t in times if t is not None and t.start and t.end]
    else:
        times = [None] * len(categories)
        try:
            places = [parse_number(words) for words in categories]
        except PydanticCustomError:
            return times, even
    return times, places if all(a < b for a, b in pairwise(places)) else even
