"""J304 open-ended-horizon: the horizon never ends."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each horizon that is not stated, or says «soon»."""
    for judgment in read.brief.key_judgments:
        horizon = judgment.horizon
        if horizon is None:
            continue
        never = horizon.kind == "words" and horizon.words.casefold().strip(" .") in read.words.get("never", ())
        if never or not horizon.stated:
            message = f"the horizon of `{judgment.id}` never ends: {str(horizon).replace('_', ' ')}"
            yield Finding(message, **judgment.where("horizon"), hints=("give a day, a month, a year, or an event that ends it",))


RULE = Rule(
    "J304",
    "open-ended-horizon",
    Kind.FIELD_WORDS,
    "-/W/E",
    title="The horizon never ends",
    why="A forecast that may come true at any time is never wrong.",
    bad="""\
key_judgments:
  - {id: closure, horizon: {words: in the near future}}
""",
    good="""\
key_judgments:
  - {id: closure, horizon: {words: for as long as the deployment lasts}}
""",
    clause="ICD 203, D.6.e(8) (likelihood, timing and nature)",
    find=find,
)
