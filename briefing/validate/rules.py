"""Rules that no single field can keep: from a brief and its passages to what does not fit together within it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from pydantic import ValidationError

from briefing.diagnostics import Diagnostics, Span
from briefing.model.brief import Brief
from briefing.model.contents import Figure
from briefing.model.frame import MARKING_LEVELS, MARKING_SCHEMES
from briefing.model.judgments import Confidence, Likelihood
from briefing.model.part import Part
from briefing.model.products import SECTIONS
from briefing.model.values import When
from briefing.model.yardsticks import YARDSTICKS, NoTerm, Yardstick, confidence_scale_of, yardstick_of
from briefing.suggest import closest, did_you_mean
from briefing.validate.actor_figures import check_actor_figure
from briefing.validate.estimates import check_estimates
from briefing.validate.fan import check_fan
from briefing.validate.half_written import tell_marked_lines
from briefing.validate.numbers import check_numbers, refuse_data
from briefing.validate.places import stand
from briefing.validate.reading import Reading
from briefing.validate.references import unknown_id

# 70%, ≈70, 65–75 %
_PERCENT = re.compile(r"[≈~]?\s*(\d+(?:\.\d+)?)\s*(?:[-–]\s*(\d+(?:\.\d+)?))?\s*(?:%|per ?cent)?")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def check_rules(brief: Brief, reading: Reading, broken: frozenset[str]) -> None:
    """Tell every breach. `broken` are top-level fields with errors of their own, on which nothing is built here."""
    tell = reading.diagnostics
    rules: tuple[tuple[frozenset[str], Callable[[], None]], ...] = (
        (frozenset({"product"}), lambda: _product(brief, broken, tell)),
        (frozenset(), lambda: _forecasts(brief, tell)),
        (frozenset({"standards"}), lambda: _standards(brief, tell)),
        (frozenset({"standards"}), lambda: _likelihoods(brief, _every(Likelihood, brief, reading, broken), tell)),
        (frozenset({"standards"}), lambda: _confidences(brief, _every(Confidence, brief, reading, broken), tell)),
        (frozenset(), lambda: _positions(brief, tell)),
        (frozenset(), lambda: check_estimates(brief, tell)),
        (frozenset({"marking"}), lambda: _marking(brief, tell)),
        (frozenset(), lambda: _tables(brief, tell)),
        (frozenset(), lambda: _figures(brief, reading, broken)),
        (frozenset(), lambda: _alternatives(brief, tell)),
        (frozenset(), lambda: _source_dates(brief, tell)),
        (frozenset({"meta"}), lambda: _brief_dates(brief, tell)),
        (frozenset({"meta"}), lambda: _direction(brief, tell)),
        (frozenset(), lambda: _event_dates(brief, tell)),
        (frozenset({"product"}), lambda: _section_names(brief, reading)),
        (frozenset(), lambda: _scores(brief, tell)),
        (frozenset(), lambda: tell_marked_lines(brief, tell)),
    )
    for needs, rule in rules:
        if not needs & broken:
            rule()


def _point(part: Part, *fields: str) -> Span | None:
    """The first of these fields that is given, else the first key of the part."""
    for field in fields:
        if (span := part.span_of(field)) is not None:
            return span
    keys = getattr(part.node, "keys", None)
    return next(iter(keys.values())).span if isinstance(keys, dict) and keys else part.span


def _product(brief: Brief, broken: frozenset[str], tell: Diagnostics) -> None:
    needed: dict[str, tuple[str, ...]] = {
        "assessment": ("question", "key_judgments"),
        "decision": ("decision", "recommendation", "options"),
    }
    for field in needed[brief.product]:
        if field in broken:
            continue
        value = getattr(brief, field)
        if not value:
            hint = f"{field}: {type(brief).model_fields[field].description}"
            message = f"{'an' if brief.product[0] == 'a' else 'a'} {brief.product} needs `{field}`"
            tell.error("B214", message, brief.span_of("product"), path=field, hints=(hint,))
        elif field == "options" and len(value) < 2:
            hint = "a decision is between two options at least; one may be to leave things as they are (`status_quo: true`)"
            tell.error(
                "B214", "a decision needs two options, and there is one", _point(value[0], "id"), path=field, hints=(hint,)
            )


def _forecasts(brief: Brief, tell: Diagnostics) -> None:
    for j in brief.key_judgments:
        if j.kind != "forecast":
            continue
        for field, why in (("likelihood", "how likely it is"), ("horizon", "by when")):
            if getattr(j, field) is None:
                hint = f"write `{field}:` and say {why}"
                tell.error(
                    "B212", f"the forecast `{j.id}` lacks `{field}`", j.span_of("kind"), path=j.path_of(field), hints=(hint,)
                )


# Scripts written from right to left, and the languages usually written in them (IANA Language Subtag Registry, Suppress-Script).
_RIGHT_TO_LEFT = frozenset(["ar", "he", "iw", "fa", "ur", "yi", "ji", "ps", "sd", "ug", "dv", "ckb", "syr", "arc", "ks"])
_SCRIPTS = frozenset(("arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg"))


def _direction(brief: Brief, tell: Diagnostics) -> None:
    """A brief runs from left to right; saying so once helps more than saying it of every word."""
    language, *rest = brief.meta.lang.lower().split("-")
    scripts = {part for part in rest if len(part) == 4 and part.isalpha()}
    if scripts & _SCRIPTS or (language in _RIGHT_TO_LEFT and not scripts):
        message = f"a brief in `{brief.meta.lang}` runs from right to left, and that is not set here yet"
        tell.error("B215", message, brief.meta.span_of("lang"), path=brief.meta.path_of("lang"))


P = TypeVar("P", bound=Part)


def _every(kind: type[P], brief: Brief, reading: Reading, broken: frozenset[str]) -> list[P]:
    """Every part of a class; of a broken brief also those within parts that could not be built."""
    if not broken:
        return [part for part in brief.walk() if isinstance(part, kind)]
    out: list[P] = []
    for part, node, path, data in reading.read:
        if part is kind:
            try:
                one = kind.model_validate(data)
            except ValidationError:
                continue  # told already
            stand(one, node, path)
            out.append(one)
    return out


def _standards(brief: Brief, tell: Diagnostics) -> None:
    s = brief.standards
    if s.likelihood == "custom" and s.yardstick is None:
        hint = "write `yardstick: {name: …, source: …, terms: [{term: …, low: …, high: …}, …]}`"
        tell.error(
            "B225", "a yardstick of your own is declared, but not given", s.span_of("likelihood"), path=s.path, hints=(hint,)
        )
    if s.likelihood != "custom" and s.yardstick is not None:
        hint = "write `likelihood: custom` to use it, or take it out"
        message = f"this yardstick is not used: `likelihood` is `{s.likelihood}`"
        tell.error("B225", message, _point(s.yardstick, "name"), path=s.yardstick.path, hints=(hint,))
    seen: set[str] = set()
    for term in s.yardstick.terms if s.yardstick else ():
        if term.low >= term.high:
            message = f"the band of `{term.term}` runs from {term.low:g} to {term.high:g}"
            tell.error("B218", message, term.span_of("low"), path=term.path, hints=("the lower end comes first",))
        if term.term.casefold() in seen:
            tell.error("B225", f"the yardstick has the term `{term.term}` twice", term.span_of("term"), path=term.path)
        seen.add(term.term.casefold())


def _likelihoods(brief: Brief, likelihoods: list[Likelihood], tell: Diagnostics) -> None:
    if brief.standards.likelihood == "custom" and brief.standards.yardstick is None:
        return
    yardstick = yardstick_of(brief.standards)
    for likelihood in likelihoods:
        try:
            yardstick.read(likelihood)
        except NoTerm as no_term:
            form = "term" if likelihood.term is not None else "percent" if likelihood.percent is not None else "range"
            span, path = _point(likelihood, form), likelihood.path
            if likelihood.term is not None:
                tell.error(
                    "B207",
                    f"`{likelihood.term}` is not a likelihood term",
                    span,
                    path=path,
                    hints=_terms(likelihood.term, yardstick),
                )
            else:
                hint = "give a number that has a term, or a term itself: " + _bands(yardstick)
                tell.error("B217", str(no_term), span, path=path, hints=(hint,), reference=yardstick.source)


def _terms(term: str, yardstick: Yardstick) -> tuple[str, ...]:
    words = term.casefold()
    count = len(yardstick.terms)
    number = NUMBERS[count] if count < len(NUMBERS) else str(count)
    listing = f"the yardstick {yardstick.id} has {number} terms: {', '.join(yardstick.terms)}"
    percent = _PERCENT.fullmatch(words)
    if percent is not None:
        form = f"percent: {percent[1]}" if percent[2] is None else f"range: [{percent[1]}, {percent[2]}]"
        return f"write `likelihood: {{{form}}}`; it is printed with its term", listing
    others = [(other, words) for other in YARDSTICKS.values() if other.find(words) is not None]
    if not others and (hint := did_you_mean(words, yardstick.words())) is not None:
        return hint, listing
    others += [(other, meant) for other in YARDSTICKS.values() if (meant := closest(words, other.words())) is not None]
    for other, meant in others:
        band = other.find(meant)
        if band is not None:
            ours = min(yardstick.bands, key=lambda b: abs(b.low + b.high - band.low - band.high))
            asked = "" if meant == words else f"did you mean `{meant}`? "
            return (
                f"{asked}`{meant}` is a term of {other.id} ({band.label}); next to it in {yardstick.id} is `{ours.term}`",
                listing,
            )
    return (listing,)


def _bands(yardstick: Yardstick) -> str:
    return ", ".join(f"{b.term} {b.label}" for b in yardstick.bands)


def _confidences(brief: Brief, confidences: list[Confidence], tell: Diagnostics) -> None:
    scale = confidence_scale_of(brief.standards)

    def level(part: Part, field: str, value: str | None) -> None:
        if value is not None and scale.step(value) is None:
            hint = did_you_mean(value, scale.levels)
            listing = f"the scale {scale.id} has the levels {', '.join(scale.levels)}"
            hints = (hint, listing) if hint else (listing,)
            tell.error(
                "B219", f"`{value}` is not a level of confidence", part.span_of(field), path=part.path_of(field), hints=hints
            )

    for confidence in confidences:
        level(confidence, "level", confidence.level)
        for one in confidence.by:
            level(one, "level", one.level)
        for field in ("information_base", "rigour", "volatility"):
            value = getattr(confidence, field)
            if value is not None and scale.id != "ancr":
                hint = "write `standards: {confidence: ancr}` to use it"
                span = confidence.span_of(field)
                tell.error("B219", f"`{field}` belongs to the scale ancr", span, path=confidence.path_of(field), hints=(hint,))
            else:
                level(confidence, field, value)
    for position in brief.positions:
        level(position, "confidence", position.confidence)
    for estimates in brief.estimates:
        for entry in (*estimates.entries, *((estimates.ours,) if estimates.ours else ())):
            level(entry, "confidence", entry.confidence)


def _positions(brief: Brief, tell: Diagnostics) -> None:
    first: dict[tuple[str, str, str], Part] = {}
    for position in brief.positions:
        if position.kind == "assessed" and position.confidence is None:
            hint = "write `confidence:` and its level, or another `kind`: declared, observed"
            message = "an assessed position needs our confidence in it"
            tell.error("B213", message, position.span_of("kind"), path=position.path_of("confidence"), hints=(hint,))
        key = (position.actor, position.issue, position.kind)
        if key in first:
            before = first[key].span_of("actor")
            message = f"`{position.actor}` has two {position.kind} positions on `{position.issue}`"
            related = (("the first is here", before),) if before is not None else ()
            hint = "an actor has one position of each kind (declared, observed, assessed) on an issue"
            tell.error("B305", message, position.span_of("actor"), path=position.path, hints=(hint,), related=related)
        else:
            first[key] = position


def _marking(brief: Brief, tell: Diagnostics) -> None:
    m = brief.marking
    if m.copy_ is not None and m.copy_.n > m.copy_.of:
        tell.error("B218", f"copy {m.copy_.n} of {m.copy_.of} cannot be", m.copy_.span_of("n"), path=m.copy_.path)
    if m.scheme not in MARKING_SCHEMES and not m.scheme.startswith("custom-"):
        hint = did_you_mean(m.scheme, MARKING_SCHEMES)
        listing = f"the schemes are {', '.join(MARKING_SCHEMES)}, and `custom-…` as a style sheet has it"
        hints = (hint, listing) if hint else (listing,)
        meant = next((s for s, levels in MARKING_LEVELS.items() if m.scheme.upper() in levels), None)
        if meant is not None:
            hints = (f"it is a level: write `marking: {{scheme: {meant}, level: {m.scheme.upper()}}}`",)
        tell.error("B222", f"`{m.scheme}` is not a marking scheme", _point(m, "scheme"), path=m.path_of("scheme"), hints=hints)
        return
    levels = MARKING_LEVELS.get(m.scheme, ())
    if m.scheme == "none":
        if m.level is not None:
            hint = "name its scheme, or take the level out"
            tell.error("B222", "there is no level without a scheme", m.span_of("level"), path=m.path_of("level"), hints=(hint,))
    elif m.level is None:
        hint = f"the levels of {m.scheme} are {', '.join(levels)}" if levels else "its levels are in the style sheet"
        tell.error(
            "B222", f"the marking scheme {m.scheme} needs a `level`", _point(m, "scheme"), path=m.path_of("level"), hints=(hint,)
        )
    elif levels and m.level not in levels:
        near = did_you_mean(m.level, levels)
        listing = f"the levels of {m.scheme} are {', '.join(levels)}"
        hints = (near, listing) if near else (listing,)
        tell.error("B222", f"`{m.level}` is not a level of {m.scheme}", m.span_of("level"), path=m.path_of("level"), hints=hints)


def _tables(brief: Brief, tell: Diagnostics) -> None:
    for table in brief.tables:
        wanted = len(table.columns)
        rows = getattr(table.node_of("rows"), "items", [])
        for index, row in enumerate(table.rows):
            if len(row) != wanted:
                span = rows[index].span if index < len(rows) else table.span_of("rows")
                cells = "1 cell" if len(row) == 1 else f"{len(row)} cells"
                message = f"this row has {cells}, and the table `{table.id}` has {wanted} columns"
                hint = 'an empty cell is written "–"'
                tell.error("B223", message, span, path=f"{table.path}.rows[{index}]", hints=(hint,))


def _figures(brief: Brief, reading: Reading, broken: frozenset[str]) -> None:
    tell = reading.diagnostics
    needs = {"estimates": "estimate", "positions": "issue", "spectrum": "issue"}
    for figure in brief.figures:
        kind = needs.get(figure.kind)
        _image_of(figure, tell)
        check_numbers(figure, tell)
        check_fan(figure, brief, tell)
        check_actor_figure(figure, brief, broken, tell)
        if figure.data is None:
            if figure.kind == "estimates" and len(brief.estimates) != 1 and "estimates" not in broken:
                hint = "write `data:` and the id of an estimate set"
                message = f"the figure `{figure.id}` does not say which estimates it draws"
                tell.error("B226", message, figure.span_of("kind"), path=figure.path_of("data"), hints=(hint,))
        elif kind is None:
            refuse_data(figure, brief, tell)
        elif figure.data not in reading.ids[kind]:
            message, hints = unknown_id(figure.data, (kind,), reading)
            tell.error("B301", message, figure.span_of("data"), path=figure.path_of("data"), hints=hints)


def _alternatives(brief: Brief, tell: Diagnostics) -> None:
    """An alternative text that repeats the headline tells a listener the same words twice, and nothing of the picture."""
    for figure in brief.figures:
        if figure.alt is None:
            continue
        words, headlines = _bare(figure.alt.text), {_bare(figure.headline), _bare(figure.subtitle or "")}
        if words in headlines or words in _NO_WORDS or words.endswith(_FILES):
            hint = "say what is drawn, how many, and what stands out" + (
                "" if str(figure.kind) == "image" else "; or leave `alt` out: it is then written from the data"
            )
            why = "repeats its headline" if words in headlines else "does not say what it shows"
            message = f"the alternative text of the figure `{figure.id}` {why}"
            tell.error("B228", message, figure.span_of("alt"), path=figure.path_of("alt"), hints=(hint,))


def _bare(words: str) -> str:
    return " ".join(words.split()).strip(" .!?:;,").casefold()


_NO_WORDS = frozenset(("alt", "chart", "diagram", "figure", "graph", "illustration", "image", "photo", "picture", "todo"))
_FILES = (".png", ".jpg", ".jpeg", ".svg", ".pdf", ".gif", ".tif", ".tiff", ".webp")


def _image_of(figure: Figure, tell: Diagnostics) -> None:
    if figure.kind == "image" and figure.image is None:
        hint = "write `image:` and the name of a PNG, JPEG or SVG file of the brief's folder"
        message = f"the figure `{figure.id}` does not say which image it is"
        tell.error("B226", message, figure.span_of("kind"), path=figure.path_of("image"), hints=(hint,))
    elif figure.kind != "image" and figure.image is not None:
        message = f"a figure of kind `{figure.kind}` is drawn by the program and takes no `image`"
        hint = "write `kind: image`, or take the image out"
        tell.error("B226", message, _point(figure, "image"), path=figure.path_of("image"), hints=(hint,))


def _before(a: When | None, b: When | None) -> bool:
    """Whether all of `a` lies before all of `b`, as far as both are known."""
    return a is not None and b is not None and a.end is not None and b.start is not None and a.end < b.start


def _source_dates(brief: Brief, tell: Diagnostics) -> None:
    for s in brief.sources:
        if s.url is not None and s.accessed is None:
            hint = "accessed: the day it was read, or `not_stated`"
            message = f"the source `{s.id}` has an address, and no `accessed`"
            tell.error("B202", message, s.span_of("url"), path=s.path_of("accessed"), hints=(hint,))
        if _before(s.accessed, s.published):
            message = f"the source `{s.id}` was read ({s.accessed}) before it was published ({s.published})"
            tell.error("B224", message, s.span_of("accessed"), path=s.path_of("accessed"))
        if _before(s.published, s.information_date):
            message = (
                f"the source `{s.id}` was published ({s.published}) before the date of its information ({s.information_date})"
            )
            tell.error("B224", message, s.span_of("information_date"), path=s.path_of("information_date"))


def _brief_dates(brief: Brief, tell: Diagnostics) -> None:
    meta = brief.meta
    if _before(meta.date, meta.information_cutoff):
        message = f"information is taken into account until {meta.information_cutoff}, after the date of the brief ({meta.date})"
        tell.error("B224", message, meta.span_of("information_cutoff"), path=meta.path_of("information_cutoff"))
    later: list[tuple[Part, str, date | None, str]] = [(meta, "valid_until", meta.valid_until, "it is valid until")]
    if brief.decision is not None:
        later.append((brief.decision, "by", brief.decision.by, "it is to be decided by"))
    for part, field, day, words in later:
        if day is not None and meta.date.start is not None and day < meta.date.start:
            message = f"the brief is dated {meta.date}, and {words} {day.isoformat()}"
            tell.error("B224", message, part.span_of(field), path=part.path_of(field))
    for j in brief.key_judgments:
        end = j.horizon.end if j.kind == "forecast" and j.horizon is not None else None
        if end is not None and meta.date.start is not None and end < meta.date.start:
            message = f"the brief is dated {meta.date}, and the forecast `{j.id}` looks to {j.horizon}"
            hint = "give it a time that is still to come, or write `kind: past`"
            tell.error("B224", message, j.span_of("horizon"), path=j.path_of("horizon"), hints=(hint,))


def _event_dates(brief: Brief, tell: Diagnostics) -> None:
    events = {e.id: e for e in brief.timeline if e.id is not None}
    for event in brief.timeline:
        earlier = events.get(event.after or "")
        if earlier is not None and _before(event.date, earlier.date):
            message = f"this event is dated {event.date}, before `{earlier.id}` ({earlier.date}), which it is said to follow"
            tell.error("B224", message, event.span_of("after"), path=event.path_of("after"))


def _section_names(brief: Brief, reading: Reading) -> None:
    if brief.layout is None:
        return
    own = [*reading.ids["section"], *reading.ids["box"]]
    names = [*SECTIONS[brief.product], "contents", *own]
    for field in ("order", "hide"):
        seen: set[str] = set()
        for index, name in enumerate(getattr(brief.layout, field)):
            place = brief.layout.place_of_item(field, index)
            span, path = (place.span if place is not None else None), f"{brief.layout.path_of(field)}[{index}]"
            if name not in names:
                hint = did_you_mean(name, names) or "sections are called " + ", ".join(f"`{n}`" for n in names)
                reading.diagnostics.error("B310", f"there is no section `{name}`", span, path=path, hints=(hint,))
            elif name in seen:
                reading.diagnostics.error("B310", f"the section `{name}` is named twice", span, path=path)
            seen.add(name)


def _scores(brief: Brief, tell: Diagnostics) -> None:
    for option in brief.options:
        entries = getattr(option.node_of("scores"), "entries", {})
        for criterion, score in option.scores.items():
            if not 1 <= score <= 5:
                span = entries[criterion].span if criterion in entries else option.span_of("scores")
                path = f"{option.path_of('scores')}.{criterion}"
                tell.error("B204", f"a score lies between 1 and 5, and this is {score:g}", span, path=path)
