"""A story, a sheet and a number of pages to no more pages than that: by a sheet made tighter step by step, or an error that
says how much is too much.

The levers, the one that a reader notices least first: the spaces between blocks, the leading, the size of the letters. Each
gives way by the sheet's slack before the next one does; the first step that does is taken.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from briefing.compose.story import Element, Words
from briefing.diagnostics import Diagnostic, Severity, Span
from briefing.layout.pages import Pages
from briefing.layout.standing import Extents, extents, height, place_of
from briefing.records import replace
from briefing.style.fit import Fit, Tightening
from briefing.style.sheet import Sheet

# A lever moves by a quarter of the slack at a time: of 4 %, by 1 %.
STEPS = 4
LEVERS = ("spaces between blocks", "leading", "sizes")

DESCRIPTORS = "source descriptors"  # parts of a section, and no section

SPARED = (
    "annex", "glossary", "contact", DESCRIPTORS, "contents", "box", "figures", "tables", "relations", "talking_points", "actors",
    "timeline", "changes", "source_summary", "positions", "gaps", "alternatives", "assumptions", "indicators", "scenarios",
    "estimates", "section",
)  # fmt: skip
"""What a brief can spare, by the names of sections, first what it needs least. What is not named is never proposed: what is
decided, judged and recommended, the options, the scope, the yardstick, the sources, clearances and the use of machines."""


def within(
    fit: Fit, pages: Pages, sheet: Sheet, lay_out: Callable[[Sheet], Pages], asked: Span | None,
    descriptors: Mapping[str, Span] = MappingProxyType({}),
) -> Pages:  # fmt: skip
    """The pages of a story within a bound, or as they come out with an error that says how many lines are too many.

    `pages` are those in the sheet as it is, `lay_out` lays the story out in another one; `asked` is where the bound was said,
    `descriptors` where those of the sources stand, by the id of the element that says all of a source.
    The diagnostics of the pages say what was changed.
    """
    most = fit.pages
    if most is None or count(pages, fit.of) <= most:
        return pages
    for lever in range(len(LEVERS)):
        tried = lay_out(sheet.tightened(_tightening(fit.slack, lever, STEPS)))
        if count(tried, fit.of) <= most:
            return _least(fit, lever, tried, most, sheet, lay_out)
        pages = tried
    return replace(pages, diagnostics=(*pages.diagnostics, _too_long(pages, fit, most, sheet, asked, descriptors)))


def count(pages: Pages, of: str) -> int:
    """How many pages there are; `of` "main" counts those on which something stands that comes before the first annex."""
    annexes = _annexes_from(pages)
    if of == "all" or annexes == math.inf:
        return len(pages.pages)
    found = extents(pages)
    before = [e for e in pages.story.root.elements if e.order < annexes]
    return max((number + 1 for e in before for number in found.get(e.order, {})), default=0)


def _annexes_from(pages: Pages) -> float:
    """The order of the first annex in the story; infinite without one."""
    return next((e.order for e in pages.story.root.elements if e.look == "annex"), math.inf)


def _tightening(slack: float, lever: int, step: int) -> Tightening:
    """Every lever before this one as far as it goes, this one by so many steps."""
    shares = [1.0 - slack * (1.0 if n < lever else step / STEPS if n == lever else 0.0) for n in range(len(LEVERS))]
    return Tightening(*shares)


def _least(fit: Fit, lever: int, tried: Pages, most: int, sheet: Sheet, lay_out: Callable[[Sheet], Pages]) -> Pages:
    """The pages with the lever moved no further than it must: found by halving."""
    low, high = 0, STEPS  # the first does not do, the second does
    while high - low > 1:
        middle = (low + high) // 2
        pages = lay_out(sheet.tightened(_tightening(fit.slack, lever, middle)))
        if count(pages, fit.of) <= most:
            tried, high = pages, middle
        else:
            low = middle
    by = _tightening(fit.slack, lever, high)
    shares = zip(LEVERS, (by.spaces, by.leading, by.size), strict=True)
    changed = ", ".join(f"{name} {_percent(1 - share)} smaller" for name, share in shares if share < 1)
    note = Diagnostic("L401", Severity.ADVICE, f"fitted to {_pages(most, fit)}: {changed}")
    return replace(tried, diagnostics=(*tried.diagnostics, note))


def _too_long(
    pages: Pages, fit: Fit, most: int, sheet: Sheet, asked: Span | None, descriptors: Mapping[str, Span]
) -> Diagnostic:
    """How many lines are too many, and which blocks would have to go."""
    line = sheet.look("text").leading
    found = extents(pages)
    counted = [e for e in pages.story.root.elements if fit.of == "all" or e.order < _annexes_from(pages)]
    lines = max(math.ceil(math.fsum(height(_stacked(found, counted, n)) for n in range(most, len(pages.pages))) / line), 1)
    related, saved = [], 0
    for name, points, place in _spared(counted, found, descriptors):
        takes = math.ceil(points / line)
        if saved < lines and takes and place is not None:
            saved += takes
            related.append((f"{name}, {_lines(takes)}, could go", place))
    hints = [f"or ask for {_pages(count(pages, fit.of), fit)}"]
    if saved < lines:
        hints.insert(0, f"what could go is {_lines(saved)} of {lines}: shorten the rest" if saved else "shorten the text")
    given = f", though {_all(LEVERS)} are {_percent(fit.slack)} smaller" if fit.slack else ""
    message = f"the brief takes {_pages(count(pages, fit.of), fit)}, and may take {most}: {_lines(lines)} too many{given}"
    return Diagnostic("L402", Severity.ERROR, message, asked, hints=tuple(hints), related=tuple(related))


def _stacked(found: Extents, elements: list[Element], number: int) -> dict[int, tuple[float, float]]:
    """From the first to the last of what stands on a page."""
    edges = [found[e.order][number] for e in elements if number in found.get(e.order, {})]
    return {number: (min(top for top, _ in edges), max(bottom for _, bottom in edges))} if edges else {}


def _spared(
    elements: list[Element], found: Extents, descriptors: Mapping[str, Span]
) -> Iterator[tuple[str, float, Span | None]]:
    """The blocks that a brief can spare, first what it needs least, each with its height and its place; of several of a kind the
    last one first."""
    for kind in SPARED:
        for element in reversed(elements):
            if kind == DESCRIPTORS and element.id == "sources" and descriptors:
                yield "the descriptors of the sources", _described(element, found, descriptors), next(iter(descriptors.values()))
            elif element.id == kind or element.id.startswith(f"{kind}-"):
                yield f"`{element.title}`", height(found.get(element.order, {})), place_of(element)


def _described(sources: Element, found: Extents, descriptors: Mapping[str, Span]) -> float:
    """About how much of the height of the sources their descriptors take: by their share of the letters."""
    own = 0
    for entry in sources.walk_elements():
        place = descriptors.get(entry.id)
        for words in (n for n in entry.walk() if place is not None and isinstance(n, Words)):
            span = words.span()
            own += len(words.text) if span is not None and place is not None and _stands_in(span, place) else 0
    return height(found.get(sources.order, {})) * own / max(len(sources.text()), 1)


def _stands_in(inner: Span, outer: Span) -> bool:
    begins = (outer.line, outer.column) <= (inner.line, inner.column)
    return inner.file == outer.file and begins and (inner.line, inner.column) < (outer.end_line, outer.end_column)


def _percent(share: float) -> str:
    return f"{100 * share:.2g} %"


def _pages(number: int, fit: Fit) -> str:
    return f"{number} page{'s' if number != 1 else ''}{' before its annexes' if fit.of == 'main' else ''}"


def _all(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _lines(number: int) -> str:
    return f"{number} line{'s' if number != 1 else ''}"
