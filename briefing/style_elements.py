"""The vocabulary of style elements: every name that can be styled, to its parts, its kind and the keys that it takes.

Composition names these elements in the story, a style sheet says how they look, layout and drawings read the keys. An
*element* is a block of the page (`judgment`), a *part* stands in it (`judgment.number`), an *inline* element is laid over
the words of a block (`strong`). What an element can be told follows from its kind: a key that the kind never reads is
refused where a sheet writes it. To add an element is to add one entry here and its values to `styles/base.yaml`.
"""

from __future__ import annotations

from enum import Enum

from briefing.records import record

TYPE = (
    "font", "size", "leading", "weight", "italic", "color", "align", "balance", "hyphenate", "caps", "tracking", "figures",
    "figure_width", "position", "optical_size", "widows", "orphans",
)  # fmt: skip
"""How letters and lines look. A part takes these over from its element, an element from `text`."""

_LETTERS = tuple(key for key in TYPE if key not in ("leading", "align", "balance", "widows", "orphans"))
_SPACE = ("place", "inset", "space_before", "space_after", "keep_with_next")
_BESIDE = ("anchor", "strict", "beside")  # in another column: beside what, whether on its first baseline, beside which element
_RULES = ("padding", "rule_before", "rule_after", "rule_measure", "rule_length")  # padding is the distance of a rule


class ElementKind(Enum):
    """What layout makes of an element: the words for it in messages, and the keys that it reads of every such element."""

    PARAGRAPH = (
        "a paragraph",
        (*TYPE, "indent", *_SPACE, "keep_together", "snap", "measure", *_RULES, *_BESIDE),
    )
    BOX = (  # blocks below each other: a section, a panel, a list, an item of it; `size` is what its `em` are measured by
        "a box",
        (
            "size", "color", *_SPACE, "keep_together", "columns", *_RULES, *_BESIDE, "background", "border", "bleed", "contain",
            "template",
        ),
    )  # fmt: skip
    MARKER = (  # the number, bullet or date of an item
        "a marker",
        (*(key for key in TYPE if key not in ("balance", "widows", "orphans")), "place", "gap", "drop"),
    )
    TABLE = (
        "a table",
        (
            "size", "color", *_SPACE, "column_gap", "least_column_gap", "row_padding", "row_padding_bottom", "fill", "rules",
            "least_rows", "whole_up_to", "wide", "template", "record_head", "notes", "float",
        ),
    )  # fmt: skip
    CELL = (  # its lines are cut with those of the cells beside it, so it has no widows and orphans of its own
        "a cell of a table",
        (*(key for key in TYPE if key not in ("widows", "orphans")), "inset", "measure", "rule_before", "rule_after"),
    )
    DRAWING = ("a drawing", ("size", *_SPACE, *_BESIDE))
    RULE = ("a rule", ("size", "color", "measure", "space_before", "space_after", "rule_before"))
    RUNNING = ("a running line", tuple(key for key in _LETTERS if key != "hyphenate"))
    INLINE = ("words in a line", _LETTERS)

    def __init__(self, title: str, keys: tuple[str, ...]) -> None:
        self.title, self.keys = title, keys

    @property
    def holds_words(self) -> bool:
        """Whether words stand in it directly; those of a box or a table stand in its parts."""
        return self not in _WITHOUT_WORDS


_WITHOUT_WORDS = (ElementKind.BOX, ElementKind.TABLE, ElementKind.DRAWING, ElementKind.RULE)


