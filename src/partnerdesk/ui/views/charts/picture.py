"""Shows a finished chart of :mod:`partnerdesk.charts` with its words; it can be reached, copied and read as a table.

It must not know which chart it draws, nor work anything out.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from partnerdesk.charts.fitting import SMALL
from partnerdesk.charts.shapes import Picture
from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.charts.copying import copy_picture
from partnerdesk.ui.views.charts.figures import FiguresTable
from partnerdesk.ui.views.charts.strokes import draw_all
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column
from partnerdesk.ui.views.widgets.brush import KeyboardRing, ring, smooth
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.pictured import Pictured
from partnerdesk.ui.views.widgets.text import Prose

POINT = 4 / 3
"""Pixels to a point at 100 %: a chart of 8.5-point labels reads like caption text."""
SMALL_LETTERS = 0.65
"""Of a caption's letters: where a picture's are smaller, its figures are shown as a table without being asked for."""
INSET = 7
"""Pixels around the shapes, for the ring that shows where the keyboard is."""


class Drawing(KeyboardRing, Pictured):
    """The shapes of a picture, as wide as there is room; Tab goes to it, Ctrl+C copies it.

    ``held`` tells that the keyboard or the mouse went to it.
    """

    held = Signal()

    def __init__(self, picture: Picture, ground: str = "", parent: QWidget | None = None) -> None:
        """Draw ``picture``; with a ``ground`` on that colour, so that what lies below need not be painted again."""
        super().__init__(parent)
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, bool(ground))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._picture = picture
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._describe()

    @property
    def shown(self) -> Picture:
        """The picture that is drawn."""
        return self._picture

    def show_picture(self, picture: Picture) -> None:
        """Draw another picture."""
        same_size = (picture.width, picture.height) == (self._picture.width, self._picture.height)
        self._picture = picture
        self._describe()
        if not same_size:
            self._keep_whole()
            self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleName(self._picture.finding or self._picture.title)
        self.setAccessibleDescription(self._picture.alt)

    def _keep_whole(self) -> None:
        """Stay as high as the picture needs: a page that is laid out in turns would cut its foot off meanwhile."""
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def factor(self, width: float) -> float:
        """Return how many pixels a point has when the picture is drawn this wide."""
        return min((width - 2 * INSET) / self._picture.width, POINT * theme().scale * 1.5)

    @property
    def is_hard_to_read(self) -> bool:
        """Whether its letters are much smaller than the text around it."""
        return SMALL * self.factor(self.width()) < SMALL_LETTERS * theme().font("caption").pixelSize()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(self._picture.height * self.factor(width)) + 1 + 2 * INSET

    @override
    def sizeHint(self) -> QSize:
        width = round(self._picture.width * POINT * theme().scale) + 2 * INSET
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_whole()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        if self._ground:
            painter.fillRect(self.rect(), theme().colour(self._ground))
        factor = self.factor(self.width())
        painter.save()
        painter.translate(INSET, INSET)
        painter.scale(factor, factor)
        draw_all(painter, self._picture.shapes)
        painter.restore()
        if self.ringed:
            ring(painter, QRectF(self.rect()).adjusted(3, 3, -3, -3))
        painter.end()

    def copy(self, *, image: bool = True, table: bool = True) -> None:
        """Copy the picture and say so."""
        copy_picture(self, self._picture, image=image, table=table)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.held.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def menu(self) -> QMenu:
        """Return the ways to copy the picture."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, image, table in (
            (self.tr("Copy as a picture"), True, False),
            (self.tr("Copy as a table"), False, True),
        ):
            action = QAction(text, menu)
            action.triggered.connect(lambda _=False, image=image, table=table: self.copy(image=image, table=table))
            menu.addAction(action)
        return menu

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())


class PictureTools(QWidget):
    """What stands below a drawing: its figures as a table, and copying."""

    def __init__(self, drawing: Drawing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._table: FiguresTable | None = None
        layout = self._layout = column(self, 4)
        row = QWidget()
        buttons = FlowLayout(row, spacing=4)
        self.figures = Button(self.tr("Show the figures"), Look.QUIET, "list")
        self.figures.clicked.connect(self._turn_table)
        self.copy = Button(self.tr("Copy"), Look.QUIET, "document")
        self.copy.clicked.connect(self._open_menu)
        for button in (self.figures, self.copy):
            buttons.addWidget(button)
        layout.addWidget(row)
        self._describe()

    def _describe(self) -> None:
        for button in (self.figures, self.copy):
            button.setAccessibleDescription(self._drawing.shown.title)

    def follow(self) -> None:
        """Follow the drawing to another picture."""
        self._describe()
        if self._table is not None and not self._table.isHidden():
            self._table.show_figures(self._drawing.shown)

    def show_table(self) -> None:
        """Show the figures, unless somebody has shown or hidden them."""
        if self._table is None:
            self._turn_table()

    def _turn_table(self) -> None:
        if self._table is None:
            self._table = FiguresTable(self._drawing.shown)
            self._table.hide()
            self._layout.addWidget(self._table)
        shown = self._table.isHidden()
        self._table.setVisible(shown)
        self.figures.rename(self.tr("Hide the figures") if shown else self.tr("Show the figures"))
        self.follow()

    def _open_menu(self) -> None:
        self._drawing.menu().popup(self.copy.mapToGlobal(self.copy.rect().bottomLeft()))


class PictureView(QWidget):
    """A chart with what it shows above it, how to read it below, and its figures."""

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, 8)
        self._title = Prose(picture.title, "section")
        self._finding = Prose(picture.finding, "body")
        self.drawing = Drawing(picture)
        self._note = Prose(picture.note, "caption", "muted")
        self.tools = PictureTools(self.drawing)
        for part in (self._title, self._finding, self.drawing, self._note, self.tools):
            layout.addWidget(part)
        self._note.setVisible(bool(picture.note))

    def show_picture(self, picture: Picture) -> None:
        """Show another chart."""
        self._title.say(picture.title)
        self._finding.say(picture.finding)
        self._note.say(picture.note)
        self._note.setVisible(bool(picture.note))
        self.drawing.show_picture(picture)
        self.tools.follow()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.drawing.width() > INSET and self.drawing.is_hard_to_read:
            self.tools.show_table()
