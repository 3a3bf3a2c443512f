"""Turns builds of real and long briefs into a table of times and memory, as ratios to an import timed in the same run.

    python tests/speed/measure.py [--quick] [--json FILE] [--runs N] [--python PYTHON]

A benchmark, never a test: it fails only when a build fails. The unit is `python -c "import yaml, pydantic, reportlab.platypus"`,
timed between the builds, so a slow hour slows both sides. Every number is the median of its runs. `--python` names the
interpreter of an installed wheel (an editable install may be slower to start).

    cold, chart remembered   the whole process, the chart read from the cache
    cold, chart drawn        the whole process, the cache empty: matplotlib is imported and draws
    warm                     `briefing.build` again in a process that has built the same brief before
    200 pages, 500 pages     CPU time a page of the whole process, imports included; peak memory
    figures                  a brief's drawings: all of them drawn, and the slowest of them from the cache, imports apart
    what conformance costs   tags, what travels inside and the proof, against the same pages without them: time and size
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE))

from large_brief import large_brief  # noqa: E402

UNIT = "import yaml, pydantic, reportlab.platypus"
COMMAND = "import sys; from briefing.cli import main; sys.exit(main())"
WARM = """
import sys, time
from briefing.pipeline import build
source, target, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
build(source, output=target)
times = []
for _ in range(runs):
    start = time.perf_counter()
    build(source, output=target)
    times.append(time.perf_counter() - start)
