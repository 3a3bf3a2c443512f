"""What frames a brief: its record, its marking, the standards it follows, its scope, its glossary."""

from typing import ClassVar, Literal

from briefing.model.part import Part, controlling, metadata, printed
from briefing.model.values import Day, Horizon, LanguageTag, Line, Moment, Number, Text, Time, Truth, WholeNumber


class Person(Part):
    """A person; may be written in short as a name."""

    IN_SHORT: ClassVar[str] = "name"
    name: Line = printed("The person's name, as printed.")
    role: Line | None = printed("Office or role.", None)
    organisation: Line | None = printed("Where the person works.", None)


class Audience(Part):
    """Whom the brief is for; may be written in short as the principal."""

    IN_SHORT: ClassVar[str] = "principal"
    principal: Line = printed("Whom the brief is for.")
    office: Line | None = printed("The principal's office.", None)


class PreviousBrief(Part):
    """The brief that this one follows; may be written in short as its reference."""

    IN_SHORT: ClassVar[str] = "ref"
    ref: Line = printed("Reference, id or file of the previous brief.")
    date: Day | None = printed("Its date.", None)


class Clearance(Part):
    """What an office said to the brief."""

    office: Line = printed("The office asked.")
    name: Line | None = printed("Who answered for it.", None)
    outcome: Literal["cleared", "noted", "dissent", "pending"] = printed("What it said.")
    date: Day | None = printed("When it answered.", None)


class AiUse(Part):
    """A machine that helped (ICS 206-01 wants system, version and purpose disclosed)."""

    system: Line = printed("Name of the system.")
    version: Line = printed("Model version.")
    purpose: Line = printed("What it was used for.")


class Meta(Part):
    """The record of the brief."""

    date: Time = printed("The date of the brief.")
    information_cutoff: Time = printed("Nothing later than this was taken into account.")
    reference: Line | None = printed("Reference number.", None)
    series: Line | None = printed("The series the brief belongs to.", None)
    version: Line = printed("Version, as `1.0`.")
    status: Literal["draft", "clearance", "final", "superseded"] = printed("Where the brief stands in its clearance.")
    organisation: Line = printed("Who issues the brief.")
    authors: tuple[Person, ...] = printed("Who wrote it.", ())
    contact: Line | None = printed("How to reach the authors.", None)
    audience: Audience | None = printed("Whom it is for.", None)
    through: tuple[Line, ...] = printed("Through whom a decision brief goes to its principal.", ())
    lang: LanguageTag = controlling("The language of the brief (BCP 47): decides hyphenation and the program's own words.")
    valid_until: Day | None = printed("After this day the brief is out of date.", None)
    previous: PreviousBrief | None = printed("The brief that this one follows.", None)
    keywords: tuple[Line, ...] = metadata("Keywords for the file's metadata.", ())
    clearances: tuple[Clearance, ...] = printed("What other offices said.", ())
    ai_use: tuple[AiUse, ...] = printed("Machines that helped, disclosed (ICS 206-01).", ())


class Copy(Part):
    """One copy of several."""

    n: WholeNumber = printed("Number of this copy.", ge=1)
    of: WholeNumber = printed("How many there are.", ge=1)


class MarkingBlock(Part):
    """The block on the first page that says who controls the document."""

    controlled_by: Line | None = printed("Controlling office.", None)
    category: Line | None = printed("Category (CUI).", None)
    dissemination: Line | None = printed("Limited dissemination control, or distribution statement.", None)
    poc: Line | None = printed("Point of contact.", None)
    classified_by: Line | None = printed("Classification authority.", None)
    derived_from: Line | None = printed("Source of the classification.", None)
    declassify_on: Line | None = printed("When the classification ends.", None)


MARKING_SCHEMES = ("none", "tlp", "uk-gscp", "us-cui-dod", "us-cui-isoo", "us-classified", "eu", "nato")

