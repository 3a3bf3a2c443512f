"""Unicode CLDR, as Babel carries it, to `briefing/language/cldr.py`: plural rules, number signs, quotation marks, dates, months.

    python tests/language/from_cldr.py      writes the module again; a test compares

Babel is needed here and in tests only. It carries neither quotation marks nor the least digits that are grouped; both stand
below, copied from CLDR (`delimiters` of version 41, `minimumGroupingDigits` of version 48).
"""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

from babel import Locale, localedata
from babel.core import get_cldr_version

MODULE = Path(__file__).resolve().parents[2] / "briefing" / "language" / "cldr.py"

# A number of four digits stands ungrouped: 1000, but 10 000.
_TWO_GROUPS = (
    "be bg es es-EA es-ES es-GQ es-IC es-PH et hu hy ia ie it ka lv pl pt-PT pt-CH pt-CV pt-GQ pt-GW pt-LU pt-MO pt-MZ pt-ST "
    "pt-TL ru-UA sl sq"
)
_QUOTES = {
    "„”": "agq bs ff hu nmg pl ro",
    "«»": "am ast az-Cyrl bas be bm br ca dua dyo el es es-US ewo fa fr gsw hy it jgo kab kk kkj ksf ky mg mua mzn nb nn no os "
    "pt-PT rm ru rw sah sc sg shi shi-Latn sq ti uk wae yav zgh",
    "”“": "ar ur",
    "„“": "bg bs-Cyrl cs de dsb et hr hsb is ka ksh lb lt luy mk nds sk sl sr sr-Latn",
    "””": "fi he lag rn se sn sv yi",
    "‘’": "fur ia nl ti-ER xh",
    "「」": "ja yue zh-Hant",
    "»«": "kl ug",
    "“”": "es-419",
}
_OTHER_QUOTES = "“”"  # of the languages that are not named, and of `root`
_QUOTES_OF = {tag: marks for marks, tags in _QUOTES.items() for tag in tags.split()}
CATEGORIES = ("zero", "one", "two", "few", "many")
FIELDS = ("decimal", "group", "least", "percent", "open", "close", "day", "month", "day_month", "year", "months", "alone")

HEAD = '''"""Of every language of Unicode CLDR {cldr}: plural categories, number signs, quotation marks, forms of dates, months.

Made by tests/language/from_cldr.py; a test makes it again and compares. Not to be edited.
"""

# ruff: noqa
from __future__ import annotations


'''


# -- plural rules -------------------------------------------------------------------------------------------------------
def expression(rule: str) -> str:
    """A CLDR rule as an expression of Python over n, i, v, f and t; the exponent e is always 0 here."""
    out = []
    for either in rule.split(" or "):
        both = [_relation(part.strip()) for part in either.split(" and ")]
        if "False" not in both:
            out.append(" and ".join(b for b in both if b != "True") or "True")
    return " or ".join(out) or "False"


def _relation(text: str) -> str:
    found = re.fullmatch(r"([nivfte])(?: mod (\d+))? (not )?in ([\d.,]+)", text)
    assert found is not None, text
    operand, modulus, negated, listed = found.groups()
    if operand == "e":
        return str((listed.startswith("0")) != bool(negated))
    left = operand + (f" % {modulus}" if modulus else "")
    single, parts = [], []
    for item in listed.split(","):
        low, _, high = item.partition("..")
        if int(high or low) - int(low) > 8:
            parts.append(f"{left} in range({low}, {int(high) + 1})")
        else:
            single += range(int(low), int(high or low) + 1)
    if single:
        parts.append(f"{left} == {single[0]}" if len(single) == 1 else f"{left} in {tuple(single)}")
    joined = parts[0] if len(parts) == 1 else f"({' or '.join(parts)})"
    return f"not ({joined})" if negated else joined


def function(name: str, rules: dict[str, str]) -> str:
    """One Python function for a set of rules."""
    order = [c for c in CATEGORIES if c in rules]
    tried = [(category, expression(rules[category])) for category in order]
    choice = " else ".join([*(f'"{category}" if {said}' for category, said in tried if said != "False"), '"other"'])
    return f"def {name}(n: float, i: int, v: int, f: int, t: int) -> str:\n    return {choice}"


# -- numbers and dates ---------------------------------------------------------------------------------------------------
def template(pattern: str) -> str:
    """A CLDR date pattern with our placeholders: `d. MMMM y` is `{day}. {month} {year}`."""
    out = []
    for quoted, letters, other in re.findall(r"'((?:[^']|'')*)'|([A-Za-z])\2*|(.)", re.sub(r"([A-Za-z])\1+", r"\1", pattern)):
        name = {"d": "{day}", "M": "{month}", "L": "{month}", "y": "{year}", "G": ""}.get(letters, "") if letters else ""
        out.append(quoted or name or ("" if letters else other))
    return "".join(out).replace("  ", " ").strip()


