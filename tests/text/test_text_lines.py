"""What every set line keeps to, whatever comes in: its words exactly, its measure, its pieces from left to right."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.text.breaking import EXPANSION
from briefing.text.characters import TIE, tie
from briefing.text.items import Atom, End, Gap, Item, Line, Run
from briefing.text.paragraph import MOST_SPACE, break_lines, line_of, loosened

from .conftest import latin, needs_cjk, with_cjk

ENGLISH = (
    "The office judges that a further deployment is likely before the end of the year, because training, transport "
    "and the rotation of troops continue; the evidence is, however, circumstantial and comes from sources of varying "
    "reliability. An implausible alternative, that negotiations would interrupt it, remains under consideration. "
)
HANG = 1.0  # em: more than any mark may stand out
KERNING = 0.12  # em: what a pair at a cut may differ from its parts

ordinary = st.sampled_from(
    [
        "troops", "deployment", "considerable", "Pyongyang", "NATO", "17", "10,000", "a", "–", "state-of-the-art",
        "Indo-Pacific", "https://example.org/a/very-long/path?query=value&other=1", "55–80%", "(see", "“quoted”",
        "відповідальність", "Россия", "ελληνικά", "e\u0301te\u0301", "co\u00adop\u00adera\u00adtion", "zero\u200bwidth",
        "100\u00a0km", "1\u202f000", "word\u2011joined", "f\u200di", "ffi", "a/b", "and/or", "…", "x" * 90, "שלום", "العربية",
        "donaudampfschifffahrtsgesellschaftskapitän", "김정은", "习近平主席（北京）", "\u00ad", "\u200b", "\ufe0f", "\u0301",
        "no\u2060break",
    ]
)  # fmt: skip
characters = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters=TIE), max_size=14
)
sentences = st.lists(st.one_of(ordinary, ordinary, characters), max_size=14).map(" ".join)
spaced = st.lists(st.one_of(ordinary, st.just(""), st.just(TIE)), max_size=12).map(" ".join)


@st.composite
def anything(draw: st.DrawFn) -> list[Item]:
    out: list[Item] = []
    styles = [latin(), latin(10.0, italic=True), latin(6.5, sans=True, tracking=75.0, caps="upper")]
    for _ in range(draw(st.integers(1, 6))):
        kind = draw(st.integers(0, 9))
        if kind == 0:
            out.append(Atom(draw(st.sampled_from(styles)), "atom", draw(st.floats(0.5, 40)), 8.0, 2.0, None))
        elif kind == 1:
            out.append(Gap(draw(st.sampled_from(styles)), "gap", ""))
        elif kind == 2:
            out.append(End())
        else:
            text = draw(st.one_of(sentences, spaced))
            if draw(st.booleans()):
                text = tie(text)
            out.append(Run(draw(st.sampled_from(styles)), draw(st.sampled_from(["one", "two"])), text))
    return out


def words_of(items: list[Item]) -> str:
    """What the lines must say: a gap is a space, the words on both sides of a meant line end stay apart."""
    out: list[str] = []
    for item in items:
        if isinstance(item, Run):
            out.append(item.text.replace(TIE, " "))
        elif isinstance(item, Gap):
            out.append(" ")
    return "".join(out)


def said(lines: list[Line]) -> str:
    return "".join(line.text for line in lines)


def check_geometry(lines: list[Line], measure: float, align: str) -> None:
    for line in lines:
        x = -1e9
        for piece in line.pieces:
            assert piece.x >= x - 1e-6
            assert piece.width >= -1e-6
            x = piece.x
        inked = [p for p in line.pieces if p.atom is not None or p.text.strip(" " + TIE)]
        if not inked:
            continue
        # one character or drawing that is wider than the measure cannot be broken
        letters = sum(len(p.text.strip(" " + TIE)) for p in inked)
        drawings = [p for p in inked if p.atom is not None]
        if letters + len(drawings) <= 1 or any(p.atom is not None and p.atom.width > measure - 12 for p in drawings):
            continue
        if any(wide_cluster(p, measure) for p in inked):
            continue
        size = max(p.style.size for p in inked if p.style is not None) if letters else 0.0
        first, last = inked[0], inked[-1]
        trailing = len(last.text) - len(last.text.rstrip(" " + TIE))
        end = last.x + last.width - trailing * (last.style.space * line.scale + line.space_extra if last.style else 0.0)
        if any(p.text == " " and p.owner == "gap" for p in line.pieces):
            assert end <= measure + (HANG + KERNING * 8) * size + 1e-6
            continue
        slack = (HANG if align == "justify" else 0.0) + KERNING
        assert end <= measure + slack * size + 1e-6, (end, measure, line.text)
        assert first.x >= -HANG * size - 1e-6


def wide_cluster(piece: object, measure: float) -> bool:
    """Whether the piece has a letter (with its marks) that is wider than the measure."""
    from briefing.text.faces import _clusters
    from briefing.text.items import Piece

    assert isinstance(piece, Piece)
    return piece.atom is None and any(piece.style.width(c) > measure - 12 for c in _clusters(piece.text))


@settings(max_examples=150, deadline=None)
@given(
    items=anything(),
    measure=st.one_of(st.floats(1.0, 40.0), st.floats(40.0, 500.0)),
    align=st.sampled_from(["left", "right", "center", "justify"]),
    hyphenate=st.booleans(),
    lang=st.sampled_from(["en", "de", "uk", "tlh", ""]),
    indent=st.sampled_from([0.0, 10.0]),
    balance=st.booleans(),
    hang=st.booleans(),
)
def test_lines_say_what_came_in_and_keep_to_their_measure(
    items: list[Item], measure: float, align: str, hyphenate: bool, lang: str, indent: float, balance: bool, hang: bool
) -> None:
    lines = break_lines(
        items, measure, align=align, hyphenate=hyphenate, lang=lang, indent=indent, balance=balance, hang=hang
    )  # fmt: skip
    wanted = words_of(items)
    if any(isinstance(i, (End, Gap)) for i in items):  # a meant line end adds the space that keeps its words apart
        assert said(lines).replace(" ", "") == wanted.replace(" ", "")
    else:
        assert said(lines) == wanted
    check_geometry(lines, measure, align if hang or align == "justify" else "left")


@settings(max_examples=60, deadline=None)
@given(text=sentences, measure=st.floats(60.0, 400.0))
def test_a_justified_line_ends_at_its_measure(text: str, measure: float) -> None:
    lines = break_lines([Run(latin(), None, ENGLISH + text)], measure, align="justify", hyphenate=True, hang=False)
    for line in lines[:-1]:
        body = line.text.rstrip(" ")
        if " " in body and line.space_extra > -1.5 and line.space_extra:  # 0: a word as long as the line follows
            assert line.width == pytest.approx(measure, abs=0.01)
    assert lines[-1].end
    assert not any(line.end for line in lines[:-1])


@settings(max_examples=60, deadline=None)
@given(lengths=st.lists(st.sampled_from([1, 3, 5, 30, 60, 90]), min_size=3, max_size=12), measure=st.floats(150.0, 400.0))
@example(lengths=[3, 3, 60, 3, 60], measure=300.0)
def test_no_line_is_torn_apart_before_a_long_word(lengths: list[int], measure: float) -> None:
    """A space that takes up half a line is a hole, and the one behind the last word would stand off the page."""
    style = latin()
    lines = break_lines([Run(style, None, " ".join("x" * n for n in lengths))], measure, align="justify", hang=False)
    assert all(line.space_extra + style.space <= MOST_SPACE * style.size + 0.01 for line in lines)
    assert all(line.width <= measure + 0.01 for line in lines if " " in line.text.strip())


@pytest.mark.parametrize("align", ["left", "justify"])
@pytest.mark.parametrize("measure", [0.1, 1.0, 5.0, 9.0, 30.0])
def test_tiny_measures_never_fail(align: str, measure: float) -> None:
    lines = break_lines([Run(latin(), None, ENGLISH)], measure, align=align, hyphenate=True)
    assert said(lines) == ENGLISH
    assert len(lines) > 20


def test_right_and_centred_lines_stand_where_they_say() -> None:
    for line in break_lines([Run(latin(), None, ENGLISH)], 200.0, align="right"):
        assert line.pieces[0].x + line.width == pytest.approx(200.0)
    for line in break_lines([Run(latin(), None, ENGLISH)], 200.0, align="center"):
        assert line.pieces[0].x == pytest.approx(200.0 - line.pieces[0].x - line.width)


def test_the_first_line_stands_in_by_its_indent() -> None:
    lines = break_lines([Run(latin(), None, ENGLISH)], 200.0, indent=12.0)
    assert [line.pieces[0].x for line in lines] == [12.0] + [0.0] * (len(lines) - 1)


def test_a_line_inside_a_paragraph_ends_in_its_space() -> None:
    lines = break_lines([Run(latin(), None, ENGLISH.strip())], 200.0, align="justify")
    assert all(line.text.endswith(" ") for line in lines[:-1])
    assert not lines[-1].text.endswith(" ")


def test_nothing_in_nothing_out() -> None:
    assert break_lines([], 100.0) == []
    assert break_lines([Run(latin(), None, "")], 100.0) == []
    assert line_of([], measure=100.0).pieces == []


def test_ends_begin_new_lines_and_keep_words_apart() -> None:
    style = latin()
    lines = break_lines([Run(style, None, "one"), End(), End(), Run(style, None, "two")], 100.0)
    assert [line.text for line in lines] == ["one ", "", "two"]
    assert [line.end for line in lines] == [True, True, True]


def test_gaps_fill_the_line_evenly() -> None:
    style = latin()
    line = break_lines([Run(style, 1, "left"), Gap(style, 2, ""), Run(style, 3, "right")], 300.0)[0]
    assert line.pieces[-1].x + line.pieces[-1].width == pytest.approx(300.0)
    assert line.text == "left right"
    two = break_lines([Gap(style, 0, ""), Run(style, 1, "middle"), Gap(style, 2, "")], 300.0)[0]
    assert two.pieces[0].width == pytest.approx(two.pieces[2].width)


def test_what_a_plain_gap_parts_stands_below_each_other_where_one_line_has_no_room() -> None:
    """A masthead of two lines is «office», «series · date», and no date alone; a leader keeps its number at the end of a line."""
    style = latin()

    def ends(leader: str) -> list[Item]:
        return [Run(style, 1, "Board of a harbour"), Gap(style, 1, leader), Run(style, 2, "Harbour papers · 17 November")]

    assert len(break_lines(ends(""), 300.0)) == 1
    lines = break_lines(ends(""), 150.0)
    assert [line.text for line in lines] == ["Board of a harbour ", "Harbour papers · 17 November"]
    assert all(line.pieces[0].x == 0 for line in lines)
    assert break_lines(ends("."), 150.0)[0].text != "Board of a harbour "


def test_drawings_take_their_width_and_the_type_beside_them() -> None:
    style = latin()
    drawing = Atom(style, "owner", 12.0, 9.0, 3.0, "payload")
    line = break_lines([Run(style, 1, "before "), drawing, Run(style, 1, " after")], 300.0)[0]
    piece = line.pieces[1]
    assert piece.atom is drawing
    assert piece.width == 12.0
    assert piece.style is style
    assert piece.x == pytest.approx(style.text_width("before "))
    assert line.ascent == max(9.0, style.ascent)


def test_words_in_two_runs_are_set_as_one_word() -> None:
    style = latin()
    line = break_lines([Run(style, None, "AV"), Run(style, None, "AT")], 300.0)[0]
    assert line.width == pytest.approx(style.width("AVAT"))
    assert line.width < style.width("AV") + style.width("AT")


def test_a_word_of_two_styles_is_parted_only_when_it_must_be() -> None:
    items: list[Item] = [Run(latin(), 1, "unbreak"), Run(latin(10.0, italic=True), 2, "able")]
    wide = items[0].style.width("unbreak") + items[1].style.width("able")  # type: ignore[union-attr]
    assert len(break_lines(items, wide + 0.1)) == 1
    lines = break_lines(items, wide - 3.0)
    assert len(lines) > 1
    assert said(lines) == "unbreakable"
    assert all(line.width <= wide - 3.0 for line in lines)


def test_one_line_is_one_line_however_wide() -> None:
    line = line_of([Run(latin(), None, ENGLISH)], align="right", measure=100.0)
    assert line.text == ENGLISH
    assert line.pieces[0].x == pytest.approx(100.0 - line.width)


def test_titles_are_balanced() -> None:
    title: list[Item] = [Run(latin(28.0), None, "The next rotation of troops is likely before the end of the winter")]
    plain, balanced = break_lines(title, 480.0), break_lines(title, 480.0, balance=True)
    assert len(plain) == len(balanced) == 2
    difference = [abs(lines[0].width - lines[1].width) for lines in (plain, balanced)]
    assert difference[1] < difference[0]


def test_the_optimiser_looks_at_the_whole_paragraph() -> None:
    """Spaces of a justified paragraph vary by less than half of what a greedy breaker leaves."""
    style = latin()
    lines = break_lines([Run(style, None, ENGLISH * 3)], 330.0, align="justify", hyphenate=True)
    extras = [line.space_extra / style.size for line in lines[:-1]]
    mean = sum(extras) / len(extras)
    assert (sum((e - mean) ** 2 for e in extras) / len(extras)) ** 0.5 < 0.075
    assert all(abs(line.scale - 1.0) <= EXPANSION for line in lines)


def test_punctuation_hangs_in_justified_text() -> None:
    style = latin()
    text = ("word, " * 80).strip()
    measure = 7 * style.width("word,") + 6 * style.space
    lines = break_lines([Run(style, None, text)], measure - 1.0, align="justify")
    assert all(line.width > measure - 1.0 for line in lines[:-1])
    assert all(line.width < measure - 1.0 + style.width(",") for line in lines[:-1])
    inside = break_lines([Run(style, None, text)], measure + 1.0, align="justify", hang=False)
    assert all(line.width == pytest.approx(measure + 1.0) for line in inside[:-1])


SPECIMEN = (
    "The disclosure came from the American defence secretary, weeks after Beijing and Pyongyang had celebrated seventy-five "
    "years of diplomatic relations. A source of vulnerability is the northeastern reconnaissance battalion; characteristically, "
    "nobody said so. Contingents follow each other until the total approaches what was foreseen. "
)
prose = st.lists(st.sampled_from(SPECIMEN.split()), min_size=20, max_size=90).map(" ".join)


def widest_space(lines: list[Line]) -> float:
    """Of the spaces in the lines, the widest, in em."""
    return max((p.style.space * line.scale + line.space_extra) / p.style.size for line in lines for p in line.pieces)


@settings(max_examples=60, deadline=None)
@given(text=prose, measure=st.floats(120.0, 420.0), hyphenate=st.booleans())
@example(text=SPECIMEN, measure=326.0, hyphenate=True)
def test_no_space_is_wider_than_the_cap_and_what_cannot_be_justified_within_it_is_ragged(
    text: str, measure: float, hyphenate: bool
) -> None:
    lines = break_lines([Run(latin(), None, text)], measure, align="justify", hyphenate=hyphenate)
    assert widest_space(lines) <= MOST_SPACE + 0.001
    justified = [line.scale != 1.0 or line.space_extra != 0.0 for line in lines[:-1]]
    assert not any(justified) or all(justified), "one paragraph is set one way"


@settings(max_examples=60, deadline=None)
@given(text=prose, measure=st.floats(220.0, 420.0), align=st.sampled_from(["left", "justify"]))
def test_never_three_hyphens_in_a_row_where_another_way_is_as_good(text: str, measure: float, align: str) -> None:
    lines = break_lines([Run(latin(), None, text)], measure, align=align, hyphenate=True)
    ends = "".join("-" if line.pieces[-1].hyphen or line.text.rstrip().endswith("-") else "." for line in lines)
    assert "---" not in ends


@pytest.mark.parametrize("align", ["left", "justify"])
def test_a_last_line_is_no_runt(align: str) -> None:
    """Over 200 measures none has a last line under 12 % of it."""
    words, runts = ENGLISH * 2, 0
    for measure in range(220, 420):
        lines = break_lines([Run(latin(), None, words.strip())], float(measure), align=align, hyphenate=True)
        runts += lines[-1].width < 0.12 * measure
    assert runts == 0


@settings(max_examples=80, deadline=None)
@given(
    text=prose, measure=st.floats(160.0, 420.0), align=st.sampled_from(["left", "justify"]), looseness=st.sampled_from([-1, 1])
)
def test_a_paragraph_in_one_line_more_or_fewer_says_the_same_within_the_same_limits(
    text: str, measure: float, align: str, looseness: int
) -> None:
    items: list[Item] = [Run(latin(), None, text)]
    usual = break_lines(items, measure, align=align, hyphenate=True)
    other = loosened(items, measure, looseness, align=align, hyphenate=True)
    if other is None:
        return
    assert len(other) == len(usual) + looseness
    assert said(other) == text
    assert widest_space(other) <= MOST_SPACE + 0.001
    assert other[-1].width >= 0.12 * measure or len(other) == 1
    check_geometry(other, measure, align)


def test_looseness_is_found_where_there_is_some() -> None:
    found = {1: 0, -1: 0}
    for measure in range(300, 400, 5):
        for align in ("left", "justify"):
            items: list[Item] = [Run(latin(), None, (ENGLISH * 4).strip())]
            for looseness in found:
                other = loosened(items, float(measure), looseness, align=align, hyphenate=True)
                found[looseness] += other is not None
    assert found[1] >= 25, "of forty paragraphs of some twenty lines"
    assert found[-1] >= 5
    assert loosened([Run(latin(), None, "One line.")], 330.0, 1) is None
    assert loosened([Run(latin(), None, "One line.")], 330.0, -1) is None
    assert loosened([], 330.0, 1) is None


def test_of_the_parts_between_meant_line_ends_one_is_a_line_longer() -> None:
    style = latin()
    part = Run(style, None, (ENGLISH * 4).strip())
    items: list[Item] = [Run(style, None, "Short."), End(), part, End(), Run(style, None, "Short.")]
    usual, other = break_lines(items, 320.0), loosened(items, 320.0, 1)
    assert other is not None
    assert len(other) == len(usual) + 1
    assert [line.end for line in other].count(True) == 3


def test_quotes_hang_to_the_left() -> None:
    style = latin()
    assert break_lines([Run(style, None, "“Quoted”")], 200.0)[0].pieces[0].x == pytest.approx(-0.5 * style.width("“"))
    assert break_lines([Run(style, None, "“Quoted”")], 200.0, hang=False)[0].pieces[0].x == 0.0


@needs_cjk
def test_lines_of_chinese_end_between_characters_and_never_before_a_full_stop() -> None:
    lines = break_lines([Run(with_cjk(), None, "北朝鮮の兵士がロシアに派遣された。習近平主席は沈黙を守っている。" * 6)], 101.0)
    assert len(lines) > 10
    assert not any(line.text[0] in "。、っ" for line in lines)
    assert all(line.width <= 101.0 + 0.5 for line in lines)


@needs_cjk
def test_korean_is_broken_at_its_spaces() -> None:
    lines = break_lines([Run(with_cjk(), None, "김정은 위원장은 병력을 파견했다 " * 8)], 120.0)
    assert all(line.text.endswith(" ") for line in lines)


def test_scripts_that_no_face_has_still_give_lines() -> None:
    text = "김정은 习近平 שלום عربي"
    assert said(break_lines([Run(latin(), None, text)], 60.0)) == text


def test_of_two_short_last_lines_the_longer_is_taken() -> None:
    """«Bank)» alone is a runt, «and Bank)» is not, though both are short."""
    style = latin()
    text = "The tender for the canal lining is opened at last (confirmed; Commission and Bank)"
    measure = style.text_width(text.removesuffix(" Bank)")) + 1.0
    lines = break_lines([Run(style, None, text)], measure)
    assert len(lines) == 2
    assert lines[-1].width >= 0.12 * measure
