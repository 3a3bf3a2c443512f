"""A specification to the words that stand for it where a drawing cannot be seen: type, count, what it shows, extremes.

The words are English and made from the data alone. They repeat every value of a small chart, and the extremes of a large one.
"""

from __future__ import annotations

from collections.abc import Sequence

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


def alt_text(specification: Specification) -> str:
    """Alternative text for a drawing (PDF/UA-1, 7.3): sentences that can be read aloud, never empty."""
    if isinstance(specification, EstimateChart):
        return _estimates(specification)
    if isinstance(specification, YardstickChart):
        return _yardstick(specification)
    if isinstance(specification, ScenarioBars):
        return _scenarios(specification)
    if isinstance(specification, InfluenceChart | Spectrum | RelationsChart):
        from briefing.chart.describe_actors import describe_actors

        return describe_actors(specification)
    if isinstance(specification, TimelineSpan | TimelineBand):
        return f"Timeline of {_count(len(specification.events), 'event', 'events')}."
    if isinstance(specification, FanChart):
        return _fan(specification)
    if isinstance(specification, ImagePicture):
        return f"Image: {specification.name}."  # validation asks its author for better words
    if isinstance(specification, CodeFigure):
        return "Figure." if specification.data is None else alt_text(specification.data)
    if isinstance(specification, DataChart):
        from briefing.chart.data.describe import describe_data

        return describe_data(specification)
    return _mark(specification)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _percent(low: float, high: float) -> str:
    return f"{low:g} per cent" if low == high else f"{low:g} to {high:g} per cent"


# -- estimates ------------------------------------------------------------------------------------------------------------------
def _estimates(chart: EstimateChart) -> str:
    claims = [c for p in chart.panels for c in _claims(p)]
    if not claims:
        return "Chart of estimates without a claim."
    silent = sum(1 for c in claims if _place(c) is None)
    said = f"Chart of {_count(len(claims), 'claim', 'claims')}"
    if len(chart.panels) > 1:
        said += f" in {len(chart.panels)} panels, one for each basis"
    if silent:
        said += f"; {silent} in words only, without a place on an axis"
    sentences = [said + "."]
    for panel in chart.panels:
        sentences.append(_panel(panel, every=len(claims) <= _EVERY_CLAIM))
    if len(chart.panels) > 1:
        sentences.append("The panels count different things and are not one series.")
    for value, words in chart.reference_lines:
        number = f"{value:,.0f}" if value == round(value) else f"{value:,g}"
        sentences.append(f"Reference line at {number}: {words}.")
    return " ".join(sentences)


def _claims(panel: Panel) -> list[Claim]:
    return [c for g in panel.groups for c in sorted(g.claims, key=lambda c: c.ours)]


def _place(claim: Claim) -> float | None:
    """The number by which a claim is the lowest or the highest."""
    return next((v for v in (claim.value, claim.best, claim.high, claim.low) if v is not None), None)


def _panel(panel: Panel, *, every: bool) -> str:
    claims = _claims(panel)
    head = panel.heading.rstrip(".:")
    unit = f", in {panel.unit}" if panel.unit else ""
    if every:
        return f"{head}{unit}: " + "; ".join(_claim(c) for c in claims) + "."
    ranked = sorted(((v, i) for i, c in enumerate(claims) if (v := _place(c)) is not None))
    if not ranked:
        return f"{head}: {_count(len(claims), 'claim', 'claims')}, all in words only."
    lowest, highest = claims[ranked[0][1]], claims[ranked[-1][1]]
    said = f"{head}{unit}: {_count(len(claims), 'claim', 'claims')}"
    if ranked[0][0] == ranked[-1][0]:
        return f"{said}, all at {_value(lowest)}." if len(ranked) > 1 else f"{said}, {_claim(lowest)}."
    ours = [c for c in claims if c.ours]
    more = f"; our own assessment {_value(ours[0])}" if ours else ""
    return f"{said}, from {_value(lowest)} ({lowest.who}) to {_value(highest)} ({highest.who}){more}."


def _claim(claim: Claim) -> str:
    detail = ", ".join(d for d in claim.detail if d)
    return f"{claim.who}{f' ({detail})' if detail else ''}, {_value(claim)}{f', {claim.remark}' if claim.remark else ''}"


def _value(claim: Claim) -> str:
    return claim.label or claim.words or f"{_place(claim) or 0:,g}"


# -- bands ----------------------------------------------------------------------------------------------------------------------
def _yardstick(chart: YardstickChart) -> str:
    terms = "; ".join(f"{term} {_percent(low, high)}" for term, low, high, _ in chart.bands)
    used = [term for term, _, _, here in chart.bands if here]
    said = f"Scale of {_count(len(chart.bands), 'likelihood term', 'likelihood terms')} from 0 to 100 per cent: {terms}."
    return f"{said} Used in this brief: {', '.join(used)}." if used else said


def _scenarios(chart: ScenarioBars) -> str:
    rows = "; ".join(f"{title}, {f'{label}, ' if label else ''}{_percent(low, high)}" for title, label, low, high in chart.rows)
    said = f"Chart of {_count(len(chart.rows), 'scenario', 'scenarios')} on one line from 0 to 100 per cent: {rows}."
    return f"{said} Likeliest: {_likeliest(chart.rows)}." if len(chart.rows) > 1 else said


def _fan(chart: FanChart) -> str:
    history = f"from {chart.history[0][1]:,g} ({chart.history[0][2]}) to {chart.history[-1][1]:,g} ({chart.history[-1][2]})"
    ends = "; ".join(f"{e.name} ({e.detail}), best {e.best:,g}, {e.time}" for e in chart.ends)
    said = f"Fan of {_count(len(chart.ends), 'scenario', 'scenarios')} in {chart.unit}. History of {len(chart.history)} points, "
    said += f"{history}. {ends}."
    low, high = min(chart.ends, key=lambda e: e.low), max(chart.ends, key=lambda e: e.high)
    return f"{said} In all from {low.low:,g} to {high.high:,g}. The wedges show ranges, not a probability density."


def _likeliest(rows: Sequence[tuple[str, str, float, float]]) -> str:
    most = max(low + high for _, _, low, high in rows)
    return " and ".join(title for title, _, low, high in rows if low + high == most)


# -- marks ----------------------------------------------------------------------------------------------------------------------
def _mark(mark: Mark) -> str:
    if isinstance(mark, Meter):
        return f"Likelihood of {_percent(mark.low, mark.high)} on a line from 0 to 100."
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
