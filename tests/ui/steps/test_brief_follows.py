"""The preview follows a change: the page that is looked at comes with the new brief, drawn as it was looked at."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from partnerdesk.domain.commands import ChangeFields
from partnerdesk.domain.records import Question
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.pdf_pages import Pixels, draw_page
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.steps.brief_model import BriefModel
from partnerdesk.ui.views.steps.brief_preview import BriefPreview

PATIENCE = 20_000


def _changed(preview: BriefPreview, example: MainWindow, qtbot: QtBot) -> QImage | None:
    """Change the question; give what stands on the paper at the moment in which the new brief is there."""
    assert example.desk is not None
    before = preview.model.data
    found: list[QImage | None] = []
    sheet = preview.paper.sheet
    preview.model.changed.connect(lambda: found.append(sheet._image) if preview.model.data != before else None)
    example.desk.execute(ChangeFields(Question, (), {"text": "Shall we?"}))
    qtbot.waitUntil(lambda: bool(found), timeout=PATIENCE)
    return found[0]


def _image(pixels: Pixels) -> QImage:
    return QImage(pixels.data, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB32).copy()


@pytest.mark.parametrize(("number", "larger"), [(0, False), (1, False), (1, True)])
def test_the_page_that_is_looked_at_is_there_with_the_new_brief(
    preview: BriefPreview, example: MainWindow, qtbot: QtBot, number: int, larger: bool
) -> None:
    preview.paper.show_page(number)
    if larger:
        QTest.keyClick(preview.paper.sheet, Qt.Key.Key_Plus)
    at_once = _changed(preview, example, qtbot)
    assert at_once is not None
    fit = preview.paper.fit
    assert fit is not None
    assert fit[0] == number
    assert at_once == _image(draw_page(preview.model.data, *fit))


def test_a_page_that_is_looked_at_no_longer_is_drawn_when_it_is(
    preview: BriefPreview, example: MainWindow, qtbot: QtBot
) -> None:
    preview.paper.show_page(3)
    assert example.desk is not None
    example.desk.execute(ChangeFields(Question, (), {"text": "Shall we?"}))
    preview.paper.show_page(4)
    before = preview.model.data
    qtbot.waitUntil(lambda: preview.model.data != before, timeout=PATIENCE)
    assert preview.model.brief is not None
    assert preview.model.brief.drawn is not None
    assert preview.model.brief.drawn[0][0] == 3
    assert preview.paper.number == 4
    qtbot.waitUntil(lambda: preview.paper.sheet.is_drawn, timeout=PATIENCE)


def _fail(*_args: object, **_how: object) -> None:
    raise ZeroDivisionError


def test_a_brief_that_the_program_cannot_make_is_said_and_is_a_fault_of_the_program(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("partnerdesk.services.briefs.make_brief", _fail)
    model = BriefModel(desk)
    with qtbot.captureExceptions() as caught:
        model.refresh()
        qtbot.waitUntil(lambda: bool(caught), timeout=PATIENCE)
    assert (model.problem, model.busy) == ("The brief cannot be made (ZeroDivisionError).", False)
