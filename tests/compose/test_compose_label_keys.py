"""Compose says no word that has no key, and has no key that nobody says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import briefing.compose
from briefing.language.words import shipped_words

FOLDER = Path(briefing.compose.__file__).parent
SOURCES = [*sorted(FOLDER.glob("*.py")), FOLDER.parent / "language" / "language.py"]


def strings() -> Iterator[str]:
    """Every string of the sources of compose and what a language says by itself."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


# Keys put together from a value of the model («{kind}_number») or said by layout.
MADE = {"figure_number", "table_number", "published_not_stated", "information_not_stated", "accessed_not_stated", "continued"}
MADE |= {"key_findings", "definition", "case", "caution"}  # kinds of a box
MADE |= {"page_of"}  # said by layout, in the running foot
MADE |= {"yardstick_icd203_row2", "term_range"}  # said by a yardstick in a language


def test_every_key_is_said_somewhere() -> None:
    # the heads of the figures' data and their alternative texts are said by chart/, which lists them itself;
    # what the files inside a PDF are is said by associated/
    said = set(strings()) | {k for k in shipped_words("en") if k.startswith(("data_", "alt_", "attached_"))}
    begun = {re.escape(s) for s in said if s.endswith("_")}
    families = re.compile("|".join(sorted(begun)) or "$^")
    plural = re.compile(r"(.*)_(?:one|few|many|other)$")
    unused = [
        k
        for k in shipped_words("en")
        if k not in said | MADE and not families.match(k) and not ((m := plural.match(k)) and m[1] in said)
    ]
    assert not unused, unused
