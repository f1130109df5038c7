"""Somebody's words in large type: as large as they fit, and scrolled inside where there are too many.

The keys of the page go past it; it keeps only those that scroll. Each paragraph runs in the direction of its letters.
"""

from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.reader.letters import with_letters
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.brush import KeyboardRing, ring, smooth

SIZES = (28, 22, 18)
TALL = (22, 18)
"""Sizes of what is too long for the usual height, and is given as much of the page as there is."""
FILLING = (40, 34, 28, 22)
"""Sizes while nothing else is in the window: for a projector."""
LONG = 1200
LINE_HEIGHT = 135
EDGE = 12
HEIGHT, LEAST_HEIGHT = 236, 120
_SCROLLS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class AnswerWords(KeyboardRing, QTextEdit):
    """One answer; nothing can be typed into it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: str | None = None
        self._sizes: tuple[int, ...] = SIZES
        self._most = self._filled = 0
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)
        edge = theme().space(EDGE)
        self.setViewportMargins(edge, edge, edge, edge)
        self.document().setDocumentMargin(2)
        self.setFixedHeight(theme().space(HEIGHT))

    def say(self, words: str) -> None:
        """Show other words, from their beginning."""
        if words == self._words:
            return
        self._words = words
        self.setPlainText(words)
        self._fit()
        self.verticalScrollBar().setValue(0)

    def may_grow(self, most: int) -> None:
        """Let long words be as high as ``most`` pixels, where they need it."""
        if most != self._most:
            self._most = most
            self._fit()

    def fill(self, height: int = 0) -> None:
        """Be as high as ``height`` pixels and as large as on a projector; without it as on a page."""
        self._sizes = FILLING if height else SIZES
        self._filled = height
        self._fit()

    def _fit(self) -> None:
        """Take the largest type in which all of it can be seen; else the smallest, and more height where there is."""
        usual = max(self._filled, theme().space(HEIGHT))
        long = len(self._words or "") > LONG
        if any(self._fits(pixels, usual) for pixels in (self._sizes[-1:] if long else self._sizes)):
            self.setFixedHeight(usual)
            return
        most = usual if self._filled else max(usual, self._most)
        if most > usual:
            any(self._fits(pixels, most) for pixels in (TALL[-1:] if long else TALL))
        self.setFixedHeight(min(most, max(usual, self._needed())))

    def _fits(self, pixels: int, height: int) -> bool:
        """Write the words in a size, and return whether all of them can be seen in this height."""
        font = with_letters(QFont(theme().font("body")), self._words or "")
        font.setPixelSize(theme().px(pixels))
        self.document().setDefaultFont(font)
        self._space_lines()
        return self._needed() <= height

    def _needed(self) -> int:
        """Return how high this has to be for all of the words, as they are written now."""
        return ceil(self.document().size().height()) + 2 * theme().space(EDGE)

    def _space_lines(self) -> None:
        spaced = QTextBlockFormat()
        spaced.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spaced)

    def scroll_on(self, by: int = 1) -> bool:
        """Show the next part of long words; return False where there is none."""
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + by * max(bar.pageStep() - theme().px(40), 1))
        return bar.value() != before

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(LEAST_HEIGHT))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() not in _SCROLLS or not self.scroll_on(_SCROLLS[Qt.Key(event.key())]):
            event.ignore()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.verticalScrollBar()
        if bar.minimum() == bar.maximum():
            event.ignore()
        else:
            super().wheelEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            if self.ringed:
                painter = smooth(self)
                ring(painter, QRectF(self.rect()).adjusted(3, 3, -3, -3), radius=6)
                painter.end()
            return True
        return super().event(event)
