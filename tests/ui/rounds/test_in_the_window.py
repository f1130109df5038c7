"""Private rounds in the real window: by keyboard alone, with nothing of anybody else's on the screen."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from statistics import median

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTextEdit, QWidget

from partnerdesk.domain.commands import ChangeFields, DeleteRecord, LockFile, PutRecords
from partnerdesk.domain.records import Attendance, ImpactReview, Score, StrawPoll, TrustRating, Weight
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.kind import RoundKind
from partnerdesk.ui.viewmodels.rounds.kinds import KINDS, SCORE, TRUST, WEIGHT
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel, model_of
from partnerdesk.ui.viewmodels.rounds.pages import page_of_round
from partnerdesk.ui.viewmodels.rounds.states import ScreenState
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.workshop import Workshop
from tests.ui.laid_out import laid_out_badly
from tests.ui.turns import take_turns

KEY_MS = 50


def _open(window: MainWindow, app: QApplication, kind: str) -> tuple[Workshop, RoundModel]:
    workshop = window.workshop
    assert workshop is not None
    if kind == "trust_review":
        _begin_review(workshop.desk)
    workshop.show_page(page_of_round(kind, 1))
    model = model_of(workshop.desk, KINDS[kind])
    if model.is_closed:
        model.reopen()
    take_turns()
    return workshop, model


def _begin_review(desk: Desk) -> None:
    """Begin a review a year later, at which one person has answered already, and lock the record as it would be."""
    own = [replace(row, round=3) for row in desk.partnership.having(TrustRating, participant="T1") if row.round == 1]
    desk.session.execute(PutRecords((ImpactReview(id="IR1", review_on=date(2027, 11, 22)), *own)))
    desk.session.execute(LockFile(desk.stamp(), "en", {}))


def _press(app: QApplication, *keys: Qt.Key) -> None:
    for key in keys:
        held = QApplication.focusWidget()
        assert held is not None
        QTest.keyClick(held, key)
        take_turns()


def _seen(workshop: Workshop) -> str:
    """Return all words that stand on the page now, with everything that is typed or chosen."""
    words = []
    for widget in workshop.screen_shown.findChildren(QWidget):
        if not widget.isVisible():
            continue
        words += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLineEdit):
            words.append(widget.text())
        elif isinstance(widget, QTextEdit):
            words.append(widget.toPlainText())
        elif isinstance(widget, QLabel):
            words.append(widget.text())
        elif isinstance(widget, QAbstractButton) and widget.isCheckable():
            words.append(f"{widget.text()}={widget.isChecked()}")
    return "\n".join(words)


def test_a_whole_turn_by_keyboard(example: MainWindow, qapp: QApplication) -> None:
    workshop, model = _open(example, qapp, "trust")
    model.pick("T2")
    take_turns()
    _press(qapp, Qt.Key.Key_Return)
    assert model.state is ScreenState.ANSWER
    for level in (1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5, 0):
        _press(qapp, Qt.Key(Qt.Key.Key_0 + level))
        if level:
            _press(qapp, Qt.Key.Key_G)
        _press(qapp, Qt.Key.Key_Return)
    assert str(model.state) == ScreenState.END
    rows = [workshop.desk.partnership.get(TrustRating, "T2", "P1", item.key[0], 1) for item in model.items]
    assert [row and row.level for row in rows] == [1, 2, 3, 4, 5, None] * 2
    assert {row.basis for row in rows if row and row.level} == {"guess"}
    _press(qapp, Qt.Key.Key_Return)
    assert str(model.state) == ScreenState.CHOOSE


@pytest.mark.parametrize("kind", ["trust", "score", "weight", "straw_poll"])
def test_escape_shows_nothing_of_anybody_and_how_to_go_on(example: MainWindow, qapp: QApplication, kind: str) -> None:
    workshop, model = _open(example, qapp, kind)
    model.pick("T1")
    take_turns()
    _press(qapp, Qt.Key.Key_Escape)
    assert model.state is ScreenState.CHOOSE
    model.pick("T1")
    model.start()
    take_turns()
    _press(qapp, Qt.Key.Key_Escape)
    assert str(model.state) == ScreenState.END
    seen = _seen(workshop)
    assert "=True" not in seen
    assert "Thank you" in seen
    assert "Done, pass it on" in seen
    assert not workshop.bar.isVisible(), "nothing beside the end may be seen yet"
    _press(qapp, Qt.Key.Key_Escape)
    assert str(model.state) == ScreenState.END


def test_enter_after_escape_goes_on_answering(example: MainWindow, qapp: QApplication) -> None:
    workshop, model = _open(example, qapp, "trust")
    workshop.desk.execute(DeleteRecord(TrustRating, ("T2", "P1", model.items[4].key[0], 1)))
    model.pick("T2")
    model.start()
    take_turns()
    assert model.place == 4
    _press(qapp, Qt.Key.Key_Escape)
    _press(qapp, Qt.Key.Key_Return)
    assert model.state is ScreenState.ANSWER
    assert int(model.place) == 4


def test_escape_keeps_the_reason_that_is_being_typed(example: MainWindow, qapp: QApplication) -> None:
    workshop, model = _open(example, qapp, "straw_poll")
    model.pick("T2")
    model.start()
    take_turns()
    _press(qapp, Qt.Key.Key_4)
    area = next(each for each in workshop.screen_shown.findChildren(QTextEdit) if each.isVisibleTo(workshop))
    area.setPlainText("Only with a date to leave.")
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_Escape)
    take_turns()
    assert model.state is ScreenState.END
    motion = model.items[0].key
    rows = [row for row in workshop.desk.partnership.rows(StrawPoll) if row.participant == "T2"]
    assert "Only with a date to leave." in [row.reason for row in rows], motion


def test_left_goes_back_and_up_and_down_move_without_choosing(example: MainWindow, qapp: QApplication) -> None:
    workshop, model = _open(example, qapp, "score")
    model.pick("T1")
    model.start()
    take_turns()
    before = workshop.desk.partnership.rows(Score)
    _press(qapp, Qt.Key.Key_Right)
    assert model.place == 1
    _press(qapp, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left)
    assert int(model.place) == 0
    assert workshop.desk.partnership.rows(Score) == before
    _press(qapp, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert workshop.desk.partnership.rows(Score) != before


def test_nobody_is_told_that_all_are_in_while_somebody_who_left_is_not(example: MainWindow, qapp: QApplication) -> None:
    workshop, model = _open(example, qapp, "weight")
    assert model.all_in
    take_turns()
    assert "Everyone is in. Close the round" in _seen(workshop)
    gone = model.people[-1].id
    for row in workshop.desk.partnership.having(Weight, participant=gone):
        workshop.desk.execute(DeleteRecord(Weight, row.row_key))
    workshop.desk.execute(ChangeFields(Attendance, (gone, "score"), {"present": True, "left_at": "19:40"}))
    take_turns()
    assert "Everyone who is here is in. Close the round" in _seen(workshop)


@pytest.mark.parametrize("kind", ["trust", "score", "weight", "straw_poll", "trust_review"])
def test_nothing_of_one_person_is_on_the_curtain(example: MainWindow, qapp: QApplication, kind: str) -> None:
    workshop, model = _open(example, qapp, kind)
    model.pick("T1")
    before = _seen(workshop)
    model.start()
    take_turns()
    answered = _seen(workshop)
    assert "=True" in answered or "100" in answered
    model.leave()
    take_turns()
    assert _seen(workshop) == before
    assert "=True" not in before
    assert "100" not in before


def test_reasons_of_one_person_are_gone_when_the_next_begins(example: MainWindow, qapp: QApplication) -> None:
    workshop, model = _open(example, qapp, "straw_poll")
    own = [row for row in workshop.desk.partnership.rows(StrawPoll) if row.participant == "T1" and row.motion == "M2"]
    assert own[0].reason
    model.pick("T1")
    model.start()
    take_turns()
    assert own[0].reason in _seen(workshop)
    model.leave()
    model.someone_else()
    model.pick("T2")
    model.start()
    take_turns()
    assert own[0].reason not in _seen(workshop)


@pytest.mark.parametrize("kind", ["trust", "trust_review"])
def test_while_somebody_answers_the_window_shows_nothing_else(
    example: MainWindow, qapp: QApplication, kind: str
) -> None:
    workshop, model = _open(example, qapp, kind)
    assert workshop.bar.isVisible()
    model.pick("T1")
    model.start()
    take_turns()
    assert not workshop.bar.isVisible()
    assert not workshop.evidence.isVisible()
    assert not workshop.screen_shown.heading.isVisible()
    workshop.go_on()
    assert workshop.page.id == page_of_round(kind, 1)
    workshop.show_page("trust.talk")
    take_turns()
    assert model.state is ScreenState.CURTAIN
    assert str(workshop.page.id) == "trust.talk"
    assert [part.isVisible() for part in (workshop.bar, workshop.evidence)] == [True, True]


@pytest.mark.parametrize("kind", ["trust", "trust_review"])
def test_the_menu_tells_nothing_and_undoes_nothing_of_others(
    example: MainWindow, qapp: QApplication, kind: str
) -> None:
    workshop, model = _open(example, qapp, kind)
    undo = example.actions_table.by_id["undo"]
    model.pick("T1")
    model.start()
    take_turns()
    assert not undo.isEnabled()
    _press(qapp, Qt.Key.Key_1)
    assert undo.isEnabled()
    assert undo.text().replace("&", "") == "Undo private answer"
    before = workshop.desk.partnership.rows(TrustRating)
    model.leave()
    model.someone_else()
    model.pick("T2")
    model.start()
    take_turns()
    assert not undo.isEnabled()
    example.undo()
    assert workshop.desk.partnership.rows(TrustRating) == before


def test_weights_are_typed_and_stepped_and_stay_with_their_person(example: MainWindow, qapp: QApplication) -> None:
    workshop, model = _open(example, qapp, "weight")
    model.pick("T1")
    model.start()
    take_turns()
    held = QApplication.focusWidget()
    assert isinstance(held, QLineEdit)
    held.selectAll()
    QTest.keyClicks(held, "40")
    _press(qapp, Qt.Key.Key_Return, Qt.Key.Key_PageDown)
    first, second = (workshop.desk.partnership.get(Weight, "T1", item.key[0]) for item in model.items[:2])
    assert first is not None
    assert second is not None
    assert (first.swing, second.swing) == (40.0, 75.0)
    model.leave()
    take_turns()
    assert all(not edit.text() for edit in example.findChildren(QLineEdit) if edit.isVisible())


def test_a_figure_that_cannot_be_is_refused_where_it_stands(example: MainWindow, qapp: QApplication) -> None:
    workshop, model = _open(example, qapp, "weight")
    before = workshop.desk.partnership.rows(Weight)
    model.pick("T1")
    model.start()
    take_turns()
    held = QApplication.focusWidget()
    assert isinstance(held, QLineEdit)
    held.selectAll()
    QTest.keyClicks(held, "140")
    _press(qapp, Qt.Key.Key_Return)
    assert "from 0 to 100" in _seen(workshop)
    assert workshop.desk.partnership.rows(Weight) == before


def test_larger_text_in_the_middle_of_a_turn_draws_the_curtain_and_keeps_the_place(
    example: MainWindow, qapp: QApplication
) -> None:
    _workshop, model = _open(example, qapp, "trust")
    model.pick("T1")
    model.start()
    model.on()
    take_turns()
    theme().resize_text(1.5)
    take_turns()
    assert (model.state, model.person_id) == (ScreenState.CURTAIN, "T1")
    assert not example.workshop or not example.workshop.bar.isVisible()


@pytest.mark.parametrize(("kind", "keys"), [("trust", "4S"), ("score", "3")])
def test_no_key_press_waits(example: MainWindow, qapp: QApplication, kind: str, keys: str) -> None:
    _workshop, model = _open(example, qapp, kind)
    model.pick("T4")
    model.start()
    take_turns()
    took = []
    while model.state is ScreenState.ANSWER:
        for key in (*(Qt.Key(ord(each)) for each in keys), Qt.Key.Key_Return):
            held = QApplication.focusWidget()
            assert held is not None
            started = time.perf_counter()
            QTest.keyClick(held, key)
            qapp.processEvents()
            took.append((time.perf_counter() - started) * 1000)
    assert len(took) >= len(model.items) * 2
    assert median(took) < KEY_MS


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("kind", [TRUST, SCORE, WEIGHT])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_page_of_a_round_is_wider_than_the_window(
    example: MainWindow, qapp: QApplication, kind: RoundKind, number: int, scale: float
) -> None:
    example.resize(1024, 700)
    theme().resize_text(scale)
    workshop = example.workshop
    assert workshop is not None
    workshop.show_page(page_of_round(kind.id, number))
    model = model_of(workshop.desk, kind, number)
    model.reopen()
    found = {}
    steps: tuple[Callable[[], object], ...] = (
        lambda: None,
        lambda: model.pick("T1"),
        model.start,
        model.finish,
        model.leave,
        model.type_in,
    )
    for place, step in enumerate(steps):
        step()
        take_turns()
        if cut := laid_out_badly(workshop.screen_shown):
            found[place, str(model.state)] = cut
    model.leave()
    assert found == {}


def test_a_message_of_before_is_gone_when_somebody_answers_alone(example: MainWindow, qapp: QApplication) -> None:
    workshop, model = _open(example, qapp, "trust")
    workshop.desk.notice("The round is closed.", undo=True)
    model.pick("T1")
    assert workshop.toasts.isVisible()
    model.start()
    assert not workshop.toasts.isVisible()


@pytest.mark.parametrize("state", [ScreenState.CURTAIN, ScreenState.ANSWER, ScreenState.END, ScreenState.SLIP])
def test_the_bar_is_back_on_another_page_wherever_the_round_was_left(
    example: MainWindow, qapp: QApplication, state: ScreenState
) -> None:
    workshop, model = _open(example, qapp, "trust")
    if state is ScreenState.SLIP:
        model.type_in()
    else:
        model.pick("T1")
    if state in {ScreenState.ANSWER, ScreenState.END}:
        model.start()
    if state is ScreenState.END:
        model.finish()
    take_turns()
    assert model.state is state
    before = workshop.is_alone, workshop.bar.isVisible()
    workshop.show_page("open.people")
    take_turns()
    assert [before, (workshop.is_alone, workshop.bar.isVisible())] == [(True, False), (False, True)]
