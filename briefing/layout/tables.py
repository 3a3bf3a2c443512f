"""Tables: from rows of cells to slabs, rows that may be cut between any two lines, heads that stand again on every page.

Columns take their widths as CSS 2.1 section 17.5.2.2 (automatic layout) describes it: none narrower than its longest word,
none wider than its longest line while others want, the rest shared by what each would still like. A column that says a
number takes that share of the measure.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from briefing.compose.story import Element, Words
from briefing.layout.galley import FORBIDDEN, FREE, UNWELCOME, Rule, Slab, Stack, TableRun, Thing, stack
from briefing.layout.pages import LAYOUT, REPEAT
from briefing.layout.setting import span_above
from briefing.records import record, replace
from briefing.style.computed import Look, Stroke
from briefing.text.paragraph import Atom, Run

if TYPE_CHECKING:
    from briefing.layout.blocks import Area, Flow

# A row of up to so many lines is kept whole while the page has room elsewhere; a longer one may be cut at once.
KEEP_LINES = 8
# A last row of up to so many lines takes the row before it along to the next page.
KEEP_ROWS = 4
# A table of at most so many rows and so much of the frame stands whole on a page.
SHORT_ROWS, SHORT_TABLE = 5, 1 / 3
# Of the room; longest words that are wider together are torn even where they can be hyphenated.
TOO_WIDE = 1.4


@record(frozen=False)
class _Rules:
    top: Stroke | None = None
    below_head: Stroke | None = None
    between: Stroke | None = None
    bottom: Stroke | None = None


def set_table(flow: Flow, e: Element, look: Look, area: Area) -> None:
    """Set a table in its column of the area: caption, head, rows."""
    x, width = area.column(look.place)
    x += look.inset.left
    width -= look.inset.left + look.inset.right
    from briefing.layout.blocks import Area as AreaType

    captions = [c for c in e.children if isinstance(c, Element) and c.role == "Caption"]
    heads = [r for part in e.children if isinstance(part, Element) and part.role == "THead" for r in _rows(part)]
    bodies = [r for part in e.children if isinstance(part, Element) and part.role == "TBody" for r in _rows(part)]
    bodies += [r for r in e.children if isinstance(r, Element) and r.role == "TR"]
    flow.before = max(flow.before, look.space_before)
    for caption in captions:
        flow.block(caption, AreaType.single(x, width), look)
        flow.level = FORBIDDEN
    gap = float(look.options.get("column_gap", look.size))
    count = max((sum(_columns_of(c) for c in _cells(r)) for r in [*heads, *bodies]), default=0)  # whole numbers
    if not count:
        return
    widths = _column_widths(flow, e, look, [*heads, *bodies], count, width, gap)
    lefts = [x + math.fsum(widths[:i]) + gap * i for i in range(count)]
    rules = _rules(look)
    run = TableRun()
    pad = float(look.options.get("row_padding", 0.0))
    body_pad_bottom = float(look.options.get("row_padding_bottom", pad))
    for i, row in enumerate(heads):
        strokes = (rules.top if i == 0 else None, rules.below_head if i == len(heads) - 1 else None)
        for slab in _row(flow, row, look, lefts, widths, gap, pad, body_pad_bottom, strokes, (x, width)):
            slab.level = max(slab.level, FORBIDDEN) if run.head else slab.level
            flow.emit(slab)
            run.head.append(slab)
        flow.level = FORBIDDEN
    run.again = _again(flow, e, captions, run.head, look, (x, width))
    start = len(flow.slabs)
    for i, row in enumerate(bodies):
        top = rules.between if i else (None if heads else rules.top)
        bottom = rules.bottom if i == len(bodies) - 1 else None
        last_row = i == len(bodies) - 1
        slabs = _row(flow, row, look, lefts, widths, gap, pad, body_pad_bottom, (top, bottom), (x, width))
        for slab in slabs:
            slab.table = run
        if last_row and i and len(slabs) <= KEEP_ROWS:  # the last row never stands alone under a repeated head
            slabs[0].level = max(slabs[0].level, UNWELCOME)
        for slab in slabs:
            flow.emit(slab)
    mine = flow.slabs[start:]
    if len(bodies) <= SHORT_ROWS and math.fsum(s.height for s in mine) <= SHORT_TABLE * flow.setting.frame_height:
        for slab in mine[1:]:
            slab.level = max(slab.level, UNWELCOME)
    flow.after(look)


def _rows(part: Element) -> list[Element]:
    return [r for r in part.children if isinstance(r, Element)]


def _cells(row: Element) -> list[Element]:
    return [c for c in row.children if isinstance(c, Element)]


def _columns_of(cell: Element) -> int:
    return int(cell.attributes.get("ColSpan", 1))


def _rules(look: Look) -> _Rules:
    named = look.options.get("rules") or {}
    return _Rules(named.get("top"), named.get("below_head"), named.get("between"), named.get("bottom"))


# -- widths ---------------------------------------------------------------------------------------------------------
def _column_widths(flow: Flow, e: Element, look: Look, rows: list[Element], count: int, width: float, gap: float) -> list[float]:
    room = width - gap * (count - 1)
    kinds = list(e.columns) + ["auto"] * (count - len(e.columns))
    least, most = [0.0] * count, [0.0] * count
    for row in rows:
        i = 0
        for cell in _cells(row):
            n = _columns_of(cell)
            if n == 1 and i < count:
                low, high = _content_widths(flow, cell, look)
                least[i], most[i] = max(least[i], low), max(most[i], high)
            i += n
    _tell_wide(flow, e, math.fsum(least) / room if room > 0 else float(count), count)
    least = [min(v, room * 0.6) for v in least]
    shares = [float(k) if _is_share(k) else 0.0 for k in kinds]
    if all(shares):
        given = [room * s / math.fsum(shares) for s in shares]
        # a share never cuts the longest word while another column has room to give
        return _settle(given, least, room)
    if math.fsum(most) <= room:
        spare = room - math.fsum(most)
        takers = (
            [i for i, k in enumerate(kinds) if k == "text" or _is_share(k)]
            or [i for i, k in enumerate(kinds) if k != "number"]
            or list(range(count))
        )
        if look.options.get("fill", True):
            total = math.fsum(max(most[i], 1.0) for i in takers)
            return [m + (spare * max(m, 1.0) / total if i in takers else 0.0) for i, m in enumerate(most)]
        return most
    if math.fsum(least) >= room:
        return [v * room / math.fsum(least) for v in least]
    spare = room - math.fsum(least)
    # what a column would still like counts with its square root: long prose does not starve short labels
    want = [((most[i] - least[i]) ** 0.5 if kinds[i] != "number" else most[i] - least[i]) for i in range(count)]
    out = list(least)
    open_columns = [i for i in range(count) if want[i] > 0]
    while spare > 0.01 and open_columns:
        total = math.fsum(want[i] for i in open_columns)
        full = [i for i in open_columns if out[i] + spare * want[i] / total >= most[i] - 0.01]
        if not full:
            for i in open_columns:
                out[i] += spare * want[i] / total
            break
        for i in full:
            spare -= most[i] - out[i]
            out[i] = most[i]
        open_columns = [i for i in open_columns if i not in full]
    return out


def _tell_wide(flow: Flow, e: Element, times: float, count: int) -> None:
    """Warn of a table whose longest words together are so much wider than its room that hyphens will not save them (L307)."""
    if times > TOO_WIDE:
        wide = f"its {count} columns want {times:.1f} times the room that there is, and words are torn apart"
        hint = "part it, let rows and columns change places, or shorten the words"
        flow.setting.diagnostics.warning("L307", f"this table is too wide for its page: {wide}", span_above(e), hints=(hint,))


def _settle(given: list[float], least: list[float], room: float) -> list[float]:
    short = [max(low - g, 0.0) for g, low in zip(given, least, strict=True)]
    spare = [max(g - low, 0.0) for g, low in zip(given, least, strict=True)]
    need, have = math.fsum(short), math.fsum(spare)
    if not need or not have:
        return given
    take = min(1.0, need / have)
    out = [g + s * min(1.0, have / need) - p * take for g, s, p in zip(given, short, spare, strict=True)]
    scale = room / math.fsum(out)
    return [v * scale for v in out]


def _is_share(kind: str) -> bool:
    return kind.replace(".", "", 1).isdigit()


def _content_widths(flow: Flow, cell: Element, inherited: Look) -> tuple[float, float]:
    """The longest word and the longest line of a cell, in points."""
    low = high = 0.0
    for block, look in _lines_of(flow, cell, inherited):
        line = 0.0
        for item in flow.setting.items(block, look, flow.lang):
            if isinstance(item, Run):
                words = item.text.replace("\u00a0", " ").split(" ")
                widths = [item.style.width(w) for w in words]
                low = max(low, max(widths, default=0.0))
                line += math.fsum(widths) + item.style.space * (len(words) - 1)
            elif isinstance(item, Atom):
                line += item.width
        high = max(high, line + look.inset.left + look.inset.right)
    return low + 0.1, high + 0.6


def _lines_of(flow: Flow, e: Element, inherited: Look) -> list[tuple[Element, Look]]:
    look = flow.setting.look(e, inherited)
    if e.kind == "line":
        return [(e, look)]
    found: list[tuple[Element, Look]] = []
    if any(isinstance(c, Words) or (isinstance(c, Element) and c.kind == "inline") for c in e.children):
        return [(e, look)]
    for c in e.children:
        if isinstance(c, Element):
            found += _lines_of(flow, c, look)
    return found


# -- rows -----------------------------------------------------------------------------------------------------------
def _row(flow: Flow, row: Element, look: Look, lefts: list[float], widths: list[float], gap: float, pad: float, pad_bottom: float,
         strokes: tuple[Stroke | None, Stroke | None], extent: tuple[float, float]) -> list[Slab]:  # fmt: skip
    """The slabs of one row: its cells side by side on one first baseline, cut where no line of any cell is cut."""
    from briefing.layout.blocks import Area, Flow

    stacks: list[tuple[Stack, float]] = []
    i = 0
    for cell in _cells(row):
        n = min(_columns_of(cell), len(widths) - i)
        if n < 1:
            break
        width = math.fsum(widths[i : i + n]) + gap * (n - 1)
        inner = Flow(flow.setting, cell.lang or flow.lang, flow.artifact)
        inner.block(_as_flow(cell), Area.single(lefts[i], width), flow.setting.look(row, look))
        slabs = inner.finish()
        if slabs:
            stacks.append((stack(slabs), slabs[0].base))
        i += n
    x, width = extent
    if not stacks:
        return []
    base = max(b for _, b in stacks)
    bands: list[tuple[float, float, Slab]] = []
    for s, b in stacks:
        shift = pad + base - b
        bands += [(shift + top, shift + top + slab.height, slab) for top, slab in s.tops]
    height = max(bottom for _, bottom, _ in bands) + pad_bottom
    cuts = _cuts(bands, height)
    slabs = []
    lines = len({round(t, 1) for t, _, _ in bands})
    for number, (top, bottom) in enumerate(pairwise(cuts)):
        out = Slab(x, x + width, bottom - top, base + pad if number == 0 else bottom - top, [], owner=row)
        for t, _, slab in bands:
            if top - 0.01 <= t < bottom - 0.01:
                out.things += [replace(th, y=th.y + t - top) for th in slab.things]
                out.notes = (*out.notes, *(n for n in slab.notes if n not in out.notes))
                out.targets = [*(out.targets or []), *(slab.targets or [])] or None
        if number:
            near_end = number == 1 or number == len(cuts) - 2
            out.level = UNWELCOME if lines <= KEEP_LINES else (UNWELCOME if near_end else FREE)
        slabs.append(out)
    first, last = slabs[0], slabs[-1]
    if strokes[0] is not None:
        first.things.insert(0, Thing(x, 0.0, Rule(width, strokes[0].width, strokes[0].colour), LAYOUT))
    if strokes[1] is not None:
        last.things.append(Thing(x, last.height - strokes[1].width, Rule(width, strokes[1].width, strokes[1].colour), LAYOUT))
    return slabs


def _as_flow(cell: Element) -> Element:
    """A cell that holds words directly is a paragraph of its own."""
    if cell.kind == "line" or any(isinstance(c, Words) or (isinstance(c, Element) and c.kind == "inline") for c in cell.children):
        cell.kind = "line"
    return cell


def _cuts(bands: list[tuple[float, float, Any]], height: float) -> list[float]:
    """Heights at which the row may be cut: its ends, and every line top that no line of another cell crosses."""
    inside = sorted({t for t, _, _ in bands if t > min(b[0] for b in bands) + 0.01})
    cuts = [0.0]
    for y in inside:
        if y - cuts[-1] > 1.0 and not any(t < y - 0.5 and b > y + 0.5 for t, b, _ in bands):
            cuts.append(y)
    return [*cuts, height]


# -- heads again ----------------------------------------------------------------------------------------------------
def _again(
    flow: Flow, e: Element, captions: list[Element], head: list[Slab], look: Look, extent: tuple[float, float]
) -> list[Slab]:
    """The head as it stands on a following page: the caption with «continued», then the head rows, all artifacts."""
    from briefing.layout.blocks import Area, Flow

    out: list[Slab] = []
    words = flow.setting.story.labels.get("continued", "continued")
    for caption in captions[:1]:
        copy = Element(caption.role, caption.kind, caption.look, id="", order=-2 - e.order)
        copy.children = [*caption.children, Words(f" ({words})", parent=caption)]
        inner = Flow(flow.setting, flow.lang, REPEAT)
        inner.block(copy, Area.single(*extent), look)
        for slab in inner.finish():
            slab.targets, slab.notes, slab.before = None, (), 0.0
            for thing in slab.things:
                thing.owner = REPEAT
            out.append(slab)
    for slab in head:
        things = [replace(t, owner=REPEAT) for t in slab.things]
        out.append(Slab(slab.x0, slab.x1, slab.height, slab.base, things, before=slab.before if out else 0.0, after=slab.after))
    return out
