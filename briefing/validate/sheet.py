"""A name or a path to a style sheet: its chain of `extends` loaded, laid over each other, read, checked, computed.

A name is looked for in the user's own folders first, then among the built-in sheets; a built-in sheet extends built-in
sheets only, so that a house's `base.yaml` never changes what `chancery` means. `./` is relative to the sheet that says it.
Nothing outside a sheet's own folder is read.
"""

from __future__ import annotations

import os
from collections import abc
from pathlib import Path

from briefing.diagnostics import Diagnostics, Problems, Span
from briefing.inputs import NotRead, find_inside, names_in, shown
from briefing.load import Mapping, Node, Scalar, Sequence, Text, load
from briefing.style.model import Given, Specified, merge, without_nulls
from briefing.style.sheet import Sheet
from briefing.style.sheet_reading import read_sheet
from briefing.suggest import did_you_mean
from briefing.validate.kept_sheets import keep_sheet, kept_sheet
from briefing.validate.labels import check_labels
from briefing.validate.sheet_limits.limits import check_limits

MOST_SHEETS = 8
"""The longest chain of sheets that extend each other."""

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped_styles() -> Path:
    """The folder of the built-in sheets: inside an installed package, or beside it in a checkout."""
    inside = _PACKAGE / "_shipped" / "styles"
    return inside if inside.is_dir() else _PACKAGE.parent / "styles"


def load_sheet(name: str | Path, search: abc.Sequence[str | Path] = ()) -> Sheet:
    """The sheet of a name (`chancery`) or a path (`house.yaml`, `./styles/house.yaml`). Raises `Problems`.

    `search` are the user's own folders of sheets, tried in order before the built-in ones. Warnings stay with the sheet.
    A sheet whose files have not changed since this process read them is the same object again.
    """
    diagnostics = Diagnostics()
    path = _find(str(name), tuple(Path(s) for s in search), diagnostics)
    if path is None:
        raise Problems(diagnostics)
    key = (str(path), _here(path), str(shipped_styles()))
    sheet = kept_sheet(key)
    if sheet is None:
        chain = _chain(path, diagnostics)
        diagnostics.raise_errors()
        sheet = _checked(validate_sheet(chain, diagnostics), diagnostics)
        keep_sheet(key, sheet, chain)
    return sheet


def _here(path: Path) -> str:
    """The folder that a path is relative to; "" for none, also where that folder is gone."""
    try:
        return "" if path.is_absolute() else os.getcwd()
    except OSError:
        return ""


def _checked(specified: Specified, diagnostics: Diagnostics) -> Sheet:
    """The sheet within its limits. Raises `Problems`."""
    diagnostics.raise_errors()
    sheet = Sheet(specified)
    check_limits(sheet, diagnostics)
    diagnostics.raise_errors()
    return Sheet(specified, tuple(diagnostics)) if len(diagnostics) else sheet


def validate_sheet(chain: abc.Sequence[Text], diagnostics: Diagnostics) -> Specified:
    """The sheets of a chain, lowest first, as one specified sheet; what is wrong with them goes into `diagnostics`."""
    root: Given | None = None
    for rank, text in enumerate(chain):
        given = given_of(text.root, _folder(text), rank)
        _check_head(given, text, diagnostics)
        _find_lost_colours(given, text, diagnostics)
        root = without_nulls(given) if root is None else merge(root, given)
    assert root is not None
    specified = read_sheet(root, tuple(text.sources[0].name for text in chain))
    diagnostics.extend(specified.diagnostics)
    check_labels(specified, diagnostics)
    return specified


def given_of(node: Node, folder: str = "", rank: int = 0, key: Scalar | None = None) -> Given:
    """A loaded node as what a sheet gives."""
    if isinstance(node, Mapping):
        keys = node.keys
        return Given({k: given_of(v, folder, rank, keys[k]) for k, v in node.entries.items()}, node, key, folder, rank)
    if isinstance(node, Sequence):
        return Given([given_of(v, folder, rank) for v in node.items], node, key, folder, rank)
    return Given(node.text, node, key, folder, rank)


