"""A file that the desktop asks for is opened: at once, or as soon as there is a window."""

import os
import subprocess
import sys
from pathlib import Path

from partnerdesk.ui.asked_files import AskedFiles


def test_a_file_that_is_asked_for_before_the_window_is_the_first() -> None:
    asked = AskedFiles()
    first: list[str | None] = []
    later: list[str] = []
    asked.ask("early.partnership")
    asked.begin(first.append, None, later.append)
    assert (first, later) == (["early.partnership"], [])


def test_a_file_that_is_asked_for_later_is_opened_then() -> None:
    asked = AskedFiles()
    first: list[str | None] = []
    later: list[str] = []
    asked.begin(first.append, "named.partnership", later.append)
    asked.ask("other.partnership")
    assert (first, later) == (["named.partnership"], ["other.partnership"])


_ASKED = """
import sys
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from partnerdesk.ui.asked_files import Application

app = Application(["partnerdesk"])
app.asked.begin(lambda path: print("first", path), None, lambda path: print("later", path))
print(QCoreApplication.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile(sys.argv[1]))))
"""


def test_the_application_takes_what_the_desktop_sends(tmp_path: Path) -> None:
    file = tmp_path / "a file.partnership"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ran = [sys.executable, "-c", _ASKED, str(file)]
    said = subprocess.run(ran, env=environment, capture_output=True, text=True, check=True).stdout
    assert said.splitlines() == ["first None", f"later {file}", "True"]
