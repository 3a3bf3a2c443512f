"""A waterfall of the author's numbers: from a start through signed steps to an end, with the sums that lie between."""

# No `from __future__ import annotations` here, as in model/part.py.
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Literal

from briefing.diagnostics import Diagnostics
from briefing.model.figures.base import FigureBase
from briefing.model.figures.numbers import Value
from briefing.model.part import Part, controlling, printed, refuse
from briefing.model.reference_line import ReferenceLine
from briefing.model.shares import more_than_whole
from briefing.model.values import Line, Number, Truth, WholeNumber
from briefing.records import record

if TYPE_CHECKING:
    from briefing.model.brief import Brief

MOST_STEPS = 24
_MOST = 1e15  # numbers from here on have more digits than can be read


class WaterfallStart(Part):
    """Where a waterfall starts."""

    label: Line = printed("What it is.")
    value: Number = printed("How much it is.")
    projected: Truth = controlling("Whether it is a projection; so is then every sum after it.", False)


class WaterfallStep(Part):
    """A change, or the sum of everything so far."""

    label: Line = printed("What changes the quantity; of a subtotal, what it is.")
    change: Value = printed("By how much: below zero for a fall, `not_stated` where it is not known.", None)
    subtotal: Truth = controlling("Whether this is the sum so far and no change.", False)
    value: Number | None = printed("How much a subtotal is, held against the steps; worked out from them where absent.", None)
    projected: Truth = controlling("Whether the change is a projection; so is then every sum after it.", False)

    def model_post_init(self, _context: object, /) -> None:
        """Refuse what is both a step and a subtotal, or neither."""
        if self.subtotal == ("change" in self.model_fields_set):
            said = "both a `change` and a `subtotal`" if self.subtotal else "neither a `change` nor `subtotal: true`"
            raise refuse("B208", f"this step has {said}", "give `change` for a step, `subtotal: true` for the sum so far")
        if self.value is not None and not self.subtotal:
            hint = "write `subtotal: true`, or take it out"
            raise refuse("B208", "`value` is how much a subtotal is, and this step is a change", hint, field="value")
        if self.projected and self.subtotal:
            said = "a subtotal is a projection where a step before it is one"
            raise refuse("B208", said, "write `projected: true` at that step", field="projected")


class WaterfallEnd(Part):
    """Where a waterfall ends: the sum of all steps."""

    label: Line = printed("What it is.")
    value: Number | None = printed("How much it is, held against the steps; worked out from them where absent.", None)

    subtotal: ClassVar[bool] = True
    change: ClassVar[None] = None
    projected: ClassVar[bool] = False


@record
class Level:
    """How much there is after a step, None where nothing says so; `steps` is what the steps until here come to, None after one
    that is not stated; `projected` says whether a projection is part of it."""

    part: WaterfallStep | WaterfallEnd
    steps: float | None
    after: float | None
    projected: bool


class Waterfall(Part):
    """What a waterfall is drawn from."""

    unit: Line = printed("What is counted, as it stands in the subtitle: `billion euros`.")
    start: WaterfallStart = printed("Where it starts.")
    steps: tuple[WaterfallStep, ...] = printed("The changes in their order, and subtotals among them.", min_length=1)
    end: WaterfallEnd = printed("Where it ends.")
    reference_lines: tuple[ReferenceLine, ...] = printed("Values for comparison.", ())
    decimals: WholeNumber | None = controlling(
        "Decimals printed, from 0 to 4; as many as the values have where absent.", None, ge=0, le=4
    )

    def levels(self) -> tuple[Level, ...]:
        """How much there is after each step and at the end, worked out in decimals as an author does.

        A sum that is given is taken as it is. What lies between a step that is not stated and a sum that is given is worked out
        back from that sum.
        """
        parts: tuple[WaterfallStep | WaterfallEnd, ...] = (*self.steps, self.end)
        level: float | None = self.start.value
        steps: list[float | None] = []
        after: list[float | None] = []
        for part in parts:
            if not part.subtotal:
                level = None if level is None or part.change is None else _plus(level, part.change)
            steps.append(level)
            level = level if part.value is None else part.value
            after.append(level)
        for i in range(len(parts) - 1, 0, -1):
            level, change = after[i], 0.0 if parts[i].subtotal else parts[i].change
            if after[i - 1] is None and level is not None and change is not None:
                after[i - 1] = _plus(level, -change)
        projected = [self.start.projected or any(p.projected for p in parts[: i + 1]) for i in range(len(parts))]
        return tuple(Level(*of) for of in zip(parts, steps, after, projected, strict=True))


