"""A rule: one thing that a demanding reviewer would say, as a record of what it finds, why, by which clause and how gravely."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from briefing.diagnostics import Severity, Span
from briefing.records import record

if TYPE_CHECKING:
    from briefing.checks.reading.brief_read import BriefRead

ProfileName = Literal["light", "standard", "strict"]
PROFILES: tuple[ProfileName, ...] = ("light", "standard", "strict")
_LEVELS = {"E": Severity.ERROR, "W": Severity.WARNING, "I": Severity.ADVICE, "-": None}


class Kind(StrEnum):
    """What a rule reads, and with it what it promises."""

    DATA = "data"  # fields and ids only: what it says is so, in every language
    FIELD_WORDS = "field words"  # one short field against a short list: nearly exact
    WORDS = "words"  # sentences of running prose


@record
class Finding:
    """What a rule found, and where; `severity` where this finding weighs otherwise than the rule."""

    message: str
    span: Span | None
    path: str
    hints: tuple[str, ...] = ()
    related: tuple[tuple[str, Span], ...] = ()
    severity: Severity | None = None


@record
class Rule:
    """A rule.

    `levels` are its severities in the profiles light, standard and strict: `E` error, `W` warning, `I` advice, `-` not run.
    `bad` and `good` are fragments of a brief, the first with a finding, the second without. `needs` are the word lists without
    which it is not run.
    """

    code: str
    slug: str
    kind: Kind
    levels: str
    title: str
    why: str
    bad: str
    good: str
    clause: str
    find: Callable[[BriefRead], Iterable[Finding]]
    needs: tuple[str, ...] = ()

    def severity(self, profile: ProfileName) -> Severity | None:
        """How gravely it is told in a profile; None where it is not run."""
        return _LEVELS[self.levels.split("/")[PROFILES.index(profile)]]


def enumerated(ids: Iterable[str]) -> str:
    """Ids as a message lists them: «`a`, `b` and `c`»."""
    names = [f"`{name}`" for name in ids]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
