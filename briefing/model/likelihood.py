"""How likely something is, as an author says it."""

from typing import ClassVar

from briefing.model.forms import the_form
from briefing.model.part import Part, printed, refuse
from briefing.model.values import Line, Number


class Likelihood(Part):
    """How likely something is: exactly one of a term of the yardstick, a percentage, a range of percentages.

    A bare text is a term: `likelihood: likely`.
    """

    IN_SHORT: ClassVar[str] = "term"
    term: Line | None = printed("A term of the declared yardstick.", None)
    percent: Number | None = printed("A percentage from 1 to 99.", None, ge=1, le=99)
    range: tuple[Number, Number] | None = printed("The lowest and the highest percentage, as [55, 70].", None)

    def model_post_init(self, _context: object, /) -> None:
        """Refuse what is said in no form or in several, and a range that is none."""
        the_form(self, ("term", "percent", "range"), "likelihood")
        if self.range is not None:
            low, high = self.range
            if not 0 <= low <= 100 or not 0 <= high <= 100:
                raise refuse("B204", "a likelihood lies between 0 and 100 percent", field="range")
            if low >= high:
                raise refuse("B218", f"this range runs from {low:g} to {high:g}", "write the lower end first", field="range")
