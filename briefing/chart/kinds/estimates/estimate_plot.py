"""The plan of an estimate chart to a display list, drawn by matplotlib: one Axes a scale, over the lanes below.

Rows are drawn one after the other, words before mark, so that copied text reads in the order of the page. The plan's axes have
given every value its place: matplotlib is told points only, and no number is too large or too small for it.

This module imports matplotlib: `plotting.settings.import_matplotlib` comes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from briefing.chart.kinds.estimates import Claim
from briefing.chart.kinds.estimates.claims import is_limit, kind_of
from briefing.chart.kinds.estimates.estimate_plan import LOWER_REACH, NARROW, PanelPlan, Plan, Row, Text, text_styles
from briefing.chart.plotting.backend import draw_figure
from briefing.chart.plotting.settings import default_settings
from briefing.records import record

if TYPE_CHECKING:
    from matplotlib.artist import Artist

_BAR = 8.0  # height of a range
_DISC = 7.0  # diameter of a disc
_SMALL_DISC = 5.0  # on a range too short for the usual one
_CHEVRON = 2.6
_STEM = 1.1  # the width of the line from zero to a value
_DASHES = (2.4 / _STEM, 2 / _STEM)  # of a projected value
_STOP = 2.0  # the width of the bar at which a limit ends
_REACH = 5.5  # that bar above and below the middle of its lane


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
    dashed: bool = False


class _FigureOfPlan:
    """Hands the artists of a plan to a Figure in reading order; a plan's y grows downward, matplotlib's upward."""

    def __init__(self, plan: Plan, look: ChartLook) -> None:
        self.plan, self.look = plan, look
        self.styles = text_styles(look)
        self.figure: Figure = Figure(figsize=(plan.width / 72, plan.height / 72), dpi=72, frameon=False)
        self.points = IdentityTransform()  # at 72 dots per inch display units are points
        self.order = 0.0

    def draw(self) -> DisplayList:
        """The panels, the sentences at the foot."""
        for number, panel in enumerate(self.plan.panels):
            self._panel(panel, first=number == 0, last=number == len(self.plan.panels) - 1)
        for text in self.plan.foot:
            self._text(text)
        return draw_figure(self.figure, lambda font, _: self.styles[font.get_family()[0]])

    # artists
    def _next(self) -> float:
        self.order += 1.0
        return self.order

    def _add(self, artist: Artist) -> None:
        artist.set_zorder(self._next())
        self.figure.add_artist(artist)
        artist.set_clip_on(False)

    def _text(self, text: Text) -> None:
        style = self.styles[text.role]
        y = self.plan.height - text.y
        label = Label(text.x, y, text.words, color=style.colour, family=text.role, size=style.size, va="baseline")
        label.set_parse_math(False)  # a dollar sign is a dollar sign
        label.set_transform(self.points)
        self._add(label)

    def _line(
        self,
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
        self._add(line)

    def _lines(self, lines: list[list[tuple[float, float]]], colour: Colour, width: float) -> None:
        """Lines of one style, each through points; nothing where there are none."""
        if lines:
            turned = [[(x, self.plan.height - y) for x, y in line] for line in lines]
            drawn = LineCollection(turned, colors=[colour], linewidths=[width], transform=self.points)
            drawn.set(capstyle="butt")
            self._add(drawn)

    def _marker(self, x: float, y: float, marker: _Marker) -> None:
        line = Line2D([x], [self.plan.height - y], transform=self.points, linestyle="none", marker=marker.shape)
        line.set(markersize=marker.size, markerfacecolor=marker.face)
        line.set(markeredgecolor=marker.edge, markeredgewidth=marker.edge_width)
        self._add(line)

    def _box(self, foot: tuple[float, float, float], width: float, height: float, fill: _Fill) -> None:
        """A rectangle: `foot` is its left edge, a height on the page, and how far below that its lower edge is."""
        left, y, below = foot
        box = Rectangle((left, self.plan.height - y - below), width, height, transform=self.points)
        box.set(facecolor=fill.face, linewidth=fill.width, hatch=fill.hatch)
        if fill.edge is not None:
            box.set_edgecolor(fill.edge)
        if fill.dashed:
            box.set_linestyle((0, (3.0, 2.0)))
        self._add(box)

    # panels
    def _panel(self, panel: PanelPlan, *, first: bool, last: bool) -> None:
        """Its heading, the axis where it begins, lines behind everything, then questions and lanes."""
        look, width, axis = self.look, self.plan.width, panel.axis
        top = panel.top if panel.axis_y is None else panel.axis_y
        for text in panel.heading:
            self._text(text)
        if axis is not None and panel.axis_y is not None:
            self._scale(axis, panel.axis_y)
        if panel.axis_y is not None or not first:
            self._line([(0, top), (width, top)], look.rule, look.rule_width)
        if axis is not None:
            self._grid(panel, axis, top)
            self._references(panel, axis, top)
        for question, rows in zip(panel.questions, panel.groups, strict=True):
            for text in question:
                self._text(text)
            for row in rows:
                self._row(row, axis)
                if row is not panel.groups[-1][-1]:
                    self._line([(0, row.bottom), (width, row.bottom)], look.grid, look.rule_width)
        if last:
            self._line([(0, panel.bottom), (width, panel.bottom)], look.ink, look.closing_width)

    def _scale(self, axis: Axis, y: float) -> None:
        """An Axes from the line of the scale to the foot, its x axis in points and on top; only ticks and labels are seen."""
        look, plan = self.look, self.plan
        size = ((axis.x1 - axis.x0) / plan.width, 1 - y / plan.height)
        axes = self.figure.add_axes((axis.x0 / plan.width, 0.0, *size), frameon=False, zorder=self._next())
        axes.yaxis.set_visible(False)
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

    def _spans(self, panel: PanelPlan, top: float) -> list[tuple[float, float]]:
        """Where the lines of the axis run: through the panel; beside the marks only where words stand above those."""
        if self.plan.width >= NARROW:
            return [(top, panel.bottom)]
        return [row.grid for rows in panel.groups for row in rows if row.grid]

    def _grid(self, panel: PanelPlan, axis: Axis, top: float) -> None:
        """Lines at the ticks, behind the marks; that at zero is the foot of every mark."""
        plain: list[list[tuple[float, float]]] = []
        zero: list[list[tuple[float, float]]] = []
        for tick in axis.ticks:
            x = axis.position(tick.value)
            (zero if tick.value == 0 else plain).extend([[(x, a), (x, b)] for a, b in self._spans(panel, top)])
        self._lines(plain, self.look.grid, self.look.grid_width)
        self._lines(zero, self.look.ink, self.look.axis_width)

    def _references(self, panel: PanelPlan, axis: Axis, top: float) -> None:
        """The words under the axis, and every line through the lanes, below the words of its own."""
        for text in panel.reference_words:
            self._paper(text)
            self._text(text)
        for value, below in panel.references:
            x = axis.position(value)
            if below > top:
                self._line([(x, top), (x, below)], self.look.asof, 0.9)
            for a, b in self._spans(panel, top):
                if b > below:
                    self._line([(x, max(a, below)), (x, b)], self.look.asof, 0.9, (4, 2))

    def _row(self, row: Row, axis: Axis | None) -> None:
        for text in row.who:
            self._text(text)
        for text in row.label:
            if axis is not None:
                self._paper(text)
            self._text(text)
        if axis is not None and row.mark_y is not None:
            self._mark(row.claim, row.mark_y, axis)

    def _paper(self, text: Text) -> None:
        """Paper behind a label, so that no line of the axis strikes it through."""
        style = self.styles[text.role]
        left, right = max(text.x - 1.5, 0.0), text.x + measure_words(text.words, style) + 1.5
        self._box((left, text.y, 0.2 * style.size), right - left, style.size, _Fill(self.look.paper, None, 0.0))

    # marks
    def _mark(self, claim: Claim, y: float, axis: Axis) -> None:
        """A range as a bar, a limit as a hatch to a stop, one value on a stem from zero; then the point."""
        zero, colour = axis.position(0.0), self.look.ours if claim.ours else self.look.firm
        if claim.low is not None and claim.high is not None:
            low, high = axis.position(claim.low), axis.position(claim.high)
            self._box((low, y, _BAR / 2), high - low, _BAR, _filling(claim, self.look))
            point = claim.best if claim.best is not None else claim.value
            if point is not None:
                self._marker(axis.position(point), y, _shape(claim, self.look, small=high - low < 12))
            return
        value = next(v for v in (claim.value, claim.best, claim.high, claim.low) if v is not None)
        x = axis.position(value)
        if is_limit(claim):
            self._limit(claim, (zero, x) if claim.high is not None else (x, x + LOWER_REACH), y, x)
            return
        if not axis.log:
            self._line([(zero, y), (x, y)], colour, _STEM, _DASHES if claim.kind == "projected" else None)
        elif value <= 0:
            left, right = x + 5, x + 5 + _CHEVRON  # zero lies beyond the axis's end
            self._line([(right, y - _CHEVRON), (left, y), (right, y + _CHEVRON)], colour, 1.0)
            return
        self._marker(x, y, _shape(claim, self.look))

    def _limit(self, claim: Claim, ends: tuple[float, float], y: float, x: float) -> None:
        """A limit: pale hatch over all that it leaves open, which no value is preferred in, and the stop at which that ends."""
        x0, x1 = min(ends), max(ends)
        colour = self.look.ours if claim.ours else self.look.firm
        if x1 - x0 > _STOP:
            hatched = self.look.ours if claim.ours else self.look.mid
            self._box((x0, y, _BAR / 2), x1 - x0, _BAR, _Fill(self.look.paper, hatched, 0.0, "////"))
        left = x - _STOP if x == x1 else x
        if claim.high is None:  # upward from a lower limit
            self._line([(x1 - _CHEVRON, y - _CHEVRON), (x1, y), (x1 - _CHEVRON, y + _CHEVRON)], colour, 1.0)
        inside = colour if claim.named else self.look.paper
        self._box((left, y, _REACH), _STOP, 2 * _REACH, _Fill(inside, colour, 0.6))


def _shape(claim: Claim, look: ChartLook, *, small: bool = False) -> _Marker:
    """The marker of a claim: its shape says of which kind it is, its filling whether the author is named."""
    size = _SMALL_DISC if small else _DISC
    kind = kind_of(claim)
    shape, wider, colour = {
        "claimed": ("D", -0.7, look.firm),
        "assessed": ("^", 0.6, look.firm),
        "ours": ("s", -0.6, look.ours),
    }.get(kind, ("o", 0.0, look.firm))
    if not claim.named:
        return _Marker(shape, size + wider - look.mark_width / 2, look.paper, colour, look.mark_width)
    return _Marker(shape, size + wider, colour, look.paper)


def _filling(claim: Claim, look: ChartLook) -> _Fill:
    """The bar of a range: by its kind solid, pale, hatched or our own; hollow where the author is not named."""
    kind = kind_of(claim)
    edge, width = {"observed": (look.firm, 1.2), "ours": (look.ours, 1.3)}.get(kind, (look.mid, 0.7))
    if not claim.named or kind == "ours":
        return _Fill(look.paper, edge, width, dashed=kind == "projected")
    if kind == "projected":
        return _Fill(look.paper, edge, width, hatch="////")
    return _Fill(look.firm if kind == "observed" else look.pale, edge, width)


def _between_decades(axis: Axis) -> list[float]:
    return [axis.position(t.value * m) for t in axis.ticks[:-1] for m in range(2, 10)]
