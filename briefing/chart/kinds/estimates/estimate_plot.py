"""The plan of an estimate chart to a display list, drawn by matplotlib: one Axes a panel, its scale, ticks, marks and words.

Rows are drawn one after the other, words before mark, so that copied text reads in the order of the page.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.chart.ink.axis import Axis
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook, Colour
from briefing.chart.ink.pen import measure_words
from briefing.chart.kinds.estimates.claims import is_range, mark_of
from briefing.chart.kinds.estimates.estimate_plan import LOWER_REACH, NARROW, PanelPlan, Plan, Row, Text, text_styles
from briefing.chart.plotting.settings import default_settings, import_matplotlib

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_BAR = 8.0  # height of a range
_DISC = 7.0  # diameter of a disc
_SMALL_DISC = 5.0  # on a range too short for the usual one
_CHEVRON = 2.6


def draw_plan(plan: Plan, look: ChartLook, folder: Path | None) -> DisplayList:
    """Draw the plan; `folder` is where matplotlib's font list is kept (None: nowhere)."""
    import_matplotlib(folder)
    with default_settings(**{"hatch.linewidth": 0.6, "path.simplify": False}):
        return _FigureOfPlan(plan, look).draw()


class _FigureOfPlan:
    """Hands the artists of a plan to a Figure in reading order; matplotlib y grows upward."""

    def __init__(self, plan: Plan, look: ChartLook) -> None:
        from matplotlib.figure import Figure
        from matplotlib.transforms import IdentityTransform

        self.plan, self.look = plan, look
        self.styles = text_styles(look)
        self.figure: Figure = Figure(figsize=(plan.width / 72, plan.height / 72), dpi=72, frameon=False)
        self.points = IdentityTransform()  # at 72 dots per inch display units are points
        self.order = 0.0

    def draw(self) -> DisplayList:
        from briefing.chart.plotting.backend import draw_figure

        for mark, x, text in self.plan.key:
            if mark:
                self._key_sample(mark, x, text.y)
            self._text(self.figure, text)
        for number, panel in enumerate(self.plan.panels):
            self._panel(panel, last=number == len(self.plan.panels) - 1)
        for text in self.plan.foot:
            self._text(self.figure, text)
        return draw_figure(self.figure, lambda font, _: self.styles[font.get_family()[0]])

    # artists
    def _add(self, owner: Figure | Axes, artist: Any) -> None:
        self.order += 1.0
        artist.set_zorder(self.order)
        owner.add_artist(artist)
        artist.set_clip_on(False)

    def _text(self, owner: Figure | Axes, text: Text) -> None:
        from matplotlib.text import Text as Label

        style = self.styles[text.role]
        y = self.plan.height - text.y
        label = Label(text.x, y, text.words, color=style.colour, family=text.role, size=style.size, va="baseline")
        label.set_parse_math(False)  # a dollar sign is a dollar sign
        label.set_transform(self.points)
        self._add(owner, label)

    def _line(self, owner: Figure | Axes, points: list[tuple[float, float]], colour: Colour, width: float, **more: Any) -> None:
        """A line through points in display units, y downward."""
        from matplotlib.lines import Line2D

        xs, ys = [x for x, _ in points], [self.plan.height - y for _, y in points]
        more.setdefault("solid_capstyle", "butt")
        self._add(owner, Line2D(xs, ys, color=colour, linewidth=width, transform=self.points, **more))

    # panels
    def _panel(self, panel: PanelPlan, *, last: bool) -> None:
        axes = self._axes(panel) if panel.axis is not None else self.figure
        look, width = self.look, self.plan.width
        self._line(axes, [(0, panel.top), (width, panel.top)], look.rule, look.rule_width)
        for text in panel.heading:
            self._text(axes, text)
        hung = panel.axis is None
        for question, rows in zip(panel.questions, panel.groups, strict=True):
            if not hung and rows and rows[0].mark_y is not None:
                hung = self._hang(axes, panel)
            for text in question:
                self._text(axes, text)
            for number, row in enumerate(rows):
                if not hung and row.mark_y is not None:
                    hung = self._hang(axes, panel)
                self._row(axes, row, panel.axis)
                if number + 1 < len(rows):
                    self._line(axes, [(0, row.bottom), (width, row.bottom)], look.grid, look.grid_width)
        if last:
            self._line(axes, [(0, panel.bottom), (width, panel.bottom)], look.rule, look.rule_width)

    def _hang(self, axes: Any, panel: PanelPlan) -> bool:
        """The axis's labels, lines and reference lines, where the first claim with a number follows."""
        assert panel.axis is not None
        self.order += 1.0
        axes.xaxis.set_zorder(self.order)
        self._grid(axes, panel, panel.axis)
        self._references(axes, panel, panel.axis)
        return True

    def _axes(self, panel: PanelPlan) -> Axes:
        """An Axes over the panel's plot, its x axis on top; nothing of it but line, ticks and labels is seen."""
        from matplotlib.ticker import FixedFormatter, FixedLocator, NullFormatter, NullLocator

        axis, look, plan = panel.axis, self.look, self.plan
        assert axis is not None
        box = (axis.x0 / plan.width, 1 - panel.bottom / plan.height)
        size = ((axis.x1 - axis.x0) / plan.width, (panel.bottom - panel.axis_y) / plan.height)
        self.order += 1.0
        axes = self.figure.add_axes((*box, *size), frameon=True, zorder=self.order)
        axes.patch.set_visible(False)
        axes.yaxis.set_visible(False)
        for side in ("left", "right", "bottom"):
            axes.spines[side].set_visible(False)
        axes.spines["top"].set(color=look.rule, linewidth=look.axis_width, zorder=0.2, capstyle="butt")
        if axis.log:
            axes.set_xscale("log")
        axes.set_xlim(axis.low, axis.high)
        axes.xaxis.set_major_locator(FixedLocator([t.value for t in axis.ticks]))
        axes.xaxis.set_major_formatter(FixedFormatter([t.label for t in axis.ticks]))
        finer = _between_decades(axis) if axis.log and axis.decades == 1 else []
        axes.xaxis.set_minor_locator(FixedLocator(finer) if finer else NullLocator())
        axes.xaxis.set_minor_formatter(NullFormatter())
        small = self.styles["small"]
        axes.tick_params(axis="x", which="major", top=True, labeltop=True, bottom=False, labelbottom=False, length=0.0, pad=5.0)
        axes.tick_params(axis="x", which="major", labelsize=small.size, labelcolor=look.secondary, labelfontfamily="small")
        axes.tick_params(axis="x", which="minor", top=True, bottom=False, direction="in", length=2.5, width=0.4, color=look.rule)
        return axes

    def _grid(self, axes: Any, panel: PanelPlan, axis: Axis) -> None:
        """Lines at the ticks, behind the marks; rows without a place on the axis are left free."""
        from matplotlib.collections import LineCollection

        plain: list[list[tuple[float, float]]] = []
        zero: list[list[tuple[float, float]]] = []
        spans = self._spans(panel)
        for tick in axis.ticks:
            x = axis.position(tick.value)
            lines = [[(x, self.plan.height - a), (x, self.plan.height - b)] for a, b in spans]
            (zero if tick.value == 0 else plain).extend(lines)
        for lines, colour, width in ((plain, self.look.grid, self.look.grid_width), (zero, self.look.rule, self.look.axis_width)):
            if lines:
                drawn = LineCollection(lines, colors=[colour], linewidths=[width], transform=self.points, capstyle="butt")
                self._add(axes, drawn)

    def _spans(self, panel: PanelPlan) -> list[tuple[float, float]]:
        return _joined([row.grid for rows in panel.groups for row in rows if row.grid], panel, narrow=self.plan.width < NARROW)

    def _references(self, axes: Any, panel: PanelPlan, axis: Axis) -> None:
        for value, text in panel.references:
            self._paper(axes, text)
            self._text(axes, text)
            if value == value:  # the further lines of a long label repeat no line
                x = axis.position(value)
                self._line(axes, [(x, panel.axis_y), (x, text.y + 2.0)], self.look.asof, 0.9)
                for a, b in self._spans(panel):
                    if b > text.y + 2.0:
                        self._line(axes, [(x, max(a, text.y + 2.0)), (x, b)], self.look.asof, 0.9, dashes=(4, 2))

    def _row(self, axes: Any, row: Row, axis: Axis | None) -> None:
        for text in row.who:
            self._text(axes, text)
        placed = row.mark_y is not None and axis is not None
        for text in row.label:
            if placed:
                self._paper(axes, text)
            self._text(axes, text)
        if placed and axis is not None:
            self._mark(axes, row, axis)

    def _paper(self, axes: Any, text: Text) -> None:
        """Paper behind a label, so that no line of the axis strikes it through."""
        from matplotlib.patches import Rectangle

        style = self.styles[text.role]
        box = (text.x - 1.5, self.plan.height - text.y - 0.2 * style.size)
        width = measure_words(text.words, style) + 3.0
        self._add(axes, Rectangle(box, width, style.size, transform=self.points, facecolor=self.look.paper, linewidth=0))

    # marks
    def _mark(self, axes: Any, row: Row, axis: Axis) -> None:
        """A range as a bar, one value on a stem from zero, limits with arrows that run away from the limit; then the point."""
        claim, mark = row.claim, mark_of(row.claim)
        y = row.mark_y or 0.0
        if is_range(claim):
            self._bar(axes, claim.low or 0.0, claim.high or 0.0, y, mark)
            point = claim.best if claim.best is not None else claim.value
            if point is not None:
                short = axis.position(claim.high or 0.0) - axis.position(claim.low or 0.0) < 12
                self._point(axes, point, y, mark, small=short, on_bar=True)
            return
        value = next(v for v in (claim.value, claim.best, claim.high, claim.low) if v is not None)
        x = axis.position(value)
        if claim.value is None and claim.best is None:
            upper = claim.high is not None
            self._limit(axes, (axis.position(0.0), x) if upper else (x, x + LOWER_REACH), y, x, claim_ours=claim.ours)
            return
        if not axis.log:
            dashed = {"dashes": (2.4 / 1.1, 2 / 1.1)} if mark == "projected" else {}
            self._line(axes, [(axis.position(0.0), y), (x, y)], self._colour(mark), 1.1, **dashed)
        elif value <= 0:
            left, right = x + 5, x + 5 + _CHEVRON  # zero lies beyond the axis's end
            self._line(axes, [(right, y - _CHEVRON), (left, y), (right, y + _CHEVRON)], self._colour(mark), 1.0)
            return
        self._point(axes, value, y, mark)

    def _colour(self, mark: str) -> Colour:
        return {"ours": self.look.ours, "claimed": self.look.mid, "assessed": self.look.mid}.get(mark, self.look.firm)

    def _point(self, axes: Any, value: float, y: float, mark: str, *, small: bool = False, on_bar: bool = False) -> None:
        """The mark of a kind at a value; placed by the Axes' own scale."""
        from matplotlib.lines import Line2D
        from matplotlib.transforms import blended_transform_factory

        place = blended_transform_factory(axes.transData, self.points)
        shape = _shape(mark, self.look, small=small, on_bar=on_bar)
        where = ([max(value, axes.get_xlim()[0])], [self.plan.height - y])
        self._add(axes, Line2D(*where, transform=place, linestyle="none", **shape))

    def _bar(self, axes: Any, low: float, high: float, y: float, mark: str) -> None:
        from matplotlib.patches import Rectangle
        from matplotlib.transforms import blended_transform_factory

        place = blended_transform_factory(axes.transData, self.points)
        low = max(low, axes.get_xlim()[0])
        bar = Rectangle((low, self.plan.height - y - _BAR / 2), high - low, _BAR, transform=place, **_filling(mark, self.look))
        self._add(axes, bar)

    def _limit(self, axes: Any, ends: tuple[float, float], y: float, x: float, *, claim_ours: bool, reach: float = 6.0) -> None:
        """A limit: a bar across at the limit, a dashed line and open arrows that lead away from it; no value is preferred."""
        from matplotlib.collections import LineCollection

        colour = self.look.ours if claim_ours else self.look.firm
        x0, x1 = min(ends), max(ends)
        self._line(axes, [(x0, y), (x1, y)], colour, 0.9, dashes=(3 / 0.9, 2 / 0.9))
        turn = 1.0 if x == x1 else -1.0  # arrows point down from an upper limit, up from a lower one
        number = max(1, min(6, int((x1 - x0) / 28)))
        arrows, middle = [], self.plan.height - y
        for i in range(1, number + 1):
            at = x0 + (x1 - x0) * i / (number + 1)
            ends_at = at + turn * _CHEVRON
            arrows.append([(ends_at, middle - _CHEVRON), (at - turn * 0.9, middle), (ends_at, middle + _CHEVRON)])
        self._add(axes, LineCollection(arrows, colors=[colour], linewidths=[1.0], transform=self.points, joinstyle="miter"))
        self._line(axes, [(x, y - reach), (x, y + reach)], colour, 2.0)

    def _key_sample(self, mark: str, x: float, baseline: float) -> None:
        from matplotlib.lines import Line2D
        from matplotlib.patches import Rectangle

        y = baseline - self.styles["small"].cap_height / 2
        if mark == "range":
            corner = (x, self.plan.height - y - 3.2)
            self._add(self.figure, Rectangle(corner, 18.0, 6.4, transform=self.points, **_filling("claimed", self.look)))
        elif mark in ("upper", "lower"):
            place = (x + 0.5, x + 21.0)  # half of the bar across stays inside
            self._limit(self.figure, place, y, place[1] if mark == "upper" else place[0], claim_ours=False, reach=4.4)
        else:
            where = ([x + 4.0], [self.plan.height - y])
            self._add(self.figure, Line2D(*where, transform=self.points, linestyle="none", **_shape(mark, self.look)))


