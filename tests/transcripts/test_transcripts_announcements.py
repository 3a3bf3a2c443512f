"""Each kind of part is announced as one who cannot see the page needs it: level, count, heads, language, where a link leads."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from briefing.pdf import write
from briefing.transcript import transcript


@pytest.fixture(scope="module")
def handmade() -> ModuleType:
    name = "briefing_tests_handmade"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).parents[1] / "pdf" / "handmade.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


@pytest.fixture(scope="module")
def said(handmade: ModuleType) -> list[str]:
    return transcript(write(handmade.everything(handmade.make_styles()))).splitlines()


def test_the_file_begins_with_its_pages_and_its_language(said: list[str]) -> None:
    assert said[0].startswith("document, ")
    assert said[0].endswith(" pages, in en-GB")
    assert said[1] == "page 1"
    assert said[2] == "title: Fine affairs"


def test_headings_say_their_level(said: list[str]) -> None:
    assert "heading 1: Findings" in said


def test_lists_say_how_many_items_and_items_their_label(said: list[str]) -> None:
    at = said.index("numbered list, 3 items")
    items = [line for line in said[at : said.index("end of list", at)] if line.startswith("  item ")]
    assert [line[:24] for line in items] == [f"  item {n}: Item {n} is fine" for n in (1, 2, 3)]


def test_a_table_says_its_size_and_each_cell_its_heads(said: list[str]) -> None:
    at = said.index("table, 50 rows, 3 columns: Claims and their values")
    assert said[at + 1] == "  caption: Table 1. Claims"
    assert "    column head: Value" in said[at:]
    assert "    row head (Claim): Row 7" in said[at:]
    assert "    cell (Value): 70,000" in said[at:]
    assert "    cell (Note): empty" in said[at:]


def test_heads_that_repeat_on_paper_are_said_once(said: list[str]) -> None:
    assert said.count("    column head: Value") == 1


def test_notes_are_called_and_read_where_they_stand(said: list[str]) -> None:
    call = next(i for i, line in enumerate(said) if "[note 1, p. 3]" in line)
    assert "[note 2]" in said[call]
    note = next(i for i, line in enumerate(said) if line.strip().startswith("note 1: "))
    assert note > call


def test_links_say_where_they_lead(said: list[str]) -> None:
    told = "[link: official website of the office of fine affairs, which is rather long and breaks: https://example.org/a?b=(c)]"
    assert any(told in line for line in said)
    assert any("entry: [link: Findings]" in line for line in said)


def test_figures_are_read_by_their_alternative_text(said: list[str]) -> None:
    figures = [line for line in said if line.startswith("figure: ")]
    assert figures
    assert not any("10,000 troops" in line for line in said if line not in figures)


def test_another_language_and_an_abbreviation_are_announced(said: list[str]) -> None:
    assert any("[in fr: fait accompli]." in line for line in said)
    assert any("DIA [short for: Defence Intelligence Agency] calls" in line for line in said)


def test_what_stands_apart_is_enclosed(said: list[str]) -> None:
    for begin, words in (("side note", "  A note at the side."), ("quotation", "  Quoted from elsewhere.")):
        at = said.index(begin)
        assert said[at + 1] == words
        assert said[at + 2] == f"end of {begin}"


def test_running_heads_and_hyphens_of_the_line_are_silent(said: list[str]) -> None:
    assert not any("A running head" in line for line in said)
    assert not any("\u00ad" in line for line in said)
