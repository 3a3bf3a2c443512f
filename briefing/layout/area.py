"""A width of the page and its named columns, to the left edge and the width at which a block stands."""

from __future__ import annotations

from briefing.layout.galley import ColumnRun
from briefing.records import record, replace
from briefing.style.computed import Column, Look
from briefing.style.sheet import Sheet


@record
class Area:
    """Where a flow stands: left edge and width on the page, and its named columns (x from the left edge of the area); points.

    `run`: the columns through which the flow runs; it is set in the first of them, `main`.
    """

    x: float
    width: float
    columns: dict[str, Column]
    run: ColumnRun | None = None

    @staticmethod
    def of_set(sheet: Sheet, name: str, x: float, width: float) -> Area:
        """An area with a set of columns of the sheet. Where text flows through them, all are as wide as the narrowest."""
        columns, said = sheet.column_set(name, width), sheet.set_of_columns(name)
        if not said.flow:
            return Area(x, width, columns)
        narrowest = min(columns[n].width for n in said.flow)
        run = ColumnRun(tuple(x + columns[n].x for n in said.flow), narrowest, said.balance)
        return Area(x, width, {"main": Column("main", columns[said.flow[0]].x, narrowest)}, run)

    @staticmethod
    def single(x: float, width: float) -> Area:
        """An area of one column."""
        return Area(x, width, {"main": Column("main", 0.0, width)})

    def beside(self, place: str) -> bool:
        """Whether a place is a column beside the main one; "aside" is the first of them, where there is one."""
        return len(self.columns) > 1 if place == "aside" else place in self.columns and place != "main"

    def column(self, name: str) -> tuple[float, float]:
        """Left edge on the page and width of a column; "all" is the whole area; an unknown name is the main column."""
        if name == "all":
            return self.x, self.width
        if name == "aside":
            name = next((n for n in self.columns if n != "main"), "main")
        c = self.columns.get(name) or self.columns.get("main")
        return (self.x, self.width) if c is None else (self.x + c.x, c.width)

    def within(self, look: Look) -> tuple[float, float]:
        """Left edge and width of a block in its column, moved in from the column's edges as its look says."""
        x, width = self.column(look.place)
        return x + look.inset.left, width - (look.inset.left + look.inset.right)

    def moved_in(self, left: float, right: float) -> Area:
        """The area with its main column moved in; the other columns stay."""
        main = self.columns.get("main") or Column("main", 0.0, self.width)
        columns = {**self.columns, "main": Column("main", main.x + left, main.width - left - right)}
        return replace(self, columns=columns)
