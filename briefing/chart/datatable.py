"""The table of a figure's data, and the table to CSV: what a reader's own program gets instead of ink.

Numbers are plain: a full stop before the decimals, no parted thousands, a hyphen for minus, so that any program reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefing.records import record

# The heads in English; a sheet gives them in the language of the brief under the same keys (compose/words.py takes these).
DATA_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "data_question": "Question",
        "data_who": "Who",
        "data_event": "Event",
        "data_kind": "Kind",
        "data_basis": "Basis",
        "data_unit": "Unit",
        "data_value": "Value",
        "data_low": "Low",
        "data_high": "High",
        "data_best": "Best",
        "data_words": "In words",
        "data_as_of": "As of",
        "data_note": "Source note",
        "data_remarks": "Remarks",
        "data_term": "Term",
        "data_low_percent": "Low (per cent)",
        "data_high_percent": "High (per cent)",
        "data_used": "Used in this brief",
        "data_yes": "yes",
        "data_no": "no",
        "data_scenario": "Scenario",
        "data_category": "Category",
        "data_projected": "projected",
        "data_actor": "Actor",
        "data_influence": "Influence (1 to 5)",
        "data_interest": "Interest (1 to 5)",
        "data_stance": "Stance",
        "data_before": "Before",
        "data_issue": "Issue",
        "data_time": "Time",
        "data_from": "From",
        "data_relation": "Relation",
        "data_to": "To",
    }
)


@record
class DataTable:
    """Heads and rows of plain words; every row has a cell for every column, "" for what is not given."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def as_csv(table: DataTable) -> bytes:
    """The table as CSV (RFC 4180): UTF-8 without a mark, lines ended by CR LF, quotes only where they are needed."""
    import csv  # only where a table is attached
    import io

    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([table.columns, *table.rows])
    return out.getvalue().encode("utf-8")


def plain_number(value: float | None) -> str:
    """A number as programs read it: whole numbers without a point, others as short as they can be told apart; "" for None."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))
