"""A file's links, named destinations and bookmarks to where each of them leads (ISO 32000-1, 12.3 and 12.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefing.pdf.proof.file import File
from briefing.pdf.proof.objects import LITERAL, Dictionary, Reference, matched_text, reference_in
from briefing.records import record


@record
class Goal:
    """A place that can be gone to: page from 0 (-1: none of the file), left and top in points; None: not said."""

    page: int
    left: float | None
    top: float | None


@record
class LinkArea:
    """A link annotation: its object number, its page from 0, left, lower, right and upper edge, its description, its place
    in the parent tree (-1: none), and where it leads: a page from 0 with left and top, an address, or None for nowhere."""

    number: int
    page: int
    edges: tuple[float, ...]
    described: str
    slot: int
    goal: Goal | str | None


_EDGES = re.compile(rb"/Rect \[([^\[\]]*)\]")
_SLOT = re.compile(rb"/StructParent (\d{1,9})\b")
_DESCRIBED = re.compile(rb"/Contents (?:" + LITERAL + rb")", re.DOTALL)
_ADDRESS = re.compile(rb"/URI (?:" + LITERAL + rb")", re.DOTALL)
_TITLE = re.compile(rb"/Title (?:" + LITERAL + rb")", re.DOTALL)
_NEXT, _FIRST = re.compile(rb"/Next (\d{1,9}) 0 R"), re.compile(rb"/First (\d{1,9}) 0 R")
_DESTINATION = re.compile(rb"(?:" + LITERAL + rb") (?:<</D )?(\[[^\[\]]*\])", re.DOTALL)
_PLACE = re.compile(rb"\[(\d{1,9}) 0 R /XYZ ([-\d.]{1,20}|null) ([-\d.]{1,20}|null) ")


def link_area(file: File, link: Reference, page: int, pages: Mapping[int, int]) -> LinkArea:
    """A link annotation that stands on this page; `pages` are the pages from 0 by their object numbers."""
    raw = file.raw(link)
    edges, slot, described, address = _EDGES.search(raw), _SLOT.search(raw), _DESCRIBED.search(raw), _ADDRESS.search(raw)
    return LinkArea(
        int(link),
        page,
        () if edges is None else tuple([float(v) for v in edges[1].split()]),
        "" if described is None else matched_text(*described.groups()),
        -1 if slot is None else int(slot[1]),
        _goal_in(raw, pages) if address is None else matched_text(*address.groups()),
    )


def _goal_in(raw: bytes, pages: Mapping[int, int]) -> Goal | None:
    """Where the action of a link or a bookmark goes."""
    at = raw.find(b"/D [")
    return None if at < 0 else _goal(raw[at + 3 :], pages)


def _goal(raw: bytes, pages: Mapping[int, int]) -> Goal | None:
    place = _PLACE.match(raw)
    if place is None:
        return None
    left, top = (None if v == b"null" else float(v) for v in place.group(2, 3))
    return Goal(pages.get(int(place[1]), -1), left, top)


_NOWHERE = Goal(-1, None, None)


def named_destinations(file: File, catalog: Dictionary, pages: Mapping[int, int]) -> Iterator[tuple[str, Goal]]:
    """The name of each destination, and where it is."""
    tree = file.dictionary(catalog.get("Names")).get("Dests")
    for literal, digits, place in _DESTINATION.findall(b"" if tree is None else file.raw(reference_in(tree))):
        yield matched_text(literal, digits), _goal(place, pages) or _NOWHERE


def bookmarks(file: File, catalog: Dictionary, pages: Mapping[int, int]) -> Iterator[tuple[str, Goal]]:
    """The words of every bookmark and where it leads, from the first to the last."""
    if "Outlines" not in catalog:
        return
    waiting = [int(reference_in(file.dictionary(catalog["Outlines"]).get("First")))]
    met: set[int] = set()
    while waiting:
        number = waiting.pop()
        if number in met:
            continue
        met.add(number)
        raw = file.raw(number)
        waiting += [int(found[1]) for key in (_NEXT, _FIRST) if (found := key.search(raw)) is not None]
        title = _TITLE.search(raw)
        yield "" if title is None else matched_text(*title.groups()), _goal_in(raw, pages) or _NOWHERE
