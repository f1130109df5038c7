"""From nothing to the printed brief by keyboard alone: ten steps in the real window, closed, opened, and all is equal."""

from pathlib import Path

from partnerdesk.ui.main_window import MainWindow
from tests.end_to_end import steps_1_to_5, steps_6_to_10
from tests.end_to_end.conftest import Start
from tests.end_to_end.trustee import Trustee


def _begin(window: MainWindow, path: Path) -> Trustee:
    trustee = Trustee(window)
    trustee.name_file("Start a workshop", path)
    trustee.at("open.workshop")
    return trustee


def test_a_whole_workshop_by_keyboard(start: Start, tmp_path: Path) -> None:
    path, brief = tmp_path / "Gofal.partnership", tmp_path / "Brief.pdf"
    trustee = _begin(start(), path)
    steps_1_to_5.open_and_declare(trustee)
    steps_1_to_5.frame(trustee)
    steps_1_to_5.hear(trustee)
    steps_1_to_5.aims(trustee)
    steps_1_to_5.trust(trustee)
