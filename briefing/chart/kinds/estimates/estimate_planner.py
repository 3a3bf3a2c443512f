"""Disputed estimates to the plan of their chart: lanes and columns measured once, then panel by panel down the page.

A lane a claim: at the left what it counts and who says so, at the mark its value and what qualifies it. What several claims have
in common (basis, question) stands once above them, and in the lane of the claim where only one has it. Panels of one unit have
one axis, above the first of them; no mark leaves its panel. A claim in words only has no place on the axis: its quoted words
begin where the axis does, and say that there is no figure. Our own assessment comes last. A column under 300 points stacks the
words above the marks; more than ten claims are set closer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from sys import float_info
from typing import TYPE_CHECKING

from briefing.chart.ink.axis import Axis, make_axis, wants_log
from briefing.chart.ink.pen import measure_words, wrap_words
from briefing.chart.kinds.estimates import Claim, EstimateChart, Group, Panel
from briefing.chart.kinds.estimates.claims import beside_name, beside_value, in_order, is_limit, is_range, numbers_of
from briefing.chart.kinds.estimates.estimate_plan import LOWER_REACH, NARROW, PanelPlan, Plan, Row, Text, text_styles
from briefing.records import replace
from briefing.text.characters import TIE, tie

if TYPE_CHECKING:
    from briefing.chart.ink.look import ChartLook

_MANY = 10
_MARK_REACH = 7.5  # no mark reaches further above or below its middle
_LABEL_GAP = 6.0  # from a mark to its label
_LEADING = 1.24
_LEAST_ROOM = 48.0  # for words beside a mark; with less they stand above it
_HELD = "\u00a0"


def plan_estimates(chart: EstimateChart, measure: float, look: ChartLook) -> Plan:
    """Where everything stands at this measure. Raises ValueError when a claim has no value form (the model admits none such)."""
    return _Planner(chart, measure, look).plan()


class _Planner:
    """Measures once, then goes down the page panel by panel."""

    def __init__(self, chart: EstimateChart, measure: float, look: ChartLook) -> None:
        self.chart, self.measure, self.look = chart, measure, look
        self.styles = text_styles(look)
        self.words = dict(chart.words)
        self.all = (*chart.panels, *chart.beyond)  # the parts of a figure share their scale and their columns
        for c in self._claims():
            if not numbers_of(c) and c.words is None:
                raise ValueError(f"a claim of {c.who!r} has neither a number nor words")
        self.narrow = measure < NARROW
        self.many = len([*self._claims()]) > _MANY
        self.pad = self.size("strong") * (0.26 if self.many else 0.65)
        self.after = self.size("strong") * (0.06 if self.many else 0.24)  # room below a lane besides the padding
        self.left = 0.0 if self.narrow else self._left_width()
        self.values = {p.unit: self._values_of(p.unit) for p in self.all}
        self.log = {unit: self._is_log(values) for unit, values in self.values.items()}
        self.axes: dict[tuple[str, float, float], Axis] = {}
        self.right = self._right_width()
        self.x0, self.x1 = self._axis_ends()
        self.y = 0.0

    def _claims(self) -> Iterable[Claim]:
        return (c for p in self.all for g in p.groups for c in g.claims)

    # what is said where
    def _behind_name(self, claim: Claim) -> str:
        return beside_name(claim, self.words, self.chart.shared)

    def _behind_value(self, claim: Claim) -> str:
        return beside_value(claim, self.words, self.chart.shared)

    # measures of columns
    def width(self, words: str, role: str) -> float:
        return measure_words(words, self.styles[role])

    def size(self, role: str) -> float:
        return self.styles[role].size

    def _left_width(self) -> float:
        """As wide as the longest words want, within 24 to 40 per cent of the measure (46 where lanes are set closer)."""
        most = (0.46 if self.many else 0.40) * self.measure
        wanted = 0.24 * self.measure
        for p in self.all:
            for g in p.groups:
                for c in g.claims:
                    heads = _own_heads(p, g)
                    name = self.width(c.who, "small" if heads else self._name_role(c)) + self._note_width(c)
                    detail = self.width(self._behind_name(c), "small")
                    beside = heads or self.many
                    wanted = max(wanted, name + detail + 10.0 if beside else max(name, detail))
                    wanted = max([wanted, *(self.width(h, "small" if n else "strong") for n, h in enumerate(heads))])
        return min(wanted, most)

    def _values_of(self, unit: str) -> list[float]:
        claims = [c for p in self.all if p.unit == unit for g in p.groups for c in g.claims]
        return [v for c in claims for v in numbers_of(c)]

    def _is_log(self, values: Sequence[float]) -> bool:
        if self.chart.scale in ("linear", "log"):
            return self.chart.scale == "log" and any(v > 0 for v in values)
        return wants_log(values) and min(values) >= 0

    def _right_width(self) -> float:
        """Room beyond the axis for the labels of the longest marks; what qualifies a value may take two lines there."""
        wanted = 0.0
        for p in self.all:
            highest = max(self.values[p.unit], default=0.0)
            for c in (c for g in p.groups for c in g.claims if numbers_of(c)):
                if max(numbers_of(c)) >= 0.7 * highest or self.log[p.unit]:
                    wanted = max(wanted, self.width(c.label, "strong"), 0.55 * self.width(self._behind_value(c), "small"))
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
        panels: list[PanelPlan] = []
        units: list[str] = []
        for panel in self.chart.panels:
            panels.append(self._panel(panel, starts=panel.unit not in units[-1:]))
            units.append(panel.unit)
        foot = self._foot()
        return Plan(self.measure, self.y + 2.0, tuple(panels), foot)

    def _lines(self, words: str, measure: float, role: str, x: float, baseline: float) -> tuple[list[Text], float]:
        """Words wrapped from this first baseline on; returns the baseline that a next line would have."""
        lead = self.size(role) * _LEADING
        lines = wrap_words(words, measure, self.styles[role])
        return [Text(x, baseline + i * lead, line, role) for i, line in enumerate(lines)], baseline + len(lines) * lead

    def _panel(self, panel: Panel, *, starts: bool) -> PanelPlan:
        """The axis where one `starts` here, the heading that its claims have in common, the groups."""
        axis = self._axis(panel.unit, self.x0, self.x1) if self.values[panel.unit] else None
        top = self.y
        common = panel.heading.strip() if _several(panel) else ""
        heading: list[Text] = []
        words: list[Text] = []
        axis_y = None
        references = [(value, top) for value, _ in self.chart.reference_lines] if axis is not None else []
        if starts and axis is not None:
            heading, axis_y = self._hang_axis(common)
            references, words = self._references(axis)
        elif common:
            heading, _ = self._lines(common, self.left or self.measure, "strong", 0.0, top + 4.0 + self.size("strong"))
            self.y = heading[-1].y + 2.0
        questions, groups = [], []
        for number, group in enumerate(panel.groups):
            questions.append(self._question(group, first=number == 0))
            heads = _own_heads(panel, group)
            groups.append(tuple(self._row(claim, axis, heads) for claim in in_order(group)))
        return PanelPlan(
            top, self.y, tuple(heading), axis, axis_y, tuple(questions), tuple(groups), tuple(references), tuple(words)
        )

    def _hang_axis(self, common: str) -> tuple[list[Text], float]:
        """Where the axis line stands: its labels beside what the claims below have in common, or below that."""
        label = self.size("small") * _LEADING
        lead = self.size("strong") * _LEADING
        if self.narrow:
            heading, after = self._lines(common, self.measure, "strong", 0.0, self.y + 4.0 + self.size("strong"))
            self.y = (after - lead + 2.0 if heading else self.y) + label + 5.0
            return heading, self.y
        lines = wrap_words(common, self.left, self.styles["strong"])
        self.y += max(label, len(lines) * lead) + 5.0
        heading = [Text(0.0, self.y - 5.0 - (len(lines) - 1 - n) * lead, line, "strong") for n, line in enumerate(lines)]
        return heading, self.y

    def _references(self, axis: Axis) -> tuple[list[tuple[float, float]], list[Text]]:
        """Their words, each on a line of its own under the axis, moved in where it would leave the measure."""
        found, texts = [], []
        for value, words in self.chart.reference_lines:
            width = self.width(words, "small")
            x = min(max(axis.position(value) + 3.0, 0.0), max(self.measure - width, 0.0))
            lead = self.size("small") * 1.3
            lines = [
                Text(x, self.y + n * lead, line, "small")
                for n, line in enumerate(wrap_words(words, self.measure, self.styles["small"]), 1)
            ]
            found.append((value, self.y + lead + 2.0))
            texts += lines
            self.y += len(lines) * lead
        if found:
            self.y += 3.0
        return found, texts

    def _question(self, group: Group, *, first: bool) -> tuple[Text, ...]:
        """The question that several claims answer, on lines of its own."""
        if not group.question or len(group.claims) < 2:
            return ()
        baseline = self.y + (3.0 if first else 6.0) + self.size("small_strong")
        lines, after = self._lines(group.question, self.left or self.measure, "small_strong", 0.0, baseline)
        self.y = after - self.size("small_strong") * 0.9
        return tuple(lines)

    def _name_role(self, claim: Claim) -> str:
        return "ours_strong" if claim.ours else "regular" if self.many else "strong"

    def _note_width(self, claim: Claim) -> float:
        return self.width(f"\u00a0[{claim.note}]", "small") + 1.0 if claim.note else 0.0

    def _tied(self, words: str, measure: float) -> str:
        """Words whose dates are not parted at a line's end, where the measure holds them."""
        held = tie(words, self.chart.lang).replace(TIE, _HELD)
        return held if all(self.width(group, "small") <= measure for group in held.split(" ")) else words

    def _small(self, words: str, measure: float, baseline: float) -> list[Text]:
        lines, _ = self._lines(self._tied(words, measure), measure, "small", 0.0, baseline)
        return [replace(line, words=line.words.replace(_HELD, " ")) for line in lines]

    def _who(self, claim: Claim, heads: Sequence[str], measure: float, baseline: float) -> tuple[list[Text], float]:
        """What only this claim counts, then who says so, with the number of its source; returns the lowest baseline."""
        if heads:
            return self._under_heads(claim, heads, measure, baseline)
        role, note = self._name_role(claim), self._note_width(claim)
        texts, _ = self._lines(claim.who, max(measure - note, 0.5 * measure), role, 0.0, baseline)
        lowest = texts[-1].y if texts else baseline - self.size("small") * _LEADING
        end = self.width(texts[-1].words, role) if texts else 0.0
        if note:
            texts.append(Text(end + 1.0, lowest, f"\u00a0[{claim.note}]", "small"))
            end += note
        detail = self._behind_name(claim)
        if not detail:
            return texts, lowest
        gap = 2 * self.styles["small"].space
        if self.many and end + gap + self.width(detail, "small") <= measure:
            texts.append(Text(end + gap, lowest, detail, "small"))
            return texts, lowest
        lines = self._small(detail, measure, lowest + self.size("small") * _LEADING + 0.6)
        return texts + lines, lines[-1].y

    def _under_heads(self, claim: Claim, heads: Sequence[str], measure: float, baseline: float) -> tuple[list[Text], float]:
        texts, _ = self._lines(heads[0], measure, "ours_strong" if claim.ours else "strong", 0.0, baseline)
        name = claim.who + (f"\u00a0[{claim.note}]" if claim.note else "")
        for words in (*heads[1:], " · ".join(w for w in (name, self._behind_name(claim)) if w)):
            texts += self._small(words, measure, texts[-1].y + self.size("small") * _LEADING + 0.6)
        return texts, texts[-1].y

    def _row(self, claim: Claim, axis: Axis | None, heads: Sequence[str]) -> Row:
        top = self.y
        first = top + self.pad + self.size("strong") * 0.82
        who, lowest = self._who(claim, heads, self.left or self.measure, first)
        if axis is None or not numbers_of(claim):
            return self._words_row(claim, axis, top, first, who, lowest)
        if self.narrow:
            first = lowest + self.pad + 9.0
        words_end = lowest
        end = self._mark_end(claim, axis) + _LABEL_GAP
        room = self.measure - end
        if self._fits_beside(claim, room):
            label, after = self._label(claim, room, first, x=end)
            mark_y = first - self.styles["strong"].cap_height / 2
            lowest = max(lowest, after, mark_y + _MARK_REACH - 2.0)
        else:
            label, after = self._label(claim, self.measure - self.x0, first, flush=True)
            words_end, mark_y = after, after + _MARK_REACH + 1.0
            lowest = max(lowest, mark_y + _MARK_REACH - 2.0)
        bottom = self.y = lowest + self.pad + self.after
        grid = (top, bottom)
        if self.narrow:  # no line of the axis touches the words above the mark
            grid = max(mark_y - 9.0, words_end + self.styles["small"].descent + 1.0), bottom - 2.0
        return Row(claim, top, bottom, mark_y, grid, tuple(who), tuple(label))

    def _fits_beside(self, claim: Claim, room: float) -> bool:
        """Whether the label stands right of its mark: on one line each, or wrapped between words into at least 48 points."""
        parts = ((claim.label, "strong"), (self._behind_value(claim), "small"))
        if all(self.width(words, role) <= room for words, role in parts):
            return True
        return room >= _LEAST_ROOM and all(self.width(w, role) <= room for words, role in parts for w in words.split(" "))

    def _words_row(self, claim: Claim, axis: Axis | None, top: float, first: float, who: Sequence[Text], lowest: float) -> Row:
        """In words only: where the axis begins, as if nothing had been measured."""
        x = self.x0
        if self.narrow:
            x, first = 0.0, lowest + self.size("strong") * _LEADING + 1.0
        elif axis is not None:
            x = axis.position(0.0) + _LABEL_GAP
            longest = max((self.width(w, "strong") for w in (claim.label or claim.words or "").split(" ")), default=0.0)
            x = max(min(x, self.measure - max(longest, _LEAST_ROOM) - 0.5), self.x0)  # no word is torn for want of room
        label, after = self._label(claim, self.measure - x, first, x=x)
        bottom = self.y = max(lowest, after) + self.pad + self.after
        return Row(claim, top, bottom, None, None, tuple(who), tuple(label))

    def _label(
        self, claim: Claim, measure: float, baseline: float, *, x: float = 0.0, flush: bool = False
    ) -> tuple[list[Text], float]:
        """The value as printed and what qualifies it, on one line where that holds both; returns the lowest baseline.

        `flush`: against the right edge.
        """
        role, remark = "ours_strong" if claim.ours else "strong", self._behind_value(claim)
        said = claim.label or claim.words or ""
        gap = self.styles["small"].space + 1.0
        if remark and not flush and self.width(said, role) + gap + self.width(remark, "small") <= measure:
            return [Text(x, baseline, said, role), Text(x + self.width(said, role) + gap, baseline, remark, "small")], baseline
        texts, _ = self._lines(said, measure, role, x, baseline)
        lowest = texts[-1].y if texts else baseline - self.size("small") * _LEADING
        if remark:
            lines, _ = self._lines(remark, measure, "small", x, lowest + self.size("small") * _LEADING + 0.6)
            texts += lines
            lowest = lines[-1].y if lines else lowest
        if flush:
            texts = [Text(self.measure - self.width(t.words, t.role), t.y, t.words, t.role) for t in texts]
        return texts, lowest

    def _mark_end(self, claim: Claim, axis: Axis) -> float:
        """The right end of what is drawn for a claim; the stem of a value below zero ends at zero."""
        stem = 0.0 if not axis.log and not is_range(claim) else axis.low
        x = axis.position(max(*numbers_of(claim), stem))
        return x + (LOWER_REACH if is_limit(claim) and claim.high is None else 4.0)

    def _foot(self) -> tuple[Text, ...]:
        """On a logarithmic axis, the sentence that says so."""
        sentences: list[str] = []
        for unit in dict.fromkeys(p.unit for p in self.chart.panels):
            if self.log[unit]:
                decades = self._axis(unit, self.x0, self.x1).decades
                times = self.chart.numbers.fixed(10.0**decades) if decades <= float_info.max_10_exp else f"10^{decades}"
                said = self.words.get("log", "").replace("{times}", times)
                if any(v <= 0 for v in self.values[unit]):
                    said += " " + self.words.get("log_zero", "")
                sentences.append(said)
        texts: list[Text] = []
        for said in dict.fromkeys(sentences):
            baseline = self.y + 5.0 + self.size("small")
            lines, after = self._lines(said, self.measure, "small", 0.0, baseline)
            texts += lines
            self.y = after - self.size("small") * 0.8
        return tuple(texts)


def _several(panel: Panel) -> bool:
    return sum(len(g.claims) for g in panel.groups) > 1  # whole numbers


def _own_heads(panel: Panel, group: Group) -> list[str]:
    """What only one claim has: the basis of a panel that has no other, the question that no other answers."""
    heads = [] if _several(panel) else [panel.heading]
    return [h for h in (*heads, group.question if len(group.claims) == 1 else "") if h.strip()]
