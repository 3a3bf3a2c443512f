"""A brief and a sheet to a PDF: the six stages, called in their order and no other.

    load -> validate -> check -> compose -> layout -> pdf

Each result is the next one's argument. The functions here print nothing and read no clock; what they cannot do they say
with `Problems`, which holds every diagnostic of the stage that found them. A stage is imported when it is first called: a
finding of the first ones does not wait for the typesetter.
"""

from __future__ import annotations

import gc
import hashlib
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from briefing.diagnostics import Diagnostic, Diagnostics, Problems, Span
from briefing.files import MOST_PDF, write_whole
from briefing.inputs import NotRead, read_input, recorded_inputs
from briefing.records import record
from briefing.records import replace as replaced

if TYPE_CHECKING:
    from briefing.card_order import CardOrderSaid
    from briefing.chart.ink.displaylist import DisplayList
    from briefing.chart.specification import Specification
    from briefing.language import Language
    from briefing.layout.pages import Pages
    from briefing.load import Text
    from briefing.model.brief import Brief
    from briefing.pdf.attachments import Attachment
    from briefing.style.computed import Look
    from briefing.style.fit import Fit
    from briefing.style.sheet import Sheet
    from briefing.text.faces import Face

DEFAULT_STYLE = "chancery"
# A set of estimates is parted again where a page is too small for a part; each time its parts have fewer claims.
MOST_PARTINGS = 6
Tell = Callable[[str], None]


def _quiet(stage: str) -> None:
    """Tell nobody which stage begins."""


@dataclass(frozen=True, slots=True)
class Result:
    """A built brief: its bytes, how many pages it has, what was said about it, and where it was written (None: nowhere).

    `inputs` are the files that were read, by their real paths: the brief and its parts, images, modules, sheets and own fonts.
    """

    data: bytes
    pages: int
    diagnostics: tuple[Diagnostic, ...] = ()
    path: Path | None = None
    inputs: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        sha256 = hashlib.sha256(self.data).hexdigest()
        said = len(self.diagnostics)
        return f"Result(pages={self.pages}, bytes={len(self.data)}, sha256={sha256!r}, diagnostics={said}, path={self.path})"


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

    def take_all(self, texts: Mapping[str, str]) -> None:
        """Remember several files."""
        for name, text in texts.items():
            self.take(name, text)

    def __call__(self, file: str, line: int) -> str | None:
        """The text of a line, counted from 1; None where it is not known."""
        if file not in self.files:
            self.files[file] = []
            if file.endswith((".yaml", ".yml")):  # a sheet; what is no text (an old PDF) has no line to show
                with suppress(NotRead):
                    data = read_input(file, file, most=5_000_000)
                    self.take(file, data.decode("utf-8-sig", errors="replace"))
        lines = self.files[file]
        return lines[line - 1] if 0 < line <= len(lines) else None


@record
class LaidOut:
    """A brief after the first five stages: its pages, the text and the sheet they were made from."""

    pages: Pages
    text: Text
    sheet: Sheet
    fit: int | None = None  # how many pages were asked for besides what the brief and the sheet say


def check_fit(fit: int | None) -> None:
    """Raise ValueError for a number of pages that nobody can ask for."""
    from briefing.model.frame import MOST_PAGES

    if fit is not None and not 1 <= fit <= MOST_PAGES:
        raise ValueError(f"fit is {fit}; a brief can be asked to take 1 to {MOST_PAGES} pages")


@record
class Options:
    """What decides a file besides the brief and the sheet.

    `target` "1.7" gives one file that is PDF/UA-1 and PDF/A-3a, "2.0" one that is PDF/UA-2, PDF/A-4f and Well-Tagged PDF.
    `created` is the date the file carries, None for none: no clock is read. It has a zone, and is kept in UTC, in whole seconds.
    `proof` reads the file back before it is handed on, and refuses it when a word, its order or a link is not what was laid out.
    `fit` is how many pages there may be at most, over what the brief and the sheet say of it; None leaves it to them.
    Raises ValueError for another target, for a date without a zone, and for a number of pages that nobody can ask for.
    """

    target: str = "1.7"
    created: datetime | None = None
    proof: bool = True
    fit: int | None = None

    def __post_init__(self) -> None:
        if self.target not in ("1.7", "2.0"):
            raise ValueError(f"target is {self.target!r}; there are '1.7' and '2.0'")
        check_fit(self.fit)
        if self.created is not None:
            if self.created.utcoffset() is None:
                raise ValueError("created has no time zone: datetime(…, tzinfo=UTC) is a time everywhere")
            object.__setattr__(self, "created", self.created.astimezone(UTC).replace(microsecond=0))


