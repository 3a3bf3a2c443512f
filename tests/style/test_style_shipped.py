"""The shipped sheets: each loads without a word said, gives every look, and reproduces the geometry of its page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.style.contrast import contrast, hexadecimal
from briefing.style_elements import STYLES
from briefing.validate.sheet import load_sheet, shipped_styles

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = sorted(p.stem for p in shipped_styles().glob("*.yaml"))


def test_the_sheets_that_are_promised_are_there():
    assert {"base", "chancery", "ministry", "accessible", "dense", "large-print", "letter"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_sheet_has_no_problems_and_every_look(name):
    sheet = load_sheet(name)
    assert sheet.diagnostics == ()
    for look in sorted(STYLES):
        assert sheet.look(look).size >= 7, look
    assert sheet.charts.regular.size >= 6.5


def test_every_look_named_in_the_sources_of_compose_and_layout_can_be_given():
    named = set()
    for folder in ("compose", "layout"):
        for path in sorted((ROOT / "briefing" / folder).glob("*.py")):
            source = path.read_text(encoding="utf-8")
            named |= set(re.findall(r"""look=["']([a-z_.]+)["']""", source))
            named |= set(re.findall(r"""\.look\(["']([a-z_.]+)["']\)""", source))
            named |= set(re.findall(r"""\b(?:line|inline|flow)\(\s*["']([a-z_.]+)["']""", source))
    assert len(named) > 30
    assert named - set(STYLES) == set()


def test_no_face_and_no_colour_of_a_page_stands_in_python():
    """A sheet decides how things look. `chart/ink/look.py` has defaults for no sheet, `text/` the bundled files."""
    colour = re.compile(r"#[0-9A-Fa-f]{6}\b")
    face = re.compile(r"Source (?:Serif|Sans)|Noto (?:Serif|Sans)")
    found = []
    for folder in ("compose", "layout", "style", "validate", "load", "check", "pdf"):
        for path in sorted((ROOT / "briefing" / folder).rglob("*.py")):
            source = re.sub(r'"""(?:.|\n)*?"""', "", path.read_text(encoding="utf-8"))
            for number, line in enumerate(source.splitlines(), 1):
                code = line.partition("  # ")[0]
                if not code.lstrip().startswith("#") and (colour.search(code) or face.search(code)):
                    found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    assert [f for f in found if "is not a colour" not in f] == []


@pytest.mark.parametrize(
    ("name", "left", "columns"),
    [
        ("chancery", 68.0, {"main": (0.0, 326.0), "side": (342.0, 121.98)}),
        ("ministry", 50.0, {"rail": (0.0, 140.0), "main": (164.0, 331.28)}),
    ],
)
def test_the_frame_of_the_reference_pages(name, left, columns):
    sheet = load_sheet(name)
    first = sheet.template_for(1)
    assert (first.width, first.height) == pytest.approx((595.276, 841.89), abs=0.01)
    assert first.margin.left == left
    row = sheet.column_set(first.columns, first.width - first.margin.left - first.margin.right)
    for column, (x, width) in columns.items():
        assert (row[column].x, row[column].width) == pytest.approx((x, width), abs=0.02)


@pytest.mark.parametrize(("name", "column"), [("chancery", "side"), ("ministry", "rail"), ("letter", "side")])
def test_the_longest_term_of_the_yardstick_and_its_range_stand_on_one_line(name, column):
    sheet = load_sheet(name)
    first = sheet.template_for(1)
    row = sheet.column_set(first.columns, first.width - first.margin.left - first.margin.right)
    look = sheet.look("judgment.likelihood")
    term, bounds = sheet.text_style(look), sheet.text_style(sheet.inline(look, ("range",)))
    words = sum(term.width(word) for word in ("Roughly", "even", "chance")) + 3 * term.space
    assert words + bounds.width("45–55%") <= row[column].width


@pytest.mark.parametrize(("lang", "words"), [("en", "2 of 9"), ("uk", "2 з 9")])
def test_the_folio_speaks_the_language_of_the_brief(lang, words):
    from briefing.language import Language
    from briefing.layout.furniture import fill_in

    labels = Language(lang, load_sheet("base").labels(lang)).labels
    assert fill_in(labels["page_of"], {"page": "2", "pages": "9"}) == words


@pytest.mark.parametrize("name", NAMES)
def test_every_page_says_its_number_in_the_language_of_the_brief(name):
    sheet = load_sheet(name)
    for number in (1, 2):
        assert any("{page_of}" in words for band in sheet.template_for(number).foot for words in (band.left, band.right))


def test_chancery_sets_its_baselines_where_the_reference_page_has_them():
    sheet = load_sheet("chancery")

    def above(look):
        return look.leading / 2 + 0.35 * look.size

    def below(look):
        return look.leading / 2 - 0.35 * look.size

    masthead, title = sheet.look("masthead"), sheet.look("title")
    baseline = sheet.template_for(1).margin.top + above(masthead)
    assert baseline == pytest.approx(64, abs=0.3)
    rule = baseline + below(masthead) + masthead.padding.bottom
    assert rule + masthead.rule_after.width / 2 == pytest.approx(71.5, abs=0.3)
    end = rule + masthead.rule_after.width + masthead.rule_after.gap + masthead.rule_after.second
    assert end + title.space_before + above(title) == pytest.approx(114, abs=0.3)
    assert sheet.look("judgment.number").options["gap"] == 9.0
    assert (sheet.look("text").size, sheet.look("text").leading, sheet.grid) == (9.8, 13.5, 13.5)


def test_ministry_has_its_band_rail_and_panel():
    sheet = load_sheet("ministry")
    opening, panel = sheet.look("opening"), sheet.look("bottom_line")
    assert opening.bleed
    assert opening.border.bottom.width == 3.0
    assert panel.border.left.width == 3.0
    assert panel.border.left.colour == opening.border.bottom.colour
    assert sheet.look("judgment.assessment").place == "rail"
    assert (sheet.look("heading").place, sheet.look("side_note").place) == ("rail", "rail")
    assert (sheet.charts.meter, sheet.charts.confidence) == ("bands", "bars")
    assert contrast(sheet.look("title").colour, opening.background) > 14


def test_contrast_is_that_of_wcag():
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast((0x77 / 255,) * 3, (1, 1, 1)) == pytest.approx(4.48, abs=0.01)
    assert hexadecimal((1, 0, 0.2)) == "#FF0033"
