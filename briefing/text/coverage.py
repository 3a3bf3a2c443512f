"""A character that no face has, to a sentence that says which one it is and what to install."""

from __future__ import annotations

import re
import unicodedata

_CJK = (
    (0x1100, 0x11FF, "Hangul"), (0x3130, 0x318F, "Hangul"), (0xAC00, 0xD7A3, "Hangul"),
    (0x3040, 0x309F, "Hiragana"), (0x30A0, 0x30FF, "Katakana"),
    (0x2E80, 0x2FDF, "Han"), (0x3000, 0x303F, "Chinese, Japanese and Korean punctuation"),
    (0x3400, 0x4DBF, "Han"), (0x4E00, 0x9FFF, "Han"),
    (0xF900, 0xFAFF, "Han"), (0xFF00, 0xFFEF, "Chinese, Japanese and Korean forms"), (0x20000, 0x3FFFF, "Han"),
)  # fmt: skip  # Unicode 16 blocks

# The blocks of scripts that run from right to left, and the marks that turn the order round (Unicode 16; UAX 9, table 4)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

EXTRA = "pip install 'briefing-builder[cjk]'"


def script_of(character: str) -> str:
    """The name of the script of a Chinese, Japanese or Korean character, "" for any other."""
    code = ord(character)
    return next((name for low, high, name in _CJK if low <= code <= high), "")


def right_to_left(text: str) -> tuple[int, str, str, str] | None:
    """The first words of a text that run from right to left: offset, words, message and hint; None where there are none."""
    found = None if text.isascii() else _RIGHT_TO_LEFT.search(text)
    if found is None:
        return None
    start = end = found.start()
    for at in range(start, len(text)):
        if _RIGHT_TO_LEFT.match(text, at):
            end = at + 1
        elif text[at] not in " .,-":
            break
    words = text[start:end]
    shown = f"`{words}`" if len(words) > 1 or words.isalpha() else f"U+{ord(words):04X} ({unicodedata.name(words, '').lower()})"
    message = f"{shown}: right-to-left text is not supported, and would be printed in the wrong order"
    hint = "give it in Latin letters" if any(map(str.isalpha, words)) else "delete it: it is invisible and turns the order round"
    return start, words, message, hint


def missing_character_help(character: str) -> tuple[str, str]:
    """The message and the hint for a character that no face of the style has."""
    name = unicodedata.name(character, "a character without a name")
    shown = character if character.isprintable() and not unicodedata.combining(character) else "this character"
    message = f"no face has a glyph for {shown} (U+{ord(character):04X}, {name.capitalize()})"
    if script_of(character):
        return message, f"the faces for {script_of(character)} come with an extra: {EXTRA}"
    if unicodedata.category(character) in {"Cc", "Cf", "Co", "Cn", "Cs"}:
        return message, "delete it: it is invisible and was probably pasted along with the text"
    return message, "write it differently, or name a font that has it in the style sheet (`fonts`, `fallback`)"


def missing_help(run: str) -> tuple[str, str]:
    """The message and the hint for neighbouring characters that no face has."""
    message, hint = missing_character_help(run[0])
    if len(run) == 1 or not run.isprintable():
        return message, hint
    scripts = list(dict.fromkeys(s for s in map(script_of, run) if s))
    told = f"no face has the characters `{run}`" + (f" ({' and '.join(scripts)})" if scripts else "")
    return told, f"the faces for {' and '.join(scripts)} come with an extra: {EXTRA}" if scripts else hint


def stretches(text: str, lost: frozenset[str]) -> list[tuple[int, str]]:
    """Stretches of lost characters, each with its offset."""
    out: list[tuple[int, str]] = []
    for at, character in enumerate(text if lost else ""):
        if character in lost:
            if out and out[-1][0] + len(out[-1][1]) == at:
                out[-1] = (out[-1][0], out[-1][1] + character)
            else:
                out.append((at, character))
    return out
