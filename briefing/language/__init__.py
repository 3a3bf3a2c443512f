"""One language: its words, plural forms, numbers and dates, made once for a brief and handed to whoever writes.

language   words by key, lists, dates     numbers    digits as a language parts them
words      what ships (`en.yaml` …)       plurals    the form of a word that goes with a count
tags       BCP 47: the form of a language tag, and what is wrong with one
"""

from briefing.language.language import Language, Say

__all__ = ["Language", "Say"]
