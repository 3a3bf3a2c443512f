"""How the parts of a judgment are arranged: in which order, which share a paragraph, which stand apart from the card."""

from __future__ import annotations

from typing import Literal, TypedDict, get_args

from briefing.records import record

CardPart = Literal["reason", "implication", "change", "horizon", "resolves_by", "dissent", "rests_on", "against", "see"]
"""What a card may say below its statement, under the names that a style sheet uses."""

CARD_PARTS: tuple[CardPart, ...] = get_args(CardPart)


@record
class CardOrder:
    """How the parts of a judgment are arranged.

    `order` is that of the parts; those that it does not name follow in their usual order, so none is lost. Those of `run_in` that
    follow each other share a paragraph; those of `in_full` stand in the table «Judgments in full» instead of the card.
    """

    order: tuple[CardPart, ...] = CARD_PARTS
    run_in: tuple[CardPart, ...] = ("change", "horizon", "resolves_by", "rests_on", "against", "see")
    in_full: tuple[CardPart, ...] = ()

    @property
    def parts(self) -> tuple[CardPart, ...]:
        """All parts in the order of this brief, each once."""
        return (*dict.fromkeys((*self.order, *CARD_PARTS)),)

    @property
    def in_card(self) -> tuple[CardPart, ...]:
        """Those that stand in the card, in their order."""
        return tuple(part for part in self.parts if part not in self.in_full)


class CardOrderSaid(TypedDict, total=False):
    """What a sheet says of it, in place of what is usual for the product."""

    order: tuple[CardPart, ...]
    run_in: tuple[CardPart, ...]
    in_full: tuple[CardPart, ...]


WHOLE_CARDS = CardOrder()
"""Everything stands in the card."""
TWO_TIERS = CardOrder(in_full=CARD_PARTS)
"""The card is the statement and its assessment; everything else stands in full behind it."""
