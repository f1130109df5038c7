"""A desk without a window: on the example, and on an empty file."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnerdesk.app import Shelf
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.views.steps.brief_preview import BriefPreview

PATIENCE = 20_000


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Desk]:
    """Give the desk of the example."""
    with Shelf(tmp_path / "home").example() as session:
        found = Desk(session, clock)
        yield found
        found.close()


@pytest.fixture
def preview(example: MainWindow, qtbot: QtBot) -> BriefPreview:
    """Give the preview of the example's brief, with a page drawn."""
    example.show_brief()
    assert example.workshop is not None
    view = example.workshop.screen_shown.block(0)
    assert isinstance(view, BriefPreview)
    qtbot.waitUntil(lambda: view.model.brief is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: view.paper.sheet.is_drawn, timeout=PATIENCE)
    return view
