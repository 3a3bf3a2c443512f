"""Letters to what cannot be read: sizes, leadings, spaces, measures and lines out of their limits, missing faces and glyphs."""

from __future__ import annotations

import re

from briefing.style.faces import font_file
from briefing.style_elements import STYLES, ElementKind
from briefing.text.catalogue import FontNotFound
from briefing.text.coverage import missing_help, right_to_left
from briefing.validate.sheet_limits.findings import IN_WORDS, INLINES, SheetFindings
from briefing.validate.sheet_limits.pages import path_of_row

_PLACEHOLDER = re.compile(r"\{\w+\}")
_SINGLE_LINES = frozenset(name for name, e in STYLES.items() if e.kind in (ElementKind.MARKER, ElementKind.RUNNING))
_EDGES = ("top", "right", "bottom", "left")
# English prose, long enough that the mean of its letters is that of any other (0.43 to 0.52 em in text faces).
SAMPLE = (
    "the quick brown fox jumps over a lazy dog and finds nothing there of note while ministers wait for a sober account "
    "of what is known and how well it is known"
)

MOST_AROUND = 0.5
"""The largest share of a frame that the space around one element takes."""
LEAST_MEASURE = 6.0
"""The narrowest measure, times the size: a word of ten letters takes about five."""
LEAST_LEADING = 1.0
"""The least distance of two baselines, as a share of the size."""


def sizes(found: SheetFindings) -> None:
    """No words smaller than the sheets allow."""
    least = found.checks.get("min_size")
    if least is None:
        return
    limit = least.points(lh=found.sheet.grid)
    for name in sorted(IN_WORDS):
        size = found.sheet.look(name).size
        if size < limit - 0.001:
            message = f"{name}: words of {size:g} pt are smaller than {limit:g} pt, the least that the sheets allow"
            found.tell("Y202", message, f"elements.{name}.size", found.origin(name, "size"))
    charts = found.sheet.specified.sections["charts"]
    for key, given in (("size", charts["size"]), ("small_size", charts["small_size"])):
        size = given.points(em=found.sheet.look("text").size, lh=found.sheet.grid)
        if size < limit - 0.001:
            message = f"charts.{key}: words of {size:g} pt are smaller than {limit:g} pt, the least that the sheets allow"
            found.tell("Y202", message, f"charts.{key}", found.sheet.specified.origin(f"charts.{key}"))


def leading(found: SheetFindings) -> None:
    """Lines of a paragraph do not touch. A label is one line and may be higher than the line it stands beside."""
    for name in sorted(IN_WORDS - _SINGLE_LINES):
        look = found.sheet.look(name)
        if look.leading < LEAST_LEADING * look.size:
            message = f"{name}: lines of {look.size:g} pt that are {look.leading:g} pt apart would touch each other"
            origins = (found.origin(name, "leading"), found.origin(name, "size"))
            hint = f"write `leading: {1.25 * look.size:.1f}pt`, or more"
            found.tell("Y207", message, f"elements.{name}.leading", *origins, hint=hint, same=name)


def spaces(found: SheetFindings) -> None:
    """What is around an element leaves room for it."""
    template = found.sheet.template_for(1)
    margin = template.margin
    wide, high = template.width - margin.left - margin.right, template.height - margin.top - margin.bottom
    for name in sorted(set(STYLES) - INLINES):
        look = found.sheet.look(name)
        padding, inset = look.padding, look.inset
        above = max(look.space_before, padding.top, inset.top) + max(look.space_after, padding.bottom, inset.bottom)
        beside = padding.left + padding.right + abs(inset.left) + abs(inset.right) + abs(look.indent)
        if above > MOST_AROUND * high or beside > MOST_AROUND * wide:
            axis = "above and below" if above > MOST_AROUND * high else "left and right of"
            path = f"elements.{name}"
            keys = ["space_before", "space_after", "indent", "padding", "inset"]
            keys += [f"{k}.{e}" for k in ("padding", "inset") for e in _EDGES]
            message = f"{name}: the space {axis} it is {max(above, beside):.0f} pt, and leaves too little of the page"
            origins = [found.sheet.specified.origin(f"{path}.{k}") for k in keys]
            base = (found.sheet.specified.sections["elements"].get(name) or {}).get("base")
            if isinstance(base, str) and not any(origins):  # said of the element that this one is like: told once, there
                name, origins = base, [found.sheet.specified.origin(f"elements.{base}.{k}") for k in keys]
            found.tell("Y206", message, path, *origins, same=name)


