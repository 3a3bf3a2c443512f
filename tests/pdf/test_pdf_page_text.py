"""Content streams by hand, as our writer might put them, to what the page says and what lies off it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.pdf.proof.file import File
from briefing.pdf.proof.font_codes import FontTable
from briefing.pdf.proof.objects import Reference, UnreadableFile
from briefing.pdf.proof.page_state import PageText, Resources
from briefing.pdf.proof.page_text import Reader

from .test_pdf_damaged import hostile

LETTERS = b"<0001> <0041>\n<0002> <00660069>"  # A; fi, one glyph


def font(maps: bytes = LETTERS, widths: bytes = b"[1 [500 600]]") -> FontTable:
    objects = hostile.plain(maps=maps, n11=b"<</Type /Font /FontDescriptor 12 0 R /W %s>>" % widths)
    file = File(hostile.file_of(objects))
    return FontTable(file, file.dictionary(Reference(10)))


@pytest.fixture(scope="module")
def read() -> Callable[[str], PageText]:
    resources = Resources({b"F1": font()}, {b"I1": (0, 0, 1, 1)}, lambda work: None)
    return lambda content: Reader(resources).page(content.encode("ascii"), 300, 400)


@pytest.mark.parametrize(
    ("content", "marked"),
    [
        ("/P <</MCID 0>> BDC\nBT\n/F1 10 Tf\n10 10 Td\n[<0001>] TJ\nEMC\nET", {0: "A"}),
        ("/P <</MCID 0>> BDC BT /F1 10 Tf 10 10 Td [<0001>12.5<0002>] TJ EMC ET", {0: "Afi"}),
        (
            "BT\n/F1 10 Tf\n10 10 Td\n/P <</MCID 1>> BDC\n[<0001>] TJ\nEMC\n/P <</MCID 0>> BDC\n[<0002>] TJ\nEMC\nET",
            {1: "A", 0: "fi"},
        ),
        (
            "/P <</MCID 0>> BDC\n/Span <</ActualText <FEFF0042>>> BDC\nBT\n/F1 10 Tf\n10 10 Td\n[<0001>] TJ\nEMC\nEMC\nET",
            {0: "B"},
        ),
        ("/Artifact <</Type /Layout>> BDC\nBT\n/F1 10 Tf\n10 10 Td\n[<0001>] TJ\nEMC\nET", {}),
    ],
)
def test_words_belong_to_their_sequence(read: Callable[[str], PageText], content: str, marked: dict[int, str]) -> None:
    page = read(content)
    assert (page.marked, page.unowned, page.outside) == (marked, [], [])


def test_words_of_nobody_are_told(read: Callable[[str], PageText]) -> None:
    assert read("BT\n/F1 10 Tf\n[<0001>] TJ\nET").unowned == ["A"]
    assert read("0 0 10 10 re f\n/I1 Do").unowned == ["a drawn line or area", "a picture"]
    assert read("/Span <</Lang (en)>> BDC\n0 0 10 10 re f\nEMC").unowned == ["a drawn line or area"]


IN = "/P <</MCID 3>> BDC\n{}\nEMC"


@pytest.mark.parametrize(
    ("content", "outside"),
    [
        ("10 10 m 290 390 l S", False),
        ("10 10 m 310 390 l S", True),
        ("10 10 m\n310 390 l\nS", True),  # a path over several lines
        ("10 10 m\n310 390 l\nn\n10 10 m 20 20 l S", False),  # a path that is not painted
        ("q 0 0 300 400 re W n\n10 10 m 310 390 l S\nQ", False),  # clipped to the page
        ("q 0 0 300 400 re W n\nQ\n10 10 m 310 390 l S", True),  # the clip has ended
        ("q 0 0 50 50 re W n\n100 100 10 10 re W n\n900 0 5 5 re f\nQ", False),  # nothing is left to see
        ("q 2 0 0 2 0 0 cm\n10 10 200 10 re f\nQ", True),
        ("q 0.5 0 0 0.5 0 0 cm\n10 10 400 10 re f\nQ", False),
        ("0 0 m 0 600 300 600 300 0 c S", True),  # the middle of a curve
        ("0 0 m 0 300 300 300 300 0 c S", False),
        ("10 10 m 20 20 310 30 v S", True),
        ("q 20 0 0 20 290 10 cm\n/I1 Do\nQ", True),
        ("q 20 0 0 20 270 10 cm\n/I1 Do\nQ", False),
        ("BT\n/F1 10 Tf\n297 10 Td\n[<0001>] TJ\nET", True),
        ("BT\n/F1 10 Tf\n294 10 Td\n[<0001>] TJ\nET", False),
        ("BT\n/F1 10 Tf\n200 Tz\n294 10 Td\n[<0001>] TJ\nET", True),
        ("BT\n/F1 10 Tf\n294 10 Td\n[<0001>-200<0001>] TJ\nET", True),
        ("BT\n/F1 10 Tf\n10 398 Td\n[<0001>] TJ\nET", True),
        ("BT\n/F1 10 Tf\n10 392 Td\n3 Ts\n[<0001>] TJ\nET", True),
        ("BT\n/F1 10 Tf\n1 0 0 1 298 10 Tm\n[<0001>] TJ\nET", True),
        ("BT\n/F1 10 Tf\n0 1 -1 0 20 20 Tm\n[<0001>] TJ\nET", False),
        ("BT\n/F1 10 Tf\n0 1 -1 0 4 20 Tm\n[<0001>] TJ\nET", True),
    ],
)
def test_what_lies_off_the_page_is_told_with_its_sequence(read: Callable[[str], PageText], content: str, outside: bool) -> None:
    page = read(IN.format(content))
    assert [mcid for _, mcid in page.outside] == ([3] if outside else [])
    assert page.unowned == []


def test_a_background_may_bleed_and_a_rule_may_not(read: Callable[[str], PageText]) -> None:
    assert read("/Artifact <</Type /Background>> BDC\n-9 -9 400 500 re f\nEMC").outside == []
    assert read("/Artifact <</Type /Layout>> BDC\n-9 -9 400 500 re f\nEMC").outside == [("a drawn line or area", None)]


@pytest.mark.parametrize(
    "content",
    [
        "q", "Q", "EMC", "/P <</MCID 0>> BDC", "/P <</MCID 0>> BDC\n/P <</MCID 1>> BDC\nEMC\nEMC", "BT\n[<0001>] TJ\nET",
        "BT\n/F2 10 Tf\nET", "/I2 Do", "1 2 3 Td", "1 l", "1 2 3 4 5 cm", "BT (A) Tj ET", "BI ID EI", "2 Tw", "!", "<<", "[<00",
        "BT\n/F1 10 Tf\n[<0009>] TJ\nET", "BT\n/F1 10 Tf\n[<0101>] TJ\nET", "BT\n/F1 10 Tf\n[<00>] TJ\nET",
        "BT\n/F1 10 Tf\n[<0001>x] TJ\nET",
        "1 " * 2000 + "w", "q\n" * 2000, "BT\n/F1 10 Tf\n" + "[<0001>] TJ\n" * 2000, "BT\n/F1 Tf\nET",
        "/P <</MCID 0>> BDC\n" + "/Span <</ActualText <FEFF0041>>> BDC\n" * 2000, "/Span <</ActualText <FEFF0>>> BDC\nEMC",
    ],
)  # fmt: skip
def test_what_our_writer_does_not_write_is_refused(read: Callable[[str], PageText], content: str) -> None:
    with pytest.raises((UnreadableFile, LookupError, ValueError)):  # the reader of the file makes one of the three
        read(content)


def test_a_font_of_many_codes_is_read_by_twos() -> None:
    wide = font(b"<0001> <0041>\n<0141> <0042>", b"[1 [500] 321 [700]]")
    assert wide.read(b"00010141")[0] == "AB"
    assert wide.read(b"00010141")[2] == wide.advance(b"\0\1\1\x41") == 1200


def test_a_long_path_is_remembered_by_its_box(read: Callable[[str], PageText]) -> None:
    line = "10 10 m " + "20 20 l 30 10 l " * 20_000
    assert read(IN.format(line + "S")).outside == []
    assert len(read(IN.format(line + "310 5 l S")).outside) == 1
    assert len(read(IN.format("310 10 m " + line + "S")).outside) == 1
