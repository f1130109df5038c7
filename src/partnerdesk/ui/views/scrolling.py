"""A column that is easy to read, and the area it scrolls in. It must not know what stands in the column."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import Piece, column

COLUMN = 680


class ColumnWidget(Piece):
    """A centred column, as wide as lines are easy to read."""

    def __init__(self, widest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = self._outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        inner = self._inner = Piece()
        self.widen(widest)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        inner.setSizePolicy(policy)
        self.body = column(inner, 0)
        outer.addStretch(1)
        outer.addWidget(inner, 1000)
        outer.addStretch(1)

    def widen(self, widest: int) -> None:
        """Set how wide the column may become, in pixels at 100 %."""
        self._inner.setMaximumWidth(theme().px(widest))

    def pad(self, left: int, top: int, right: int, bottom: int) -> None:
        """Set the room around the column, in pixels."""
        self._outer.setContentsMargins(left, top, right, bottom)


class ScrolledColumn(ColumnWidget):
    """A column inside a scroll area: as high as its text needs at the width it has, not at the narrowest."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class Scroll(QScrollArea):
    """A page that scrolls down only; the place of its scroll bar is always kept, so that columns line up."""

    def __init__(self, content: QWidget, *, room_for_bar: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        clear = QWidget()  # Qt's own would have to be asked for, and PySide takes long to find out what it is
        clear.setAutoFillBackground(False)
        self.setViewport(clear)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        always, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(always if room_for_bar else needed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        content.setAutoFillBackground(False)

    def reveal(self, widget: QWidget) -> None:
        """Scroll so that ``widget`` can be seen, with some room around it."""
        if (content := self.widget()) is not None and content.isAncestorOf(widget):
            self.ensureWidgetVisible(widget, 0, theme().space(60))
