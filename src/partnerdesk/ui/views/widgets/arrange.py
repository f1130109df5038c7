"""How parts are laid out: columns whose distances follow the text, tiles in equal columns, pieces that flow like words.

It must not know what is laid out.
"""

from abc import abstractmethod

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.theme import theme


class _Pieces(QLayout):
    """What both layouts share: keeping their items."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 12) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        self.setSpacing(theme().space(spacing))

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem:
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value]  # Qt asks for nothing at the end

    @override
    def takeAt(self, index: int) -> QLayoutItem:
        self.invalidate()
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # type: ignore[return-value]  # as above

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:  # layouts inside layouts ask again and again
            height = self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return height

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    @override
    def minimumSize(self) -> QSize:
        widest = max((item.minimumSize().width() for item in self._shown()), default=0)
        return QSize(widest, 0)

    @override
    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(len(shown) - 1, 0)
        return QSize(width, self.heightForWidth(width))

    def _move(self, item: QLayoutItem, place: QRect, inside: QRect) -> None:
        """Put an item into its place, which is counted from the side on which the language begins."""
        parent = self.parentWidget()
        if parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place = place.translated(inside.left() + inside.right() - place.right() - place.left(), 0)
        item.setGeometry(place)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    @abstractmethod
    def _place(self, rect: QRect, *, move: bool) -> int:
        """Find the place of every piece inside ``rect``, move it there if asked, and return the height."""


class TileLayout(_Pieces):
    """Equal columns, as many as fit; tiles of one row are equally high."""

    def __init__(self, parent: QWidget | None = None, columns: int = 3, spacing: int = 12) -> None:
        super().__init__(parent, spacing)
        self._columns = columns

    def _fitting(self, width: int) -> int:
        shown = self._shown()
        widest = max((item.minimumSize().width() for item in shown), default=1)
        gap = self.spacing()
        fit = max(1, (width + gap) // (max(widest, 1) + gap))
        most = min(self._columns, fit, max(len(shown), 1))
        rows = -(-len(shown) // most)
        return max(1, -(-len(shown) // max(rows, 1)))

    @override
    def _place(self, rect: QRect, *, move: bool) -> int:
        shown = self._shown()
        columns = self._fitting(rect.width())
        gap = self.spacing()
        width = (rect.width() - gap * (columns - 1)) // columns
        top = rect.y()
        for start in range(0, len(shown), columns):
            row = shown[start : start + columns]
            height = max(_height(item, width) for item in row)
            if move:
                for place, item in enumerate(row):
                    self._move(item, QRect(rect.x() + place * (width + gap), top, width, height), rect)
            top += height + gap
        return max(top - gap - rect.y(), 0)


class FlowLayout(_Pieces):
    """Pieces one after the other, going on in the next row where one does not fit."""

    @override
    def _place(self, rect: QRect, *, move: bool) -> int:
        left, top, row = rect.x(), rect.y(), 0
        for item in self._shown():
            size = item.sizeHint()
            width = min(size.width(), rect.width())
            if left > rect.x() and left + width > rect.x() + rect.width():
                left, top, row = rect.x(), top + row + self.spacing(), 0
            height = _height(item, width)
            if move:
                self._move(item, QRect(left, top, width, height), rect)
            left += width + self.spacing()
            row = max(row, height)
        return top + row - rect.y()


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return max(item.sizeHint().height(), item.minimumSize().height())


def column(
    parent: QWidget | None = None, spacing: int = 12, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Return a column whose distances follow the text size."""
    layout = QVBoxLayout()
    if parent is not None:
        parent.setLayout(layout)
    layout.setSpacing(theme().space(spacing))
    layout.setContentsMargins(*(theme().space(margin) for margin in margins))
    return layout


class Piece(QWidget):
    """A part of a column: it is as high as its content needs at the width that it is given.

    Qt would break every line for two more widths, the least and the one it likes best, and then give it another one.
    """

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()


def keep_shown(widget: QWidget, *, shown: bool) -> None:
    """Show or hide a part of something that may be hidden itself, and do nothing where that is as it was.

    Qt lays out at once what it is told to show, also what is inside something hidden and has no width of its own yet.
    What was never hidden need not be told: it is shown with what it stands in.
    """
    hidden = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    if hidden == shown:
        widget.setVisible(shown)


def at_the_end(*buttons: QWidget) -> QHBoxLayout:
    """Return a row that holds the buttons of a dialog at its end."""
    row = QHBoxLayout()
    row.setSpacing(theme().space(12))
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


def lay_beside(layout: QBoxLayout, beside: bool) -> None:
    """Lay parts beside each other, or where there is no room below each other; nothing moves where they are so."""
    direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
    if layout.direction() != direction:
        layout.setDirection(direction)
