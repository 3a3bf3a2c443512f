"""What a build hands out and raises: it goes to other processes and back, its dates are UTC, it is shown in a line."""

from __future__ import annotations

import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing
from briefing import Diagnostic, Problems, Severity, Span

ROOT = Path(__file__).resolve().parents[2]
GOOD = ROOT / "inputs" / "dprk-troops.yaml"
BROKEN = "briefing: 1\nid: x\nproduct: assessment\ntitel: y\nactors: {file: parts.yaml}\n"

words = st.text(max_size=20)
spans = st.builds(Span, words, *[st.integers(1, 10**6)] * 4)
diagnostics = st.builds(
    Diagnostic, words, st.sampled_from(Severity), words, st.none() | spans, words, st.lists(words, max_size=3).map(tuple),
    st.lists(st.tuples(words, spans), max_size=2).map(tuple), words,
)  # fmt: skip


@given(st.lists(diagnostics, max_size=4), st.dictionaries(words, words, max_size=3), st.integers(0, pickle.HIGHEST_PROTOCOL))
def test_problems_are_the_same_in_another_process(told: list[Diagnostic], texts: dict[str, str], protocol: int) -> None:
    before = Problems(told, texts)
    after = pickle.loads(pickle.dumps(before, protocol))
    assert type(after) is Problems
    assert (after.diagnostics, after.texts, str(after)) == (tuple(told), texts, str(before))


def test_a_broken_brief_breaks_no_pool(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(BROKEN)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        broken, good = pool.submit(briefing.build, tmp_path / "bad.yaml"), pool.submit(briefing.build, GOOD)
        with pytest.raises(Problems) as caught:
            broken.result(timeout=60)
        result = good.result(timeout=60)
    assert [d.code for d in caught.value.diagnostics] == ["B101"]
    assert caught.value.texts == {str(tmp_path / "bad.yaml"): BROKEN}
    assert result == briefing.build(GOOD)


def test_a_result_is_shown_in_a_line() -> None:
    result = briefing.build(GOOD)
    shown = repr(result)
    assert len(shown) < 300
    assert f"pages={result.pages}, bytes={len(result.data)}" in shown


@pytest.mark.parametrize("target", ["1.7", "2.0"])
@pytest.mark.parametrize("hours", [-11.5, -5, 0, 5, 14])
def test_a_date_with_a_zone_is_utc_everywhere(hours: float, target: str, tmp_path: Path) -> None:
    created = datetime(2024, 11, 17, 12, 0, 0, 999, tzinfo=timezone(timedelta(hours=hours)))
    result = briefing.build(GOOD, output=tmp_path / "a.pdf", created=created, target=target)
    assert result.data == briefing.build(GOOD, created=created.astimezone(UTC), target=target).data
    assert briefing.verify(tmp_path / "a.pdf") == ()
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        stated = str(pdf.open_metadata()["xmp:CreateDate"])
    assert datetime.fromisoformat(stated) == created.replace(microsecond=0)


@pytest.mark.parametrize(
    "wrong", [{"created": datetime(2024, 11, 17)}, {"target": "1.8"}, {"target": ""}], ids=["no zone", "1.8", "none"]  # noqa: DTZ001
)
def test_a_wrong_argument_is_told_before_any_work(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        briefing.build("no-such-brief.yaml", **wrong)  # type: ignore[arg-type]
