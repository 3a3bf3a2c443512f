"""What is judged: from a brief to likelihoods, confidences, positions and scores that its declared standards do not know."""

from __future__ import annotations

import re

from briefing.diagnostics import Diagnostics
from briefing.language import Language
from briefing.model.judgments import Confidence
from briefing.model.likelihood import Likelihood
from briefing.model.part import Part
from briefing.model.yardsticks import YARDSTICKS, ConfidenceScale, NoTerm, Yardstick, confidence_scale_of, yardstick_of
from briefing.suggest import closest, did_you_mean
from briefing.validate.examined import Examined

# 70%, ≈70, 65–75 %
_PERCENT = re.compile(r"[≈~]?\s*(\d+(?:\.\d+)?)\s*(?:[-–]\s*(\d+(?:\.\d+)?))?\s*(?:%|per ?cent)?")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def check_forecasts(examined: Examined) -> None:
    """A forecast says how likely it is, and by when."""
    for j in examined.brief.key_judgments:
        for field, value, why in (("likelihood", j.likelihood, "how likely it is"), ("horizon", j.horizon, "by when")):
            if j.kind == "forecast" and value is None:
                hint = f"write `{field}:` and say {why}"
                examined.tell.error("B212", f"the forecast `{j.id}` lacks `{field}`", **j.where(field, "kind"), hints=(hint,))


# -- likelihood -----------------------------------------------------------------------------------------------------------
def check_yardstick(examined: Examined) -> None:
    """A yardstick of the author's own is given where it is declared, and its terms have bands."""
    s, tell = examined.brief.standards, examined.tell
    if s.likelihood == "custom" and s.yardstick is None:
        hint = "write `yardstick: {name: …, source: …, terms: [{term: …, low: …, high: …}, …]}`"
        message = "a yardstick of your own is declared, but not given"
        tell.error("B225", message, **s.where("yardstick", "likelihood"), hints=(hint,))
    if s.likelihood != "custom" and s.yardstick is not None:
        hint = "write `likelihood: custom` to use it, or take it out"
        message = f"this yardstick is not used: `likelihood` is `{s.likelihood}`"
        tell.error("B225", message, **s.yardstick.where("name"), hints=(hint,))
    seen: set[str] = set()
    for term in s.yardstick.terms if s.yardstick else ():
        if term.low >= term.high:
            message = f"the band of `{term.term}` runs from {term.low:g} to {term.high:g}"
            tell.error("B218", message, **term.where("low"), hints=("the lower end comes first",))
        if term.term.casefold() in seen:
            tell.error("B225", f"the yardstick has the term `{term.term}` twice", **term.where("term"))
        seen.add(term.term.casefold())


def check_likelihoods(examined: Examined) -> None:
    """Every likelihood has a term in the declared yardstick."""
    standards = examined.brief.standards
    if standards.likelihood == "custom" and standards.yardstick is None:
        return
    yardstick = yardstick_of(standards, Language(examined.brief.meta.lang))
    for likelihood in examined.reader.all_of(Likelihood):
        try:
            yardstick.read(likelihood)
        except NoTerm as no_term:
            span, path = likelihood.where("term", "percent", "range")["span"], likelihood.path
            if likelihood.term is not None:
                message, hints = f"`{likelihood.term}` is not a likelihood term", _terms(likelihood.term, yardstick)
                examined.tell.error("B207", message, span, path=path, hints=hints)
            else:
                bands = ", ".join(f"{b.term} {b.label}" for b in yardstick.bands)
                hint = f"give a number that has a term, or a term itself: {bands}"
                examined.tell.error("B217", str(no_term), span, path=path, hints=(hint,), reference=yardstick.source)


def _terms(term: str, yardstick: Yardstick) -> tuple[str, ...]:
    words = term.casefold()
    count = len(yardstick.terms)
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    listing = f"the yardstick {yardstick.id} has {number} terms: {', '.join(yardstick.terms)}"
    percent = _PERCENT.fullmatch(words)
    if percent is not None:
        form = f"percent: {percent[1]}" if percent[2] is None else f"range: [{percent[1]}, {percent[2]}]"
        return f"write `likelihood: {{{form}}}`; it is printed with its term", listing
    elsewhere = any(other.find(words) is not None for other in YARDSTICKS.values())
    hint = (None if elsewhere else did_you_mean(words, yardstick.words())) or _term_elsewhere(words, yardstick)
    return (hint, listing) if hint else (listing,)


