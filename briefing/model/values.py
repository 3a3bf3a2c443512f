"""The author's text turned into values: times, numbers, yes and no, ids, languages, addresses, by the YAML 1.2 core rules.

The loader leaves every scalar as it was typed; the type a field wants decides what the text means here.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_plain_validator_function

from briefing.languages import NotALanguage, language_tag
from briefing.model.part import refuse
from briefing.model.prose import Prose
from briefing.records import record


class Refers(NamedTuple):
    """Marks a text that is the id of another part: of one of these kinds."""

    kinds: tuple[str, ...]


WHEN_FORMS = (
    "write a day `2024-10-23`, a month `2024-10`, a year `2024`, a range `2024-10-01..2024-10-07`, `not_stated`, "
    "or words `{words: late October}`"
)


@record
class When:
    """A time as exactly as it is known.

    `kind` is day, month, year, range, words or not_stated. `start` and `end` are the first and the last day it covers
    (None for words and not_stated). A range keeps its two ends as they were written in `first` and `last`.
    """

    kind: str
    start: date | None = None
    end: date | None = None
    words: str = ""
    first: When | None = None
    last: When | None = None

    @property
    def stated(self) -> bool:
        """False for `not_stated`."""
        return self.kind != "not_stated"

    def __str__(self) -> str:
        """As an author writes it."""
        if self.kind == "range":
            return f"{self.first}..{self.last}"
        if self.kind == "words":
            return self.words
        if self.start is None:
            return self.kind
        return self.start.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.kind]]


NOT_STATED = When("not_stated")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"[12]\d{3}")


def parse_when(value: Any) -> When:
    """Read a time. Takes what an author types, `{words: …}`, a `datetime.date` and a `When`; refuses with B205."""
    if isinstance(value, When):
        return value
    if isinstance(value, dict):
        words = value.get("words")
        if set(value) == {"words"} and isinstance(words, str) and words.strip():
            return When("words", words=words.strip())
        raise refuse("B205", "this is not a time", WHEN_FORMS)
    if isinstance(value, date):
        return When("day", value, value)
    text = str(value).strip()
    if text == "not_stated":
        return NOT_STATED
    left, dots, right = text.partition("..")
    if not dots:
        return _point(text)
    first, last = _point(left.strip()), _point(right.strip())
    if first.start is not None and last.end is not None and last.end < first.start:
        raise refuse("B218", f"this range of time ends before it begins: {text}", f"write `{right.strip()}..{left.strip()}`")
    return When("range", first.start, last.end, "", first, last)


def _point(text: str) -> When:
    if m := _DAY.fullmatch(text):
        day = _calendar_day(text, int(m[1]), int(m[2]), int(m[3]))
        return When("day", day, day)
    if m := _MONTH.fullmatch(text):
        year, month = int(m[1]), int(m[2])
        start = _calendar_day(text, year, month, 1)
        return When("month", start, start.replace(day=calendar.monthrange(year, month)[1]))
    if _YEAR.fullmatch(text):
        return When("year", date(int(text), 1, 1), date(int(text), 12, 31))
    if text.replace(" ", "_").replace("-", "_").lower() in ("not_stated", "unknown", "n/a", "none"):
        raise refuse("B205", f"`{text}` is not a time", "for a time that the source does not give, write `not_stated`")
    if re.fullmatch(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}", text):
        raise refuse("B205", f"`{text}` is not a time", "a date is written year-month-day, as `2024-10-23`")
    if text and not any(c.isdigit() for c in text):
        raise refuse("B205", f"`{text}` is not a time", f"for a time in words write `{{words: {text}}}`", WHEN_FORMS)
    raise refuse("B205", f"`{text}` is not a time", WHEN_FORMS)


def _calendar_day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        if not 1 <= month <= 12:
            raise refuse("B205", f"there is no month {month}: {text}", "a date is written year-month-day") from None
        raise refuse("B205", f"there is no such day in the calendar: {text}") from None


def parse_horizon(value: Any) -> When:
    """Read a time or, where it is none, the words that stand for it (`the next two quarters`)."""
    if isinstance(value, str) and not re.match(r"\d|not_stated$", value.strip()) and value.strip():
        return When("words", words=value.strip())
    return parse_when(value)


def parse_day(value: Any) -> date:
    """Read a single day; refuses anything less exact with B205."""
    when = parse_when(value)
    if when.kind != "day" or when.start is None:
        raise refuse("B205", f"`{when}` is not a single day", "write it as `2024-10-23`")
    return when.start


def parse_moment(value: Any) -> datetime:
    """Read a day, or a day and an hour with its offset from UTC (`2024-11-17T12:00+01:00`); refuses with B205."""
    if isinstance(value, datetime):
        return value
    try:
        return datetime.fromisoformat(str(value).strip())
    except ValueError:
        raise refuse("B205", f"`{value}` is not a day and hour", "write `2024-11-17T12:00+01:00` or `2024-11-17`") from None


_INTEGER = re.compile(r"[-+]?\d+")
_FLOAT = re.compile(r"[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:[,_ '\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?")
_DECIMAL_COMMA = re.compile(r"[-+]?\d+,\d+")


def parse_number(value: Any) -> float:
    """Read a number by the YAML 1.2 core rules (decimal forms); refuses `1,000`, `1_000` and words with B204."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    text = str(value).strip()
    if _FLOAT.fullmatch(text):
        number = float(text)
        if number in (float("inf"), float("-inf")):
            raise refuse("B204", f"`{text}` is too large a number")
        return number
    plain = re.sub(r"[,_ '\u00a0\u2009\u202f]", "", text)
    if _GROUPED.fullmatch(text):
        raise refuse("B204", f"`{text}` is not a number", f"write {plain}: the page prints it with separators")
    if _DECIMAL_COMMA.fullmatch(text) or re.fullmatch(r"[-+]?[\d_]*_[\d_]+", text):
        raise refuse("B204", f"`{text}` is not a number", f"write {text.replace(',', '.').replace('_', '')}")
    if text.endswith("%") and _FLOAT.fullmatch(text[:-1].strip()):
        raise refuse("B204", f"`{text}` is not a number", f"write {text[:-1].strip()}, without the per cent sign")
    raise refuse("B204", f"`{text[:60]}` is not a number", "write it in figures, as 1000 or 12.5")


