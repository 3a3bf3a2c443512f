"""YAML events to the tree: PyYAML's C parser read event by event, so that nothing is resolved and everything keeps its place."""

from __future__ import annotations

import os
from pathlib import Path

import yaml

from briefing.diagnostics import Diagnostics, Problems, Severity, Span
from briefing.files import cannot_travel
from briefing.inputs import NotRead, find_inside
from briefing.load.nodes import Mapping, Node, Scalar, Sequence, Text
from briefing.load.slips import YamlMark
from briefing.load.source import Source, read, tell_not_read
from briefing.load.traps import characters, cut_short, escaped, explain

# A brief is a few levels deep and has some thousand values; beyond these limits a file is not a brief but an accident.
MOST_DEPTH = 50
MOST_NODES = 500_000
MOST_FILES = 50
MOST_SIGNS = 5  # anchors, aliases and tags: whoever uses them uses them everywhere, and it is one mistake
MOST_TOLD = 100  # whoever has more problems than this in one file has one problem that repeats itself

_RENAME = "rename it: letters, digits, `-` and `_` are read everywhere"
_STYLES = {None: "plain", "": "plain", "'": "single", '"': "double", "|": "literal", ">": "folded"}
_NULL = frozenset({"", "~", "null", "Null", "NULL"})  # YAML 1.2.2 section 10.3.2, core schema
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Stop(Exception):
    """Reading ends here; why has been said."""


def load(path: Path | str, *, display: str | None = None, includes: bool = True, travels: bool = False) -> Text:
    """Load a file and, with `includes`, the files of its folder that its top-level values name (`actors: {file: actors.yaml}`).

    `display` is the path as the user typed it. A file that `travels` in a PDF must have a name that every system can have.
    Raises `Problems` with every error found.
    """
    name = display if display is not None else str(path)
    diagnostics = Diagnostics()
    source = read(Path(path), name, diagnostics)
    sources: list[Source] = []
    root: Node | None = None
    if source is not None:
        sources.append(source)
        wrong = cannot_travel(source.path.name) if travels else None
        if wrong is not None:
            message = f"the brief has a name that not every system can have ({wrong}), and it travels in the PDF"
            diagnostics.error("B103", message, source.span(0), hints=(_RENAME,))
        root = _tree(source, diagnostics)
        if root is not None and not isinstance(root, Mapping):
            diagnostics.error("B110", f"{name} must begin with keys (`title: …`), not with a {_called(root)}", _first(root))
        elif isinstance(root, Mapping) and includes:
            _include(root, source, sources, diagnostics)
    if diagnostics.has_errors:
        raise_with(diagnostics, sources)
    assert root is not None
    return Text(root, sources, tuple(diagnostics))


def raise_with(diagnostics: Diagnostics, sources: list[Source]) -> None:
    """Raise the problems with the files they stand in, so that their lines can be shown."""
    raise Problems(diagnostics, {source.name: source.text for source in sources})


def _called(node: Node) -> str:
    return "list" if isinstance(node, Sequence) else "text"


def _first(node: Node) -> Span:
    s = node.span
    return Span(s.file, s.line, s.column, s.line, s.column + 1)


# -- the tree -------------------------------------------------------------------------------------------------------
def _tree(source: Source, diagnostics: Diagnostics) -> Node | None:
    start = Span(source.name, 1, 1, 1, 2)
    if not source.text.strip():
        hint = "`briefing new NAME` writes a brief to begin with"
        diagnostics.error("B106", f"{source.name} is empty", start, hints=(hint,))
        return None
    if not characters(source, diagnostics):
        return None
    builder = _Builder(source, diagnostics)
    try:
        builder.read()
    except _Stop:
        return None
    except yaml.MarkedYAMLError as problem:
        if not _follows_from_last(problem, diagnostics):
            explain(problem, source, diagnostics)
        return None
    except yaml.YAMLError as problem:
        diagnostics.error("B109", f"this is not YAML: {getattr(problem, 'reason', problem)}", start)
        return None
    except RecursionError:
        builder.too_deep(start)
        return None
    if builder.root is None:
        diagnostics.error("B106", f"{source.name} has no content, only comments", start)
    return builder.root


def _follows_from_last(problem: yaml.MarkedYAMLError, diagnostics: Diagnostics) -> bool:
    """Whether the parser's complaint is only the consequence of an anchor, alias or tag that was told for the same line."""
    last, mark = diagnostics.items[-1] if diagnostics.items else None, problem.problem_mark
    if last is None or last.span is None or mark is None or last.code not in ("B112", "B113"):
        return False
    return last.span.line == mark.line + 1