def _shape(mark: str, look: ChartLook, *, small: bool = False, on_bar: bool = False) -> dict[str, Any]:
    """The marker of a kind: shape and filling differ, so that no two need their colour to be told apart."""
    size = _SMALL_DISC if small else _DISC
    edge: dict[str, Any] = {"markeredgecolor": look.paper, "markeredgewidth": 0.9}
    if mark == "projected":
        edge = {"markeredgecolor": look.firm, "markeredgewidth": look.mark_width}
        return {"marker": "o", "markersize": size - look.mark_width / 2, "markerfacecolor": look.paper, **edge}
    if mark == "claimed":
        return {"marker": "D", "markersize": size - 0.7, "markerfacecolor": look.firm if on_bar else look.mid, **edge}
    if mark == "assessed":
        return {"marker": "^", "markersize": size + 0.6, "markerfacecolor": look.firm if on_bar else look.mid, **edge}
    if mark == "ours":
        return {"marker": "s", "markersize": size - 0.6, "markerfacecolor": look.ours, **edge}
    return {"marker": "o", "markersize": size, "markerfacecolor": look.firm, **edge}


def _filling(mark: str, look: ChartLook) -> dict[str, Any]:
    """The bar of a range, by kind: solid, pale with an outline, hatched, or our own."""
    if mark == "observed":
        return {"facecolor": look.firm, "edgecolor": look.firm, "linewidth": 0.7}
    if mark == "projected":
        return {"facecolor": look.paper, "edgecolor": look.mid, "linewidth": 0.7, "hatch": "//////"}
    if mark == "ours":
        return {"facecolor": look.paper, "edgecolor": look.ours, "linewidth": 1.3}
    return {"facecolor": look.pale, "edgecolor": look.mid, "linewidth": 0.7}


def _between_decades(axis: Axis) -> list[float]:
    return [t.value * m for t in axis.ticks[:-1] for m in range(2, 10)]


def _joined(spans: list[tuple[float, float]], panel: PanelPlan, *, narrow: bool) -> list[tuple[float, float]]:
    """Stretches that meet become one; beside wide rows the first begins at the axis line, so that the lines hang from it."""
    out: list[tuple[float, float]] = []
    for a, b in spans:
        if out and a - out[-1][1] < 24.0 and not narrow and not _words_between(panel, out[-1][1], a):
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
    if out and not narrow and not _words_between(panel, panel.axis_y, out[0][0]):
        out[0] = (panel.axis_y, out[0][1])
    return out


def _words_between(panel: PanelPlan, top: float, bottom: float) -> bool:
    silent = [row for rows in panel.groups for row in rows if row.mark_y is None]
    return any(top - 0.01 <= row.top and row.bottom <= bottom + 0.01 for row in silent)
