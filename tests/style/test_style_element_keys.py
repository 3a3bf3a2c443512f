"""Every key that the table gives to a kind of element changes what is set, alone or with the key that it needs beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.chart.draw import draw
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.kinds.scenarios import ScenarioBars
from briefing.chart.kinds.timeline import TimelineSpan, TimelineSpine
from briefing.chart.marks import ConfidenceMark, Meter, TimelineMark
from briefing.compose.story import Element, Mark, Story
from briefing.layout import lay_out
from briefing.layout.pages import PlacedLine
from briefing.style.model import Specified
from briefing.style.said import ElementSaid, SpecifiedStroke, Value
from briefing.style.sheet import Sheet
from briefing.style_elements import STYLES, ElementKind
from briefing.text.style import TextStyle
from briefing.units import Length
from briefing.validate.sheet import load_sheet
from tests.layout.stories import PROSE, call, flow, heading, line, note, section, table, text, told


def pt(number: float) -> Length:
    return Length(number, "pt")


RED = (1.0, 0.0, 0.0)
RULE = SpecifiedStroke(pt(4))
# Another value than any sheet has, for every key.
OTHER: dict[str, Value] = {
    "size": Length(1.7, "em"), "leading": Length(1.9, "em"), "weight": 900, "italic": True, "color": RED,
    "align": "right", "balance": True, "hyphenate": True, "caps": "upper", "tracking": 150, "figures": "oldstyle",
    "figure_width": "tabular", "position": "superscript", "optical_size": 60, "widows": 5, "orphans": 5, "indent": pt(31),
    "space_before": pt(43), "space_after": pt(44), "keep_with_next": True, "keep_together": True, "snap": True, "place": "side",
    "columns": "halves", "measure": pt(120), "inset": {"left": pt(23), "right": pt(11)},
    "padding": {"top": pt(7), "bottom": pt(17)},
    "background": RED, "border": {"left": RULE}, "bleed": True, "rule_before": RULE, "rule_after": RULE, "anchor": "container",
    "strict": True, "beside": "text", "pair": "halves", "contain": True, "gap": pt(27), "drop": pt(6), "rule_measure": "column",
    "rule_length": pt(20),
    "template": "annex", "column_gap": pt(30), "row_padding": pt(13), "row_padding_bottom": pt(14), "fill": False,
    "rules": {"between": RULE}, "form": "list", "meter": "bands", "track": RED, "mark": "bars", "mark_color": RED,
    "mark_empty": RED, "least_column_gap": pt(1), "least_rows": 1, "notes": "below", "whole_up_to": 0.0, "record_head": 0.75,
    "bars": 0.3, "spine": RULE,
    "float": "here", "wide": "turn",
}  # fmt: skip
# What has to stand beside a key before it can be seen.
BESIDE: dict[str, ElementSaid] = {
    "hyphenate": {"measure": pt(90)}, "optical_size": {"font": "text"},
    "balance": {"measure": pt(200)}, "padding": {"rule_before": RULE},
    "bleed": {"background": RED}, "anchor": {"place": "side"}, "strict": {"place": "side"},
    "beside": {"place": "side"}, "gap": {"place": "hang"},
    "rule_measure": {"rule_before": RULE, "place": "main"}, "rule_length": {"rule_before": RULE}, "mark_empty": {"mark": "bars"},
    "row_padding_bottom": {"row_padding": pt(1)}, "snap": {"leading": pt(11)},
    "least_rows": {"whole_up_to": 0.0},
    # so little room is left that two columns find it with less between them, and then only below each other
    "least_column_gap": {"inset": {"left": pt(334)}}, "record_head": {"inset": {"left": pt(360)}},
    "wide": {"inset": {"left": pt(360)}}, "template": {"wide": "turn", "inset": {"left": pt(360)}},
}  # fmt: skip
# An element without words of its own: `em` are measured by its size, its rules have its colour.
WITHOUT_WORDS: dict[str, ElementSaid] = {"size": {"space_before": Length(6, "em")}, "color": {"rule_before": RULE}}
SHORT = "The two governments marked many years of relations, weeks before."
WORDS = PROSE + "In 1949 and in 2024 it was 11 of 111, characteristically. "


def paragraphs(name: str) -> Story:
    def several(n: int) -> list[Element]:
        return [line(name, WORDS * (1 + n % 3)), line(name, WORDS * 2), line(name, SHORT), text(1 + n % 2)]

    return told(*(section(heading("A heading"), text(2), *several(n)) for n in range(4)))


def boxes(name: str) -> Story:
    def box() -> Element:
        beside = flow("side_note", line("side_note.text", PROSE * 2), role="Aside")
        return flow(name, beside, line("", WORDS), line("text", SHORT), role="Sect")

    return told(*(section(heading("A heading"), text(1 + n % 2), box(), text(1 + n % 3)) for n in range(3)))


def markers(name: str) -> Story:
    def item(words: str) -> Element:
        return Element("LI", "item", "list.item").add(line(name, words, role="Lbl"), flow("", line("list.text", WORDS)))

    return told(section(text(), Element("L", "list", "list").add(item("12 AV"), item("11 characteristically long AV"))))


def tables(name: str) -> Story:
    def made() -> Element:
        found = table(6)
        found.columns = ("text", "text")
        found.look = name if STYLES[name].kind is ElementKind.TABLE else "table"
        for cell in (n for n in found.walk() if isinstance(n, Element) and n.role in ("TD", "TH")):
            cell.kind, cell.look = "flow", "table.head" if cell.role == "TH" else name if name != found.look else "table.cell"
            cell.children = []
            cell.add(line("", "11 AV" if cell.role == "TD" else "characteristically 11 AV"))
            cell.add(*([line(cell.look, WORDS), line(cell.look, SHORT)] if name == "table.cell" else []))
        return found

    noted, said = made(), note(1, "A book.")
    reference = call(1)
    reference.id = "call-1"
    next(e for e in noted.walk_elements() if e.role == "TD").elements[0].add(reference)
    return told(
        section(text(1), noted, said, text(2)), section(text(2), made(), text(2)), notes={said.id: said}
    )


def drawings(name: str) -> Story:
    meter = Meter(0.55, 0.8, ((0.0, 0.2), (0.55, 0.8)))

    def made() -> Element:
        return Element("Figure", "figure", name, alt="a meter", drawing=meter)

    return told(*(section(heading("A heading"), text(2), made(), made(), text(1 + n % 3)) for n in range(4)))


def timelines(name: str) -> Story:
    span = TimelineSpan(((0, 0, "observed"), (90, 90, "observed"), (200, 200, "observed")), ())

    def item(words: str) -> Element:
        return Element("LI", "item", "timeline.item").add(
            line("timeline.date", words, role="Lbl"), flow("", line("timeline.text", "It was so."), role="LBody")
        )

    def signed(words: str) -> Element:
        made = item(words)
        made.elements[1].insert(0, Element("Span", "label", "", artifact=True).add(Mark(TimelineMark("planned"))))
        return made

    below = Element("L", "list", name, drawing=TimelineSpine((True, False))).add(*(signed(w) for w in ("May", "June", "July")))
    return told(Element("L", "list", name, drawing=span).add(*(item(w) for w in ("May", "June", "July"))), below)


def scenario_rows(name: str) -> Story:
    bars = ScenarioBars((("One", "likely", 55.0, 80.0), ("Two", "unlikely", 20.0, 45.0)))

    def item(letter: str) -> Element:
        words = {"title": SHORT, "likelihood": "likely 11 AV", "text": WORDS}
        body = [line(f"scenario_rows.{part}", said) for part, said in words.items()]
        return Element("LI", "item", "scenario_rows.item").add(
            line("scenario_rows.letter", letter, role="Lbl"), flow("", *body, role="LBody")
        )

    return told(section(heading("A heading"), Element("L", "list", name, drawing=bars).add(item("11"), item("AV")), text(1)))


def running(name: str) -> Story:
    block = line("marking", "Office use 1949 AV")
    return told(block, text(), title="AV 1949 of 11", organisation="AV 1949 of 11", marking="Office use 1949 AV")


def noted(name: str) -> Story:
    body = line("text", PROSE).add(call(1))
    return told(section(body, text(60)), notes={"note-1": note(1, "A book.")})


def confident(name: str) -> Story:
    return told(section(line(name, Mark(ConfidenceMark(2)), " confident")))


def shown(name: str) -> Story:
    return told(section(line(name, "likely"), *(n for n in drawings("judgment.meter").root.children if isinstance(n, Element))))


def inlines(name: str) -> Story:
    return told(
        line("text", WORDS, Element("Span", "inline", name).add(WORDS)),
        flow("side_note", line("side_note.text", WORDS, Element("Span", "inline", name).add(WORDS * 3)), role="Aside"),
    )


def figures(name: str) -> Story:
    def tall() -> Element:
        return flow(name, line("figure.title", "A title"), *(line("figure.note", WORDS * 3) for _ in range(6)), role="Sect")

    def low() -> Element:
        return flow(name, line("figure.title", "A title"), line("figure.note", SHORT), role="Sect")

    return told(*(section(heading("A heading"), text(4), tall(), text(9), low(), low()) for _ in range(4)))


STORIES: dict[ElementKind, tuple[str, Callable[[str], Story]]] = {
    ElementKind.PARAGRAPH: ("standfirst", paragraphs),
    ElementKind.BOX: ("gaps", boxes),
    ElementKind.MARKER: ("list.marker", markers),
    ElementKind.TABLE: ("table", tables),
    ElementKind.CELL: ("table.cell", tables),
    ElementKind.DRAWING: ("figure.drawing", drawings),
    ElementKind.RULE: ("note_rule", noted),
    ElementKind.RUNNING: ("running", running),
    ElementKind.INLINE: ("strong", inlines),
}
OF_ONE: dict[str, Callable[[str], Story]] = {
    "marking": running, "judgment.likelihood": shown, "judgment.meter": drawings, "judgment.confidence": confident,
    "timeline": timelines, "scenario_rows": scenario_rows,
    "quote": boxes, "table.cell": tables, "reference": noted, "figure": figures,
}  # fmt: skip
"""Elements that take keys beyond those of their kind."""
COMPOSED = {"judgment", "yardstick", "contents"}
"""Those whose own keys decide what is composed (tests/compose), not how it is set."""


def test_every_kind_and_every_element_with_keys_of_its_own_is_tried() -> None:
    assert set(STORIES) == set(ElementKind)
    assert set(OF_ONE) | COMPOSED == {name for name, element in STYLES.items() if element.also}


BASE = load_sheet("base")
MOST_MOVES = 40


def sheet_with(name: str, said: ElementSaid) -> Sheet:
    """The sheet in which an element says this too."""
    sections = BASE.specified.sections.copy()
    element, _, part = name.partition(".")
    known = sections["elements"].get(element, {})
    inside = known.get(part, {}) if part else known
    assert isinstance(inside, dict)
    sections["elements"] = {**sections["elements"], element: {**known, part: {**inside, **said}} if part else {**known, **said}}
    return Sheet(Specified(sections, BASE.specified.origins))


def letters(style: TextStyle) -> tuple[object, ...]:
    face = style.stack.primary
    return (
        face.path, tuple(face.axes.items()), style.size, style.colour, style.features, style.tracking, style.rise, style.caps,
    )  # fmt: skip


def ink(drawing: DisplayList) -> str:
    return repr((drawing.width, drawing.height, [step for step in drawing.steps if not hasattr(step, "style")]))


def set_on_pages(story: Story, sheet: Sheet) -> list[object]:
    """Everything that is placed, as plain values."""
    pages = lay_out(story, sheet, lambda specification, measure, look: draw(specification, measure, sheet, look))
    out: list[object] = []
    for page in pages.pages:
        out.append((page.template, page.width))
        for item in page.items:
            if isinstance(item, PlacedLine):
                pieces = [
                    (round(p.x, 2), round(p.width, 2), p.text, p.hyphen, letters(p.style), ink(p.atom.payload) if p.atom else "")
                    for p in item.line.pieces
                ]
                out.append((round(item.x, 2), round(item.y, 2), item.line.space_extra, pieces))
            else:
                drawing = getattr(item, "drawing", None)
                places = [getattr(item, f) for f in type(item).__match_args__ if f not in ("owner", "drawing")]
                out.append((places, ink(drawing) if drawing is not None else ""))
    return out


_before: dict[str, list[object]] = {}


def before(name: str, said: ElementSaid, moved: int) -> list[object]:
    """What is set without the key, made once."""
    key = f"{name} {said} {moved}"
    if key not in _before:
        _before[key] = set_on_pages(story_of(name, moved), sheet_with(name, said))
    return _before[key]


def story_of(name: str, moved: int) -> Story:
    story = (OF_ONE[name] if name in OF_ONE else STORIES[STYLES[name].kind][1])(name)
    before = [line("text", SHORT) for _ in range(moved)]
    return told(*before, *(n for n in story.root.children if isinstance(n, Element)), notes=story.notes, **story.facts)


CASES = [(name, key) for kind, (name, _) in STORIES.items() for key in kind.keys]
CASES += [(name, key) for name in OF_ONE for key in STYLES[name].also if (name, key) not in CASES]


def other(name: str, key: str) -> Value:
    if key == "place":
        return {"marking": "main", "list.marker": "hang"}.get(name, "side")
    if (name, key) == ("reference", "form"):
        return "brackets"
    if key in ("italic", "balance", "hyphenate"):
        return not getattr(BASE.look(name), key)
    if key == "font":
        return "label" if BASE.look(name).font in ("text", "title") else "title"
    if key == "figures":
        return "lining" if BASE.look(name).figures == "oldstyle" else "oldstyle"
    return ("term", "range") if key == "show" else OTHER[key]


@pytest.mark.parametrize(("name", "key"), CASES)
def test_a_key_that_an_element_takes_changes_what_is_set(name: str, key: str) -> None:
    beside = WITHOUT_WORDS.get(key) if not STYLES[name].holds_words else None
    said = {k: v for k, v in (beside or BESIDE.get(key, {})).items() if k in STYLES[name].keys}
    told_too = sheet_with(name, {**said, key: other(name, key)})
    # some decide only where a page happens to end: the end of the page is moved down, line by line
    assert any(before(name, said, n) != set_on_pages(story_of(name, n), told_too) for n in range(MOST_MOVES))
