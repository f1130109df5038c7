"""The window for the projector: full screen on the second screen, else on the only one. Esc ends it.

Its title says nothing of the workshop; what it shows comes from the room's model.
"""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.room.model import RoomModel
from partnerdesk.ui.views.room.face import RoomFaceView
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.brush import ENTER

SECOND_MS, HINT_STAYS_MS = 1000, 6000
_ON = frozenset({Qt.Key.Key_Right, Qt.Key.Key_PageDown})
_BACK = frozenset({Qt.Key.Key_Left, Qt.Key.Key_PageUp})
_ENDS_BREAK = ENTER | {Qt.Key.Key_Escape, Qt.Key.Key_Space}
_OWN = _ON | _BACK | _ENDS_BREAK | {Qt.Key.Key_B, Qt.Key.Key_F5}


class RoomWindow(QWidget):
    """The room view. ``turned`` asks for the page before or after, where one screen shows the room only."""

    closed = Signal()
    turned = Signal(int)
    break_asked = Signal()

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("PartnerDesk")
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.model = RoomModel(desk, self)
        self.face = RoomFaceView()
        column(self, 0).addWidget(self.face)
        self._only_for_break = False
        self._second = QTimer(self, interval=SECOND_MS)
        self._second.timeout.connect(self._show)
        self._hint = QTimer(self, singleShot=True, interval=HINT_STAYS_MS)
        self._hint.timeout.connect(lambda: self.face.show_hint(""))
        self.model.changed.connect(self._show)
        theme().restyled.connect(self.face.update)

    def place_beside(self, window: QWidget) -> None:
        """Fill the second screen and leave the keyboard with the driver; with one screen fill that and take it."""
        own = window.screen()
        other = next((each for each in QGuiApplication.screens() if each is not own), None)
        if other is not None:
            self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setGeometry((other or own).geometry())
        self.showFullScreen()
        if other is not None:
            window.activateWindow()
        else:
            self.activateWindow()
            self.setFocus()
            self.face.show_hint(self.tr("Esc ends the room view. The arrow keys turn the page. B shows black."))
            self._hint.start()

    def show_page(self) -> None:
        """Show the page that the driver is on."""
        self._show()

    def follow(self, page: str) -> None:
        """Follow the driver to another page."""
        self.model.follow(page)

    def turn_black(self) -> None:
        """Show nothing, or the page again."""
        self.model.turn_black()

    def show_break(self, minutes: int, *, only: bool) -> None:
        """Show the break; ``only`` closes the window when it ends."""
        self._only_for_break = self._only_for_break or only
        self._second.start()
        self.model.begin_break(minutes)

    def end_break(self) -> None:
        """End the break: back to the page, or to where the window was not open."""
        self._second.stop()
        if self._only_for_break:
            self.close()
        else:
            self.model.end_break()

    def _show(self) -> None:
        self.face.show_content(self.model.content)

    @override
    def event(self, event: QEvent) -> bool:
        """Keep the own keys from the driver's window, whose shortcuts they are too."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(Qt.Key(event.key()) in _OWN)
            return event.isAccepted()
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.model.is_break and key in _ENDS_BREAK:
            self.end_break()
        elif key == Qt.Key.Key_F5 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.break_asked.emit()
        elif key in {Qt.Key.Key_Escape, Qt.Key.Key_F5}:
            self.close()
        elif key == Qt.Key.Key_B:
            self.turn_black()
        elif key in _ON | _BACK:
            self.turned.emit(1 if key in _ON else -1)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._second.stop()
        self._hint.stop()
        super().closeEvent(event)
        self.closed.emit()
