"""Checks what a file says about itself: catalog, metadata, colours, and that it can do nothing by itself."""

import re
import struct
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree as ET

from pikepdf import Array, Dictionary, Stream, String

from tests.brief.pdf.checking.attached import check_attached
from tests.brief.pdf.checking.finding import Findings

LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*")
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC, _XMP = "{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/xap/1.0/}"
_PDF, _MM = "{http://ns.adobe.com/pdf/1.3/}", "{http://ns.adobe.com/xap/1.0/mm/}"
_PDFA, _UA = "{http://www.aiim.org/pdfa/ns/id/}", "{http://www.aiim.org/pdfua/ns/id/}"
_EXTENSION, _SCHEMA = "{http://www.aiim.org/pdfa/ns/extension/}", "{http://www.aiim.org/pdfa/ns/schema#}"
_PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"
_KNOWN = {_DC, _XMP, _PDF, _MM, _PDFA, _EXTENSION}
_ACTIONS = {"/URI", "/GoTo"}
_LONGEST_STRING, _LONGEST_NAME, _MOST_OBJECTS = 32_767, 127, 8_388_607


def check_facts(pdf: Any, found: Findings) -> None:
    """Check catalog, trailer, metadata, colours and actions."""
    _check_catalog(pdf.Root, found)
    ids = pdf.trailer.get("/ID")
    found.unless(ids is not None and len(ids) == 2 and all(bytes(one) for one in ids), "A 6.1.3", "the file has no id")
    _check_intent(pdf.Root.get("/OutputIntents"), found)
    _check_objects(pdf, found)
    _check_metadata(pdf, found)
    check_attached(pdf, part_claimed(pdf), found)


def part_claimed(pdf: Any) -> str | None:
    """Return which part of PDF/A the file says that it keeps."""
    stream = pdf.Root.get("/Metadata")
    try:
        return _text(ET.fromstring(stream.read_bytes()), f"{_PDFA}part")  # noqa: S314 - the file is the test's own
    except (AttributeError, ET.ParseError):
        return None


def _check_catalog(root: Any, found: Findings) -> None:
    found.unless(root.get("/MarkInfo", Dictionary()).get("/Marked") is True, "UA 6.2", "not marked as tagged")
    found.unless(root.get("/MarkInfo", Dictionary()).get("/Suspects") is not True, "UA 7.1", "says it has suspects")
    preferences = root.get("/ViewerPreferences", Dictionary())
    found.unless(preferences.get("/DisplayDocTitle") is True, "UA 7.1", "readers would show the file's name as title")
    language = str(root.get("/Lang", ""))
    found.unless(LANGUAGE.fullmatch(language), "UA 7.2", f"the document's language is {language!r}")
    found.unless("/StructTreeRoot" in root, "UA 7.1", "there is no logical tree")
    for name in ("/AA", "/OCProperties", "/Requirements", "/NeedsRendering", "/AcroForm", "/Perms"):
        found.unless(name not in root, "A 6.5", f"the catalog has {name}")


def _check_intent(intents: Any, found: Findings) -> None:
    if intents is None or len(intents) != 1:
        found.add("A 6.2.3", "there must be one output intent")
        return
    intent = intents[0]
    found.unless(str(intent.get("/S")) == "/GTS_PDFA1", "A 6.2.3", f"output intent of kind {intent.get('/S')}")
    found.unless(str(intent.get("/OutputConditionIdentifier", "")), "A 6.2.3", "the output intent has no name")
    profile = intent.get("/DestOutputProfile")
    if not isinstance(profile, Stream):
        found.add("A 6.2.3", "the output intent has no profile")
        return
    data = profile.read_bytes()
    size, version = struct.unpack(">I", data[:4])[0], data[8]
    found.unless(size == len(data), "A 6.2.3", "the profile is not as long as it says")
    well = data[36:40] == b"acsp" and version in {2, 4} and data[12:16] in {b"mntr", b"prtr", b"spac"}
    found.unless(well, "A 6.2.3", "the profile is not one")
    found.unless(data[16:20] == b"RGB " and int(profile.get("/N", 0)) == 3, "A 6.2.3", "the profile is not of RGB")


def _check_objects(pdf: Any, found: Findings) -> None:
    found.unless(len(pdf.objects) < _MOST_OBJECTS, "A 6.1.13", "too many objects")
    for number, thing in enumerate(pdf.objects, 1):
        if isinstance(thing, Dictionary | Stream):
            _check_entries(thing, number, found)


