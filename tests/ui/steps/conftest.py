"""A desk without a window: on the example, and on an empty file."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from partnerdesk.app import Shelf
from partnerdesk.ui.viewmodels.desk import Desk


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Desk]:
    """Give the desk of the example."""
    with Shelf(tmp_path / "home").example() as session:
        found = Desk(session, clock)
        yield found
        found.close()


@pytest.fixture
def bare(qapp: QApplication, tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Desk]:
    """Give the desk of an empty file."""
    with Shelf(tmp_path / "bare").new(str(tmp_path / "Bare.partnership")) as session:
        found = Desk(session, clock)
        yield found
        found.close()
