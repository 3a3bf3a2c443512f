"""A brief to its parts by id, each kind in a map of its own, and to the numbers by which they are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from briefing.records import record

if TYPE_CHECKING:
    from briefing.model.actors import Actor, Issue
    from briefing.model.brief import Brief
    from briefing.model.contents import Table
    from briefing.model.decision import Option
    from briefing.model.evidence import EstimateSet, Event, Source
    from briefing.model.figures import Figure
    from briefing.model.judgments import Alternative, Assumption, Gap, Indicator, Judgment, Scenario

Numbered = Literal["judgment", "assumption", "alternative", "indicator", "gap", "option"]
"""What can be referred to by number; a link to it goes to `kind-id`."""


class Identified(Protocol):
    """A part with an id."""

    @property
    def id(self) -> str:
        """By what other parts call it; unique among its kind."""
        ...


P = TypeVar("P", bound=Identified)


def _by_id(parts: Iterable[P]) -> dict[str, P]:
    return {part.id: part for part in parts}


@record(eq=False)
class Parts:
    """The parts of a brief by id. Events without an id, which nothing can refer to, are not among them."""

    judgments: Mapping[str, Judgment]
    assumptions: Mapping[str, Assumption]
    alternatives: Mapping[str, Alternative]
    indicators: Mapping[str, Indicator]
    gaps: Mapping[str, Gap]
    options: Mapping[str, Option]
    scenarios: Mapping[str, Scenario]
    sources: Mapping[str, Source]
    estimates: Mapping[str, EstimateSet]
    events: Mapping[str, Event]
    actors: Mapping[str, Actor]
    issues: Mapping[str, Issue]
    figures: Mapping[str, Figure]
    tables: Mapping[str, Table]
    numbers: Mapping[tuple[Numbered, str], int]


def parts_of(b: Brief) -> Parts:
    """Every part by its id; its number is its place, from 1, in the list of the brief that holds it."""
    lists: dict[Numbered, tuple[Identified, ...]] = {
        "judgment": b.key_judgments,
        "assumption": b.assumptions,
        "alternative": b.alternatives,
        "indicator": b.indicators,
        "gap": b.gaps,
        "option": b.options,
    }
    return Parts(
        _by_id(b.key_judgments),
        _by_id(b.assumptions),
        _by_id(b.alternatives),
        _by_id(b.indicators),
        _by_id(b.gaps),
        _by_id(b.options),
        _by_id(b.scenarios.items if b.scenarios is not None else ()),
        _by_id(b.sources),
        _by_id(b.estimates),
        {event.id: event for event in b.timeline if event.id},
        _by_id(b.actors),
        _by_id(b.issues),
        _by_id(b.figures),
        _by_id(b.tables),
        {(kind, part.id): number for kind, found in lists.items() for number, part in enumerate(found, 1)},
    )
