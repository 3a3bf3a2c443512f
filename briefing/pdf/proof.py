"""A written file, read back, against the pages it was made from: what was lost, doubled, moved or left outside.

Validators pass files whose words are missing, doubled or out of order; this does not. What it proves on the bytes:

    F301  every word of the story stands in the structure tree once, in the story's order
    F302  on every page, what is painted first is read first
    F303  no text is painted outside the page, and none without an owner
    F304  every link of the tree leads somewhere, and every link on a page is in the tree

When these hold, `agreement.py` proves that each part is called what it is (F305–F307).
"""

from __future__ import annotations

import bisect
import difflib
import itertools
import re
from collections.abc import Iterator

from briefing.compose.story import Element, Mark, PageOf, Words
from briefing.diagnostics import Diagnostics, Span
from briefing.layout.pages import Pages
from briefing.pdf.agreement import compare
from briefing.pdf.readback import ReadFile, Said, UnreadableFile, read_file

_INLINE = frozenset(("Span", "Em", "Strong", "Link", "Reference", "Quote", "Code", "Sub"))
_UNSAID = re.compile("[\u00ad\u200b\u200c\u200d\u2060]")
_WINDOW = 400  # words compared after the first difference: the comparison is quadratic
_TOLD = 5  # differences told at most: after the first ones, the rest follows from them
_NOT_WORDS = frozenset(("Figure", "Formula"))  # what is drawn in them is said by their alternative text


def prove(data: bytes, pages: Pages) -> Diagnostics:
    """Read `data` back and say what does not agree with `pages`; empty when everything does. About 1 ms a page."""
    said = Diagnostics()
    try:
        file = read_file(data)
    except UnreadableFile as e:
        said.error("F301", f"the file could not be read back: {e}")
        return said
    _prove_words(file, pages, said)
    _prove_order(file, said)
    _prove_places(file, said)
    _prove_links(file, said)
    if not said.has_errors:
        compare(file, pages, said)
    return said


def _prove_words(file: ReadFile, pages: Pages, said: Diagnostics) -> None:
    pieces = list(_story_text(pages.story.root, pages))
    starts = list(itertools.accumulate((len(text) for text, _ in pieces), initial=0))
    found = list(re.finditer(r"\S+", "".join(text for text, _ in pieces)))
    wanted = [m.group() for m in found]
    got = _UNSAID.sub("", "".join(_tree_text(file.root))).split()
    if wanted == got:
        return
    for a, b, c, d in _differences(wanted, got)[:_TOLD]:
        lost, extra = " ".join(wanted[a:b]), " ".join(got[c:d])
        if lost and extra:
            what = f"the file says «{extra}» where the brief says «{lost}»"
        elif lost:
            what = f"the words «{lost}» are not in the file"
        else:
            what = f"the file says «{extra}», which the brief does not say there"
        at = found[min(a, len(found) - 1)].start() if found else 0
        said.error("F301", what, _span(pieces[bisect.bisect_right(starts, at) - 1][1]) if pieces else None)


def _differences(wanted: list[str], got: list[str]) -> list[tuple[int, int, int, int]]:
    """Where two lists of words part, as ranges of both; of long ones, the first difference and what follows closely."""
    first = next((i for i, (a, b) in enumerate(zip(wanted, got, strict=False)) if a != b), min(len(wanted), len(got)))
    ours, theirs = wanted[first : first + _WINDOW], got[first : first + _WINDOW]
    cut = len(wanted) > first + _WINDOW or len(got) > first + _WINDOW
    changes = [c for c in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes() if c[0] != "equal"]
    if cut and len(changes) > 1 and (changes[-1][2] == len(ours) or changes[-1][4] == len(theirs)):
        changes.pop()  # the windows end at different words: that is no difference of the file
    return [(first + a, first + b, first + c, first + d) for _, a, b, c, d in changes]


def _span(element: Element | None) -> Span | None:
    while element is not None:
        if element.span is not None:
            return element.span
        element = element.parent
    return None


def _story_text(element: Element, pages: Pages) -> Iterator[tuple[str, Element]]:
    """The story's words in order, each piece with its element; a space where a block begins or ends."""
    if element.artifact or element.role in _NOT_WORDS:
        return
    block = element.role not in _INLINE
    if block:
        yield " ", element
    for child in element.children:
        if isinstance(child, Words):
            yield _UNSAID.sub("", child.text), element
        elif isinstance(child, Element):
            yield from _story_text(child, pages)
        elif isinstance(child, PageOf):
            target = pages.targets.get(pages.story.by_id[child.target].order)
            yield ("" if target is None else pages.pages[target.page].label), element
        elif not isinstance(child, Mark):
            yield " ", element
    if block:
        yield " ", element


def _tree_text(said: Said) -> Iterator[str]:
    if said.role in _NOT_WORDS:
        return
    block = said.role not in _INLINE
    if block:
        yield " "
    for child in said.children:
        if isinstance(child, Said):
            yield from _tree_text(child)
        else:
            yield child[1]
    if block:
        yield " "


def _prove_order(file: ReadFile, said: Diagnostics) -> None:
    last: dict[int, int] = {}
    told: set[int] = set()
    for page, mcid in _reading(file.root):
        if mcid < last.get(page, -1) and page not in told:
            told.add(page)
            said.error("F302", f"on page {page + 1} of the file something is painted in another order than it is read")
        last[page] = mcid


def _reading(said: Said) -> Iterator[tuple[int, int]]:
    own = iter(said.sequences)
    for child in said.children:
        if isinstance(child, Said):
            yield from _reading(child)
        else:
            yield next(own)


def _prove_places(file: ReadFile, said: Diagnostics) -> None:
    for number, page in enumerate(file.pages, 1):
        for words in page.outside:
            said.error("F303", f"«{words}» would be printed outside page {number}")
        for words in page.unowned:
            said.error("F303", f"«{words}» on page {number} belongs to nothing that is read")


def _prove_links(file: ReadFile, said: Diagnostics) -> None:
    tagged = 0
    for element in file.root.walk():
        tagged += element.annotations
        if element.role == "Link" and not element.annotations:
            said.error("F304", f"the link «{element.text().strip()}» leads nowhere")
    if file.dead:
        said.error("F304", f"{file.dead} of the links on the pages lead nowhere")
    if tagged != sum(file.links):
        said.error("F304", f"{sum(file.links)} links stand on the pages, {tagged} of them in the tree")
