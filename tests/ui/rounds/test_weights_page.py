"""The weights' page: 'Cannot say' by key and by button, and what shows it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from partnerdesk.domain.records import Weight
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.kinds import WEIGHT
from partnerdesk.ui.viewmodels.rounds.machine import model_of
from partnerdesk.ui.viewmodels.rounds.paper import paper_of
from partnerdesk.ui.viewmodels.rounds.paper_table import short
from partnerdesk.ui.viewmodels.rounds.slip import Typed, read_slip
from partnerdesk.ui.views.steps.swing_weights import WeightsView
from partnerdesk.ui.views.widgets.arrange import column


@pytest.fixture
def weights(desk: Desk, themed: None, qapp: QApplication) -> Iterator[WeightsView]:
    """Give the page of the person who weighs."""
    model = model_of(desk, WEIGHT)
    model.pick("A")
    model.start()
    window = QWidget()
    view = WeightsView(model)
    column(window, 0).addWidget(view)
    view.refresh()
    model.changed.connect(view.refresh)
    desk.changed.connect(view.refresh)
    window.show()
    window.activateWindow()
    qapp.processEvents()
    yield view
    model.leave()
    desk.changed.disconnect(view.refresh)
    model.changed.disconnect(view.refresh)
    window.close()
    window.deleteLater()
    qapp.processEvents()


def _swing(desk: Desk, view: WeightsView, place: int) -> Weight | None:
    return desk.partnership.get(Weight, "A", view._lines[place].item.key[0])


def test_c_says_cannot_say_and_a_figure_takes_it_back(desk: Desk, weights: WeightsView) -> None:
    edit = weights._rows[1].edit
    edit.setFocus()
    QTest.keyClicks(edit, "c")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    row = _swing(desk, weights, 1)
    assert row is not None
    assert row.swing is None
    assert edit.text() == "C"
    assert not weights._rows[1].cannot_say.isEnabled()
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "40")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert _swing(desk, weights, 1) == Weight(participant="A", criterion=weights._lines[1].item.key[0], swing=40.0)
    assert weights._rows[1].cannot_say.isEnabled()


def test_the_button_says_it_too_and_enter_passes_over_it(desk: Desk, weights: WeightsView) -> None:
    weights._rows[0].most.click()
    weights._rows[2].cannot_say.click()
    row = _swing(desk, weights, 2)
    assert row is not None
    assert row.swing is None
    first, second = weights._rows[0].edit, weights._rows[1].edit
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is second
    QTest.keyClick(second, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is first


def test_a_figure_that_cannot_be_read_is_said_though_another_is_recorded(weights: WeightsView) -> None:
    for row, typed in zip(weights._rows, ("many", "45"), strict=False):
        row.edit.setText(typed)
    assert not weights.commit()
    assert weights._error.said
    weights._rows[0].edit.setText("100")
    assert weights.commit()
    assert weights._error.said == ""


def test_nothing_of_it_is_left_for_the_next_person(desk: Desk, weights: WeightsView) -> None:
    weights._rows[2].cannot_say.click()
    model = model_of(desk, WEIGHT)
    model.finish()
    model.pass_on()
    weights.refresh()
    assert {row.edit.text() for row in weights._rows} == {""}
    model.start()
    assert {row.edit.text() for row in weights._rows} == {""}
    assert all(row.cannot_say.isEnabled() for row in weights._rows)


def test_nought_on_paper_is_a_figure_and_c_is_cannot_say(desk: Desk) -> None:
    model = model_of(desk, WEIGHT)
    model.type_in()
    paper = paper_of(model)
    assert paper.begin(frozenset({"A"}))
    for letter in "0":
        paper.press(letter)
    paper.on()
    paper.press("c")
    cells = paper.typing.cells
    assert (cells[0, 0], cells[1, 0]) == (Typed(0), Typed(None))
    assert [short(each, WEIGHT) for each in cells.values()] == ["0", "C"]
    assert read_slip("0", WEIGHT) == Typed(0)
    assert read_slip("c", WEIGHT) == Typed(None)
    paper.throw_away()
    model.finish()
