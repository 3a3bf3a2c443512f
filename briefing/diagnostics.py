"""What can be said of an input: one kind of diagnostic, its place in a file, and how both are printed.

    Place        anything that can say where its characters stand in a file (a loaded scalar)
    Span         a stretch of a file: line and column, both from 1, the end exclusive
    Diagnostic   code, severity, message, span, path, hints, related places, reference
    Diagnostics  a list that a stage fills; all problems of a stage are told at once, in file order
    Problems     raised at the end of a stage that cannot hand on a result

Every stage speaks this type: YAML (B1xx), schema (B2xx), references (B3xx), style (Y), layout (L), file (F), and the
analytic checks (S U J R C N P D M V X). A bug of ours is an ordinary exception and never becomes one of these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol, TypedDict, Unpack


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops the build, a warning and an advice do not."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one file. Lines and columns count from 1 in characters (not bytes); the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Place(Protocol):
    """A piece of text that knows where each of its characters stands in the file it was read from."""

    @property
    def span(self) -> Span:
        """Where the whole of it stands."""
        ...

    def span_at(self, start: int, end: int | None = None) -> Span:
        """Where characters `start` to `end` of its *value* stand (`end` None: one character)."""
        ...


LONGEST_QUOTE = 80
"""Characters of what an author typed that a message shows: of one word, or of what stands between backquotes."""

_LONG = re.compile(rf"`[^`]{{{LONGEST_QUOTE + 1},}}`|[^\s`]{{{LONGEST_QUOTE + 1},}}")


def shortened(message: str) -> str:
    """A message in which no quotation, and no word outside one, is longer than `LONGEST_QUOTE`; what is cut ends in `…`."""
    if len(message) <= LONGEST_QUOTE:
        return message
    return _LONG.sub(lambda m: f"{m[0][: LONGEST_QUOTE - 1]}…{'`' if m[0][0] == '`' else ''}", message)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing said about an input, for a reader who has never seen Python.

    `path` is the YAML path (`key_judgments[1].likelihood`). `hints` say what to do, one sentence each. `related` are
    other places that matter, each with a few words. `reference` names the clause of a standard. What the message and
    the hints quote of an author's text is `shortened`.
    """

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    path: str = ""
    hints: tuple[str, ...] = ()
    related: tuple[tuple[str, Span], ...] = ()
    reference: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", shortened(self.message))
        object.__setattr__(self, "hints", tuple(map(shortened, self.hints)))

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """File order; what has no place comes first."""
        s = self.span
        return ("", 0, 0, self.code, self.message) if s is None else (s.file, s.line, s.column, self.code, self.message)


class More(TypedDict, total=False):
    """What a diagnostic may say besides code, severity, message and span, each as `Diagnostic` has it."""

    path: str
    hints: tuple[str, ...]
    related: tuple[tuple[str, Span], ...]
    reference: str


MOST_OF_A_CODE = 100
"""How many findings of one code are told: whoever has more of them has made one mistake many times."""


