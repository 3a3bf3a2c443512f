"""The base of the parts of a brief that others refer to: an id, which comes first."""

# No `from __future__ import annotations` here, as in model/part.py.
from briefing.model.part import Part, controlling
from briefing.model.values import Id


class Identified(Part):
    """A part with an id of its own."""

    id: Id = controlling("Its id.")
