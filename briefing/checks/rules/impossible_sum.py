"""J317 impossible-sum: the scenarios’ likelihoods cannot stand together."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """More than 100 per cent of scenarios that exclude each other; less of those that cover every outcome."""
    scenarios = read.brief.scenarios
    if scenarios is None or scenarios.relation == "overlapping":
        return
    likely = [found for s in scenarios.items if (found := read.range_of(s.likelihood)) is not None]
    low, high = fsum(r.low for r in likely), fsum(r.high for r in likely)
    hint = "change a likelihood, or write `relation: overlapping`"
    if low > 100:
        message = f"the scenarios exclude each other, and their likelihoods are together at least {low:g}%"
        yield Finding(message, **scenarios.where("relation"), hints=(hint,))
    elif scenarios.relation == "exhaustive" and high < 100 and len(likely) == len(scenarios.items):
        message = f"the scenarios cover every outcome, and their likelihoods are together at most {high:g}%"
        yield Finding(message, **scenarios.where("relation"), hints=(hint,))


RULE = Rule(
    "J317",
    "impossible-sum",
    Kind.DATA,
    "E/E/E",
    title="The scenarios’ likelihoods cannot stand together",
    why=(
        "Outcomes that exclude each other share 100 per cent; if they take more, or leave some although they cover "
        "everything, one is wrong."
    ),
    bad="""\
scenarios:
  relation: exclusive
  items:
    - {id: shut, title: Shut, what: It closes., likelihood: likely, horizon: 2025-12}
    - {id: wide, title: Wide, what: It stays open., likelihood: likely, horizon: 2025-12}
""",
    good="""\
scenarios:
  relation: exhaustive
  items:
    - {id: shut, title: Shut, what: It closes., likelihood: likely, horizon: 2025-12}
    - {id: wide, title: Wide, what: It stays open., likelihood: unlikely, horizon: 2025-12}
""",
    clause="ICD 203, D.6.e(6) (internally consistent)",
    find=find,
)
