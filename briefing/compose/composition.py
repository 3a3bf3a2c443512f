"""The composition: what every section needs to know of the brief while the story is written, and what waits for its end.

Numbers of judgments, assumptions, options … are known from the brief; numbers of notes and figures only when the whole story
stands. Words that hold such a number are written empty and filled by `settle`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from briefing.compose.elements import Inline, Spot, inline, joined, link
from briefing.compose.likelihood import Likelihoods
from briefing.compose.notes import Notes
from briefing.compose.story import Element, Node, Words
from briefing.compose.wording import Wording
from briefing.diagnostics import Place
from briefing.records import record

if TYPE_CHECKING:
    from briefing.model.brief import Brief
    from briefing.model.part import Part
    from briefing.model.values import When

# What can be referred to by number, with the field of the brief that holds it. The link goes to `kind-id`.
NUMBERED = {
    "judgment": "key_judgments",
    "assumption": "assumptions",
    "alternative": "alternatives",
    "indicator": "indicators",
    "gap": "gaps",
    "option": "options",
}
_KINDS = {  # what a number is the number of, by the label that says it
    "judgment": "of_judgment", "alternative": "of_alternative", "assumption": "see_assumptions_one",
    "indicator": "see_indicators_one", "option": "option",
}  # fmt: skip
_ABBREVIATION = re.compile(r"(?=(?:.*[^\W\d_a-zа-яёіїєґα-ω]){2})[\w.&/-]+")


@record(frozen=False, eq=False)
class Drawing:
    """A figure whose data can be told again in a table: the id of its element, its headline, what is drawn (known at the end)."""

    figure: str
    headline: str
    picture: Element
    whole: Callable[[], Any] | None = None  # where the figure is several drawings: what all of them show


class Composition:
    """One brief being composed. Stateless but for the notes, the figures' numbers and what is already set."""

    __slots__ = (
        "_abbreviations",
        "_expansions",
        "_figure_words",
        "_waiting",
        "brief",
        "data_tables",
        "drawings",
        "drawn",
        "likelihoods",
        "most_claims",
        "notes",
        "numbers",
        "parts",
        "say",
    )

    def __init__(
        self, brief: Brief, say: Wording, notes: str, *, data_tables: bool = False, most_claims: Mapping[str, int]
    ) -> None:
        from briefing.compose.sources import note_text

        self.brief = brief
        self.say = say
        self.drawn: set[str] = set()
        self.data_tables, self.most_claims = data_tables, most_claims
        self.drawings: dict[str, Drawing] = {}
        self.parts: dict[tuple[str, str], Any] = {}
        self.numbers: dict[tuple[str, str], int] = {}
        self._index()
        self.likelihoods = Likelihoods(brief, say)
        self.notes = Notes(notes, lambda source: note_text(self, self.parts["source", source]))
        self._waiting: list[Callable[[], None]] = []
        self._figure_words: dict[str, list[Words]] = {}
        self._expansions = {t.term: t.meaning for t in brief.glossary if _ABBREVIATION.fullmatch(t.term)}
        terms = sorted(self._expansions, key=lambda t: (-len(t), t))
        # what stands before a term is looked at afterwards: a pattern that begins with words is found much faster
        self._abbreviations = re.compile(rf"(?:{'|'.join(map(re.escape, terms))})(?![\w-])") if terms else None

    def _index(self) -> None:
        b = self.brief
        scenarios = b.scenarios.items if b.scenarios is not None else ()
        every: tuple[tuple[str, Sequence[Any]], ...] = (
            *((kind, getattr(b, field)) for kind, field in NUMBERED.items()),
            ("scenario", scenarios),
            ("source", b.sources),
            ("estimate", b.estimates),
            ("event", b.timeline),
            ("actor", b.actors),
            ("issue", b.issues),
            ("figure", b.figures),
            ("table", b.tables),
        )
        for kind, parts in every:
            for number, part in enumerate(parts, 1):
                id = getattr(part, "id", None) or f"{number}"
                self.parts[kind, id] = part
                self.numbers[kind, id] = number

    # -- words ------------------------------------------------------------------------------------------------------
    def field(self, part: Part, name: str, words: str | None = None) -> list[Node | str]:
        """The words of a one-line field, knowing where they stand; `words` where they are printed in another form."""
        if words is None:
            return self.abbreviated(getattr(part, name), part.place_of(name), 0)
        span = part.span_of(name)
        return [Words(words, Spot(span) if span is not None else None)]

    def item(self, part: Part, name: str, index: int) -> list[Node | str]:
        """The words of an item of a list of one-line texts."""
        return self.abbreviated(getattr(part, name)[index], part.place_of_item(name, index), 0)

    def abbreviated(self, text: str, place: Place | None, start: int) -> list[Node | str]:
        """The words of an author, every abbreviation of the glossary carrying its expansion for readers who hear it."""
        if self._abbreviations is None:
            return [Words(text, place, start)] if text else []
        out: list[Node | str] = []
        at = 0
        for m in self._abbreviations.finditer(text):
            before = text[m.start() - 1 : m.start()]
            if before.isalnum() or before in ("_", "-"):
                continue
            if m.start() > at:
                out.append(Words(text[at : m.start()], place, start + at))
            e = inline("abbreviation", Words(m[0], place, start + m.start()))
            e.expansion = self._expansions[m[0]]
            out.append(e)
            at = m.end()
        if at < len(text):
            out.append(Words(text[at:], place, start + at))
        return out

    def portion(self, part: Any) -> list[Node | str]:
        """The portion mark of a part, in front of its words: «(C) »."""
        if not part.mark:
            return []
        return [inline("portion_mark", *self.field(part, "mark", self.say("portion_mark", mark=part.mark)))]

    def horizon(self, when: When) -> str:
        """By when: «by 31 December 2024», «by the end of December 2024»; a range, words and «not stated» as they are."""
        if when.kind == "day":
            return self.say("by_date", date=self.say.when(when))
        if when.kind in ("month", "year"):
            return self.say("by_end_of", date=self.say.when(when, within=True))
        return self.say.when(when)

    def lead(self, key: str, **facts: Any) -> list[Node | str]:
        """A word or two that say what a line is about, in front of it: «Implication: »"""
        return [inline("lead_in", self.say(key, **facts) + self.say("colon").rstrip()), " "]

    def see(self, parts: Sequence[Inline]) -> list[Node | str]:
        """«See assumption 1; indicators 2 and 3.»"""
        before, _, after = self.say("see").partition("{parts}")
        return [before, *joined(parts, self.say("semicolon")), after]

    # -- references -------------------------------------------------------------------------------------------------
    def reference(self, kind: str, id: str, field: str) -> list[Node | str]:
        """What a reference in braces prints, as a link where there is a place to go.

        `{likelihood}` and `{kj:ID.likelihood}` a likelihood with its range, `{kj:ID}` the number of a judgment, `{actor:ID}`
        a name, `{fig:ID}`, `{est:ID}` and `{table:ID}` the number of a figure or table.
        """
        if kind == "likelihood":
            return self.likelihoods.inline(self.likelihoods.own)
        if kind == "kj" and field == "likelihood":
            return self.likelihoods.inline(self.parts["judgment", id])
        if kind == "kj":
            return [self.number("judgment", id)]
        if kind == "actor":
            actor = self.parts["actor", id]
            return [link("#actor-" + id, actor.short or actor.name)]
        if kind == "table":
            return [self._figure_link("table-" + id)]
        target = {"fig": "figure-", "est": "estimate-"}[kind] + id
        return [self._figure_link(target)]

    def _figure_link(self, target: str) -> Element:
        words = self.figure_words(target)
        return link("#" + target, words)

    def figure_words(self, target: str) -> Words:
        """«Figure 2» of a figure or «Table 1» of a table, known when the story stands."""
        words = Words("")
        self._figure_words.setdefault(target, []).append(words)
        return words

    def number(self, kind: str, id: str) -> Element:
        """The number of a judgment, an assumption, an option …, as a link to it, which says «judgment 1» to who lists links."""
        e = link(f"#{kind}-{id}", str(self.numbers[kind, id]))
        e.title = f"{self.say(_KINDS[kind])} {self.numbers[kind, id]}"
        return e

    def numbered(self, key: str, kind: str, ids: Sequence[str]) -> list[Node | str]:
        """«Assumptions 1 and 3», «judgments 1–4», the numbers in order and links; the key has plural forms."""
        ordered = sorted(dict.fromkeys(ids), key=lambda id: self.numbers[kind, id])
        runs: list[list[str]] = []
        for id in ordered:
            if runs and self.numbers[kind, id] == self.numbers[kind, runs[-1][-1]] + 1:
                runs[-1].append(id)
            else:
                runs.append([id])
        items: list[Inline] = []
        for run in runs:
            if len(run) > 2:
                items.append([self.number(kind, run[0]), self.say("range", low="", high=""), self.number(kind, run[-1])])
            else:
                items += [[self.number(kind, id)] for id in run]
        return [self.say.several(key, len(ordered)) + "\u00a0", *self.series(items)]

    def series(self, items: Sequence[Inline]) -> list[Node | str]:
        """Inline parts as a list in a sentence: a, b and c."""
        if len(items) < 2:
            return list(items[0]) if items else []
        return [*joined(items[:-1], self.say("comma")), self.say("and", first="", last=""), *items[-1]]

    def cite(self, sources: Iterable[str]) -> list[Node | str]:
        """The calls of the notes of these sources."""
        return self.notes.calls((s, "") for s in sources)

    def evidence(self, ids: Sequence[str]) -> list[Node | str]:
        """What a judgment rests on or what stands against it: sources by their notes, estimates and events by their names."""
        items: list[list[Node | str]] = []
        for id in ids:
            if ("source", id) in self.parts:
                source = self.parts["source", id]
                items.append([source.originator, *self.cite([id])])
            elif ("estimate", id) in self.parts:
                items.append([self._figure_link("estimate-" + id), " (", self.parts["estimate", id].quantity, ")"])
            elif ("event", id) in self.parts:
                items.append([link("#event-" + id, self.event_name(self.parts["event", id]))])
            else:
                items.append([id])
        return joined(items, self.say("semicolon"))

    def ended(self, nodes: list[Node | str]) -> list[Node | str]:
        """Parts of a line with a full stop, unless their words end in a mark of their own."""
        last = nodes[-1] if nodes else ""
        words = last if isinstance(last, str) else last.text() if isinstance(last, Element) else getattr(last, "text", "")
        return nodes if words.endswith(("…", ".", "!", "?")) else [*nodes, self.say("period")]

    def event_name(self, event: Any) -> str:
        """An event in a few words: its text up to eight words."""
        from briefing.compose.prose import plain

        text = event.text if isinstance(event.text, str) else plain(event.text)
        words = text.split()
        return text.rstrip(".") if len(words) <= 8 else " ".join(words[:8]).rstrip(".,;:") + "…"

    def actor_name(self, id: str) -> str:
        """The short name of an actor, the full one where it has none."""
        actor = self.parts["actor", id]
        return str(actor.short or actor.name)

    # -- embedded and late ------------------------------------------------------------------------------------------
    def embed(self, kind: str, id: str) -> list[Element]:
        """A figure or a table at the place in the prose where its author put it."""
        from briefing.compose.figures import figure, table_of

        return figure(self, self.parts["figure", id]) if kind == "fig" else [table_of(self, self.parts["table", id])]

    def later(self, action: Callable[[], None]) -> None:
        """Do this when the numbers of the notes are known."""
        self._waiting.append(action)

    def _title_of(self, target: str) -> str:
        """The title of a figure or table that the author has hidden, in place of its number."""
        kind, _, id = target.partition("-")
        part = self.parts[kind, id]
        return self.say("quote", words=part.title if kind == "table" else part.headline)

    def settle(self, root: Element, end: Element | None) -> dict[str, Element]:
        """Number notes and figures, fill in the words that waited for them, and take the link from what leads nowhere."""
        found = self.notes.settle(root, end)
        counts = {"figure": 0, "table": 0}
        names: dict[str, str] = {}
        ids: set[str] = set()
        links: list[Element] = []
        for e in root.walk():
            if not isinstance(e, Element):
                continue
            if e.id:
                ids.add(e.id)
            if e.role == "Link" and e.href.startswith("#"):
                links.append(e)
            counted = e.attributes.get("counted")
            if counted:
                counts[counted] += 1
                for id in e.attributes.pop("names"):
                    names[id] = self.say(f"{counted}_number", number=counts[counted])
                del e.attributes["counted"]
        for target, places in self._figure_words.items():
            for words in places:
                words.text = names.get(target) or self._title_of(target)
        for e in links:
            if e.href[1:] not in ids:
                e.role, e.href = "Span", ""
        for action in self._waiting:
            action()
        return found
