"""Passages: from the fields of a brief to its texts, in the order of the model, each with the voice that speaks in it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from briefing.diagnostics import Place
from briefing.model import prose as p
from briefing.model.brief import Brief
from briefing.model.fields import fields_of
from briefing.model.part import Part, Use, use_of
from briefing.model.prose import Prose
from briefing.model.values import Blocks, OneLine
from briefing.records import record


class Voice(StrEnum):
    """Whose words a text gives."""

    OURS = "ours"  # what the brief itself says
    REPORT = "report"  # what happened, or what somebody said, told by us
    OTHERS = "others"  # what others hold, in their words
    ADVICE = "advice"  # what could or should be done
    WATCH = "watch"  # what may be seen or may come; conditional by its nature
    RECORD = "record"  # names, descriptions, the record of the brief


@record
class Passage:
    """A text of a brief: its part, its field, its YAML path, its words, the voice in them."""

    part: Part
    field: str
    path: str
    prose: Prose
    voice: Voice = Voice.OURS


_OURS, _REPORT, _OTHERS, _ADVICE, _WATCH, _RECORD = Voice

_BY_CLASS: dict[str, Voice] = {
    "Brief": _OURS, "Judgment": _OURS, "Confidence": _OURS, "Change": _OURS, "Alternative": _OURS, "Assumption": _OURS,
    "Gap": _OURS, "Section": _OURS, "Box": _OURS, "Table": _OURS, "EstimateSet": _OURS,
    "Event": _REPORT, "Position": _REPORT, "Estimate": _REPORT,
    "Dissent": _OTHERS, "OfficeView": _OTHERS,
    "Decision": _ADVICE, "Option": _ADVICE, "Risk": _ADVICE, "Recommendation": _ADVICE, "Step": _ADVICE,
    "TalkingPoints": _ADVICE, "IfRaised": _ADVICE,
    "Indicator": _WATCH, "Scenario": _WATCH,
}  # fmt: skip
"""The voice of the texts of a class; of a class that is not named it is the record."""

_BY_FIELD: dict[tuple[str, str], Voice] = {
    ("Brief", "id"): _RECORD,
    ("Brief", "question"): _RECORD,
    ("Judgment", "resolves_by"): _WATCH,
    ("Judgment", "mark"): _RECORD,
    ("Confidence", "level"): _RECORD,
    ("Change", "from_"): _RECORD,
    ("Assumption", "if_wrong"): _WATCH,
    ("EstimateSet", "unit"): _RECORD,
    ("EstimateSet", "quantity"): _RECORD,
    ("EstimateSet", "place"): _RECORD,
    ("Position", "confidence"): _RECORD,
    ("Estimate", "confidence"): _RECORD,
    ("Dissent", "who"): _RECORD,
    ("OfficeView", "office"): _RECORD,
    ("IfRaised", "they_say"): _OTHERS,
    ("TalkingPoints", "their_objectives"): _OTHERS,
    ("Scenario", "implication"): _OURS,
    ("Source", "quote"): _REPORT,
    ("Actor", "note"): _OURS,
    ("Actor", "red_lines"): _REPORT,
    ("Actor", "leverage"): _REPORT,
}
_OF_FIGURES = {"headline": _OURS, "subtitle": _OURS, "note": _OURS}


def _voice(part: Part, field: str) -> Voice:
    name = type(part).__name__
    if field == "mark":
        return _RECORD
    if name == "Box" and getattr(part, "kind", "") == "case":
        return _REPORT
    if name.endswith("Figure"):
        return _OF_FIGURES.get(field, _RECORD)
    return _BY_FIELD.get((name, field), _BY_CLASS.get(name, _RECORD))


_PRINTED: dict[type[Part], tuple[str, ...]] = {}


def _printed(kind: type[Part]) -> tuple[str, ...]:
    """The fields of a class whose words are printed: prose and lines, no ids, no words of a closed list."""
    known = _PRINTED.get(kind)
    if known is None:
        known = _PRINTED[kind] = tuple(
            shape.name
            for shape in fields_of(kind).values()
            if isinstance(shape.read, Blocks | OneLine)
            and not (shape.refers or shape.keyed)
            and use_of(kind, shape.name) is Use.PRINTED
        )
    return known


def passages(brief: Brief) -> Iterator[Passage]:
    """Every text of a brief that is printed, prose and one-line fields, in the order of the model."""
    for part in brief.walk():
        for name in _printed(type(part)):
            value = getattr(part, name)
            if value is None:
                continue
            voice = _voice(part, name)
            if isinstance(value, tuple):
                yield from _of_items(part, name, value, part.path_of(name), voice)
            else:
                yield Passage(part, name, part.path_of(name), _prose(value, part, name), voice)


def _of_items(part: Part, name: str, values: tuple[object, ...], path: str, voice: Voice) -> Iterator[Passage]:
    for index, item in enumerate(values):
        where = f"{path}[{index}]"
        if isinstance(item, tuple):  # the cells of a row
            yield from _of_items(part, name, item, where, voice)
        elif isinstance(item, Prose):
            yield Passage(part, name, where, item, voice)
        elif isinstance(item, str):
            yield Passage(part, name, where, _line(item, part.place_of_item(name, index)), voice)


def _prose(value: object, part: Part, name: str) -> Prose:
    return value if isinstance(value, Prose) else _line(str(value), part.place_of(name))


def _line(text: str, place: Place | None) -> Prose:
    return Prose(text, (p.Paragraph((p.Plain(text),)),), place)
