"""J301 judgment-outside: a judgment is made in a section and is not on the record."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.reading.passages import Voice
from briefing.checks.reading.word_lists import found_in
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each «we judge» of a section in whose paragraph no judgment is named."""
    with_judgments = {id(s.runs) for s in read.sentences(Voice.OURS) if any(kind == "kj" for kind, _ in s.refs)}
    hint = "make it a key judgment, or name the one it belongs to with `{kj:ID}`"
    for sentence in read.sentences(Voice.OURS):
        if type(sentence.passage.part).__name__ not in ("Section", "Box") or sentence.passage.field == "heading":
            continue
        found = found_in(sentence.text, read.words, "judging_patterns")
        if found is not None and id(sentence.runs) not in with_judgments:  # the runs are those of its paragraph
            span, path = sentence.span(*found.span()), sentence.passage.path
            yield Finding("this is judged here, and is no key judgment", span, path, hints=(hint,))


RULE = Rule(
    "J301",
    "judgment-outside",
    Kind.WORDS,
    "-/W/W",
    title="A judgment is made in a section and is not on the record",
    why=("What is judged in passing has no likelihood, no confidence and no horizon, and is found by nobody who asks later."),
    bad="""\
sections:
  - {id: why, heading: Why, body: We judge that growers sink new wells.}
""",
    good="""\
sections:
  - {id: why, heading: Why, body: "Our judgment {kj:closure} rests on two surveys; we judge them alike."}
""",
    clause="ICD 203, D.6.e(3)",
    find=find,
    needs=("judging_patterns",),
)