print(sorted(times)[len(times) // 2])
"""


@dataclass(slots=True)
class Run:
    """One process: its wall time and CPU time in seconds, its peak memory in MB."""

    wall: float
    cpu: float
    memory: float


@dataclass(slots=True)
class Result:
    """One row of the table; what does not apply is None."""

    name: str
    seconds: float
    ratio: float
    aim: str
    pages: int | None = None
    cpu_ms_a_page: float | None = None
    pages_a_second: float | None = None
    memory_mb: float | None = None


@dataclass(slots=True)
class Cost:
    """What conformance costs a brief, each number a ratio to the same pages untagged, empty and unproven: CPU time of the whole
    process, of a rebuild in it, and the size of the file."""

    name: str
    process: float
    rebuild: float
    size: float
    aim: str = "1.25, size 1.5"


@dataclass(slots=True)
class Figures:
    """A brief's drawings, imports apart: milliseconds of all of them drawn, how many, milliseconds of the slowest replayed."""

    name: str
    drawn: float
    count: int
    replayed: float
    aim: str = "60 and 1 ms"


def run(command: list[str], env: dict[str, str], cwd: Path) -> Run:
    """Run a process to its end and measure it alone (`wait4`). Raises RuntimeError with its output when it fails."""
    with tempfile.TemporaryFile() as log:
        start = time.perf_counter()
        process = subprocess.Popen(command, env=env, cwd=cwd, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{log.read().decode(errors='replace')}")
    return Run(wall, usage.ru_utime + usage.ru_stime, _megabytes(usage))


def _megabytes(usage: resource.struct_rusage) -> float:
    # Linux counts kilobytes, macOS bytes (getrusage(2) of each).
    return usage.ru_maxrss / (1_048_576 if sys.platform == "darwin" else 1024)


def page_count(pdf: Path) -> int:
    """How many pages a PDF has."""
    import pikepdf

    with pikepdf.open(pdf) as document:
        return len(document.pages)


class Bench:
    """A desk with an own home and cache, and the interpreter that is measured."""

    def __init__(self, python: str, runs: int, desk: Path) -> None:
        self.python = python
        self.runs = runs
        self.desk = desk
        self.cache = desk / "cache"
        self.units: list[float] = []
        kept = {k: v for k, v in os.environ.items() if k in ("PATH", "LANG", "LD_LIBRARY_PATH", "PYTHONPATH")}
        self.env = kept | {"HOME": str(desk), "XDG_CACHE_HOME": str(self.cache), "CI": "true"}

    def unit(self) -> None:
        """Time the import that everything is compared with."""
        self.units.append(run([self.python, "-c", UNIT], self.env, self.desk).wall)

    def build(self, brief: Path, *, fresh: bool = False) -> tuple[Run, Path]:
        """One whole `briefing build`; `fresh` empties the cache before."""
        if fresh:
            shutil.rmtree(self.cache, ignore_errors=True)
        target = self.desk / f"{brief.stem}.pdf"
        return run([self.python, "-c", COMMAND, "build", str(brief), "-o", str(target)], self.env, self.desk), target

    def cold(self, name: str, brief: Path, aim: str, *, fresh: bool) -> Result:
        """The whole process, several times, the unit timed between."""
        self.build(brief)
        walls, memory = [], []
        for _ in range(self.runs):
            self.unit()
            measured, target = self.build(brief, fresh=fresh)
            walls.append(measured.wall)
            memory.append(measured.memory)
        seconds = statistics.median(walls)
        return Result(name, seconds, seconds / self.reference, aim, pages=page_count(target), memory_mb=max(memory))

    def warm(self, brief: Path, aim: str) -> Result:
        """Rebuilds in one process."""
        self.unit()
        command = [self.python, "-c", WARM, str(brief), str(self.desk / "warm.pdf"), str(self.runs * 4)]
        output = subprocess.run(command, env=self.env, cwd=self.desk, check=True, capture_output=True, text=True).stdout
        seconds = float(output.split()[-1])
        return Result("warm", seconds, seconds / self.reference, aim)

    def long(self, pages: int, runs: int, *, fresh: bool) -> Result:
        """A generated brief of about that many pages; `fresh`: matplotlib draws its one chart in every run."""
        brief = self.desk / f"large-{pages}.yaml"
        brief.write_text(large_brief(pages), encoding="utf-8")
        _, target = self.build(brief)
        measured = []
        for _ in range(runs):
            self.unit()
            one, target = self.build(brief, fresh=fresh)
            measured.append(one)
        printed = page_count(target)
        cpu = statistics.median(m.cpu for m in measured)
        wall = statistics.median(m.wall for m in measured)
        memory = max(m.memory for m in measured)
        name = f"{pages} pages{', chart drawn' if fresh else ''}"
        ratio, each = wall / self.reference, 1000 * cpu / printed
        return Result(name, wall, ratio, "8 ms, 120 MB", printed, each, printed / wall, memory)

    def cost(self, name: str, brief: Path, rounds: int) -> Cost:
        """The same brief in full and bare, by turns."""
        found: dict[str, list[list[float]]] = {"full": [], "bare": []}
        for _ in range(rounds):
            for mode, rows in found.items():
                command = [self.python, str(HERE / "bare.py"), str(brief), "3", mode]
                said = subprocess.run(command, env=self.env, cwd=self.desk, check=True, capture_output=True, text=True).stdout
                rows.append([float(word) for word in said.split()[-3:]])
        full, bare = ([statistics.median(column) for column in zip(*rows, strict=True)] for rows in found.values())
        return Cost(name, *(a / b for a, b in zip(full, bare, strict=True)))

    def figures(self, brief: Path) -> Figures:
        """The drawings of a brief in a process of their own, with a cache of their own."""
        env = self.env | {"XDG_CACHE_HOME": str(self.desk / "cache-of-figures")}
        command = [self.python, str(HERE / "figures.py"), str(brief), str(self.runs)]
        said = subprocess.run(command, env=env, cwd=self.desk, check=True, capture_output=True, text=True).stdout
        drawn, count, replayed = said.split()[-3:]
        return Figures(brief.stem, float(drawn), int(count), float(replayed))

    @property
    def reference(self) -> float:
        """The median time of the unit so far, in seconds."""
        return statistics.median(self.units)


def measure(python: str, runs: int, lengths: tuple[int, ...]) -> tuple[float, list[Result], list[Cost], list[Figures]]:
    """All rows of the table, and the seconds of the unit. The ratios use the unit of the whole run."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(python, runs, Path(folder))
        brief = bench.desk / "dprk-troops.yaml"
        shutil.copy(ROOT / "inputs" / "dprk-troops.yaml", brief)
        bench.unit()
        results = [
            bench.cold("cold, chart remembered", brief, "2.5", fresh=False),
            bench.cold("cold, chart drawn", brief, "4.5", fresh=True),
            bench.warm(brief, "0.6"),
        ]
        results += [bench.long(pages, max(1, runs // 3), fresh=fresh) for pages in lengths for fresh in (False, True)]
        for result in results:
            result.ratio = result.seconds / bench.reference
        costs = [
            bench.cost("the real brief", brief, runs),
            bench.cost("200 pages", bench.desk / "large-200.yaml", max(1, runs // 3)),
        ]
        figures = [bench.figures(brief), bench.figures(ROOT / "inputs" / "specimen.yaml")]
        return bench.reference, results, costs, figures


def _cell(value: float | None, pattern: str) -> str:
    return "–" if value is None else format(value, pattern)


def table(unit: float, results: list[Result], costs: list[Cost], figures: list[Figures]) -> str:
    """The table as printed."""
    rows = [f"unit: {UNIT}: {unit:.3f} s; Python {platform.python_version()}, {os.cpu_count()} cores", ""]
    rows.append(f"{'':24}{'seconds':>9}{'× unit':>8}{'aim':>14}{'pages':>7}{'CPU ms/page':>13}{'pages/s':>9}{'peak MB':>9}")
    rows += [
        f"{r.name:24}{r.seconds:9.3f}{r.ratio:8.2f}{r.aim:>14}{_cell(r.pages, 'd'):>7}"
        f"{_cell(r.cpu_ms_a_page, '.1f'):>13}{_cell(r.pages_a_second, '.0f'):>9}{_cell(r.memory_mb, '.0f'):>9}"
        for r in results
    ]
    rows += ["", f"{'what conformance costs':24}{'process ×':>10}{'rebuild ×':>10}{'size ×':>8}{'aim':>16}"]
    rows += [f"{c.name:24}{c.process:10.2f}{c.rebuild:10.2f}{c.size:8.2f}{c.aim:>16}" for c in costs]
    rows += ["", f"{'figures':24}{'drawn ms':>10}{'drawings':>10}{'slowest replay ms':>19}{'aim':>14}"]
    rows += [f"{f.name:24}{f.drawn:10.1f}{f.count:10}{f.replayed:19.2f}{f.aim:>14}" for f in figures]
    return "\n".join(rows)


def main() -> None:
    """Measure, print the table, write the JSON when asked."""
    parser = argparse.ArgumentParser(description="Measure how fast briefs are built.")
    parser.add_argument("--quick", action="store_true", help="three runs each, and no brief of 500 pages")
    parser.add_argument("--runs", type=int, default=9, help="runs of each row (default 9)")
    parser.add_argument("--json", type=Path, help="write the numbers to this file")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has briefing installed")
    chosen = parser.parse_args()
    runs, lengths = (3, (200,)) if chosen.quick else (chosen.runs, (200, 500))
    unit, results, costs, figures = measure(chosen.python, runs, lengths)
    print(table(unit, results, costs, figures))
    if chosen.json:
        said = {"unit": unit, "results": [asdict(r) for r in results], "costs": [asdict(c) for c in costs]}
        said["figures"] = [asdict(f) for f in figures]
        chosen.json.write_text(json.dumps(said, indent=1) + "\n")


if __name__ == "__main__":
    main()
