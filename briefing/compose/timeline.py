"""The timeline: events as a list in the order of time, and those of which no order is stated as a list of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.chart.kinds.timeline import TimelineSpan, TimelineSpine
from briefing.chart.marks import TimelineMark
from briefing.compose.composition import Composition
from briefing.compose.elements import Inline, inline, item, joined, line, link
from briefing.compose.framing import Content, figure_of_entries, section_of_entries
from briefing.compose.prose import blocks
from briefing.compose.story import Element, Mark, Node
from briefing.model.figures import TimelineFigure

if TYPE_CHECKING:
    from briefing.model.evidence import Event

LEAST_ON_LINE, MOST_ON_LINE = 3, 7
MOST_WEIGHT = 3


def timeline(c: Composition) -> list[Element]:
    """The timeline, unless a figure in the text has shown it."""
    return section_of_entries(c, TimelineFigure, timeline_list)


def timeline_figure(c: Composition) -> Content:
    """The events in a figure of the author's: they do not stand in their section again."""
    return figure_of_entries(c, TimelineFigure, timeline_list)


def timeline_list(c: Composition) -> list[Element]:
    """The events whose order is known, then the others under words that say so, each a list.

    Three to seven dated events of weight 3 stand first, along a line across the page.
    """
    events = in_order(list(c.brief.timeline))
    heavy = [e for e in events if e.weight == MOST_WEIGHT and e.date.start is not None]
    span = span_of(c, heavy)
    known, loose = parted(events if span is None else [e for e in events if e not in heavy])
    out = [_list(c, heavy, span)] if span is not None else []
    if known:
        out.append(_list(c, known))
    if loose:
        out += [line("timeline.order", c.say("timeline_order")), _list(c, loose, dated=False)]
    return out


def _list(c: Composition, events: Sequence[Event], span: TimelineSpan | None = None, *, dated: bool = True) -> Element:
    spine = TimelineSpine(tuple(_comes_after(a, b) for a, b in pairwise(events))) if dated else None
    items = Element("L", "list", "timeline", drawing=span or spine)
    items.attributes["ListNumbering"] = "None"
    for i, event in enumerate(events):
        items.add(_event(c, event, events[i - 1] if i else None, dated=dated))
    return items


def _comes_after(before: Event, event: Event) -> bool:
    """Whether an event is known to come after another: by their dates, or because it says that it follows it."""
    by_dates = before.date.end is not None and event.date.start is not None and before.date.end <= event.date.start
    return by_dates or bool(event.after and event.after == before.id)


def parted(events: Sequence[Event]) -> tuple[list[Event], list[Event]]:
    """The events that have a time or follow one that has, and those of which no order is stated but among themselves."""
    by_id = {e.id: e for e in events if e.id}
    known: list[Event] = []
    loose: list[Event] = []
    for event in events:
        first, seen = event, {id(event)}
        while not first.date.stated and first.after in by_id and id(by_id[first.after]) not in seen:
            first = by_id[first.after]
            seen.add(id(first))
        (known if first.date.stated or (first.after and first.after not in by_id) else loose).append(event)
    return known, loose


def span_of(c: Composition, events: Sequence[Event]) -> TimelineSpan | None:
    """The days of the events, for a line across the page; None where these are fewer than three, too many, or one has no day."""
    dated = [(e.date.start, e.date.end, e.certainty) for e in events if e.date.start is not None and e.date.end is not None]
    if not LEAST_ON_LINE <= len(events) <= MOST_ON_LINE or len(dated) < len(events):
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


def _event(c: Composition, event: Event, before: Event | None, *, dated: bool) -> Element:
    mark = Element("Span", "label", "", artifact=True).add(Mark(TimelineMark(event.certainty)))  # its word stands in brackets
    facts: list[Inline] = [c.field(event, "certainty", c.say(f"certainty_{event.certainty}"))]
    if event.actors:
        facts.append(c.field(event, "actors", c.say.all_of([c.actor_name(a) for a in event.actors])))
    if event.after and not (dated and _follows(event, before)):
        start, _, end = c.say("timeline_after").partition("{event}")
        facts.append([start, link("#event-" + event.after, c.event_name(c.parts.events[event.after])), end])
    start, _, end = c.say("brackets").partition("{words}")
    certainty = inline("certainty", start, *joined(facts, c.say("semicolon")), end)
    after: list[Node | str] = [*c.cite(event.sources), " ", certainty]
    lead = c.portion(event)
    body = blocks(c, event.text, "timeline.text", before=lead, after=after, span=event.span_of("text"), close=True)
    id = "event-" + event.id if event.id else ""
    date = _date(c, event, before) if dated else []
    if date:
        label = line("timeline.date", *date, role="Lbl", span=event.span_of("date") or event.span)
        return item(label, [mark, *body], look="timeline.item", id=id, span=event.span)
    look = "timeline.item" if dated else "timeline.undated"
    told = Element("LBody", "flow", "").add(mark, *body)
    return Element("LI", "item", look, id=id, span=event.span).add(told)


def _follows(event: Event, before: Event | None) -> bool:
    """Whether the event stands right below the one it says it follows, and has no date that would say so."""
    return event.date.start is None and before is not None and before.id == event.after


def _date(c: Composition, event: Event, before: Event | None) -> list[Node | str]:
    """The date; «thereafter» for an event without one that follows the event above it; nothing for any other."""
    follows = bool(event.after) and _follows(event, before)
    if not event.date.stated:
        return c.field(event, "date", c.say.capital(c.say("timeline_thereafter"))) if follows else []
    words = c.say.when(event.date)
    return c.field(event, "date", c.say.capital(c.say("timeline_after_above", date=words) if follows else words))
