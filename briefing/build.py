"""A brief and a sheet to a PDF: the six stages, called in their order and no other.

    load -> validate -> check -> compose -> layout -> pdf

Each result is the next one's argument. The functions here print nothing and read no clock; what they cannot do they say
with `Problems`, which holds every diagnostic of the stage that found them.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.diagnostics import Diagnostic, Diagnostics, Problems, Severity, Span

if TYPE_CHECKING:
    from briefing.chart.displaylist import DisplayList
    from briefing.chart.specification import Specification
    from briefing.layout.pages import Pages
    from briefing.style.computed import Look
    from briefing.style.sheet import Sheet

DEFAULT_STYLE = "chancery"
Tell = Callable[[str], None]


def _quiet(stage: str) -> None:
    """Tell nobody which stage begins."""


@dataclass(frozen=True, slots=True)
class Result:
    """A built brief: its bytes, how many pages it has, what was said about it, and where it was written (None: nowhere)."""

    data: bytes
    pages: int
    diagnostics: tuple[Diagnostic, ...] = ()
    path: Path | None = None


@contextmanager
def without_collector() -> Iterator[None]:
    """A build makes a million objects and drops them all at its end; looking for cycles on the way costs a fifth of it."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


@dataclass(slots=True)
class Lines:
    """The lines of every file that was read, for excerpts."""

    files: dict[str, list[str]] = field(default_factory=dict)

    def take(self, name: str, text: str) -> None:
        """Remember a file by the name it is shown under."""
        self.files[name] = text.splitlines()

    def __call__(self, file: str, line: int) -> str | None:
        """The text of a line, counted from 1; None where it is not known."""
        if file not in self.files:
            self.files[file] = []
            with suppress(OSError, ValueError):
                path = Path(file)
                if path.is_file() and path.stat().st_size < 5_000_000:
                    self.take(file, path.read_text("utf-8-sig", errors="replace"))
        lines = self.files[file]
        return lines[line - 1] if 0 < line <= len(lines) else None


def build(
    brief: str | Path, *, style: str | Path = DEFAULT_STYLE, output: str | Path | None = None, created: datetime | None = None
) -> Result:
    """Build a brief; with `output` the file is written there, whole or not at all.

    `style` is the name of a sheet (./styles first, then the shipped ones) or a path. `created` is the date the file
    carries, None for none. Raises `Problems` when the brief or the sheet has errors or the file cannot be written.
    """
    result = build_bytes(brief, style=style, created=created)
    if output is None:
        return result
    path = Path(output)
    write_whole(path, result.data)
    return Result(result.data, result.pages, result.diagnostics, path)


def build_bytes(
    brief: str | Path, *, style: str | Path = DEFAULT_STYLE, created: datetime | None = None, lines: Lines | None = None,
    tell: Tell = _quiet, display: str | None = None,
) -> Result:  # fmt: skip
    """Build a brief in memory. `lines` collects the files' lines for excerpts, `tell` hears which stage begins."""
    said = Diagnostics()
    with without_collector():
        pages = _lay_out(brief, style, said, lines or Lines(), tell, display)
        from briefing.pdf import write

        tell("writing")
        data = write(pages, created=created)
        return Result(data, len(pages.pages), tuple(said))


def check(brief: str | Path, *, style: str | Path = DEFAULT_STYLE) -> tuple[Diagnostic, ...]:
    """Everything there is to say about a brief, in file order; nothing is written and nothing raised for its errors."""
    return check_lines(brief, style=style, lines=Lines())


def check_lines(
    brief: str | Path, *, style: str | Path, lines: Lines, tell: Tell = _quiet, display: str | None = None
) -> tuple[Diagnostic, ...]:
    """`check` for a caller that prints excerpts."""
    said = Diagnostics()
    try:
        with without_collector():
            _lay_out(brief, style, said, lines, tell, display)
    except Problems as problems:
        return problems.diagnostics
    return tuple(said)


def _lay_out(brief: str | Path, style: str | Path, said: Diagnostics, lines: Lines, tell: Tell, display: str | None) -> Pages:
    """The first five stages. What they say goes to `said`; errors are raised with all that was said before them."""
    from briefing.check import check as check_standards
    from briefing.compose import compose
    from briefing.layout import lay_out
    from briefing.load import load
    from briefing.validate.brief import validate_brief
    from briefing.validate.sheet import load_sheet

    try:
        tell("reading")
        text = load(brief, display=display)
        for source in text.sources:
            lines.take(source.name, source.text)
        said.extend(text.warnings)
        validated = validate_brief(text)
        said.extend(validated.diagnostics)
        said.extend(check_standards(validated.brief))
        said.raise_errors()
        sheet = load_sheet(str(style), search=("styles",))
        said.extend(sheet.diagnostics)
        tell("composing")
        story = compose(validated.brief, sheet.labels(validated.brief.meta.lang), "end" if sheet.notes_place == "end" else "foot")
        tell("laying out")
        pages = lay_out(story, sheet, _draw(sheet))
        said.extend(pages.diagnostics)
        said.raise_errors()
    except Problems as problems:
        for source in getattr(problems, "sources", ()):
            lines.take(source.name, source.text)
        said.extend(problems.diagnostics)
        raise Problems(said) from None
    return pages


def _draw(sheet: Sheet) -> Callable[[Specification, float, Look | None], DisplayList]:
    from briefing.chart.draw import draw

    def drawn(specification: Specification, measure: float, look: Look | None = None) -> DisplayList:
        return draw(specification, measure, sheet, look)

    return drawn


# -- files ----------------------------------------------------------------------------------------------------------
def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: a temporary file beside it, then a rename; what stood there survives a failure.

    Raises `Problems` (F201) when it cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(21, "it is a folder")
        try:
            temporary.write_bytes(data)
            os.replace(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as problem:
        reason = (getattr(problem, "strerror", None) or "its name is not one a file can have").lower()
        message = f"{path} cannot be written: {reason}"
        raise Problems([Diagnostic("F201", Severity.ERROR, message, Span(str(path), 1, 1, 1, 2))]) from None
