"""What travels in a PDF: the brief, its parts and its sheet as they are, the data of every table, and a manifest of it all."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml

from briefing import Problems, build, extract, verify
from briefing.associated.extract import read_contents
from briefing.diagnostics import Diagnostics, shortened
from briefing.pipeline import Lines, Options, build_bytes, lay_out_brief, write_file
from briefing.validate.sheet import load_sheet

ROOT = Path(__file__).resolve().parents[2]
INPUTS = ROOT / "inputs"
BRIEFS = sorted(p.stem for p in INPUTS.glob("*.yaml"))
WHEN = datetime(2024, 11, 17, 10, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def decision(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "decision.pdf"
    build(INPUTS / "specimen-decision.yaml", style="ministry", output=path)
    return path


def carried(path: Path) -> dict[str, bytes]:
    with pikepdf.open(path) as pdf:
        return {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()}


def test_the_inputs_travel_as_they_are(decision: Path) -> None:
    inside = carried(decision)
    assert inside["specimen-decision.yaml"] == (INPUTS / "specimen-decision.yaml").read_bytes()
    assert inside["parts/harbour-sources.yaml"] == (INPUTS / "parts" / "harbour-sources.yaml").read_bytes()
    assert inside["style.yaml"].decode() == load_sheet("ministry").flattened()


def test_the_manifest_names_them_by_hash(decision: Path) -> None:
    inside = carried(decision)
    said = json.loads(inside["manifest.json"])
    assert {f["name"]: f["sha256"] for f in said["files"]} == {
        name: hashlib.sha256(data).hexdigest() for name, data in inside.items() if name != "manifest.json"
    }
    assert said["brief"] == "specimen-decision.yaml"
    assert said["pdf"] == "1.7"
    assert said["created"] is None
    assert {"zlib", "harfbuzz", "reportlab", "briefing"} <= set(said["versions"])
    for name, wanted in said["fonts"].items():
        found = next(p for p in (Path(pikepdf.__file__).parents[1]).glob(f"fontpkg_*/**/{name.split('[')[0]}*") if p.name == name)
        assert hashlib.sha256(found.read_bytes()).hexdigest() == wanted


def test_no_path_and_no_name_of_this_machine_is_inside(decision: Path) -> None:
    for name, data in carried(decision).items():
        assert str(ROOT).encode() not in data, name
        assert not name.startswith("/")


def test_each_table_has_its_cells_as_csv_on_its_own_element(decision: Path) -> None:
    with pikepdf.open(decision) as pdf:
        found: dict[str, bytes] = {}
        waiting = [pdf.Root.StructTreeRoot.K]
        while waiting:
            node = waiting.pop()
            if isinstance(node, pikepdf.Array):
                waiting += list(node)
            elif isinstance(node, pikepdf.Dictionary):
                if "/AF" in node and node.S != "/Figure":  # the terms of the yardstick, drawn to scale, have their own
                    assert node.S == "/Table"
                    (spec,) = node.AF
                    assert spec.AFRelationship == "/Data"
                    assert str(spec.Desc).startswith("The cells of a table")
                    found[str(spec.UF)] = spec.EF.F.read_bytes()
                waiting += [node.K] if "/K" in node else []
        tables = sum(1 for _ in _elements(pdf, "/Table"))
    assert len(found) == tables > 3
    rows = list(csv.reader(io.StringIO(found["next-steps.csv"].decode())))
    assert rows[0] == ["Action", "Owner", "Due"]
    assert rows[1] == ["Sign the contract.", "Clerk of the council", "5 December 2024"]


def _elements(pdf: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    return [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == role and "/P" in o]


def test_relationships_say_what_each_file_is(decision: Path) -> None:
    with pikepdf.open(decision) as pdf:
        said = {str(f.UF): str(f.AFRelationship) for f in pdf.Root.AF}
    assert said == {
        "specimen-decision.yaml": "/Source", "parts/harbour-sources.yaml": "/Source", "style.yaml": "/Source",
        "manifest.json": "/Supplement",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["style", "manifest"])
def test_a_brief_may_be_called_like_a_file_of_ours(name: str, tmp_path: Path) -> None:
    brief = tmp_path / f"{name}.{'json' if name == 'manifest' else 'yaml'}"
    text = (INPUTS / "specimen-decision.yaml").read_text("utf-8").replace("parts/harbour-sources.yaml", "s.yaml")
    brief.write_text(text, "utf-8")
    (tmp_path / "s.yaml").write_bytes((INPUTS / "parts" / "harbour-sources.yaml").read_bytes())
    out = tmp_path / "out.pdf"
    build(brief, output=out)
    assert verify(out) == ()
    assert (tmp_path / "x") / brief.name in extract(out, tmp_path / "x")
    assert (tmp_path / "x" / brief.name).read_text("utf-8") == text


# -- out again --------------------------------------------------------------------------------------------------------
def test_what_is_taken_out_builds_the_same_file(decision: Path, tmp_path: Path) -> None:
    written = extract(decision, tmp_path / "desk")
    assert [str(p.relative_to(tmp_path / "desk")) for p in written] == [
        "parts/harbour-sources.yaml", "specimen-decision.yaml", "style.yaml",
    ]  # fmt: skip
    again = build(tmp_path / "desk" / "specimen-decision.yaml", style=tmp_path / "desk" / "style.yaml")
    assert again.data == decision.read_bytes()


def test_everything_is_the_data_and_the_manifest_too(decision: Path, tmp_path: Path) -> None:
    written = {p.name for p in extract(decision, tmp_path / "desk", everything=True)}
    assert {"manifest.json", "next-steps.csv", "style.yaml"} <= written


def test_nothing_that_is_there_is_overwritten_and_nothing_is_left_behind(decision: Path, tmp_path: Path) -> None:
    (tmp_path / "style.yaml").write_text("mine")
    with pytest.raises(Problems) as caught:
        extract(decision, tmp_path)
    assert [d.code for d in caught.value.diagnostics] == ["F403"]
    assert [p.name for p in tmp_path.iterdir()] == ["style.yaml"]
    assert (tmp_path / "style.yaml").read_text() == "mine"


@pytest.mark.parametrize("target", ["1.7", "2.0"])
@pytest.mark.parametrize("brief", ["dprk-troops", "specimen"])
def test_a_file_is_what_its_inputs_make(brief: str, target: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(build_bytes(INPUTS / f"{brief}.yaml", options=Options(target)).data)
    assert verify(path) == ()


# -- told apart --------------------------------------------------------------------------------------------------------
def test_one_changed_byte_is_found(decision: Path, tmp_path: Path) -> None:
    data = decision.read_bytes()
    at = data.index(b"<pdfaid:conformance>") - 1
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(data[:at] + (b" " if data[at : at + 1] != b" " else b"\t") + data[at + 1 :])
    (found,) = verify(changed)
    assert found.code == "F404"
    assert "the file was changed after it was written" in found.hints[0]


def test_another_version_is_named(decision: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.__version__", "9.9.9")
    (found,) = verify(decision)
    assert found.code == "F404"
    assert found.hints == (
        "briefing is 9.9.9 here, and the file was made with 0.1.0",
        "apart from the manifest, every byte is the same",
    )


def test_another_font_is_named(decision: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.text.faces.Face.sha256", lambda face: "0" * 64)
    (found,) = verify(decision)
    assert any(h.startswith("the font SourceSans3") and h.endswith("is not the one the file was made with") for h in found.hints)


def test_a_font_that_is_not_here_is_told_in_the_sheet(tmp_path: Path) -> None:
    source = next(Path(pikepdf.__file__).parents[1].glob("fontpkg_source_sans_3/**/SourceSans3[[]wght].ttf"))
    (tmp_path / "house.ttf").write_bytes(source.read_bytes())
    house = tmp_path / "house.yaml"
    house.write_text('style: 1\nextends: base\nfonts: {label: {family: House, source: "file:house.ttf"}}\n', "utf-8")
    out = tmp_path / "out.pdf"
    build(INPUTS / "specimen-decision.yaml", style=house, output=out)
    first, *rest = verify(out)
    assert first.code == "F405"
    assert rest[0].span is not None
    assert rest[0].span.file == f"{out}:style.yaml"
    assert "there is no font file house.ttf" in rest[0].message


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "is not a PDF file"), (b"hello", "is not a PDF file"),
     (b"%PDF-1.7\n%%EOF\n", "carries no brief"), (b"%PDF-1.7" * 9000, "carries no brief")],
)  # fmt: skip
def test_what_is_none_of_ours_is_told(data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    (found,) = verify(path)
    assert (found.code, words in found.message) == ("F401", True)
    with pytest.raises(Problems):
        extract(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_file_that_another_program_has_rewritten_is_told(decision: Path, tmp_path: Path) -> None:
    other = tmp_path / "rewritten.pdf"
    with pikepdf.open(decision) as pdf:
        pdf.save(other)
    found = verify(other)
    assert found
    assert found[0].code in ("F401", "F404")


def test_a_truncated_file_is_told(decision: Path, tmp_path: Path) -> None:
    data = decision.read_bytes()
    for part in (10, 1000, len(data) // 2, len(data) - 3):
        path = tmp_path / "short.pdf"
        path.write_bytes(data[:part])
        assert [d.code for d in verify(path)] == ["F401"], part


def _with_manifest(change: Callable[[dict[str, Any]], object], path: Path) -> Path:
    """A file whose manifest does not say what it carries."""
    laid_out, said = lay_out_brief(INPUTS / "specimen-decision.yaml", "chancery", Diagnostics(), Lines()), Diagnostics()
    manifest = json.loads(read_contents(write_file(laid_out, Options(), said), "x").manifest_data)
    change(manifest)
    path.write_bytes(write_file(laid_out, Options(), said, manifest=json.dumps(manifest, ensure_ascii=False).encode()))
    return path


@pytest.mark.parametrize(
    ("change", "words"),
    [(lambda m: m["files"][0].update(sha256="0" * 64), "`specimen-decision.yaml` inside {} is not the file"),
     (lambda m: m["files"][1].update(bytes=1), "`parts/harbour-sources.yaml` inside {} is not the file"),
     (lambda m: m["files"][2].update(name="else.yaml"), "{} does not carry `else.yaml`, which its manifest names"),
     (lambda m: m.update(brief="else.yaml"), "the manifest inside {} names no file `else.yaml`"),
     (lambda m: m["files"].pop(1), "{} carries `parts/harbour-sources.yaml`, which its manifest does not name: it was added"),
     (lambda m: m.update(manifest="one"), "the manifest inside {} cannot be read"),
     (lambda m: m.update(pdf="9.9"), "the manifest inside {} cannot be read: it says that the file is PDF 9.9"),
     (lambda m: m.update(pdf="\x1b[31m" * 999), "the manifest inside {} cannot be read"),
     (lambda m: m["files"][0].update(bytes=1e999), "the manifest inside {} cannot be read: it is damaged"),
     (lambda m: m["files"][0].update(name="n" * 5000), "{} does not carry `nnn"),
     (lambda m: m.update(files=m["files"] * 3000), "the manifest inside {} cannot be read: it names")],
)  # fmt: skip
def test_an_input_that_was_changed_is_named(change: Callable[[dict[str, Any]], object], words: str, tmp_path: Path) -> None:
    path = _with_manifest(change, tmp_path / "changed.pdf")
    found = verify(path)
    assert {d.code for d in found} == {"F402"}
    assert any(shortened(words.format(path)) in d.message for d in found), found
    with pytest.raises(Problems):
        extract(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("brief", BRIEFS)
def test_xmp_and_info_say_what_the_brief_says(brief: str) -> None:
    """ISO 19005-3, 6.6.3; PDF 2.0 has no Info."""
    with pikepdf.open(io.BytesIO(build_bytes(INPUTS / f"{brief}.yaml", options=Options("1.7", WHEN)).data)) as pdf:
        info = {str(k)[1:]: str(v) for k, v in pdf.docinfo.items()}
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == info["Title"]
            assert xmp.get("dc:description") == info.get("Subject")
            assert xmp.get("dc:creator") == ([info["Author"]] if "Author" in info else None)
            assert xmp.get("pdf:Keywords") == info.get("Keywords")
            assert xmp["pdf:Producer"] == info["Producer"]
            assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2024-11-17T10:30:00+00:00"
            said = {k: xmp.get(k) for k in ("dc:title", "dc:description", "dc:creator", "pdf:Keywords", "dc:language")}
    assert info["CreationDate"] == info["ModDate"] == "D:20241117103000+00'00'"
    written = yaml.load((INPUTS / f"{brief}.yaml").read_text("utf-8"), yaml.BaseLoader)
    assert info["Title"] == written["title"]
    assert info.get("Subject") == written.get("subtitle")
    with pikepdf.open(io.BytesIO(build_bytes(INPUTS / f"{brief}.yaml", options=Options("2.0", WHEN)).data)) as pdf:
        assert "/Info" not in pdf.trailer
        with pdf.open_metadata() as xmp:
            assert {k: xmp.get(k) for k in said} == said


def test_a_machine_without_a_folder_to_build_in_is_told(
    decision: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    (found,) = verify(decision)
    assert found.code == "F201"
    assert "TMPDIR" in found.hints[0]