def measures(found: SheetFindings) -> None:
    """A measure holds a word or two: below that every line breaks inside a word, and a page becomes a hundred."""
    for name in sorted(IN_WORDS):
        look = found.sheet.look(name)
        least = LEAST_MEASURE * look.size
        if look.measure is not None and look.measure < least:
            message = f"{name}: a measure of {look.measure:g} pt holds no word of {look.size:g} pt"
            hint = f"write `measure: {least:.0f}pt`, or more"
            found.tell("Y206", message, f"elements.{name}.measure", found.origin(name, "measure"), hint=hint, same="measure")


def faces(found: SheetFindings) -> bool:
    """Whether every font that must be there is; those that are not are told at their `source`."""
    complete = True
    for name, font in found.sheet.specified.sections["fonts"].items():
        try:
            font_file(found.sheet.specified, name)
        except FontNotFound as missing:
            if not font.get("optional"):
                complete = False
                origin = found.sheet.specified.origin(f"fonts.{name}.source", f"fonts.{name}.family")
                found.tell("Y204", f"the font {name}: {missing.message}", f"fonts.{name}", origin, hint=missing.hint)
    return complete


def running_words(found: SheetFindings) -> None:
    """The words of running lines: they have a glyph each, and run from left to right."""
    for line in found.running_lines():
        for side in ("left", "center", "right"):
            words = _PLACEHOLDER.sub("", getattr(line.band, side))
            if words.isascii():
                continue
            turned = right_to_left(words)
            missing = found.sheet.text_style(found.sheet.look(line.band.look)).missing(words)
            lost = "".join(c for c in words if c in missing)
            if turned is not None or lost:
                message, hint = turned[2:] if turned is not None else missing_help(lost)
                path = f"{line.path}.{side}"
                found.tell("Y209", f"{path}: {message}", path, found.sheet.specified.origin(path), hint=hint, same=message)


def label_words(found: SheetFindings) -> None:
    """The labels of the sheets: they have a glyph each in the fonts that words are set in, and run from left to right."""
    said_in = found.sheet.specified.sections.get("labels", {})
    looks = [found.sheet.look(name) for name in sorted(IN_WORDS)] if said_in else []
    styles = {font: found.sheet.text_style(look) for font, look in {look.font: look for look in looks}.items()}
    for lang, labels in said_in.items():
        for key, said in labels.items():
            words = _PLACEHOLDER.sub("", said)
            if words.isascii():
                continue
            path, turned = f"labels.{lang}.{key}", right_to_left(words)
            lost = {font: style.missing(words) for font, style in styles.items()}
            everywhere = frozenset.intersection(*lost.values())
            origin = found.sheet.specified.origin(path)
            if turned is not None or everywhere:
                shown = "".join(c for c in words if c in everywhere)
                message, hint = turned[2:] if turned is not None else missing_help(shown)
                found.tell("Y209", f"{path}: {message}", path, origin, hint=hint, same=message)
            elif any(lost.values()):
                fonts = ", ".join(f"`{font}`" for font, without in lost.items() if without)
                message = f"{path}: the font {fonts} lacks a character of it, and cannot print it"
                found.tell("Y209", message, path, origin, hint="name a font that has it as `fallback`", warn=True)


def line_length(found: SheetFindings) -> None:
    """Characters a line of `text` in its column, by the mean width of its letters."""
    bounds = found.checks.get("characters_per_line")
    if not bounds or len(bounds) != 2:
        return
    text = found.sheet.look("text")
    mean = found.sheet.text_style(text).text_width(SAMPLE) / len(SAMPLE)
    for name in found.templates_in_use():
        template = found.sheet.template(name)
        width = template.width - template.margin.left - template.margin.right
        columns = found.sheet.column_set(found.sheet.look("section").columns or template.columns, width)
        column = columns.get(text.place) or columns["main"]
        measure = min(column.width, text.measure or column.width)
        count = measure / mean
        if not bounds[0] <= count <= bounds[1]:
            path = path_of_row(template.columns)
            origin = found.sheet.specified.origin
            origins = [origin(f"{path}.{column.name}"), origin("elements.text.size"), origin("elements.text.measure")]
            origins += [origin("page.margin.left"), origin("page.margin.right")]
            holds = f"a line of text holds {count:.0f} characters in the column {column.name} ({measure:.0f} pt)"
            hint = "change the width of the column, the margins or the size of the text"
            message = f"{holds}, and should hold {bounds[0]} to {bounds[1]}"
            found.tell("Y203", message, f"{path}.{column.name}", *origins, hint=hint)
