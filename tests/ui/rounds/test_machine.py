"""The machine of the private rounds, without a screen."""

from itertools import product

import pytest

from partnerdesk.domain.commands import ChangeFields, PutRecords
from partnerdesk.domain.records import (
    Attendance,
    Interest,
    PartnershipFile,
    RoundState,
    Score,
    StrawPoll,
    TrustRating,
    Weight,
)
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.kinds import POLL, SCORE, TRUST, WEIGHT
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel, model_of
from partnerdesk.ui.viewmodels.rounds.states import PRIVATE, TABLE, ScreenEvent, ScreenState
from partnerdesk.ui.viewmodels.steps.motions import MotionModel
from tests.ui.rounds.conftest import give, show


def _begin(model: RoundModel, person: str) -> None:
    model.pick(person)
    model.start()


def _state(model: RoundModel) -> ScreenState:
    return model.state


def _label(desk: Desk) -> str:
    return str(desk.undo_label or "")


def _again(desk: Desk) -> str:
    return str(desk.redo_label or "")


def _problem(model: RoundModel) -> str:
    return model.problem


def _answer_all(model: RoundModel, level: int | None = 3) -> None:
    while model.state is ScreenState.ANSWER:
        model.choose(level)
        model.say_basis("seen")
        assert model.on()


def test_those_taken_out_are_named_and_cannot_be_picked(trust: RoundModel) -> None:
    assert [line.id for line in trust.people] == ["A", "B", "C", "D"]
    assert list(trust.left_out) == ["Person E"]
    trust.pick("E")
    assert _state(trust) is ScreenState.CHOOSE
    trust.desk.execute(ChangeFields(Interest, ("I1",), {"takes_part": "all", "board_reason": "No tie since 2019."}))
    assert [line.id for line in trust.people] == ["A", "B", "C", "D", "E"]
    assert list(trust.left_out) == []


def test_only_the_table_leads_from_state_to_state(trust: RoundModel) -> None:
    for state, event in product(ScreenState, ScreenEvent):
        trust.state = state
        trust._go(event)
        assert trust.state is TABLE.get((state, event), state)
    trust.desk.end_turn()


def test_a_turn_ends_with_the_curtain_for_the_next_person(trust: RoundModel) -> None:
    trust.pick("B")
    assert (trust.state, trust.person and trust.person.name) == (ScreenState.CURTAIN, "Person B")
    trust.start()
    _answer_all(trust)
    assert _state(trust) is ScreenState.END
    trust.pass_on()
    assert (trust.state, trust.person_id) == (ScreenState.CURTAIN, "C")
    assert [line.is_in for line in trust.people] == [False, True, False, False]
    rows = trust.desk.partnership.rows(TrustRating)
    assert {(row.participant, row.level, row.basis, row.round) for row in rows} == {("B", 3, "seen", 1)}
    assert len(rows) == 12


def test_after_the_last_person_all_are_in(trust: RoundModel) -> None:
    for person in "ABCD":
        _begin(trust, person)
        _answer_all(trust)
        if person != "D":
            trust.pass_on()
            trust.someone_else()
    trust.pass_on()
    assert _state(trust) is ScreenState.CHOOSE
    assert trust.all_in


def test_what_is_missing_is_said_once_and_stops_nobody(trust: RoundModel) -> None:
    _begin(trust, "A")
    assert not trust.on()
    assert _problem(trust) == "answer"
    assert trust.on()
    assert trust.place == 1
    trust.choose(4)
    assert not trust.on()
    assert _problem(trust) == "basis"
    trust.say_basis("told")
    assert _problem(trust) == ""
    assert trust.on()


def test_cannot_say_needs_no_basis_and_takes_it_away(trust: RoundModel) -> None:
    _begin(trust, "A")
    trust.choose(4)
    trust.say_basis("seen")
    trust.choose(None)
    trust.say_basis("told")
    row = trust.desk.partnership.rows(TrustRating)[0]
    assert (row.level, row.basis) == (None, None)
    assert trust.on()


@pytest.mark.parametrize("value", [0, 6, -1])
def test_only_levels_of_the_scale_can_be_chosen(trust: RoundModel, value: int) -> None:
    _begin(trust, "A")
    trust.choose(value)
    assert trust.desk.partnership.rows(TrustRating) == ()


