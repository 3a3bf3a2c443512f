"""What an author types, and what it means: times, numbers, truths, ids, languages, addresses."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from briefing.model.values import (
    parse_address,
    parse_day,
    parse_horizon,
    parse_language,
    parse_moment,
    parse_number,
    parse_slug,
    parse_truth,
    parse_when,
    parse_whole_number,
)


def refused(parse: Any, value: Any) -> tuple[str, str]:
    with pytest.raises(PydanticCustomError) as error:
        parse(value)
    context = error.value.context or {}
    return error.value.type, " ".join([context["message"], *context["hints"]])


@given(st.dates())
def test_a_day_means_itself(day: date) -> None:
    when = parse_when(day.isoformat())
    assert (when.kind, when.start, when.end, str(when)) == ("day", day, day, day.isoformat())


@given(st.integers(1000, 2999), st.integers(1, 12))
def test_a_month_is_all_its_days(year: int, month: int) -> None:
    when = parse_when(f"{year}-{month:02}")
    assert when.start == date(year, month, 1)
    assert when.end == date(year, month, calendar.monthrange(year, month)[1])
    assert str(when) == f"{year}-{month:02}"


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 4000))
def test_a_range_runs_forward(start: date, days: int) -> None:
    end = start + timedelta(days)
    when = parse_when(f"{start}..{end}")
    assert (when.start, when.end) == (start, end)
    if days:
        assert refused(parse_when, f"{end}..{start}")[0] == "B218"


def test_times_not_dated() -> None:
    assert not parse_when("not_stated").stated
    assert parse_when({"words": "late October"}).words == "late October"
    assert parse_when("2024").end == date(2024, 12, 31)
    mixed = parse_when("2024-09 .. 2024-11-03")
    assert (mixed.start, mixed.end, str(mixed)) == (date(2024, 9, 1), date(2024, 11, 3), "2024-09..2024-11-03")


@pytest.mark.parametrize(
    ("typed", "taught"),
    [
        ("2024-02-30", "no such day"),
        ("2024-13-01", "no month 13"),
        ("late October", "{words: late October}"),
        ("23/10/2024", "year-month-day"),
        ("unknown", "not_stated"),
        ("2024-10-23T12:00", "write a day"),
        ("", "write a day"),
    ],
)
def test_a_time_that_is_none_is_taught(typed: str, taught: str) -> None:
    code, words = refused(parse_when, typed)
    assert code == "B205"
    assert taught in words


def code_or(parse: Any, value: Any) -> Any:
    """What is read, or the code with which it is refused; anything else raised fails the test."""
    try:
        return parse(value)
    except PydanticCustomError as error:
        return error.type


@given(st.one_of(st.text(max_size=20), st.from_regex(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?(\.\.[0-9-]{4,10})?", fullmatch=True)))
def test_any_text_is_a_time_or_refused(text: str) -> None:
    when = code_or(parse_when, text)
    assert when in ("B205", "B218") or parse_when(str(when)) == when


def test_a_horizon_may_be_words() -> None:
    assert parse_horizon("the next two quarters").words == "the next two quarters"
    assert parse_horizon("2025-06").kind == "month"
    assert refused(parse_horizon, "2025-14")[0] == "B205"


def test_a_day_is_no_month() -> None:
    assert parse_day("2024-10-23") == date(2024, 10, 23)
    assert "single day" in refused(parse_day, "2024-10")[1]


def test_moments() -> None:
    assert parse_moment("2024-11-17T12:00+01:00").isoformat() == "2024-11-17T12:00:00+01:00"
    assert refused(parse_moment, "noon")[0] == "B205"


@given(st.one_of(st.integers(-(10**15), 10**15), st.floats(allow_nan=False, allow_infinity=False)))
def test_numbers_are_read_as_written(number: float) -> None:
    assert parse_number(repr(number)) == float(number)


@pytest.mark.parametrize(
    ("typed", "taught"),
    [
        ("1,000", "write 1000"),
        ("1_000", "write 1000"),
        ("1 000 000", "write 1000000"),
        ("12,5", "write 12.5"),
        ("70%", "write 70"),
        ("thousands", "in figures"),
        (".inf", "in figures"),
        (".nan", "in figures"),
        ("1e999", "too large"),
        ("0x10", "in figures"),
        ("", "in figures"),
        ("true", "in figures"),
    ],
)
def test_what_is_no_number_is_taught(typed: str, taught: str) -> None:
    code, words = refused(parse_number, typed)
    assert code == "B204"
    assert taught in words


def test_whole_numbers() -> None:
    assert parse_whole_number("3") == 3
    assert parse_whole_number("3.0") == 3
    assert refused(parse_whole_number, "2.5")[0] == "B204"


@pytest.mark.parametrize(
    ("typed", "meant"), [("yes", "`true`"), ("on", "`true`"), ("No", "`false`"), ("maybe", "`true` or `false`")]
)
def test_only_true_and_false_are_truths(typed: str, meant: str) -> None:
    assert parse_truth("TRUE") is True
    assert parse_truth("false") is False
    code, words = refused(parse_truth, typed)
    assert code == "B209"
    assert words.endswith(f"write {meant}")


@given(st.text(max_size=12))
def test_an_id_is_taken_or_a_better_one_offered(text: str) -> None:
    if code_or(parse_slug, text) != text.strip():
        code, words = refused(parse_slug, text)
        assert code == "B210"
        offered = words.rpartition("write ")[2].removeprefix("it as ").strip("`")
        assert parse_slug(offered) == offered


@pytest.mark.parametrize(
    ("typed", "read"),
    [("EN", "en"), ("en-gb", "en-GB"), ("zh-hans-cn", "zh-Hans-CN"), ("de-1996", "de-1996"), ("es-419", "es-419")],
)
def test_language_tags(typed: str, read: str) -> None:
    assert parse_language(typed) == read


@pytest.mark.parametrize("typed", ["en_GB", "english language", "e", "", "en-"])
def test_what_is_no_language_tag(typed: str) -> None:
    assert refused(parse_language, typed)[0] == "B215"


def test_addresses() -> None:
    assert parse_address("https://example.org/a?b=c#d") == "https://example.org/a?b=c#d"
    assert refused(parse_address, "example.org/a") == ("B216", "`example.org/a` is not a web address write `https://example.org/a`")
    for typed in ("javascript:alert(1)", "ftp://example.org", "https://", "https://a b.org", "file:///etc/passwd"):
        assert refused(parse_address, typed)[0] == "B216"
