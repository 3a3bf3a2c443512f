"""The table of style elements is the truth: a sheet is held to it, the stages ask for each of its names."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import pytest

from briefing.compose import Arrangement, compose
from briefing.compose.story import Element, Story
from briefing.diagnostics import Diagnostic, Diagnostics, Problems
from briefing.load import load
from briefing.style.computed import OPTIONS, Look
from briefing.style.element_format import ELEMENTS_RECORD, VALUES
from briefing.style_elements import ELEMENTS, STYLES, TYPE
from briefing.validate.brief import validate_brief
from briefing.validate.sheet import load_sheet, validate_sheet
from briefing.validate.sheet_chain import load_chain

ROOT = Path(__file__).resolve().parent.parent.parent


# -- the sheet is held to the table -----------------------------------------------------------------------------------
def refused(words: str, folder: Path) -> tuple[Diagnostic, ...]:
    path = folder / "house.yaml"
    path.write_text(f"style: 1\nextends: base\n{words}", encoding="utf-8")
    try:
        load_sheet(path)
    except Problems as problems:
        return problems.diagnostics
    return ()


def test_an_element_takes_a_key_where_the_table_says_so_and_nowhere_else(tmp_path: Path) -> None:
    """A list is no value of any key, so a key that is taken is told so (Y102, Y105), and one that is not is unknown (Y101)."""
    lines = ["elements:"]
    for name, element in ELEMENTS.items():
        lines += [f"  {name}:", *(f"    {key}: [[x]]" for key in VALUES if key not in element.parts)]
        for part in element.parts:
            lines += [f"    {part}:", *(f"      {key}: [[x]]" for key in VALUES)]
    path = tmp_path / "house.yaml"
    path.write_text("style: 1\nextends: base\n" + "\n".join(lines), encoding="utf-8")
    diagnostics = Diagnostics()
    read = validate_sheet(load_chain(path, diagnostics), diagnostics)
    unknown = {d.path for d in read.diagnostics.items if d.code == "Y101"}  # all of them: an author is told a hundred
    asked = {(n, k) for n, e in STYLES.items() for k in VALUES if k not in e.parts}
    assert len(asked) > 4500
    assert {(n, k) for n, k in asked if f"elements.{n}.{k}" in unknown} == {(n, k) for n, k in asked if k not in STYLES[n].keys}


def test_what_one_element_of_a_kind_cannot_use_is_told_at_its_key_with_the_way_out(tmp_path: Path) -> None:
    lines = ["title: {row_padding: 2pt}", "heading: {space_befor: 2pt}", "section: {align: left}", "estimates: {}"]
    title, misspelt, words, gone = refused("elements:\n" + "".join(f"  {line}\n" for line in lines), tmp_path)
    assert (title.code, title.path) == ("Y101", "elements.title.row_padding")
    assert title.span is not None
    assert (title.span.line, title.span.column) == (4, 11)
    assert title.hints[0] == "delete it, it never changed anything here: `row_padding` is for a table"
    assert title.hints[1] == f"title, a paragraph, takes {', '.join(('base', *STYLES['title'].keys))}"
    assert misspelt.hints[0] == "did you mean `space_before`?"
    assert misspelt.hints[1].startswith("heading, a paragraph, takes base, font, size")
    assert words.hints[0].startswith("delete it: words do not stand in this element itself")
    assert gone.hints == ("delete it, nothing was ever set as it: this section is a `section` with a `figure`",)


@pytest.mark.parametrize("key", ["inset: {top: 3pt}", "padding: {left: 3pt}"])
def test_an_edge_that_no_paragraph_reads_is_refused(key: str, tmp_path: Path) -> None:
    (found,) = refused(f"elements: {{title: {{{key}}}}}", tmp_path)
    assert found.code == "Y101"


def test_every_key_has_a_kind_of_value_a_place_in_the_look_and_somebody_who_takes_it() -> None:
    taken = {key for element in STYLES.values() for key in element.keys}
    assert taken == set(VALUES)
    fields = {"color" if f == "colour" else f for f in Look.__match_args__} - {"name", "options"}
    assert set(VALUES) == fields | OPTIONS
    assert not fields & OPTIONS
    assert set(TYPE) <= fields
    assert set(ELEMENTS_RECORD.keys) == set(ELEMENTS)


def test_the_containers_named_in_the_table_are_elements_and_can_be_painted() -> None:
    for name, element in STYLES.items():
        for container in element.stands_in:
            assert not container or "background" in STYLES[container].keys, name


# -- the stages ask for every name ------------------------------------------------------------------------------------
NOTES: tuple[Literal["foot", "end"], ...] = ("foot", "end")


@cache
def composed(path: Path) -> tuple[Story, ...]:
    brief = validate_brief(load(path)).brief
    return tuple(compose(brief, arrangement=Arrangement(notes, data_tables=True)) for notes in NOTES)


ASKED_BY_LAYOUT = {"running", "marking.on_band", "note_rule"}
IN_LONG_BRIEFS = {"contents", "contents.entry", "scenario", "scenario.title"}  # and of long scenarios


def test_every_element_is_asked_for_and_every_name_asked_for_is_an_element() -> None:
    briefs = [*(ROOT / "inputs").glob("*.yaml"), *(ROOT / "tests/compose/briefs").glob("*.yaml")]
    asked: set[str] = set()
    for story in (s for path in briefs for s in composed(path)):
        for root in (story.root, *story.notes.values()):
            asked |= {e.look for e in root.walk() if isinstance(e, Element) and e.look}
    assert asked - set(STYLES) == set()
    assert set(STYLES) - asked == ASKED_BY_LAYOUT | IN_LONG_BRIEFS