# -- finding and chaining ---------------------------------------------------------------------------------------------
def _find(name: str, search: tuple[Path, ...], diagnostics: Diagnostics) -> Path | None:
    if "/" in name or "\\" in name or name.endswith((".yaml", ".yml")):
        return Path(name)  # a missing file is reported by the loader
    folders = [*search, shipped_styles()]
    for folder in folders:
        path = folder / f"{name}.yaml"
        if os.path.isfile(path):
            return path
    known = sorted({Path(n).stem for folder in folders for n in names_in(folder, (".yaml",))})
    called = shown(name)
    hint = did_you_mean(name, known) or f"there are {', '.join(known)}; a file is named with its ending: `{called}.yaml`"
    diagnostics.error("Y108", f"there is no style sheet called `{called}`", hints=(hint,))
    return None


def _chain(path: Path, diagnostics: Diagnostics) -> list[Text]:
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
        diagnostics.extend(problems.diagnostics)
        return None
    diagnostics.extend(text.warnings)
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
                message = f"`{shown(name)}` is outside the folder of this sheet, and nothing outside it is read"
                hints = ("copy it beside this one, or name a built-in sheet: `extends: base`",)
            diagnostics.error("Y110", message, words.span, path="extends", hints=hints)
            return None
        parent = path.parent / name
        if not os.path.isfile(parent):
            known = [f"./{n}" for n in names_in(path.parent, (".yaml",))]
            hints = tuple(h for h in (did_you_mean(name, known),) if h)
            message = f"there is no sheet `{shown(name)}` beside this one"
            diagnostics.error("Y108", message, words.span, path="extends", hints=hints)
            return None
        return parent
    parent = shipped_styles() / f"{name}.yaml"
    if not os.path.isfile(parent):
        known = sorted(Path(n).stem for n in names_in(shipped_styles(), (".yaml",)))
        hint = did_you_mean(name, known) or f"the built-in sheets are {', '.join(known)}"
        if os.path.isfile(path.parent / f"{name}.yaml"):
            hint = f"a sheet beside this one is named with its path: `./{name}.yaml`"
        diagnostics.error("Y108", f"there is no built-in sheet `{shown(name)}`", words.span, path="extends", hints=(hint,))
        return None
    return parent


def _folder(text: Text) -> str:
    return str(Path(text.sources[0].path).parent)


# -- a single sheet ---------------------------------------------------------------------------------------------------
def _check_head(given: Given, text: Text, diagnostics: Diagnostics) -> None:
    """Every sheet says its format; everything else may come from the sheets below."""
    if isinstance(given.value, dict) and "style" not in given.value:
        span = Span(text.sources[0].name, 1, 1, 1, 2)
        hint = "write `style: 1` at its top: it says in which format the sheet is written"
        diagnostics.error("Y111", "this sheet does not say its format", span, path="style", hints=(hint,))


def _find_lost_colours(given: Given, text: Text, diagnostics: Diagnostics, path: str = "") -> None:
    """`color: #1F4E79` without quotes is a comment to YAML and the value is lost: found, told, and taken out."""
    if not isinstance(given.value, dict):
        return
    for key, entry in list(given.value.items()):
        where = f"{path}.{key}" if path else key
        if entry.value is None:
            line = text.line_of(entry.span.file, entry.span.line) or ""
            after = line[entry.span.column - 1 :].split(":", 1)[-1].strip()
            if after.startswith("#") and len(after) > 1 and _is_hex(after[1:].split()[0] if after[1:].split() else ""):
                message = f"{where}: this colour is lost: without quotes, YAML takes everything after # for a comment"
                diagnostics.error("Y113", message, entry.span, path=where, hints=(f'write `{key}: "{after.split()[0]}"`',))
                del given.value[key]  # what the sheets below say stays, so that nothing else seems wrong
        else:
            _find_lost_colours(entry, text, diagnostics, where)


def _is_hex(word: str) -> bool:
    word = word.rstrip(",}")
    return len(word) in (3, 6) and all(c in "0123456789abcdefABCDEF" for c in word)