def record_of(locale: Locale, tag: str) -> tuple[str, ...]:
    """The fields of a locale, in the order of FIELDS."""
    signs = locale.number_symbols["latn"]
    percent = locale.percent_formats[None].pattern
    month_year = locale.datetime_skeletons["yMMMM"].pattern
    months = locale.months["format"]["wide"]
    alone = locale.months["stand-alone"]["wide"] if "L" in month_year else months
    quotes = next((_QUOTES_OF[t] for t in _ancestors(tag) if t in _QUOTES_OF), _OTHER_QUOTES)
    two = _TWO_GROUPS.split()
    least = "2" if tag in two or (tag.split("-")[0] in two and not tag.startswith("es-")) else "1"
    return (
        signs["decimal"], signs["group"].replace("'", "’"), least, re.sub(r"[#0,.]+", "{number}", percent.split(";")[0]), *quotes,
        template(locale.date_formats["long"].pattern), template(month_year),
        template(locale.datetime_skeletons["MMMMd"].pattern), template(locale.datetime_skeletons["y"].pattern),
        "/".join(months[n] for n in range(1, 13)), "/".join(alone[n] for n in range(1, 13)),
    )  # fmt: skip


def _ancestors(tag: str) -> list[str]:
    parts = tag.split("-")
    special = {"es": ["es-419", "es"]}.get(parts[0], []) if tag not in _TWO_GROUPS.split() and parts[0] == "es" else []
    return [tag, *special, *("-".join(parts[:n]) for n in range(len(parts) - 1, 0, -1))]


def forms() -> dict[str, str]:
    """Tag to packed fields; a field that is that of the shorter tag is empty, a tag that adds nothing is left out."""
    whole: dict[str, tuple[str, ...]] = {}
    out: dict[str, str] = {}
    for identifier in sorted(localedata.locale_identifiers(), key=lambda i: (i.count("_"), i)):
        tag = identifier.replace("_", "-")
        if tag.startswith("root") or tag.islower() != ("-" not in tag) or "POSIX" in tag:
            continue
        try:
            fields = record_of(Locale.parse(identifier), tag)
        except KeyError:
            continue
        if fields[-1].startswith("M01/"):
            continue
        assert not any("|" in f for f in fields), tag
        above = whole.get(tag.rpartition("-")[0])
        whole[tag] = fields
        own = fields if above is None else tuple("" if a == b else b for a, b in zip(above, fields, strict=True))
        if any(own):
            out[tag] = "|".join(own)
    return dict(sorted(out.items()))


def module() -> str:
    """The text of the module."""
    named: dict[str, str] = {}
    categories: dict[str, str] = {}
    plurals: dict[str, list[str]] = {}
    bodies = []
    for language in sorted({i.split("_")[0] for i in localedata.locale_identifiers()} | {"pt_PT"}):
        try:
            rules = dict(Locale.parse(language).plural_form.rules)
        except KeyError:
            continue
        body = function("RULE", rules)
        if body not in named:
            named[body] = f"_rule_{len(named) + 1}"
            categories[named[body]] = " ".join(c for c in (*CATEGORIES, "other") if c == "other" or c in rules)
            bodies.append(body.replace("RULE", named[body]))
        plurals.setdefault(named[body], []).append(language.replace("_", "-"))
    out = [HEAD.format(cldr=get_cldr_version())]
    out += ["\n\n".join(f"{body}\n" for body in bodies), "\n"]
    out.append("# each rule with its categories and its languages, by their tags\nPLURALS = (\n")
    out += [f'    ({name}, "{categories[name]}", "{" ".join(languages)}"),\n' for name, languages in plurals.items()]
    out.append(f")\n\n# fields parted by |: {', '.join(FIELDS)}; an empty one is that of the shorter tag\nFORMS = (\n")
    for _, tags in groupby(forms().items(), key=lambda item: item[0][0]):
        out.append('    "' + "".join(f"\\n{seen(tag)}|{seen(packed)}" for tag, packed in tags) + '"\n')
    out.append('    "\\n"\n)\n')
    return "".join(out)


def seen(words: str) -> str:
    """The words with unusual blanks and invisible marks as escapes of Python."""
    return "".join(f"\\u{ord(c):04x}" if not c.isprintable() and c != " " else c for c in words)


if __name__ == "__main__":
    MODULE.write_text(module(), encoding="utf-8")
