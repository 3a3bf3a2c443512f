"""The closed list of what can be wrong: every item is shown, and every code of a check has a brief or a sheet that fails."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import struct
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.cli import main
from briefing.diagnostics import Diagnostics, Span
from briefing.pdf.writing.preflight import MOST_ATTACHED, check_attachment, check_pages
from briefing.text.catalogue import find

from .closed_list import ITEMS, page

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests" / "cases" / "conformance"
GOOD = (FOLDER / "good.yaml").read_text("utf-8")
PAGE = ROOT / "docs" / "conformance.md"
HOUSE = 'fonts: {text: {family: House, source: "file:font.ttf"}}'


def _long(value: Any) -> Any:
    """`x{2100}` is 2,100 times x."""
    if isinstance(value, dict):
        return {_long(k): _long(v) for k, v in value.items()}
    return re.sub(r"(\w)\{(\d{3,4})\}", lambda m: m[1] * int(m[2]), value) if isinstance(value, str) else value


CASES: list[dict[str, Any]] = [_long(c) for c in yaml.safe_load((FOLDER / "cases.yaml").read_text("utf-8"))]


def _name(case: dict[str, Any]) -> str:
    return f"{case['item']} {case['code']} {str(case.get('font') or case['says'])[:40]}"


@cache
def font(kind: str) -> bytes | None:
    """A good font file made bad; None for no file."""
    if kind in ("none", "nothing", "words", "woff", "picture"):
        picture = (ROOT / "docs" / "page-1.png").read_bytes()
        return {"none": None, "nothing": b"", "words": b"not a font" * 9, "woff": b"wOFF" + bytes(60), "picture": picture}[kind]
    data = bytearray(find("Source Serif 4").read_bytes())
    if kind == "half":
        return bytes(data[: len(data) // 2])
    count = struct.unpack(">H", data[4:6])[0]
    rows = {bytes(data[at : at + 4]).decode(): at for at in range(12, 12 + 16 * count, 16)}
    where = {tag: struct.unpack(">L", data[at + 8 : at + 12])[0] for tag, at in rows.items()}
    what, _, value = kind.partition(" ")
    if what == "without":
        data[rows[value] : rows[value] + 4] = b"xxxx"
    elif what == "licence":
        data[where["OS/2"] + 8 : where["OS/2"] + 10] = struct.pack(">H", int(value))
    elif kind == "no units":
        data[where["head"] + 18 : where["head"] + 20] = b"\0\0"
    elif kind == "private":  # one subtable with one range, U+E000 to U+E001
        body = struct.pack(">HHHL", 0, 1, 3, 10 << 16 | 0)[:2] + struct.pack(">HHHL", 1, 3, 10, 12)
        body += struct.pack(">HHLLL", 12, 0, 28, 0, 1) + struct.pack(">LLL", 0xE000, 0xE001, 1)
        data[where["cmap"] : where["cmap"] + len(body)] = body
    return bytes(data)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFING_CACHE", "off")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "old.pdf").write_bytes(b"old")
    (tmp_path / "output" / "brief.pdf").mkdir(parents=True)
    (tmp_path / "file.txt").write_text("x")
    return tmp_path


def test_the_brief_that_is_broken_was_good(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "brief.yaml").write_text(GOOD)
    (desk / "sheet.yaml").write_text(f"style: 1\nextends: chancery\n{HOUSE}\n")
    (desk / "font.ttf").write_bytes(find("Source Serif 4").read_bytes())
    assert main(["build", "brief.yaml", "-o", "a.pdf"]) == 0
    assert main(["build", "brief.yaml", "--style", "./sheet.yaml", "-o", "b.pdf"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_what_is_refused(
    case: dict[str, Any], desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = GOOD
    for old, new in case.get("change", {}).items():
        assert old in text
        text = text.replace(old, new, 1)
    (desk / "brief.yaml").write_text(text, "utf-8")
    output = case.get("output", "old.pdf")
    command = ["build", "brief.yaml", *(["-o", output] if output else [])]
    file, words = "brief.yaml", text
    if "sheet" in case or "font" in case:
        words = f"style: 1\nextends: chancery\n{case.get('sheet', HOUSE)}\n"
        file = "./sheet.yaml"
        (desk / "sheet.yaml").write_text(words, "utf-8")
        command += ["--style", file]
        data = font(case["font"]) if "font" in case else None
        if data is not None:
            (desk / "font.ttf").write_bytes(data)
    files = dict(case.get("files", {}))
    times = files.pop("times", 1)
    for key, value in files.items():
        (desk / key).write_bytes(value.encode("latin-1") * times)
    for key, value in case.get("environment", {}).items():
        monkeypatch.setenv(key, value)
    before = sorted(p.relative_to(desk) for p in desk.rglob("*"))
    code = main(command)
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    assert case["says"] in err
    assert out == ""
    assert sorted(p.relative_to(desk) for p in desk.rglob("*")) == before
    assert (desk / "old.pdf").read_bytes() == b"old"
    if case["code"] == "usage":
        assert code == 2
        return
    assert code == 1
    if "at" not in case:
        assert f"error[{case['code']}]" in err
        return
    offset = words.index(case["at"])
    line, column = words.count("\n", 0, offset) + 1, offset - words.rfind("\n", 0, offset)
    told = [line for line in err.splitlines() if ": error[" in line]
    place = re.escape(f"{file.removeprefix('./')}:{line}:{column}: error[{case['code']}]")
    assert any(re.search(place, t) for t in told), told


def test_no_string_is_longer_than_a_file_can_hold(desk: Path) -> None:
    """A link over a whole page is told in short: its words are read in the text."""
    pikepdf = pytest.importorskip("pikepdf")
    (desk / "brief.yaml").write_text(GOOD.replace("[pilots' office]", "[" + "Стежка " * 6000 + "]"), "utf-8")
    assert main(["build", "brief.yaml", "-o", "long.pdf"]) == 0
    with pikepdf.open(desk / "long.pdf") as pdf:
        told = [str(a.Contents) for p in pdf.pages for a in p.get("/Annots", [])]
    assert any(t.startswith("Стежка") for t in told)
    assert max(len(t.encode("utf-16")) for t in told) <= 32_767


@pytest.mark.parametrize("name", ["a:b.yaml", "a\\b.yaml", "a\nb.yaml", "a\udcff.yaml"])
def test_a_brief_by_a_name_that_cannot_travel_is_refused(name: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever is built can be extracted and verified, on every system."""
    try:
        (desk / name).write_text(GOOD, "utf-8")
    except OSError:
        pytest.skip("this system cannot have such a name")
    assert main(["build", name, "-o", "old.pdf"]) == 1
    assert "error[B103]: the brief has a name that not every system can have" in capsys.readouterr().err
    assert (desk / "old.pdf").read_bytes() == b"old"


