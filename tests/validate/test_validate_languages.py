"""Language tags: those that are come back in their customary case, those that are not are told what was meant."""

from __future__ import annotations

import pytest

from briefing.language.tags import NotALanguage, language_tag


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("EN", "en"), ("en-gb", "en-GB"), ("zh-hans-cn", "zh-Hans-CN"), ("de-ch-1996", "de-CH-1996"), ("es-419", "es-419"),
        ("sl-rozaj-biske", "sl-rozaj-biske"), ("en-x-Office", "en-x-office"), ("tlh", "tlh"), (" uk ", "uk"),
    ],
)  # fmt: skip
def test_a_tag_in_its_customary_case(typed: str, tag: str) -> None:
    assert language_tag(typed) == tag


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("english", "`en`"), ("en_GB", "`en-GB`"), ("en-UK", "`en-GB`"), ("eng", "`en`"), ("ua", "`uk`"), ("iw", "`he`"),
        ("xx", "`en`, "), ("und", "`en`, "), ("", "`en`, "), ("e", "`en`, "), ("en-XX", "`en` alone"), ("en-Abcd", "`en`, "),
    ],
)  # fmt: skip
def test_what_is_no_tag_is_told_what_was_meant(typed: str, hint: str) -> None:
    with pytest.raises(NotALanguage) as problem:
        language_tag(typed)
    assert hint in problem.value.hint
    assert problem.value.message
