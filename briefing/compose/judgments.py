"""Key judgments: cards of number, judgment with its likelihood, confidence with its reason apart, and what stands behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.chart.marks import ConfidenceMark
from briefing.compose.card_parts import card_parts
from briefing.compose.composition import Composition
from briefing.compose.elements import flow, heading, inline, item, line, marked, section
from briefing.compose.estimates_in_short import estimates_in_short
from briefing.compose.judgments_in_full import judgments_in_full, where_they_stand
from briefing.compose.prose import blocks
from briefing.compose.story import Element, Node

if TYPE_CHECKING:
    from briefing.model.judgments import Judgment


def key_judgments(c: Composition) -> list[Element]:
    """The key judgments, one card each; below them disputed estimates in short, and behind them what the cards leave out."""
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
    e.add(cards.add(*(card(c, j) for j in judgments)))
    if not c.cards.in_full:
        return [e]
    in_full = judgments_in_full(c)
    first_page = [e, *estimates_in_short(c)]
    if in_full:
        first_page[-1].add(where_they_stand(c))
    return [*first_page, *in_full]


def card(c: Composition, j: Judgment) -> Element:
    """One judgment: number, statement, assessment, and of the details that the author gave those that stand in the card."""
    number = line("judgment.number", str(c.parts.numbers["judgment", j.id]), role="Lbl")
    order = c.cards
    statement = _statement(c, j)
    assessment = _assessment(c, j, statement, whole="reason" in order.in_card)
    body = [statement[0], assessment, *statement[1:], *card_parts(c, j, order)]
    e = item(number, body, look="judgment", id="judgment-" + j.id, span=j.span)
    e.kind = "flow"
    return e


def _statement(c: Composition, j: Judgment) -> list[Element]:
    before: list[Node | str] = c.portion(j)
    if j.heading:
        before += [inline("judgment.lead_in", *c.field(j, "heading", c.say.sentence(j.heading)), role="Strong"), " "]
    with c.likelihoods.of(j.likelihood):
        return blocks(c, j.statement, "judgment.text", before=before, span=j.span_of("statement"))


def _assessment(c: Composition, j: Judgment, statement: Sequence[Element], *, whole: bool) -> Element:
    """What stands beside a card: likelihood with its meter, below it the confidence: never in one sentence.

    The range stands here where the statement does not have it. In a `whole` card the confidence is printed here and read where
    its reason stands, which begins with the same words; else it is read here, and once more with its reason.
    """
    e = flow("judgment.assessment", span=j.span_of("likelihood") or j.span)
    if j.likelihood is not None:
        e.add(*c.likelihoods.beside(j.likelihood, "judgment.likelihood", beside=statement, span=j.span_of("likelihood")))
    level, steps = c.likelihoods.confidence_step(j.confidence.level)
    words = c.likelihoods.confidence(j.confidence.level)
    beside = line("judgment.confidence", *marked(ConfidenceMark(level, steps), words), span=j.span_of("confidence"))
    beside.artifact = whole
    return e.add(beside)
