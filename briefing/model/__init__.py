"""The brief as data: `Brief` and its parts, the yardsticks, prose; nothing is imported before it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.model.brief import Brief  # only when it is asked for: the classes take a twentieth of a second

__all__ = ["Brief"]


def __getattr__(name: str) -> object:
    if name == "Brief":
        from briefing.model.brief import Brief  # only when it is asked for: the classes take a twentieth of a second

        return Brief
    raise AttributeError(name)