def parse_whole_number(value: Any) -> int:
    """Read a whole number; refuses `2.5` with B204."""
    number = parse_number(value)
    if number != int(number):
        raise refuse("B204", f"`{value}` is not a whole number")
    return int(number)


def parse_truth(value: Any) -> bool:
    """Read `true` or `false` (YAML 1.2 core: also True, TRUE); refuses `yes`, `on` with B209."""
    if isinstance(value, bool):
        return value
    text = str(value).strip()
    if text in ("true", "True", "TRUE"):
        return True
    if text in ("false", "False", "FALSE"):
        return False
    meant = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}.get(text.lower())
    raise refuse("B209", f"`{text}` is neither true nor false", f"write `{meant}`" if meant else "write `true` or `false`")


_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


def parse_slug(value: Any) -> str:
    """Read an id: small Latin letters, digits, and - _ between them; refuses with B210."""
    text = str(value).strip()
    if len(text) > LONGEST_ID:
        raise refuse("B227", f"this id has {len(text):,} characters; it may have {LONGEST_ID:,}")
    if _SLUG.fullmatch(text):
        return text
    better = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    hint = f"write `{better}`" if better else "write it as `russian-army`"
    raise refuse("B210", f"`{text}` cannot be an id: use small letters a–z, digits and hyphens", hint)


def parse_language(value: Any) -> str:
    """Read a language tag (BCP 47: language, script, region, variants) into its customary case; refuses with B215."""
    try:
        return language_tag(str(value))
    except NotALanguage as problem:
        raise refuse("B215", problem.message, problem.hint) from None


_ADDRESS = re.compile(r"https?://[^\s/?#<>\"]+\.[^\s/?#<>\"]+(?:[/?#][^\s<>\"]*)?")


def parse_address(value: Any) -> str:
    """Read a web address, http or https; refuses with B216."""
    text = str(value).strip()
    if len(text) > LONGEST_ADDRESS:
        raise refuse("B227", f"this address has {len(text):,} characters; it may have {LONGEST_ADDRESS:,}")
    if _ADDRESS.fullmatch(text):
        return text
    hint = f"write `https://{text}`" if _ADDRESS.fullmatch(f"https://{text}") else "an address begins with https://"
    raise refuse("B216", f"`{text}` is not a web address", hint)