class _Builder:
    """Builds the tree from events with a stack of its own: a file cannot be nested deeper than Python's."""

    __slots__ = ("count", "diagnostics", "documents", "root", "signs", "source", "stack")

    def __init__(self, source: Source, diagnostics: Diagnostics) -> None:
        self.source, self.diagnostics = source, diagnostics
        self.root: Node | None = None
        self.stack: list[_Frame] = []
        self.count = self.documents = self.signs = 0

    def read(self) -> None:
        """Read the source to its end, or to the problem that is one too many."""
        seen = len(self.diagnostics)
        told = 0
        for event in yaml.parse(self.source.text, Loader=_Loader):
            if len(self.diagnostics) > seen:
                told += sum(d.severity is Severity.ERROR for d in self.diagnostics.items[seen:])
                seen = len(self.diagnostics)
                if told >= MOST_TOLD:
                    self.too_many(event)
            self.take(event)

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._decoration(event)
            if len(self.stack) >= MOST_DEPTH:
                self.too_deep(self._span(event))
                raise _Stop
            self.stack.append(_Frame(isinstance(event, yaml.MappingStartEvent), event))
            self._counted(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            hint = "aliases are not used in briefs: every value stands where it is read"
            words = f"`*{event.anchor}` is an alias; write the value out"
            self._refuse("B113", words, self._span(event), (hint, *self._words_behind(event, "*")))
            self._put(Scalar("", "plain", self.source, _mark(event.start_mark), _mark(event.end_mark)))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if event.version or event.tags:
            self.diagnostics.error("B115", "a line that begins with % is not used in briefs; delete it", self._span(event))
        if self.documents > 1:
            message = "a second document begins here; a file holds one brief"
            hint = "delete the line `---`, or move what follows to a file of its own"
            self.diagnostics.error("B114", message, self._span(event), hints=(hint,))
            raise _Stop

    def too_deep(self, span: Span) -> None:
        """Say that the nesting goes too far."""
        self.diagnostics.error("B104", f"the nesting is deeper than {MOST_DEPTH} levels, the limit", span)

    def too_many(self, event: yaml.Event) -> None:
        """Stop where the same mistake is made over and over, and say so."""
        words = f"{self.source.name} has {MOST_TOLD} problems so far; from here on it was not read"
        self.diagnostics.error("B104", words, self._span(event), hints=("mend these first",))
        raise _Stop

    def _counted(self, event: yaml.Event) -> None:
        self.count += 1
        if self.count > MOST_NODES:
            self.diagnostics.error("B104", f"there are more than {MOST_NODES:,} values, the limit", self._span(event))
            raise _Stop

    def _span(self, event: yaml.Event) -> Span:
        start, end = _mark(event.start_mark), _mark(event.end_mark)
        if end[0] == start[0] and end[1] <= start[1]:
            end = (start[0], start[1] + 1)
        return Span(self.source.name, start[0] + 1, start[1] + 1, end[0] + 1, end[1] + 1)

    def _decoration(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Anchors and tags: refused, reading goes on."""
        if event.anchor is not None:
            self._refuse(
                "B113",
                f"`&{event.anchor}` is an anchor; delete it",
                self._mark_span(event, "&"),
                ("anchors are not used in briefs: every value stands where it is read", *self._words_behind(event, "&")),
            )
        if event.tag is not None:
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(
                "B112",
                f"`{shown}` is a tag; delete it",
                self._mark_span(event, "!"),
                ("what a value is follows from its key", *self._words_behind(event, "!")),
            )

    def _refuse(self, code: str, message: str, span: Span, hints: tuple[str, ...]) -> None:
        """Tell a sign that is not used in briefs, a few times in a file."""
        self.signs += 1
        if self.signs == MOST_SIGNS:
            hints = (*hints, "there may be more of these signs in the file: they are all to be deleted")
        if self.signs <= MOST_SIGNS:
            self.diagnostics.error(code, message, span, hints=hints)

    def _words_behind(self, event: yaml.NodeEvent, sign: str) -> tuple[str, ...]:
        """What to do where a sign that YAML has a use for begins a text."""
        line, column = _mark(event.end_mark if sign == "*" else event.start_mark)
        behind = (self.source.line(line + 1) or "")[column:].strip()
        return (f"a text that begins with `{sign}` stands in quotes",) if behind else ()

    def _mark_span(self, event: yaml.NodeEvent, sign: str) -> Span:
        line, column = _mark(event.start_mark)
        words = self.source.line(line + 1) or ""
        at = words.find(sign, column)
        if at < 0:
            return self._span(event)
        stop = next((i for i in range(at, len(words)) if words[i].isspace()), len(words))
        return Span(self.source.name, line + 1, at + 1, line + 1, stop + 1)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._decoration(event)
        self._counted(event)
        style = _STYLES[event.style]
        value: str | None = event.value
        frame = self.stack[-1] if self.stack else None
        is_key = frame is not None and frame.mapping and frame.key is None
        if style == "plain" and not is_key and value in _NULL:
            value = None
        scalar = Scalar(value, style, self.source, _mark(event.start_mark), _mark(event.end_mark))
        if style == "plain" and value and not is_key:
            cut_short(scalar, self.source, self.diagnostics)
        if style == "double" and "\\" in self.source.text[self.source.offset(*scalar.start) : self.source.offset(*scalar.end)]:
            escaped(scalar, self.diagnostics)
        self._put(scalar)

    def _put(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        if not frame.mapping:
            frame.items.append(node)
        elif frame.key is None:
            self._key(frame, node)
        else:
            if frame.name is not None:
                frame.entries[frame.name] = node
            frame.key = frame.name = None

    def _key(self, frame: _Frame, node: Node) -> None:
        frame.key = node
        if not isinstance(node, Scalar):
            hint = "put the text in quotes" if frame.flow else "a text that begins with { or [ stands in quotes"
            self.diagnostics.error("B111", "a key must be one word, not a list or a block", _first(node), hints=(hint,))
            return
        text = node.text or ""
        if text == "<<" and node.style == "plain":
            self.diagnostics.error("B113", "`<<` (merging another block) is not used in briefs; write the fields out", node.span)
        elif text in frame.keys:
            self.diagnostics.error(
                "B108",
                f"`{text}` is given twice",
                node.span,
                related=(("it is first given here", frame.keys[text].span),),
                hints=("keep one of the two; in a list every entry begins with a dash",),
            )
        else:
            frame.keys[text] = node
            frame.name = text

    def _close(self, event: yaml.Event) -> None:
        frame = self.stack.pop()
        start, end = frame.start, _mark(event.end_mark)
        if not frame.flow:  # a block ends where its last value ends, not at the next key
            end = max(frame.last(), (start[0], start[1] + 1))
        span = Span(self.source.name, start[0] + 1, start[1] + 1, end[0] + 1, end[1] + 1)
        self._put(Mapping(frame.entries, frame.keys, span) if frame.mapping else Sequence(frame.items, span))


class _Frame:
    """A mapping or sequence that is being read."""

    __slots__ = ("entries", "flow", "items", "key", "keys", "mapping", "name", "start")

    def __init__(self, mapping: bool, event: yaml.CollectionStartEvent) -> None:
        self.mapping, self.flow, self.start = mapping, bool(event.flow_style), _mark(event.start_mark)
        self.items: list[Node] = []
        self.entries: dict[str, Node] = {}
        self.keys: dict[str, Scalar] = {}
        self.key: Node | None = None
        self.name: str | None = None

    def last(self) -> tuple[int, int]:
        """Where its last value ends."""
        nodes: list[Node] = [*self.items[-1:], *list(self.entries.values())[-1:], *list(self.keys.values())[-1:]]
        return max(((n.span.end_line - 1, n.span.end_column - 1) for n in nodes), default=self.start)


def _mark(mark: YamlMark | None) -> tuple[int, int]:
    assert mark is not None, "every event of a parser has its marks"
    return mark.line, mark.column


# -- other files of the folder --------------------------------------------------------------------------------------
def _include(root: Mapping, source: Source, sources: list[Source], diagnostics: Diagnostics) -> None:
    for key, node in list(root.entries.items()):
        if not (isinstance(node, Mapping) and list(node.entries) == ["file"]):
            continue
        named = node.entries["file"]
        if not isinstance(named, Scalar) or not named.text:
            diagnostics.error("B116", f"`{key}: {{file: …}}` wants the name of a file", named.span)
            continue
        found = _included(named, source, sources, diagnostics)
        if found is not None:
            root.entries[key] = found


def _included(named: Scalar, source: Source, sources: list[Source], diagnostics: Diagnostics) -> Node | None:
    words = named.text or ""
    try:
        path = find_inside(source.path.parent, words)
    except NotRead as problem:
        tell_not_read(problem, named.span, diagnostics)
        return None
    if str(path) == os.path.realpath(source.path):
        diagnostics.error("B116", "a brief cannot name itself as a part", named.span)
        return None
    if len(sources) >= MOST_FILES:
        diagnostics.error("B104", f"more than {MOST_FILES} files are named, the limit", named.span)
        return None
    name = str(Path(source.name).parent / words) if Path(source.name).parent != Path() else words
    other = read(path, name, diagnostics, named.span, words)
    if other is None:
        return None
    wrong = cannot_travel(os.path.normpath(words))
    if wrong is not None:
        told = f"{words} has a name that not every system can have ({wrong}), and the file travels in the PDF"
        diagnostics.error("B116", told, named.span, hints=(_RENAME,))
        return None
    if all(s.name != other.name for s in sources):
        sources.append(other)
    return _tree(other, diagnostics)
