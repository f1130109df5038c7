"""What paints itself and is a picture to a screen reader. It must not know what it shows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget


class Pictured(QLabel):
    """A label with a picture, to the system: an image that has a name and a description. Its own picture is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        clear = QPixmap(1, 1)
        clear.fill(Qt.GlobalColor.transparent)
        self.setPixmap(clear)
