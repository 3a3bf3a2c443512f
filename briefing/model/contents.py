"""What an author writes freely: sections, figures, tables, boxes."""

from typing import ClassVar, Literal

from briefing.model.code import Code
from briefing.model.fan import Fan
from briefing.model.image import Image
from briefing.model.numbers import Numbers
from briefing.model.part import Part, controlling, printed
from briefing.model.values import Id, Line, SourceId, Text, Time, Truth


class Section(Part):
    """A section of prose; a figure or table stands in it as `{fig:id}` or `{table:id}` on a line of its own."""

    id: Id = controlling("Its id.")
    heading: Line = printed("Its heading.")
    body: Text = printed("Its text.")
    mark: Line | None = printed("Portion mark.", None)


class Figure(Part):
    """A figure: drawn from the brief's own data or its own numbers, or an image of the author's."""

    id: Id = controlling("Its id, for `{fig:…}`.")
    kind: Literal[
        "positions", "spectrum", "influence", "relations", "estimates", "timeline", "likelihood", "scenarios", "fan", "options",
        "image", "bar", "grouped_bar", "stacked_bar", "line", "area", "dot", "slope", "heat", "code",
    ] = controlling("What is drawn.")  # fmt: skip
    data: Line | None = controlling(
        "What it is drawn from, where there are several: the id of an estimate set, or of an issue.", None
    )
    image: Image | None = controlling("For an image: its file, and how wide it is printed.", None)
    numbers: Numbers | None = printed("For a chart of the brief's own numbers (bar, line …): the numbers.", None)
    code: Code | None = controlling("For a figure that a function of yours draws: the function.", None)
    fan: Fan | None = printed("For a fan: what has been, and where each scenario would lead.", None)
    headline: Line = printed("What the figure says, at most ten words.")
    subtitle: Line | None = printed("Measure, place, period.", None)
    alt: Text | None = printed(
        "What a reader who cannot see it is told; written from the data where absent, and never absent for an image.", None
    )
    source: tuple[SourceId, ...] = printed("Sources.")
    note: Text | None = printed("What the reader must know.", None)
    as_of: Time | None = printed("The date of the data.", None)
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
