"""What a sheet that says little gets: who takes over what from whom, and what a sheet above can change."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.diagnostics import Problems
from briefing.style.computed import Edges
from briefing.validate.sheet import load_sheet


def rgb(words: str) -> tuple[float, float, float]:
    return tuple(int(words[i : i + 2], 16) / 255 for i in (0, 2, 4))  # type: ignore[return-value]


def test_a_token_changed_above_changes_what_the_sheets_below_meant_by_it(written):
    sheet = written("tokens: {color: {accent: '#0B3D5C'}}", extends="chancery")
    assert sheet.look("judgment.number").colour == rgb("0B3D5C")
    assert sheet.charts.ours == rgb("0B3D5C")
    assert sheet.look("masthead").rule_after.colour == rgb("0B3D5C")


def test_a_part_has_the_type_of_its_element_and_nothing_of_its_space(written):
    sheet = written("""
        elements:
          judgment: {size: 11pt, color: "#222222", space_before: 20pt, padding: {top: 9pt}, background: "#EEEEEE", place: all}
          """)
    part = sheet.look("judgment.text")
    assert (part.size, part.colour) == (11.0, rgb("222222"))
    assert (part.space_before, part.padding, part.background, part.place) == (0.0, Edges(), None, "main")


def test_an_element_has_the_type_of_text_and_nothing_of_its_space(written):
    sheet = written("elements: {text: {size: 11pt, indent: 30pt, space_after: 7pt}, quote: {italic: true}}")
    quote = sheet.look("quote")
    assert (quote.size, quote.italic, quote.indent) == (11.0, True, 0.0)
    assert quote.space_after != 7.0


def test_a_base_gives_everything_but_what_is_said_otherwise(written):
    sheet = written("elements: {table: {row_padding: 5pt, space_before: 3pt}, relations: {base: table, space_before: 8pt}}")
    table, relations = sheet.look("table"), sheet.look("relations")
    assert relations.options["row_padding"] == 5.0
    assert relations.options["rules"] == table.options["rules"]
    assert (relations.space_before, table.space_before) == (8.0, 3.0)


def test_an_em_in_a_size_is_the_size_it_would_have_had_elsewhere_its_own(written):
    sheet = written("elements: {standfirst: {size: 1.2em, indent: 2em}}")
    text, standfirst = sheet.look("text"), sheet.look("standfirst")
    assert standfirst.size == pytest.approx(1.2 * text.size)
    assert standfirst.indent == pytest.approx(2 * standfirst.size)


def test_an_lh_is_a_line_of_the_grid(written):
    sheet = written("page: {grid: 14pt}\nelements: {quote: {space_before: 0.5lh}}")
    assert sheet.grid == 14.0
    assert sheet.look("quote").space_before == 7.0


def test_maps_merge_lists_replace_null_takes_away(written):
    sheet = written("""
        page: {margin: {left: 70pt}}
        fonts: {text: {fallback: [symbols]}}
        elements: {judgment: {number: {color: null}}, link: {color: null}}
        """)
    assert sheet.template("rest").margin.left == 70.0
    assert sheet.template("rest").margin.right == 60.0
    assert sheet.specified.sections.get("fonts")["text"]["fallback"] == ("symbols",)
    assert sheet.look("judgment.number").colour == sheet.look("judgment").colour
    note = sheet.look("note.text")
    assert sheet.inline(note, ("link",)).colour == note.colour


def test_an_inline_changes_only_what_it_says(written):
    sheet = written("elements: {link: {color: '#003366'}, strong: {weight: 700}, reference: {size: 0.5em}}")
    note = sheet.look("note.text")
    laid = sheet.inline(note, ("strong", "link"))
    assert (laid.weight, laid.colour) == (700, rgb("003366"))
    assert (laid.size, laid.font, laid.italic) == (note.size, note.font, note.italic)
    assert sheet.inline(note, ("reference",)).size == pytest.approx(note.size / 2)
    assert sheet.inline(note, ()) is note or sheet.inline(note, ()) == note


def test_a_list_of_sheets_is_laid_over_each_other_in_order(tmp_path: Path):
    (tmp_path / "a.yaml").write_text("style: 1\nextends: base\nelements: {title: {weight: 300, tracking: 3}}\n")
    (tmp_path / "b.yaml").write_text("style: 1\nelements: {title: {weight: 500}}\n")
    (tmp_path / "c.yaml").write_text("style: 1\nextends: [./a.yaml, ./b.yaml]\n")
    title = load_sheet(tmp_path / "c.yaml").look("title")
    assert (title.weight, title.tracking) == (500, 3)


def test_a_users_own_sheet_is_found_first_and_a_built_in_never_extends_it(tmp_path: Path):
    (tmp_path / "base.yaml").write_text("style: 1\nextends: base\nelements: {title: {weight: 321}}\n")
    assert load_sheet("base", search=[tmp_path]).look("title").weight == 321
    assert load_sheet("chancery", search=[tmp_path]).look("title").weight == 400


def test_where_a_value_was_decided(written, tmp_path: Path):
    sheet = written("tokens: {color: {accent: '#0B3D5C'}}", extends="chancery")
    span = sheet.decided("elements.judgment.number.color")
    assert (Path(span.file).name, span.line) == ("house.yaml", 3)
    assert Path(sheet.decided("elements.title.optical_size").file).name == "chancery.yaml"
    assert sheet.decided("elements.title.marker") is None


def test_columns_fill_the_area_and_shares_are_of_what_the_gutters_leave(written):
    sheet = written("column_sets: {lower: {main: 61%, gutter: 24pt, side: rest}}")
    row = sheet.column_set("lower", 495.28)
    assert row["main"].width == pytest.approx(0.61 * (495.28 - 24))
    assert row["side"].x == pytest.approx(row["main"].width + 24)
    assert row["side"].x + row["side"].width == pytest.approx(495.28)


def test_a_set_that_wants_more_than_there_is_gives_way(written):
    sheet = written("")
    row = sheet.column_set("page", 200.0)
    assert all(c.width > 0 and c.x + c.width <= 200.01 for c in row.values())


def test_pages_take_their_templates_in_sequence(written):
    sheet = written("""
        templates: {wide: {extends: rest, orientation: landscape, columns: {main: 520pt, gutter: 20pt, side: rest}}}
        sequence: {2: wide, annexes: wide}
        checks: {characters_per_line: [45, 120]}
        """)
    assert [sheet.template_for(n).name for n in (1, 2, 3)] == ["first", "wide", "rest"]
    wide = sheet.template("wide")
    assert wide.width > wide.height
    assert wide.columns == "templates.wide"
    assert sheet.column_set(wide.columns, 700)["main"].width == 520.0
    assert wide.head[0].center == "{marking}"
    assert sheet.look("annex").options["template"] == "wide"


def test_labels_of_the_sheet_stand_over_the_shipped_ones(written):
    sheet = written("labels: {en: {bottom_line: In short}, uk: {bottom_line: Стисло}}")
    assert sheet.labels("en")["bottom_line"] == "In short"
    assert sheet.labels("en-GB")["bottom_line"] == "In short"
    assert dict(sheet.labels("uk")) == {"bottom_line": "Стисло"}
    assert dict(sheet.labels("fi")) == {}


def test_text_styles_are_made_once(written):
    sheet = written("")
    look = sheet.look("text")
    assert sheet.text_style(look, "en") is sheet.text_style(look, "en")
    assert sheet.text_style(look, "en") is not sheet.text_style(look, "uk")


def test_typographic_words_become_features():
    sheet = load_sheet("chancery")
    features = dict(sheet.text_style(sheet.look("label")).features)
    assert features["smcp"] == features["c2sc"] == 1
    assert dict(sheet.text_style(sheet.look("text")).features)["onum"] == 1
    assert dict(sheet.text_style(sheet.look("table.number")).features)["tnum"] == 1
    reference = sheet.inline(sheet.look("text"), ("reference",))
    assert dict(sheet.text_style(reference).features)["sups"] == 1
    assert sheet.text_style(sheet.look("title")).stack.primary.axes["opsz"] == 60


def test_small_capitals_in_italics_are_set_upright(written):
    sheet = written("elements: {quote: {italic: true, caps: small}}")
    assert sheet.text_style(sheet.look("quote")).stack.primary.italic is False


def test_notes_go_where_the_sheet_says(written):
    assert written("notes: {place: end}").notes.place == "end"
    assert written("").notes.place == "foot"


def test_a_name_no_sheet_can_have_is_a_bug_of_ours(written):
    with pytest.raises(KeyError):
        written("").look("judgement")


def test_a_marking_can_move_but_is_checked_where_it_is_promised(written):
    sheet = written("markings: {place: [head]}\ntemplates: {rest: {foot: {right: '{page}', at: 30pt}}}")
    assert sheet.markings.place == ("head",)
    with pytest.raises(Problems):
        written("templates: {rest: {foot: {right: '{page}', at: 30pt}}}")


def test_a_meter_may_be_left_out_words_never(written):
    assert written("").look("judgment.meter").place == "main"
    assert written("elements: {judgment: {likelihood: {show: [term, range]}}}").look("judgment.meter").place == "head"
    with pytest.raises(Problems) as raised:
        written("elements: {judgment: {likelihood: {show: [meter]}}}")
    assert "never hide" in raised.value.diagnostics[0].message
