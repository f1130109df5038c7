"""Puts another file inside a PDF, as PDF/A-3 and PDF/UA-1 have it: by name, described, and what it is to the document.

Must not know what the file says.
"""

import hashlib
from datetime import date
from typing import Any

from reportlab.pdfbase import pdfdoc

from partnerdesk.brief.blocks import Attachment
from partnerdesk.brief.pdf.hooks import document_of, permit, sign

_RELATION = "/Data"  # what the document's figures and sentences were made of


def attach(canvas: Any, attached: Attachment, day: date) -> None:
    """Attach a file to the document; nothing is read from a clock, so it is as old as the document."""
    document = document_of(canvas)
    sign(canvas, hashlib.sha256(attached.data).hexdigest())
    name = pdfdoc.PDFString(attached.name)
    stream = document.Reference(_stream(attached, day), "AttachedFile")
    about = pdfdoc.PDFDictionary(
        {
            "Type": "/Filespec",
            "F": name,
            "UF": name,
            "Desc": pdfdoc.PDFString(attached.description),
            "AFRelationship": _RELATION,
            "EF": pdfdoc.PDFDictionary({"F": stream, "UF": stream}),
        }
    )
    said = document.Reference(about, "AttachedFileSaid")
    document.Catalog.Names = pdfdoc.PDFDictionary(
        {"EmbeddedFiles": pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray([name, said])})}
    )
    permit(document.Catalog, AF=pdfdoc.PDFArray([said]))


def _stream(attached: Attachment, day: date) -> Any:
    stream = pdfdoc.PDFStream(content=attached.data, filters=[pdfdoc.PDFZCompress])
    stream.dictionary["Type"] = "/EmbeddedFile"
    stream.dictionary["Subtype"] = "/" + attached.media_type.replace("/", "#2F")
    moment = pdfdoc.PDFString(f"D:{day:%Y%m%d}000000Z")
    stream.dictionary["Params"] = pdfdoc.PDFDictionary({"Size": len(attached.data), "ModDate": moment})
    return stream
