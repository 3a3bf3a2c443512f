"""The story's metadata to an XMP packet and a document information dictionary that agree (ISO 32000-1, 14.3).

Part and conformance: PDF/UA-1 (ISO 14289-1) with PDF/A-3a (ISO 19005-3) in a PDF 1.7 file; PDF/UA-2 (ISO 14289-2) with
PDF/A-4 (ISO 19005-4, 4f when something is attached) and the two declarations of Well-Tagged PDF 1.0 in a PDF 2.0 file.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TypeAlias

from briefing.pdf.writing.values import Value, encode
from briefing.records import record

EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)  # where a standard insists on a date and the brief has none

_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfd": "http://pdfa.org/declarations/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
# PDF/A-3 does not know the PDF/UA identification schema, so the file has to describe it (ISO 19005-3, 6.6.2.3)
_UA_SCHEMA = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of PDF/UA the file conforms to</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)


@record
class Metadata:
    """The document as a whole. An empty string is left out of the file; `created` None leaves every date out."""

    title: str
    lang: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    producer: str = ""
    created: datetime | None = None


Fact: TypeAlias = "str | tuple[str, ...] | date | None"


def metadata_of(facts: Mapping[str, Fact], lang: str, producer: str, created: datetime | None) -> Metadata:
    """Read `Story.metadata`; keywords may be one string or several, authors too."""
    return Metadata(
        title=_one(facts.get("title")),
        lang=lang,
        author=_one(facts.get("author")),
        subject=_one(facts.get("subject")),
        keywords=_several(facts.get("keywords")),
        producer=producer,
        created=created,
    )


def _several(fact: Fact) -> tuple[str, ...]:
    if not fact:
        return ()
    return fact if isinstance(fact, tuple) else (str(fact),)


def _one(fact: Fact) -> str:
    return " ".join(", ".join(_several(fact)).split())


def pdf_date(when: datetime) -> str:
    """A date as PDF writes it, in UTC (ISO 32000-1, 7.9.4). A time without a zone is taken as UTC."""
    return _utc(when).strftime("D:%Y%m%d%H%M%S+00'00'")


def xmp_date(when: datetime) -> str:
    """The same date as XMP writes it."""
    return _utc(when).strftime("%Y-%m-%dT%H:%M:%S+00:00")


def _utc(when: datetime) -> datetime:
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)


def info(m: Metadata) -> bytes:
    """The document information dictionary, for PDF 1.7 only (PDF 2.0 has none)."""
    d: dict[str, Value] = {"Title": m.title}
    rows = (("Author", m.author), ("Subject", m.subject), ("Keywords", ", ".join(m.keywords)), ("Producer", m.producer))
    d.update({k: v for k, v in rows if v})
    if m.created is not None:
        d["CreationDate"] = d["ModDate"] = pdf_date(m.created)
    return encode(d)


def _clean(s: str) -> str:
    return "".join(c for c in s if c >= " ").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _alternatives(tag: str, s: str) -> str:
    return f'<{tag}><rdf:Alt><rdf:li xml:lang="x-default">{_clean(s)}</rdf:li></rdf:Alt></{tag}>'


def _described(m: Metadata) -> list[str]:
    rows = [_alternatives("dc:title", m.title)]
    if m.author:
        rows.append(f"<dc:creator><rdf:Seq><rdf:li>{_clean(m.author)}</rdf:li></rdf:Seq></dc:creator>")
    if m.subject:
        rows.append(_alternatives("dc:description", m.subject))
    rows.append(f"<dc:language><rdf:Bag><rdf:li>{_clean(m.lang)}</rdf:li></rdf:Bag></dc:language>")
    rows.append("<dc:format>application/pdf</dc:format>")
    if m.producer:
        rows.append(f"<pdf:Producer>{_clean(m.producer)}</pdf:Producer>")
    if m.keywords:
        rows.append(f"<pdf:Keywords>{_clean(', '.join(m.keywords))}</pdf:Keywords>")
    if m.created is not None:
        when = xmp_date(m.created)
        rows += [f"<xmp:{key}>{when}</xmp:{key}>" for key in ("CreateDate", "ModifyDate", "MetadataDate")]
    return rows


def _identified(target: str, attached: bool) -> list[str]:
    if target == "1.7":
        return [
            "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
            _UA_SCHEMA,
        ]
    declared = "".join(
        f'<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#{what}</pdfd:conformsTo></rdf:li>'
        for what in ("accessibility1.0", "reuse1.0")
    )
    return [
        "<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>",
        "<pdfaid:conformance>F</pdfaid:conformance>" if attached else "",
        "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>",
        f"<pdfd:declarations><rdf:Bag>{declared}</rdf:Bag></pdfd:declarations>",
    ]


def xmp(m: Metadata, *, target: str, attached: bool) -> bytes:
    """The XMP packet, UTF-8; `attached` says that the file carries other files."""
    body = "".join(_described(m) + _identified(target, attached))
    spaces = "".join(f' xmlns:{k}="{v}"' for k, v in _SPACES.items() if f"<{k}:" in body)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{spaces}>{body}</rdf:Description></rdf:RDF></x:xmpmeta>\n'
        '<?xpacket end="w"?>'
    ).encode()
