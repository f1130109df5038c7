"""The list of columns where it is narrow: what tells headings apart stays, and so do whole examples."""

import pytest
from PySide6.QtWidgets import QWidget

from partnerdesk.ui.viewmodels.survey.columns import ColumnLine
from partnerdesk.ui.views.survey.column_list import ColumnLines, whole_examples


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (40, "05/12/2024 · 06/12/2024 · 07/12/2024"),
        (30, "05/12/2024 · 06/12/2024"),
        (12, "05/12/2024"),
        (4, "05/12/2024"),
    ],
)
def test_examples_are_shown_whole_or_not(room: int, shown: str) -> None:
    assert whole_examples("05/12/2024 · 06/12/2024 · 07/12/2024", lambda text: len(text) <= room) == shown


def test_headings_that_begin_alike_are_known_to(qtbot: object) -> None:
    assert qtbot is not None
    parent = QWidget()
    lines = ColumnLines(parent)
    asked = "What did you think of the lunch club in "
    headings = (f"{asked}Bangor", f"{asked}Caernarfon", "How was the bus?", "Age")
    lines.show([ColumnLine(n, each, "", "", is_used=True, is_open=False) for n, each in enumerate(headings)])
    assert lines.alike == {f"{asked}Bangor", f"{asked}Caernarfon"}
    parent.deleteLater()
