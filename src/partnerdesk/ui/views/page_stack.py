"""Screens that stand in the same place, one of them shown. It must not know what a screen holds.

QStackedWidget stops painting for each change, and to do so it visits every widget of every screen that was ever made:
its cost grows with the pages that somebody has looked at. This one touches the two screens that change places.
"""

from PySide6.QtWidgets import QWidget

from partnerdesk.ui.views.widgets.arrange import column


class PageStack(QWidget):
    """One screen at a time, over all the room there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current: QWidget | None = None
        self._layout = column(self, 0)

    def add(self, screen: QWidget) -> None:
        """Take in another screen; it is hidden until it is asked for."""
        screen.setParent(self)
        screen.hide()

    def show_only(self, screen: QWidget) -> None:
        """Show ``screen`` in the place of the one that is shown."""
        before = self._current
        if screen is before:
            return
        self._current = screen
        if before is not None:
            self._layout.removeWidget(before)
            before.hide()
        self._layout.addWidget(screen, 1)
        screen.show()

    @property
    def current(self) -> QWidget | None:
        """The screen that is shown."""
        return self._current
