"""What is copied out of a file is what was typed, and it stands where it was set; poppler judges."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.layout.pages import Page, Pages, PlacedLine
from briefing.pdf import write
from briefing.pdf.writing.file_structure import Document
from briefing.pdf.writing.fonts import Fonts
from briefing.pdf.writing.text_showing import Letterings, MissingGlyph
from briefing.text.characters import TIE
from briefing.text.items import Run
from briefing.text.paragraph import break_lines
from briefing.text.style import TextStyle

Run_ = Callable[..., str]


def set_words(handmade: ModuleType, text: str, style: Any, measure: float = 200.0, **more: Any) -> tuple[bytes, Any]:
    """One paragraph on one page: the file, the lines."""
    element = handmade.line("P", text)
    story = handmade.story_of(element)
    lines = break_lines([Run(style, element, text)], measure, **more)
    page = Page(1, "1", 600, 800, "rest")
    page.items += [PlacedLine(50, 50 + 14 * i, line, element) for i, line in enumerate(lines)]
    return write(Pages(story, [page], {})), lines


def test_ligatures_ties_and_spaces_are_copied_as_typed(handmade: ModuleType, styles: Any, run: Run_) -> None:
    text = "The first office fluffy affine 17 November 2024 ends"
    data, lines = set_words(handmade, text.replace(" Nov", f"{TIE}Nov").replace(" 2024", f"{TIE}2024"), styles.text, 90)
    assert len(lines) > 2
    assert " ".join(run(data, "pdftotext", "-raw", "FILE", "-").split()) == text


def test_a_hyphen_at_a_lines_end_is_soft_and_one_in_a_word_is_not(handmade: ModuleType, styles: Any, witness: ModuleType) -> None:
    text = "well-known internationalisation considerations notwithstanding the responsibilities"
    data, lines = set_words(handmade, text, styles.text, 100, hyphenate=True, align="justify")
    assert any(p.hyphen for line in lines for p in line.pieces)
    said = witness.Witness(data).root.text()
    assert "\u00ad" in said
    assert said.replace("\u00ad", "") == text


def test_small_capitals_and_capitals_say_what_was_typed(handmade: ModuleType, styles: Any, witness: ModuleType) -> None:
    for more in ({"features": (("smcp", 1), ("c2sc", 1))}, {"caps": "upper"}):
        style = TextStyle(styles.text.stack, 10, **more)
        data, _ = set_words(handmade, "The Office of Affairs", style)
        assert witness.Witness(data).root.text() == "The Office of Affairs"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.text("abcdefilstvwAVTfüéöșКиїΑθ’“”–0123456789.,-()", min_size=1, max_size=12), min_size=1, max_size=30),
    st.sampled_from(["left", "justify", "right"]),
)
def test_any_words_come_back(handmade: ModuleType, styles: Any, witness: ModuleType, words: list[str], align: str) -> None:
    data, _ = set_words(handmade, " ".join(words), styles.text, 120, align=align, hyphenate=True)
    assert witness.Witness(data).root.text().replace("\u00ad", "") == " ".join(words)


def edges(boxes: str) -> list[tuple[float, float]]:
    """Left and right end of every line that poppler finds."""
    rows: dict[str, list[float]] = {}
    for x0, y1, x1 in re.findall(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="([\d.]+)"', boxes):
        rows.setdefault(x1, []).extend((float(x0), float(y1)))
    return [(min(v), max(v)) for v in rows.values()]


def test_justified_lines_end_where_they_were_set(handmade: ModuleType, styles: Any, run: Run_) -> None:
    text = handmade.LONG.replace(".", "") * 8
    data, lines = set_words(handmade, text.strip(), styles.text, 260, align="justify", hang=False)
    assert any(line.scale != 1 for line in lines)
    found = edges(run(data, "pdftotext", "-bbox", "FILE", "-"))
    assert len(found) == len(lines)
    for (left, right), line in zip(found[:-1], lines[:-1], strict=True):
        assert left == pytest.approx(50, abs=0.05)
        assert right == pytest.approx(50 + line.width, abs=0.15)
        assert line.width == pytest.approx(260, abs=0.15)


def test_a_raised_and_tracked_word_has_its_place(handmade: ModuleType, styles: Any, run: Run_) -> None:
    style = TextStyle(styles.text.stack, 10, rise=4.0, tracking=100)
    data, lines = set_words(handmade, "raised words", style)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert b"\n4 Ts\n" in pdf.pages[0].Contents.read_bytes()
    ((left, right),) = edges(run(data, "pdftotext", "-bbox", "FILE", "-"))
    assert right - left == pytest.approx(lines[0].width, abs=1.1)  # the last letter's tracking is no ink


def test_a_character_that_no_face_has_is_never_painted(styles: Any) -> None:
    letters = Letterings(Fonts(Document((1, 7))))[styles.text]
    with pytest.raises(MissingGlyph, match=r"U\+1F600"):
        letters.word("\U0001f600")


def test_only_embedded_subsets(handmade: ModuleType, styles: Any, run: Run_) -> None:
    rows = run(write(handmade.everything(styles)), "pdffonts", "FILE").splitlines()[2:]
    assert len(rows) == 3
    for row in rows:
        assert re.match(r"[A-Z]{6}\+SourceSerif4\S+ +CID TrueType +Identity-H +yes yes yes ", row), row


def test_one_glyph_may_say_two_things(styles: Any) -> None:
    fonts = Fonts(Document((1, 7)))
    face = fonts.of(styles.text.stack.primary)
    assert [face.code(5, said)[::2] for said in ("-", "\u00ad")] == [("0001", True), ("0002", True)]
    assert face.codes[5, "-"][0] == "0001"


def test_a_font_whose_glyphs_have_names_keeps_its_codes(
    handmade: ModuleType, run: Run_, witness: ModuleType, tmp_path: Any
) -> None:
    """CFF outlines, name-keyed: made here, since no such face is installed."""
    builder_of = pytest.importorskip("fontTools.fontBuilder").FontBuilder
    pen_of = pytest.importorskip("fontTools.pens.t2CharStringPen").T2CharStringPen
    letters = "abcdeinort-"
    names = [".notdef", "space", *(f"glyph{i}" for i in range(len(letters)))]
    shapes = {}
    for i, name in enumerate(names):
        pen = pen_of(500, {})
        if i > 1:
            pen.moveTo((50, 0))
            for point in ((450, 0), (450, 100 + 50 * i), (50, 100 + 50 * i)):
                pen.lineTo(point)
            pen.closePath()
        shapes[name] = pen.getCharString()
    builder = builder_of(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({32: "space", **{ord(c): f"glyph{i}" for i, c in enumerate(letters)}})
    builder.setupCFF("Blocks", {}, shapes, {})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Blocks", "styleName": "Regular", "psName": "Blocks"})
    builder.setupOS2(fsType=0)
    builder.setupPost()
    builder.save(tmp_path / "blocks.otf")
    style = TextStyle(handmade.FontStack([handmade.Face(str(tmp_path / "blocks.otf"))]), 10)
    text = "one-to contradiction contradiction coordination"
    data, lines = set_words(handmade, text, style, 90, hyphenate=True, align="justify")
    said = witness.Witness(data).root.text()
    assert any(p.hyphen for line in lines for p in line.pieces)
    assert "\u00ad" in said
    assert said.replace("\u00ad", "") == text
    assert "CID Type 0C       Identity-H       yes yes yes" in run(data, "pdffonts", "FILE")


@pytest.mark.cjk
class TestOutlinesOfTheOtherKind:
    """CFF faces, CID-keyed: a code is a glyph, and what it cannot say stands in ActualText."""

    @pytest.fixture
    def far(self, handmade: ModuleType) -> Any:
        faces = handmade.far_eastern_faces()
        if not faces:
            pytest.skip("the faces of the [cjk] extra are not installed")
        return faces

    def test_hangul_and_han_are_found_in_their_own_faces(
        self, handmade: ModuleType, far: Any, run: Run_, witness: ModuleType
    ) -> None:
        text = "Leaders 김정은 and 习近平, 北朝鮮の."
        data, _ = set_words(handmade, text, handmade.make_styles(*far).text, 400)
        assert run(data, "pdftotext", "-raw", "FILE", "-").strip() == text
        assert witness.Witness(data).root.text() == text
        assert run(data, "pdffonts", "FILE").count("CID Type 0C") == 2

    def test_a_hyphen_is_soft_there_too(self, handmade: ModuleType, far: Any, run: Run_, witness: ModuleType) -> None:
        style = TextStyle(handmade.FontStack([far[0]]), 10)
        text = "well-known internationalisation considerations notwithstanding the responsibilities"
        data, lines = set_words(handmade, text, style, 100, hyphenate=True, align="justify")
        assert any(p.hyphen for line in lines for p in line.pieces)
        said = witness.Witness(data).root.text()
        assert "\u00ad" in said
        assert said.replace("\u00ad", "") == text
        assert "well-known" in run(data, "pdftotext", "-raw", "FILE", "-")

    def test_the_glyph_painted_is_the_glyph_meant(self, handmade: ModuleType, far: Any, run: Run_, tmp_path: Any) -> None:
        """Two files, one with an unused word more, must show the same picture of the same word."""
        pictures = []
        for text in ("김정은", "김정은 習近平"):
            style = TextStyle(handmade.FontStack(far), 40)
            data, _ = set_words(handmade, text, style, 600)
            (tmp_path / "out.pdf").write_bytes(data)
            run(
                data, "pdftoppm", "-r", "30", "-gray", "-x", "15", "-y", "0", "-W", "55", "-H", "40", "FILE", str(tmp_path / text)
            )
            pictures.append(next(tmp_path.glob(text + "-*.pgm")).read_bytes())
        assert pictures[0] == pictures[1]
        assert len(set(pictures[0][20:])) > 3
