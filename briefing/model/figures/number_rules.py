"""A figure's own numbers against what its kind can show, each problem at its own value."""

from __future__ import annotations

import math

from briefing.diagnostics import Diagnostics
from briefing.model.figures.numbers import MOST_CATEGORIES, MOST_SERIES, Numbers, Series
from briefing.model.part import Where
from briefing.model.shares import more_than_whole
from briefing.suggest import did_you_mean

_MOST = {"bar": 24, "grouped_bar": 12, "stacked_bar": 16, "dot": 30, "heat": 24, "slope": 2}
_MOST_COLUMNS = 12
_SERIES = {"area": 4, "stacked_bar": 6, "grouped_bar": 4, "slope": 12, "heat": _MOST_COLUMNS}
_NOT_NEGATIVE = {"stacked_bar": "parts laid end to end", "area": "areas laid on each other"}


def _rows(numbers: Numbers) -> list[tuple[str, tuple[float | None, ...], Numbers | Series]]:
    """Each series with the part that holds its values."""
    if numbers.values:
        return [("", numbers.values, numbers)]
    return [(s.name, s.values, s) for s in numbers.series]


def check_lengths(kind: str, numbers: Numbers, tell: Diagnostics) -> None:
    """Tell series that do not fit the categories, and numbers of categories and series that the kind cannot show."""
    wanted = len(numbers.categories)
    for name, values, part in _rows(numbers):
        if len(values) != wanted:
            what = f"the series `{name}` has" if name else "there are"
            message = (
                f"{what} {len(values)} value{'s' if len(values) != 1 else ''} for {wanted} categor{'ies' if wanted != 1 else 'y'}"
            )
            hint = "each category has one value; write `not_stated` where there is none"
            tell.error("B240", message, **part.where_key("values"), hints=(hint,))
        elif all(v is None for v in values):
            message = f"no value of {f'the series `{name}`' if name else 'this figure'} is stated"
            tell.error("B241", message, **part.where_key("values"))
    if kind in ("line", "area") and wanted < 2:
        message = f"a figure of kind `{kind}` shows a course and needs two categories at least"
        hint = "write `kind: bar` or `kind: dot` for a single value"
        tell.error("B241", message, **numbers.where_key("categories"), hints=(hint,))
    if kind == "slope" and wanted != 2:
        message = f"a slope figure stands between two times, and there are {wanted} categories"
        hint = "write `kind: line` for more than two"
        tell.error("B241", message, **numbers.where_key("categories"), hints=(hint,))
    if kind == "bar" and len(numbers.series) > 1 and not numbers.multiples:
        message = f"a figure of kind `bar` shows one series, and there are {len(numbers.series)}"
        hint = "write `kind: grouped_bar`, `kind: stacked_bar` where they are parts of a sum, or `multiples: true`"
        tell.error("B241", message, **numbers.where_key("series"), hints=(hint,))
    if kind in ("grouped_bar", "stacked_bar") and len(_rows(numbers)) < 2:
        message = f"a figure of kind `{kind}` needs two series at least"
        tell.error("B241", message, **numbers.where_key("values"), hints=("write `kind: bar`",))


def check_sizes(kind: str, numbers: Numbers, tell: Diagnostics) -> None:
    """Tell more categories or series than the kind can show legibly."""
    most = _MOST.get(kind, MOST_CATEGORIES)
    if len(numbers.categories) > most and kind != "slope":
        message = f"a figure of kind `{kind}` shows {most} categories at most, and there are {len(numbers.categories)}"
        hint = "show the largest and put the others together, or write a table"
        tell.error("B242", message, **numbers.where_key("categories"), hints=(hint,))
    most = _SERIES.get(kind, 9 if numbers.multiples else MOST_SERIES)
    if len(numbers.series) > most:
        message = f"a figure of kind `{kind}` shows {most} series at most, and there are {len(numbers.series)}"
        hint = "write `multiples: true`, which gives each a panel of its own, or a table"
        if numbers.multiples or kind in ("heat", "slope"):
            hint = "show the ones the headline speaks of, or write a table"
        tell.error("B242", message, **numbers.where_key("series"), hints=(hint,))
    if numbers.multiples and (kind not in ("bar", "line", "area") or len(numbers.series) < 2):
        message = "small multiples are bars, lines or areas of two series or more"
        tell.error("B241", message, **numbers.where_key("multiples"))


def check_signs(kind: str, numbers: Numbers, tell: Diagnostics) -> None:
    """Tell values that the kind cannot show: below zero, no share of a whole, too long to be read."""
    for _, values, part in _rows(numbers):
        for i, value in enumerate(values):
            where = part.where_item("values", i)
            if value is None:
                continue
            if value < 0 and kind in _NOT_NEGATIVE:
                message = f"{value:g} is below zero, and {_NOT_NEGATIVE[kind]} cannot show that"
                hint = "write `kind: grouped_bar`" if kind == "stacked_bar" else "write `kind: line`"
                tell.error("B241", message, **where, hints=(hint,))
            elif numbers.whole and not 0 <= value <= 100:
                message = f"{value:g} is no share of a whole: it lies outside 0 to 100 per cent"
                hint = "correct the value, or leave `whole` out where the values are not shares"
                tell.error("B204", message, **where, hints=(hint,))
            elif (told := more_than_whole(value, numbers.unit)) is not None:
                tell.error("B204", told[0], **where, hints=told[1:])
            elif abs(value) >= 1e15:
                hint = "count in a larger unit: millions, billions"
                tell.error("B204", f"{value:g} has more digits than can be read", **where, hints=(hint,))
    if numbers.whole and kind == "stacked_bar":
        _sums(numbers, tell)


def _sums(numbers: Numbers, tell: Diagnostics) -> None:
    for i, label in enumerate(numbers.categories):
        parts = [s.values[i] for s in numbers.series if i < len(s.values)]
        if None not in parts and abs(math.fsum(p or 0.0 for p in parts) - 100) > 1.0 + 1e-9:
            total = math.fsum(p or 0.0 for p in parts)
            message = f"the shares of `{label}` come to {total:g} and not to 100 per cent"
            tell.error("B240", message, **numbers.where_key("series"))


def check_names(numbers: Numbers, tell: Diagnostics) -> None:
    """Tell names that stand twice, and names of nothing that is here."""
    seen: dict[str, int] = {}
    for i, words in enumerate(numbers.categories):
        if words in seen:
            tell.error("B302", f"two categories are called `{words}`", **numbers.where_item("categories", i))
        seen.setdefault(words, i)
    known: dict[str, None] = {}
    for s in numbers.series:
        if s.name in known:
            tell.error("B302", f"two series are called `{s.name}`", **s.where("name"))
        known[s.name] = None
    names = [*numbers.categories, *known]
    for i, words in enumerate(numbers.highlight):
        if words not in names:
            _unknown(words, names, "category or series", numbers.where_item("highlight", i), tell)
    first = numbers.projected_from
    if first is not None and first not in numbers.categories:
        _unknown(first, list(numbers.categories), "category", numbers.where("projected_from"), tell)


def _unknown(words: str, names: list[str], what: str, where: Where, tell: Diagnostics) -> None:
    hint = did_you_mean(words, names) or f"there are {', '.join(f'`{n}`' for n in dict.fromkeys(names[:8]))}"
    tell.error("B240", f"this figure has no {what} `{words}`", **where, hints=(hint,))
