"""Colours to what cannot be seen: words and marks too faint for what they stand on, fills that some eye takes for one.

The contrasts are those of WCAG 2.2: 1.4.3 for words, 1.4.11 for marks.
"""

from __future__ import annotations

from itertools import combinations

from briefing.style.computed import Colour, Look
from briefing.style.contrast import GRAPHIC, LARGE, TEXT, contrast, hexadecimal, is_large
from briefing.style.model import Origin
from briefing.style.said import Role
from briefing.style.vision import nearest
from briefing.style_elements import STYLES, parent_of
from briefing.validate.sheet_limits.findings import IN_WORDS, INLINES, RunningLine, SheetFindings

_UNDER_INLINES = tuple(name for name, e in STYLES.items() if e.inlines)

# Roles of drawings that must be seen to be understood; `pale`, `rule` and `grid` stand inside or behind these.
SEEN_ROLES: tuple[Role, ...] = ("firm", "mid", "ours", "asof")
READ_ROLES: tuple[Role, ...] = ("ink", "secondary")
# Fills, and the line across them, which is dashed; OKLab distance below which a printed legend is no longer sure.
FILL_ROLES: tuple[Role, ...] = ("firm", "mid", "pale", "asof", "paper")
LEAST_DISTANCE = 0.08


class Colours:
    """The colours of one sheet: which stand on which, and how far apart they must be."""

    def __init__(self, found: SheetFindings) -> None:
        self.found, self.sheet = found, found.sheet
        self.charts = found.sheet.specified.sections["charts"]
        ratios = found.checks.get("contrast", {})
        self.text, self.large, self.graphic = ratios.get("text", TEXT), ratios.get("large", LARGE), ratios.get("graphic", GRAPHIC)
        self._backgrounds: dict[str, dict[Colour, str]] = {}

    def backgrounds(self, name: str) -> dict[Colour, str]:
        """The backgrounds that an element can stand on, each with the element that paints it ("" for the paper)."""
        found = self._backgrounds.get(name)
        if found is None:
            own = self.sheet.look(name).background
            parent = parent_of(name)
            inside = (parent,) if parent else STYLES[name].stands_in
            found = {}
            if own is not None:
                found = {own: name}
            else:
                for container in inside:
                    found |= self.backgrounds(container) if container else {self.charts["paper"]: ""}
            self._backgrounds[name] = found
        return found

    def contrasts(self) -> None:
        """WCAG 2.2: 1.4.3 for words, 1.4.11 for marks."""
        for name in sorted(IN_WORDS):
            look = self.sheet.look(name)
            for ground, painter in self.backgrounds(name).items():
                if name != "marking.on_band":  # it stands in a running line, and is checked there
                    self._words(name, look, ground, painter)
        for name in sorted(INLINES | {"judgment.lead_in"}):
            if "color" in self.sheet.specified.sections["elements"].get(name, {}) or "." in name:
                for block in _UNDER_INLINES if "." not in name else ("judgment.text",):
                    look = self.sheet.inline(self.sheet.look(block), (name,))
                    for ground, painter in self.backgrounds(block).items():
                        self._words(name, look, ground, painter)
        self._marks()
        for line in self.found.running_lines():
            ground, painter = self._behind(line)
            self._words(line.band.look, self.sheet.look(line.band.look), ground, painter)

    def _words(self, name: str, look: Look, ground: Colour, painter: str) -> None:
        limit = self.large if is_large(look.size, look.weight) else self.text
        ratio = contrast(look.colour, ground)
        if ratio < limit:
            behind = self.sheet.specified.origin(f"elements.{painter}.background") if painter else None
            where = f"the background of {painter} ({hexadecimal(ground)})" if painter else hexadecimal(ground)
            words = f"words in {hexadecimal(look.colour)} on {where}"
            message = f"{name}: {words} have a contrast of {ratio:.2f}:1, and need {limit:g}:1"
            hint = "make one of the two darker or lighter"
            own, same = self.found.origin(name, "color"), (look.colour, ground)
            self.found.tell("Y201", message, f"elements.{name}.color", own, behind, hint=hint, same=same)

    def _marks(self) -> None:
        for name, key in (("judgment.meter", "color"), ("judgment.confidence", "mark_color")):
            look = self.sheet.look(name)
            colour = look.colour if key == "color" else look.options.get("mark_color", look.colour)
            for ground, painter in self.backgrounds(name).items():
                behind = self.sheet.specified.origin(f"elements.{painter}.background") if painter else None
                self._seen(f"elements.{name}.{key}", colour, ground, self.graphic, self.found.origin(name, key), behind)
        paper = self.sheet.specified.origin("charts.paper")
        for role in (*SEEN_ROLES, *READ_ROLES):
            limit = self.text if role in READ_ROLES else self.graphic
            origin = self.sheet.specified.origin(f"charts.{role}")
            self._seen(f"charts.{role}", self.charts[role], self.charts["paper"], limit, origin, paper)

    def _seen(self, path: str, colour: Colour, ground: Colour, limit: float, *origins: Origin | None) -> None:
        ratio = contrast(colour, ground)
        if ratio < limit:
            pair = f"{hexadecimal(colour)} on {hexadecimal(ground)}"
            message = f"{path}: {pair} has a contrast of {ratio:.2f}:1, and needs {limit:g}:1"
            self.found.tell("Y201", message, path, *origins, same=(colour, ground))

    def fills(self) -> None:
        """Fills that stand side by side in a chart are told apart by every eye, and without colour: else a warning."""
        for one, other in combinations(FILL_ROLES, 2):
            distance, whom = nearest(self.charts[one], self.charts[other], grey="asof" not in (one, other))
            if distance >= LEAST_DISTANCE:
                continue
            origins = [self.sheet.specified.origin(f"charts.{role}") for role in (other, one)]
            pair = f"{one} ({hexadecimal(self.charts[one])}) and {other} ({hexadecimal(self.charts[other])})"
            message = f"charts: {pair} are {distance:.2f} apart {whom}; fills side by side want {LEAST_DISTANCE:g}"
            hint = "make one of the two darker or lighter"
            self.found.tell("Y210", message, "charts", *origins, hint=hint, same=(one, other), warn=True)

    def _behind(self, line: RunningLine) -> tuple[Colour, str]:
        """A head of the first page stands on the band that runs to the page's edges there, everything else on the paper."""
        opening = self.sheet.look("opening")
        first = line.template.name == self.sheet.template_for(1).name
        high = line.band.at <= line.template.margin.top
        if line.top and first and high and opening.bleed and opening.background is not None:
            return opening.background, "opening"
        return self.charts["paper"], ""
