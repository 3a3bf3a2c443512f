"""A specification to the words that stand for it where a drawing cannot be seen: type, count, what it shows, extremes.

A reader who listens hears what kind of drawing it is, what it measures and of how many; then the lowest and the highest with
their holders, then what lies between, in order. A small chart is told whole, a large one by its extremes. The words are labels
of the brief's language (`alt_words`); names, units and dates are the brief's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.chart.alt_words import English, Say
from briefing.chart.specification import (
    Claim,
    CodeFigure,
    DataChart,
    EstimateChart,
    FanChart,
    ImagePicture,
    InfluenceChart,
    Panel,
    RelationsChart,
    ScenarioBars,
    Specification,
    Spectrum,
    TimelineBand,
    TimelineSpan,
    YardstickChart,
)

_EVERY_CLAIM = 8  # claims that are told with all that is known of them; of more, only the lowest and the highest are
_EVERY_VALUE = 20  # claims whose numbers are told; of more, only the lowest and the highest are


def alt_text(specification: Specification, say: Say | None = None) -> str:
    """Alternative text for a drawing (PDF/UA-1, 7.3): sentences that can be read aloud, never empty, in the words of `say`.

    Raises TypeError for a mark in the text, which is an artifact.
    """
    say = English() if say is None else say
    if isinstance(specification, EstimateChart):
        return _estimates(specification, say)
    if isinstance(specification, YardstickChart):
        return _yardstick(specification, say)
    if isinstance(specification, ScenarioBars):
        return _scenarios(specification, say)
    if isinstance(specification, InfluenceChart | Spectrum | RelationsChart):
        from briefing.chart.describe_actors import describe_actors

        return describe_actors(specification, say)
    if isinstance(specification, TimelineSpan | TimelineBand):
        return say.several("alt_timeline", len(specification.events))
    if isinstance(specification, FanChart):
        return _fan(specification, say)
    if isinstance(specification, ImagePicture):
        return say("alt_image", name=specification.name)  # validation asks its author for better words
    if isinstance(specification, CodeFigure):
        return say("alt_figure") if specification.data is None else alt_text(specification.data, say)
    if isinstance(specification, DataChart):
        from briefing.chart.kinds.numbers.data_words import describe_data

        return describe_data(specification, say)
    raise TypeError(f"{type(specification).__name__} is a mark beside words that say the same: it is not read")


def _percent(low: float, high: float, say: Say) -> str:
    if low == high:
        return say.several("alt_percent", low)
    return say.several("alt_percents", high, low=say.number(low), high=say.number(high))


# -- estimates ------------------------------------------------------------------------------------------------------------------
def _estimates(chart: EstimateChart, say: Say) -> str:
    claims = [c for p in chart.panels for c in _claims(p)]
    if not claims:
        return say("alt_estimates_none")
    silent = sum(1 for c in claims if _place(c) is None)
    said = say.several("alt_estimates", len(claims))
    if len(chart.panels) > 1:
        said += say.several("alt_panels", len(chart.panels))
    if silent:
        said += say.several("alt_silent", silent)
    sentences = [said + say("period")]
    units = {p.unit for p in chart.panels}
    unit = units.pop() if len(units) == 1 else ""
    if chart.quantity or unit:
        sentences.append(say("alt_measured", what=_measured(chart.quantity, unit, say)))
    whole = len(claims) <= _EVERY_CLAIM
    shared = _shared(claims) if whole else []
    if shared:
        sentences.append(say("alt_all_share", details=say("comma").join(shared)))
    for panel in chart.panels:
        head = panel.heading.rstrip(".:") + (say("alt_unit", unit=panel.unit) if panel.unit and not unit else "")
        told = _every(_claims(panel), shared, say) if whole else _extremes(_claims(panel), say, len(claims) <= _EVERY_VALUE)
        sentences.append(f"{head}{say('colon')}{told}{say('period')}" if head else f"{told[:1].upper()}{told[1:]}{say('period')}")
    if len(chart.panels) > 1:
        sentences.append(say("alt_not_one_series"))
    for value, words in chart.reference_lines:
        sentences.append(say("alt_reference", number=say.number(value), words=words))
    return " ".join(sentences)


def _measured(quantity: str, unit: str, say: Say) -> str:
    """What is measured with its unit, unless its words say that too."""
    if not quantity or not unit or unit.lower() in quantity.lower():
        return quantity or unit
    return quantity + say("alt_unit", unit=unit)


def _claims(panel: Panel) -> list[Claim]:
    return [c for g in panel.groups for c in sorted(g.claims, key=lambda c: c.ours)]


def _place(claim: Claim) -> float | None:
    """The number by which a claim is the lowest or the highest."""
    return next((v for v in (claim.value, claim.best, claim.high, claim.low) if v is not None), None)


def _shared(claims: Sequence[Claim]) -> list[str]:
    """What is true of every one of several claims, so that it is heard once."""
    return [d for d in claims[0].detail if d and all(d in c.detail for c in claims)] if len(claims) > 1 else []


def _ranked(claims: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The claims that have a number, from the lowest to the highest, and those in words only."""
    placed = [(v, n) for n, c in enumerate(claims) if (v := _place(c)) is not None]
    return [claims[n] for _, n in sorted(placed)], [c for c in claims if _place(c) is None]


