"""Likelihood yardsticks and confidence scales as data: from an author's term, percentage or range to what is printed.

Why one must be declared: «likely» is 55–80% in ICD 203, 55–75% in PHIA, 66–100% in IPCC. Each table names its source;
the tests compare it with the published one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.records import record

if TYPE_CHECKING:
    from briefing.language import Language
    from briefing.model.frame import Standards
    from briefing.model.likelihood import Likelihood


@record
class Band:
    """A term and what it covers, in percent. `label` is the range as printed; `forms` other shapes of the same words.

    `said` is the term as it stands in a sentence where that is not the term itself: a noun with its article.
    """

    term: str
    low: float
    high: float
    label: str
    forms: tuple[str, ...] = ()
    said: str = ""
    official: tuple[str, ...] = ()  # the words of the standard, where `term` is a translation


@record
class Reading:
    """A likelihood ready to be printed: its words alone and in a sentence, its range («55–80%»), where it lies from 0 to 100."""

    term: str
    said: str
    label: str
    low: float
    high: float
    bands: tuple[Band, ...] = ()


class NoTerm(ValueError):
    """A number for which the yardstick has no term; the message says why, without naming the place."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """Terms of likelihood, least likely first."""

    id: str
    name: str
    source: str
    bands: tuple[Band, ...]
    nested: bool = False  # IPCC: narrower terms lie within wider ones
    across: str = "{first} to {last}"  # a range that runs across two terms, as printed
    percent: str = "{number}%"
    dash: str = "–"  # between the ends of a range
    _by_words: dict[str, tuple[Band, str]] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Index the terms by their words."""
        for band in self.bands:
            self._by_words.setdefault(band.term.casefold(), (band, band.said or band.term))
            for words in band.forms:
                self._by_words.setdefault(words.casefold(), (band, words))
            for words in band.official:
                self._by_words.setdefault(words.casefold(), (band, band.said or band.term))

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms, least likely first."""
        return tuple(b.term for b in self.bands)

    def words(self) -> tuple[str, ...]:
        """Every form of every term, lower case."""
        return tuple(self._by_words)

    def find(self, words: str) -> Band | None:
        """The band of a term, in any case and in any of its forms; None when it is not the yardstick's."""
        found = self._by_words.get(" ".join(words.split()).casefold())
        return None if found is None else found[0]

    def band_of(self, percent: float) -> Band:
        """The band a percentage lies in. Raises `NoTerm` for 0, 100 and a gap.

        A value on the border of two bands takes the one nearer to even (80% is «likely», not «very likely»): the less
        strong of the two claims. Of nested bands it takes the narrowest.
        """
        return self._within(percent, percent)

    def _within(self, low: float, high: float) -> Band:
        fits = [b for b in self.bands if b.low <= low and high <= b.high and not _open_end(b, low, high)]
        if fits:
            return min(fits, key=lambda b: (b.high - b.low if self.nested else 0.0, abs(b.low + b.high - 100.0)))
        if low != high:
            raise NoTerm(f"{low:g}–{high:g}% is no single term of {self.name}")
        below = [b for b in self.bands if b.high <= low]
        above = [b for b in self.bands if b.low >= high]
        if below and above:
            a, b = below[-1], above[0]
            raise NoTerm(f"{low:g}% lies in the gap of {self.name} between `{a.term}` ({a.label}) and `{b.term}` ({b.label})")
        raise NoTerm(f"{low:g}% lies outside every term of {self.name}")

    def read(self, likelihood: Likelihood) -> Reading:
        """What is printed for a likelihood. Raises `NoTerm` for an unknown term and for a number without a term.

        A term keeps the form in which it was written (`almost certainly`). A range that runs across terms is printed
        with both («unlikely to roughly even chance»).
        """
        if likelihood.term is not None:
            found = self._by_words.get(" ".join(likelihood.term.split()).casefold())
            if found is None:
                raise NoTerm(f"`{likelihood.term}` is not a term of {self.name}")
            band, words = found
            return Reading(band.term if words == band.said else words, words, band.label, band.low, band.high, (band,))
        if likelihood.percent is not None:
            band = self.band_of(likelihood.percent)
            label = self.percent.replace("{number}", f"{likelihood.percent:g}")
            return Reading(band.term, band.said or band.term, label, likelihood.percent, likelihood.percent, (band,))
        assert likelihood.range is not None
        low, high = likelihood.range
        label = self.percent.replace("{number}", f"{low:g}{self.dash}{high:g}")
        try:
            band = self._within(low, high)
            return Reading(band.term, band.said or band.term, label, low, high, (band,))
        except NoTerm:
            first, last = self.band_of(low), self.band_of(high)
            term = self.across.replace("{first}", first.term).replace("{last}", last.term)
            said = self.across.replace("{first}", first.said or first.term).replace("{last}", last.said or last.term)
            return Reading(term, said, label, low, high, (first, last))


