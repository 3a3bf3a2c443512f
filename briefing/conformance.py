"""The closed list of what can be wrong with a file: each thing the standards forbid, and how the program keeps it out.

PDF/UA-1 (ISO 14289-1), PDF/UA-2 (ISO 14289-2), PDF/A-3a (ISO 19005-3), PDF/A-4f (ISO 19005-4) and Well-Tagged PDF 1.0 forbid
much. An item is one of three things:

    guaranteed   nothing in a brief, a sheet or a font can cause it; `shown` names the ways a good file is broken on purpose
                 (tests/conformance) and the tests that show who would notice
    checked      an author, a sheet or a font can cause it; it is found before anything is written, with one of `codes`, at its
                 line; tests/cases/conformance has a failing case for every code
    author       only a human can see it

`docs/conformance.md` is made from this table. Nothing else reads it: the checks stand in the stages that make them.
"""

from __future__ import annotations

from typing import Literal

from briefing.records import record

Kind = Literal["guaranteed", "checked", "author"]


@record
class Item:
    """One thing that can be wrong. `clauses`: where it is forbidden. `by`: the stage that checks, or who can see it."""

    id: str
    kind: Kind
    what: str
    clauses: str
    by: str = ""
    codes: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


def _built(id: str, what: str, clauses: str, *shown: str) -> Item:
    return Item(id, "guaranteed", what, clauses, shown=shown)


def _checked(id: str, what: str, clauses: str, by: str, *codes: str) -> Item:
    return Item(id, "checked", what, clauses, by, codes)


def _author(id: str, what: str, clauses: str, by: str = "the author") -> Item:
    return Item(id, "author", what, clauses, by)


_UA, _A3, _ISO = "ISO 14289-1, ", "ISO 19005-3, ", "ISO 32000-1, "
_FILE, _NAVIGATION = "tests/pdf/test_pdf_file.py::", "tests/pdf/test_pdf_navigation.py::"
_TREE, _TEXT = "tests/pdf/test_pdf_structure.py::", "tests/pdf/test_pdf_text.py::"

