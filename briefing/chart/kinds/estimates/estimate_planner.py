"""Disputed estimates to the plan of their chart: rows and columns measured once, then panel by panel down the page.

One panel per basis, each with a heading and an axis line of its own; panels of the same unit share a scale, and no mark
leaves its panel. One row a claim, grouped by the question it answers: who, kind, as of and qualification at the left, the
value at its mark. A claim in words only has no place on an axis: its quoted words stand in the value column beyond the
axis's end. Our own assessment comes last. A column under 300 points stacks the words above the marks; more than fourteen
claims are set closer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefing.chart.ink.axis import Axis, make_axis, wants_log
from briefing.chart.ink.pen import measure_words, wrap_words
from briefing.chart.kinds.estimates import Claim, EstimateChart, Group, Panel
from briefing.chart.kinds.estimates.claims import MARKS, detail_of, in_order, is_range, mark_of, numbers_of
from briefing.chart.kinds.estimates.estimate_plan import LOWER_REACH, NARROW, PanelPlan, Plan, Row, Text, text_styles
from briefing.records import replace
from briefing.text.characters import TIE, tie

if TYPE_CHECKING:
    from briefing.chart.ink.look import ChartLook

_MANY = 14
_MARK_REACH = 7.5  # no mark reaches further above or below its middle
_LABEL_GAP = 6.0  # from a mark to its label
_LEADING = 1.24
_KEY_WIDTH = {"range": 18.0, "upper": 22.0, "lower": 22.0}
_KEY_LONE = 8.0
_HELD = "\u00a0"


def plan_estimates(chart: EstimateChart, measure: float, look: ChartLook) -> Plan:
    """Where everything stands at this measure. Raises ValueError when a claim has no value form (the model admits none such)."""
    return _Planner(chart, measure, look).plan()


class _Planner:
    """Measures once, then goes down the page panel by panel."""

    def __init__(self, chart: EstimateChart, measure: float, look: ChartLook) -> None:
        self.chart, self.measure, self.look = chart, measure, look
        self.styles = text_styles(look)
        self.all = (*chart.panels, *chart.beyond)  # the parts of a figure share their scale and their columns
        self.claims = [c for p in chart.panels for g in p.groups for c in in_order(g)]
        for c in self.claims:
            if not numbers_of(c) and c.words is None:
                raise ValueError(f"a claim of {c.who!r} has neither a number nor words")
        self.narrow = measure < NARROW
        self.many = len([*self._claims()]) > _MANY
        self.pad = 2.2 if self.many else 5.5
        self.after = 0.4 if self.many else 2.0  # room below a row besides the padding
        self.left = 0.0 if self.narrow else self._left_width()
        self.values = {p.unit: self._values_of(p.unit) for p in self.all}
        self.log = {unit: self._is_log(values) for unit, values in self.values.items()}
        self.axes: dict[tuple[str, float, float], Axis] = {}  # panels of one unit have the same
        self.right = self._right_width()
        self.x0, self.x1 = self._axis_ends()
        self.y = 0.0

    def _claims(self) -> Iterable[Claim]:
        return (c for p in self.all for g in p.groups for c in g.claims)

    # measures of columns
    def width(self, words: str, role: str) -> float:
        return measure_words(words, self.styles[role])

    def size(self, role: str) -> float:
        return self.styles[role].size

    def _left_width(self) -> float:
        """As wide as the longest words want, within 24 to 37 per cent of the measure (46 where rows are set closer)."""
        wanted = max((self.width(c.who, self._name_role(c)) + self._note_width(c) for c in self._claims()), default=0.0)
        for c in self._claims():
            wanted = max(wanted, self.width(detail_of(c), "small") + (wanted if self.many else 0.0))
        return min(max(wanted, 0.24 * self.measure), (0.46 if self.many else 0.37) * self.measure)

    def _values_of(self, unit: str) -> list[float]:
        claims = [c for p in self.all if p.unit == unit for g in p.groups for c in g.claims]
        return [v for c in claims for v in numbers_of(c)]

    def _is_log(self, values: Sequence[float]) -> bool:
        if self.chart.scale in ("linear", "log"):
            return self.chart.scale == "log" and any(v > 0 for v in values)
        return wants_log(values) and min(values) >= 0

    def _right_width(self) -> float:
        """Room beyond the axis for words in place of numbers and for the labels of the longest marks."""
        wanted = 0.0
        for p in self.all:
            highest = max(self.values[p.unit], default=0.0)
            for c in (c for g in p.groups for c in g.claims):
                numbers = numbers_of(c)
                if not numbers or max(numbers) >= 0.7 * highest or self.log[p.unit]:
                    wanted = max(wanted, self.width(c.label, "strong"), self.width(c.remark, "small"))
        return min(max(wanted + 10.0, 30.0), (0.3 if self.narrow else 0.24) * self.measure)

    def _axis_ends(self) -> tuple[float, float]:
        x0 = self.left + 10.0 if self.left else 5.0
        x1 = self.measure - self.right
        for unit, values in self.values.items():
            if values:  # the labels of the first and the last tick stay on the page
                axis = self._axis(unit, x0, x1)
                x0 = max(x0, axis.ticks[0].width / 2 if not self.left else x0)
                x1 = min(x1, self.measure - axis.ticks[-1].width / 2)
        return x0, max(x1, x0 + 20.0)

    def _axis(self, unit: str, x0: float, x1: float) -> Axis:
        found = self.axes.get((unit, x0, x1))
        if found is None:
            values = [*self.values[unit], *(v for v, _ in self.chart.reference_lines)]
            width, numbers = self.styles["small"].text_width, self.chart.numbers
            found = self.axes[unit, x0, x1] = make_axis(values, x0, x1, log=self.log[unit], numbers=numbers, width=width)
        return found

    # going down the page
    def plan(self) -> Plan:
        key = self._key()
        panels = tuple(self._panel(p) for p in self.chart.panels)
        foot = self._foot()
        return Plan(self.measure, self.y + 2.0, key, panels, foot)

    def _lines(self, words: str, measure: float, role: str, x: float, baseline: float) -> tuple[list[Text], float]:
        """Words wrapped from this first baseline on; returns the baseline that a next line would have."""
        lead = self.size(role) * _LEADING
        lines = wrap_words(words, measure, self.styles[role])
        return [Text(x, baseline + i * lead, line, role) for i, line in enumerate(lines)], baseline + len(lines) * lead

    def _key(self) -> tuple[tuple[str, float, Text], ...]:
        words = dict(self.chart.key_words)
        used = [mark_of(c) for c in self.claims if c.ours or not is_range(c) or c.best is not None]
        used += ["range" for c in self.claims if is_range(c) and not c.ours]
        entries: list[tuple[str, float, Text]] = []
        size, x, baseline = self.size("small"), 0.0, self.size("small") + 1.0
        for mark in (m for m in MARKS if m in used and words.get(m)):  # one order in every part of a figure
            sample = _KEY_WIDTH.get(mark, _KEY_LONE)
            room = self.measure - sample - 5
            for i, line in enumerate(wrap_words(words[mark], room, self.styles["small"])):
                width = sample + 5 + self.width(line, "small")
                if x and (i or x + width > self.measure):
                    x, baseline = 0.0, baseline + size * 1.5
                entries.append((mark if not i else "", x, Text(x + sample + 5, baseline, line, "small")))
                x += width + 13
        if entries:
            self.y = baseline + 9.0
        return tuple(entries)

    def _panel(self, panel: Panel) -> PanelPlan:
        """Heading, then the groups. The axis line hangs above the first claim with a number: words before it are not under it."""
        claims = [c for g in panel.groups for c in in_order(g)]
        axis = self._axis(panel.unit, self.x0, self.x1) if any(numbers_of(c) for c in claims) else None
        top = self.y
        at_once = axis is not None and bool(claims) and bool(numbers_of(claims[0]))
        room = self.left if at_once and not self.narrow else self.measure
        heading, _ = self._lines(panel.heading, room, "strong", 0.0, top + 4.0 + self.size("strong"))
        last = heading[-1].y if heading else top
        self.y = last + 2.0
        axis_y = self._hang_axis(last if heading else None) if at_once else None
        references = self._references(axis) if at_once else ()
        questions, groups = [], []
        for number, group in enumerate(panel.groups):
            question = self._question(group, first=number == 0)
            questions.append(question)
            rows: list[Row] = []
            for claim in in_order(group):
                if axis is not None and axis_y is None and numbers_of(claim):
                    axis_y = self._hang_axis(question[-1].y if question and not rows else None)
                    references = self._references(axis)
                rows.append(self._row(claim, axis))
            groups.append(tuple(rows))
        return PanelPlan(top, self.y, tuple(heading), axis, axis_y or self.y, tuple(questions), tuple(groups), references)

    def _hang_axis(self, beside: float | None) -> float:
        """Where the axis line stands: its labels beside words whose last baseline is `beside`, else on a line of their own."""
        own_line = beside is None or self.narrow
        axis_y = self.y + self.size("small") * _LEADING + 5.0 if own_line or beside is None else beside + 5.0
        self.y = max(self.y, axis_y)
        return axis_y

    def _references(self, axis: Axis | None) -> tuple[tuple[float, Text], ...]:
        """Each on a line of its own under the axis, moved in where it would leave the measure."""
        if axis is None:
            return ()
        found = []
        for value, words in self.chart.reference_lines:
            width = self.width(words, "small")
            x = min(max(axis.position(value) + 3.0, 0.0), max(self.measure - width, 0.0))
            for line, y in zip(wrap_words(words, self.measure, self.styles["small"]), range(99), strict=False):
                self.y += self.size("small") * 1.3
                found.append((value if y == 0 else float("nan"), Text(x, self.y, line, "small")))
        if found:
            self.y += 3.0
        return tuple(found)

    def _question(self, group: Group, *, first: bool) -> tuple[Text, ...]:
        if not group.question:
            return ()
        baseline = self.y + (3.0 if first else 6.0) + self.size("small_strong")
        lines, after = self._lines(group.question, self.measure if self.narrow else self.left, "small_strong", 0.0, baseline)
        self.y = after - self.size("small_strong") * 0.9
        return tuple(lines)

    def _name_role(self, claim: Claim) -> str:
        return "ours_strong" if claim.ours else "regular"

    def _note_width(self, claim: Claim) -> float:
        return self.width(f"\u00a0[{claim.note}]", "small") + 1.0 if claim.note else 0.0

    def _who(self, claim: Claim, measure: float, baseline: float) -> tuple[list[Text], float]:
        """Name with the number of its source, then the detail; returns the lowest baseline."""
        role, note = self._name_role(claim), self._note_width(claim)
        texts, _ = self._lines(claim.who, max(measure - note, 0.5 * measure), role, 0.0, baseline)
        lowest = texts[-1].y if texts else baseline - self.size("small") * _LEADING
        end = self.width(texts[-1].words, role) if texts else 0.0
        if note:
            texts.append(Text(end + 1.0, lowest, f"\u00a0[{claim.note}]", "small"))
            end += note
        detail = detail_of(claim)
        if not detail:
            return texts, lowest
        gap = 2 * self.styles["small"].space
        if self.many and end + gap + self.width(detail, "small") <= measure:
            texts.append(Text(end + gap, lowest, detail, "small"))
            return texts, lowest
        held = tie(detail, self.chart.lang).replace(TIE, _HELD)  # a date is not parted at a line's end
        held = held if all(self.width(group, "small") <= measure for group in held.split(" ")) else detail
        lines, _ = self._lines(held, measure, "small", 0.0, lowest + self.size("small") * _LEADING + 0.6)
        return texts + [replace(line, words=line.words.replace(_HELD, " ")) for line in lines], lines[-1].y

    def _row(self, claim: Claim, axis: Axis | None) -> Row:
        top = self.y
        first = top + self.pad + self.size("strong") * 0.82
        who, lowest = self._who(claim, self.measure if self.narrow else self.left, first)
        if axis is None or not numbers_of(claim):
            return self._words_row(claim, axis, top, first, who, lowest)
        if self.narrow:
            first = lowest + self.pad + 9.0
        words_end = lowest
        half = self.styles["strong"].cap_height / 2
        end = self._mark_end(claim, axis) + _LABEL_GAP
        room = self.measure - end
        if not self._fits_beside(claim, room):
            label, after = self._label(claim, self.measure - self.x0, first, flush=True)
            words_end, mark_y = after, after + _MARK_REACH + 1.0
            lowest = max(lowest, mark_y + _MARK_REACH - 2.0)
        else:
            label, after = self._label(claim, room, first, x=end)
            mark_y = first - half
            lowest = max(lowest, after, mark_y + _MARK_REACH - 2.0)
        bottom = self.y = lowest + self.pad + self.after
        grid = (top, bottom)
        if self.narrow:  # no line of the axis touches the words above the mark
            grid = max(mark_y - 9.0, words_end + self.styles["small"].descent + 1.0), bottom - 2.0
        return Row(claim, top, bottom, mark_y, grid, tuple(who), tuple(label))

    def _fits_beside(self, claim: Claim, room: float) -> bool:
        """Whether the label stands right of its mark: on one line each, or wrapped between words into at least 48 points."""
        parts = ((claim.label, "strong"), (claim.remark, "small"))
        if all(self.width(words, role) <= room for words, role in parts):
            return True
        return room >= 48.0 and all(self.width(w, role) <= room for words, role in parts for w in words.split(" "))

    def _words_row(self, claim: Claim, axis: Axis | None, top: float, first: float, who: Sequence[Text], lowest: float) -> Row:
        """In words only: beside an axis the words stand beyond its end; without one where a value would begin."""
        if self.narrow:
            x, first = 0.0, lowest + self.size("strong") * _LEADING + 1.0
        else:
            x = self.x1 + 10.0 if axis is not None else self.x0
            longest = max((self.width(w, "strong") for w in (claim.label or claim.words or "").split(" ")), default=0.0)
            x = max(min(x, self.measure - longest - 0.5), self.x0)  # no word is torn for want of room beyond the axis
        label, after = self._label(claim, self.measure - x, first, x=x)
        bottom = self.y = max(lowest, after) + self.pad + self.after
        return Row(claim, top, bottom, None, None, tuple(who), tuple(label))

    def _label(
        self, claim: Claim, measure: float, baseline: float, *, x: float = 0.0, flush: bool = False
    ) -> tuple[list[Text], float]:
        """The value as printed and its remark; returns the lowest baseline. `flush`: against the right edge."""
        role = "ours_strong" if claim.ours else "strong"
        texts, _ = self._lines(claim.label or claim.words or "", measure, role, x, baseline)
        lowest = texts[-1].y if texts else baseline - self.size("small") * _LEADING
        if claim.remark:
            lines, _ = self._lines(claim.remark, measure, "small", x, lowest + self.size("small") * _LEADING + 0.6)
            texts += lines
            lowest = lines[-1].y if lines else lowest
        if flush:
            texts = [Text(self.measure - self.width(t.words, t.role), t.y, t.words, t.role) for t in texts]
        return texts, lowest

    def _mark_end(self, claim: Claim, axis: Axis) -> float:
        """The right end of what is drawn for a claim; the stem of a value below zero ends at zero."""
        stem = 0.0 if not axis.log and not is_range(claim) else axis.low
        x = axis.position(max(*numbers_of(claim), stem))
        return x + (LOWER_REACH if claim.high is None and claim.value is None and claim.best is None else 4.0)

    def _foot(self) -> tuple[Text, ...]:
        """On a logarithmic axis, the sentence that says so."""
        words = dict(self.chart.key_words)
        sentences: list[str] = []
        for unit in dict.fromkeys(p.unit for p in self.chart.panels):
            if self.log[unit]:
                decades = self._axis(unit, self.x0, self.x1).decades
                factor = 10**decades
                times = "ten" if factor == 10 else (f"{factor:,}" if factor < 1e15 else f"10^{decades}")
                said = words.get("log") or f"Logarithmic scale: each labelled line is {times} times the one before."
                if any(v <= 0 for v in self.values[unit]):
                    said += " " + (words.get("log_zero") or "Zero lies beyond its left end.")
                sentences.append(said)
        texts: list[Text] = []
        for said in dict.fromkeys(sentences):
            baseline = self.y + 5.0 + self.size("small")
            lines, after = self._lines(said, self.measure, "small", 0.0, baseline)
            texts += lines
            self.y = after - self.size("small") * 0.8
        return tuple(texts)
