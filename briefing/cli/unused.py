"""Modules that libraries import and a build seldom needs, to modules that are loaded when they are first used."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType, ModuleType

SELDOM_USED: Mapping[str, tuple[str, ...]] = MappingProxyType({"importlib.metadata": ("entry_points",), "PIL.Image": ()})
"""The modules, and the functions of each that are imported by name: pydantic would look for plugins, which are switched off, and
reportlab reads bitmaps, which we read ourselves. Together they cost a cold process 9 ms."""


class _Later(ModuleType):
    """A module whose code has not run. `importlib.util.LazyLoader` is no help: an import of its modules asks for their
    `__spec__`, and that loads them."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # what the import system asks of a module on its way
            raise AttributeError(name)
        self.run()
        return getattr(self, name)

    def run(self) -> None:
        """Run the code of the module, once; from here on it is an ordinary one."""
        if type(self) is _Later:
            loader = self.__spec__.loader if self.__spec__ is not None else None
            assert loader is not None, "it was made from a specification with a loader"
            self.__class__ = ModuleType  # type: ignore[assignment]  # the layout of both is the same
            loader.exec_module(self)


def load_at_first_use(modules: Mapping[str, tuple[str, ...]] = SELDOM_USED) -> None:
    """Let an import of these modules find them without running their code; one that is loaded or not installed is left alone."""
    for name, functions in modules.items():
        spec = importlib.util.find_spec(name) if name not in sys.modules else None
        if spec is not None and spec.loader is not None:
            module = importlib.util.module_from_spec(spec)
            module.__class__ = _Later
            vars(module).update((function, _waiting(module, function)) for function in functions)
            sys.modules[name] = module
            package, _, last = name.rpartition(".")
            setattr(sys.modules[package], last, module)


def _waiting(module: ModuleType, function: str) -> Callable[..., object]:
    """A function of a module that has not run, to be called as the function itself."""

    def call(*positional: object, **named: object) -> object:
        _Later.run(module)  # type: ignore[arg-type]  # its class is set by `load_at_first_use`
        made: object = vars(module)[function](*positional, **named)
        return made

    return call
