"""What each verb does: it calls the library, of which it is imported when the verb is used, and prints what comes of it."""

from __future__ import annotations

import gc
import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from briefing.cli.exits import FAULT, FINE, PROBLEMS, USAGE
from briefing.cli.output import Progress, count, tell, tell_fault
from briefing.diagnostics import Problems, Severity
from briefing.files import same_file, sweep, write_whole
from briefing.pipeline import Lines, Options, build_bytes, check_lines, without_collector

STARTER = Path(__file__).with_name("starter.yaml")


class Misused(Exception):
    """The command was called in a way that cannot be carried out; the message says why, and what to do."""


def run(arguments: Namespace) -> int:
    """Carry out a parsed command; returns the exit code."""
    try:
        return _VERBS[arguments.verb](arguments)
    except Misused as wrong:
        print(f"briefing: {wrong}", file=sys.stderr)
        return USAGE


def _each(names: Sequence[str], do: Callable[[str], int]) -> int:
    """Do one after the other; a fault of the program in one is told, and does not keep the others from their turn."""
    code = FINE
    for number, name in enumerate(names):
        try:
            code = max(code, do(name))
        except Exception as fault:
            if len(names) == 1 or os.environ.get("BRIEFING_DEBUG"):
                raise
            print(f"{name}:", file=sys.stderr)
            tell_fault(fault)
            code = FAULT
        if len(names) > 1:
            gc.collect()
            if not number:
                gc.freeze()  # modules, faces, the sheet: they live to the end, and need not be looked at after each brief
    return code


# -- build ----------------------------------------------------------------------------------------------------------
def _build(arguments: Namespace) -> int:
    targets = _targets(arguments.briefs, arguments.output)
    options = Options(arguments.target, _created(), arguments.proof, arguments.fit)
    if not arguments.cache:
        os.environ["BRIEFING_CACHE"] = "off"
    with without_collector():
        code = _each(arguments.briefs, lambda brief: _build_one(brief, targets[brief], arguments, options))
    for folder, written in {path.parent: path for path in targets.values()}.items():
        sweep(folder, written)
    return code


def _build_one(brief: str, path: Path, arguments: Namespace, options: Options) -> int:
    lines, progress = Lines(), Progress(brief)
    try:
        result = build_bytes(brief, style=arguments.style, options=options, lines=lines, tell=progress, display=brief,
            allow_code=arguments.allow_code,
        )  # fmt: skip
        source = same_file(path, result.inputs)
        if source is None:
            write_whole(path, result.data)
    except Problems as problems:
        progress.clear()
        tell(problems.diagnostics, lines, arguments.format, everything=arguments.everything)
        if arguments.format == "text":
            left = f"{path} is left as it was" if os.path.isfile(path) else "nothing was written"
            print(f"{brief}: {count(problems.diagnostics)}; {left}", file=sys.stderr)
        return PROBLEMS
    except BaseException:
        progress.clear()
        raise
    progress.clear()
    tell(result.diagnostics, lines, arguments.format, everything=arguments.everything)
    if source is not None:
        shown = os.path.relpath(source) if os.path.isabs(source) and not os.path.isabs(brief) else source
        print(f"briefing: {path} is {shown}, which {brief} is made from; name another file after -o", file=sys.stderr)
        return USAGE
    if arguments.format == "text":
        print(f"{path}: {result.pages} page{'s' if result.pages != 1 else ''}")
    return FINE


def _targets(briefs: Sequence[str], output: str | None) -> dict[str, Path]:
    """Where each brief goes. `output` is a folder, or for one brief a file that ends in .pdf (or a device). Raises `Misused`."""
    folder = Path("output" if output is None else output)
    if not os.path.isdir(folder):
        device = os.path.exists(folder) and not os.path.isfile(folder)
        if folder.suffix.lower() == ".pdf" or device:
            if len(briefs) > 1:
                raise Misused(f"{folder} can hold one brief only, and there are {len(briefs)}: name a folder after -o")
            return {briefs[0]: folder}
        if os.path.isfile(folder):
            raise Misused(f"{folder} is a file, and the PDF wants a folder: name another after -o, or a file that ends in .pdf")
    targets: dict[str, Path] = {}
    for brief in briefs:
        path = folder / f"{Path(brief).stem or 'brief'}.pdf"
        other = next((b for b, p in targets.items() if p == path), None)
        if other is not None:
            raise Misused(f"{other} and {brief} would both become {path}; build them in two calls")
        targets[brief] = path
    return targets