def build(
    brief: str | Path, *, style: str | Path = DEFAULT_STYLE, output: str | Path | None = None, created: datetime | None = None,
    target: str = "1.7", proof: bool = True, allow_code: bool = False, fit: int | None = None,
) -> Result:  # fmt: skip
    """Build a brief; with `output` the file is written there, whole or not at all.

    `style` is the name of a sheet (./styles first, then the shipped ones) or a path; `target`, `created`, `proof` and `fit` are
    those of `Options`; `allow_code` runs the functions that the brief names for its figures. Raises `Problems` when the brief or
    the sheet has errors or the file cannot be written, for example because it is one that was read; ValueError for what
    `Options` refuses.
    """
    result = build_bytes(brief, style=style, options=Options(target, created, proof, fit), allow_code=allow_code)
    if output is None:
        return result
    path = Path(output)
    write_whole(path, result.data, inputs=result.inputs)
    return replace(result, path=path)


def build_bytes(
    brief: str | Path, *, style: str | Path = DEFAULT_STYLE, options: Options | None = None, lines: Lines | None = None,
    tell: Tell = _quiet, display: str | None = None, allow_code: bool = False,
) -> Result:  # fmt: skip
    """Build a brief in memory. `lines` collects the files' lines for excerpts, `tell` hears which stage begins."""
    said, options = Diagnostics(), options or Options()
    with without_collector(), recorded_inputs() as inputs:
        laid_out = lay_out_brief(brief, style, said, lines or Lines(), tell, display, allow_code=allow_code, fit=options.fit)
        data = write_file(laid_out, options, said, tell)
        return Result(data, len(laid_out.pages.pages), tuple(said), inputs=frozenset(inputs))


def write_file(
    laid_out: LaidOut, options: Options, said: Diagnostics, tell: Tell = _quiet, *, manifest: bytes | None = None
) -> bytes:
    """The last stage: the file, with what it was made from inside it, read back and proven.

    `manifest` stands in for the one that would be written, for a comparison with another file. Raises `Problems`: F1xx and
    F2xx when the brief or the sheet cannot be a conforming file, F3xx when the file is not what was laid out.
    """
    from briefing.associated.collect import Parcel
    from briefing.pdf import prove, write

    tell("writing")
    pages, target, created = laid_out.pages, options.target, options.created
    parcel = Parcel(laid_out.text, pages.story, laid_out.sheet, target=target, created=created, fit=laid_out.fit)

    sent: list[Attachment] = []

    def carried(faces: Sequence[Face]) -> Sequence[Attachment]:
        sent[:] = parcel.attachments(faces, manifest=manifest)
        return sent

    try:
        said.extend(parcel.problems)
        said.raise_errors()
        data = write(pages, target=target, created=created, attachments=carried)
        if len(data) > MOST_PDF:
            said.error("F208", f"the PDF has {len(data) / 1e6:.0f} MB, and may have {MOST_PDF // 10**6} MB",
                       laid_out.text.sources[0].span(0), hints=("save the images smaller, or fewer of them",))  # fmt: skip
        if options.proof:
            tell("proving")
            said.extend(prove(data, pages, sent))
    except Problems as problems:
        said.extend(problems.diagnostics)
    said.raise_errors()
    return data


def check(brief: str | Path, *, style: str | Path = DEFAULT_STYLE, fit: int | None = None) -> tuple[Diagnostic, ...]:
    """Everything there is to say about a brief, in file order; nothing is written and nothing raised for its errors.

    `fit` is that of `Options`. Raises ValueError for a number of pages that nobody can ask for.
    """
    check_fit(fit)
    return check_lines(brief, style=style, lines=Lines(), fit=fit)


def check_lines(
    brief: str | Path, *, style: str | Path, lines: Lines, tell: Tell = _quiet, display: str | None = None,
    allow_code: bool = False, fit: int | None = None,
) -> tuple[Diagnostic, ...]:  # fmt: skip
    """`check` for a caller that prints excerpts."""
    said = Diagnostics()
    try:
        with without_collector():
            lay_out_brief(brief, style, said, lines, tell, display, allow_code=allow_code, fit=fit)
    except Problems as problems:
        return problems.diagnostics
    return tuple(said)


