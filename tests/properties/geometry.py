"""What must hold of any laid-out brief: every word once, nothing over anything else, nothing outside the page's frame."""

from __future__ import annotations

from collections import Counter

from briefing.compose.story import Element, PageOf, Words
from briefing.layout.pages import Artifact, Page, Pages, PlacedBox, PlacedDrawing, PlacedLine
from briefing.style.sheet import Sheet

SOFT = 0.6  # points that ink may share with its neighbour (a descender and a tall capital at tight leading)


def read_words(pages: Pages) -> list[str]:
    """Every word of tagged lines, in story order, line-end hyphens closed."""
    by_owner: dict[int, list[str]] = {}
    for page in pages.pages:
        for item in page.items:
            if isinstance(item, PlacedLine) and isinstance(item.owner, Element):
                text = "".join(p.text for p in item.line.pieces if not (isinstance(p.owner, Element) and p.owner.hidden))
                hyphen = bool(item.line.pieces) and item.line.pieces[-1].hyphen
                by_owner.setdefault(item.owner.order, []).append(text if hyphen else text + " ")
    return "".join("".join(by_owner[k]) for k in sorted(by_owner)).replace("\ue000", " ").split()


def story_words(pages: Pages) -> list[str]:
    """Every word of the story that is read, in order, and the numbers of pages that it names."""
    out: list[str] = []

    def said(n: object) -> str:
        """The words of a part of a line."""
        if isinstance(n, PageOf):
            return pages.pages[pages.targets[pages.story.by_id[n.target].order].page].label
        if isinstance(n, Element):
            return "" if n.artifact else "".join(map(said, n.children))
        return n.text if isinstance(n, Words) else ""

    def walk(e: Element, artifact: bool) -> None:
        artifact = artifact or e.artifact
        line = ""
        for n in e.children:
            if isinstance(n, Element) and n.kind != "inline":
                walk(n, artifact)
            elif not artifact:
                line += said(n)
        if line.strip():
            out.extend(line.split())

    walk(pages.story.root, False)
    return out


def lost_words(pages: Pages) -> tuple[Counter[str], Counter[str]]:
    """Characters of the story that no page has, and characters on the pages that the story does not have."""
    said = Counter("".join(story_words(pages)).replace("\u00ad", ""))
    printed = Counter("".join(read_words(pages)).replace("\u00ad", ""))
    return said - printed, printed - said


def boxes(page: Page) -> list[tuple[float, float, float, float, str]]:
    """The ink of lines and drawings on a page: left, top, right, bottom, a few words."""
    out = []
    for item in page.items:
        if isinstance(item, PlacedLine):
            text = "".join(p.text for p in item.line.pieces)
            if not text.strip():
                continue
            size = max(p.style.size for p in item.line.pieces if p.style is not None)
            pieces = [p for p in item.line.pieces if p.text.strip()]
            x0 = item.x + min(p.x for p in pieces)
            x1 = item.x + max(p.x + p.width for p in pieces)
            if text.endswith(" "):
                x1 -= pieces[-1].style.space + item.line.space_extra
            out.append((x0, item.y - 0.66 * size, x1, item.y + 0.18 * size, text[:40]))
        elif isinstance(item, PlacedDrawing) and isinstance(item.owner, Element):
            d = item.drawing
            out.append((item.x, item.y, item.x + d.width * item.scale, item.y + d.height * item.scale, "drawing"))
    return out


def overlaps(page: Page) -> list[tuple[str, str]]:
    """Pairs whose ink lies on each other."""
    found = []
    inked = sorted(boxes(page), key=lambda b: b[1])
    for i, a in enumerate(inked):
        for b in inked[i + 1 :]:
            if b[1] > a[3] - SOFT:
                break
            if min(a[2], b[2]) - max(a[0], b[0]) > SOFT and min(a[3], b[3]) - max(a[1], b[1]) > SOFT:
                found.append((a[4], b[4]))
    return found


def outside(page: Page, sheet: Sheet) -> list[str]:
    """What leaves the frame (running heads and feet stand outside it by design, numbers hang by `hang`)."""
    t = sheet.template(page.template)
    left, right = t.margin.left - sheet.hang, page.width - t.margin.right
    found = []
    for item in page.items:
        running = (
            isinstance(item, PlacedLine)
            and isinstance(item.owner, Artifact)
            and item.owner.type == "Pagination"
            and item.owner.subtype
        )
        if running or isinstance(item, PlacedBox):
            continue
        if isinstance(item, PlacedLine):
            if isinstance(item.owner, Element) and item.owner.look == "marking":
                continue
            pieces = [p for p in item.line.pieces if p.text.strip()]
            if not pieces:
                continue
            size = max(p.style.size for p in pieces)
            x0 = item.x + min(p.x for p in pieces)
            last = pieces[-1]
            x1 = item.x + last.x + last.width - (last.style.space + item.line.space_extra if last.text.endswith(" ") else 0)
            # punctuation hangs into the margin by design, at most half an em
            if (
                x0 < left - 0.5 * size
                or x1 > right + 0.5 * size
                or item.y > page.height - t.margin.bottom + 0.3 * size
                or item.y < t.margin.top - 1
            ):
                found.append("".join(p.text for p in pieces)[:50])
        elif isinstance(item, PlacedDrawing):
            d = item.drawing
            if (
                item.x < left - 0.5
                or item.x + d.width * item.scale > right + 0.5
                or item.y + d.height * item.scale > page.height - t.margin.bottom + 1
            ):
                found.append(f"drawing at {item.x:.0f},{item.y:.0f}")
    return found
