"""Ways to break what is around the tree: catalog, metadata, attachments, links, content and fonts of a good file."""

from __future__ import annotations

from typing import Any

from briefing_tests_mutations import (
    Break,
    codes,
    first,
    fonts,
    having,
    kids,
    links,
    packet,
    paint,
    way,
)  # registered by the test that loads this
from pikepdf import Array, Dictionary, Name, Pdf, String


# -- the catalog and the metadata -------------------------------------------------------------------------------------
def _without(key: str) -> Break:
    def change(pdf: Pdf) -> None:
        del pdf.Root[key]

    change.__name__ = "no_" + key[1:]
    return change


for _key, _what in {
    "/MarkInfo": "nothing says that the file is tagged",
    "/StructTreeRoot": "there is no structure tree",
    "/ViewerPreferences": "the window shows the file's name instead of its title",
    "/OutputIntents": "nothing says what the colours mean",
    "/Metadata": "there is no metadata",
    "/AF": "the attached files belong to nothing",
}.items():
    way(_what)(_without(_key))


@way("the tags are called suspect")
def suspects(p: Pdf) -> None:
    p.Root.MarkInfo.Suspects = True


@way("the file is marked as not tagged")
def marked_false(p: Pdf) -> None:
    p.Root.MarkInfo.Marked = False


@way("no language anywhere")
def no_language(p: Pdf) -> None:
    del p.Root.Lang
    for e in having(p, "/Lang"):
        del e.Lang


@way("a language tag that is none")
def bad_language(p: Pdf) -> None:
    p.Root.Lang = String("english language")


@way("a language tag of a phrase that is none")
def bad_phrase_language(p: Pdf) -> None:
    next(having(p, "/Lang")).Lang = String("fr_FR!")


@way("a foreign phrase is read as English")
def phrase_without_language(p: Pdf) -> None:
    del next(e for e in having(p, "/Lang") if str(e.S) == "/Span").Lang


@way("an abbreviation has lost its long form")
def no_expansion(p: Pdf) -> None:
    del next(having(p, "/E")).E


@way("the parent tree is gone")
def no_parent_tree(p: Pdf) -> None:
    del p.Root.StructTreeRoot.ParentTree


@way("the parent tree names other elements")
def wrong_parent_tree(p: Pdf) -> None:
    rows = p.Root.StructTreeRoot.ParentTree.Nums
    rows[1] = Array(list(rows[1])[::-1])


@way("a program runs when the file is opened")
def javascript(p: Pdf) -> None:
    p.Root.OpenAction = Dictionary(S=Name("/JavaScript"), JS=String("1"))


@way("the order of the tabulator key is not the tree's")
def no_tabs(p: Pdf) -> None:
    for page in p.pages:
        del page.obj.Tabs


@way("the file has no identifier")
def no_identifier(p: Pdf) -> None:
    del p.trailer["/ID"]


@way("an Info dictionary in PDF 2.0", "2.0")
def info_in_two(p: Pdf) -> None:
    p.trailer.Info = p.make_indirect(Dictionary(Title=String("x")))


@way("the metadata do not say PDF/UA")
def no_ua(p: Pdf) -> None:
    packet(p, r"<pdfuaid:part>.*?</pdfuaid:part>", "")


@way("the metadata say a part of PDF/A that there is not")
def unknown_part(p: Pdf) -> None:
    packet(p, "<pdfaid:part>3", "<pdfaid:part>9")


@way("the metadata do not explain what is not of PDF/A")
def no_extension_schema(p: Pdf) -> None:
    packet(p, r"<pdfaExtension:schemas>.*?</pdfaExtension:schemas>", "")


@way("the metadata have no title")
def no_title(p: Pdf) -> None:
    packet(p, r"<dc:title>.*?</dc:title>", "")


@way("the metadata have another title than the Info dictionary")
def title_differs(p: Pdf) -> None:
    packet(p, 'x-default">', 'x-default">Not ')


@way("the metadata are no XML")
def broken_packet(p: Pdf) -> None:
    packet(p, "</rdf:RDF>", "")


@way("the metadata do not declare Well-Tagged PDF", "2.0")
def no_declaration(p: Pdf) -> None:
    packet(p, r"<pdfd:declarations>.*?</pdfd:declarations>", "")


# -- attachments ------------------------------------------------------------------------------------------------------
def _filespec(p: Pdf) -> Any:
    return p.Root.AF[0]


@way("an attachment does not say what it is to the document")
def no_relationship(p: Pdf) -> None:
    del _filespec(p).AFRelationship


@way("an attachment has no media type")
def no_media_type(p: Pdf) -> None:
    del _filespec(p).EF.F.Subtype