def test_a_file_to_be_carried_has_a_limit() -> None:
    said, span = Diagnostics(), Span("brief.yaml", 3, 9, 3, 20)
    check_attachment("photo.png", MOST_ATTACHED, span, said)
    assert len(said) == 0
    check_attachment("photo.png", MOST_ATTACHED + 1, span, said)
    assert [(d.code, d.span) for d in said] == [("F208", span)]


def test_a_page_has_limits() -> None:
    said = Diagnostics()
    check_pages([(3, 14_400), (595, 842)], said)
    assert len(said) == 0
    check_pages([(2.9, 100), (100, 14_401), (2.9, 100)], said)
    assert [d.code for d in said] == ["F211", "F211"]


def test_every_code_of_a_check_has_a_failing_case() -> None:
    shown = {(c["item"], c["code"]) for c in CASES} | {("attached-size", "F208"), ("file-name", "B103")}
    wanted = {(i.id, code) for i in ITEMS if i.kind == "checked" for code in i.codes}
    assert shown == wanted


def test_what_the_last_stage_refuses_is_in_the_list() -> None:
    """The codes with which the writer and the proof refuse a file, in their source and in the list, are the same."""
    refused = {
        given.value
        for path in (ROOT / "briefing" / "pdf").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        for given in call.args
        if isinstance(given, ast.Constant) and re.fullmatch(r"F\d{3}", str(given.value))
    }
    assert len(refused) > 15
    assert {code for item in ITEMS for code in item.last} == refused


def test_every_guarantee_is_shown() -> None:
    pytest.importorskip("pikepdf")
    for file in ("mutations", "ways_file", "ways_tree"):
        if f"briefing_tests_{file}" not in sys.modules:
            spec = importlib.util.spec_from_file_location(f"briefing_tests_{file}", Path(__file__).with_name(f"{file}.py"))
            assert spec is not None
            assert spec.loader is not None
            sys.modules[f"briefing_tests_{file}"] = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(sys.modules[f"briefing_tests_{file}"])
    ways = sys.modules["briefing_tests_mutations"].WAYS
    for item in ITEMS:
        assert bool(item.shown) == (item.kind == "guaranteed"), item.id
        for where in item.shown:
            kind, _, name = where.partition(":")
            if kind == "way":
                assert name in ways, (item.id, name)
                continue
            file, _, test = where.partition("::")
            assert f"def {test or 'test_'}" in (ROOT / file).read_text("utf-8"), (item.id, where)


def test_items_have_names_of_their_own() -> None:
    assert len({i.id for i in ITEMS}) == len(ITEMS)


def test_the_page_says_what_the_list_says() -> None:
    if os.environ.get("BRIEFING_REWRITE"):
        PAGE.write_text(page(), "utf-8")
    assert PAGE.read_text("utf-8") == page(), "BRIEFING_REWRITE=1 in front of pytest writes the page anew"
