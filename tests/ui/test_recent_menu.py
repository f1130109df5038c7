"""The menu File offers the files that were open last, but for the one that is open."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.preferences import Preferences, RecentFile


def _menu(window: MainWindow) -> QMenu:
    found = [each.menu() for each in window.actions_table.menus["file"].actions()]
    return next(each for each in found if isinstance(each, QMenu))


def _offered(window: MainWindow) -> list[str]:
    table = window.actions_table
    table.menus["file"].aboutToShow.emit()
    menu = _menu(window)
    assert menu.isEnabled() is bool(menu.actions())
    return [action.text() for action in menu.actions()]


def test_the_files_of_last_time_are_offered_and_open(
    empty: MainWindow, preferences: Preferences, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _offered(empty)
    other = tmp_path / "R&D merger.partnership"
    other.touch()
    preferences.remember(RecentFile(str(other), 3, "26 November 2026"))
    assert _offered(empty) == [f"R&&D merger ({tmp_path.name})", *before]
    opened: list[str] = []
    monkeypatch.setattr(empty.files.opening, "open", lambda path: opened.append(str(path)))
    _menu(empty).actions()[0].trigger()
    QApplication.processEvents()
    assert opened == [str(other)]


def test_the_open_file_is_not_offered(empty: MainWindow, preferences: Preferences) -> None:
    preferences.remember(RecentFile(empty.files.path, 1, "26 November 2026"))
    assert all(Path(empty.files.path).stem not in each for each in _offered(empty))
