"""Key judgments: cards of number, judgment with its likelihood, confidence with its reason apart, and what stands behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.chart.marks import ChangeMark, ConfidenceMark
from briefing.compose.composition import Composition
from briefing.compose.elements import (
    Inline,
    cell,
    flow,
    head_row,
    heading,
    inline,
    item,
    line,
    marked,
    run_together,
    section,
    table,
)
from briefing.compose.opening import previous_name
from briefing.compose.plain import citations, plain
from briefing.compose.prose import blocks
from briefing.compose.story import Element, Node

if TYPE_CHECKING:
    from briefing.compose.parts import Numbered
    from briefing.model.judgments import Change, Confidence, Judgment


def key_judgments(c: Composition) -> list[Element]:
    """The key judgments, one card each."""
    judgments = c.brief.key_judgments
    if not judgments:
        return []
    e = section("key_judgments", heading(c.say("judgments"), look="label"), look="judgments")
    if any(j.likelihood is not None for j in judgments):
        label = line("judgments.column_label", c.say("likelihood"))
        label.artifact = True  # every card says it in words of its own
        e.add(label)
    cards = Element("L", "list", "judgments.list")
    cards.attributes["ListNumbering"] = "Decimal"
    return [e.add(cards.add(*(card(c, j) for j in judgments)))]


def card(c: Composition, j: Judgment) -> Element:
    """One judgment: number, statement, assessment, confidence with its reason, and the details that the author gave."""
    number = line("judgment.number", str(c.parts.numbers["judgment", j.id]), role="Lbl")
    statement = _statement(c, j)
    body = [statement[0], _assessment(c, j), *statement[1:], *_reason(c, j), *_details(c, j)]
    e = item(number, body, look="judgment", id="judgment-" + j.id, span=j.span)
    e.kind = "flow"
    return e


def _statement(c: Composition, j: Judgment) -> list[Element]:
    before: list[Node | str] = c.portion(j)
    if j.heading:
        before += [inline("judgment.lead_in", *c.field(j, "heading", c.say.sentence(j.heading)), role="Strong"), " "]
    cited = {source for source, _ in citations(j.statement)}
    after = c.cite([s for s in j.supports if s in c.parts.sources and s not in cited])
    with c.likelihoods.of(j):
        return blocks(c, j.statement, "judgment.text", before=before, after=after, span=j.span_of("statement"))


def _assessment(c: Composition, j: Judgment) -> Element:
    """What stands beside a card: likelihood with its range and meter, below it the confidence: never in one sentence.

    The confidence is printed here and read where its reason stands, which begins with the same words.
    """
    e = flow("judgment.assessment", span=j.span_of("likelihood") or j.span)
    if j.likelihood is not None:
        e.add(*c.likelihoods.beside(j.likelihood, "judgment.likelihood", span=j.span_of("likelihood")))
    level, steps = c.likelihoods.confidence_step(j.confidence.level)
    words = c.likelihoods.confidence(j.confidence.level)
    beside = line("judgment.confidence", *marked(ConfidenceMark(level, steps), words), span=j.span_of("confidence"))
    beside.artifact = True  # read once, with its reason
    return e.add(beside)


def _reason(c: Composition, j: Judgment) -> list[Element]:
    """«Moderate confidence, because …»: a sentence of its own (ICD 203, D.6.e(2)(b)), and who sees it otherwise."""
    confidence = j.confidence
    out = because(c, confidence, "judgment.reason")
    parts: list[Inline] = []
    details = (
        ("information_base", confidence.information_base),
        ("rigour", confidence.rigour),
        ("volatility", confidence.volatility),
    )
    for key, value in details:
        if value is not None:
            name = c.say(key) + c.say("colon")
            parts.append(
                [name if parts else c.say.capital(name), *c.field(confidence, key, c.say.known(f"level_{value}", value))]
            )
    if parts:
        out.append(line("judgment.reason", *_sentence(parts, c.say("semicolon"), c)))
    if confidence.by:
        levels = [
            c.say("confidence_by_item", organisation=b.organisation, level=c.say.known(f"level_{b.level}", b.level))
            for b in confidence.by
        ]
        words = c.say("confidence_by", levels=c.say("semicolon").join(levels))
        out.append(line("judgment.reason", *c.field(confidence, "by", words)))
    return out


def because(c: Composition, confidence: Confidence, look: str) -> list[Element]:
    """A confidence with its reason as one sentence: a clause after «because», a sentence of the author's own after a colon."""
    words = c.likelihoods.confidence(confidence.level)
    text = plain(confidence.because)
    template = c.say("confidence_because_clause" if text[:1].islower() else "confidence_because", confidence=words)
    before, _, after = template.partition("{reason}")
    tail = after + c.say.sentence(text)[len(text.rstrip()) :]
    return blocks(c, confidence.because, look, before=[before], after=[tail] if tail else [])


