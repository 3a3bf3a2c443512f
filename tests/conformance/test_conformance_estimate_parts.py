"""Estimates in parts over several pages conform to both targets; each is a figure with words and data of its own."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pytest

from briefing.pipeline import Options, build_bytes
from tests.compose.test_compose_estimate_parts import mixed_brief

from .audit import audit

FLAVOURS = {"1.7": "ua1,3a", "2.0": "ua2,4f,wt1a,wt1r"}


@cache
def built(sheet: str, target: str) -> bytes:
    with TemporaryDirectory() as folder:
        return build_bytes(mixed_brief(40, Path(folder), who="Count"), style=sheet, options=Options(target)).data


@pytest.mark.slow
@pytest.mark.parametrize("sheet", ["chancery", "ministry", "large-print"])
def test_estimates_in_parts_conform(sheet: str, target: str, judge: Callable[..., list[str]]) -> None:
    assert judge(FLAVOURS[target], built(sheet, target)) == []


def test_every_part_is_a_figure_with_its_own_words_and_data(target: str) -> None:
    with pikepdf.open(io.BytesIO(built("chancery", target))) as pdf:
        assert audit(pdf) == []
        figures = [
            o
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure" and str(o.get("/Alt", "")).startswith("Part ")
        ]
        said = sorted(str(f.Alt).split(".")[0] for f in figures)
        assert len(said) > 1
        assert said == [f"Part {n} of {len(said)}" for n in range(1, len(said) + 1)]
        files = [str(f.AF[0].UF) for f in figures]
        assert len(set(files)) == len(files)
        assert all(name.endswith(".csv") for name in files)
