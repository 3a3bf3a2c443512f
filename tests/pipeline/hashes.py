"""Every shipped brief in every shipped sheet to a line with its SHA-256: to compare Pythons, machines and versions of libraries.

    python tests/pipeline/hashes.py            of the whole file
    python tests/pipeline/hashes.py --pages    of the file with an empty manifest in it: versions of libraries may differ
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.chdir(ROOT)
os.environ["BRIEFING_CACHE"] = "off"

from briefing.diagnostics import Diagnostics  # noqa: E402
from briefing.pipeline import Lines, Options, lay_out_brief, write_file  # noqa: E402


def main() -> None:
    """Print them."""
    manifest = b"{}" if "--pages" in sys.argv[1:] else None
    for brief in sorted(Path("inputs").glob("*.yaml")):
        for sheet in sorted(Path("styles").glob("*.yaml")):
            said = Diagnostics()
            laid_out = lay_out_brief(brief, sheet.stem, said, Lines())
            data = write_file(laid_out, Options(proof=False), said, manifest=manifest)
            print(f"{brief.stem} {sheet.stem} {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
