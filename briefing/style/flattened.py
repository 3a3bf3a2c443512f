"""A specified sheet to one YAML file that says all of it: its chain of sheets laid over each other, its tokens replaced.

Read again, the file gives the same sheet. It travels inside the PDF, so that a brief can be rebuilt without the
sheets of the house, and it shows a style team what their few lines come to.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from briefing.diagnostics import Diagnostics
from briefing.style.model import Given, Specified
from briefing.style.sheet_reading import Reader

_PLAIN = re.compile(r"-?\d+(?:\.\d+)?(?:pt|mm|cm|in|em|lh|%)?|[A-Za-z][A-Za-z0-9_-]*")
_NOT_PLAIN = frozenset(["y", "n", "yes", "no", "on", "off", "null", "nan", "inf"])  # other readers of YAML take these for values
_SHORT = 110  # characters to a line: a map or a list that fits stands on one
_HEAD = """\
# The whole style sheet in one file: what its sheets come to when they are laid over each other and tokens are replaced.
"""

Plain = str | list["Plain"] | dict[str, "Plain"]


def flattened(specified: Specified) -> str:
    """The sheet as one YAML file without `extends` and without tokens; keys stand in the order of the sheets."""
    root = specified.root
    if root is None or not isinstance(root.value, dict):
        return _HEAD
    resolved = Reader(root, Diagnostics()).resolved
    said = {k: _plain(v, resolved) for k, v in root.value.items() if k not in ("extends", "tokens")}
    lines = [_HEAD.rstrip("\n"), *(line for key, value in said.items() for line in _entry(key, value, ""))]
    return "\n".join(lines) + "\n"


def _plain(given: Given, resolved: Callable[[Given], Given]) -> Plain:
    value = resolved(given).value
    if isinstance(value, dict):
        return {k: _plain(v, resolved) for k, v in value.items()}
    if isinstance(value, list):
        return [_plain(v, resolved) for v in value]
    return "null" if value is None else _scalar(value)


def _scalar(words: str) -> str:
    if _PLAIN.fullmatch(words) and words.lower() not in _NOT_PLAIN:
        return words
    # JSON's strings are YAML's; the line ends that only YAML knows are written as escapes
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff]", lambda m: f"\\u{ord(m[0]):04x}", json.dumps(words, ensure_ascii=False))


def _entry(key: str, value: Plain, indent: str) -> Iterator[str]:
    short = _flow(value)
    head = f"{indent}{_scalar(key)}:"
    if len(head) + len(short) < _SHORT and (not isinstance(value, dict) or _leaves(value)):
        yield f"{head} {short}"
    elif isinstance(value, dict):
        yield head
        for name, inner in value.items():
            yield from _entry(name, inner, indent + "  ")
    elif isinstance(value, list):
        yield head
        for item in value:
            yield f"{indent}  - {_flow(item)}"
    else:
        yield f"{head} {short}"


def _leaves(value: dict[str, Plain]) -> bool:
    """Whether a map holds words only, and few: a map of maps is easier to read below its key."""
    return len(value) <= 4 and not any(isinstance(v, dict) for v in value.values())


def _flow(value: Plain) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(k)}: {_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return value
