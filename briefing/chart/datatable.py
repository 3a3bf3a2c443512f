"""The table of a figure's data, and the table to CSV: what a reader's own program gets instead of ink.

Numbers are plain: a full stop before the decimals, no parted thousands, a hyphen for minus, so that any program reads them.
"""

from __future__ import annotations

from briefing.records import record


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
