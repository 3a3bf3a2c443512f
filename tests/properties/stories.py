"""Hypothesis strategies for stories made by hand: any blocks in any order, each of them as a brief may have them."""

from __future__ import annotations

from hypothesis import strategies as st

from briefing.compose.story import Element, Story
from tests.layout.stories import call, flow, heading, line, note, section, told

_WORDS = ["a", "of", "the", "river", "estimate", "counterproliferation", "55–80%", "Köln-Bonn", "e.g.", "(bracketed)"]
_WORDS += [
    "x" * 90,
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "17 November 2024",
    "https://example.org/a/very/long/path-that",
]


def said(least: int = 1, most: int = 40) -> st.SearchStrategy[str]:
    """Words in any order."""
    return st.lists(st.sampled_from(_WORDS), min_size=least, max_size=most).map(" ".join)


def figure(height: float, title: str, below: str) -> Element:
    """A drawing with its title and a note."""
    drawing = Element("Figure", "figure", "figure.drawing", drawing=height)  # type: ignore[arg-type]
    return flow("figure", line("figure.title", title, role="Caption"), drawing, line("figure.note", below))


def items(words: list[str], inner: Element | None = None) -> Element:
    """A list, the last item with another list in it."""
    entries = []
    for n, text in enumerate(words):
        body = flow("", line("", text), role="LBody")
        if inner is not None and n == len(words) - 1:
            body.add(inner)
        entries.append(Element("LI", "item", "list.item").add(line("list.marker", "•", role="Lbl"), body))
    return Element("L", "list", "list").add(*entries)


def table(rows: list[list[str]], caption: str) -> Element:
    """A table of text with a head."""

    def row(role: str, look: str, cells: list[str]) -> Element:
        return Element("TR", "row", "").add(*(Element(role, "flow", look).add(line("", c)) for c in cells))

    width = len(rows[0])
    head = Element("THead", "flow", "").add(row("TH", "table.head", [f"Head {n}" for n in range(width)]))
    body = Element("TBody", "flow", "").add(*(row("TD", "table.cell", cells) for cells in rows))
    kinds = tuple("text" if n else "auto" for n in range(width))
    return Element("Table", "table", "table", columns=kinds).add(line("table.caption", caption, role="Caption"), head, body)


def blocks() -> st.SearchStrategy[Element]:
    """One block of a section."""
    cells = st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(said(1, 25), min_size=n, max_size=n), min_size=1, max_size=12))
    short = st.lists(said(1, 9), min_size=1, max_size=3)
    return st.one_of(
        said(1, 120).map(lambda s: line("text", s)),
        said(1, 6).map(heading),
        said(1, 60).map(lambda s: Element("Aside", "flow", "side_note").add(line("", s))),
        st.builds(figure, st.floats(5, 1500), said(1, 8), said(1, 20)),
        st.builds(table, cells, said(1, 6)),
        st.builds(items, st.lists(said(1, 30), min_size=1, max_size=6)),
        st.builds(items, short, st.builds(items, short, st.builds(items, short))),
        st.lists(said(1, 60), min_size=1, max_size=4).map(lambda ss: flow("judgment", *(line("text", s) for s in ss))),
    )


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Sections of blocks, some of which call notes of any length."""
    sections = draw(st.lists(st.lists(blocks(), min_size=1, max_size=8), min_size=1, max_size=4))
    notes = []
    for number, words in enumerate(draw(st.lists(said(1, 200), max_size=6)), 1):
        notes.append(note(number, words))
        caller = line("text", draw(said(1, 20)), call(number), " and on")
        draw(st.sampled_from(sections)).append(caller)
    numbered = [section(heading(f"Part {n}"), *found) for n, found in enumerate(sections)]
    return told(*numbered, *notes, notes={n.id: n for n in notes})
