"""A laid-out brief to the files that travel in its PDF: what it was made from, the data of its figures and tables, a manifest."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from briefing.associated.manifest import NAME, Listed, Manifest, as_json, fonts_of, listed, versions
from briefing.associated.tables import table_csv, table_rows, words_of
from briefing.chart.kinds.code import CodeFigure
from briefing.chart.kinds.estimates import EstimateChart
from briefing.chart.kinds.image import ImagePicture
from briefing.compose.story import Element, Story
from briefing.diagnostics import Diagnostic, Severity
from briefing.files import MOST_CARRIED, MOST_CARRIED_FILES, as_one_name, cannot_travel
from briefing.pdf.attachments import Attachment

if TYPE_CHECKING:
    from briefing.load import Source, Text
    from briefing.style.sheet import Sheet
    from briefing.text.faces import Face

YAML, CSV, JSON = "application/yaml", "text/csv", "application/json"  # RFC 9512, RFC 4180, RFC 8259
_ROLES = {"brief": "Source", "included": "Source", "image": "Source", "code": "Source", "style": "Source", "data": "Data"}
_NAMED = frozenset('/\\:*?"<>|.,;!()«»“”‘’')  # what no file system, or no reader, wants in a name
_HEADINGS = frozenset(("Caption", "H1", "H2", "H3", "H4", "H5", "H6"))


class Parcel:
    """The files of one brief before its fonts are known. `problems` are what keeps them from travelling."""

    __slots__ = (
        "_files", "_fit", "_folded", "_functions", "_manifest", "_say", "_taken",
        "brief", "created", "drawn", "problems", "style", "target",
    )  # fmt: skip

    def __init__(
        self, text: Text, story: Story, sheet: Sheet, *, target: str, created: datetime | None, fit: int | None = None
    ) -> None:
        self.target, self.created, self._fit = target, created, fit
        self._functions: set[str] = set()
        self._taken: set[str] = set()
        self._folded: set[str] = set()
        self.problems: list[Diagnostic] = []
        self._files: list[tuple[Attachment, Listed]] = []
        self.drawn = False
        self._say = story.say
        names = source_names(text.sources)
        self.brief = names[0]
        for number, (name, source) in enumerate(zip(names, text.sources, strict=True)):
            if name in self._taken:  # named twice, as `parts/x.yaml` and as `./parts/x.yaml`
                continue
            what = "attached_part" if number else "attached_brief"
            self._add(name, "included" if number else "brief", YAML, source.data, self._say(what))
        for e in story.root.walk():
            if isinstance(e, Element) and isinstance(e.drawing, ImagePicture) and e.drawing.name not in self._taken:
                self._add(e.drawing.name, "image", e.drawing.media_type, e.drawing.data, self._say("attached_image"), e)
            elif isinstance(e, Element) and isinstance(e.drawing, CodeFigure):
                self._code(e.drawing, e)
        self.style = self._free("style.yaml")
        self._add(self.style, "style", YAML, sheet.flattened().encode("utf-8"), self._say("attached_style"))
        for name, rows, element, what in _tables(story):
            self._add(self._free(name), "data", CSV, table_csv(rows), what, element)
        self.drawn = any(isinstance(e.drawing, EstimateChart | CodeFigure) for e in story.root.walk() if isinstance(e, Element))
        self._manifest = self._free(NAME)
        self._check_size()

    def _add(self, name: str, role: str, kind: str, data: bytes, what: str, owner: Element | None = None) -> None:
        self._take(name, owner)
        made = Attachment(name, kind, data, what, _ROLES[role], owner, self.created)
        self._files.append((made, listed(name, role, data)))

    def _code(self, figure: CodeFigure, owner: Element) -> None:
        """A function's module travels, and the manifest says that it is run."""
        self._functions.add(figure.function)
        if figure.name and figure.name not in self._taken:
            self._add(figure.name, "code", "text/x-python", figure.source, self._say("attached_function"), owner)

    def _take(self, name: str, owner: Element | None = None) -> None:
        """Give a name away, with the folders that it stands in."""
        one = as_one_name(name)
        if one in self._folded and name not in self._taken:
            message = f"`{name}` is one name with another file of the brief on systems that do not part capitals or accents"
            span = None if owner is None else owner.span
            self.problems.append(Diagnostic("F208", Severity.ERROR, message, span, hints=("rename one of them",)))
        self._taken.add(name)
        self._folded |= {one, *(one[:at] for at, sign in enumerate(one) if sign == "/")}

    def _free(self, name: str) -> str:
        """The name of a file of ours, with a number when the brief has a file or a folder that is called so."""
        stem, dot, suffix = name.rpartition(".")
        if cannot_travel(name) is not None:
            stem = f"data-{stem}"
        number, name = 1, f"{stem}{dot}{suffix}"
        while as_one_name(name) in self._folded:
            number += 1
            name = f"{stem}-{number}{dot}{suffix}"
        self._take(name)
        return name

    def _check_size(self) -> None:
        """What is put in can be taken out again: one limit for both."""
        size = sum(len(made.data) for made, _ in self._files)
        if size <= MOST_CARRIED and len(self._files) < MOST_CARRIED_FILES:
            return
        message = f"{len(self._files):,} files of {size / 1e6:.0f} MB travel in the PDF with the data of its figures and tables"
        hint = f"{MOST_CARRIED // 10**6} MB and {MOST_CARRIED_FILES:,} files can be taken out again: save the images smaller"
        largest = max((made for made, _ in self._files), key=lambda made: len(made.data))
        span = None if largest.owner is None else largest.owner.span
        self.problems.append(Diagnostic("F208", Severity.ERROR, message, span, hints=(hint,)))

    def manifest(self, faces: Iterable[Face]) -> Manifest:
        """The manifest of these files in a document set in these faces."""
        date = "" if self.created is None else self.created.strftime("%Y-%m-%dT%H:%M:%SZ")
        files = tuple(named for _, named in self._files)
        options: dict[str, object] = {"code": sorted(self._functions)} if self._functions else {}
        if self._fit is not None:
            options["fit"] = self._fit
        known = versions(drawn=self.drawn, pictures=any(f.role == "image" for f in files))
        return Manifest(self.brief, self.style, self.target, date, files, fonts_of(faces), known, options)

    def attachments(self, faces: Iterable[Face], *, manifest: bytes | None = None) -> list[Attachment]:
        """Everything that travels. `manifest` stands in for the one that would be written, for a comparison with another file."""
        data = as_json(self.manifest(faces)) if manifest is None else manifest
        last = Attachment(self._manifest, JSON, data, self._say("attached_manifest"), "Supplement", None, self.created)
        return [*(made for made, _ in self._files), last]


