"""What a figure is to show, as data: the story carries it, layout asks for it at a measure, chart/ draws it.

Frozen and hashable, so that a drawing can be remembered under its specification, the measure and the style.
Numbers are the brief's own; every string is printed as it stands.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Union

from briefing.records import record

if TYPE_CHECKING:
    from briefing.chart.pictures.content import Content
    from briefing.diagnostics import Span


@record
class Claim:
    """One row of the estimate chart: who says what, of which kind.

    Exactly one value form: `value` | (`low`, `high`, `best`?) | `low` alone (at least) | `high` alone (at most) | `words`.
    """

    who: str
    kind: str  # observed | assessed | claimed | projected
    note: str = ""  # the number of its source note, "" for none
    detail: tuple[str, ...] = ()  # kind · as of · qualification, printed grey under `who`, joined by " · "
    value: float | None = None
    low: float | None = None
    high: float | None = None
    best: float | None = None
    words: str | None = None
    label: str = ""  # the value as printed: "10,000", "up to 100,000", "“thousands”"
    remark: str = ""  # a few words under the label ("by year-end")
    ours: bool = False  # our own assessment: drawn last, in its own mark
    named: bool = True  # False: the attribution is anonymous
    kind_words: str = ""  # the kind as printed; one of the details
    as_of: str = ""  # the date that the claim is true of, as printed; one of the details holds it


@record
class Group:
    """Claims that answer the same question."""

    question: str
    claims: tuple[Claim, ...]


@record
class Panel:
    """Claims of one basis, with an axis of its own; panels of the same unit share a scale."""

    heading: str
    unit: str
    groups: tuple[Group, ...]


@record
class EstimateChart:
    """Disputed estimates of one quantity, one panel per basis. `key` holds the words for the kinds used.

    `key_words` maps a mark (observed, claimed, projected, upper, lower, range, ours) to its word in the brief's language.
    """

    panels: tuple[Panel, ...]
    key_words: tuple[tuple[str, str], ...] = ()
    reference_lines: tuple[tuple[float, str], ...] = ()
    lang: str = "en"
    scale: str = "auto"  # auto | linear | log
    beyond: tuple[Panel, ...] = ()  # what other drawings of the same figure show: it shares the scale and the columns
    quantity: str = ""  # what is measured, as the brief says it: heard, not drawn


@record
class Meter:
    """A likelihood on the bands of its yardstick, to scale from 0 to 100; `low`–`high` is the band in use (percent)."""

    low: float
    high: float
    bands: tuple[tuple[float, float], ...]
    look: str = ""  # "" as the sheet says, or line | bands


@record
class ConfidenceMark:
    """`level` of `of` steps, drawn inline before its word; the shape (dots, steps, bars) is the sheet's."""

    level: int
    of: int = 3


@record
class StanceGlyph:
    """The mark of a stance: supports, leans_for, neutral, leans_against, opposes, silent, split, unknown. Its word stands by."""

    stance: str


@record
class TimelineMark:
    """The mark of an event on the spine: confirmed, reported, planned, assessed."""

    certainty: str


@record
class TrendArrow:
    """A movement: up, down, steady, new."""

    direction: str


@record
class ChangeMark:
    """What has become of a judgment: new, unchanged, firmer, softer, reversed, dropped. Its word stands by."""

    status: str


@record
class IndicatorMark:
    """Whether an indicator has been seen: not_seen, emerging, seen. Its word stands by."""

    status: str


@record
class ScoreMark:
    """A score of an option as dots: `value` of `of`. The number stands by."""

    value: float
    of: int = 5


@record
class RelationMark:
    """The kind of a relation as the line that stands for it in a network."""

    type: str


@record
class YardstickChart:
    """The whole yardstick: (term, low, high, used in this brief) in order, gaps visible, to scale."""

    bands: tuple[tuple[str, float, float, bool], ...]
    title: str = ""


@record
class ScenarioBars:
    """Scenarios on one probability line: (title, label, low, high)."""

    rows: tuple[tuple[str, str, float, float], ...]


