"""Whoever drives the laptop in the workshop: goes from page to page, and reads the screen."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from partnerdesk.domain.partnership import Partnership
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.views.start_page import RecentRow
from partnerdesk.ui.views.workshop import Workshop
from tests.end_to_end.keyboard import Key, Keyboard, Lost, Mod

PATIENCE = 300


class Trustee(Keyboard):
    """One person at one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window

    @property
    def workshop(self) -> Workshop:
        """The open workshop."""
        found = self.window.workshop
        if found is None:
            raise Lost("no workshop is open")
        return found

    def at(self, page: str) -> None:
        """Fail unless this page is shown."""
        if self.workshop.page.id != page:
            raise Lost(f"‘{self.workshop.page.id}’ is shown in place of ‘{page}’. It says: {self.message}")

    @property
    def message(self) -> str:
        """What the window says at the foot of the page."""
        return " ".join(each.text() for each in self.workshop.toasts.findChildren(QLabel))

    @property
    def seen(self) -> str:
        """All words that stand on the page."""
        shown = (each for each in self.workshop.screen_shown.findChildren(QLabel) if each.isVisible())
        return "\n".join(each.text() for each in shown)

    def go_on(self, page: str) -> None:
        """Press the keys of Continue, and fail unless they lead to this page."""
        self.key(Key.Key_Right, Mod.AltModifier)
        self.at(page)

    def undo(self) -> None:
        """Press Ctrl+Z."""
        self.key(Key.Key_Z, Mod.ControlModifier)

    def redo(self) -> None:
        """Press Ctrl+Shift+Z."""
        self.key(Key.Key_Z, Mod.ControlModifier | Mod.ShiftModifier)

    @property
    def recorded(self) -> Partnership:
        """What the file holds now."""
        return self.workshop.desk.partnership

    def wait_until_enabled(self, button: str) -> None:
        """Look at the screen until a button can be pressed, as for a brief that is being made."""
        for _ in range(PATIENCE):
            QTest.qWait(100)
            shown = self.workshop.screen_shown.findChildren(QPushButton)
            if any(each.accessibleName() == button and each.isVisible() and each.isEnabled() for each in shown):
                return
        raise Lost(f"‘{button}’ cannot be pressed after a long wait; the page says: {self.seen}")

    def close_file(self) -> None:
        """Press Ctrl+W, and be on the start page."""
        self.key(Key.Key_W, Mod.ControlModifier)
        if self.window.workshop is not None:
            raise Lost("Ctrl+W does not close the file")

    def lists(self, title: str) -> bool:
        """Whether the start page shows a file of this title."""
        return any(each.accessibleName() == title for each in self.window.findChildren(RecentRow))

    def name_file(self, ask: str, path: Path) -> None:
        """Press a button that asks for the place of a file, and answer by typing it."""
        answered: list[bool] = []

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                QTimer.singleShot(20, answer)
                return
            self.key(Key.Key_A, Mod.ControlModifier)
            self.write(str(path))
            answered.append(True)
            self.strike(Key.Key_Return)

        self.to(ask)
        QTimer.singleShot(20, answer)
        self.strike(Key.Key_Return)
        if not answered:
            raise Lost(f"‘{ask}’ asks for no file")
        self.window.activateWindow()  # without a screen there is no window manager to do it
        self.settle()

    def answer_all(self, levels: dict[str, str]) -> None:
        """Let each person answer a private round: Enter at the curtain, then one key for each answer.

        ``levels`` gives each person's keys, a letter or figure for each, and a space where Enter is pressed.
        """
        self.key(Key.Key_Return)  # the first name card has the keyboard
        for _ in levels:
            who = self.name
            person = next((each for each in levels if who.startswith(f"I am {each}, ")), None)
            if person is None:
                raise Lost(f"the curtain asks nobody whom we know, but says ‘{who}’")
            self.key(Key.Key_Return)
            for letter in levels[person]:
                self.key(Key.Key_Return if letter == " " else Qt.Key(ord(letter.upper())))
            if self.name != "Done, pass it on":
                raise Lost(f"{person} is not at the end of the turn, but at ‘{self.name}’")
            self.key(Key.Key_Return)
