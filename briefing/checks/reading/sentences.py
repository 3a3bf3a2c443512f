"""Sentences: from a passage to its sentences, quotations blanked, references marked, each character still in its place.

    text     what is ours: the words of quotations, and of other languages, are blanks of the same length
    said     the same with its quotations
    CITE     one character for a citation         LIKE   for a likelihood that the program prints
    REF      for any other reference

Set-off quotations are left out. `span(a, b)` is where characters a to b stand in the author's file, a mark being the whole of
the reference as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from briefing.checks.reading.passages import Passage
from briefing.checks.reading.word_lists import Words, word_lists
from briefing.diagnostics import Span
from briefing.model import prose as p
from briefing.records import record

CITE, LIKE, REF = "\ue001", "\ue002", "\ue003"
_OWN_MARKS = str.maketrans(dict.fromkeys((CITE, LIKE, REF), " "))

_QUOTED = re.compile(
    r"“[^”]*”|«[^»]*»|„[^“”]*[“”]|\"[^\"]*\""
    r"|‘(?:[^‘’]|(?<=\w)’(?=\w))*’"
    r"|(?<![\w’])'(?=\w)(?:[^']|(?<=\w)'(?=\w))*'(?!\w)"
)
_CLOSERS = "”’»“\"')\\]"
_END = re.compile(rf"[.!?…]+[{_CLOSERS}]*(?:\s*{CITE})*[.]?\s+")
_OPENERS = "“„«‘\"'([—– "
_TOKEN = re.compile(r"[^\s“„«‘\"'(\[]*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|[^\W\d_]")


@record
class Run:
    """From character `start` of a paragraph on: what stands at `offset` in the prose; a mark stands for all up to `end`."""

    start: int
    offset: int
    end: int = 0


@record
class Sentence:
    """A sentence as it is read: `text` and `said` from character `start` of its paragraph on.

    `cites` are the sources cited in it, `refs` the kinds and ids of its references; `cited` whether a source is cited in it or
    right behind its full stop. `runs` are those of its paragraph.
    """

    text: str
    said: str
    start: int
    runs: tuple[Run, ...]
    cites: tuple[str, ...]
    refs: tuple[tuple[str, str], ...]
    passage: Passage

    @property
    def cited(self) -> bool:
        """Whether a source is cited for it."""
        return CITE in self.said

    def span(self, start: int, end: int) -> Span | None:
        """Where characters `start` to `end` of the sentence stand in the author's file."""
        place = self.passage.prose.place
        if place is None or not self.said:
            return None
        first, last = self.start + start, self.start + max(min(end, len(self.said)) - 1, start)
        begin, stop = self._run(first), self._run(last)
        at = begin.offset if begin.end else begin.offset + first - begin.start
        return place.span_at(at, stop.end or stop.offset + last - stop.start + 1)

    def _run(self, at: int) -> Run:
        return next(run for run in reversed(self.runs) if run.start <= at)


def sentences(passage: Passage, lang: str, holding: Callable[[str], object] = bool) -> Iterator[Sentence]:
    """The sentences of a passage in a brief in language `lang`.

    Only paragraphs for whose words `holding` is true are taken apart: whoever looks for something rare says so there.
    """
    for paragraph in paragraphs(passage.prose.blocks):
        spelled = _Spelled(passage.prose.text, lang)
        spelled.add(paragraph.inlines)
        said = "".join(spelled.words)
        if not said.strip() or not holding(said):
            continue
        text = _blanked(said, spelled.foreign)
        runs, at = tuple(spelled.runs), 0
        for end in (*_ends(text, word_lists(lang)), len(said)):
            if said[at:end].strip():
                cites = tuple(c for where, ids in spelled.cites if at <= where < end for c in ids)
                refs = tuple(ref for where, ref in spelled.refs if at <= where < end)
                yield Sentence(_without_quotes(text[at:end]), said[at:end], at, runs, cites, refs, passage)
            at = end


def paragraphs(blocks: Iterable[p.Block]) -> Iterator[p.Paragraph]:
    """The paragraphs of a text, those of its lists with them, those of set-off quotations without."""
    for block in blocks:
        if isinstance(block, p.Paragraph):
            yield block
        elif isinstance(block, p.BulletList | p.NumberedList):
            for item in block.items:
                yield from paragraphs(item)


