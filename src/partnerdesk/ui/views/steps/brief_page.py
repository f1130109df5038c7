"""One page of the brief on the screen: drawn to fit, larger or smaller, with its words for those who cannot see it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui import worker
from partnerdesk.ui.pdf_pages import PageFacts, Pixels, TextLine, draw_page, page_text
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.views.announcing import announce
from partnerdesk.ui.views.steps.brief_line import LineCursor
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.brush import box, smooth
from partnerdesk.ui.views.widgets.buttons import IconButton
from partnerdesk.ui.views.widgets.inputs import SelectInput
from partnerdesk.ui.views.widgets.pictured import Pictured

ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0)
MARGIN = 2


class PaperSheet(Pictured):
    """The paper itself; ``pointed`` says at which part of its width and height somebody clicks."""

    pointed = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._size = QSize(100, 140)
        self._line: TextLine | None = None
        self.keys: dict[Qt.Key, Callable[[], None]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(
            self.tr("Click a line, or choose it with the arrow keys and press Enter, to go to where it was entered.")
        )

    def resize_paper(self, size: QSize) -> None:
        """Be so large, in pixels of the screen."""
        self._size = size
        self.setFixedSize(size)

    def show_pixels(self, pixels: Pixels | None) -> None:
        """Show a drawn page, or empty paper."""
        self._image = None
        if pixels is not None:
            form = QImage.Format.Format_RGB32
            self._image = QImage(pixels.data, pixels.width, pixels.height, pixels.stride, form).copy()
        self.update()

    def show_line(self, line: TextLine | None) -> QRect:
        """Draw a box around a line of the page, or around none; return where it stands."""
        self._line = line
        self.update()
        return self._box().toRect()

    def _box(self) -> QRectF:
        if self._line is None:
            return QRectF()
        line, wide, high, room = self._line, self.width(), self.height(), theme().px(3)
        box = QRectF(QPointF(line.left * wide, line.top * high), QPointF(line.right * wide, line.bottom * high))
        return box.adjusted(-room, -room, room, room)

    @property
    def is_drawn(self) -> bool:
        """Whether a page stands on the paper."""
        return self._image is not None

    @override
    def sizeHint(self) -> QSize:
        return self._size

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(place.toPoint()):
            self.pointed.emit(place.x() / self.width(), place.y() / self.height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        doing = self.keys.get(Qt.Key(event.key()))
        if doing is None:
            super().keyPressEvent(event)
        else:
            doing()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect())
        painter.fillRect(area, Qt.GlobalColor.white)
        if self._image is not None:
            painter.drawImage(area, self._image)
        box(painter, area, line=theme().colour("primary" if self.hasFocus() else "border"), radius=0)
        if self._line is not None:
            inks = theme().colour("primary"), theme().colour("on_primary")
            ink = min(inks, key=QColor.lightness)  # paper is white in every theme
            box(painter, self._box(), line=ink, width=2, radius=theme().px(3))
        painter.end()


class BriefPages(QWidget):
    """The page, the way to the others, and how large it is."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = b""
        self._pages: tuple[PageFacts, ...] = ()
        self._names: tuple[str, ...] = ()
        self.number, self._zoom = 0, 0
        self._work: worker.Work | None = None
        self._drawn: tuple[bytes, int, float] | None = None
        self._ready: tuple[tuple[int, float], Pixels] | None = None
        layout = column(self, 8)
        layout.addLayout(self._make_bar())
        self.sheet = PaperSheet()
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.sheet)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout.addWidget(self._scroll)
        layout.addStretch(1)
        self.lines = LineCursor(self.sheet.show_line, self.show_page)
        self.lines.moved.connect(self._reveal)
        self.sheet.keys = self._keys()

    def _make_bar(self) -> QHBoxLayout:
        self.back = IconButton(self.tr("Page before"), "arrow-left")
        self.on = IconButton(self.tr("Next page"), "arrow-right")
        self.choice = SelectInput((), self.tr("Page"), required=True)
        self.smaller = IconButton(self.tr("Smaller page"), "minus")
        self.larger = IconButton(self.tr("Larger page"), "plus")
        self.back.clicked.connect(lambda: self.show_page(self.number - 1))
        self.on.clicked.connect(lambda: self.show_page(self.number + 1))
        self.choice.picked.connect(lambda value: self.show_page(int(str(value))))
        self.smaller.clicked.connect(lambda: self.zoom(self._zoom - 1))
        self.larger.clicked.connect(lambda: self.zoom(self._zoom + 1))
        row = QHBoxLayout()
        row.setSpacing(theme().space(4))
        row.addWidget(self.back)
        row.addWidget(self.choice, 1)
        row.addWidget(self.on)
        row.addSpacing(theme().space(8))
        row.addWidget(self.smaller)
        row.addWidget(self.larger)
        return row

    @property
    def fit(self) -> tuple[int, float] | None:
        """The page that is shown and its scale; None before there is one."""
        return self._drawn[1:] if self._drawn else None

    def show_brief(
        self,
        data: bytes,
        pages: tuple[PageFacts, ...],
        names: tuple[str, ...],
        drawn: tuple[tuple[int, float], Pixels] | None = None,
    ) -> None:
        """Show another file, at the page that was shown before if it has one; ``drawn`` is that page if it fits."""
        if data is self._data:
            return
        self._ready = drawn
        self._data, self._pages, self._names = data, pages, names
        self.choice.offer([ChoiceLine(number, name) for number, name in enumerate(names)])
        self.show_page(min(self.number, max(len(pages) - 1, 0)))

    def show_page(self, number: int) -> None:
        """Show a page, counted from 0."""
        if not 0 <= number < len(self._pages):
            return
        self.number = number
        self.choice.show_value(number)
        self.back.setEnabled(number > 0)
        self.on.setEnabled(number < len(self._pages) - 1)
        self.lines.leave(self._data, number, len(self._pages))
        self.sheet.setAccessibleName(self._names[number])
        self.sheet.setAccessibleDescription(page_text(self._data, number))
        self._fit()
        self.turned.emit(number)

    def zoom(self, step: int) -> None:
        """Show the page larger or smaller."""
        self._zoom = min(max(step, 0), len(ZOOMS) - 1)
        self.smaller.setEnabled(self._zoom > 0)
        self.larger.setEnabled(self._zoom < len(ZOOMS) - 1)
        self._fit()

    def _fit(self) -> None:
        """Make the paper as wide as there is room, times the zoom, and draw it."""
        if not self._pages:
            return
        facts = self._pages[self.number]
        width = max(round((self._scroll.width() - MARGIN) * ZOOMS[self._zoom]), 50)
        size = QSize(width, round(width * facts.height / facts.width))
        self.sheet.resize_paper(size)
        bar = self._scroll.horizontalScrollBar().sizeHint().height() if self._zoom else 0
        self._scroll.setFixedHeight(min(size.height() + MARGIN + bar, round(self._scroll.width() * 1.5) + bar))
        scale = width * self.devicePixelRatioF() / facts.width
        wish = (self._data, self.number, scale)
        if wish == self._drawn:
            return
        self._drawn = wish
        if self._work is not None:
            self._work.cancel()
        if self._ready is not None and self._ready[0] == wish[1:]:
            self.sheet.show_pixels(self._ready[1])
            return
        work = self._work = worker.start(partial(draw_page, *wish), self)
        work.done.connect(partial(self._on_drawn, wish))
        work.failed.connect(worker.raise_again)

    def _on_drawn(self, wish: tuple[bytes, int, float], pixels: Pixels) -> None:
        if wish == self._drawn:
            self.sheet.show_pixels(pixels)

    def _reveal(self, place: QRect, text: str) -> None:
        """Bring a line into sight, in the paper's own room and in the page's, and have it said."""
        above: QWidget | None = self.sheet
        while above is not None:
            if isinstance(above, QScrollArea) and (held := above.widget()) is not None:
                there = self.sheet.mapTo(held, place.center()) if held is not self.sheet else place.center()
                above.ensureVisible(there.x(), there.y(), theme().px(40), theme().px(80))
            above = above.parentWidget()
        announce(self.sheet, text)

    def _point(self) -> None:
        """Do what a click on the chosen line does."""
        line = self.lines.line
        if line is not None:
            self.sheet.pointed.emit(*line.middle)

    def _keys(self) -> dict[Qt.Key, Callable[[], None]]:
        """Turn pages, go from line to line, make the paper larger: while it has the keyboard."""
        across = self._scroll.horizontalScrollBar()
        step = theme().px(40)
        return {
            Qt.Key.Key_PageDown: lambda: self.show_page(self.number + 1),
            Qt.Key.Key_PageUp: lambda: self.show_page(self.number - 1),
            Qt.Key.Key_Home: lambda: self.show_page(0),
            Qt.Key.Key_End: lambda: self.show_page(len(self._pages) - 1),
            Qt.Key.Key_Plus: lambda: self.zoom(self._zoom + 1),
            Qt.Key.Key_Minus: lambda: self.zoom(self._zoom - 1),
            Qt.Key.Key_Left: lambda: across.setValue(across.value() - step),
            Qt.Key.Key_Right: lambda: across.setValue(across.value() + step),
            Qt.Key.Key_Up: lambda: self.lines.step(-1),
            Qt.Key.Key_Down: lambda: self.lines.step(1),
            Qt.Key.Key_Return: self._point,
            Qt.Key.Key_Enter: self._point,
        }

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
