"""Sends the finished brief to a printer, page by page, exactly as the preview shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from partnerdesk.ui.pdf_pages import draw_page, read_pages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

POINTS = 72
MOST_DOTS = 300
_SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}


def print_brief(parent: QWidget, data: bytes, paper: str, name: str, *, two_sided: bool = False) -> bool:
    """Ask for a printer and print; return whether anything was printed."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(_SIZES[paper]))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    if two_sided:
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    pages = read_pages(data)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(pages))
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    first = printer.fromPage() or 1
    last = min(printer.toPage() or len(pages), len(pages))
    return paint_pages(printer, data, range(first - 1, last))


def paint_pages(printer: QPrinter, data: bytes, numbers: range) -> bool:
    """Draw pages onto a printer, one sheet each; return whether the printer took them."""
    dots = min(printer.resolution(), MOST_DOTS)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for place, number in enumerate(numbers):
        if place:
            printer.newPage()
        drawn = draw_page(data, number, dots / POINTS)
        image = QImage(drawn.data, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
        painter.drawImage(QRectF(painter.viewport()), image)
    return painter.end()
