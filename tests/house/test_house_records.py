"""Records against `dataclasses`: what callers may rely on is the same."""

from __future__ import annotations

import copy
import pickle
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.records import fresh, record, replace


@record
class Place:
    x: float
    y: float = 0.0
    kind: ClassVar[str] = "place"

    def far(self) -> float:
        return abs(self.x) + abs(self.y)


@dataclass(frozen=True, slots=True)
class Twin:
    x: float
    y: float = 0.0


@record
class Marked(Place):
    mark: str = ""


@record(frozen=False)
class Bag:
    items: list[int] = fresh(default_factory=list)
    size: int = 0

    def __post_init__(self) -> None:
        self.size = len(self.items)


@dataclass(slots=True)
class TwinBag:
    items: list[int] = field(default_factory=list)


@record(frozen=False, eq=False)
class Thing:
    name: str


@record
class Nothing:
    """No field at all."""


@given(st.floats(allow_nan=False), st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_a_value_is_what_its_fields_are(x: float, y: float, z: float) -> None:
    assert (Place(x, y) == Place(y=z, x=x)) == (Twin(x, y) == Twin(x, z))
    assert hash(Place(x, y)) == hash(Place(x, y))
    assert repr(Place(x, y)) == repr(Twin(x, y)).replace("Twin", "Place")
    assert replace(Place(x, y), y=z) == Place(x, z)


def test_values_of_different_classes_differ() -> None:
    assert Place(1.0, 2.0) != Marked(1.0, 2.0)
    assert Place(1.0) != Twin(1.0)
    assert Nothing() == Nothing()
    assert Nothing() != Place(0.0)


def test_fields_of_the_base_come_first() -> None:
    marked = Marked(1.0, 2.0, "m")
    assert (marked.x, marked.y, marked.mark, marked.far(), Marked.kind) == (1.0, 2.0, "m", 3.0, "place")
    match marked:
        case Place(x, y):
            assert (x, y) == (1.0, 2.0)


def test_a_fresh_default_is_never_shared() -> None:
    one, other = Bag(), Bag()
    one.items.append(1)
    assert other.items == []
    assert Bag([1, 2]).size == 2
    assert repr(TwinBag()) == "TwinBag(items=[])"
    assert repr(Bag()) == "Bag(items=[], size=0)"


def test_what_may_change_is_not_hashable_and_a_thing_equals_itself() -> None:
    assert Bag([1]) == Bag([1])
    with pytest.raises(TypeError):
        hash(Bag())
    thing = Thing("a")
    assert thing == thing
    assert thing != Thing("a")
    assert len({thing, Thing("a")}) == 2


@pytest.mark.parametrize("wrong", [lambda: Place(), lambda: Place(1.0, z=2.0), lambda: replace(Place(1.0), z=2.0)])
def test_wrong_fields_are_refused(wrong: Any) -> None:
    with pytest.raises(TypeError):
        wrong()


def test_a_record_has_no_room_for_more() -> None:
    with pytest.raises(AttributeError):
        Thing("a").other = 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("value", [Place(1.0, 2.0), Marked(1.0, 2.0, "m"), Bag([1])])
def test_records_can_be_copied_and_kept(value: Any) -> None:
    assert copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(value)) == value


def test_a_thing_that_knows_its_parent_can_be_shown() -> None:
    """A failing test shows what it compared: a tree of a thousand elements took all memory."""
    from briefing.compose.story import Element, Words

    root = Element("Document")
    for _ in range(30):
        branch = Element("Sect")
        for _ in range(30):
            branch.add(Element("P").add(Words("word")))
        root.add(branch)
    assert len(repr(root)) < 1000
    assert "Words(text='word'" in repr(root.children[0].children[0].children[0])
