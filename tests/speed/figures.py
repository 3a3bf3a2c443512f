"""A brief's figures and marks, drawn anew and read from the cache: what both cost, imports apart; a child of `measure.py`.

    python tests/speed/figures.py BRIEF RUNS

prints the milliseconds of all drawings of the brief together, drawn; how many they are; and those of the slowest one, replayed.
The cache is that of the environment (XDG_CACHE_HOME), and is emptied.
"""

from __future__ import annotations

import importlib
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from briefing.chart.cache import clear_cache
from briefing.diagnostics import Diagnostics

building: Any = importlib.import_module("briefing.pipeline")
drawing: Any = importlib.import_module("briefing.chart.draw")


def asked(brief: Path) -> list[tuple[Any, ...]]:
    """What layout asks to be drawn for a brief: the arguments of each call."""
    calls: list[tuple[Any, ...]] = []
    first = building._draw

    def recording(sheet: Any) -> Any:
        inner = first(sheet)

        def drawn(specification: Any, measure: float, look: Any = None) -> Any:
            calls.append((specification, measure, sheet, look))
            return inner(specification, measure, look)

        return drawn

    building._draw = recording
    building.lay_out_brief(brief, building.DEFAULT_STYLE, Diagnostics(), building.Lines())
    building._draw = first
    return calls


def spent(call: tuple[Any, ...]) -> float:
    """Milliseconds of one drawing."""
    start = time.perf_counter()
    drawing.draw(*call)
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    """Draw all once for the imports, then measure."""
    calls = asked(Path(sys.argv[1]))
    drawn, replayed = [], []
    for _ in range(int(sys.argv[2])):
        clear_cache()
        drawing._drawn.clear()
        drawn.append(sum(map(spent, calls)))
        drawing._drawn.clear()
        replayed.append(max(map(spent, calls)))
    print(statistics.median(drawn), len(calls), statistics.median(replayed))


if __name__ == "__main__":
    main()