def test_a_person_who_comes_back_goes_on_where_it_was_left(trust: RoundModel) -> None:
    _begin(trust, "A")
    for _n in range(2):
        trust.choose(3)
        trust.say_basis("seen")
        trust.on()
    trust.leave()
    trust.someone_else()
    _begin(trust, "A")
    assert trust.place == 2


def test_nothing_of_the_own_answers_is_told_outside_the_own_turn(trust: RoundModel) -> None:
    _begin(trust, "A")
    item = trust.items[0]
    trust.choose(5)
    assert trust.answer_to(item) is not None
    trust.leave()
    assert _state(trust) is ScreenState.CURTAIN
    assert trust.answer_to(item) is None
    assert trust.shown is None
    assert ScreenState.CURTAIN not in PRIVATE


def test_undo_reaches_to_the_beginning_of_the_own_turn_only(trust: RoundModel) -> None:
    desk = trust.desk
    _begin(trust, "A")
    trust.choose(5)
    trust.leave()
    trust.someone_else()
    assert _label(desk) == ""
    _begin(trust, "B")
    assert _label(desk) == ""
    desk.undo()
    trust.choose(2)
    assert _label(desk) == "private answer"
    desk.undo()
    assert _label(desk) == ""
    assert _again(desk) == "private answer"
    assert [(row.participant, row.level) for row in desk.partnership.rows(TrustRating)] == [("A", 5)]
    trust.leave()
    trust.someone_else()
    assert _again(desk) == ""
    _begin(trust, "C")
    desk.redo()
    assert [row.participant for row in desk.partnership.rows(TrustRating)] == ["A"]


def test_other_changes_can_be_undone_but_never_the_answers_below_them(trust: RoundModel) -> None:
    desk = trust.desk
    _begin(trust, "A")
    trust.choose(5)
    trust.leave()
    desk.execute(ChangeFields(PartnershipFile, (), {"title": "Ours"}))
    assert _label(desk) != ""
    desk.undo()
    assert desk.partnership.one(PartnershipFile).title != "Ours"
    desk.undo()
    assert _label(desk) == ""
    assert len(desk.partnership.rows(TrustRating)) == 1
    assert _again(desk) != ""


def test_choosing_the_same_again_leaves_nothing_to_undo(trust: RoundModel) -> None:
    _begin(trust, "A")
    trust.choose(5)
    trust.choose(5)
    trust.desk.undo()
    assert _label(trust.desk) == ""
    assert trust.desk.partnership.rows(TrustRating) == ()


def test_a_refused_answer_leaves_nothing_to_undo(trust: RoundModel) -> None:
    _begin(trust, "A")
    trust.desk.session.execute(PutRecords((Interest(id="I2", participant="A", kind="loyalty"),)))
    trust.choose(5)
    assert _label(trust.desk) == ""
    assert trust.desk.partnership.rows(TrustRating) == ()


def test_a_refused_answer_gives_nobody_the_answers_of_the_one_before(trust: RoundModel) -> None:
    desk = trust.desk
    _begin(trust, "A")
    trust.choose(5)
    desk.undo()
    trust.leave()
    trust.someone_else()
    _begin(trust, "B")
    wrong = TrustRating(participant="E", partner="P1", indicator=trust.items[0].key[0], round=1, level=3)
    assert desk.answer((wrong,)) is not None
    assert _again(desk) == ""
    desk.redo()
    assert desk.partnership.rows(TrustRating) == ()


def test_a_closed_round_takes_no_more_answers_until_it_is_reopened(trust: RoundModel) -> None:
    assert not trust.reveal()
    assert trust.close()
    trust.pick("A")
    trust.type_in()
    assert _state(trust) is ScreenState.CHOOSE
    assert trust.reveal()
    assert trust.is_revealed
    assert trust.reopen()
    assert not RoundModel(trust.desk, TRUST).is_closed
    assert not RoundModel(trust.desk, TRUST).is_revealed
    trust.pick("A")
    assert _state(trust) is ScreenState.CURTAIN


def test_those_who_are_not_here_hold_nobody_up(trust: RoundModel) -> None:
    rows = [Attendance(participant=name, step="trust", present=name != "D") for name in "ABCD"]
    trust.desk.execute(PutRecords(tuple(rows)))
    for person in "ABC":
        _begin(trust, person)
        _answer_all(trust)
        trust.pass_on()
        trust.someone_else()
    assert trust.all_in
    assert [line.here for line in trust.people] == [True, True, True, False]


