"""U204, a likelihood typed as a word: from texts to the terms of the declared yardstick that stand in them without a band.

What    a term of the declared yardstick in prose, outside quotations.
Why     a reader's idea of «likely» lies in the meant band 32% of the time; with the number beside the word 66% (Wintle
        and others, PLOS ONE, 2019). A term that is typed is printed without its number and does not follow the judgment
        when that changes.
Bad     bottom_line: The channel is likely to close.
Good    bottom_line: It is {kj:closure.likelihood} that the channel closes.
Clause  ICD 203, D.6.e(2)(a).

Words that mostly mean something else (remote, certain, impossible) are not looked for.
"""

from __future__ import annotations

import re
from functools import cache

from briefing.checks.reading.passages import Voice, passages
from briefing.checks.reading.sentences import sentences
from briefing.diagnostics import Diagnostics
from briefing.model.brief import Brief
from briefing.model.judgments import Judgment
from briefing.model.yardsticks import Yardstick, yardstick_of

CLAUSE = "ICD 203, D.6.e(2)(a)"
EVERYDAY = frozenset({"remote", "remotely", "certain", "certainly", "certainty", "impossible", "impossibility"})


def term_pattern(yardstick: Yardstick) -> re.Pattern[str]:
    """What finds a term of a yardstick, the longest first."""
    return _pattern(yardstick.words())


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    terms = sorted((w for w in words if w not in EVERYDAY), key=lambda w: (-len(w), w))
    either = "|".join(re.escape(t).replace(r"\ ", r"\s+") for t in terms)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)


def check_typed_terms(brief: Brief, tell: Diagnostics) -> None:
    """Warn of each term."""
    yardstick = yardstick_of(brief.standards)
    pattern = term_pattern(yardstick)
    for passage in passages(brief):
        if passage.voice not in (Voice.OURS, Voice.ADVICE):
            continue
        own = isinstance(passage.part, Judgment) and passage.field == "statement"
        hint = "write `{kj:ID.likelihood}` with the id of the judgment"
        if own:
            hint = "write `{likelihood}`, and the term in `likelihood:`"
        for sentence in sentences(passage, brief.meta.lang, pattern.search):
            for m in pattern.finditer(sentence.text):
                message = f"`{m[0]}` is a likelihood, typed as a word: it is printed without its band"
                tell.warning("U204", message, sentence.span(*m.span()), path=passage.path, hints=(hint,), reference=CLAUSE)
