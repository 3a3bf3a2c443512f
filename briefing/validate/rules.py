"""From a brief whose parts are right one by one to what does not fit together among them: the table of all rules.

A new rule is a function in the module of its part of the brief and an entry here.
"""

from __future__ import annotations

from collections.abc import Callable

from briefing.validate.date_rules import check_brief_dates, check_event_dates, check_source_dates
from briefing.validate.estimate_rules import check_estimates
from briefing.validate.examined import Examined
from briefing.validate.figure_rules import check_alternatives, check_figures, check_tables
from briefing.validate.frame_rules import check_direction, check_marking, check_product, check_section_names
from briefing.validate.judgment_rules import (
    check_confidences,
    check_forecasts,
    check_likelihoods,
    check_positions,
    check_scores,
    check_yardstick,
)


def check_rules(examined: Examined) -> None:
    """Tell every breach of a rule. A rule is left out when a field that it stands on has errors of its own."""
    for stands_on, rule in RULES:
        if not examined.broken.intersection(stands_on):
            rule(examined)


RULES: tuple[tuple[tuple[str, ...], Callable[[Examined], None]], ...] = (
    (("product",), check_product),
    ((), check_forecasts),
    (("standards",), check_yardstick),
    (("standards",), check_likelihoods),
    (("standards",), check_confidences),
    ((), check_positions),
    ((), lambda examined: check_estimates(examined.brief, examined.tell)),
    (("marking",), check_marking),
    ((), check_tables),
    ((), check_figures),
    ((), check_alternatives),
    ((), check_source_dates),
    (("meta",), check_brief_dates),
    (("meta",), check_direction),
    ((), check_event_dates),
    (("product",), check_section_names),
    ((), check_scores),
)
"""The rules, each with the top-level fields that it stands on."""
