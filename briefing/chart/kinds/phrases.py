"""Numbers, ranges and what belongs to them to phrases of an alternative text."""

from __future__ import annotations

from briefing.language import Say


def bounds(low: float, high: float, say: Say) -> str:
    """A range in words: many screen readers pass over the dash between its ends."""
    return say.number(low) if low == high else say("alt_bounds", low=say.number(low), high=say.number(high))


def per_cent(low: float, high: float, say: Say) -> str:
    """A range of per cents in words."""
    if low == high:
        return say.several("alt_percent", low)
    return say.several("alt_percents", high, low=say.number(low), high=say.number(high))


def with_facts(value: str, facts: str, say: Say) -> str:
    """A value with what belongs to it in brackets; in those of the value where it ends in some: 11 (8–14; the office)."""
    return f"{value[:-1]}{say('semicolon')}{facts})" if value.endswith(")") else say("alt_at", value=value, at=facts)
