"""The words of alternative texts, by key: English here, other languages under the same keys in a sheet's labels."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Protocol

ALT_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "alt_unit": ", in {unit}",
        "alt_percent_one": "{count} per cent",
        "alt_percent_other": "{count} per cent",
        "alt_percents_one": "{low} to {high} per cent",
        "alt_percents_other": "{low} to {high} per cent",
        "alt_bounds": "{low} to {high}",
        "alt_measured": "Measured: {what}.",
        "alt_all_share": "All of them: {details}.",
        "alt_at": "{value} ({at})",
        "alt_at_lowest": "{value} ({at}, lowest)",
        "alt_at_highest": "{value} ({at}, highest)",
        "alt_lowest": "lowest {value}",
        "alt_highest": "highest {value}",
        "alt_rest": "then {values}",
        "alt_in_words": "in words only {values}",
        "alt_reference": "Reference line at {number}: {words}.",
        "alt_estimates_none": "Chart of estimates without a claim.",
        "alt_estimates_one": "Chart of {count} claim",
        "alt_estimates_other": "Chart of {count} claims",
        "alt_panels_one": " in {count} panel",
        "alt_panels_other": " in {count} panels, one for each basis",
        "alt_silent_one": "; {count} in words only, without a place on an axis",
        "alt_silent_other": "; {count} in words only, without a place on an axis",
        "alt_claims_one": "{count} claim",
        "alt_claims_other": "{count} claims",
        "alt_all_silent": "{claims}, all in words only",
        "alt_all_at": "{claims}, all at {value}",
        "alt_ours": "our own assessment {value}",
        "alt_not_one_series": "The panels count different things and are not one series.",
        "alt_yardstick_one": "Scale of {count} likelihood term from 0 to 100 per cent: {terms}.",
        "alt_yardstick_other": "Scale of {count} likelihood terms from 0 to 100 per cent: {terms}.",
        "alt_yardstick_used": "Used in this brief: {terms}.",
        "alt_scenarios_one": "Chart of {count} scenario on one line from 0 to 100 per cent.",
        "alt_scenarios_other": "Chart of {count} scenarios on one line from 0 to 100 per cent.",
        "alt_likeliest": "Likeliest: {rows}.",
        "alt_least_likely": "Least likely: {rows}.",
        "alt_between": "Between them: {rows}.",
        "alt_fan_one": "Fan of {count} scenario: {unit}.",
        "alt_fan_other": "Fan of {count} scenarios: {unit}.",
        "alt_history_one": "History of {count} point, {value} ({time}).",
        "alt_history_other": "History of {count} points, from {first} ({first_time}) to {last} ({last_time}).",
        "alt_fan_end": "{name}{words}, {time}: best {best}.",
        "alt_fan_all": "In all from {low} ({low_name}) to {high} ({high_name}).",
        "alt_image": "Image: {name}.",
        "alt_figure": "Figure.",
        "alt_timeline_one": "Timeline of {count} event.",
        "alt_timeline_other": "Timeline of {count} events.",
        "alt_grid_one": "Grid of {count} actor by influence and interest, each low ({low}), middle ({middle}) "
        "or high ({high}).",
        "alt_grid_other": "Grid of {count} actors by influence and interest, each low ({low}), middle ({middle}) "
        "or high ({high}).",
        "alt_grid_cell": "Influence {influence}, interest {interest}: {names}.",
        "alt_grid_issue": "The stances answer: {issue}",
        "alt_spectrum_one": "Line of five places from “{against}” to “{support}”: {count} position.",
        "alt_spectrum_other": "Line of five places from “{against}” to “{support}”: {count} positions.",
        "alt_off_line": "{stance} (not on the line)",
        "alt_network_one": "{count} relation",
        "alt_network_other": "{count} relations",
        "alt_actors_one": "{count} actor",
        "alt_actors_other": "{count} actors",
        "alt_network": "Network of {actors} with {relations}.",
        "alt_tie": "{relation} {other}",
        "alt_most_relations": "Most relations: {name}, {count}.",
        "alt_kind_bar": "Bar chart",
        "alt_kind_grouped_bar": "Chart of grouped bars",
        "alt_kind_stacked_bar": "Chart of stacked bars",
        "alt_kind_line": "Line chart",
        "alt_kind_area": "Area chart",
        "alt_kind_dot": "Dot chart",
        "alt_kind_slope": "Slope chart",
        "alt_kind_heat": "Table of shaded cells",
        "alt_kind_code": "Figure",
        "alt_categories_one": "{kind} of {count} category",
        "alt_categories_other": "{kind} of {count} categories",
        "alt_span": "{kind} from {first} to {last}",
        "alt_spans_one": "{kind} of {count} series from {first} to {last}",
        "alt_spans_other": "{kind} of {count} series from {first} to {last}",
        "alt_series_one": " and {count} series",
        "alt_series_other": " and {count} series",
        "alt_own_panels": ", each in a panel of its own",
        "alt_projections": "From {label} on, the values are projections.",
        "alt_not_stated": "not stated: {labels}",
        "alt_up": "up from {first} to {last}",
        "alt_down": "down from {first} to {last}",
        "alt_same": "from {first} to the same {last}",
        "alt_largest_change": "Largest change: {name}.",
        "alt_sums": "Sums: {values}.",
        "alt_throughout": "{value} throughout",
        "alt_gaps_one": "{count} not stated",
        "alt_gaps_other": "{count} not stated",
    }
)


class Say(Protocol):
    """Words by key, with the plural form of a count, and numbers as the language writes them."""

    def __call__(self, key: str, **facts: Any) -> str:
        """The words of a key with its facts filled in."""
        ...

    def several(self, key: str, count: float, **facts: Any) -> str:
        """The plural form of a key for a count."""
        ...

    def number(self, value: float) -> str:
        """A number as the language writes it."""
        ...


class English:
    """The English words, for a figure that stands in no brief."""

    _JOINTS: Mapping[str, str] = {"comma": ", ", "semicolon": "; ", "colon": ": ", "period": "."}

    def __call__(self, key: str, **facts: Any) -> str:
        """The words of a key with its facts filled in."""
        return (ALT_LABELS.get(key) or self._JOINTS[key]).format_map(facts)

    def several(self, key: str, count: float, **facts: Any) -> str:
        """The form for one, or that for any other count."""
        form = f"{key}_one" if count == 1 and f"{key}_one" in ALT_LABELS else f"{key}_other"
        return self(form, count=self.number(count), **facts)

    def number(self, value: float) -> str:
        """Groups of three parted by commas; a minus sign that screen readers do not pass over (U+2212)."""
        said = f"{int(value):,}" if value == int(value) else f"{value:,.15g}"
        return said.replace("-", "\u2212")
