"""Running heads and feet: a template's bands filled with the words of the brief, on every page, as artifacts.

The marking is printed on every page; on the first page it is also read aloud: there the story's own marking line stands
in its place in the head (a screen reader never reads artifacts).
"""

from __future__ import annotations

import re
import unicodedata

from briefing.compose.story import Element, Words
from briefing.layout.banner import marking_element, marking_lines, marking_side
from briefing.layout.pages import FOOTER, HEADER, LAYOUT, Artifact, Owner, Page, PlacedLine, PlacedRule
from briefing.layout.setting import Setting
from briefing.style.computed import Band, Look
from briefing.text.items import Line, Run
from briefing.text.paragraph import break_lines

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
# Words at the left, in the middle and at the right of a band stay at least this far apart, in em of the band's size.
APART = 1.5
# Two sides of a band that are both too long have this share of the frame each; words between two sides have MIDDLE of it.
SIDE, MIDDLE = 0.45, 0.4


def furnish(page: Page, count: int, setting: Setting, section: str, margin: tuple[float, float]) -> None:
    """Set the running head and foot of one page. `margin`: the left and right edges of the frame in points."""
    template = setting.template(page.template)
    facts = {**setting.story.facts, "page": page.label, "pages": str(count), "section": section}
    facts["page_of"] = fill_in(setting.story.say("page_of"), facts)
    for bands, owner, top in ((template.head, HEADER, True), (template.foot, FOOTER, False)):
        for band in bands:
            _band(page, band, facts, setting, owner, margin, top)


def _band(
    page: Page, band: Band, facts: dict[str, str], setting: Setting, owner: Artifact, margin: tuple[float, float], top: bool
) -> None:
    y = band.at if top else page.height - band.at
    left, right = margin
    look = setting.sheet.look(band.look)
    marked = marking_side(band)
    parts = {s: fill_in(getattr(band, s), facts) for s in ("left", "center", "right") if s != marked}
    lines = {side: [_one_line(words, look, setting, owner)] for side, words in parts.items() if words}
    step = 0.0
    if marked and facts.get("marking"):
        who = (marking_element(setting) if page.number == 1 and top else None) or owner
        lines[marked], step = marking_lines(band, right - left, setting, who)
    _shorten(lines, parts, band, look, setting, owner, right - left)
    for side, block in lines.items():
        first = y - step * (len(block) - 1) if top else y
        for number, line in enumerate(block):
            x = left if side == "left" else right - line.width if side == "right" else (left + right - line.width) / 2
            page.items.append(PlacedLine(x, first + number * step, line, owner if side != marked else who))
    if band.rule is not None:
        r = band.rule_at if top else page.height - band.rule_at
        page.items.append(PlacedRule(left, r, right, r, band.rule.width, band.rule.colour, owner=LAYOUT))


def _one_line(words: str, look: Look, setting: Setting, owner: Owner) -> Line:
    style = setting.style(look, setting.story.lang)
    lost = style.missing(words)
    if lost:
        words = "".join(c for c in words if c not in lost)
    return break_lines([Run(style, owner, words or " ")], 100_000.0, align="left", hang=False)[0]


def _shorten(
    lines: dict[str, list[Line]], parts: dict[str, str], band: Band, look: Look, setting: Setting, owner: Artifact, width: float
) -> None:
    """Words that would touch their neighbour lose their end: the title's first, then whatever is longer than its share."""
    wide = {side: max(line.width for line in block) for side, block in lines.items()}
    sides = sorted(("left", "right"), key=lambda s: "{title}" not in getattr(band, s))
    for side in ("center", *sides):
        if side not in wide or side not in parts:
            continue  # a marking is never cut
        room = _room(side, wide, marking_side(band), width, APART * look.size)
        if wide[side] > room:
            lines[side] = [_cut(parts[side], room, look, setting, owner)]
            wide[side] = lines[side][0].width


def _room(side: str, wide: dict[str, float], marked: str, width: float, apart: float) -> float:
    """The points that the words of one side of a band have beside those of the others; `marked` is the side of the marking."""
    if side == "center":
        beside = max((wide[s] for s in ("left", "right") if s in wide), default=0.0)
        return max(width - 2 * (beside + apart), MIDDLE * width) if beside else width
    if "center" in wide:
        return (width - wide["center"]) / 2 - apart
    other = wide.get("right" if side == "left" else "left", 0.0)
    if not other:
        return width
    room = width - (other + apart)
    return room if marked not in ("", side) else max(room, SIDE * width)


def _cut(words: str, room: float, look: Look, setting: Setting, owner: Artifact) -> Line:
    """As many words as `room` points hold, or as much of the first one, with an ellipsis."""
    ends = [m.start() for m in re.finditer(" ", words)]
    inside = [i for i in range(1, ends[0] if ends else len(words)) if not unicodedata.combining(words[i])]
    line = _one_line("…", look, setting, owner)
    for places in (ends, inside):
        low, high = 0, len(places)
        while low < high:
            middle = (low + high) // 2
            tried = _one_line(words[: places[middle]].rstrip(" ,;:–—-") + "…", look, setting, owner)
            if tried.width <= room:
                line, low = tried, middle + 1
            else:
                high = middle
        if low:
            break
    return line


def fill_in(words: str, facts: dict[str, str]) -> str:
    """`{series} · {date}` with its facts; a separator beside an empty fact goes with it."""
    if not words:
        return ""
    out: list[str] = []
    for part in re.split(r"(\s+[·|–—]\s+)", words):
        if re.fullmatch(r"\s+[·|–—]\s+", part):
            out.append(part)
            continue
        filled = _PLACEHOLDER.sub(lambda m: facts.get(m[1], ""), part)
        if not filled.strip() and _PLACEHOLDER.search(part):
            if out:
                out.pop()
            out.append("")
        else:
            out.append(filled)
    text = "".join(out)
    return re.sub(r"^\s*[·|–—]\s+|\s+[·|–—]\s*$", "", text).strip()


def words_of(element: Element) -> str:
    """The plain words of a heading, for the running head."""
    return "".join(n.text for n in element.walk() if isinstance(n, Words))