def test_round_two_waits_and_then_asks_what_was_seen_differently(desk: Desk) -> None:
    give(desk, TRUST, {"A": 1, "B": 1, "C": 5, "D": 5}, place=0)
    give(desk, TRUST, {"A": 3, "B": 3, "C": 4, "D": 3}, place=1)
    give(desk, TRUST, {"A": 1, "B": 4, "C": 4, "D": 4}, place=2)
    again = RoundModel(desk, TRUST, 2)
    assert again.waits_for_first
    show(desk, TRUST)
    assert not RoundModel(desk, TRUST, 2).waits_for_first
    first = TRUST.items(desk.partnership, desk.catalogue, "P1")
    assert again.items == (first[0], first[2])
    again.ask_all(True)
    assert again.items == first


def test_on_the_short_route_only_split_items_come_again(desk: Desk) -> None:
    give(desk, TRUST, {"A": 1, "B": 1, "C": 5, "D": 5}, place=0)
    give(desk, TRUST, {"A": 2, "B": 4, "C": 4, "D": 4}, place=1)
    show(desk, TRUST)
    again = RoundModel(desk, TRUST, 2)
    assert len(again.items) == 2
    desk.execute(ChangeFields(PartnershipFile, (), {"route": "short"}))
    assert len(again.items) == 1


def test_in_round_two_an_answer_that_is_kept_counts_as_given(desk: Desk) -> None:
    give(desk, TRUST, {"A": 1, "B": 1, "C": 5, "D": 5})
    show(desk, TRUST)
    again = RoundModel(desk, TRUST, 2)
    _begin(again, "A")
    item = again.items[0]
    assert getattr(again.earlier(item), "level", None) == 1
    group = again.group(item)
    assert group is not None
    assert (group.median, group.ratings) == (3, 4)
    again.say_basis("seen")
    assert again.on()
    kept = desk.partnership.get(TrustRating, "A", "P1", item.key[0], 2)
    assert kept is not None
    assert (kept.level, kept.basis) == (1, "seen")
    assert desk.partnership.get(TrustRating, "A", "P1", item.key[0], 1) is not None


def test_the_group_that_round_two_shows_does_not_move_with_round_two(desk: Desk) -> None:
    give(desk, TRUST, {"A": 1, "B": 1, "C": 5, "D": 5})
    show(desk, TRUST)
    give(desk, TRUST, {"A": 5, "B": 5}, number=2)
    again = RoundModel(desk, TRUST, 2)
    group = again.group(again.items[0])
    assert group is not None
    assert group.median == 3


def test_scores_are_asked_criterion_by_criterion_with_carrying_on_first(desk: Desk) -> None:
    model = RoundModel(desk, SCORE)
    assert [item.key for item in model.items[:4]] == [
        ("O2", "difference"),
        ("O1", "difference"),
        ("O2", "fairness"),
        ("O1", "fairness"),
    ]
    _begin(model, "A")
    model.choose(2)
    assert desk.partnership.rows(Score) == (
        Score(participant="A", option="O2", criterion="difference", round=1, level=2),
    )


def test_weights_keep_any_figure_from_0_to_100(desk: Desk) -> None:
    model = RoundModel(desk, WEIGHT)
    _begin(model, "A")
    assert model.record(model.items[0], swing=100.0) == ""
    assert model.record(model.items[1], swing=101.0) != ""
    assert desk.partnership.rows(Weight) == (Weight(participant="A", criterion="difference", swing=100.0),)
    model.finish()
    assert _state(model) is ScreenState.END


def test_each_version_of_the_motion_has_a_poll_of_its_own(desk: Desk) -> None:
    model = RoundModel(desk, POLL)
    _begin(model, "A")
    model.choose(6)
    model.on()
    model.leave()
    assert model.close()
    assert desk.partnership.has(RoundState, "straw_poll", None, 1)
    MotionModel(desk).change_words()
    assert model.subject is not None
    assert (model.subject.id, model.key.number, model.is_closed) == ("M2", 2, False)
    assert desk.partnership.rows(StrawPoll) == (StrawPoll(motion="M1", participant="A", position=6),)


def test_a_round_has_one_model_however_often_it_is_shown(desk: Desk) -> None:
    assert model_of(desk, TRUST) is model_of(desk, TRUST)
    assert model_of(desk, TRUST) is not model_of(desk, TRUST, 2)
