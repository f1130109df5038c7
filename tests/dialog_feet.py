"""Looks in every dialog, on a screen as small as a person may have, whether what ends it can be seen without scrolling.

A program of its own, since a screen cannot become another: `python -m tests.dialog_feet WIDTHxHEIGHT SCALE` writes what
is out of sight to standard output as JSON. `tests/ui/test_dialogs_end_in_sight.py` runs it.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog, QWidget


def main(size: str, scale: float) -> int:
    """Walk through all dialogs; the exit code says only that the walk came to its end."""
    width, height = (int(part) for part in size.split("x"))
    with tempfile.TemporaryDirectory() as room:
        screens = Path(room, "screens.json")
        one = {"name": "one", "x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96, "dpr": 1}
        screens.write_text(json.dumps({"screens": [one]}), "utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            os.environ[name] = str(Path(room, name.lower()))
        found, seen = _walk(Path(room), (width, height), scale)
    sys.stdout.write(json.dumps({"bad": found, "seen": seen}))
    return 0


def _walk(room: Path, size: tuple[int, int], scale: float) -> tuple[dict[str, list[str]], list[str]]:
    from PySide6.QtWidgets import QApplication, QDialog

    from partnerdesk.ui.views.theme import theme
    from tests.dialog_shots import settle

    app = QApplication([])
    if app.primaryScreen().availableGeometry().size().toTuple() != size:
        raise SystemExit("the screen is not as it was asked for")
    theme().set_up("light", scale)
    bad: dict[str, list[str]] = {}
    seen: list[str] = []

    def look(widget: QWidget, name: str) -> None:
        settle()
        if isinstance(widget, QDialog):
            seen.append(name)
            if found := out_of_sight(widget):
                bad[name] = found

    _through_dialogs(room, size, look)
    _through_messages(room, size, look)
    return bad, seen


def _through_dialogs(room: Path, size: tuple[int, int], look: Callable[[QWidget, str], None]) -> None:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from partnerdesk.app import Shelf
    from partnerdesk.domain.overriding import override
    from partnerdesk.ui.main_window import MainWindow
    from partnerdesk.ui.viewmodels.preferences import Preferences
    from tests import dialog_shots

    class Looking(dialog_shots.Shooting):
        @override
        def grab(self, widget: QWidget, name: str) -> int:
            look(widget, name)
            return 1

    for number, part in enumerate(dialog_shots.WINDOWS):
        folder = Path(room, f"walk{number}")
        folder.mkdir()
        window = MainWindow(Shelf(folder), Preferences(QSettings(f"{folder}/s.ini", QSettings.Format.IniFormat)))
        window.resize(*size)
        window.show()
        part(Looking(window, folder), folder)
        window.close()
        window.deleteLater()
        QApplication.processEvents()


def _through_messages(room: Path, size: tuple[int, int], look: Callable[[QWidget, str], None]) -> None:

    from partnerdesk.domain.overriding import override
    from tests import message_shots

    class LookingRoom(message_shots.Room):
        @override
        def keep(self, name: str, shown: QWidget | None = None) -> None:
            self.made += 1
            if shown is not None:
                look(shown, name)

    with patch("getpass.getuser", lambda: "Kate"):
        for scene in message_shots.SCENES:
            folder = Path(room, scene.__name__)
            folder.mkdir()
            messages = LookingRoom(folder, folder, size)
            scene(messages)
            messages.close()


def out_of_sight(dialog: QDialog) -> list[str]:
    """Return which buttons cannot be seen whole of those that end a dialog, or stand outside what scrolls in it.

    A red button inside what scrolls is about the one thing beside it; the question itself comes after it.
    """
    from PySide6.QtWidgets import QScrollArea

    from partnerdesk.ui.views.widgets.buttons import Button, Look

    room = dialog.screen().availableGeometry()
    found = [] if room.contains(dialog.geometry()) else [f"the window itself: {dialog.geometry().getRect()}"]
    scrolled = {button for area in dialog.findChildren(QScrollArea) for button in area.findChildren(Button)}
    for button in dialog.findChildren(Button):
        ends = button._look is Look.PRIMARY or button not in scrolled
        if ends and button.isVisible() and button.visibleRegion().boundingRect() != button.rect():
            found.append(button.text())
    return found


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], float(sys.argv[2])))
