"""Paints what the room sees, large: texts of 28 to 40 pixels on a screen of 1280×800, larger on a larger one.

It must not know which page it is, nor decide what may be shown.
"""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.shapes import Picture
from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.room.content import BLACK, RoomContent, RoomKind, RoomLine
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.views.charts.strokes import draw_all, measure
from partnerdesk.ui.views.icons import paint_icon
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.brush import WRAP, even_width, shortened, smooth, text_height

DESIGN_WIDTH, DESIGN_HEIGHT = 1280, 800
LARGE, MIDDLE, SMALL, COUNTDOWN = 40, 34, 28, 88
SIZES = (36, 32, 28)
SIDE, TOP, GAP, FOOT = 72, 52, 20, 24
EVEN = 0.7
"""Of the room: how narrow the lines of a text may get, so that it ends in no single word."""
_LEFT_TO_RIGHT = Qt.LayoutDirection.LeftToRight
SHORT_NOTE = 24
"""A note of no more letters stands beside its line, not below it."""
SHEETS = (330.0, 360.0, 390.0, 420.0, 450.0, 480.0, 520.0)
"""Widths in points at which a picture is tried; the one at which its words are largest on the screen is taken."""


class RoomFaceView(QWidget):
    """The face of the room; its accessible name says all that it shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = BLACK
        self._picture: Picture | None = None
        self._hint = ""
        self.setAutoFillBackground(False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.show_content(BLACK)

    @property
    def content(self) -> RoomContent:
        """What is shown."""
        return self._content

    @property
    def picture(self) -> Picture | None:
        """The picture that is shown, at the width that fits this screen."""
        return self._picture

    def _fitting_picture(self) -> Picture | None:
        drawn = self._content.picture
        if drawn is None:
            return None
        tries = [picture for width in SHEETS if (picture := drawn(Sheet(width, measure, spoken))) is not None]
        room = self._room_for_picture(tries[0].finding) if tries else self._paper()
        return max(tries, key=lambda one: min(room.width() / one.width, room.height() / one.height), default=None)

    def show_content(self, content: RoomContent) -> None:
        """Show something else."""
        self._content = content
        picture = self._picture = self._fitting_picture()
        told = [content.said or self.tr("Nothing is shown"), picture.alt if picture is not None else ""]
        self.setAccessibleName(self.tr("Room view"))
        self.setAccessibleDescription("\n".join(part for part in told if part))
        self.update()

    def show_hint(self, hint: str) -> None:
        """Show a small line at the foot: how to end this."""
        self._hint = hint
        self.update()

    # --- measures -----------------------------------------------------------------------------------------------------

    def _unit(self) -> float:
        """Return by how much this screen is larger than the one the sizes are for."""
        return max(min(self.width() / DESIGN_WIDTH, self.height() / DESIGN_HEIGHT), 0.2)

    def _font(self, pixels: float, weight: int = 400) -> QFont:
        font = QFont(theme().font("body"))
        font.setPixelSize(max(1, round(pixels * self._unit())))
        font.setWeight(QFont.Weight(weight))
        return font

    def _area(self) -> QRectF:
        side, top = SIDE * self._unit(), TOP * self._unit()
        return QRectF(side, top, self.width() - 2 * side, self.height() - 2 * top)

    def _heading_height(self, width: float) -> float:
        question = self._font(LARGE, 600)
        height = text_height(self._content.question, question, width)
        return QFontMetricsF(self._font(SMALL)).height() + height + (6 + GAP * 1.4) * self._unit()

    def _paper(self) -> QRectF:
        """Return the room of a page with a picture: small margins, so that the picture's words are large."""
        side, top = SIDE * self._unit() / 2, TOP * self._unit() / 2
        return QRectF(side, top, self.width() - 2 * side, self.height() - 2 * top)

    def _room_for_picture(self, finding: str) -> QRectF:
        """Return what is left below the question and the finding."""
        area, gap = self._paper(), GAP * self._unit() / 2
        question = text_height(self._content.question, self._font(MIDDLE, 600), area.width())
        return area.adjusted(0, question + text_height(finding, self._font(SMALL), area.width()) + 2 * gap, 0, 0)

    # --- painting -----------------------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        match self._content.kind:
            case RoomKind.BLACK:
                painter.fillRect(self.rect(), QColor(0, 0, 0))
            case RoomKind.PRIVATE:
                self._paint_private(painter)
            case RoomKind.BREAK:
                self._paint_break(painter)
            case RoomKind.PAGE:
                self._paint_page(painter)
        if self._hint:
            self._paint_hint(painter)
        painter.end()

    def _paint_hint(self, painter: QPainter) -> None:
        """In a grey that can be read on black and on every ground."""
        painter.setFont(self._font(SMALL * 0.7))
        foot = QRectF(self.rect()).adjusted(0, 0, 0, -FOOT * self._unit())
        if self._content.kind is not RoomKind.BLACK:  # it may stand on a picture for a moment
            band = foot.height() - painter.fontMetrics().height() - 8 * self._unit()
            painter.fillRect(QRectF(self.rect()).adjusted(0, band, 0, 0), theme().colour("ground"))
        painter.setPen(QColor(128, 134, 130))
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom), self._hint)

    def _ground(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), theme().colour("ground"))

    def _text(self, painter: QPainter, rect: QRectF, text: str, font: QFont, ink: str, flags: int = 0) -> float:
        """Write a text into the room there is, shortened if it must be; return its height."""
        shown = shortened(text, font, rect.width(), rect.height())
        height = text_height(shown, font, rect.width())
        if not flags and height > 1.5 * QFontMetricsF(font).height() and self.layoutDirection() is _LEFT_TO_RIGHT:
            rect = QRectF(rect.topLeft(), QSizeF(even_width(shown, font, round(rect.width()), EVEN) + 1, rect.height()))
        painter.setFont(font)
        painter.setPen(theme().colour(ink))
        painter.drawText(rect, WRAP | flags, shown)
        return height

    def _paint_private(self, painter: QPainter) -> None:
        self._ground(painter)
        area, unit, centred = self._area(), self._unit(), int(Qt.AlignmentFlag.AlignHCenter)
        side = 72 * unit
        top = area.center().y() - 130 * unit
        paint_icon(painter, "lock", QRectF(area.center().x() - side / 2, top, side, side), theme().colour("primary"))
        below = area.adjusted(0, top - area.top() + side + GAP * unit, 0, 0)
        height = self._text(painter, below, self._content.question, self._font(LARGE, 600), "text", centred)
        below.setTop(below.top() + height + GAP * unit)
        self._text(painter, below, self._content.step, self._font(SMALL), "muted", centred)

    def _paint_break(self, painter: QPainter) -> None:
        self._ground(painter)
        area, unit = self._area(), self._unit()
        top = self._text(painter, area, self._content.step, self._font(LARGE, 600), "primary")
        rest = area.adjusted(0, top + GAP * unit, 0, 0)
        top = self._text(painter, rest, self._content.question, self._font(COUNTDOWN, 600), "text")
        rest.setTop(rest.top() + top + 3 * GAP * unit)
        self._paint_lines(painter, rest)

    def _paint_page(self, painter: QPainter) -> None:
        self._ground(painter)
        if self.picture is not None:
            self._paint_picture(painter, self.picture)
            return
        area, unit = self._area(), self._unit()
        if not self._content.lines:
            area.setTop(area.top() + max(0.0, (area.height() - self._heading_height(area.width())) * 0.4))
        top = self._text(painter, area, self._content.step, self._font(SMALL, 600), "primary")
        rest = area.adjusted(0, top + 6 * unit, 0, 0)
        top = self._text(painter, rest, self._content.question, self._font(LARGE, 600), "text")
        rest.setTop(rest.top() + top + GAP * 1.4 * unit)
        self._paint_lines(painter, rest)

    def _paint_picture(self, painter: QPainter, picture: Picture) -> None:
        area = self._paper()
        top = self._text(painter, area, self._content.question, self._font(MIDDLE, 600), "text")
        finding = area.adjusted(0, top + GAP * self._unit() / 2, 0, 0)
        self._text(painter, finding, picture.finding, self._font(SMALL), "text")
        room = self._room_for_picture(picture.finding)
        factor = min(room.width() / picture.width, room.height() / picture.height)
        painter.save()
        painter.translate(room.left() + max(0.0, room.width() - picture.width * factor) / 2, room.top())
        painter.scale(factor, factor)
        draw_all(painter, picture.shapes)
        painter.restore()

    # --- lines --------------------------------------------------------------------------------------------------------

    def _paint_lines(self, painter: QPainter, rest: QRectF) -> None:
        lines = self._content.lines
        size = next((size for size in SIZES if self._height_of(lines, size, rest.width()) <= rest.height()), SIZES[-1])
        for number, line in enumerate(lines):
            left = len(lines) - number
            needed = self._height_of((line,), size, rest.width())
            more = QFontMetricsF(self._font(SMALL)).height() if left > 1 else 0
            if number and needed + more > rest.height():
                told = self.tr("and {n} more").format(n=left)
                self._text(painter, rest, told, self._font(SMALL), "muted")
                return
            rest.setTop(rest.top() + self._paint_line(painter, line, size, rest))

    def _height_of(self, lines: tuple[RoomLine, ...], size: int, width: float) -> float:
        unit = self._unit()
        height = 0.0
        for line in lines:
            font = self._font(size, _weight(line))
            height += text_height(line.text, font, width - self._indent(line) - self._beside(line))
            if line.note and not self._beside(line):
                height += text_height(line.note, self._font(SMALL), width - self._indent(line))
        return height + GAP * unit * len(lines)

    def _beside(self, line: RoomLine) -> float:
        """Return how much room the note beside a line takes; 0 where it stands below."""
        if line.is_quote or not line.note or len(line.note) > SHORT_NOTE:
            return 0.0
        widest = max(
            QFontMetricsF(self._font(SMALL)).horizontalAdvance(each.note)
            for each in self._content.lines
            if len(each.note) <= SHORT_NOTE
        )
        return widest + 2 * GAP * self._unit()

    def _indent(self, line: RoomLine) -> float:
        is_point = len(self._content.lines) > 1 and not line.is_heading
        return 28 * self._unit() if line.is_quote or is_point else 0.0

    def _paint_line(self, painter: QPainter, line: RoomLine, size: int, rest: QRectF) -> float:
        unit, indent = self._unit(), self._indent(line)
        beside = self._beside(line)
        inside = rest.adjusted(indent, 0, -beside, 0)
        height = self._text(painter, inside, line.text, self._font(size, _weight(line)), "text")
        if beside:
            drop = QFontMetricsF(self._font(size)).ascent() - QFontMetricsF(self._font(SMALL)).ascent()
            column = QRectF(inside.right() + 2 * GAP * unit, rest.top() + drop, beside, rest.height())
            self._text(painter, column, line.note, self._font(SMALL, 600), "primary")
        elif line.note:
            below = inside.adjusted(0, height, 0, 0)
            height += self._text(painter, below, line.note, self._font(SMALL), "muted")
        if line.is_quote:
            painter.fillRect(QRectF(rest.left(), rest.top(), 5 * unit, height), theme().colour("primary"))
        elif indent:
            middle = QFontMetricsF(self._font(size)).height() / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("primary"))
            painter.drawEllipse(QRectF(rest.left(), rest.top() + middle - 5 * unit, 10 * unit, 10 * unit))
        return height + GAP * unit


def _weight(line: RoomLine) -> int:
    return 600 if line.is_heading else 400
