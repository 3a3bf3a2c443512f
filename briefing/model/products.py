"""The products and the sections they are made of, by the names that `layout: {order: …, hide: …}` uses."""

from __future__ import annotations

from typing import Literal, get_args

ProductName = Literal["assessment", "decision"]
PRODUCTS: tuple[ProductName, ...] = get_args(ProductName)
"""The products that can be built."""

NEEDS: dict[ProductName, tuple[str, ...]] = {
    "assessment": ("question", "key_judgments"),
    "decision": ("decision", "recommendation", "options"),
}
"""The top-level fields that a product needs, beside those that every brief has."""

PLANNED_PRODUCTS = ("background", "meeting", "update")
"""Products of the trade that this program does not build."""

SECTIONS: dict[str, tuple[str, ...]] = {
    "assessment": (
        "bottom_line",
        "summary",
        "key_judgments",
        "changes",
        "scope",
        "sections",
        "estimates",
        "actors",
        "positions",
        "relations",
        "timeline",
        "scenarios",
        "alternatives",
        "assumptions",
        "indicators",
        "options",
        "gaps",
        "source_summary",
        "boxes",
        "figures",
        "tables",
        "yardstick",
        "sources",
        "glossary",
        "clearances",
        "ai_use",
        "contact",
        "annexes",
    ),
    "decision": (
        "decision",
        "bottom_line",
        "summary",
        "recommendation",
        "scope",
        "timeline",
        "key_judgments",
        "changes",
        "options",
        "actors",
        "positions",
        "relations",
        "scenarios",
        "alternatives",
        "assumptions",
        "indicators",
        "gaps",
        "next_steps",
        "talking_points",
        "sections",
        "estimates",
        "boxes",
        "figures",
        "tables",
        "source_summary",
        "yardstick",
        "sources",
        "glossary",
        "clearances",
        "ai_use",
        "contact",
        "annexes",
    ),
}
"""The sections of each product in their usual order (the ids of the brief's own sections and annexes are names, too)."""
