"""A good file broken in many ways: each is found by veraPDF or by our own proof, and MUTATIONS.md says by which.

BRIEFING_UPDATE_MUTATIONS=1 pytest -m slow tests/conformance/test_conformance_mutations.py     writes the table anew
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from briefing.layout.pages import Pages
from briefing.pdf import Attachment, prove, write

Judge = Callable[..., list[str]]
pytest.importorskip("pikepdf")
FLAVOURS = {"1.7": "ua1,3a", "2.0": "ua2,4f,wt1a,wt1r"}
TABLE = Path(__file__).with_name("MUTATIONS.md")


def beside(file: str) -> ModuleType:
    """A module of the tests, by its path from here."""
    path = Path(__file__).with_name(file) if "/" not in file else Path(__file__).parents[1] / file
    key = "briefing_tests_" + path.stem
    if key not in sys.modules:
        spec = importlib.util.spec_from_file_location(key, path)
        assert spec is not None
        assert spec.loader is not None
        sys.modules[key] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[key])
    return sys.modules[key]


mutations = beside("mutations.py")
beside("ways_file.py")
beside("ways_tree.py")


@cache
def good(target: str) -> tuple[Pages, bytes, list[Attachment]]:
    """Hand-made pages with one of everything, and their file with two attachments."""
    handmade = beside("pdf/handmade.py")
    pages = handmade.everything(handmade.make_styles())
    source = Attachment("brief.yaml", "text/yaml", b"title: x\n", "The source of the brief", "Source")
    data = Attachment("figure.csv", "text/csv", b"a,b\n", "The data of the figure", "Data", owner=pages.story.by_id["figure"])
    return pages, write(pages, target=target, attachments=[source, data]), [source, data]


@cache
def broken(key: str) -> bytes:
    way = mutations.WAYS[key]
    made: bytes = mutations.broken(good(way.target)[1], way.change)
    return made


def proven(key: str) -> list[str]:
    """The codes of our own proof."""
    pages, _, attachments = good(mutations.WAYS[key].target)
    return sorted({d.code for d in prove(broken(key), pages, attachments)})


@pytest.fixture(scope="module")
def judged(judge: Judge) -> dict[str, list[str]]:
    """For each way the rules of veraPDF that are broken, one process a target."""
    out: dict[str, list[str]] = {key: [] for key in mutations.WAYS}
    for target, flavours in FLAVOURS.items():
        keys = [k for k, w in mutations.WAYS.items() if w.target == target]
        current: list[str] = []
        flavour = ""
        for line in judge(flavours, *map(broken, keys)):
            if line.startswith("FAIL\t"):
                _, flavour, path, rest = line.split("\t")
                current = out[keys[int(Path(path).stem)]]
                if not rest.isdigit():
                    current.append(f"{flavour}: not a readable PDF")
            else:
                current.append(f"{flavour}: {line.split(' x ', 1)[1].split(' ', 1)[0]}")
    return out


def table(judged: dict[str, list[str]]) -> str:
    """MUTATIONS.md."""
    rows = []
    for key, way in mutations.WAYS.items():
        rules = judged[key]
        by = ", ".join(rules[:3]) + (f" and {len(rules) - 3} more" if len(rules) > 3 else "")
        rows.append(f"| {way.what} | {way.target} | {by or '–'} | {', '.join(proven(key)) or '–'} |")
    only = sum(1 for key in mutations.WAYS if not judged[key])
    return (
        "# Ways to break a good file, and who finds it\n\n"
        "Made by `tests/conformance/test_conformance_mutations.py`; do not edit. Each row is one change to a good file.\n"
        "veraPDF: the rules that are broken, after the flavour. Proof: the codes of `briefing.pdf.prove`.\n\n"
        f"{len(mutations.WAYS)} ways; {only} of them are found by no rule of veraPDF.\n\n"
        "| What is wrong | PDF | veraPDF | Proof |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"
    )


@pytest.mark.slow
@pytest.mark.parametrize("target", sorted(FLAVOURS))
def test_the_file_that_is_broken_was_good(target: str, judge: Judge) -> None:
    pages, data, attachments = good(target)
    with mutations.pikepdf.open(mutations.BytesIO(data)) as pdf:
        rewritten = mutations.written(pdf)
    assert [d.message for d in prove(rewritten, pages, attachments)] == []
    assert judge(FLAVOURS[target], rewritten) == []


def test_there_are_at_least_sixty_ways() -> None:
    assert len(mutations.WAYS) >= 60


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("headings_are_paragraphs", "F305"),
        ("heads_are_cells", "F305"),
        ("figure_with_other_words", "F306"),
        ("phrase_without_language", "F306"),
        ("no_expansion", "F306"),
        ("wrong_scope", "F306"),
        ("wrong_head", "F306"),
        ("cell_without_heads", "F306"),
        ("wrong_parent_tree", "F307"),
        ("no_id_tree", "F307"),
        ("title_differs", "F307"),
        ("attachment_of_nothing", "F307"),
        ("link_to_nowhere", "F304"),
        ("lost_line", "F301"),
        ("outside_the_page", "F303"),
        ("line_off_the_page", "F303"),
        ("mark_off_the_page", "F303"),
        ("unowned_mark", "F303"),
        ("empty_link", "F304"),
        ("link_beside_the_page", "F304"),
        ("destination_of_nothing", "F304"),
        ("bookmark_to_nowhere", "F304"),
        ("figure_without_numbers", "F306"),
        ("figure_with_other_numbers", "F306"),
        ("forgotten_page", "F307"),
        ("wrong_relationship", "F307"),
        ("wrong_checksum", "F307"),
    ],
)
def test_our_proof_finds_what_no_validator_looks_for(key: str, code: str) -> None:
    assert proven(key) == [code]


@pytest.mark.slow
def test_every_way_is_found(judged: dict[str, list[str]]) -> None:
    assert [key for key in mutations.WAYS if not judged[key] and not proven(key)] == []


@pytest.mark.slow
def test_the_table_says_who_finds_what(judged: dict[str, list[str]]) -> None:
    made = table(judged)
    if os.environ.get("BRIEFING_UPDATE_MUTATIONS"):
        TABLE.write_text(made, "utf-8")
    assert TABLE.read_text("utf-8") == made