def _open_end(band: Band, low: float, high: float) -> bool:
    """Whether the value is the excluded end of a half-open band (PHIA's «>0» and «<100», «<50»)."""
    return (band.label.startswith(">") and low <= band.low) or ("<" in band.label and high >= band.high)


def _plain(term: str, low: float, high: float, *forms: str, said: str = "") -> Band:
    return Band(term, low, high, f"{low:g}–{high:g}%", forms, said)


_ICD_SOURCE = "ICD 203, Analytic Standards (2 January 2015, amended 21 December 2022), D.6.e(2)(a)"

ICD203 = Yardstick(
    "icd203",
    "ICD 203",
    _ICD_SOURCE,
    (
        _plain("almost no chance", 1, 5),
        _plain("very unlikely", 5, 20),
        _plain("unlikely", 20, 45),
        _plain("roughly even chance", 45, 55, "a roughly even chance", said="a roughly even chance"),
        _plain("likely", 55, 80),
        _plain("very likely", 80, 95),
        _plain("almost certain", 95, 99, "almost certainly"),
    ),
)

ICD203_ROW2 = Yardstick(
    "icd203-row2",
    "ICD 203 (second row)",
    _ICD_SOURCE,
    (
        _plain("remote", 1, 5, "remotely"),
        _plain("highly improbable", 5, 20, "highly improbably"),
        _plain("improbable", 20, 45, "improbably"),
        _plain("roughly even odds", 45, 55),
        _plain("probable", 55, 80, "probably"),
        _plain("highly probable", 80, 95, "highly probably"),
        _plain("nearly certain", 95, 99, "nearly certainly"),
    ),
)

# The gaps are deliberate: «not continuous to avoid a false impression of accuracy». There is no term for 50%.
PHIA = Yardstick(
    "phia",
    "PHIA Probability Yardstick",
    "Professional Head of Intelligence Assessment, Probability Yardstick (gov.uk, 24 March 2025)",
    (
        Band("remote chance", 0, 5, ">0–≈5%", ("a remote chance",), "a remote chance"),
        Band("highly unlikely", 10, 20, "≈10–≈20%"),
        Band("unlikely", 25, 35, "≈25–≈35%"),
        Band("realistic possibility", 40, 50, "≈40–<50%", ("a realistic possibility",), "a realistic possibility"),
        Band("likely", 55, 75, "≈55–≈75%", ("probable", "probably", "likely or probable")),
        Band("highly likely", 80, 90, "≈80–≈90%"),
        Band("almost certain", 95, 100, "≈95–<100%", ("almost certainly",)),
    ),
)

IPCC = Yardstick(
    "ipcc",
    "IPCC AR5",
    "IPCC, Guidance Note for Lead Authors of the Fifth Assessment Report on Treatment of Uncertainties (2010), table 1",
    (
        _plain("exceptionally unlikely", 0, 1),
        _plain("extremely unlikely", 0, 5),
        _plain("very unlikely", 0, 10),
        _plain("unlikely", 0, 33),
        _plain("about as likely as not", 33, 66),
        Band("more likely than not", 50, 100, ">50–100%"),
        _plain("likely", 66, 100),
        _plain("very likely", 90, 100),
        _plain("extremely likely", 95, 100),
        _plain("virtually certain", 99, 100),
    ),
    nested=True,
)


def _give_or_take(term: str, middle: float, spread: float, *forms: str) -> Band:
    return Band(term, middle - spread, middle + spread, f"≈{middle:g} ± {spread:g}%", forms)


KENT = Yardstick(
    "kent",
    "Kent 1964",
    "Sherman Kent, Words of Estimative Probability (Studies in Intelligence, 1964): «give or take about»",
    (
        Band("impossible", 0, 0, "0%", ("impossibility",)),
        _give_or_take("almost certainly not", 7, 5),
        _give_or_take("probably not", 30, 10),
        _give_or_take("chances about even", 50, 10, "chances are about even"),
        _give_or_take("probable", 75, 12, "probably"),
        _give_or_take("almost certain", 93, 6, "almost certainly"),
        Band("certain", 100, 100, "100%", ("certainty", "certainly")),
    ),
)

