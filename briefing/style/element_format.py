"""What a sheet can say of each element: the values of every key, and which keys and parts each element has."""

from __future__ import annotations

from briefing.card_order import CARD_PARTS
from briefing.records import record
from briefing.style.compound_kinds import EitherKind, FontNameKind, ListKind, NameKind, RecordKind, StrokeKind
from briefing.style.said import Value
from briefing.style.scalar_kinds import ColourKind, LengthKind, NumberKind, ShareKind, SwitchKind, WordKind
from briefing.style.value_kind import Kind
from briefing.style_elements import ELEMENTS, STYLES, TYPE, ElementKind

_LENGTH, _NOT_NEGATIVE, _SIZE = LengthKind(), LengthKind(least=0.0), LengthKind(above_zero=True)
_SWITCH, _STROKE = SwitchKind(), StrokeKind()
_CARD_PARTS = ListKind(WordKind(CARD_PARTS))
_EDGES = EitherKind(
    scalar=_NOT_NEGATIVE,
    mapping=RecordKind(dict.fromkeys(("top", "right", "bottom", "left"), _NOT_NEGATIVE), "four edges"),
)
_INSET = EitherKind(scalar=_LENGTH, mapping=RecordKind({"left": _LENGTH, "right": _LENGTH}, "the inset"))
_PADDING = EitherKind(  # of a paragraph: from its lines to the rules above and below
    scalar=_NOT_NEGATIVE, mapping=RecordKind({"top": _NOT_NEGATIVE, "bottom": _NOT_NEGATIVE}, "the padding of a paragraph")
)

VALUES: dict[str, Kind[Value]] = {
    # how letters and lines look
    "font": FontNameKind(),
    "size": _SIZE,
    "leading": _SIZE,
    "weight": NumberKind(100, 1000, whole=True),
    "italic": _SWITCH,
    "color": ColourKind(),
    "align": WordKind(("auto", "left", "right", "center", "justify")),
    "balance": _SWITCH,
    "hyphenate": _SWITCH,
    "caps": WordKind(("none", "small", "all_small", "upper")),
    "tracking": NumberKind(-200, 500),
    "figures": WordKind(("lining", "oldstyle")),
    "figure_width": WordKind(("proportional", "tabular")),
    "position": WordKind(("normal", "superscript")),
    "optical_size": NumberKind(1, 200, word="auto"),
    "widows": NumberKind(1, 9, whole=True),
    "orphans": NumberKind(1, 9, whole=True),
    # where an element stands, and what is around it
    "indent": _LENGTH,
    "space_before": _NOT_NEGATIVE,
    "space_after": _NOT_NEGATIVE,
    "keep_with_next": _SWITCH,
    "keep_together": _SWITCH,
    "snap": _SWITCH,
    "place": NameKind("column"),
    "columns": NameKind("column set"),
    "measure": _SIZE,
    "inset": _INSET,
    "padding": _EDGES,
    "background": ColourKind(none=True),
    "border": RecordKind(dict.fromkeys(("top", "right", "bottom", "left"), _STROKE), "four borders"),
    "bleed": _SWITCH,
    "rule_before": _STROKE,
    "rule_after": _STROKE,
    # what some elements alone know: layout and drawings find these in `Look.options`
    "anchor": WordKind(("container", "previous")),  # what a block in another column stands beside
    "strict": _SWITCH,  # its first baseline is that of what it stands beside
    "pair": NameKind("column set"),  # two low figures that follow each other stand side by side in it
    "beside": NameKind("element"),  # in another column it begins where the next of these elements does
    "contain": _SWITCH,  # what stands beside it ends before it does
    "gap": _LENGTH,  # between a number and its text
    "drop": _LENGTH,  # how far below the baseline of its text a number stands
    "rule_measure": WordKind(("area", "column")),
    "rule_length": _SIZE,
    "template": NameKind("template"),
    "column_gap": _NOT_NEGATIVE,
    "least_column_gap": _NOT_NEGATIVE,  # where the words of the columns do not fit otherwise
    "row_padding": _NOT_NEGATIVE,
    "row_padding_bottom": _NOT_NEGATIVE,
    "fill": _SWITCH,
    "notes": WordKind(("foot", "below")),  # of the page, or below the table that calls them
    "least_rows": NumberKind(1, 9, whole=True),  # of a table on each side of a page break
    "whole_up_to": ShareKind(),  # of a page: a table up to so high is not parted
    "wide": WordKind(("stack", "turn")),  # a table whose words do not fit: records, or a page of its `template`
    "from_pages": NumberKind(1, 999, whole=True),  # a brief of so many pages or more has a contents list
    "record_head": ShareKind(),  # of the measure: what the heads take at most where rows stand as records
    "rules": RecordKind(dict.fromkeys(("top", "below_head", "between", "bottom"), _STROKE), "the rules of a table"),
    "spine": _STROKE,  # of a timeline: the line from sign to sign
    "bars": ShareKind(),  # of the measure: what the line of probability beside scenarios takes
    "form": WordKind(("auto", "list")),  # a timeline: across the page where it fits, or always a list
    "float": WordKind(("here", "top")),  # where it leaves a page empty, it stands at the head of the next, and the text goes on
    "show": ListKind(WordKind(("term", "range", "meter")), 1),  # words are always printed; the meter may be left out
    "order": _CARD_PARTS,  # of a card below its statement; what is not named follows
    "run_in": _CARD_PARTS,  # those that share a paragraph where they follow each other
    "in_full": _CARD_PARTS,  # those that stand in the table «Judgments in full» instead
    "meter": WordKind(("line", "bands")),
    "track": ColourKind(),
    "mark": WordKind(("dots", "steps", "bars")),
    "mark_color": ColourKind(),
    "mark_empty": ColourKind(none=True),
}
"""What each key of an element can hold; which element takes which key is said by `style_elements.py`."""


