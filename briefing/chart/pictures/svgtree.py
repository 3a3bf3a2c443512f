"""The bytes of an SVG file to a tree of elements, with nothing fetched, nothing expanded and nothing run."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from briefing.chart.pictures.content import Unusable

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
MOST_ELEMENTS = 20_000
MOST_DEPTH = 100
MOST_WRITTEN = 3_000_000
"""Characters of paths, styles and words; a plan of a city has about one million."""
_HINT = "save it as plain SVG, or simplify it in the program that drew it"


class _Reader:
    """Builds the tree, and counts."""

    def __init__(self) -> None:
        self.builder = TreeBuilder()
        self.count = self.depth = self.written = 0

    def start(self, tag: str, attributes: Sequence[str]) -> None:
        self.count += 1
        self.depth += 1
        if self.count > MOST_ELEMENTS:
            raise Unusable("large", f"it has more than {MOST_ELEMENTS:,} elements", _HINT)
        if self.depth > MOST_DEPTH:
            raise Unusable("large", f"its elements stand more than {MOST_DEPTH} deep in each other", _HINT)
        pairs = dict(zip(map(_name, attributes[::2]), attributes[1::2], strict=True))
        for key, value in pairs.items():
            if not value.startswith("data:"):
                self._write(len(value) * (3 if key == "d" and ("a" in value or "A" in value) else 1))  # arcs cost more
        self.builder.start(_name(tag), pairs)

    def data(self, text: str) -> None:
        self._write(len(text))
        self.builder.data(text)

    def _write(self, characters: int) -> None:
        self.written += characters
        if self.written > MOST_WRITTEN:
            raise Unusable("large", f"it has more than {MOST_WRITTEN / 1e6:g} million characters beside its pixels", _HINT)

    def end(self, tag: str) -> None:
        self.depth -= 1
        self.builder.end(_name(tag))

    def entity(self, *_: object) -> int:
        raise Unusable("refused", "it declares entities, which can make a small file endless", _HINT)


def _name(name: str) -> str:
    return "{" + name if "}" in name else name


def parse_svg(data: bytes) -> Element:
    """The root of an SVG file. Raises Unusable: not well formed, no SVG, too many or too deep, entities declared."""
    parser = expat.ParserCreate(namespace_separator="}")
    reader = _Reader()
    parser.ordered_attributes = True
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data
    parser.EntityDeclHandler = reader.entity
    parser.ExternalEntityRefHandler = reader.entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as broken:
        what = expat.errors.messages.get(broken.code, "not well formed") if broken.code else "not well formed"
        raise Unusable("damaged", f"the SVG file is damaged in line {broken.lineno}: {what}") from None
    except (LookupError, ValueError):
        raise Unusable("damaged", "the SVG file is written in characters that are not known", "save it as UTF-8") from None
    root = reader.builder.close()
    if root.tag != f"{SVG}svg":
        hint = 'its first element should be <svg xmlns="http://www.w3.org/2000/svg">'
        raise Unusable("foreign", "it is XML, but no SVG image", hint)
    return root


def local(element: Element) -> str:
    """The name of an SVG element, "" of any other."""
    tag = element.tag
    return tag[len(SVG) :] if isinstance(tag, str) and tag.startswith(SVG) else ""


def href(element: Element) -> str:
    """What an element refers to, "" for nothing."""
    return (element.get("href") or element.get(f"{XLINK}href") or "").strip()