@record(eq=False)
class ImagePicture:
    """An image of the author's own, read and found whole.

    `name` is its path in the brief's folder, with slashes; `media_type` is image/png, image/jpeg or image/svg+xml; `data`
    are the bytes of the file. `content` is what is drawn. The width asked for is a `share` of the column or `points`, or neither.
    """

    name: str
    media_type: str
    data: bytes
    content: Content
    share: float | None = None
    points: float | None = None

    @property
    def sha256(self) -> str:
        """The checksum of the file, 64 hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()

    def __repr__(self) -> str:
        said = f"{self.name!r}, {self.media_type!r}, sha256={self.sha256!r}, share={self.share}, points={self.points}"
        return f"ImagePicture({said})"


@record
class DataSeries:
    """One row of values, one for each label of the chart; None where none is stated. `role`: observed, projected, ours."""

    name: str
    values: tuple[float | None, ...]
    role: str = "observed"


@record
class DataChart:
    """The author's own numbers. `kind`: bar, grouped_bar, stacked_bar, line, area, dot, slope, heat.

    `places` are the labels' places along a time axis, in any unit. `highlight` names labels or series that the headline speaks
    of. From the label `projected_from` on (-1: none) values are projections. `reach` are values that the scale has to hold
    besides its own, so that panels can be compared. `words` say projected, ours, not_stated and log in the brief's language.
    """

    kind: str
    labels: tuple[str, ...]
    series: tuple[DataSeries, ...]
    unit: str = ""
    places: tuple[float, ...] = ()
    highlight: tuple[str, ...] = ()
    projected_from: int = -1
    reference_lines: tuple[tuple[float, str], ...] = ()
    decimals: int = 0
    multiples: bool = False
    reach: tuple[float, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    lang: str = "en"
    quantity: str = ""  # what is measured, as the figure's subtitle says it: heard, not drawn


@record
class ActorPlace:
    """An actor on a grid: `influence` and `interest` from 1 to 5; `stance` on the lead issue, "" for none."""

    name: str
    influence: int
    interest: int
    stance: str = ""


@record
class InfluenceChart:
    """Actors by influence and interest, each low, middle or high.

    `words`: influence, interest, low, middle, high, and `stance_…` for each stance used, as printed.
    """

    actors: tuple[ActorPlace, ...]
    words: tuple[tuple[str, str], ...]
    issue: str = ""  # the question that the stances answer


@record
class Standing:
    """Where an actor stands: a stance, how it is known, and where it stood before ("" where it has not moved)."""

    name: str
    stance: str
    kind: str  # declared | observed | assessed
    previous: str = ""
    moved: str = ""  # "before: neutral", as printed


@record
class Spectrum:
    """Actors on the five ordinal places between two poles; who is silent, split or unknown stands apart.

    `words`: `stance_…` for every stance, and `declared`, `observed` and `assessed`, as printed.
    """

    question: str
    against: str
    support: str
    actors: tuple[Standing, ...]
    words: tuple[tuple[str, str], ...]


@record
class CodeFigure:
    """A figure that a function draws: `function` as module:function; `name`, `path` and `source` are those of its module's file
    ("" and b"" for an installed one); `data` are the figure's numbers; `span` is where the brief asks for it."""

    function: str
    name: str = ""
    path: str = ""
    source: bytes = b""
    data: DataChart | None = None
    lang: str = "en"
    span: Span | None = None


@record
class Tie:
    """What one actor is to another: places in the list of actors, a kind, and a few words ("": those of the kind)."""

    start: int
    end: int
    type: str  # ally | supplies | sanctions | mediates | hostile | pressures | other
    label: str = ""


@record
class RelationsChart:
    """Two to eight actors and what they are to each other. `words`: `relation_…` for every kind, as printed."""

    actors: tuple[str, ...]
    ties: tuple[Tie, ...]
    words: tuple[tuple[str, str], ...]


@record
class FanEnding:
    """Where a scenario leads: a range with a best value at the day `at` (a number of days), with its words as printed.

    `likelihood` is the middle of its range in percent, -1.0 for none: it orders the lines and is not drawn.
    """

    name: str
    detail: str
    low: float
    best: float
    high: float
    at: float
    time: str
    likelihood: float = -1.0
    words: str = ""  # the likelihood as printed: heard apart from the range


@record
class FanChart:
    """A history, (day as a number, value, time as printed) each, and the ends to which scenarios lead from its last point."""

    unit: str
    history: tuple[tuple[float, float, str], ...]
    ends: tuple[FanEnding, ...]
    lang: str = "en"


@record
class TimelineSpan:
    """The events of a timeline whose days are all known, in order: first and last day as numbers, certainty; and days of a scale
    with their words."""

    events: tuple[tuple[int, int, str], ...]
    ticks: tuple[tuple[int, str], ...]


@record
class TimelineBand:
    """The same in points: from where to where an event lasts, where its mark stands, its certainty; where its words begin.

    `width`: of every column of words. `sides`: 1 for an event with its words above the line, -1 for one with its words below.
    """

    events: tuple[tuple[float, float, float, str], ...]
    lefts: tuple[float, ...]
    width: float
    sides: tuple[int, ...]
    ticks: tuple[tuple[float, str], ...]


Mark = Union[Meter, ConfidenceMark, StanceGlyph, TimelineMark, TrendArrow, ChangeMark, IndicatorMark, ScoreMark, RelationMark]
"""What is drawn beside words and says nothing that they do not say."""

Specification = Union[
    EstimateChart,
    YardstickChart,
    ScenarioBars,
    ImagePicture,
    DataChart,
    InfluenceChart,
    Spectrum,
    CodeFigure,
    RelationsChart,
    FanChart,
    TimelineSpan,
    TimelineBand,
    Mark,
]