@way("an attachment has no name in Unicode")
def no_unicode_name(p: Pdf) -> None:
    del _filespec(p).UF


@way("an attachment has no description", "2.0")
def no_description(p: Pdf) -> None:
    for f in [_filespec(p), *(a for e in having(p, "/AF") for a in e.AF)]:
        del f.Desc


@way("a file stands among the names but belongs to nothing", "2.0")
def attachment_of_nothing(p: Pdf) -> None:
    del p.Root.AF


@way("an attachment says that it is something else to the document")
def wrong_relationship(p: Pdf) -> None:
    _filespec(p).AFRelationship = Name("/Alternative")


@way("an attachment has no description, in PDF 1.7")
def no_description_in_one(p: Pdf) -> None:
    del _filespec(p).Desc


@way("an attachment has a checksum that is not its own")
def wrong_checksum(p: Pdf) -> None:
    _filespec(p).EF.F.Params.CheckSum = String("0123456789abcdef")


@way("an attachment has other bytes than were attached")
def changed_attachment(p: Pdf) -> None:
    _filespec(p).EF.F.write(b"title: y\n")


@way("an attachment does not say when it was changed")
def undated_attachment(p: Pdf) -> None:
    del _filespec(p).EF.F.Params.ModDate


@way("a figure has lost its data")
def figure_without_data(p: Pdf) -> None:
    del next(having(p, "/AF")).AF


@way("an attachment is in no list of names")
def unlisted_attachment(p: Pdf) -> None:
    del p.Root.Names["/EmbeddedFiles"]


# -- links ------------------------------------------------------------------------------------------------------------
@way("links have no description")
def no_contents(p: Pdf) -> None:
    for a in links(p):
        del a.Contents


@way("links are not printed")
def no_print_flag(p: Pdf) -> None:
    for a in links(p):
        a.F = 0


@way("links are hidden")
def hidden_links(p: Pdf) -> None:
    for a in links(p):
        a.F = 2


@way("links do not name their place in the tree")
def no_struct_parent(p: Pdf) -> None:
    for a in links(p):
        del a.StructParent


@way("a link of the tree has lost its annotation")
def link_without_annotation(p: Pdf) -> None:
    e = first(p, "Link")
    e.K = Array([k for k in kids(e) if not isinstance(k, Dictionary)])


@way("a link on the page is in no link of the tree")
def annotation_in_paragraph(p: Pdf) -> None:
    first(p, "Link").S = Name("/Span")


@way("a link is on no page")
def annotation_on_no_page(p: Pdf) -> None:
    del p.pages[0].obj.Annots[0]


@way("a link does nothing")
def link_without_action(p: Pdf) -> None:
    del next(links(p)).A


@way("a link leads to a page that is none")
def link_to_nowhere(p: Pdf) -> None:
    next(a for a in links(p) if "/D" in a.A).A.D[0] = p.make_indirect(Dictionary(Type=Name("/Page")))


@way("a link leads to a place beside its page")
def link_beside_the_page(p: Pdf) -> None:
    next(a for a in links(p) if "/D" in a.A).A.D[3] = 5000


@way("a link has no extent")
def empty_link(p: Pdf) -> None:
    a = next(links(p))
    a.Rect = Array([a.Rect[0], a.Rect[1], a.Rect[0], a.Rect[1]])


@way("a link stands off the page")
def link_off_the_page(p: Pdf) -> None:
    next(links(p)).Rect = Array([900, 900, 950, 950])


@way("two links have changed their places in the tree's list")
def swapped_links(p: Pdf) -> None:
    one, two = list(links(p))[:2]
    one.StructParent, two.StructParent = int(two.StructParent), int(one.StructParent)


@way("a named destination leads to a page that is none")
def destination_of_nothing(p: Pdf) -> None:
    p.Root.Names.Dests.Names[1][0] = p.make_indirect(Dictionary(Type=Name("/Page")))


@way("a bookmark leads to a page that is none")
def bookmark_to_nowhere(p: Pdf) -> None:
    p.Root.Outlines.First.A.D[0] = p.make_indirect(Dictionary(Type=Name("/Page")))


@way("a bookmark does nothing")
def bookmark_without_action(p: Pdf) -> None:
    del p.Root.Outlines.First.A


@way("a link does not name the element it means", "2.0")
def no_structure_destination(p: Pdf) -> None:
    for a in links(p):
        if "/SD" in a.A:
            del a.A.SD


@way("an entry of the contents does not refer to its heading", "2.0")
def no_reference(p: Pdf) -> None:
    for e in list(having(p, "/Ref")):
        del e.Ref


