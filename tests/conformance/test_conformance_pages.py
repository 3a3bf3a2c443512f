"""Hand-made pages with one of everything conform, by the judgment of veraPDF; broken files do not."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from briefing.pdf import Attachment, write

Judge = Callable[..., list[str]]
FLAVOURS = {"1.7": "ua1,3a", "2.0": "ua2,4f,wt1a,wt1r"}
pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def handmade() -> ModuleType:
    name = "briefing_tests_handmade"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).parents[1] / "pdf" / "handmade.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


def files(handmade: ModuleType, target: str) -> list[bytes]:
    """Set ragged and dated with attachments; set justified, far eastern faces where there are any, undated."""
    far = handmade.far_eastern_faces()
    foreign = "김정은 and 习近平 and 北朝鮮の." if far else "Київ."
    first = handmade.everything(handmade.make_styles())
    second = handmade.everything(handmade.make_styles(*far), foreign, "justify")
    source = Attachment("brief.yaml", "text/yaml", b"title: x\n", "The source of the brief", "Source")
    data = Attachment("figure.csv", "text/csv", b"a,b\n", "The data of the figure", "Data", owner=first.story.by_id["figure"])
    return [
        write(first, target=target, created=datetime(2024, 11, 17, tzinfo=UTC), attachments=[source, data]),
        write(second, target=target, attachments=[source]),
    ]


def test_hand_made_pages_conform(handmade: ModuleType, target: str, judge: Judge) -> None:
    assert judge(FLAVOURS[target], *files(handmade, target)) == []


def test_without_attachments_the_file_is_pdf_a_4(handmade: ModuleType, judge: Judge) -> None:
    assert judge("ua2,4,wt1a", write(handmade.everything(handmade.make_styles()), target="2.0")) == []


def test_the_judge_finds_what_is_broken(handmade: ModuleType, judge: Judge) -> None:
    data = write(handmade.everything(handmade.make_styles()))
    broken = data.replace(b"<pdfuaid:part>1</pdfuaid:part>", b"<pdfuaid:part>7</pdfuaid:part>")
    assert broken != data
    assert any("\tua1\t" in line for line in judge("ua1", broken))


@pytest.mark.parametrize("machine", ["", "true"])
def test_without_java_it_is_said_that_nothing_was_judged(machine: str) -> None:
    """In CI as a failure, elsewhere as a warning at the end of the run."""
    here = "tests/conformance/test_conformance_pages.py::test_the_judge_finds_what_is_broken"
    command = [sys.executable, "-m", "pytest", "-q", "-m", "slow", "-p", "no:cacheprovider", here]
    environment = {**os.environ, "PATH": "/nowhere", "CI": machine}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert "WARNING: CONFORMANCE WAS NOT JUDGED" in done.stdout
    assert done.returncode == (1 if machine else 0)
