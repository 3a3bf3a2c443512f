"""A validated YAML brief and a YAML style sheet, to a printed policy brief in PDF.

    >>> import briefing
    >>> result = briefing.build("inputs/dprk-troops.yaml", style="ministry")    # doctest: +SKIP
    >>> briefing.check("inputs/dprk-troops.yaml")                               # doctest: +SKIP

Everything else is the house's own. `Problems` carries the diagnostics of a brief or a sheet that has errors.
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Diagnostic", "Problems", "Result", "Severity", "Span", "__version__", "build", "check", "extract", "verify"]

if TYPE_CHECKING:
    from briefing.build import Result, build, check
    from briefing.diagnostics import Diagnostic, Problems, Severity, Span
    from briefing.rebuild import extract, verify

_HOMES = {
    "build": "briefing.build",
    "check": "briefing.build",
    "Result": "briefing.build",
    "extract": "briefing.rebuild",
    "verify": "briefing.rebuild",
    "Diagnostic": "briefing.diagnostics",
    "Problems": "briefing.diagnostics",
    "Severity": "briefing.diagnostics",
    "Span": "briefing.diagnostics",
}


def _public(name: str) -> Any:
    """A public name from its home, imported when it is first used: `briefing --version` does not wait for the typesetter."""
    import importlib

    return getattr(importlib.import_module(_HOMES[name]), name)


class _Face(ModuleType):
    """The package as a module whose public names stay what they are.

    `briefing.build` and `briefing.check` are functions, and a file and a folder of the package have the same names: when
    those are imported, Python would put the modules in the functions' place. These properties do not let it.
    """

    @property
    def build(self) -> Any:
        """Build a brief."""
        return _public("build")

    @build.setter
    def build(self, module: Any) -> None:
        """What the import system sets stays in `sys.modules`."""

    @property
    def check(self) -> Any:
        """Say what is wrong with a brief."""
        return _public("check")

    @check.setter
    def check(self, module: Any) -> None:
        """What the import system sets stays in `sys.modules`."""

    def __getattr__(self, name: str) -> Any:
        if name in _HOMES:
            return _public(name)
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")


sys.modules[__name__].__class__ = _Face
