"""A brief as the checks read it: its parts, its passages and sentences, its yardstick and words, each worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal

from briefing.checks.reading.passages import Passage, Voice, passages
from briefing.checks.reading.sentences import Sentence, sentences
from briefing.checks.reading.speech import reported
from briefing.checks.reading.terms import Term, terms_in
from briefing.checks.reading.word_lists import Words, word_lists
from briefing.language import Language
from briefing.model.brief import Brief
from briefing.model.evidence import Source
from briefing.model.judgments import Confidence, Judgment
from briefing.model.likelihood import Likelihood
from briefing.model.yardsticks import ConfidenceScale, NoTerm, Reading, Yardstick, confidence_scale_of, yardstick_of


class BriefRead:
    """A brief, and what the checks ask of it."""

    def __init__(self, brief: Brief, profile: Literal["light", "standard", "strict"] | None = None) -> None:
        self.brief = brief
        self.lang = brief.meta.lang
        self._terms: dict[int, list[Term]] = {}  # by the identity of sentences, which live as long as this
        self.profile: Literal["light", "standard", "strict"] = profile or brief.standards.profile

    # -- words
    @cached_property
    def words(self) -> Words:
        """The word lists of its language."""
        return word_lists(self.lang)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Its texts."""
        return tuple(passages(self.brief))

    @cached_property
    def _sentences(self) -> dict[Voice, tuple[Sentence, ...]]:
        by_voice: dict[Voice, list[Sentence]] = {voice: [] for voice in Voice}
        for passage in self.passages:
            by_voice[passage.voice] += sentences(passage, self.lang)
        return {voice: tuple(said) for voice, said in by_voice.items()}

    def sentences(self, *voices: Voice) -> Iterator[Sentence]:
        """The sentences in these voices."""
        for voice in voices:
            yield from self._sentences[voice]

    def terms(self, sentence: Sentence) -> list[Term]:
        """The words of yardsticks in a sentence that are used as a likelihood."""
        known = self._terms.get(id(sentence))
        if known is None:
            known = self._terms[id(sentence)] = terms_in(sentence, self.yardstick, self.lang)
        return known

    def reported(self, sentence: Sentence, at: int) -> bool:
        """Whether what stands at a character is the saying of somebody else."""
        return reported(sentence, at, self.lang)

    @cached_property
    def actors(self) -> frozenset[str]:
        """The names of its actors, in small letters."""
        return frozenset(n.casefold() for a in self.brief.actors for n in (a.name, a.short) if n)

    # -- evidence
    @cached_property
    def sources(self) -> dict[str, Source]:
        """Its sources by their ids."""
        return {source.id: source for source in self.brief.sources}

    @cached_property
    def _of_evidence(self) -> dict[str, tuple[str, ...]]:
        """The sources of every estimate set and event, by its id."""
        out = {e.id: tuple(s for claim in e.claims for s in claim.sources) for e in self.brief.estimates}
        return out | {e.id: e.sources for e in self.brief.timeline if e.id is not None}

    def behind(self, ids: Iterable[str]) -> list[Source]:
        """The sources named by ids of sources, estimates and events, each once."""
        names = dict.fromkeys(s for i in ids for s in ((i,) if i in self.sources else self._of_evidence.get(i, ())))
        return [self.sources[name] for name in names if name in self.sources]

    def origins(self, sources: Iterable[Source]) -> set[str]:
        """The sources that these come down to: those that derive from none."""
        out: set[str] = set()
        seen: set[str] = set()
        waiting = [source.id for source in sources]
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            further = self.sources[name].derived_from if name in self.sources else ()
            waiting += further
            if not further:
                out.add(name)
        return out

    def carrying(self) -> dict[str, Judgment]:
        """Each source that carries a judgment, or speaks for or against an alternative to it, with the first such judgment."""
        out: dict[str, Judgment] = {}
        judgments = {judgment.id: judgment for judgment in self.brief.key_judgments}
        for judgment in judgments.values():
            for source in self.behind((*judgment.supports, *judgment.contrary)):
                out.setdefault(source.id, judgment)
        for alternative in self.brief.alternatives:
            for source in self.behind((*alternative.for_, *alternative.against)):
                out.setdefault(source.id, judgments[alternative.to])
        return out

    # -- standards
    @cached_property
    def scale(self) -> ConfidenceScale:
        """Its confidence scale."""
        return confidence_scale_of(self.brief.standards)

    @cached_property
    def yardstick(self) -> Yardstick:
        """Its yardstick, in its language."""
        return yardstick_of(self.brief.standards, Language(self.lang))

    def step(self, confidence: Confidence) -> int:
        """The number of a level of confidence, the lowest 1; 0 for none of the scale."""
        return self.scale.step(confidence.level) or 0

    def is_top(self, confidence: Confidence) -> bool:
        """Whether a confidence is the highest; of five levels, one of the two highest."""
        return self.step(confidence) > len(self.scale.levels) - (2 if len(self.scale.levels) > 3 else 1)

    def range_of(self, likelihood: Likelihood | None) -> Reading | None:
        """Where a likelihood lies; None for none, and for a term of a sheet's own language."""
        try:
            return None if likelihood is None else self.yardstick.read(likelihood)
        except NoTerm:
            return None

    def is_same_term(self, words: str, now: Reading) -> bool:
        """Whether words name the term of a likelihood."""
        band = self.yardstick.find(words)
        return band is not None and band in now.bands
