"""Tab goes in reading order, also through parts that were added, moved or built anew since the page was made.

Qt keeps the order in which widgets were made. It must not know any page.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from partnerdesk.ui.views.page_stack import PageStack


def reading_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield what can have the keyboard in and under ``widget``, in the order of its layouts.

    What is hidden has its place, too: a button that goes while it is pressed hands the keyboard on to what stands after
    it. A hidden part of the page is left out with all that is in it.
    """
    takes_keys = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    if takes_keys:
        yield widget
    elif widget.isHidden():
        return
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
    elif isinstance(widget, PageStack):
        inside = widget.current
    else:
        layout = widget.layout()
        if layout is not None:
            yield from _in_layout(layout)
        return
    if inside is not None:
        yield from reading_order(inside)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from reading_order(widget)
        elif (inner := item.layout()) is not None:
            yield from _in_layout(inner)


def put_in_reading_order(widget: QWidget) -> None:
    """Let Tab go through ``widget`` in reading order from now on."""
    for before, after in pairwise(reading_order(widget)):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)
