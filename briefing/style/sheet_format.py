"""The closed schema of a style sheet, format 1, as data: every key and the kind of value it holds."""

from __future__ import annotations

from briefing.records import record
from briefing.style.kinds import (
    ColourKind,
    ColumnsKind,
    EitherKind,
    FontNameKind,
    Kind,
    LengthKind,
    ListKind,
    MapKind,
    NameKind,
    NumberKind,
    RecordKind,
    RunningKind,
    StrokeKind,
    SwitchKind,
    TextKind,
    WordKind,
)
from briefing.style_elements import ELEMENTS, STYLES, TYPE, ElementKind

FORMAT = 1
PAPER_SIZES: dict[str, tuple[str, str]] = {
    # ISO 216 and ANSI/ASME Y14.1 (inches)
    "A4": ("210mm", "297mm"), "A5": ("148mm", "210mm"), "letter": ("8.5in", "11in"), "legal": ("8.5in", "14in"),
}  # fmt: skip

_LENGTH, _NOT_NEGATIVE, _SIZE = LengthKind(), LengthKind(least=0.0), LengthKind(above_zero=True)
_SWITCH, _STROKE = SwitchKind(), StrokeKind()
_EDGES = EitherKind(
    scalar=_NOT_NEGATIVE,
    mapping=RecordKind(dict.fromkeys(("top", "right", "bottom", "left"), _NOT_NEGATIVE), "four edges"),
)
_INSET = EitherKind(scalar=_LENGTH, mapping=RecordKind({"left": _LENGTH, "right": _LENGTH}, "the inset"))
_PADDING = EitherKind(  # of a paragraph: from its lines to the rules above and below
    scalar=_NOT_NEGATIVE, mapping=RecordKind({"top": _NOT_NEGATIVE, "bottom": _NOT_NEGATIVE}, "the padding of a paragraph")
)

