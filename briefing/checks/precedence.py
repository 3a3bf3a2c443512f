"""One word, one finding: of several rules that speak of the same words, the one that says most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.checks.rule import Finding, Rule
from briefing.diagnostics import Span

# off-band, modified, unknown, the other row, stacked, unbanded, vague, bare future
_ORDER = ("U210", "U205", "U202", "U203", "U206", "U204", "U214", "U207")


def without_doubles(found: Iterable[tuple[Rule, Finding]]) -> Iterator[tuple[Rule, Finding]]:
    """The findings without those whose words overlap those of a rule before theirs."""
    taken: dict[str, list[Span]] = {}
    everything = list(found)
    for code in _ORDER:
        for rule, finding in everything:
            if rule.code == code and finding.span is not None:
                spans = taken.setdefault(finding.path, [])
                if not any(_overlap(finding.span, span) for span in spans):
                    spans.append(finding.span)
                    yield rule, finding
    yield from ((rule, finding) for rule, finding in everything if rule.code not in _ORDER or finding.span is None)


def _overlap(one: Span, other: Span) -> bool:
    begins, ends = (one.line, one.column), (one.end_line, one.end_column)
    return begins < (other.end_line, other.end_column) and (other.line, other.column) < ends
