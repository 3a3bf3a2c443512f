"""The style of every element of an SVG image: attributes, style sheets and `style`, inherited as CSS has it.

Style sheets are read by tinycss2 and matched by cssselect2, the libraries of WeasyPrint; neither fetches anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol
from xml.etree.ElementTree import Element

from briefing.chart.pictures.content import Unusable
from briefing.chart.pictures.svgtree import local
from briefing.chart.pictures.svgvalues import Colour, colour, length, share
from briefing.records import record

INHERITED = frozenset(
    {"fill", "fill-opacity", "fill-rule", "stroke", "stroke-opacity", "stroke-width", "stroke-linecap",
     "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "clip-rule", "color",
     "font-size", "font-weight", "text-anchor", "visibility", "paint-order", "marker-start", "marker-mid",
     "marker-end", "letter-spacing", "dominant-baseline"}
)
OWN = frozenset(
    {"display", "opacity", "clip-path", "mask", "filter", "transform", "stop-color", "stop-opacity", "overflow",
     "vector-effect", "mix-blend-mode"}
)
_KNOWN = INHERITED | OWN
_SHORT = {"marker": ("marker-start", "marker-mid", "marker-end")}
MOST_STYLE = 300_000  # characters of style sheets
MOST_TRIED = 1_500_000  # selectors times elements
_SIZES = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0}

Properties = dict[str, str]
Pairs = tuple[tuple[str, str], ...]
"""Names of properties and their values."""


class _Rule(Protocol):
    """A rule as tinycss2 reads it: what stands before its braces, and in them."""

    prelude: list[object]
    content: list[object]


class _Matcher(Protocol):
    """What is asked of cssselect2's matcher, which is not annotated."""

    def add_selector(self, selector: object, payload: Pairs) -> None: ...

    def match(self, element: object) -> list[tuple[tuple[int, int, int], int, str | None, Pairs]]: ...


@record
class Style:
    """The computed style of one element: the words of its properties, and the size of its letters in user units."""

    words: Properties
    size: float = 16.0

    def get(self, name: str, default: str = "") -> str:
        """The words of a property."""
        return self.words.get(name, default)

    def colour(self, name: str, default: str) -> tuple[Colour, float] | None:
        """The colour of a property with its opacity; None for `none`, an address, or what is no colour."""
        words = self.words.get(name, default)
        if words.lower() == "currentcolor":
            words = self.words.get("color", "black")
        return colour(words)

    def opacity(self, name: str) -> float:
        """An opacity from 0 to 1."""
        return share(self.words.get(name))


class Styles:
    """The styles of one image."""

    __slots__ = ("_matched", "remarks")

    def __init__(self, root: Element) -> None:
        self.remarks: list[str] = []
        text = "\n".join("".join(e.itertext()) for e in root.iter() if local(e) == "style")
        self._matched: dict[Element, list[tuple[str, str]]] = self._match(root, text) if text.strip() else {}

    def of(self, element: Element, above: Style) -> Style:
        """The style of an element whose parent has the style `above`."""
        words = {name: value for name, value in above.words.items() if name in INHERITED}
        attributes = [(name, value.strip()) for name, value in element.attrib.items() if name in _KNOWN]
        for name, value in (*attributes, *self._matched.get(element, ()), *_declared(element.get("style") or "")):
            for one in _SHORT.get(name, (name,)):
                if one not in _KNOWN:
                    continue
                if value == "inherit":
                    value = above.words.get(one, "")
                if one == "font-size":
                    continue
                words[one] = value
        return Style(words, self._size(element, above.size))

    def _size(self, element: Element, above: float) -> float:
        size = above
        given = [("font-size", element.get("font-size") or "")]
        for name, value in (*given, *self._matched.get(element, ()), *_declared(element.get("style") or "")):
            if name == "font-size" and value and value != "inherit":
                size = _SIZES.get(value) or above * {"larger": 1.2, "smaller": 1 / 1.2}.get(value, 0.0)
                size = size or length(value, above, of=above, em=above)
        return size

    def _match(self, root: Element, text: str) -> dict[Element, list[tuple[str, str]]]:
        if len(text) > MOST_STYLE:
            raise Unusable("large", f"its style sheets have more than {MOST_STYLE:,} characters")
        from cssselect2 import ElementWrapper, Matcher

        matcher: _Matcher = Matcher()
        tried = 0
        elements = sum(1 for _ in root.iter())
        for rule in self._rules(text):
            tried += self._add(matcher, rule) * elements
            if tried > MOST_TRIED:
                raise Unusable("large", "its style sheets have too many rules for its many elements")
        found: dict[Element, list[tuple[str, str]]] = {}
        for wrapper in ElementWrapper.from_xml_root(root).iter_subtree():
            matches = sorted(matcher.match(wrapper), key=lambda m: (m[0], m[1]))
            if matches:
                found[wrapper.etree_element] = [pair for _, _, _, pairs in matches for pair in pairs]
        return found

    def _rules(self, text: str) -> Iterator[_Rule]:
        import tinycss2

        for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
            if rule.type == "at-rule" and rule.lower_at_keyword == "import":
                self.remarks.append("another style sheet is not read (@import)")
            elif rule.type == "qualified-rule":
                yield rule

    @staticmethod
    def _add(matcher: _Matcher, rule: _Rule) -> int:
        """Add a rule; returns how many selectors it has."""
        import tinycss2
        from cssselect2 import SelectorError, compile_selector_list

        pairs = _declared(tinycss2.serialize(rule.content))
        try:
            selectors = compile_selector_list(rule.prelude)
        except SelectorError:
            return 1
        for selector in selectors:
            if not selector.never_matches:
                matcher.add_selector(selector, pairs)
        return len(selectors)


@lru_cache(maxsize=4096)
def _declared(text: str) -> Pairs:
    """Names and values of a list of declarations, in order; what is no declaration is passed over, as CSS asks."""
    if not text.strip():
        return ()
    import tinycss2

    found = tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True)
    return tuple((d.lower_name, tinycss2.serialize(d.value).strip()) for d in found if d.type == "declaration")
