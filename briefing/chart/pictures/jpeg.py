"""JPEG to the samples of a picture: passed through as it is, less what a camera wrote about place, time and owner.

Read after ITU-T T.81 (markers, frames), JFIF, and CIPA DC-008 (Exif) for the way a photograph was held.
"""

from __future__ import annotations

from briefing.chart.ink.displaylist import Matrix, Samples
from briefing.chart.pictures.content import Raster, Unusable, check_size
from briefing.records import record

SIGNATURE = b"\xff\xd8\xff"
_ALONE = {0x01, *range(0xD0, 0xD8)}  # markers without a length
_FRAMES = {0xC0, 0xC1, 0xC2}  # baseline, extended, progressive; Huffman coded
_OTHER_FRAMES = {0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}  # lossless, hierarchical, arithmetic
_LEFT_OUT = {0xE1, 0xE2, 0xED, 0xFE}  # Exif and XMP, colour profiles, Photoshop's records, comments: no reader of PDF looks there
# How the unit square is turned for each orientation of Exif: 1 upright, 3 upside down, 6 and 8 on its side, even ones mirrored.
_TURNED: dict[int, Matrix] = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}


@record(frozen=False, eq=False)
class _File:
    """What has been read so far: the bytes that are kept, and what decides how they are shown."""

    kept: bytearray
    frame: bytes = b""
    orientation: int = 1
    located: bool = False  # Exif says where the photograph was taken
    adobe: int = -1
    scans: int = 0


def read_jpeg(data: bytes) -> Raster:
    """The picture of a JPEG file, grey or RGB. Raises Unusable when it is damaged, cut short, too large or made for a press."""
    file = _File(bytearray(data[:2]))
    at = 2
    while True:
        marker, body, end = _segment(data, at)
        if marker == 0xD9:
            break
        _take(file, marker, body)
        if marker == 0xDA:
            end = _scan_end(data, end)
        if marker not in _LEFT_OUT:
            file.kept += data[at:end]
        at = end
    if not file.scans:
        raise Unusable("damaged", "the JPEG file is damaged: it has no pixels")
    height, width, count = int.from_bytes(file.frame[1:3], "big"), int.from_bytes(file.frame[3:5], "big"), file.frame[5]
    names = bytes(file.frame[6 + 3 * i] for i in range(count))
    transform = 0 if count == 3 and file.adobe < 0 and names == b"RGB" else None
    colours = "gray" if count == 1 else "rgb"
    samples = Samples(width, height, 8, colours, "jpeg", bytes(file.kept) + b"\xff\xd9", b"", (), transform)
    if file.orientation >= 5:
        width, height = height, width
    return Raster(width, height, samples, None, _TURNED[file.orientation], file.located)


def _take(file: _File, marker: int, body: bytes) -> None:
    if marker in _FRAMES:
        if file.frame:
            raise Unusable("damaged", "the JPEG file is damaged: it has two sizes")
        file.frame = body
        _check_frame(body)
    elif marker in _OTHER_FRAMES:
        raise Unusable("foreign", "the JPEG file is coded in a way that PDF does not know (lossless or arithmetic)")
    elif marker == 0xE1:
        turned, located = _exif(body)
        file.orientation, file.located = turned or file.orientation, file.located or located
    elif marker == 0xEE and body[:5] == b"Adobe" and len(body) >= 12:
        file.adobe = body[11]
    elif marker == 0xDA:
        if not file.frame:
            raise Unusable("damaged", "the JPEG file is damaged: its pixels come before its size")
        file.scans += 1


def _segment(data: bytes, at: int) -> tuple[int, bytes, int]:
    """The marker at a place, its body, and where the next one stands."""
    while data[at : at + 2] == b"\xff\xff":  # fill bytes
        at += 1
    if at + 2 > len(data):
        raise Unusable("damaged", "the JPEG file is cut short")
    if data[at] != 0xFF or data[at + 1] == 0:
        raise Unusable("damaged", "the JPEG file is damaged")
    marker = data[at + 1]
    if marker == 0xD9 or marker in _ALONE:
        return marker, b"", at + 2
    length = int.from_bytes(data[at + 2 : at + 4], "big")
    if at + 4 > len(data) or at + 2 + length > len(data):
        raise Unusable("damaged", "the JPEG file is cut short")
    if length < 2:
        raise Unusable("damaged", "the JPEG file is damaged")
    return marker, data[at + 4 : at + 2 + length], at + 2 + length


def _scan_end(data: bytes, at: int) -> int:
    """Where the entropy-coded data that begin at a place end: at the next marker that is neither a restart nor stuffing."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise Unusable("damaged", "the JPEG file is cut short")
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7 and data[at + 1] != 0xFF:
            return at
        at += 1 if data[at + 1] == 0xFF else 2


def _check_frame(frame: bytes) -> None:
    if len(frame) < 6 or len(frame) != 6 + 3 * frame[5]:
        raise Unusable("damaged", "the JPEG file is damaged: its size cannot be read")
    if frame[0] != 8:
        raise Unusable("foreign", f"the JPEG file has {frame[0]} bits a sample", "save it with 8 bits a channel")
    if frame[5] == 4:
        hint = "save it as RGB (sRGB): the brief is one for screens and offices as well as presses"
        raise Unusable("foreign", "the JPEG file is in the four colours of a press (CMYK)", hint)
    if frame[5] not in (1, 3):
        raise Unusable("foreign", f"the JPEG file has {frame[5]} channels", "save it as RGB or grey")
    if not int.from_bytes(frame[1:3], "big"):
        raise Unusable("foreign", "the JPEG file does not say its height before its pixels", "save it again")
    check_size(int.from_bytes(frame[3:5], "big"), int.from_bytes(frame[1:3], "big"), frame[5])


def _exif(body: bytes) -> tuple[int, bool]:
    """The orientation that Exif records, 1 to 8 (0 where it says nothing that can be read), and whether it records a place."""
    order = {b"II*\0": "little", b"MM\0*": "big"}.get(body[6:10])
    if body[:6] != b"Exif\0\0" or order is None:
        return 0, False
    tiff = body[6:]

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], "little" if order == "little" else "big")

    def entries(start: int) -> dict[int, int]:
        """The tags of a directory, each with where it begins."""
        places = [start + 2 + 12 * i for i in range(min(number(start, 2), 200))]
        return {number(at, 2): at for at in reversed(places)}

    first = entries(number(4, 4))
    at, place = first.get(0x0112), first.get(0x8825)
    turned = number(at + 8, 2) if at is not None and number(at + 2, 2) == 3 else 0
    located = place is not None and 0x0002 in entries(number(place + 8, 4))  # GPSLatitude
    return (turned if turned in _TURNED else 0), located
