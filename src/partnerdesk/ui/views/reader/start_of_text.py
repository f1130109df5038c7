"""The start of a text on a few lines, in any script, with dots after the last word. It must not know what it says."""

from functools import cache
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTextLayout, QTextLine, QTextOption

from partnerdesk.ui.views.reader.letters import with_letters
from partnerdesk.ui.views.theme import theme

DOTS = "…"


def runs_left(text: str) -> bool:
    """Return whether a text is written from right to left, by its first letter that says so."""
    kinds = (bidirectional(letter) for letter in text)
    return next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L") != "L"


def write_start(painter: QPainter, text: str, style: str, area: QRectF, lines: int) -> None:
    """Write the first lines of a text; where there is more, dots stand after the last word of them."""
    leftwards = runs_left(text)
    layout = QTextLayout(text, with_letters(theme().font(style), text))
    layout.setTextOption(_option(leftwards=leftwards))
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(area.width())
        place = area.topLeft() + QPointF(0, number * theme().metrics(style).lineSpacing())
        if number == lines - 1 and line.textStart() + line.textLength() < len(text):
            _write_cut(painter, line, style, place, leftwards=leftwards)
        else:
            line.draw(painter, place)
    layout.endLayout()


@cache
def _option(*, leftwards: bool) -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignRight if leftwards else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _write_cut(painter: QPainter, line: QTextLine, style: str, where: QPointF, *, leftwards: bool) -> None:
    """Write a line that leaves room for dots, and the dots."""
    room = theme().metrics(style).horizontalAdvance(DOTS)
    line.setLineWidth(line.width() - room)
    written = line.naturalTextRect()
    line.draw(painter, where + QPointF(room if leftwards else 0, 0))
    painter.setFont(theme().font(style))
    painter.drawText(where + QPointF(written.left() if leftwards else written.right(), line.ascent()), DOTS)
