"""The plan of an estimate chart to a display list, drawn by matplotlib: one Axes a panel, its line, ticks, marks and words.

Rows are drawn one after the other, words before mark, so that copied text reads in the order of the page. The plan's axes have
given every value its place: matplotlib is told points only, and no number is too large or too small for it.

This module imports matplotlib: `plotting.settings.import_matplotlib` comes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text as Label
from matplotlib.ticker import FixedFormatter, FixedLocator, NullFormatter, NullLocator
from matplotlib.transforms import IdentityTransform

from briefing.chart.ink.axis import Axis
from briefing.chart.ink.displaylist import DisplayList
from briefing.chart.ink.look import ChartLook, Colour
from briefing.chart.ink.pen import measure_words
from briefing.chart.kinds.estimates.claims import mark_of
from briefing.chart.kinds.estimates.estimate_plan import LOWER_REACH, NARROW, PanelPlan, Plan, Row, Text, text_styles
from briefing.chart.plotting.backend import draw_figure
from briefing.chart.plotting.settings import default_settings
from briefing.records import record

if TYPE_CHECKING:
    from matplotlib.artist import Artist

    Owner = Figure | Axes

_BAR = 8.0  # height of a range
_DISC = 7.0  # diameter of a disc
_SMALL_DISC = 5.0  # on a range too short for the usual one
_CHEVRON = 2.6
_STEM = 1.1  # the width of the line from zero to a value


def draw_plan(plan: Plan, look: ChartLook) -> DisplayList:
    """Draw the plan."""
    with default_settings(**{"hatch.linewidth": 0.6, "path.simplify": False}):
        return _FigureOfPlan(plan, look).draw()


@record
class _Marker:
    """The mark of a kind: matplotlib's name of its shape, its diameter, and the colours inside and outside."""

    shape: str
    size: float
    face: Colour
    edge: Colour
    edge_width: float = 0.9


@record
class _Fill:
    """How a rectangle is filled and outlined (None: not at all); `hatch` in matplotlib's strokes."""

    face: Colour
    edge: Colour | None
    width: float = 0.7
    hatch: str | None = None


