"""A PDF of ours to the files it carries, each checked against the manifest; nothing is written here but by `write_files`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from briefing.associated.manifest import DamagedManifest, Manifest, listed, read_manifest
from briefing.diagnostics import Diagnostic, Diagnostics, Problems, Severity, Span
from briefing.files import MOST_CARRIED, MOST_CARRIED_FILES, as_one_name, cannot_travel, why_not, write_whole
from briefing.pdf.proof.file import File
from briefing.pdf.proof.objects import UnreadableFile, name_in, text_in
from briefing.records import record

MOST_TOLD = 20
"""Of a file that was changed all over so many places are told."""
_ANOTHER = "name another folder with -o"


@record
class Carried:
    """A file inside a PDF."""

    name: str
    relationship: str
    description: str
    data: bytes


@record
class Contents:
    """Everything a PDF carries, with the manifest that names it and the bytes of that manifest."""

    files: tuple[Carried, ...]
    manifest: Manifest
    manifest_data: bytes

    def file(self, name: str) -> Carried | None:
        """A carried file by name."""
        return next((f for f in self.files if f.name == name), None)

    def inputs(self) -> list[Carried]:
        """What the document was made from: the brief and its parts, its images, its style sheet."""
        wanted = {f.name for f in self.manifest.files if f.role != "data"}
        return [f for f in self.files if f.name in wanted]


def read_contents(data: bytes, shown: str) -> Contents:
    """The files that a PDF carries. `shown` is its name, for what is said of it.

    Raises `Problems`: F401 when it is not a PDF of this program or damaged, F402 when a file in it is not the one that
    the manifest names.
    """
    try:
        files = _carried(File(data))
    except (UnreadableFile, ValueError):
        raise _not_ours(shown, data) from None
    found = [f for f in files if f.description and f.relationship == "Supplement" and f.name.endswith(".json")]
    if not found:
        raise _not_ours(shown, data)
    try:
        manifest = read_manifest(found[-1].data)
        _ = manifest.date
    except DamagedManifest as problem:
        raise Problems([_changed(f"the manifest inside {shown} cannot be read: {problem}", shown)]) from None
    wrong = [*_wrong_files(files, manifest, found[-1], shown), *_wrong_names(files, shown)]
    if wrong:
        raise Problems([_changed(message, shown) for message in wrong[:MOST_TOLD]])
    return Contents(tuple(files), manifest, found[-1].data)


def _wrong_files(files: Sequence[Carried], manifest: Manifest, its_file: Carried, shown: str) -> Iterator[str]:
    """What is inside and what the manifest names are the same files."""
    inside = {f.name: f for f in files}
    for named in manifest.files:
        if named.name not in inside:
            yield f"{shown} does not carry `{named.name}`, which its manifest names"
        elif listed(named.name, named.role, inside[named.name].data) != named:
            yield f"`{named.name}` inside {shown} is not the file that its manifest names: it was changed"
    names = {named.name for named in manifest.files}
    for name in (manifest.brief, manifest.style):
        if name not in names:
            yield f"the manifest inside {shown} names no file `{name}`"
    for f in files:
        if f.name not in names and f is not its_file:
            yield f"{shown} carries `{f.name}`, which its manifest does not name: it was added"


def _wrong_names(files: Sequence[Carried], shown: str) -> Iterator[str]:
    """Each file can be put into one folder beside the others, on every system."""
    taken: set[str] = set()
    folders = {name[:at] for name in (as_one_name(f.name) for f in files) for at, sign in enumerate(name) if sign == "/"}
    for f in files:
        wrong, name = cannot_travel(f.name), as_one_name(f.name)
        if wrong is not None:
            yield f"{shown} carries a file by the name `{f.name}`, which cannot be taken out: {wrong}"
        elif name in taken or name in folders:
            yield f"{shown} carries two files by the name `{f.name}`"
        taken.add(name)


def _changed(message: str, shown: str) -> Diagnostic:
    return Diagnostic("F402", Severity.ERROR, message, Span(shown, 1, 1, 1, 2))


def _not_ours(shown: str, data: bytes) -> Problems:
    if data.lstrip()[:5] != b"%PDF-":
        message, hint = f"{shown} is not a PDF file", "name a PDF that `briefing build` has written"
    else:
        message = f"{shown} carries no brief: this program did not write it, or another program has changed it since"
        hint = "use the file as it was released; programs that sign, stamp or shrink a PDF rewrite it"
    return Problems([Diagnostic("F401", Severity.ERROR, message, Span(shown, 1, 1, 1, 2), hints=(hint,))])


def _carried(file: File) -> list[Carried]:
    catalog = file.dictionary(file.trailer.get("Root"))
    names = file.dictionary(file.dictionary(catalog.get("Names")).get("EmbeddedFiles"))
    out: list[Carried] = []
    left = MOST_CARRIED
    for _, specification in file.pairs(names.get("Names"))[:MOST_CARRIED_FILES]:
        said = file.dictionary(specification)
        _, data = file.embedded_file(file.dictionary(said.get("EF")).get("F"), left)
        left -= len(data)
        out.append(Carried(text_in(said.get("UF")), name_in(said.get("AFRelationship")), text_in(said.get("Desc")), data))
    return out


def write_files(files: Iterable[Carried], folder: Path) -> Sequence[Path]:
    """Write files below a folder, all or none; what stands there already is never replaced, and no link leads out of the folder.

    Raises `Problems`: F403 when a file of that name is there, F201 when one cannot be written.
    """
    wanted = [(folder / f.name, f.data) for f in files]
    said = Diagnostics()
    try:
        top = os.path.realpath(folder)
    except (OSError, ValueError) as problem:  # the current folder is gone
        message = f"{folder} cannot be written: {why_not(problem)}"
        raise Problems([Diagnostic("F201", Severity.ERROR, message, Span(str(folder), 1, 1, 1, 2))]) from None
    for path, _ in wanted:
        place = Span(str(path), 1, 1, 1, 2)
        if os.path.lexists(path):
            said.error("F403", f"{path} is there already and is left as it was", place, hints=(_ANOTHER,))
        elif os.path.realpath(path.parent) != os.path.normpath(os.path.join(top, os.path.relpath(path.parent, folder))):
            message = f"{path.parent} is a link that leads elsewhere, and nothing is written through it"
            said.error("F403", message, place, hints=(_ANOTHER,))
    said.raise_errors()
    done: list[Path] = []
    try:
        for path, data in wanted:
            write_whole(path, data, last=False)
            done.append(path)
    except BaseException:
        for path in done:
            path.unlink(missing_ok=True)
        raise
    return done
