"""A PDF of ours to the judgment whether the inputs it carries still make it, byte for byte, and if not, why not."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from briefing.associated.extract import Contents, read_contents, write_files
from briefing.associated.manifest import Manifest, read_manifest
from briefing.diagnostics import Diagnostic, Diagnostics, Problems, Severity, Span
from briefing.files import MOST_PDF
from briefing.inputs import NotRead, read_input
from briefing.pipeline import Lines, Options, lay_out_brief, without_collector, write_file


def read_pdf(path: str | Path) -> bytes:
    """The bytes of a PDF. Raises `Problems` (F401) when there is none, or it cannot be read."""
    try:
        return read_input(path, str(path), most=MOST_PDF, kinds=(".pdf",))
    except NotRead as problem:
        raise Problems([_error("F401", problem.message, str(path), problem.hints)]) from None


def extract(path: str | Path, folder: str | Path, *, everything: bool = False) -> list[Path]:
    """Write what a PDF was made from into a folder, all files or none; returns their paths.

    `everything` adds the data of figures and tables, and the manifest. Raises `Problems`: F401 not a file of ours, F402 a
    file in it was changed, F403 a file of that name is there already, F201 one cannot be written.
    """
    contents = read_contents(read_pdf(path), str(path))
    return list(write_files(contents.files if everything else contents.inputs(), Path(folder)))


def verify(path: str | Path, *, allow_code: bool = False) -> tuple[Diagnostic, ...]:
    """Rebuild a PDF from what it carries and compare the bytes; () when they are the same.

    An error F404 tells what differs: a program's version, a font, or nothing that the manifest names. Whatever keeps the
    inputs from being built here is told as it is told of any brief; `allow_code` runs the functions that draw figures. Nothing
    is written but in a folder that is removed again.
    """
    shown = str(path)
    try:
        data = read_pdf(path)
        contents = read_contents(data, shown)
    except Problems as problems:
        return problems.diagnostics
    try:
        folder = tempfile.TemporaryDirectory(prefix="briefing-")
    except OSError as problem:  # a machine without a folder that may be written to
        reason = (problem.strerror or "there is no folder for it").lower()
        hint = "TMPDIR=/some/folder in front of the command names one"
        return (_error("F201", f"a folder to rebuild {shown} in cannot be made: {reason}", shown, (hint,)),)
    with folder as desk:
        write_files(contents.inputs(), Path(desk))
        try:
            with without_collector():
                return tuple(_compare(contents, data, Path(desk), shown, allow_code=allow_code))
        except Problems as problems:
            reasons = tuple(_differences(contents.manifest, None))
            told = _error("F405", f"what {shown} carries cannot be built here", shown, reasons)
            return (told, *(_shown_inside(d, desk, shown) for d in problems.diagnostics if d.severity is Severity.ERROR))


def _compare(contents: Contents, data: bytes, desk: Path, shown: str, *, allow_code: bool) -> Iterator[Diagnostic]:
    recorded = contents.manifest
    options = Options(recorded.target, recorded.date, proof=False, fit=recorded.fit)
    said = Diagnostics()
    laid_out = lay_out_brief(desk / recorded.brief, desk / recorded.style, said, Lines(), allow_code=allow_code, fit=options.fit)
    made = write_file(laid_out, options, said)
    if made == data:
        return
    here = read_manifest(read_contents(made, shown).manifest_data)
    reasons = list(_differences(recorded, here))
    same_pages = write_file(laid_out, options, said, manifest=contents.manifest_data) == data
    if same_pages:
        reasons.append("apart from the manifest, every byte is the same")
    elif not reasons:
        version = recorded.versions.get("briefing", "")
        reasons.append(
            "nothing that the manifest names differs: the file was changed after it was written, "
            f"or made by another state of briefing {version} than this"
        )
    yield _error("F404", f"{shown} is not, byte for byte, what its inputs make here", shown, tuple(reasons))


def _differences(recorded: Manifest, here: Manifest | None) -> Iterator[str]:
    """What a manifest says that is otherwise here; None where nothing could be built: then only versions are compared."""
    from briefing.associated.manifest import versions  # only where the bytes differ

    known = here.versions if here is not None else versions(
        drawn="matplotlib" in recorded.versions, pictures="pillow" in recorded.versions
    )  # fmt: skip
    for name, then, now in _changed(recorded.versions, known):
        if not now:
            yield f"{name} {then} decided the file, and none is installed here"
        elif not then:
            yield f"{name} {now} is used here and was not when the file was made"
        else:
            yield f"{name} is {now} here, and the file was made with {then}"
    if here is None:
        return
    for name, then, now in _changed(recorded.fonts, here.fonts):
        if then and now:
            yield f"the font {name} here is not the one the file was made with"
        else:
            when = "when the file was made and is not here" if then else "here and was not when the file was made"
            yield f"the font {name} was used {when}"
    listed = ({f.name: f.sha256 for f in m.files} for m in (recorded, here))
    for name, then, now in _changed(*listed):
        yield f"`{name}` inside it {'differs' if then and now else 'is missing' if now else 'is not made here'}"


def _changed(then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for name in sorted({*then, *now}):
        if then.get(name, "") != now.get(name, ""):
            yield name, then.get(name, ""), now.get(name, "")


def _error(code: str, message: str, shown: str, hints: tuple[str, ...] = ()) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, Span(shown, 1, 1, 1, 2), hints=hints)


def _shown_inside(diagnostic: Diagnostic, desk: str, shown: str) -> Diagnostic:
    """A diagnostic of an extracted file by the name it has inside the PDF: the folder it was put in is gone."""
    inside = f"{shown}:"

    def words(text: str) -> str:
        return text.replace(desk + "/", inside).replace(desk, shown)

    def place(span: Span | None) -> Span | None:
        return None if span is None else replace(span, file=words(span.file))

    related = tuple((words(said), place(span) or span) for said, span in diagnostic.related)
    return replace(diagnostic, message=words(diagnostic.message), span=place(diagnostic.span), related=related)
