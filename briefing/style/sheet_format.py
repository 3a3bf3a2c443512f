"""The closed schema of a style sheet, format 1, as data: every key and the kind of value it holds."""

from __future__ import annotations

from typing import get_args

from briefing.model.frame import MOST_PAGES
from briefing.style.compound_kinds import (
    ColumnsKind,
    EitherKind,
    FontNameKind,
    ListKind,
    MapKind,
    NameKind,
    RecordKind,
    StrokeKind,
)
from briefing.style.element_format import ELEMENTS_RECORD
from briefing.style.said import Role, Width
from briefing.style.scalar_kinds import (
    ColourKind,
    FormatKind,
    LengthKind,
    NumberKind,
    RunningKind,
    ShareKind,
    SwitchKind,
    TextKind,
    WordKind,
)

FORMAT = 1
PAPER_SIZES: dict[str, tuple[str, str]] = {
    # ISO 216 and ANSI/ASME Y14.1 (inches)
    "A4": ("210mm", "297mm"), "A5": ("148mm", "210mm"), "letter": ("8.5in", "11in"), "legal": ("8.5in", "14in"),
}  # fmt: skip

_SIZE, _SWITCH, _STROKE = LengthKind(above_zero=True), SwitchKind(), StrokeKind()
_OF_PAGE = LengthKind(least=0.0, em=False)  # a page has no size of letters
_SIDE = LengthKind(above_zero=True, em=False, lh=False)

_FONT = RecordKind(
    {
        "family": TextKind(),
        "source": TextKind(),
        "optional": _SWITCH,
        "scale": NumberKind(0.5, 2.0),
        "fallback": ListKind(FontNameKind()),
    },
    "a font",
    ("family",),
    {"weight": "delete it, it never changed anything: an element says its `weight`"},
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
_MARGIN = RecordKind(dict.fromkeys(("top", "right", "bottom", "left"), _OF_PAGE), "the margins")
_PAPER = EitherKind(scalar=WordKind(tuple(PAPER_SIZES)), sequence=ListKind(_SIDE, 2, 2))
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
        "grid": _SIDE,
        "margin": _MARGIN,
        "hang": _OF_PAGE,
        "columns": ColumnsKind(),
    },
    "the page",
    ("size", "grid", "margin", "columns"),
)

CHART_ROLES: tuple[Role, ...] = get_args(Role)
CHART_WIDTHS: tuple[Width, ...] = get_args(Width)
_CHARTS = RecordKind(
    {
        "font": FontNameKind(),
        "size": _SIZE,
        "small_size": _SIZE,
        "min": _SIZE,
        "strong_weight": NumberKind(100, 1000, whole=True),
        **dict.fromkeys(CHART_ROLES, ColourKind()),
        **dict.fromkeys(CHART_WIDTHS, _OF_PAGE),
    },
    "the charts",
    ("font", "size", "small_size", *CHART_ROLES),
)

SHEET = RecordKind(
    {
        "style": FormatKind(FORMAT),
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
        "notes": RecordKind(
            {
                "place": WordKind(("foot", "end", "aside")),
                "number": WordKind(("arabic", "letters", "symbols")),
            },
            "the notes",
        ),
        "fit": RecordKind(
            {"pages": NumberKind(1, MOST_PAGES, whole=True), "of": WordKind(("all", "main")), "slack": ShareKind()}, "the fit"
        ),
        "pages": RecordKind(
            {
                "costs": RecordKind(
                    dict.fromkeys(("white", "hole", "split", "heading", "floated", "short"), NumberKind(0, 100)),
                    "the costs of a page",
                )
            },
            "the pages",
        ),
        "figures": RecordKind({"data_tables": WordKind(("none", "annex"))}, "the figures"),
        "labels": MapKind(MapKind(TextKind())),
        "checks": RecordKind(
            {
                "contrast": RecordKind(
                    {"text": NumberKind(4.5, 21), "large": NumberKind(3, 21), "graphic": NumberKind(3, 21)}, "the contrasts"
                ),
                "min_size": LengthKind(above_zero=True, em=False),
                "characters_per_line": ListKind(NumberKind(20, 200, whole=True), 2, 2),
                "least_fill": ShareKind(),
            },
            "the checks",
        ),
    },
    "a style sheet",
    ("page", "fonts", "templates", "sequence", "elements", "charts"),
)
"""Everything a sheet can say but `extends` and `tokens`, which are used up before it is read."""

# Places that are no columns: across every column, in the first beside the text, left of it, in the running head's place.
PLACES = frozenset({"all", "aside", "hang", "head"})
