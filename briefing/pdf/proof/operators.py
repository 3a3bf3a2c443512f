"""A line of a content stream to what its operators do to a page (ISO 32000-1, annex A), as far as it shows in what is read.

What matters is where something stands and to whom it belongs: text, paths as the boxes around them, images, the graphics state
that moves them, and marked content. Colours, line widths and dashes are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from briefing.pdf.proof.objects import UnreadableFile
from briefing.pdf.proof.page_state import Box, PageState

Act: TypeAlias = Callable[[PageState], None]


class _Operands:
    """What stands before an operator, and the path that is being made."""

    __slots__ = ("latest", "name", "numbers", "path")

    def __init__(self) -> None:
        self.numbers: list[float] = []
        self.name = b""
        self.latest = b""  # the latest name, array or dictionary
        self.path: list[float] = []  # x and y by turns

    def add(self, *points: float) -> None:
        self.path += points
        if len(self.path) > _MOST_POINTS:
            last = self.path[-2:]
            self.path = [*(self.box() or ()), *last]

    def box(self) -> Box | None:
        path = self.path
        return (min(path[::2]), min(path[1::2]), max(path[::2]), max(path[1::2])) if path else None


_MOST_POINTS = 10_000  # numbers of a path kept before they become the box around them
_MOST_NUMBERS = 1000  # before one operator: an array of dashes is the longest


# -- operators ----------------------------------------------------------------------------------------------------
def _point(o: _Operands) -> Act | None:
    o.add(*o.numbers)
    return None


def _curve(o: _Operands) -> Act | None:
    """A point half way along a Bézier curve, and its end."""
    if not o.path:
        return _point(o)
    (x0, y0), (x1, y1, x2, y2, x3, y3) = o.path[-2:], o.numbers
    o.add((x0 + 3 * x1 + 3 * x2 + x3) / 8, (y0 + 3 * y1 + 3 * y2 + y3) / 8, x3, y3)
    return None


def _rectangle(o: _Operands) -> Act | None:
    x, y, width, height = o.numbers
    o.add(x, y, x + width, y + height)
    return None


def _paint(o: _Operands) -> Act:
    box = o.box()
    o.path = []
    return lambda page: page.paint(box)


def _drop(o: _Operands) -> Act:
    o.path = []
    return PageState.drop_path


def _clip(o: _Operands) -> Act:
    box = o.box()
    return lambda page: page.clip(box)


def _transform(o: _Operands) -> Act:
    a, b, c, d, e, f = o.numbers
    return lambda page: page.transform((a, b, c, d, e, f))


def _text_matrix(o: _Operands) -> Act:
    a, b, c, d, e, f = o.numbers
    return lambda page: page.set_text_matrix((a, b, c, d, e, f))


def _move(o: _Operands) -> Act:
    x, y = o.numbers
    return lambda page: page.move(x, y)


def _scale(o: _Operands) -> Act:
    (percent,) = o.numbers
    return lambda page: page.set_scale(percent)


def _rise(o: _Operands) -> Act:
    (points,) = o.numbers
    return lambda page: page.set_rise(points)


def _font(o: _Operands) -> Act:
    name, (size,) = o.name[1:], o.numbers
    return lambda page: page.set_font(name, size)


def _draw(o: _Operands) -> Act:
    name = o.name[1:]
    return lambda page: page.draw(name)


def _show(o: _Operands) -> Act:
    array = o.latest
    return lambda page: page.show(array)


_MCID = re.compile(rb"/MCID (\d{1,6})\b")
_ACTUAL = re.compile(rb"/ActualText <FEFF([0-9A-F]*)>")
_TYPE = re.compile(rb"/Type /(\w+)")


def _begin_marked(o: _Operands) -> Act:
    facts = o.latest
    if o.name == b"/Artifact":
        kind = _TYPE.search(facts)
        background = kind is not None and kind[1] == b"Background"
        return lambda page: page.begin_artifact(background)
    sequence, actual = _MCID.search(facts), _ACTUAL.search(facts)
    if sequence is not None:
        mcid = int(sequence[1])
        return lambda page: page.begin_sequence(mcid)
    if actual is not None:
        text = bytes.fromhex(actual[1].decode("ascii")).decode("utf-16-be")
        return lambda page: page.begin_replacement(text)
    return PageState.begin_unowned


def _foreign(_: _Operands) -> Act:
    raise UnreadableFile("a page has an operator that none of ours writes")


_ANY = -1  # numbers
_OPERATORS: dict[bytes, tuple[int, Callable[[_Operands], Act | None]]] = {
    b"m": (2, _point), b"l": (2, _point), b"c": (6, _curve), b"v": (4, _point), b"y": (4, _point), b"re": (4, _rectangle),
    **dict.fromkeys((b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), (_ANY, _paint)),
    b"n": (_ANY, _drop), b"W": (_ANY, _clip), b"W*": (_ANY, _clip),
    b"cm": (6, _transform), b"Tm": (6, _text_matrix), b"Td": (2, _move), b"Tz": (1, _scale), b"Ts": (1, _rise),
    b"Tf": (1, _font), b"TJ": (_ANY, _show), b"Do": (_ANY, _draw),
    b"BDC": (_ANY, _begin_marked), b"BMC": (_ANY, _begin_marked),
    b"q": (_ANY, lambda _: PageState.save), b"Q": (_ANY, lambda _: PageState.restore),
    b"BT": (_ANY, lambda _: PageState.begin_text), b"EMC": (_ANY, lambda _: PageState.end_marked),
    **dict.fromkeys((b"Tj", b"BI", b"TD", b"TL", b"Tc", b"Tw"), (_ANY, _foreign)),
}  # fmt: skip


# -- lines --------------------------------------------------------------------------------------------------------
_WORD = re.compile(
    rb"(?P<number>[+-]?(?:\d{1,40}\.?\d{0,40}|\.\d{1,40}))|(?P<name>/[^\s<>\[\]()/%]+)|\[(?P<array>[^\[\]]*)\]"
    rb"|<<(?P<facts>[^<>]*(?:<[^<>]*>[^<>]*)*)>>|(?P<operator>[A-Za-z][A-Za-z0-9]*\*?)|(?P<other>[^\s])"
)


def acts_of(line: bytes) -> list[Act]:
    """What the operators of a line do, in order. Raises `UnreadableFile` on what our writer does not write."""
    acts: list[Act] = []
    o = _Operands()
    for m in _WORD.finditer(line):
        kind = m.lastgroup or ""
        if kind == "number" and len(o.numbers) < _MOST_NUMBERS:
            o.numbers.append(float(m["number"]))
        elif kind == "operator":
            count, make = _OPERATORS.get(m["operator"], (_ANY, None))
            if count not in (_ANY, len(o.numbers)):
                raise UnreadableFile(f"a page has an operator without its numbers: {line[:40].decode('latin-1')}")
            act = None if make is None else make(o)
            if act is not None:
                acts.append(act)
            o.numbers = []
        elif kind in ("number", "other"):
            raise UnreadableFile(f"a page has an operator that none of ours writes: {line[:40].decode('latin-1')}")
        else:
            o.name = m["name"] if kind == "name" else o.name
            o.latest = m[kind]
    box = o.box()
    if box is not None:
        acts.append(lambda page: page.go_on(box))
    return acts
