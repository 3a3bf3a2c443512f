"""Hypothesis strategies for briefs: the specimens with their texts replaced, parts dropped, repeated and grown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]
SPECIMENS = ("specimen", "specimen-decision")

_WORDS = [
    "a",
    "the",
    "of",
    "and",
    "harbour",
    "river",
    "estimate",
    "soundings",
    "notwithstanding",
    "counterproliferation",
    "Straße",
    "naïve",
    "Köln-Bonn",
    "10,000",
    "12:30",
    "55–80%",
    "Владимир",
    "Зеленський",
    "Αθήνα",
    "well-placed",
    "e.g.",
    "“quoted”",
    "(bracketed)",
    "—",
    "ffi",
    "office",
    "½",
    "U.S.",
    "e-mail",
    "’tis",
    "und/oder",
    "https://example.org/a/very/long/path-that-goes-on",
    "Donaudampfschifffahrtsgesellschaftskapitän",
]
_WORDS += ["No. 5", "17 November 2024", "Mr Smith", "ICD 203", "№ 7", "€ 5", "x" * 90, "A" * 40]

# Keys whose values are the author's prose; everything else (ids, terms, dates, vocabulary) stays what it is.
_PROSE = frozenset(
    [
        "text",
        "body",
        "what",
        "because",
        "implication",
        "summary",
        "note",
        "descriptor",
        "if_wrong",
        "covers",
        "excludes",
        "why",
        "threshold",
        "how_to_close",
        "view",
        "legal",
        "meaning",
        "why",
        "ask",
        "if_no_decision",
        "action",
        "question",
        "resolves_by",
        "method",
        "source_summary",
        "bottom_line",
        "impact",
    ]
)
_OPTIONAL = ("gaps", "boxes", "annexes", "glossary", "relations", "talking_points", "source_summary", "summary")


def sentences(least: int = 1, most: int = 60) -> st.SearchStrategy[str]:
    """Words in any order, as prose may hold them; no markup."""
    return st.lists(st.sampled_from(_WORDS), min_size=least, max_size=most).map(lambda ws: " ".join(ws)[:6000].strip() or "word")


def plain(name: str) -> dict[str, Any]:
    """A specimen as maps, lists and strings."""
    with (ROOT / "inputs" / f"{name}.yaml").open(encoding="utf-8") as file:
        found: dict[str, Any] = yaml.load(file, Loader=yaml.BaseLoader)
    for key, value in found.items():
        if isinstance(value, dict) and list(value) == ["file"]:
            found[key] = yaml.load((ROOT / "inputs" / value["file"]).read_text("utf-8"), Loader=yaml.BaseLoader)
    return found


@st.composite
def briefs(draw: st.DrawFn) -> str:
    """A brief as YAML text (JSON is YAML)."""
    brief = plain(draw(st.sampled_from(SPECIMENS)))
    for key in draw(st.sets(st.sampled_from(_OPTIONAL), max_size=3)):
        brief.pop(key, None)
    _grow(draw, brief)
    _reword(draw, brief, draw(st.floats(0, 0.5)))
    brief["title"] = draw(sentences(1, 12))[:240]
    return json.dumps(brief, ensure_ascii=False, indent=1)


def _grow(draw: st.DrawFn, brief: dict[str, Any]) -> None:
    sections = brief.get("sections")
    if sections:
        for number in range(draw(st.integers(0, 4))):
            body = "\n\n".join(draw(st.lists(sentences(5, 120), min_size=1, max_size=4)))
            sections.append({"id": f"more-{number}", "heading": draw(sentences(1, 8))[:120], "body": body})
    for key in ("glossary", "gaps"):
        if key == "glossary" and brief.get(key):
            brief[key] += [{"term": f"T{n}X", "meaning": draw(sentences(1, 20))} for n in range(draw(st.integers(0, 6)))]


def _reword(draw: st.DrawFn, node: Any, share: float) -> None:
    if isinstance(node, dict):
        for key, value in node.items():
            if key in _PROSE and isinstance(value, str) and "{" not in value and "[" not in value:
                if draw(st.floats(0, 1)) < share:
                    node[key] = draw(sentences(1, 40))
            else:
                _reword(draw, value, share)
    elif isinstance(node, list):
        for item in node:
            _reword(draw, item, share)
