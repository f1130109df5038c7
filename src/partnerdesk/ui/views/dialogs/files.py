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


def file_name(title: str) -> str:
    """Return a title as the name of a file that every system can keep."""
    return _UNSAFE.sub(" ", title).strip(" .")[:80]


class FileChooser:
    """Asks a person for a file's place; an empty answer means that the person thought better of it."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    def new(self, title: str, name: str, kinds: str = "", ending: str = ENDING) -> str:
        """Ask where a new file should be; the dialog asks by itself before a file is replaced."""
        from PySide6.QtWidgets import QFileDialog  # not before one is asked for: every window has this class

        dialog = QFileDialog(self._parent, title, self._folder, kinds or _kinds())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(file_name(name) + ending)
        return self._ask(dialog)

    def existing(self, title: str, kinds: str = "") -> str:
        """Ask for a file that exists."""
        from PySide6.QtWidgets import QFileDialog  # as above

        dialog = QFileDialog(self._parent, title, self._folder, kinds or _kinds())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._ask(dialog)

    def _ask(self, dialog: QFileDialog) -> str:
        chosen = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        if not chosen:
            return ""
        self._folder = str(Path(chosen[0]).parent)
        return chosen[0]
