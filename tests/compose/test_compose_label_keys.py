"""Compose says no word that has no key, and has no key that nobody says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import briefing.compose
from briefing.chart.alt_words import ALT_LABELS
from briefing.chart.datatable import DATA_LABELS
from briefing.compose.words import ATTACHED_LABELS, DEFAULT_LABELS

FOLDER = Path(briefing.compose.__file__).parent
SOURCES = sorted(FOLDER.glob("*.py"))


def strings() -> Iterator[str]:
    """Every string of the sources of compose, docstrings and the list of words left out."""
    for path in SOURCES:
        if path.name == "words.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


# Keys put together from a value of the model («{kind}_number») or said by layout.
MADE = {"figure_number", "table_number", "published_not_stated", "information_not_stated", "accessed_not_stated", "continued"}
MADE |= {"key_findings", "definition", "case", "caution"}  # kinds of a box
MADE |= {"page_of"}  # said by layout, in the running foot


def test_every_key_is_said_somewhere() -> None:
    # the heads of the figures' data and their alternative texts are said by chart/, which lists them itself;
    # what the files inside a PDF are is said by associated/
    said = set(strings()) | set(DATA_LABELS) | set(ALT_LABELS) | set(ATTACHED_LABELS)
    begun = {re.escape(s) for s in said if s.endswith("_")}
    families = re.compile("|".join(sorted(begun)) or "$^")
    plural = re.compile(r"(.*)_(?:one|few|many|other)$")
    unused = [
        k
        for k in DEFAULT_LABELS
        if k not in said | MADE and not families.match(k) and not ((m := plural.match(k)) and m[1] in said)
    ]
    assert not unused, unused