VALUES: dict[str, Kind] = {
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
    "contain": _SWITCH,  # what stands beside it ends before it does
    "gap": _LENGTH,  # between a number and its text
    "drop": _LENGTH,  # how far below the baseline of its text a number stands
    "rule_measure": WordKind(("area", "column")),
    "rule_length": _SIZE,
    "template": NameKind("template"),
    "column_gap": _NOT_NEGATIVE,
    "row_padding": _NOT_NEGATIVE,
    "row_padding_bottom": _NOT_NEGATIVE,
    "fill": _SWITCH,
    "rules": RecordKind(dict.fromkeys(("top", "below_head", "between", "bottom"), _STROKE), "the rules of a table"),
    "form": WordKind(("auto", "list")),  # a timeline: across the page where it fits, or always a list
    "show": ListKind(WordKind(("term", "range", "meter")), 1),  # words are always printed; the meter may be left out
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


def _element(name: str) -> Kind:
    """The record of one element or part, the parts of an element in it."""
    element = STYLES[name]
    keys: dict[str, Kind] = {key: VALUES[key] for key in element.keys}
    if element.kind is ElementKind.PARAGRAPH:
        keys["padding"] = _PADDING
    if "." in name:
        return ElementRecord(keys, name, name=name)
    parts = {part: _element(f"{name}.{part}") for part in element.parts}
    return ElementRecord({"base": NameKind("element"), **keys, **parts}, f"the element {name}", name=name)


@record
class ElementsRecord(RecordKind):
    """Every element by its name; one that there was before is told where its words are styled now."""

    def hints(self, key: str) -> tuple[str, ...]:
        """What is said of an element that there is not."""
        gone = GONE.get(key)
        return (gone,) if gone else RecordKind.hints(self, key)


GONE = {
    "estimates": "delete it, nothing was ever set as it: this section is a `section` with a `figure`",
    "clearances": "delete it, nothing was ever set as it: this section is a `section` with a `table`",
}
"""Elements that sheets could name though no block was ever set as one of them, with what to write instead."""

ELEMENTS_RECORD = ElementsRecord({name: _element(name) for name in ELEMENTS}, "the elements", ("text",))

_FONT = RecordKind(
    {
        "family": TextKind(),
        "source": TextKind(),
        "optional": _SWITCH,
        "scale": NumberKind(0.5, 2.0),
        "weight": NumberKind(100, 1000, whole=True),
        "fallback": ListKind(FontNameKind()),
    },
    "a font",
    ("family",),
)

_BAND = RecordKind(
    {
        "left": RunningKind(),
        "center": RunningKind(),
        "right": RunningKind(),
        "look": NameKind("element"),
        "at": _SIZE,
        "rule": _STROKE,
        "rule_at": _SIZE,
    },
    "a running line",
    ("at",),
)
_BANDS = EitherKind(scalar=WordKind(("none",)), mapping=_BAND, sequence=ListKind(_BAND))
_MARGIN = RecordKind(dict.fromkeys(("top", "right", "bottom", "left"), _NOT_NEGATIVE), "the margins")
_PAPER = EitherKind(scalar=WordKind(tuple(PAPER_SIZES)), sequence=ListKind(_SIZE, 2, 2))
_COLUMNS = EitherKind(scalar=NameKind("column set"), mapping=ColumnsKind())

_TEMPLATE = RecordKind(
    {
        "extends": NameKind("template"),
        "head": _BANDS,
        "foot": _BANDS,
        "margin": _MARGIN,
        "columns": _COLUMNS,
        "size": _PAPER,
        "orientation": WordKind(("portrait", "landscape")),
    },
    "a page template",
)

_PAGE = RecordKind(
    {
        "size": _PAPER,
        "orientation": WordKind(("portrait", "landscape")),
        "grid": LengthKind(above_zero=True, absolute=True),
        "margin": _MARGIN,
        "hang": _NOT_NEGATIVE,
        "columns": ColumnsKind(),
    },
    "the page",
    ("size", "grid", "margin", "columns"),
)

CHART_ROLES = ("ink", "secondary", "firm", "mid", "pale", "ours", "asof", "rule", "grid", "paper")
CHART_WIDTHS = ("rule_width", "grid_width", "axis_width", "mark_width")
_CHARTS = RecordKind(
    {
        "font": FontNameKind(),
        "size": _SIZE,
        "small_size": _SIZE,
        "strong_weight": NumberKind(100, 1000, whole=True),
        **dict.fromkeys(CHART_ROLES, ColourKind()),
        **dict.fromkeys(CHART_WIDTHS, _NOT_NEGATIVE),
    },
    "the charts",
    ("font", "size", "small_size", *CHART_ROLES),
)

SHEET = RecordKind(
    {
        "style": NumberKind(FORMAT, FORMAT, whole=True),
        "name": TextKind(),
        "description": TextKind(),
        "page": _PAGE,
        "column_sets": MapKind(ColumnsKind()),
        "fonts": MapKind(_FONT),
        "templates": MapKind(_TEMPLATE),
        "sequence": MapKind(NameKind("template")),
        "elements": ELEMENTS_RECORD,
        "charts": _CHARTS,
        "markings": RecordKind({"place": ListKind(WordKind(("head", "foot")), 1)}, "the markings"),
        "notes": RecordKind({"place": WordKind(("foot", "end"))}, "the notes"),
        "figures": RecordKind({"data_tables": WordKind(("none", "annex"))}, "the figures"),
        "labels": MapKind(MapKind(TextKind())),
        "checks": RecordKind(
            {
                "contrast": RecordKind(
                    {"text": NumberKind(4.5, 21), "large": NumberKind(3, 21), "graphic": NumberKind(3, 21)}, "the contrasts"
                ),
                "min_size": _SIZE,
                "characters_per_line": ListKind(NumberKind(20, 200, whole=True), 2, 2),
            },
            "the checks",
        ),
    },
    "a style sheet",
    ("page", "fonts", "templates", "sequence", "elements", "charts"),
)
"""Everything a sheet can say but `extends` and `tokens`, which are used up before it is read."""

# Places that are no columns: across every column, left of the text, in the running head's place.
PLACES = frozenset({"all", "hang", "head"})