@record
class StyleElement:
    """An entry of the vocabulary. `parts` are named without their element, `also` are keys beyond those of the kind.

    `stands_in`: what paints the paper behind it where it has no background of its own, "" the bare paper. `words`: it holds
    words though others of its kind hold none. `inlines`: the inline elements are laid over its words.
    """

    kind: ElementKind
    parts: dict[str, StyleElement]
    also: tuple[str, ...] = ()
    stands_in: tuple[str, ...] = ("",)
    words: bool = False
    inlines: bool = False

    @property
    def holds_words(self) -> bool:
        """Whether words stand in it directly."""
        return self.words or self.kind.holds_words

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that it takes, parts left out. Whatever holds words, or parts that take them over, takes all of `TYPE`."""
        own = (*self.kind.keys, *self.also)
        return own if self.kind.holds_words else tuple(dict.fromkeys((*TYPE, *own))) if self.words or self.parts else own


def _entry(
    kind: ElementKind,
    *also: str,
    stands_in: tuple[str, ...] = ("",),
    words: bool = False,
    inlines: bool = False,
    **parts: StyleElement,
) -> StyleElement:
    return StyleElement(kind, parts, also, stands_in, words, inlines)


_P, _B, _M, _T, _C, _D, _RUN, _IN = (
    ElementKind.PARAGRAPH, ElementKind.BOX, ElementKind.MARKER, ElementKind.TABLE, ElementKind.CELL, ElementKind.DRAWING,
    ElementKind.RUNNING, ElementKind.INLINE,
)  # fmt: skip
_LINE, _BOX, _MARKER, _CELL, _INLINE = _entry(_P), _entry(_B), _entry(_M), _entry(_C), _entry(_IN)
_PROSE = _entry(_P, inlines=True)
_FLOW = ("section",)

ELEMENTS: dict[str, StyleElement] = {
    # the page's own furniture
    "running": _entry(_RUN),
    "marking": _entry(_RUN, "place", on_band=_entry(_RUN)),
    "note_rule": _entry(ElementKind.RULE),
    # the top of the brief
    "marking_block": _entry(_B, text=_LINE),
    "opening": _entry(_B, detail=_LINE),
    "masthead": _entry(_P, stands_in=("opening",)),
    "title": _entry(_P, stands_in=("opening",)),
    "standfirst": _entry(_P, stands_in=("opening",)),
    "bottom_line": _entry(_B, text=_PROSE, summary=_LINE),
    "basis": _entry(_B, stands_in=("bottom_line",), text=_LINE),
    "label": _entry(_P, stands_in=("", "bottom_line", "basis", "judgments", "section", "panel", "scope")),
    # judgments
    "judgments": _entry(_B, column_label=_LINE, list=_BOX, estimates=_BOX, where=_LINE),
    "judgment": _entry(
        _B,
        "order",
        "run_in",
        "in_full",
        stands_in=("judgments",),
        number=_MARKER,
        text=_PROSE,
        lead_in=_INLINE,
        assessment=_BOX,
        likelihood=_entry(_P, "show"),
        meter=_entry(_D, "color", "meter", "track"),
        confidence=_entry(_P, "mark", "mark_color", "mark_empty"),
        reason=_LINE,
        detail=_LINE,
    ),
    "judgments_in_full": _entry(_T, number=_CELL, cell=_CELL, evidence=_CELL, row=_BOX),
    "estimates_in_short": _entry(_T, value=_CELL, cell=_CELL),
    # running text
    "section": _BOX,
    "annex": _BOX,
    "heading": _entry(_P, stands_in=("section", "annex")),
    "subheading": _entry(_P, stands_in=("section", "annex")),
    "text": _entry(_P, stands_in=("section", "annex", "panel"), inlines=True),
    "list": _entry(_B, stands_in=("section", "panel", "scope"), item=_BOX, marker=_MARKER, text=_LINE),
    "quote": _entry(_B, "measure", "snap", stands_in=_FLOW, words=True),
    "side_note": _entry(_B, stands_in=_FLOW, inlines=True, text=_LINE),
    "panel": _entry(_B, stands_in=_FLOW, text=_LINE),
    "scope": _entry(_B, stands_in=_FLOW, text=_LINE),
    # tables and figures
    "table": _entry(
        _T,
        stands_in=_FLOW,
        head=_CELL,
        cell=_entry(_C, "space_before", "space_after", inlines=True),  # the paragraphs of a cell
        number=_CELL,
        row_head=_CELL,
        caption=_LINE,
        note=_LINE,
    ),
    "figure": _entry(_B, "float", "pair", stands_in=_FLOW, title=_LINE, subtitle=_LINE, drawing=_entry(_D), note=_LINE),
    # evidence and outlook
    "positions": _entry(_T, stands_in=_FLOW, legend=_LINE, summary=_LINE, assessed=_LINE, detail=_LINE, seen=_INLINE),
    "actors": _BOX,
    "relations": _entry(_T),
    "timeline": _entry(_B, "form", "spine", stands_in=_FLOW, item=_BOX, undated=_BOX, date=_MARKER, order=_LINE, text=_LINE),
    "scenarios": _entry(_B, stands_in=_FLOW),
    "scenario_rows": _entry(
        _B, "bars", stands_in=("scenarios",), item=_BOX, letter=_MARKER, title=_LINE, likelihood=_LINE, text=_LINE
    ),
    "scenario": _entry(_B, stands_in=("scenarios",), title=_LINE),
    "assumptions": _BOX,
    "alternatives": _BOX,
    "indicators": _entry(_T),
    "gaps": _BOX,
    "options": _entry(_T, stands_in=_FLOW),
    "recommendation": _entry(_B, boxes=_LINE),
    "yardstick": _entry(_B, "form", stands_in=_FLOW, text=_LINE),
    # the end
    "contents": _entry(_B, "from_pages", stands_in=_FLOW, entry=_LINE),
    "note": _entry(_B, marker=_MARKER, text=_PROSE),
    "sources": _entry(_B, stands_in=_FLOW, item=_BOX, marker=_MARKER, text=_LINE),
    "glossary": _BOX,
    "colophon": _entry(_B, text=_LINE),
    # laid over words
    "strong": _INLINE,
    "emphasis": _INLINE,
    "link": _INLINE,
    "reference": _entry(_IN, "form"),
    "term": _INLINE,
    "range": _INLINE,
    "abbreviation": _INLINE,
    "lead_in": _INLINE,
    "certainty": _INLINE,
    "portion_mark": _entry(_IN, in_heading=_INLINE),
}
"""Every element by its name, blocks first."""

STYLES: dict[str, StyleElement] = {
    **ELEMENTS,
    **{f"{name}.{part}": entry for name, element in ELEMENTS.items() for part, entry in element.parts.items()},
}
"""Every element and every part (`judgment.number`) by the name under which the story and the sheet know it."""


def parent_of(name: str) -> str:
    """The element a part belongs to: `judgment.number` gives `judgment`, an element gives the empty string."""
    return name.rpartition(".")[0]
