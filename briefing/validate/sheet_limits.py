"""The limits a sheet keeps, checked on computed values: each breach is told at the line of the sheet that decided it.

Contrast against the background that words really stand on, the smallest size, the length of a line, faces that are not
there, columns that do not fit, a marking that would not be seen.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from briefing.diagnostics import Diagnostics, Span
from briefing.style.computed import Band, Colour, Look, Template
from briefing.style.contrast import GRAPHIC, LARGE, TEXT, contrast, hexadecimal, is_large
from briefing.style.model import Origin
from briefing.style.sheet import Sheet
from briefing.style.vision import nearest
from briefing.style_elements import ELEMENTS, STYLES, ElementKind, parent_of
from briefing.text.coverage import missing_help, right_to_left
from briefing.units import Length

_PLACEHOLDER = re.compile(r"\{\w+\}")
# English prose, long enough that the mean of its letters is that of any other (0.43 to 0.52 em in text faces).
SAMPLE = (
    "the quick brown fox jumps over a lazy dog and finds nothing there of note while ministers wait for a sober account "
    "of what is known and how well it is known"
)

_INLINES = frozenset(name for name, e in ELEMENTS.items() if e.kind is ElementKind.INLINE)
_IN_WORDS = frozenset(name for name, e in STYLES.items() if e.holds_words) - _INLINES
_MARKERS = frozenset(name for name, e in STYLES.items() if e.kind is ElementKind.MARKER)
_UNDER_INLINES = tuple(name for name, e in STYLES.items() if e.inlines)

# Roles of drawings that must be seen to be understood; `pale`, `rule` and `grid` stand inside or behind these.
SEEN_ROLES = ("firm", "mid", "ours", "asof")
READ_ROLES = ("ink", "secondary")
# Fills, and the line across them, which is dashed; OKLab distance below which a printed legend is no longer sure.
FILL_ROLES = ("firm", "mid", "pale", "asof", "paper")
LEAST_DISTANCE = 0.08


def check_limits(sheet: Sheet, diagnostics: Diagnostics) -> None:
    """Add what in a sheet cannot be printed well to the diagnostics."""
    limits = _Limits(sheet, diagnostics)
    if not limits.pages():
        return  # nothing stands on such a page, and saying so of every element helps nobody
    if not limits.frames():
        return
    limits.markings()
    limits.contrasts()
    limits.fills()
    limits.sizes()
    limits.leading()
    limits.spaces()
    limits.measures()
    if limits.faces():
        limits.running_words()
        limits.line_length()


class _Limits:
    """The checks of one sheet; each problem is told once, however many elements it reaches."""

    def __init__(self, sheet: Sheet, diagnostics: Diagnostics) -> None:
        self.sheet, self.diagnostics = sheet, diagnostics
        self.checks = sheet.specified.section("checks")
        ratios = self.checks.get("contrast") or {}
        self.text, self.large, self.graphic = ratios.get("text", TEXT), ratios.get("large", LARGE), ratios.get("graphic", GRAPHIC)
        self.paper: Colour = sheet.specified.section("charts")["paper"]
        self._told: set[Any] = set()
        self._backgrounds: dict[str, dict[Colour, str]] = {}

    # -- where a value was decided ----------------------------------------------------------------------------------
    def origin(self, name: str, key: str) -> Origin | None:
        """Where the value that an element has for a key of its type was decided: by itself, its base, or above it."""
        specified = self.sheet.specified
        while name:
            found = specified.origin(f"elements.{name}.{key}")
            if found is not None:
                return found
            base = (specified.section("elements").get(name) or {}).get("base")
            found = specified.origin(f"elements.{base}.{key}") if base else None
            if found is not None:
                return found
            if name == "text":
                return None
            name = parent_of(name) or "text"
        return None

    def tell(self, code: str, message: str, path: str, *origins: Origin | None, hint: str = "", same: Any = None) -> None:
        """An error at the origin that the highest sheet decided, the first of several; once for each place and `same`."""
        known = [o for o in origins if o is not None]
        origin = max(known, key=lambda o: o.decided.rank) if known else None
        span = origin.decided.span if origin else None
        related: tuple[tuple[str, Span], ...] = ()
        if origin is not None and origin.used is not origin.decided:
            related = ((f"used here, for {path}", origin.used.span),)
        key = (code, span, message.partition(":")[2] if same is None else same)
        if key not in self._told:
            self._told.add(key)
            self.diagnostics.error(code, message, span, path=path, hints=(hint,) if hint else (), related=related)

    # -- contrast ---------------------------------------------------------------------------------------------------
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
                    found |= self.backgrounds(container) if container else {self.paper: ""}
            self._backgrounds[name] = found
        return found

    def contrasts(self) -> None:
        """WCAG 2.2: 1.4.3 for words, 1.4.11 for marks."""
        for name in sorted(_IN_WORDS):
            look = self.sheet.look(name)
            for ground, painter in self.backgrounds(name).items():
                if name != "marking.on_band":  # it stands in a running line, and is checked there
                    self._words(name, look, ground, painter)
        for name in sorted(_INLINES | {"judgment.lead_in"}):
            if "color" in self.sheet.specified.section("elements").get(name, {}) or "." in name:
                for block in _UNDER_INLINES if "." not in name else ("judgment.text",):
                    look = self.sheet.inline(self.sheet.look(block), (name,))
                    for ground, painter in self.backgrounds(block).items():
                        self._words(name, look, ground, painter)
        self._marks()
        for template, band, top in self._bands():
            ground, painter = self._behind(template, band, top)
            self._words(band.look, self.sheet.look(band.look), ground, painter)

    def _words(self, name: str, look: Look, ground: Colour, painter: str) -> None:
        limit = self.large if is_large(look.size, look.weight) else self.text
        ratio = contrast(look.colour, ground)
        if ratio < limit:
            behind = self.sheet.specified.origin(f"elements.{painter}.background") if painter else None
            where = f"the background of {painter} ({hexadecimal(ground)})" if painter else hexadecimal(ground)
            words = f"words in {hexadecimal(look.colour)} on {where}"
            message = f"{name}: {words} have a contrast of {ratio:.2f}:1, and need {limit:g}:1"
            hint = "make one of the two darker or lighter"
            own, same = self.origin(name, "color"), (look.colour, ground)
            self.tell("Y201", message, f"elements.{name}.color", own, behind, hint=hint, same=same)

    def _marks(self) -> None:
        for name, key in (("judgment.meter", "color"), ("judgment.confidence", "mark_color")):
            look = self.sheet.look(name)
            colour = look.colour if key == "color" else look.options.get("mark_color", look.colour)
            for ground, painter in self.backgrounds(name).items():
                behind = self.sheet.specified.origin(f"elements.{painter}.background") if painter else None
                self._seen(f"elements.{name}.{key}", colour, ground, self.graphic, self.origin(name, key), behind)
        charts = self.sheet.specified.section("charts")
        paper = self.sheet.specified.origin("charts.paper")
        for role in (*SEEN_ROLES, *READ_ROLES):
            limit = self.text if role in READ_ROLES else self.graphic
            origin = self.sheet.specified.origin(f"charts.{role}")
            self._seen(f"charts.{role}", charts[role], charts["paper"], limit, origin, paper)

    def _seen(self, path: str, colour: Colour, ground: Colour, limit: float, *origins: Origin | None) -> None:
        ratio = contrast(colour, ground)
        if ratio < limit:
            pair = f"{hexadecimal(colour)} on {hexadecimal(ground)}"
            message = f"{path}: {pair} has a contrast of {ratio:.2f}:1, and needs {limit:g}:1"
            self.tell("Y201", message, path, *origins, same=(colour, ground))

    def fills(self) -> None:
        """Fills that stand side by side in a chart are told apart by every eye, and without colour: else a warning."""
        charts = self.sheet.specified.section("charts")
        for one, other in combinations(FILL_ROLES, 2):
            distance, whom = nearest(charts[one], charts[other], grey="asof" not in (one, other))
            if distance >= LEAST_DISTANCE:
                continue
            origins = [o for role in (other, one) if (o := self.sheet.specified.origin(f"charts.{role}")) is not None]
            origin = max(origins, key=lambda o: o.decided.rank) if origins else None
            pair = f"{one} ({hexadecimal(charts[one])}) and {other} ({hexadecimal(charts[other])})"
            message = f"charts: {pair} are {distance:.2f} apart {whom}; fills side by side want {LEAST_DISTANCE:g}"
            span = origin.decided.span if origin else None
            self.diagnostics.warning("Y210", message, span, path="charts", hints=("make one of the two darker or lighter",))

    # -- running lines and the marking ------------------------------------------------------------------------------
    def _bands(self) -> Iterator[tuple[Template, Band, bool]]:
        for name in dict.fromkeys(self.sheet.specified.section("sequence").values()):
            template = self.sheet.template(name)
            for bands, top in ((template.head, True), (template.foot, False)):
                for band in bands:
                    yield template, band, top

    def _behind(self, template: Template, band: Band, top: bool) -> tuple[Colour, str]:
        """A head of the first page stands on the band that runs to the page's edges there, everything else on the paper."""
        opening = self.sheet.look("opening")
        first = template.name == self.sheet.template_for(1).name
        if top and first and opening.bleed and opening.background is not None and band.at <= template.margin.top:
            return opening.background, "opening"
        return self.paper, ""

    def markings(self) -> None:
        """Every page shows the marking where the sheets promise it, every card its likelihood in words."""
        show = self.sheet.look("judgment.likelihood").options.get("show")
        if show is not None and not {"term", "range"} <= set(show):
            path = "elements.judgment.likelihood.show"
            message = f"{path}: a sheet can leave out the meter, never hide words: it wants term and range"
            self.tell("Y205", message, path, self.sheet.specified.origin(path))
        for name in dict.fromkeys(self.sheet.specified.section("sequence").values()):
            template = self.sheet.template(name)
            for place in self.sheet.markings.place:
                bands = template.head if place == "head" else template.foot
                if not any("{marking}" in words for b in bands for words in (b.left, b.center, b.right)):
                    path = f"templates.{name}.{place}"
                    message = f"{path} does not show the marking: a sheet can move it, never hide it"
                    said: list[Origin | None] = [o for p, o in self.sheet.specified.walk_origins() if p.startswith(path)]
                    other = "foot" if place == "head" else "head"
                    hint = f'write `center: "{{marking}}"` in it, or move it: `markings: {{place: [{other}]}}`'
                    self.tell("Y205", message, path, *(said or [self.sheet.specified.origin(f"templates.{name}")]), hint=hint)

    def pages(self) -> bool:
        """Whether every page has a size that a page can have."""
        fine = True
        for name, template in self.sheet.templates.items():
            if not all(LEAST_PAGE <= side <= MOST_PAGE for side in (template.width, template.height)):
                fine = False
                message = f"the page template {name} is {template.width:g} × {template.height:g} pt: the sides of a page can have"
                origin = self.sheet.specified.origin(f"templates.{name}.size", "page.size")
                self.tell("Y208", f"{message} {LEAST_PAGE:g} to {MOST_PAGE:g} pt", "page.size", origin, same="page.size")
        return fine

    # -- frames and columns -----------------------------------------------------------------------------------------
    def frames(self) -> bool:
        """Running lines stand outside the frame, columns inside it. False where a page has no room for text at all."""
        specified = self.sheet.specified
        fine = True
        for name, template in self.sheet.templates.items():
            margin = template.margin
            width, height = template.width - margin.left - margin.right, template.height - margin.top - margin.bottom
            if width < LEAST_FRAME * template.width or height < LEAST_FRAME * template.height:
                fine = False
                axis = ("left", "right") if width < LEAST_FRAME * template.width else ("top", "bottom")
                widest = sorted(axis, key=lambda edge: -getattr(margin, edge))
                origins = [specified.origin(f"{p}.margin.{e}") for p in (f"templates.{name}", "page") for e in widest]
                left = f"leave {max(width, 0):.0f} × {max(height, 0):.0f} pt for the text of a page of"
                message = f"the margins of the page template {name} {left} {template.width:.0f} × {template.height:.0f} pt"
                self.tell("Y206", message, "page.margin", *origins, hint="make them smaller", same="page.margin")
                continue
            self._columns(template.columns, width, name)
        for template, band, top in self._bands():
            edge, side = (template.margin.top, "head") if top else (template.margin.bottom, "foot")
            if band.at > edge:
                origin = specified.origin(f"templates.{template.name}.{side}.at", f"templates.{template.name}.{side}")
                path = f"templates.{template.name}.{side}.at"
                message = f"{path}: {band.at:g} pt from the edge is in the text, which begins {edge:g} pt from it"
                self.tell("Y206", message, path, origin)
        return fine

    def _columns(self, name: str, width: float, template: str) -> None:
        given = dict(self.sheet.rows(name))
        path = path_of_row(name)
        fixed = {n: w.points(lh=self.sheet.grid) for n, w in given.items() if isinstance(w, Length)}
        gutters = math.fsum(w for n, w in fixed.items() if n.startswith("gutter"))
        shares = math.fsum(w for w in given.values() if isinstance(w, float))
        wanted = math.fsum(fixed.values()) + shares * (width - gutters)
        rest = any(w is None for w in given.values())
        if wanted > width + 0.05 or (rest and width - wanted < 1.0):
            message = f"{path}: the columns want {wanted:.1f} pt, and the page template {template} has {width:.1f} pt for them"
            hint = "give one column the `rest`" if not rest else "nothing is left for the column that takes the `rest`"
            self.tell("Y206", message, path, *(self.sheet.specified.origin(f"{path}.{n}") for n in given), hint=hint, same=path)

    # -- letters ----------------------------------------------------------------------------------------------------
    def sizes(self) -> None:
        """No words smaller than the sheets allow."""
        least = self.checks.get("min_size")
        if least is None:
            return
        limit = least.points(lh=self.sheet.grid)
        for name in sorted(_IN_WORDS):
            size = self.sheet.look(name).size
            if size < limit - 0.001:
                message = f"{name}: words of {size:g} pt are smaller than {limit:g} pt, the least that the sheets allow"
                self.tell("Y202", message, f"elements.{name}.size", self.origin(name, "size"))
        for key in ("size", "small_size"):
            size = self.sheet.specified.section("charts")[key].points(em=self.sheet.look("text").size, lh=self.sheet.grid)
            if size < limit - 0.001:
                message = f"charts.{key}: words of {size:g} pt are smaller than {limit:g} pt, the least that the sheets allow"
                self.tell("Y202", message, f"charts.{key}", self.sheet.specified.origin(f"charts.{key}"))

    def leading(self) -> None:
        """Lines of a paragraph do not touch. A label is one line and may be higher than the line it stands beside."""
        for name in sorted(_IN_WORDS - _MARKERS):
            look = self.sheet.look(name)
            if look.leading < LEAST_LEADING * look.size:
                message = f"{name}: lines of {look.size:g} pt that are {look.leading:g} pt apart would touch each other"
                origins = (self.origin(name, "leading"), self.origin(name, "size"))
                hint = f"write `leading: {1.25 * look.size:.1f}pt`, or more"
                self.tell("Y207", message, f"elements.{name}.leading", *origins, hint=hint, same=name)

    def spaces(self) -> None:
        """What is around an element leaves room for it."""
        template = self.sheet.template_for(1)
        margin = template.margin
        wide, high = template.width - margin.left - margin.right, template.height - margin.top - margin.bottom
        for name in sorted(set(STYLES) - _INLINES):
            look = self.sheet.look(name)
            padding, inset = look.padding, look.inset
            above = max(look.space_before, padding.top, inset.top) + max(look.space_after, padding.bottom, inset.bottom)
            beside = padding.left + padding.right + abs(inset.left) + abs(inset.right) + abs(look.indent)
            if above > MOST_AROUND * high or beside > MOST_AROUND * wide:
                axis = "above and below" if above > MOST_AROUND * high else "left and right of"
                path = f"elements.{name}"
                keys = ["space_before", "space_after", "indent", "padding", "inset"]
                keys += [f"{k}.{e}" for k in ("padding", "inset") for e in EDGES]
                message = f"{name}: the space {axis} it is {max(above, beside):.0f} pt, and leaves too little of the page"
                self.tell("Y206", message, path, *(self.sheet.specified.origin(f"{path}.{k}") for k in keys), same=name)

    def measures(self) -> None:
        """A measure holds a word or two: below that every line breaks inside a word, and a page becomes a hundred."""
        for name in sorted(_IN_WORDS):
            look = self.sheet.look(name)
            least = LEAST_MEASURE * look.size
            if look.measure is not None and look.measure < least:
                message = f"{name}: a measure of {look.measure:g} pt holds no word of {look.size:g} pt"
                hint = f"write `measure: {least:.0f}pt`, or more"
                self.tell("Y206", message, f"elements.{name}.measure", self.origin(name, "measure"), hint=hint, same="measure")

    def faces(self) -> bool:
        """Whether every font that must be there is; those that are not are told at their `source`."""
        from briefing.style.faces import font_file
        from briefing.text.catalogue import FontNotFound

        complete = True
        for name, font in self.sheet.specified.section("fonts").items():
            try:
                font_file(self.sheet.specified, name)
            except FontNotFound as missing:
                if not font.get("optional"):
                    complete = False
                    origin = self.sheet.specified.origin(f"fonts.{name}.source", f"fonts.{name}.family")
                    self.tell("Y204", f"the font {name}: {missing.message}", f"fonts.{name}", origin, hint=missing.hint)
        return complete

    def running_words(self) -> None:
        """The words of running lines: they have a glyph each, and run from left to right."""
        for template, band, top in self._bands():
            for side in ("left", "center", "right"):
                words = _PLACEHOLDER.sub("", getattr(band, side))
                if words.isascii():
                    continue
                turned = right_to_left(words)
                lost = "".join(c for c in words if c in self.sheet.text_style(self.sheet.look(band.look)).missing(words))
                if turned is not None or lost:
                    message, hint = turned[2:] if turned is not None else missing_help(lost)
                    path = f"templates.{template.name}.{'head' if top else 'foot'}.{side}"
                    origin = self.sheet.specified.origin(path)
                    self.tell("Y209", f"{path}: {message}", path, origin, hint=hint, same=message)

    def line_length(self) -> None:
        """Characters a line of `text` in its column, by the mean width of its letters."""
        bounds = self.checks.get("characters_per_line")
        if not bounds or len(bounds) != 2:
            return
        text = self.sheet.look("text")
        mean = self.sheet.text_style(text).text_width(SAMPLE) / len(SAMPLE)
        for name in dict.fromkeys(self.sheet.specified.section("sequence").values()):
            template = self.sheet.template(name)
            width = template.width - template.margin.left - template.margin.right
            columns = self.sheet.column_set(self.sheet.look("section").columns or template.columns, width)
            column = columns.get(text.place) or columns["main"]
            measure = min(column.width, text.measure or column.width)
            count = measure / mean
            if not bounds[0] <= count <= bounds[1]:
                path = path_of_row(template.columns)
                origin = self.sheet.specified.origin
                origins = [origin(f"{path}.{column.name}"), origin("elements.text.size"), origin("elements.text.measure")]
                origins += [origin("page.margin.left"), origin("page.margin.right")]
                holds = f"a line of text holds {count:.0f} characters in the column {column.name} ({measure:.0f} pt)"
                hint = "change the width of the column, the margins or the size of the text"
                message = f"{holds}, and should hold {bounds[0]} to {bounds[1]}"
                self.tell("Y203", message, f"{path}.{column.name}", *origins, hint=hint)


def path_of_row(name: str) -> str:
    """Where a set of columns stands in the sheet: `page.columns`, `column_sets.rail`, `templates.annex.columns`."""
    if name == "page":
        return "page.columns"
    return f"{name}.columns" if name.startswith("templates.") else f"column_sets.{name}"


LEAST_PAGE, MOST_PAGE = 144.0, 14_400.0
"""Points of a page's side: two inches, on which words can still be set; what a file can say (ISO 19005-3, 6.1.13)."""
LEAST_FRAME = 0.3
"""The least share of a page that its margins leave."""
MOST_AROUND = 0.5
"""The largest share of a frame that the space around one element takes."""
LEAST_MEASURE = 6.0
"""The narrowest measure, times the size: a word of ten letters takes about five."""
LEAST_LEADING = 1.0
"""The least distance of two baselines, as a share of the size."""
EDGES = ("top", "right", "bottom", "left")
