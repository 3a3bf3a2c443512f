"""A file is written whole or not at all, whoever else writes to the same place at the same time."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from briefing.diagnostics import Problems
from briefing.files import write_whole


def test_many_writers_of_one_file_tear_nothing_and_fail_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two threads of one process, or two containers whose programs all have the process id 1."""
    monkeypatch.setattr(os, "getpid", lambda: 1)
    place, failed = tmp_path / "a.pdf", []
    whole = [bytes([n]) * 200_000 for n in range(8)]

    def write(data: bytes) -> None:
        for _ in range(10):
            try:
                write_whole(place, data, last=False)
            except Problems as problems:
                failed.append(str(problems))

    writers = [threading.Thread(target=write, args=(data,)) for data in whole]
    for writer in writers:
        writer.start()
    seen = set()
    while any(w.is_alive() for w in writers):
        if place.exists():
            seen.add(place.read_bytes())
    assert failed == []
    assert seen <= set(whole)
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "a.pdf"
    place.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for call in ("fsync", "replace"):
        monkeypatch.setattr(os, call, full)
        with pytest.raises(Problems, match=r"a\.pdf cannot be written: no space left on device"):
            write_whole(place, b"new")
        monkeypatch.undo()
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.pdf", b"old")]


def test_the_bytes_are_on_the_disk_before_the_name_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    sync, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (calls.append(os.fstat(handle).st_size), sync(handle)))
    monkeypatch.setattr(os, "replace", lambda *names: (calls.append("named"), replace(*names)))
    write_whole(tmp_path / "a.pdf", b"1234")
    assert calls == [4, "named"]


@pytest.mark.parametrize("name", ["n" * 300, "a\0b", "loop", "file/under", "n" * 255])
def test_what_cannot_be_written_is_one_finding(name: str, tmp_path: Path) -> None:
    """A name of 255 bytes, the most there is, can be written: the passing file beside it has a name of its own."""
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").write_text("")
    before = sorted(p.name for p in tmp_path.iterdir())
    if name == "n" * 255:
        write_whole(tmp_path / name, b"x")
        assert (tmp_path / name).read_bytes() == b"x"
        return
    with pytest.raises(Problems) as caught:
        write_whole(tmp_path / name, b"x")
    assert [d.code for d in caught.value.diagnostics] == ["F201"]
    assert sorted(p.name for p in tmp_path.iterdir()) == before
