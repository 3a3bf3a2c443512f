"""Where pages turn: no short last item alone, and no half-empty page before a panel that can be parted."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefing.cli.verbs import STARTER
from briefing.compose.story import Element
from briefing.diagnostics import Diagnostics
from briefing.layout.pages import Page, PlacedDrawing, PlacedLine
from briefing.pipeline import Lines, lay_out_brief

ROOT = Path(__file__).resolve().parents[2]


def pages_of(path: Path, style: str) -> list[Page]:
    return list(lay_out_brief(path, style, Diagnostics(), Lines()).pages.pages)


def inside(item: object, role: str) -> Element | None:
    """The innermost element of this role around what is placed."""
    e = item.owner if isinstance(item, PlacedLine | PlacedDrawing) else None
    while isinstance(e, Element) and e.role != role:
        e = e.parent
    return e if isinstance(e, Element) else None


@pytest.mark.parametrize("lines", range(0, 60, 3))
def test_a_short_last_item_does_not_stand_alone_on_a_page(lines: int, tmp_path: Path) -> None:
    data = yaml.safe_load(STARTER.read_text("utf-8").replace("SLUG", "harbour"))
    items = "".join(f"- Item {n} of the list.\n" for n in range(9))
    data["sections"][0]["body"] = "A line of words.\n\n" * lines + items
    path = tmp_path / "harbour.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    last: dict[int, int] = {}
    for number, page in enumerate(pages_of(path, "chancery")):
        for item in page.items:
            if isinstance(item, PlacedLine) and item.line.text.startswith("Item "):
                last[int(item.line.text.split()[1])] = number
    assert len(last) == 9
    assert last[8] == last[7]


@pytest.mark.parametrize("style", ["chancery", "ministry", "accessible", "large-print", "letter", "dense"])
@pytest.mark.parametrize("brief", ["dprk-troops", "specimen", "specimen-decision"])
def test_the_box_of_the_yardstick_stands_on_one_page(brief: str, style: str) -> None:
    pages = pages_of(ROOT / "inputs" / f"{brief}.yaml", style)
    found = {
        number
        for number, page in enumerate(pages)
        for item in page.items
        if isinstance(item, (PlacedLine, PlacedDrawing)) and isinstance(item.owner, Element) and within(item.owner, "yardstick")
    }
    assert len(found) == 1


def within(e: Element | None, id: str) -> bool:
    """Whether an element stands in the one with this id."""
    while e is not None and e.id != id:
        e = e.parent
    return e is not None


@pytest.mark.parametrize("style", ["chancery", "ministry", "accessible", "large-print", "letter", "dense"])
def test_a_title_never_ends_a_page(style: str) -> None:
    for page in pages_of(ROOT / "inputs" / "specimen.yaml", style):
        lines = [i for i in page.items if isinstance(i, PlacedLine) and isinstance(i.owner, Element)]
        texts = [i for i in lines if inside(i, "Note") is None and inside(i, "FENote") is None]
        lowest = max(texts, key=lambda i: i.y)
        below = [i for i in page.items if isinstance(i, PlacedDrawing) and i.y > lowest.y]
        e = lowest.owner
        while isinstance(e, Element) and e.kind == "inline":
            e = e.parent
        title = isinstance(e, Element) and ((e.role[:1] == "H" and e.role[1:].isdigit()) or e.role == "Caption")
        first = min(i.y for i in texts if i.owner is lowest.owner)
        in_a_rail = any(i.owner is not lowest.owner and abs(i.y - first) < 0.01 for i in texts)  # its text begins beside it
        assert below or in_a_rail or not title
