"""Numbers as they are printed: every finite one has a form that ends and says what it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.numbers import NumberForm

GERMAN = NumberForm(".", ",")


ENDS = (5e-324, 1.7e308, -1.7e308, 1e15, 1e16, 123456789012345680.0)


@given(st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from(ENDS))
def test_every_number_ends_and_is_the_number_given(value: float) -> None:
    said = NumberForm().write(value)
    assert len(said) <= 34
    read = said.replace("−", "-").replace(",", "").replace("×10^", "e")
    assert float(read) == value


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (10_000, "10.000"),
        (2.5, "2,5"),
        (-3, "−3"),
        (0.00001, "0,00001"),
        (1.25e-9, "0,00000000125"),
        (5e-324, "5×10^−324"),
        (-1.7e308, "−1,7×10^308"),
        (1e15, "1×10^15"),
        (1234567890123456.0, "1,234567890123456×10^15"),
        (999_999_999_999_999.0, "999.999.999.999.999"),
    ],
)
def test_a_number_is_written_as_given(value: float, said: str) -> None:
    assert GERMAN.write(value) == said


@pytest.mark.parametrize(("value", "digits", "said"), [(-1.25e-20, 30, "−1,25×10^−20"), (2e15, 0, "2×10^15"), (-0.001, 0, "0")])
def test_a_number_is_rounded_to_the_digits_of_a_scale(value: float, digits: int, said: str) -> None:
    assert GERMAN.fixed(value, digits) == said
