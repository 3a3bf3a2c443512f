"""What a typographer measures of laid-out pages, computed from `Pages`: no file is written and none is read.

    frame     from the top of the highest to the last baseline of the lowest tagged line; page 1 has a top of its own
    fill      how far down the body goes, as a share of the frame above the notes
    hole      the highest blank strip across the frame above the notes, as a share of the frame; the blank at its foot included
    sizes     sizes of type, rounded to 0.1 pt; raised figures and what an author's own picture brings are left out
    grey      share of the characters of a page that are smaller than the running text and not in its ink
    spaces    word spaces of justified lines, in em of their size
    ladder    three or more lines in a row that end with a hyphen
    runt      a last line of running text that is shorter than 12 % of its measure
    widow     one line of a paragraph alone at the head or the foot of a page

All lengths are points.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice
from typing import Union

from briefing.chart.ink.displaylist import Glyphs, Group, Step
from briefing.chart.kinds.image import ImagePicture
from briefing.compose.story import Element, Words
from briefing.layout.pages import Page, Pages, PlacedBox, PlacedDrawing, PlacedLine
from briefing.text.items import Line

RUNT = 0.12
RAISED = 0.8  # of the size of its line: what is smaller is raised or lowered
HEADINGS = {"H1", "H2", "H3", "H4", "H5", "H6"}
NEAR_THE_END = 3  # lines below a heading
ON_GRID = 0.15
Tagged = Union[PlacedLine, PlacedDrawing]
Colour = tuple[float, float, float]


@dataclass(frozen=True)
class SetLine:
    """A tagged line of words as it stands: page from 0, baseline, left and right edge, size, and the elements it belongs to."""

    page: int
    base: float
    x0: float
    x1: float
    size: float
    owner: Element
    line: Line

    @property
    def top(self) -> float:
        return self.base - self.size

    @property
    def path(self) -> list[Element]:
        return list(up(self.owner))

    @cached_property
    def text(self) -> str:
        return self.line.text.strip()

    @property
    def is_note(self) -> bool:
        return any(e.role == "Note" for e in self.path)

    @property
    def in_table(self) -> bool:
        return any(e.role in ("TD", "TH") for e in self.path)

    @property
    def ends_with_hyphen(self) -> bool:
        words = [p for p in self.line.pieces if p.text]
        return bool(words) and (words[-1].hyphen or words[-1].text.endswith(("-", "\u2010")))

    @property
    def space(self) -> float | None:
        """Its word spaces in em; None where they are as wide as the face has them."""
        piece = max(self.line.pieces, key=lambda p: len(p.text))
        if not self.line.space_extra or " " not in self.text:
            return None
        return (piece.style.space * self.line.scale + self.line.space_extra) / piece.style.size

    def characters(self) -> Iterator[tuple[float, Colour]]:
        for piece in self.line.pieces:
            for character in piece.text:
                if character.strip():
                    yield round(piece.style.size, 1), piece.style.colour


def up(element: Element | None) -> Iterator[Element]:
    """An element and all above it, the nearest first."""
    while element is not None:
        yield element
        element = element.parent


def glyphs(steps: list[Step] | tuple[Step, ...]) -> Iterator[Glyphs]:
    """Every run of words of a drawing."""
    for step in steps:
        if isinstance(step, Glyphs):
            yield step
        elif isinstance(step, Group):
            yield from glyphs(step.steps)


def size_of(line: Line) -> float:
    """The size in which most of a line is set, rounded to 0.1 pt."""
    counts: Counter[float] = Counter()
    for piece in line.pieces:
        counts[round(piece.style.size, 1)] += len(piece.text.strip()) or (1 if piece.atom else 0)
    return counts.most_common(1)[0][0]


class Measured:
    """The measures of one document."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.lines = [line for number, page in enumerate(pages.pages) for line in set_lines(number, page)]
        self.by_page: dict[int, list[SetLine]] = defaultdict(list)
        for line in self.lines:
            self.by_page[line.page].append(line)
        self.foot = max(line.base for line in self.lines) + 3
        everywhere = min(line.top for line in self.lines)
        self._top = min((line.top for line in self.lines if line.page > 0), default=everywhere)

    def __len__(self) -> int:
        return len(self.pages.pages)

    # -- the page -----------------------------------------------------------------------------------------------------
    def frame(self, number: int) -> tuple[float, float, float]:
        """Top of a page's body, where it may end (the top of the notes), and the foot of the frame."""
        here = self.by_page[number]
        top = min((line.top for line in here), default=self._top) if number == 0 else self._top
        notes = [line.top for line in here if line.is_note]
        return top, min(notes) - 9 if notes else self.foot, self.foot

    def fill(self, number: int) -> float:
        """How full a page is, from 0 to 1."""
        top, end, _ = self.frame(number)
        bodies = [bottom for _, bottom in self._extents(number, top, end)]
        return min((max(bodies, default=top) - top) / (end - top), 1.0)

    def hole(self, number: int) -> float:
        """The highest blank strip of a page above its notes, as a share of the frame."""
        top, end, foot = self.frame(number)
        worst, reached = 0.0, top
        for upper, lower in sorted(self._extents(number, top, end)):
            worst = max(worst, upper - reached)
            reached = max(reached, lower)
        return max(worst, end - reached) / (foot - top)

    def _extents(self, number: int, top: float, end: float) -> list[tuple[float, float]]:
        """The upper and lower ends of all that stands on a page between two heights."""
        found = []
        for item in self.pages.pages[number].items:
            if isinstance(item, PlacedLine):
                size = size_of(item.line)
                found.append((item.y - size, item.y + 0.2 * size))
            elif isinstance(item, PlacedDrawing):
                found.append((item.y, item.y + item.drawing.height * item.scale))
            elif isinstance(item, PlacedBox):
                found.append((item.y, item.y + item.height))
            else:
                found.append((item.y0, item.y1))
        return [(max(upper, top), min(lower, end)) for upper, lower in found if upper < end - 3 and lower > top and upper >= 0]

    # -- what is kept together ----------------------------------------------------------------------------------------
    def pages_of(self, element: Element) -> list[int]:
        """The pages that an element and what belongs to it stand on."""
        return sorted(self._spread.get(element.order, ()))

    @cached_property
    def _spread(self) -> dict[int, set[int]]:
        spread: dict[int, set[int]] = defaultdict(set)
        for number, page in enumerate(self.pages.pages):
            for item in tagged(page):
                for element in up(item.owner):
                    spread[element.order].add(number)
        return spread

    def split(self) -> list[str]:
        """Boxes, figures, and cards of judgments and scenarios that stand on two pages though one page would hold them."""
        found = []
        for element in self.pages.story.root.walk_elements():
            name = whole(element)
            if name and len(self.pages_of(element)) > 1 and self._height(element) < self._room:
                found.append(f"{name} {first_words(element)!r} on pages {[n + 1 for n in self.pages_of(element)]}")
        return found

    @cached_property
    def _room(self) -> float:
        return self.foot - self._top

    def _height(self, element: Element) -> float:
        """The points an element takes, page by page, added."""
        heights: dict[int, list[float]] = defaultdict(list)
        for number in self.pages_of(element):
            for item in tagged(self.pages.pages[number]):
                if element not in up(item.owner):
                    continue
                if isinstance(item, PlacedDrawing):
                    heights[number] += [item.y, item.y + item.drawing.height * item.scale]
                else:
                    heights[number] += [item.y - size_of(item.line), item.y]
        return sum(max(ys) - min(ys) for ys in heights.values())

    def poor_tables(self) -> list[str]:
        """Tables that stand on two pages with fewer than three rows on one of them, but for rows that no frame holds."""
        found = []
        for table in self.pages.story.root.walk_elements():
            if table.role != "Table" or len(self.pages_of(table)) < 2:
                continue
            rows = [e for e in table.walk_elements() if e.role == "TR" and any(a.role == "TBody" for a in up(e))]
            if any(self._height(row) > 0.5 * self._room for row in rows):
                continue
            starts = Counter(self.pages_of(row)[0] for row in rows if self.pages_of(row))
            if min(starts.values()) < 3:
                found.append(f"table {first_words(table)!r}: rows by page {dict(starts)}")
        return found

    def stranded_headings(self) -> list[str]:
        """Headings with no more than three lines between them and the end of their page, where their section goes on."""
        found = []
        for number in range(len(self) - 1):
            drawings = [i for i in tagged(self.pages.pages[number]) if isinstance(i, PlacedDrawing)]
            for line in self.by_page[number]:
                section = line.owner.parent
                if line.owner.role not in HEADINGS or section is None or self.pages_of(section)[-1] == number:
                    continue
                below = {round(other.base) for other in self.by_page[number] if other.base > line.base + 1 and not other.is_note}
                drawn = any(i.y + i.drawing.height * i.scale > line.base + 60 for i in drawings)
                if len(below) <= NEAR_THE_END and not drawn:
                    found.append(f"{line.text!r} on page {number + 1}")
        return found

    # -- type ---------------------------------------------------------------------------------------------------------
    @cached_property
    def body(self) -> tuple[float, Colour]:
        """Size and ink of the running text."""
        sizes: Counter[float] = Counter()
        for line in self.lines:
            if line.owner.role == "P" and not line.is_note and not line.in_table:
                sizes[line.size] += len(line.text)
        size = sizes.most_common(1)[0][0]
        inks = Counter(ink for line in self.lines if line.size == size for _, ink in line.characters())
        return size, inks.most_common(1)[0][0]

    def sizes(self) -> Counter[float]:
        """How many letters stand in each size of type, raised figures left out."""
        found: Counter[float] = Counter()
        for line in self.lines:
            found.update(size for size, _ in line.characters() if size >= RAISED * line.size)
        for number in range(len(self)):
            for step, scale in self._drawn_words(number):
                found[round(step.style.size * scale, 1)] += len(step.text)
        return Counter({size: count for size, count in found.items() if count > 2})

    def grey(self, number: int) -> float:
        """The share of a page's letters that are smaller than the running text and not in its ink."""
        size, ink = self.body
        shown = [pair for line in self.by_page[number] for pair in line.characters()]
        for step, scale in self._drawn_words(number):
            shown += [(round(step.style.size * scale, 1), step.style.colour)] * len(step.text.replace(" ", ""))
        return sum(s < size and c != ink for s, c in shown) / max(len(shown), 1)

    def _drawn_words(self, number: int) -> Iterator[tuple[Glyphs, float]]:
        """The words of the figures of a page that this program draws, and the scale at which they stand."""
        for item in tagged(self.pages.pages[number]):
            if isinstance(item, PlacedDrawing) and not own_picture(item.owner):
                for step in glyphs(item.drawing.steps):
                    yield step, item.scale

    def spaces(self) -> list[tuple[float, str]]:
        """The word spaces of justified lines in em, the widest first, with their line."""
        return sorted(((line.space, line.text) for line in self.lines if line.space is not None), reverse=True)

    def paragraphs(self) -> list[list[SetLine]]:
        """The lines of each paragraph of running text outside tables and notes."""
        groups: dict[int, list[SetLine]] = defaultdict(list)
        for line in self.lines:
            if line.owner.role == "P" and not line.is_note and not line.in_table and line.size >= self.body[0] - 0.05:
                groups[line.owner.order].append(line)
        return list(groups.values())

    def ladders(self) -> list[str]:
        """Three and more hyphens below each other."""
        found = []
        for lines in self.paragraphs():
            for ends, run in groupby(lines, key=lambda line: line.ends_with_hyphen):
                rungs = list(run)
                if ends and len(rungs) > 2:
                    found.append(rungs[0].text)
        return found

    def runts(self) -> list[str]:
        """Last lines that are too short."""
        return [
            lines[-1].text for lines in self.paragraphs()
            if len(lines) > 1 and lines[-1].x1 - lines[-1].x0 < RUNT * max(x.x1 - x.x0 for x in lines)
        ]  # fmt: skip

    def widows(self) -> list[str]:
        """Paragraphs with one line alone on a page."""
        found = []
        for lines in self.paragraphs():
            counts = Counter(line.page for line in lines)
            if len(counts) > 1 and min(counts.values()) < 2:
                found.append(lines[0].text)
        return found

    def bare(self) -> list[str]:
        """Lines of which nothing is read but spaces."""
        found = []
        for line in self.lines:
            read = [p for p in line.line.pieces if not (isinstance(p.owner, Element) and any(e.artifact for e in up(p.owner)))]
            if read and not any(p.text.strip() or p.atom for p in read) and line.text:
                found.append(line.text)
        return found

    def off_grid(self, grid: float) -> float:
        """The share of lines of the running text's size that do not stand on the grid that most of them stand on."""
        bases = [line.base % grid for line in self.lines if line.size == self.body[0] and not line.is_note]
        on = max(sum(min(abs(base - place), grid - abs(base - place)) < ON_GRID for base in bases) for place in set(bases))
        return 1 - on / len(bases)