def _check_entries(thing: Any, number: int, found: Findings) -> None:
    for name in ("/AA", "/JS", "/FFilter"):
        found.unless(name not in thing, "A 6.5", f"object {number} has {name}")
    kind = str(thing.get("/S", ""))
    if str(thing.get("/Type", "")) == "/Action" or "/URI" in thing:
        found.unless(kind in _ACTIONS, "A 6.5.1", f"object {number} can do {kind}")
    if "/A" in thing and isinstance(thing["/A"], Dictionary) and "/Subtype" in thing:
        found.unless(
            str(thing["/A"].get("/S")) in _ACTIONS, "A 6.5.1", f"object {number} can do {thing['/A'].get('/S')}"
        )
    filters = thing.get("/Filter", [])
    for one in filters if isinstance(filters, Array) else [filters]:
        found.unless(str(one) not in {"/LZWDecode", "/Crypt"}, "A 6.1.7.2", f"object {number} uses {one}")
    for key, value in thing.items():
        found.unless(len(key) <= _LONGEST_NAME, "A 6.1.13", f"object {number} has a name that is too long")
        long = isinstance(value, String) and len(bytes(value)) > _LONGEST_STRING
        found.unless(not long, "A 6.1.13", f"object {number} has a string that is too long in {key}")


def _check_metadata(pdf: Any, found: Findings) -> None:
    stream = pdf.Root.get("/Metadata")
    if not isinstance(stream, Stream) or (str(stream.get("/Type")), str(stream.get("/Subtype"))) != (
        "/Metadata",
        "/XML",
    ):
        found.add("UA 7.1", "there is no metadata")
        return
    data = stream.read_bytes()
    found.unless(data.startswith(b"<?xpacket begin=") and b"<?xpacket end=" in data, "A 6.6.2", "metadata in no packet")
    head = data[: data.find(b"?>")]
    found.unless(b"bytes=" not in head and b"encoding=" not in head, "A 6.6.2", "the packet's head says too much")
    try:
        said = ET.fromstring(data)  # noqa: S314 - the file is the test's own
    except ET.ParseError as problem:
        found.add("A 6.6.2", f"metadata cannot be read: {problem}")
        return
    _check_claims(said, found)
    _check_agreement(pdf, said, found)


def _text(said: ET.Element, name: str) -> str | None:
    """The text of a property: its own, or that of its only item."""
    one = next(said.iter(name), None)
    if one is None:
        return None
    items = list(one.iter(f"{_RDF}li"))
    return (items[0].text if items else one.text) or ""


def _check_claims(said: ET.Element, found: Findings) -> None:
    found.unless(_text(said, f"{_UA}part") == "1", "UA 5", "does not say that it is PDF/UA-1")
    claim = _text(said, f"{_PDFA}part"), _text(said, f"{_PDFA}conformance")
    found.unless(claim in {("2", "A"), ("3", "A")}, "A 6.6.4", f"says that it is PDF/A {claim}")
    title = _text(said, f"{_DC}title")
    found.unless(title and title.strip(), "UA 7.1", "the metadata has no title")
    described = {str(one.text) for one in said.iter(f"{_SCHEMA}namespaceURI")}
    for description in said.iter(f"{_RDF}Description"):
        for one in description:
            space = one.tag[: one.tag.index("}") + 1]
            well = space in _KNOWN or space[1:-1] in described
            found.unless(well, "A 6.6.2.3", f"{one.tag} is not described")
    for one in said.iter(f"{_SCHEMA}property"):
        parts = {part.tag for item in one.iter(f"{_RDF}li") for part in item}
        wanted = {f"{_PROPERTY}{name}" for name in ("name", "valueType", "category", "description")}
        found.unless(parts >= wanted, "A 6.6.2.3", "a property is not described in full")
    names = {str(one.text) for one in said.iter(f"{_PROPERTY}name")}
    found.unless(
        "part" in names and "pdfuaid" in {str(p.text) for p in said.iter(f"{_SCHEMA}prefix")}, "A 6.6.2.3", "ua"
    )


def _check_agreement(pdf: Any, said: ET.Element, found: Findings) -> None:
    """What the old and the new way say is the same."""
    pairs = {
        "/Title": f"{_DC}title",
        "/Author": f"{_DC}creator",
        "/Subject": f"{_DC}description",
        "/Keywords": f"{_PDF}Keywords",
        "/Creator": f"{_XMP}CreatorTool",
        "/Producer": f"{_PDF}Producer",
    }
    for old, new in pairs.items():
        if old in pdf.docinfo:
            values = str(pdf.docinfo[old]), _text(said, new)
            found.unless(values[0] == values[1], "A 6.6.3", f"{old} is {values[0]!r} and {values[1]!r}")
    for old, new in (("/CreationDate", "CreateDate"), ("/ModDate", "ModifyDate")):
        if old in pdf.docinfo:
            then = _moment(str(pdf.docinfo[old])), _text(said, f"{_XMP}{new}")
            well = then[0] and then[1] and then[0] == datetime.fromisoformat(then[1])
            found.unless(well, "A 6.6.3", f"{old} is {then[0]} and {then[1]}")


def _moment(said: str) -> datetime | None:
    parts = re.fullmatch(r"D:(\d{14})(Z|[+-]\d\d'\d\d'?)?", said)
    return datetime.strptime(parts[1], "%Y%m%d%H%M%S").replace(tzinfo=UTC) if parts else None
