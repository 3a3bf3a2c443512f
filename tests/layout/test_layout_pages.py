"""What a reader of the page relies on: lines that stay together, heads that stand again, notes under their call."""

from __future__ import annotations

from itertools import pairwise

import pytest

from briefing.compose.story import Element, Fill
from briefing.diagnostics import Problems
from briefing.layout.furniture import fill_in
from briefing.layout.pages import Artifact, PlacedBox, PlacedDrawing, PlacedLine, PlacedRule
from briefing.validate.sheet import load_sheet
from tests.layout.stories import call, contents, flow, heading, laid, line, lines, note, section, table, text, told, words


def paragraphs_cut(pages: list[list[PlacedLine]]) -> list[tuple[int, int]]:
    """For each paragraph over two pages how many of its lines stand on either."""
    found = []
    for before, after in pairwise(pages):
        owners = {i.owner.order for i in before} & {i.owner.order for i in after}
        for o in owners:
            found.append((sum(i.owner.order == o for i in before), sum(i.owner.order == o for i in after)))
    return found


@pytest.mark.parametrize("least", range(1, 9))
def test_no_line_of_a_paragraph_stands_alone(least: int) -> None:
    story = told(section(heading("A part"), *(text(1 + (i + least) % 3) for i in range(30))))
    pages = laid(story)
    assert len(pages.pages) >= 2
    cut = paragraphs_cut([lines(p) for p in pages.pages])
    assert all(a >= 2 and b >= 2 for a, b in cut), cut


@pytest.mark.parametrize("before", range(10, 26))
def test_a_heading_never_ends_a_page(before: int) -> None:
    story = told(section(heading("First"), *(text() for _ in range(before))), section(heading("Second part"), text(2)))
    pages = laid(story)
    for page in pages.pages:
        assert lines(page)[-1].owner.look != "heading"


def test_baselines_of_text_stand_on_one_grid() -> None:
    sheet = load_sheet("chancery")
    pages = laid(told(*(section(heading(f"Part {i}"), text(2), text(1)) for i in range(8))))
    grid = sheet.grid
    ys = [i.y for p in pages.pages for i in lines(p) if i.owner.look == "text"]
    assert len({round(y % grid, 1) % round(grid, 1) for y in ys}) == 1, sorted({round(y % grid, 1) for y in ys})


def test_a_long_table_repeats_its_head_as_an_artifact_and_says_that_it_continues() -> None:
    pages = laid(told(section(heading("Counts"), table(120))))
    assert len(pages.pages) >= 3
    for number, page in enumerate(pages.pages):
        shown = words(page, artifacts=True)
        tagged = words(page)
        assert sum("Remark" in w for w in shown) == 1
        assert ("Remark" in tagged) is (number == 0)
        assert any("continued" in w for w in shown) is (number > 0)
    assert [w for p in pages.pages for w in words(p) if w.startswith("row ")] == [f"row {i}" for i in range(120)]


def test_a_row_taller_than_a_page_is_cut_between_lines() -> None:
    pages = laid(told(section(heading("Counts"), table(2, "many words in one cell " * 900))))
    assert len(pages.pages) >= 3
    frame = load_sheet("chancery").template("rest")
    for page in pages.pages:
        assert max(i.y for i in lines(page)) <= page.height - frame.margin.bottom
    said = " ".join(w for p in pages.pages for w in words(p))
    assert said.count("many words in one cell") + said.count("many words in one") >= 1800


def test_a_note_stands_at_the_foot_of_the_page_of_its_call() -> None:
    notes = [note(i, f"The source of number {i}, told in full.") for i in range(1, 30)]
    blocks = [
        line(
            "text", "Some words about a thing that someone counted.", call(i), " And more words after it, for two lines at least."
        )
        for i in range(1, 30)
    ]
    pages = laid(told(section(heading("Part"), *blocks), *notes, notes={n.id: n for n in notes}))
    for page in pages.pages:
        body = [w for w in words(page) if w.startswith("Some words")]
        foot = [i for i in lines(page) if i.owner.look == "note.text"]
        assert len(foot) == len(body)
        last = max(i.y for i in lines(page) if i.owner.look == "text")
        assert all(i.y > last for i in foot)
        assert any(isinstance(i, PlacedRule) and last < i.y0 < foot[0].y for i in page.items)


