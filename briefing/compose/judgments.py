"""Key judgments: cards of number, judgment with its likelihood, confidence with its reason apart, and what stands behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chart.marks import ConfidenceMark
from briefing.compose.card_parts import card_parts
from briefing.compose.composition import Composition
from briefing.compose.elements import flow, heading, inline, item, line, marked, section
from briefing.compose.plain import citations
from briefing.compose.prose import blocks
from briefing.compose.story import Element, Node

if TYPE_CHECKING:
    from briefing.model.judgments import Judgment


def key_judgments(c: Composition) -> list[Element]:
    """The key judgments, one card each."""
    judgments = c.brief.key_judgments
    if not judgments:
        return []
    e = section("key_judgments", heading(c.say("judgments"), look="label"), look="judgments")
    if any(j.likelihood is not None for j in judgments):
        label = line("judgments.column_label", c.say("likelihood"))
        label.artifact = True  # every card says it in words of its own
        e.add(label)
    cards = Element("L", "list", "judgments.list")
    cards.attributes["ListNumbering"] = "Decimal"
    return [e.add(cards.add(*(card(c, j) for j in judgments)))]


def card(c: Composition, j: Judgment) -> Element:
    """One judgment: number, statement, assessment, confidence with its reason, and the details that the author gave."""
    number = line("judgment.number", str(c.parts.numbers["judgment", j.id]), role="Lbl")
    statement = _statement(c, j)
    body = [statement[0], _assessment(c, j), *statement[1:], *card_parts(c, j, c.arrangement.cards)]
    e = item(number, body, look="judgment", id="judgment-" + j.id, span=j.span)
    e.kind = "flow"
    return e


def _statement(c: Composition, j: Judgment) -> list[Element]:
    before: list[Node | str] = c.portion(j)
    if j.heading:
        before += [inline("judgment.lead_in", *c.field(j, "heading", c.say.sentence(j.heading)), role="Strong"), " "]
    cited = {source for source, _ in citations(j.statement)}
    after = c.cite([s for s in j.supports if s in c.parts.sources and s not in cited])
    with c.likelihoods.of(j.likelihood):
        return blocks(c, j.statement, "judgment.text", before=before, after=after, span=j.span_of("statement"))


def _assessment(c: Composition, j: Judgment) -> Element:
    """What stands beside a card: likelihood with its range and meter, below it the confidence: never in one sentence.

    The confidence is printed here and read where its reason stands, which begins with the same words.
    """
    e = flow("judgment.assessment", span=j.span_of("likelihood") or j.span)
    if j.likelihood is not None:
        e.add(*c.likelihoods.beside(j.likelihood, "judgment.likelihood", span=j.span_of("likelihood")))
    level, steps = c.likelihoods.confidence_step(j.confidence.level)
    words = c.likelihoods.confidence(j.confidence.level)
    beside = line("judgment.confidence", *marked(ConfidenceMark(level, steps), words), span=j.span_of("confidence"))
    beside.artifact = True  # read once, with its reason
    return e.add(beside)
