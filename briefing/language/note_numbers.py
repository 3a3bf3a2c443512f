"""The place of a note in its row, counted from 1, to what calls it: 3, c or ‡."""

from __future__ import annotations

from typing import Literal

NumberForm = Literal["arabic", "letters", "symbols"]

SYMBOLS = "*†‡§¶"
"""In the order of the Chicago Manual of Style (17th edition, 14.25); then each doubled, and so on."""
LIST_NUMBERING = {"arabic": "Decimal", "letters": "LowerAlpha", "symbols": "None"}
"""What a list with these labels says of itself (ISO 32000-1, table 347)."""


def note_number(place: int, form: NumberForm) -> str:
    """The label of a note: 27 is «27», «aa» or «††††††», by the form."""
    if form == "symbols":
        times, at = divmod(place - 1, len(SYMBOLS))
        return SYMBOLS[at] * (times + 1)
    if form == "letters":
        out = ""
        while place:
            place, at = divmod(place - 1, 26)
            out = chr(ord("a") + at) + out
        return out
    return str(place)
