"""Places: from parts and the YAML they were read from to parts that know where they stand."""

from __future__ import annotations

from briefing.load import Mapping, Node, Sequence
from briefing.model.part import Part
from briefing.validate.shapes import fields_of


def stand(part: Part, node: Node, path: str, kept: dict[str, list[int]] | None = None) -> None:
    """Tell a part and all below it where they stand. `kept`: for a list with entries left out, which ones remain."""
    part.stand_at(node, path)
    if not isinstance(node, Mapping):
        return
    shapes = fields_of(type(part))
    for key, child in node.entries.items():
        shape = shapes.get(key)
        if shape is None or shape.part is None:
            continue
        value = getattr(part, shape.name)
        where = f"{path}.{key}" if path else key
        if isinstance(value, Part):
            stand(value, child, where)
        elif isinstance(value, tuple) and isinstance(child, Sequence):
            indexes = range(len(value)) if kept is None or key not in kept else kept[key]
            for index, item in zip(indexes, value, strict=False):
                stand(item, child.items[index], f"{where}[{index}]")
