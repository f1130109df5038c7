"""With a second screen the room view fills that one, and the keyboard stays with the driver. A process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

FINE = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
SCREENS = {
    "screens": [
        {"name": "laptop", "x": 0, "y": 0, "width": 1280, "height": 800, **FINE},
        {"name": "wall", "x": 1280, "y": 0, "width": 1920, "height": 1080, **FINE},
    ]
}
SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from partnerdesk.app import Shelf
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.preferences import Preferences
from partnerdesk.ui.views.theme import theme
app = QApplication([])
theme().set_up("light")
home = Path(sys.argv[1])
window = MainWindow(Shelf(home), Preferences(QSettings(str(home / "s.ini"), QSettings.Format.IniFormat)))
window.setGeometry(100, 100, 1000, 600)
window.show()
window.open_example()
window.activateWindow()
app.processEvents()
window.meeting.show_room()
app.processEvents()
room = window.meeting.room
found = room.geometry()
print(room.screen().name(), found.x(), found.y(), found.width(), found.height(), app.activeWindow() is window)
window.close()
"""


def test_the_room_fills_the_second_screen_and_leaves_the_keyboard(tmp_path: Path) -> None:
    config = tmp_path / "screens.json"
    config.write_text(json.dumps(SCREENS), encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["wall", "1280", "0", "1920", "1080", "True"]
