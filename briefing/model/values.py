"""The author's text turned into values: times, numbers, yes and no, ids, languages, addresses, by the YAML 1.2 core rules.

The loader leaves every scalar as it was typed; the type a field wants decides what the text means here.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Annotated, Any, NamedTuple

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticKnownError
from pydantic_core.core_schema import no_info_before_validator_function, no_info_plain_validator_function

from briefing.language.tags import NotALanguage, language_tag
from briefing.model.lines import LONGEST_LINE, is_seen, one_line
from briefing.model.part import refuse
from briefing.model.prose import Prose
from briefing.records import record

LONGEST_ADDRESS, LONGEST_WORD, LONGEST_ID = 2_000, 2_000, 100
"""Characters: a web address; a word of a text; an id."""


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


def parse_when(typed: str | Mapping[str, str]) -> When:
    """Read a time: a text, or `{words: …}`. Refuses with B205."""
    if not isinstance(typed, str):
        words = one_line(typed.get("words", ""))
        if set(typed) == {"words"} and words:
            return When("words", words=words)
        raise refuse("B205", "this is not a time", WHEN_FORMS)
    text = typed.strip()
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


def parse_horizon(typed: str | Mapping[str, str]) -> When:
    """Read a time or, where it is none, the words that stand for it (`the next two quarters`)."""
    if isinstance(typed, str) and (words := one_line(typed)) and not re.match(r"\d|not_stated$", words):
        return When("words", words=words)
    return parse_when(typed)


def parse_day(typed: str) -> date:
    """Read a single day; refuses anything less exact with B205."""
    when = parse_when(typed)
    if when.kind != "day" or when.start is None:
        raise refuse("B205", f"`{when}` is not a single day", "write it as `2024-10-23`")
    return when.start


def parse_moment(typed: str) -> datetime:
    """Read a day, or a day and an hour with its offset from UTC (`2024-11-17T12:00+01:00`); refuses with B205."""
    try:
        return datetime.fromisoformat(typed.strip())
    except ValueError:
        raise refuse("B205", f"`{typed}` is not a day and hour", "write `2024-11-17T12:00+01:00` or `2024-11-17`") from None


_INTEGER = re.compile(r"[-+]?\d+")
_FLOAT = re.compile(r"[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:[,_ '\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?")
_DECIMAL_COMMA = re.compile(r"[-+]?\d+,\d+")


def parse_number(typed: str) -> float:
    """Read a number by the YAML 1.2 core rules (decimal forms); refuses `1,000`, `1_000` and words with B204."""
    text = typed.strip()
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


def parse_whole_number(typed: str) -> int:
    """Read a whole number; refuses `2.5` with B204."""
    number = parse_number(typed)
    if number != int(number):
        raise refuse("B204", f"`{typed}` is not a whole number")
    return int(number)


def parse_truth(typed: str) -> bool:
    """Read `true` or `false` (YAML 1.2 core: also True, TRUE); refuses `yes`, `on` with B209."""
    text = typed.strip()
    if text in ("true", "True", "TRUE"):
        return True
    if text in ("false", "False", "FALSE"):
        return False
    meant = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}.get(text.lower())
    raise refuse("B209", f"`{text}` is neither true nor false", f"write `{meant}`" if meant else "write `true` or `false`")


def _within(most: int, what: str, typed: str) -> str:
    text = typed.strip()
    if len(text) > most:
        raise refuse("B227", f"this {what} has {len(text):,} characters; it may have {most:,}")
    return text


_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


def parse_slug(typed: str) -> str:
    """Read an id: small Latin letters, digits, and - _ between them; refuses with B210."""
    text = _within(LONGEST_ID, "id", typed)
    if _SLUG.fullmatch(text):
        return text
    better = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    hint = f"write `{better}`" if better else "write it as `russian-army`"
    raise refuse("B210", f"`{text}` cannot be an id: use small letters a–z, digits and hyphens", hint)


def parse_language(typed: str) -> str:
    """Read a language tag (BCP 47: language, script, region, variants) into its customary case; refuses with B215."""
    try:
        return language_tag(typed)
    except NotALanguage as problem:
        raise refuse("B215", problem.message, problem.hint) from None


_ADDRESS = re.compile(r"https?://[^\s/?#<>\"]+\.[^\s/?#<>\"]+(?:[/?#][^\s<>\"]*)?")


def parse_address(typed: str) -> str:
    """Read a web address, http or https; refuses with B216."""
    text = _within(LONGEST_ADDRESS, "address", typed)
    if _ADDRESS.fullmatch(text):
        return text
    hint = f"write `https://{text}`" if _ADDRESS.fullmatch(f"https://{text}") else "an address begins with https://"
    raise refuse("B216", f"`{text}` is not a web address", hint)


def parse_line(typed: str) -> str:
    """Read a text of one line; refuses an empty one, one that is too long, and one that cannot be seen with B211."""
    line = one_line(typed)
    if not line:
        raise PydanticKnownError("string_too_short", {"min_length": 1})
    if len(line) > LONGEST_LINE:
        raise PydanticKnownError("string_too_long", {"max_length": LONGEST_LINE})
    if not line.isascii() and not is_seen(line):
        raise refuse("B211", "there is no text here, only characters that nobody can see", "delete them and write the words")
    return line


_CHECKSUM = re.compile(r"[0-9a-fA-F]{64}")


def parse_checksum(typed: str) -> str:
    """Read a SHA-256 checksum; refuses with B216."""
    text = typed.strip()
    if _CHECKSUM.fullmatch(text) is None:
        raise refuse("B216", f"`{text}` is not a SHA-256 checksum", "write its 64 hexadecimal digits")
    return text


def checked_prose(prose: Prose) -> Prose:
    """The same prose; refuses one without words with B211, and one with a word that no line can hold with B227."""
    if not is_seen(prose.text):
        raise refuse("B211", "there is no text here")
    if len(prose.text) > LONGEST_WORD and (word := max(prose.text.split(), key=len)) and len(word) > LONGEST_WORD:
        hint = "is a file pasted here? a picture or data go into files of their own"
        raise refuse("B227", f"one word of this text has more than {LONGEST_WORD:,} characters: {word[:12]}…", hint)
    return prose


_STRINGS = ["string", "number", "boolean"]
Schema = dict[str, Any]  # whatever JSON holds
"""A JSON Schema, or a part of one."""


class Read:
    """Marks a type of the model that is read from a typed text by one function; `schema` is how an editor sees it.

    The function raises `refuse(…)` for what the type does not take. One that `takes_words` also reads `{words: …}`. What is no
    text any more (from Python) is taken as it is. pydantic's own `PlainValidator` also works out how to write the type back, for
    every class it is made of: a third of the time that building the model takes.
    """

    __slots__ = ("function", "schema", "takes_words")

    def __init__(self, function: Callable[..., object], *, takes_words: bool = False, **schema: object) -> None:
        self.function, self.takes_words, self.schema = function, takes_words, schema

    def __get_pydantic_core_schema__(self, source: type, handler: GetCoreSchemaHandler) -> CoreSchema:
        """What pydantic asks of a type: here it is one function, of a number one before the limits of its field."""
        if source in (int, float):
            return no_info_before_validator_function(self.take, handler(source))
        return no_info_plain_validator_function(self.take)

    def take(self, value: object) -> object:
        """The value of a typed text; any other value itself."""
        return self.function(value) if isinstance(value, str | dict) else value


class OneLine(Read):
    """Marks a text of one line: white space of any kind is one space, and there is something to see in it."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(parse_line, type=_STRINGS, minLength=1)


