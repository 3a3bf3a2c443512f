"""A second reader of the files, on pikepdf: it shares no code with the writer or with its own reader."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import Any

import pikepdf


@dataclass
class Read:
    role: str
    entries: Any
    children: list[Any] = field(default_factory=list)  # Read, or (page, mcid, text); annotations as pikepdf objects

    def text(self) -> str:
        return "".join(c.text() if isinstance(c, Read) else c[2] for c in self.children if isinstance(c, (Read, tuple)))

    def walk(self) -> Any:
        yield self
        for c in self.children:
            if isinstance(c, Read):
                yield from c.walk()

    def find(self, role: str) -> list[Read]:
        return [e for e in self.walk() if e.role == role]


def to_unicode(font: Any) -> dict[int, str]:
    rows = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in rows}


def marked_text(page: Any) -> tuple[dict[int, str], list[str], list[str]]:
    """Text by marked content, artifacts, and what belongs to nothing."""
    fonts = {str(k): to_unicode(f) for k, f in page.Resources.Font.items()}
    marked: dict[int, str] = {}
    artifacts: list[str] = []
    loose: list[str] = []
    stack: list[Any] = []
    font: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        op = str(operator)
        if op == "BDC":
            tag, properties = operands
            if str(tag) == "/Span" and "/ActualText" in properties:
                stack.append(("said", str(properties.ActualText)))
                say(stack[:-1], str(properties.ActualText), marked, artifacts, loose)
            elif str(tag) == "/Artifact":
                stack.append(("artifact", None))
                artifacts.append("")
            else:
                stack.append(("mcid", int(properties.MCID)))
                marked[int(properties.MCID)] = ""
        elif op == "EMC":
            stack.pop()
        elif op == "Tf":
            font = fonts[str(operands[0])]
        elif op == "TJ" and not (stack and stack[-1][0] == "said"):
            raw = b"".join(bytes(x) for x in operands[0] if isinstance(x, pikepdf.String))
            say(
                stack,
                "".join(font[int.from_bytes(raw[i : i + 2], "big")] for i in range(0, len(raw), 2)),
                marked,
                artifacts,
                loose,
            )
        elif op in ("S", "s", "f", "f*", "B", "b", "Do", "sh") and not stack:
            loose.append(op)
    assert not stack
    return marked, artifacts, loose


def say(stack: list[Any], text: str, marked: dict[int, str], artifacts: list[str], loose: list[str]) -> None:
    kind, value = stack[-1] if stack else ("", None)
    if kind == "mcid":
        marked[value] += text
    elif kind == "artifact":
        artifacts[-1] += text
    else:
        loose.append(text)


class Witness:
    """A file as pikepdf sees it."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.numbers = {page.objgen: i for i, page in enumerate(self.pdf.pages)}
        self.pages = [marked_text(page) for page in self.pdf.pages]
        self.used: list[tuple[int, int]] = []
        self.root = self.element(self.pdf.Root.StructTreeRoot.K)

    def element(self, obj: Any) -> Read:
        read = Read(str(obj.S)[1:], obj)
        kids = obj.get("/K")
        for kid in [] if kids is None else kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
                assert kid.P.objgen == obj.objgen
                read.children.append(self.element(kid))
            elif isinstance(kid, pikepdf.Dictionary) and kid.Type == "/OBJR":
                read.children.append(kid.Obj)
            else:
                page = kid.get("/Pg", obj.get("/Pg")) if isinstance(kid, pikepdf.Dictionary) else obj.Pg
                mcid = int(kid.MCID if isinstance(kid, pikepdf.Dictionary) else kid)
                index = self.numbers[page.objgen]
                self.used.append((index, mcid))
                read.children.append((index, mcid, self.pages[index][0][mcid]))
        return read


def attributes(read: Read) -> dict[str, Any]:
    """All attributes of an element, whoever owns them."""
    given = read.entries.get("/A")
    parts = [] if given is None else given if isinstance(given, pikepdf.Array) else [given]
    return {str(k)[1:]: v for part in parts for k, v in part.items() if str(k) != "/O"}


__all__ = ["Read", "Witness", "attributes"]
