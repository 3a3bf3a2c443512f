"""Every printed field reaches the page: change it, and the story changes."""

from __future__ import annotations

import datetime
import inspect
import typing
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from briefing.compose import compose
from briefing.compose.story import Element, Mark, Story
from briefing.model.brief import Brief
from briefing.model.part import Part, Use, use_of
from briefing.model.prose import Prose
from briefing.model.values import NOT_STATED, Refers, When
from tests.compose.story_rules import broken_rules
from tests.compose.story_text import story_text

Path = tuple[tuple[str, int | None], ...]


def everything(story: Story) -> str:
    """All a reader can get from a story: the words, the drawings, where the links lead, the words of running heads."""
    drawings = [
        repr(n.drawing) for n in story.root.walk() if isinstance(n, Mark) or (isinstance(n, Element) and n.kind == "figure")
    ]
    return "\n".join([story_text(story), *drawings, repr(sorted(story.facts.items()))])


def declaring(part: type[Part], field: str) -> str:
    """The class that declares a field: what all figures share is one field, not one a kind."""
    return next(c.__name__ for c in part.__mro__ if field in inspect.get_annotations(c))


def places(part: Part, at: Path = ()) -> Iterator[tuple[Path, Part]]:
    """Every part of a brief with the way to it."""
    yield at, part
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, Part):
            yield from places(value, (*at, (name, None)))
        elif isinstance(value, tuple):
            for i, item in enumerate(value):
                if isinstance(item, Part):
                    yield from places(item, (*at, (name, i)))


def changed(part: Part, at: Path, field: str, value: Any) -> Any:
    """The brief with one field of one part changed."""
    if not at:
        return part.model_copy(update={field: value})
    (name, index), rest = at[0], at[1:]
    below = getattr(part, name)
    if index is None:
        return part.model_copy(update={name: changed(below, rest, field, value)})
    items = list(below)
    items[index] = changed(items[index], rest, field, value)
    return part.model_copy(update={name: tuple(items)})


def _literals(annotation: Any) -> list[Any]:
    if typing.get_origin(annotation) is typing.Literal:
        return list(typing.get_args(annotation))
    return [v for a in typing.get_args(annotation) for v in _literals(a)]


def _kinds(info: Any) -> tuple[str, ...]:
    found = [m for m in info.metadata if isinstance(m, Refers)]
    for a in typing.get_args(info.annotation):
        found += [m for m in typing.get_args(a) if isinstance(m, Refers)]
        found += [m for m in getattr(a, "__metadata__", ()) if isinstance(m, Refers)]
    return found[0].kinds if found else ()


def _ids(brief: Brief, kind: str) -> list[str]:
    fields = {"source": "sources", "judgment": "key_judgments", "actor": "actors", "issue": "issues", "event": "timeline"}
    if kind == "scenario":
        return [s.id for s in brief.scenarios.items] if brief.scenarios else []
    return [p.id for p in getattr(brief, fields.get(kind, kind + "s")) if p.id]


LEVELS = ["low", "moderate", "high"]


def variants(brief: Brief, part: Part, field: str, value: Any) -> Iterator[Any]:
    """Other values that the field could have."""
    info = type(part).model_fields[field]
    literals, kinds = _literals(info.annotation), _kinds(info)
    if literals:
        yield from (v for v in literals if v != value)
    elif kinds and isinstance(value, str):
        yield from (id for kind in kinds for id in _ids(brief, kind) if id != value)
    elif field in ("level", "confidence", "information_base", "rigour", "volatility") and value in LEVELS:
        yield from (v for v in LEVELS if v != value)
    elif field == "term" and type(part).__name__ == "Likelihood":
        yield "remote" if value != "unlikely" else "likely"
        yield "almost certain"
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, str):
        yield value + "zq"
        yield "https://zq.example.org/"
    elif isinstance(value, Prose):
        yield Prose.plain("Zq zq.")
    elif isinstance(value, When):
        yield NOT_STATED
        yield When("day", datetime.date(1999, 9, 9), datetime.date(1999, 9, 9))
    elif isinstance(value, datetime.date):
        yield value.replace(year=1999)
    elif isinstance(value, int | float):
        yield value + 1
    elif isinstance(value, tuple):
        yield tuple(x + 1 if isinstance(x, float) else x + "zq" if isinstance(x, str) else x for x in value)
        yield tuple(reversed(value)) if len(value) == 2 else value
        yield value[:-1] if len(value) > 1 or not _must_have(part, field) else (*value, value[0])
    elif isinstance(value, dict):
        yield {k + "zq": v for k, v in value.items()}