ITEMS: tuple[Item, ...] = (
    # -- the document ---------------------------------------------------------------------------------------------------
    _checked("title", "the brief has no title, or one that nobody can see", _UA + "7.1", "validate", "B202", "B211"),
    _checked(
        "language", "the brief does not say its language, or names one that there is not", _UA + "7.2", "validate", "B202", "B215"
    ),
    _checked("phrase-language", "a phrase is marked with a language that there is not", _UA + "7.2", "validate", "B215"),
    _checked("label-language", "a sheet has labels for a language that there is not", _UA + "7.2", "validate", "Y105"),
    _author("right-language", "the language named is the one the words are in; foreign phrases are marked", _UA + "7.2"),
    _built(
        "said-title",
        "title in the metadata and shown by the window",
        _UA + "7.1",
        "way:no_title",
        "way:no_ViewerPreferences",
        "way:title_differs",
    ),
    _built(
        "tagged",
        "the file says that it is tagged, and is",
        _UA + "6.2",
        "way:no_MarkInfo",
        "way:no_StructTreeRoot",
        "way:suspects",
    ),
    _built(
        "identified",
        "the metadata say to which standards the file keeps",
        _UA + "5; " + _A3 + "6.6.4",
        "way:no_ua",
        "way:unknown_part",
        "way:no_Metadata",
        "way:no_declaration",
    ),
    _built(
        "agreement",
        "metadata and Info agree; PDF 2.0 has no Info",
        _A3 + "6.6.3; ISO 19005-4, 6.1.3",
        _FILE + "test_info_and_xmp_agree",
        "way:info_in_two",
    ),
    _built(
        "identifier",
        "the file has an identifier, from its content",
        _A3 + "6.1.3",
        "way:no_identifier",
        _FILE + "test_the_identifier_comes_from_the_content",
    ),
    _built(
        "streams",
        "streams, object streams and cross references are as PDF/A wants them",
        _A3 + "6.1.7",
        _FILE + "test_qpdf_finds_nothing_wrong",
        "tests/pdf/test_pdf_values.py::test_a_stream_ends_after_a_line_end",
    ),
    _built(
        "no-programs",
        "no program, form, sound, film, encryption or address elsewhere in the file",
        _A3 + "6.5; 6.1.2",
        "way:javascript",
    ),
    _checked("date", "SOURCE_DATE_EPOCH is no number of seconds since 1970", _ISO + "7.9.4", "the command", "usage"),
    # -- words ----------------------------------------------------------------------------------------------------------
    _checked("glyph", "a character that no face has", _UA + "7.21.8; " + _A3 + "6.2.11.8", "layout", "L301"),
    _checked(
        "private",
        "private, control and unassigned characters, also as escapes",
        _UA + "7.21.7; ISO 14289-2, 8.4.3",
        "load",
        "B107",
    ),
    _checked(
        "running-words",
        "words of a running line that no face has, or that run from right to left",
        _UA + "7.21.8",
        "validate",
        "Y209",
    ),
    _checked(
        "right-to-left", "text that runs from right to left, which would stand in the wrong order", _UA + "7.2", "layout", "L302"
    ),
    _checked(
        "empty-text", "a text, a heading, a cell or an entry of a list without words", _UA + "7.1", "validate", "B211", "B124"
    ),
    _checked(
        "too-long",
        "an id, a line, an address or a word longer than a file can hold",
        _A3 + "6.1.13",
        "validate, pdf",
        "B227",
        "B122",
    ),
    _checked("empty-label", "a label of the sheet without words", _UA + "7.1", "validate", "Y105"),
    _built(
        "unicode",
        "every glyph says its characters: copied text is the typed text",
        _UA + "7.21.7; " + _A3 + "6.2.11.7",
        "way:no_characters",
        "way:missing_character",
        "way:private_characters",
        "way:wrong_letters",
    ),
    _built(
        "once-in-order",
        "every word is in the tag tree once, in the order of the brief",
        _UA + "7.1",
        "way:read_backwards",
        "way:lost_paragraph",
        "way:doubled_paragraph",
        "way:swapped_lines",
        _TREE + "test_every_word_of_the_story_is_in_the_tree_once_and_in_order",
    ),
    _built(
        "artifacts",
        "running heads, repeated heads, rules and backgrounds are artifacts, and nothing else is",
        _UA + "7.1",
        "way:running_head_read",
        "way:heading_as_artifact",
        "way:tag_in_artifact",
        "way:unowned_text",
    ),
    _built(
        "marking-read",
        "the marking is on every page, and is read at the beginning",
        _UA + "7.1",
        "tests/layout/test_layout_pages.py::test_the_marking_stands_on_every_page_and_is_read_on_the_first",
    ),
    _checked(
        "marking-shown",
        "a page template that hides the marking, or the words of a likelihood",
        "ICD 203; EO 13526",
        "validate",
        "Y205",
    ),
    _built("expansions", "abbreviations of the glossary carry their long form", "ISO 14289-2, 8.5.2", "way:no_expansion"),
    _author(
        "plain-words",
        "words that a listener understands without the page: no «see left», no colour as the only name",
        "WCAG 2.2, 1.3.3",
    ),
    # -- headings, lists, tables ----------------------------------------------------------------------------------------
    _built(
        "headings",
        "headings are headings and skip no level: levels come from the nesting of the brief, not from a sheet",
        _UA + "7.4.2",
        "way:heading_skip",
        "way:first_heading_h2",
        "way:headings_are_paragraphs",
    ),
    _built(
        "lists",
        "lists, entries, labels and notes are what they are",
        _UA + "7.6; 7.9",
        "way:list_is_section",
        "way:item_is_paragraph",
        "way:note_is_paragraph",
        "way:notes_with_one_id",
    ),
    _checked("nesting", "lists and quotes deeper within one another than a page can show", _A3 + "6.1.13", "validate", "B120"),
    _checked("table-heads", "a table without heads, or with an empty one", _UA + "7.5", "validate", "B202", "B211"),
    _checked("table-rows", "rows of different length", _UA + "7.5", "validate", "B223"),
    _built(
        "table-cells",
        "every cell names its heads, and heads say what they are heads of",
        _UA + "7.5",
        "way:no_scope_no_heads",
        "way:wrong_head",
        "way:cell_without_heads",
        "way:short_row",
    ),
    _author("table-sense", "that a table is one: rows of one kind, a head that says what stands under it", _UA + "7.5"),
    _checked("ids", "two parts with one id", _UA + "7.9", "validate", "B302"),
    # -- links ----------------------------------------------------------------------------------------------------------
    _checked("link-words", "a link without words", _UA + "7.18.5", "validate", "B124"),
    _checked(
        "link-address",
        "a link without an address, or to a program or a file (javascript:, file:, data:)",
        _A3 + "6.5",
        "validate",
        "B122",
        "B216",
    ),
    _checked("reference", "a citation or a reference that leads to nothing", _UA + "7.18.5", "validate", "B303", "B304"),
    _built(
        "link-structure",
        "a link is in the tree, described, printed, and leads somewhere",
        _UA + "7.18.5",
        "way:no_contents",
        "way:no_struct_parent",
        "way:link_to_nowhere",
        "way:link_without_annotation",
        _NAVIGATION + "test_a_link_that_leads_nowhere_is_not_written",
    ),
    _author(
        "link-meaning", "that the words of a link say where it leads, and that the address is still there", "WCAG 2.2, 2.4.4"
    ),
    # -- figures and images ---------------------------------------------------------------------------------------------
    _built(
        "figure-words",
        "a figure drawn from the brief has an alternative text, made from its data, and a box",
        _UA + "7.3",
        "way:figure_without_words",
        "way:figure_with_empty_words",
        "way:figure_without_box",
    ),
    _checked(
        "alternative",
        "an alternative text that is empty, repeats the headline or is the name of a file",
        _UA + "7.3",
        "validate",
        "B211",
        "B228",
    ),
    _author("alternative-sense", "that an alternative text of the author's own says what is seen", _UA + "7.3"),
    _checked("image-words", "an author's image without alternative text", _UA + "7.3", "validate", "B233"),
    _checked(
        "image-file",
        "an image that is missing, empty, cut short, of another kind, outside the brief's folder",
        "",
        "validate",
        "B230",
        "B231",
    ),
    _checked(
        "file-name",
        "the name of a brief, a part or an image that not every system can have, or that is no text",
        "",
        "load, validate",
        "B103",
        "B116",
        "B230",
    ),
    _checked("image-size", "an image too large to be placed (bytes or pixels)", _A3 + "6.1.13", "validate", "B232"),
    _checked(
        "image-content",
        "an image that asks for something elsewhere, or holds what cannot be drawn",
        _A3 + "6.2.9",
        "validate",
        "B234",
    ),
    _author("image-letters", "that words inside an image can be read, and are said in its alternative text", "WCAG 2.2, 1.4.5"),
    # -- colour and type ------------------------------------------------------------------------------------------------
    _checked("contrast", "words below 4.5:1 (large ones 3:1), marks below 3:1", "WCAG 2.2, 1.4.3; 1.4.11", "validate", "Y201"),
    _checked("size", "words smaller than the sheet allows, lines that touch", "WCAG 2.2, 1.4.12", "validate", "Y202", "Y207"),
    _checked("colour", "a colour that is none", _A3 + "6.2.4.3", "validate", "Y105", "Y113"),
    _checked("page", "a page smaller than two inches or larger than 14,400 points", _A3 + "6.1.13", "validate", "Y208"),
    _checked("columns", "margins or columns that leave nothing of the page", _A3 + "6.1.13", "validate", "Y206"),
    _built(
        "intent",
        "one output intent, with our own profile for the colours",
        _A3 + "6.2.3",
        "way:no_OutputIntents",
        "way:press_colour",
        _FILE + "test_the_profile_is_the_same_bytes_everywhere",
    ),
    _built("on-the-page", "no text outside the page", "ISO 14289-2, 8.2", "way:outside_the_page"),
    # -- fonts ----------------------------------------------------------------------------------------------------------
    _checked(
        "font-file", "a font file that is missing, empty, cut short, damaged, or no font", _A3 + "6.2.11.4", "validate", "Y204"
    ),
    _checked(
        "font-tables", "a font without the tables or the outlines that a document needs", _A3 + "6.2.11.4", "validate", "Y204"
    ),
    _checked(
        "font-licence",
        "a font that may not be embedded, or not in part (fsType)",
        _A3 + "6.2.11.4.1; OpenType, OS/2",
        "validate",
        "Y204",
    ),
    _checked("font-place", "a font outside the sheet's folder, or of a package that is not installed", "", "validate", "Y204"),
    _built(
        "fonts",
        "fonts are embedded in part, with true widths, characters and names",
        _UA + "7.21; " + _A3 + "6.2.11",
        "way:not_embedded",
        "way:wrong_widths",
        "way:no_glyphs",
        "way:missing_glyph",
        _TEXT + "test_only_embedded_subsets",
    ),
    _author(
        "font-truth",
        "that a house font draws the letters its table of characters promises",
        _UA + "7.21.7",
        "the owner of the style",
    ),
    # -- files inside, and the file outside -------------------------------------------------------------------------------
    _built(
        "attached",
        "files inside have a type, names, a relationship and an owner",
        _A3 + "6.8",
        "way:no_AF",
        "way:no_relationship",
        "way:no_media_type",
        "way:no_description",
        "way:attachment_of_nothing",
    ),
    _checked("attached-size", "a file to be carried inside of more than 25 MB", "", "pdf", "F208"),
    _checked("output", "a place that cannot be written: a folder, no space, no right", "", "the command", "F201"),
)


