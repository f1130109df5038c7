"""Asks for the place of a file, with the system's own dialogs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget

ENDING = ".partnership"
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


def _kinds() -> str:
    return QCoreApplication.translate("Files", "Partnership files") + f" (*{ENDING})"


def kinds_of(words: str, *patterns: str) -> str:
    """Return a kind of file, and all files behind it, as the system's dialogs take them."""
    return f"{words} ({' '.join(patterns)});;" + QCoreApplication.translate("Files", "All files") + " (*)"


def file_name(title: str) -> str:
    """Return a title as the name of a file that every system can keep."""
    return _UNSAFE.sub(" ", title).strip(" .")[:80]


def chooser_of(view: QWidget) -> FileChooser:
    """Return what asks for files above the window of ``view``, which knows the last folder; else a new one."""
    found = getattr(view.window(), "chooser", None)
    return found if isinstance(found, FileChooser) else FileChooser(view)


class FileChooser:
    """Asks a person for a file's place; an empty answer means that the person thought better of it."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        place = QStandardPaths.StandardLocation
        documents = QStandardPaths.writableLocation(place.DocumentsLocation)
        self._folder = documents if Path(documents).is_dir() else str(Path.home())
        downloads = QStandardPaths.writableLocation(place.DownloadLocation)
        self._source = downloads if Path(downloads).is_dir() else self._folder

    def new(self, title: str, name: str, kinds: str = "", ending: str = ENDING) -> str:
        """Ask where a new file should be; the dialog asks by itself before a file is replaced."""
        from PySide6.QtWidgets import QFileDialog  # not before one is asked for: every window has this class

        dialog = QFileDialog(self._parent, title, self._folder, kinds or _kinds())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(file_name(name) + ending)
        chosen = self._asked(dialog)
        self._folder = str(Path(chosen).parent) if chosen else self._folder
        return chosen

    def beside(self, path: Path) -> None:
        """Look for other files of the workshop, and keep them, where the file is that was opened."""
        self._folder = str(path.parent)

    def existing(self, title: str, kinds: str = "") -> str:
        """Ask for a file that exists; what comes from elsewhere has its own kinds, and most often lies in downloads."""
        from PySide6.QtWidgets import QFileDialog  # as above

        dialog = QFileDialog(self._parent, title, self._source if kinds else self._folder, kinds or _kinds())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        chosen = self._asked(dialog)
        if chosen and kinds:
            self._source = str(Path(chosen).parent)
        elif chosen:
            self._folder = str(Path(chosen).parent)
        return chosen

    @staticmethod
    def _asked(dialog: QFileDialog) -> str:
        chosen = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        return chosen[0] if chosen else ""
