"""Page up and Page down turn the page wherever the keyboard is; the next Tab goes to what can be seen then.

It must not know what any page holds.
"""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from partnerdesk.ui.views.scrolling import Scroll
from partnerdesk.ui.views.tab_order import reading_order

PAGE_KEYS = frozenset({Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})


class Paging:
    """Whether the page was turned by keys since the keyboard was last given to a control."""

    def __init__(self) -> None:
        """Begin where nothing was turned."""
        self._turned: Scroll | None = None

    def turn(self, scroller: Scroll, key: int) -> None:
        """Turn the page by what is in sight."""
        bar = scroller.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + bar.pageStep() * (1 if key == Qt.Key.Key_PageDown else -1))
        if bar.value() != before:
            self._turned = scroller

    def forget(self) -> None:
        """The keyboard was given to a control: Tab goes on from there."""
        self._turned = None

    def step_in(self, scroller: Scroll, *, forward: bool) -> bool:
        """Give the keyboard to the first or last control in sight where the page was turned; False where it was not."""
        turned, self._turned = self._turned, None
        if turned is not scroller or _in_sight(scroller, QApplication.focusWidget()):
            return False
        found = [each for each in reading_order(scroller) if _in_sight(scroller, each) and each.isEnabled()]
        if not found:
            return False
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        found[0 if forward else -1].setFocus(reason)
        return True


def _in_sight(scroller: Scroll, widget: QWidget | None) -> bool:
    content, port = scroller.widget(), scroller.viewport()
    if widget is None or content is None or not widget.isVisible() or not content.isAncestorOf(widget):
        return False
    top = widget.mapTo(port, QPoint(0, 0)).y()
    return top >= 0 and top + min(widget.height(), port.height()) <= port.height()
