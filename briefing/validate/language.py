"""A brief and the labels of its sheet to the language it speaks, or to all that this language lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from briefing.diagnostics import Diagnostics
from briefing.language import Language
from briefing.language.words import lacking_words, shipped_languages
from briefing.model.likelihood import Likelihood
from briefing.model.yardsticks import declared_yardstick, terms_lacking

if TYPE_CHECKING:
    from briefing.model.brief import Brief
    from briefing.model.part import Part


def language_of(brief: Brief, labels: Mapping[str, str], said: Diagnostics) -> Language:
    """The language of a brief, with the words of its sheet over those that ship.

    A language whose words neither ship nor stand in the sheet, all of them, is an error (L120), as is a yardstick whose terms
    have no words in it (L121). Raises `Problems`.
    """
    language = Language(brief.meta.lang, labels)
    if language.base not in shipped_languages():
        _check_words(brief, language, labels, said)
    _check_terms(brief, language, said)
    said.raise_errors()
    return language


def _check_words(brief: Brief, language: Language, labels: Mapping[str, str], said: Diagnostics) -> None:
    tag = brief.meta.lang
    missing = lacking_words(tag, labels)
    if not missing:
        return
    hints: tuple[str, ...]
    there = ", ".join(f"`{lang}`" for lang in shipped_languages())
    if labels:
        message = f"the labels of `{language.base}` lack {len(missing)} words of the program: {', '.join(missing)}"
        hints = (f"write each of them under `labels: {{{language.base}: …}}` of the sheet",)
    else:
        message = f"the program has no words in `{tag}`"
        hints = (f"it speaks {there}", f"a sheet adds a language: `labels: {{{language.base}: …}}` with {len(missing)} words")
    said.error("L120", message, **brief.meta.where("lang"), hints=hints)


def _check_terms(brief: Brief, language: Language, said: Diagnostics) -> None:
    """The yardstick that the brief uses has words in its language."""
    yardstick = declared_yardstick(brief.standards)
    missing = terms_lacking(yardstick, language)
    uses = next(iter(_likelihoods(brief)), None)
    if missing and uses is not None:
        message = f"the terms of {yardstick.name} have no words in `{brief.meta.lang}`: {', '.join(missing)}"
        hints = (
            "write `likelihood: custom` and name the terms under `yardstick:`",
            f"or give the words of each in the sheet, as `labels: {{{language.base}: {{term_likely: …}}}}`",
        )
        standards = brief.standards
        where = brief.meta.where("lang") if standards.span_of("likelihood") is None else standards.where("likelihood")
        said.error("L121", message, **where, hints=hints, reference=yardstick.source)


def _likelihoods(part: Part) -> Iterator[Likelihood]:
    for below in part.parts():
        if isinstance(below, Likelihood):
            yield below
        yield from _likelihoods(below)
