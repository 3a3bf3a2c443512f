"""Word lists: from a language to the lists its checks read, a flat file a language in `checks/words/`, loaded when asked for.

A file is YAML of one list a line, `key: ["…", "…"]`, so that it is read as JSON, as those of `language/` are. The entries of a
list are words, or regular expressions where the key says so (`_patterns`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "words"
_LINE = re.compile(r"^(\w+): (\[.*\])$", re.MULTILINE)
Words = Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=8)
def word_lists(language: str) -> Words:
    """The lists of a language by its tag (`en`, `en-GB`, `uk`), by their keys; empty for a language without any."""
    base = language.partition("-")[0]
    path = _FOLDER / f"{base}.yaml"
    if not base.isalnum() or not path.is_file():
        return {}
    return {key: tuple(json.loads(words)) for key, words in _LINE.findall(path.read_text("utf-8"))}


def alternatives(words: tuple[str, ...]) -> str:
    """A pattern for any one of these words, the longest first, with any white space between those of a phrase."""
    inner = "|".join(r"\s+".join(map(re.escape, w.split())) for w in sorted(words, key=len, reverse=True))
    return f"(?:{inner})" if inner else r"(?!)"


@lru_cache(maxsize=256)
def patterns(written: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The patterns of a list, in any case."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in written)


def found_in(text: str, words: Words, key: str) -> re.Match[str] | None:
    """The first that a pattern of a list finds in a text."""
    return next((m for pattern in patterns(words.get(key, ())) if (m := pattern.search(text)) is not None), None)


def all_in(text: str, words: Words, key: str) -> list[re.Match[str]]:
    """Everything that the patterns of a list find in a text, by its place."""
    return sorted((m for pattern in patterns(words.get(key, ())) for m in pattern.finditer(text)), key=lambda m: m.start())


_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


def content_words(text: str, words: Words, *keys: str) -> list[str]:
    """The words of a text, in small letters, without those of these lists."""
    left_out = {word for key in keys for word in words.get(key, ())}
    return [word for word in _WORD.findall(text.casefold()) if word not in left_out]
