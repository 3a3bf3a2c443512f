"""What has become of the judgments since the previous brief: to the words of a change, and to the table of all changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chart.marks import ChangeMark
from briefing.compose.composition import Composition
from briefing.compose.elements import cell, dash, head_row, heading, line, marked, section, table
from briefing.compose.opening import previous_name
from briefing.compose.prose import blocks
from briefing.compose.story import Element, Node

if TYPE_CHECKING:
    from briefing.model.judgments import Change


def change_words(c: Composition, change: Change) -> list[Node | str]:
    """«softer, was likely»."""
    out = _status(c, change)
    if not change.from_:
        return out
    return [*out, c.say("comma"), *c.field(change, "from_", c.say("was", term=c.likelihoods.term(change.from_)))]


def shows_changes(c: Composition) -> bool:
    """Whether the table of changes is printed: some judgment is not new, and the author does not hide it."""
    hidden = c.brief.layout.hide if c.brief.layout is not None else ()
    return "changes" not in hidden and any(j.change.status != "new" for j in c.brief.key_judgments)


def changes(c: Composition) -> list[Element]:
    """What has changed since the previous brief: one row a judgment."""
    if not shows_changes(c):
        return []
    say = c.say
    rows = []
    for j in c.brief.key_judgments:
        name = [c.number("judgment", j.id), *([" ", *c.field(j, "heading")] if j.heading else [])]
        now = c.likelihoods.alone(j.likelihood) if j.likelihood is not None else ""
        why = blocks(c, j.change.why, "") if j.change.why is not None else []
        rows.append(
            [
                cell(line("", *name), look="table.row_head", head="Row", span=j.span),
                cell(line("", *_status(c, j.change))),
                cell(line("", *_before(c, j.change))),
                cell(line("", now or dash(say("none_stated")))),
                cell(*(why or [line("", dash(say("none_stated")))])),
            ]
        )
    title = say("changes_since", previous=previous_name(c)) if c.brief.meta.previous is not None else say("changes")
    head = head_row([say("judgment"), say("change"), say("before"), say("now"), say("why")])
    grid = table(head, rows, ("text", "auto", "auto", "auto", "text"), summary=say("changes_summary"))
    return [section("changes", heading(title), grid)]


def _status(c: Composition, change: Change) -> list[Node | str]:
    return marked(ChangeMark(change.status), c.say(f"change_{change.status}"))


def _before(c: Composition, change: Change) -> list[Node | str]:
    """The likelihood that the previous brief had."""
    return c.field(change, "from_", c.likelihoods.term(change.from_)) if change.from_ else [dash(c.say("none_stated"))]
