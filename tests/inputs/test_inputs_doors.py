"""Every file that an input or a user names: whatever the system says of it is told in one sentence, where the file is named."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cli.verbs import STARTER
from briefing.diagnostics import Diagnostic, Problems, Severity
from briefing.inputs import NotRead, find_inside, read_input, recorded_inputs
from briefing.pipeline import Lines, build, check_lines
from briefing.rebuild import verify

ROOT = Path(__file__).resolve().parents[2]
BRIEF = STARTER.read_text("utf-8").replace("SLUG", "harbour")
IMAGE = "figures:\n  - {id: map, kind: image, image: {file: NAME}, alt: A triangle., headline: A plan, source: [pilots]}\n"
SHEET = "style: 1\nname: Ours\nextends: chancery\n"


def quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def brief_with(desk: Path, more: str) -> Path:
    path = desk / "brief.yaml"
    path.write_text(f"{BRIEF}\n{more}", "utf-8")
    return path


def sheet_with(desk: Path, more: str) -> tuple[Path, Path]:
    path = desk / "ours.yaml"
    path.write_text(more, "utf-8")
    return brief_with(desk, ""), path


def told(brief: Path, style: str | Path = "chancery") -> tuple[Diagnostic, ...]:
    found = check_lines(brief, style=style, lines=Lines(), display=str(brief), allow_code=True)
    return tuple(d for d in found if d.severity is Severity.ERROR)


def by_part(desk: Path, name: str) -> tuple[Diagnostic, ...]:
    return told(brief_with(desk, f"glossary: {{file: {quoted(name)}}}\n"))


def by_image(desk: Path, name: str) -> tuple[Diagnostic, ...]:
    return told(brief_with(desk, IMAGE.replace("NAME", quoted(name))))


def by_extends(desk: Path, name: str) -> tuple[Diagnostic, ...]:
    return told(*sheet_with(desk, SHEET.replace("chancery", quoted(name if name.startswith(("/", ".")) else f"./{name}"))))


def by_font(desk: Path, name: str) -> tuple[Diagnostic, ...]:
    font = f"fonts:\n  serif: {{family: Own, source: {quoted(f'file:{name}')}}}\n"
    return told(*sheet_with(desk, SHEET + font))


def by_style(desk: Path, name: str) -> tuple[Diagnostic, ...]:
    return told(brief_with(desk, ""), desk / name)


def by_brief(desk: Path, name: str) -> tuple[Diagnostic, ...]:
    return told(desk / name)


def by_pdf(desk: Path, name: str) -> tuple[Diagnostic, ...]:
    return verify(desk / name)


DOORS = {
    "part": by_part, "image": by_image, "extends": by_extends, "font": by_font,
    "style": by_style, "brief": by_brief, "pdf": by_pdf,
}  # fmt: skip
ENDINGS = {"image": ".svg", "font": ".ttf", "pdf": ".pdf"}


def _fifo(path: Path) -> None:
    os.mkfifo(path)


OBSTACLES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda path: None,
    "a folder": lambda path: path.mkdir(),
    "a pipe": _fifo,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to nothing": lambda path: path.symlink_to("gone.yaml"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link out": lambda path: path.symlink_to("/etc/hostname"),
    "an empty file": lambda path: path.write_bytes(b""),
    "a large file": lambda path: os.truncate(_touched(path), 500_000_000),
    "zeros": lambda path: path.write_bytes(bytes(1000)),
}


def _touched(path: Path) -> Path:
    path.touch()
    return path


def assert_one_sentence(found: tuple[Diagnostic, ...], where: Path) -> None:
    assert found, "nothing was said"
    for d in found:
        assert len(d.message) < 400
        assert d.span is not None
        assert d.span.file.startswith(str(where))
        assert d.code not in ("B228", "B301"), "the brief around it is whole"


@pytest.mark.parametrize("obstacle", OBSTACLES)
@pytest.mark.parametrize("door", DOORS)
def test_whatever_stands_in_the_place_of_a_file_is_told_where_it_is_named(door: str, obstacle: str, tmp_path: Path) -> None:
    name = "thing" + ENDINGS.get(door, ".yaml")
    OBSTACLES[obstacle](tmp_path / name)
    assert_one_sentence(DOORS[door](tmp_path, name), tmp_path)


LONG = {
    "300 letters": "n" * 300,
    "a path of 5,000": "x/" * 2500 + "y",
    "under a file": "brief.yaml/x",
    "another folder": "../x",
    "absolute": "/etc/hostname",
    "an address": "https://example.org/x",
    "out and in again": "../{here}/x",
    "blanks": " ",
    "only dots": "..",
    "300 letters of three bytes": "北" * 300,
}


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("door", DOORS)
def test_whatever_is_written_for_the_name_of_a_file_is_told(door: str, name: str, tmp_path: Path) -> None:
    words = LONG[name].replace("{here}", tmp_path.name)
    found = DOORS[door](tmp_path, words + ("" if name in ("only dots", "blanks") else ENDINGS.get(door, ".yaml")))
    assert_one_sentence(found, Path("/") if door in ("style", "brief", "pdf") else tmp_path)
    if door in ("part", "image", "extends", "font"):
        assert all(len(d.message) < 250 for d in found)


@pytest.mark.parametrize("door", DOORS)
def test_a_file_that_may_not_be_read_is_told(door: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "thing" + ENDINGS.get(door, ".yaml")
    shutil.copy(ROOT / "inputs" / "maps" / "lower-reach.svg", tmp_path / name)
    opened, raw = os.open, Path.open

    def denied(path: object, *more: object, **named: object) -> int:
        if str(path).endswith(name):
            raise PermissionError(13, "Permission denied")
        return opened(path, *more, **named)  # type: ignore[arg-type]

    def denied_too(path: Path, *more: object, **named: object) -> object:
        if path.name == name:
            raise PermissionError(13, "Permission denied")
        return raw(path, *more, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "open", denied)
    monkeypatch.setattr(Path, "open", denied_too)
    found = DOORS[door](tmp_path, name)
    assert_one_sentence(found, tmp_path)
    assert "permission denied" in found[0].message


@pytest.mark.parametrize("folder", ["parts", "."])
def test_a_missing_part_is_suggested_with_its_folder(folder: str, tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / folder / "glossary.yaml").write_text("[]")
    (found,) = by_part(tmp_path, f"{folder}/glosary.yaml")
    assert found.code == "B101"
    assert found.hints == (f"did you mean `{folder}/glossary.yaml`?",)


def test_a_link_to_nothing_is_never_suggested_in_its_own_place(tmp_path: Path) -> None:
    (tmp_path / "terms.yaml").symlink_to("gone.yaml")
    (found,) = by_part(tmp_path, "terms.yaml")
    assert found.message.endswith("is a link to a file that is not there")
    assert found.hints == ()


def test_a_folder_that_is_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    brief = brief_with(tmp_path, "")
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert [d.code for d in told(Path("brief.yaml"))] == ["B101"]
    assert told(brief) == ()
    with pytest.raises(Problems) as caught:
        build(brief, output="a.pdf")
    assert [d.code for d in caught.value.diagnostics] == ["F201"]


@pytest.mark.parametrize("order", ["", "-le", "-be"])
@pytest.mark.parametrize("form", ["UTF-16", "UTF-32"])
def test_another_encoding_is_named_once(form: str, order: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_bytes(BRIEF.encode(form + order))
    (found,) = told(path)
    assert (found.code, f"is written in {form}; save it as UTF-8" in found.message) == ("B105", True)


@given(st.text(min_size=1, max_size=400))
def test_any_name_leads_inside_or_is_refused(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    folder = tmp_path_factory.getbasetemp()
    try:
        found = find_inside(folder, words)
    except NotRead:
        return
    assert found.is_relative_to(folder.resolve())
    with pytest.raises(NotRead):
        read_input(found, words, most=0)


def test_every_file_that_a_build_reads_is_recorded(tmp_path: Path) -> None:
    """Also when a sheet or a picture was remembered from an earlier build."""
    for name in ("specimen.yaml", "maps"):
        place = ROOT / "inputs" / name
        shutil.copytree(place, tmp_path / name) if place.is_dir() else shutil.copy(place, tmp_path / name)
    (tmp_path / "base.yaml").write_text(SHEET)
    (tmp_path / "ours.yaml").write_text(SHEET.replace("chancery", "./base.yaml"))
    records = []
    for _ in range(2):
        with recorded_inputs() as read:
            told(tmp_path / "specimen.yaml", tmp_path / "ours.yaml")
        records.append({os.path.relpath(p, tmp_path.resolve()) for p in read})
    assert records[0] == records[1]
    assert records[0] >= {"specimen.yaml", "ours.yaml", "base.yaml"}
    assert {p for p in records[0] if p.startswith("maps")}
