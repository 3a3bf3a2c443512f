"""A timeline across the page where it fits, and below each other where it does not: a list for who hears it, in both."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path
from random import Random

import pytest
import yaml

from briefing.cli.verbs import STARTER
from briefing.compose.story import Element
from briefing.diagnostics import Diagnostics
from briefing.layout.pages import PlacedDrawing, PlacedLine, PlacedRule
from briefing.pipeline import Lines, build_bytes, lay_out_brief
from briefing.transcript import transcript

EVENTS = (
    ("2019-03", "confirmed", "The board orders its first ice boat."),
    ("2021-01-05..2021-03-20", "confirmed", "Ice closes the outer roads for ten weeks."),
    ("2023", "reported", "The survey begins to measure at twelve places."),
    ("2024-11-30", "reported", "The pilots order a second boat."),
    ("2025-02", "planned", "The boat is to be delivered before the ice breaks."),
)


def brief_of(folder: Path, events: object, sheet: str = "", weight: int = 3) -> Path:
    data = yaml.safe_load(STARTER.read_text("utf-8").replace("SLUG", "harbour"))
    data["timeline"] = [
        {"date": d, "certainty": c, "text": t, "sources": ["pilots"], "weight": weight}
        for d, c, t in events  # type: ignore[attr-defined]
    ]
    path = folder / "harbour.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    if sheet:
        (folder / "house.yaml").write_text(sheet, encoding="utf-8")
    return path


def dates_of(path: Path, style: str) -> list[tuple[float, float]]:
    """Where the dates of the events end, in the order of the list."""
    found: dict[int, tuple[float, float]] = {}
    for page in lay_out_brief(path, style, Diagnostics(), Lines()).pages.pages:
        for i in page.items:
            if isinstance(i, PlacedLine) and isinstance(i.owner, Element) and i.owner.look == "timeline.date":
                found.setdefault(id(i.owner), (i.x + i.line.width, i.y))
    return list(found.values())


Box = tuple[int, float, float, float, float]


def boxes_of(path: Path, style: str) -> tuple[list[Box], list[Box]]:
    """The lines of words of the events, and the drawing of their line: page, left, top, right, foot."""
    words: list[Box] = []
    line: list[Box] = []
    for page in lay_out_brief(path, style, Diagnostics(), Lines()).pages.pages:
        for i in page.items:
            owner = i.owner if isinstance(i, PlacedLine) else None
            while isinstance(owner, Element) and owner.look != "timeline":
                owner = owner.parent
            if isinstance(i, PlacedLine) and isinstance(owner, Element):
                words.append((page.number, i.x, i.y - i.line.ascent, i.x + i.line.width, i.y + i.line.descent))
            elif isinstance(i, PlacedDrawing) and not isinstance(i.owner, Element) and i.drawing.width > 300:
                line.append((page.number, i.x, i.y, i.x + i.drawing.width, i.y + i.drawing.height))
    return words, line


def assert_clear(words: list[Box], line: list[Box]) -> None:
    for a, b in [*combinations(words, 2), *((w, d) for w in words for d in line)]:
        assert a[0] != b[0] or a[3] <= b[1] + 0.5 or b[3] <= a[1] + 0.5 or a[4] <= b[2] + 3 or b[4] <= a[2] + 3, (a, b)
    for w in words if line else []:
        assert line[0][1] - 0.5 <= w[1] <= w[3] <= line[0][3] + 0.5, "no words leave the measure"


@pytest.mark.parametrize("style", ["chancery", "ministry", "accessible", "letter"])
def test_few_dated_events_stand_by_turns_above_and_below_one_line(style: str, tmp_path: Path) -> None:
    path = brief_of(tmp_path, EVENTS)
    words, line = boxes_of(path, style)
    assert len(line) == 1
    assert len(words) > 10
    assert_clear(words, line)
    middle = (line[0][2] + line[0][4]) / 2
    places = dates_of(path, style)
    assert [y < middle for _, y in places] == [True, False, True, False, True]
    for side in (True, False):
        lane = [x for x, y in places if (y < middle) == side]
        assert lane == sorted(lane)


def test_events_that_stand_well_apart_have_their_words_below(tmp_path: Path) -> None:
    path = brief_of(
        tmp_path, [("2019-03", "confirmed", "A boat."), ("2022", "reported", "Ice."), ("2025-02", "planned", "A lock.")]
    )
    words, line = boxes_of(path, "chancery")
    assert len(line) == 1
    assert all(w[2] >= line[0][4] - 3 for w in words)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_the_dates_and_words_nothing_overlaps(seed: int, tmp_path: Path) -> None:
    dice = Random(seed)
    said = ("Ice.", "The board orders its first ice boat.", "The survey begins to measure at twelve places in the outer roads.")
    events = []
    for _ in range(dice.randint(3, 7)):
        year = dice.choice((1990, 2019, 2020, 2024))
        date = f"{year}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
        if dice.random() < 0.3:
            date += f"..{year + dice.randint(1, 3)}"
        events.append((date, dice.choice(("confirmed", "reported", "planned", "assessed")), dice.choice(said)))
    path = brief_of(tmp_path, events)
    for style in ("chancery", "ministry"):
        words, line = boxes_of(path, style)
        assert words
        assert_clear(words, line)


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
        [*EVENTS[:2], ("2024", "reported", "The board meets. " * 30)],
    ],
    ids=["two", "eight", "long"],
)
def test_what_does_not_fit_stands_below_each_other(events: object, tmp_path: Path) -> None:
    places = dates_of(brief_of(tmp_path, events), "chancery")
    assert len({round(x) for x, _ in places}) == 1


def test_events_of_less_weight_stand_below_each_other_their_dates_ending_at_one_place(tmp_path: Path) -> None:
    places = dates_of(brief_of(tmp_path, EVENTS, weight=2), "chancery")
    assert len(places) == 5
    assert len({round(x) for x, _ in places}) == 1


def test_the_words_of_an_event_stand_beside_its_sign_in_every_line(tmp_path: Path) -> None:
    events = [("2024", "reported", "The board meets and meets again. " * 8)]
    lines = [
        i
        for page in lay_out_brief(brief_of(tmp_path, events), "chancery", Diagnostics(), Lines()).pages.pages
        for i in page.items
        if isinstance(i, PlacedLine) and isinstance(i.owner, Element) and i.owner.look == "timeline.text"
    ]
    assert len(lines) > 2
    assert len({round(i.x + i.line.pieces[0].x, 1) for i in lines}) == 1


def test_a_line_runs_from_sign_to_sign_and_is_dashed_where_the_order_is_not_known(tmp_path: Path) -> None:
    events = [("2019", "confirmed", "A boat."), ("2020", "reported", "Ice. " * 60), ("2020-06", "planned", "A lock.")]
    path = brief_of(tmp_path, events, weight=2)
    items = [i for page in lay_out_brief(path, "chancery", Diagnostics(), Lines()).pages.pages for i in page.items]
    signs = [i for i in items if isinstance(i, PlacedLine) and isinstance(i.owner, Element) and i.owner.kind == "label"]
    upright = [i for i in items if isinstance(i, PlacedRule) and i.x1 - i.x0 < 1 and abs(i.x0 - signs[0].x) < 9]
    assert len(signs) == 3
    parts = [[r for r in upright if a.y < r.y0 + r.width / 2 <= b.y + 1] for a, b in pairwise(signs)]
    assert len(parts[0]) <= 2  # whole: below the one sign, above the other
    assert len(parts[1]) > 8  # 2020 and June of it: dashes
    assert all(r.width <= 2.01 for r in parts[1])


def test_events_without_order_stand_below_words_that_say_so_without_dates(tmp_path: Path) -> None:
    events = [*EVENTS[:3], ("not_stated", "planned", "The ice breaks."), ("not_stated", "planned", "The lock opens.")]
    said = transcript(build_bytes(brief_of(tmp_path, events)).data)
    at = said.index("Order not stated")
    assert said.index("item March 2019") < at < said.index("The ice breaks.") < said.index("The lock opens.")
    assert "ate not stated" not in said[at:]


def test_a_sheet_may_want_a_list_always(tmp_path: Path) -> None:
    path = brief_of(tmp_path, EVENTS, "style: 1\nextends: chancery\nelements:\n  timeline: {form: list}\n")
    assert len({round(x) for x, _ in dates_of(path, str(tmp_path / "house.yaml"))}) == 1
