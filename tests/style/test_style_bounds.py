"""What a sheet can make long is bounded by a limit that is told: no recursion ends the program, no chain is followed for ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.diagnostics import Diagnostic, Problems
from briefing.validate.sheet import load_sheet


def told(words: str, folder: Path) -> tuple[Diagnostic, ...]:
    path = folder / "house.yaml"
    path.write_text(f"style: 1\nextends: base\n{words}", encoding="utf-8")
    with pytest.raises(Problems) as raised:
        load_sheet(path)
    return raised.value.diagnostics


def templates(count: int) -> str:
    rows = [f"  t{n}: {{extends: t{n + 1}}}\n" for n in range(count)]
    return f"templates:\n{''.join(rows)}  t{count}: {{extends: rest}}\n"


def tokens(count: int) -> str:
    rows = [f"    t{n}: $c.t{n + 1}\n" for n in range(count)]
    return f"tokens:\n  c:\n{''.join(rows)}    t{count}: '#123456'\nelements: {{title: {{color: $c.t0}}}}\n"


@pytest.mark.parametrize(("words", "code"), [(templates(3000), "Y109"), (tokens(3000), "Y104")])
def test_a_chain_of_three_thousand_is_told_once(words: str, code: str, tmp_path: Path) -> None:
    (found,) = told(words, tmp_path)
    assert found.code == code
    assert "in a chain of more than 16" in found.message
    assert found.span is not None
    assert found.span.line > 3


@pytest.mark.parametrize("made", [templates, tokens])
def test_a_chain_of_fifteen_is_followed(made: object, tmp_path: Path) -> None:
    path = tmp_path / "house.yaml"
    path.write_text(f"style: 1\nextends: base\n{made(13)}", encoding="utf-8")  # type: ignore[operator]
    sheet = load_sheet(path)
    assert sheet.diagnostics == ()


def test_a_chain_of_sheets_is_told_where_it_is_too_long(tmp_path: Path) -> None:
    for n in range(12):
        below = f"./s{n + 1}.yaml" if n < 11 else "base"
        (tmp_path / f"s{n}.yaml").write_text(f"style: 1\nextends: {below}\n", encoding="utf-8")
    with pytest.raises(Problems) as raised:
        load_sheet(tmp_path / "s0.yaml")
    (found,) = raised.value.diagnostics
    assert found.message == "more than 8 sheets extend each other"
    assert found.span is not None
    assert Path(found.span.file).name == "s7.yaml"
