"""Likelihood and confidence in words: «likely (55–80%)», by the yardstick and the standards that the brief declares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing.chart.marks import Meter
from briefing.compose.elements import inline, line
from briefing.compose.story import Element, Fill, Node
from briefing.language import Language
from briefing.model.yardsticks import Reading, confidence_scale_of, yardstick_of

if TYPE_CHECKING:
    from briefing.diagnostics import Span
    from briefing.model.brief import Brief
    from briefing.model.likelihood import Likelihood


# What stands in front of a term: the end of a sentence, or a word that takes the place of its article.
_SENTENCE_ENDED = re.compile(r"[.!?…][”»’“)]*\s+$")
_DETERMINED = re.compile(r"\b(?:an?|the|this|that|no|some|any|its|their)\s+$", re.IGNORECASE)


class Likelihoods:
    """How this brief prints a likelihood (`standards.print_range`): term with range, term alone, or range alone."""

    __slots__ = ("_bands", "_said", "brief", "own", "print_range", "say", "scale", "yardstick")

    def __init__(self, brief: Brief, say: Language) -> None:
        self.brief = brief
        self.say = say
        self.yardstick = yardstick_of(brief.standards, say)
        self.scale = confidence_scale_of(brief.standards)
        self.print_range = brief.standards.print_range
        self.own: Likelihood | None = None
        self._bands = tuple((b.low, b.high) for b in self.yardstick.bands)
        self._said: set[str] = set()  # the terms whose range the passage at work has given

    @property
    def name(self) -> str:
        """The yardstick's name."""
        return self.yardstick.name

    @contextmanager
    def of(self, likelihood: Likelihood | None) -> Iterator[None]:
        """Inside, `{likelihood}` is this one: that of the part whose text is composed."""
        before, self.own = self.own, likelihood
        try:
            yield
        finally:
            self.own = before

    @contextmanager
    def passage(self) -> Iterator[None]:
        """Inside, the first use of a term in a sentence gives its range, and no later one.

        A passage is what is read in one go: the bottom line, a statement, a section, a box, a note, a cell, a caption; one within
        another begins anew, and that one goes on after it. Readers keep to the band of a term more often where its range is in
        the sentence than where it stands in a table: 66 against 39 per cent (Budescu et al. 2014).
        """
        before, self._said = self._said, set()
        try:
            yield
        finally:
            self._said = before

    def read(self, likelihood: Likelihood) -> Reading:
        """The yardstick's reading of a likelihood. Raises `NoTerm`, which validation has ruled out."""
        return self.yardstick.read(likelihood)

    def words(self, likelihood: Likelihood) -> str:
        """A likelihood as printed in a sentence: «likely (55–80%)»."""
        reading = self.read(likelihood)
        return self._words(reading.said, reading.label)

    def alone(self, likelihood: Likelihood) -> str:
        """A likelihood as printed in a cell or a label, where a noun needs no article: «realistic possibility (40–50%)»."""
        reading = self.read(likelihood)
        return self._words(reading.term, reading.label)

    def _words(self, term: str, label: str) -> str:
        if self.print_range == "word":
            return term
        if self.print_range == "number":
            return label
        return f"{term} {self.say('brackets', words=label)}"

    def term(self, words: str) -> str:
        """A term as its author wrote it, in the words of the brief's language where it is one of the yardstick's."""
        band = self.yardstick.find(words)
        return band.term if band is not None and words.casefold() in band.official else words

    def inline(self, likelihood: Likelihood | None, before: str | None = None) -> list[Node | str]:
        """A likelihood inside a sentence, in a look of its own, its range in another.

        `before` are the words in front of it, None where they are not known: at the start of a sentence it has a capital, and
        after an article or the like («a», «the», «no») it brings none of its own.
        """
        assert likelihood is not None, "validation refuses `{likelihood}` where there is none"
        reading = self.read(likelihood)
        term = reading.term if before is not None and _DETERMINED.search(before) else reading.said
        if before is not None and (not before.strip() or _SENTENCE_ENDED.search(before)):
            term = self.say.capital(term)
        if self.print_range == "number":
            return [inline("term", inline("range", reading.label))]
        if self.print_range == "word" or reading.term in self._said:
            return [inline("term", term)]
        self._said.add(reading.term)
        return [inline("term", term, " ", inline("range", self.say("brackets", words=reading.label)))]

    def beside(
        self, likelihood: Likelihood, look: str, *, beside: Iterable[Element] = (), span: Span | None = None,
        meter: str = "judgment.meter",
    ) -> list[Element]:  # fmt: skip
        """Term and range at the two ends of a line, below it the meter, an artifact: it repeats what the line says.

        The range is left out where the words that it stands `beside` have it.
        """
        reading = self.read(likelihood)
        term, label = self.say.capital(reading.term), reading.label
        ends: list[Node | str] = [term, Fill(), inline("range", label)]
        if self.print_range != "inline":
            ends = [term] if self.print_range == "word" else [inline("range", label)]
        elif any(n.look == "range" and label in n.text() for e in beside for n in e.walk_elements()):
            ends = [term]
        out = [line(look, *ends, span=span)]
        if meter:
            drawing = Element(
                "Figure", "figure", meter, drawing=Meter(reading.low, reading.high, self._bands), artifact=True, span=span
            )
            out.append(drawing)
        return out

    def range_of(self, likelihood: Likelihood) -> tuple[float, float]:
        """Low and high in percent."""
        reading = self.read(likelihood)
        return reading.low, reading.high

    # -- confidence -------------------------------------------------------------------------------------------------
    def confidence_step(self, level: str) -> tuple[int, int]:
        """The number of a level, the lowest 1, and of how many; a level that is not the scale's counts as the lowest."""
        return self.scale.step(level) or 1, len(self.scale.levels)

    def confidence(self, level: str) -> str:
        """«Moderate confidence»."""
        key = "_".join(level.casefold().replace("-", " ").split())
        return self.say.capital(self.say.known(f"confidence_{key}", level))

    # -- the yardstick ----------------------------------------------------------------------------------------------
    def used(self) -> dict[str, list[str]]:
        """The terms this brief uses, each with the ids of the judgments that use it ([] where only another part does)."""
        found: dict[str, list[str]] = {}
        for part, judgment in self._all():
            for band in self.read(part).bands:
                ids = found.setdefault(band.term, [])
                if judgment and judgment not in ids:
                    ids.append(judgment)
        return found

    def _all(self) -> Iterator[tuple[Likelihood, str]]:
        b = self.brief
        for j in b.key_judgments:
            if j.likelihood is not None:
                yield j.likelihood, j.id
        others = (
            *(a.likelihood for a in b.alternatives),
            *(s.likelihood for s in (b.scenarios.items if b.scenarios is not None else ())),
            *(r.likelihood for o in b.options for r in o.risks),
        )
        yield from ((likelihood, "") for likelihood in others if likelihood is not None)

    def bands_used(self) -> tuple[tuple[str, float, float, bool], ...]:
        """Every band of the yardstick: term, low, high, whether this brief uses it."""
        used = self.used()
        return tuple((b.term, b.low, b.high, b.term in used) for b in self.yardstick.bands)
