"""Tries the parts of the window's toolkit that a package could lack although a window appears: for the self-test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCollator, QLocale
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

_SIZE = 24


def parts_lacking(drawing: Path, folder: Path) -> tuple[str, ...]:
    """Return what cannot be done here: icons of ``drawing`` (SVG), photographs, a page for a printer, sorted names."""
    app = QGuiApplication.instance() or QApplication(["partnerdesk"])
    tried: dict[str, Callable[[], bool]] = {
        "icons": lambda: not QIcon(str(drawing)).pixmap(_SIZE, _SIZE).isNull(),
        "drawings": lambda: not QImage(str(drawing)).isNull(),
        "photographs": lambda: _keeps_a_picture(folder / "picture.jpg"),
        "pictures": lambda: _keeps_a_picture(folder / "picture.png"),
        "printing": lambda: _prints(folder / "printed.pdf"),
        "sorting": _sorts,
    }
    lacking = tuple(name for name, works in tried.items() if not works())
    app.processEvents()
    return lacking


def _keeps_a_picture(place: Path) -> bool:
    picture = QImage(_SIZE, _SIZE, QImage.Format.Format_RGB32)
    picture.fill(0xFF336699)
    return picture.save(str(place)) and QImage(str(place)).width() == _SIZE


def _prints(place: Path) -> bool:
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(place))
    painter = QPainter()
    drawn = painter.begin(printer)
    painter.drawText(_SIZE, _SIZE, "PartnerDesk")
    return drawn and painter.end() and place.read_bytes().startswith(b"%PDF-")


def _sorts() -> bool:
    """Whether accents sort beside their letters, which needs the tables of languages."""
    names = QCollator(QLocale(QLocale.Language.Welsh))
    return sorted(("zinc", "été", "fir", "dŵr"), key=names.sortKey) == ["dŵr", "été", "fir", "zinc"]
