"""Asks about a file with dialogs: its password, and what to do where somebody has it open or it is damaged.

The dialogs are loaded when they are wanted; most files open without a question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from partnerdesk.ui.opening import choice_words, title_of_busy, title_of_damaged

if TYPE_CHECKING:
    from partnerdesk.services.documents import Salvaged
    from partnerdesk.services.versions import EarlierVersion
    from partnerdesk.ui.opening import Opening
    from partnerdesk.ui.views.dialogs.choosing import ChoosingWindow
    from partnerdesk.ui.views.dialogs.files import FileChooser


def _tr(text: str) -> str:
    return QCoreApplication.translate("FileQuestions", text)


class FileQuestions:
    """Asks a person, above one window."""

    def __init__(self, window: QWidget, chooser: FileChooser) -> None:
        self._window, self._chooser = window, chooser

    def password(self, name: str, wrong: str) -> str | None:
        """Ask for the password of a file."""
        from partnerdesk.ui.views.dialogs.passwords import AskPassword

        return AskPassword(name, self._window, wrong).ask()

    def busy(self, says: str, choices: tuple[str, ...]) -> str:
        """Ask what to do with a file that somebody has open."""
        return busy_question(says, choices, self._window).pick()

    def damaged(self, says: str, ways: tuple[str, ...]) -> str:
        """Ask what to do with a damaged file."""
        return damage_question(says, ways, self._window).pick()

    def new_place(self, title: str, name: str) -> str:
        """Ask for the place of a new file."""
        return self._chooser.new(title, name)

    def salvaged(self, name: str, found: Salvaged) -> None:
        """Say what came back of a damaged file."""
        from partnerdesk.ui.views.dialogs.salvaged import show_salvaged

        show_salvaged(self._window, name, found)

    def earlier(self, versions: tuple[EarlierVersion, ...], opening: Opening, password: str | None) -> None:
        """Show the earlier versions of a file."""
        from partnerdesk.ui.views.dialogs.earlier import EarlierVersions

        name = _tr("Restored version")
        EarlierVersions(
            versions,
            lambda version: opening.open_to_read(version.path, password),
            lambda version: opening.open_copy(version.path, password, name),
            self._window,
        )


def busy_question(says: str, choices: tuple[str, ...], window: QWidget) -> ChoosingWindow:
    """Return the question about a file that somebody has open."""
    from partnerdesk.ui.views.dialogs.choosing import ChoosingWindow

    answers = [(choice, choice_words(choice)) for choice in choices]
    return ChoosingWindow(title_of_busy(), says, answers, _tr("Cancel"), window)


def damage_question(says: str, ways: tuple[str, ...], window: QWidget) -> ChoosingWindow:
    """Return the question about a damaged file."""
    from partnerdesk.ui.views.dialogs.choosing import ChoosingWindow

    answers = [(choice, choice_words(choice)) for choice in ways]
    return ChoosingWindow(title_of_damaged(), says, answers, _tr("Cancel"), window)
