"""Every specification has a module, and every module answers all that is asked of a figure or a mark."""

from __future__ import annotations

import inspect
import pkgutil
import subprocess
import sys
from importlib import import_module
from typing import get_args

import pytest

from briefing.chart import kinds, marks
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook
from briefing.chart.marks import Mark, MarkedText
from briefing.chart.marks.registry import drawing_of
from briefing.chart.registry import answers_of
from briefing.chart.specification import FigureSpecification, Specification

FIGURES = get_args(FigureSpecification)
ANSWERS = ("draw", "describe", "data")


def bare(kind: type) -> Specification:
    """An instance without its fields: enough to be told from the others."""
    made: Specification = object.__new__(kind)
    return made


@pytest.mark.parametrize("kind", FIGURES, ids=lambda kind: kind.__name__)
def test_every_figure_has_a_module_in_the_package_of_its_records(kind: type) -> None:
    answers = answers_of(bare(kind))  # type: ignore[arg-type]
    for answer in ANSWERS:
        bound = getattr(answers, answer)
        first = next(iter(inspect.signature(bound.func, eval_str=False).parameters.values()))
        assert kind.__name__ in str(first.annotation), "it takes figures of this kind"
        assert bound.func.__name__ == answer
        assert bound.func.__module__.startswith(kind.__module__ + ".")
        assert len(inspect.signature(bound).parameters) == (2 if answer == "draw" else 1)


@pytest.mark.parametrize("kind", get_args(Mark), ids=lambda kind: kind.__name__)
def test_every_mark_has_a_module_of_its_own(kind: type) -> None:
    drawing = drawing_of(bare(kind))  # type: ignore[arg-type]
    others = {drawing_of(bare(other)).func.__module__ for other in get_args(Mark) if other is not kind}  # type: ignore
    assert drawing.func.__module__ not in others  # type: ignore[attr-defined]


def test_every_package_of_kinds_holds_a_member_of_the_union() -> None:
    packages = {f"{kinds.__name__}.{found.name}" for found in pkgutil.iter_modules(kinds.__path__) if found.ispkg}
    assert packages == {kind.__module__ for kind in FIGURES}


def test_every_record_of_marks_that_is_drawn_is_a_member_of_the_union() -> None:
    records = {v for v in vars(marks).values() if isinstance(v, type) and v.__module__ == marks.__name__}
    assert records - {MarkedText} == set(get_args(Mark))


def test_what_is_no_specification_is_refused(look: ChartLook) -> None:
    with pytest.raises(TypeError, match="no specification"):
        answers_of("a string")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="no mark"):
        drawing_of(DisplayList(1.0, 1.0))  # type: ignore[arg-type]


def test_only_the_modules_of_what_is_drawn_are_loaded() -> None:
    program = (
        "import sys\nfrom briefing.chart.draw import draw\nfrom briefing.chart.describe import alt_text\n"
        "from briefing.chart.kinds.scenarios import ScenarioBars\nalt_text(ScenarioBars((('A', 'b', 1, 2),)))\n"
        "print(*(m for m in sys.modules if m.startswith('briefing.chart.kinds.') and m.count('.') > 3))"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert loaded == ["briefing.chart.kinds.scenarios.scenario_bars"]


@pytest.mark.parametrize("package", ["briefing.chart.kinds", "briefing.chart.marks"])
def test_every_module_opens_with_what_it_turns_into_what(package: str) -> None:
    for found in pkgutil.walk_packages(import_module(package).__path__, package + "."):
        assert (import_module(found.name).__doc__ or "").strip(), found.name
