"""Faces, fallback per character, coverage, and where fonts are found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.text.catalogue import FontNotFound, find
from briefing.text.coverage import missing_character_help
from briefing.text.faces import Face, FontStack
from briefing.text.style import TextStyle

from .conftest import latin, needs_cjk, with_cjk

SERIF = str(find("Source Serif 4"))


def said(style: TextStyle, word: str) -> str:
    return "".join(t for _, glyphs in style.shaped(word) for *_, t in glyphs if t is not None)


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12))
def test_the_glyphs_of_a_word_say_its_characters_once(word: str) -> None:
    """Left-to-right words in order; a word that runs the other way all the same characters."""
    style = latin()
    assert sorted(said(style, word)) == sorted(word.replace("\u00ad", ""))


@pytest.mark.parametrize("word", ["office", "affluent", "e\u0301te\u0301", "Київ", "ελλάδα", "naïve", "ﬁ", "x\u0302y", "„Wort“"])
def test_words_say_their_characters_in_order(word: str) -> None:
    for style in (latin(), latin(10.0, sans=True), latin(9.0, features=(("smcp", 1), ("c2sc", 1)), caps="all_small")):
        assert said(style, word) == word


@pytest.mark.parametrize("word", ["office", "straße", "Київ", "ŉ", "Ελλάδα", "ﬁnal"])
def test_capitals_that_a_style_sets_say_what_was_typed(word: str) -> None:
    style = latin(10.0, caps="upper", features=(("case", 1),))
    assert said(style, word) == word
    assert style.width(word) > latin().width(word)


def test_common_ligatures_are_set_and_discretionary_ones_are_not() -> None:
    assert [t for *_, t in latin().shaped("office")[0][1]] != list("office")
    assert [t for *_, t in latin().shaped("fact")[0][1]] == list("fact")


def test_kerning_small_capitals_figures_and_tracking_change_widths() -> None:
    plain = latin()
    assert plain.width("AVAT") < sum(map(plain.width, "AVAT"))
    small = latin(10.0, features=(("smcp", 1),), caps="small")
    assert plain.width("nato") != small.width("nato")
    tabular = latin(10.0, features=(("lnum", 1), ("tnum", 1)))
    assert len({round(tabular.width(d), 6) for d in "0123456789"}) == 1
    proportional = latin(10.0, features=(("onum", 1), ("pnum", 1)))
    assert len({round(proportional.width(d), 6) for d in "0123456789"}) > 1
    assert latin(10.0, tracking=75.0).width("nato") == pytest.approx(plain.width("nato") + 4 * 0.75)


def test_axes_are_clamped_to_the_font_and_change_its_advances() -> None:
    light, bold = Face(SERIF, wght=200.0, opsz=8.0), Face(SERIF, wght=2000.0, opsz=1.0)
    assert bold.axes == {"opsz": 8.0, "wght": 900.0}
    assert bold.shape("office", ())[0] > light.shape("office", ())[0]
    assert light.postscript_name
    assert light.fs_type == 0
    assert len(light.sha256()) == 64
    assert 400 < light.x_height < light.cap_height < light.ascent


def test_every_character_finds_the_first_face_that_has_it() -> None:
    stack = latin().stack
    serif, sans = stack.faces
    assert stack.segments("word") == ((serif, "word"),)
    assert stack.segments("a●b") == ((serif, "a"), (sans, "●"), (serif, "b"))
    assert "".join(t for _, t in stack.segments("x●́y●")) == "x●́y●"


def test_a_letter_and_its_marks_stand_in_one_face() -> None:
    for word in ("e\u0301", "n\u0303a", "ї\u0301", "a\u030a\u0301", "●\u0301"):
        assert len({face for face, text in latin().stack.segments(word)}) == 1


@needs_cjk
def test_hangul_and_han_come_with_the_extra() -> None:
    for word in ("김정은", "习近平", "北朝鮮"):
        assert with_cjk().missing(word) == frozenset()
        assert latin().missing(word) == frozenset(word)
        assert said(with_cjk(), word) == word
        assert all(g[0] for _, glyphs in with_cjk().shaped(word) for g in glyphs)


def test_bundled_faces_cover_latin_greek_and_cyrillic() -> None:
    text = "Straße ‚Größe‘ Łódź İstanbul Ελλάδα Київ Ґанок Россия “x” – — … № € £ § ¶ † ‡ ≈ ≠ ≤ ≥ "
    text += "▲ ▼ ● ○ ◆ ■ ✓ ↔ \u2011 \u00a0 \u202f"
    assert latin().missing(text) == frozenset()
    assert latin(10.0, caps="upper").missing(text) == frozenset()


def test_what_needs_no_glyph_is_not_missing() -> None:
    assert latin().missing("a\nb\u00adc\u200bd\u2060e\ue000f") == frozenset()


def test_a_missing_character_is_named_with_what_to_install() -> None:
    message, hint = missing_character_help("김")
    assert "김 (U+AE40" in message
    assert "Hangul" in hint
    assert "briefing-builder[cjk]" in hint
    assert "Han " in missing_character_help("习")[1]
    assert "delete it" in missing_character_help("\u200d")[1]
    assert "fallback" in missing_character_help("ᚠ")[1]


# -- where fonts are found -------------------------------------------------------------------------------------------
def test_bundled_families_are_found_upright_and_italic() -> None:
    assert find("Source Serif 4").name.startswith("SourceSerif4[")
    assert "Italic" in find("Source Serif 4", italic=True).name
    with pytest.raises(FontNotFound, match="no bundled font is called Sorce Serif"):
        find("Sorce Serif")


def test_installed_packages_are_found_by_name() -> None:
    assert find("Source Sans 3", "package:fontpkg-source-sans-3") == find("Source Sans 3")
    with pytest.raises(FontNotFound) as missing:
        find("House", "package:no-such-font-package")
    assert missing.value.hint == "pip install no-such-font-package"


@pytest.mark.parametrize("name", ["os.path", "../fonts", "", "a b", "os", "xml"])
def test_what_is_no_font_package_is_refused(name: str) -> None:
    with pytest.raises(FontNotFound):
        find("House", f"package:{name}")


def test_a_folder_where_the_program_runs_is_no_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "housefonts").mkdir()
    shutil.copy(SERIF, tmp_path / "housefonts" / "House.ttf")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(FontNotFound):
        find("House", "package:housefonts")


def test_a_face_of_ones_own_stands_beside_the_sheet(tmp_path: Path) -> None:
    (tmp_path / "sheet").mkdir()
    for name in ("House-Regular.ttf", "House-Italic.ttf"):
        shutil.copy(SERIF, tmp_path / "sheet" / name)
    shutil.copy(SERIF, tmp_path / "Outside.ttf")
    (tmp_path / "sheet" / "broken.ttf").write_bytes(b"not a font at all")
    (tmp_path / "sheet" / "empty.otf").write_bytes(b"")
    (tmp_path / "sheet" / "link.ttf").symlink_to(tmp_path / "Outside.ttf")
    folder = tmp_path / "sheet"
    assert find("House", "file:House-Regular.ttf", folder).name == "House-Regular.ttf"
    assert find("House", "file:House-Regular.ttf", folder, italic=True).name == "House-Italic.ttf"
    for words, message in [
        ("../Outside.ttf", "outside the folder"), ("link.ttf", "outside the folder"), ("none.ttf", "no font file none.ttf"),
        ("broken.ttf", "cannot be read"), ("empty.otf", "is empty"), (".", "is a folder"), ("a\0b.ttf", "not a path"),
        ("x" * 5000 + ".ttf", "font file"),
    ]:  # fmt: skip
        with pytest.raises(FontNotFound, match=message):
            find("House", f"file:{words}", folder)
    with pytest.raises(FontNotFound, match="not in a folder"):
        find("House", "file:House-Regular.ttf", None)
    with pytest.raises(FontNotFound, match="not a place to find fonts"):
        find("House", "web:example")


def test_an_italic_that_is_not_there_is_its_upright() -> None:
    assert FontStack([Face(SERIF)]).primary.axes == {}
    noto = find("Source Sans 3", italic=False)
    assert noto.is_file()
