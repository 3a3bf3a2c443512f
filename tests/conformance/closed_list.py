"""`docs/conformance.yaml`, the closed list of what can be wrong with a file, to its items and to `docs/conformance.md`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

LIST = Path(__file__).resolve().parents[2] / "docs" / "conformance.yaml"
Kind = Literal["guaranteed", "checked", "author"]


class Item(BaseModel):
    """One thing that can be wrong; the fields are described at the head of the list."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    kind: Kind
    what: str
    clauses: str = ""
    by: str = "the author"
    codes: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    last: tuple[str, ...] = ()


ITEMS = tuple(Item(kind=kind, **item) for kind, items in yaml.safe_load(LIST.read_text("utf-8")).items() for item in items)


def page() -> str:
    """`docs/conformance.md`."""
    kinds: dict[Kind, list[Item]] = {kind: [i for i in ITEMS if i.kind == kind] for kind in ("guaranteed", "checked", "author")}
    out = [
        "# What is guaranteed, what is checked, and what only you can see",
        "",
        "Every file is PDF/UA-1 and PDF/A-3a at once (with `--pdf 2.0`: PDF/UA-2, PDF/A-4f, Well-Tagged), or there is no file.",
        "This is the closed list of what could stand in the way. Made from `docs/conformance.yaml`; do not edit.",
        "",
        f"## Guaranteed: nothing in a brief, a sheet or a font can break it ({len(kinds['guaranteed'])})",
        "",
        "Shown by breaking good files on purpose (`tests/conformance/MUTATIONS.md`) and by tests. Where there is a code, the",
        "program looks for it in every file as well, and writes none in which it is broken.",
        "",
        "| What always holds | Where it is asked for | Code |",
        "|---|---|---|",
        *(f"| {i.what} | {i.clauses} | {', '.join(i.last)} |" for i in kinds["guaranteed"]),
        "",
        f"## Checked: found before anything is written, at its line ({len(kinds['checked'])})",
        "",
        "With any of these there is no new file, and an old one stays as it was. The last code is that of the writer, which",
        "looks again.",
        "",
        "| What is refused | Where it is forbidden | Found by | As | At last as |",
        "|---|---|---|---|---|",
        *(f"| {i.what} | {i.clauses or '–'} | {i.by} | {', '.join(i.codes)} | {', '.join(i.last)} |" for i in kinds["checked"]),
        "",
        f"## Only a human can see it ({len(kinds['author'])})",
        "",
        "| What to look at | Where it is asked for | Who |",
        "|---|---|---|",
        *(f"| {i.what} | {i.clauses} | {i.by} |" for i in kinds["author"]),
        "",
    ]
    return "\n".join(out)