def test_a_note_longer_than_its_page_runs_over_to_the_next() -> None:
    long = note(1, "A very long note about very little. " * 600)
    pages = laid(
        told(
            section(heading("Part"), line("text", "A call.", call(1)), *(text() for _ in range(40))), long, notes={long.id: long}
        )
    )
    assert sum("very long note" in w for p in pages.pages for w in words(p)) > 50
    told_twice = [w for p in pages.pages for w in words(p)]
    assert "".join(told_twice).count("very little. A very long") <= 600
    with_note = [any(i.owner.look == "note.text" for i in lines(p)) for p in pages.pages]
    assert with_note[:2] == [True, True]
    for page in pages.pages:
        assert max(i.y for i in lines(page)) < page.height - load_sheet("chancery").template("rest").margin.bottom + 1


def test_a_drawing_taller_than_the_page_is_scaled_to_it() -> None:
    figure = Element("Figure", "figure", "figure.drawing", drawing=2000)  # type: ignore[arg-type]
    pages = laid(told(section(heading("Part"), figure, text())))
    drawn = [(p, i) for p in pages.pages for i in p.items if isinstance(i, PlacedDrawing)]
    assert len(drawn) == 1
    page, item = drawn[0]
    assert item.scale < 1
    assert item.y + item.drawing.height * item.scale <= page.height - load_sheet("chancery").template("rest").margin.bottom + 0.1


def side(words_: str) -> Element:
    return Element("Aside", "flow", "side_note").add(line("", words_))


def test_side_notes_never_stand_on_each_other_and_none_is_lost() -> None:
    blocks: list[Element] = []
    for i in range(14):
        blocks += [text(), side(f"Note {i}. " + "A few words beside the text. " * 8)]
    pages = laid(told(section(heading("Part"), *blocks)))
    said = " ".join(w for p in pages.pages for w in words(p))
    assert all(said.count(f"Note {i}.") == 1 for i in range(14))
    for page in pages.pages:
        ys = sorted(i.y for i in lines(page) if i.owner.look != "text" and i.owner.look != "heading")
        assert all(b - a > 5 for a, b in pairwise(ys))


def test_a_side_note_longer_than_a_page_goes_on_beside_the_next() -> None:
    pages = laid(told(section(heading("Part"), text(), side("Words in the margin go on. " * 400), *(text() for _ in range(30)))))
    assert len([p for p in pages.pages if any("margin" in w for w in words(p))]) >= 2
    frame = load_sheet("chancery").template("rest").margin.bottom
    assert all(i.y <= p.height - frame for p in pages.pages for i in lines(p))


def card(number: int, likelihood: str) -> Element:
    body = flow("", line("judgment.text", "Something happens before the winter comes."), role="LBody")
    beside = flow("judgment.assessment", line("judgment.likelihood", likelihood, Fill(), "55–80%"))
    return flow("judgment", line("judgment.number", str(number), role="Lbl"), body, beside, role="LI")


def test_a_judgments_number_and_likelihood_stand_on_its_first_line() -> None:
    cards = Element("L", "list", "judgments.list").add(*(card(i, "Likely") for i in range(1, 6)))
    pages = laid(told(flow("judgments", line("label", "Key judgments", role="H1"), cards, role="Sect")))
    page = pages.pages[0]
    firsts = [i.y for i in lines(page) if i.owner.look == "judgment.text"][::1]
    numbers = [i for i in lines(page) if i.owner.look == "judgment.number"]
    beside = [i for i in lines(page) if i.owner.look == "judgment.likelihood"]
    assert [i.line.text for i in numbers] == ["1", "2", "3", "4", "5"]
    left = min(i.x for i in lines(page) if i.owner.look == "judgment.text")
    for n, b in zip(numbers, beside, strict=True):
        assert abs(b.y - min(firsts, key=lambda y: abs(y - b.y))) < 0.6
        assert n.x + n.line.width < left


