"""An allowance: what an author lets stand of a check, where, and why."""

# No `from __future__ import annotations` here, as in model/part.py.
from typing import Final

from pydantic.fields import FieldInfo

from briefing.model.fields import FieldShape
from briefing.model.part import Part, metadata
from briefing.model.values import Day, Line


class Allowance(Part):
    """What a check finds in a part, let stand for a reason; any part may have some under `allow`."""

    check: Line = metadata("The check, by its code or its name: `S105`, `single-origin`.")
    because: Line = metadata("Why it is let stand, in three words at least.")
    until: Day | None = metadata("The day after which it ends.", None)


ALLOW: Final = FieldShape(
    "allow",
    "allow",
    FieldInfo(default=(), description="What the checks find here and is let stand, and why."),
    1,
    parts=(Allowance,),
)
"""The field that every part but an allowance has besides its own."""
