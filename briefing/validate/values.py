"""From what the model's types refuse to diagnostics: read by error type and location, never by a library's English."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefing.diagnostics import Diagnostics, Span
from briefing.load import Mapping, Node, Scalar, Sequence
from briefing.model.part import Part
from briefing.model.products import PLANNED_PRODUCTS, PRODUCTS
from briefing.suggest import did_you_mean
from briefing.validate.shapes import FieldShape, fields_of

Location = tuple[int | str, ...]


def tell_values(errors: Iterable[Any], root: Node, part: type[Part], told: set[str], diagnostics: Diagnostics) -> None:
    """Add a diagnostic for each refused value whose path is not already told."""
    for error in errors:
        context: dict[str, Any] = error.get("ctx") or {}
        location: Location = tuple(error["loc"])
        if context.get("field"):
            location = (*location, context["field"])
        missing = error["type"] == "missing"
        node, path, shape = follow(root, part, location[:-1] if missing else location)
        if missing:
            path = f"{path}.{location[-1]}" if path else str(location[-1])
        if path in told or _counts_refused(error["type"], context, node):
            continue
        told.add(path)
        code, message, hints = _words(error["type"], context, node, path, shape)
        diagnostics.error(code, message, _short(node), path=path, hints=hints)


def follow(root: Node, part: type[Part], location: Location) -> tuple[Node, str, FieldShape | None]:
    """The YAML at a location of the model: as deep as the YAML goes (a part in short has no fields of its own)."""
    node, path = root, ""
    shape: FieldShape | None = None
    within: type[Part] | None = part
    for step in location:
        if isinstance(step, str) and within is not None and isinstance(node, Scalar):
            shape = fields_of(within).get(step, shape)
            break
        if isinstance(step, str) and isinstance(node, Mapping) and step in node.entries:
            if within is not None:
                shape = fields_of(within).get(step)
                within = shape.part if shape is not None else None
            node = node.entries[step]
            path = f"{path}.{step}" if path else step
        elif isinstance(step, int) and isinstance(node, Sequence) and step < len(node.items):
            node = node.items[step]
            path = f"{path}[{step}]"
        else:
            break
    return node, path, shape


def _counts_refused(type: str, context: dict[str, Any], node: Node) -> bool:
    """A list is also called too short when its entries are refused: those are told by themselves."""
    return type == "too_short" and isinstance(node, Sequence) and len(node.items) >= context.get("min_length", 1)


def _short(node: Node) -> Span:
    """Where to point: at a text itself, at the first key of a block."""
    if isinstance(node, Mapping) and node.keys:
        return next(iter(node.keys.values())).span
    if isinstance(node, Sequence) and node.items and node.span.line != node.span.end_line:
        return _short(node.items[0])
    return node.span


def _words(
    type: str, context: dict[str, Any], node: Node, path: str, shape: FieldShape | None
) -> tuple[str, str, tuple[str, ...]]:
    typed = (node.text or "").strip() if isinstance(node, Scalar) else ""
    key = path.rpartition(".")[2]
    match type:
        case "literal_error":
            return _wrong_word(typed, path, shape)
        case "string_too_short":
            return "B211", f"`{key}` has no text", ()
        case "string_too_long":
            return "B227", f"`{key}` has {len(typed):,} characters; it may have {context.get('max_length', 0):,}", ()
        case "too_short":
            least = context.get("min_length", 1)
            return "B211", f"`{key}` needs at least {least} {'entry' if least == 1 else 'entries'}", ()
        case "greater_than_equal" | "greater_than":
            return "B204", f"{typed} is too small for `{key}`: at least {context.get('ge', context.get('gt')):g}", ()
        case "less_than_equal" | "less_than":
            return "B204", f"{typed} is too large for `{key}`: at most {context.get('le', context.get('lt')):g}", ()
        case "string_pattern_mismatch":
            return "B216", f"`{typed}` is not a SHA-256 checksum", ("write its 64 hexadecimal digits",)
        case "missing":
            return "B202", f"`{key}` is missing", ()
        case _ if type[0] == "B" and type[1:].isdigit():
            return type, str(context["message"]), tuple(context["hints"])
        case _:
            return "B203", f"`{key}` does not take this", ()


def _wrong_word(typed: str, path: str, shape: FieldShape | None) -> tuple[str, str, tuple[str, ...]]:
    choices = list(shape.choices) if shape is not None else []
    if path == "product" and typed in PLANNED_PRODUCTS:
        return "B221", f"the product `{typed}` cannot be built", (f"the products are {' and '.join(f'`{p}`' for p in PRODUCTS)}",)
    hints = [hint] if (hint := did_you_mean(typed, choices)) else []
    key = shape.key if shape is not None else path
    hints.append(f"`{key}` is one of " + ", ".join(f"`{c}`" for c in choices))
    return "B206", f"`{typed}` is not a word that `{key}` knows", tuple(hints)