MARKING_LEVELS: dict[str, tuple[str, ...]] = {
    # FIRST, Traffic Light Protocol 2.0 (2022), section 1: the labels, without spaces, in capitals.
    "tlp": ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"),
    # Government Security Classifications Policy (Cabinet Office, 5 August 2024).
    "uk-gscp": ("OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET"),
    # 32 CFR 2002.20; DoDI 5200.48.
    "us-cui-dod": ("CUI",),
    "us-cui-isoo": ("CUI", "CONTROLLED"),
    # EO 13526, section 1.2.
    "us-classified": ("UNCLASSIFIED", "CONFIDENTIAL", "SECRET", "TOP SECRET"),
    # Council Decision 2013/488/EU, article 2.
    "eu": (
        "RESTREINT UE/EU RESTRICTED",
        "CONFIDENTIEL UE/EU CONFIDENTIAL",
        "SECRET UE/EU SECRET",
        "TRES SECRET UE/EU TOP SECRET",
    ),
    "nato": ("NATO UNCLASSIFIED", "NATO RESTRICTED", "NATO CONFIDENTIAL", "NATO SECRET", "COSMIC TOP SECRET"),
}
"""The levels of each scheme, lowest first; a scheme of the house (`custom-…`) has its levels in the style sheet."""


class Marking(Part):
    """How the document is marked. May be written in short: `marking: none`."""

    IN_SHORT: ClassVar[str] = "scheme"
    scheme: Line = controlling("The marking scheme: " + ", ".join(MARKING_SCHEMES) + ", or `custom-…` as the style sheet has it.")
    level: Line | None = printed("The level, in the scheme's own words; needed unless the scheme is `none`.", None)
    caveats: tuple[Line, ...] = printed("National caveats and the like.", ())
    handling: tuple[Line, ...] = printed("Handling instructions.", ())
    descriptors: tuple[Line, ...] = printed("Descriptors.", ())
    releasable_to: tuple[Line, ...] = printed("To whom it may be released.", ())
    embargo_until: Moment | None = printed("Not to be released before.", None)
    distribution: tuple[Line, ...] = printed("Distribution list.", ())
    copy_: Copy | None = printed("Copy n of m.", None, alias="copy")
    block: MarkingBlock | None = printed("The control block of the first page.", None)
    portion_marks: Truth = controlling("Whether each portion carries its own mark.", False)


class YardstickTerm(Part):
    """One term of a yardstick of the author's own."""

    term: Line = printed("The words.")
    low: Number = printed("Lower end of its band, in percent.", ge=0, le=100)
    high: Number = printed("Upper end of its band, in percent.", ge=0, le=100)


class CustomYardstick(Part):
    """A likelihood yardstick of the author's own."""

    name: Line = printed("What the yardstick is called.")
    source: Line = printed("Where it is laid down.")
    terms: tuple[YardstickTerm, ...] = printed("Its terms, least likely first.", min_length=2)


class Standards(Part):
    """What decides how likelihood and confidence are said. A style sheet never changes it."""

    likelihood: Literal["icd203", "icd203-row2", "phia", "ipcc", "kent", "custom"] = controlling(
        "The likelihood yardstick.", "icd203"
    )
    yardstick: CustomYardstick | None = printed("The yardstick itself, where `likelihood` is `custom`.", None)
    confidence: Literal["low-moderate-high", "ancr", "ipcc"] = controlling("The confidence scale.", "low-moderate-high")
    grading: Literal["none", "admiralty"] = controlling("Whether sources are graded.", "none")
    print_range: Literal["inline", "word", "number"] = controlling(
        "How a likelihood is printed: term with its range in brackets, the word alone, or the range alone.", "inline"
    )
    profile: Literal["strict", "standard", "light"] = controlling("How strict the analytic checks are.", "standard")
    checks: dict[Line, Line] = controlling("Other severities of single checks: `{bare-future: off, J305: warning}`.", dict)
    long_forecast: Number = controlling("From how many years on a forecast is too long for the highest confidence.", 2, gt=0)


class Scope(Part):
    """What the brief covers."""

    covers: Text = printed("What the brief covers.")
    excludes: Text | None = printed("What it leaves out.", None)
    horizon: Horizon = printed("How far ahead it looks: a time, or words.")
    terms_of_reference: tuple[Text, ...] = printed("The questions that were asked.", ())
    method: Text | None = printed("How the work was done.", None)


class GlossaryEntry(Part):
    """A term or an abbreviation, and what it means."""

    term: Line = printed("The term or abbreviation, as it stands in the text.")
    meaning: Line = printed("Its full words, or what it means.")


MOST_PAGES = 200
"""The largest number of pages that a brief can be asked to take."""


class Arranged(Part):
    """What overrides the product's own order of sections, and how many pages they may take."""

    order: tuple[Line, ...] = controlling("Section ids in the order wanted; what is not named follows in its usual order.", ())
    hide: tuple[Line, ...] = controlling("Section ids that are left out.", ())
    fit: WholeNumber | None = controlling("How many pages the brief may have at most.", None, ge=1, le=MOST_PAGES)
