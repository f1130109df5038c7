"""Controls that belong together, under one name: a screen reader says the name when the keyboard comes in.

It looks like nothing and takes no room of its own.
"""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGroupBox, QWidget

from partnerdesk.domain.overriding import override


class Group(QGroupBox):
    """Qt's own frame with a title is what the accessibility tree knows as a group; here without frame and title."""

    def __init__(self, name: str = "", about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFlat(True)
        self.setContentsMargins(0, 0, 0, 0)
        self.call(name, about)

    def call(self, name: str, about: str = "") -> None:
        """Give it another name, and say what more there is to know."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing: what stands inside paints itself."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to no margins, whatever a frame would need."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        QWidget.changeEvent(self, event)
