"""Ways to break the structure tree of a good file: its roles, tables and figures, words and their order."""

from __future__ import annotations

from typing import Any

from briefing_tests_mutations import (
    Break,
    become,
    codes,
    elements,
    first,
    having,
    kids,
    paint,
    table_facts,
    way,
)  # registered by the test that loads this
from pikepdf import Array, Name, Pdf, String

# -- roles ------------------------------------------------------------------------------------------------------------
_ROLES = (
    ("headings_are_paragraphs", "headings are paragraphs", "P", ("H1", "H2")),
    ("heading_skip", "a level of headings is skipped", "H3", ("H2",)),
    ("first_heading_h2", "the first heading is of the second level", "H2", ("H1",)),
    ("list_is_section", "a list is a section", "Sect", ("L",)),
    ("item_is_paragraph", "items of a list are paragraphs", "P", ("LI",)),
    ("row_is_section", "rows of a table are sections", "Sect", ("TR",)),
    ("cell_is_paragraph", "cells of a table are paragraphs", "P", ("TD",)),
    ("heads_are_cells", "heads of a table are cells", "TD", ("TH",)),
    ("table_is_division", "a table is a division", "Div", ("Table",)),
    ("title_is_heading", "the title is a heading", "H1", ("Title",)),
    ("note_is_paragraph", "a note is a division", "Div", ("Note",)),
    ("quotation_is_division", "a quotation is a division", "Div", ("BlockQuote",)),
    ("aside_is_division", "a side note is a division", "Div", ("Aside",)),
    ("emphasis_is_nothing", "emphasis is a plain span", "Span", ("Em", "Strong")),
    ("unknown_role", "paragraphs are of a kind that nobody knows", "Absatz", ("P",)),
    ("figure_is_paragraph", "a figure is a paragraph", "P", ("Figure",)),
    ("label_is_span", "a label is a span", "Span", ("Lbl",)),
)


def _renamed(function: str, new: str, roles: tuple[str, ...]) -> Break:
    def change(p: Pdf) -> None:
        become(p, new, *roles)

    change.__name__ = function
    return change


for _function, _what, _new, _old in _ROLES:
    way(_what)(_renamed(_function, _new, _old))


@way("no role is mapped to one that PDF 1.7 knows")
def no_role_map(p: Pdf) -> None:
    del p.Root.StructTreeRoot.RoleMap


@way("roles are mapped to each other")
def circular_role_map(p: Pdf) -> None:
    p.Root.StructTreeRoot.RoleMap.Title = Name("/Aside")
    p.Root.StructTreeRoot.RoleMap.Aside = Name("/Title")


@way("elements are in no namespace", "2.0")
def no_namespace(p: Pdf) -> None:
    for e in list(having(p, "/NS")):
        del e.NS


@way("the caption stands in the middle of its table")
def caption_in_the_middle(p: Pdf) -> None:
    e = first(p, "Table")
    e.K = Array([kids(e)[1], kids(e)[0], *kids(e)[2:]])


@way("notes have no name")
def notes_without_id(p: Pdf) -> None:
    for e in list(elements(p, "Note")):
        del e.ID


@way("notes have the same name")
def notes_with_one_id(p: Pdf) -> None:
    for e in elements(p, "Note"):
        e.ID = String("same")


# -- tables and figures -----------------------------------------------------------------------------------------------
@way("heads of a table say neither their scope nor do cells name them")
def no_scope_no_heads(p: Pdf) -> None:
    for e in list(elements(p, "TH", "TD")):
        if "/A" in e:
            del e.A


@way("heads of a table do not say their scope")
def no_scope(p: Pdf) -> None:
    for e in elements(p, "TH"):
        del table_facts(e)["/Scope"]


@way("heads of columns say that they are heads of rows")
def wrong_scope(p: Pdf) -> None:
    for e in elements(p, "TH"):
        table_facts(e).Scope = Name("/Row")


@way("a cell names a head that does not exist")
def dangling_head(p: Pdf) -> None:
    table_facts(first(p, "TD")).Headers = Array([String("nowhere")])


@way("a cell names the head of another column")
def wrong_head(p: Pdf) -> None:
    heads = table_facts(first(p, "TD")).Headers
    heads[0] = next(e for e in elements(p, "TH")).ID


@way("a cell names no head")
def cell_without_heads(p: Pdf) -> None:
    del first(p, "TD").A


@way("names of elements are not listed")
def no_id_tree(p: Pdf) -> None:
    del p.Root.StructTreeRoot.IDTree


@way("a row has a cell less")
def short_row(p: Pdf) -> None:
    del list(elements(p, "TR"))[5].K[2]


