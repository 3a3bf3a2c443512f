"""The parts of a judgment besides its statement and its assessment, each to lines of a look: why, what follows, by when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.card_order import CardOrder, CardPart
from briefing.compose.changes import change_words, shows_changes
from briefing.compose.composition import Composition
from briefing.compose.elements import Inline, inline, line, run_together
from briefing.compose.plain import citations, plain
from briefing.compose.prose import blocks
from briefing.compose.story import Element, Node

if TYPE_CHECKING:
    from briefing.compose.parts import Numbered
    from briefing.model.judgments import Confidence, Judgment

def card_parts(c: Composition, j: Judgment, order: CardOrder) -> list[Element]:
    """The parts that stay in the card, in their order; what may share a paragraph does."""
    out: list[Element] = []
    together: list[list[Element]] = []
    for name in order.in_card:
        made = PARTS[name](c, j, "judgment.reason" if name == "reason" else "judgment.detail")
        if name in order.run_in:
            together.append(made)
            continue
        out += [*run_together(together), *made]
        together = []
    return out + run_together(together)


def _reason(c: Composition, j: Judgment, look: str) -> list[Element]:
    """«Moderate confidence, because …»: a sentence of its own (ICD 203, D.6.e(2)(b)), and who sees it otherwise."""
    confidence = j.confidence
    out = because(c, confidence, look)
    parts: list[Inline] = []
    details = (
        ("information_base", confidence.information_base),
        ("rigour", confidence.rigour),
        ("volatility", confidence.volatility),
    )
    for key, value in details:
        if value is not None:
            name = c.say(key) + c.say("colon")
            said = c.field(confidence, key, c.say.known(f"level_{value}", value))
            parts.append([name if parts else c.say.capital(name), *said])
    if parts:
        out.append(line(look, *_sentence(parts, c.say("semicolon"), c)))
    if confidence.by:
        levels = [
            c.say("confidence_by_item", organisation=b.organisation, level=c.say.known(f"level_{b.level}", b.level))
            for b in confidence.by
        ]
        words = c.say("confidence_by", levels=c.say("semicolon").join(levels))
        out.append(line(look, *c.field(confidence, "by", words)))
    return out


def because(c: Composition, confidence: Confidence, look: str) -> list[Element]:
    """A confidence with its reason as one sentence: a clause after «because», a sentence of the author's own after a colon."""
    words = c.likelihoods.confidence(confidence.level)
    text = plain(confidence.because)
    template = c.say("confidence_because_clause" if text[:1].islower() else "confidence_because", confidence=words)
    before, _, after = template.partition("{reason}")
    tail = after + c.say.sentence(text)[len(text.rstrip()) :]
    return blocks(c, confidence.because, look, before=[before], after=[tail] if tail else [])


def _sentence(parts: list[Inline], separator: str, c: Composition) -> list[Node | str]:
    out: list[Node | str] = []
    for part in parts:
        out += [separator, *part] if out else list(part)
    return [*out, c.say("period")]


def _implication(c: Composition, j: Judgment, look: str) -> list[Element]:
    if j.implication is None:
        return []
    before = c.lead("implication") if look == "judgment.detail" else ()  # a column of the table says it in its head
    return blocks(c, j.implication, look, before=before, close=True)


def _change(c: Composition, j: Judgment, look: str) -> list[Element]:
    change = j.change
    if all(k.change.status == "new" for k in c.brief.key_judgments) and change.why is None:
        return []  # said once, in the basis
    words: list[Node | str] = [*c.lead("change"), *change_words(c, change)]
    if change.why is not None and not shows_changes(c):
        return blocks(c, change.why, look, before=[*words, c.say("period"), " "])
    return [line(look, *words, c.say("period"), span=j.span_of("change"))]


def _horizon(c: Composition, j: Judgment, look: str) -> list[Element]:
    if j.horizon is None:
        return []
    words = c.say.sentence(c.horizon(j.horizon))
    return [line(look, *c.lead("horizon"), *c.field(j, "horizon", words), span=j.span_of("horizon"))]


def _resolution(c: Composition, j: Judgment, look: str) -> list[Element]:
    return [] if j.resolves_by is None else blocks(c, j.resolves_by, look, before=c.lead("resolves_by"), close=True)


def _dissent(c: Composition, j: Judgment, look: str) -> list[Element]:
    out: list[Element] = []
    for d in j.dissent:
        who = inline("lead_in", c.say("dissent") + c.say("comma"), *c.field(d, "who"), c.say("colon").rstrip())
        out += blocks(c, d.view, look, before=[who, " "], close=True)
    return out


def _rests_on(c: Composition, j: Judgment, look: str) -> list[Element]:
    """What it rests on besides the sources that its statement cites."""
    cited = {source for source, _ in citations(j.statement)}
    return _evidence(c, j, look, "supports", [s for s in j.supports if s not in cited])


def _against(c: Composition, j: Judgment, look: str) -> list[Element]:
    return _evidence(c, j, look, "contrary", j.contrary)


def _evidence(c: Composition, j: Judgment, look: str, key: str, ids: Sequence[str]) -> list[Element]:
    return [line(look, *c.lead(key), *c.ended(c.evidence(ids)), span=j.span_of(key))] if ids else []


def _see(c: Composition, j: Judgment, look: str) -> list[Element]:
    """Where to read on."""
    kinds: tuple[tuple[str, Numbered, Sequence[str]], ...] = (
        ("see_assumptions", "assumption", j.assumptions),
        ("see_alternatives", "alternative", j.alternatives),
        ("see_indicators", "indicator", j.indicators),
    )
    parts: list[Inline] = [c.numbered(key, kind, ids) for key, kind, ids in kinds if ids]
    return [line(look, *c.see(parts), span=j.span)] if parts else []


PARTS: Mapping[CardPart, Callable[[Composition, Judgment, str], list[Element]]] = {
    "reason": _reason,
    "implication": _implication,
    "change": _change,
    "horizon": _horizon,
    "resolves_by": _resolution,
    "dissent": _dissent,
    "rests_on": _rests_on,
    "against": _against,
    "see": _see,
}
