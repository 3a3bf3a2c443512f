"""Files that travel inside the document to embedded file streams and file specifications (ISO 32000-1, 7.11).

ISO 19005-3, 6.8 and ISO 32000-2, 14.13: every file has a media type, a relationship, both names, a date and a checksum.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from briefing.pdf.attachments import Attachment
from briefing.pdf.writing.file_structure import Document
from briefing.pdf.writing.metadata import EARLIEST, pdf_date
from briefing.pdf.writing.structure_tree import Tree, name_tree
from briefing.pdf.writing.values import Value, encode, name, reference


def attach(document: Document, tree: Tree, attachments: Sequence[Attachment]) -> tuple[dict[str, Value] | None, list[int]]:
    """Add the files: the name tree of all of them, the object numbers of those that belong to the whole document.

    A file whose owner was not painted belongs to the whole document. Two files of one name are an error of the caller.
    """
    entries: dict[str, bytes] = {}
    whole: list[int] = []
    for a in attachments:
        if a.name in entries:
            raise ValueError(f"two attachments are named {a.name}")
        number = _specification(document, a)
        entries[a.name] = reference(number)
        node = None if a.owner is None else tree.find(a.owner)
        if node is None:
            whole.append(number)
        else:
            node.files.append(number)
    return (name_tree(entries) if entries else None), whole


def _specification(document: Document, a: Attachment) -> int:
    parameters: dict[str, Value] = {
        "Size": len(a.data),
        "ModDate": pdf_date(a.modified or EARLIEST),
        "CheckSum": b"<" + hashlib.md5(a.data, usedforsecurity=False).hexdigest().encode("ascii") + b">",
    }
    file = document.add_stream(a.data, {"Type": b"/EmbeddedFile", "Subtype": name(a.media_type), "Params": parameters})
    d: dict[str, Value] = {
        "Type": b"/Filespec",
        "F": a.name,
        "UF": a.name,
        "AFRelationship": name(a.relationship),
        "Desc": a.description,
        "EF": {"F": reference(file), "UF": reference(file)},
    }
    return document.add(encode(d))
