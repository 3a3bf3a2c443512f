"""A PDF of ours to the files it carries, each checked against the manifest; nothing is written here but by `write_files`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from briefing.associated.manifest import DamagedManifest, Manifest, listed, read_manifest
from briefing.diagnostics import Diagnostic, Diagnostics, Problems, Severity, Span
from briefing.files import can_travel, write_whole
from briefing.pdf.proof.objects import File, UnreadableFile, name_in, text_in
from briefing.records import record

MOST_BYTES = 64 * 1024 * 1024
"""A carried file is not unpacked beyond this: a few bytes of a damaged file may ask for the memory of the machine."""
MOST_FILES = 20_000
"""Two files for each figure and table of the longest brief."""


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
    said = Diagnostics()
    place = Span(shown, 1, 1, 1, 2)
    found = [f for f in files if f.description and f.relationship == "Supplement" and f.name.endswith(".json")]
    if not found:
        raise _not_ours(shown, data)
    try:
        manifest = read_manifest(found[-1].data)
        _ = manifest.date
    except DamagedManifest as problem:
        said.error("F402", f"the manifest inside {shown} cannot be read: {problem}", place)
        raise Problems(said) from None
    for named in manifest.files:
        inside = next((f for f in files if f.name == named.name), None)
        if inside is None:
            said.error("F402", f"{shown} does not carry `{named.name}`, which its manifest names", place)
        elif listed(named.name, named.role, inside.data) != named:
            said.error("F402", f"`{named.name}` inside {shown} is not the file that its manifest names: it was changed", place)
    for name in (manifest.brief, manifest.style):
        if manifest.file(name) is None:
            said.error("F402", f"the manifest inside {shown} names no file `{name}`", place)
    for f in files:
        if not can_travel(f.name):
            said.error(
                "F402", f"{shown} carries a file by the name `{f.name}`, which leads out of the folder it is put in", place
            )
    said.raise_errors()
    return Contents(tuple(files), manifest, found[-1].data)


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
    left = MOST_BYTES
    for _, specification in file.pairs(names.get("Names"))[:MOST_FILES]:
        said = file.dictionary(specification)
        _, data = file.embedded_file(file.dictionary(said.get("EF")).get("F"), left)
        left -= len(data)
        out.append(Carried(text_in(said.get("UF")), name_in(said.get("AFRelationship")), text_in(said.get("Desc")), data))
    return out


def write_files(files: Iterable[Carried], folder: Path) -> Sequence[Path]:
    """Write files below a folder, all or none; what stands there already is never replaced.

    Raises `Problems`: F403 when a file of that name is there, F201 when one cannot be written.
    """
    wanted = [(folder / f.name, f.data) for f in files]
    there = [path for path, _ in wanted if path.exists() or path.is_symlink()]
    if there:
        said = Diagnostics()
        for path in there:
            said.error("F403", f"{path} is there already and is left as it was", Span(str(path), 1, 1, 1, 2),
                       hints=("name another folder with -o",))  # fmt: skip
        raise Problems(said)
    done: list[Path] = []
    try:
        for path, data in wanted:
            write_whole(path, data)
            done.append(path)
    except BaseException:
        for path in done:
            path.unlink(missing_ok=True)
        raise
    return done
