"""The labels of a sheet, the program's own words in a language: their keys and placeholders are known, none is empty."""

from __future__ import annotations

import re

from briefing.diagnostics import Diagnostics
from briefing.language.forms import forms_of
from briefing.language.tags import NotALanguage, language_tag
from briefing.language.words import plural_stems, shipped_words
from briefing.model.yardsticks import YARDSTICKS, key_of
from briefing.style.model import Specified
from briefing.suggest import did_you_mean

_PLURAL = re.compile(r"_(?:zero|one|two|few|many|other)$")  # the categories of Unicode CLDR


def _known() -> dict[str, str]:
    """Every key of a language with the English words, whose facts it may have; a plural form under its stem and `_…`."""
    english = shipped_words("en")
    forms = {f"{stem}_…": f"{{count}} {english[f'{stem}_one']} {english[f'{stem}_other']}" for stem in plural_stems(english)}
    terms = {key_of(band.term): band.term for yardstick in YARDSTICKS.values() for band in yardstick.bands}
    return {**forms_of("en"), **english, **terms, **forms}


def check_labels(specified: Specified, diagnostics: Diagnostics) -> None:
    """Labels have the keys of the English words, in the plural forms of any language, and no placeholder but theirs."""
    labels = specified.sections.get("labels")
    if not labels:
        return
    known = _known()
    for lang, words in labels.items():
        try:
            language_tag(lang)
        except NotALanguage as problem:
            used = specified.origins[f"labels.{lang}.{next(iter(words))}"].used if words else None
            above = specified.origins.get(f"labels.{lang}")
            span = above.used.key.span if above is not None and above.used.key is not None else used.span if used else None
            diagnostics.error("Y105", f"labels: {problem.message}", span, path=f"labels.{lang}", hints=(problem.hint,))
            continue
        for key, said in (words or {}).items():
            path = f"labels.{lang}.{key}"
            origin = specified.origins[path]
            shipped = known.get(_PLURAL.sub("", key) + "_…", known.get(key))
            if shipped is None:
                span = origin.used.key.span if origin.used.key is not None else origin.used.span
                hint = did_you_mean(key, known)
                diagnostics.error("Y101", f"{path}: the program says no `{key}`", span, path=path, hints=(hint,) if hint else ())
                continue
            if not said.strip() and key != "number_group":  # groups of digits may be parted by a blank
                hint = "write the words, or delete the line"
                message = f"{path} says nothing, and would stand as an empty word or heading"
                diagnostics.error("Y105", message, origin.decided.span, path=path, hints=(hint,))
            fits = set(re.findall(r"\{(\w+)\}", shipped))
            for name in re.findall(r"\{([^{}]*)\}", said):
                if name not in fits:
                    hint = did_you_mean(name, fits) or (f"there are {', '.join(sorted(fits))}" if fits else "it has none")
                    message = f"{path}: unknown placeholder {{{name}}}"
                    diagnostics.error("Y107", message, origin.decided.span, path=path, hints=(hint,))
