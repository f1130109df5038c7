"""What a file is by its first bytes, whatever its name says; and whether a packed spreadsheet is safe to unpack.

Looks at names and sizes and at the first letters of each part. Unpacks nothing to disk, ever.
"""

import codecs
import re
import stat
import zipfile
from collections.abc import Sequence
from pathlib import Path

from partnerdesk.exchange.survey.limits import MEGABYTE, Limits
from partnerdesk.exchange.survey.refusals import DataRefused

TEXT, XLSX, XLSB, XLS, ODS = "text", "xlsx", "xlsb", "xls", "ods"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 4096
_NO_TABLES: Sequence[tuple[bytes, str]] = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"SQLite format 3\x00", "database"),
    (b"Rar!", "packed"),
    (b"7z\xbc\xaf", "packed"),
    (b"\x1f\x8b", "packed"),
    (b"$FL2", "spss"),
    (b"$FL3", "spss"),
    (b"PAR1\x15", "database"),
    (b"\x00\x01\x00\x00Standard", "database"),
    (b"BZh", "packed"),
    (b"MIME-Version:", "html"),
    (b"TABLE\r\n0,1", "old-excel"),
    (b"<stata_dta>", "spss"),
)
_WEB = re.compile(
    rb"^\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|(?:html|head|body|meta|style|title|script|link|table)\b"
    rb"|div\b.{0,1500}<table\b)",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"^\s*<\?xml", re.IGNORECASE)
_XML_SHEET = re.compile(rb"schemas-microsoft-com:office:spreadsheet|opendocument\.spreadsheet|Excel\.Sheet")
_PICTURE = re.compile(rb"^(?:RIFF....WEBP|....ftyp|BM....\x00\x00\x00\x00|II\*\x00|MM\x00\*)", re.DOTALL)
_JSON = re.compile(rb"^\s*(?:\{\s*\"|\[\s*[\{\[])")
_SYLK = re.compile(rb"ID;P[^;\r\n]*(?:;[NE])*\r?\n[A-Z]{1,2};")
_OLD_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_ENTITIES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WORKBOOK, _SHEET_STREAM = "Workbook".encode("utf-16-le"), "Book".encode("utf-16-le")
_ENCRYPTED_PARTS = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))
_FOUND_WITHIN = 4 * MEGABYTE


