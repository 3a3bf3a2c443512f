"""A validated YAML brief and a YAML style sheet, to a printed policy brief in PDF.

    >>> import briefing
    >>> result = briefing.build("inputs/dprk-troops.yaml", style="ministry")    # doctest: +SKIP
    >>> briefing.check("inputs/dprk-troops.yaml")                               # doctest: +SKIP

Everything else is the house's own. `Problems` carries the diagnostics of a brief or a sheet that has errors.
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["Diagnostic", "Problems", "Result", "Severity", "Span", "__version__", "build", "check", "extract", "verify"]

if TYPE_CHECKING:
    from briefing.diagnostics import Diagnostic, Problems, Severity, Span
    from briefing.pipeline import Result, build, check
    from briefing.rebuild import extract, verify

_HOMES = {
    "build": "briefing.pipeline",
    "check": "briefing.pipeline",
    "Result": "briefing.pipeline",
    "extract": "briefing.rebuild",
    "verify": "briefing.rebuild",
    "Diagnostic": "briefing.diagnostics",
    "Problems": "briefing.diagnostics",
    "Severity": "briefing.diagnostics",
    "Span": "briefing.diagnostics",
}


def __getattr__(name: str) -> object:
    """A public name from its module, imported when it is first used: `briefing --version` does not wait for the typesetter."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib  # only whoever uses the library needs it

    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