def _every(claims: Sequence[Claim], shared: Sequence[str], say: Say) -> str:
    """All that is known of every claim of a panel: the lowest, the highest, what is between them in order, words last."""
    placed, silent = _ranked(claims)
    numbers, words = ([_claim(c, shared, say) for c in part] for part in (placed, silent))
    if not numbers or len(numbers) == 1 or _place(placed[0]) == _place(placed[-1]):
        return say("semicolon").join([*numbers, *words])
    said = [say("alt_lowest", value=numbers[0]), say("alt_highest", value=numbers[-1])]
    if numbers[2:]:
        said.append(say("alt_rest", values=say("semicolon").join(numbers[1:-1])))
    if words:
        said.append(say("alt_in_words", values=say("semicolon").join(words)))
    return say("semicolon").join(said)


def _extremes(claims: Sequence[Claim], say: Say, values: bool) -> str:
    """How many claims a panel has, the lowest and the highest with their holders; with `values`, the numbers between them."""
    placed, _ = _ranked(claims)
    count = say.several("alt_claims", len(claims))
    if not placed:
        return say("alt_all_silent", claims=count)
    if _place(placed[0]) == _place(placed[-1]):
        at = say("alt_all_at", claims=count, value=_value(placed[0], say))
        return at if len(claims) > 1 else _held(placed[0], say)
    said = [count, say("alt_lowest", value=_held(placed[0], say)), say("alt_highest", value=_held(placed[-1], say))]
    if values and placed[2:]:
        said.append(say("alt_rest", values=say("semicolon").join(_value(c, say) for c in placed[1:-1])))
    said += [say("alt_ours", value=_value(c, say)) for c in claims if c.ours and c not in (placed[0], placed[-1])]
    return say("semicolon").join(said)


def _held(claim: Claim, say: Say) -> str:
    return _with(_value(claim, say), claim.who, say)


def _claim(claim: Claim, shared: Sequence[str], say: Say) -> str:
    facts = [claim.who, *(d for d in claim.detail if d and d not in shared)]
    if claim.remark and not any(claim.remark in d for d in facts):
        facts.append(claim.remark)
    return _with(_value(claim, say), say("comma").join(facts), say)


def _with(value: str, facts: str, say: Say) -> str:
    """A value with what belongs to it in brackets; in those of the value where it ends in some: 11 (8–14; the office)."""
    return f"{value[:-1]}{say('semicolon')}{facts})" if value.endswith(")") else say("alt_at", value=value, at=facts)


def _value(claim: Claim, say: Say) -> str:
    """The value as printed, but the ends of a range in words: many screen readers pass over the dash between them."""
    if claim.low is not None and claim.high is not None:
        bounds = _bounds(claim.low, claim.high, say)
        return bounds if claim.best is None else say("alt_at", value=say.number(claim.best), at=bounds)
    return claim.label or claim.words or say.number(_place(claim) or 0)


# -- bands ----------------------------------------------------------------------------------------------------------------------
def _yardstick(chart: YardstickChart, say: Say) -> str:
    terms = say("semicolon").join(f"{term} {_bounds(low, high, say)}" for term, low, high, _ in chart.bands)
    used = [term for term, _, _, here in chart.bands if here]
    said = say.several("alt_yardstick", len(chart.bands), terms=terms)
    return f"{said} {say('alt_yardstick_used', terms=say('comma').join(used))}" if used else said


def _bounds(low: float, high: float, say: Say) -> str:
    return say.number(low) if low == high else say("alt_bounds", low=say.number(low), high=say.number(high))


def _scenarios(chart: ScenarioBars, say: Say) -> str:
    """Scenarios from the likeliest to the least likely, by the middle of their ranges."""
    said = [say.several("alt_scenarios", len(chart.rows))]
    rows = sorted(chart.rows, key=lambda row: -row[2] - row[3])
    most, least = (rows[n][2] + rows[n][3] for n in (0, -1))
    groups = {"alt_likeliest": most, "alt_least_likely": least} if most > least else {}
    for key, middle in groups.items():
        said.append(say(key, rows=_rows([r for r in rows if r[2] + r[3] == middle], say)))
    rest = [r for r in rows if r[2] + r[3] not in groups.values()]
    if rest:
        said.append(say("alt_between", rows=_rows(rest, say)) if groups else _rows(rest, say) + say("period"))
    return " ".join(said)


def _rows(rows: Sequence[tuple[str, str, float, float]], say: Say) -> str:
    parts = ((title, label, _percent(low, high, say)) for title, label, low, high in rows)
    return say("semicolon").join(say("comma").join(word for word in part if word) for part in parts)


def _fan(chart: FanChart, say: Say) -> str:
    (_, first, first_time), (_, last, last_time) = chart.history[0], chart.history[-1]
    said = [say.several("alt_fan", len(chart.ends), unit=chart.unit)]
    facts = {"first": say.number(first), "first_time": first_time, "last": say.number(last), "last_time": last_time}
    said.append(say.several("alt_history", len(chart.history), value=say.number(first), time=first_time, **facts))
    low, high = min(chart.ends, key=lambda e: e.low), max(chart.ends, key=lambda e: e.high)
    if len(chart.ends) > 1:
        bounds = {"low": say.number(low.low), "high": say.number(high.high)}
        said.append(say("alt_fan_all", low_name=low.name, high_name=high.name, **bounds))
    for e in chart.ends:
        best = _with(say.number(e.best), _bounds(e.low, e.high, say), say) if e.low < e.high else say.number(e.best)
        words = say("comma") + e.words if e.words else ""
        said.append(say("alt_fan_end", name=e.name, words=words, best=best, time=e.time))
    return " ".join(said)