@way("a cell reaches over two columns that are one")
def wide_cell(p: Pdf) -> None:
    table_facts(first(p, "TD")).ColSpan = 2


@way("a figure has no alternative text")
def figure_without_words(p: Pdf) -> None:
    del first(p, "Figure").Alt


@way("a figure has an empty alternative text")
def figure_with_empty_words(p: Pdf) -> None:
    first(p, "Figure").Alt = String("")


@way("a figure has the alternative text of another")
def figure_with_other_words(p: Pdf) -> None:
    first(p, "Figure").Alt = String("A photograph of a ship")


@way("a figure does not say where it is")
def figure_without_box(p: Pdf) -> None:
    del first(p, "Figure").A


# -- words and their order --------------------------------------------------------------------------------------------
def _section(p: Pdf) -> Any:
    return first(p, "Sect")


@way("a section is read backwards")
def read_backwards(p: Pdf) -> None:
    e = _section(p)
    e.K = Array(kids(e)[::-1])


@way("two paragraphs have changed places in the tree")
def swapped_paragraphs(p: Pdf) -> None:
    e = _section(p)
    k = kids(e)
    e.K = Array([*k[:2], k[3], k[2], *k[4:]])


@way("a paragraph is not in the tree")
def lost_paragraph(p: Pdf) -> None:
    e = _section(p)
    e.K = Array([*kids(e)[:2], *kids(e)[3:]])


@way("a paragraph is in the tree twice")
def doubled_paragraph(p: Pdf) -> None:
    e = _section(p)
    e.K = Array([*kids(e)[:3], *kids(e)[2:]])


@way("a line is painted by nobody")
def lost_line(p: Pdf) -> None:
    paint(p, rb"(/H1 <</MCID \d+>> BDC\n)\[[^\]]*\] TJ\n", rb"\1")


@way("a line is painted twice")
def doubled_line(p: Pdf) -> None:
    paint(p, rb"(/H1 <</MCID \d+>> BDC\n)(\[[^\]]*\] TJ\n)", rb"\1\2\2")


@way("two lines of a paragraph have changed places")
def swapped_lines(p: Pdf) -> None:
    paint(p, rb"(\[[^\]]*\] TJ)(\n0 -14 Td\n)(\[[^\]]*\] TJ)", rb"\3\2\1")


@way("words run together at the end of a line")
def joined_lines(p: Pdf) -> None:
    paint(p, rb"0001>\] TJ\n0 -14 Td", rb">] TJ\n0 -14 Td")


@way("two letters have changed places in what is copied")
def wrong_letters(p: Pdf) -> None:
    codes(p, rb"^<0005> <....>$", b"<0005> <0078>")


@way("text is painted outside the page")
def outside_the_page(p: Pdf) -> None:
    paint(p, rb"72 801\.89 Td", b"72 -40 Td")


@way("a line begins on the page and ends off it")
def line_off_the_page(p: Pdf) -> None:
    paint(p, rb"72 801\.89 Td", b"480 801.89 Td")


@way("a line is drawn so large that it leaves the page")
def oversized_line(p: Pdf) -> None:
    paint(p, rb"(/F\d+) [\d.]+ Tf", rb"\1 900 Tf")


@way("another number stands in a figure than was drawn")
def figure_with_other_numbers(p: Pdf) -> None:
    number = next(i for i, page in enumerate(p.pages) if b"/Figure <<" in page.obj.Contents.read_bytes())
    paint(p, rb"(/Figure <</MCID \d+>> BDC(?:(?!EMC).)*?\[<)[0-9A-F]{4}", rb"\g<1>0009", number)


@way("words in a figure are not drawn")
def figure_without_numbers(p: Pdf) -> None:
    number = next(i for i, page in enumerate(p.pages) if b"/Figure <<" in page.obj.Contents.read_bytes())
    paint(p, rb"(/Figure <</MCID \d+>> BDC.*?)\[<[^\]]*\] TJ", rb"\1", number)


@way("notes do not refer to what calls them", "2.0")
def note_without_reference(p: Pdf) -> None:
    for e in list(elements(p, "FENote")):
        del e.Ref


@way("a list with labels says that it has none", "2.0")
def unlabelled_list(p: Pdf) -> None:
    for e in elements(p, "L"):
        e.A.ListNumbering = Name("/None")


@way("headings are paragraphs", "2.0")
def headings_are_paragraphs_in_two(p: Pdf) -> None:
    become(p, "P", "H1", "H2")


@way("a section is read backwards", "2.0")
def read_backwards_in_two(p: Pdf) -> None:
    e = _section(p)
    e.K = Array(kids(e)[::-1])
