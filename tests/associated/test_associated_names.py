"""What is built can be taken out again, on every system; and what others have put into a PDF is not."""

from __future__ import annotations

import os
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import Problems, Severity, build, extract, verify
from briefing.associated.extract import Carried, write_files
from briefing.cli.verbs import STARTER
from briefing.files import cannot_travel

INPUTS = Path(__file__).resolve().parents[2] / "inputs"
BRIEF = STARTER.read_text("utf-8").replace("SLUG", "harbour")
BAD = [
    "../x", "/x", "a/../../x", "C:x", "a\\b", "", "x\0", "x\udcff", "a\nb", "a" * 2000, "a" * 256, "å" * 128, "what?", "a*",
    "con", "CON.yaml", "parts/aux.yaml", "nul .txt", "com1", "LPT².csv", "trailing ", "dot.", "a./b", "a/ /b", "a//b", "./a",
    "<a>", "\x9bm",
]  # fmt: skip
GOOD = [
    "x.yaml", "parts/x.yaml", "Ärger 김.yaml", "console.yaml", "com.yaml", "com10", ".hidden", "a.b.c", "a" * 255, "å" * 127,
]  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_name_that_some_system_cannot_have_is_refused(name: str) -> None:
    assert cannot_travel(name)


@pytest.mark.parametrize("name", GOOD)
def test_a_name_that_every_system_can_have_is_taken(name: str) -> None:
    assert cannot_travel(name) is None


PARTS = st.sampled_from(["parts", "con", "style.yaml", "a b", "x.", "Ä", "A\u0308", "ß", "SS", "n" * 252, "..", ""])


@given(st.lists(PARTS | st.text(min_size=1, max_size=9), min_size=1, max_size=3), st.sampled_from([".yaml", "", " ", ".YAML"]))
def test_whatever_the_writer_takes_can_be_put_into_a_folder(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str], ending: str
) -> None:
    name = "/".join(parts) + ending
    if cannot_travel(name) is None:
        folder = tmp_path_factory.mktemp("out")
        (path,) = write_files([Carried(name, "Source", "x", b"x")], folder)
        assert path.read_bytes() == b"x"
        assert os.path.relpath(path, folder) == name


@pytest.mark.parametrize(
    "part", ["style.yaml/terms.yaml", "STYLE.yaml", "n" * 250 + ".yaml", "deep/er/terms.yaml", "manifest.json/x.yaml"]
)
def test_what_is_built_comes_out_and_verifies_whatever_its_parts_are_called(part: str, tmp_path: Path) -> None:
    brief = tmp_path / "harbour.yaml"
    brief.write_text(f"{BRIEF}\nglossary: {{file: {part}}}\n")
    (tmp_path / part).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / part).write_text("- {term: berth, meaning: a place for a ship}\n")
    build(brief, output=tmp_path / "a.pdf")
    written = extract(tmp_path / "a.pdf", tmp_path / "out", everything=True)
    assert (tmp_path / "out" / part).read_text() == (tmp_path / part).read_text()
    assert len({str(p).casefold() for p in written}) == len(written)
    assert verify(tmp_path / "a.pdf") == ()


def test_a_table_by_the_name_of_a_device_travels_under_another(tmp_path: Path) -> None:
    """A table without an id is called as its heading."""
    (tmp_path / "harbour.yaml").write_text(BRIEF)
    sheet = tmp_path / "ours.yaml"
    sheet.write_text("style: 1\nname: Ours\nextends: chancery\nlabels: {en: {indicators: Con}}\n")
    build(tmp_path / "harbour.yaml", style=sheet, output=tmp_path / "a.pdf")
    assert "data-con.csv" in {p.name for p in extract(tmp_path / "a.pdf", tmp_path / "out", everything=True)}


def test_more_than_can_be_taken_out_is_not_put_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.associated.collect.MOST_CARRIED", 3000)
    with pytest.raises(Problems) as caught:
        build(INPUTS / "specimen-decision.yaml")
    assert [d.code for d in caught.value.diagnostics if d.severity is Severity.ERROR] == ["F208"]


# -- what others have put into a PDF ----------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "good.pdf"
    build(INPUTS / "specimen-decision.yaml", output=path)
    return path


def with_attachment(good: Path, path: Path, name: str, place: int) -> Path:
    """A copy with one more file inside, at a place of the list of files."""
    with pikepdf.open(good) as pdf:
        data = pikepdf.Dictionary(F=pdf.make_stream(b"other words"))
        kind = pikepdf.Name.Source
        said = pikepdf.Dictionary(Type=pikepdf.Name.Filespec, F=name, UF=name, Desc="x", AFRelationship=kind, EF=data)
        names = list(pdf.Root.Names.EmbeddedFiles.Names)
        names[2 * place : 2 * place] = [pikepdf.String(name), pdf.make_indirect(said)]
        pdf.Root.Names.EmbeddedFiles.Names = pikepdf.Array(names)
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return path


ADDED = ["specimen-decision.yaml", "SPECIMEN-decision.yaml", "parts", "more.txt", "../out.yaml", "n" * 300]


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("name", ADDED)
def test_a_file_that_was_added_is_never_taken_out(name: str, place: int, good: Path, tmp_path: Path) -> None:
    bad = with_attachment(good, tmp_path / "bad.pdf", name, place)
    for everything in (False, True):
        with pytest.raises(Problems) as caught:
            extract(bad, tmp_path / "out", everything=everything)
        assert {d.code for d in caught.value.diagnostics} <= {"F401", "F402"}
        assert all(len(d.message) < 400 for d in caught.value.diagnostics)
    assert not (tmp_path / "out").exists()
    assert {d.code for d in verify(bad)} <= {"F401", "F402"} != set()


def test_a_link_in_the_folder_leads_nothing_out_of_it(good: Path, tmp_path: Path) -> None:
    (tmp_path / "else").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "parts").symlink_to(tmp_path / "else")
    with pytest.raises(Problems) as caught:
        extract(good, tmp_path / "out")
    assert {d.code for d in caught.value.diagnostics} == {"F403"}
    assert list((tmp_path / "else").iterdir()) == []
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["parts"]
    (tmp_path / "named").symlink_to(tmp_path / "else")
    assert extract(good, tmp_path / "named"), "the folder itself may be a link: its user named it"
