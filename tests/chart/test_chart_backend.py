"""The matplotlib backend: any reasonable figure becomes steps that stand inside it, and no setting of the user's gets in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from briefing.chart.ink.displaylist import Alpha, DisplayList, Glyphs, Image, Mesh, Ops
from briefing.chart.ink.look import ChartLook
from briefing.chart.plotting.settings import default_settings, import_matplotlib


@pytest.fixture(scope="session", autouse=True)
def matplotlib_lean() -> None:
    import_matplotlib()


def _drawn(make: Callable[[Any], None], look: ChartLook) -> DisplayList:
    from matplotlib.figure import Figure

    from briefing.chart.plotting.backend import draw_figure

    with default_settings():
        figure = Figure(figsize=(4, 3))
        make(figure)
        return draw_figure(figure, lambda font, colour: look.strong if font.get_weight() == "bold" else look.small)


def bars(figure: Any) -> None:
    axes = figure.add_subplot()
    axes.bar(["a", "b"], [3, 5], hatch="//", facecolor="white", edgecolor="black")
    axes.set_title("Bars", weight="bold")


def lines(figure: Any) -> None:
    axes = figure.add_subplot()
    axes.plot([0, 1, 2], [3, 1, 2], "--o", label="one")
    axes.fill_between([0, 1, 2], [2, 0, 1], [4, 2, 3], alpha=0.3)
    axes.legend()
    axes.set_ylabel("turned")


def scatter(figure: Any) -> None:
    figure.add_subplot().scatter([1, 2, 3], [1, 4, 9], s=[10, 20, 30], c=[0.1, 0.5, 0.9], alpha=0.5)


def logarithm(figure: Any) -> None:
    axes = figure.add_subplot()
    axes.set_xscale("log")
    axes.errorbar([1, 10, 100], [1, 2, 3], xerr=[[0.5, 5, 50], [1, 10, 100]], capsize=3)


def heat(figure: Any) -> None:
    figure.add_subplot().pcolormesh([[0.0, 0.5], [0.7, 1.0]])


def shaded(figure: Any) -> None:
    figure.add_subplot().tripcolor([0, 1, 0], [0, 0, 1], [0.0, 0.5, 1.0], shading="gouraud")


def picture(figure: Any) -> None:
    figure.add_subplot().imshow([[0.0, 1.0], [0.5, 0.2]], interpolation="nearest")


def pie(figure: Any) -> None:
    figure.add_subplot().pie([1, 2, 3], labels=["a", "b", "c"])


def boxes(figure: Any) -> None:
    figure.add_subplot().boxplot([[1, 2, 3, 9], [2, 3, 4]])


def contours(figure: Any) -> None:
    axes = figure.add_subplot()
    axes.contour([[0, 1, 2], [1, 2, 3], [2, 3, 5]])
    axes.annotate("here", (1, 1), (0.2, 1.5), arrowprops={"arrowstyle": "->"})


def mathematics(figure: Any) -> None:
    figure.add_subplot().set_title(r"$\sum x^2$")


FIGURES = [bars, lines, scatter, logarithm, heat, shaded, picture, pie, boxes, contours, mathematics]


@pytest.mark.parametrize("make", FIGURES, ids=lambda f: f.__name__)
def test_a_figure_becomes_steps(make: Callable[[Any], None], look: ChartLook, reader: SimpleNamespace) -> None:
    drawing = _drawn(make, look)
    assert (drawing.width, drawing.height) == (288, 216)
    assert reader.balanced(drawing)
    depth = 0
    for step in drawing.steps:
        if isinstance(step, Ops):
            depth += {"q": 1, "Q": -1}.get(step.code, 0)
            assert "nan" not in step.code
            assert "inf" not in step.code
        if isinstance(step, Alpha):
            assert depth > 0, "opacity stands inside q … Q"
    shapes = [s for s in reader.shapes(drawing) if s.x1 > s.x0 or s.y1 > s.y0]
    assert shapes
    inside = [s for s in shapes if s.x0 >= -5 and s.x1 <= 293 and s.y0 >= -5 and s.y1 <= 221]
    assert len(inside) >= 0.9 * len(shapes)


def test_what_a_figure_needs_is_there(look: ChartLook) -> None:
    kinds = {f.__name__: [type(s) for s in _drawn(f, look).steps] for f in (lines, heat, shaded, picture)}
    assert Alpha in kinds["lines"]
    assert Image in kinds["heat"]
    assert Mesh in kinds["shaded"]
    assert Image in kinds["picture"]


def test_text_is_the_documents_own(look: ChartLook) -> None:
    words = {s.text: s for s in _drawn(bars, look).steps if isinstance(s, Glyphs)}
    assert words["Bars"].style is look.strong
    assert words["a"].style is look.small
    turned = next(s for s in _drawn(lines, look).steps if isinstance(s, Glyphs) and s.text == "turned")
    assert turned.angle == 90


def test_mathematics_is_outlines_and_a_dollar_is_a_dollar(
    look: ChartLook, sheet: SimpleNamespace, claims: SimpleNamespace
) -> None:
    from briefing.chart.draw import draw
    from briefing.chart.kinds.estimates import Claim

    assert "∑" not in "".join(s.text for s in _drawn(mathematics, look).steps if isinstance(s, Glyphs))
    drawing = draw(claims.one_panel(Claim("$5 and $6", "claimed", value=5, label="$5")), 482.0, sheet)
    assert {"$5 and $6", "$5"} <= {s.text for s in drawing.steps if isinstance(s, Glyphs)}


def test_the_same_figure_gives_the_same_steps(look: ChartLook) -> None:
    assert _drawn(lines, look).steps == _drawn(lines, look).steps


def test_settings_of_the_user_are_left_alone_and_left_out(look: ChartLook) -> None:
    import matplotlib

    before = _drawn(bars, look)
    with matplotlib.rc_context({"font.size": 30, "hatch.linewidth": 7, "axes.facecolor": "red"}):
        assert _drawn(bars, look).steps == before.steps
        assert matplotlib.rcParams["font.size"] == 30


def test_no_font_of_the_machine_is_listed(look: ChartLook, caplog: pytest.LogCaptureFixture) -> None:
    import matplotlib
    from matplotlib.font_manager import fontManager

    own = Path(matplotlib.get_data_path())
    assert {Path(entry.fname).parent for entry in fontManager.ttflist} == {own / "fonts" / "ttf"}
    assert all(Path(entry.fname).is_file() for entry in fontManager.ttflist)
    _drawn(mathematics, look)
    assert not caplog.records, "a font that is missed would be told on the user's terminal"


def test_the_import_leaves_no_trace() -> None:
    import matplotlib
    from matplotlib import font_manager
    from matplotlib.artist import Artist, kwdoc

    assert kwdoc.__module__ == "matplotlib.artist"
    assert "alpha" in kwdoc(Artist)
    assert matplotlib.get_cachedir.__module__ == matplotlib.get_configdir.__module__ == "matplotlib"
    assert matplotlib.font_manager is font_manager
    assert "open" not in vars(font_manager)
    from mpl_toolkits.mplot3d import Axes3D

    assert Axes3D.__module__ == "mpl_toolkits.mplot3d.axes3d"


def test_white_space_of_a_label_that_no_face_has_is_a_space(look: ChartLook) -> None:
    from matplotlib.figure import Figure

    from briefing.chart.plotting.backend import draw_figure

    figure = Figure(figsize=(3, 2))
    figure.text(0.1, 0.5, "one\ttwo\u2028three\nfour\t")
    drawing = draw_figure(figure, lambda *_: look.regular)
    assert [s.text for s in drawing.steps if isinstance(s, Glyphs)] == ["one two three", "four"]