@dataclass(slots=True)
class Diagnostics:
    """What one stage has to say; filled as it goes, read in file order."""

    items: list[Diagnostic] = field(default_factory=list)

    def error(self, code: str, message: str, span: Span | None = None, **more: Unpack[More]) -> None:
        """Add an error: no file will be written."""
        self.items.append(Diagnostic(code, Severity.ERROR, message, span, **more))

    def warning(self, code: str, message: str, span: Span | None = None, **more: Unpack[More]) -> None:
        """Add a warning: the file is written, the reader should look."""
        self.items.append(Diagnostic(code, Severity.WARNING, message, span, **more))

    def advice(self, code: str, message: str, span: Span | None = None, **more: Unpack[More]) -> None:
        """Add an advice."""
        self.items.append(Diagnostic(code, Severity.ADVICE, message, span, **more))

    def extend(self, other: Iterable[Diagnostic]) -> None:
        """Take over the diagnostics of another stage."""
        self.items.extend(other)

    @property
    def has_errors(self) -> bool:
        """True when at least one item is an error."""
        return any(d.severity is Severity.ERROR for d in self.items)

    def __iter__(self) -> Iterator[Diagnostic]:
        """In file order, each once; of very many of one code the first `MOST_OF_A_CODE`, the last of which says so."""
        items = sorted(dict.fromkeys(self.items), key=Diagnostic.sort_key)
        counts, told = Counter(d.code for d in items), Counter[str]()
        for item in items:
            told[item.code] += 1
            if told[item.code] < MOST_OF_A_CODE or counts[item.code] == told[item.code] == MOST_OF_A_CODE:
                yield item
            elif told[item.code] == MOST_OF_A_CODE:
                more = f"there are {counts[item.code] - MOST_OF_A_CODE:,} more of this kind"
                yield replace(item, hints=(*item.hints, more))

    def __len__(self) -> int:
        return len(self.items)

    def raise_errors(self) -> None:
        """Raise `Problems` with everything said so far when there is an error among it."""
        if self.has_errors:
            raise Problems(self)


class Problems(Exception):
    """The input has errors; carries every diagnostic of the stage that found them, in file order.

    `texts` are the files they stand in, as far as these were read, by the name that spans have: for excerpts. Like everything a
    build hands out it can be pickled, so that a build may run in another process.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic], texts: Mapping[str, str] | None = None) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        self.texts: Mapping[str, str] = texts or {}
        first = next((d for d in self.diagnostics if d.severity is Severity.ERROR), None)
        super().__init__("" if first is None else f"{first.span or ''}: {first.message}")

    def __reduce__(self) -> tuple[type[Problems], tuple[tuple[Diagnostic, ...], dict[str, str]]]:
        return type(self), (self.diagnostics, dict(self.texts))


def render(diagnostic: Diagnostic, line_of: Callable[[str, int], str | None] | None = None) -> str:
    """The diagnostic as printed: `file:line:column: severity[code]: message`, the line, a caret, the hints.

    `line_of(file, line)` gives the text of a line (without its end) or None where it is not known.
    """
    d = diagnostic
    head = f"{d.severity}[{d.code}]: {d.message}"
    out = [f"{d.span}: {head}" if d.span else head]
    out += _excerpt(d.span, line_of)
    for words, span in d.related:
        out.append(f"  {span}: {words}")
        out += _excerpt(span, line_of)
    out += [f"  hint: {h}" for h in d.hints]
    if d.reference:
        out.append(f"  see: {d.reference}")
    return "\n".join(out)


def _excerpt(span: Span | None, line_of: Callable[[str, int], str | None] | None) -> list[str]:
    if span is None or line_of is None:
        return []
    text = line_of(span.file, span.line)
    if text is None:
        return []
    start = span.column - 1
    stop = span.end_column - 1 if span.end_line == span.line else len(text)
    stop = max(stop, start + 1)
    shift = max(0, start - 60) if len(text) > 110 else 0
    shown = ("…" if shift else "") + text[shift : shift + 110] + ("…" if len(text) > shift + 110 else "")
    pad = start - shift + (1 if shift else 0)
    before = "".join("\t" if c == "\t" else "\u3000" if _wide(c) else " " for c in shown[:pad])
    marks = "".join("\uff3e" if _wide(c) else "^" for c in shown[pad : pad + (stop - start)]) or "^"
    number = f"{span.line:>6}"
    return [f"{number} | {shown}", f"       | {before}{marks}"]


def _wide(char: str) -> bool:
    """Whether a terminal gives the character two columns (Unicode Standard Annex 11, the blocks that briefs meet)."""
    code = ord(char)
    return 0x2E80 <= code <= 0xA4CF or 0xAC00 <= code <= 0xD7A3 or 0xF900 <= code <= 0xFAFF or 0xFF00 <= code <= 0xFF60
