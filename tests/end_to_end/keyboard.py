"""A person at the keyboard: keys go to the window that is active, and from there to whatever has the focus.

Nothing here calls a view-model or a session. A field is found as somebody finds it who cannot use a mouse: by Tab,
until the control with that name has the keyboard. After every key the focus must be somewhere, and to be seen.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QRadioButton,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from partnerdesk.domain.overriding import override

Key = Qt.Key
Mod = Qt.KeyboardModifier
TURNS = 6
FAR = 400
"""After so many steps with Tab a control is not there."""


class Lost(AssertionError):
    """The keyboard cannot do what a person wants to do; the message says where and what stood there instead."""


class StrayWindows(QObject):
    """Notes every part of a page that is shown as a window: for a moment it takes the keyboard from the page."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.seen: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            kind = watched.windowFlags() & Qt.WindowType.WindowType_Mask
            if kind is Qt.WindowType.Window and not isinstance(watched, QMainWindow):
                self.seen.append(f"{type(watched).__name__} ‘{watched.accessibleName()}’")
        return False


class Keyboard:
    """Keys, one after the other."""

    def __init__(self, owner: QObject) -> None:
        self.pressed = 0
        self._stray = StrayWindows(owner)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self._stray)

    # --- single keys ---------------------------------------------------------------------------------------------

    @property
    def held(self) -> QWidget:
        """The control that has the keyboard."""
        held = QApplication.focusWidget()
        if held is None:
            raise Lost("nothing has the keyboard")
        return held

    @property
    def name(self) -> str:
        """The name that a screen reader says for it."""
        return self.held.accessibleName()

    def _window(self) -> QWindow:
        window = QGuiApplication.focusWindow()
        if window is None:
            raise Lost("no window is active")
        return window

    def strike(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        """Press one key, and do not look what it does."""
        self.pressed += 1
        QTest.keyClick(self._window(), key, modifiers)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        """Press one key, and see that the focus is somewhere."""
        self.strike(key, modifiers)
        self.settle()

    def settle(self) -> None:
        """Let the window do what it has to do before the next key."""
        for _ in range(TURNS):
            QApplication.processEvents()
        self.look()

    def look(self) -> None:
        """Fail where the focus is lost or cannot be seen."""
        if self._stray.seen:
            raise Lost(f"a part of the page was shown as a window of its own: {', '.join(self._stray.seen)}")
        held = QApplication.focusWidget()
        if held is None:
            raise Lost("nothing has the keyboard")
        if not held.isVisible():
            raise Lost(f"‘{held.accessibleName()}’ has the keyboard and is hidden")
        waits = held.focusPolicy() == Qt.FocusPolicy.NoFocus or not held.isEnabled()
        if waits or getattr(held, "ringed", True) is False:
            raise Lost(f"‘{held.accessibleName()}’ has the keyboard and does not show it")
        scroll = _scroll_of(held)
        if scroll is not None:
            place = QRect(held.mapTo(scroll.viewport(), QPoint(0, 0)), held.size())
            if not scroll.viewport().rect().intersects(place):
                raise Lost(f"‘{held.accessibleName()}’ has the keyboard and is scrolled out of sight")

    def write(self, text: str) -> None:
        """Type words into the control that has the keyboard; what no key carries comes from the input method."""
        plain = ""
        for letter in text:
            if letter.isascii():
                plain += letter
                continue
            self._type(plain)
            plain = ""
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QApplication.sendEvent(self.held, event)
        self._type(plain)
        self.settle()
        self.pressed += len(text)

    def _type(self, plain: str) -> None:
        if plain:
            QTest.keyClicks(self.held, plain)

    # --- finding a control ---------------------------------------------------------------------------------------

    def to(self, name: str, inside: str = "") -> None:
        """Press Tab until the control ``name`` has the keyboard; ``inside`` names a group or card around it."""
        self._tab_until(lambda: self.name == name and self._is_inside(inside), name)

    def _is_inside(self, name: str) -> bool:
        return not name or name in _around(self.held)

    def _tab_until(self, is_there: Callable[[], bool], name: str) -> None:
        passed: list[str] = []
        begun = self.held
        for step in range(FAR):
            if is_there():
                return
            passed.append(self.name)
            self.key(Key.Key_Tab)
            if step and self.held is begun:
                break
        raise Lost(f"Tab does not lead to ‘{name}’; it led to: {' | '.join(passed)}")

    # --- what people do with controls ----------------------------------------------------------------------------

    def press(self, name: str, inside: str = "") -> None:
        """Go to a button and press it with Enter."""
        self.to(name, inside)
        self.key(Key.Key_Return)

    def fill(self, name: str, text: str, inside: str = "") -> None:
        """Go to a field and write ``text`` into it in place of what stands there."""
        self.to(name, inside)
        held = self.held
        if not isinstance(held, QLineEdit | QTextEdit):
            raise Lost(f"‘{name}’ is no place to write: {type(held).__name__}")
        self.key(Key.Key_A, Mod.ControlModifier)
        self.write(text)
        written = held.text() if isinstance(held, QLineEdit) else held.toPlainText()
        if written != text:
            raise Lost(f"‘{name}’ holds ‘{written}’ in place of ‘{text}’")

    def choose(self, group: str, answer: str, inside: str = "") -> None:
        """Go to a group of radio cards and choose one: arrows lead to it, Space takes it."""
        self._tab_until(
            lambda: isinstance(self.held, QRadioButton) and self._is_inside(group) and self._is_inside(inside), group
        )
        for _ in range(12):
            if self.name == answer:
                break
            self.key(Key.Key_Down)
        if self.name != answer:
            raise Lost(f"the arrows do not lead to ‘{answer}’ in ‘{group}’, but to ‘{self.name}’")
        held = self.held
        if isinstance(held, QAbstractButton) and not held.isChecked():
            self.key(Key.Key_Space)
        if not isinstance(held, QAbstractButton) or not held.isChecked():
            raise Lost(f"Space does not choose ‘{answer}’ in ‘{group}’")

    def select(self, name: str, answer: str, inside: str = "") -> None:
        """Go to a list that drops down, open it, go down to an answer and take it with Enter."""
        self.to(name, inside)
        held = self.held
        if not isinstance(held, QComboBox):
            raise Lost(f"‘{name}’ is no list: {type(held).__name__}")
        wanted = held.findText(answer)
        if wanted < 0:
            offered = " | ".join(held.itemText(number) for number in range(held.count()))
            raise Lost(f"‘{name}’ does not offer ‘{answer}’, but: {offered}")
        self.key(Key.Key_Space)
        for _ in range(held.count()):
            self.key(Key.Key_Up)
        for _ in range(wanted):
            self.key(Key.Key_Down)
        self.key(Key.Key_Return)
        if held.currentText() != answer:
            raise Lost(f"‘{name}’ shows ‘{held.currentText()}’ in place of ‘{answer}’")
        if self.held is not held:
            raise Lost(f"after choosing in ‘{name}’ the keyboard is at ‘{self.name}’")

    def tick(self, name: str, inside: str = "", *, on: bool = True) -> None:
        """Go to a box and tick it with Space, or take the tick away."""
        self.to(name, inside)
        held = self.held
        if not isinstance(held, QCheckBox):
            raise Lost(f"‘{name}’ is no box to tick: {type(held).__name__}")
        if held.isChecked() is not on:
            self.key(Key.Key_Space)

    def unfold(self, name: str, inside: str = "") -> None:
        """Go to a heading that opens, and open it."""
        self.to(name, inside)
        held = self.held
        if isinstance(held, QAbstractButton) and not held.isChecked():
            self.key(Key.Key_Return)
        if not isinstance(held, QAbstractButton) or not held.isChecked():
            raise Lost(f"‘{name}’ does not open")


def _around(widget: QWidget) -> list[str]:
    """Return the names of what stands around a control."""
    names, parent = [], widget.parentWidget()
    while parent is not None:
        names.append(parent.accessibleName())
        parent = parent.parentWidget()
    return names


def _scroll_of(widget: QWidget) -> QScrollArea | None:
    parent = None if widget.isWindow() else widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, QScrollArea):
            return parent
        parent = parent.parentWidget()
    return None