def table_kind(path: Path, limits: Limits) -> str:
    """Give the kind of table that a file holds, or refuse it by what it is."""
    size = _size_of(path)
    if size == 0:
        raise DataRefused("empty")
    if size > limits.bytes:
        raise DataRefused("too-big", size=-(-size // MEGABYTE), most=limits.bytes // MEGABYTE)
    with path.open("rb") as file:
        head = file.read(_HEAD)
    for mark, code in _NO_TABLES:
        if head.startswith(mark):
            raise DataRefused(code)
    return _kind_by_head(path, head)


def _size_of(path: Path) -> int:
    try:
        about = path.stat()
    except (FileNotFoundError, ValueError):
        raise DataRefused("missing") from None
    if not stat.S_ISREG(about.st_mode):
        raise DataRefused("not-a-file")
    return about.st_size


def _kind_by_head(path: Path, head: bytes) -> str:
    if head.startswith(_OLE):
        return _kind_of_ole(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(path)
    if head.startswith(_OLD_BIFF) or _SYLK.match(head):
        raise DataRefused("old-excel")
    if _PICTURE.match(head):
        raise DataRefused("picture")
    _refuse_marked(_narrow(head))
    return TEXT


def _narrow(head: bytes) -> bytes:
    """The beginning of a text as one byte for each letter, as far as it has a mark."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "ignore").encode("utf-8")
    return head.removeprefix(codecs.BOM_UTF8)


def _refuse_marked(head: bytes) -> None:
    """Refuse what is text but no table: pages, XML and JSON."""
    if _XML.match(head) and not re.search(rb"<html\b", head, re.IGNORECASE):
        raise DataRefused("xml-spreadsheet" if _XML_SHEET.search(head) else "xml")
    if _XML.match(head) or _WEB.match(head):
        raise DataRefused("html")
    if _JSON.match(head):
        raise DataRefused("json")


def _kind_of_ole(path: Path) -> str:
    with path.open("rb") as file:
        content = file.read(_FOUND_WITHIN)
        file.seek(max(0, path.stat().st_size - _FOUND_WITHIN))
        content += file.read(_FOUND_WITHIN)
    if any(part in content for part in _ENCRYPTED_PARTS):
        raise DataRefused("encrypted")
    if _WORKBOOK in content or _SHEET_STREAM in content:
        return XLS
    raise DataRefused("document" if "WordDocument".encode("utf-16-le") in content else "malformed")


def _kind_of_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            return _kind_of_parts(archive)
    except DataRefused:
        raise
    except Exception:  # noqa: BLE001 - zipfile raises many kinds on damaged folders, not all of its own
        raise DataRefused("malformed") from None


def _kind_of_parts(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if "xl/workbook.bin" in names:
        return XLSB
    if any(name.startswith("xl/") for name in names):
        return XLSX
    if any(name.endswith((".iwa", "Index.zip")) for name in names):
        raise DataRefused("numbers")
    if "mimetype" in names and archive.getinfo("mimetype").file_size < _HEAD:
        said = archive.read("mimetype")
        if b"spreadsheet" in said:
            _refuse_encrypted_ods(archive)
            return ODS
        raise DataRefused("document")
    raise DataRefused("document" if "[Content_Types].xml" in names else "zip")


def _refuse_encrypted_ods(archive: zipfile.ZipFile) -> None:
    try:
        manifest = archive.read("META-INF/manifest.xml") if _is_small(archive, "META-INF/manifest.xml") else b""
    except KeyError:
        return
    if b"encryption-data" in manifest:
        raise DataRefused("encrypted")


def _is_small(archive: zipfile.ZipFile, name: str) -> bool:
    return archive.getinfo(name).file_size < MEGABYTE


def refuse_bombs(path: Path, limits: Limits) -> None:
    """Refuse a packed spreadsheet by what its list of parts says, and by document types in its parts."""
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_sizes(archive, limits)
            for part in archive.infolist():
                _refuse_entities(archive, part)
            _refuse_unsound(archive)
    except DataRefused:
        raise
    except RuntimeError:  # zipfile says so where a part needs a password
        raise DataRefused("encrypted") from None
    except Exception:  # noqa: BLE001 - damaged folders raise many kinds, those of zlib and expat among them
        raise DataRefused("malformed") from None


def _refuse_sizes(archive: zipfile.ZipFile, limits: Limits) -> None:
    parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    too_many = len(parts) > limits.entries or total > limits.unpacked
    too_dense = total > limits.ratio_from and total > limits.ratio * max(1, packed)
    if too_many or too_dense or any(_is_dense(part, limits) for part in parts):
        raise DataRefused("bomb")


def _is_dense(part: zipfile.ZipInfo, limits: Limits) -> bool:
    return part.file_size > limits.ratio_from and part.file_size > limits.ratio * max(1, part.compress_size)


def _refuse_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    if not part.filename.lower().endswith((".xml", ".rels")):
        return
    with archive.open(part) as opened:
        head = opened.read(_HEAD)
    plain = head.replace(b"\x00", b"")  # UTF-16 too
    if _ENTITIES.search(plain):
        raise DataRefused("entities")


def _refuse_unsound(archive: zipfile.ZipFile) -> None:
    """The reader waits for ever for what never comes in an OpenDocument table that is not well-formed."""
    if "content.xml" not in archive.namelist():
        return
    from xml.parsers import expat  # only for a kind that few send

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _on_document_type
    with archive.open("content.xml") as opened:
        while piece := opened.read(MEGABYTE):
            parser.Parse(piece)
        parser.Parse(b"", True)  # noqa: FBT003 - expat takes it by its place only


def _on_document_type(*_what: object) -> None:
    raise DataRefused("entities")