def parse_text(value: Any) -> Prose:
    """Take prose; a bare string (from Python) becomes one paragraph without markup. Refuses an empty one with B211."""
    if isinstance(value, Prose):
        if not is_seen(value.text):
            raise refuse("B211", "there is no text here")
        if len(value.text) > LONGEST_ADDRESS and (word := _LONG_WORD.search(value.text)) is not None:
            hint = "is a file pasted here? a picture or data go into files of their own"
            raise refuse("B227", f"one word of this text has more than {LONGEST_ADDRESS:,} characters: {word[0][:12]}…", hint)
        return value
    if isinstance(value, str):
        if not is_seen(value):
            raise refuse("B211", "there is no text here")
        return Prose.plain(value)
    raise refuse("B203", "a text is wanted here")


LONGEST_LINE, LONGEST_ADDRESS, LONGEST_ID = 1_000, 2_000, 100
"""Characters: a heading or a name; a web address; an id. A file holds strings of 32,767 bytes (ISO 19005-3, 6.1.13)."""

_LONG_WORD = re.compile(rf"\S{{{LONGEST_ADDRESS + 1}}}")
# A mark that no reader sees and no voice says: soft hyphens, joiners, marks of direction, variation selectors.
_UNSEEN = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]*"
)


def is_seen(text: str) -> bool:
    """Whether a text has a character that can be seen."""
    return _UNSEEN.fullmatch(text) is None


def _seen(text: str) -> str:
    if not text.isascii() and not is_seen(text):
        raise refuse("B211", "there is no text here, only characters that nobody can see", "delete them and write the words")
    return text


class Read:
    """A type of the model that is read by one function, and how an editor sees it.

    pydantic's own `PlainValidator` also works out how to write the type back, for every class it is made of: a third of
    the time that building the model takes.
    """

    __slots__ = ("function", "schema")

    def __init__(self, function: Callable[[Any], Any], **schema: Any) -> None:
        self.function = function
        self.schema = schema

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """What pydantic asks of a type: here it is one function."""
        return no_info_plain_validator_function(self.function)


_STRINGS = ["string", "number", "boolean"]
_WHEN_SCHEMA: dict[str, Any] = {
    "description": "A time: a day, a month, a year, a range `a..b`, `not_stated`, or words.",
    "anyOf": [
        {"type": "string", "pattern": r"^(not_stated|\d{4}(-\d\d){0,2}(\.\.\d{4}(-\d\d){0,2})?)$"},
        {"type": "number", "minimum": 1000, "maximum": 2999},
        {"type": "object", "properties": {"words": {"type": _STRINGS}}, "required": ["words"], "additionalProperties": False},
    ],
    "examples": ["2024-10-23", "2024-10", "2024-10-01..2024-10-07", "not_stated"],
}

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_LINE), AfterValidator(_seen)]
Text = Annotated[Prose, Read(parse_text, type=_STRINGS)]
Time = Annotated[When, Read(parse_when, **_WHEN_SCHEMA)]
Horizon = Annotated[When, Read(parse_horizon, anyOf=[*_WHEN_SCHEMA["anyOf"], {"type": "string"}])]
Day = Annotated[date, Read(parse_day, type="string", format="date")]
Moment = Annotated[datetime, Read(parse_moment, type="string")]
Number = Annotated[float, BeforeValidator(parse_number)]
WholeNumber = Annotated[int, BeforeValidator(parse_whole_number)]
Truth = Annotated[bool, Read(parse_truth, type="boolean")]
Id = Annotated[str, Read(parse_slug, type=_STRINGS, pattern=f"^{_SLUG.pattern}$")]
LanguageTag = Annotated[str, Read(parse_language, type="string", examples=["en", "en-GB", "uk"])]
Address = Annotated[str, Read(parse_address, type="string", format="uri")]

SourceId = Annotated[Line, Refers(("source",))]
EvidenceId = Annotated[Line, Refers(("source", "estimate", "event"))]
JudgmentId = Annotated[Line, Refers(("judgment",))]
ClaimId = Annotated[Line, Refers(("judgment", "alternative", "scenario"))]
AssumptionId = Annotated[Line, Refers(("assumption",))]
AlternativeId = Annotated[Line, Refers(("alternative",))]
IndicatorId = Annotated[Line, Refers(("indicator",))]
ActorId = Annotated[Line, Refers(("actor",))]
IssueId = Annotated[Line, Refers(("issue",))]
EventId = Annotated[Line, Refers(("event",))]
OptionId = Annotated[Line, Refers(("option",))]
