"""The table from the kinds of story elements to what sets them: the one place that knows all of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefing.layout.containers import set_container
from briefing.layout.drawings import set_figure
from briefing.layout.flow import LABEL, Setter
from briefing.layout.lists import set_label
from briefing.layout.paragraphs import set_paragraph
from briefing.layout.tables import set_table
from briefing.layout.timelines import set_list

SETTERS: Mapping[str, Setter] = MappingProxyType(
    {
        "line": set_paragraph,
        "table": set_table,
        "figure": set_figure,
        "list": set_list,
        "flow": set_container,
        "item": set_container,
        "contents": set_container,
        "row": set_container,
        "cell": set_container,
        LABEL: set_label,
    }
)
"""By `Element.kind`; `LABEL` is for elements of the role Lbl."""
