"""The same pages without what conformance costs: no tags, nothing carried inside, no proof; a child process of `measure.py`.

    python tests/speed/bare.py BRIEF RUNS full|bare

prints the CPU seconds of the whole process so far after the first build, those of the median rebuild after it, and the bytes of
the file. Only tests have this: the program itself cannot leave the tags out.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any


def without_tags() -> None:
    """Take out of the writer what makes and writes marked content and the structure tree. Links, bookmarks and fonts stay."""
    from briefing.pdf.writing import painting, structure_tree, writer

    def owned_by(painter: Any, owner: Any) -> None:
        if isinstance(owner, structure_tree.Node) and owner.first is None:
            owner.first = (painter._index, painter._x, painter._y)
        painter._open = owner

    def close(painter: Any) -> None:
        painter._open = None

    painting.Painter._owned_by = owned_by  # type: ignore[method-assign]
    painting.Painter._close = close  # type: ignore[method-assign]
    structure_tree.Tree.number = lambda tree, document: None  # type: ignore[method-assign]
    structure_tree.Tree.write = lambda tree, document: document.add(b"<</Type /StructTreeRoot>>")  # type: ignore[method-assign]
    writer.attach = lambda *given: (None, [])


def main() -> None:
    """Build once to warm up, then measure."""
    from briefing.pipeline import Options, build_bytes

    brief, runs, mode = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    if mode == "bare":
        without_tags()
    options = Options(proof=mode == "full")
    data = build_bytes(brief, options=options).data
    cold = time.process_time()
    times = []
    for _ in range(runs):
        start = time.process_time()
        data = build_bytes(brief, options=options).data
        times.append(time.process_time() - start)
    print(cold, sorted(times)[len(times) // 2], len(data))


if __name__ == "__main__":
    main()
