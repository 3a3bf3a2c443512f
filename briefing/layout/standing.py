"""Laid-out pages to what stands where on them: the pages and the height that an element takes, and how full a page is.

All lengths are points.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Union

from briefing.compose.story import Element, Words
from briefing.diagnostics import Span
from briefing.layout.pages import Page, Pages, PlacedDrawing, PlacedLine

Tagged = Union[PlacedLine, PlacedDrawing]
Extents = Mapping[int, dict[int, tuple[float, float]]]
"""For each element of the story, by its order, the upper and the lower edge of what stands of it, by page from 0."""


def tagged(page: Page) -> Iterator[tuple[Tagged, Element]]:
    """What stands on a page and is read, without its notes, each with its element."""
    for item in page.items:
        if isinstance(item, (PlacedLine, PlacedDrawing)) and isinstance(item.owner, Element) and not item.owner.artifact:
            if all(e.role != "Note" for e in up(item.owner)):
                yield item, item.owner


def up(element: Element | None) -> Iterator[Element]:
    """An element and all above it, the nearest first."""
    while element is not None:
        yield element
        element = element.parent


def top_of(item: Tagged) -> float:
    """The upper edge of a line or a drawing."""
    return item.y - item.line.ascent if isinstance(item, PlacedLine) else item.y


def bottom_of(item: Tagged) -> float:
    """The lower edge of a line or a drawing."""
    return item.y + (item.line.descent if isinstance(item, PlacedLine) else item.drawing.height * item.scale)


def extents(pages: Pages) -> Extents:
    """Where everything that is read stands, notes left out."""
    found: dict[int, dict[int, tuple[float, float]]] = defaultdict(dict)
    for number, page in enumerate(pages.pages):
        for item, owner in tagged(page):
            top, bottom = top_of(item), bottom_of(item)
            for element in up(owner):
                before = found[element.order].get(number, (top, bottom))
                found[element.order][number] = min(before[0], top), max(before[1], bottom)
    return found


def height(by_page: Mapping[int, tuple[float, float]]) -> float:
    """The height that an element takes on all its pages."""
    return math.fsum(bottom - top for top, bottom in by_page.values())


def place_of(element: Element) -> Span | None:
    """Where an element stands in the brief: its own place, or that of the first thing in it that has one."""
    for node in element.walk():
        if isinstance(node, Element) and node.span is not None:
            return node.span
        if isinstance(node, Words) and node.place is not None:
            return node.span()
    return None
