"""Validation: from loaded YAML to a typed brief or style sheet, every problem told at its place."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.validate.brief import Validated, validate_brief
    from briefing.validate.sheet import load_sheet

__all__ = ["Validated", "load_sheet", "validate_brief"]

_HOMES = {"Validated": "brief", "validate_brief": "brief", "load_sheet": "sheet"}


def __getattr__(name: str) -> object:
    """The two halves of the stage, each imported when it is asked for: a sheet does not wait for the model of briefs."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"briefing.validate.{_HOMES[name]}"), name)
