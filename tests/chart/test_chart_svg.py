"""An author's SVG becomes vectors and words; what cannot be drawn is said, and what must not be read is refused."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from briefing.chart.cache import keep_entry
from briefing.chart.ink.displaylist import Alpha, Gradient, Group, Ops, Picture
from briefing.chart.pictures.content import VECTOR_WIDTH, Lettered, Unusable, Vector, VectorStep
from briefing.chart.pictures.keeping import keep_vector, load_vector, vector_name
from briefing.chart.pictures.reading import read_picture
from briefing.chart.pictures.svg import read_svg

ROOT = Path(__file__).resolve().parents[2]
PLAN = (ROOT / "inputs" / "maps" / "lower-reach.svg").read_bytes()
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 480 240"'


def read(body: str, more: str = "") -> Vector:
    content = read_picture("x", f"{HEAD} {more}>{body}</svg>".encode()).content
    assert isinstance(content, Vector)
    return content


def every(steps: tuple[VectorStep, ...]) -> Iterator[VectorStep]:
    for step in steps:
        yield step
        if isinstance(step, Group):
            yield from every(step.steps)


def codes(body: str) -> list[str]:
    """The operators of a drawing 480 units wide, so that a unit is a point; the clip around all of it left out."""
    return [step.code for step in every(read(body).steps) if isinstance(step, Ops)][2:-1]


def words(vector: Vector) -> list[Lettered]:
    return [step for step in every(vector.steps) if isinstance(step, Lettered)]


# -- shapes ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<rect x="10" y="20" width="30" height="40"/>', "0 0 0 rg 10 220 m 40 220 l 40 180 l 10 180 l h f"),
        ('<path d="M10,20 h30 v40 h-30 z" fill="#f00"/>', "1 0 0 rg 10 220 m 40 220 l 40 180 l 10 180 l 10 220 l h f"),
        ('<polygon points="0 0 10 0 10 10" fill="lime"/>', "0 1 0 rg 0 240 m 10 240 l 10 230 l h f"),
        (
            '<line x1="1" y1="2" x2="3" y2="4" stroke="blue" stroke-width="2" stroke-linecap="round" stroke-dasharray="4 1 2"/>',
            "0 0 1 RG 2 w 1 J 0 j 4 M [4 1 2 4 1 2] 0 d 1 238 m 3 236 l S",
        ),
        ('<g transform="translate(5 5) scale(2)"><path d="M0 0H1V1Z"/></g>', "0 0 0 rg 5 235 m 7 235 l 7 233 l 5 235 l h f"),
        ('<path d="M0 0H9V9H0ZM3 3H6V6H3Z" fill-rule="evenodd"/>', "f*"),
    ],
)
def test_a_shape_is_its_outline_from_the_lower_left_corner(body: str, code: str) -> None:
    (found,) = codes(body)
    assert found.endswith(code)


def test_a_line_that_is_stretched_is_drawn_by_a_stretched_pen() -> None:
    """Its width would otherwise be the same in both directions."""
    (_, code, _) = codes('<path transform="scale(4 1)" d="M0 0H10V10" fill="none" stroke="red" stroke-width="2"/>')
    assert " cm " in code
    assert " 2 w " in code


def test_styles_go_by_the_cascade() -> None:
    sheet = "<style>.a { fill: #00f } rect.a { fill: #0f0 } #b { fill: red }</style>"
    got = codes(sheet + '<g fill="#fff"><rect class="a" width="1" height="1" fill="#111"/><rect id="b" width="1" height="1"/>'
                '<rect id="b" width="1" height="1" style="fill:black"/><rect width="1" height="1"/></g>')  # fmt: skip
    assert [c.split(" rg")[0] for c in got] == ["0 1 0", "1 0 0", "0 0 0", "1 1 1"]


def test_opacity_is_kept() -> None:
    steps = read('<rect width="9" height="9" opacity="0.5" fill-opacity="0.5"/>').steps
    assert Alpha(0.25, 0.25) in steps
    whole = read('<g opacity="0.4"><rect width="9" height="9"/><rect x="3" width="9" height="9"/></g>').steps
    (group,) = [s for s in whole if isinstance(s, Group)]
    assert (group.opacity, len(group.steps)) == (0.4, 2)


def test_gradients_are_gradients() -> None:
    body = (
        '<defs><linearGradient id="a"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue" stop-opacity=".5"/>'
        '</linearGradient><radialGradient id="b" href="#a" gradientUnits="userSpaceOnUse" cx="10" cy="10" r="5"/></defs>'
        '<rect x="100" width="50" height="20" fill="url(#a)"/><circle r="9" fill="url(#b)"/>'
    )
    one, two = [s for s in read(body).steps if isinstance(s, Gradient)]
    assert one.at == (0.0, 0.0, 1.0, 0.0)
    assert one.stops == ((0.0, 1.0, 0.0, 0.0, 1.0), (1.0, 0.0, 0.0, 1.0, 0.5))
    assert one.matrix == (50.0, 0.0, 0.0, -20.0, 100.0, 240.0)
    assert two.at == (10.0, 10.0, 0.0, 10.0, 10.0, 5.0)
    assert two.stops == one.stops


def test_symbols_are_used_where_they_are_wanted() -> None:
    body = '<symbol id="s" viewBox="0 0 9 9"><rect width="9" height="9"/></symbol><use href="#s" x="100" width="20" height="20"/>'
    assert codes(body)[2] == "0 0 0 rg 100 240 m 120 240 l 120 220 l 100 220 l h f"


def test_the_drawing_is_as_high_as_its_view_box_says() -> None:
    assert read("<path d='M0 0h9v9z'/>").height == VECTOR_WIDTH / 2
    with pytest.raises(Unusable, match="how large it is"):
        read_picture("x", b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>')


def test_an_arrow_ends_where_its_line_ends_and_points_along_it() -> None:
    head = '<marker id="m" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="5" markerHeight="5" orient="auto-start-reverse">'
    head += '<path d="M0 0L10 5L0 10z" fill="context-stroke"/></marker>'
    line = '<path d="M100 40V140" fill="none" stroke="red" stroke-width="2" marker-start="url(#m)" marker-end="url(#m)"/>'
    _, up, down = codes(head + line)
    assert up == "1 0 0 rg 95 190 m 100 200 l 105 190 l 95 190 l h f"
    assert down == "1 0 0 rg 105 110 m 100 100 l 95 110 l 105 110 l h f"


# -- words ----------------------------------------------------------------------------------------------------------
def test_words_are_words() -> None:
    (line,) = words(
        read('<text x="240" y="40" text-anchor="middle" font-size="12">Outer <tspan font-weight="bold">bar</tspan>\n </text>')
    )
    assert (line.x, line.y, line.anchor, line.angle) == (240.0, 200.0, "center", 0.0)
    assert [(r.text, r.size, r.strong) for r in line.runs] == [("Outer ", 12.0, False), ("bar", 12.0, True)]


def test_a_tspan_with_a_place_begins_a_new_line() -> None:
    one, two = words(read('<text x="10" y="20">First<tspan x="10" dy="15">second</tspan></text>'))
    assert [r.text for r in (*one.runs, *two.runs)] == ["First", "second"]
    assert (two.x, two.y + two.runs[0].rise) == (10.0, 205.0)


def test_words_turn_with_their_group() -> None:
    (line,) = words(read('<text transform="rotate(-90 100 100)" x="100" y="100">Up</text>'))
    assert (line.x, line.y, line.angle) == (100.0, 140.0, 90.0)


# -- pixels ---------------------------------------------------------------------------------------------------------
def pixel() -> str:
    file = BytesIO()
    Image.new("RGB", (4, 2), "red").save(file, "PNG")
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()


def test_embedded_pixels_are_placed() -> None:
    (picture,) = [
        s for s in read(f'<image x="10" y="20" width="40" height="20" xlink:href="{pixel()}"/>').steps if isinstance(s, Picture)
    ]
    assert picture.matrix == (40.0, 0.0, 0.0, 20.0, 10.0, 200.0)


# -- what is refused, what is left out ------------------------------------------------------------------------------
LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
REFUSED = {
    "entities": (f'<!DOCTYPE svg [<!ENTITY l0 "ha">{LAUGHS}]><svg xmlns="http://www.w3.org/2000/svg">&l9;</svg>', "entities"),
    "a file": ('<!DOCTYPE svg [<!ENTITY x SYSTEM "/etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>', "entities"),
    "an image of the network": (f'{HEAD}><image href="https://example.org/x.png" width="9" height="9"/></svg>', "elsewhere"),
    "an image of a file": (f'{HEAD}><image href="/etc/passwd" width="9" height="9"/></svg>', "elsewhere"),
    "a part of another file": (f'{HEAD}><use href="x.svg#a"/></svg>', "another file"),
    "itself": (f'{HEAD}><g id="a"><use href="#a"/></g></svg>', "circle"),
    "each other": (f'{HEAD}><g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></svg>', "circle"),
    "gradients in a circle": (
        f'{HEAD}><linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/><path d="M0 0H9V9" fill="url(#a)"/></svg>',
        "circle",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_leads_out_or_round_is_refused(what: str) -> None:
    body, said = REFUSED[what]
    with pytest.raises(Unusable, match=said) as refused:
        read_picture("x.svg", body.encode())
    assert refused.value.kind == "refused"


LARGE = {
    "doublings": "".join(f'<g id="g{i}"><use href="#g{i - 1}"/><use href="#g{i - 1}"/></g>' for i in range(1, 40)),
    "elements": "<path/>" * 20_001,
    "depth": "<g>" * 200 + "</g>" * 200,
    "rules": "<style>" + "g * {fill: red}" * 4_000 + "</style>" + "<g>" + "<path/>" * 9_000 + "</g>",
    "paths": f'<path d="M0 0{"h1v1" * 400_000}"/>' * 3,
    "one path used": f'<path id="p" d="M0 0{"h1v1" * 50_000}"/>' + '<use href="#p"/>' * 1_000,
    "gradients": "".join(f'<linearGradient id="a{i}" href="#a{i + 1}"/>' for i in range(900))
    + '<path d="M0 0h1" fill="url(#a0)"/>',
    "one path": f'<path d="M0 0{" h1" * 400_010}"/>',
}


@pytest.mark.parametrize("what", LARGE)
def test_what_has_no_end_is_refused_soon(what: str) -> None:
    body = LARGE[what].replace('<use href="#g0"/>', "<path d='M0 0h1v1z'/>")
    started = time.process_time()
    with pytest.raises(Unusable) as refused:
        read_picture("x.svg", f"{HEAD}>{body}</svg>".encode())
    assert refused.value.kind == "large"
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "body",
    ['<rect width="NaN" height="1"/>', '<rect width="1e99" height="1"/>', '<g transform="scale(1e9)"><path d="M0 0h9v9z"/></g>',
     '<path d="M0 0 L 1e300 5 z"/>', '<rect width="1" height="1" transform="turn(4)"/>', '<text font-size="inf">x</text>'],
)  # fmt: skip
def test_a_number_that_cannot_be_is_refused(body: str) -> None:
    with pytest.raises(Unusable) as refused:
        read(body)
    assert refused.value.kind == "damaged"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<script>alert(1)</script>", "script"),
        ("<foreignObject><p/></foreignObject>", "foreignObject"),
        ('<animate attributeName="x"/>', "animation"),
        ('<mask id="m"/><rect width="1" height="1" mask="url(#m)"/>', "mask"),
        ('<filter id="m"/><rect width="1" height="1" filter="url(#m)"/>', "filter"),
        ('<pattern id="m"/><rect width="1" height="1" fill="url(#m)"/>', "pattern"),
        ('<path d="M0 0 L 5 5 L oops"/>', "mistake"),
        ("<style>@import url(https://example.org/x.css);</style>", "style sheet"),
    ],
)
def test_what_is_not_drawn_is_said(body: str, said: str) -> None:
    remarks = read('<path d="M0 0h9v9z"/>' + body).remarks
    assert len(remarks) == 1
    assert said in remarks[0]


def test_a_web_page_within_a_switch_has_its_substitute() -> None:
    vector = read('<switch><foreignObject><p/></foreignObject><text x="1" y="9">Lock</text></switch>')
    assert [r.text for line in words(vector) for r in line.runs] == ["Lock"]
    assert vector.remarks == ()


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.floats(0, 1, exclude_max=True), st.integers(0, 12), st.text(alphabet="<>/\"'&;#0-9aegMLZ().%\x00é \n", max_size=6)
        ),
        min_size=1,
        max_size=5,
    )
)
def test_a_plan_with_mistakes_is_drawn_or_refused_and_nothing_else(changes: list[tuple[float, int, str]]) -> None:
    text = PLAN.decode()
    for share, gone, put in changes:
        at = int(share * len(text))
        text = text[:at] + put + text[at + gone :]
    try:
        content = read_picture("x.svg", text.encode("utf-8", "surrogatepass")).content
    except Unusable:
        return
    assert isinstance(content, Vector)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, len(PLAN) - 10))
def test_a_plan_cut_short_is_refused(end: int) -> None:
    with pytest.raises(Unusable):
        read_picture("x.svg", PLAN[:end])


def test_the_plan_of_the_specimen_is_drawn_whole() -> None:
    content = read_picture("x.svg", PLAN).content
    assert isinstance(content, Vector)
    assert content.remarks == ()
    said = ["".join(r.text for r in line.runs) for line in words(content)]
    assert "Inner basin" in said
    assert "Bar: 6.9 m," in said


# -- the cache ------------------------------------------------------------------------------------------------------
BUSY = f"""{HEAD}><linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-opacity=".2"/></linearGradient>
<g opacity=".5"><rect width="90" height="90" fill="url(#g)"/><text x="5" y="50">Bar</text></g>
<image width="40" height="20" href="{pixel()}"/><path d="M0 0L9 9" stroke="blue" stroke-opacity=".3"/></svg>"""


def test_what_was_read_once_is_remembered_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_CACHE", str(tmp_path))
    data = BUSY.encode()
    vector, name = read_svg(data), vector_name(data)
    assert load_vector(name) is None
    keep_vector(name, vector)
    again = load_vector(name)
    assert again is not None
    assert (again.height, again.steps, again.remarks) == (vector.height, vector.steps, vector.remarks)


@settings(max_examples=200, deadline=None)
@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=8) | st.sampled_from(["ops", "group", "lettered"]),
                    lambda inner: st.lists(inner, max_size=6), max_leaves=20))  # fmt: skip
def test_a_foreign_entry_is_as_good_as_none(value: object) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFING_CACHE", folder)
        keep_entry("x", [1.0, [value], []])
        found = load_vector("x")
        assert found is None or isinstance(found, Vector)


def test_a_plan_that_was_read_before_costs_no_reader(tmp_path: Path) -> None:
    command = (
        "import sys; from pathlib import Path; from briefing.chart.pictures.reading import read_picture;"
        f"read_picture('x', Path({str(ROOT / 'inputs' / 'maps' / 'lower-reach.svg')!r}).read_bytes());"
        "print([m for m in ('fontTools', 'tinycss2', 'cssselect2', 'PIL', 'xml.parsers.expat') if m in sys.modules])"
    )
    said = []
    for _ in range(2):
        environment = {**os.environ, "BRIEFING_CACHE": str(tmp_path)}
        done = subprocess.run(
            [sys.executable, "-c", command], capture_output=True, text=True, check=True, cwd=ROOT, env=environment
        )
        said.append(done.stdout.strip())
    assert said == ["['fontTools', 'tinycss2', 'cssselect2', 'xml.parsers.expat']", "[]"]
