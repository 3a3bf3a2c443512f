"""A number to its plural category, by the cardinal rules of Unicode CLDR: zero, one, two, few, many or other."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from briefing.language.cldr import PLURALS

Rule = Callable[[float, int, int, int, int], str]


@lru_cache(maxsize=16)
def _rule_of(lang: str) -> tuple[Rule, tuple[str, ...]] | None:
    """The rule of a language and its categories; those of the tag without its last part where the tag has none of its own."""
    while lang:
        for rule, categories, languages in PLURALS:
            if f" {lang} " in f" {languages} ":
                return rule, tuple(categories.split(" "))
        lang = lang.rpartition("-")[0]
    return None


def plural_categories(lang: str) -> tuple[str, ...]:
    """The categories of a language; `other` alone for a language that CLDR does not know."""
    found = _rule_of(lang)
    return ("other",) if found is None else found[1]


def plural_category(lang: str, count: float) -> str:
    """The category of a count as it is printed without needless zeros; `other` for a language that CLDR does not know."""
    found = _rule_of(lang)
    if found is None:
        return "other"
    n = abs(count)
    decimals = "" if n == int(n) else repr(float(n)).partition(".")[2]
    fraction = int(decimals) if decimals.isdecimal() else 0  # 1e-07 is written with its power
    return found[0](n, int(n), len(decimals), fraction, fraction)
