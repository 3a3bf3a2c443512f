"""A character that no face has is told at its line, once, wherever it would have been printed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.diagnostics import Diagnostic, Diagnostics
from briefing.load import Scalar, load
from briefing.model.brief import Brief
from briefing.model.fields import fields_of
from briefing.model.part import Use, use_of
from briefing.model.values import Blocks
from briefing.pipeline import check
from briefing.validate.brief import validate_brief
from briefing.validate.sheet import load_sheet
from briefing.validate.unprintable import SPOKEN, check_letters
from tests.validate.test_validate_brief import BRIEF

INPUTS = Path(__file__).parents[2] / "inputs"
RAT, HEBREW = "\U0001f400", "\u05d0\u05d1"
KNOWN = {"term", "level", "information_base", "rigour", "volatility", "confidence", "categories"}
"""Fields whose words must be those of a standard, or those that another field repeats; and the names of series."""


def scalars(brief: Brief) -> Iterator[Scalar]:
    """Where the words of every printed field were typed."""
    for part in brief.walk():
        for shape in fields_of(type(part)).values():
            printed = use_of(type(part), shape.name) is Use.PRINTED and shape.key not in SPOKEN
            if printed and (shape.one_line or isinstance(shape.read, Blocks)) and not shape.refers:
                node = part.node_of(shape.name)
                while node is not None and not isinstance(node, Scalar):
                    node = node.child(0)
                if isinstance(node, Scalar) and shape.key not in KNOWN and type(part).__name__ != "Series":
                    yield node


@pytest.mark.parametrize("name", ["specimen", "specimen-decision", "dprk-troops"])
def test_in_every_printed_field_it_is_told_at_its_place(tmp_path: Path, name: str) -> None:
    path = INPUTS / f"{name}.yaml"
    read = load(path, display=path.name)
    for folder in ("parts", "maps"):
        shutil.copytree(INPUTS / folder, tmp_path / folder)
    words = read.sources[0].text
    nodes = [node for node in scalars(validate_brief(read).brief) if node.source.path == path]
    places = sorted({node.span_at(at) for node in nodes if (at := first_letter(node)) is not None}, reverse=True)
    lines = words.split("\n")
    for place in places:  # from the last to the first: those before it stay where they are
        line = lines[place.line - 1]
        lines[place.line - 1] = line[: place.column] + RAT + line[place.column :]
    (tmp_path / path.name).write_text("\n".join(lines), encoding="utf-8")
    tell = Diagnostics()
    check_letters(validate_brief(load(tmp_path / path.name, display=path.name)).brief, load_sheet("chancery"), tell)
    told = sorted((d.span.line, d.span.column) for d in tell.items if d.span is not None)
    rats = [(n, column) for n, line in enumerate(lines, 1) for column, c in enumerate(line, 1) if c == RAT]
    assert len(places) > 50
    assert told == rats


def first_letter(node: Scalar) -> int | None:
    """The first of two letters that begin a word: no markup stands between them."""
    text = node.text or ""
    return next((i for i in range(len(text) - 1) if text[i : i + 2].isalpha() and (i == 0 or text[i - 1] == " ")), None)


def said(tmp_path: Path, was: str, now: str) -> list[Diagnostic]:
    path = tmp_path / "brief.yaml"
    path.write_text(BRIEF.replace(was, now), encoding="utf-8")
    return [d for d in check(path) if d.severity == "error"]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("harbour silts up", f"harbour {RAT} silts up"),
        ("marking: none", f"marking: {{scheme: custom-house, level: L, caveats: [{RAT}]}}"),
        ("organisation: no", f"organisation: {RAT} works"),
        ("name: Harbour Office", f"name: Harbour {RAT}"),
        ("[@survey, p. 3]", f"[@survey, {RAT}]"),
        ("scores: {cost: 5", f"scores: {{{RAT}: 5"),
        ("horizon: 2025-12", "horizon: {words: " + RAT + "}"),
    ],
)
@pytest.mark.parametrize("words", [RAT, HEBREW])
def test_one_mistake_is_one_finding(tmp_path: Path, was: str, now: str, words: str) -> None:
    (told,) = said(tmp_path, was, now.replace(RAT, words))
    assert told.code == ("L301" if words == RAT else "L302")
    assert told.span is not None
    line = (tmp_path / "brief.yaml").read_text(encoding="utf-8").split("\n")[told.span.line - 1]
    assert line[told.span.column - 1 : told.span.end_column - 1] == words
    assert told.path


def test_what_has_no_ink_is_not_asked_for_any(tmp_path: Path) -> None:
    words = "\u00ad\u200b\u200d\ufe0f e\u0301 \u00a0"
    tell = Diagnostics()
    path = tmp_path / "brief.yaml"
    path.write_text(BRIEF.replace("two independent", f"two{words}independent"), encoding="utf-8")
    check_letters(validate_brief(load(path)).brief, load_sheet("chancery"), tell)
    assert list(tell) == []
