"""A brief that is being examined: what the rules of the brief look at, and where they tell what they find."""

from __future__ import annotations

from briefing.diagnostics import Diagnostics
from briefing.model.brief import Brief
from briefing.records import record
from briefing.validate.part_reader import PartReader


@record
class Examined:
    """The brief, what was read of it (also within parts that could not be made), its fields that have errors of their own."""

    brief: Brief
    reader: PartReader
    broken: frozenset[str]

    @property
    def tell(self) -> Diagnostics:
        """Where to tell what is wrong."""
        return self.reader.diagnostics
