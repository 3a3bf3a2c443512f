"""The composition: what every section needs to know of the brief while the story is written, and what waits for its end.

Numbers of judgments, assumptions, options … are known from the brief; numbers of notes and figures only when the whole story
stands. Words that hold such a number are written empty and filled by `settle`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, Protocol

from briefing.card_order import TWO_TIERS, WHOLE_CARDS, CardOrderSaid
from briefing.compose.elements import Inline, Spot, inline, joined, link
from briefing.compose.likelihood import Likelihoods
from briefing.compose.notes import NoteForm, Notes
from briefing.compose.parts import Numbered, parts_of
from briefing.compose.plain import plain
from briefing.compose.story import Element, Node, Words
from briefing.diagnostics import Place, Span
from briefing.language import Language
from briefing.model.figures import EstimatesFigure
from briefing.model.products import PRODUCTS
from briefing.records import fresh, record, replace

if TYPE_CHECKING:
    from briefing.chart.specification import Specification
    from briefing.model.brief import Brief
    from briefing.model.contents import Table
    from briefing.model.evidence import Event, Source
    from briefing.model.figures import Figure
    from briefing.model.part import Part
    from briefing.model.values import When

_KINDS: Mapping[Numbered, str] = {  # what a number is the number of, by the label that says it
    "judgment": "of_judgment", "alternative": "of_alternative", "assumption": "see_assumptions",
    "indicator": "see_indicators", "option": "option",
}  # fmt: skip
# Judgments from which on page 1 is clearer without their reasons; one or two stand whole where they are.
FEWEST_IN_TWO_TIERS = 3
# Words of an event that stand for it as they are.
SHORT_EVENT = 8
# What stands in front of the first semicolon, colon or dash; a comma may stand in a list.
_CLAUSE = re.compile(r".+?(?=[;:] | [–—] )")
_ABBREVIATION = re.compile(r"(?=(?:.*[^\W\d_a-zа-яёіїєґα-ω]){2})[\w.&/-]+")


@record(frozen=False, eq=False)
class Drawing:
    """A figure whose data can be told again in a table: the id of its element, its headline, what is drawn (known at the end)."""

    figure: str
    headline: str
    picture: Element
    whole: Callable[[], Specification] | None = None  # where the figure is several drawings: what all of them show


class Placed(Protocol):
    """A part of the brief that knows where its fields stand."""

    def span_of(self, field: str) -> Span | None:
        """Where the value of a field stands; None where the author gave none."""
        ...

    def place_of(self, field: str) -> Place | None:
        """The same, character by character, for a text of one line."""
        ...


class Marked(Placed, Protocol):
    """A part that may have a portion mark."""

    @property
    def mark(self) -> str | None:
        """Its portion mark, without brackets."""
        ...


@record(eq=False)
class Setters:
    """How the parts are set that a text may hold, handed in from above: this module knows no section and no kind of figure."""

    figure: Callable[[Composition, Figure], list[Element]]
    table: Callable[[Composition, Table], list[Element]]
    note: Callable[[Composition, Source, str, Element | None], list[Node | str]]


@record
class Arrangement:
    """What a style sheet and a layout have to say about what is composed, and nothing of how it looks.

    `notes`: at the foot of the page of their first call, or at the end; `note_form`: how they are numbered. `data_tables`:
    whether the data of drawings stand in tables at the end. `cards`: how the parts of a judgment are arranged, where that is
    not as usual for the product. `yardstick`: whether its box shows the terms on a strip or in a table, as it does wherever data
    stand in tables. `most_claims`: how many claims one drawing of a figure holds, by the figure's id in the story, where layout
    has found that a page holds fewer than composing assumes. `at_entry`: the sources, by id, whose note would stand on the page
    on which the list of sources has them, as layout has found: they have none. `contents`: whether layout has found so many pages
    that they need a list.
    """

    notes: Literal["foot", "end"] = "foot"
    data_tables: bool = False
    cards: CardOrderSaid = fresh(default_factory=CardOrderSaid)
    note_form: NoteForm = NoteForm()
    yardstick: Literal["strip", "table"] = "strip"
    contents: bool = False
    at_entry: frozenset[str] = frozenset()
    most_claims: Mapping[str, int] = MappingProxyType({})


class Composition:
    """One brief being composed. Stateless but for the notes, the figures' numbers and what is already set."""

    __slots__ = (
        "_abbreviations",
        "_counted",
        "_expansions",
        "_figure_words",
        "_setters",
        "_waiting",
        "arrangement",
        "brief",
        "cards",
        "drawings",
        "drawn",
        "likelihoods",
        "notes",
        "parts",
        "say",
    )

    def __init__(self, brief: Brief, say: Language, arrangement: Arrangement, setters: Setters) -> None:
        self.brief = brief
        self.say = say
        self.drawn: set[str] = set()
        self.arrangement = arrangement
        two = PRODUCTS[brief.product].two_tiers and len(brief.key_judgments) >= FEWEST_IN_TWO_TIERS
        self.cards = replace(TWO_TIERS if two else WHOLE_CARDS, **arrangement.cards)
        self.drawings: dict[str, Drawing] = {}
        self.parts = parts_of(brief)
        self._setters = setters
        self.likelihoods = Likelihoods(brief, say)
        self.notes = Notes(
            lambda source, locator, full: setters.note(self, self.parts.sources[source], locator, full), arrangement.note_form
        )
        self._waiting: list[Callable[[], None]] = []
        self._figure_words: dict[str, list[Words]] = {}
        self._counted: dict[int, tuple[Literal["figure", "table"], tuple[str, ...]]] = {}
        self._expansions = {t.term: t.meaning for t in brief.glossary if _ABBREVIATION.fullmatch(t.term)}
        terms = sorted(self._expansions, key=lambda t: (-len(t), t))
        # what stands before a term is looked at afterwards: a pattern that begins with words is found much faster
        self._abbreviations = re.compile(rf"(?:{'|'.join(map(re.escape, terms))})(?![\w-])") if terms else None

    @property
    def lists_sources(self) -> bool:
        """Whether each source is told whole in a list of them: then its note says only what it takes to find it there."""
        hidden = self.brief.layout.hide if self.brief.layout is not None else ()
        return self.arrangement.notes == "foot" and "sources" not in hidden

    # -- words ------------------------------------------------------------------------------------------------------
    def field(self, part: Part, name: str, words: str | None = None) -> list[Node | str]:
        """The words of a one-line field, knowing where they stand; `words` where they are printed in another form.

        Raises AttributeError or KeyError for a name that is no field of the part: a bug of ours.
        """
        if words is None:
            return self.words_of(part, name, getattr(part, name))
        span = part.span_of(name)
        return [Words(words, Spot(span) if span is not None else None)]

    def words_of(self, part: Placed, name: str, words: str) -> list[Node | str]:
        """Words that a field of a part holds as the author typed them."""
        return self.abbreviated(words, part.place_of(name), 0)

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

    def portion(self, part: Marked, look: str = "portion_mark") -> list[Node | str]:
        """The portion mark of a part, in front of its words: «(C) »."""
        if not part.mark:
            return []
        span = part.span_of("mark")
        words = Words(self.say("portion_mark", mark=part.mark), Spot(span) if span is not None else None)
        return [inline(look, words)]

    def horizon(self, when: When) -> str:
        """By when: «by 31 December 2024», «by the end of December 2024»; a range, words and «not stated» as they are."""
        if when.kind == "day":
            return self.say("by_date", date=self.say.when(when))
        if when.kind in ("month", "year"):
            return self.say("by_end_of", date=self.say.when(when, within=True))
        return self.say.when(when)

    def lead(self, key: str, **facts: object) -> list[Node | str]:
        """A word or two that say what a line is about, in front of it: «Implication: »"""
        return [inline("lead_in", self.say(key, **facts) + self.say("colon").rstrip()), " "]

    def see(self, parts: Sequence[Inline]) -> list[Node | str]:
        """«See assumption 1; indicators 2 and 3.»"""
        before, _, after = self.say("see").partition("{parts}")
        return [before, *joined(parts, self.say("semicolon")), after]

    # -- references -------------------------------------------------------------------------------------------------
    def reference(self, kind: str, id: str, field: str, before: str | None = None) -> list[Node | str]:
        """What a reference in braces prints, as a link where there is a place to go.

        `{likelihood}` and `{kj:ID.likelihood}` a likelihood with its range, `{kj:ID}` the number of a judgment, `{actor:ID}`
        a name, `{fig:ID}`, `{est:ID}` and `{table:ID}` the number of a figure or table. `before` are the words in front of it.
        """
        if kind == "likelihood":
            return self.likelihoods.inline(self.likelihoods.own, before)
        if kind == "kj" and field == "likelihood":
            return self.likelihoods.inline(self.parts.judgments[id].likelihood, before)
        if kind == "kj":
            return [self.number("judgment", id)]
        if kind == "actor":
            return [link("#actor-" + id, self.actor_name(id))]
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

    def number(self, kind: Numbered, id: str) -> Element:
        """The number of a judgment, an assumption, an option …, as a link to it, which says «judgment 1» to who lists links."""
        number = self.parts.numbers[kind, id]
        e = link(f"#{kind}-{id}", str(number))
        key = _KINDS[kind]
        e.title = f"{self.say.known(key, '') or self.say.several(key, 1)} {number}"
        return e

    def numbered(self, key: str, kind: Numbered, ids: Sequence[str]) -> list[Node | str]:
        """«Assumptions 1 and 3», «judgments 1–4», the numbers in order and links; the key has plural forms."""
        number_of = self.parts.numbers
        ordered = sorted(dict.fromkeys(ids), key=lambda id: number_of[kind, id])
        runs: list[list[str]] = []
        for id in ordered:
            if runs and number_of[kind, id] == number_of[kind, runs[-1][-1]] + 1:
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
            if id in self.parts.sources:
                items.append([self.parts.sources[id].originator, *self.cite([id])])
            elif id in self.parts.estimates:
                items.append([self._figure_link("estimate-" + id), " (", self.parts.estimates[id].quantity, ")"])
            elif id in self.parts.events:
                items.append([link("#event-" + id, self.event_name(self.parts.events[id]))])
            else:
                items.append([id])
        return joined(items, self.say("semicolon"))

    def ended(self, nodes: list[Node | str]) -> list[Node | str]:
        """Parts of a line with a full stop, unless their words end in a mark of their own."""
        last = nodes[-1] if nodes else ""
        words = last if isinstance(last, str) else last.text() if isinstance(last, Element) else getattr(last, "text", "")
        return nodes if words.endswith(("…", ".", "!", "?")) else [*nodes, self.say("period")]

    def event_name(self, event: Event) -> str:
        """An event in a few words: those that its author gives, else its first clause; never a sentence cut off."""
        if event.short is not None:
            return event.short
        text = plain(event.text).rstrip(".")
        clause = _CLAUSE.match(text)
        return text if clause is None or len(text.split()) <= SHORT_EVENT else clause[0]

    def actor_name(self, id: str) -> str:
        """The short name of an actor, the full one where it has none."""
        actor = self.parts.actors[id]
        return actor.short or actor.name

    def count(self, e: Element, kind: Literal["figure", "table"], names: Iterable[str]) -> None:
        """Give an element the next number of its kind in reading order; `names` are the targets that are called by it."""
        self._counted[id(e)] = kind, tuple(names)

    # -- embedded and late ------------------------------------------------------------------------------------------
    def embed(self, kind: str, id: str) -> list[Element]:
        """A figure or a table at the place in the prose where its author put it."""
        if kind == "fig":
            return self._setters.figure(self, self.parts.figures[id])
        return self._setters.table(self, self.parts.tables[id])

    def at_home(self, kind: type[Figure], data: str = "") -> list[Element]:
        """The author's figures of a kind that no text has embedded: they stand in the section that tells the same.

        With `data`, those drawn from that set of estimates (the first set is meant where a figure names none).
        """
        found = [f for f in self.brief.figures if isinstance(f, kind) and "figure-" + f.id not in self.drawn]
        if data:
            first = self.brief.estimates[0].id
            found = [f for f in found if isinstance(f, EstimatesFigure) and (f.data or first) == data]
        return [e for f in found for e in self._setters.figure(self, f)]

    def later(self, action: Callable[[], None]) -> None:
        """Do this when the numbers of the notes are known."""
        self._waiting.append(action)

    def _title_of(self, target: str) -> str:
        """The title of a figure or table that the author has hidden, in place of its number."""
        kind, _, id = target.partition("-")
        if kind == "table":
            return self.say("quote", words=self.parts.tables[id].title)
        headed = self.parts.figures[id] if kind == "figure" else self.parts.estimates[id]
        return self.say("quote", words=headed.headline)

    def settle(self, root: Element, end: Element | None) -> dict[str, Element]:
        """Number notes and figures, fill in the words that waited for them, and take the link from what leads nowhere."""
        entries = next((e for e in root.elements if e.id == "sources"), None) if self.lists_sources else None
        found = self.notes.settle(root, end, entries, self.arrangement.at_entry)
        counts = {"figure": 0, "table": 0}
        names: dict[str, str] = {}
        ids: set[str] = set()
        links: list[Element] = []
        for e in root.walk_elements():
            if e.id:
                ids.add(e.id)
            if e.role == "Link" and e.href.startswith("#"):
                links.append(e)
            if id(e) in self._counted:
                kind, called = self._counted[id(e)]
                counts[kind] += 1
                names |= dict.fromkeys(called, self.say(f"{kind}_number", number=counts[kind]))
        for target, places in self._figure_words.items():
            for words in places:
                words.text = names.get(target) or self._title_of(target)
        for e in links:
            if e.href[1:] not in ids:
                e.role, e.href = "Span", ""
        for action in self._waiting:
            action()
        return found