class _FigureOfPlan:
    """Hands the artists of a plan to a Figure in reading order; a plan's y grows downward, matplotlib's upward."""

    def __init__(self, plan: Plan, look: ChartLook) -> None:
        self.plan, self.look = plan, look
        self.styles = text_styles(look)
        self.figure: Figure = Figure(figsize=(plan.width / 72, plan.height / 72), dpi=72, frameon=False)
        self.points = IdentityTransform()  # at 72 dots per inch display units are points
        self.order = 0.0

    def draw(self) -> DisplayList:
        """The key, the panels, the sentences at the foot."""
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
    def _next(self) -> float:
        self.order += 1.0
        return self.order

    def _add(self, owner: Owner, artist: Artist) -> None:
        artist.set_zorder(self._next())
        owner.add_artist(artist)
        artist.set_clip_on(False)

    def _text(self, owner: Owner, text: Text) -> None:
        style = self.styles[text.role]
        y = self.plan.height - text.y
        label = Label(text.x, y, text.words, color=style.colour, family=text.role, size=style.size, va="baseline")
        label.set_parse_math(False)  # a dollar sign is a dollar sign
        label.set_transform(self.points)
        self._add(owner, label)

    def _line(
        self,
        owner: Owner,
        points: list[tuple[float, float]],
        colour: Colour,
        width: float,
        dashes: tuple[float, float] | None = None,
    ) -> None:
        """A line through points; `dashes` and their gaps in widths of the line."""
        xs, ys = [x for x, _ in points], [self.plan.height - y for _, y in points]
        line = Line2D(xs, ys, color=colour, linewidth=width, transform=self.points, solid_capstyle="butt")
        if dashes is not None:
            line.set_dashes(dashes)
        self._add(owner, line)

    def _lines(self, owner: Owner, lines: list[list[tuple[float, float]]], colour: Colour, width: float, join: str = "") -> None:
        """Lines of one style, each through points; nothing where there are none."""
        if lines:
            turned = [[(x, self.plan.height - y) for x, y in line] for line in lines]
            drawn = LineCollection(turned, colors=[colour], linewidths=[width], transform=self.points)
            drawn.set(joinstyle=join) if join else drawn.set(capstyle="butt")
            self._add(owner, drawn)

    def _marker(self, owner: Owner, x: float, y: float, marker: _Marker) -> None:
        line = Line2D([x], [self.plan.height - y], transform=self.points, linestyle="none", marker=marker.shape)
        line.set(markersize=marker.size, markerfacecolor=marker.face)
        line.set(markeredgecolor=marker.edge, markeredgewidth=marker.edge_width)
        self._add(owner, line)

    def _box(self, owner: Owner, foot: tuple[float, float, float], width: float, height: float, fill: _Fill) -> None:
        """A rectangle: `foot` is its left edge, a height on the page, and how far below that its lower edge is."""
        left, y, below = foot
        box = Rectangle((left, self.plan.height - y - below), width, height, transform=self.points)
        box.set(facecolor=fill.face, linewidth=fill.width, hatch=fill.hatch)
        if fill.edge is not None:
            box.set_edgecolor(fill.edge)
        self._add(owner, box)

    # panels
    def _panel(self, panel: PanelPlan, *, last: bool) -> None:
        """Its heading, then questions and rows; the axis hangs before the first row with a place on it."""
        waiting = None if panel.axis is None else self._axes(panel, panel.axis)
        owner = waiting or self.figure
        look, width = self.look, self.plan.width
        self._line(owner, [(0, panel.top), (width, panel.top)], look.rule, look.rule_width)
        for text in panel.heading:
            self._text(owner, text)
        for question, rows in zip(panel.questions, panel.groups, strict=True):
            if waiting is not None and rows and rows[0].mark_y is not None:
                self._hang(waiting, panel)
                waiting = None
            for text in question:
                self._text(owner, text)
            for number, row in enumerate(rows):
                if waiting is not None and row.mark_y is not None:
                    self._hang(waiting, panel)
                    waiting = None
                self._row(owner, row, panel.axis)
                if number + 1 < len(rows):
                    self._line(owner, [(0, row.bottom), (width, row.bottom)], look.grid, look.grid_width)
        if last:
            self._line(owner, [(0, panel.bottom), (width, panel.bottom)], look.rule, look.rule_width)

    def _hang(self, axes: Axes, panel: PanelPlan) -> None:
        """The axis's labels, lines and reference lines, where the first claim with a number follows."""
        axes.xaxis.set_zorder(self._next())
        if panel.axis is not None:
            self._grid(axes, panel, panel.axis)
            self._references(axes, panel, panel.axis)

    def _axes(self, panel: PanelPlan, axis: Axis) -> Axes:
        """An Axes over the panel's plot, its x axis in points and on top; nothing of it but line, ticks and labels is seen."""
        look, plan = self.look, self.plan
        box = (axis.x0 / plan.width, 1 - panel.bottom / plan.height)
        size = ((axis.x1 - axis.x0) / plan.width, (panel.bottom - panel.axis_y) / plan.height)
        axes = self.figure.add_axes((*box, *size), frameon=True, zorder=self._next())
        axes.patch.set_visible(False)
        axes.yaxis.set_visible(False)
        for side in ("left", "right", "bottom"):
            axes.spines[side].set_visible(False)
        axes.spines["top"].set(color=look.rule, linewidth=look.axis_width, zorder=0.2, capstyle="butt")
        axes.set_xlim(axis.x0, axis.x1)
        axes.xaxis.set_major_locator(FixedLocator([axis.position(t.value) for t in axis.ticks]))
        axes.xaxis.set_major_formatter(FixedFormatter([t.label for t in axis.ticks]))
        finer = _between_decades(axis) if axis.log and axis.decades == 1 else []
        axes.xaxis.set_minor_locator(FixedLocator(finer) if finer else NullLocator())
        axes.xaxis.set_minor_formatter(NullFormatter())
        small = self.styles["small"]
        axes.tick_params(axis="x", which="major", top=True, labeltop=True, bottom=False, labelbottom=False, length=0.0, pad=5.0)
        axes.tick_params(axis="x", which="major", labelsize=small.size, labelcolor=look.secondary, labelfontfamily="small")
        axes.tick_params(axis="x", which="minor", top=True, bottom=False, direction="in", length=2.5, width=0.4, color=look.rule)
        return axes

    def _grid(self, axes: Axes, panel: PanelPlan, axis: Axis) -> None:
        """Lines at the ticks, behind the marks; rows without a place on the axis are left free."""
        plain: list[list[tuple[float, float]]] = []
        zero: list[list[tuple[float, float]]] = []
        spans = self._spans(panel)
        for tick in axis.ticks:
            x = axis.position(tick.value)
            (zero if tick.value == 0 else plain).extend([[(x, a), (x, b)] for a, b in spans])
        self._lines(axes, plain, self.look.grid, self.look.grid_width)
        self._lines(axes, zero, self.look.rule, self.look.axis_width)

    def _spans(self, panel: PanelPlan) -> list[tuple[float, float]]:
        return _joined([row.grid for rows in panel.groups for row in rows if row.grid], panel, narrow=self.plan.width < NARROW)

    def _references(self, axes: Axes, panel: PanelPlan, axis: Axis) -> None:
        for value, text in panel.references:
            self._paper(axes, text)
            self._text(axes, text)
            if value == value:  # the further lines of a long label repeat no line
                x = axis.position(value)
                self._line(axes, [(x, panel.axis_y), (x, text.y + 2.0)], self.look.asof, 0.9)
                for a, b in self._spans(panel):
                    if b > text.y + 2.0:
                        self._line(axes, [(x, max(a, text.y + 2.0)), (x, b)], self.look.asof, 0.9, (4, 2))

    def _row(self, owner: Owner, row: Row, axis: Axis | None) -> None:
        for text in row.who:
            self._text(owner, text)
        placed = row.mark_y is not None and axis is not None
        for text in row.label:
            if placed:
                self._paper(owner, text)
            self._text(owner, text)
        if axis is not None and row.mark_y is not None:
            self._mark(owner, row, row.mark_y, axis)

    def _paper(self, owner: Owner, text: Text) -> None:
        """Paper behind a label, so that no line of the axis strikes it through."""
        style = self.styles[text.role]
        width = measure_words(text.words, style) + 3.0
        self._box(owner, (text.x - 1.5, text.y, 0.2 * style.size), width, style.size, _Fill(self.look.paper, None, 0.0))

    # marks
    def _mark(self, owner: Owner, row: Row, y: float, axis: Axis) -> None:
        """A range as a bar, one value on a stem from zero, limits with arrows that run away from the limit; then the point."""
        claim, mark = row.claim, mark_of(row.claim)
        if claim.low is not None and claim.high is not None:
            self._range(owner, (axis.position(claim.low), axis.position(claim.high)), y, mark)
            point = claim.best if claim.best is not None else claim.value
            if point is not None:
                short = axis.position(claim.high) - axis.position(claim.low) < 12
                self._marker(owner, axis.position(point), y, _shape(mark, self.look, small=short, on_bar=True))
            return
        value = next(v for v in (claim.value, claim.best, claim.high, claim.low) if v is not None)
        x, zero = axis.position(value), axis.position(0.0)
        colour = {"ours": self.look.ours, "claimed": self.look.mid, "assessed": self.look.mid}.get(mark, self.look.firm)
        if claim.value is None and claim.best is None:
            ends = (zero, x) if claim.high is not None else (x, x + LOWER_REACH)
            self._limit(owner, ends, y, x, self.look.ours if claim.ours else self.look.firm)
            return
        if not axis.log:
            self._line(owner, [(zero, y), (x, y)], colour, _STEM, (2.4 / _STEM, 2 / _STEM) if mark == "projected" else None)
        elif value <= 0:
            left, right = x + 5, x + 5 + _CHEVRON  # zero lies beyond the axis's end
            self._line(owner, [(right, y - _CHEVRON), (left, y), (right, y + _CHEVRON)], colour, 1.0)
            return
        self._marker(owner, x, y, _shape(mark, self.look))

    def _range(self, owner: Owner, ends: tuple[float, float], y: float, mark: str) -> None:
        self._box(owner, (ends[0], y, _BAR / 2), ends[1] - ends[0], _BAR, _filling(mark, self.look))

    def _limit(
        self, owner: Owner, ends: tuple[float, float], y: float, x: float, colour: Colour, reach: float = 6.0
    ) -> None:
        """A limit: a bar across at the limit, a dashed line and open arrows that lead away from it; no value is preferred."""
        x0, x1 = min(ends), max(ends)
        self._line(owner, [(x0, y), (x1, y)], colour, 0.9, (3 / 0.9, 2 / 0.9))
        turn = 1.0 if x == x1 else -1.0  # arrows point down from an upper limit, up from a lower one
        number = max(1, min(6, int((x1 - x0) / 28)))
        arrows = []
        for i in range(1, number + 1):
            at = x0 + (x1 - x0) * i / (number + 1)
            ends_at = at + turn * _CHEVRON
            arrows.append([(ends_at, y + _CHEVRON), (at - turn * 0.9, y), (ends_at, y - _CHEVRON)])
        self._lines(owner, arrows, colour, 1.0, "miter")
        self._line(owner, [(x, y - reach), (x, y + reach)], colour, 2.0)

    def _key_sample(self, mark: str, x: float, baseline: float) -> None:
        y = baseline - self.styles["small"].cap_height / 2
        if mark == "range":
            self._box(self.figure, (x, y, 3.2), 18.0, 6.4, _filling("claimed", self.look))
        elif mark in ("upper", "lower"):
            place = (x + 0.5, x + 21.0)  # half of the bar across stays inside
            self._limit(self.figure, place, y, place[1] if mark == "upper" else place[0], self.look.firm, reach=4.4)
        else:
            self._marker(self.figure, x + 4.0, y, _shape(mark, self.look))


