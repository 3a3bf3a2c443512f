"""Findings, counts and faults to words on standard output and standard error, as long as somebody reads them."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from briefing.diagnostics import Diagnostic, Severity, render

if TYPE_CHECKING:
    from briefing.pipeline import Lines


# -- streams --------------------------------------------------------------------------------------------------------
# Control characters, and those that turn the order of words round (Unicode Standard Annex 9), each as one visible sign.
_VISIBLE = (
    {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"} | {0x7F: 0x2421}
    | dict.fromkeys((*range(128, 160), *range(8234, 8239), *range(8294, 8298)), 65533)
)  # fmt: skip
_ESCAPED = {code: f"\\u{code:04x}" for code in _VISIBLE}


class Lasting(io.TextIOBase):
    """A stream that goes on taking words when they can no longer be written: the work does not end with its reader.

    What names, excerpts and foreign files hold cannot steer a terminal: control characters are shown as signs. `lost` is why
    words cannot be written; None as long as they can, and where a reader has simply seen enough (a closed pipe).
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._open = True
        self.lost: str | None = None

    def write(self, words: str) -> int:
        """Write what can be seen, or let go."""
        self.steer(words.translate(_VISIBLE))
        return len(words)

    def steer(self, words: str) -> None:
        """Write as it is what moves the cursor, or let go."""
        if self._open:
            with self._letting_go():
                self._stream.write(words)

    def flush(self) -> None:
        """Flush, or let go."""
        if self._open:
            with self._letting_go():
                self._stream.flush()

    @contextlib.contextmanager
    def _letting_go(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            self._let_go()
        except OSError as problem:
            self.lost = (problem.strerror or "the system does not say why").lower()
            self._let_go()

    def _let_go(self) -> None:
        """What is still buffered goes nowhere, or the interpreter would try to write it when it ends."""
        self._open = False
        with contextlib.suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)

    def isatty(self) -> bool:
        """Whether somebody sits before it."""
        return self._open and self._stream.isatty()

    def fileno(self) -> int:
        """The number of the stream below."""
        return self._stream.fileno()

    @property
    def encoding(self) -> str:  # type: ignore[override]  # read-only here
        """That of the stream below."""
        return self._stream.encoding


@contextlib.contextmanager
def lasting_streams() -> Iterator[Callable[[], str | None]]:
    """Standard output and error that outlast their readers, for as long as the command runs.

    Gives a function that says why standard output could not be written, None where nothing went wrong.
    """
    before = sys.stdout, sys.stderr
    out, err = (Lasting(_any_words(stream)) for stream in before)
    sys.stdout, sys.stderr = out, err
    try:
        yield lambda: out.lost
    finally:
        out.flush()
        err.flush()
        sys.stdout, sys.stderr = before


def _any_words(stream: TextIO | None) -> TextIO:
    """Names and words of any alphabet can be told: a file or a program gets UTF-8 everywhere, a terminal what it can show."""
    if stream is None:  # whoever started us has closed it
        return open(os.devnull, "w", encoding="utf-8")
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    return stream


class Progress:
    """One line on a terminal that says what is being done; nothing elsewhere."""

    def __init__(self, brief: str) -> None:
        self.brief = brief
        self.on = sys.stderr.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"

    def __call__(self, stage: str) -> None:
        """Say which stage begins."""
        self.clear()
        if self.on:
            print(f"{self.brief}: {stage} …", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line away."""
        if self.on and isinstance(sys.stderr, Lasting):
            sys.stderr.steer("\r\x1b[K")
            sys.stderr.flush()


# -- findings -------------------------------------------------------------------------------------------------------
_CHECKS = "SUJRCNPDMVX"
"""The letters with which codes of the analytic checks begin."""
MOST_OF_A_CHECK = 3


def tell(diagnostics: Iterable[Diagnostic], lines: Lines | None, form: str, *, everything: bool = False) -> None:
    """Findings of the analytic checks are told as text three times each, and then counted, unless `everything` is wanted.

    `lines` None: what is told of is no text, so no line of it is shown.
    """
    told = Counter[str]()
    for d in diagnostics:
        told[d.code] += 1
        if form == "json":
            print(json.dumps(as_object(d), ensure_ascii=False).translate(_ESCAPED))
        elif everything or d.code[0] not in _CHECKS or told[d.code] <= MOST_OF_A_CHECK:
            print(render(d, lines), file=sys.stderr)
    if form == "text" and not everything:
        for code, found in told.items():
            if code[0] in _CHECKS and found > MOST_OF_A_CHECK:
                print(f"and {found - MOST_OF_A_CHECK} more like {code}: `--all` shows them", file=sys.stderr)


def as_object(d: Diagnostic) -> dict[str, object]:
    """A finding for a program; `end_column` is exclusive, places are counted from 1."""
    s = d.span
    place: dict[str, object] = {}
    if s is not None:
        place = {"file": s.file, "line": s.line, "column": s.column, "end_line": s.end_line, "end_column": s.end_column}
    return {
        "code": d.code,
        "severity": str(d.severity),
        "message": d.message,
        **place,
        "path": d.path,
        "hints": list(d.hints),
        "related": [{"message": words, "file": s.file, "line": s.line, "column": s.column} for words, s in d.related],
        "reference": d.reference,
    }


def count(diagnostics: Iterable[Diagnostic]) -> str:
    """How many findings of each severity, in words."""
    found = [d.severity for d in diagnostics]
    parts = []
    for severity, one in ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.ADVICE, "piece of advice")):
        n = found.count(severity)
        if n:
            many = "pieces of advice" if severity is Severity.ADVICE else one + "s"
            parts.append(f"{n} {one if n == 1 else many}")
    return ", ".join(parts) or "nothing to say"


def tell_fault(fault: Exception) -> None:
    """Say that the program is at fault, where, and how to report it."""
    import traceback  # only a fault needs it

    from briefing import __version__  # only to tell a fault

    frames = traceback.extract_tb(fault.__traceback__)
    last = next((f for f in reversed(frames) if f"{os.sep}briefing{os.sep}" in f.filename), frames[-1] if frames else None)
    where = f" in {Path(last.filename).name}, line {last.lineno} ({last.name})" if last is not None else ""
    print(
        f"briefing: this is a fault of the program, not of your brief: {type(fault).__name__}{where}\n"
        f"  please report it, with the brief if you can: version {__version__}, Python {sys.version.split()[0]}\n"
        f"  BRIEFING_DEBUG=1 in front of the command shows all of it",
        file=sys.stderr,
    )
