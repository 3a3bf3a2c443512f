"""A written file and the pages it was made from to their differences: what was lost, doubled, moved or left outside.

Validators pass files whose words are missing, doubled or out of order; this does not. What it proves on the bytes:

    F301  every word of the story stands in the structure tree once, in the story's order
    F302  on every page, what is painted first is read first
    F303  nothing is printed off the page (whole lines, marks and pictures are looked at), and nothing without an owner
    F304  every link and every bookmark leads to a place on a page; every link on a page is in the tree, within its page,
          and says where it leads

When these hold, `agreement.py` proves that each part is called what it is, and that the lists beside the tree agree with it
(F305–F307).
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.compose.story import Element
from briefing.diagnostics import Diagnostics
from briefing.layout.pages import Pages
from briefing.pdf.proof.agreement import compare
from briefing.pdf.proof.destinations import Goal, LinkArea
from briefing.pdf.proof.findings import find
from briefing.pdf.proof.objects import UnreadableFile
from briefing.pdf.proof.reading_order import FileParts, StoryParts, first_difference, of_file, of_story, said_of
from briefing.pdf.proof.tagged_file import ReadFile, read_file

if TYPE_CHECKING:
    from briefing.pdf.attachments import Attachment

_WINDOW = 400  # words compared after the first difference: the comparison is quadratic
_TOLD = 5  # differences told at most: after the first ones, the rest follows from them
_ROOM = 1.0  # points by which a link or a destination may reach over the edge of its page


def prove(data: bytes, pages: Pages, attachments: Sequence[Attachment] | None = None) -> Diagnostics:
    """Read `data` back and say what does not agree with `pages`; empty when everything does. About 1 ms a page.

    With `attachments` the files inside must be these, with their names, relationships and descriptions.
    """
    said = Diagnostics()
    try:
        file = read_file(data)
    except UnreadableFile as e:
        find(said, "F301", f"the file could not be read back: {e}")
        return said
    ours, theirs = of_story(pages), of_file(file)
    _prove_words(ours, theirs, said)
    for page in theirs.unordered():
        find(said, "F302", f"on page {page + 1} of the file something is painted in another order than it is read")
    _prove_places(file, pages, ours, theirs, said)
    _prove_links(file, theirs, said)
    if not said.has_errors:
        compare(file, pages, ours.parts, theirs, attachments, said)
    return said


# -- words ----------------------------------------------------------------------------------------------------------
def _prove_words(ours: StoryParts, theirs: FileParts, said: Diagnostics) -> None:
    told, read = "".join(ours.texts), "".join(theirs.texts)
    if told == read:
        return
    wanted, got = said_of(told).split(), said_of(read).split()
    if wanted == got:
        return
    pieces = [said_of(text) for text in ours.texts]
    starts = list(itertools.accumulate(map(len, pieces), initial=0))
    found = list(re.finditer(r"\S+", "".join(pieces)))
    for a, b, c, d in _differences(wanted, got)[:_TOLD]:
        lost, extra = " ".join(wanted[a:b]), " ".join(got[c:d])
        if lost and extra:
            what = f"the file says «{extra}» where the brief says «{lost}»"
        elif lost:
            what = f"the words «{lost}» are not in the file"
        else:
            what = f"the file says «{extra}», which the brief does not say there"
        at = found[min(a, len(found) - 1)].start() if found else 0
        find(said, "F301", what, ours.owners[bisect.bisect_right(starts, at) - 1] if pieces else None)


def _differences(wanted: list[str], got: list[str]) -> list[tuple[int, int, int, int]]:
    """Where two lists of words part, as ranges of both; of long ones, the first difference and what follows closely."""
    first = first_difference(wanted, got)
    ours, theirs = wanted[first : first + _WINDOW], got[first : first + _WINDOW]
    cut = len(wanted) > first + _WINDOW or len(got) > first + _WINDOW
    from difflib import SequenceMatcher  # loaded for a difference only: most files have none

    changes = [c for c in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes() if c[0] != "equal"]
    if cut and len(changes) > 1 and (changes[-1][2] == len(ours) or changes[-1][4] == len(theirs)):
        changes.pop()  # the windows end at different words: that is no difference of the file
    return [(first + a, first + b, first + c, first + d) for _, a, b, c, d in changes]


# -- places ---------------------------------------------------------------------------------------------------------
def _prove_places(file: ReadFile, pages: Pages, ours: StoryParts, theirs: FileParts, said: Diagnostics) -> None:
    if len(file.pages) != len(pages.pages):
        find(said, "F303", f"the file has {len(file.pages)} pages, {len(pages.pages)} were laid out")
    for index, (page, (width, height), laid) in enumerate(zip(file.pages, file.sizes, pages.pages, strict=False)):
        if abs(width - laid.width) > _ROOM or abs(height - laid.height) > _ROOM:
            find(said, "F303", f"page {index + 1} has another size in the file than it was laid out for")
        for what, mcid in page.outside[:_TOLD]:
            owner = _owner_of(file, index, mcid, ours, theirs)
            hint = "make it shorter, or give it more room in the style sheet"
            find(said, "F303", f"{what} would be printed outside page {index + 1}", owner, hint)
        for words in page.unowned[:_TOLD]:
            find(said, "F303", f"«{words}» on page {index + 1} belongs to nothing that is read")


def _owner_of(file: ReadFile, page: int, mcid: int | None, ours: StoryParts, theirs: FileParts) -> Element | None:
    """The element of the story that a marked sequence belongs to, None for an artifact, or when story and file differ."""
    row = file.owners.get(file.slots[page])
    if mcid is None or not isinstance(row, list) or mcid >= len(row) or len(ours.parts) != len(theirs.parts):
        return None
    parts = {found.number: element for element, found in zip(ours.parts, theirs.parts, strict=True)}
    parents = {child.number: e.number for e in file.root.walk() for child in e.elements}
    number: int | None = row[mcid]
    while number is not None and number not in parts:
        number = parents.get(number)
    return None if number is None else parts[number]


# -- links ----------------------------------------------------------------------------------------------------------
def _prove_links(file: ReadFile, theirs: FileParts, said: Diagnostics) -> None:
    for element in theirs.bare:
        find(said, "F304", f"the link «{element.text().strip()}» leads nowhere")
    wrong: list[str] = []
    for link in file.links:
        wrong += [f"a link on page {link.page + 1} {what}" for what in _faults(link, file, theirs)]
    places = file.destinations + file.bookmarks
    wrong += [f"the destination «{name}» is on no page" for name, goal in places if not _on_a_page(goal, file)]
    lost = set(theirs.annotations) - {link.number for link in file.links}
    if lost:
        wrong.append(f"{len(lost)} links of the tree are on no page")
    for what in wrong[:_TOLD]:
        find(said, "F304", what)


def _faults(link: LinkArea, file: ReadFile, theirs: FileParts) -> Iterator[str]:
    owner = theirs.annotations.get(link.number)
    if not owner:
        yield "is in no link of the tree"
    elif file.owners.get(link.slot) != owner:
        yield "belongs to another link by the file's list than by its tree"
    if not (link.goal if not isinstance(link.goal, Goal) else _on_a_page(link.goal, file)):
        yield "leads nowhere"
    if not link.described.strip():
        yield "does not say where it leads"
    width, height = file.sizes[link.page]
    if len(link.edges) != 4:
        yield "has no place"
        return
    left, low, right, high = link.edges
    if not (left < right and low < high):
        yield "is empty: there is nothing to touch"
    elif left < -_ROOM or low < -_ROOM or right > width + _ROOM or high > height + _ROOM:
        yield "reaches over the edge of the page"


def _on_a_page(goal: Goal, file: ReadFile) -> bool:
    if not 0 <= goal.page < len(file.sizes):
        return False
    width, height = file.sizes[goal.page]
    across = goal.left is None or -_ROOM <= goal.left <= width + _ROOM
    return across and (goal.top is None or -_ROOM <= goal.top <= height + _ROOM)
