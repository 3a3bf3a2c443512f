"""What a figure of an author says whatever its kind, and what every kind has to answer: what it lacks to be drawn."""

# No `from __future__ import annotations` here, as in model/part.py.
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from briefing.diagnostics import Diagnostics
from briefing.model.part import Part, controlling, printed
from briefing.model.values import Id, Line, SourceId, Text, Time

if TYPE_CHECKING:
    from briefing.model.brief import Brief


class FigureBase(Part):
    """The fields that figures of every kind have; a kind adds `kind` and what it is drawn from."""

    REFUSED: ClassVar[Mapping[str, str]] = {"data": "it is drawn from the whole brief: take it out"}

    id: Id = controlling("Its id, for `{fig:…}`.")
    headline: Line = printed("What the figure says, at most ten words.")
    subtitle: Line | None = printed("Measure, place, period.", None)
    alt: Text | None = printed(
        "What a reader who cannot see it is told; written from the data where absent, and never absent for an image.", None
    )
    source: tuple[SourceId, ...] = printed("Sources.")
    note: Text | None = printed("What the reader must know.", None)
    as_of: Time | None = printed("The date of the data.", None)
    mark: Line | None = printed("Portion mark.", None)

    @abstractmethod
    def lacks(self, brief: "Brief", broken: frozenset[str], tell: Diagnostics) -> None:
        """Tell, at its line, whatever keeps this figure from being drawn rightly: a figure never stands empty.

        `broken` are the fields of the brief that have errors of their own: what they would hold is not missed.
        """

    def needs(self, brief: "Brief", field: str, draws: str, tell: Diagnostics) -> bool:
        """Tell that the brief has nothing in the field that this figure `draws` ("draws estimates"); whether it has something."""
        if getattr(brief, field):
            return True
        message = f"the figure `{self.id}` {draws}, and the brief has no `{field}`"
        tell.error("B226", message, **self.where("kind"), hints=(f"write `{field}:`, or take the figure out",))
        return False

    def says_which(self, data: str | None, known: Sequence[Part], which: str, one: str, tell: Diagnostics) -> bool:
        """Tell that the figure names none of several that are known ("which estimates it draws"); whether it needs no name."""
        if data is not None or len(known) == 1:
            return True
        message = f"the figure `{self.id}` does not say {which}"
        tell.error("B226", message, **self.where("data", "kind"), hints=(f"write `data:` and the id of {one}",))
        return False


class EntriesFigure(FigureBase):
    """A figure of all entries of a field of the brief: they are targets of references, and stand once."""

    ENTRIES: ClassVar[str]
    """The field of the brief."""

    SHOWS: ClassVar[str]
    """What the figure does with it, in a message."""

    def lacks(self, brief: "Brief", broken: frozenset[str], tell: Diagnostics) -> None:
        """See `FigureBase.lacks`. An earlier figure of the kind shows the same entries."""
        if self.ENTRIES in broken:
            return
        self.needs(brief, self.ENTRIES, self.SHOWS, tell)
        first = next(f for f in brief.figures if type(f) is type(self))
        if first.id != self.id:
            message = f"the figure `{self.id}` shows the {self.ENTRIES} again, which `{first.id}` shows"
            hint = f"take it out, and refer to the first as `{{fig:{first.id}}}`"
            tell.error("B226", message, **self.where("kind"), hints=(hint,))
