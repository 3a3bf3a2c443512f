"""The contents list: there where a brief takes many pages, so that its readers find their way, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.diagnostics import Diagnostics
from briefing.pipeline import Lines, lay_out_brief

ROOT = Path(__file__).resolve().parent.parent.parent
FROM = 14


@pytest.mark.parametrize("brief", ["specimen", "specimen-decision"])
@pytest.mark.parametrize("style", ["chancery", "dense", "large-print"])
def test_a_brief_has_a_contents_list_where_it_takes_many_pages(brief: str, style: str) -> None:
    laid_out = lay_out_brief(ROOT / "inputs" / f"{brief}.yaml", style, Diagnostics(), Lines(), lambda stage: None, None)
    assert ("contents" in laid_out.pages.story.by_id) == (len(laid_out.pages.pages) >= FROM)


def test_a_brief_that_hides_its_contents_list_has_none() -> None:
    brief = ROOT / "inputs" / "dprk-troops.yaml"
    laid_out = lay_out_brief(brief, "large-print", Diagnostics(), Lines(), lambda stage: None, None)
    assert len(laid_out.pages.pages) >= FROM
    assert "contents" not in laid_out.pages.story.by_id