def _shape(mark: str, look: ChartLook, *, small: bool = False, on_bar: bool = False) -> _Marker:
    """The marker of a kind: shape and filling differ, so that no two need their colour to be told apart."""
    size = _SMALL_DISC if small else _DISC
    said = look.firm if on_bar else look.mid
    if mark == "projected":
        return _Marker("o", size - look.mark_width / 2, look.paper, look.firm, look.mark_width)
    if mark == "claimed":
        return _Marker("D", size - 0.7, said, look.paper)
    if mark == "assessed":
        return _Marker("^", size + 0.6, said, look.paper)
    if mark == "ours":
        return _Marker("s", size - 0.6, look.ours, look.paper)
    return _Marker("o", size, look.firm, look.paper)


def _filling(mark: str, look: ChartLook) -> _Fill:
    """The bar of a range, by kind: solid, pale with an outline, hatched, or our own."""
    if mark == "observed":
        return _Fill(look.firm, look.firm)
    if mark == "projected":
        return _Fill(look.paper, look.mid, hatch="//////")
    if mark == "ours":
        return _Fill(look.paper, look.ours, 1.3)
    return _Fill(look.pale, look.mid)


def _between_decades(axis: Axis) -> list[float]:
    return [axis.position(t.value * m) for t in axis.ticks[:-1] for m in range(2, 10)]


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
