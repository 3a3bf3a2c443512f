"""What each verb does: it calls the library and prints what comes of it."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefing.cli import FAULT, FINE, PROBLEMS, USAGE
from briefing.diagnostics import Diagnostic, Problems, Severity, render
from briefing.files import write_whole
from briefing.pipeline import Lines, Options, build_bytes, check_lines, without_collector

STARTER = Path(__file__).with_name("starter.yaml")


def run(arguments: Any) -> int:
    """Carry out a parsed command."""
    return _VERBS[arguments.verb](arguments)


# -- build ----------------------------------------------------------------------------------------------------------
def _build(arguments: Any) -> int:
    targets = _targets(arguments.briefs, arguments.output)
    if targets is None:
        return USAGE
    try:
        created = _created()
    except ValueError:
        epoch = os.environ["SOURCE_DATE_EPOCH"]
        return _usage(f"SOURCE_DATE_EPOCH is {epoch!r}; it must be a whole number of seconds since 1970")
    if not arguments.cache:
        os.environ["BRIEFING_CACHE"] = "off"
    options = Options(arguments.target, created, arguments.proof)
    code = FINE
    with without_collector():
        for brief, path in targets:
            code = max(code, _one_of(len(targets), _build_one, brief, path, arguments, options))
            if len(targets) > 1:
                gc.collect()
    return code


def _one_of(count: int, do: Callable[..., bool], name: str, *more: Any) -> int:
    """What comes of one of several: a fault of the program in it is told, and does not keep the others from their turn."""
    try:
        return FINE if do(name, *more) else PROBLEMS
    except OSError as problem:
        if problem.filename is None:  # our own output, which the others would not reach either
            raise
        return _told(name, count, problem)
    except Exception as fault:
        return _told(name, count, fault)


def _told(name: str, count: int, fault: Exception) -> int:
    if count == 1 or os.environ.get("BRIEFING_DEBUG"):
        raise fault
    print(f"{name}:", file=sys.stderr)
    tell_fault(fault)
    return FAULT


def _build_one(brief: str, path: Path, arguments: Any, options: Options) -> bool:
    lines, progress = Lines(), _Progress(brief)
    try:
        result = build_bytes(brief, style=arguments.style, options=options, lines=lines, tell=progress, display=brief,
            allow_code=arguments.allow_code,
        )  # fmt: skip
        write_whole(path, result.data)
    except Problems as problems:
        progress.clear()
        _tell(problems.diagnostics, lines, arguments.format)
        _say(arguments.format, f"{brief}: {_count(problems.diagnostics)}; {_kept(path)}")
        return False
    except BaseException:
        progress.clear()
        raise
    progress.clear()
    _tell(result.diagnostics, lines, arguments.format)
    if arguments.format == "text":
        print(f"{path}: {result.pages} page{'s' if result.pages != 1 else ''}")
    return True


def _kept(path: Path) -> str:
    return f"{path} is left as it was" if os.path.isfile(path) else "nothing was written"


def _targets(briefs: list[str], output: str | None) -> list[tuple[str, Path]] | None:
    """Where each brief goes; None, with a complaint, when two would go to one place."""
    out: list[tuple[str, Path]] = []
    seen: dict[Path, str] = {}
    folder = Path(output) if output is not None else Path("output")
    alone = output is not None and len(briefs) == 1 and not output.endswith(("/", os.sep)) and not os.path.isdir(folder)
    if len(briefs) > 1 and os.path.isfile(folder):
        _usage(f"-o {output} is a file, and several briefs want a folder")
        return None
    for brief in briefs:
        path = folder if alone else folder / f"{Path(brief).stem or 'brief'}.pdf"
        if path in seen:
            _usage(f"{seen[path]} and {brief} would both become {path}; build them in two calls")
            return None
        if os.path.exists(path) and os.path.exists(brief) and os.path.samefile(path, brief):
            _usage(f"{path} is the brief itself; name another file after -o")
            return None
        seen[path] = brief
        out.append((brief, path))
    return out


def _created() -> datetime | None:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return None
    try:
        if not (epoch.isascii() and epoch.isdecimal()):
            raise ValueError(epoch)
        return datetime.fromtimestamp(int(epoch), UTC)
    except (OverflowError, OSError) as problem:
        raise ValueError(epoch) from problem


# -- check ----------------------------------------------------------------------------------------------------------
def _check(arguments: Any) -> int:
    code = FINE
    for brief in arguments.briefs:
        code = max(code, _one_of(len(arguments.briefs), _check_one, brief, arguments))
        if len(arguments.briefs) > 1:
            gc.collect()
    return code


def _check_one(brief: str, arguments: Any) -> bool:
    lines, progress = Lines(), _Progress(brief)
    try:
        found = check_lines(brief, style=arguments.style, lines=lines, tell=progress, display=brief,
            allow_code=arguments.allow_code,
        )  # fmt: skip
    finally:
        progress.clear()
    _tell(found, lines, arguments.format)
    if arguments.format == "text":
        print(f"{brief}: {_count(found)}")
    return not any(d.severity is Severity.ERROR for d in found)


# -- new, schema ----------------------------------------------------------------------------------------------------
def _new(arguments: Any) -> int:
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
        _tell(problems.diagnostics, Lines(), "text")
        return PROBLEMS
    print(f"{path}: a brief to begin with; `briefing build {path}` makes a PDF of it")
    return FINE


def _schema(arguments: Any) -> int:
    from briefing.validate.schema import brief_schema

    del arguments
    print(json.dumps(brief_schema(), indent=2, ensure_ascii=False))
    return FINE


# -- extract, verify, transcript -------------------------------------------------------------------------------------
def _extract(arguments: Any) -> int:
    from briefing.rebuild import extract

    path = Path(arguments.pdf)
    try:
        if arguments.only_list:
            return _list(path)
        folder = Path(arguments.output) if arguments.output else Path(path.stem or "brief")
        for written in extract(arguments.pdf, folder, everything=arguments.everything):
            print(written)
    except Problems as problems:
        _tell(problems.diagnostics, None, "text")
        return PROBLEMS
    return FINE


def _list(path: Path) -> int:
    from briefing.associated.extract import read_contents
    from briefing.rebuild import read_pdf

    for file in read_contents(read_pdf(path), str(path)).files:
        print(f"{file.name}\t{len(file.data)}\t{file.description}")
    return FINE


def _verify(arguments: Any) -> int:
    from briefing.rebuild import verify

    def one(path: str) -> bool:
        found = verify(path, allow_code=arguments.allow_code)
        _tell(found, None, arguments.format)
        if not found and arguments.format == "text":
            print(f"{path}: every byte is what its inputs make")
        return not found

    return max(_one_of(len(arguments.pdfs), one, path) for path in arguments.pdfs)


def _transcript(arguments: Any) -> int:
    from briefing.pdf.proof.objects import UnreadableFile
    from briefing.rebuild import read_pdf
    from briefing.transcript import transcript

    try:
        print(transcript(read_pdf(arguments.pdf)), end="")
    except Problems as problems:
        _tell(problems.diagnostics, None, "text")
        return PROBLEMS
    except UnreadableFile:
        return _problem(f"{arguments.pdf} is not a PDF that this program has written, or it was changed since")
    return FINE


# -- cache ------------------------------------------------------------------------------------------------------------
def _cache(arguments: Any) -> int:
    from briefing.chart.cache import cache_folder, clear_cache, kept

    folder = cache_folder()
    if folder is None:
        print("nothing is remembered: BRIEFING_CACHE is off, or there is no home folder")
    elif arguments.action == "clear":
        gone = clear_cache()
        print(f"{folder}: {gone} drawing{'s' if gone != 1 else ''} forgotten")
    else:
        count, size = kept()
        print(f"{folder}: {count} drawing{'s' if count != 1 else ''}, {size / 1024:.0f} KB")
    return FINE


# -- printing -------------------------------------------------------------------------------------------------------
def _tell(diagnostics: Iterable[Diagnostic], lines: Lines | None, form: str) -> None:
    """`lines` None: what is told of is no text, so no line of it is shown."""
    for d in diagnostics:
        if form == "json":
            print(json.dumps(_as_object(d), ensure_ascii=False))
        else:
            print(render(d, lines), file=sys.stderr)


def _as_object(d: Diagnostic) -> dict[str, Any]:
    """A finding for a program; `end_column` is exclusive, places are counted from 1."""
    place = (
        {
            "file": d.span.file,
            "line": d.span.line,
            "column": d.span.column,
            "end_line": d.span.end_line,
            "end_column": d.span.end_column,
        }
        if d.span
        else {}
    )
    related = [{"message": words, "file": s.file, "line": s.line, "column": s.column} for words, s in d.related]
    return {
        "code": d.code,
        "severity": str(d.severity),
        "message": d.message,
        **place,
        "path": d.path,
        "hints": list(d.hints),
        "related": related,
        "reference": d.reference,
    }


def _say(form: str, words: str) -> None:
    if form == "text":
        print(words, file=sys.stderr)


def _count(diagnostics: Iterable[Diagnostic]) -> str:
    found = [d.severity for d in diagnostics]
    parts = []
    for severity, one in ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.ADVICE, "piece of advice")):
        n = found.count(severity)
        if n:
            many = "pieces of advice" if severity is Severity.ADVICE else one + "s"
            parts.append(f"{n} {one if n == 1 else many}")
    return ", ".join(parts) or "nothing to say"


def _problem(words: str) -> int:
    print(f"briefing: {words}", file=sys.stderr)
    return PROBLEMS


def _usage(words: str) -> int:
    print(f"briefing: {words}", file=sys.stderr)
    return USAGE


def tell_fault(fault: Exception) -> None:
    """Say that the program is at fault, where, and how to report it."""
    import traceback

    from briefing import __version__

    frames = traceback.extract_tb(fault.__traceback__)
    last = next((f for f in reversed(frames) if f"{os.sep}briefing{os.sep}" in f.filename), frames[-1] if frames else None)
    where = f" in {Path(last.filename).name}, line {last.lineno} ({last.name})" if last is not None else ""
    print(
        f"briefing: this is a fault of the program, not of your brief: {type(fault).__name__}{where}\n"
        f"  please report it, with the brief if you can: version {__version__}, Python {sys.version.split()[0]}\n"
        f"  BRIEFING_DEBUG=1 in front of the command shows all of it",
        file=sys.stderr,
    )


_VERBS = {
    "build": _build, "cache": _cache, "check": _check, "extract": _extract, "new": _new, "schema": _schema,
    "transcript": _transcript, "verify": _verify,
}  # fmt: skip


class _Progress:
    """One line on a terminal that says what is being done; nothing elsewhere."""

    def __init__(self, brief: str) -> None:
        self.brief = brief
        self.on = sys.stderr.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"

    def __call__(self, stage: str) -> None:
        if self.on:
            print(f"\r\x1b[K{self.brief}: {stage} …", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line away."""
        if self.on:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
