"""Who stands where: actors, issues, positions, relations."""

from typing import Literal, get_args

from briefing.model.identified import Identified
from briefing.model.part import Part, controlling, printed
from briefing.model.values import ActorId, Id, IssueId, Line, SourceId, Text, Time, WholeNumber

Stance = Literal["supports", "leans_for", "neutral", "leans_against", "opposes", "silent", "split", "unknown"]
STANCES: tuple[Stance, ...] = get_args(Stance)
"""Every stance: five places from for to against, then those that have no place between them."""
PLACES = 5
"""How many stances, the first of STANCES, stand on the line from for to against."""


class Actor(Part):
    """A state, organisation, person or coalition."""

    id: Id = controlling("Its id, for `{actor:…}`.")
    name: Line = printed("Its name.")
    short: Line | None = printed("A shorter name, for tables and charts.", None)
    type: Literal["state", "organisation", "person", "coalition"] = printed("What it is.")
    group: Line | None = printed("The group or bloc it is shown with.", None)
    influence: WholeNumber | None = printed("Influence on the matter, from 1 to 5.", None, ge=1, le=5)
    interest: WholeNumber | None = printed("Interest in the matter, from 1 to 5.", None, ge=1, le=5)
    red_lines: tuple[Text, ...] = printed("What it will not accept.", ())
    leverage: tuple[Text, ...] = printed("What it can bring to bear.", ())
    note: Text | None = printed("What else matters of it.", None)


class Issue(Identified):
    """A question on which actors take positions."""

    question: Line = printed("The question.")
    poles: tuple[Line, Line] = printed("What the two ends mean: against, for.")


class Position(Part):
    """Where an actor stands on an issue, as declared, observed or assessed. `silent` is not `neutral`."""

    actor: ActorId = printed("The actor.")
    issue: IssueId = printed("The issue.")
    stance: Stance = printed("Where it stands.")
    kind: Literal["declared", "observed", "assessed"] = printed("Whether it said so, did so, or we infer it.")
    summary: Text = printed("The position in a line.")
    salience: WholeNumber | None = printed("How much it matters to the actor, from 1 to 3.", None, ge=1, le=3)
    as_of: Time = printed("When it stood so.")
    previous: Stance | None = printed("Where it stood in the brief before.", None)
    confidence: Line | None = printed("Our confidence, in the declared scale; needed when assessed.", None)
    sources: tuple[SourceId, ...] = printed("Sources.")
    mark: Line | None = printed("Portion mark.", None)


class Relation(Part):
    """What one actor is to another."""

    from_: ActorId = printed("From whom.", alias="from")
    to: ActorId = printed("To whom.")
    type: Literal["ally", "supplies", "sanctions", "mediates", "hostile", "pressures", "other"] = printed(
        "What kind of relation."
    )
    label: Line | None = printed("A few words on it.", None)
    since: Time | None = printed("Since when.", None)
    sources: tuple[SourceId, ...] = printed("Sources.")
