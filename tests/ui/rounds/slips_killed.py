"""A window in which slips are typed until the process ends as by a power cut. A child process."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from partnerdesk.app import Shelf
from partnerdesk.services.drafts import drafts_of
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.preferences import Preferences
from partnerdesk.ui.viewmodels.rounds.kinds import TRUST
from partnerdesk.ui.viewmodels.rounds.machine import model_of
from partnerdesk.ui.viewmodels.rounds.paper import paper_of
from partnerdesk.ui.views.steps.paper_grid import SlipGrid
from partnerdesk.ui.views.theme import theme

FIRST_TIME, SECOND_TIME, PLACE = "4s3t0", "4s2", (1, 0)


def main(home: Path, path: Path, published: bool) -> None:
    """Type two slips once and the first one's beginning again, by keys, and end without a word."""
    app = QApplication([])
    theme().set_up("light", 1.0)
    window = MainWindow(Shelf(home), Preferences(QSettings(str(home / "s.ini"), QSettings.Format.IniFormat)))
    window.show()
    window.open_path(str(path))
    workshop = window.workshop
    assert workshop is not None
    workshop.show_page("trust.rate")
    model = model_of(workshop.desk, TRUST)
    model.type_in()
    paper = paper_of(model)
    assert paper.begin(frozenset({"A", "B"}))
    app.processEvents()
    grid = next(each for each in workshop.screen_shown.findChildren(SlipGrid) if each.isVisible())
    QTest.keyClicks(grid, FIRST_TIME)
    assert paper.again()
    app.processEvents()
    QTest.keyClicks(grid, SECOND_TIME)
    if published:
        window.say_saved()
    kept = ""
    while f"[1,0,{SECOND_TIME[-1]},null]" not in kept:  # by itself, a moment after the last key
        app.processEvents()
        kept = "".join(drafts_of(workshop.desk.session).values())
    window._keep_place()  # as after a moment on the page
    os._exit(9)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "published")
