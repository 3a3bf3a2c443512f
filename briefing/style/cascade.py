"""From specified to computed: every length in points, every part with the type of its element, every page with its frame.

Who takes over what: a part has the type of its element, an element the type of `text`, unless it says otherwise; space,
place, background and borders are taken over by nobody. `base: table` makes an element a `table` that differs in what
it says, space and rules included. `em` in a size is the size it would have had; elsewhere it is the element's own.
"""

from __future__ import annotations

from typing import Any

from briefing.style.computed import OPTIONS, Band, Borders, Colour, Edges, Look, Stroke, Template
from briefing.style.kinds import SpecifiedStroke
from briefing.style.model import Specified
from briefing.style.sheet_format import PAPER_SIZES
from briefing.style_elements import STYLES, TYPE, parent_of
from briefing.units import Length, parse_length

_TYPE_LENGTHS = frozenset({"size", "leading"})
_BLOCK_FIELDS = frozenset(Look.__match_args__) - frozenset(TYPE)


class Cascade:
    """Computes looks from a specified sheet, each once."""

    __slots__ = ("_looks", "_own", "_types", "elements", "grid", "specified")

    def __init__(self, specified: Specified) -> None:
        self.specified = specified
        self.elements: dict[str, Any] = specified.section("elements")
        grid = specified.section("page")["grid"]
        self.grid: float = grid.points()
        self._own: dict[str, dict[str, Any]] = {}
        self._types: dict[str, dict[str, Any]] = {}
        self._looks: dict[str, Look] = {}

    # -- what is said -----------------------------------------------------------------------------------------------
    def said(self, name: str) -> dict[str, Any]:
        """What the sheets say of an element or a part, its base's words included, nothing taken over from anywhere else."""
        found = self._own.get(name)
        if found is None:
            found = self._own[name] = self._said(name)
        return found

    def _said(self, name: str) -> dict[str, Any]:
        element, *parts = name.split(".")
        own = self.elements.get(element) or {}
        for part in parts:
            own = own.get(part) or {}
        own = {k: v for k, v in own.items() if v is not None}
        base = own.pop("base", None)
        return {**self.said(base), **own} if base else own

    # -- looks ------------------------------------------------------------------------------------------------------
    def type_of(self, name: str) -> dict[str, Any]:
        """The type of an element or part, sizes in points."""
        found = self._types.get(name)
        if found is None:
            found = self._types[name] = self._type_of(name)
        return found

    def _type_of(self, name: str) -> dict[str, Any]:
        said = self.said(name)
        if name == "text":
            inherited: dict[str, Any] = {}
        else:
            inherited = self.type_of(parent_of(name) or "text")
        out = {**inherited, **{k: v for k, v in said.items() if k in TYPE and k not in _TYPE_LENGTHS}}
        if "size" in said:
            out["size"] = said["size"].points(em=inherited.get("size", 0.0), lh=self.grid)
        if "leading" in said:
            out["leading"] = said["leading"].points(em=out["size"], lh=self.grid)
        return out

    def look(self, name: str) -> Look:
        """The computed style of an element or part. Raises KeyError for a name that no sheet can have."""
        found = self._looks.get(name)
        if found is None:
            if name not in STYLES:
                raise KeyError(name)
            found = self._looks[name] = self._look(name)
        return found

    def _look(self, name: str) -> Look:
        kind, said = self.type_of(name), self.said(name)
        em, colour = kind["size"], kind["color"]
        values: dict[str, Any] = {k: v for k, v in kind.items() if k != "color"}
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
        if name == "judgment.meter" and "meter" not in (self.said("judgment.likelihood").get("show") or ("meter",)):
            values["place"] = "head"  # what stands in the running head's place is not set in the flow
        return Look(name=name, colour=colour, **values)

    def _computed(self, value: Any, em: float, colour: Colour) -> Any:
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

    def inline(self, name: str) -> dict[str, Any]:
        """What an inline (or a part used as one) says of its type; `size` is still a Length: its em is the size below it."""
        said = self.said(name)
        return {k: v for k, v in said.items() if k in TYPE}

    # -- pages ------------------------------------------------------------------------------------------------------
    def paper(self, given: dict[str, Any]) -> tuple[float, float]:
        """Width and height of a page in points."""
        size = given.get("size") or "A4"
        width, height = (parse_length(v) for v in PAPER_SIZES[size]) if isinstance(size, str) else size
        w, h = width.points(), height.points()
        landscape = given.get("orientation") == "landscape"
        return (max(w, h), min(w, h)) if landscape else (w, h) if not given.get("orientation") else (min(w, h), max(w, h))

    def template(self, name: str) -> Template:
        """A page template: what it says, over what the page says."""
        page, own = self.specified.section("page"), self.specified.section("templates").get(name) or {}
        own = {k: v for k, v in own.items() if v is not None}
        width, height = self.paper({**page, **own})
        margin = {**(page.get("margin") or {}), **(own.get("margin") or {})}
        columns = own.get("columns", "page")
        return Template(
            name, width, height,
            Edges(**{k: v.points(lh=self.grid) for k, v in margin.items() if v is not None}),
            columns if isinstance(columns, str) else f"templates.{name}",
            self._bands(own.get("head")), self._bands(own.get("foot")),
        )  # fmt: skip

    def _bands(self, given: Any) -> tuple[Band, ...]:
        if given is None or given == "none":
            return ()
        return tuple(self._band(b) for b in (given if isinstance(given, tuple) else (given,)) if b.get("at") is not None)

    def _band(self, given: dict[str, Any]) -> Band:
        look = given.get("look") or "running"
        kind = self.type_of(look)
        em = kind["size"]
        rule = self.stroke(given.get("rule"), em, kind["color"])
        words = {k: given[k] for k in ("left", "center", "right") if given.get(k)}
        at = given["at"].points(em=em, lh=self.grid)
        rule_at = given.get("rule_at")
        return Band(look=look, at=at, rule=rule, rule_at=rule_at.points(em=em, lh=self.grid) if rule_at else at + em, **words)

    def column_sets(self) -> dict[str, tuple[tuple[str, Length | float | None], ...]]:
        """Every set of columns by name: `page`, the named ones, and those of templates (`templates.annex`)."""
        sets = {"page": self.specified.section("page")["columns"], **self.specified.section("column_sets")}
        for name, own in self.specified.section("templates").items():
            if isinstance((own or {}).get("columns"), tuple):
                sets[f"templates.{name}"] = own["columns"]
        return sets


def _edges(value: Any) -> Edges:
    if isinstance(value, dict):
        return Edges(**value)
    return Edges(value, value, value, value)
