"""S110 orphan-source: a source is listed and never used."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checks.reading.brief_read import BriefRead
from briefing.checks.rule import Finding, Kind, Rule
from briefing.model.brief import Brief
from briefing.model.fields import fields_of
from briefing.model.prose import Cite, inlines_of


def find(read: BriefRead) -> Iterator[Finding]:
    """Each source that is neither cited nor named nor derived from."""
    used = set(_named(read.brief))
    for passage in read.passages:
        used.update(i for inline in inlines_of(passage.prose.blocks) if isinstance(inline, Cite) for i, _ in inline.items)
    for source in read.brief.sources:
        if source.id not in used:
            yield Finding(
                f"the source `{source.id}` is listed and never used", **source.where("id"), hints=("cite it, or take it out",)
            )


def _named(brief: Brief) -> Iterator[str]:
    """Every id that a field of sources or evidence names."""
    for part in brief.walk():
        for shape in fields_of(type(part)).values():
            if "source" in shape.refers:
                value = getattr(part, shape.name)
                yield from (value if isinstance(value, tuple) else (value,) if value is not None else ())


RULE = Rule(
    "S110",
    "orphan-source",
    Kind.DATA,
    "-/I/I",
    title="A source is listed and never used",
    why=("A list of sources shows what the brief rests on; a source that nothing rests on makes the list longer than the basis."),
    bad="""\
sources:
  - {id: atlas, originator: Press, title: Atlas, type: media, published: 2020, directness: secondary}
""",
    good="""\
sections:
  - {id: why, heading: Why, body: "The atlas shows it.[@atlas]"}
sources:
  - {id: atlas, originator: Press, title: Atlas, type: media, published: 2020, directness: secondary}
""",
    clause="ICD 206 (appended reference citation)",
    find=find,
)
