"""The passes of layout: set the galley, fill the pages, compare the page numbers printed with those found, again if need be."""

from __future__ import annotations

from briefing.compose.story import PageOf, Story
from briefing.layout.area import Area
from briefing.layout.banner import fit_templates
from briefing.layout.blocks import SETTERS
from briefing.layout.containers import set_children
from briefing.layout.filling import Filler
from briefing.layout.flow import Flow
from briefing.layout.furniture import furnish, words_of
from briefing.layout.galley import Slab
from briefing.layout.notes import NoteSetter
from briefing.layout.notes_beside import put_beside
from briefing.layout.pages import Pages, PlacedLine
from briefing.layout.setting import Draw, Setting
from briefing.style.sheet import Sheet
from briefing.text.items import Line

# A contents list settles in two passes; five is the bound for one that moves its own headings.
MOST_PASSES = 5


def lay_out(story: Story, sheet: Sheet, draw: Draw) -> Pages:
    """Lay out the story. Raises `Problems` when a character has no face; warnings come with the pages."""
    setting = Setting(story, sheet, draw)
    setting.templates = fit_templates(setting)
    wanted = {n.target for n in story.root.walk() if isinstance(n, PageOf)}
    setting.has_folios = bool(wanted)
    passes = 0
    for _ in range(MOST_PASSES):
        passes += 1
        filler = _filled(setting)
        found = _folios(filler, story, wanted)
        settled = found == setting.folios or not wanted
        setting.folios = found
        if settled or _renumbered(setting, filler):
            break
        setting.numbered.clear()
    else:
        setting.diagnostics.warning(
            "L201", f"the page numbers of the contents list did not settle in {MOST_PASSES} passes; some may be one off",
            hints=("shorten the contents list, or begin a section on a new page",),
        )  # fmt: skip
    _running(filler, setting, story)
    return Pages(story, filler.pages, filler.targets, tuple(setting.diagnostics), passes)


def _filled(setting: Setting) -> Filler:
    """One pass: the pages with the page numbers known so far. Raises `Problems`."""
    notes = NoteSetter(setting)
    galley = _galley(setting, notes)
    setting.diagnostics.raise_errors()
    filler = Filler(setting, notes, galley)
    filler.fill()
    setting.diagnostics.raise_errors()
    return filler


def _folios(filler: Filler, story: Story, wanted: set[str]) -> dict[str, str]:
    """The page number of each element that a contents list names and that begins on a page, by the element's id."""
    orders = {target: story.by_id[target].order for target in wanted if target in story.by_id}
    return {t: filler.pages[filler.targets[order].page].label for t, order in orders.items() if order in filler.targets}


def _renumbered(setting: Setting, filler: Filler) -> bool:
    """Put the right page numbers into lines already placed; False when a paragraph takes another number of lines for them."""
    swap: dict[int, Line] = {}
    for p in setting.numbered:
        new = setting.lines(p.element, p.look, p.measure, p.lang, p.indent)
        if len(new) != len(p.lines):
            return False
        swap.update({id(a): b for a, b in zip(p.lines, new, strict=True)})
    for page in filler.pages:
        for item in page.items:
            if isinstance(item, PlacedLine) and id(item.line) in swap:
                item.line = swap[id(item.line)]
    return True


def _galley(setting: Setting, notes: NoteSetter) -> list[Slab]:
    template = setting.template_for(1)
    width = template.width - template.margin.left - template.margin.right
    area = Area.of_set(setting.sheet, template.columns, template.margin.left, width)
    flow = Flow(setting, SETTERS)
    flow.page = ""
    flow.run = area.run
    set_children(flow, setting.story.root, setting.sheet.look("text"), area)
    slabs = flow.finish()
    if setting.sheet.notes.place == "aside":
        put_beside(notes, slabs, area)
    return slabs


def _running(filler: Filler, setting: Setting, story: Story) -> None:
    """Running heads, once every page is known; `section` is the last first-level heading begun by the page's end."""
    begins: dict[int, str] = {}
    for node in story.root.walk_elements():
        if node.role == "H1" and node.order in filler.targets:
            begins[filler.targets[node.order].page] = words_of(node)
    section = ""
    for i, page in enumerate(filler.pages):
        section = begins.get(i, section)
        margin = setting.template(page.template).margin
        furnish(page, len(filler.pages), setting, section, (margin.left, page.width - margin.right))
