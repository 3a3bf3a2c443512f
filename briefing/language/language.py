"""A language: from a key and its facts to words, with the numbers, dates, lists and plurals of the language."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Protocol

from briefing.language.forms import forms_of
from briefing.language.numbers import NumberForm
from briefing.language.plurals import plural_category
from briefing.language.words import shipped_words


class Time(Protocol):
    """A time as exactly as an author knows it, as `briefing.model.values.When` has it."""

    @property
    def kind(self) -> str:
        """Day, month, year, range, words or not_stated."""
        ...

    @property
    def words(self) -> str:
        """The author's own words."""
        ...

    @property
    def start(self) -> datetime.date | None:
        """The first day."""
        ...

    @property
    def end(self) -> datetime.date | None:
        """The last day."""
        ...

    @property
    def first(self) -> Time | None:
        """Where a range begins, as written."""
        ...

    @property
    def last(self) -> Time | None:
        """Where a range ends, as written."""
        ...


class Say(Protocol):
    """What a figure needs of a language to be told: words by key, the plural form of a count, numbers."""

    def __call__(self, key: str, **facts: object) -> str:
        """The words of a key with its facts filled in."""
        ...

    def several(self, key: str, count: float, **facts: object) -> str:
        """The plural form of a key for a count."""
        ...

    def number(self, value: float) -> str:
        """A number as the language writes it."""
        ...


class Language:
    """The words of one brief in its language `lang` (a BCP 47 tag): those that ship, and over them the labels of its sheet.

    A language that does not ship has English words where the labels have none; validation lets no brief come so far (L120).
    """

    __slots__ = ("labels", "lang", "numbers")

    def __init__(self, lang: str = "en", labels: Mapping[str, str] | None = None) -> None:
        base = lang.partition("-")[0]
        ours = {**(forms_of(lang) or forms_of("en")), **(shipped_words(base) or shipped_words("en"))}
        self.labels: dict[str, str] = {**ours, **(shipped_words(lang) if lang != base else {}), **(labels or {})}
        self.lang = lang
        self.numbers = NumberForm(self.labels["number_group"], self.labels["number_decimal"], int(self.labels["number_least"]))

    @property
    def base(self) -> str:
        """The language without its region: `en` of `en-GB`."""
        return self.lang.partition("-")[0]

    def __call__(self, key: str, **facts: object) -> str:
        """The words of a key with its facts filled in. A sheet's placeholder that is no fact stays as it stands.

        Raises KeyError on an unknown key: a bug of ours.
        """
        words = self.labels[key]
        for name, value in facts.items():
            words = words.replace("{" + name + "}", str(value))
        return words

    def known(self, key: str, otherwise: str) -> str:
        """The words of a key, or `otherwise` where there is none (a vocabulary that a brief may extend)."""
        return self.labels.get(key, otherwise)

    def several(self, key: str, count: float, **facts: object) -> str:
        """The plural form of a key for a count; `{count}` is filled in as printed. Falls back on `other`, then on `one`."""
        category = plural_category(self.lang, count)
        for form in (category, "other", "one"):
            if f"{key}_{form}" in self.labels:
                return self(f"{key}_{form}", count=self.number(count), **facts)
        raise KeyError(f"{key}_other")

    def number(self, value: float) -> str:
        """A number as the language writes it, with the decimals it is given with."""
        return self.numbers.write(value)

    def date(self, day: datetime.date) -> str:
        """A day: 17 November 2024; with the time of day where it has one: 17 November 2024, 12:00 UTC."""
        words = self("date_day", day=self._day(day), month=self(f"month_{day.month}"), year=day.year)
        if isinstance(day, datetime.datetime):
            zone = f" {day.tzname()}" if day.tzinfo is not None else ""
            return self("date_time", date=words, time=f"{day.hour:02}:{day.minute:02}{zone}")
        return words

    def _day(self, day: datetime.date) -> str:
        """The number of a day; the first of a month is an ordinal in some languages."""
        return self("day_first") if day.day == 1 else str(day.day)

    def month(self, year: int, month: int, *, within: bool = False) -> str:
        """A month: October 2024. `within` a phrase it has the form that it has after a day (Ukrainian: жовтня, not жовтень)."""
        words = self(f"month_{month}")
        return self("date_month", month=words if within else self(f"month_alone_{month}"), year=year)

    def days(self, start: datetime.date, end: datetime.date) -> str:
        """A range of days, saying what both share once: 1–7 October 2024, 28 October to 3 November 2024."""
        if (start.year, start.month) == (end.year, end.month):
            facts = {"first": self._day(start), "last": end.day, "month": self(f"month_{end.month}"), "year": end.year}
            return self("date_range_days", **facts)
        if start.year == end.year:
            first, last = (self("date_day_month", day=self._day(d), month=self(f"month_{d.month}")) for d in (start, end))
            return self("date_range_months", first=first, last=last, year=end.year)
        return self("date_range", start=self.date(start), end=self.date(end))

    def when(self, when: Time, *, within: bool = False) -> str:
        """A time as exactly as it is known: a day, a month, a year, a range, the author's words, or «not stated».

        `within` is for a month after words that govern it, as those of «by the end of».
        """
        if when.kind == "words":
            return when.words
        if when.start is None or when.end is None:
            return self("not_stated")
        if when.kind == "day":
            return self.date(when.start)
        if when.kind == "month":
            return self.month(when.start.year, when.start.month, within=within)
        if when.kind == "year":
            return self("date_year", year=when.start.year)
        if when.first is not None and when.last is not None and not when.first.kind == when.last.kind == "day":
            return self("date_range", start=self.when(when.first), end=self.when(when.last))
        return self.days(when.start, when.end)

    def all_of(self, items: Sequence[str]) -> str:
        """A list in a sentence: «a», «a and b», «a, b and c»."""
        if len(items) < 2:
            return "".join(items)
        return self("and", first=self.labels["comma"].join(items[:-1]), last=items[-1])

    def capital(self, words: str) -> str:
        """The words with their first letter as a capital."""
        return words[:1].upper() + words[1:]

    def inside(self, words: str) -> str:
        """The words as they stand inside a sentence: their first letter is small. Nouns that follow keep their capital."""
        return words[:1].lower() + words[1:]

    def sentence(self, words: str) -> str:
        """The words with a full stop, unless they end in a mark of their own."""
        stripped = words.rstrip()
        return (
            stripped if stripped.endswith((".", "!", "?", "…", ".”", ".)")) or not stripped else stripped + self.labels["period"]
        )
