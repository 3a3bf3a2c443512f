"""A page that ends somewhere to what that costs: white, what is cut, a heading with little below it, figures behind their place.

The unit is a page left white. What each fault costs is said by the sheet (`pages: {costs: …}`): a house may rather have white
than a card in two.
"""

from __future__ import annotations

from briefing.layout.galley import Galley, Slab
from briefing.layout.trial import Frame, PageState
from briefing.style.page_costs import PageCosts

# Of the frame; so much white at the foot of a page is not seen: a line that had to stay with the next one.
UNSEEN = 0.06
# Of the frame: of the white beyond that, what costs as much as the sheet says. Twice as much costs four times as much.
WHITE = 0.1
# Times: the white of the first page, which is seen by itself and has to hold what all readers read.
FACE = 4.0
# Of the frame: what is kept together is cut only where each of its parts takes so much.
PARTED = 0.12
# Where one drawing with its title, or what stands under one heading, ends: what a cut between two such parts costs of any other.
BETWEEN_PARTS = 0.3
# Lines of text below a heading that are too few for the end of a page.
FEW_LINES = 3
# Of the frame: a last page emptier than this looks forgotten.
SHORT = 0.3


def cost_of_page(
    costs: PageCosts, page: PageState, galley: Galley, at: int, penalty: float, waiting: int,
    *, last: bool, forced: bool, only: bool,
) -> float:  # fmt: skip
    """The cost of a page that ends before the slab `at`; `penalty` is that of the break, `waiting` counts floats passed.

    The white of the last page costs nothing unless almost all of it is white and it is not the `only` one, the first; nor does
    that in front of a page that begins by itself (`forced`)."""
    white = white_of(page)
    if last:
        return 0.0 if only else costs.short * max(0.0, white - (1 - SHORT)) / SHORT
    cost = penalty + costs.floated * waiting
    if not forced:
        seen = max(0.0, white - UNSEEN)
        cost += (seen + costs.white * (seen / WHITE) ** 2) * (FACE if only else 1.0)
        cost += costs.hole * (white > 1 - costs.least_fill)
        cost += costs.heading * _heading_near(galley, at)
    return cost


def cost_of_split(costs: PageCosts, begins: Slab, here: float, there: float, frame: Frame) -> float:
    """The cost of cutting what is better kept together into parts of these heights, the second of which `begins` so."""
    owner = begins.owner
    between = owner is not None and (owner.role in ("Caption", "Figure") or owner.role[:1] == "H")
    small = min(here, there) < PARTED * frame.height
    return costs.split * ((BETWEEN_PARTS if between else 1.0) + small)


def white_of(page: PageState) -> float:
    """The white between the text of a page and its notes, as a share of the frame."""
    frame = page.frame
    return max(0.0, frame.bottom - page.notes.height - page.y) / max(frame.height, 1.0)


def _heading_near(galley: Galley, at: int) -> bool:
    """Whether a heading stands within a few lines of the page's end."""
    for back in range(1, FEW_LINES + 1):
        if at - back < 0 or at - back - 1 < 0:
            return False
        owner = galley.slabs[at - back - 1].owner
        if owner is not None and owner.role[:1] == "H" and owner.role[1:].isdigit():
            return True
    return False
