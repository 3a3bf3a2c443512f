"""The briefs that ship: the real one says what its sources say and no more; the specimens show every element of the format."""

from __future__ import annotations

import inspect
import re
import types
import typing
import unicodedata
from pathlib import Path

import pytest

from briefing.load import load
from briefing.model.brief import Brief
from briefing.model.figures.base import FigureBase
from briefing.model.figures.waterfall import WaterfallFigure
from briefing.model.part import Part
from briefing.model.reference_line import ReferenceLine
from briefing.validate.brief import validate_brief

ROOT = Path(__file__).resolve().parents[2]
INPUTS = sorted((ROOT / "inputs").glob("*.yaml"))
SPECIMENS = ("specimen", "specimen-decision")


def read(name: str) -> Brief:
    return validate_brief(load(ROOT / "inputs" / f"{name}.yaml")).brief


@pytest.fixture(scope="module")
def brief() -> Brief:
    return read("dprk-troops")


@pytest.mark.parametrize("path", INPUTS, ids=lambda p: p.stem)
def test_a_shipped_brief_has_nothing_to_complain_of(path: Path) -> None:
    assert [str(d.message) for d in validate_brief(load(path)).diagnostics] == []


@pytest.mark.parametrize("path", INPUTS, ids=lambda p: p.stem)
def test_a_shipped_brief_needs_no_more_than_latin_greek_and_cyrillic(path: Path) -> None:
    letters = {c for c in path.read_text(encoding="utf-8") if c.isalpha()}
    assert {unicodedata.name(c).split()[0] for c in letters} <= {"LATIN", "GREEK", "CYRILLIC"}


@pytest.mark.parametrize("style", sorted(p.stem for p in (ROOT / "styles").glob("*.yaml")))
@pytest.mark.parametrize("path", INPUTS, ids=lambda p: p.stem)
def test_a_shipped_brief_builds_with_every_shipped_sheet(path: Path, style: str) -> None:
    from briefing.pipeline import build

    built = build(path, style=ROOT / "styles" / f"{style}.yaml")
    assert built.pages >= 2
    assert [d.message for d in built.diagnostics if d.severity != "advice"] == []


# ------------------------------------------------------------------------------------------------------- the real brief


def test_it_says_on_its_face_that_it_is_a_sample(brief: Brief) -> None:
    face = f"{brief.meta.organisation} {brief.meta.series}".lower()
    assert "sample" in face
    assert "two press articles" in face
    assert brief.marking.scheme == "none"
    assert brief.meta.authors == ()


def test_the_four_claims_keep_their_own_bases(brief: Brief) -> None:
    (troops,) = brief.estimates
    claims = [(e.form, getattr(e, e.form), e.basis, e.kind) for e in troops.entries]
    assert claims == [
        ("words", "thousands", "cumulative", "claimed"),
        ("value", 10000, "cumulative", "projected"),
        ("value", 15000, "per_rotation", "projected"),
        ("at_most", 100000, "planned", "projected"),
    ]
    assert troops.ours is None
    assert {e.attribution for e in troops.entries if e.by.startswith(("Anonymous", "Estimates"))} == {"unnamed"}


def test_what_the_articles_do_not_date_is_not_stated(brief: Brief) -> None:
    assert {e.as_of.kind for s in brief.estimates for e in s.entries} == {"not_stated"}
    assert {p.as_of.kind for p in brief.positions} == {"not_stated"}
    assert {s.published.kind for s in brief.sources} == {"not_stated"}
    assert {e.date.kind for e in brief.timeline} == {"not_stated", "words"}
    assert brief.meta.information_cutoff.kind == "not_stated"
    text = (ROOT / "inputs" / "dprk-troops.yaml").read_text(encoding="utf-8")
    assert re.findall(r"\b(?:19|20)\d\d\b", text) == []


def test_order_without_dates_is_said_as_order(brief: Brief) -> None:
    after = {e.id: e.after for e in brief.timeline if e.after}
    assert after["disclosure"] == "anniversary"
    assert len(after) >= 3


