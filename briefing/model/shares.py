"""A percentage to what is wrong with it: more than the whole of what is not said."""

from __future__ import annotations

# Units that say no more than that something is a share; `% of 2023` says what may be more than the whole of.
_BARE_PERCENT = frozenset(("%", "per cent", "percent", "percentage", "відсоток", "відсотки", "відсотків"))


def more_than_whole(value: float, unit: str) -> tuple[str, str] | None:
    """What to say of a percentage above 100 whose unit does not say of what it is one; None of any other number."""
    if value <= 100 or unit.strip().casefold() not in _BARE_PERCENT:
        return None
    return f"{value:g} per cent is more than the whole", "correct it; if it compares, let the unit say with what: `% of 2023`"
