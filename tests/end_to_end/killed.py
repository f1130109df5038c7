"""A window whose process ends in the middle of a word: nothing is closed or published. A child process."""

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from partnerdesk.ui.main_window import local_now
from tests.end_to_end import steps_1_to_5
from tests.end_to_end.conftest import open_window
from tests.end_to_end.trustee import Trustee

LAST_WORDS = "Should we run carers’ evenings"


def main(home: Path) -> None:
    """Type step 1 and the question of step 2, and end the process as a power cut would."""
    app = QApplication([])
    trustee = Trustee(open_window(home, local_now))
    trustee.name_file("Start a workshop", home / "Cut.partnership")
    steps_1_to_5.facts(trustee)
    steps_1_to_5.people(trustee)
    trustee.fill("The question", LAST_WORDS)
    trustee.fill("For whom?", "Unpaid carers in the valley.")
    app.processEvents()
    os._exit(9)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
