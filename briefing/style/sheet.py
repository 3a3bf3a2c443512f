"""The sheet as the other stages ask it: from a name to the look, the columns, the page template, the words or the colours.

Everything is computed when it is first asked for and remembered; a sheet never changes once it is made.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from briefing.chart.ink.look import ChartLook
from briefing.diagnostics import Diagnostic, Span
from briefing.language.note_numbers import NumberForm
from briefing.records import record, replace
from briefing.style.cascade import Cascade
from briefing.style.charts import chart_look
from briefing.style.computed import Column, Look, Template
from briefing.style.faces import stack_of, text_style_of
from briefing.style.fit import UNCHANGED, Fit, Tightening
from briefing.style.flattened import flattened
from briefing.style.model import Specified
from briefing.style.page_costs import PageCosts
from briefing.style.said import ColumnSet, Row
from briefing.text.faces import FontStack
from briefing.text.style import TextStyle
from briefing.units import Length


@record
class Markings:
    """Where every page shows the marking: "head", "foot" or both."""

    place: tuple[str, ...]


@record
class NotePlace:
    """Where notes stand, how they are numbered and called."""

    place: Literal["foot", "end", "aside"] = "foot"
    number: NumberForm = "arabic"
    brackets: bool = False


class Sheet:
    """A computed style sheet.

    `grid` is one line of the baseline grid and `hang` the room left of the text for numbers, both in points. `diagnostics` are
    the warnings of its validation. `folders` holds the folder of each sheet of the chain, where `file:` fonts are looked for.
    """

    __slots__ = (
        "_cascade", "_charts", "_flattened", "_inlines", "_labels", "_row_widths", "_rows", "_sequence", "_stacks",
        "_styles", "_templates", "_tightened", "_tightening", "data_tables", "diagnostics", "fit", "grid", "hang",
        "least_fill", "markings", "name", "notes", "page_costs", "specified",
    )  # fmt: skip

    def __init__(
        self,
        specified: Specified,
        diagnostics: tuple[Diagnostic, ...] = (),
        tightening: Tightening = UNCHANGED,
    ) -> None:
        self.specified = specified
        self.diagnostics = diagnostics
        self.name = specified.names[-1] if specified.names else ""
        self._cascade = Cascade(specified)
        sections = specified.sections
        self._tightening = tightening
        self._tightened: dict[str, Look] = {}
        self.grid: float = self._cascade.grid * tightening.leading
        hang = sections["page"].get("hang")
        self.hang: float = hang.points(lh=self._cascade.grid) if hang is not None else 0.0
        notes = sections.get("notes", {})
        brackets = self._cascade.said("reference").get("form") == "brackets"
        self.notes = NotePlace(notes.get("place", "foot"), notes.get("number", "arabic"), brackets)
        self.data_tables: bool = sections.get("figures", {}).get("data_tables") == "annex"
        self.markings = Markings(sections.get("markings", {}).get("place", ("head",)))
        self.least_fill: float = sections.get("checks", {}).get("least_fill", 0.0)
        costs = sections.get("pages", {}).get("costs", {})
        self.page_costs = PageCosts(**costs, least_fill=self.least_fill)
        fit = sections.get("fit", {})
        self.fit = Fit(fit.get("pages"), fit.get("of", "all"), fit.get("slack", 0.0))
        self._sequence = sections["sequence"]
        self._rows = self._cascade.column_sets()
        self._row_widths: dict[tuple[str, float], dict[str, Column]] = {}
        self._templates: dict[str, Template] = {}
        self._inlines: dict[tuple[object, ...], Look] = {}
        self._styles: dict[tuple[object, ...], TextStyle] = {}
        self._stacks: dict[tuple[object, ...], FontStack] = {}
        self._labels: dict[str, Mapping[str, str]] = {}
        self._charts: ChartLook | None = None
        self._flattened: str | None = None

    # -- looks ------------------------------------------------------------------------------------------------------
    def look(self, name: str) -> Look:
        """The computed style of an element or a part (`judgment.number`). Raises KeyError for a name no sheet can have."""
        found = self._cascade.look(name) if self._tightening is UNCHANGED else self._tight(name)
        if name == "annex" and "template" not in found.options and "annexes" in self._sequence:
            return self._annex(found)
        return found

    def tightened(self, by: Tightening) -> Sheet:
        """This sheet with smaller spaces, leading and sizes; no size falls below the least that the sheet itself asks for."""
        sheet = Sheet(self.specified, self.diagnostics, by)
        sheet._cascade, sheet._styles, sheet._stacks = self._cascade, self._styles, self._stacks
        return sheet

    def _tight(self, name: str) -> Look:
        found = self._tightened.get(name)
        if found is None:
            by, look = self._tightening, self._cascade.look(name)
            least = self.specified.sections.get("checks", {}).get("min_size")
            size = max(look.size * by.size, min(look.size, least.points() if least is not None else 0.0))
            spaces = {"space_before": look.space_before * by.spaces, "space_after": look.space_after * by.spaces}
            found = self._tightened[name] = replace(look, size=size, leading=look.leading * by.leading, **spaces)
        return found

    def _annex(self, look: Look) -> Look:
        key = ("annex", "template")
        found = self._inlines.get(key)
        if found is None:
            found = self._inlines[key] = replace(look, options={**look.options, "template": self._sequence["annexes"]})
        return found

    def inline(self, look: Look, names: tuple[str, ...]) -> Look:
        """A block's look with inline looks laid over its type, outermost first; only what these say themselves changes."""
        key = (_type_key(look), names)
        found = self._inlines.get(key)
        if found is None:
            found = look
            for name in names:
                found = self._laid_over(found, name)
            self._inlines[key] = found
        return found

    def _laid_over(self, look: Look, name: str) -> Look:
        changes: dict[str, object] = {}
        for key, value in self._cascade.inline(name).items():
            points = value.points(em=look.size, lh=self.grid) if isinstance(value, Length) else value
            changes["colour" if key == "color" else key] = points
        return replace(look, **changes) if changes else look

    # -- pages ------------------------------------------------------------------------------------------------------
    @property
    def templates(self) -> dict[str, Template]:
        """Every page template by name."""
        return {name: self.template(name) for name in self.specified.sections["templates"]}

    def template(self, name: str) -> Template:
        """A page template by name. Raises KeyError for one the sheets do not have."""
        found = self._templates.get(name)
        if found is None:
            if name not in self.specified.sections["templates"]:
                raise KeyError(name)
            found = self._templates[name] = self._cascade.template(name)
        return found

    def template_for(self, number: int) -> Template:
        """The template of a page of the main sequence, counted from 1."""
        return self.template(self._sequence.get(str(number)) or self._sequence["default"])

    def column_set(self, name: str, width: float) -> dict[str, Column]:
        """The columns of a set by name, in an area `width` points wide, x from its left edge.

        Where the set has no `rest`, what its columns leave stays white; where they want more than there is, all of them
        and their gutters give way in proportion. Raises KeyError for a set the sheets do not have.
        """
        key = (name, round(width, 3))
        found = self._row_widths.get(key)
        if found is None:
            found = self._row_widths[key] = self._columns(name, width)
        return found

    def rows(self, name: str) -> Row:
        """A set of columns as specified: lengths, shares of 1 and None for the rest, left to right."""
        return self._rows[name].row

    def set_of_columns(self, name: str) -> ColumnSet:
        """A set of columns as specified, and which of them one text flows through. Raises KeyError like `column_set`."""
        return self._rows[name]

    def _columns(self, name: str, width: float) -> dict[str, Column]:
        given = self._rows[name].row
        fixed = {n: w.points(lh=self.grid) for n, w in given if isinstance(w, Length)}
        room = width - math.fsum(v for n, v in fixed.items() if n.startswith("gutter"))
        widths = {n: fixed[n] if isinstance(w, Length) else (room * w if isinstance(w, float) else None) for n, w in given}
        taken = math.fsum(w for w in widths.values() if w is not None)
        has_rest = any(w is None for w in widths.values())
        least = REST_SHARE * width if has_rest else 0.0
        scale = min(1.0, (width - least) / taken) if taken > 0 else 1.0
        rest = width - taken * scale
        out: dict[str, Column] = {}
        x = 0.0
        for column, w in widths.items():
            used = rest if w is None else w * scale
            if not column.startswith("gutter"):
                out[column] = Column(column, x, used)
            x += used
        return out

    # -- letters ----------------------------------------------------------------------------------------------------
    def stack(self, font: str, weight: int = 400, italic: bool = False, optical_size: float | None = None) -> FontStack:
        """The faces of a font of this sheet at a weight and a slope, with those that stand in for characters it lacks."""
        key = (font, weight, italic, optical_size)
        found = self._stacks.get(key)
        if found is None:
            found = self._stacks[key] = stack_of(self.specified, font, weight, italic, optical_size)
        return found

    def text_style(self, look: Look, lang: str = "") -> TextStyle:
        """The text style of a look in a language (BCP 47)."""
        key = (*_type_key(look), lang)
        found = self._styles.get(key)
        if found is None:
            found = self._styles[key] = text_style_of(self.stack, look, lang)
        return found

    def remembered_words(self) -> int:
        """How many words its text styles have measured: what it has come to weigh."""
        return sum(len(style.widths) for style in self._styles.values())

    # -- words and drawings -----------------------------------------------------------------------------------------
    def labels(self, lang: str) -> Mapping[str, str]:
        """The words of the sheets in a language: those of its first subtag, and over them those of the whole tag."""
        found = self._labels.get(lang)
        if found is None:
            own = self.specified.sections.get("labels", {})
            short = lang.partition("-")[0]
            found = MappingProxyType({**own.get(short, {}), **own.get(lang, {})})
            self._labels[lang] = found
        return found

    @property
    def charts(self) -> ChartLook:
        """The computed style of every drawing."""
        if self._charts is None:
            self._charts = chart_look(self)
        return self._charts

    # -- the whole of it --------------------------------------------------------------------------------------------
    def flattened(self) -> str:
        """The sheet as one YAML file that says all of it and, read again, gives the same sheet."""
        if self._flattened is None:
            self._flattened = flattened(self.specified)
        return self._flattened

    # -- where it was decided ---------------------------------------------------------------------------------------
    def decided(self, path: str) -> Span | None:
        """Where the sheets decided a value, such as `elements.title.size`; None where no sheet says it."""
        origin = self.specified.origin(path)
        return None if origin is None else origin.decided.span


# What `rest` keeps of a width that the other columns would fill.
REST_SHARE = 0.2


def _type_key(look: Look) -> tuple[object, ...]:
    return (
        look.font, look.size, look.weight, look.italic, look.colour, look.caps, look.tracking, look.figures, look.figure_width,
        look.position, look.optical_size, look.hyphenate,
    )  # fmt: skip
