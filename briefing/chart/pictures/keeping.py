"""Vector pictures to files of the user's cache folder and back, so that no build reads an SVG file that was read before."""

from __future__ import annotations

import hashlib

from briefing.chart.cache import digest, keep_entry, load_entry
from briefing.chart.drawing_json import DAMAGED, decode_vector, encode_vector
from briefing.chart.pictures.content import Vector
from briefing.installed import code_version, installed_version


def vector_name(data: bytes) -> str:
    """The name under which the vectors of an SVG file are kept: its hash, and what reads it here."""
    readers = [installed_version(package) for package in ("fontTools", "tinycss2", "cssselect2")]
    readers.append(installed_version("PIL", "pillow"))
    return digest("svg", hashlib.sha256(data).hexdigest(), code_version("briefing.chart.pictures.svg"), readers)


def load_vector(name: str) -> Vector | None:
    """The picture kept under a name; None when there is none, or it is damaged."""
    kept = load_entry(name)
    try:
        return None if kept is None else decode_vector(kept)
    except DAMAGED:
        return None


def keep_vector(name: str, vector: Vector) -> None:
    """Keep a picture, if it is not too large."""
    keep_entry(name, encode_vector(vector))