def _term_elsewhere(words: str, yardstick: Yardstick) -> str | None:
    """A hint for a term of another yardstick: the one of this yardstick that lies next to it."""
    others = [(other, words) for other in YARDSTICKS.values()]
    others += [(other, meant) for other in YARDSTICKS.values() if (meant := closest(words, other.words())) is not None]
    for other, meant in others:
        band = other.find(meant)
        if band is not None:
            ours = min(yardstick.bands, key=lambda b: abs(b.low + b.high - band.low - band.high))
            asked = "" if meant == words else f"did you mean `{meant}`? "
            return f"{asked}`{meant}` is a term of {other.id} ({band.label}); next to it in {yardstick.id} is `{ours.term}`"
    return None


# -- confidence -----------------------------------------------------------------------------------------------------------
def check_confidences(examined: Examined) -> None:
    """Every confidence is a level of the declared scale, and has no parts of another scale."""
    brief, tell = examined.brief, examined.tell
    scale = confidence_scale_of(brief.standards)
    for confidence in examined.reader.all_of(Confidence):
        _check_level(confidence, "level", confidence.level, scale, tell)
        for one in confidence.by:
            _check_level(one, "level", one.level, scale, tell)
        for field in ("information_base", "rigour", "volatility"):
            value = getattr(confidence, field)
            if value is not None and scale.id != "ancr":
                hint = "write `standards: {confidence: ancr}` to use it"
                tell.error("B219", f"`{field}` belongs to the scale ancr", **confidence.where(field), hints=(hint,))
            else:
                _check_level(confidence, field, value, scale, tell)
    for position in brief.positions:
        _check_level(position, "confidence", position.confidence, scale, tell)
    for estimates in brief.estimates:
        for entry in estimates.claims:
            _check_level(entry, "confidence", entry.confidence, scale, tell)


def _check_level(part: Part, field: str, value: str | None, scale: ConfidenceScale, tell: Diagnostics) -> None:
    if value is not None and scale.step(value) is None:
        hint = did_you_mean(value, scale.levels)
        listing = f"the scale {scale.id} has the levels {', '.join(scale.levels)}"
        hints = (hint, listing) if hint else (listing,)
        tell.error("B219", f"`{value}` is not a level of confidence", **part.where(field), hints=hints)


# -- positions and options ------------------------------------------------------------------------------------------------
def check_positions(examined: Examined) -> None:
    """An assessed position has our confidence, and an actor one position of a kind on an issue."""
    tell = examined.tell
    first: dict[tuple[str, str, str], Part] = {}
    for position in examined.brief.positions:
        if position.kind == "assessed" and position.confidence is None:
            hint = "write `confidence:` and its level, or another `kind`: declared, observed"
            message = "an assessed position needs our confidence in it"
            tell.error("B213", message, **position.where("confidence", "kind"), hints=(hint,))
        before = first.setdefault((position.actor, position.issue, position.kind), position)
        if before is not position:
            message = f"`{position.actor}` has two {position.kind} positions on `{position.issue}`"
            related = (("the first is here", span),) if (span := before.span_of("actor")) is not None else ()
            hint = "an actor has one position of each kind (declared, observed, assessed) on an issue"
            span = position.span_of("actor")
            tell.error("B305", message, span, path=position.path, hints=(hint,), related=related)


def check_scores(examined: Examined) -> None:
    """A score lies between 1 and 5."""
    for option in examined.brief.options:
        node, path = option.node_of("scores"), option.path_of("scores")
        for criterion, score in option.scores.items():
            if not 1 <= score <= 5:
                found = None if node is None else node.child(criterion)
                span = option.span_of("scores") if found is None else found.span
                message = f"a score lies between 1 and 5, and this is {score:g}"
                examined.tell.error("B204", message, span, path=f"{path}.{criterion}")
