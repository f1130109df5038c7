"""A file is not closed over slips that are typed in and not kept, unless somebody says so."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.unkept import unkept
from partnerdesk.ui.viewmodels.rounds.kinds import TRUST
from partnerdesk.ui.viewmodels.rounds.machine import model_of
from partnerdesk.ui.viewmodels.rounds.paper import PaperModel, Phase, paper_of
from partnerdesk.ui.viewmodels.rounds.states import ScreenState
from partnerdesk.ui.views.dialogs.asking import AskingWindow
from partnerdesk.ui.views.steps.paper_entry import TypeView

WAYS: tuple[Callable[[MainWindow], object], ...] = (
    MainWindow.close_file,
    MainWindow.close,
    lambda window: window.files.open_example(),
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Answer each question with the next of these; what is left was not asked."""
    answers: list[int] = []
    monkeypatch.setattr(AskingWindow, "exec", lambda _self: answers.pop(0))
    return answers


def _begun(window: MainWindow, *letters: str) -> PaperModel:
    workshop = window.workshop
    assert workshop is not None
    workshop.show_page("trust.rate")
    model = model_of(workshop.desk, TRUST)
    if model.is_closed:
        model.reopen()
    model.type_in()
    paper = paper_of(model)
    assert paper.begin(frozenset({paper.people[0].id}))
    for letter in letters:
        assert paper.press(letter)
    return paper


@pytest.mark.parametrize("leave", WAYS)
def test_who_goes_back_finds_the_slips_as_they_were(
    example: MainWindow, qapp: QApplication, asked: list[int], leave: Callable[[MainWindow], object]
) -> None:
    paper = _begun(example, "4", "s")
    workshop = example.workshop
    assert workshop is not None
    workshop.show_page("open.workshop")
    asked[:] = [int(QDialog.DialogCode.Rejected)]
    leave(example)
    qapp.processEvents()
    assert asked == []
    assert example.workshop is workshop
    assert (workshop.page.id, paper.round.state, paper.given) == ("trust.rate", ScreenState.SLIP, 1)


@pytest.mark.parametrize("leave", WAYS)
def test_who_lets_them_go_is_not_kept(
    example: MainWindow, asked: list[int], leave: Callable[[MainWindow], object]
) -> None:
    paper, before = _begun(example, "4", "s"), example.workshop
    asked[:] = [int(QDialog.DialogCode.Accepted)]
    leave(example)
    assert (asked, paper.phase) == ([], Phase.CHOOSE)
    assert example.workshop is not before or not example.isVisible()


def test_nobody_is_asked_where_nothing_is_typed(example: MainWindow, asked: list[int]) -> None:
    paper = _begun(example)
    assert example.desk is not None
    assert unkept(example.desk) == ()
    example.close_file()
    assert asked == []
    assert example.workshop is None
    assert not paper.holds


def test_a_sheet_that_is_typed_now_can_be_thrown_away(example: MainWindow, qapp: QApplication) -> None:
    paper = _begun(example, "4", "s")
    workshop = example.workshop
    assert workshop is not None
    qapp.processEvents()
    (typing,) = (each for each in workshop.screen_shown.findChildren(TypeView) if each.isVisible())
    typing.throw.click()
    qapp.processEvents()
    assert (paper.phase, typing.grid.table.rowCount()) == (Phase.CHOOSE, 0)
