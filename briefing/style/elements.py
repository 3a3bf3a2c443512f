"""The closed list of what a sheet can give a look to, with their parts, and what each of them can stand on.

An *element* is a block of the page (`judgment`), a *part* stands in it (`judgment.number`), an *inline* is laid over
the words of a block (`strong`). The names are those the story asks for; a test holds the two lists together.
"""

from __future__ import annotations

ELEMENTS: dict[str, tuple[str, ...]] = {
    # the page's own furniture
    "running": (), "marking": ("on_band",), "note_rule": (),
    # the top of the brief
    "marking_block": ("text",), "opening": ("detail",), "masthead": (), "title": (), "standfirst": (),
    "bottom_line": ("text", "summary"), "basis": ("text",), "label": (),
    # judgments
    "judgments": ("column_label", "list"),
    "judgment": ("number", "text", "lead_in", "assessment", "likelihood", "meter", "confidence", "reason", "detail"),
    # running text
    "section": (), "annex": (), "heading": (), "subheading": (), "text": (), "list": ("item", "marker", "text"), "quote": (),
    "side_note": ("text",), "panel": ("text",),
    # tables and figures
    "table": ("head", "cell", "number", "row_head", "caption", "note"),
    "figure": ("title", "subtitle", "drawing", "note"),
    # evidence and outlook
    "estimates": (), "positions": ("stance", "detail"), "actors": (), "relations": (), "timeline": ("item", "date", "text"),
    "scenarios": (), "scenario": ("title", "likelihood"), "assumptions": (), "alternatives": (), "indicators": (), "gaps": (),
    "options": (), "recommendation": ("boxes",), "yardstick": (),
    # the end
    "contents": ("entry",), "note": ("marker", "text"), "sources": ("item", "marker", "text"), "clearances": (), "glossary": (),
    "colophon": ("text",),
}  # fmt: skip

INLINES: frozenset[str] = frozenset(
    {"strong", "emphasis", "link", "reference", "term", "range", "abbreviation", "lead_in", "certainty", "portion_mark"}
)

NAMES: frozenset[str] = frozenset(ELEMENTS) | INLINES
LOOKS: frozenset[str] = NAMES | frozenset(f"{e}.{p}" for e, parts in ELEMENTS.items() for p in parts)

# What an element's own background gives way to where it has none: the elements it can stand in. "" is the bare paper.
STANDS_IN: dict[str, tuple[str, ...]] = {
    "masthead": ("opening",), "title": ("opening",), "standfirst": ("opening",),
    "basis": ("bottom_line",), "label": ("", "bottom_line", "basis", "judgments", "section", "panel"),
    "judgment": ("judgments",),
    "heading": ("section", "annex"), "subheading": ("section", "annex"), "text": ("section", "annex", "panel"),
    "list": ("section", "panel"), "quote": ("section",), "side_note": ("section",), "panel": ("section",),
    "table": ("section",), "figure": ("section",), "estimates": ("section",), "positions": ("section",),
    "timeline": ("section",), "scenarios": ("section",), "scenario": ("scenarios",), "options": ("section",),
    "yardstick": ("section",), "contents": ("section",), "sources": ("section",),
}  # fmt: skip

# Blocks whose words the inline looks are laid over.
WITH_INLINES: tuple[str, ...] = ("text", "bottom_line.text", "judgment.text", "table.cell", "note.text", "side_note")


def parent_of(name: str) -> str:
    """The element a part belongs to: `judgment.number` gives `judgment`, an element gives the empty string."""
    return name.rpartition(".")[0]

# What holds other elements and no words of its own, or draws a shape.
WORDLESS: frozenset[str] = frozenset(
    {
        "note_rule", "marking_block", "opening", "bottom_line", "basis", "judgments", "judgments.list", "judgment",
        "judgment.assessment", "judgment.meter", "section", "annex", "list", "list.item", "side_note", "panel", "table", "figure",
        "figure.drawing", "estimates", "positions", "actors", "relations", "timeline", "timeline.item", "scenarios", "scenario",
        "assumptions", "alternatives", "indicators", "gaps", "options", "recommendation", "yardstick", "contents", "note",
        "sources", "sources.item", "clearances", "glossary", "colophon",
    }
)  # fmt: skip
