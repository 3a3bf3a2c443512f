"""What an author writes freely: sections, tables, boxes."""

from typing import ClassVar, Literal

from briefing.model.identified import Identified
from briefing.model.part import Part, controlling, printed
from briefing.model.values import Id, Line, SourceId, Text, Truth


class Section(Identified):
    """A section of prose; a figure or table stands in it as `{fig:id}` or `{table:id}` on a line of its own."""

    heading: Line = printed("Its heading.")
    body: Text = printed("Its text.")
    mark: Line | None = printed("Portion mark.", None)


class Column(Part):
    """A column of a table; may be written in short as its head."""

    IN_SHORT: ClassVar[str] = "label"
    label: Line = printed("Its head.")
    kind: Literal["text", "number"] = controlling("How its cells are set: as text, or as numbers under each other.", "text")


class Table(Part):
    """A table of the author's own."""

    id: Id = controlling("Its id, for `{table:…}`.")
    title: Line = printed("Its title.")
    columns: tuple[Column, ...] = printed("Its columns.", min_length=1)
    rows: tuple[tuple[Text, ...], ...] = printed("Its rows, each with a cell for every column.", min_length=1)
    row_header: Truth = controlling("Whether the first cell of a row is its head.", False)
    source: tuple[SourceId, ...] = printed("Sources.", ())
    note: Text | None = printed("What the reader must know.", None)
    mark: Line | None = printed("Portion mark.", None)


class Box(Part):
    """A box that stands apart from the text."""

    id: Id | None = controlling("Its id.", None)
    title: Line = printed("Its title.")
    kind: Literal["key_findings", "definition", "case", "caution"] = printed("What it is for.")
    blocks: Text = printed("Its text.")
    mark: Line | None = printed("Portion mark.", None)
