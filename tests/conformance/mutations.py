"""Ways to break a good file, one object at a time: each takes the opened file and leaves it wrong in exactly one respect.

`broken(data, way)` gives the bytes of the broken file as our own writer would lay them out, so that our own reading can say
more of it than that it is no file of ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from briefing.pdf.writing.values import encode, name, stream

Break = Callable[[Pdf], None]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to break a file: what is wrong afterwards, in which target it is tried, and the change itself."""

    what: str
    target: str
    change: Break


WAYS: dict[str, Way] = {}


def way(what: str, target: str = "1.7") -> Callable[[Break], Break]:
    """Register a change under its function's name."""

    def taken(change: Break) -> Break:
        assert change.__name__ not in WAYS, change.__name__
        WAYS[change.__name__] = Way(what, target, change)
        return change

    return taken


def broken(data: bytes, change: Break) -> bytes:
    """The file after the change. Raises AssertionError when the change changed nothing."""
    with pikepdf.open(BytesIO(data)) as pdf:
        before = written(pdf)
        change(pdf)
        after = written(pdf)
    assert after != before, "the change changed nothing"
    return after


# -- the dialect of our own writer ------------------------------------------------------------------------------------
_FIRST = {key: i for i, key in enumerate(("/Type", "/S", "/P", "/NS", "/Pg", "/K", "/MCID", "/Obj"))}


def written(pdf: Pdf) -> bytes:
    """An opened file in the layout that `briefing.pdf` writes: its keys in its order, a cross-reference stream at the end."""
    out = bytearray(b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n" % pdf.pdf_version.encode("ascii"))
    objects = {o.objgen[0]: o for o in pdf.objects if not _bookkeeping(o)}
    places: dict[int, int] = {}
    for number, o in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, _body(o))
    last = max(objects) + 1
    start = places[last] = len(out)
    rows = bytearray()
    for number in range(last + 1):
        place = places.get(number)
        rows += bytes((place is not None,)) + (place or 0).to_bytes(4, "big") + (0 if number else 255).to_bytes(1, "big")
    trailer: dict[str, Any] = {"Type": b"/XRef", "Size": last + 1, "W": [1, 4, 1]}
    for key in ("/Root", "/ID", "/Info"):
        if key in pdf.trailer:
            trailer[key[1:]] = _value(pdf.trailer[key])
    out += b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (last, stream(bytes(rows), trailer), start)
    return bytes(out)


def _bookkeeping(o: Any) -> bool:
    return isinstance(o, pikepdf.Stream) and str(o.get("/Type", "")) in ("/ObjStm", "/XRef")


def _body(o: Any) -> bytes:
    if isinstance(o, pikepdf.Stream):
        raw = o.read_raw_bytes()
        entries = {k: v for k, v in dict(o.items()).items() if k != "/Length"}
        return _dictionary(entries)[:-2] + b" /Length %d>>\nstream\n%s\nendstream" % (len(raw), raw)
    return _value(o, top=True)


def _value(v: Any, *, top: bool = False) -> bytes:
    if v is None:
        return b"null"
    if isinstance(v, (bool, int)):
        return encode(v)
    if isinstance(v, Decimal):
        return b"%s" % str(v).encode("ascii")
    if v.is_indirect and not top:
        return b"%d 0 R" % v.objgen[0]
    if isinstance(v, String):
        return b"<%s>" % bytes(v).hex().upper().encode("ascii")
    if isinstance(v, Name):
        return name(str(v)[1:])
    if isinstance(v, Array):
        return b"[" + b" ".join(_value(x) for x in v) + b"]"
    assert isinstance(v, Dictionary), type(v)
    return _dictionary(dict(v.items()))


def _dictionary(entries: dict[str, Any]) -> bytes:
    keys = sorted(entries, key=lambda k: (_FIRST.get(k, len(_FIRST)), k))
    return b"<<" + b" ".join(name(k[1:]) + b" " + _value(entries[k]) for k in keys) + b">>"


# -- what is found in a file ------------------------------------------------------------------------------------------
def kids(e: Any) -> list[Any]:
    """The kids of a structure element."""
    k = e.get("/K")
    return [] if k is None else list(k) if isinstance(k, Array) else [k]


def elements(pdf: Pdf, *roles: str) -> Iterator[Any]:
    """Structure elements in reading order, of these roles."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        e = waiting.pop()
        if isinstance(e, Dictionary) and "/S" in e:
            if not roles or str(e.S)[1:] in roles:
                yield e
            waiting += reversed(kids(e))


def first(pdf: Pdf, *roles: str) -> Any:
    """The first structure element of these roles."""
    return next(elements(pdf, *roles))


def having(pdf: Pdf, key: str) -> Iterator[Any]:
    """Structure elements that have this entry."""
    return (e for e in elements(pdf) if key in e)


def become(pdf: Pdf, new: str, *roles: str) -> None:
    """Every element of these roles gets another."""
    for e in list(elements(pdf, *roles)):
        e.S = Name("/" + new)


def table_facts(e: Any) -> Any:
    """The attributes of a cell or a table."""
    return e.A if isinstance(e.A, Dictionary) else next(a for a in e.A if str(a.O) == "/Table")


def links(pdf: Pdf) -> Iterator[Any]:
    """The annotations of all pages."""
    return (a for page in pdf.pages for a in page.obj.get("/Annots", []))


def fonts(pdf: Pdf) -> list[Any]:
    """The fonts of the file."""
    return list(dict(pdf.pages[0].obj.Resources.Font.items()).values())


def packet(pdf: Pdf, pattern: str, new: str) -> None:
    """Change the XMP packet."""
    meta = pdf.Root.Metadata
    meta.write(re.sub(pattern, new, meta.read_bytes().decode("utf-8"), count=1, flags=re.DOTALL).encode("utf-8"))


def paint(pdf: Pdf, pattern: bytes, new: bytes, page: int = 0) -> None:
    """Change the first place of a page's content that matches."""
    contents = pdf.pages[page].obj.Contents
    before = contents.read_bytes()
    after = re.sub(pattern, new, before, count=1, flags=re.DOTALL)
    assert after != before, pattern
    contents.write(after)


def codes(pdf: Pdf, pattern: bytes, new: bytes) -> None:
    """Change every font's table from codes to characters."""
    for font in fonts(pdf):
        font.ToUnicode.write(re.sub(pattern, new, font.ToUnicode.read_bytes(), flags=re.MULTILINE))