class Blocks(Read):
    """Marks a prose text, which has blocks and markup, and is read as such before it is checked here."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(Prose.plain, type=_STRINGS)

    def take(self, value: object) -> object:
        """A prose with words; a bare text (from Python) is one paragraph without markup."""
        return checked_prose(value if isinstance(value, Prose) else Prose.plain(str(value)))


_WHEN_SCHEMA: dict[str, list[object]] = {
    "anyOf": [
        {"type": "string", "pattern": r"^(not_stated|\d{4}(-\d\d){0,2}(\.\.\d{4}(-\d\d){0,2})?)$"},
        {"type": "number", "minimum": 1000, "maximum": 2999},
        {"type": "object", "properties": {"words": {"type": _STRINGS}}, "required": ["words"], "additionalProperties": False},
    ],
    "examples": ["2024-10-23", "2024-10", "2024-10-01..2024-10-07", "not_stated"],
}

_NUMERAL = r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"

Line = Annotated[str, OneLine()]
Text = Annotated[Prose, Blocks()]
Time = Annotated[When, Read(parse_when, takes_words=True, **_WHEN_SCHEMA)]
Horizon = Annotated[When, Read(parse_horizon, takes_words=True, anyOf=[*_WHEN_SCHEMA["anyOf"], {"type": "string"}])]
Day = Annotated[date, Read(parse_day, type="string", format="date")]
Moment = Annotated[datetime, Read(parse_moment, type="string")]
Number = Annotated[float, Read(parse_number, type=["number", "string"], pattern=_NUMERAL)]
WholeNumber = Annotated[int, Read(parse_whole_number, type=["integer", "string"], pattern=_NUMERAL)]
Truth = Annotated[bool, Read(parse_truth, type="boolean")]
Id = Annotated[str, Read(parse_slug, type=_STRINGS, pattern=f"^{_SLUG.pattern}$")]
LanguageTag = Annotated[str, Read(parse_language, type="string", examples=["en", "en-GB", "uk"])]
Address = Annotated[str, Read(parse_address, type="string", format="uri")]
Checksum = Annotated[str, Read(parse_checksum, type="string", pattern=f"^{_CHECKSUM.pattern}$")]

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
