"""The sealed first choice: before the scores, behind the same curtain, and seen only beside the considered one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from partnerdesk.domain.commands import ChangeFields, PutRecords
from partnerdesk.domain.records import CriterionUse, FirstChoice, Motion, Option, RoundState, Score, StrawPoll, Weight
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.first_choices import FirstChoicesModel
from partnerdesk.ui.viewmodels.rounds.kinds import FIRST_CHOICE, SCORE, TRUST, WEIGHT
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel, model_of
from partnerdesk.ui.viewmodels.rounds.states import ScreenState
from partnerdesk.ui.viewmodels.step_list import StepListModel
from partnerdesk.ui.views.steps.curtain import RoundView
from partnerdesk.ui.views.steps.rating import ItemView
from partnerdesk.ui.views.steps.round_chooser import Chooser
from tests.ui.rounds.conftest import BOARD, give, show
from tests.ui.turns import take_turns

PEOPLE = "ABCD"


@pytest.fixture
def first(desk: Desk) -> RoundModel:
    return model_of(desk, FIRST_CHOICE)


def _choose(model: RoundModel, person: str, value: int | None) -> None:
    model.pick(person)
    model.start()
    model.choose(value)
    model.on()
    model.pass_on()


def test_each_answers_alone_and_the_record_keeps_option_and_time(desk: Desk, first: RoundModel) -> None:
    (item,) = first.items
    assert [answer.words for answer in item.answers] == ["Carry on", "Memorandum"]
    _choose(first, "A", 2)
    _choose(first, "B", None)
    rows = desk.partnership.rows(FirstChoice)
    assert [(row.participant, row.option) for row in rows] == [("A", "O1"), ("B", None)]
    assert all(row.given_at for row in rows)
    assert [line.id for line in first.people if line.is_in] == ["A", "B"]


@pytest.mark.parametrize("value", [0, 3, 9])
def test_a_key_without_an_option_records_nothing(desk: Desk, first: RoundModel, value: int) -> None:
    first.pick("A")
    first.start()
    first.choose(value)
    assert desk.partnership.rows(FirstChoice) == ()


def test_undo_reaches_no_further_than_the_own_turn_and_says_nothing(desk: Desk, first: RoundModel) -> None:
    _choose(first, "A", 2)
    assert desk.undo_label is None
    first.pick("B")
    first.start()
    first.choose(1)
    assert str(desk.undo_label) == "private answer"
    desk.undo()
    desk.undo()
    assert [row.participant for row in desk.partnership.rows(FirstChoice)] == ["A"]


def test_whoever_has_scored_is_past_a_first_choice(desk: Desk, first: RoundModel) -> None:
    _choose(first, "B", 1)
    give(desk, SCORE, {"A": 3, "B": 3})
    assert [line.id for line in first.people] == ["B", "C", "D"]
    _choose(first, "B", 2)
    assert [row.option for row in desk.partnership.rows(FirstChoice)] == ["O2"]


def test_an_option_dropped_since_shows_as_no_answer(desk: Desk, first: RoundModel, qapp: QApplication) -> None:
    _choose(first, "A", 2)
    desk.execute(ChangeFields(Option, ("O1",), {"status": "dropped"}))
    view = RoundView(first, ItemView)
    first.pick("A")
    first.start()
    part = view.part
    assert isinstance(part, ItemView)
    cards = part.findChildren(QWidget)
    assert not [card for card in cards if getattr(card, "isChecked", bool)() and "Cannot" in card.accessibleName()]


def _scored(desk: Desk, levels: dict[str, tuple[int, int]]) -> None:
    desk.session.execute(PutRecords((CriterionUse(criterion="safe", active=True),)))
    rows = [
        Score(participant=who, option=option, criterion="safe", round=1, level=level)
        for who, pair in levels.items()
        for option, level in zip(("O1", "O2"), pair, strict=True)
    ]
    weights = [Weight(participant=who, criterion="safe", swing=100) for who in levels]
    desk.session.execute(PutRecords((*rows, *weights)))


def test_first_choices_are_seen_only_once_the_scores_are(desk: Desk, first: RoundModel) -> None:
    for person, value in zip(PEOPLE, (2, 2, 1, 1), strict=True):
        _choose(first, person, value)
    _scored(desk, {"A": (5, 1), "B": (1, 5), "C": (4, 2), "D": (1, 2)})
    found = FirstChoicesModel(desk)
    assert (found.is_shown, found.waits, found.lines, found.said) == (False, True, (), "")
    assert first.close()
    assert first.reveal() is False
    show(desk, SCORE)
    show(desk, WEIGHT)
    found.show()
    assert found.is_shown
    assert [(line.option, line.first, line.later) for line in found.lines] == [
        ("Memorandum", 2, 2),
        ("Carry on", 2, 2),
    ]
    assert found.said.startswith("2 of 4 changed their mind on the way. That is learning")


def test_a_round_left_open_is_closed_before_it_is_shown(desk: Desk, first: RoundModel) -> None:
    for person in PEOPLE:
        _choose(first, person, 1)
    _scored(desk, dict.fromkeys(PEOPLE, (1, 5)))
    show(desk, SCORE)
    FirstChoicesModel(desk).show()
    assert first.is_closed
    assert FirstChoicesModel(desk).said == "All 4 came back to their first choice, now with reasons."


def test_three_first_choices_are_too_few_to_show(desk: Desk, first: RoundModel) -> None:
    for person in PEOPLE[:3]:
        _choose(first, person, 1)
    _scored(desk, dict.fromkeys(PEOPLE, (1, 5)))
    show(desk, SCORE)
    found = FirstChoicesModel(desk)
    found.show()
    assert found.lines == ()
    assert "Too few" in found.said


# --- in the window ----------------------------------------------------------------------------------------------------


def test_a_first_choice_by_keyboard_alone(example: MainWindow, qapp: QApplication) -> None:
    workshop = example.workshop
    assert workshop is not None
    desk = workshop.desk
    workshop.show_page("score.first")
    take_turns()
    model = model_of(desk, FIRST_CHOICE)
    model.reopen()
    model.pick("T2")
    take_turns()
    held = QApplication.focusWidget()
    assert held is not None
    QTest.keyClick(held, Qt.Key.Key_Return)
    take_turns()
    assert model.state is ScreenState.ANSWER
    assert not workshop.bar.isVisible()
    assert "first" not in example.windowTitle().casefold()
    assert desk.undo_label is None
    step_list = "".join(line.words for line in example.findChildren(StepListModel)[0].lines)
    assert "Carry on" not in step_list


def _chooser(view: RoundView) -> Chooser:
    part = view.part
    assert isinstance(part, Chooser)
    return part


def test_continue_does_not_pass_over_an_open_round_in_silence(desk: Desk, qapp: QApplication) -> None:
    model = RoundModel(desk, TRUST)
    view = RoundView(model, ItemView)
    assert view.problems() is False
    give(desk, TRUST, {"A": 4})
    assert view.problems() is True
    assert model.close("Two had to leave.")
    view.refresh()
    assert view.problems() is False


def test_a_round_that_not_all_are_in_is_closed_only_with_a_reason(desk: Desk, qapp: QApplication) -> None:
    give(desk, TRUST, {"A": 4})
    model = RoundModel(desk, TRUST)
    view = RoundView(model, ItemView)
    chooser = _chooser(view)
    chooser.close_button.click()
    assert chooser.early.is_asking
    assert desk.partnership.rows(RoundState) == ()
    chooser.early.done.click()
    assert desk.partnership.rows(RoundState) == ()
    chooser.early.reason.setText("Two had to catch a train.")
    chooser.early.done.click()
    state = desk.partnership.get(RoundState, "trust", "P1", 1)
    assert state is not None
    assert state.close_reason == "Two had to catch a train."
    assert model.reopen()
    again = desk.partnership.get(RoundState, "trust", "P1", 1)
    assert again is not None
    assert again.close_reason is None


def test_the_straw_poll_is_not_left_open_in_silence(empty: MainWindow, qapp: QApplication) -> None:
    workshop = empty.workshop
    assert workshop is not None
    desk = workshop.desk
    desk.session.execute(PutRecords((*BOARD, StrawPoll(motion="M1", participant="A", position=4))))
    assert desk.partnership.has(Motion, "M1")
    workshop.show_page("decide.poll")
    take_turns()
    workshop.go_on()
    assert workshop.page.id == "decide.poll"
    workshop.skip()
    assert workshop.page.id == "decide.outcome"


def test_an_answer_is_on_the_screen_before_it_is_on_the_disk(
    desk: Desk, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = RoundModel(desk, TRUST)
    view = RoundView(model, ItemView)
    holder = QWidget()
    view.setParent(holder)
    holder.resize(700, 900)
    holder.show()
    model.pick("A")
    model.start()
    take_turns()
    part = view.part
    assert isinstance(part, ItemView)
    order: list[str] = []
    card = part.findChildren(type(part._answers.cards[0]))[3]
    monkeypatch.setattr(card, "repaint", lambda: order.append("painted"))
    desk.changed.connect(lambda _change: order.append("recorded"))
    QTest.keyClick(part, Qt.Key.Key_4)
    assert order[:2] == ["painted", "recorded"]
    holder.close()