def page() -> str:
    """`docs/conformance.md`."""
    kinds: dict[str, list[Item]] = {kind: [i for i in ITEMS if i.kind == kind] for kind in ("guaranteed", "checked", "author")}
    out = [
        "# What is guaranteed, what is checked, and what only you can see",
        "",
        "Every file is PDF/UA-1 and PDF/A-3a at once (with `--pdf 2.0`: PDF/UA-2, PDF/A-4f, Well-Tagged), or there is no file.",
        "This is the closed list of what could stand in the way. Made from `briefing/conformance.py`; do not edit.",
        "",
        f"## Guaranteed: nothing in a brief, a sheet or a font can break it ({len(kinds['guaranteed'])})",
        "",
        "Shown by breaking good files on purpose (`tests/conformance/MUTATIONS.md`) and by tests.",
        "",
        "| What always holds | Where it is asked for |",
        "|---|---|",
        *(f"| {i.what} | {i.clauses} |" for i in kinds["guaranteed"]),
        "",
        f"## Checked: found before anything is written, at its line ({len(kinds['checked'])})",
        "",
        "With any of these there is no new file, and an old one stays as it was.",
        "",
        "| What is refused | Where it is forbidden | Found by | As |",
        "|---|---|---|---|",
        *(f"| {i.what} | {i.clauses or '–'} | {i.by} | {', '.join(i.codes)} |" for i in kinds["checked"]),
        "",
        f"## Only a human can see it ({len(kinds['author'])})",
        "",
        "| What to look at | Where it is asked for | Who |",
        "|---|---|---|",
        *(f"| {i.what} | {i.clauses} | {i.by} |" for i in kinds["author"]),
        "",
    ]
    return "\n".join(out)
