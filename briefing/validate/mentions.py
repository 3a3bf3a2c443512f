"""What the parts of a brief say of each other, as it is read: which part something stands in, ids that are named, prose."""

from __future__ import annotations

from briefing.load import Scalar
from briefing.model.part import Part
from briefing.model.prose import Prose
from briefing.records import record

PART_KINDS: dict[str, str] = {
    "Judgment": "judgment",
    "Assumption": "assumption",
    "Alternative": "alternative",
    "Indicator": "indicator",
    "Gap": "gap",
    "Scenario": "scenario",
    "Actor": "actor",
    "Issue": "issue",
    "EstimateSet": "estimate",
    "Event": "event",
    "Option": "option",
    "Section": "section",
    "FigureBase": "figure",
    "Table": "table",
    "Box": "box",
    "Source": "source",
}
"""What a part with an id is called, by its class or the nearest base of it that is named here."""


def kind_of(part: type[Part]) -> str:
    """What parts of a class are called; "" for those that have no id."""
    return next((PART_KINDS[base.__name__] for base in part.__mro__ if base.__name__ in PART_KINDS), "")


@record
class Owner:
    """The part that something stands in: its class, its kind and id where it has them, whether it gives a likelihood."""

    part: str = ""
    kind: str = ""
    id: str = ""
    likely: bool = False


@record
class Mention:
    """An id in a field: of one of these kinds, at this scalar."""

    kinds: tuple[str, ...]
    id: str
    scalar: Scalar
    path: str
    owner: Owner


@record
class Passage:
    """A prose field: in this part, under this key."""

    prose: Prose
    path: str
    owner: Owner
    key: str