@record
class ElementRecord(RecordKind):
    """The keys and the parts of one element; any other key is refused with what it is for and what this element takes."""

    name: str = ""

    def hints(self, key: str) -> tuple[str, ...]:
        """What is said of a key that this element does not take."""
        element = STYLES[self.name]
        takes = f"{self.name}, {element.kind.title}, takes {', '.join(self.keys)}"
        if key not in VALUES:
            meant = RecordKind.meant(self, key)
            return (meant, takes) if meant else (takes,)
        if key in TYPE and not element.holds_words:
            return ("delete it: words do not stand in this element itself but in those inside it; say it of them", takes)
        return (f"delete it, it never changed anything here: `{key}` is for {takers(key)}", takes)


def takers(key: str) -> str:
    """Who takes a key: the kinds of element of which all do, else the elements, up to six of them."""
    kinds = [kind.title for kind in ElementKind if key in kind.keys]
    names = kinds or [name for name, element in STYLES.items() if key in element.keys]
    return ", ".join(names if len(names) <= 6 else [*names[:6], "…"])


def _element(name: str) -> ElementRecord:
    """The record of one element or part, the parts of an element in it."""
    element = STYLES[name]
    keys: dict[str, Kind[Value]] = {key: VALUES[key] for key in element.keys}
    if element.kind is ElementKind.PARAGRAPH:
        keys["padding"] = _PADDING
    if name == "reference":
        keys["form"] = WordKind(("superior", "brackets"))  # of the number of a note
    if name == "yardstick":
        keys["form"] = WordKind(("strip", "table"))  # how it shows its terms
    if name == "text":
        keys["size"] = LengthKind(above_zero=True, em=False)  # by it those of all others are measured
    if "." in name:
        return ElementRecord(keys, name, name=name)
    parts = {part: _element(f"{name}.{part}") for part in element.parts}
    return ElementRecord({"base": NameKind("element"), **keys, **parts}, f"the element {name}", name=name)


GONE = {
    "estimates": "delete it, nothing was ever set as it: this section is a `section` with a `figure`",
    "clearances": "delete it, nothing was ever set as it: this section is a `section` with a `table`",
}
"""Elements that sheets could name though no block was ever set as one of them, with what to write instead."""

ELEMENTS_RECORD = RecordKind({name: _element(name) for name in ELEMENTS}, "the elements", ("text",), GONE)
