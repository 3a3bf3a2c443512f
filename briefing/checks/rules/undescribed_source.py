"""S102 undescribed-source: a source that carries a judgment has no descriptor."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule


def find(read: BriefRead) -> Iterator[Finding]:
    """Each such source once, with the first judgment it carries."""
    hint = "say in a sentence what affects its quality: how near to the facts, how complete, how old, whose interest"
    for source, carried in read.carrying().items():
        if read.sources[source].descriptor is None:
            span = carried.span_of("id")
            related = ((f"it carries `{carried.id}`", span),) if span is not None else ()
            message = f"the source `{source}` carries a judgment and has no descriptor"
            yield Finding(message, **read.sources[source].where("id"), hints=(hint,), related=related)


RULE = Rule(
    "S102",
    "undescribed-source",
    Kind.DATA,
    "-/W/W",
    title="A source that carries a judgment has no descriptor",
    why=(
        "How near a source was to the facts, how complete it is and whose interest it serves decides what it is "
        "worth; its name does not say so."
    ),
    bad="""\
key_judgments:
  - id: closure
    supports: [bulletin]
sources:
  - {id: bulletin, originator: Port, title: Bulletin, type: official, published: 2024-10, directness: secondary}
""",
    good="""\
sections:
  - {id: why, heading: Why, body: "The port says so.[@bulletin]"}
sources:
  - {id: bulletin, originator: Port, title: Bulletin, type: official, published: 2024-10, directness: secondary}
""",
    clause="ICD 206 (source descriptors); ICS 206-01",
    find=find,
)
