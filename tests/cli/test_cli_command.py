"""The command as its three users meet it: what is printed where, what is written, and the exit codes."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing.cli import main

ROOT = Path(__file__).resolve().parents[2]
BROKEN = "briefing: 1\nid: x\nproduct: assessment\ntitel: y\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """An empty folder to work in, with a brief that builds."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFING_CACHE", str(tmp_path / ".cache"))
    assert main(["new", "harbour"]) == 0
    capsys.readouterr()
    return tmp_path


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        [sys.executable, "-m", "briefing", *arguments], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )


def test_new_writes_a_brief_that_builds_without_a_word(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "harbour.yaml"]) == 0
    out, err = capsys.readouterr()
    assert out == "output/harbour.pdf: 2 pages\n"
    assert err == ""
    assert (desk / "output" / "harbour.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_new_never_overwrites(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "harbour.yaml").write_text("mine")
    assert main(["new", "harbour"]) == 1
    assert (desk / "harbour.yaml").read_text() == "mine"
    assert "left as it was" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["", " ", ".yaml", ".."])
def test_new_wants_a_name(name: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = set(desk.iterdir())
    assert main(["new", name]) != 0
    assert "a brief needs a name, for example `briefing new harbour`" in capsys.readouterr().err
    assert set(desk.iterdir()) == before


@pytest.mark.parametrize("name", ["Ärger 2", "7-days", "x.yaml", "deep/er"])
def test_new_takes_any_name(name: str, desk: Path) -> None:
    assert main(["new", name]) == 0
    assert main(["check", name if name.endswith(".yaml") else name + ".yaml"]) == 0


def test_a_broken_brief_is_told_and_the_old_file_stays(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "output").mkdir()
    (desk / "output" / "bad.pdf").write_bytes(b"old")
    (desk / "bad.yaml").write_text(BROKEN)
    assert main(["build", "bad.yaml"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "bad.yaml:4:1: error[B201]" in err
    assert "did you mean `title`?" in err
    assert "output/bad.pdf is left as it was" in err
    assert (desk / "output" / "bad.pdf").read_bytes() == b"old"
    assert sorted(p.name for p in (desk / "output").iterdir()) == ["bad.pdf"]


def test_one_broken_brief_does_not_stop_the_others(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "bad.yaml").write_text(BROKEN)
    assert main(["build", "bad.yaml", "harbour.yaml", "-o", "release"]) == 1
    assert capsys.readouterr().out == "release/harbour.pdf: 2 pages\n"
    assert sorted(p.name for p in (desk / "release").iterdir()) == ["harbour.pdf"]


@pytest.mark.parametrize(
    ("output", "written"),
    [("a.pdf", "a.pdf"), ("new/a.pdf", "new/a.pdf"), ("folder/", "folder/harbour.pdf"), ("old", "old/harbour.pdf")],
)
def test_output_names_a_file_or_a_folder(output: str, written: str, desk: Path) -> None:
    (desk / "old").mkdir()
    assert main(["build", "harbour.yaml", "-o", output]) == 0
    assert (desk / written).is_file()


def test_what_would_overwrite_something_is_wrong_usage(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "other").mkdir()
    (desk / "other" / "harbour.yaml").write_text((desk / "harbour.yaml").read_text())
    before = (desk / "harbour.yaml").read_text()
    assert main(["build", "harbour.yaml", "other/harbour.yaml"]) == 2
    assert main(["build", "harbour.yaml", "-o", "harbour.yaml"]) == 2
    (desk / "file").write_text("x")
    assert main(["build", "harbour.yaml", "other/harbour.yaml", "-o", "file"]) == 2
    assert (desk / "harbour.yaml").read_text() == before
    assert "would both become" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_a_problem(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "file").write_text("x")
    assert main(["build", "harbour.yaml", "-o", "file/a.pdf"]) == 1
    (desk / "folder.pdf" / "x").mkdir(parents=True)
    assert main(["build", "harbour.yaml", "-o", str(desk / ("n" * 300 + ".pdf"))]) == 1
    assert capsys.readouterr().err.count("F201") == 2


@pytest.mark.parametrize(
    "arguments",
    [[], ["build"], ["bild", "x"], ["build", "x", "--stile", "y"], ["check"], ["new"], ["build", "x", "--format", "xml"]],
)
def test_wrong_usage_is_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "usage: briefing" in capsys.readouterr().err


def test_a_date_that_is_none_is_wrong_usage(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert main(["build", "harbour.yaml"]) == 2
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "9" * 30)
    assert main(["build", "harbour.yaml"]) == 2
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert main(["build", "harbour.yaml"]) == 0
    assert b"2023" in (desk / "output" / "harbour.pdf").read_bytes()


@pytest.mark.parametrize(
    ("style", "code", "words"), [("ministry", 0, ""), ("minstry", 1, "ministry"), ("no.yaml", 1, "no.yaml"), ("./no", 1, "no")]
)
def test_a_style_is_a_name_or_a_file(style: str, code: int, words: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "harbour.yaml", "--style", style]) == code
    assert words in capsys.readouterr().err


def test_a_styles_folder_of_ones_own_comes_first(desk: Path) -> None:
    (desk / "styles").mkdir()
    (desk / "styles" / "ours.yaml").write_text("style: 1\nname: Ours\nextends: chancery\ntokens:\n  color: {accent: '#0B3D5C'}\n")
    assert main(["build", "harbour.yaml", "--style", "ours"]) == 0


def test_check_writes_nothing_and_says_what_there_is(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "bad.yaml").write_text(BROKEN)
    assert main(["check", "harbour.yaml", "bad.yaml"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("harbour.yaml: nothing to say\nbad.yaml: ")
    assert "B201" in err
    assert not (desk / "output").exists()


def test_check_sees_what_only_layout_sees(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (desk / "harbour.yaml").read_text().replace("Grain need", "བོད Grain need")
    (desk / "harbour.yaml").write_text(text)
    assert main(["check", "harbour.yaml"]) == 1
    assert "error[L301]" in capsys.readouterr().err


def test_findings_for_a_program_are_json_lines(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "bad.yaml").write_text(BROKEN)
    assert main(["check", "bad.yaml", "--format", "json"]) == 1
    out, err = capsys.readouterr()
    found = [json.loads(line) for line in out.splitlines()]
    assert err == ""
    first = next(f for f in found if f["code"] == "B201")
    assert (first["file"], first["line"], first["column"], first["severity"]) == ("bad.yaml", 4, 1, "error")
    assert first["hints"]


def test_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert "key_judgments" in json.loads(capsys.readouterr().out)["properties"]


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == "briefing 0.1.0\n"
    for verb, flags in {
        "build": ["--style", "--output", "--format"],
        "check": ["--style", "--format"],
        "new": ["NAME"],
        "schema": [],
    }.items():
        assert main([verb, "--help"]) == 0
        out = capsys.readouterr().out
        assert all(f in out for f in flags)
        assert f"briefing {verb}" in out
    assert main(["--help"]) == 0
    assert "exit codes" in capsys.readouterr().out


def test_a_fault_of_ours_is_three_and_asks_to_be_reported(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import briefing.compose

    def broken(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(briefing.compose, "compose", broken)
    assert main(["build", "harbour.yaml"]) == 3
    err = capsys.readouterr().err
    assert "please report it" in err
    assert "Traceback" not in err


def test_progress_is_for_terminals_only(desk: Path) -> None:
    silent = run("build", "harbour.yaml", cwd=desk)
    assert silent.stderr == ""
    for ci, shown in (("", True), ("true", False)):
        parent, child = pty.openpty()
        env = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "CI": ci}
        done = subprocess.run(
            [sys.executable, "-m", "briefing", "build", "harbour.yaml"],
            cwd=desk,
            env=env,
            stderr=child,
            stdout=subprocess.PIPE,
            check=True,
        )
        os.close(child)
        os.set_blocking(parent, False)
        try:
            said = os.read(parent, 100_000).decode()
        except (BlockingIOError, OSError):
            said = ""
        os.close(parent)
        assert ("laying out" in said) is shown
        assert done.stdout == b"output/harbour.pdf: 2 pages\n"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_words_of_any_alphabet_are_told_to_any_reader(encoding: str, desk: Path) -> None:
    """A pipe of a system that is set to a small alphabet gets the bytes that any other gets."""
    brief = (desk / "harbour.yaml").read_text("utf-8")
    (desk / "김.yaml").write_text(brief.replace("\ntitle: ", "\ntitle: Кім ", 1), "utf-8")
    (desk / "broken.yaml").write_text(BROKEN.replace("titel", "tïtel"), "utf-8")
    for words in ("build 김.yaml", "build broken.yaml --format json", "transcript output/김.pdf", "extract output/김.pdf --list"):
        small, large = (
            run(*words.split(), cwd=desk, PYTHONIOENCODING=e, PYTHONUTF8="0", LC_ALL="C.UTF-8") for e in (encoding, "utf-8")
        )
        assert small.returncode == large.returncode == ("broken" in words)
        assert small.stdout == large.stdout != ""
    assert "김.yaml" in small.stdout


def test_whoever_stops_reading_stops_nothing(desk: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-m", "briefing", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env, cwd=desk
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_an_interrupt_leaves_nothing_half_written(desk: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "BRIEFING_CACHE": "off"}
    with subprocess.Popen(
        [sys.executable, "-m", "briefing", "build", str(ROOT / "inputs" / "specimen.yaml")],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=env,
        cwd=desk,
    ) as process:
        time.sleep(0.6)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert b"Traceback" not in err
    left = sorted(p.name for p in (desk / "output").iterdir()) if (desk / "output").exists() else []
    assert left in ([], ["specimen.pdf"])


@pytest.mark.parametrize("name", ["dprk-troops", "specimen"])
def test_the_same_brief_is_the_same_bytes_everywhere(name: str, tmp_path: Path) -> None:
    files = []
    for number, (seed, zone) in enumerate((("1", "UTC"), ("2", "Asia/Tokyo"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        done = run(
            "build", str(ROOT / "inputs" / f"{name}.yaml"), "-o", "x.pdf", cwd=folder, PYTHONHASHSEED=seed, TZ=zone, LC_ALL="C"
        )
        assert done.returncode == 0, done.stderr
        files.append((folder / "x.pdf").read_bytes())
    assert files[0] == files[1]


@pytest.mark.parametrize("case", sorted((ROOT / "tests" / "cases" / "brief").glob("*.yaml")), ids=lambda p: p.stem)
def test_a_hand_broken_brief_is_one_and_no_traceback(case: Path, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "old.pdf").write_bytes(b"old")
    assert main(["build", str(case), "-o", "old.pdf"]) == 1
    err = capsys.readouterr().err
    assert f"{case}:" in err
    assert "Traceback" not in err
    assert (desk / "old.pdf").read_bytes() == b"old"


@pytest.mark.parametrize(
    "case", sorted(p for p in (ROOT / "tests" / "cases" / "style").glob("*.yaml") if p.stem != "expected"), ids=lambda p: p.stem
)
def test_a_broken_sheet_is_one_and_no_traceback(case: Path, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "old.pdf").write_bytes(b"old")
    code = main(["build", "harbour.yaml", "--style", str(case), "-o", "old.pdf"])
    err = capsys.readouterr().err
    assert "Traceback" not in err
    if code == 0:  # a sheet that is only warned of
        assert "warning[Y" in err
        return
    assert code == 1
    assert "error[Y" in err
    assert (desk / "old.pdf").read_bytes() == b"old"


def test_only_the_command_line_prints() -> None:
    for path in (ROOT / "briefing").rglob("*.py"):
        if "cli" not in path.parts:
            assert "print(" not in path.read_text("utf-8").replace("_print(", "").replace("blueprint(", ""), path


# -- what travels in the file --------------------------------------------------------------------------------------------
def test_extract_gives_back_what_the_pdf_was_made_from(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "harbour.yaml"]) == 0
    capsys.readouterr()
    assert main(["extract", "output/harbour.pdf", "--list"]) == 0
    listed = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert {"harbour.yaml", "style.yaml", "manifest.json"} <= {name for name, *_ in listed}
    assert all(int(size) > 0 and what for _, size, what in listed)
    assert not (desk / "harbour").exists()
    assert main(["extract", "output/harbour.pdf"]) == 0
    assert capsys.readouterr().out.split() == ["harbour/harbour.yaml", "harbour/style.yaml"]
    assert (desk / "harbour" / "harbour.yaml").read_bytes() == (desk / "harbour.yaml").read_bytes()
    assert main(["extract", "output/harbour.pdf"]) == 1
    assert "is there already and is left as it was" in capsys.readouterr().err
    assert main(["extract", "output/harbour.pdf", "-o", "all", "--all"]) == 0
    assert (desk / "all" / "manifest.json").is_file()


@pytest.mark.parametrize("target", ["1.7", "2.0"])
def test_verify_says_that_every_byte_is_what_the_inputs_make(
    target: str, desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1731888000")
    assert main(["build", "harbour.yaml", "--pdf", target]) == 0
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert (desk / "output" / "harbour.pdf").read_bytes().startswith(f"%PDF-{target}".encode())
    (desk / "harbour.yaml").unlink()
    capsys.readouterr()
    assert main(["verify", "output/harbour.pdf"]) == 0
    assert capsys.readouterr().out == "output/harbour.pdf: every byte is what its inputs make\n"


def test_verify_tells_a_program_what_differs(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["build", "harbour.yaml"]) == 0
    monkeypatch.setattr("briefing.__version__", "9.9.9")
    capsys.readouterr()
    assert main(["verify", "output/harbour.pdf", "--format", "json"]) == 1
    said = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [s["code"] for s in said] == ["F404"]
    assert said[0]["file"] == "output/harbour.pdf"
    assert said[0]["hints"][0] == "briefing is 9.9.9 here, and the file was made with 0.1.0"


@pytest.mark.parametrize("verb", ["extract", "verify", "transcript"])
@pytest.mark.parametrize("name", ["nothing.pdf", "harbour.yaml", ".", "x\0y.pdf", "empty.pdf"])
def test_what_is_no_pdf_of_ours_is_told_in_a_sentence(
    verb: str, name: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "empty.pdf").write_bytes(b"")
    assert main([verb, name]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert "fault of the program" not in err
    assert len(err.splitlines()) <= 2


def test_transcript_prints_what_is_read_aloud(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "harbour.yaml"]) == 0
    capsys.readouterr()
    assert main(["transcript", "output/harbour.pdf"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("document, 2 pages")
    assert "heading 1" in said


def test_a_file_that_is_not_what_was_laid_out_is_never_written(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing.pdf.writing.painting import Painter

    assert main(["build", "harbour.yaml"]) == 0
    before = (desk / "output" / "harbour.pdf").read_bytes()
    paint = Painter.page

    def lossy(painter: Painter, page: object) -> None:
        items = page.items  # type: ignore[attr-defined]
        items[:] = [item for item in items if getattr(getattr(item, "owner", None), "look", "") != "bottom_line.text"]
        paint(painter, page)  # type: ignore[arg-type]

    monkeypatch.setattr(Painter, "page", lossy)
    capsys.readouterr()
    assert main(["build", "harbour.yaml"]) == 1
    err = capsys.readouterr().err
    assert "error[F301]" in err
    assert "harbour.yaml:" in err.split("error[F301]")[0]
    assert "left as it was" in err
    assert (desk / "output" / "harbour.pdf").read_bytes() == before
    assert main(["build", "harbour.yaml", "--no-proof"]) == 0


def test_the_cache_can_be_shown_cleared_and_left_alone(desk: Path) -> None:
    brief = str(ROOT / "inputs" / "dprk-troops.yaml")
    place = {"BRIEFING_CACHE": str(desk / "kept")}
    assert run("build", brief, "--no-cache", "-o", "a.pdf", cwd=desk, **place).returncode == 0
    assert not (desk / "kept").exists()
    assert run("build", brief, "-o", "b.pdf", cwd=desk, **place).returncode == 0
    assert (desk / "a.pdf").read_bytes() == (desk / "b.pdf").read_bytes()
    assert f"{desk / 'kept'}: 1 drawing, " in run("cache", cwd=desk, **place).stdout
    assert run("cache", "clear", cwd=desk, **place).stdout.endswith("1 drawing forgotten\n")
    assert f"{desk / 'kept'}: 0 drawings" in run("cache", cwd=desk, **place).stdout
    assert "nothing is remembered" in run("cache", cwd=desk, BRIEFING_CACHE="off").stdout


def test_a_fault_in_one_brief_does_not_stop_the_others(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing.cli import verbs

    build = verbs.build_bytes

    def faulty(brief: str, **more: object) -> object:
        if brief == "bad.yaml":
            raise ZeroDivisionError
        return build(brief, **more)  # type: ignore[arg-type]

    (desk / "bad.yaml").write_bytes((desk / "harbour.yaml").read_bytes())
    monkeypatch.setattr(verbs, "build_bytes", faulty)
    assert main(["build", "bad.yaml", "harbour.yaml"]) == 3
    out, err = capsys.readouterr()
    assert out == "output/harbour.pdf: 2 pages\n"
    assert err.startswith("bad.yaml:\nbriefing: this is a fault of the program")
    assert not (desk / "output" / "bad.pdf").exists()


@pytest.mark.parametrize(
    "words", [("transcript", "output/harbour.pdf"), ("schema",), ("check", "harbour.yaml"), ("build", "harbour.yaml")]
)
def test_an_output_that_cannot_be_written_is_no_fault_of_ours(words: tuple[str, ...], desk: Path) -> None:
    assert main(["build", "harbour.yaml"]) == 0
    command = [sys.executable, "-m", "briefing", *words]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, cwd=desk, env=env, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "briefing: standard output cannot be written: no space left on device\n"
    closed = subprocess.run(["sh", "-c", '"$@" >&- 2>&-', "sh", *command], cwd=desk, env=env, check=False)
    assert closed.returncode == 0
