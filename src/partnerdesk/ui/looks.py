"""How one window looks and speaks: its text size, colours, size, place, language, remembered for this computer."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QMainWindow

from partnerdesk.ui.viewmodels.preferences import Preferences
from partnerdesk.ui.views.theme import SCALE_STEP, Appearance, system_theme, theme

WIDTH, HEIGHT = 1360, 860
_LEAST_WIDTH, _LEAST_HEIGHT, _FRAME = 1024, 640, 40


def first_size(room: QSize) -> QSize:
    """Return the size of a window that nobody has sized yet: all of it on the screen, with its title bar."""
    if room.width() < _LEAST_WIDTH or room.height() < _LEAST_HEIGHT:  # nothing that can be read would fit
        return QSize(WIDTH, HEIGHT)
    return QSize(min(WIDTH, room.width()), min(HEIGHT, room.height() - _FRAME))


class Looks(QObject):
    """The looks of a window, changed by the menu and kept among the preferences."""

    def __init__(self, window: QMainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        if not window.restoreGeometry(preferences.geometry):
            window.resize(first_size(window.screen().availableGeometry().size()))

    def keep(self) -> None:
        """Remember where the window is and how large."""
        self._preferences.geometry = self._window.saveGeometry()

    def larger(self) -> None:
        """Make all text larger."""
        self._resize_text(theme().scale + SCALE_STEP)

    def smaller(self) -> None:
        """Make all text smaller."""
        self._resize_text(theme().scale - SCALE_STEP)

    def normal(self) -> None:
        """Show text at 100 %."""
        self._resize_text(1.0)

    def _resize_text(self, scale: float) -> None:
        theme().resize_text(scale)
        self._preferences.scale = theme().scale

    def wear(self, appearance: Appearance) -> None:
        """Change the colours."""
        self._preferences.appearance = appearance
        theme().wear(system_theme() if appearance is Appearance.SYSTEM else str(appearance))

    def speak(self, language: str) -> None:
        """Remember the language, and say from when it holds."""
        from partnerdesk.ui.views.dialogs.next_language import say_from_when

        self._preferences.language = language
        say_from_when(language, self._window)
