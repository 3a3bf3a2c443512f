"""What decided the bytes of a file, by name, hash and version, to a manifest in JSON, and back.

A difference between two builds is a difference between their manifests, or it is a fault of ours: a manifest that leaves out
something that decides bytes is the fault that `briefing verify` finds.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.files import MOST_CARRIED_FILES
from briefing.installed import installed_version
from briefing.model.frame import MOST_PAGES
from briefing.records import record

if TYPE_CHECKING:
    from briefing.text.faces import Face

FORMAT = 1
NAME = "manifest.json"
TARGETS = ("1.7", "2.0")
"""The versions of PDF that are written."""


class DamagedManifest(Exception):
    """The manifest cannot be read; the message says why."""


@record
class Listed:
    """One file that a manifest names. `role` is brief, included, image, style or data."""

    name: str
    role: str
    size: int
    sha256: str


@record
class Manifest:
    """What decided the bytes of one file. `brief` and `style` are the names of the two inputs inside the file.

    `created` is the date the file carries (ISO 8601, UTC), "" for none. `fonts` maps the name of a font file to its SHA-256,
    `versions` the name of a program to its version, `options` what the command line said that changes pages.
    """

    brief: str
    style: str
    target: str
    created: str
    files: tuple[Listed, ...]
    fonts: Mapping[str, str]
    versions: Mapping[str, str]
    options: Mapping[str, object]

    def file(self, name: str) -> Listed | None:
        """What is said of a file."""
        return next((f for f in self.files if f.name == name), None)

    @property
    def date(self) -> datetime | None:
        """The date the file carries. Raises `DamagedManifest` when it is none."""
        if not self.created:
            return None
        try:
            return datetime.strptime(self.created, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        except ValueError:
            raise DamagedManifest(f"its date is {self.created[:40]!r}") from None

    @property
    def fit(self) -> int | None:
        """How many pages the command line asked for. Raises `DamagedManifest` when that is no number of pages."""
        fit = self.options.get("fit")
        if fit is None or (isinstance(fit, int) and not isinstance(fit, bool) and 1 <= fit <= MOST_PAGES):
            return fit
        raise DamagedManifest(f"the number of pages asked for is {str(fit)[:20]}")


def listed(name: str, role: str, data: bytes) -> Listed:
    """A file as a manifest names it."""
    return Listed(name, role, len(data), hashlib.sha256(data).hexdigest())


def as_json(manifest: Manifest) -> bytes:
    """The manifest as it stands in the file: UTF-8, a line for each fact, sorted where the order says nothing."""
    said: dict[str, object] = {
        "manifest": FORMAT,
        "brief": manifest.brief,
        "style": manifest.style,
        "pdf": manifest.target,
        "created": manifest.created or None,
        "options": dict(sorted(manifest.options.items())),
        "files": [{"name": f.name, "role": f.role, "bytes": f.size, "sha256": f.sha256} for f in manifest.files],
        "fonts": dict(sorted(manifest.fonts.items())),
        "versions": dict(sorted(manifest.versions.items())),
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def read_manifest(data: bytes) -> Manifest:
    """A manifest as it was written. Raises `DamagedManifest` when it is not one, or of a later format."""
    try:
        said = json.loads(data.decode("utf-8"))
        if said["manifest"] != FORMAT:
            raise DamagedManifest(f"it is of format {str(said['manifest'])[:20]}, and this program knows format {FORMAT}")
        files = tuple(Listed(_words(f["name"]), _words(f["role"]), int(f["bytes"]), _words(f["sha256"])) for f in said["files"])
        fonts, versions = ({_words(k): _words(v) for k, v in said[part].items()} for part in ("fonts", "versions"))
        created = _words(said["created"] or "")
        head = (_words(said["brief"]), _words(said["style"]), _words(said["pdf"]), created)
        if head[2] not in TARGETS:
            raise DamagedManifest(f"it says that the file is PDF {head[2][:20]}, and there are {' and '.join(TARGETS)}")
        if len(files) > MOST_CARRIED_FILES:
            raise DamagedManifest(f"it names {len(files):,} files")
        return Manifest(*head, files, fonts, versions, dict(said["options"]))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as problem:
        raise DamagedManifest("it is damaged") from problem


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


# -- what is installed here -----------------------------------------------------------------------------------------
def fonts_of(faces: Iterable[Face]) -> dict[str, str]:
    """The files of these faces by name, each with its SHA-256."""
    return {Path(face.path).name: face.sha256() for face in faces}


def versions(*, drawn: bool, pictures: bool) -> dict[str, str]:
    """The versions of everything that decides bytes: our own, the shaper's, the writer's, the compressor's.

    `drawn`: some figure is drawn by matplotlib, so its version counts, and numpy's; `pictures`: the same for Pillow and for what
    reads SVG (fontTools, tinycss2, cssselect2).
    None of them is imported for this. Python is not among them: what it says of a character that a face can show is the same in
    every version from 3.11 on, and sums are rounded by rules of our own.
    """
    import uharfbuzz

    from briefing import __version__  # the package, which is there already

    out = {
        "briefing": __version__,
        "harfbuzz": uharfbuzz.version_string(),
        "hyphenation patterns": installed_version("pyphen"),
        "markdown-it-py": installed_version("markdown_it", "markdown_it_py"),
        "reportlab": installed_version("reportlab"),
        "uharfbuzz": str(uharfbuzz.__version__),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }
    if drawn:
        out.update({name: installed_version(name) for name in ("matplotlib", "numpy")})
    if pictures:
        out["pillow"] = installed_version("PIL", "pillow")
        out["fonttools"] = installed_version("fontTools", "fonttools")
        out.update({name: installed_version(name) for name in ("cssselect2", "tinycss2")})
    return out
