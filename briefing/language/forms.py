"""A language tag to what Unicode CLDR says of its numbers, quotation marks, dates and months, as words by key."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import zip_longest
from types import MappingProxyType

from briefing.language.cldr import FORMS

_FIELDS = 12
# English without a region is British here, as the words are; CLDR's is that of the United States.
_OTHERWISE = {"en": "en-GB", "en-US": "en"}


def _fields(tag: str) -> list[str]:
    """The packed fields of a tag, those it does not say taken from the shorter tag."""
    shorter = tag.rpartition("-")[0]
    above = _fields(shorter) if shorter else [""] * _FIELDS
    begin = FORMS.find(f"\n{tag}|")
    own = FORMS[begin : FORMS.find("\n", begin + 1)].split("|")[1:] if begin >= 0 else []
    return [mine or theirs for mine, theirs in zip_longest(own, above, fillvalue="")]


@lru_cache(maxsize=16)
def forms_of(tag: str) -> Mapping[str, str]:
    """What CLDR says of a language, under the keys of its words; empty for a language that CLDR does not know.

    `number_least` is how many digits stand before the first group sign at least. The months of a language that writes a month
    otherwise where no day stands before it (Ukrainian жовтень, not жовтня) have both forms.
    """
    fields = _fields(_OTHERWISE.get(tag, tag))
    decimal, group, least, percent, opening, closing, day, month, day_month, year, months, alone = fields
    if not months:
        return MappingProxyType({})
    return MappingProxyType(
        {
            "number_decimal": decimal, "number_group": group, "number_least": least, "percent": percent,
            "quote": f"{opening}{{words}}{closing}", "date_day": day, "date_month": month, "date_day_month": day_month,
            "date_year": year, **{f"month_{n}": name for n, name in enumerate(months.split("/"), 1)},
            **{f"month_alone_{n}": name for n, name in enumerate(alone.split("/"), 1)},
        }
    )  # fmt: skip