def test_china_is_silent_and_not_neutral(brief: Brief) -> None:
    said = {(p.issue, p.stance) for p in brief.positions if p.actor == "china" and p.kind == "declared"}
    assert ("deployment", "silent") in said
    assert "neutral" not in {p.stance for p in brief.positions}


def test_eight_actors_stand_on_every_issue(brief: Brief) -> None:
    assert len(brief.actors) == 8
    assert len(brief.issues) >= 3
    placed = {(p.actor, p.issue) for p in brief.positions}
    assert placed == {(a.id, i.id) for a in brief.actors for i in brief.issues}
    assert {p.kind for p in brief.positions} == {"declared", "observed", "assessed"}


def test_judgments_are_as_sure_as_two_secondary_articles_allow(brief: Brief) -> None:
    assert len(brief.key_judgments) >= 5
    assert {j.confidence.level for j in brief.key_judgments} <= {"low", "moderate"}
    assert [j.id for j in brief.key_judgments if j.kind == "forecast" and not (j.likelihood and j.horizon)] == []
    assert [j.id for j in brief.key_judgments if not (j.alternatives or j.id == "stages") or not j.indicators] == []


def test_the_rest_of_the_apparatus_is_there(brief: Brief) -> None:
    assert brief.scenarios is not None
    assert len(brief.scenarios.items) == 3
    assert brief.assumptions
    assert brief.indicators
    assert brief.gaps
    assert brief.source_summary is not None
    assert [s.id for s in brief.sources if s.descriptor is None] == []
    assert [s.originator for s in brief.sources][-1] == "m.economictimes.com"
    assert [s.quote for s in brief.sources if s.quote] == []


# --------------------------------------------------------------------------------------------------------- the specimens


def parts_of(annotation: object) -> set[type[Part]]:
    """The kinds of part that a field may hold."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return {annotation}
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation):
        return set().union(*(parts_of(a) for a in typing.get_args(annotation)))
    return set()


def declared(part: type[Part], field: str) -> str:
    """A field under the class that declares it: what all figures share is one field, not one a kind."""
    return next(f"{c.__name__}.{field}" for c in part.__mro__ if field in inspect.get_annotations(c))


def every_field(part: type[Part], seen: set[type[Part]]) -> set[str]:
    if part in seen:
        return set()
    seen.add(part)
    fields = {declared(part, name) for name in part.model_fields}
    for info in part.model_fields.values():
        for below in parts_of(info.annotation):
            fields |= every_field(below, seen)
    return fields


def test_the_specimens_show_every_field_of_the_format() -> None:
    shown = {declared(type(p), name) for s in SPECIMENS for p in read(s).walk() for name in p.model_fields_set}
    # a brief that names a function is not built unasked, and a specimen must be: tests/chart/test_chart_code.py has one
    assert every_field(Brief, set()) - shown == {
        *("Code.function", "CodeFigure.code", "CodeFigure.kind", "CodeFigure.numbers"),
        "PositionsFigure.data",  # both of their figures show all issues
        # the pages of a specimen stay what they are: tests/pipeline/test_pipeline_waterfall.py builds one with every field
        *every_field(WaterfallFigure, {ReferenceLine}) - every_field(FigureBase, set()),
    }


def test_the_specimens_show_every_form_of_markup() -> None:
    from briefing.model import prose

    def kinds(node: object) -> set[str]:
        found = {type(node).__name__}
        for value in (getattr(node, slot, ()) for slot in ("blocks", "inlines", "items", "children")):
            for item in value:
                for inner in item if isinstance(item, tuple) and item and not isinstance(item[0], str) else (item,):
                    found |= kinds(inner)
        return found

    found = set().union(*(kinds(s.body) for name in SPECIMENS for s in read(name).sections))
    forms = {"Paragraph", "BulletList", "NumberedList", "Quote", "Embed"}
    forms |= {"Plain", "Emphasis", "Strong", "Link", "Cite", "Ref", "Language", "LineBreak"}
    assert forms == {f for f in forms if hasattr(prose, f)}
    assert forms - found == set()
