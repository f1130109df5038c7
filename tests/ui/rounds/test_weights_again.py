"""Weights in two rounds: what was split is asked again, the earlier figure stands beside it and is never lost."""

import pytest

from partnerdesk.domain.asked import criteria_asked
from partnerdesk.domain.commands import PutRecords
from partnerdesk.domain.records import Record, Weight
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.kinds import SCORE, WEIGHT
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel, model_of
from partnerdesk.ui.viewmodels.rounds.pages import page_of_round
from partnerdesk.ui.viewmodels.rounds.paper import paper_of
from partnerdesk.ui.viewmodels.rounds.round import Round
from partnerdesk.ui.viewmodels.rounds.score_picture import ScorePicture
from partnerdesk.ui.viewmodels.rounds.swings import standing_said, swing_lines
from partnerdesk.ui.viewmodels.rounds.talk import TalkModel, learned
from partnerdesk.ui.viewmodels.rounds.under_way import is_under_way
from partnerdesk.ui.viewmodels.steps.shown import scores_shown
from partnerdesk.ui.views.steps.swing_weights import WeightsView
from tests.ui.rounds.conftest import give, show

SPLIT = {"A": 100.0, "B": 10.0, "C": 90.0, "D": 0.0}


def _weighed(desk: Desk) -> tuple[str, ...]:
    """Let four people weigh: the first criterion is seen differently, all others alike."""
    names = criteria_asked(desk.partnership, desk.catalogue)
    rows: list[Record] = [Weight(participant=who, criterion=names[0], swing=swing) for who, swing in SPLIT.items()]
    rows += [Weight(participant=who, criterion=name, swing=50.0) for who in SPLIT for name in names[1:]]
    desk.session.execute(PutRecords(tuple(rows)))
    return names


@pytest.fixture
def again(desk: Desk) -> RoundModel:
    """Give the second round, after the first was shown."""
    _weighed(desk)
    show(desk, WEIGHT)
    return model_of(desk, WEIGHT, 2)


def _row(desk: Desk, who: str, name: str) -> Weight:
    row = desk.partnership.get(Weight, who, name)
    assert row is not None
    return row


def test_the_second_round_waits_for_the_first_and_asks_only_what_was_split(desk: Desk) -> None:
    names = _weighed(desk)
    assert Round(desk, WEIGHT, 2).waits_for_first
    show(desk, WEIGHT)
    model = model_of(desk, WEIGHT, 2)
    assert not model.waits_for_first
    assert [item.key for item in model.items] == [(names[0],)]
    assert [line.is_in for line in model.people] == [False] * 4


def test_a_new_figure_keeps_the_earlier_one_and_the_ranking_takes_the_new_one(desk: Desk, again: RoundModel) -> None:
    name = again.items[0].key[0]
    again.pick("B")
    again.start()
    assert again.record(again.items[0], swing=80.0) == ""
    again.finish()
    assert _row(desk, "B", name) == Weight(participant="B", criterion=name, swing=80.0, again=True, first_swing=10.0)
    assert again.person is not None
    assert again.person.is_in
    first = Round(desk, WEIGHT)
    assert all(line.is_in for line in first.people)


def test_what_is_not_changed_stands_and_counts_as_answered(desk: Desk, again: RoundModel) -> None:
    name = again.items[0].key[0]
    again.pick("A")
    again.start()
    again.let_stand()
    again.finish()
    assert _row(desk, "A", name) == Weight(participant="A", criterion=name, swing=100.0, again=True, first_swing=100.0)
    assert again.line_of("A") is not None
    assert [line.id for line in again.people if line.is_in] == ["A"]


def test_the_own_earlier_figure_the_others_that_stand_and_the_middle_of_all_are_said(again: RoundModel) -> None:
    again.pick("B")
    again.start()
    line = swing_lines(again)[0]
    assert line.earlier == "In round 1 you gave 10."
    assert line.of_all == "The middle answer is 50; the middle half lies between 7.5 and 92.5."
    assert line.swing == 10.0
    assert standing_said(again).startswith("Your other figures stand: ")
    again.pass_on()


