"""The tree of a loaded file: scalars, sequences and mappings, each with its span; a scalar knows where each character stands."""

from __future__ import annotations

from collections.abc import Sequence as Path
from typing import Union

from briefing.diagnostics import Diagnostic, Span
from briefing.load.source import Source, offsets_of

Mark = tuple[int, int]  # line and column, both from 0


class _Node:
    """What a part of the model asks of its node, answered by a node that has none of it."""

    __slots__ = ()

    def child(self, key: str | int) -> Node | None:  # noqa: ARG002
        """The value of a key, or an item; None where there is none."""
        return None

    def key(self, name: str) -> Scalar | None:  # noqa: ARG002
        """A key itself, for the empty name the first one; None where there is none."""
        return None

    def place(self) -> Scalar | None:
        """Itself, where it is a text that knows the places of its characters."""
        return None


class Scalar(_Node):
    """One value or key. `text` is None for YAML's null: nothing, `~` or `null`, unquoted.

    `style` is plain, single, double, literal or folded.
    """

    __slots__ = ("_offsets", "end", "source", "start", "style", "text")

    def __init__(self, text: str | None, style: str, source: Source, start: Mark, end: Mark) -> None:
        self.text, self.style, self.source, self.start, self.end = text, style, source, start, end
        self._offsets: list[int] | None = None

    @property
    def span(self) -> Span:
        """Where the whole of it stands; of a block of text (`|`, `>`) its first line's indicator."""
        (l0, c0), (l1, c1) = self.start, self.end
        return Span(self.source.name, l0 + 1, c0 + 1, l1 + 1, c1 + 1)

    def span_at(self, start: int, end: int | None = None) -> Span:
        """Where characters `start` to `end` of the text stand in the file, quotes, escapes and folding undone."""
        if self._offsets is None:
            self._offsets = offsets_of(self.text or "", self.style, self.source, self.start, self.end)
        offsets = self._offsets
        if not offsets:
            return self.span
        first = offsets[min(max(start, 0), len(offsets) - 1)]
        stop = min(max(start + 1 if end is None else end, start + 1), len(offsets))
        last = offsets[stop - 1]
        (l0, c0), (l1, c1) = self.source.position(first), self.source.position(last)
        return Span(self.source.name, l0 + 1, c0 + 1, l1 + 1, c1 + 2)

    def place(self) -> Scalar:
        """Itself."""
        return self

    def __repr__(self) -> str:
        return f"Scalar({self.text!r}, {self.span})"


class Sequence(_Node):
    """A list."""

    __slots__ = ("items", "span")

    def __init__(self, items: list[Node], span: Span) -> None:
        self.items, self.span = items, span

    def child(self, key: str | int) -> Node | None:
        """The item at an index."""
        return self.items[key] if isinstance(key, int) and 0 <= key < len(self.items) else None


class Mapping(_Node):
    """Keys and their values in file order; `keys` holds the key scalars for their places."""

    __slots__ = ("entries", "keys", "span")

    def __init__(self, entries: dict[str, Node], keys: dict[str, Scalar], span: Span) -> None:
        self.entries, self.keys, self.span = entries, keys, span

    def child(self, key: str | int) -> Node | None:
        """The value of a key."""
        return self.entries.get(key) if isinstance(key, str) else None

    def key(self, name: str) -> Scalar | None:
        """A key itself, or the first one."""
        return next(iter(self.keys.values()), None) if not name else self.keys.get(name)


Node = Union[Scalar, Sequence, Mapping]


class Text:
    """A loaded file with the files it includes. `warnings` are what the loader has to say of a file that can be read."""

    __slots__ = ("root", "sources", "warnings")

    def __init__(self, root: Node, sources: list[Source], warnings: tuple[Diagnostic, ...] = ()) -> None:
        self.root, self.sources, self.warnings = root, sources, warnings

    def node(self, path: Path[str | int]) -> Node | None:
        """The node at a path of keys and indices, None where there is none."""
        node: Node | None = self.root
        for step in path:
            node = None if node is None else node.child(step)
        return node

    def span(self, path: Path[str | int], *, key: bool = False) -> Span | None:
        """Where the value at a path stands, or its key."""
        if key and path:
            owner = self.node(path[:-1])
            last = path[-1]
            if isinstance(owner, Mapping) and isinstance(last, str) and last in owner.keys:
                return owner.keys[last].span
        node = self.node(path)
        return None if node is None else node.span

    def line_of(self, file: str, line: int) -> str | None:
        """The text of a line (from 1) of one of the files, None where it is not known."""
        for source in self.sources:
            if source.name == file:
                return source.line(line)
        return None
