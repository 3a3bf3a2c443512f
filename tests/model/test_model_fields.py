"""The model is closed, frozen and says of every field what it is and what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from briefing.model import Brief
from briefing.model.evidence import Estimate, EstimateRange
from briefing.model.frame import MARKING_LEVELS, MARKING_SCHEMES, Person
from briefing.model.likelihood import Likelihood
from briefing.model.part import Part, Use, use_of, yaml_key
from briefing.model.products import PRODUCTS, ProductName


def classes(part: type[Part] = Part) -> Iterator[type[Part]]:
    for one in part.__subclasses__():
        yield one
        yield from classes(one)


EVERY = sorted(classes(), key=lambda c: c.__name__)


def test_the_missions_keys_are_fields() -> None:
    words = "key_judgments actors issues positions estimates timeline scenarios options sources sections"
    assert set(words.split()) <= set(Brief.model_fields)


@pytest.mark.parametrize("part", EVERY, ids=lambda c: c.__name__)
def test_every_field_says_what_it_is_and_what_it_is_for(part: type[Part]) -> None:
    assert part.__doc__
    assert part.model_config["extra"] == "forbid"
    assert part.model_config["frozen"]
    for name, info in part.model_fields.items():
        assert info.description, name
        assert info.description.endswith("."), name
        assert use_of(part, name) in Use
        assert yaml_key(part, name) == name.rstrip("_")
    if part.IN_SHORT:
        assert part.IN_SHORT in part.model_fields


def test_a_part_cannot_be_changed_nor_take_what_it_does_not_know() -> None:
    person = Person(name="A. Analyst")
    with pytest.raises(ValidationError):
        person.name = "B"
    with pytest.raises(ValidationError):
        Person.model_validate({"name": "A", "nick": "B"})


def test_a_part_made_in_python_has_no_place() -> None:
    person = Person(name="A. Analyst")
    assert person.span is None
    assert person.span_of("name") is None
    assert person.place_of("name") is None
    assert person == Person(name="A. Analyst")


@pytest.mark.parametrize("forms", [{}, {"term": "likely", "percent": 70}, {"percent": 70, "range": (60, 80)}])
def test_a_likelihood_has_exactly_one_form(forms: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as error:
        Likelihood(**forms)
    assert [e["type"] for e in error.value.errors()] == ["B208"]


@pytest.mark.parametrize("percent", [0, 100, -1])
def test_certainty_is_no_likelihood(percent: float) -> None:
    with pytest.raises(ValidationError):
        Likelihood(percent=percent)


@pytest.mark.parametrize("ends", [(70, 60), (60, 60), (-5, 20), (90, 105)])
def test_a_range_of_percentages_is_in_order_and_within_limits(ends: tuple[float, float]) -> None:
    with pytest.raises(ValidationError):
        Likelihood(range=ends)


def estimate(**form: Any) -> Estimate:
    fixed = {"by": "A", "attribution": "named", "kind": "claimed", "as_of": "not_stated", "sources": ("a",)}
    return Estimate.model_validate({**fixed, **form})


def test_an_estimate_has_exactly_one_value_form() -> None:
    forms = {"value": 3, "range": EstimateRange(low=1, high=2), "at_least": 1, "at_most": 5, "words": "thousands"}
    for form, value in forms.items():
        assert estimate(**{form: value}).form == form
        if form != "words":
            with pytest.raises(ValidationError):
                estimate(**{form: value, "words": "thousands"})
    with pytest.raises(ValidationError):
        estimate()


def test_a_best_value_lies_in_its_range() -> None:
    assert EstimateRange(low=1, high=3, best=3).best == 3
    with pytest.raises(ValidationError):
        EstimateRange(low=1, high=3, best=4)


def test_products_and_markings_are_data() -> None:
    assert set(PRODUCTS) == set(get_args(ProductName))
    for product in PRODUCTS.values():
        assert set(product.needs) <= set(Brief.model_fields)
        assert len(set(product.sections)) == len(product.sections)
    assert set(MARKING_LEVELS) == set(MARKING_SCHEMES) - {"none"}
