"""References: from the ids, mentions and passages of a reader to what leads nowhere, twice, or in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.diagnostics import Span
from briefing.load import Scalar
from briefing.model import prose as p
from briefing.suggest import did_you_mean
from briefing.validate.mentions import Mention, Passage
from briefing.validate.part_reader import PartReader

ONE_NAMESPACE = (("source", "estimate", "event"), ("judgment", "alternative", "scenario"))
"""Kinds that are mentioned in one and the same field, so that their ids must differ from each other, too."""

PROSE_KINDS = {
    "kj": "judgment",
    "est": "estimate",
    "fig": "figure",
    "table": "table",
    "actor": "actor",
}
"""What `{kind:id}` in a text refers to."""

OWN_LIKELIHOOD = {"Judgment": "statement", "Alternative": "hypothesis", "Scenario": "what", "Risk": "text"}
"""Where `{likelihood}` may stand: the field of a part that says what is likely."""


Embedded = dict[tuple[str, str], tuple[Passage, p.Embed]]
"""Where each figure and table stands first, by its kind and id."""

COLLECTIONS = {
    "source": ("sources",),
    "estimate": ("estimates",),
    "event": ("timeline",),
    "judgment": ("key_judgments",),
    "alternative": ("alternatives",),
    "scenario": ("scenarios", "scenarios.items"),
    "assumption": ("assumptions",),
    "indicator": ("indicators",),
    "actor": ("actors",),
    "issue": ("issues",),
    "option": ("options",),
    "figure": ("figures",),
    "table": ("tables",),
}
"""Where the parts of a kind stand: when that cannot be read at all, nothing is said of their ids."""


def check_references(reader: PartReader) -> None:
    """Tell every id used twice, every mention and reference that leads to nothing, every circle."""
    _duplicates(reader)
    _mentions(reader)
    _circles(reader)
    embedded: Embedded = {}
    for passage in reader.passages:
        _passage(passage, reader, embedded)


def _duplicates(reader: PartReader) -> None:
    grouped = {kind for group in ONE_NAMESPACE for kind in group}
    for group in (*ONE_NAMESPACE, *((kind,) for kind in reader.ids if kind not in grouped)):
        first: dict[str, tuple[Scalar, str, str]] = {}
        for kind in group:
            for id, scalars in reader.ids[kind].items():
                for scalar, path in scalars:
                    if id not in first:
                        first[id] = (scalar, kind, path)
                        continue
                    (a, a_kind, _), (b, b_kind, at) = sorted((first[id], (scalar, kind, path)), key=lambda it: it[0].span)
                    what = (
                        f"two {kind}s have the id `{id}`" if a_kind == b_kind else f"`{id}` is both {_a(a_kind)} and {_a(b_kind)}"
                    )
                    why = () if a_kind == b_kind else (f"{_many(group)} are named in the same lists: their ids must differ",)
                    reader.diagnostics.error("B302", what, b.span, path=at, hints=why, related=(("the first is here", a.span),))


def _mentions(reader: PartReader) -> None:
    listed: set[tuple[str, str]] = set()
    for m in reader.mentions:
        within = m.path.rpartition("[")[0] if m.path.endswith("]") else ""
        if within and (within, m.id) in listed:
            message = f"`{m.id}` is named twice in this list"
            reader.diagnostics.warning("B311", message, m.scalar.span, path=m.path, hints=("keep it once",))
        listed.add((within, m.id))
        if not any(m.id in reader.ids[kind] for kind in m.kinds) and not _unread(m.kinds, reader):
            message, hints = unknown_id(m.id, m.kinds, reader)
            reader.diagnostics.error("B301", message, m.scalar.span, path=m.path, hints=hints)


def _unread(kinds: Iterable[str], reader: PartReader) -> bool:
    return any(path in reader.told for kind in kinds for path in COLLECTIONS.get(kind, ()))


def unknown_id(id: str, kinds: Sequence[str], reader: PartReader) -> tuple[str, tuple[str, ...]]:
    """What is said of an id that no part of these kinds has."""
    known = [i for kind in kinds for i in reader.ids[kind]]
    other = next((kind for kind, ids in reader.ids.items() if id in ids), "")
    if other:
        return f"`{id}` is {_a(other)}, and {_or(kinds)} is wanted here", _known(kinds, known)
    hint = did_you_mean(id, known)
    return f"there is no {_or(kinds, article=False)} `{id}`", (hint,) if hint else _known(kinds, known)


def _known(kinds: Sequence[str], known: list[str]) -> tuple[str, ...]:
    if not known:
        return (f"the brief has no {_or(kinds, article=False)} with an id",)
    shown = ", ".join(f"`{i}`" for i in known[:12])
    return (f"the brief has {shown}" + (f" and {len(known) - 12} more" if len(known) > 12 else ""),)


def _circles(reader: PartReader) -> None:
    for kind in ("source", "event"):
        edges: dict[str, list[Mention]] = {}
        for m in reader.mentions:
            if m.kinds == (kind,) and m.owner.kind == kind and m.owner.id:
                edges.setdefault(m.owner.id, []).append(m)
        for circle in _circles_of(edges):
            chain = " → ".join(f"`{m.owner.id}`" for m in circle) + f" → `{circle[-1].id}`"
            said = (
                f"the {kind} `{circle[0].id}` refers to itself"
                if len(circle) == 1
                else f"these {kind}s go round in a circle: {chain}"
            )
            reader.diagnostics.error("B306", said, circle[-1].scalar.span, path=circle[-1].path)


def _circles_of(edges: dict[str, list[Mention]]) -> Iterator[list[Mention]]:
    """Each circle once, found by walking the edges depth first without recursion."""
    done: set[str] = set()
    for start in edges:
        trail: list[Mention] = []
        stack: list[tuple[str, int]] = [(start, 0)]
        on_trail = {start}
        while stack:
            id, at = stack[-1]
            out = edges.get(id, [])
            if id in done or at >= len(out):
                done.add(id)
                stack.pop()
                on_trail.discard(id)
                if trail:
                    trail.pop()
                continue
            stack[-1] = (id, at + 1)
            mention = out[at]
            if mention.id in on_trail:
                begin = next(i for i, (s, _) in enumerate(stack) if s == mention.id)
                yield [*trail[begin:], mention]
            elif mention.id not in done:
                trail.append(mention)
                on_trail.add(mention.id)
                stack.append((mention.id, 0))


def _passage(passage: Passage, reader: PartReader, embedded: Embedded) -> None:
    for block in p.blocks_of(passage.prose.blocks):
        if isinstance(block, p.Embed):
            _embed(block, passage, reader, embedded)
        elif isinstance(block, p.Paragraph):
            for inline in p.inlines_within(block.inlines):
                if isinstance(inline, p.Cite):
                    _citation(inline, passage, reader)
                elif isinstance(inline, p.Ref):
                    _reference(inline, passage, reader)


def span_in(passage: Passage, words: str, start: int) -> Span | None:
    """Where these words stand in the file, looked for from an offset of the text on.

    Asked only of what is wrong: a scalar works out the places of all its characters when it is first asked for one.
    """
    place = passage.prose.place
    if place is None:
        return None
    at = passage.prose.text.find(words, start)
    return place.span if at < 0 else place.span_at(at, at + len(words))


def _citation(cite: p.Cite, passage: Passage, reader: PartReader) -> None:
    at = cite.start
    for id, _locator in cite.items:
        at = max(at, passage.prose.text.find(f"@{id}", at))
        if id not in reader.ids["source"] and not _unread(("source",), reader):
            message, hints = unknown_id(id, ("source",), reader)
            reader.diagnostics.error("B303", message, span_in(passage, f"@{id}", at), path=passage.path, hints=hints)
        at += 1


def _reference(ref: p.Ref, passage: Passage, reader: PartReader) -> None:
    if ref.kind == "likelihood":
        _own_likelihood(ref, passage, reader)
        return
    if ref.kind not in PROSE_KINDS:
        return
    kind = PROSE_KINDS[ref.kind]
    tell, path = reader.diagnostics, passage.path
    if _unread((kind,), reader):
        return
    if ref.id not in reader.ids[kind]:
        message, hints = unknown_id(ref.id, (kind,), reader)
        colon = passage.prose.text.find(":", ref.start)
        tell.error("B304", message, span_in(passage, ref.id, colon), path=path, hints=hints)
    elif ref.field and (kind != "judgment" or ref.field != "likelihood" or ref.id not in reader.likely):
        span = span_in(passage, f"{ref.id}.{ref.field}", ref.start)
        if kind != "judgment" or ref.field != "likelihood":
            hint = "write `{kj:ID}` for the number of a judgment, `{kj:ID.likelihood}` for its likelihood"
            tell.error("B304", f"{_a(kind)} has nothing to print called `{ref.field}`", span, path=path, hints=(hint,))
        else:
            tell.error("B307", f"the judgment `{ref.id}` has no likelihood to print here", span, path=path)


def _own_likelihood(ref: p.Ref, passage: Passage, reader: PartReader) -> None:
    owner = passage.owner
    if owner.likely and OWN_LIKELIHOOD.get(owner.part) == passage.key:
        return
    span = span_in(passage, "{likelihood}", ref.start)
    if OWN_LIKELIHOOD.get(owner.part) != passage.key:
        hint = "write `{kj:ID.likelihood}` with the id of a judgment"
        message = "`{likelihood}` stands only where its own likelihood is given: in the statement of a judgment"
        reader.diagnostics.error("B308", message, span, path=passage.path, hints=(hint,))
    else:
        message = "there is no likelihood to print here"
        reader.diagnostics.error("B307", message, span, path=passage.path, hints=("give `likelihood:` beside this text",))


def _embed(embed: p.Embed, passage: Passage, reader: PartReader, embedded: Embedded) -> None:
    kind = PROSE_KINDS.get(embed.kind, embed.kind)
    if kind in reader.ids and embed.id not in reader.ids[kind]:
        if not _unread((kind,), reader):
            message, hints = unknown_id(embed.id, (kind,), reader)
            reader.diagnostics.error("B304", message, _embed_span(passage, embed), path=passage.path, hints=hints)
        return
    first = embedded.setdefault((kind, embed.id), (passage, embed))
    if first[1] is not embed:
        hint = f"to refer to it, write `{{{embed.kind}:{embed.id}}}` within a sentence"
        before, span = _embed_span(*first), _embed_span(passage, embed)
        related = (("the first is here", before),) if before is not None else ()
        message = f"the {kind} `{embed.id}` is placed twice"
        reader.diagnostics.error("B309", message, span, path=passage.path, hints=(hint,), related=related)


def _embed_span(passage: Passage, embed: p.Embed) -> Span | None:
    return span_in(passage, f"{embed.kind}:{embed.id}", embed.start)


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeio" else f"a {kind}"


def _or(kinds: Sequence[str], *, article: bool = True) -> str:
    words = [_a(kinds[0]) if article else kinds[0], *kinds[1:]]
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]


def _many(kinds: Sequence[str]) -> str:
    return ", ".join(f"{k}s" for k in kinds[:-1]) + f" and {kinds[-1]}s"
