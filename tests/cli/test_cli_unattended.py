"""The command where nobody looks on: many briefs, closed pipes, files that are in the way, runs that were killed."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import briefing
from briefing.cli import main

ROOT = Path(__file__).resolve().parents[2]
BROKEN = "briefing: 1\nid: x\nproduct: assessment\ntitel: y\n"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """An empty folder to work in, with a brief that builds."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFING_CACHE", str(tmp_path / ".cache"))
    assert main(["new", "harbour"]) == 0
    capsys.readouterr()
    return tmp_path


def shell(script: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a script in which `briefing` is the command of this checkout."""
    script = f'briefing() {{ "{sys.executable}" -m briefing "$@"; }}\n{script}'
    return subprocess.run(["bash", "-c", script], cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("end", ["| head -1", "2>&1 | head -c 1", "| true", "> /dev/full", "2> /dev/full"])
def test_a_reader_that_leaves_ends_neither_the_work_nor_its_verdict(end: str, desk: Path) -> None:
    names = [f"b{n}" for n in range(5)]
    for name in names:
        (desk / f"{name}.yaml").write_text((desk / "harbour.yaml").read_text())
    (desk / "b0.yaml").write_text(BROKEN)
    done = shell(f"briefing build b*.yaml {end}\nexit ${{PIPESTATUS[0]}}", desk)
    assert done.returncode == 1
    assert sorted(p.stem for p in (desk / "output").glob("*")) == names[1:]
    assert "Traceback" not in done.stderr
    fine = shell(f"briefing build b1.yaml b2.yaml {end}\nexit ${{PIPESTATUS[0]}}", desk)
    assert fine.returncode == (1 if end == "> /dev/full" else 0)


def test_a_file_in_the_place_of_the_folder_is_named(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "output").write_text("mine")
    assert main(["build", "harbour.yaml"]) == 2
    assert "output is a file" in capsys.readouterr().err
    (desk / "other").write_text("mine")
    assert main(["build", "harbour.yaml", "-o", "other"]) == 2
    assert "other is a file" in capsys.readouterr().err
    assert (desk / "other").read_text() == (desk / "output").read_text() == "mine"


@pytest.mark.parametrize("briefs", [1, 2])
@pytest.mark.parametrize("output", ["new", "deep/new", "a.folder"])
def test_a_name_without_pdf_is_a_folder_for_one_brief_as_for_many(output: str, briefs: int, desk: Path) -> None:
    (desk / "second.yaml").write_text((desk / "harbour.yaml").read_text())
    names = ["harbour.yaml", "second.yaml"][:briefs]
    assert main(["build", *names, "-o", output]) == 0
    assert sorted(p.name for p in (desk / output).iterdir()) == [n.replace("yaml", "pdf") for n in names]


def test_one_pdf_holds_one_brief(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "second.yaml").write_text((desk / "harbour.yaml").read_text())
    assert main(["build", "harbour.yaml", "second.yaml", "-o", "all.pdf"]) == 2
    assert "all.pdf can hold one brief only" in capsys.readouterr().err
    assert not (desk / "all.pdf").exists()
    assert main(["build", "harbour.yaml", "-o", "ALL.PDF"]) == 0
    assert (desk / "ALL.PDF").is_file()


def test_a_device_is_written_to(desk: Path) -> None:
    assert main(["build", "harbour.yaml", "-o", "/dev/null"]) == 0
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_rebuild_keeps_the_permissions_and_follows_the_link(mode: int, desk: Path) -> None:
    (desk / "store").mkdir()
    there, named = desk / "store" / "kept.pdf", desk / "named.pdf"
    there.write_bytes(b"old")
    there.chmod(mode)
    named.symlink_to(there)
    assert main(["build", "harbour.yaml", "-o", "named.pdf"]) == 0
    assert named.is_symlink()
    assert there.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(there.stat().st_mode) == mode
    assert [p.name for p in (desk / "store").iterdir()] == ["kept.pdf"]


def test_a_new_file_has_the_permissions_that_new_files_have(desk: Path) -> None:
    before = os.umask(0o027)
    try:
        assert main(["build", "harbour.yaml"]) == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE((desk / "output" / "harbour.pdf").stat().st_mode) == 0o640


def test_a_read_only_file_is_left_as_it_was(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = desk / "a.pdf"
    there.write_bytes(b"released")
    there.chmod(0o444)
    assert main(["build", "harbour.yaml", "-o", "a.pdf"]) == 1
    err = capsys.readouterr().err
    assert "a.pdf:1:1: error[F201]: a.pdf cannot be written: it is read-only" in err
    assert "name another file" in err
    assert there.read_bytes() == b"released"


def test_what_a_killed_run_left_does_no_harm_and_goes(desk: Path) -> None:
    output = desk / "output"
    output.mkdir()
    old, fresh, foreign = (output / name for name in (f".briefing-{'a' * 24}.part", f".briefing-{'b' * 24}.part", ".mine.part"))
    for path in (old, fresh, foreign):
        path.write_bytes(b"%PDF-1.7 half")
    for path in (old, foreign):
        os.utime(path, (10**9, 10**9))
    assert main(["build", "harbour.yaml"]) == 0
    assert sorted(p.name for p in output.iterdir()) == [fresh.name, foreign.name, "harbour.pdf"]


def test_a_date_without_end_is_wrong_usage(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for epoch in ("²", "-1", "1e9", "9" * 5000, "١"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        assert main(["build", "harbour.yaml"]) == 2


@pytest.mark.parametrize("after", [0.01, 0.03, 0.1, 0.2])
def test_an_interrupt_is_never_a_traceback(after: float, desk: Path) -> None:
    """From the first moment in which the program's own code runs."""
    command = f"""
import sys, threading, time, _thread
import briefing.cli as cli
begun, run = threading.Event(), cli._run

def started(words):
    begun.set()  # within `main`, however long this process has waited for a processor
    return run(words)

cli._run = started
threading.Thread(target=lambda: (begun.wait(), time.sleep({after}), _thread.interrupt_main()), daemon=True).start()
sys.exit(cli.main())
"""
    done = subprocess.run(
        [sys.executable, "-c", command, "build", str(ROOT / "inputs" / "specimen.yaml")],
        cwd=desk, env={**ENVIRONMENT, "BRIEFING_CACHE": "off"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 130, -signal.SIGINT)
    assert done.returncode == 0 or "stopped; no file is half written" in done.stderr


IMAGE = "figures:\n  - {id: map, kind: image, image: {file: plan.pdf}, alt: A triangle., headline: A plan, source: [pilots]}\n"
PLAN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


@pytest.mark.parametrize(
    ("over", "link"),
    [("harbour.yaml", ""), ("plan.pdf", ""), ("harbour.yaml", "symbolic"), ("terms.yaml", "hard"), ("plan.pdf", "symbolic"),
     ("ours.yaml", "hard"), ("base.yaml", "symbolic")],
)  # fmt: skip
def test_no_output_is_ever_put_over_an_input(over: str, link: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever was read for it, under whatever name it is to be written."""
    with (desk / "harbour.yaml").open("a") as brief:
        brief.write(f"glossary: {{file: terms.yaml}}\n{IMAGE}")
    (desk / "terms.yaml").write_text("- {term: berth, meaning: a place for a ship}\n")
    (desk / "plan.pdf").write_text(PLAN)
    (desk / "base.yaml").write_text("style: 1\nname: Base\nextends: chancery\n")
    (desk / "ours.yaml").write_text("style: 1\nname: Ours\nextends: ./base.yaml\n")
    assert main(["build", "harbour.yaml", "--style", "./ours.yaml", "-o", "fine.pdf"]) == 0
    before = {p.name: p.read_bytes() for p in desk.glob("*.*") if p.is_file()}
    output = over
    if link:
        output = "named.pdf"
        (desk / output).symlink_to(over) if link == "symbolic" else os.link(desk / over, desk / output)
    capsys.readouterr()
    for _ in range(2):  # the sheet is remembered the second time
        assert main(["build", "harbour.yaml", "--style", "./ours.yaml", "-o", output]) == 2
    assert over in capsys.readouterr().err
    if link or over.endswith(".pdf"):
        with pytest.raises(briefing.Problems, match="one of the files that it is made from"):
            briefing.build("harbour.yaml", style="./ours.yaml", output=output)
    assert {n: d for n, d in ((p.name, p.read_bytes()) for p in desk.glob("*.*") if p.is_file()) if n != "named.pdf"} == before


STEERING = ["\x1b[31mred", "\x1b]0;title\x07", "\x9b31m", "\u202eabc", "a\rb", "\x7f", "\u2067x"]


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("words", STEERING)
def test_no_name_and_no_excerpt_steers_a_terminal(
    words: str, form: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = f"{words.replace('/', '')}.yaml"
    (desk / name).write_text(f"briefing: 1\nt{words.replace(chr(13), '')}: x\n", "utf-8")
    assert main(["check", name, "--format", form]) == 1
    assert main(["check", f"missing{name}", "--format", form]) == 1
    main(["verify", name, "--format", form])
    main(["transcript", name])
    out, err = capsys.readouterr()
    assert not set(out + err) & set("\x1b\x07\x9b\x7f\r\u202e\u2067")
    if form == "json":
        assert any(json.loads(line)["file"] == name for line in out.splitlines()), "a program reads the very name"


def test_where_the_current_folder_is_gone_everything_else_works(desk: Path) -> None:
    (desk / "gone").mkdir()
    lines = [
        ("check harbour.yaml", 1), ("check $BRIEF", 0), ("build $BRIEF", 1), ("build $BRIEF -o $OUT", 0),
        ("verify $OUT/harbour.pdf", 0), ("extract $OUT/harbour.pdf", 1), ("extract $OUT/harbour.pdf -o $OUT/desk", 0),
        ("transcript $OUT/harbour.pdf", 0), ("new x", 1), ("cache", 0), ("build -o $OUT no.yaml", 1),
    ]  # fmt: skip
    told = "\n".join(f"briefing {line} >/dev/null; echo $?" for line, _ in lines)
    done = shell(f"BRIEF={desk}/harbour.yaml OUT={desk}/out; cd gone; rmdir ../gone\n{told}", desk)
    assert done.stdout.split() == [str(code) for _, code in lines], done.stderr
    assert "Traceback" not in done.stderr
