"""A picture for the clipboard: as an image on white, with its title and finding, and its figures as a table."""

from PySide6.QtCore import QCoreApplication, QMimeData, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QWidget

from partnerdesk.charts.shapes import Picture, Weight
from partnerdesk.ui.views.announcing import announce
from partnerdesk.ui.views.charts.strokes import draw_all, face
from partnerdesk.ui.views.theme import tokens_of
from partnerdesk.ui.views.widgets.brush import WRAP, text_height
from partnerdesk.ui.views.widgets.text import escape

SCALE = 3.0
"""Pixels to a point: fine enough to be printed in a letter."""
EDGE, GAP = 16.0, 8.0


def image_of(picture: Picture) -> QImage:
    """Return the picture with its title, finding and note, in the light colours whatever the window wears."""
    tokens = tokens_of("light")
    title, words, small = face(13, Weight.BOLD)[0], face(10, Weight.REGULAR)[0], face(8, Weight.REGULAR)[0]
    above = [(picture.title, title, "text"), (picture.finding, words, "text")]
    below = [(picture.note, small, "muted")]
    heights = {text: text_height(text, font, picture.width) + GAP for text, font, _ in (*above, *below) if text}
    height = picture.height + sum(heights.values()) + 2 * EDGE
    image = QImage(round((picture.width + 2 * EDGE) * SCALE), round(height * SCALE), QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.surface))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SCALE, SCALE)
    painter.translate(EDGE, EDGE)
    for part in (above, None, below):
        if part is None:
            draw_all(painter, picture.shapes, tokens)
            painter.translate(0, picture.height + GAP)
            continue
        for text, font, ink in part:
            if text:
                painter.setFont(font)
                painter.setPen(QColor(getattr(tokens, ink)))
                painter.drawText(QRectF(0, 0, picture.width, heights[text]), WRAP, text)
                painter.translate(0, heights[text])
    painter.end()
    return image


def text_of(picture: Picture) -> str:
    """Return the figures with a tab between two cells, as spreadsheets read them."""
    rows = (picture.table.columns, *picture.table.rows)
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def html_of(picture: Picture) -> str:
    """Return the figures as a table for a letter."""
    head = "".join(f"<th>{escape(cell)}</th>" for cell in picture.table.columns)
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in picture.table.rows)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table><caption>{escape(picture.title)}</caption><tr>{head}</tr>{body}</table>"


def copy_picture(widget: QWidget, picture: Picture, *, image: bool = True, table: bool = True) -> None:
    """Put the picture on the clipboard and say so: as an image, as a table, or both, for the other program to choose.

    ``widget`` is where that was asked for.
    """
    held = QMimeData()
    if image:
        held.setImageData(image_of(picture))
    if table:
        held.setText(text_of(picture))
        held.setHtml(html_of(picture))
    clipboard = QGuiApplication.clipboard()
    clipboard.setMimeData(held)
    announce(widget, QCoreApplication.translate("Drawing", "Copied"))
