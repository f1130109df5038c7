"""What is wrong with how visible widgets lie: cut off at an edge, too small for their words, or on each other."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.widgets.text import Line

TURNS, MOST_TURNS = 4, 40
"""Layouts inside layouts settle one after the other; what never does is measured as it is."""


class _Layouts(QObject):
    """Notes whether anything was to be laid out anew."""

    asked = False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's own signature
        self.asked = self.asked or event.type() == QEvent.Type.LayoutRequest
        return False


def settle() -> None:
    """Let layouts come to rest: until a turn lays nothing out, for a result from the background may come in the last.

    A page that gets such a result needs up to eight turns from then on.
    """
    layouts, program = _Layouts(), QApplication.instance()
    assert program is not None
    program.installEventFilter(layouts)
    for turn in range(MOST_TURNS):
        layouts.asked = False
        QApplication.processEvents()
        if turn + 1 >= TURNS and not layouts.asked:
            break
    program.removeEventFilter(layouts)


def laid_out_badly(root: QWidget, *, over: tuple[QWidget, ...] = ()) -> list[str]:
    """Name what is cut off, squeezed or covered in and under ``root``; what is in ``over`` may lie over the rest."""
    found = []
    for widget in (root, *_shown_under(root)):
        found += _squeezed(widget)
        found += _outside(widget, over)
        found += _covered(widget, over)
    return found


def _shown_under(widget: QWidget) -> Iterator[QWidget]:
    for child in _children(widget):
        yield child
        if not isinstance(child, QAbstractItemView | QAbstractSpinBox):
            yield from _shown_under(child)


def _children(widget: QWidget) -> list[QWidget]:
    return [
        each for each in widget.children() if isinstance(each, QWidget) and each.isVisible() and not each.isWindow()
    ]


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()[:50]!r}"


def _squeezed(widget: QWidget) -> list[str]:
    """Say where a widget has less room than its words need."""
    if isinstance(widget, QScrollBar | QAbstractScrollArea) or _is_inside_of_scroll(widget):
        return []
    found = []
    least, has = widget.minimumSizeHint(), widget.size()
    if least.width() > has.width() + 1 and not isinstance(widget, QLineEdit | Line):
        found.append(f"{_name(widget)} is {has.width()} wide and needs {least.width()}")
    # The least height of what wraps is that at its least width, which it does not have.
    needed = widget.heightForWidth(has.width()) if widget.hasHeightForWidth() else least.height()
    if needed > has.height() + 1:
        found.append(f"{_name(widget)} is {has.height()} high and needs {needed}")
    return found


def _is_inside_of_scroll(widget: QWidget) -> bool:
    """Whether ``widget`` is the viewport or the content of what scrolls: it may be larger than its parent."""
    parent = widget.parentWidget()
    if isinstance(parent, QAbstractScrollArea):
        return True
    return parent is not None and isinstance(parent.parentWidget(), QAbstractScrollArea)


def _outside(widget: QWidget, over: tuple[QWidget, ...]) -> list[str]:
    """Say which children reach beyond the widget's edges; below the edge only where nothing scrolls."""
    if isinstance(widget, QAbstractScrollArea | QAbstractSpinBox):
        return []
    found = []
    scrolls = isinstance(widget.parentWidget(), QAbstractScrollArea)
    for child in _children(widget):
        if child in over:
            continue
        area = child.geometry()
        room = widget.rect().adjusted(-1, -1, 1, 1)
        beside = area.left() < room.left() or area.right() > room.right()
        beyond = area.top() < room.top() or area.bottom() > room.bottom()
        if beside or (beyond and not scrolls):
            found.append(f"{_name(child)} at {_place(area)} leaves {_name(widget)} {_place(widget.rect())}")
    return found


def _covered(widget: QWidget, over: tuple[QWidget, ...]) -> list[str]:
    """Say which children lie on each other."""
    if isinstance(widget, QAbstractScrollArea | QAbstractSpinBox | QLineEdit):
        return []
    children = [each for each in _children(widget) if each not in over and each.width() > 1 and each.height() > 1]
    found = []
    for one, other in combinations(children, 2):
        shared = one.geometry().intersected(other.geometry())
        if shared.width() > 1 and shared.height() > 1:
            found.append(f"{_name(one)} and {_name(other)} share {_place(shared)}")
    return found


def _place(area: QRect) -> str:
    return f"{area.x()},{area.y()} {area.width()}x{area.height()}"
