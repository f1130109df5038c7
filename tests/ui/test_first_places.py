"""Where things are at first: the window on the screen, and the folders in which files are looked for."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from partnerdesk.ui.looks import first_size
from partnerdesk.ui.views.dialogs.files import FileChooser


@pytest.mark.parametrize(
    ("room", "size"),
    [((1280, 800), (1280, 760)), ((1920, 1040), (1360, 860)), ((1366, 728), (1360, 688)), ((800, 800), (1360, 860))],
)
def test_a_window_that_nobody_has_sized_is_all_on_the_screen(room: tuple[int, int], size: tuple[int, int]) -> None:
    assert first_size(QSize(*room)) == QSize(*size)


@pytest.fixture
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Give the folders in which the dialogs opened; in each the file "a.csv" is chosen."""
    opened: list[str] = []

    def chosen(dialog: QFileDialog) -> bool:
        opened.append(Path(dialog.directory().absolutePath()).name)
        return True

    monkeypatch.setattr(QFileDialog, "exec", chosen)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(tmp_path / "Exports" / "a.csv")])
    for name in ("Documents", "Downloads", "Exports"):
        (tmp_path / name).mkdir()
    places = {
        QStandardPaths.StandardLocation.DocumentsLocation: "Documents",
        QStandardPaths.StandardLocation.DownloadLocation: "Downloads",
    }
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda place: str(tmp_path / places[place]))
    return opened


def test_an_export_is_looked_for_where_downloads_lie_and_nothing_of_ours_goes_there(
    folders: list[str], qapp: QApplication
) -> None:
    assert qapp is not None
    parent = QWidget()
    chooser = FileChooser(parent)
    assert chooser.existing("Import a survey", "Survey exports (*.csv)").endswith("a.csv")
    chooser.existing("Import a survey", "Survey exports (*.csv)")
    chooser.new("Export", "themes", "Workbook (*.xlsx)", ".xlsx")
    chooser.existing("Open a workshop")
    assert folders == ["Downloads", "Exports", "Documents", "Exports"]


def test_a_folder_that_is_not_there_is_not_offered(
    folders: list[str], qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp is not None
    (tmp_path / "Documents").rmdir()
    (tmp_path / "Downloads").rmdir()
    (tmp_path / "me").mkdir()
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "me")
    parent = QWidget()
    FileChooser(parent).existing("Import a survey", "Survey exports (*.csv)")
    FileChooser(parent).existing("Open a workshop")
    assert folders == ["me", "me"]
