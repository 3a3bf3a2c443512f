"""The structure of every shipped brief keeps the rules of `audit.py`, in both targets; and each rule can be broken."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from briefing.pipeline import Options, build_bytes

from .audit import Node, audit

ROOT = Path(__file__).resolve().parents[2]
BRIEFS = sorted(p.stem for p in (ROOT / "inputs").glob("*.yaml"))


@cache
def built(brief: str, target: str, sheet: str = "chancery") -> bytes:
    return build_bytes(ROOT / "inputs" / f"{brief}.yaml", style=sheet, options=Options(target)).data


@pytest.mark.parametrize("target", ["1.7", "2.0"])
@pytest.mark.parametrize("brief", BRIEFS)
def test_the_tree_of_every_brief_keeps_the_rules(brief: str, target: str) -> None:
    with pikepdf.open(io.BytesIO(built(brief, target))) as pdf:
        assert audit(pdf) == []


def of(pdf: pikepdf.Pdf, role: str) -> Iterator[Node]:
    return (n for n in Node(pdf.Root["/StructTreeRoot"]["/K"], None).walk() if n.role == role)


def first(pdf: pikepdf.Pdf, role: str) -> Any:
    return next(of(pdf, role)).d


def _without(role: str, key: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        node = first(pdf, role)
        if key in node:
            del node[key]
        else:
            for a in node["/A"] if isinstance(node["/A"], pikepdf.Array) else [node["/A"]]:
                if key in a:
                    del a[key]

    return change


def _renamed(role: str, new: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        first(pdf, role)["/S"] = pikepdf.Name("/" + new)

    return change


def _kids_turned(role: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        above = next(of(pdf, role)).parent
        assert above is not None
        above.d["/K"] = pikepdf.Array(reversed(list(above.d["/K"])))

    return change


def _box_outside(pdf: pikepdf.Pdf) -> None:
    node = next(n for n in of(pdf, "Figure") if n.attribute("/BBox") is not None)
    node.attribute("/BBox")[2] = 4000


def _link_undescribed(pdf: pikepdf.Pdf) -> None:
    del next(n for n in of(pdf, "Link") if n.annotations()).annotations()[0]["/Contents"]


def _language(pdf: pikepdf.Pdf) -> None:
    first(pdf, "P")["/Lang"] = "english, mostly"


def _identifier_twice(pdf: pikepdf.Pdf) -> None:
    one, other = (n.d for n, _ in zip(of(pdf, "TH"), range(2), strict=False))
    other["/ID"] = one["/ID"]


def _page_unparented(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj["/StructParents"]


def _note_without_a_way(pdf: pikepdf.Pdf) -> None:
    first(pdf, "Note")["/ID"] = "nowhere"


def _unmapped(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]["/RoleMap"]["/Strong"]


WAYS = {
    "H2 → H4": (_renamed("H2", "H4"), "follows a heading of level"),
    "LI → P": (_renamed("LI", "P"), "stands in P"),
    "a caption is last": (_kids_turned("Caption"), "is not the first in"),
    "TH without Scope": (_without("TH", "/Scope"), "has no scope"),
    "TH without ID": (_without("TH", "/ID"), "has no identifier"),
    "TD without Headers": (_without("TD", "/Headers"), "names no heads"),
    "Figure without Alt": (_without("Figure", "/Alt"), "has no alternative text"),
    "Figure without BBox": (_without("Figure", "/BBox"), "has no box"),
    "a box off the page": (_box_outside, "is not inside its page"),
    "L without ListNumbering": (_without("L", "/ListNumbering"), "does not say how it is numbered"),
    "label behind the body": (_kids_turned("Lbl"), "is not a label and a body"),
    "Link → Span": (_renamed("Link", "Span"), "hangs on Span"),
    "Link without Contents": (_link_undescribed, "has no description"),
    "language": (_language, "has the language"),
    "identifier twice": (_identifier_twice, "is used twice"),
    "page without parents": (_page_unparented, "has no place in the parent tree"),
    "Note that nothing leads to": (_note_without_a_way, "nothing leads to"),
    "Strong unmapped": (_unmapped, "not mapped"),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_each_rule_can_be_broken(way: str) -> None:
    change, said = WAYS[way]
    with pikepdf.open(io.BytesIO(built("specimen", "1.7"))) as pdf:
        change(pdf)
        assert [s for s in audit(pdf) if said in s], way


@pytest.mark.parametrize("sheet", ["chancery", "accessible"])
@pytest.mark.parametrize("brief", BRIEFS)
def test_links_that_are_told_alike_lead_to_one_place(brief: str, sheet: str) -> None:
    """Whoever goes through a file link by link hears only their descriptions: «1» is three things, «judgment 1» one."""
    with pikepdf.open(io.BytesIO(built(brief, "1.7", sheet))) as pdf:
        places: dict[str, set[str]] = {}
        for link in of(pdf, "Link"):
            for annotation in link.annotations():  # one a line
                action = annotation["/A"]
                place = str(action["/URI"]) if "/URI" in action else str([getattr(x, "objgen", x) for x in action["/D"]])
                places.setdefault(str(annotation["/Contents"]), set()).add(place)
        # a figure is shown from its caption, a set of estimates from its own line in the same figure
        assert {told: where for told, where in places.items() if len(where) > 1 and not told.startswith("Figure ")} == {}


@pytest.mark.parametrize("brief", BRIEFS)
def test_data_is_called_as_the_brief_calls_its_figure(brief: str) -> None:
    with pikepdf.open(io.BytesIO(built(brief, "1.7"))) as pdf:
        for figure in of(pdf, "Figure"):
            assert figure.parent is not None
            for file in figure.d.get("/AF", []):
                if str(file.AFRelationship) == "/Data":
                    assert str(file.UF) == f"{figure.id or figure.parent.id}.csv"


def in_a_cell(node: Node) -> bool:
    above = node.parent
    while above is not None and above.role != "TD":
        above = above.parent
    return above is not None


@pytest.mark.parametrize("brief", BRIEFS)
def test_every_chart_and_table_carries_its_data(brief: str) -> None:
    with pikepdf.open(io.BytesIO(built(brief, "1.7"))) as pdf:
        nodes = [n for role in ("Figure", "Table") for n in of(pdf, role) if not in_a_cell(n)]  # a sign is read in words
        nodes += [n for n in of(pdf, "L") if "timeline" in (n.parent.id if n.parent else "")]
        kinds = [[str(f.AFRelationship) for f in n.d.get("/AF", [])] for n in nodes]
        images = sum(k == ["/Source"] for k in kinds)
        assert kinds.count(["/Data"]) == len(nodes) - images > 0
        assert images == (brief == "specimen")
        assert any(n.role == "L" for n in nodes) == (brief != "specimen-decision")
