"""Slips typed in at the real window: by keyboard alone, quickly, and nothing answered before on the screen."""

import time
from statistics import median, quantiles

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView, QWidget

from partnerdesk.domain.commands import ChangeFields, PutRecords
from partnerdesk.domain.records import Participant, PartnershipFile, TrustRating
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.rounds.kinds import TRUST
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel, model_of
from partnerdesk.ui.viewmodels.rounds.paper import PaperModel, Phase, paper_of
from partnerdesk.ui.views.steps.paper_grid import SlipGrid
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.field import Labelled
from partnerdesk.ui.views.workshop import Workshop
from tests.ui.turns import take_turns

KEY_MS = 16
PEOPLE, QUESTIONS = 12, 24


def _open(window: MainWindow, app: QApplication) -> tuple[Workshop, RoundModel]:
    workshop = window.workshop
    assert workshop is not None
    desk = workshop.desk
    workshop.show_page("trust.rate")
    model = model_of(desk, TRUST)
    if model.is_closed:
        model.reopen()
    take_turns()
    return workshop, model


def _press(app: QApplication, *keys: Qt.Key | str) -> None:
    for key in keys:
        held = QApplication.focusWidget()
        assert held is not None
        if isinstance(key, str):
            QTest.keyClicks(held, key)
        else:
            QTest.keyClick(held, key)
        take_turns()


def _words(workshop: Workshop) -> str:
    words = []
    for widget in workshop.screen_shown.findChildren(QWidget):
        if not widget.isVisible():
            continue
        words += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLineEdit | QLabel):
            words.append(widget.text())
        if isinstance(widget, QTableView):
            table = widget.model()
            cells = [table.index(r, c) for r in range(table.rowCount()) for c in range(table.columnCount())]
            words += [str(table.data(each) or "") for each in cells]
    return "\n".join(words)


def _grid(workshop: Workshop) -> SlipGrid:
    (grid,) = (each for each in workshop.screen_shown.findChildren(SlipGrid) if each.isVisible())
    return grid


def _phase(paper: PaperModel) -> Phase:
    return paper.phase


def _begun(model: RoundModel, app: QApplication) -> PaperModel:
    model.type_in()
    paper = paper_of(model)
    assert paper.begin(frozenset(line.id for line in paper.people))
    take_turns()
    return paper


def test_slips_are_typed_twice_settled_and_kept_by_keyboard_alone(example: MainWindow, qapp: QApplication) -> None:
    workshop, model = _open(example, qapp)
    model.type_in()
    take_turns()
    _press(qapp, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Space)  # the first two codes
    while not getattr(QApplication.focusWidget(), "text", str)().startswith("Type these"):
        _press(qapp, Qt.Key.Key_Tab)
    _press(qapp, Qt.Key.Key_Return)
    paper = paper_of(model)
    assert [paper.code(column) for column in range(2)] == ["Curlew", "Gannet"]
    curlew = paper.slips[0].id
    assert isinstance(QApplication.focusWidget(), SlipGrid)
    _press(qapp, "1s", "c", "5t")
    _press(qapp, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert paper.phase is Phase.SECOND
    _press(qapp, "1s", "4g", "5")
    _press(qapp, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert "Difference 1 of 2" in _words(workshop)
    _press(qapp, "1")
    assert "As typed first: 5, told" in _words(workshop)
    _press(qapp, "2", Qt.Key.Key_Return)
    rows = [workshop.desk.partnership.get(TrustRating, curlew, "P1", item.key[0], 1) for item in model.items[:3]]
    assert [(row and row.level, row and row.basis) for row in rows] == [(1, "seen"), (None, None), (5, None)]


def test_what_the_slip_says_can_be_typed_where_neither_typing_is_right(example: MainWindow, qapp: QApplication) -> None:
    workshop, model = _open(example, qapp)
    paper = _begun(model, qapp)
    _press(qapp, "1s")
    paper.again()
    take_turns()
    _press(qapp, "2s")
    paper.compare()
    take_turns()
    (edit,) = (each for each in workshop.screen_shown.findChildren(QLineEdit) if each.isVisible())
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    _press(qapp, "9", Qt.Key.Key_Return)
    assert [each.error for each in workshop.screen_shown.findChildren(Labelled) if each.error]
    assert _phase(paper) is Phase.SETTLE
    edit.clear()
    _press(qapp, "3g", Qt.Key.Key_Return)
    assert _phase(paper) is Phase.CHECKED
    assert [(each.value, each.basis) for each in paper.answers.values()] == [(3, "guess")]


def test_nothing_that_was_answered_before_is_on_the_screen(example: MainWindow, qapp: QApplication) -> None:
    workshop, model = _open(example, qapp)
    paper = _begun(model, qapp)
    grid = _grid(workshop)
    assert {str(grid.model().data(grid.model().index(r, c)) or "") for r in range(12) for c in range(5)} == {""}
    _press(qapp, "3g")
    assert "3 G" in _words(workshop)
    paper.again()
    take_turns()
    assert "3 G" not in _words(workshop)
    paper.round.leave()
    take_turns()
    assert "3 G" not in _words(workshop)
    assert "Go on typing from paper" in _words(workshop)


def test_the_table_is_a_table_to_a_screen_reader(example: MainWindow, qapp: QApplication) -> None:
    workshop, model = _open(example, qapp)
    _begun(model, qapp)
    _press(qapp, "4s")
    grid = _grid(workshop)
    face = QAccessible.queryAccessibleInterface(grid)
    assert face.role() in {QAccessible.Role.Table, QAccessible.Role.Tree}
    parts = [face.child(at) for at in range(face.childCount())]
    said = [part.text(QAccessible.Text.Name) for part in parts]
    assert "Curlew, Delivers for people like ours: 4, seen" in said
    assert {"Curlew", "1  Delivers for people like ours"} <= set(said)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_cell_that_is_typed_is_in_view(example: MainWindow, qapp: QApplication, scale: float) -> None:
    example.resize(1024, 700)
    theme().resize_text(scale)
    workshop, model = _open(example, qapp)
    paper = _begun(model, qapp)
    for row, column in ((0, 0), (11, 0), (0, 4), (11, 4)):
        paper.go_to(row, column)
        take_turns()
        grid = _grid(workshop)
        assert (grid.currentIndex().row(), grid.currentIndex().column()) == (row, column)
        assert grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()))


def test_twelve_slips_of_twenty_four_questions_keep_up_with_typing(example: MainWindow, qapp: QApplication) -> None:
    workshop, model = _open(example, qapp)
    more = [Participant(id=f"X{at}", role="trustee", rater_code=f"Bird {at}") for at in range(PEOPLE - 5)]
    workshop.desk.session.execute(PutRecords(tuple(more)))
    workshop.desk.session.execute(ChangeFields(PartnershipFile, (), {"indicator_set": "full"}))
    paper = _begun(model, qapp)
    assert paper.typing.count == PEOPLE * QUESTIONS
    grid, took = _grid(workshop), []
    for place in range(PEOPLE * QUESTIONS):
        for key in (str(place % 5 + 1), "stg"[place % 3]):
            started = time.perf_counter()
            QTest.keyClicks(grid, key)
            qapp.processEvents()
            took.append((time.perf_counter() - started) * 1000)
    assert paper.given == PEOPLE * QUESTIONS
    print(f"\nkeys {len(took)}: median {median(took):.2f} ms, 95 % {quantiles(took, n=20)[-1]:.2f} ms")
    assert median(took) < KEY_MS
