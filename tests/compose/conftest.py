"""How the tests of compose get a story: from a brief in a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from briefing.compose import Arrangement, compose
from briefing.compose.story import Element, Story
from briefing.language import Language
from briefing.load import load
from briefing.model.brief import Brief
from briefing.validate.brief import validate_brief

BRIEFS = Path(__file__).parent / "briefs"


@lru_cache(maxsize=8)
def _brief(name: str) -> Brief:
    return validate_brief(load(BRIEFS / f"{name}.yaml")).brief


@pytest.fixture(scope="session")
def brief_of() -> Callable[[str], Brief]:
    """A brief of tests/compose/briefs, valid."""
    return _brief


@pytest.fixture(scope="session")
def story_of() -> Callable[..., Story]:
    """The story of a brief of tests/compose/briefs."""

    def make(name: str, labels: dict[str, str] | None = None, **arranged: Any) -> Story:
        brief = _brief(name)
        return compose(brief, Language(brief.meta.lang, labels), Arrangement(**arranged))

    return make


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, dict[str, str]], Brief]:
    """The brief of a file in which some words are replaced by others: the smallest way to ask «and if …?»."""
    folder = tmp_path_factory.mktemp("briefs")

    def make(name: str, changes: dict[str, str]) -> Brief:
        text = (BRIEFS / f"{name}.yaml").read_text(encoding="utf-8")
        for old, new in changes.items():
            assert old in text, f"the brief {name} has no «{old}»"
            text = text.replace(old, new)
        path = folder / "brief.yaml"
        path.write_text(text, encoding="utf-8")
        return validate_brief(load(path)).brief

    return make


@pytest.fixture(scope="session")
def by_look() -> Callable[[Story, str], list[Element]]:
    """The elements of a look, in reading order."""

    def find(story: Story, look: str) -> list[Element]:
        return [e for e in story.root.walk() if isinstance(e, Element) and e.look == look]

    return find
