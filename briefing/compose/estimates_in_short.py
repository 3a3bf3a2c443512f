"""Disputed estimates in short: each claim in a row, beside the judgments that speak of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.compose.composition import Composition
from briefing.compose.elements import cell, dash, head_row, heading, inline, line, section, table
from briefing.compose.estimate_claims import claims, label
from briefing.compose.story import Element

if TYPE_CHECKING:
    from briefing.model.evidence import Estimate, EstimateSet

MOST_CLAIMS = 8
"""Claims that are told in short; with more of them the chart is the shorter way to say it."""


def estimates_in_short(c: Composition) -> list[Element]:
    """A table for each set of estimates; none where the author hides the estimates, or there are too many of them."""
    hidden = c.brief.layout.hide if c.brief.layout is not None else ()
    sets = c.brief.estimates
    if "estimates" in hidden or not 0 < sum(len(claims(s)) for s in sets) <= MOST_CLAIMS:
        return []
    return [_short(c, s) for s in sets]


def _short(c: Composition, s: EstimateSet) -> Element:
    title = heading(*c.field(s, "headline"), level=2, look="label", span=s.span_of("headline"))
    heads = [c.say.capital(s.unit), c.say("short_counts"), c.say("short_by"), c.say("short_attribution")]
    rows = [_row(c, s, claim) for claim in claims(s)]
    columns = ("auto", "text", "text", "auto")
    grid = table(head_row(heads), rows, columns, look="estimates_in_short", summary=c.say("short_summary"))
    return section("estimate-in-short-" + s.id, title, grid, look="judgments.estimates", span=s.span)


def _row(c: Composition, s: EstimateSet, claim: Estimate) -> list[Element]:
    look = "estimates_in_short.cell"
    counts = c.say(f"basis_{claim.basis or s.basis}")
    if claim.horizon is not None and claim.horizon.stated:
        counts += c.say("comma") + c.horizon(claim.horizon)
    if claim is s.ours:
        who, named = c.say("estimate_key_ours"), ""
    else:
        who, named = claim.by, c.say(f"short_{claim.attribution}")
    if claim.as_of.stated:
        named = c.say("comma").join(part for part in (named, c.say("as_of", date=c.say.when(claim.as_of))) if part)
    return [
        cell(line("", label(c, claim)), look="estimates_in_short.value", head="Row", span=claim.span),
        cell(line("", counts), look=look),
        cell(line("", who), look=look),
        cell(line("", *([inline("emphasis", named)] if named else [dash(c.say("none_stated"))])), look=look),
    ]
