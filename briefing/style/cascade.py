"""From specified to computed: every length in points, every part with the type of its element, every page with its frame.

Inheritance: a part has the type of its element, an element the type of `text`, unless it says otherwise; space,
place, background and borders are not inherited. `base: table` makes an element a `table` that differs in what
it says, space, rules and parts included. `em` in a size is the size it would have had; elsewhere it is the element's own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from briefing.style.computed import OPTIONS, Band, Borders, Colour, Edges, Look, Stroke, Template
from briefing.style.model import Specified
from briefing.style.said import (
    Bands,
    BandSaid,
    ColumnSet,
    ElementSaid,
    MarginSaid,
    PageSaid,
    SpecifiedStroke,
    TemplateSaid,
    Value,
)
from briefing.style.sheet_format import PAPER_SIZES
from briefing.style_elements import STYLES, TYPE, parent_of
from briefing.units import Length, parse_length

Fields = dict[str, Any]  # of a `Look`, by name: the closed schema has typed each value by its key, `Look` names each type
_TYPE_LENGTHS = frozenset({"size", "leading"})
_BLOCK_FIELDS = frozenset(Look.__match_args__) - frozenset(TYPE)


class Cascade:
    """Computes looks from a specified sheet, each once."""

    __slots__ = ("elements", "grid", "look", "said", "specified", "type_of")

    def __init__(self, specified: Specified) -> None:
        self.specified = specified
        self.elements = specified.sections["elements"]
        self.grid = specified.sections["page"]["grid"].points()
        self.said: Callable[[str], ElementSaid] = cache(self._said)
        self.type_of: Callable[[str], Fields] = cache(self._type_of)
        self.look: Callable[[str], Look] = cache(self._look)

    # -- what is said -----------------------------------------------------------------------------------------------
    def _said(self, name: str) -> ElementSaid:
        """What the sheets say of an element or a part, its base's words included, nothing taken over from anywhere else."""
        element, _, part = name.partition(".")
        said = self.elements.get(element) or {}
        inside = said.get(part) if part else said
        own: ElementSaid = {k: v for k, v in inside.items() if v is not None} if isinstance(inside, dict) else {}
        base = said.get("base") if part else own.pop("base", None)
        like = f"{base}.{part}" if part else base
        return {**self.said(like), **own} if isinstance(like, str) and like in STYLES else own

    # -- looks ------------------------------------------------------------------------------------------------------
    def _type_of(self, name: str) -> Fields:
        """The type of an element or part, sizes in points."""
        said = self.said(name)
        inherited: Fields = {} if name == "text" else self.type_of(parent_of(name) or "text")
        out = {**inherited, **{k: v for k, v in said.items() if k in TYPE and k not in _TYPE_LENGTHS}}
        size, leading = said.get("size"), said.get("leading")
        if isinstance(size, Length):
            out["size"] = size.points(em=inherited.get("size", 0.0), lh=self.grid)
        if isinstance(leading, Length):
            out["leading"] = leading.points(em=out["size"], lh=self.grid)
        return out

    def _look(self, name: str) -> Look:
        """The computed style of an element or part. Raises KeyError for a name that no sheet can have."""
        if name not in STYLES:
            raise KeyError(name)
        kind, said = self.type_of(name), self.said(name)
        em, colour = kind["size"], kind["color"]
        values: Fields = {k: v for k, v in kind.items() if k != "color"}
        for key, value in said.items():
            if key in _BLOCK_FIELDS:
                values[key] = self._computed(value, em, colour)
        values["options"] = {k: self._computed(v, em, colour) for k, v in said.items() if k in OPTIONS}
        for key in ("rule_before", "rule_after"):
            if values.get(key) == "none":
                values[key] = None
        for key in ("inset", "padding"):
            if key in values:
                values[key] = _edges(values[key])
        if "border" in values:
            values["border"] = Borders(**{k: v for k, v in values["border"].items() if isinstance(v, Stroke)})
        show = self.said("judgment.likelihood").get("show")
        if name == "judgment.meter" and isinstance(show, tuple) and "meter" not in show:
            values["place"] = "head"  # what stands in the running head's place is not set in the flow
        return Look(name=name, colour=colour, **values)

    def _computed(self, value: Value, em: float, colour: Colour) -> Value | Stroke | Fields:
        if isinstance(value, Length):
            return value.points(em=em, lh=self.grid)
        if isinstance(value, SpecifiedStroke):
            return self.stroke(value, em, colour)
        if isinstance(value, dict):
            return {k: w for k, v in value.items() if (w := self._computed(v, em, colour)) is not None and w != "none"}
        return value

    def stroke(self, stroke: SpecifiedStroke | str | None, em: float, colour: Colour) -> Stroke | None:
        """A stroke in points; a stroke without width is none."""
        if not isinstance(stroke, SpecifiedStroke):
            return None
        width, second, gap = (length.points(em=em, lh=self.grid) for length in (stroke.width, stroke.second, stroke.gap))
        return Stroke(width, stroke.colour or colour, second, gap) if width else None

    def inline(self, name: str) -> ElementSaid:
        """What an inline (or a part used as one) says of its type; `size` is still a Length: its em is the size below it."""
        said = self.said(name)
        out = {k: v for k, v in said.items() if k in TYPE}
        if said.get("form") == "brackets":  # what stands in brackets stands on the line
            out["position"] = "normal"
        return out

    # -- pages ------------------------------------------------------------------------------------------------------
    def _paper(self, page: PageSaid, own: TemplateSaid) -> tuple[float, float]:
        """Width and height of a page in points."""
        size = own.get("size") or page["size"]
        width, height = (parse_length(v) for v in PAPER_SIZES[size]) if isinstance(size, str) else size
        w, h = width.points(), height.points()
        orientation = own.get("orientation") or page.get("orientation")
        if orientation is None:
            return w, h
        return (max(w, h), min(w, h)) if orientation == "landscape" else (min(w, h), max(w, h))

    def template(self, name: str) -> Template:
        """A page template: what it says, over what the page says."""
        page, own = self.specified.sections["page"], self.specified.sections["templates"][name]
        width, height = self._paper(page, own)
        margin: MarginSaid = {**page["margin"], **own.get("margin", {})}
        columns = own.get("columns", "page")
        return Template(
            name, width, height,
            Edges(**{k: v.points(lh=self.grid) for k, v in margin.items() if isinstance(v, Length)}),
            columns if isinstance(columns, str) else f"templates.{name}",
            self._bands(own.get("head")), self._bands(own.get("foot")),
        )  # fmt: skip

    def _bands(self, given: Bands | None) -> tuple[Band, ...]:
        if given is None or given == "none":
            return ()
        return tuple(self._band(b) for b in (given if isinstance(given, tuple) else (given,)))

    def _band(self, given: BandSaid) -> Band:
        look = given.get("look") or "running"
        kind = self.type_of(look)
        em = kind["size"]
        rule = self.stroke(given.get("rule"), em, kind["color"])
        at, rule_at = given["at"].points(em=em, lh=self.grid), given.get("rule_at")
        return Band(
            given.get("left", ""), given.get("center", ""), given.get("right", ""), look, at, rule,
            rule_at.points(em=em, lh=self.grid) if rule_at else at + em,
        )  # fmt: skip

    def column_sets(self) -> dict[str, ColumnSet]:
        """Every set of columns by name: `page`, the named ones, and those of templates (`templates.annex`)."""
        sections = self.specified.sections
        sets = {"page": sections["page"]["columns"], **sections.get("column_sets", {})}
        for name, own in sections["templates"].items():
            columns = own.get("columns")
            if isinstance(columns, ColumnSet):
                sets[f"templates.{name}"] = columns
        return sets


def _edges(value: float | dict[str, float]) -> Edges:
    return Edges(**value) if isinstance(value, dict) else Edges(value, value, value, value)
