"""The real window, in which somebody types until the process is killed. Run as a process.

After each word that the window says is saved, its number is written down. For each line on its input it forks a child
that starts the program; Qt itself is started in the child. All code and the catalogue are loaded before, once, so that
hundreds of kills do not wait for hundreds of starts of Python.
"""

from __future__ import annotations

import os
from importlib import import_module
from itertools import count
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING

from tests.services.forking import fork_for_each_line

if TYPE_CHECKING:
    from partnerdesk.ui.main_window import MainWindow


def _start(home: Path, path: Path) -> None:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from partnerdesk.app import Shelf
    from partnerdesk.ui.main_window import MainWindow
    from partnerdesk.ui.viewmodels.preferences import Preferences
    from partnerdesk.ui.views.theme import theme

    app = QApplication(["partnerdesk"])
    theme().set_up("light", 1.0)
    preferences = Preferences(QSettings(str(home / "settings.ini"), QSettings.Format.IniFormat))
    window = MainWindow(Shelf(home), preferences)
    window.show()
    window.begin(str(path))
    app.processEvents()
    if window.desk is None:
        window.open_path(str(path))
    app.processEvents()
    _type(window)


def _type(window: MainWindow) -> None:
    """Type numbers into the question, and say each that is saved."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QTextEdit

    from partnerdesk.domain.records import Question

    workshop = window.workshop
    assert workshop is not None
    workshop.show_page("frame.question")
    QApplication.processEvents()
    edit = next(
        each for each in workshop.screen_shown.findChildren(QTextEdit) if each.accessibleName() == "The question"
    )
    edit.setFocus()
    held = workshop.desk.partnership.one(Question).text or "0"
    for number in count(int(held) + 1):
        edit.selectAll()
        QTest.keyClicks(edit, str(number))
        workshop.desk.flush()
        QApplication.processEvents()
        if workshop.desk.partnership.one(Question).text == str(number):
            os.write(1, f"{number}\n".encode())
        if number % 6 == 0:
            window.say_saved()


def _load() -> None:
    """Load what a child would load; no widget is made."""
    import PySide6.QtTest

    from partnerdesk import app, ui
    from partnerdesk.catalogue import load_catalogue
    from partnerdesk.services import documents

    for found in walk_packages(ui.__path__, f"{ui.__name__}."):
        import_module(found.name)
    load_catalogue()
    _ = PySide6.QtTest, app, documents


if __name__ == "__main__":
    _load()
    fork_for_each_line(_start)
