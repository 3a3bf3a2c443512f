"""How the parts of a judgment are arranged: in which order, which share a paragraph, which stand apart from the card."""

from __future__ import annotations

from typing import Literal, get_args

from briefing.records import record

CardPart = Literal["reason", "implication", "change", "horizon", "resolves_by", "dissent", "rests_on", "against", "see"]
"""What a card may say below its statement, under the names that a style sheet uses."""


@record
class CardOrder:
    """How the parts of a judgment are arranged.

    `order` is that of the parts; those of `run_in` that follow each other share a paragraph; those of `in_full` stand in the
    table «Judgments in full» instead of the card.
    """

    order: tuple[CardPart, ...] = get_args(CardPart)
    run_in: tuple[CardPart, ...] = ("change", "horizon", "resolves_by", "rests_on", "against", "see")
    in_full: tuple[CardPart, ...] = ()


WHOLE_CARDS = CardOrder()
"""Everything stands in the card."""
TWO_TIERS = CardOrder(in_full=get_args(CardPart))
"""The card is the statement and its assessment; everything else stands in full behind it."""