def _must_have(part: Part, field: str) -> bool:
    return (type(part).__name__, field) in {
        ("EstimateSet", "entries"),
        ("Scenarios", "items"),
        ("Brief", "sources"),
        ("Table", "rows"),
    }


def printed_fields(brief: Brief) -> Iterator[tuple[Path, Part, str, Any]]:
    """Every printed field of every part that has a value."""
    for at, part in places(brief):
        for field in type(part).model_fields:
            value = getattr(part, field)
            if (
                use_of(type(part), field) is Use.PRINTED
                and value is not None
                and value not in ((), {})
                and not isinstance(value, Part)
            ):
                yield at, part, field, value


@pytest.mark.parametrize("name", ["assessment", "decision"])
def test_a_printed_field_that_changes_changes_the_story(name: str, brief_of: Callable[[str], Brief]) -> None:
    brief = brief_of(name)
    before = everything(compose(brief))
    unseen = []
    for at, part, field, value in printed_fields(brief):
        if isinstance(value, tuple) and all(isinstance(v, Part) for v in value):
            continue  # its parts are looked at one by one
        seen = False
        for other in variants(brief, part, field, value):
            if other == value:
                continue
            try:
                after = everything(compose(changed(brief, at, field, other)))
            except (KeyError, ValueError):
                continue  # a reference or a term that validation would refuse
            if after != before:
                seen = True
                break
        if not seen:
            unseen.append(f"{type(part).__name__}.{field} at {part.path}")
    assert not unseen, "\n".join(unseen)


def test_the_briefs_fill_every_printed_field_of_the_model(brief_of: Callable[[str], Brief]) -> None:
    """Without this the test above would pass by leaving fields out."""
    filled: set[tuple[str, str]] = set()
    for name in ("assessment", "decision", "custom"):
        for _, part in places(brief_of(name)):
            for field in type(part).model_fields:
                value = getattr(part, field)
                if value is not None and value not in ((), {}):
                    filled.add((declaring(type(part), field), field))
    wanted = {
        (declaring(model, field), field)
        for model in _models(Brief)
        for field in model.model_fields
        if use_of(model, field) is Use.PRINTED
    }
    assert wanted - filled == {("CodeFigure", "numbers")}  # as those of every chart of numbers; tests/chart has a function


def _models(model: type[Part]) -> set[type[Part]]:
    found: set[type[Part]] = set()
    waiting: list[Any] = [model]
    while waiting:
        a = waiting.pop()
        if isinstance(a, type) and issubclass(a, Part):
            if a not in found:
                found.add(a)
                waiting += [f.annotation for f in a.model_fields.values()]
        else:
            waiting += typing.get_args(a)
    return found


# What others refer to, and what validation wants where something else is given.
REFERRED_TO = {
    "key_judgments",
    "assumptions",
    "alternatives",
    "indicators",
    "actors",
    "issues",
    "estimates",
    "timeline",
    "options",
}
WANTED = {
    "Brief": {*REFERRED_TO, "figures", "tables", "scenarios", "decision", "recommendation"},
    "Estimate": {"value", "range", "at_least", "at_most", "words"},
    "Likelihood": {"term", "percent", "range"},
    "Standards": {"yardstick"},
}


def droppable(part: Part) -> Iterator[tuple[str, Any]]:
    """The fields of a part that an author may leave out, with what they are then."""
    for field, info in type(part).model_fields.items():
        if info.is_required() or field in {"id", "likelihood", *WANTED.get(type(part).__name__, ())}:
            continue
        default = info.get_default(call_default_factory=True)
        if getattr(part, field) != default:
            yield field, default


@pytest.mark.parametrize("name", ["assessment", "decision"])
def test_a_brief_without_one_of_its_optional_fields_keeps_the_rules(name: str, brief_of: Callable[[str], Brief]) -> None:
    brief = brief_of(name)
    broken: list[str] = []
    for at, part in places(brief):
        for field, default in droppable(part):
            story = compose(changed(brief, at, field, default))
            broken += [f"without {part.path_of(field)}: {rule}" for rule in broken_rules(story)]
    assert not broken, "\n".join(broken[:20])
