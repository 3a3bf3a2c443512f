"""A style team's own function that draws a figure: its name, and the file that validation found for it."""

# No `from __future__ import annotations` here, as in model/part.py.
import re
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import PrivateAttr

from briefing.diagnostics import Diagnostics
from briefing.model.figures.base import FigureBase
from briefing.model.figures.number_rules import check_lengths, check_names
from briefing.model.figures.numbers import Numbers
from briefing.model.part import Part, controlling, printed, refuse
from briefing.model.values import Read
from briefing.records import record

if TYPE_CHECKING:
    from briefing.model.brief import Brief

_FUNCTION = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*:[A-Za-z_]\w*")


@record
class CodeFile:
    """The file of a module beside the brief: its path in the brief's folder, with slashes, its place, its bytes."""

    name: str
    path: str
    data: bytes


def parse_function(typed: str) -> str:
    """Read `module:function`; refuses anything else with B243."""
    text = typed.strip()
    if _FUNCTION.fullmatch(text):
        return text
    raise refuse("B243", f"`{text[:60]}` does not name a function", "write `module:function`, for example `charts:seasons`")


class Code(Part):
    """A function of a Python module that returns a matplotlib Figure; may be written in short as its name."""

    IN_SHORT: ClassVar[str] = "function"
    function: Annotated[str, Read(parse_function, type="string", pattern=_FUNCTION.pattern)] = controlling(
        "The function, as `module:function`: of a module beside the brief, or of an installed one."
    )

    _file: CodeFile | None = PrivateAttr(default=None)

    @property
    def file(self) -> CodeFile | None:
        """The module beside the brief; None for an installed one."""
        return self._file

    def hold(self, file: CodeFile) -> None:
        """Take the file that was found. Called once, by validation."""
        self._file = file


class CodeFigure(FigureBase):
    """A figure that a function of the house draws."""

    kind: Literal["code"] = controlling("What is drawn.")
    code: Code = controlling("The function of yours that returns a matplotlib Figure, as `module:function`.")
    numbers: Numbers | None = printed("The numbers that it is given.", None)

    def lacks(self, brief: "Brief", broken: frozenset[str], tell: Diagnostics) -> None:  # noqa: ARG002 (the base's)
        """See `FigureBase.lacks`. Whether the function may run and where it is found is told where code is looked at."""
        if self.numbers is not None:
            check_lengths(self.kind, self.numbers, tell)
            check_names(self.numbers, tell)
