"""Keeps a window that grew on its screen: what ends it stands at its foot, and must not slip below the edge."""

from PySide6.QtWidgets import QWidget


def keep_on_screen(window: QWidget) -> None:
    """Move a window up or to the left as far as it reaches beyond its screen."""
    room, around = window.screen().availableGeometry(), window.frameGeometry()
    over_right, over_below = around.right() - room.right(), around.bottom() - room.bottom()
    if window.isVisible() and (over_right > 0 or over_below > 0):
        left = max(around.left() - max(over_right, 0), room.left())
        window.move(left, max(around.top() - max(over_below, 0), room.top()))
