"""What a brief rests on: sources, disputed estimates, events."""

from typing import ClassVar, Literal

from briefing.model.forms import the_form
from briefing.model.part import Part, controlling, metadata, printed
from briefing.model.ranges import refuse_disorder
from briefing.model.reference_line import ReferenceLine
from briefing.model.values import (
    ActorId,
    Address,
    Checksum,
    EventId,
    Id,
    LanguageTag,
    Line,
    Number,
    SourceId,
    Text,
    Time,
    Truth,
    WholeNumber,
)

Basis = Literal["present", "cumulative", "per_rotation", "planned", "capability", "mixed"]


class Archived(Part):
    """An archived copy; may be written in short as its address."""

    IN_SHORT: ClassVar[str] = "url"
    url: Address = printed("Address of the copy.")
    sha256: Checksum | None = metadata("SHA-256 of the copy, 64 hexadecimal digits.", None)


class Grading(Part):
    """A grade on the two independent axes of NATO's (Admiralty) code; F and 6 mean «not judged», not «worst»."""

    reliability: Literal["A", "B", "C", "D", "E", "F"] = printed("Reliability of the source.")
    credibility: Literal["1", "2", "3", "4", "5", "6"] = printed("Credibility of the information.")


class Source(Part):
    """A source. Published, information and access dates are different things (ICD 206)."""

    id: Id = controlling("Its id, for `[@id, p. 3]`.")
    originator: Line = printed("Who issued it: author, organisation.")
    title: Line = printed("Its title.")
    type: Literal["official", "media", "academic", "dataset", "interview", "imagery", "social", "commercial", "internal"] = (
        printed("What kind of source it is.")
    )
    identifier: Line | None = printed("Report number, DOI or other identifier.", None)
    url: Address | None = printed("Web address.", None)
    archived: Archived | None = printed("An archived copy.", None)
    published: Time = printed("When it was published.")
    information_date: Time | None = printed("The date of the information in it.", None)
    accessed: Time | None = printed("When it was read; needed with an address.", None)
    portion: Line | None = printed("Page, paragraph or part used.", None)
    lang: LanguageTag | None = printed("Its language, where it is not the brief's.", None)
    category: Literal["PAI", "CAI", "OSINT", "other"] | None = printed(
        "Publicly or commercially available information, OSINT.", None
    )
    directness: Literal["primary", "secondary", "derivative"] = printed("How near it stands to the facts.")
    derived_from: tuple[SourceId, ...] = printed("The sources it repeats or rests on.", ())
    descriptor: Text | None = printed("What affects its quality and reliability (ICD 206).", None)
    grading: Grading | None = printed("Grade on NATO's code.", None)
    key: Truth = printed("Whether it matters most.", False)
    quote: Text | None = printed("The words of the source that matter.", None)
    mark: Line | None = printed("Portion mark.", None)


class EstimateRange(Part):
    """A reported range."""

    low: Number = printed("Its lower end.")
    high: Number = printed("Its upper end.")
    best: Number | None = printed("The best value within it, where the source gives one.", None)

    def model_post_init(self, _context: object, /) -> None:
        """Refuse a range that is not in order."""
        refuse_disorder(self.low, self.high, self.best)


VALUE_FORMS = ("value", "range", "at_least", "at_most", "words")


class EstimateValue(Part):
    """How much an estimate says, in exactly one form."""

    value: Number | None = printed("A single value.", None)
    range: EstimateRange | None = printed("A range from low to high.", None)
    at_least: Number | None = printed("A lower bound.", None)
    at_most: Number | None = printed("An upper bound (`up to`).", None)
    words: Line | None = printed("Words instead of a number (`thousands`).", None)

    def model_post_init(self, _context: object, /) -> None:
        """Refuse what is said in no form or in several."""
        the_form(self, VALUE_FORMS, "estimate")

    @property
    def form(self) -> str:
        """Which value form it has."""
        return the_form(self, VALUE_FORMS, "estimate")


class Estimate(EstimateValue):
    """What one voice says of a disputed quantity, in exactly one value form."""

    by: Line = printed("Who says it.")
    attribution: Literal["named", "unnamed"] = printed("Whether whoever says it is named.")
    answers: Line | None = printed("The question it answers, where the claims of a set answer different ones.", None)
    kind: Literal["observed", "assessed", "claimed", "projected"] = printed("What kind of statement it is.")
    basis: Basis | None = printed("What it counts, where that differs from the set's basis.", None)
    as_of: Time = printed("The date of the information.")
    published: Time | None = printed("When it was published.", None)
    horizon: Time | None = printed("By when, where it looks ahead.", None)
    sources: tuple[SourceId, ...] = printed("Sources.")
    confidence: Line | None = printed("Our confidence in it, in the declared scale.", None)
    qualification: Line | None = printed("A few words that stand beside the claim in the chart.", None)
    note: Text | None = printed("What the reader must know of it.", None)


class EstimateSet(Part):
    """Estimates of one quantity that differ. Different bases are never one series."""

    id: Id = controlling("Its id, for `{est:…}`.")
    quantity: Line = printed("What is estimated.")
    unit: Line = printed("What is counted (`troops`, `US$ million`).")
    basis: Basis = printed("What the claims count; `mixed` where each says so itself.")
    headline: Line = printed("What the figure says, at most ten words.")
    place: Line | None = printed("Where.", None)
    reference_lines: tuple[ReferenceLine, ...] = printed("Values for comparison.", ())
    ours: Estimate | None = printed("Our own assessment.", None)
    entries: tuple[Estimate, ...] = printed("The claims.", min_length=1)
    note: Text | None = printed("What explains the spread.", None)
    mark: Line | None = printed("Portion mark.", None)

    @property
    def claims(self) -> tuple[Estimate, ...]:
        """Every claim, our own assessment last."""
        return self.entries if self.ours is None else (*self.entries, self.ours)


class Event(Part):
    """Something that happened, or is to happen."""

    id: Id | None = controlling("Its id, where something refers to it.", None)
    date: Time = printed("When.")
    after: EventId | None = printed("The event it follows, where no date is stated.", None)
    certainty: Literal["confirmed", "reported", "planned", "assessed"] = printed("How certain it is.", "reported")
    text: Text = printed("What happened.")
    short: Line | None = printed("A few words that name it where something refers to it; its first clause where absent.", None)
    actors: tuple[ActorId, ...] = printed("Who took part.", ())
    sources: tuple[SourceId, ...] = printed("Sources.")
    weight: WholeNumber | None = controlling("How much it weighs, from 1 to 3.", None, ge=1, le=3)
    mark: Line | None = printed("Portion mark.", None)
