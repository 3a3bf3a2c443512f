"""Files that ask for the memory or the time of the machine: each a name and the bytes of a PDF of some 100 kB or less.

    python tests/pdf/hostile.py NAME [PADDING]

reads one, proves nothing of it, and prints what was said of it, the peak of memory in MB and the seconds of CPU. Padding is
bytes by which the file is larger than it need be, since larger files may unpack to more.
"""

from __future__ import annotations

import hashlib
import resource
import sys
import time
import zlib
from collections.abc import Callable, Mapping

MEGABYTE = 1 << 20
Objects = dict[int, bytes]


def stream(data: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<<%s/Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream" % (entries, len(packed), packed)


def file_of(
    objects: Mapping[int, bytes], packed: Mapping[int, tuple[int, int]] | None = None, rows: int = 0, padding: int = 0
) -> bytes:
    """A file of these objects; `packed` are those that stand in object streams: number of the stream, index there."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    out += b"".join(hashlib.sha256(b"%d" % n).digest() for n in range(padding // 32)).replace(b"\n", b" ")
    out += b"\n"
    places: dict[int, bytes] = {
        n: b"\2" + where.to_bytes(4, "big") + bytes((index,)) for n, (where, index) in (packed or {}).items()
    }
    for number, body in objects.items():
        places[number] = b"\1" + len(out).to_bytes(4, "big") + b"\0"
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    count = max(rows, *places) + 1
    table = b"".join([places.get(n, bytes(6)) for n in range(max(places) + 1)]).ljust(6 * count, b"\0")
    start = len(out)
    out += b"%d 0 obj\n%s\nendobj\n" % (count, stream(table, b"/Type /XRef /Size %d /W [1 4 1] /Root 1 0 R " % count))
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start


def plain(content: bytes = b"", element: bytes = b"", maps: bytes = b"<0001> <0041>", **changed: bytes) -> Objects:
    """A sound file of one page with one paragraph, apart from what is given."""
    objects = {
        1: b"<</Type /Catalog /Pages 2 0 R /StructTreeRoot 5 0 R /Metadata 6 0 R>>",
        2: b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        3: b"<</Type /Page /MediaBox [0 0 300 400] /Contents 4 0 R /Resources 7 0 R /StructParents 0>>",
        4: stream(content or b"/P <</MCID 0>> BDC\nBT\n/F1 10 Tf\n10 10 Td\n[<0001>] TJ\nEMC\nET"),
        5: b"<</Type /StructTreeRoot /K 8 0 R /ParentTree 9 0 R>>",
        6: stream(b"<dc:title><rdf:li>T</rdf:li>"),
        7: b"<</Font <</F1 10 0 R>>>>",
        8: element or b"<</Type /StructElem /S /Document /P 5 0 R /K [13 0 R]>>",
        9: b"<</Nums [0 [13 0 R]]>>",
        10: b"<</Type /Font /DescendantFonts [11 0 R] /ToUnicode 14 0 R>>",
        11: b"<</Type /Font /FontDescriptor 12 0 R /W [1 [500]]>>",
        12: b"<</Type /FontDescriptor /Ascent 700 /Descent -200>>",
        13: b"<</Type /StructElem /S /P /P 8 0 R /Pg 3 0 R /K 0>>",
        14: stream(maps),
    }
    objects.update({int(number[1:]): body for number, body in changed.items()})
    return objects


BOMBS: dict[str, Callable[[int], bytes]] = {}


def bomb(make: Callable[[int], bytes]) -> Callable[[int], bytes]:
    BOMBS[make.__name__] = make
    return make


@bomb
def sound(padding: int) -> bytes:
    return file_of(plain(), padding=padding)


@bomb
def many_rows(padding: int) -> bytes:
    """A cross-reference stream of eleven million objects."""
    return file_of(plain(), rows=11_000_000, padding=padding)


def _in_stream(data: bytes, padding: int, count: int = 1, first: bytes = b"13 0") -> bytes:
    objects = plain()
    del objects[13]
    objects[20] = stream(first + b"\n" + data, b"/Type /ObjStm /N %d /First %d " % (count, len(first) + 1))
    return file_of(objects, {13: (20, 0)}, padding=padding)


@bomb
def long_array(padding: int) -> bytes:
    objects = plain()
    del objects[9], objects[2]
    first = b"2 0"
    body = b"[" + b"1 " * (8 * MEGABYTE - 8) + b"]"
    objects[20] = stream(first + b"\n<</Type /Pages /Kids " + body + b">>", b"/N 1 /First 4 ")
    return file_of(objects, {2: (20, 0)}, padding=padding)


@bomb
def lists_in_a_list(padding: int) -> bytes:
    objects = plain()
    del objects[2]
    objects[20] = stream(b"2 0\n<</Kids [" + b"[]" * (2 * MEGABYTE - 100) + b"]>>", b"/N 1 /First 4 ")
    return file_of(objects, {2: (20, 0)}, padding=padding)


@bomb
def many_object_streams(padding: int) -> bytes:
    """Every element stands in an object stream of its own, of 16 MB."""
    objects = plain(n8=b"<</Type /StructElem /S /Document /P 5 0 R /K [%s]>>" % b" ".join(b"%d 0 R" % n for n in range(200, 300)))
    packed = {}
    for n in range(100):
        body = b"%d 0\n<</Type /StructElem /S /P /P 8 0 R>>" % (200 + n)
        objects[100 + n] = stream(body.ljust(16 * MEGABYTE - 99), b"/N 1 /First 6 ")
        packed[200 + n] = (100 + n, 0)
    return file_of(objects, packed, padding=padding)


@bomb
def objects_that_overlap(padding: int) -> bytes:
    """Every bookmark of thousands is the same eight megabytes."""
    count = 900
    body = b"<</Title (" + b" " * 8 * MEGABYTE + b")>>"
    first = b" ".join(b"%d 0" % n for n in range(100, 100 + count))
    objects = plain(n1=b"<</Pages 2 0 R /StructTreeRoot 5 0 R /Metadata 6 0 R /Outlines 15 0 R>>", n15=b"<</First 100 0 R>>")
    objects[20] = stream(first + b"\n" + body, b"/N %d /First %d " % (count, len(first) + 1))
    return file_of(objects, {n: (20, (n - 100) % 256) for n in range(100, 100 + count)}, padding=padding)


def _page(line: bytes) -> Callable[[int], bytes]:
    return lambda padding: file_of(plain(line * (60 * MEGABYTE // len(line))), padding=padding)


BOMBS["empty_lines"] = _page(b"\n")
BOMBS["saved_states"] = _page(b"q\n")
BOMBS["painted_marks"] = _page(b"0 0 999 999 re f\n")
BOMBS["numbers_on_a_line"] = _page(b"1 ")
BOMBS["brackets_on_a_line"] = _page(b"[")
BOMBS["points_on_a_line"] = _page(b"1 1 l ")
BOMBS["moves"] = _page(b"1 1 Td\n")
BOMBS["strings_in_one_place"] = lambda padding: file_of(
    plain(b"/P <</MCID 0>> BDC\nBT\n/F1 10 Tf\n" + b"[<0001>] TJ\n" * (5 * MEGABYTE)), padding=padding
)


@bomb
def lines_of_all_kinds(padding: int) -> bytes:
    return file_of(plain(b"\n".join(b"%d w" % n for n in range(MEGABYTE))), padding=padding)


@bomb
def sequences(padding: int) -> bytes:
    return file_of(plain(b"".join(b"/P <</MCID %d>> BDC\nEMC\n" % n for n in range(300_000))), padding=padding)


@bomb
def words_of_a_code(padding: int) -> bytes:
    """A code that says 100,000 characters, shown a million times."""
    line = b"[<" + b"0001" * 2000 + b">] TJ\n"
    maps = b"<0001> <%s>" % (b"0041" * 100_000)
    return file_of(plain(b"/P <</MCID 0>> BDC\nBT\n/F1 10 Tf\n" + line * 1000, maps=maps), padding=padding)


@bomb
def words_inside_words(padding: int) -> bytes:
    text = b"/Span <</ActualText <FEFF%s>>> BDC\n" % (b"0041" * 1000)
    return file_of(plain(b"/P <</MCID 0>> BDC\n" + text * 15_000), padding=padding)


@bomb
def elements_twice(padding: int) -> bytes:
    """Each element holds the next one twice."""
    objects = plain(n8=b"<</Type /StructElem /S /Document /P 5 0 R /K [100 0 R]>>")
    for n in range(100, 150):
        objects[n] = b"<</Type /StructElem /S /Sect /P 8 0 R /K [%d 0 R %d 0 R]>>" % (n + 1, n + 1)
    objects[150] = b"<</Type /StructElem /S /P /P 8 0 R>>"
    return file_of(objects, padding=padding)


@bomb
def elements_deep(padding: int) -> bytes:
    objects = plain(n8=b"<</Type /StructElem /S /Document /P 5 0 R /K [100 0 R]>>")
    for n in range(100, 1100):
        objects[n] = b"<</Type /StructElem /S /Sect /P 8 0 R /K [%d 0 R]>>" % (n + 1)
    return file_of(objects, padding=padding)


@bomb
def one_kid_often(padding: int) -> bytes:
    return file_of(plain(n8=b"<</Type /StructElem /S /Document /P 5 0 R /K [%s]>>" % (b"13 0 R " * 9000)), padding=padding)


@bomb
def bookmarks_in_a_circle(padding: int) -> bytes:
    catalog = b"<</Pages 2 0 R /StructTreeRoot 5 0 R /Metadata 6 0 R /Outlines 15 0 R>>"
    return file_of(
        plain(
            n1=catalog,
            n15=b"<</First 16 0 R>>",
            n16=b"<</Title (A) /Next 17 0 R /First 16 0 R>>",
            n17=b"<</Title (B) /Next 16 0 R>>",
        ),
        padding=padding,
    )


BOMBS["titles"] = lambda padding: file_of(plain(n6=stream(b"<dc:title><rdf:li " * (3 * MEGABYTE))), padding=padding)
BOMBS["facts_of_an_element"] = lambda padding: file_of(
    plain(n8=b"<</Type /StructElem /S /Document /P 5 0 R" + b" /BBox [" * 12_000 + b">>"), padding=padding
)


@bomb
def widths(padding: int) -> bytes:
    objects = plain()
    del objects[11]
    objects[20] = stream(b"11 0\n<</FontDescriptor 12 0 R /W [1 [" + b"9 " * (2 * MEGABYTE - 100) + b"]]>>", b"/N 1 /First 5 ")
    return file_of(objects, {11: (20, 0)}, padding=padding)


@bomb
def one_file_often(padding: int) -> bytes:
    """A thousand carried files that are all the same sixty megabytes."""
    names = b" ".join(b"(%d) %d 0 R" % (n, n) for n in range(100, 1100))
    catalog = b"<</Pages 2 0 R /StructTreeRoot 5 0 R /Metadata 6 0 R /Names <</EmbeddedFiles <</Names [%s]>>>>>>" % names
    objects = plain(n1=catalog, n15=stream(bytes(60 * MEGABYTE), b"/Type /EmbeddedFile "))
    objects.update({n: b"<</Type /Filespec /UF (%d) /EF <</F 15 0 R>>>>" % n for n in range(100, 1100)})
    return file_of(objects, padding=padding)


def main(name: str, padding: int) -> None:
    from briefing.pdf.proof.objects import UnreadableFile
    from briefing.pdf.proof.tagged_file import read_file
    from briefing.transcript import transcript

    data = BOMBS[name](padding)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    start = time.process_time()
    said = []
    for read in (read_file, transcript):
        try:
            read(data)
        except UnreadableFile as e:
            said.append(str(e))
        else:
            said.append("read")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(len(data), before, peak, round(time.process_time() - start, 2), said, sep="\t")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0)