def test_nobody_s_earlier_figure_is_told_outside_the_own_turn(again: RoundModel) -> None:
    assert again.earlier(again.items[0]) is None
    assert [line.earlier for line in swing_lines(again)] == [""]


def test_cannot_say_in_round_2_is_an_answer_and_the_figure_of_round_1_is_kept(desk: Desk, again: RoundModel) -> None:
    name = again.items[0].key[0]
    again.pick("D")
    again.start()
    again.record(again.items[0], swing=None)
    assert _row(desk, "D", name) == Weight(participant="D", criterion=name, swing=None, again=True, first_swing=0.0)
    again.finish()


def test_a_change_of_mind_is_shown_as_learning_with_both_medians(desk: Desk, again: RoundModel) -> None:
    item = again.items[0]
    for who in "ABCD":
        again.pick(who)
        again.start()
        again.record(item, swing=90.0)
        again.finish()
        again.pass_on()
    show(desk, WEIGHT, 2)
    talk = TalkModel(desk, WEIGHT)
    assert talk.last == 2
    assert learned(talk.lines(2)) == (f"‘{item.short}’ went from 50 to 90.",)
    assert [line.median for line in talk.lines(1) if line.item.key == item.key] == [50.0]
    assert [line.chip[0] for line in talk.lines(2) if line.item.key == item.key] == ["Together"]


def test_while_weights_are_given_again_nothing_that_rests_on_them_is_shown(desk: Desk, again: RoundModel) -> None:
    give(desk, SCORE, dict.fromkeys("ABCD", 3))
    show(desk, SCORE)
    assert scores_shown(desk.partnership)
    again.pick("A")
    again.start()
    again.let_stand()
    again.finish()
    again.pass_on()
    assert is_under_way(desk.partnership, "score")
    assert not scores_shown(desk.partnership)
    waits = ScorePicture(desk).waits()
    assert waits is not None
    assert waits.page == page_of_round("weight", 2) == "score.weights_again"


def test_round_1_opened_once_more_changes_the_figure_of_round_1_only(desk: Desk, again: RoundModel) -> None:
    item = again.items[0]
    again.pick("B")
    again.start()
    again.record(item, swing=80.0)
    again.finish()
    again.pass_on()
    first = model_of(desk, WEIGHT)
    assert first.reopen()
    first.pick("B")
    first.start()
    assert getattr(first.answer_to(item), "swing", None) == 10.0
    first.record(item, swing=20.0)
    first.finish()
    row = _row(desk, "B", item.key[0])
    assert (row.swing, row.again, row.first_swing) == (80.0, True, 20.0)


def test_slips_of_round_2_are_typed_twice_and_keep_the_earlier_figure(desk: Desk, again: RoundModel) -> None:
    paper = paper_of(again)
    paper.open()
    assert paper.begin(frozenset({"B"}))
    for _time in range(2):
        for letter in "75":
            paper.press(letter)
        paper.on()
        paper.again()
    paper.compare()
    assert paper.keep()
    row = _row(desk, "B", again.items[0].key[0])
    assert (row.swing, row.again, row.first_swing) == (75.0, True, 10.0)


def test_who_came_after_round_1_weighs_in_round_2_with_no_figure_before(desk: Desk) -> None:
    names = _weighed(desk)
    for name in names:
        desk.session.execute(PutRecords((Weight(participant="A", criterion=name, swing=50.0),)))
    partnership = desk.partnership
    for name in names:
        partnership = partnership.drop(Weight, ("A", name))
    said = Weight(participant="A", criterion=names[0], swing=40.0)
    assert WEIGHT.to_keep(partnership, said, 2) == Weight(
        participant="A", criterion=names[0], swing=40.0, again=True, first_swing=None
    )


def test_who_is_asked_less_than_the_person_before_goes_on(themed: None, desk: Desk, again: RoundModel) -> None:
    view = WeightsView(again)
    for everything, who in ((True, "A"), (False, "B")):
        again.ask_all(everything)
        again.pick(who)
        again.start()
        view.refresh()
        assert view.commit()
        again.leave()
        again.someone_else()
    assert len(view._rows) > len(view._lines) == 1
    view.deleteLater()
