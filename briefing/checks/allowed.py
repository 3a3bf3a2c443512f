"""What an author lets stand: from findings and allowances to the findings that are left, and what is wrong with an allowance."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Rule
from briefing.checks.rules import rules
from briefing.diagnostics import Diagnostics
from briefing.model.allowance import Allowance
from briefing.model.brief import Brief
from briefing.records import record
from briefing.suggest import did_you_mean

FEWEST_WORDS = 3


@record
class Allowed:
    """A finding that is let stand, and the allowance that says why."""

    rule: Rule
    finding: Finding
    allowance: Allowance


class Allowances:
    """The allowances of a brief, and what each of them has let stand."""

    def __init__(self, brief: Brief) -> None:
        self._brief, self._begun = brief, brief.meta.date.start
        self._all = brief.allowances
        self.allowed: list[Allowed] = []

    def lets_stand(self, rule: Rule, finding: Finding) -> bool:
        """Whether a finding is let stand by the part it is about, or by one around it; it is remembered."""
        for one in self._all:
            if self._counts(one) and rule_named(one.check) is rule and _holds(one, finding):
                self.allowed.append(Allowed(rule, finding, one))
                return True
        return False

    def tell(self, ran: Iterable[Rule], said: Diagnostics) -> None:
        """Tell what is wrong with each: an unknown check, no reason, nothing that it lets stand though the check was run."""
        used = {id(allowed.allowance) for allowed in self.allowed}
        checks = list(ran)
        for one in self._all:
            rule = rule_named(one.check)
            if rule is None:
                said.error("K205", f"there is no check `{one.check}`", **one.where("check"), hints=hints_for(one.check))
            elif len(one.because.split()) < FEWEST_WORDS:
                hint = "a reader of the record must be able to judge it"
                said.error("K206", "say why in three words at least", **one.where("because"), hints=(hint,))
            elif self._has_ended(one):
                said.warning(
                    "K207", f"this allowance ended on {one.until}", **one.where("until"), hints=("renew it, or take it out",)
                )
            elif id(one) not in used and rule in checks and not self._would_in_strict(one, rule):
                said.warning("K207", f"nothing here is found by `{one.check}`", **one.where("check"), hints=("take it out",))

    def _would_in_strict(self, one: Allowance, rule: Rule) -> bool:
        """Whether the strict profile finds something there: the allowance is not taken out for a milder one."""
        return any(_holds(one, finding) for finding in rule.find(BriefRead(self._brief, "strict")))

    def _has_ended(self, one: Allowance) -> bool:
        return one.until is not None and self._begun is not None and self._begun > one.until

    def _counts(self, one: Allowance) -> bool:
        return not self._has_ended(one) and len(one.because.split()) >= FEWEST_WORDS


@cache
def rule_named(word: str) -> Rule | None:
    """The rule of a code or a slug."""
    return next((rule for rule in rules() if word in (rule.code, rule.slug)), None)


def hints_for(word: str) -> tuple[str, ...]:
    """What may be meant by a word that is no check."""
    meant = did_you_mean(word, [name for rule in rules() for name in (rule.slug, rule.code)])
    return (meant,) if meant else ()


def _holds(one: Allowance, finding: Finding) -> bool:
    """Whether a finding is about the part that has the allowance, or about something in it."""
    part = one.path.rpartition("allow[")[0].rstrip(".")
    return not part or finding.path == part or finding.path.startswith((f"{part}.", f"{part}["))
