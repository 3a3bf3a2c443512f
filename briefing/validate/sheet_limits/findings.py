"""What a limit says of a sheet, to a finding at the line of the sheet that decided it, told once however far it reaches."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.diagnostics import Diagnostics, Span
from briefing.records import record
from briefing.style.computed import Band, Template
from briefing.style.model import Origin
from briefing.style.said import ChecksSaid
from briefing.style.sheet import Sheet
from briefing.style_elements import ELEMENTS, STYLES, ElementKind, parent_of

INLINES = frozenset(name for name, e in ELEMENTS.items() if e.kind is ElementKind.INLINE)
IN_WORDS = frozenset(name for name, e in STYLES.items() if e.holds_words) - INLINES
"""Every element and part that words stand in, those laid over words left out."""


@record
class RunningLine:
    """A running line of a template, at its head (`top`) or its foot; where the sheet says it."""

    template: Template
    band: Band
    top: bool
    path: str


class SheetFindings:
    """The sheet that is checked, and what was said of it."""

    def __init__(self, sheet: Sheet, diagnostics: Diagnostics) -> None:
        self.sheet, self.diagnostics = sheet, diagnostics
        self.checks: ChecksSaid = sheet.specified.sections.get("checks", {})
        self._told: set[tuple[object, ...]] = set()

    def origin(self, name: str, key: str) -> Origin | None:
        """Where the value that an element has for a key of its type was decided: by itself, its base, or above it."""
        specified = self.sheet.specified
        while name:
            found = specified.origin(f"elements.{name}.{key}")
            if found is not None:
                return found
            base = (specified.sections["elements"].get(name) or {}).get("base")
            found = specified.origin(f"elements.{base}.{key}") if base else None
            if found is not None:
                return found
            if name == "text":
                return None
            name = parent_of(name) or "text"
        return None

    def tell(
        self, code: str, message: str, path: str, *origins: Origin | None, hint: str = "", same: object = None, warn: bool = False
    ) -> None:
        """An error (or a warning) at the origin that the highest sheet decided, the first of several; once for each place
        and `same`."""
        known = [o for o in origins if o is not None]
        origin = max(known, key=lambda o: o.decided.rank) if known else None
        span = origin.decided.span if origin else None
        related: tuple[tuple[str, Span], ...] = ()
        if origin is not None and origin.used is not origin.decided:
            related = ((f"used here, for {path}", origin.used.span),)
        key = (code, span, message.partition(":")[2] if same is None else same)
        if key not in self._told:
            self._told.add(key)
            add = self.diagnostics.warning if warn else self.diagnostics.error
            add(code, message, span, path=path, hints=(hint,) if hint else (), related=related)

    def templates_in_use(self) -> tuple[str, ...]:
        """The names of the page templates that pages are set in, each once."""
        return tuple(dict.fromkeys(self.sheet.specified.sections["sequence"].values()))

    def running_lines(self) -> Iterator[RunningLine]:
        """Every running line of these templates."""
        for name in self.templates_in_use():
            template, said = self.sheet.template(name), self.sheet.specified.sections["templates"][name]
            for side, bands, given in (("head", template.head, said.get("head")), ("foot", template.foot, said.get("foot"))):
                for number, band in enumerate(bands):
                    path = f"templates.{name}.{side}{f'[{number}]' if isinstance(given, tuple) else ''}"
                    yield RunningLine(template, band, side == "head", path)
