"""Says that something takes a while and how far it is, with Cancel where that is safe. The window stays live.

What is done within 0.4 seconds shows nothing; until then keys and the mouse do nothing, so that nobody changes what is
being worked on.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.dialogs.question import QuestionWindow
from partnerdesk.ui.views.widgets.arrange import at_the_end
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.marks import Bar
from partnerdesk.ui.views.widgets.text import Prose

SHOWN_AFTER = 400  # milliseconds

_FROM_HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.Shortcut,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.Drop,
    }
)


class _Stillness(QObject):
    """Keeps what hands do from everybody while it is installed."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() in _FROM_HANDS


class WorkingWindow(QuestionWindow):
    """A bar and a sentence; ``rejected`` says that the person cancelled. ``begin`` and ``end`` it."""

    def __init__(self, title: str, says: str, parent: QWidget, *, can_cancel: bool) -> None:
        super().__init__(title, says, parent)
        self._can_cancel = can_cancel
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.bar = Bar(0.0, title)
        self._far = Prose("", "caption", "muted")
        for each in (self.bar, self._far):
            self.body.addWidget(each)
            each.hide()
        if can_cancel:
            cancel = Button(self.tr("Cancel"), Look.SECONDARY)
            cancel.clicked.connect(self.reject)
            self.end_with(at_the_end(cancel))
        self.body.addStretch(1)
        self._still = _Stillness(self)
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._show)

    def begin(self) -> None:
        """Keep hands off, and show the window where it is not over soon."""
        QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        QApplication.instance().installEventFilter(self._still)  # type: ignore[union-attr]  # a window has one
        self._wait.start(SHOWN_AFTER)

    def _show(self) -> None:
        self._let_hands()
        self.show()

    def _let_hands(self) -> None:
        QApplication.instance().removeEventFilter(self._still)  # type: ignore[union-attr]  # as above
        QApplication.restoreOverrideCursor()

    def advance(self, done: int, of: int) -> None:
        """Say how far it is."""
        says = self.tr("{done} of {count} earlier versions").format(done=done, count=of)
        self.bar.show_share(done / max(of, 1), says)
        self._far.say(says)
        self.bar.show()
        self._far.show()
        if self.isVisible():
            self.fit()

    def end(self) -> None:
        """It is over."""
        if self._wait.isActive():
            self._wait.stop()
            self._let_hands()
        self.hide()
        self.deleteLater()

    @override
    def reject(self) -> None:
        if self._can_cancel:
            super().reject()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._can_cancel or event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
