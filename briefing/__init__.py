"""A validated YAML brief and a YAML style sheet, to a printed policy brief in PDF.

    >>> import briefing
    >>> result = briefing.build("inputs/dprk-troops.yaml", style="ministry")    # doctest: +SKIP
    >>> briefing.check("inputs/dprk-troops.yaml")                               # doctest: +SKIP

Everything else is the house's own. `Problems` carries the diagnostics of a brief or a sheet that has errors.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Diagnostic", "Problems", "Result", "Severity", "Span", "__version__", "build", "check"]

if TYPE_CHECKING:
    from briefing.build import Result, build, check
    from briefing.diagnostics import Diagnostic, Problems, Severity, Span

_HOMES = {
    "build": "briefing.build",
    "check": "briefing.build",
    "Result": "briefing.build",
    "Diagnostic": "briefing.diagnostics",
    "Problems": "briefing.diagnostics",
    "Severity": "briefing.diagnostics",
    "Span": "briefing.diagnostics",
}


def __getattr__(name: str) -> Any:
    """The public names, imported when they are first used: `briefing --version` does not wait for the typesetter."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(home), name)
