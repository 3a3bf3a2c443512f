"""Speech: from a place in a sentence to who speaks there: somebody else, we with a likelihood, a subject that can choose."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.checks.reading.sentences import CITE, LIKE, REF, Sentence
from briefing.checks.reading.word_lists import Words, alternatives, word_lists
from briefing.records import record

_BLANK_OR_MARK = re.compile(rf"[\s{CITE}]+")
_WORD_BEFORE = re.compile(r"([\w’'-]+)\s+$")
_WORDS = re.compile(r"[\w’'-]+")
_NO_FRAME = ("and", "but", "or", "so", "which", "who", "because", "that", "if")


@record
class _Patterns:
    """The patterns of a language."""

    clause: re.Pattern[str]
    saying: re.Pattern[str]
    no_verb: re.Pattern[str]
    ours: re.Pattern[str]
    of_whom: re.Pattern[str]
    according: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(lang: str) -> _Patterns:
    words = word_lists(lang)

    def any_of(key: str) -> str:
        return alternatives(words.get(key, ()))

    return _Patterns(
        re.compile(rf"[;:—]|\s–\s|,(?=\s+{any_of('clause_openers')}\b)"),
        re.compile(rf"\b{any_of('saying')}\b(?!\s+{any_of('no_verb_behind')}\b)", re.IGNORECASE),
        re.compile(rf"(?:\b{any_of('no_verb_before')}|^)\s*$", re.IGNORECASE),
        re.compile(rf"\b{any_of('ours')}\b|(?:^|[,;:—]\s*)(?:(?:all|only)\s+)?{any_of('ours_as_subject')}\s*$", re.IGNORECASE),
        re.compile(rf"\b{any_of('saying_of_whom')}\s+that\b", re.IGNORECASE),
        re.compile(rf"\b{any_of('according')}\s+(?!(?:us|our)\b)", re.IGNORECASE),
    )


def clauses(sentence: Sentence, lang: str) -> list[tuple[int, int]]:
    """Where each clause of a sentence begins and ends: parted by `; : —`, and by a comma before words such as «but»."""
    out, at = [], 0
    for m in _patterns(lang).clause.finditer(sentence.text):
        out.append((at, m.start()))
        at = m.end()
    return [*out, (at, len(sentence.text))]


def clause_at(sentence: Sentence, at: int, lang: str) -> tuple[int, int]:
    """The clause that holds a character."""
    return next(((begin, end) for begin, end in clauses(sentence, lang) if at < end), (0, len(sentence.text)))


def reported(sentence: Sentence, at: int, lang: str) -> bool:
    """Whether what stands at a character is the saying of somebody else.

    So it is where «…, X says» stands behind it, where its clause says according to whom, and where a verb of saying stands before
    it in its clause, whose subject is not we.
    """
    patterns = _patterns(lang)
    begin, end = clause_at(sentence, at, lang)
    if patterns.according.search(sentence.text[begin:end]) or _framed(sentence, at, patterns):
        return True
    before = sentence.text[begin:at]
    return any(_says(before, m, patterns) for m in patterns.saying.finditer(before)) or any(
        not _is_ours(before[: m.start()], patterns) for m in patterns.of_whom.finditer(before)
    )


def _framed(sentence: Sentence, at: int, patterns: _Patterns) -> bool:
    """Whether, behind a character, a stretch between commas says who speaks: «…, the ministry said, …», «…, says the council»."""
    text = _BLANK_OR_MARK.sub(" ", sentence.text[at:]).rstrip(" .!?…)")
    return any(_is_frame(stretch, patterns) for stretch in text.split(",")[1:])


def _is_frame(stretch: str, patterns: _Patterns) -> bool:
    words = _WORDS.findall(stretch)
    if not 2 <= len(words) <= 12 or words[0].casefold() in _NO_FRAME or patterns.ours.search(stretch):
        return False
    for m in patterns.saying.finditer(stretch):
        opens = not stretch[: m.start()].strip()  # «…, says the council»
        if not m[0].endswith("ing") and (opens or not patterns.no_verb.search(stretch[: m.start()])):
            return True
    return False


def _says(before: str, verb: re.Match[str], patterns: _Patterns) -> bool:
    return not patterns.no_verb.search(before[: verb.start()]) and not _is_ours(before[: verb.start()], patterns)


def _is_ours(before: str, patterns: _Patterns) -> bool:
    """Whether the subject right before a verb is we, this brief, or what we have before us."""
    nearest = list(_WORDS.finditer(before))[-4:]
    return bool(nearest) and patterns.ours.search(before[nearest[0].start() :]) is not None


def estimative(sentence: Sentence, start: int, end: int, lang: str) -> bool:
    """Whether a word of a yardstick, from `start` to `end`, is used as a likelihood.

    It is none in a comparison («more likely than»), before a noun («the probable cause»), and in «certain of its …»; words such
    as «remote» never are one in running prose.
    """
    words, text = word_lists(lang), sentence.text
    term = " ".join(text[start:end].split()).casefold()
    if term in words.get("never_alone", ()):
        return False
    single = " " not in term
    before, behind = text[:start], text[end:]
    if single and _compared(before, behind, words):
        return False
    return not (single and epithet(before, behind, words))


def _compared(before: str, behind: str, words: Words) -> bool:
    if re.match(r"\s+than\b", behind):
        return True
    last = _WORD_BEFORE.search(before)
    return last is not None and last[1].casefold() in words.get("comparatives", ())


def epithet(before: str, behind: str, words: Words) -> bool:
    """Whether it stands before a noun: behind a determiner, a comma or nothing, and no word of a predicate follows."""
    following = re.match(r"\s+([\w’'-]+)", behind)
    if following is None or following[1].casefold() in words.get("behind_a_predicate", ()):
        return False
    last = _WORD_BEFORE.search(before)
    while last is not None and last[1].casefold() in words.get("degrees", ()):  # «two rather unlikely friends»
        before = before[: last.start()]
        last = _WORD_BEFORE.search(before)
    if last is not None:
        word = last[1].casefold()
        return word in words.get("determiners", ()) or word in words.get("clause_openers", ()) or word == "or"
    return not before.strip() or before.rstrip()[-1] in ",;:(" + LIKE + REF


def agent(sentence: Sentence, before: int, lang: str, actors: frozenset[str], key: str = "agents") -> bool:
    """Whether the subject right before a character can choose: a declared actor, a word of the list `key`, a proper name.

    `actors` are the names of declared actors in small letters.
    """
    begin, _ = clause_at(sentence, before, lang)
    subject = sentence.text[begin:before].rstrip()
    nearest = list(_WORDS.finditer(subject))[-5:]
    if not nearest:
        return REF in subject[-2:]
    last = nearest[-1][0]
    lowered = subject[nearest[0].start() :].casefold()
    if any(lowered.endswith(name) for name in actors) or last.casefold() in word_lists(lang).get(key, ()):
        return True
    opens = begin + nearest[-1].start() == len(sentence.text) - len(sentence.text.lstrip())
    return last[:1].isupper() and not (opens and last in word_lists(lang).get("sentence_openers", ()))


def subject_is_ours(sentence: Sentence, verb: int, lang: str) -> bool:
    """Whether the subject right before the verb at a character is we, or this brief."""
    return _is_ours(sentence.text[:verb], _patterns(lang))
