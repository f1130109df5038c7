"""Every place where the brief stands on a part of ReportLab that is not its public interface.

No other module does. `HOOKS` lists the parts with what each is needed for; `tests/brief/pdf/test_hooks.py` fails when
one is not as it was, so that a new ReportLab (the version is pinned to 5.1) is looked at before it is trusted.
"""

import sys
from datetime import date
from importlib import import_module
from typing import Any, NamedTuple

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc  # knows no fonts


class Hook(NamedTuple):
    """A private part: who has it, its name there, and what the brief needs it for."""

    owner: str
    name: str
    purpose: str


HOOKS = (
    Hook("reportlab.pdfgen.canvas.Canvas", "_doc", "the logical tree and the fonts are objects of the document"),
    Hook("reportlab.pdfgen.canvas.Canvas", "_code", "the content of a page goes into the file's id"),
    Hook("reportlab.pdfgen.canvas.Canvas", "_setAnnotations", "a page that closes gets its number in the tree"),
    Hook("reportlab.pdfgen.canvas.Canvas", "_addAnnotation", "links are annotations with entries of their own"),
    Hook("reportlab.pdfgen.canvas.Canvas", "_bookmarkReference", "where a link inside the brief leads"),
    Hook("reportlab.pdfbase.pdfdoc.PDFCatalog", "__NoDefault__", "the entries that pages and the catalog may have"),
    Hook("reportlab.pdfbase.pdfdoc.PDFStream", "format", "a stream ends on a line of its own, as PDF/A wants"),
    Hook("reportlab.pdfbase.pdfdoc.PDFDocument", "updateSignature", "the file's id is made from its content"),
    Hook("reportlab.pdfbase.pdfdoc.PDFDocument", "ID", "the same id stands in the metadata"),
    Hook("reportlab.pdfbase.pdfdoc.PDFDocument", "Reference", "elements are objects that name each other"),
    Hook("reportlab.pdfbase.ttfonts.TTFont", "splitString", "letters become codes of the font's parts"),
    Hook("reportlab.pdfbase.ttfonts.TTFont", "getSubsetInternalName", "the name that a page has for a font's part"),
)


def document_of(canvas: Any) -> Any:
    """The document that a canvas writes into."""
    return canvas._doc  # noqa: SLF001 - the canvas has no public way to its document


def permit(holder: Any, **entries: Any) -> None:
    """Give a page or the catalog entries that ReportLab would leave out."""
    holder.__NoDefault__ = [*holder.__NoDefault__, *entries]
    for name, value in entries.items():
        setattr(holder, name, value)


class _Moment(NamedTuple):
    """A time as ReportLab keeps it."""

    YMDhms: tuple[int, int, int, int, int, int]
    dhh: int = 0
    dmm: int = 0


def set_date(canvas: Any, day: date) -> None:
    """Date the document: midnight of a day at Greenwich."""
    document_of(canvas)._timeStamp = _Moment((day.year, day.month, day.day, 0, 0, 0))  # noqa: SLF001 - as above


def sign(canvas: Any, text: str) -> None:
    """Let a text count for the file's id."""
    document_of(canvas).updateSignature(text.encode("utf-8", "backslashreplace"))


def sign_page(canvas: Any) -> None:
    """Let the content of the page that is about to close count for the file's id."""
    sign(canvas, "\n".join(canvas._code))  # noqa: SLF001 - as above


def file_id(document: Any) -> str:
    """The id of a document that is being written, 32 hexadecimal digits."""
    said: bytes = document.ID()
    return said[said.index(b"<") + 1 : said.index(b">")].decode("ascii")


def fonts_of(document: Any) -> Any:
    """The dictionary of fonts that every page refers to."""
    return document.idToObject["BasicFonts"].dict


def glyph_fonts(document: Any) -> dict[Any, Any]:
    """The fonts of shaped text that a document has so far."""
    held: dict[Any, Any] = document.__dict__.setdefault("partnerdesk_glyph_fonts", {})
    return held


def put_off(document: Any, font: Any) -> None:
    """Have a font written when the document is closed and all that is drawn in it is known."""
    document.delayedFonts.append(font)


def is_begun(font: Any, document: Any) -> bool:
    """Whether a font has letters in a document already."""
    return document in font.state


class Bare(pdfdoc.PDFObject):
    """A PDF object whose text is made when the file is written."""

    __RefOnly__ = 1

    def __init__(self, text: Any) -> None:
        self._text = text

    def format(self, document: Any) -> bytes:
        """The object's text as bytes."""
        said = self._text(document) if callable(self._text) else self._text
        return said if isinstance(said, bytes) else said.encode("latin-1")


def _load_fonts_without_shaping() -> None:
    """Load ReportLab's fonts without the shaping library, which they would load although nothing here asks them to."""
    if _SHAPING not in sys.modules:
        sys.modules[_SHAPING] = None  # type: ignore[assignment]  # Python's own way to make an import fail
        try:
            import_module("reportlab.pdfbase.ttfonts")
        finally:
            del sys.modules[_SHAPING]


def _end_streams_on_a_line() -> None:
    """Make `endstream` stand on a line of its own in every file that this process writes."""
    plain = pdfdoc.PDFStream.format
    if getattr(plain, "ends_on_a_line", False):
        return

    def formatted(stream: Any, document: Any) -> bytes:
        said: bytes = plain(stream, document)
        return said[: -len(_END)] + b"\n" + _END if said.endswith(_END) else said

    formatted.ends_on_a_line = True  # type: ignore[attr-defined]  # so that it is done once
    pdfdoc.PDFStream.format = formatted


_SHAPING = "uharfbuzz"
_END = b"endstream\n"
_load_fonts_without_shaping()
_end_streams_on_a_line()
rl_config.useA85 = 0  # text in letters only would make each file a quarter larger
