"""The frame of a brief: from its product, language, marking and order of sections to what is missing or unknown in them."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.model.frame import MARKING_LEVELS, MARKING_SCHEMES, Marking
from briefing.model.products import PRODUCTS
from briefing.suggest import did_you_mean
from briefing.validate.examined import Examined


def check_product(examined: Examined) -> None:
    """A product has the parts that it needs; a decision is one between several options."""
    brief, tell = examined.brief, examined.tell
    for field in PRODUCTS[brief.product].needs:
        if field in examined.broken:
            continue
        value = getattr(brief, field)
        if not value:
            hint = f"{field}: {type(brief).model_fields[field].description}"
            message = f"{'an' if brief.product[0] == 'a' else 'a'} {brief.product} needs `{field}`"
            tell.error("B214", message, **brief.where(field, "product"), hints=(hint,))
    if PRODUCTS[brief.product].for_decision and len(brief.options) == 1 and "options" not in examined.broken:
        hint = "a decision is between two options at least; one may be to leave things as they are (`status_quo: true`)"
        span = brief.options[0].where("id")["span"]
        tell.error("B214", "a decision needs two options, and there is one", span, path="options", hints=(hint,))


# Scripts written from right to left, and the languages usually written in them (IANA Language Subtag Registry, Suppress-Script).
_RIGHT_TO_LEFT = frozenset(["ar", "he", "iw", "fa", "ur", "yi", "ji", "ps", "sd", "ug", "dv", "ckb", "syr", "arc", "ks"])
_SCRIPTS = frozenset(("arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg"))


def check_direction(examined: Examined) -> None:
    """A brief runs from left to right; saying so once helps more than saying it of every word."""
    meta = examined.brief.meta
    language, *rest = meta.lang.lower().split("-")
    scripts = {part for part in rest if len(part) == 4 and part.isalpha()}
    if scripts & _SCRIPTS or (language in _RIGHT_TO_LEFT and not scripts):
        message = f"a brief in `{meta.lang}` runs from right to left, and that is not set here yet"
        examined.tell.error("B215", message, **meta.where("lang"))


def check_marking(examined: Examined) -> None:
    """The scheme of a marking is known, and its level is one of the scheme's."""
    m, tell = examined.brief.marking, examined.tell
    if m.copy_ is not None and m.copy_.n > m.copy_.of:
        tell.error("B218", f"copy {m.copy_.n} of {m.copy_.of} cannot be", **m.copy_.where("n"))
    levels = MARKING_LEVELS.get(m.scheme, ())
    if m.scheme not in MARKING_SCHEMES and not m.scheme.startswith("custom-"):
        tell.error("B222", f"`{m.scheme}` is not a marking scheme", **m.where("scheme"), hints=_schemes(m))
    elif m.scheme == "none":
        if m.level is not None:
            hint = "name its scheme, or take the level out"
            tell.error("B222", "there is no level without a scheme", **m.where("level"), hints=(hint,))
    elif m.level is None:
        hint = f"the levels of {m.scheme} are {', '.join(levels)}" if levels else "its levels are in the style sheet"
        tell.error("B222", f"the marking scheme {m.scheme} needs a `level`", **m.where("level", "scheme"), hints=(hint,))
    elif levels and m.level not in levels:
        listing = f"the levels of {m.scheme} are {', '.join(levels)}"
        hints = _meant(m.level, levels, listing)
        tell.error("B222", f"`{m.level}` is not a level of {m.scheme}", **m.where("level"), hints=hints)


def _schemes(m: Marking) -> tuple[str, ...]:
    meant = next((s for s, levels in MARKING_LEVELS.items() if m.scheme.upper() in levels), None)
    if meant is not None:
        return (f"it is a level: write `marking: {{scheme: {meant}, level: {m.scheme.upper()}}}`",)
    listing = f"the schemes are {', '.join(MARKING_SCHEMES)}, and `custom-…` as a style sheet has it"
    return _meant(m.scheme, MARKING_SCHEMES, listing)


def _meant(word: str, known: Iterable[str], listing: str) -> tuple[str, ...]:
    hint = did_you_mean(word, known)
    return (hint, listing) if hint else (listing,)


def check_section_names(examined: Examined) -> None:
    """The sections that are put in order or hidden are there, each named once."""
    layout = examined.brief.layout
    if layout is None:
        return
    own = [*examined.reader.ids["section"], *examined.reader.ids["box"]]
    names = [*PRODUCTS[examined.brief.product].sections, "contents", *own]
    for field, given in (("order", layout.order), ("hide", layout.hide)):
        for index, name in enumerate(given):
            if name not in names:
                hint = did_you_mean(name, names) or "sections are called " + ", ".join(f"`{n}`" for n in names)
                examined.tell.error("B310", f"there is no section `{name}`", **layout.where_item(field, index), hints=(hint,))
            elif name in given[:index]:
                examined.tell.error("B310", f"the section `{name}` is named twice", **layout.where_item(field, index))
