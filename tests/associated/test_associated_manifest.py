"""The manifest: what it says can be read again, and a damaged one is told from a good one."""

from __future__ import annotations

import json
import unicodedata
from importlib.metadata import version
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.associated.manifest import DamagedManifest, Manifest, as_json, installed_version, listed, read_manifest, versions
from briefing.pipeline import Options

GOOD = Manifest(
    "troops.yaml", "style.yaml", "1.7", "2024-11-17T00:00:00Z",
    (listed("troops.yaml", "brief", b"x"), listed("style.yaml", "style", b"y")),
    {"a.ttf": "00"}, {"zlib": "1.3"}, {},
)  # fmt: skip


def test_it_reads_as_it_was_written() -> None:
    assert read_manifest(as_json(GOOD)) == GOOD
    assert GOOD.date is not None
    assert GOOD.date.isoformat() == "2024-11-17T00:00:00+00:00"


@given(st.integers(0, 600), st.sampled_from([b"", b"{", b"\xff", b"9", b'"', b"[]", b"null"]))
def test_a_damaged_manifest_is_refused_or_says_something(at: int, put: bytes) -> None:
    data = as_json(GOOD)
    at = min(at, len(data) - 1)
    try:
        said = read_manifest(data[:at] + put + data[at + 1 :])
        _ = said.date
    except DamagedManifest:
        return
    assert isinstance(said, Manifest)


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b'{"manifest": 1}', b"[" * 100_000, b"\xff\xfe"])
def test_what_is_no_manifest_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedManifest):
        read_manifest(data)


def test_a_later_format_says_so() -> None:
    said = json.loads(as_json(GOOD))
    said["manifest"] = 2
    with pytest.raises(DamagedManifest, match="format 2"):
        read_manifest(json.dumps(said).encode())


def test_versions_are_those_that_are_installed() -> None:
    known = versions(drawn=True, pictures=False)
    assert known["reportlab"] == version("reportlab")
    assert known["uharfbuzz"] == version("uharfbuzz")
    assert known["markdown-it-py"] == version("markdown-it-py")
    assert known["hyphenation patterns"] == version("pyphen")
    assert known["matplotlib"] == version("matplotlib")
    assert known["numpy"] == version("numpy")
    assert "zlib" in known
    assert installed_version("no_such_package_at_all") == ""


def test_pythons_own_tables_of_characters_decide_nothing() -> None:
    """They grow with every version of Python; no face of ours has a character that the oldest one allowed does not know."""
    import uharfbuzz as hb

    from briefing.text.catalogue import package_files

    assert "unicode" not in versions(drawn=True, pictures=True)
    packages = ("fontpkg_source_serif_4", "fontpkg_source_sans_3", "pylopdf_fonts_ko", "pylopdf_fonts_zh_cn")
    for path in (path for package in packages for path in package_files(package)):
        characters = hb.Face(hb.Blob.from_file_path(str(path))).unicodes
        assert [hex(c) for c in characters if unicodedata.category(chr(c)) == "Cn"] == []


HOSTILE = [1e999, -1, 10**400, True, None, "", "9.9", "\x1b[31m", "n" * 999, [], {}, [[]], {"": None}, "2024-13-45T99:00:00Z"]


@example([6], "n" * 999)
@example([1], "n" * 999)
@given(st.lists(st.integers(0, 40), min_size=1, max_size=4), st.sampled_from(HOSTILE))
def test_whatever_stands_in_a_manifest_is_refused_or_can_be_used(at: list[int], put: object) -> None:
    """What is read can be compared and rebuilt from: the target is one there is, the date is a date, names are words."""

    def changed(value: Any, at: list[int]) -> Any:
        if not at or not isinstance(value, list | dict) or not value:
            return put
        if isinstance(value, list):
            n = at[0] % len(value)
            return [*value[:n], changed(value[n], at[1:]), *value[n + 1 :]]
        key = sorted(value)[at[0] % len(value)]
        return {**value, key: changed(value[key], at[1:])}

    try:
        manifest = read_manifest(json.dumps(changed(json.loads(as_json(GOOD)), at)).encode())
        Options(manifest.target, manifest.date)
    except DamagedManifest as damaged:
        told: str | None = str(damaged)
    else:
        told = None
        assert all(isinstance(f.name, str) and isinstance(f.size, int) for f in manifest.files)
    assert told is None or len(told) < 200
