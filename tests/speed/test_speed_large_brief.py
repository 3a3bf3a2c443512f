"""The generated brief that speed is measured with: valid, of the length asked for, the same on every machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from large_brief import large_brief  # noqa: E402

from briefing.load import load  # noqa: E402
from briefing.validate.brief import validate_brief  # noqa: E402


def test_the_text_is_the_same_in_every_process() -> None:
    command = (
        f"import sys; sys.path.insert(0, {str(HERE)!r}); from large_brief import large_brief; sys.stdout.write(large_brief(30))"
    )
    for seed in ("0", "1"):
        done = subprocess.run(
            [sys.executable, "-c", command],
            capture_output=True,
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            check=True,
        )
        assert done.stdout.decode() == large_brief(30)


def test_it_grows_with_the_pages_asked_for() -> None:
    words = [len(large_brief(pages).split()) for pages in (50, 100, 200)]
    assert 1.9 < words[1] / words[0] < 2.1
    assert 1.9 < words[2] / words[1] < 2.1


def test_it_is_a_valid_brief(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    file.write_text(large_brief(12), encoding="utf-8")
    checked = validate_brief(load(file))
    assert len(checked.brief.sections) > 5
    assert checked.brief.tables
