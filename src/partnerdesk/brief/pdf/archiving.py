"""What makes the brief a file to keep: facts about it in the file, in the old way and as XMP, and the colours it means.

PDF/A-2a and PDF/UA-1 in one file; PDF/A-3a where another file is attached, which PDF/A-2 does not allow. This module
must not know what a story says or how anything looks.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from partnerdesk.brief.blocks import Attachment
from partnerdesk.brief.pdf.attaching import attach
from partnerdesk.brief.pdf.hooks import document_of, file_id, permit, set_date
from partnerdesk.brief.pdf.icc import NAME, srgb_profile

PROGRAM = "PartnerDesk"
_UNDATED = date(2000, 1, 1)  # a story without a date; nothing is read from a clock
_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says about itself."""

    title: str
    author: str
    subject: str
    keywords: str
    language: str
    day: date | None = None
    attached: Attachment | None = None


def write_facts(canvas: Any, facts: Facts) -> None:
    """Give the document its title and the other facts, and say which standards it keeps."""
    facts, day = _sayable(facts), facts.day or _UNDATED
    set_date(canvas, day)
    canvas.setTitle(facts.title)
    canvas.setAuthor(facts.author)
    canvas.setSubject(facts.subject)
    canvas.setKeywords(facts.keywords)
    canvas.setCreator(PROGRAM)
    canvas.setProducer(PROGRAM)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    document_of(canvas).Catalog.Metadata = pdfdoc.XMP(creator=lambda document: _xmp(facts, day, file_id(document)))
    _state_colours(document_of(canvas))
    if facts.attached is not None:
        attach(canvas, facts.attached, day)


def _sayable(facts: Facts) -> Facts:
    """Return the facts in letters that both ways of saying them have: XML 1.0 has no way to say a control mark."""
    return replace(
        facts,
        title=_printable(facts.title),
        author=_printable(facts.author),
        subject=_printable(facts.subject),
        keywords=_printable(facts.keywords),
    )


def _printable(text: str) -> str:
    return "".join(one if one.isprintable() else " " for one in text)


def _state_colours(document: Any) -> None:
    profile = pdfdoc.PDFStream(content=srgb_profile(), filters=[pdfdoc.PDFZCompress])
    profile.dictionary["N"] = 3
    intent = pdfdoc.PDFDictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": pdfdoc.PDFString(NAME),
            "Info": pdfdoc.PDFString(NAME),
            "DestOutputProfile": document.Reference(profile, "ColourProfile"),
        },
    )
    permit(document.Catalog, OutputIntents=pdfdoc.PDFArray([intent]))


def _xmp(facts: Facts, day: date, said_id: str) -> bytes:
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _SPACES.items())
    moment = f"{day.isoformat()}T00:00:00+00:00"
    parts = [
        "<dc:format>application/pdf</dc:format>",
        _in_one_language("dc:title", facts.title),
        f"<dc:creator><rdf:Seq>{_item(facts.author)}</rdf:Seq></dc:creator>",
        _in_one_language("dc:description", facts.subject),
        f"<dc:language><rdf:Bag>{_item(facts.language)}</rdf:Bag></dc:language>",
        f"<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>",
        *(f"<xmp:{name}Date>{moment}</xmp:{name}Date>" for name in ("Create", "Modify", "Metadata")),
        *(f"<xmpMM:{name}ID>uuid:{UUID(said_id)}</xmpMM:{name}ID>" for name in ("Document", "Instance")),
        f"<pdf:Keywords>{escape(facts.keywords)}</pdf:Keywords><pdf:Producer>{PROGRAM}</pdf:Producer>",
        "<pdf:Trapped>False</pdf:Trapped>",
        f"<pdfaid:part>{2 if facts.attached is None else 3}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        _extension(),
    ]
    said = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {spaces}>{"".join(parts)}</rdf:Description></rdf:RDF></x:xmpmeta>'
        '<?xpacket end="w"?>'
    )
    return said.encode()


def _item(text: str) -> str:
    return f"<rdf:li>{escape(text)}</rdf:li>"


def _in_one_language(name: str, text: str) -> str:
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{name}>'


def _extension() -> str:
    """PDF/A knows no PDF/UA: the one property that says it must be explained."""
    about = {"name": "part", "valueType": "Integer", "category": "internal", "description": "Part of ISO 14289"}
    said = "".join(f"<pdfaProperty:{key}>{value}</pdfaProperty:{key}>" for key, value in about.items())
    schema = {"schema": "PDF/UA identification", "namespaceURI": _SPACES["pdfuaid"], "prefix": "pdfuaid"}
    head = "".join(f"<pdfaSchema:{key}>{value}</pdfaSchema:{key}>" for key, value in schema.items())
    return (
        f'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">{head}<pdfaSchema:property><rdf:Seq>'
        f'<rdf:li rdf:parseType="Resource">{said}</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag>'
        "</pdfaExtension:schemas>"
    )