def _created() -> datetime | None:
    """The date of the file, from SOURCE_DATE_EPOCH; None where it is not set. Raises `Misused`."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return None
    try:
        if epoch.isascii() and epoch.isdecimal():
            return datetime.fromtimestamp(int(epoch), UTC)
    except (OverflowError, OSError, ValueError):
        pass
    raise Misused(f"SOURCE_DATE_EPOCH is {epoch[:40]!r}; it must be a whole number of seconds since 1970")


# -- check ----------------------------------------------------------------------------------------------------------
def _check(arguments: Namespace) -> int:
    return _each(arguments.briefs, lambda brief: _check_one(brief, arguments))


def _check_one(brief: str, arguments: Namespace) -> int:
    lines, progress = Lines(), Progress(brief)
    try:
        found = check_lines(brief, style=arguments.style, lines=lines, tell=progress, display=brief,
            allow_code=arguments.allow_code, fit=arguments.fit,
        )  # fmt: skip
    finally:
        progress.clear()
    tell(found, lines, arguments.format, everything=arguments.everything)
    if arguments.format == "text":
        print(f"{brief}: {count(found)}")
    order = list(Severity)  # the gravest first
    failing = order[: order.index(Severity(arguments.fail_on)) + 1] if arguments.fail_on != "never" else []
    return PROBLEMS if any(d.severity in failing for d in found) else FINE


# -- new, schema ----------------------------------------------------------------------------------------------------
def _new(arguments: Namespace) -> int:
    name: str = arguments.name
    path = Path(name if name.endswith((".yaml", ".yml")) else name + ".yaml")
    if not path.name.removesuffix(path.suffix or ".yaml").removesuffix(".yaml").strip(". "):
        return _problem("a brief needs a name, for example `briefing new harbour`")
    slug = "".join(c if c.isascii() and c.isalnum() else "-" for c in path.stem.lower()).strip("-") or "brief"
    if os.path.lexists(path):
        return _problem(f"{path} exists and is left as it was")
    text = STARTER.read_text("utf-8").replace("SLUG", slug if slug[0].isalpha() else f"brief-{slug}")
    try:
        write_whole(path, text.encode("utf-8"))
    except Problems as problems:
        tell(problems.diagnostics, Lines(), "text")
        return PROBLEMS
    print(f"{path}: a brief to begin with; `briefing build {path}` makes a PDF of it")
    return FINE


def _schema(arguments: Namespace) -> int:
    from briefing.validate.brief_schema import brief_schema

    del arguments
    print(json.dumps(brief_schema(), indent=2, ensure_ascii=False))
    return FINE


# -- extract, verify, transcript -------------------------------------------------------------------------------------
def _extract(arguments: Namespace) -> int:
    from briefing.rebuild import extract

    path = Path(arguments.pdf)
    try:
        if arguments.only_list:
            return _list(path)
        folder = Path(arguments.output) if arguments.output else Path(path.stem or "brief")
        for written in extract(arguments.pdf, folder, everything=arguments.everything):
            print(written)
    except Problems as problems:
        tell(problems.diagnostics, None, "text")
        return PROBLEMS
    return FINE


def _list(path: Path) -> int:
    from briefing.associated.extract import read_contents
    from briefing.rebuild import read_pdf

    for file in read_contents(read_pdf(path), str(path)).files:
        print(f"{file.name}\t{len(file.data)}\t{file.description}")
    return FINE


def _verify(arguments: Namespace) -> int:
    from briefing.rebuild import verify

    def one(path: str) -> int:
        found = verify(path, allow_code=arguments.allow_code)
        tell(found, None, arguments.format)
        if not found and arguments.format == "text":
            print(f"{path}: every byte is what its inputs make")
        return PROBLEMS if found else FINE

    return _each(arguments.pdfs, one)


def _transcript(arguments: Namespace) -> int:
    from briefing.pdf.proof.objects import UnreadableFile
    from briefing.rebuild import read_pdf
    from briefing.transcript import transcript

    try:
        print(transcript(read_pdf(arguments.pdf)), end="")
    except Problems as problems:
        tell(problems.diagnostics, None, "text")
        return PROBLEMS
    except UnreadableFile:
        return _problem(f"{arguments.pdf} is not a PDF that this program has written, or it was changed since")
    return FINE


# -- cache ------------------------------------------------------------------------------------------------------------
def _cache(arguments: Namespace) -> int:
    from briefing.chart.cache import cache_folder, clear_cache, is_open, kept

    folder = cache_folder()
    if folder is None:
        print("nothing is remembered: BRIEFING_CACHE is off, or there is no home folder")
    elif arguments.action == "clear":
        gone = clear_cache()
        print(f"{folder}: {gone} drawing{'s' if gone != 1 else ''} forgotten")
    else:
        count, size = kept()
        why = "; not used, for others can write to it" if is_open() else ""
        print(f"{folder}: {count} drawing{'s' if count != 1 else ''}, {size / 1024:.0f} KB{why}")
    return FINE


def _problem(words: str) -> int:
    print(f"briefing: {words}", file=sys.stderr)
    return PROBLEMS


_VERBS: dict[str, Callable[[Namespace], int]] = {
    "build": _build, "cache": _cache, "check": _check, "extract": _extract, "new": _new, "schema": _schema,
    "transcript": _transcript, "verify": _verify,
}  # fmt: skip
