"""The brief without its logical tree, and all that it draws as plain calls of a canvas: the floor of an untagged brief.

The product prints with tags only. Its parts draw themselves on any canvas, though, so here they are given one of
ReportLab's own. What they draw is noted once, and drawn again by a program that only knows what stands where.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from partnerdesk.brief.blocks import Story
from partnerdesk.brief.pdf.furniture import draw_furniture
from partnerdesk.brief.pdf.layout import Layout
from partnerdesk.brief.pdf.marking import paint
from partnerdesk.brief.pdf.pages import Paginator
from partnerdesk.brief.pdf.pieces import TextLine
from partnerdesk.brief.pdf.setting import Setting
from partnerdesk.brief.pdf.theme import page_size
from partnerdesk.brief.pdf.writing import Owners, Writer
from partnerdesk.charts.shapes import Ink
from partnerdesk.domain.collecting import not_collecting

Mark = Callable[[Canvas], object]
_STATE = (
    "saveState restoreState translate scale setFillColor setStrokeColor setLineWidth setLineCap setLineJoin setDash"
)
_SHAPES = "rect roundRect line circle drawPath showPage"


def print_untagged(story: Story, page_of: Mapping[str, int], canvas: type[Canvas] = Canvas) -> bytes:
    """Set a story whose pages are known, in one pass, and draw it on a canvas that knows nothing of tags."""
    with not_collecting():  # as the product does
        return _printed(story, page_of, canvas)


def _printed(story: Story, page_of: Mapping[str, int], canvas: type[Canvas]) -> bytes:
    size = page_size(story.paper, two_sided=story.two_sided)
    layout = Layout(story, Setting(symbol=story.words.symbol, page_of=page_of), 0)
    pages = [page for page in Paginator(size, front=True).fill(layout.flows()) if page.parts]
    target = canvas(BytesIO(), pagesize=(size.width, size.height), pageCompression=1)
    for page in pages:
        for placed in page.parts:
            placed.flow.drawOn(target, placed.x, placed.y)
        draw_furniture(target, page, story, size, len(pages))
        target.showPage()
    data: bytes = target.getpdfdata()
    return data


def draw(marks: list[Mark]) -> bytes:
    """Draw what was noted on a bare canvas and give the PDF."""
    with not_collecting():
        return _drawn(marks)


def _drawn(marks: list[Mark]) -> bytes:
    canvas = Canvas(BytesIO(), pagesize=A4, pageCompression=1)
    for mark in marks:
        mark(canvas)
    data: bytes = canvas.getpdfdata()
    return data


def marks_of(story: Story, page_of: Mapping[str, int]) -> list[Mark]:
    """Note everything that an untagged brief draws."""
    with _noting() as (canvas, noted):
        print_untagged(story, page_of, canvas)
    return noted


@contextmanager
def _noting() -> Iterator[tuple[type[Canvas], list[Mark]]]:
    noted: list[Mark] = []
    names = (*_STATE.split(), *_SHAPES.split())
    drawn = {**{name: _noted(name, noted) for name in names}, "drawText": _noted_quotation_mark(noted)}
    canvas = type("NotingCanvas", (Canvas,), drawn)
    plain = Writer.line

    def line(writer: Writer, words: TextLine, owners: Owners, x: float, y: float) -> None:
        noted.extend(_text_of(words, x, y))
        plain(writer, words, owners, x, y)

    Writer.line = line  # type: ignore[method-assign, assignment]  # for as long as it is noted
    try:
        yield canvas, noted
    finally:
        Writer.line = plain  # type: ignore[method-assign]  # as it was


def _noted(name: str, noted: list[Mark]) -> Callable[..., object]:
    plain = getattr(Canvas, name)

    def called(canvas: Canvas, *given: Any, **named: Any) -> object:
        noted.append(lambda bare: plain(bare, *given, **named))
        inside = len(noted)
        said: object = plain(canvas, *given, **named)
        del noted[inside:]  # what it calls itself
        return said

    return called


def _noted_quotation_mark(noted: list[Mark]) -> Callable[..., object]:
    """The only text that is handed over as an object, whose letters are codes of its own document."""

    def called(canvas: Canvas, text: Any) -> object:
        (x, y), face, size = text.getStartOfLine(), text._fontname, text._fontsize  # noqa: SLF001 - not to be asked for

        def write(bare: Canvas) -> None:
            bare.setFillColor(paint(Ink.TONE_2))
            bare.setFont(face, size)
            bare.drawString(x, y, "“")

        noted.append(write)
        return Canvas.drawText(canvas, text)

    return called


def _text_of(words: TextLine, x: float, y: float) -> Iterator[Mark]:
    for piece, beside in words.placed():
        look = piece.look

        def write(bare: Canvas, *, piece: Any = piece, look: Any = look, at: float = x + beside) -> None:
            bare.setFillColor(paint(look.ink))
            bare.setFont(look.face.value, look.size)
            bare.drawString(at, y, piece.text)

        yield write
