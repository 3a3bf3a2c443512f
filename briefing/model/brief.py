"""The brief: everything an author says, as one frozen value."""

from collections.abc import Iterable
from typing import Annotated, Self

from pydantic import PrivateAttr

from briefing.model.actors import Actor, Issue, Position, Relation
from briefing.model.allowance import Allowance
from briefing.model.contents import Box, Section, Table
from briefing.model.decision import Decision, Option, Recommendation, TalkingPoints
from briefing.model.evidence import EstimateSet, Event, Source
from briefing.model.figures import Figure
from briefing.model.frame import Arranged, GlossaryEntry, Marking, Meta, Scope, Standards
from briefing.model.judgments import Alternative, Assumption, Gap, Indicator, Judgment, Scenarios
from briefing.model.part import Part, controlling, metadata, printed, refuse
from briefing.model.products import ProductName
from briefing.model.values import Id, Line, Read, Text, parse_whole_number

FORMAT_VERSION = 1


def parse_format(typed: str) -> int:
    """Read the number of the format; refuses any but the one this program reads, with B220."""
    number = parse_whole_number(typed)
    if number != FORMAT_VERSION:
        raise refuse("B220", f"this brief is written in format {number}, this program reads format {FORMAT_VERSION}")
    return number


class Brief(Part):
    """A brief."""

    briefing: Annotated[int, Read(parse_format, enum=[FORMAT_VERSION])] = controlling("The version of the format: 1.")
    id: Id = metadata("The id of the brief.")
    product: ProductName = controlling("What kind of brief it is; decides which sections stand where.")
    title: Line = printed("A sentence with a verb, at most 90 characters.")
    subtitle: Line | None = printed("What stands under the title.", None)
    bottom_line: Text = printed("The answer, in one to four sentences.")
    summary: tuple[Text, ...] = printed("A summary, in paragraphs.", ())
    meta: Meta = printed("The record of the brief.")
    marking: Marking = printed("How it is marked.")
    standards: Standards = controlling("What decides how likelihood and confidence are said.", Standards)
    question: Text | None = printed("The question the brief answers; needed for an assessment.", None)
    scope: Scope | None = printed("What it covers.", None)
    key_judgments: tuple[Judgment, ...] = printed("The key judgments, the most important first.", ())
    scenarios: Scenarios | None = printed("How things may go.", None)
    assumptions: tuple[Assumption, ...] = printed("What is taken as given.", ())
    alternatives: tuple[Alternative, ...] = printed("Other explanations and outcomes.", ())
    indicators: tuple[Indicator, ...] = printed("What to watch.", ())
    gaps: tuple[Gap, ...] = printed("What is not known.", ())
    actors: tuple[Actor, ...] = printed("Who matters.", ())
    issues: tuple[Issue, ...] = printed("On what they take positions.", ())
    positions: tuple[Position, ...] = printed("Who stands where.", ())
    relations: tuple[Relation, ...] = printed("What they are to each other.", ())
    estimates: tuple[EstimateSet, ...] = printed("Disputed figures.", ())
    timeline: tuple[Event, ...] = printed("What happened, and what is to happen.", ())
    decision: Decision | None = printed("What is asked; needed for a decision brief.", None)
    options: tuple[Option, ...] = printed("What can be done.", ())
    recommendation: Recommendation | None = printed("What is recommended; needed for a decision brief.", None)
    talking_points: TalkingPoints | None = printed("Lines to take.", None)
    sections: tuple[Section, ...] = printed("Sections of prose.", ())
    figures: tuple[Figure, ...] = printed("Figures.", ())
    tables: tuple[Table, ...] = printed("Tables.", ())
    boxes: tuple[Box, ...] = printed("Boxes.", ())
    annexes: tuple[Section, ...] = printed("Annexes.", ())
    sources: tuple[Source, ...] = printed("The sources.")
    source_summary: Text | None = printed("What the sources are worth together (ICD 203).", None)
    glossary: tuple[GlossaryEntry, ...] = printed("Abbreviations and terms.", ())
    layout: Arranged | None = controlling("What overrides the product's own order of sections; the most pages.", None)

    _allowances: tuple[Allowance, ...] = PrivateAttr(default=())

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        """What the author lets stand, wherever in the brief it is written."""
        return self._allowances

    def allowing(self, allowances: Iterable[Allowance]) -> Self:
        """This brief, with what its author lets stand of the checks."""
        self._allowances = tuple(allowances)
        return self