def source_names(sources: Sequence[Source]) -> list[str]:
    """Names for the files of a brief, relative to the folder of the first as the brief names them, `/` between their parts."""
    folder = os.path.dirname(sources[0].name) or os.curdir
    return [os.path.basename(sources[0].name), *(os.path.relpath(s.name, folder).replace(os.sep, "/") for s in sources[1:])]


def _tables(story: Story) -> Iterator[tuple[str, Sequence[Sequence[str]], Element, str]]:
    """The data of every figure and table of the story, with a name for its file."""
    say = story.say
    for e in story.root.walk():
        if not isinstance(e, Element) or e.artifact:
            continue
        if (e.role == "Figure" or e.look == "scenario_rows") and e.drawing is not None:
            rows, key = _figure_rows(e, story), "attached_figure"
        elif e.role == "Table":
            rows, key = table_rows(e), "attached_table"
        elif e.look == "timeline" and e.role == "L":  # drawn on a line or not, it is read as a list
            rows, key = _event_rows(e, story), "attached_events"
        else:
            continue
        if rows:
            called, what = _called(e), say(key)
            what += say("colon") + called if called else ""
            yield f"{_name(e) or _file_name(called) or e.role.lower()}.csv", rows, e, what


def _event_rows(timeline: Element, story: Story) -> Sequence[Sequence[str]]:
    events = (e for e in timeline.children if isinstance(e, Element))
    rows = ({part.role: words_of(part) for part in e.elements} for e in events)
    return [[story.say("date"), story.say("data_event")], *([row.get("Lbl", ""), row["LBody"]] for row in rows)]


def _figure_rows(figure: Element, story: Story) -> Sequence[Sequence[str]]:
    from briefing.chart.describe import data_table  # only for a brief with figures

    assert figure.drawing is not None
    table = data_table(figure.drawing, story.say)
    return () if table is None else (table.columns, *table.rows)


def _name(element: Element) -> str:
    """What the brief calls a figure or a table: its own id, or that of the block or the figure it stands in."""
    up = element.parent
    around = [*_around(element), *([up] if up is not None and up.id.startswith(("figure-", "estimate-")) else [])]
    return next((_file_name(e.id) for e in around if e.id), "")


def _called(element: Element) -> str:
    """The words over it: its caption, the title of its figure, or the heading of its section."""
    for e in [*_around(element), _section(element)]:
        for child in [] if e is None else e.children[:3]:
            if isinstance(child, Element) and (child.role in _HEADINGS or child.look == "figure.title"):
                return " ".join(words_of(child).split())
    return ""


def _around(element: Element) -> Iterator[Element]:
    """The element and the two blocks around it, as far as its section."""
    e: Element | None = element
    for _ in range(3):
        if e is None or e.role in ("Sect", "Document"):
            return
        yield e
        e = e.parent


def _section(element: Element) -> Element | None:
    e = element.parent
    while e is not None and e.role != "Sect":
        e = e.parent
    return e


def _file_name(words: str) -> str:
    return "".join("-" if c in _NAMED or c.isspace() else c for c in words.lower())[:60].strip("-.")
