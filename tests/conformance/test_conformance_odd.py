"""A brief as odd as the format allows conforms in both targets, keeps the rules of the tree, and is read aloud whole.

It is long enough for a list of contents, which no brief in `inputs/` has: a paragraph and a cell go over page turns, links go
over lines, lists stand in quotes, and names come in three alphabets.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pytest

from briefing.pipeline import Options, build_bytes
from briefing.transcript import transcript

from .audit import audit

FLAVOURS = {"1.7": "ua1,3a", "2.0": "ua2,4f,wt1a,wt1r"}
LONG = " ".join(f"Gauge {n} was read before the tide, and nobody wrote down by whom." for n in range(1, 260))
HEADING = "Heading with ORP, 김정은 and Владимир"
NESTED = """\
- one
  - two
    - three with [слово]{lang=ru} and [김정은]{lang=ko}
      1. four
      2. five[@a, p. 3]
  - back
- last
"""
QUOTE = """\
> A quotation[@b] with *emphasis*, **strong *nested* [звук]{lang=ru}**,
> and a [link](https://example.org/in/quote).
>
> - a list in it
> - more
>
> A second paragraph.
"""
QUOTE_IN_CELL = '"> a quote in a cell[@b]", "3", "- a list\\n- of two\\n\\n{fig:f}"'
LINK = f"[{'a link of many words ' * 20}and [слово]{{lang=ru}}](https://example.org/{'a' * 120}?q=%20x&y=(1))"


def _indented(text: str) -> str:
    return "".join(f"      {line}\n" if line else "\n" for line in text.splitlines())


def _section(name: str, heading: str, *blocks: str) -> str:
    return f"  - id: {name}\n    heading: {heading}\n    body: |\n" + _indented("\n\n".join(blocks))


def _rows() -> str:
    return f"      - [{QUOTE_IN_CELL}]\n" + "".join(
        f'      - ["Row {n} *em* [имя]{{lang=ru}}[@a, p. {n}]", "{n}", "{LONG[:9000] if n == 5 else "short"}[@b]"]\n'
        for n in range(1, 60)
    )


BRIEF = f"""\
briefing: 1
id: odd
product: assessment
title: "Odd & <strange> “title” — 100 % of 김정은"
bottom_line: It is odd, ORP.[@a]
question: What is odd?
meta:
  date: 2024-11-17
  information_cutoff: not_stated
  version: "0.1"
  lang: en-GB
  status: draft
  organisation: "Office of Ünïcode & (parentheses) \\\\ back"
  authors: [{{name: "Кім, the elder", role: "Keeper; of gauges"}}, 김철수, "O'Neill, \\"Jo\\" & Söhne; Ltd"]
  keywords: ["a, b", "semi;colon", "김", "<tag>"]
marking: {{scheme: tlp, level: "TLP:CLEAR"}}
key_judgments:
  - {{id: one, statement: "The gauges are read.[@b]", kind: past, change: new, supports: [a],
     confidence: {{level: low, because: nobody looked}}}}
sections:
{_section("s1", HEADING, LONG, NESTED, QUOTE, "{table:t}", "The un[glaub]{lang=de}lich word.", LINK)}
{_section("s2", "Short", "x")}
{_section("s3", "Quote first", QUOTE)}
{_section("s4", "List first", NESTED)}
{_section("s5", "Fifth", "y")}
{_section("s6", "Sixth", "z")}
tables:
  - id: t
    title: Long table with ORP
    columns: [Head one ORP, {{label: Number 김, kind: number}}, "Third head, rather long so that it breaks over lines"]
    row_header: true
    source: [a, b]
    note: "A note[@b]."
    rows:
{_rows()}
figures:
  - {{id: f, kind: likelihood, headline: Nothing is likely, source: [a]}}
boxes:
  - {{id: b1, title: A box, kind: definition, blocks: "- a list\\n- in a box[@b]\\n\\n> and a quote\\n\\nwith ORP"}}
glossary: [{{term: ORP, meaning: outer reference pole}}]
sources:
  - {{id: a, originator: Office of 김, title: Über Schiffe, type: official, lang: de, published: 2024-04, directness: primary,
     url: "https://example.org/ü?a=b&c=(d)", accessed: 2024-05-01}}
  - {{id: b, originator: Владимир, title: Second, type: dataset, published: not_stated, directness: primary}}
"""


@cache
def built(target: str, sheet: str = "chancery") -> bytes:
    with TemporaryDirectory() as folder:
        path, house = Path(folder) / "odd.yaml", Path(folder) / "house.yaml"
        path.write_text(BRIEF, "utf-8")
        house.write_text(f"style: 1\nextends: {sheet}\nelements: {{contents: {{from_pages: 1}}}}\n", "utf-8")
        return build_bytes(path, style=house, options=Options(target)).data


@cache
def said() -> list[str]:
    return transcript(built("1.7")).splitlines()


@pytest.mark.slow
@pytest.mark.parametrize("sheet", ["chancery", "ministry", "letter"])
def test_an_odd_brief_conforms(sheet: str, target: str, judge: Callable[..., list[str]]) -> None:
    assert judge(FLAVOURS[target], built(target, sheet)) == []


def test_its_tree_keeps_the_rules(target: str) -> None:
    with pikepdf.open(io.BytesIO(built(target))) as pdf:
        assert audit(pdf) == []


def test_a_paragraph_over_pages_is_one_paragraph() -> None:
    (line,) = (s for s in said() if s.startswith("Gauge 1 was read"))
    assert line.endswith("nobody wrote down by whom.")
    assert line.count(" [page ") >= 2
    assert re.sub(r" \[page \d+\]", "", line) == LONG


def test_a_cell_over_pages_is_one_cell() -> None:
    row = said().index("    row head (Head one ORP): Row 5 em [in ru: имя] [note 7]")
    cell = said()[row + 2]
    assert cell.startswith("    cell (Third head, rather long so that it breaks over lines): Gauge 1 was")
    assert " [page " in cell
    assert cell.endswith("[note 2]")


def test_contents_lead_to_their_headings() -> None:
    entries = [s.strip() for s in said() if s.strip().startswith("entry: ")]
    assert [e.partition("[link: ")[2].partition("]")[0] for e in entries][:2] == [HEADING, "Short"]
    assert all(e.rpartition(" ")[2].isdigit() for e in entries)


def test_a_link_says_its_address_once() -> None:
    (line,) = (s for s in said() if "a link of many words" in s)
    assert line.count("https://") == 1
    (line,) = (s for s in said() if "accessed 1 May 2024" in s)
    assert line.count("https://") == 1
