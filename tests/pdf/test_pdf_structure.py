"""The tree in the file is the story's tree, with exactly what was painted."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from briefing.compose.story import Element, Words
from briefing.layout.pages import Page, Pages, PlacedLine
from briefing.pdf import write
from briefing.text.items import Run
from briefing.text.paragraph import break_lines


@pytest.fixture(scope="module", params=["left", "justify"])
def pages(request: Any, handmade: ModuleType, styles: Any) -> Pages:
    made: Pages = handmade.everything(styles, align=request.param)
    return made


@pytest.fixture(scope="module")
def read(pages: Pages, witness: ModuleType) -> Any:
    return witness.Witness(write(pages))


def story_words(element: Element) -> list[str]:
    """Every word of the story, blocks apart, artifacts left out."""
    out: list[str] = []

    def collect(e: Element) -> None:
        if e.artifact or e.role == "Figure":
            return
        for child in e.children:
            if isinstance(child, Words):
                out.append(child.text)
            elif isinstance(child, Element):
                collect(child)
        if e.kind != "inline":
            out.append(" ")

    collect(element)
    return "".join(out).split()


def tree_words(read: Any) -> list[str]:
    out: list[str] = []

    def collect(e: Any) -> None:
        if e.role == "Figure":
            return
        for child in e.children:
            if isinstance(child, tuple):
                out.append(child[2])
            elif hasattr(child, "role"):
                collect(child)
        if e.role not in ("Link", "Span", "Em", "Strong", "Reference"):
            out.append(" ")

    collect(read)
    return "".join(out).replace("\u00ad", "").split()


def test_every_word_of_the_story_is_in_the_tree_once_and_in_order(pages: Pages, read: Any) -> None:
    assert tree_words(read.root) == story_words(pages.story.root)


def test_every_sequence_is_in_the_tree_once_and_painted_in_reading_order(read: Any) -> None:
    painted = [(i, mcid) for i, (marked, _, _) in enumerate(read.pages) for mcid in marked]
    assert sorted(read.used) == sorted(painted)
    for i in range(len(read.pages)):
        on_page = [mcid for page, mcid in read.used if page == i]
        assert on_page == sorted(on_page)


def test_everything_painted_has_an_owner(read: Any) -> None:
    assert [loose for _, _, loose in read.pages] == [[]] * len(read.pages)


def test_the_parent_tree_leads_from_every_sequence_to_its_element(read: Any) -> None:
    numbers = read.pdf.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    checked = 0
    for element in read.root.walk():
        for child in element.children:
            if isinstance(child, tuple):
                page, mcid, _ = child
                slot = int(read.pdf.pages[page].StructParents)
                assert parents[slot][mcid].objgen == element.entries.objgen
                checked += 1
    assert checked == sum(len(marked) for marked, _, _ in read.pages)


def test_a_paragraph_over_two_pages_is_one_element(read: Any) -> None:
    split = [p for p in read.root.find("P") if len({c[0] for c in p.children if isinstance(c, tuple)}) == 2]
    assert len(split) == 1
    assert split[0].text().startswith("Paragraph ")
    assert split[0].text().rstrip().endswith("difficult to defend.")


def test_neighbouring_lines_of_one_element_share_a_sequence(read: Any) -> None:
    whole = [p for p in read.root.find("P") if p.text().startswith("Paragraph 0")]
    assert len(whole[0].children) == 1


def test_repeated_heads_and_running_heads_are_artifacts(read: Any) -> None:
    assert sum(cell.text() == "Claim" for cell in read.root.find("TH")) == 1
    assert [a for _, artifacts, _ in read.pages for a in artifacts if "Claim" in a] == ["ClaimValueNote"]
    assert all(any(a == "A running head" for a in artifacts) for _, artifacts, _ in read.pages)
    assert any("Printed, not read." in a for _, artifacts, _ in read.pages for a in artifacts)


def test_the_foot_of_a_page_is_painted_last_and_its_head_first(read: Any) -> None:
    for i, (_, artifacts, _) in enumerate(read.pages, 1):
        words = [a for a in artifacts if a]
        assert words[0] == "A running head"
        assert words[-1] == f"Page {i}"


def test_empty_cells_are_kept_and_rows_stay_whole(read: Any) -> None:
    rows = read.root.find("TR")
    assert len(rows) == 50
    assert {len(row.children) for row in rows} == {3}
    assert [c.role for c in rows[1].children] == ["TH", "TD", "TD"]
    assert rows[1].children[2].children == []


def test_every_cell_names_its_heads(read: Any, witness: ModuleType) -> None:
    heads = {str(th.entries.ID): th.text() for th in read.root.find("TH")}
    assert len(heads) == 52
    row = read.root.find("TR")[7]
    named = [[heads[str(i)] for i in witness.attributes(cell)["Headers"]] for cell in row.children]
    assert named == [["Claim"], ["Value", "Row 7"], ["Note", "Row 7"]]


def test_attributes_stand_with_their_owners(read: Any, witness: ModuleType) -> None:
    (table,) = read.root.find("Table")
    assert str(witness.attributes(table)["Summary"]) == "Claims and their values"
    assert {str(witness.attributes(th)["Scope"]) for th in read.root.find("TH")} == {"/Column", "/Row"}
    (listed,) = read.root.find("L")
    assert listed.entries.A.O == "/List"
    assert listed.entries.A.ListNumbering == "/Decimal"


def test_a_figure_is_one_sequence_with_its_text_and_box(read: Any, witness: ModuleType) -> None:
    (figure,) = read.root.find("Figure")
    assert str(figure.entries.Alt) == "A bar, a picture and a triangle"
    assert [c[2] for c in figure.children] == ["10,000 troopsturned"]
    left, low, right, high = (float(v) for v in witness.attributes(figure)["BBox"])
    assert (right - left, high - low) == pytest.approx((200, 100))


def test_language_expansion_and_ids_are_said(read: Any) -> None:
    spans = read.root.find("Span")
    assert [str(s.entries.E) for s in spans if "/E" in s.entries] == ["Defence Intelligence Agency"]
    assert [s.text() for s in spans if s.entries.get("/Lang") == "fr"] == ["fait accompli"]
    names = read.pdf.Root.StructTreeRoot.IDTree.Names
    ids = [str(n) for n in names[::2] if not str(n).startswith("head-")]
    assert ids == ["call-n1", "data", "figure", "findings", "n1", "n2"]
    assert [bytes(n) for n in names[::2]] == sorted(bytes(n) for n in names[::2])
    assert all(names[i] == names[i + 1].ID for i in range(0, len(names), 2))


def test_an_annotation_hangs_after_the_words_of_its_link(read: Any) -> None:
    links = read.root.find("Link")
    assert len(links) == 8
    for link in links:
        kinds = [isinstance(c, tuple) for c in link.children]
        assert kinds[0] is True
        assert kinds[-1] is False
    _, said, bare, _ = read.root.find("Reference")
    assert (said.children[0].text(), said.children[1][2]) == ("1", ", p. 3")
    assert [e.role for e in bare.children] == ["Link"]  # put in by the writer


def test_roles_that_pdf_17_does_not_know_are_mapped(read: Any) -> None:
    roles = {e.role for e in read.root.walk()}
    mapped = read.pdf.Root.StructTreeRoot.RoleMap
    assert {str(k)[1:] for k in mapped} == roles & {"Title", "Aside", "Em", "Strong", "FENote"}


def test_pdf_20_has_its_own_note_and_namespaces(pages: Pages, witness: ModuleType) -> None:
    read = witness.Witness(write(pages, target="2.0"))
    notes = read.root.find("FENote")
    assert len(notes) == 2
    assert not read.root.find("Note")
    callers = [
        r
        for r in read.root.find("Reference")
        if r.entries.get("/Ref") is not None and r.entries.Ref[0].objgen == notes[0].entries.objgen
    ]
    assert [r.objgen for r in notes[0].entries.Ref] == [c.entries.objgen for c in callers]
    assert {str(e.entries.NS.NS) for e in read.root.walk()} == {"http://iso.org/pdf/ssn", "http://iso.org/pdf2/ssn"}


def test_a_table_without_a_caption_has_one_head(handmade: ModuleType, styles: Any, witness: ModuleType) -> None:
    table = handmade.table()
    del table.children[0]
    story = handmade.story_of(table)
    press = handmade.Press(styles)
    rows = [n for n in table.walk() if isinstance(n, Element) and n.role == "TR"][:3]
    for p in (n for row in rows for n in row.walk() if isinstance(n, Element) and n.role == "P"):
        press.line(p)
    read = witness.Witness(write(Pages(story, press.pages, press.targets)))
    assert [e.role for e in read.root.children[0].children] == ["THead", "TBody"]
    assert {len(tr.children) for tr in read.root.find("TR")} == {3}


@pytest.mark.parametrize("said", [{}, {"ListNumbering": "None"}])
def test_a_list_with_labels_never_says_that_it_has_none(
    said: dict[str, str], handmade: ModuleType, styles: Any, witness: ModuleType
) -> None:
    item = handmade.block(
        "LI", handmade.line("Lbl", "2024 "), handmade.block("LBody", handmade.line("P", "An event.")), kind="item"
    )
    story = handmade.story_of(handmade.block("L", item, kind="list", attributes=said))
    press = handmade.Press(styles)
    handmade.set_block(press, story.root)
    read = witness.Witness(write(Pages(story, press.pages, press.targets), target="2.0"))
    assert read.root.children[0].entries.A.ListNumbering == "/Unordered"


def test_order_of_placing_does_not_matter(handmade: ModuleType, styles: Any, witness: ModuleType) -> None:
    story = handmade.story_of(*(handmade.line("P", word) for word in ("one", "two", "three")))
    page = Page(1, "1", 200, 200, "rest")
    for y, element in zip((30, 90, 60), reversed(story.root.children), strict=True):
        assert isinstance(element, Element)
        set_line = break_lines([Run(styles.text, element, element.text())], 100)[0]
        page.items.append(PlacedLine(10, y, set_line, element))
    read = witness.Witness(write(Pages(story, [page], {})))
    assert [p.text() for p in read.root.children] == ["one", "two", "three"]
    assert list(read.pages[0][0].values()) == ["one", "two", "three"]