def lay_out_brief(
    brief: str | Path, style: str | Path, said: Diagnostics, lines: Lines, tell: Tell = _quiet, display: str | None = None,
    *, allow_code: bool = False, fit: int | None = None,
) -> LaidOut:  # fmt: skip
    """The first five stages. What they say goes to `said`; errors are raised with all that was said before them.

    `fit` is that of `Options`.
    """
    # First, since what imports it from far below costs 5 ms more: CPython 3.11 gives frames memory in pieces of 16 KB, and at the
    # depth where a piece ends it maps and unmaps the next one at every call; pydantic imports itself ten modules deep.
    import briefing.model.part  # noqa: F401
    from briefing.checks import check as check_standards
    from briefing.layout.emptiness import empty_pages
    from briefing.load import load
    from briefing.validate.brief import validate_brief
    from briefing.validate.language import language_of
    from briefing.validate.sheet import load_sheet
    from briefing.validate.unprintable import check_letters

    try:
        tell("reading")
        text = load(brief, display=display, travels=True)
        lines.take_all({source.name: source.text for source in text.sources})
        said.extend(text.warnings)
        validated = validate_brief(text, allow_code=allow_code)
        said.extend(validated.diagnostics)
        said.extend(check_standards(validated.brief))
        said.raise_errors()
        sheet = load_sheet(str(style), search=("styles",))
        said.extend(sheet.diagnostics)
        check_letters(validated.brief, sheet, said)
        said.raise_errors()
        language = language_of(validated.brief, sheet.labels(validated.brief.meta.lang), said)
        pages = _compose_and_lay_out(validated.brief, sheet, language, tell, fit)
        said.extend(pages.diagnostics)
        said.raise_errors()
        said.extend(empty_pages(pages, sheet))
    except Problems as problems:
        lines.take_all(problems.texts)
        said.extend(problems.diagnostics)
        raise Problems(said, problems.texts) from None
    return LaidOut(pages, text, sheet, fit)


def _compose_and_lay_out(brief: Brief, sheet: Sheet, language: Language, tell: Tell, fit: int | None) -> Pages:
    """Compose and lay out, once more each time that a page is too small for a part of the estimates, or tells a source twice."""
    from briefing.compose import Arrangement, compose
    from briefing.compose.notes import NoteForm
    from briefing.layout import lay_out
    from briefing.layout.crowding import most_claims
    from briefing.layout.noted_twice import noted_at_entry

    at_entry: frozenset[str] = frozenset()  # sources whose note would stand on the page of their entry in the list
    contents = False  # whether the pages are so many that a list of them is needed
    most: dict[str, int] = {}  # claims in one drawing of a figure, where a page holds fewer than composing assumes
    notes: Literal["foot", "end"] = "end" if sheet.notes.place == "end" else "foot"
    form = NoteForm(sheet.notes.number, sheet.notes.brackets)
    yardstick: Literal["strip", "table"] = "table" if sheet.look("yardstick").options.get("form") == "table" else "strip"
    for _ in range(MOST_PARTINGS):
        tell("composing")
        arrangement = Arrangement(notes, sheet.data_tables, _cards(sheet), form, yardstick, contents, at_entry, most)
        story = compose(brief, language, arrangement)
        tell("laying out")
        pages = lay_out(story, sheet, _draw(sheet))
        crowded, twice = most_claims(pages), noted_at_entry(pages) - at_entry
        bare = not contents and "contents" not in story.by_id
        long = bare and len(pages.pages) >= sheet.look("contents").options.get("from_pages", math.inf)
        if not crowded and not twice and not long:
            break
        contents = contents or long
        at_entry |= twice
        most |= {figure: min(claims, most.get(figure, claims + 1) - 1) for figure, claims in crowded.items()}
    wanted, asked = _fit(brief, sheet, fit)
    if wanted.pages is None:
        return pages
    from briefing.layout.fitting import within  # few briefs are asked for a number of pages

    draw = _draw(sheet)  # figures stay as they are
    told = ((f"source-{s.id}", s.span_of("descriptor")) for s in brief.sources)
    descriptors = {name: span for name, span in told if span is not None}
    return within(wanted, pages, sheet, lambda tighter: lay_out(story, tighter, draw), asked, descriptors)


def _fit(brief: Brief, sheet: Sheet, fit: int | None) -> tuple[Fit, Span | None]:
    """How many pages there may be, and where that is said: on the command line, else in the brief, else in the sheet."""
    if fit is not None:
        return replaced(sheet.fit, pages=fit), None
    if brief.layout is not None and brief.layout.fit is not None:
        return replaced(sheet.fit, pages=brief.layout.fit), brief.layout.span_of("fit")
    return sheet.fit, sheet.decided("fit.pages")


def _cards(sheet: Sheet) -> CardOrderSaid:
    """What the sheet says of how the parts of a judgment are arranged."""
    said = sheet.look("judgment").options
    out: CardOrderSaid = {}
    for key in ("order", "run_in", "in_full"):
        if key in said:
            out[key] = said[key]
    return out


def _draw(sheet: Sheet) -> Callable[[Specification, float, Look | None], DisplayList]:
    """The drawing of figures and marks in the look of a sheet: layout asks for it and knows no matplotlib."""
    from briefing.chart.draw import draw

    def drawn(specification: Specification, measure: float, look: Look | None = None) -> DisplayList:
        return draw(specification, measure, sheet, look)

    return drawn
