"""The cache of drawings: it saves the import of matplotlib and never changes, breaks or outgrows anything."""

from __future__ import annotations

import json
import math
import os
import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.chart import cache
from briefing.chart.drawing_json import DAMAGED, decode_drawing, encode_drawing
from briefing.chart.ink.displaylist import Alpha, DisplayList, Glyphs, Image, Mesh, Ops, Step
from briefing.chart.ink.look import ChartLook
from briefing.chart.kinds.estimates.estimate_chart import draw as draw_estimates
from briefing.chart.kinds.estimates.estimate_plan import text_styles

PROGRAM = """
import hashlib, json, sys
sys.path.insert(0, sys.argv[1])
import conftest
from briefing.chart.drawing_json import encode_drawing
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


REAL = st.floats(-1e6, 1e6, allow_nan=False).map(lambda v: round(v, 3))
PIXELS = st.tuples(st.integers(1, 5), st.integers(1, 5), st.sampled_from(["RGB", "L"]), st.booleans(), st.tuples(*[REAL] * 6))


def image(size: tuple[int, int, str, bool, tuple[float, ...]]) -> Image:
    width, height, mode, masked, matrix = size
    n = width * height
    return Image(width, height, mode, bytes(n * (3 if mode == "RGB" else 1)), bytes(n) if masked else None, matrix)  # type: ignore[arg-type]


def steps(look: ChartLook) -> st.SearchStrategy[list[Step]]:
    """Steps as the pen and our backend write them, states saved and restored."""
    operands = {"m": 2, "l": 2, "c": 6, "re": 4, "h": 0, "f": 0, "S": 0, "B*": 0, "W": 0, "n": 0, "rg": 3, "RG": 3, "w": 1}
    numbers = st.integers(-(10**8), 10**8).map(lambda n: f"{n / 100:.2f}".rstrip("0").rstrip("."))
    dashes = st.lists(numbers, max_size=3).map(lambda ds: f"[{' '.join(ds)}] 0 d")
    operator = st.sampled_from(sorted(operands)).flatmap(
        lambda name: st.lists(numbers, min_size=operands[name], max_size=operands[name]).map(lambda ns: " ".join([*ns, name]))
    )
    styles = st.sampled_from(list(text_styles(look).values()))
    one = st.one_of(
        st.builds(Ops, st.lists(operator | dashes, min_size=1, max_size=5).map(" ".join)),
        st.builds(Glyphs, REAL, REAL, st.text("abc – 10,000", max_size=20), styles, REAL),
        PIXELS.map(image),
        st.builds(Mesh, st.lists(st.tuples(*[REAL] * 5), max_size=4).map(tuple)),
    )
    alpha = st.builds(Alpha, st.floats(0, 1), st.floats(0, 1))
    inside = st.lists(one | alpha, max_size=4).map(lambda s: [Ops("q"), *s, Ops("Q")])
    return st.lists(one.map(lambda s: [s]) | inside, max_size=4).map(lambda parts: [step for part in parts for step in part])


@given(data=st.data())
def test_every_step_comes_back_as_it_was(data: st.DataObject, look: ChartLook) -> None:
    styles = text_styles(look)
    drawing = DisplayList(data.draw(REAL), data.draw(REAL), data.draw(steps(look)), data.draw(REAL))
    said = json.loads(json.dumps(encode_drawing(drawing, styles)))
    assert decode_drawing(said, styles) == drawing


@given(
    value=st.recursive(
        st.none() | st.booleans() | REAL | st.text(max_size=5), lambda s: st.lists(s) | st.dictionaries(st.text(max_size=5), s)
    )
)
def test_whatever_stands_in_an_entry_is_refused_quietly(look: ChartLook, value: object) -> None:
    with pytest.raises(DAMAGED):
        decode_drawing(value, text_styles(look))  # type: ignore[arg-type]


HOSTILE = [
    1e999, -1e999, 10**400, float("nan"), 1e300, -1, 0, True, None, "", "x", "q", "Q", "\x00", "\u0378", "\ue000", "🦊", [], {},
    "/GS0 gs", "BT (other words) Tj ET", "1 2 3 m", "1 2 m Q", "9" * 5000 + " w", "1e5 w", "q q", "glyphs", "group",
]  # fmt: skip


def changed(value: Any, at: list[int], put: object) -> Any:
    """The value with something else in one place of its tree."""
    if not at or not isinstance(value, list | dict) or not value:
        return put
    if isinstance(value, list):
        n = at[0] % len(value)
        return [*value[:n], changed(value[n], at[1:], put), *value[n + 1 :]]
    key = sorted(value)[at[0] % len(value)]
    return {**value, key: changed(value[key], at[1:], put)}


@settings(max_examples=100)
@given(data=st.data(), at=st.lists(st.integers(0, 40), min_size=1, max_size=4), put=st.sampled_from(HOSTILE))
def test_a_crafted_entry_is_refused_or_can_be_drawn(
    data: st.DataObject, at: list[int], put: object, look: ChartLook, claims: SimpleNamespace
) -> None:
    """What is taken out of the cache can always be written to a page: no number runs away, no character lacks its glyph."""
    styles = text_styles(look)
    said = json.loads(json.dumps(encode_drawing(DisplayList(90.0, 40.0, data.draw(steps(look))), styles)))
    try:
        drawing = decode_drawing(changed(said, at, put), styles)
    except DAMAGED:
        return
    assert all(math.isfinite(v) for v in (drawing.width, drawing.height, drawing.baseline))
    for step in drawing.steps:
        for value in (getattr(step, name) for name in type(step).__match_args__):
            assert not isinstance(value, float) or abs(value) <= 1e7
        if isinstance(step, Ops):
            assert not set(step.code) & set("/()<>")
        if isinstance(step, Glyphs):
            assert all(glyph[0] for _, glyphs in step.style.shaped(step.text) for glyph in glyphs)


@pytest.mark.parametrize("open_to", [0o020, 0o002, 0o022])
def test_a_folder_that_others_can_write_to_is_not_used(
    open_to: int, kept: Path, claims: SimpleNamespace, look: ChartLook
) -> None:
    """Whoever could put a file there could print other words."""
    drawn = draw_estimates(claims.articles, 300.0, look)
    (entry,) = kept.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    body = entry.read_bytes().split(b"\n", 2)[2].replace(b"10,000", b"90,000")
    entry.write_bytes(b"\n".join((entry.read_bytes().split(b"\n")[0], cache._checksum(body), body)))
    assert not cache.is_open()
    kept.chmod(0o700 | open_to)
    assert cache.is_open()
    assert draw_estimates(claims.articles, 300.0, look).steps == drawn.steps
    assert b"90,000" in entry.read_bytes(), "nothing is written there, too"


def test_a_link_in_the_place_of_the_folder_is_not_followed(
    tmp_path: Path, kept: Path, claims: SimpleNamespace, look: ChartLook
) -> None:
    (tmp_path / "theirs").mkdir()
    kept.parent.mkdir()
    kept.symlink_to(tmp_path / "theirs")
    assert draw_estimates(claims.articles, 300.0, look).steps
    assert list((tmp_path / "theirs").iterdir()) == []


NO_PLACE = "import tempfile; tempfile._candidate_tempdir_list = lambda: ['/nowhere']\n"


def test_charts_are_drawn_alike_without_a_folder_to_write_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = _draw_elsewhere(tmp_path, "off")
    monkeypatch.setitem(globals(), "PROGRAM", NO_PLACE + PROGRAM)
    assert _draw_elsewhere(tmp_path, "/dev/null/cache") == plain


@pytest.mark.parametrize("damage", [b"\xff\xfe\x00 no text", b"{"])
def test_no_settings_and_no_font_list_of_anybody_else_decide_or_stop_a_drawing(damage: bytes, tmp_path: Path) -> None:
    plain = _draw_elsewhere(tmp_path, "off")
    (tmp_path / "matplotlibrc").write_bytes(damage)
    cached = tmp_path / "cache"
    assert _draw_elsewhere(tmp_path, cached) == plain
    assert [p.name for p in cached.iterdir()] == ["drawings"]
    for path in (cached / "drawings").iterdir():
        path.unlink()
    assert _draw_elsewhere(tmp_path, cached) == plain
