"""Running heads and feet: a template's bands filled with the words of the brief, on every page, as artifacts.

The marking is printed on every page; on the first page it is also read aloud: there the story's own marking line stands
in its place in the head (a screen reader never reads artifacts).
"""

from __future__ import annotations

import re

from briefing.compose.story import Element, Words
from briefing.layout.pages import FOOTER, HEADER, LAYOUT, Artifact, Owner, Page, PlacedLine, PlacedRule
from briefing.layout.setting import Setting
from briefing.records import replace
from briefing.style.computed import Band, Look
from briefing.text.paragraph import Line, Run, break_lines

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
# Words at the left, in the middle and at the right of a band stay at least this far apart, in em of the band's size.
APART = 1.5
# A marking wider than the frame is set smaller, but not smaller than print can be read.
SMALLEST = 6.5


def furnish(page: Page, count: int, setting: Setting, section: str, margin: tuple[float, float]) -> None:
    """Set the running head and foot of one page. `margin`: the left and right edges of the frame in points."""
    template = setting.sheet.template(page.template)
    facts = {**setting.story.facts, "page": page.label, "pages": str(count), "section": section}
    facts["page_of"] = fill_in(setting.story.labels.get("page_of", "{page} / {pages}"), facts)
    for bands, owner, top in ((template.head, HEADER, True), (template.foot, FOOTER, False)):
        for band in bands:
            _band(page, band, facts, setting, owner, margin, top)


def _band(
    page: Page, band: Band, facts: dict[str, str], setting: Setting, owner: Artifact, margin: tuple[float, float], top: bool
) -> None:
    y = band.at if top else page.height - band.at
    left, right = margin
    look = setting.sheet.look(band.look)
    parts = {k: fill_in(v, facts) for k, v in (("left", band.left), ("center", band.center), ("right", band.right))}
    lines: dict[str, Line] = {}
    for side, words in parts.items():
        if words:
            lines[side] = _one_line(words, _look_of(band, side, look, setting), setting, owner)
    _shorten(lines, parts, band, look, setting, owner, right - left)
    for side, line in lines.items():
        if getattr(band, side).strip() == "{marking}":
            who = (_marking(setting) if page.number == 1 and top else None) or owner
            page.items += _whole(
                parts[side], _look_of(band, side, look, setting), setting, who, side, (left, right), (y, page.height), top
            )
            continue
        x = left if side == "left" else right - line.width if side == "right" else (left + right - line.width) / 2
        page.items.append(PlacedLine(x, y, line, owner))
    if band.rule is not None:
        r = band.rule_at if top else page.height - band.rule_at
        page.items.append(PlacedRule(left, r, right, r, band.rule.width, band.rule.colour, owner=LAYOUT))


def _look_of(band: Band, side: str, look: Look, setting: Setting) -> Look:
    """A marking keeps its own look wherever it stands in a running line."""
    if getattr(band, side).strip() == "{marking}" and band.look != "marking":
        marking = setting.sheet.look("marking")
        return marking if look.colour == setting.sheet.look("running").colour else replace(marking, colour=look.colour)
    return look


def _one_line(words: str, look: Look, setting: Setting, owner: Owner) -> Line:
    style = setting.style(look, setting.story.lang)
    lost = style.missing(words)
    if lost:
        words = "".join(c for c in words if c not in lost)
    return break_lines([Run(words or " ", style, owner)], 100_000.0, align="left", hang=False)[0]


def _whole(
    words: str,
    look: Look,
    setting: Setting,
    owner: Owner,
    side: str,
    edges: tuple[float, float],
    heights: tuple[float, float],
    top: bool,
) -> list[PlacedLine]:
    """A marking, never cut: set smaller when it is wider than the frame, then on more lines, away from the text."""
    (left, right), (y, bottom) = edges, heights
    line = _one_line(words, look, setting, owner)
    if line.width > right - left:
        look = replace(look, size=max(SMALLEST, look.size * (right - left) / line.width * 0.995))
    run = Run(words, setting.style(look, setting.story.lang), owner)
    found = break_lines([run], right - left, align="left", hang=False)
    step = 1.2 * look.size
    first = max(y - step * (len(found) - 1), step) if top else min(y, bottom - 8.0 - step * (len(found) - 1))
    out = []
    for number, each in enumerate(found):
        x = left if side == "left" else right - each.width if side == "right" else (left + right - each.width) / 2
        out.append(PlacedLine(x, first + number * step, each, owner))
    return out


def _shorten(
    lines: dict[str, Line], parts: dict[str, str], band: Band, look: Look, setting: Setting, owner: Artifact, width: float
) -> None:
    """Words that would touch their neighbour lose their end: the title's first, then whatever is longer than its share."""
    apart = APART * look.size
    kept = {s for s in lines if getattr(band, s).strip() == "{marking}"}
    middle = lines["center"].width if "center" in lines else 0.0
    sides = sorted(
        (s for s in ("left", "right") if s in lines and s not in kept), key=lambda s: "{title}" not in getattr(band, s)
    )
    for side in sides:
        other = lines.get("right" if side == "left" else "left")
        room = (width - middle) / 2 - apart if middle else width - (other.width + apart if other else 0.0)
        if lines[side].width > room:
            room = max(room, min(lines[side].width, (0.45 if other or middle else 1.0) * width))
        words = parts[side].split(" ")
        while lines[side].width > room and len(words) > 1:
            words.pop()
            lines[side] = _one_line(" ".join(words).rstrip(" ,;:–—-") + "…", look, setting, owner)


def _marking(setting: Setting) -> Element | None:
    for node in setting.story.root.walk():
        if isinstance(node, Element) and node.look == "marking":
            return node
    return None


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
