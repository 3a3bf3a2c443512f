"""A name or a path of a style sheet to the files of its chain: itself and the sheets that it extends, lowest first.

A name is looked for in the user's own folders first, then among the built-in sheets; a built-in sheet extends built-in
sheets only, so that a house's `base.yaml` never changes what `chancery` means. `./` is relative to the sheet that says it.
Nothing outside a sheet's own folder is read.
"""

from __future__ import annotations

import os
from collections import abc
from pathlib import Path

from briefing.diagnostics import Diagnostics, Problems
from briefing.inputs import NotRead, find_inside, names_in
from briefing.load import Mapping, Scalar, Sequence, Text, load
from briefing.records import replace
from briefing.suggest import did_you_mean

MOST_SHEETS = 8
"""The longest chain of sheets that extend each other."""

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped_styles() -> Path:
    """The folder of the built-in sheets: inside an installed package, or beside it in a checkout."""
    inside = _PACKAGE / "_shipped" / "styles"
    return inside if inside.is_dir() else _PACKAGE.parent / "styles"


_BEGIN = "write `style: 1` and `extends: base`; below that, what is to differ from the sheet `base`"
"""How a sheet begins, said of a file without content."""


def find_sheet(name: str, search: tuple[Path, ...], diagnostics: Diagnostics) -> Path | None:
    """The file of a sheet; None for a name that no folder has, which is told."""
    if "/" in name or "\\" in name or name.endswith((".yaml", ".yml")):
        return Path(name)  # a missing file is reported by the loader
    folders = [*search, shipped_styles()]
    for folder in folders:
        path = folder / f"{name}.yaml"
        if os.path.isfile(path):
            return path
    known = sorted({Path(n).stem for folder in folders for n in names_in(folder, (".yaml",))})
    hint = did_you_mean(name, known) or f"there are {', '.join(known)}; a file is named with its ending: `{name}.yaml`"
    diagnostics.error("Y108", f"there is no style sheet called `{name}`", hints=(hint,))
    return None


def load_chain(path: Path, diagnostics: Diagnostics) -> list[Text]:
    """The sheets below this one and itself, lowest first; a sheet reached twice stands where it is reached first."""
    chain: list[Text] = []
    done: set[Path] = set()

    def visit(path: Path, seen: tuple[Path, ...], said: Scalar | None) -> None:
        real, span = Path(os.path.realpath(path)), said.span if said is not None else None
        if real in seen:
            circle = " → ".join(p.name for p in (*seen[seen.index(real) :], real))
            diagnostics.error("Y109", f"these sheets extend each other in a circle: {circle}", span, path="extends")
            return
        if real in done:
            return
        if len(seen) >= MOST_SHEETS:
            diagnostics.error("Y109", f"more than {MOST_SHEETS} sheets extend each other", span, path="extends")
            return
        text = _load(path, diagnostics)
        if text is None:
            return
        done.add(real)
        for parent, words in _parents(text, path, diagnostics):
            visit(parent, (*seen, real), words)
        chain.append(text)

    visit(path, (), None)
    return chain


def _load(path: Path, diagnostics: Diagnostics) -> Text | None:
    try:
        text = load(path, display=_shown(path))
    except Problems as problems:
        diagnostics.extend(replace(d, code="Y111", hints=(_BEGIN,)) if d.code == "B106" else d for d in problems.diagnostics)
        return None
    diagnostics.extend(text.warnings)
    name, keys = text.sources[0].name, text.root.keys if isinstance(text.root, Mapping) else {}
    if "briefing" in keys and "style" not in keys:
        message, hint = f"{name} is a brief, not a style sheet", f"build it by itself: `briefing build {name}`"
        diagnostics.error("Y111", message, keys["briefing"].span, path="briefing", hints=(hint,))
    return text


def _shown(path: Path) -> str:
    """A built-in sheet is shown by its name in the program, any other as the user typed it."""
    return f"styles/{path.name}" if _is_built_in(path) and path.is_absolute() else str(path)


def _is_built_in(path: Path) -> bool:
    return os.path.dirname(os.path.realpath(path)) == os.path.realpath(shipped_styles())


def _parents(text: Text, path: Path, diagnostics: Diagnostics) -> abc.Iterator[tuple[Path, Scalar]]:
    node = text.root.entries.get("extends") if isinstance(text.root, Mapping) else None
    for words in node.items if isinstance(node, Sequence) else [node]:
        if words is None or (isinstance(words, Scalar) and words.text in (None, "", "none")):
            continue
        if not isinstance(words, Scalar):
            diagnostics.error("Y102", "`extends` wants the name of a sheet, or a list of names", words.span, path="extends")
            continue
        parent = _parent(words.text or "", path, words, diagnostics)
        if parent is not None:
            yield parent, words


def _parent(name: str, path: Path, words: Scalar, diagnostics: Diagnostics) -> Path | None:
    if name.startswith(("./", "../", "/")) or name.endswith((".yaml", ".yml")):
        try:
            find_inside(path.parent, name)
        except NotRead as problem:
            message, hints = problem.message, problem.hints
            if problem.lack == "outside":
                message = f"`{name}` is outside the folder of this sheet, and nothing outside it is read"
                hints = ("copy it beside this one, or name a built-in sheet: `extends: base`",)
            diagnostics.error("Y110", message, words.span, path="extends", hints=hints)
            return None
        parent = path.parent / name
        if not os.path.isfile(parent):
            known = [f"./{n}" for n in names_in(path.parent, (".yaml",)) if n != path.name]
            hint = did_you_mean(name, known) or f"beside it there are {', '.join(known)}" if known else "it is the only one here"
            message = f"there is no sheet `{name}` beside this one"
            diagnostics.error("Y108", message, words.span, path="extends", hints=(hint,))
            return None
        return parent
    parent = shipped_styles() / f"{name}.yaml"
    if not os.path.isfile(parent):
        known = sorted(Path(n).stem for n in names_in(shipped_styles(), (".yaml",)))
        hint = did_you_mean(name, known) or f"the built-in sheets are {', '.join(known)}"
        if os.path.isfile(path.parent / f"{name}.yaml"):
            hint = f"a sheet beside this one is named with its path: `./{name}.yaml`"
        diagnostics.error("Y108", f"there is no built-in sheet `{name}`", words.span, path="extends", hints=(hint,))
        return None
    return parent
