"""A quiet list at the side of a window: what is chosen in it is shown beside it."""

from collections.abc import Iterable

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QListWidget

from partnerdesk.ui.views.theme import theme


def side_list(name: str, lines: Iterable[str]) -> QListWidget:
    """Make the list; ``name`` is what a screen reader calls it."""
    shown = QListWidget()
    shown.setAccessibleName(name)
    shown.setFrameShape(QFrame.Shape.NoFrame)
    shown.setFont(theme().font("body"))
    shown.setWordWrap(True)
    shown.setSpacing(theme().space(3))
    palette = shown.palette()
    palette.setColor(QPalette.ColorRole.Base, palette.color(QPalette.ColorRole.Window))
    palette.setColor(QPalette.ColorRole.Highlight, theme().colour("tint"))
    palette.setColor(QPalette.ColorRole.HighlightedText, theme().colour("text"))
    shown.setPalette(palette)
    shown.addItems(list(lines))
    return shown
