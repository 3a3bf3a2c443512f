"""A story to what the standards forbid in it, found before anything is written.

The last of the stages that check. What an author or a style sheet can cause is mostly found earlier, at its line; the whole
list, with every stage's part in it, is `docs/conformance.yaml`. These are the codes of this stage:

    F101  the font's licence does not allow it to be embedded          ISO 32000-1, 9.9; ISO 19005-3, 6.2.11.4.1
    F102  a character that no face has                                 ISO 14289-1, 7.21.8
    F202  a language tag is missing or is none                         ISO 14289-1, 7.2; RFC 5646
    F203  a heading skips a level, or the first is not of level 1      ISO 14289-1, 7.4.2
    F204  a figure has no alternative text                             ISO 14289-1, 7.3
    F205  a table has no heads                                         ISO 14289-1, 7.5
    F206  the rows of a table differ in length                         ISO 14289-1, 7.5
    F207  two elements have the same id                                ISO 14289-1, 7.9
    F208  a file to be carried inside is too large                     ours: a brief is sent by mail
    F209  a text is longer than a file can hold                        ISO 19005-3, 6.1.13
    F210  the document has no title                                    ISO 14289-1, 7.1
    F211  a page is smaller or larger than a page can be               ISO 19005-3, 6.1.13

The writer guarantees the rest by construction. Whether a figure's text says what the figure shows, only its author knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.compose.cell_heads import cells_of, covered, rows_of
from briefing.compose.story import Element, Story
from briefing.diagnostics import Diagnostics, Span
from briefing.language.tags import is_language

MOST_ATTACHED = 25_000_000
"""The most bytes that one file inside the document may have: what most mail servers take."""
LONGEST_STRING = 32_767
"""Bytes of a string in a file (ISO 19005-3, 6.1.13; ISO 32000-1, annex C)."""
LEAST_PAGE, MOST_PAGE = 3.0, 14_400.0
"""Points of a page's side (ISO 19005-3, 6.1.13)."""
_BEFORE_ENCODING = 4_000  # characters that cannot reach the limit, whatever they are


def check_story(story: Story, said: Diagnostics) -> None:
    """Say everything in the story that the standards forbid."""
    _check_document(story, said)
    level = 0
    seen: dict[str, Element] = {}
    for e in read(story.root):
        if e.lang and not is_language(e.lang):
            message = f"`{e.lang}` is not a language tag"
            said.error("F202", message, e.nearest_span, hints=("write it as in `fr`, `zh-Hans`",), reference="BCP 47")
        if e.role == "Figure" and not e.alt.strip():
            message = "a figure has no alternative text: people who cannot see it are told nothing"
            said.error("F204", message, e.nearest_span, hints=("give it an `alt` that says what is seen",))
        if e.role == "Table":
            _check_table(e, said)
        _check_strings(e, said)
        if len(e.role) == 2 and e.role[0] == "H" and e.role[1].isdigit():
            level = _check_heading(e, level, said)
        if e.id:
            _check_id(e, seen, said)


def _check_document(story: Story, said: Diagnostics) -> None:
    if not str(story.metadata.get("title") or "").strip():
        said.error("F210", "the brief has no title, and a PDF must have one", hints=("add `title:` to the brief",))
    if not is_language(story.lang):
        what = f"`{story.lang}` is not a language tag" if story.lang else "the brief does not say its language"
        said.error("F202", what, hints=("write it as in `en`, `en-GB`, `fr`",), reference="BCP 47")
    for what, fact in story.metadata.items():
        for words in fact if isinstance(fact, tuple) else (fact,):
            _check_string(f"the {what} of the brief", str(words), None, said)


def _check_id(e: Element, seen: dict[str, Element], said: Diagnostics) -> None:
    first = seen.setdefault(e.id, e)
    if first is not e:
        related = (("the first is here", first.span),) if first.span is not None else ()
        hint = "give each an id of its own"
        said.error("F207", f"two elements have the id `{e.id}`", e.nearest_span, related=related, hints=(hint,))


