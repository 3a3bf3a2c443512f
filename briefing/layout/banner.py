"""The marking to the lines it takes at the head and foot of a page, and the template to one that has room for them.

A marking is never cut. One wider than the frame is set smaller, down to what can be read, then on several lines. They first
use the white between the marking and the edge of the paper; what they need beyond that pushes the running lines and the
frame towards the middle of the page, so that nothing is printed over anything.
"""

from __future__ import annotations

from briefing.chart.ink.look import MINIMUM_SIZE
from briefing.compose.story import Element
from briefing.layout.pages import FOOTER, HEADER, Artifact, Owner
from briefing.layout.setting import Setting
from briefing.records import replace
from briefing.style.computed import Band, Look, Template
from briefing.text.items import Line, Run
from briefing.text.paragraph import break_lines

MOST_LINES = 8
"""At the head of a page, and as many at its foot; a longer marking is an error."""
EDGE = 14.0
"""Points from the edge of the paper to the outermost baseline that a marking's lines are spread to (printers need 5 mm)."""
STEP = 1.2
"""From one line of a marking to the next, in em."""
SIDES = ("left", "center", "right")
_ALONE, _BESIDE, _BETWEEN = 1.0, 0.6, 0.4  # the share of the frame's width that a marking has, by what else is in its line


def marking_side(band: Band) -> str:
    """Where in a running line the marking stands, "" where it does not."""
    return next((s for s in SIDES if getattr(band, s).strip() == "{marking}"), "")


def marking_look(band: Band, setting: Setting) -> Look:
    """A marking keeps its own look wherever it stands in a running line."""
    look = setting.sheet.look(band.look)
    if band.look == "marking":
        return look
    marking = setting.sheet.look("marking")
    return marking if look.colour == setting.sheet.look("running").colour else replace(marking, colour=look.colour)


def marking_element(setting: Setting) -> Element | None:
    """The story's own marking line, which is read where the first page shows it."""
    return next((n for n in setting.story.root.walk() if isinstance(n, Element) and n.look == "marking"), None)


def marking_lines(band: Band, width: float, setting: Setting, owner: Owner) -> tuple[list[Line], float]:
    """The lines of the marking in a frame `width` points wide, and the points from one to the next."""
    others = sum(bool(getattr(band, s)) for s in SIDES) - 1
    width *= _ALONE if not others else _BETWEEN if marking_side(band) == "center" else _BESIDE
    look = marking_look(band, setting)
    words = setting.story.facts.get("marking", "")
    natural = setting.style(look, setting.story.lang).width(words)
    if natural > width:
        look = replace(look, size=max(MINIMUM_SIZE, look.size * width / natural * 0.995))
    run = Run(setting.style(look, setting.story.lang), owner, words)
    return break_lines([run], width, align="left", hang=False), STEP * look.size


def fit_templates(setting: Setting) -> dict[str, Template]:
    """Every template of the sheet with room for the marking; says so (L306) when it takes more than `MOST_LINES`."""
    if not setting.story.facts.get("marking", ""):
        return {}
    out: dict[str, Template] = {}
    most = 0
    for name, t in setting.sheet.templates.items():
        width = t.width - t.margin.left - t.margin.right
        head, top, lines = _spread(t.head, width, setting, HEADER)
        foot, bottom, more = _spread(t.foot, width, setting, FOOTER)
        margin = replace(t.margin, top=t.margin.top + top, bottom=t.margin.bottom + bottom)
        out[name] = replace(t, head=head, foot=foot, margin=margin)
        most = max(most, lines, more)
    if most > MOST_LINES:
        element = marking_element(setting)
        setting.diagnostics.error(
            "L306", f"the marking takes {most} lines on every page; there is room for {MOST_LINES}",
            element.span if element is not None else None, path="marking",
            hints=("keep what every page must show in `level` and `caveats`, and say the rest once, in the text",),
        )  # fmt: skip
    return out


def _spread(bands: tuple[Band, ...], width: float, setting: Setting, owner: Artifact) -> tuple[tuple[Band, ...], float, int]:
    """Running lines moved towards the text by what the marking needs, by how much, and the most lines it takes.

    A band's `at` becomes the baseline of its innermost line.
    """
    moved: list[tuple[int, Band]] = []
    push, outermost, most = 0.0, True, 0
    for number, band in sorted(enumerate(bands), key=lambda b: b[1].at):
        before = push
        if marking_side(band):
            lines, step = marking_lines(band, width, setting, owner)
            room = max(0.0, band.at - EDGE) if outermost else 0.0
            push += max(0.0, step * (len(lines) - 1) - room)
            most = max(most, len(lines))
        rule = band.rule_at + (push if band.rule_at > band.at else before)
        moved.append((number, replace(band, at=band.at + push, rule_at=rule)))
        outermost = False
    return tuple(band for _, band in sorted(moved, key=lambda b: b[0])), push, most