class WaterfallFigure(FigureBase):
    """From a start through signed steps to an end."""

    kind: Literal["waterfall"] = controlling("What is drawn.")
    waterfall: Waterfall = printed("What it is drawn from: `unit`, `start`, `steps` and `end`.")

    def lacks(self, brief: "Brief", broken: frozenset[str], tell: Diagnostics) -> None:  # noqa: ARG002 (the base's)
        """See `FigureBase.lacks`."""
        w = self.waterfall
        if len(w.steps) > MOST_STEPS:
            message = f"a figure of kind `waterfall` shows {MOST_STEPS} steps at most, and there are {len(w.steps)}"
            hint = "put the smallest together, or write a table"
            tell.error("B242", message, **w.where_key("steps"), hints=(hint,))
        if all(s.change is None for s in w.steps):
            tell.error("B241", "no change of this figure is stated", **w.where_key("steps"))
        _names(w, tell)
        if _numbers(w, tell):
            _sums(w, tell)
            _places(w, tell)


def _names(w: Waterfall, tell: Diagnostics) -> None:
    seen: set[str] = set()
    parts: tuple[WaterfallStart | WaterfallStep | WaterfallEnd, ...] = (w.start, *w.steps, w.end)
    for part in parts:
        if part.label in seen:
            tell.error("B302", f"two steps are called `{part.label}`", **part.where("label"))
        seen.add(part.label)


def _numbers(w: Waterfall, tell: Diagnostics) -> bool:
    """Whether every number can be read and, where it is a share, be true."""
    values: list[tuple[Part, str, float | None]] = [(w.start, "value", w.start.value), (w.end, "value", w.end.value)]
    values += [(step, field, getattr(step, field)) for step in w.steps for field in ("change", "value")]
    good = True
    for part, field, value in values:
        told: tuple[str, ...] | None = None
        if value is not None and abs(value) >= _MOST:
            told = f"{value:g} has more digits than can be read", "count in a larger unit: millions, billions"
        elif value is not None and field == "value":
            told = more_than_whole(value, w.unit)
        if told is not None:
            tell.error("B204", told[0], **part.where(field), hints=told[1:])
            good = False
    return good


def _sums(w: Waterfall, tell: Diagnostics) -> None:
    """Tell every sum that is not what its steps come to. One after a step that is not stated cannot be checked."""
    for level in w.levels():
        part = level.part
        if part.value is None or level.steps is None or part.value == level.steps:
            continue
        what = "end" if isinstance(part, WaterfallEnd) else "subtotal"
        message = f"the {what} `{part.label}` is given as {part.value:.15g}, and the steps come to {level.steps:.15g}"
        hint = "correct one of them; what rounding leaves over is a step of its own"
        tell.error("B240", message, **part.where("value"), hints=(hint,))


def _places(w: Waterfall, tell: Diagnostics) -> None:
    """Tell whatever has no place because a step before it is not stated."""
    levels = w.levels()
    for i, level in enumerate(levels):
        part = level.part
        if level.after is not None or (part.change is None and not part.subtotal):
            continue
        if part.subtotal:
            message = f"nothing says how much `{part.label}` is: a step before it is not stated"
            tell.error("B241", message, **part.where("value", "label"), hints=("give its `value`",))
        elif next(following for following in levels[i:] if following.part.subtotal).after is not None:
            message = f"nothing says where `{part.label}` starts: it lies between two steps that are not stated"
            hint = "put those next to each other, or give a subtotal with its `value` between them"
            tell.error("B241", message, **part.where("change"), hints=(hint,))


def _plus(one: float, other: float) -> float:
    return float(Decimal(repr(one)) + Decimal(repr(other)))
