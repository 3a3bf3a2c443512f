"""The products: what each needs, and the sections it is made of, by the names that `layout: {order: …, hide: …}` uses.

A new product is a name and an entry here.
"""

from __future__ import annotations

from typing import Literal

from briefing.records import record

ProductName = Literal["assessment", "decision"]


@record
class Product:
    """A product: the top-level fields it needs beside those of every brief, its sections in their usual order.

    The ids of a brief's own sections and annexes are names of sections, too. One that is `for_decision` is addressed to whoever
    decides, has boxes to tick, and is between several options.
    """

    needs: tuple[str, ...]
    sections: tuple[str, ...]
    for_decision: bool = False
    two_tiers: bool = False  # a card holds the judgment and its assessment; its reasons stand in full behind all of them


# What closes every product.
_CLOSING = (
    "yardstick", "sources", "glossary", "clearances", "ai_use", "contact", "annexes",
)  # fmt: skip

PRODUCTS: dict[ProductName, Product] = {
    "assessment": Product(
        ("question", "key_judgments"),
        (
            "bottom_line", "summary", "key_judgments", "changes", "scope", "sections", "estimates", "actors", "positions",
            "relations", "timeline", "scenarios", "alternatives", "assumptions", "indicators", "options", "gaps",
            "source_summary", "boxes", "figures", "tables",
            *_CLOSING,
        ),
        two_tiers=True,
    ),
    "decision": Product(
        ("decision", "recommendation", "options"),
        (
            "decision", "bottom_line", "summary", "recommendation", "scope", "timeline", "key_judgments", "changes",
            "options", "actors", "positions", "relations", "scenarios", "alternatives", "assumptions", "indicators", "gaps",
            "next_steps", "talking_points", "sections", "estimates", "boxes", "figures", "tables", "source_summary",
            *_CLOSING,
        ),
        for_decision=True,
    ),
}  # fmt: skip
"""The products that can be built."""

PLANNED_PRODUCTS = ("background", "meeting", "update")
"""Products of the trade that this program does not build."""