def _details(c: Composition, j: Judgment) -> list[Element]:
    look = "judgment.detail"
    out: list[Element] = []
    if j.implication is not None:
        out += blocks(c, j.implication, look, before=c.lead("implication"), close=True)
    out += run_together([_change(c, j, look), _horizon(c, j, look), _resolution(c, j, look)])
    for d in j.dissent:
        who = inline("lead_in", c.say("dissent") + c.say("comma"), *c.field(d, "who"), c.say("colon").rstrip())
        out += blocks(c, d.view, look, before=[who, " "], close=True)
    return out + run_together(_evidence(c, j, look))


def _horizon(c: Composition, j: Judgment, look: str) -> list[Element]:
    if j.horizon is None:
        return []
    words = c.say.sentence(c.horizon(j.horizon))
    return [line(look, *c.lead("horizon"), *c.field(j, "horizon", words), span=j.span_of("horizon"))]


def _resolution(c: Composition, j: Judgment, look: str) -> list[Element]:
    return [] if j.resolves_by is None else blocks(c, j.resolves_by, look, before=c.lead("resolves_by"), close=True)


def _evidence(c: Composition, j: Judgment, look: str) -> Iterator[list[Element]]:
    """What it rests on besides its cited sources, what stands against it, where to read on."""
    rests = [s for s in j.supports if s not in c.parts.sources]
    for key, ids in (("supports", rests), ("contrary", j.contrary)):
        if ids:
            yield [line(look, *c.lead(key), *c.ended(c.evidence(ids)), span=j.span_of(key))]
    kinds: tuple[tuple[str, Numbered, Sequence[str]], ...] = (
        ("see_assumptions", "assumption", j.assumptions),
        ("see_alternatives", "alternative", j.alternatives),
        ("see_indicators", "indicator", j.indicators),
    )
    parts: list[Inline] = [c.numbered(key, kind, ids) for key, kind, ids in kinds if ids]
    if parts:
        yield [line(look, *c.see(parts), span=j.span)]


def _sentence(parts: list[Inline], separator: str, c: Composition) -> list[Node | str]:
    out: list[Node | str] = []
    for part in parts:
        out += [separator, *part] if out else list(part)
    return [*out, c.say("period")]


def _change(c: Composition, j: Judgment, look: str) -> list[Element]:
    change = j.change
    if all(k.change.status == "new" for k in c.brief.key_judgments) and change.why is None:
        return []  # said once, in the basis
    words: list[Node | str] = [*c.lead("change"), *_change_words(c, change)]
    if change.why is not None and not shows_changes(c):
        return blocks(c, change.why, look, before=[*words, c.say("period"), " "])
    return [line(look, *words, c.say("period"), span=j.span_of("change"))]


def _change_words(c: Composition, change: Change) -> list[Node | str]:
    out = _status(c, change)
    return [*out, c.say("comma"), *c.field(change, "from_", c.say("was", term=change.from_))] if change.from_ else out


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
        now = c.likelihoods.words(j.likelihood) if j.likelihood is not None else ""
        why = blocks(c, j.change.why, "") if j.change.why is not None else []
        rows.append(
            [
                cell(line("", *name), look="table.row_head", head="Row", span=j.span),
                cell(line("", *_status(c, j.change))),
                cell(line("", *(c.field(j.change, "from_") if j.change.from_ else [say("none_stated")]))),
                cell(line("", now or say("none_stated"))),
                cell(*(why or [line("", say("none_stated"))])),
            ]
        )
    title = say("changes_since", previous=previous_name(c)) if c.brief.meta.previous is not None else say("changes")
    head = head_row([say("judgment"), say("change"), say("before"), say("now"), say("why")])
    grid = table(head, rows, ("text", "auto", "auto", "auto", "text"), summary=say("changes_summary"))
    return [section("changes", heading(title), grid)]


def _status(c: Composition, change: Change) -> list[Node | str]:
    return marked(ChangeMark(change.status), c.say(f"change_{change.status}"))
