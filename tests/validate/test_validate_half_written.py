"""What looks like markup and is none is told at its place, with what to write; what is meant is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.cli import main
from briefing.diagnostics import Diagnostic
from briefing.load import load
from briefing.validate.brief import validate_brief

ROOT = Path(__file__).resolve().parents[2]
STARTER = (ROOT / "briefing" / "cli" / "starter.yaml").read_text(encoding="utf-8").replace("SLUG", "starter")
HEAD, TAIL = STARTER[: STARTER.index("    body:")], STARTER[STARTER.index("\nsources:") :]
LINE = HEAD.count("\n") + 2  # the first line of the body


def told(body: str, folder: Path, indicator: str = "|") -> list[Diagnostic]:
    path = folder / "b.yaml"
    lines = "".join(f"      {line}\n" if line else "\n" for line in body.split("\n"))
    path.write_text(f"{HEAD}    body: {indicator}\n{lines}{TAIL}", encoding="utf-8")
    return [d for d in validate_brief(load(path)).diagnostics if d.code in ("B125", "B126")]


@pytest.mark.parametrize(
    ("body", "line", "column", "words", "hint"),
    [
        ("The ice is thin [@survey", 0, 17, "never closed", "[@ID]"),
        ("Thin [@survey and\nso on.\n\nNext [@survey].", 0, 6, "never closed", "[@ID]"),
        ("The ice is thin [@survey,].", 0, 17, "before it says where", "[@ID, p. 3]"),
        ("First.\n\nThe ice is thin (@survey).", 2, 17, "round", "[@ID]"),
        ("It is **thin ice.", 0, 7, "second **", "both sides"),
        ("One **two** three**.", 0, 18, "second **", "both sides"),
        ("Depths:\n\n| a | b |", 2, 1, "table", "tables:"),
        ("It is ~~thin~~ thick.", 0, 7, "struck", "delete"),
        ("- [ ] sound the channel\n- done", 0, 1, "tick", "brackets"),
        ("Ten&nbsp;metres.", 0, 4, "HTML", "sign itself"),
    ],
)
def test_half_written_markup_is_told_where_it_stands(
    body: str, line: int, column: int, words: str, hint: str, tmp_path: Path
) -> None:
    found = told(body, tmp_path)
    assert len(found) == 1, found
    assert found[0].span is not None
    assert (found[0].span.line, found[0].span.column) == (LINE + line, 6 + column)
    assert words in found[0].message
    assert hint in found[0].hints[0]


@pytest.mark.parametrize(
    "body",
    [
        "Q & A with AT&T; ~ 5 metres, a | b, 3 * 4, **strong** and *em*, ***both***.",
        "Thin ice.[@survey] And [@survey, p. 3]; \\*\\* is a sign, \\[@survey is one too.",
        "Write to office@example.org (or by hand).",
        "- an item\n- another\n\nA paragraph\nover two lines.",
    ],
)
def test_what_is_meant_is_left_alone(body: str, tmp_path: Path) -> None:
    assert told(body, tmp_path) == []


def test_a_list_that_yaml_joins_to_a_sentence_is_told_at_its_line(tmp_path: Path) -> None:
    body = "These are known:\n- the ice\n- the pilots"
    (found,) = told(body, tmp_path, ">-")
    assert found.span is not None
    assert (found.code, found.span.line, found.span.column) == ("B126", LINE + 1, 7)
    assert "`|`" in found.hints[0]
    assert told(body, tmp_path) == []
    assert told("These are known\nand certain.\n\n- the ice", tmp_path, ">-") == []


def test_the_starter_keeps_lists_and_paragraphs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = STARTER.replace("    body: |\n", "    body: |\n      First.\n\n      - one\n      - two\n\n")
    path = tmp_path / "b.yaml"
    path.write_text(text, encoding="utf-8")
    out = tmp_path / "b.pdf"
    assert main(["build", str(path), "-o", str(out)]) == 0
    capsys.readouterr()
    assert main(["transcript", str(out)]) == 0
    assert "item •: one" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("title", "column", "words"),
    [
        ("The *harbour* stays open", 12, "`*harbour*` is printed as it stands"),
        ("The harbour **stays** open", 20, "`**stays**` is printed as it stands"),
        ("The harbour stays open [@survey]", 31, "`[@survey` is printed as it stands"),
        ("'{kj:open} stays'", 9, "`{kj:` is printed as it stands"),
    ],
)
def test_markup_in_a_title_is_a_warning(title: str, column: int, words: str, tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(STARTER.replace("title: The harbour stays open through the winter", f"title: {title}"), encoding="utf-8")
    (warning,) = [d for d in validate_brief(load(path)).diagnostics if d.code == "B125"]
    assert words in warning.message
    assert warning.span is not None
    assert warning.span.column == column


@pytest.mark.parametrize("title", ["5 * 3 * 2 is thirty", "The harbour * and its quay", "A*B*C", "A [note] stays"])
def test_what_is_no_markup_in_a_title_is_left_alone(title: str, tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(STARTER.replace("title: The harbour stays open through the winter", f"title: {title}"), encoding="utf-8")
    assert not [d for d in validate_brief(load(path)).diagnostics if d.code == "B125"]
