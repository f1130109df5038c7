"""The reveal of a long round in the window: made ready beforehand without a word, and whole afterwards."""

from PySide6.QtWidgets import QApplication

from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.rounds.kinds import TRUST
from partnerdesk.ui.viewmodels.rounds.machine import model_of
from partnerdesk.ui.views.charts.picture import Drawing
from partnerdesk.ui.views.steps.round_talk import SpreadRow, TalkView
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.text import Prose
from partnerdesk.ui.views.workshop import Workshop
from tests.ui.turns import take_turns


def _shown(example: MainWindow, page: str, app: QApplication) -> Workshop:
    workshop = example.workshop
    assert workshop is not None
    workshop.show_page(page)
    take_turns()
    return workshop


def test_rows_are_made_ready_without_a_word_and_all_are_there_after_the_reveal(
    example: MainWindow, qapp: QApplication
) -> None:
    workshop = _shown(example, "trust.rate", qapp)
    model = model_of(workshop.desk, TRUST)
    model.reopen()
    model.close("all are in")
    _shown(example, "trust.talk", qapp)
    view = workshop.screen_shown.block(0)
    assert isinstance(view, TalkView)
    rows = view.findChildren(SpreadRow)
    assert len(rows) == len(model.items)
    assert not any(row.isVisible() for row in rows)
    assert not any(line.said for row in rows for line in row.findChildren(Prose))
    view.way.button.click()
    for fold in view.findChildren(Fold):
        fold.button.setChecked(True)
    take_turns()
    assert view.findChildren(SpreadRow) == rows
    assert all(row.isVisible() for row in rows)


def test_the_questions_are_drawn_when_their_fold_is_opened(example: MainWindow, qapp: QApplication) -> None:
    view = _shown(example, "trust.results", qapp).screen_shown.block(0)
    fold = next(each for each in view.findChildren(Fold) if each.button.text() == "Question by question")
    assert not fold.findChildren(Drawing)
    fold.button.setChecked(True)
    take_turns()
    (drawing,) = fold.findChildren(Drawing)
    assert drawing.isVisible()
    assert "median" in drawing.accessibleDescription()
