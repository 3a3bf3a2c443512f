"""What is judged: judgments with their likelihood and confidence, and what bears on them."""

from typing import ClassVar, Literal

from briefing.model.identified import Identified
from briefing.model.likelihood import Likelihood
from briefing.model.part import Part, controlling, printed
from briefing.model.values import (
    AlternativeId,
    AssumptionId,
    ClaimId,
    Day,
    EvidenceId,
    Id,
    IndicatorId,
    JudgmentId,
    Line,
    SourceId,
    Text,
    Time,
    Truth,
)


class OrganisationConfidence(Part):
    """The confidence of one organisation, where several differ."""

    organisation: Line = printed("The organisation.")
    level: Line = printed("Its confidence, in the declared scale.")


class Confidence(Part):
    """How sure the basis makes us: a level of the declared scale, and why."""

    level: Line = printed("A level of the declared confidence scale.")
    because: Text = printed("Why the confidence is what it is: a sentence or a clause of its own.")
    by: tuple[OrganisationConfidence, ...] = printed("Levels of single organisations, where they differ.", ())
    information_base: Line | None = printed("AnCR: the information base (high, moderate, low).", None)
    rigour: Line | None = printed("AnCR: the analytical rigour (high, moderate, low).", None)
    volatility: Line | None = printed("AnCR: complexity and volatility (high, moderate, low).", None)


class Change(Part):
    """How a judgment stands to the brief before. May be written in short: `change: new`."""

    IN_SHORT: ClassVar[str] = "status"
    status: Literal["new", "unchanged", "firmer", "softer", "reversed", "dropped"] = printed("What has become of the judgment.")
    from_: Line | None = printed("The term it had before.", None, alias="from")
    why: Text | None = printed("What made it change.", None)


class Dissent(Part):
    """Who sees it differently, and how."""

    who: Line = printed("Who dissents.")
    view: Text = printed("What they hold.")


class Judgment(Part):
    """A key judgment. `{likelihood}` in its statement prints term and band."""

    id: Id = controlling("Its id, for `{kj:…}` and references.")
    heading: Line | None = printed("The lead-in, at most eight words.", None)
    statement: Text = printed("What is judged; `{likelihood}` prints the likelihood in the sentence.")
    kind: Literal["past", "present", "forecast"] = controlling("Whether it speaks of what was, is, or will be.")
    likelihood: Likelihood | None = printed("How likely; needed for a forecast.", None)
    horizon: Time | None = printed("By when; needed for a forecast.", None)
    confidence: Confidence = printed("How sure the basis makes us, and why.")
    supports: tuple[EvidenceId, ...] = printed("What it rests on: ids of sources, estimates, events.")
    contrary: tuple[EvidenceId, ...] = printed("What speaks against it: ids of sources, estimates, events.", ())
    assumptions: tuple[AssumptionId, ...] = printed("Assumptions it rests on.", ())
    alternatives: tuple[AlternativeId, ...] = printed("Alternatives considered.", ())
    indicators: tuple[IndicatorId, ...] = printed("Indicators that would change it.", ())
    implication: Text | None = printed("What it means for the reader.", None)
    change: Change = printed("How it stands to the brief before.")
    dissent: tuple[Dissent, ...] = printed("Who sees it differently.", ())
    resolves_by: Text | None = printed("How we will know.", None)
    mark: Line | None = printed("Portion mark.", None)


class Assumption(Identified):
    """What is taken as given."""

    text: Text = printed("The assumption.")
    basis: Literal["supported", "caveated", "unsupported"] | None = printed("How well it is founded.", None)
    linchpin: Truth = printed("Whether the judgments stand or fall with it.", False)
    if_wrong: Text = printed("What follows if it is wrong.")
    sources: tuple[SourceId, ...] = printed("Sources.", ())


class Alternative(Identified):
    """Another explanation, or another outcome, than a judgment's."""

    to: JudgmentId = printed("The judgment it is an alternative to.")
    hypothesis: Text = printed("What would be the case instead; `{likelihood}` prints its likelihood.")
    likelihood: Likelihood = printed("How likely.")
    for_: tuple[EvidenceId, ...] = printed("What speaks for it.", (), alias="for")
    against: tuple[EvidenceId, ...] = printed("What speaks against it.", ())
    implication: Text | None = printed("What it would mean.", None)
    indicators: tuple[IndicatorId, ...] = printed("What would point to it.", ())


class Indicator(Identified):
    """Something that can be observed and would change a judgment."""

    text: Text = printed("What to watch.")
    points_to: ClaimId = printed("The judgment, alternative or scenario it bears on.")
    direction: Literal["raises", "lowers"] = printed("Whether it makes that more or less likely.")
    status: Literal["not_seen", "emerging", "seen"] = printed("Whether it has been seen.", "not_seen")
    observed_on: Day | None = printed("When it was seen.", None)
    threshold: Text | None = printed("What counts as seen.", None)


class Gap(Identified):
    """What is not known and would matter."""

    text: Text = printed("What is not known.")
    affects: tuple[JudgmentId, ...] = printed("The judgments it affects.")
    how_to_close: Text | None = printed("How it could be closed.", None)


class Scenario(Identified):
    """A way things may go."""

    title: Line = printed("Its name.")
    what: Text = printed("What happens; `{likelihood}` prints its likelihood.")
    likelihood: Likelihood | None = printed("How likely.", None)
    horizon: Time = printed("By when.")
    drivers: tuple[Text, ...] = printed("What drives it.", ())
    indicators: tuple[IndicatorId, ...] = printed("What would point to it.", ())
    implication: Text | None = printed("What it would mean.", None)
    sources: tuple[SourceId, ...] = printed("Sources.", ())


class Scenarios(Part):
    """Scenarios, and how they stand to each other."""

    relation: Literal["exclusive", "exhaustive", "overlapping"] = printed(
        "Whether they shut each other out, together cover every case, or overlap."
    )
    items: tuple[Scenario, ...] = printed("The scenarios.", min_length=1)
