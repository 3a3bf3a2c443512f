"""A figure of the author's own numbers against what its kind can show, each problem at its own value."""

from __future__ import annotations

import math
from difflib import get_close_matches

from briefing.diagnostics import Diagnostics, Span
from briefing.model.brief import Brief
from briefing.model.contents import Figure
from briefing.model.numbers import MOST_CATEGORIES, MOST_SERIES, Numbers
from briefing.model.part import Part
from briefing.validate.estimates import more_than_whole

KINDS = ("bar", "grouped_bar", "stacked_bar", "line", "area", "dot", "slope", "heat")
_MOST = {"bar": 24, "grouped_bar": 12, "stacked_bar": 16, "dot": 30, "heat": 24, "slope": 2}
_MOST_COLUMNS = 12
_SERIES = {"area": 4, "stacked_bar": 6, "grouped_bar": 4, "slope": 12, "heat": _MOST_COLUMNS}
_NOT_NEGATIVE = {"stacked_bar": "parts laid end to end", "area": "areas laid on each other"}


def check_numbers(figure: Figure, tell: Diagnostics) -> None:
    """Tell whatever keeps this figure from being drawn rightly."""
    kind, numbers = str(figure.kind), figure.numbers
    if kind == "code":
        _function(figure, tell)
        if numbers is not None:
            _lengths(kind, numbers, tell)
            _names(numbers, tell)
        return
    if figure.code is not None:
        message = f"a figure of kind `{kind}` is drawn by the program and takes no `code`"
        hint = "write `kind: code`, or take the function out"
        tell.error("B226", message, _key(figure, "code"), path=figure.path_of("code"), hints=(hint,))
    if kind not in KINDS:
        if numbers is not None:
            message = f"a figure of kind `{kind}` takes no `numbers`"
            hint = f"write one of the kinds {', '.join(KINDS)}, or take the numbers out"
            tell.error("B226", message, _key(figure, "numbers"), path=figure.path_of("numbers"), hints=(hint,))
        return
    if numbers is None:
        message = f"the figure `{figure.id}` has no numbers to draw"
        hint = "write `numbers:` with `unit`, `categories` and `values` (or `series`)"
        tell.error("B226", message, figure.span_of("kind"), path=figure.path_of("numbers"), hints=(hint,))
        return
    _lengths(kind, numbers, tell)
    _sizes(kind, numbers, tell)
    _signs(kind, numbers, tell)
    _names(numbers, tell)


def refuse_data(figure: Figure, brief: Brief, tell: Diagnostics) -> None:
    """Tell that a figure takes no `data`; least of all disputed estimates, which count different things and are no series."""
    source = "is an image of your own" if figure.kind == "image" else "is drawn from the whole brief"
    source = "is drawn from its own `numbers`" if figure.kind in KINDS else source
    message = f"a figure of kind `{figure.kind}` {source} and takes no `data`"
    hints: tuple[str, ...] = ()
    if figure.kind in KINDS and any(e.id == figure.data for e in brief.estimates):
        message = f"disputed estimates are never one series: a figure of kind `{figure.kind}` does not draw `{figure.data}`"
        hints = ("write `kind: estimates`: each basis has a panel of its own, and claims are neither added up nor averaged",)
    tell.error("B226", message, figure.span_of("data"), path=figure.path_of("data"), hints=hints)


def _function(figure: Figure, tell: Diagnostics) -> None:
    if figure.code is None:
        hint = "write `code: module:function`, a function of yours that returns a matplotlib Figure"
        message = f"the figure `{figure.id}` does not say which function draws it"
        tell.error("B226", message, figure.span_of("kind"), path=figure.path_of("code"), hints=(hint,))


def _key(part: Part, field: str) -> Span | None:
    keys = getattr(part.node, "keys", {})
    return keys[field].span if field in keys else part.span_of(field)


def _rows(numbers: Numbers) -> list[tuple[str, tuple[float | None, ...], Part]]:
    """Each series with the part that holds its values."""
    if numbers.values:
        return [("", numbers.values, numbers)]
    return [(s.name, s.values, s) for s in numbers.series]


def _at(part: Part, index: int) -> Span | None:
    place = part.place_of_item("values", index)
    return place.span if place is not None else part.span_of("values")


def _lengths(kind: str, numbers: Numbers, tell: Diagnostics) -> None:
    wanted = len(numbers.categories)
    for name, values, part in _rows(numbers):
        if len(values) != wanted:
            what = f"the series `{name}` has" if name else "there are"
            message = (
                f"{what} {len(values)} value{'s' if len(values) != 1 else ''} for {wanted} categor{'ies' if wanted != 1 else 'y'}"
            )
            hint = "each category has one value; write `not_stated` where there is none"
            tell.error("B240", message, _key(part, "values"), path=part.path_of("values"), hints=(hint,))
        elif all(v is None for v in values):
            message = f"no value of {f'the series `{name}`' if name else 'this figure'} is stated"
            tell.error("B241", message, _key(part, "values"), path=part.path_of("values"))
    if kind in ("line", "area") and wanted < 2:
        message = f"a figure of kind `{kind}` shows a course and needs two categories at least"
        hint = "write `kind: bar` or `kind: dot` for a single value"
        tell.error("B241", message, _key(numbers, "categories"), path=numbers.path_of("categories"), hints=(hint,))
    if kind == "slope" and wanted != 2:
        message = f"a slope figure stands between two times, and there are {wanted} categories"
        hint = "write `kind: line` for more than two"
        tell.error("B241", message, _key(numbers, "categories"), path=numbers.path_of("categories"), hints=(hint,))
    if kind == "bar" and len(numbers.series) > 1 and not numbers.multiples:
        message = f"a figure of kind `bar` shows one series, and there are {len(numbers.series)}"
        hint = "write `kind: grouped_bar`, `kind: stacked_bar` where they are parts of a sum, or `multiples: true`"
        tell.error("B241", message, _key(numbers, "series"), path=numbers.path_of("series"), hints=(hint,))
    if kind in ("grouped_bar", "stacked_bar") and len(_rows(numbers)) < 2:
        message = f"a figure of kind `{kind}` needs two series at least"
        tell.error("B241", message, _key(numbers, "values"), path=numbers.path_of("values"), hints=("write `kind: bar`",))