# -- marked content ---------------------------------------------------------------------------------------------------
@way("a heading is not tagged")
def untagged_heading(p: Pdf) -> None:
    paint(p, rb"/H1 <</MCID \d+>> BDC", b"/H1 BMC")


@way("text belongs to nothing at all")
def unowned_text(p: Pdf) -> None:
    paint(p, rb"/H1 <</MCID \d+>> BDC\n(\[[^\]]*\] TJ\n.*?)EMC", rb"\1")


@way("a heading is an artifact")
def heading_as_artifact(p: Pdf) -> None:
    paint(p, rb"/H1 <</MCID \d+>> BDC", b"/Artifact <</Type /Layout>> BDC")


@way("a running head is read with the title")
def running_head_read(p: Pdf) -> None:
    paint(p, rb"/Artifact <</Type /Pagination /Subtype /Header>> BDC", b"/P <</MCID 0>> BDC")


@way("an artifact stands inside a paragraph")
def artifact_in_tag(p: Pdf) -> None:
    paint(p, rb"(/Title <</MCID \d+>> BDC\n)(\[[^\]]*\] TJ)", rb"\1/Artifact <</Type /Layout>> BDC\n\2\nEMC")


@way("a paragraph stands inside an artifact")
def tag_in_artifact(p: Pdf) -> None:
    paint(p, rb"(/Artifact <</Type /Pagination /Subtype /Header>> BDC)", rb"\1 /P <</MCID 0>> BDC EMC")


@way("a sequence has a number that the tree does not know")
def unknown_sequence(p: Pdf) -> None:
    paint(p, rb"/MCID 3>>", b"/MCID 999>>")


@way("two sequences have the same number")
def same_sequence(p: Pdf) -> None:
    paint(p, rb"/MCID 3>>", b"/MCID 2>>")


@way("two sequences have changed numbers")
def swapped_sequences(p: Pdf) -> None:
    paint(p, rb"/MCID 3>>(.*?)/MCID 4>>", rb"/MCID 4>>\1/MCID 3>>")


@way("a marked sequence does not end")
def open_sequence(p: Pdf) -> None:
    paint(p, rb"EMC\n(/Title)", rb"\1")


@way("the parent tree forgets a page")
def forgotten_page(p: Pdf) -> None:
    rows = p.Root.StructTreeRoot.ParentTree.Nums
    p.Root.StructTreeRoot.ParentTree.Nums = Array(list(rows)[2:])


@way("a page saves a state and does not restore it")
def unbalanced_state(p: Pdf) -> None:
    paint(p, rb"\nBT\n", b"\nq\nBT\n")


@way("something is drawn that belongs to nothing")
def unowned_mark(p: Pdf) -> None:
    paint(p, rb"\Z", b"\n10 10 50 50 re f")


@way("a rule reaches over the edge of the page")
def mark_off_the_page(p: Pdf) -> None:
    paint(p, rb"\Z", b"\n/Artifact <</Type /Layout>> BDC\n10 10 m 5000 10 l S\nEMC")


@way("a colour for presses, with an intent for screens")
def press_colour(p: Pdf) -> None:
    paint(p, rb"0\.3 0\.3 0\.3 rg", b"0 0 0 0.7 k")


# -- fonts ------------------------------------------------------------------------------------------------------------
@way("nothing says which characters the glyphs are")
def no_characters(p: Pdf) -> None:
    for f in fonts(p):
        del f.ToUnicode


@way("glyphs are characters of private use")
def private_characters(p: Pdf) -> None:
    codes(p, rb"^<0005> <....>$", b"<0005> <E000>")


@way("glyphs are the character zero")
def zero_characters(p: Pdf) -> None:
    codes(p, rb"^<0005> <....>$", b"<0005> <0000>")


@way("one glyph is no character")
def missing_character(p: Pdf) -> None:
    codes(p, rb"^<0005> <....>\n", b"")


@way("a glyph is shown that the font does not have")
def missing_glyph(p: Pdf) -> None:
    paint(p, rb"\[<....", b"[<0000")


@way("widths in the file are not the font's")
def wrong_widths(p: Pdf) -> None:
    for f in fonts(p):
        w = f.DescendantFonts[0].W
        w[1] = Array([x + 20 for x in w[1]])


@way("nothing says which glyph a code is")
def no_glyphs(p: Pdf) -> None:
    for f in fonts(p):
        del f.DescendantFonts[0]["/CIDToGIDMap"]


@way("fonts are not embedded")
def not_embedded(p: Pdf) -> None:
    for f in fonts(p):
        del f.DescendantFonts[0].FontDescriptor["/FontFile2"]
