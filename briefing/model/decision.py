"""What can be done: the decision asked for, options, the recommendation, lines to take."""

from typing import ClassVar

from briefing.model.identified import Identified
from briefing.model.likelihood import Likelihood
from briefing.model.part import Part, printed
from briefing.model.values import ActorId, Day, Line, Number, OptionId, Text, Time, Truth


class Decision(Part):
    """What is asked of whom, and by when."""

    asked_of: Line = printed("Who is to decide.")
    ask: Text = printed("What is asked.")
    by: Day = printed("By when.")
    if_no_decision: Text = printed("What follows if nothing is decided.")


class Risk(Part):
    """A risk of an option; may be written in short as its text."""

    IN_SHORT: ClassVar[str] = "text"
    text: Text = printed("What may go wrong; `{likelihood}` prints its likelihood.")
    likelihood: Likelihood | None = printed("How likely.", None)
    impact: Line | None = printed("How bad it would be.", None)
    mitigation: Text | None = printed("What can be done about it.", None)


class Option(Identified):
    """Something that can be done."""

    title: Line = printed("Its name.")
    what: Text = printed("What would be done.")
    pros: tuple[Text, ...] = printed("What speaks for it.")
    cons: tuple[Text, ...] = printed("What speaks against it.")
    cost: Text | None = printed("What it costs.", None)
    time: Text | None = printed("How long it takes.", None)
    legal: Text | None = printed("What the law says.", None)
    risks: tuple[Risk, ...] = printed("What may go wrong.", ())
    who_supports: tuple[ActorId, ...] = printed("Actors for it.", ())
    who_opposes: tuple[ActorId, ...] = printed("Actors against it.", ())
    scores: dict[Line, Number] = printed("Scores from 1 to 5, by criterion.", dict)
    status_quo: Truth = printed("Whether it is to leave things as they are.", False)


class Step(Part):
    """Something to be done next."""

    action: Text = printed("What is to be done.")
    owner: Line = printed("By whom.")
    due: Time = printed("By when.")


class OfficeView(Part):
    """What an office recommends."""

    office: Line = printed("The office.")
    recommends: OptionId = printed("The option it recommends.")
    note: Text | None = printed("Why.", None)


class Recommendation(Part):
    """The option recommended."""

    option: OptionId = printed("The option.")
    why: Text = printed("Why.")
    conditions: tuple[Text, ...] = printed("On what conditions.", ())
    next_steps: tuple[Step, ...] = printed("What is to be done next.")
    views: tuple[OfficeView, ...] = printed("What other offices recommend.", ())


class IfRaised(Part):
    """A point the others may make, and our answer."""

    they_say: Text = printed("What they may say.")
    we_say: Text = printed("What we answer.")


class TalkingPoints(Part):
    """Lines to take."""

    our_objectives: tuple[Text, ...] = printed("What we want.")
    points_to_make: tuple[Text, ...] = printed("What to say.")
    if_raised: tuple[IfRaised, ...] = printed("What to answer if it comes up.", ())
    their_objectives: tuple[Text, ...] = printed("What they want.", ())
    do_not_raise: tuple[Text, ...] = printed("What not to bring up.", ())
    press_line: Text | None = printed("What to tell the press.", None)
    background: Text | None = printed("Facts and dates behind it.", None)