def read(element: Element) -> Iterator[Element]:
    """The elements that are read: this one and those below it, artifacts left out."""
    waiting = [element]
    while waiting:
        e = waiting.pop()
        if not e.artifact:
            yield e
            waiting += e.elements[::-1]


def check_attachment(name: str, size: int, span: Span | None, said: Diagnostics) -> None:
    """Say that a file to be carried inside is too large; `size` in bytes, `span` where the author names it."""
    if size > MOST_ATTACHED:
        most = MOST_ATTACHED // 1_000_000
        message = f"{name} has {size / 1_000_000:.1f} MB, and a file inside the brief may have {most} MB"
        said.error("F208", message, span, hints=("make it smaller, or say in the text where it can be found",))


def check_pages(sizes: Iterable[tuple[float, float]], said: Diagnostics) -> None:
    """Say that a page has a size (points) that no page can have."""
    for width, height in dict.fromkeys(sizes):
        if not (LEAST_PAGE <= width <= MOST_PAGE and LEAST_PAGE <= height <= MOST_PAGE):
            message = f"a page of {width:g} × {height:g} pt: its sides can have {LEAST_PAGE:g} to {MOST_PAGE:g} pt"
            hint = "change `page.size` in the style sheet"
            said.error("F211", message, hints=(hint,), reference="ISO 19005-3, 6.1.13")


def _check_strings(e: Element, said: Diagnostics) -> None:
    if e.alt or e.actual or e.expansion:
        for what, words in (("alternative text", e.alt), ("text to be read", e.actual), ("long form", e.expansion)):
            _check_string(f"this {what}", words, e.nearest_span, said)


def _check_string(what: str, words: str, span: Span | None, said: Diagnostics) -> None:
    if len(words) > _BEFORE_ENCODING:
        size = len(words) if words.isascii() else 2 + len(words.encode("utf-16-be"))
        if size > LONGEST_STRING:
            message = f"{what} has {size:,} bytes, and a file can hold {LONGEST_STRING:,} of a text"
            said.error("F209", message, span, hints=("shorten it",), reference="ISO 19005-3, 6.1.13")


def _check_heading(e: Element, level: int, said: Diagnostics) -> int:
    now = int(e.role[1])
    if now > level + 1:
        wanted = f"level {level + 1}" if level else "level 1"
        before = f"after one of level {level}" if level else "as the first one"
        said.error("F203", f"a heading of level {now} stands {before}", e.nearest_span, hints=(f"make it {wanted}",))
    return now


def _check_table(table: Element, said: Diagnostics) -> None:
    rows = list(rows_of(table))
    cells = [cells_of(row) for row in rows]
    if cells and not any(c.role == "TH" for row in cells for c in row):
        hint = "say in `columns` what the columns are, or set `row_header: true`"
        said.error("F205", "a table has no heads: it is not said what its cells are about", table.nearest_span, hints=(hint,))
    widths = _row_widths(cells)
    for row, width in zip(rows, widths, strict=True):
        if width != widths[0]:
            message = f"this row of a table has {width} cells, the first has {widths[0]}"
            said.error("F206", message, row.nearest_span, hints=("give every row as many cells",))


def _row_widths(cells: list[list[Element]]) -> list[int]:
    """How many columns each row covers, cells that reach down from rows above included."""
    widths: list[int] = []
    reaching: list[tuple[int, int]] = []  # (columns, rows still to come)
    for row in cells:
        spans = [covered(cell) for cell in row]
        above = sum(columns for columns, _ in reaching)  # whole numbers
        widths.append(above + sum(columns for _, columns in spans))  # whole numbers
        reaching = [(columns, rows - 1) for columns, rows in reaching if rows > 1]
        reaching += [(columns, rows - 1) for rows, columns in spans if rows > 1]
    return widths
