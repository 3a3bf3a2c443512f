"""Fonts of a sheet: from the program, from a package, from the sheet's own folder; those that are optional may be missing."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

import pytest

from briefing.diagnostics import Problems
from briefing.style.faces import font_file


def test_an_optional_fallback_that_is_not_installed_is_passed_over(written):
    sheet = written("""
        fonts:
          text: {fallback: [runes, symbols]}
          runes: {family: Noto Sans Runic, source: "package:no-such-font-package", optional: true}
        """)
    stack = sheet.text_style(sheet.look("text")).stack
    assert len(stack.faces) == 2
    assert stack.missing("Kyiv, Київ, Αθήνα") == frozenset()


def test_a_fallback_that_must_be_there_is_told_when_it_is_not(written):
    with pytest.raises(Problems) as raised:
        written("""
            fonts:
              runes: {family: Noto Sans Runic, source: "package:no-such-font-package"}
            """)
    (told,) = raised.value.diagnostics
    assert (told.code, told.span.line) == ("Y204", 5)
    assert told.hints == ("pip install no-such-font-package",)


def test_a_house_face_stands_beside_its_sheet(written, tmp_path: Path):
    (tmp_path / "fonts").mkdir()
    bundled = font_file(written("", name="plain").specified, "text")
    shutil.copy(bundled, tmp_path / "fonts" / "House.ttf")
    sheet = written('fonts: {title: {family: House, source: "file:fonts/House.ttf"}}')
    assert Path(sheet.text_style(sheet.look("title")).stack.primary.path) == tmp_path.resolve() / "fonts" / "House.ttf"
    assert sheet.text_style(sheet.look("text")).stack.primary.path == bundled


def test_a_face_outside_the_folder_of_the_sheet_is_not_read(written):
    with pytest.raises(Problems) as raised:
        written('fonts: {title: {family: House, source: "file:../House.ttf"}}')
    assert "outside the folder" in raised.value.diagnostics[0].message


def test_a_sheet_above_keeps_the_face_of_the_sheet_below_in_its_folder(tmp_path: Path, written):
    bundled = font_file(written("", name="plain").specified, "text")
    (tmp_path / "house" / "fonts").mkdir(parents=True)
    shutil.copy(bundled, tmp_path / "house" / "fonts" / "House.ttf")
    below = tmp_path / "house" / "house.yaml"
    words = 'style: 1\nextends: base\nfonts: {title: {family: House, source: "file:fonts/House.ttf"}}\n'
    below.write_text(words, encoding="utf-8")
    sheet = written("elements: {title: {weight: 500}}", name="office", extends="./house/house.yaml")
    assert Path(sheet.text_style(sheet.look("title")).stack.primary.path).parent.parent == below.parent.resolve()


def damaged(source: str, tag: bytes) -> bytes:
    """The font file with one of its tables filled with zeros."""
    data = bytearray(Path(source).read_bytes())
    for at in range(12, 12 + 16 * struct.unpack(">H", data[4:6])[0], 16):
        if bytes(data[at : at + 4]) == tag:
            start, length = struct.unpack(">LL", data[at + 8 : at + 16])
            data[start : start + length] = bytes(length)
    return bytes(data)


@pytest.mark.parametrize("tag", ["loca", "glyf", "cmap", "maxp", "head"])
def test_a_font_with_a_table_of_zeros_is_told_at_its_source(tag, written, tmp_path: Path):
    bundled = font_file(written("", name="plain").specified, "text")
    (tmp_path / "House.ttf").write_bytes(damaged(bundled, tag.encode()))
    with pytest.raises(Problems) as raised:
        written('fonts:\n  title: {family: House, source: "file:House.ttf"}\n')
    (told,) = raised.value.diagnostics
    assert (told.code, told.span.line, told.span.column) == ("Y204", 4, 34)
    assert "House.ttf" in told.message


@pytest.mark.parametrize("name", ["fonts", "House.ttf"])
def test_a_folder_is_no_font(name, written, tmp_path: Path):
    (tmp_path / name).mkdir()
    with pytest.raises(Problems) as raised:
        written(f'fonts:\n  title: {{family: House, source: "file:{name}"}}\n')
    (told,) = raised.value.diagnostics
    assert (told.code, told.span.line, told.span.column) == ("Y204", 4, 34)
    assert told.message == f"the font title: {name} is a folder, not a font file"


def test_a_font_file_that_changes_is_read_again(written, tmp_path: Path):
    fonts = written("", name="plain").specified
    words = 'fonts: {title: {family: House, source: "file:House.ttf"}}'
    widths = []
    for name in ("text", "label"):
        shutil.copy(font_file(fonts, name), tmp_path / "new.ttf")
        (tmp_path / "new.ttf").replace(tmp_path / "House.ttf")
        sheet = written(words)
        widths.append(sheet.text_style(sheet.look("title")).text_width("The same words"))
    assert widths[0] != widths[1]


def test_a_label_that_one_font_cannot_print_is_a_warning_at_its_words(written, tmp_path: Path):
    sheet = written("""
        fonts: {label: {family: Source Sans 3, fallback: []}, text: {fallback: [hangul-serif, hangul-sans]}}
        labels: {en: {judgments: "판단"}}
        """)
    (told,) = sheet.diagnostics
    assert (told.code, told.span.line, told.span.column) == ("Y209", 5, 26)
    assert told.message == "labels.en.judgments: the font `label` lacks a character of it, and cannot print it"
