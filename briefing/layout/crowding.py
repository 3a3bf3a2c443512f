"""Pages to the figures of which one drawing is too tall for them, and how many claims a drawing of each would hold.

Composing knows no measure: it parts a set of estimates at a number of claims that most pages hold. Where a page does not (large
print, long names, a narrow column) the drawing was scaled down, runs off the page, or stands on another page than its words.
"""

from __future__ import annotations

from briefing.chart.kinds.estimates import EstimateChart
from briefing.compose.story import Element
from briefing.layout.pages import Page, Pages, PlacedDrawing, PlacedLine

_SPARE = 0.94  # of the claims that fit by height: rows differ, and the words above a drawing need room too
_WITH_WORDS = 0.85  # of the claims of a drawing that fits a page, but not together with the words above it
_COLUMN = 0.8  # of the height above the foot of the page: the most that a drawing has at the head of its column


def most_claims(pages: Pages) -> dict[str, int]:
    """For each figure with a drawing of estimates that no page holds: how many claims to draw at once, by the figure's id.

    Empty when every drawing stands unscaled below its own words. One claim is never parted.
    """
    drawings = [(n, i) for n, page in enumerate(pages.pages) for i in page.items if isinstance(i, PlacedDrawing)]
    found: dict[str, int] = {}
    words: dict[int, set[int]] | None = None
    for number, item in drawings:
        owner = item.owner
        if not isinstance(owner, Element) or not isinstance(owner.drawing, EstimateChart) or owner.parent is None:
            continue
        claims = sum(len(g.claims) for p in owner.drawing.panels for g in p.groups)
        words = _words(pages) if words is None else words
        parted = any(words.get(id(e), {number}) != {number} for e in _above(owner))
        off = _runs_off(pages.pages[number], item)
        if claims < 2 or (item.scale == 1.0 and not parted and not off):
            continue
        share = min(item.scale, _whole(pages.pages[number]) / item.drawing.height if off else 1.0)
        fit = claims * (share * _SPARE if share < 1.0 else _WITH_WORDS)
        id_ = owner.parent.id
        found[id_] = min(found.get(id_, claims), max(1, min(int(fit), claims - 1)))
    return found


def _runs_off(page: Page, item: PlacedDrawing) -> bool:
    """Whether a drawing beside the flow, which is never scaled, ends below the page's frame."""
    return item.y + item.drawing.height * item.scale > page.height - page.foot + 1.0


def _whole(page: Page) -> float:
    """The height that a drawing may have where it begins at the head of its column."""
    return _COLUMN * (page.height - page.foot)


def _above(drawing: Element) -> list[Element]:
    """The lines directly above a drawing: its title and subtitle, or the line that counts the parts."""
    assert drawing.parent is not None
    siblings = [n for n in drawing.parent.children if isinstance(n, Element)]
    at = siblings.index(drawing)
    start = max((i + 1 for i in range(at) if siblings[i].role == "Figure"), default=0)
    return siblings[start:at]


def _words(pages: Pages) -> dict[int, set[int]]:
    """The pages on which the words of each line of a figure stand, by the identity of the line."""
    out: dict[int, set[int]] = {}
    for number, page in enumerate(pages.pages):
        for item in page.items:
            e = item.owner if isinstance(item, PlacedLine) and isinstance(item.owner, Element) else None
            while e is not None and e.kind != "line":
                e = e.parent
            if e is not None and e.look.startswith("figure."):
                out.setdefault(id(e), set()).add(number)
    return out
