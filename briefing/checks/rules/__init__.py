"""The rules, a module each, found by being here: a module has one `RULE`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

from briefing.checks.rule import Rule


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by its code."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem != "__init__")
    found: list[Rule] = [import_module(f"{__name__}.{name}").RULE for name in names]
    return tuple(sorted(found, key=lambda rule: rule.code))
