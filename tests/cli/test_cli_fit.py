"""A brief that must have so many pages: asked for on the command line, in the brief or in the sheet, kept or told why not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import briefing
from briefing.cli import main
from briefing.diagnostics import Problems, Severity

PARAGRAPH = "The channel is as deep as it was, and the pilots say so, though none has sounded it since the flood of October."
BRIEF = """\
briefing: 1
id: pages
product: assessment
title: The channel is as deep as it was before the flood
bottom_line: Nothing has changed.
meta: {date: 2024-11-17, information_cutoff: 2024-11-10, version: "1.0", status: final, organisation: Harbour board, lang: en}
marking: none
question: How deep is the channel?
key_judgments:
  - id: depth
    statement: The channel is as deep as it was.
    kind: present
    confidence: {level: moderate, because: the pilots agree}
    supports: [pilots]
    change: new
sections:
  - id: long
    heading: What the pilots say
    body: |
BODY
glossary:
  - {term: Bar, meaning: "a bank of sand at the mouth of a river, which moves with every flood"}
sources:
  - id: pilots
    originator: Pilots
    title: What we see
    type: interview
    published: 2024-11
    directness: primary
    descriptor: Told at the lock in one morning by four pilots, of whom two had been out in the flood and two had not.
"""


def brief(paragraphs: int, layout: str = "") -> str:
    body = "\n".join(f"      {PARAGRAPH}\n" for _ in range(paragraphs))
    return BRIEF.replace("BODY", body) + (f"layout: {layout}\n" if layout else "")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFING_CACHE", str(tmp_path / ".cache"))
    return tmp_path


def pages(desk: Path, text: str, **more: object) -> int:
    (desk / "b.yaml").write_text(text)
    return briefing.build("b.yaml", proof=False, **more).pages  # type: ignore[arg-type]


def just_over(desk: Path, most: int) -> int:
    """The fewest paragraphs that take more pages than these."""
    return next(n for n in range(1, 90) if pages(desk, brief(n)) > most)


def codes(found: tuple[briefing.Diagnostic, ...]) -> list[str]:
    return [d.code for d in found if d.code.startswith("L")]


@pytest.fixture
def over(desk: Path) -> int:
    """As many paragraphs as make a third page of one or two lines."""
    return just_over(desk, 2)


def test_the_command_line_asks_for_pages_and_hears_what_was_changed(
    desk: Path, over: int, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "b.yaml").write_text(brief(over))
    assert main(["build", "b.yaml", "-o", "b.pdf"]) == 0
    assert capsys.readouterr().out == "b.pdf: 3 pages\n"
    assert main(["build", "b.yaml", "-o", "b.pdf", "--fit", "2"]) == 0
    out, err = capsys.readouterr()
    assert out == "b.pdf: 2 pages\n"
    assert "advice[L401]: fitted to 2 pages: spaces between blocks" in err
    assert main(["check", "b.yaml", "--fit", "2"]) == 0


def test_what_does_not_fit_is_an_error_with_its_blocks_and_the_old_file_stays(
    desk: Path, over: int, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "b.yaml").write_text(brief(over))
    (desk / "b.pdf").write_bytes(b"old")
    assert main(["build", "b.yaml", "-o", "b.pdf", "--fit", "1"]) == 1
    err = capsys.readouterr().err
    assert "error[L402]: the brief takes " in err
    assert "lines too many" in err
    could_go = {"  - {term: Bar": "`Terms and abbreviations`, ", "    descriptor: ": "the descriptors of the sources, "}
    for begins, name in could_go.items():
        line = next(n for n, words in enumerate(brief(over).splitlines(), 1) if words.startswith(begins))
        assert any(words.startswith(f"  b.yaml:{line}:") and name in words for words in err.splitlines()), err
    assert "b.pdf is left as it was" in err
    assert (desk / "b.pdf").read_bytes() == b"old"
    assert main(["check", "b.yaml", "--fit", "1"]) == 1


def test_the_command_line_comes_before_the_brief_and_the_brief_before_the_sheet(desk: Path, over: int) -> None:
    (desk / "two.yaml").write_text("style: 1\nextends: chancery\nfit: {pages: 2}\n")
    (desk / "nine.yaml").write_text("style: 1\nextends: chancery\nfit: {pages: 9}\n")
    assert pages(desk, brief(over), style="two.yaml") == 2
    assert pages(desk, brief(over, "{fit: 9}"), style="two.yaml") == 3
    assert pages(desk, brief(over, "{fit: 2}"), style="nine.yaml") == 2
    assert pages(desk, brief(over, "{fit: 2}"), style="two.yaml", fit=9) == 3
    assert pages(desk, brief(over, "{fit: 9}"), style="nine.yaml", fit=2) == 2


@pytest.mark.parametrize(
    ("layout", "sheet", "file"), [("{fit: 1}", "", "b.yaml"), ("", "fit: {pages: 1}\n", "one.yaml"), ("", "", "")]
)
def test_an_error_stands_where_the_pages_were_asked_for(layout: str, sheet: str, file: str, desk: Path, over: int) -> None:
    (desk / "one.yaml").write_text("style: 1\nextends: chancery\n" + sheet)
    (desk / "b.yaml").write_text(brief(over, layout))
    found = briefing.check("b.yaml", style="one.yaml", fit=None if file else 1)
    (error,) = [d for d in found if d.severity is Severity.ERROR]
    assert error.code == "L402"
    assert (error.span.file.rsplit("/", 1)[-1] if error.span else "") == file


def test_a_sheet_bounds_what_gives_way(desk: Path, over: int) -> None:
    (desk / "stiff.yaml").write_text("style: 1\nextends: chancery\nfit: {slack: 0%}\n")
    with pytest.raises(Problems) as problems:
        pages(desk, brief(over), style="stiff.yaml", fit=2)
    assert codes(problems.value.diagnostics) == ["L402"]


def test_a_file_made_to_fit_is_made_again_byte_for_byte(desk: Path, over: int, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "b.yaml").write_text(brief(over))
    assert main(["build", "b.yaml", "-o", "b.pdf", "--fit", "2"]) == 0
    assert main(["verify", "b.pdf"]) == 0
    assert main(["extract", "b.pdf", "-o", "out", "--all"]) == 0
    assert json.loads((desk / "out" / "manifest.json").read_text())["options"] == {"fit": 2}


@pytest.mark.parametrize("said", ["0", "-1", "500", "two", "1.5", "²", ""])
def test_a_number_of_pages_that_there_cannot_be_is_wrong_usage(
    said: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "b.yaml").write_text(brief(1))
    assert main(["build", "b.yaml", f"--fit={said}"]) == 2
    assert "is no number of pages: it can be 1 to 200" in capsys.readouterr().err
    assert not (desk / "output").exists()


@pytest.mark.parametrize("number", [0, -1, 201])
def test_a_number_of_pages_that_there_cannot_be_is_a_value_error(number: int, desk: Path) -> None:
    (desk / "b.yaml").write_text(brief(1))
    with pytest.raises(ValueError, match="1 to 200 pages"):
        briefing.build("b.yaml", fit=number)
    with pytest.raises(ValueError, match="1 to 200 pages"):
        briefing.check("b.yaml", fit=number)
