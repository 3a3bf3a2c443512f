"""The story as indented text: one line an element, with what tests and reviewers want to see of it."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.compose.story import Break, Element, Fill, Mark, Node, PageOf, Story, Words


def story_text(story: Story) -> str:
    """The whole tree. A line of words is one line of text: `P judgment.text: South Korea … «1»`."""
    return "\n".join(element_lines(story.root)) + "\n"


def element_lines(e: Element, depth: int = 0) -> Iterator[str]:
    """The lines of one element and all below it, two spaces a level."""
    pad = "  " * depth
    head = " ".join(x for x in (_role(e), e.look) if x)
    if e.kind == "line":
        yield f"{pad}{head}: {''.join(_inline(n) for n in e.children)}"
    elif e.kind == "figure":
        yield f"{pad}{head} <{type(e.drawing).__name__}>" + (f" alt: {e.alt}" if e.alt else "")
    else:
        yield pad + head
        for child in e.children:
            if isinstance(child, Element):
                yield from element_lines(child, depth + 1)
            else:
                yield f"{pad}  {_inline(child)}"


def _role(e: Element) -> str:
    facts = [f"#{e.id}" if e.id else "", f"lang={e.lang}" if e.lang else "", "artifact" if e.artifact else ""]
    facts += [f"{k}={v}" for k, v in e.attributes.items() if k in ("Scope", "ColSpan", "RowSpan")]
    shown = " ".join(f for f in facts if f)
    return f"{e.role}[{shown}]" if shown else e.role


def _inline(node: Node) -> str:
    if isinstance(node, Words):
        return node.text
    if isinstance(node, Mark):
        return f"<{type(node.drawing).__name__}>"
    if isinstance(node, Fill):
        return f" {node.leader or '_'}… " if node.leader else " … "
    if isinstance(node, PageOf):
        return f"<page of {node.target}>"
    if isinstance(node, Break):
        return " / "
    inner = "".join(_inline(n) for n in node.children)
    if node.role == "Reference":
        return f"^{inner}"
    if node.role == "Link":
        return f"[{inner}]({node.href})" if not node.href.startswith("#note-") else inner
    name = {"Em": "_", "Strong": "*"}.get(node.role)
    if name:
        return f"{name}{inner}{name}"
    facts = [node.look, f"lang={node.lang}" if node.lang else "", f"= {node.expansion}" if node.expansion else ""]
    return f"{{{' '.join(f for f in facts if f)}: {inner}}}"
