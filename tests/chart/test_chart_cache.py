"""The cache of drawings: it saves the import of matplotlib and never changes, breaks or outgrows anything."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.chart import cache
from briefing.chart.ink.displaylist import Alpha, DisplayList, Glyphs, Image, Mesh, Ops
from briefing.chart.ink.look import ChartLook
from briefing.chart.kinds.estimates.estimate_chart import draw as draw_estimates
from briefing.chart.kinds.estimates.estimate_plan import text_styles

PROGRAM = """
import hashlib, json, sys
sys.path.insert(0, sys.argv[1])
import conftest
from briefing.chart.cache import encode_drawing
from briefing.chart.draw import draw
from briefing.chart.kinds.estimates.estimate_plan import text_styles
from types import SimpleNamespace
look = conftest.look.__wrapped__() if hasattr(conftest.look, "__wrapped__") else conftest.look.__pytest_wrapped__.obj()
said = []
for chart in (conftest.articles(), conftest.worst_cases()["forms"], conftest.worst_cases()["spread"]):
    drawing = draw(chart, 482.0, SimpleNamespace(charts=look))
    said.append(json.dumps(encode_drawing(drawing, text_styles(look))))
print(hashlib.sha256("".join(said).encode()).hexdigest(), "matplotlib" in sys.modules, "matplotlib.pyplot" in sys.modules)
"""


def _draw_elsewhere(folder: Path, cached: Path | str, **environment: str) -> list[str]:
    """Three charts drawn by another process, in `folder`: the hash of what was drawn, and what was imported."""
    paths = os.pathsep.join(p for p in (os.environ.get("PYTHONPATH", ""), str(Path(cache.__file__).parents[2])) if p)
    own = {**os.environ, "BRIEFING_CACHE": str(cached), "PYTHONPATH": paths, **environment}
    command = [sys.executable, "-c", PROGRAM, str(Path(__file__).parent)]
    done = subprocess.run(command, cwd=folder, env=own, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_a_warm_build_imports_no_matplotlib_and_draws_the_same(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text("font.size: 30\nlines.linewidth: 9\nhatch.linewidth: 5\n", encoding="utf-8")
    cold = _draw_elsewhere(tmp_path, tmp_path / "cache", PYTHONHASHSEED="1", TZ="Asia/Seoul")
    warm = _draw_elsewhere(Path.cwd(), tmp_path / "cache", PYTHONHASHSEED="2")
    plain = _draw_elsewhere(Path.cwd(), "off", PYTHONHASHSEED="3", TZ="UTC")
    assert cold == [cold[0], "True", "False"]
    assert warm == [cold[0], "False", "False"]
    assert plain == [cold[0], "True", "False"]


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFING_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "drawings"


@pytest.mark.parametrize("damage", ["cut", "turned", "foreign", "emptied", "wrong"])
def test_a_damaged_entry_is_drawn_again(damage: str, kept: Path, claims: SimpleNamespace, look: ChartLook) -> None:
    drawn = draw_estimates(claims.articles, 300.0, look)
    (entry,) = kept.iterdir()
    data = entry.read_bytes()
    broken = {"cut": data[:-40], "turned": data.replace(b"10,000", b"90,000"), "foreign": b"hello", "emptied": b""}
    body = b'{"size":[1,2,0],"steps":[["run","rm"]]}'
    broken["wrong"] = b"\n".join((data.split(b"\n")[0], cache._checksum(body), body))
    assert broken[damage] != data
    entry.write_bytes(broken[damage])
    again = draw_estimates(claims.articles, 300.0, look)
    assert again.steps == drawn.steps
    assert entry.read_bytes() == data


def test_other_words_measures_and_looks_are_other_entries(kept: Path, claims: SimpleNamespace, look: ChartLook) -> None:
    from briefing.records import replace

    draw_estimates(claims.articles, 300.0, look)
    draw_estimates(claims.articles, 301.0, look)
    draw_estimates(claims.articles, 300.0, replace(look, firm=(0.0, 0.0, 0.0)))
    draw_estimates(claims.articles, 300.0, replace(look, small=look.regular))
    draw_estimates(claims.worst["one"], 300.0, look)
    assert len(list(kept.iterdir())) == 5


def test_where_nothing_can_be_written_it_is_drawn_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, claims: SimpleNamespace, look: ChartLook
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("BRIEFING_CACHE", str(tmp_path / "file"))
    assert draw_estimates(claims.worst["one"], 300.0, look).steps
    monkeypatch.setenv("BRIEFING_CACHE", "off")
    assert draw_estimates(claims.worst["one"], 300.0, look).steps


def test_the_folder_is_bounded_and_can_be_cleared(kept: Path, look: ChartLook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_MOST_ENTRIES", 5)
    for i in range(9):
        cache.keep_drawing(f"entry{i}", DisplayList(1.0, 1.0, [Ops(f"{i} w")]), text_styles(look))
        os.utime(kept / f"entry{i}", ns=(i, i))
    assert sorted(p.name for p in kept.iterdir()) == [f"entry{i}" for i in range(4, 9)]
    assert cache.clear_cache() == 5
    assert not list(kept.iterdir())


def test_the_folder_follows_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BRIEFING_CACHE", str(tmp_path))
    assert cache.cache_folder() == tmp_path
    monkeypatch.setenv("BRIEFING_CACHE", "off")
    assert cache.cache_folder() is None
    monkeypatch.delenv("BRIEFING_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.cache_folder() == tmp_path / "briefing"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache.cache_folder() == tmp_path / ".cache" / "briefing"


REAL = st.floats(-1e6, 1e6, allow_nan=False)


@given(data=st.data())
def test_every_step_comes_back_as_it_was(data: st.DataObject, look: ChartLook) -> None:
    styles = text_styles(look)
    step = st.one_of(
        st.builds(Ops, st.text(max_size=30)),
        st.builds(Glyphs, REAL, REAL, st.text(max_size=20), st.sampled_from(list(styles.values())), REAL),
        st.builds(Alpha, st.floats(0, 1), st.floats(0, 1)),
        st.builds(
            Image,
            st.integers(1, 9),
            st.integers(1, 9),
            st.just("RGB"),
            st.binary(),
            st.none() | st.binary(),
            st.tuples(*[REAL] * 6),
        ),
        st.builds(Mesh, st.lists(st.tuples(*[REAL] * 5), max_size=4).map(tuple)),
    )
    import json

    drawing = DisplayList(data.draw(REAL), data.draw(REAL), data.draw(st.lists(step, max_size=6)), data.draw(REAL))
    said = json.loads(json.dumps(cache.encode_drawing(drawing, styles)))
    assert cache.decode_drawing(said, styles) == drawing


@given(
    value=st.recursive(
        st.none() | st.booleans() | REAL | st.text(max_size=5), lambda s: st.lists(s) | st.dictionaries(st.text(max_size=5), s)
    )
)
def test_whatever_stands_in_an_entry_is_refused_quietly(look: ChartLook, value: object) -> None:
    with pytest.raises((KeyError, TypeError, ValueError, IndexError)):
        cache.decode_drawing(value, text_styles(look))