def test_page_numbers_of_the_contents_are_those_of_the_pages() -> None:
    parts = [section(heading(f"Part {i}", id=f"part-{i}"), *(text(2) for _ in range(9))) for i in range(14)]
    pages = laid(told(contents(*(f"part-{i}" for i in range(14))), *parts))
    where = {}
    for page in pages.pages:
        for i in lines(page):
            if i.owner.look == "heading":
                where[i.line.text.strip()] = page.label
    entries = [i.line.text.split() for i in lines(pages.pages[0]) if i.owner.look == "contents.entry"]
    assert [e[-1] for e in entries] == [where[f"Part {n}"] for n in range(14)]
    assert pages.passes <= 2


def test_running_heads_tell_page_n_of_m_on_every_page() -> None:
    pages = laid(told(*(section(heading(f"Part {i}"), *(text(2) for _ in range(8))) for i in range(6))))
    total = len(pages.pages)
    for page in pages.pages:
        feet = [
            i.line.text
            for i in page.items
            if isinstance(i, PlacedLine) and isinstance(i.owner, Artifact) and i.owner.subtype == "Footer"
        ]
        assert any(str(page.number) in f and str(total) in f for f in feet), feet


@pytest.mark.parametrize("style", ["base", "chancery", "ministry"])
def test_the_marking_stands_on_every_page_and_is_read_on_the_first(style: str) -> None:
    marking = line("marking", "TLP:GREEN")
    pages = laid(
        told(marking, *(section(heading(f"Part {i}"), *(text(2) for _ in range(8))) for i in range(3)), marking="TLP:GREEN"),
        style,
    )
    for page in pages.pages:
        shown = [i for i in page.items if isinstance(i, PlacedLine) and i.line.text.strip().upper() == "TLP:GREEN"]
        assert len(shown) >= 2, (style, page.number)
        assert sum(i.owner is marking for i in shown) == (1 if page.number == 1 else 0)


def test_a_full_bleed_box_reaches_the_edges_of_the_page() -> None:
    opening = flow("opening", line("title", "A title", role="Title"), line("standfirst", "A standfirst"))
    page = laid(told(opening, section(heading("Part"), text())), "ministry").pages[0]
    box = max((i for i in page.items if isinstance(i, PlacedBox)), key=lambda b: b.width * b.height)
    assert (box.x, box.y) == (0, 0)
    assert box.width == pytest.approx(page.width)


def test_a_character_without_a_face_is_an_error_that_names_the_extra() -> None:
    with pytest.raises(Problems) as caught:
        laid(told(section(heading("Part"), line("text", "A word in Tibetan: བོད"))))
    assert {d.code for d in caught.value.diagnostics} == {"L301"}


@pytest.mark.parametrize(
    ("words_", "facts", "expected"),
    [
        ("{series} · {date}", {"series": "Papers", "date": "May"}, "Papers · May"),
        ("{series} · {date}", {"series": "", "date": "May"}, "May"),
        ("{series} · {date}", {"series": "Papers", "date": ""}, "Papers"),
        ("{series} · {date}", {}, ""),
        ("Page {page} of {pages}", {"page": "2", "pages": "9"}, "Page 2 of 9"),
    ],
)
def test_empty_facts_take_their_separator_with_them(words_: str, facts: dict[str, str], expected: str) -> None:
    assert fill_in(words_, facts) == expected


@pytest.mark.parametrize("words_", [3, 6, 12, 24])
def test_a_panel_across_the_page_begins_below_the_side_note_beside_its_text(words_: int) -> None:
    panel = flow("panel", line("label", "Key findings"), line("", "A finding."))
    note_ = side("Words beside the text. " * words_)
    page = laid(told(section(heading("Part"), note_, line("text", "It is short.")), panel)).pages[0]
    box = next(i for i in page.items if isinstance(i, PlacedBox) and i.height > 20)
    beside = [i for i in lines(page) if "beside" in i.line.text]
    if box.x + box.width > min(i.x for i in beside):
        assert max(i.y for i in beside) < box.y


@pytest.mark.parametrize("least", range(6))
def test_no_word_is_broken_over_two_pages(least: int) -> None:
    pages = laid(told(section(heading("Part"), *(text(2 + (i + least) % 3) for i in range(40)))))
    for page in pages.pages[:-1]:
        pieces = max((i for i in lines(page) if i.owner.look == "text"), key=lambda i: i.y).line.pieces
        assert not pieces[-1].hyphen, page.number


