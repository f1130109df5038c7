"""Asks for the place of a file, with the system's own dialogs."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

ENDING = ".partnership"


def _kinds() -> str:
    return QCoreApplication.translate("Files", "Partnership files") + f" (*{ENDING})"


class FileChooser:
    """Asks a person for a file's place; an empty answer means that the person thought better of it."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def new(self, title: str, name: str, kinds: str = "", ending: str = ENDING) -> str:
        """Ask where a new file should be."""
        path, _kind = QFileDialog.getSaveFileName(self._parent, title, name, kinds or _kinds())
        return path if not path or path.endswith(ending) else path + ending

    def existing(self, title: str) -> str:
        """Ask for a file that exists."""
        path, _kind = QFileDialog.getOpenFileName(self._parent, title, "", _kinds())
        return path
