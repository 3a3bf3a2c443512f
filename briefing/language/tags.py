"""A language tag to its customary form, or to what is wrong with it: the shape and the registered subtags of BCP 47.

Screen readers choose a voice by these tags, and ISO 14289-1, 7.2 asks for them. Languages, scripts and regions are looked up in
the IANA registry (`subtags.txt`); extended languages and variants are taken by their shape.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

# RFC 5646, 2.1: language, extended languages, script, region, variants, extensions, private use
_SHAPE = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-[a-z]{3}){0,3}(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
)
_MEANT = {
    "arabic": "ar", "ara": "ar", "chinese": "zh", "chi": "zh", "zho": "zh", "cn": "zh", "czech": "cs", "cz": "cs",
    "danish": "da", "dk": "da", "dutch": "nl", "nld": "nl", "english": "en", "eng": "en", "estonian": "et",
    "finnish": "fi", "french": "fr", "fra": "fr", "fre": "fr", "georgian": "ka", "german": "de", "deu": "de", "ger": "de",
    "greek": "el", "gr": "el", "hebrew": "he", "iw": "he", "italian": "it", "ita": "it", "japanese": "ja", "jpn": "ja",
    "jp": "ja", "korean": "ko", "kor": "ko", "kr": "ko", "latvian": "lv", "lithuanian": "lt", "norwegian": "no",
    "polish": "pl", "pol": "pl", "portuguese": "pt", "por": "pt", "romanian": "ro", "russian": "ru", "rus": "ru",
    "slovak": "sk", "spanish": "es", "spa": "es", "swedish": "sv", "turkish": "tr", "ukrainian": "uk", "ukr": "uk",
    "ua": "uk",
}  # fmt: skip
_REGIONS_MEANT = {"UK": "GB", "EN": "GB", "SU": "RU"}
_EXAMPLES = "write `en`, `en-GB`, `uk`, `zh-Hans`"


class NotALanguage(Exception):
    """A tag that names no language; `message` is a sentence for the author, `hint` what to write instead."""

    def __init__(self, message: str, hint: str = _EXAMPLES) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@lru_cache(maxsize=256)
def language_tag(words: str) -> str:
    """The tag in its customary case (`zh-Hans`, `en-GB`). Raises `NotALanguage`."""
    text = words.strip()
    low = text.lower()
    found = _SHAPE.fullmatch(low)
    if found is None:
        better = low.replace("_", "-")
        meant = _MEANT.get(low) or (_customary(better) if _SHAPE.fullmatch(better) else "")
        message = f"`{text}` is not a language tag (BCP 47)" if text else "the language is not said"
        raise NotALanguage(message, f"write `{meant}`" if meant else _EXAMPLES)
    language, script, region = found["language"], found["script"], found["region"]
    twos, threes, scripts, regions = _registry()
    known = f" {language} " in twos if len(language) == 2 else language[2] in threes.get(language[:2], "")
    if not known:
        meant = _MEANT.get(language, "")
        hint = f"did you mean `{_customary(meant + low[len(language) :])}`?" if meant else _EXAMPLES
        raise NotALanguage(f"`{text}` is not a language tag: there is no language `{language}` (BCP 47)", hint)
    if script and f" {script.title()} " not in scripts:
        raise NotALanguage(f"`{text}` is not a language tag: there is no script `{script.title()}` (BCP 47)")
    if region and f" {region.upper()} " not in regions:
        meant = _REGIONS_MEANT.get(region.upper(), "")
        hint = f"did you mean `{_customary(low.replace(f'-{region}', f'-{meant}'))}`?" if meant else f"`{language}` alone will do"
        raise NotALanguage(f"`{text}` is not a language tag: there is no region `{region.upper()}` (BCP 47)", hint)
    return _customary(low)


def is_language(tag: str) -> bool:
    """True when `tag` names a language, in any case."""
    try:
        language_tag(tag)
    except NotALanguage:
        return False
    return True


def _customary(low: str) -> str:
    """RFC 5646, 2.1.1: scripts like This, regions in capitals, everything else and all after a single letter small."""
    out: list[str] = []
    for part in low.lower().split("-"):
        if not out or any(len(p) == 1 for p in out):
            out.append(part)
        else:
            out.append(part.title() if len(part) == 4 and part.isalpha() else part.upper() if len(part) == 2 else part)
    return "-".join(out)


@lru_cache(maxsize=1)
def _registry() -> tuple[str, dict[str, str], str, str]:
    lines = Path(__file__).with_name("subtags.txt").read_text("ascii").splitlines()
    twos, threes, scripts, regions = (line for line in lines if not line.startswith("#"))
    return f" {twos} ", {word[:2]: word[2:] for word in threes.split(" ")}, f" {scripts} ", f" {regions} "