YARDSTICKS: dict[str, Yardstick] = {y.id: y for y in (ICD203, ICD203_ROW2, PHIA, IPCC, KENT)}


@lru_cache(maxsize=8)
def _custom(name: str, source: str, terms: tuple[tuple[str, float, float], ...]) -> Yardstick:
    return Yardstick("custom", name, source, tuple(_plain(t, low, high) for t, low, high in terms))


def key_of(term: str) -> str:
    """The key under which a language has its words for an official term: `term_very_likely`."""
    return "term_" + term.replace(" ", "_")


def terms_lacking(yardstick: Yardstick, language: Language) -> tuple[str, ...]:
    """The official terms for which a language has no words; none in English and for a yardstick of the author's own."""
    if yardstick.id == "custom" or language.base == "en":
        return ()
    return tuple(b.term for b in yardstick.bands if not language.known(key_of(b.term), ""))


def in_language(yardstick: Yardstick, language: Language) -> Yardstick:
    """The yardstick as a language prints it. Its words for a term are parted by ` | `: the first stands in the table, and each
    may be written in a brief, as the official term may. A term that the language lacks keeps its official words.
    """
    if language.base == "en":
        return yardstick
    bands = tuple(_band_in(band, language, own=yardstick.id == "custom") for band in yardstick.bands)
    name = language.known(f"yardstick_{yardstick.id}".replace("-", "_"), yardstick.name)
    across, percent, dash = language.labels["term_range"], language.labels["percent"], language("range", low="", high="")
    return Yardstick(yardstick.id, name, yardstick.source, bands, yardstick.nested, across, percent, dash)


def _band_in(band: Band, language: Language, *, own: bool) -> Band:
    label = re.sub(r"\d+\.\d+", lambda m: language.number(float(m[0])), band.label.removesuffix("%"))
    label = language("percent", number=label.replace("–", language("range", low="", high="")))
    words = "" if own else language.known(key_of(band.term), "")
    if not words:
        return Band(band.term, band.low, band.high, label, band.forms, band.said)
    term, *forms = words.split(" | ")
    return Band(term, band.low, band.high, label, tuple(forms), "", (band.term, *band.forms))


def yardstick_of(standards: Standards, language: Language | None = None) -> Yardstick:
    """The yardstick a brief declares, in English or in a language.

    Raises KeyError for `custom` without a yardstick (validation refuses it before).
    """
    yardstick = declared_yardstick(standards)
    return yardstick if language is None else in_language(yardstick, language)


def declared_yardstick(standards: Standards) -> Yardstick:
    """The yardstick a brief declares, in English. Raises KeyError for `custom` without a yardstick."""
    if standards.likelihood != "custom":
        return YARDSTICKS[standards.likelihood]
    if standards.yardstick is None:
        raise KeyError("custom")
    own = standards.yardstick
    return _custom(own.name, own.source, tuple((t.term, t.low, t.high) for t in own.terms))


@record
class ConfidenceScale:
    """Levels of confidence, lowest first. `beside_likelihood`: whether both may stand in one sentence."""

    id: str
    name: str
    source: str
    levels: tuple[str, ...]
    beside_likelihood: bool = False

    def step(self, level: str) -> int | None:
        """The number of a level, the lowest 1; None when it is not the scale's. In any case."""
        wanted = " ".join(level.replace("_", " ").replace("-", " ").split()).casefold()
        return self.levels.index(wanted) + 1 if wanted in self.levels else None


CONFIDENCE_SCALES: dict[str, ConfidenceScale] = {
    s.id: s
    for s in (
        # ICD 203 does not define the levels; D.6.e(2)(b) keeps them out of the sentence that has the likelihood.
        ConfidenceScale("low-moderate-high", "confidence", "ICD 203, D.6.e(2)(b)", ("low", "moderate", "high")),
        ConfidenceScale(
            "ancr",
            "Analytical Confidence Rating",
            "PHIA Analytical Confidence Ratings (gov.uk, 24 March 2025)",
            ("low", "moderate", "high"),
        ),
        ConfidenceScale(
            "ipcc",
            "confidence",
            "IPCC, Guidance Note for Lead Authors of the Fifth Assessment Report (2010), figure 1",
            ("very low", "low", "medium", "high", "very high"),
            beside_likelihood=True,
        ),
    )
}


def confidence_scale_of(standards: Standards) -> ConfidenceScale:
    """The confidence scale a brief declares."""
    return CONFIDENCE_SCALES[standards.confidence]
