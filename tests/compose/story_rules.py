"""What a story must be to become a tag tree: which role may stand in which, headings in steps, links that lead somewhere.

The containment is that of PDF 32000-1, 14.8.4 as PDF/UA-1 (ISO 14289-1) reads it: a list holds items, a row holds cells, a
heading never skips a level. `broken_rules` is for tests; compose keeps the rules by the way it builds.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.compose.story import Element, PageOf, Story, Words

# Which parents a role may have. A role that is not here may stand anywhere among blocks or in a line.
PARENTS = {
    "LI": {"L"},
    "Lbl": {"LI", "Note"},
    "LBody": {"LI"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TR": {"THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
    "TOCI": {"TOC"},
    "Caption": {"Table", "Figure", "L", "Sect"},
}
# Which children a role may have; one that is not here takes any.
CHILDREN = {
    "L": {"LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"Caption", "THead", "TBody"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
    "TOC": {"TOCI"},
    "TOCI": {"Reference"},
}
# Which children a role may not have (ISO 32005, Table 5).
NEVER = {"TD": {"BlockQuote", "Aside"}, "TH": {"BlockQuote", "Aside"}, "Aside": {"Aside"}, "BlockQuote": {"Aside"}}
INLINE_ROLES = {"Span", "Em", "Strong", "Link", "Reference", "Quote", "Figure"}
BLOCK_KINDS = {"flow", "line", "list", "item", "table", "figure", "row", "cell", "contents", "label"}


def broken_rules(story: Story) -> list[str]:
    """Every rule that the story breaks, as sentences; empty when it keeps them all."""
    root = story.root
    return [*_nesting(root), *_forbidden(root), *_headings(root), *_links(story), *_tables(root), *_notes(story)]


def _elements(root: Element) -> Iterator[Element]:
    return (n for n in root.walk() if isinstance(n, Element))


def _name(e: Element) -> str:
    return f"{e.role} {e.look or '-'} #{e.id}" if e.id else f"{e.role} {e.look or '-'}"


def _nesting(root: Element) -> Iterator[str]:
    for e in _elements(root):
        for child in e.children:
            if child.parent is not e:
                yield f"a child of {_name(e)} has another parent"
            if isinstance(child, Element):
                if child.role in PARENTS and e.role not in PARENTS[child.role]:
                    yield f"{_name(child)} stands in {_name(e)}"
                if e.role in CHILDREN and child.role not in CHILDREN[e.role] and not child.artifact:
                    yield f"{_name(e)} holds {_name(child)}"
                if e.kind in ("line", "inline") and child.kind != "inline":
                    yield f"{_name(e)} is a line and holds the block {_name(child)}"
                if e.kind not in ("line", "inline") and child.kind == "inline":
                    yield f"{_name(e)} is no line and holds {_name(child)}"
                apart = e.kind == "line" and e.role == "Div" and child.role == "P"  # a line of things that are read one by one
                if child.kind == "inline" and child.role not in INLINE_ROLES and not apart:
                    yield f"{_name(child)} is no role for a part of a line"
            elif e.kind not in ("line", "inline", "label"):
                yield f"{_name(e)} holds {type(child).__name__} outside a line"
        if e.kind == "line" and not e.text().strip():
            yield f"{_name(e)} is a line without words"


def _forbidden(root: Element) -> Iterator[str]:
    for e in _elements(root):
        for child in e.children:
            if isinstance(child, Element) and child.role in NEVER.get(e.role, ()):
                yield f"{_name(e)} must not hold {_name(child)}"


def _headings(root: Element) -> Iterator[str]:
    last = 0
    for e in _elements(root):
        if len(e.role) == 2 and e.role[0] == "H" and e.role[1].isdigit():
            level = int(e.role[1])
            if level > last + 1:
                yield f"{_name(e)} «{e.text()}» skips a level after H{last}"
            last = level


def _links(story: Story) -> Iterator[str]:
    seen: set[str] = set()
    for e in _elements(story.root):
        if e.id in seen:
            yield f"the id {e.id} is given twice"
        if e.id:
            seen.add(e.id)
        if e.role == "Link" and not e.href:
            yield f"the link «{e.text()}» leads nowhere"
        if e.href.startswith("#") and e.href[1:] not in story.by_id:
            yield f"the link «{e.text()}» leads to {e.href}, which is not there"
        if e.kind == "figure" and not e.artifact and (e.drawing is None or not e.alt):
            yield f"{_name(e)} has no drawing or no alternative text"
        if e.kind == "figure" and e.drawing is None:
            yield f"{_name(e)} has no drawing"
    for node in story.root.walk():
        if isinstance(node, PageOf) and node.target not in story.by_id:
            yield f"a page number is asked of {node.target}, which is not there"


def _tables(root: Element) -> Iterator[str]:
    for e in _elements(root):
        if e.role != "Table":
            continue
        widths = set()
        for row in _elements(e):
            if row.role == "TR":
                widths.add(sum(int(cell.attributes.get("ColSpan", 1)) for cell in row.children if isinstance(cell, Element)))
        if len(widths) != 1:
            yield f"{_name(e)} has rows of {sorted(widths)} columns"
        if widths and e.columns and len(e.columns) != max(widths):
            yield f"{_name(e)} says {len(e.columns)} columns and has {max(widths)}"


def _notes(story: Story) -> Iterator[str]:
    first: set[str] = set()
    last = 0
    for e in _elements(story.root):
        if not e.note:
            continue
        words = next((n for n in e.walk() if isinstance(n, Words)), None)
        if e.note not in story.notes:
            yield f"a citation calls {e.note}, which is not there"
        elif e.note not in first:
            first.add(e.note)
            if words is None or words.text != str(last + 1):
                yield f"the first call of {e.note} is not numbered {last + 1}"
            last += 1
    for id in story.notes:
        if id not in first:
            yield f"{id} is never called"
