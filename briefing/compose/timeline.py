"""The timeline: events as a list in the order of time; where no date is stated, the order is said as order."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefing.chart.kinds.timeline import TimelineSpan
from briefing.chart.marks import TimelineMark
from briefing.compose.composition import Composition
from briefing.compose.elements import Inline, inline, item, joined, line, link
from briefing.compose.framing import Content, figure_of_entries, section_of_entries
from briefing.compose.prose import blocks
from briefing.compose.story import Element, Mark, Node
from briefing.model.figures import TimelineFigure

if TYPE_CHECKING:
    from briefing.model.evidence import Event

MOST_ON_LINE = 7


def timeline(c: Composition) -> list[Element]:
    """The timeline, unless a figure in the text has shown it."""
    return section_of_entries(c, TimelineFigure, timeline_list)


def timeline_figure(c: Composition) -> Content:
    """The events in a figure of the author's: they do not stand in their section again."""
    return figure_of_entries(c, TimelineFigure, timeline_list)


def timeline_list(c: Composition) -> list[Element]:
    """A sentence on the order where some event is not dated, then the events."""
    events = in_order(list(c.brief.timeline))
    out: list[Element] = []
    if any(e.date.start is None and not e.date.words for e in events):
        out.append(line("text", c.say("timeline_order")))
    items = Element("L", "list", "timeline")
    items.drawing = span_of(c, events)
    items.attributes["ListNumbering"] = "None"
    for i, event in enumerate(events):
        items.add(_event(c, event, events[i - 1] if i else None))
    return [*out, items]


def span_of(c: Composition, events: list[Event]) -> TimelineSpan | None:
    """The days of the events, for a line across the page; None where these are fewer than three, too many, or one has no day."""
    dated = [(e.date.start, e.date.end, e.certainty) for e in events if e.date.start is not None and e.date.end is not None]
    if not 3 <= len(events) <= MOST_ON_LINE or len(dated) < len(events):
        return None
    first, last = min(start for start, _, _ in dated), max(end for _, end, _ in dated)
    days = tuple((start.toordinal(), end.toordinal(), certainty) for start, end, certainty in dated)
    return TimelineSpan(days, _scale(c, first, last)) if first < last else None


def scale(first: date, last: date) -> list[date]:
    """The days that the scale of a line names: beginnings of years between two days, round ones where these are many.

    Of months where the days lie within three calendar years, of quarters where these are more than a year.
    """
    if last.year - first.year > 2:
        years = range(first.year + 1, last.year + 1)
        step = next((step for step in (1, 5, 10, 50, 100, 500) if len(years) <= 12 * step), 1000)
        return [date(year, 1, 1) for year in years if year % step == 0]
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    step = 3 if len(months) > 12 else 1
    return [date(n // 12, n % 12 + 1, 1) for n in months if n % step == 0]


def _scale(c: Composition, first: date, last: date) -> tuple[tuple[int, str], ...]:
    """The days of the scale with their words."""
    years = last.year - first.year > 2
    return tuple((day.toordinal(), str(day.year) if years else c.say.month(day.year, day.month)) for day in scale(first, last))


def in_order(events: list[Event]) -> list[Event]:
    """The events in the order of time.

    Dated events stand by their first day, those of one day as given. An undated event stands right behind the event it
    says it follows, else behind the one before it in the author's list: its place there is all that is known of it.
    """
    by_id = {e.id: e for e in events if e.id}
    followers: dict[int, list[Event]] = {}
    roots: list[Event] = []
    for i, e in enumerate(events):
        before = by_id.get(e.after) if e.after else None
        if e.date.start is None and before is None and i and not e.after:
            before = events[i - 1]
        if e.date.start is None and before is not None and before is not e:
            followers.setdefault(id(before), []).append(e)
        else:
            roots.append(e)
    roots.sort(key=lambda e: e.date.start or date.min)  # what has no date and follows nothing stands first
    out: list[Event] = []
    stack = list(reversed(roots))
    while stack:
        e = stack.pop()
        out.append(e)
        stack += reversed(followers.pop(id(e), []))
    seen = {id(e) for e in out}
    return out + [e for e in events if id(e) not in seen]  # a ring of «after» is the author's; nothing is lost by it


def _event(c: Composition, event: Event, before: Event | None) -> Element:
    label = line("timeline.date", *_date(c, event, before), role="Lbl", span=event.span_of("date") or event.span)
    lead: list[Node | str] = [Mark(TimelineMark(event.certainty)), "\u00a0", *c.portion(event)]
    facts: list[Inline] = [c.field(event, "certainty", c.say(f"certainty_{event.certainty}"))]
    if event.actors:
        facts.append(c.field(event, "actors", c.say.all_of([c.actor_name(a) for a in event.actors])))
    if event.after and not _follows(event, before):
        start, _, end = c.say("timeline_after").partition("{event}")
        facts.append([start, link("#event-" + event.after, c.event_name(c.parts.events[event.after])), end])
    start, _, end = c.say("brackets").partition("{words}")
    certainty = inline("certainty", start, *joined(facts, c.say("semicolon")), end)
    after: list[Node | str] = [*c.cite(event.sources), " ", certainty]
    body = blocks(c, event.text, "timeline.text", before=lead, after=after, span=event.span_of("text"), close=True)
    return item(label, body, look="timeline.item", id="event-" + event.id if event.id else "", span=event.span)


def _follows(event: Event, before: Event | None) -> bool:
    """Whether the event stands right below the one it says it follows, and has no date that would say so."""
    return event.date.start is None and before is not None and before.id == event.after


def _date(c: Composition, event: Event, before: Event | None) -> list[Node | str]:
    """The date; for an event without one that follows the event above it, «date not stated; after the event above»."""
    words = c.say.when(event.date) if event.date.stated else c.say("date_not_stated")
    if event.after and _follows(event, before):
        words = c.say("timeline_after_above", date=words)
    return c.field(event, "date", c.say.capital(words))
