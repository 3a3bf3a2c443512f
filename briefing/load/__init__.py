"""Loading: from a YAML file to its text, every key and value knowing its file, line and column; no value gets a type here.

What people mean is what they get: `no`, `on`, `12:30`, `1.0` and `2024-11-17` stay the words that were typed until the model
says that it wants a number, a date or a truth value.

    nodes   the tree           source   files, and where their characters stand
    events  YAML to the tree   traps    what to say about YAML that is not what its author meant
"""

from briefing.load.events import load
from briefing.load.nodes import Mapping, Node, Scalar, Sequence, Text
from briefing.load.source import Source

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "Source", "Text", "load"]
