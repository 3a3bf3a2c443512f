"""Pages that stay too empty are told, with what did not fit on them; three at most, then a count."""

from __future__ import annotations

from briefing.compose.story import Element
from briefing.diagnostics import Severity, Span
from briefing.layout.emptiness import empty_pages, fill
from briefing.layout.pages import Pages
from briefing.validate.sheet import load_sheet
from tests.layout.stories import heading, laid, section, text, told

SHEET = load_sheet("chancery")


def picture(line: int) -> Element:
    """A figure of which a page holds one and not two, and which fills little more than half of it."""
    drawing = Element("Figure", "figure", "figure.drawing", drawing=380.0, alt="a picture")  # type: ignore[arg-type]
    return Element("Sect", "flow", "figure", span=Span("brief.yaml", line, 5, line, 9)).add(drawing)


def pictures(count: int) -> tuple[Pages, list[int]]:
    """Figures on pages, and the numbers of the pages that are too empty."""
    pages = laid(told(*(picture(10 * (n + 1)) for n in range(count))))
    return pages, [n for n, page in enumerate(pages.pages[:-1]) if fill(page, SHEET) < SHEET.least_fill]


def test_an_empty_page_is_told_with_what_did_not_fit_below() -> None:
    pages, low = pictures(3)
    found = empty_pages(pages, SHEET)
    assert len(found) == len(low) == 2
    for number, advice in zip(low, found, strict=True):
        assert (advice.code, advice.severity) == ("L403", Severity.ADVICE)
        assert advice.message.startswith(f"page {number + 1} is {fill(pages.pages[number], SHEET):.0%} full")
        assert "does not fit below" in advice.message
        assert advice.span is not None
        assert advice.span.line == 10 * (number + 2)


def test_many_empty_pages_are_three_findings_and_a_count() -> None:
    pages, low = pictures(8)
    assert len(low) == 7
    found = empty_pages(pages, SHEET)
    assert len(found) == 3
    assert found[2].hints == ("there are 4 more such pages: 4, 5, 6, 7",)


def test_full_pages_and_the_last_one_are_not_told() -> None:
    pages = laid(told(section(heading("Part"), *(text(2) for _ in range(40)))))
    assert len(pages.pages) > 1
    assert empty_pages(pages, SHEET) == []
    assert empty_pages(laid(told(section(heading("Part"), text(1)))), SHEET) == []


def test_a_block_that_goes_on_is_named_by_its_section() -> None:
    """The second figure of a section: the section is what a reader looks for."""
    holder = section(heading("Soundings"), picture(10), picture(20))
    holder.title = "Soundings"
    (found,) = empty_pages(laid(told(holder)), SHEET)
    assert "for what follows in `Soundings` does not fit below" in found.message
    assert found.span is not None
    assert found.span.line == 20
