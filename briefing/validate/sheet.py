"""A name or a path to a style sheet: its chain of `extends` loaded, laid over each other, read, checked, computed."""

from __future__ import annotations

import os
from collections import abc
from pathlib import Path

from briefing.diagnostics import Diagnostics, Problems, Span
from briefing.load import Mapping, Node, Scalar, Sequence, Text
from briefing.style.model import Given, Specified, merge, without_nulls
from briefing.style.sheet import Sheet
from briefing.style.sheet_reading import read_sheet
from briefing.validate.kept_sheets import keep_sheet, kept_sheet
from briefing.validate.labels import check_labels
from briefing.validate.sheet_chain import find_sheet, load_chain, shipped_styles
from briefing.validate.sheet_limits.limits import check_limits


def load_sheet(name: str | Path, search: abc.Sequence[str | Path] = ()) -> Sheet:
    """The sheet of a name (`chancery`) or a path (`house.yaml`, `./styles/house.yaml`). Raises `Problems`.

    `search` are the user's own folders of sheets, tried in order before the built-in ones. Warnings stay with the sheet.
    A sheet whose files have not changed since this process read them is the same object again.
    """
    diagnostics = Diagnostics()
    path = find_sheet(str(name), tuple(Path(s) for s in search), diagnostics)
    if path is None:
        raise Problems(diagnostics)
    key = (str(path), _here(path), str(shipped_styles()))
    sheet = kept_sheet(key)
    if sheet is None:
        chain = load_chain(path, diagnostics)
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
        _check_format(given, text, diagnostics)
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


def _folder(text: Text) -> str:
    return str(Path(text.sources[0].path).parent)


def _check_format(given: Given, text: Text, diagnostics: Diagnostics) -> None:
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