def _sizes(kind: str, numbers: Numbers, tell: Diagnostics) -> None:
    most = _MOST.get(kind, MOST_CATEGORIES)
    if len(numbers.categories) > most and kind != "slope":
        message = f"a figure of kind `{kind}` shows {most} categories at most, and there are {len(numbers.categories)}"
        hint = "show the largest and put the others together, or write a table"
        tell.error("B242", message, _key(numbers, "categories"), path=numbers.path_of("categories"), hints=(hint,))
    most = _SERIES.get(kind, 9 if numbers.multiples else MOST_SERIES)
    if len(numbers.series) > most:
        message = f"a figure of kind `{kind}` shows {most} series at most, and there are {len(numbers.series)}"
        hint = "write `multiples: true`, which gives each a panel of its own, or a table"
        if numbers.multiples or kind in ("heat", "slope"):
            hint = "show the ones the headline speaks of, or write a table"
        tell.error("B242", message, _key(numbers, "series"), path=numbers.path_of("series"), hints=(hint,))
    if numbers.multiples and (kind not in ("bar", "line", "area") or len(numbers.series) < 2):
        message = "small multiples are bars, lines or areas of two series or more"
        tell.error("B241", message, _key(numbers, "multiples"), path=numbers.path_of("multiples"))


def _signs(kind: str, numbers: Numbers, tell: Diagnostics) -> None:
    for _, values, part in _rows(numbers):
        for i, value in enumerate(values):
            path = f"{part.path_of('values')}[{i}]"
            if value is None:
                continue
            if value < 0 and kind in _NOT_NEGATIVE:
                message = f"{value:g} is below zero, and {_NOT_NEGATIVE[kind]} cannot show that"
                hint = "write `kind: grouped_bar`" if kind == "stacked_bar" else "write `kind: line`"
                tell.error("B241", message, _at(part, i), path=path, hints=(hint,))
            elif numbers.whole and not 0 <= value <= 100:
                message = f"{value:g} is no share of a whole: it lies outside 0 to 100 per cent"
                hint = "correct the value, or leave `whole` out where the values are not shares"
                tell.error("B204", message, _at(part, i), path=path, hints=(hint,))
            elif (told := more_than_whole(value, numbers.unit)) is not None:
                tell.error("B204", told[0], _at(part, i), path=path, hints=told[1:])
            elif abs(value) >= 1e15:
                hint = "count in a larger unit: millions, billions"
                tell.error("B204", f"{value:g} has more digits than can be read", _at(part, i), path=path, hints=(hint,))
    if numbers.whole and kind == "stacked_bar":
        _sums(numbers, tell)


def _sums(numbers: Numbers, tell: Diagnostics) -> None:
    for i, label in enumerate(numbers.categories):
        parts = [s.values[i] for s in numbers.series if i < len(s.values)]
        if None not in parts and abs(math.fsum(p or 0.0 for p in parts) - 100) > 1.0 + 1e-9:
            total = math.fsum(p or 0.0 for p in parts)
            message = f"the shares of `{label}` come to {total:g} and not to 100 per cent"
            tell.error("B240", message, _key(numbers, "series"), path=numbers.path_of("series"))


def _names(numbers: Numbers, tell: Diagnostics) -> None:
    place = numbers.place_of_item
    seen: dict[str, int] = {}
    for i, words in enumerate(numbers.categories):
        if words in seen:
            found = place("categories", i)
            span = found.span if found is not None else numbers.span_of("categories")
            tell.error("B302", f"two categories are called `{words}`", span, path=f"{numbers.path_of('categories')}[{i}]")
        seen.setdefault(words, i)
    known: dict[str, None] = {}
    for s in numbers.series:
        if s.name in known:
            tell.error("B302", f"two series are called `{s.name}`", s.span_of("name"), path=s.path_of("name"))
        known[s.name] = None
    names = [*numbers.categories, *known]
    for i, words in enumerate(numbers.highlight):
        if words not in names:
            found = place("highlight", i)
            span = found.span if found is not None else numbers.span_of("highlight")
            _unknown(words, names, "category or series", span, f"{numbers.path_of('highlight')}[{i}]", tell)
    first = numbers.projected_from
    if first is not None and first not in numbers.categories:
        _unknown(
            first,
            list(numbers.categories),
            "category",
            numbers.span_of("projected_from"),
            numbers.path_of("projected_from"),
            tell,
        )


def _unknown(words: str, names: list[str], what: str, span: Span | None, path: str, tell: Diagnostics) -> None:
    close = get_close_matches(words, names, 1, 0.5)
    hint = f"did you mean `{close[0]}`?" if close else f"there are {', '.join(f'`{n}`' for n in dict.fromkeys(names[:8]))}"
    tell.error("B240", f"this figure has no {what} `{words}`", span, path=path, hints=(hint,))
