"""A specification to the words that stand for it where a drawing cannot be seen: type, count, what it shows, extremes.

The words are English and made from the data alone. They repeat every value of a small chart, and the extremes of a large one.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.chart.alt_words import English, Say
from briefing.chart.specification import (
    ChangeMark,
    Claim,
    CodeFigure,
    ConfidenceMark,
    DataChart,
    EstimateChart,
    FanChart,
    ImagePicture,
    IndicatorMark,
    InfluenceChart,
    Mark,
    Meter,
    Panel,
    RelationsChart,
    ScenarioBars,
    ScoreMark,
    Specification,
    Spectrum,
    StanceGlyph,
    TimelineBand,
    TimelineMark,
    TimelineSpan,
    YardstickChart,
)

_EVERY_CLAIM = 8  # a chart of more claims is described by its extremes


def alt_text(specification: Specification, say: Say | None = None) -> str:
    """Alternative text for a drawing (PDF/UA-1, 7.3): sentences that can be read aloud, never empty, in the words of `say`."""
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
        from briefing.chart.data.describe import describe_data

        return describe_data(specification, say)
    return _mark(specification)


def _percent(low: float, high: float, say: Say) -> str:
    if low == high:
        return say("alt_percent", number=say.number(low))
    return say("alt_percents", low=say.number(low), high=say.number(high))


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
    sentences = [said + "."]
    for panel in chart.panels:
        sentences.append(_panel(panel, say, every=len(claims) <= _EVERY_CLAIM))
    if len(chart.panels) > 1:
        sentences.append(say("alt_not_one_series"))
    for value, words in chart.reference_lines:
        sentences.append(say("alt_reference", number=say.number(value), words=words))
    return " ".join(sentences)


def _claims(panel: Panel) -> list[Claim]:
    return [c for g in panel.groups for c in sorted(g.claims, key=lambda c: c.ours)]


def _place(claim: Claim) -> float | None:
    """The number by which a claim is the lowest or the highest."""
    return next((v for v in (claim.value, claim.best, claim.high, claim.low) if v is not None), None)


def _panel(panel: Panel, say: Say, *, every: bool) -> str:
    claims = _claims(panel)
    head = panel.heading.rstrip(".:")
    known = head + (say("alt_unit", unit=panel.unit) if panel.unit else "")
    if every:
        return f"{known}: " + "; ".join(_claim(c, say) for c in claims) + "."
    ranked = sorted(((v, i) for i, c in enumerate(claims) if (v := _place(c)) is not None))
    count = say.several("alt_claims", len(claims))
    if not ranked:
        return f"{head}: {say('alt_all_silent', claims=count)}."
    lowest, highest = claims[ranked[0][1]], claims[ranked[-1][1]]
    if ranked[0][0] == ranked[-1][0]:
        return (
            f"{known}: {say('alt_all_at', claims=count, value=_value(lowest, say))}."
            if len(ranked) > 1
            else (f"{known}: {count}, {_claim(lowest, say)}.")
        )
    ours = [c for c in claims if c.ours]
    more = say("alt_ours", value=_value(ours[0], say)) if ours else ""
    low, high = _value(lowest, say), _value(highest, say)
    return f"{known}: {say('alt_range', claims=count, low=low, low_who=lowest.who, high=high, high_who=highest.who)}{more}."


def _claim(claim: Claim, say: Say) -> str:
    detail = ", ".join(d for d in claim.detail if d)
    value = _value(claim, say)
    return f"{claim.who}{f' ({detail})' if detail else ''}, {value}{f', {claim.remark}' if claim.remark else ''}"


def _value(claim: Claim, say: Say) -> str:
    return claim.label or claim.words or say.number(_place(claim) or 0)


# -- bands ----------------------------------------------------------------------------------------------------------------------
def _yardstick(chart: YardstickChart, say: Say) -> str:
    terms = "; ".join(f"{term} {_percent(low, high, say)}" for term, low, high, _ in chart.bands)
    used = [term for term, _, _, here in chart.bands if here]
    said = say.several("alt_yardstick", len(chart.bands), terms=terms)
    return f"{said} {say('alt_yardstick_used', terms=', '.join(used))}" if used else said


def _scenarios(chart: ScenarioBars, say: Say) -> str:
    rows = "; ".join(
        f"{title}, {f'{label}, ' if label else ''}{_percent(low, high, say)}" for title, label, low, high in chart.rows
    )
    said = say.several("alt_scenarios", len(chart.rows), rows=rows)
    return f"{said} {say('alt_likeliest', names=_likeliest(chart.rows, say))}" if len(chart.rows) > 1 else said


def _fan(chart: FanChart, say: Say) -> str:
    (_, first, first_time), (_, last, last_time) = chart.history[0], chart.history[-1]
    said = [say.several("alt_fan", len(chart.ends), unit=chart.unit)]
    facts = {"first": say.number(first), "first_time": first_time, "last": say.number(last), "last_time": last_time}
    said.append(say.several("alt_history", len(chart.history), value=say.number(first), time=first_time, **facts))
    ends = [say("alt_fan_end", name=e.name, detail=e.detail, best=say.number(e.best), time=e.time) for e in chart.ends]
    said.append("; ".join(ends) + ".")
    low, high = min(e.low for e in chart.ends), max(e.high for e in chart.ends)
    return " ".join([*said, say("alt_fan_all", low=say.number(low), high=say.number(high))])


def _likeliest(rows: Sequence[tuple[str, str, float, float]], say: Say) -> str:
    most = max(low + high for _, _, low, high in rows)
    return say("alt_and").join(title for title, _, low, high in rows if low + high == most)


# -- marks ----------------------------------------------------------------------------------------------------------------------
def _mark(mark: Mark) -> str:
    if isinstance(mark, Meter):
        return f"Likelihood of {_percent(mark.low, mark.high, English())} on a line from 0 to 100."
    if isinstance(mark, ConfidenceMark):
        return f"Confidence: step {mark.level} of {mark.of}."
    if isinstance(mark, StanceGlyph):
        return f"Stance: {mark.stance.replace('_', ' ')}."
    if isinstance(mark, TimelineMark):
        return f"Event: {mark.certainty}."
    if isinstance(mark, ChangeMark):
        return f"Change: {mark.status}."
    if isinstance(mark, IndicatorMark):
        return f"Indicator: {mark.status.replace('_', ' ')}."
    if isinstance(mark, ScoreMark):
        return f"Score: {mark.value:g} of {mark.of}."
    return f"Trend: {mark.direction}."