def test_a_gap_to_write_in_has_a_line_to_write_on() -> None:
    page = laid(told(section(heading("Part"), line("text", "Approve ", Fill("_"), " Discuss ", Fill("_"))))).pages[0]
    answer = next(i for i in lines(page) if "Approve" in i.line.text)
    rules = [r for r in page.items if isinstance(r, PlacedRule) and abs(r.y0 - answer.y) < 4]
    assert len(rules) == 2
    assert all(r.x1 - r.x0 > 40 for r in rules)


@pytest.mark.parametrize("before", range(20, 34))
def test_a_sentence_stays_with_the_drawing_that_it_introduces(before: int) -> None:
    figure = Element("Figure", "figure", "figure.drawing", drawing=150)  # type: ignore[arg-type]
    pages = laid(
        told(section(heading("Part"), *(text() for _ in range(before)), line("text", "One of them comes about."), figure))
    )
    on = [next(p.number for p in pages.pages if any("comes about" in w for w in words(p)))]
    on += [p.number for p in pages.pages if any(isinstance(i, PlacedDrawing) for i in p.items)]
    assert on[0] == on[1]


@pytest.mark.parametrize("style", ["chancery", "ministry", "accessible"])
@pytest.mark.parametrize("times", [1, 4, 9])
def test_running_lines_stay_on_the_page_and_a_marking_is_never_cut(style: str, times: int) -> None:
    marked = " · ".join(["TLP:GREEN for those who are meant to see it"] * times)
    marking = line("marking", marked)
    parts = (section(heading(f"Part {i}"), *(text(2) for _ in range(8))) for i in range(3))
    facts = {
        "marking": marked,
        "title": "A long title " * times * 2,
        "organisation": "An office of offices " * times,
        "reference": "R 7 " * times,
    }
    pages = laid(told(marking, *parts, **facts), style)
    for page in pages.pages:
        found = [i for i in page.items if isinstance(i, PlacedLine)]
        assert all(i.x > 0 and i.x + i.line.width < page.width and i.y - 4 > 0 and i.y + 2 < page.height for i in found)
        shown = "".join(i.line.text for i in found if i.y < 60 or i.y > page.height - 60)
        assert shown.count("TLP:GREEN") == 2 * times, shown
        rows: dict[float, list[PlacedLine]] = {}
        for i in found:
            if isinstance(i.owner, Artifact) and i.owner.subtype:
                rows.setdefault(round(i.y), []).append(i)
        for row in rows.values():
            row.sort(key=lambda i: i.x)
            assert all(a.x + a.line.width < b.x for a, b in pairwise(row))


@pytest.mark.parametrize("last", [9, 10, 100, 1000, 10000])
def test_the_words_of_a_list_stand_clear_of_its_widest_number(last: int) -> None:
    def item(n: int) -> Element:
        body = flow("", line("", f"Item {n} has " + "words that are many enough for two lines at least, " * 2), role="LBody")
        return Element("LI", "item", "list.item").add(line("list.marker", f"{n}.", role="Lbl"), body)

    items = Element("L", "list", "list").add(*(item(n) for n in range(last - 2, last + 1)))
    page = laid(told(section(heading("Part"), items))).pages[0]
    numbers = [i for i in lines(page) if i.line.text.strip().removesuffix(".").isdigit()]
    said = [i for i in lines(page) if i.line.text.startswith("Item ")]
    assert len(numbers) == len(said) == 3
    assert len({round(i.x, 2) for i in said}) == 1
    assert all(n.x + n.line.width + 2 < s.x for n, s in zip(numbers, said, strict=True))


@pytest.mark.parametrize("before", range(8, 20))
@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_heading_of_many_lines_is_one_block_with_even_leading(before: int, times: int) -> None:
    words_ = "The ice is thinner than in any of the last five winters and the pilots have told all who asked them " * times
    story = told(section(heading("First"), *(text() for _ in range(before))), section(heading(words_.strip()), text(2)))
    pages = laid(story)
    found = [(p.number, i.y) for p in pages.pages for i in lines(p) if i.owner.look == "heading" and i.line.text != "First"]
    assert len(found) >= 2
    assert len({number for number, _ in found}) == 1
    steps = [round(b - a, 3) for (_, a), (_, b) in pairwise(found)]
    assert len(set(steps)) == 1, steps