class _Spelled:
    """A paragraph spelled out: its words with marks, where they stand in the prose, its citations, its foreign stretches."""

    def __init__(self, source: str, lang: str) -> None:
        self.source, self.lang = source, lang
        self.words: list[str] = []
        self.runs: list[Run] = []
        self.cites: list[tuple[int, tuple[str, ...]]] = []
        self.refs: list[tuple[int, tuple[str, str]]] = []
        self.foreign: list[tuple[int, int]] = []
        self._at = 0

    def add(self, inlines: Iterable[p.Inline]) -> None:
        """Add these parts."""
        for inline in inlines:
            if isinstance(inline, p.Plain):
                self._words(inline.text.translate(_OWN_MARKS), Run(self._at, inline.start))
            elif isinstance(inline, p.LineBreak):
                self._words(" ", Run(self._at, inline.start))
            elif isinstance(inline, p.Cite):
                self.cites.append((self._at, tuple(source for source, _ in inline.items)))
                self._mark(CITE, inline.start, "]")
            elif isinstance(inline, p.Ref):
                self.refs.append((self._at, (inline.kind, inline.id)))
                self._mark(LIKE if "likelihood" in (inline.kind, inline.field) else REF, inline.start, "}")
            else:
                begin = self._at
                self.add(inline.children)
                if isinstance(inline, p.Language) or (isinstance(inline, p.Link) and self._is_address(begin)):
                    self.foreign.append((begin, self._at))

    def _words(self, words: str, run: Run) -> None:
        if words:
            self.words.append(words)
            self.runs.append(run)
            self._at += len(words)

    def _mark(self, mark: str, start: int, closing: str) -> None:
        self._words(mark, Run(self._at, start, self.source.find(closing, start) + 1 or start + 1))

    def _is_address(self, begin: int) -> bool:
        return "".join(self.words)[begin:].startswith(("http://", "https://"))


def _blanked(said: str, foreign: list[tuple[int, int]]) -> str:
    """The words with those quoted, and those in another language, as blanks; quotation marks and a stop before them stay."""
    text = _QUOTED.sub(_blank_quote, said)
    for begin, end in foreign:
        text = text[:begin] + " " * (end - begin) + text[end:]
    return text


def _is_word(quote: str) -> bool:
    """Whether single quotation marks hold one word: a term, and nobody's words."""
    return quote[0] in "‘'" and len(quote.split()) == 1


def _blank_quote(found: re.Match[str]) -> str:
    quote = found[0]
    if len(quote) == 2 or _is_word(quote):
        return quote
    stop = quote[-2] if quote[-2] in ".!?…" else " "
    return quote[0] + " " * (len(quote) - 3) + stop + quote[-1]


def _without_quotes(text: str) -> str:
    return _QUOTED.sub(lambda m: m[0] if _is_word(m[0]) else " " * len(m[0]), text)


def _ends(text: str, words: Words) -> Iterator[int]:
    """Where sentences end within a paragraph, behind the white space that follows."""
    for m in _END.finditer(text):
        rest = text[m.end() :].lstrip(_OPENERS)
        first = rest[:1]
        quoted = text[m.end() : m.end() + 1] in '“„«‘"'
        if not (quoted or first.isupper() or first.isdigit() or first in (LIKE, REF)):
            continue
        if m[0][0] != "." or not _abbreviated(text, m.start(), rest, words):
            yield m.end()


def _abbreviated(text: str, stop: int, rest: str, words: Words) -> bool:
    """Whether the full stop ends an abbreviation, and no sentence."""
    found = _TOKEN.search(text, max(0, stop - 40), stop)
    token = found[0] if found else ""
    if not token:
        return False
    if token in words.get("abbreviations_of_numbers", ()):
        return rest[:1].isdigit()
    if token in words.get("abbreviations", ()):
        return True
    opens = (re.split(r"\W", rest, maxsplit=1)[0]) in words.get("sentence_openers", ())
    if token in words.get("abbreviations_that_may_end", ()):
        return not opens
    return token[0].isupper() and _INITIALS.fullmatch(token) is not None and not opens


def quotations(sentence: Sentence) -> list[tuple[int, int]]:
    """Where the quotations of a sentence begin and end, their marks with them."""
    return [m.span() for m in _QUOTED.finditer(sentence.said) if not _is_word(m[0])]