def tagged(page: Page) -> Iterator[Tagged]:
    """The lines and drawings of a page that are read and not only printed."""
    for item in page.items:
        if isinstance(item, (PlacedLine, PlacedDrawing)) and isinstance(item.owner, Element) and not item.owner.artifact:
            yield item


def set_lines(number: int, page: Page) -> Iterator[SetLine]:
    """The tagged lines of a page."""
    for item in tagged(page):
        if isinstance(item, PlacedLine) and item.line.pieces:
            first = item.line.pieces[0].x
            yield SetLine(number, item.y, item.x + first, item.x + item.line.width, size_of(item.line), item.owner, item.line)


def whole(element: Element) -> str:
    """What an element is that should stand on one page: a box, a figure, a card; "" for anything else."""
    if element.id.startswith(("box-", "scope", "yardstick", "decision")) and element.kind != "line":
        return "box"
    if element.role == "Figure":
        return "figure"
    if element.role in ("LI", "Sect") and element.id.startswith(("judgment-", "scenario-")):
        return "card"
    return ""


def own_picture(element: Element) -> bool:
    """Whether a figure shows a picture that the author brought."""
    return isinstance(element.drawing, ImagePicture)


def first_words(element: Element) -> str:
    """The first words of an element, to find it by."""
    words = (node.text for node in element.walk() if isinstance(node, Words))
    return " ".join(islice(words, 6))[:50]
