"""A timeline across the page where it fits, and below each other where it does not: a list for who hears it, in both."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
import yaml

from briefing.build import Lines, build_bytes, lay_out_brief
from briefing.cli.commands import STARTER
from briefing.compose.story import Element
from briefing.diagnostics import Diagnostics
from briefing.layout.pages import PlacedDrawing, PlacedLine
from briefing.pdf.transcript import transcript

EVENTS = (
    ("2019-03", "confirmed", "The board orders its first ice boat."),
    ("2021-01-05..2021-03-20", "confirmed", "Ice closes the outer roads for ten weeks."),
    ("2023", "reported", "The survey begins to measure at twelve places."),
    ("2024-11-30", "reported", "The pilots order a second boat."),
    ("2025-02", "planned", "The boat is to be delivered before the ice breaks."),
)


def brief_of(folder: Path, events: object, sheet: str = "") -> Path:
    data = yaml.safe_load(STARTER.read_text("utf-8").replace("SLUG", "harbour"))
    data["timeline"] = [{"date": d, "certainty": c, "text": t, "sources": ["pilots"]} for d, c, t in events]  # type: ignore[attr-defined]
    path = folder / "harbour.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    if sheet:
        (folder / "house.yaml").write_text(sheet, encoding="utf-8")
    return path


def dates_of(path: Path, style: str) -> list[tuple[float, float]]:
    """Where the dates of the events stand."""
    found = []
    for page in lay_out_brief(path, style, Diagnostics(), Lines()).pages.pages:
        for i in page.items:
            if isinstance(i, PlacedLine) and isinstance(i.owner, Element) and i.owner.look == "timeline.date":
                found.append((i.x, i.y))
    return found


@pytest.mark.parametrize("style", ["chancery", "ministry", "accessible", "letter"])
def test_few_dated_events_stand_on_one_line(style: str, tmp_path: Path) -> None:
    path = brief_of(tmp_path, EVENTS)
    places = dates_of(path, style)
    assert len({round(x) for x, _ in places}) == 5
    assert places[0][1] == places[-1][1]
    boxes = []
    for page in lay_out_brief(path, style, Diagnostics(), Lines()).pages.pages:
        for i in page.items:
            owner = i.owner if isinstance(i, PlacedLine) else None
            while isinstance(owner, Element) and owner.look != "timeline":
                owner = owner.parent
            if isinstance(i, PlacedLine) and owner is not None:
                boxes.append((page.number, i.x, i.y - i.line.ascent, i.x + i.line.width, i.y + i.line.descent))
    assert len(boxes) > 15
    for a, b in combinations(boxes, 2):
        assert a[0] != b[0] or a[3] <= b[1] + 0.5 or b[3] <= a[1] + 0.5 or a[4] <= b[2] + 3 or b[4] <= a[2] + 3, (a, b)


def test_it_is_heard_as_a_list_in_the_order_of_time(tmp_path: Path) -> None:
    said = transcript(build_bytes(brief_of(tmp_path, EVENTS)).data)
    at = said.index("list, 5 items\n  item March 2019: The board orders its first ice boat. [note 1] (confirmed)")
    assert said.index("item February 2025: The boat is to be delivered", at) > at
    assert "2022" not in said[at : said.index("end of list", at)]  # the words of the scale say nothing that the dates do not say


@pytest.mark.parametrize(
    "events",
    [
        EVENTS[:2],
        [*EVENTS, *EVENTS[:3]],
        [*EVENTS[:3], ("not_stated", "planned", "The ice breaks.")],
        [*EVENTS[:2], ("2024", "reported", "The board meets. " * 30)],
    ],
    ids=["two", "eight", "undated", "long"],
)
def test_what_does_not_fit_stands_below_each_other(events: object, tmp_path: Path) -> None:
    places = dates_of(brief_of(tmp_path, events), "chancery")
    assert len({round(x) for x, _ in places}) == 1


def test_a_sheet_may_want_a_list_always(tmp_path: Path) -> None:
    path = brief_of(tmp_path, EVENTS, "style: 1\nextends: chancery\nelements:\n  timeline: {form: list}\n")
    assert len({round(x) for x, _ in dates_of(path, str(tmp_path / "house.yaml"))}) == 1


def test_the_line_is_drawn_once_above_the_words(tmp_path: Path) -> None:
    for page in lay_out_brief(brief_of(tmp_path, EVENTS), "chancery", Diagnostics(), Lines()).pages.pages:
        bands = [i for i in page.items if isinstance(i, PlacedDrawing) and not isinstance(i.owner, Element)]
        dates = [i for i in page.items if isinstance(i, PlacedLine) and getattr(i.owner, "look", "") == "timeline.date"]
        wide = [b for b in bands if b.drawing.width > 300]
        assert len(wide) == (1 if dates else 0)
        assert all(b.y + b.drawing.height <= d.y for b in wide for d in dates)
