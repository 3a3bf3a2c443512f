"""The words that ship with the program: from a language to its file beside this module, as a mapping of keys to words.

The files are flat YAML of one key a line with its words in double quotes, so that they are read as JSON: 0.4 ms where libyaml
needs 7 ms (600 keys). A test holds the files to that form.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from briefing.language.forms import forms_of
from briefing.language.plurals import plural_categories

NO_WORDS: Mapping[str, str] = MappingProxyType({})
_FOLDER = Path(__file__).parent
_LINE = re.compile(r'^(\w+): (".*")$', re.MULTILINE)


def shipped_languages() -> tuple[str, ...]:
    """The tags of the languages whose words ship, in order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@lru_cache(maxsize=16)
def shipped_words(tag: str) -> Mapping[str, str]:
    """The shipped words of a language (`en`, `uk`), empty where there are none."""
    path = _FOLDER / f"{tag}.yaml"
    if not tag.replace("-", "").isalnum() or not path.is_file():
        return NO_WORDS
    found = _LINE.findall(path.read_text("utf-8"))
    words: list[str] = json.loads(f"[{','.join(said for _, said in found)}]")
    return MappingProxyType({key: said for (key, _), said in zip(found, words, strict=True)})


def plural_stems(words: Mapping[str, str]) -> frozenset[str]:
    """The keys that have plural forms. `position_other` and the like are words of their own: a form has its `_one` beside it."""
    return frozenset(key[:-4] for key in words if key.endswith("_one") and f"{key[:-4]}_other" in words)


def keys_of(tag: str) -> tuple[str, ...]:
    """The keys that a language must have, in the order of the English words; its plural forms are those of its own."""
    english = shipped_words("en")
    stems = plural_stems(english)
    out: dict[str, None] = {}
    for key in english:
        stem, _, form = key.rpartition("_")
        plural = stem in stems and form in ("one", "other")
        forms = [f"{stem}_{category}" for category in plural_categories(tag)] if plural else [key]
        out.update(dict.fromkeys(forms))
    return (*out, *(() if forms_of(tag) else forms_of("en")))


def lacking_words(tag: str, labels: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of a language that neither ship nor stand among these labels."""
    there = {**shipped_words(tag.partition("-")[0]), **labels}
    return tuple(key for key in keys_of(tag) if key not in there)
