"""Page labels, bookmarks and links, as a reader finds them."""

from __future__ import annotations

import io
from types import ModuleType
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.layout.pages import Page, Pages
from briefing.pdf import write
from briefing.pdf.writing.navigation import page_labels
from briefing.pdf.writing.values import encode


def labels_read(labels: list[str]) -> list[str]:
    """What a reader shows, by pikepdf's own reading of the number tree."""
    pdf = pikepdf.new()
    for _ in labels:
        pdf.add_blank_page()
    pdf.Root.PageLabels = pikepdf.Object.parse(encode(page_labels([Page(i, s, 1, 1, "") for i, s in enumerate(labels)])))
    return [page.label for page in pdf.pages]


label = st.integers(1, 500).map(str) | st.sampled_from(
    ["i", "ii", "iii", "iv", "v", "xii", "XIV", "A-1", "A-2", "A-3", "cover", "", "007", "mix", "vx"]
)


@given(st.lists(label, min_size=1, max_size=8))
def test_a_reader_shows_the_folios_as_printed(labels: list[str]) -> None:
    assert labels_read(labels) == labels


def test_a_run_of_folios_is_one_entry() -> None:
    assert len(page_labels([Page(i, str(i), 1, 1, "") for i in range(1, 300)])["Nums"]) == 2  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def everything(handmade: ModuleType, styles: Any) -> Pages:
    pages: Pages = handmade.everything(styles)
    return pages


@pytest.fixture(scope="module")
def pdf(everything: Pages) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(write(everything)))


def test_bookmarks_nest_as_the_headings_do_and_name_their_elements(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        (title,) = outline.root
        assert title.title == "Fine affairs"
        assert [c.title for c in title.children] == ["Findings", "Data", "Notes"]
        assert [c.title for c in title.children[1].children] == ["A drawing"]
    first = pdf.Root.Outlines.First.First
    assert first.SE.S == "/H1"


def test_a_bookmark_leads_to_where_its_heading_stands(pdf: pikepdf.Pdf, everything: Pages) -> None:
    data = pdf.Root.Outlines.First.First.Next
    heading = everything.story.by_id["data"].children[0]
    target = everything.targets[heading.order]  # type: ignore[union-attr]
    where = data.A.D
    assert where[0].objgen == pdf.pages[target.page].objgen
    assert float(where[3]) == pytest.approx(841.89 - target.y)


def annotations(pdf: pikepdf.Pdf) -> list[tuple[int, Any]]:
    return [(i, a) for i, page in enumerate(pdf.pages) for a in page.get("/Annots", [])]


def test_a_link_over_two_lines_is_one_annotation_with_an_area_to_each_line(pdf: pikepdf.Pdf) -> None:
    (web,) = [a for _, a in annotations(pdf) if a.A.S == "/URI"]
    assert str(web.A.URI) == "https://example.org/a?b=%28c%29".replace("%28", "%28")
    quads = [float(v) for v in web.QuadPoints]
    assert len(quads) == 16
    left, low, right, high = (float(v) for v in web.Rect)
    assert (min(quads[0::2]), max(quads[0::2])) == (left, right)
    assert (min(quads[1::2]), max(quads[1::2])) == (low, high)
    assert quads[1] > quads[9]  # the second line below the first
    assert str(web.Contents).startswith("official website")


def test_a_reference_leads_to_its_note_and_the_note_back_to_its_first_reference(pdf: pikepdf.Pdf) -> None:
    inside = {tuple(a.objgen): (page, a) for page, a in annotations(pdf)}
    numbers = {page.objgen: i for i, page in enumerate(pdf.pages)}
    to_last = [
        a for page, a in inside.values() if page == 0 and a.A.S == "/GoTo" and numbers[a.A.D[0].objgen] == len(numbers) - 1
    ]
    assert len(to_last) == 3  # note 1 is called twice, note 2 once
    back = [a for page, a in inside.values() if page == len(numbers) - 1]
    assert [numbers[a.A.D[0].objgen] for a in back] == [0, 0]


def test_every_annotation_is_printed_described_and_found_from_the_tree(pdf: pikepdf.Pdf) -> None:
    found = annotations(pdf)
    assert len(found) == 8
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    for _, a in found:
        assert int(a.F) == 4
        assert str(a.Contents)
        link = parents[int(a.StructParent)]
        assert link.S == "/Link"
        kids = link.K if isinstance(link.K, pikepdf.Array) else [link.K]
        assert any(isinstance(k, pikepdf.Dictionary) and k.get("/Obj") is not None and k.Obj.objgen == a.objgen for k in kids)


def test_every_id_is_a_named_destination(pdf: pikepdf.Pdf) -> None:
    names = pdf.Root.Names.Dests.Names
    assert [str(n) for n in names[::2]] == ["call-n1", "data", "figure", "findings", "n1", "n2"]


def test_a_link_that_leads_nowhere_is_not_written(handmade: ModuleType, styles: Any) -> None:
    story = handmade.story_of(handmade.line("P", handmade.inline("Link", "there", href="#nothing")))
    press = handmade.Press(styles)
    handmade.set_block(press, story.root)
    with pytest.raises(LookupError, match="#nothing"):
        write(Pages(story, press.pages, press.targets))
