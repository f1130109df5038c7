"""Slips typed in twice: one key an answer, nothing of the first time the second, differences settled, then kept."""

from collections.abc import Sequence

import pytest

from partnerdesk.domain.commands import ChangeFields, PutRecords
from partnerdesk.domain.records import (
    FirstChoice,
    Interest,
    Participant,
    Partner,
    Record,
    Score,
    StrawPoll,
    TrustRating,
    Weight,
)
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.kind import RoundKind
from partnerdesk.ui.viewmodels.rounds.kinds import FIRST_CHOICE, POLL, SCORE, TRUST, WEIGHT
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel
from partnerdesk.ui.viewmodels.rounds.paper import PaperModel, Phase, paper_of
from partnerdesk.ui.viewmodels.rounds.paper_table import PaperTable
from partnerdesk.ui.viewmodels.rounds.slip import Typed, read_slip
from partnerdesk.ui.viewmodels.rounds.states import ScreenState
from partnerdesk.ui.viewmodels.rounds.typing import Typing
from partnerdesk.ui.viewmodels.typed import Mistyped
from tests.ui.rounds.conftest import give

AB = frozenset({"A", "B"})


def _paper(desk: Desk, kind: RoundKind = TRUST, people: frozenset[str] = AB) -> PaperModel:
    model = RoundModel(desk, kind, parent=desk)
    model.type_in()
    paper = paper_of(model)
    assert paper.begin(people)
    return paper


def _type(paper: PaperModel, letters: str) -> None:
    for letter in letters:
        if letter == ">":
            paper.on()
        else:
            assert paper.press(letter), letter


def _phase(paper: PaperModel) -> Phase:
    return paper.phase


def _twice(paper: PaperModel, first: str, second: str) -> None:
    _type(paper, first)
    assert paper.again()
    _type(paper, second)
    paper.compare()


# --- one typing -------------------------------------------------------------------------------------------------------


def _typed(kind: RoundKind, letters: str, rows: int = 3, columns: int = 2) -> Typing:
    typing = Typing(kind, rows, columns)
    for letter in letters:
        if letter in "><":
            _ = typing.on() if letter == ">" else typing.back()
        else:
            typing.press(letter)
    return typing


@pytest.mark.parametrize(
    ("kind", "letters", "cells", "place"),
    [
        (TRUST, "4s", {(0, 0): Typed(4, "seen")}, (1, 0)),
        (TRUST, "4S2G", {(0, 0): Typed(4, "seen"), (1, 0): Typed(2, "guess")}, (2, 0)),
        (TRUST, "42t", {(0, 0): Typed(2, "told")}, (1, 0)),
        (TRUST, "4>5", {(0, 0): Typed(4), (1, 0): Typed(5)}, (1, 0)),
        (TRUST, "0c", {(0, 0): Typed(None), (1, 0): Typed(None)}, (2, 0)),
        (TRUST, "s6x", {}, (0, 0)),
        (SCORE, "35>1", {(0, 0): Typed(3), (1, 0): Typed(5), (0, 1): Typed(1)}, (1, 1)),
        (SCORE, "s", {}, (0, 0)),
        (WEIGHT, "100>0>75", {(0, 0): Typed(100), (1, 0): Typed(0), (2, 0): Typed(75)}, (2, 0)),
        (WEIGHT, "105", {(0, 0): Typed(5)}, (0, 0)),
        (WEIGHT, "7c", {(0, 0): Typed(None)}, (1, 0)),
        (WEIGHT, "6><7", {(0, 0): Typed(7)}, (0, 0)),
        (POLL, "6", {(0, 0): Typed(6)}, (1, 0)),
        (POLL, "0c7", {}, (0, 0)),
    ],
)
def test_keys_answer_and_what_is_whole_moves_on(
    kind: RoundKind, letters: str, cells: dict[tuple[int, int], Typed], place: tuple[int, int]
) -> None:
    typing = _typed(kind, letters)
    assert typing.cells == cells
    assert typing.place == place


def test_typing_ends_at_the_last_answer_of_the_last_slip() -> None:
    typing = _typed(SCORE, "123451")
    assert typing.place == (2, 1)
    assert not typing.on()
    assert typing.back()
    typing.clear()
    assert (1, 1) not in typing.cells
    assert not typing.go_to(0, 2)


# --- twice ------------------------------------------------------------------------------------------------------------


def test_the_second_time_shows_nothing_of_the_first(desk: Desk) -> None:
    paper = _paper(desk)
    table = PaperTable(paper)
    _type(paper, "4s2g")
    assert table.data(table.index(0, 0)) == "4 S"
    assert paper.again()
    shown = [
        table.data(table.index(row, column)) for row in range(table.rowCount()) for column in range(table.columnCount())
    ]
    assert set(shown) == {""}
    assert paper.typing.place == (0, 0)
    assert not paper.again()


def test_nothing_is_recorded_before_both_times_say_the_same(desk: Desk) -> None:
    paper = _paper(desk)
    _twice(paper, "4s2g", "4s3g")
    assert _phase(paper) is Phase.SETTLE
    assert not paper.keep()
    assert desk.partnership.rows(TrustRating) == ()
    assert paper.answers == {}


def test_differences_come_slip_by_slip_and_each_is_settled_by_itself(desk: Desk) -> None:
    paper = _paper(desk)
    items = len(paper.items)
    _twice(paper, "4s2g" + ">" * (items - 2) + "1s", "4t2" + ">" * (items - 1) + "1s>5s")
    found = [(each.code, each.cell, each.first, each.second) for each in paper.differences]
    assert found == [
        ("Code A", (0, 0), Typed(4, "seen"), Typed(4, "told")),
        ("Code A", (1, 0), Typed(2, "guess"), Typed(2)),
        ("Code B", (2, 1), None, Typed(5, "seen")),
    ]
    paper.settle(paper.differences[0], Typed(4, "told"))
    paper.settle(paper.differences[0], Typed(3, "seen"))
    assert _phase(paper) is Phase.SETTLE
    paper.settle(paper.differences[0], None)
    assert _phase(paper) is Phase.CHECKED
    assert paper.answers == {(0, 0): Typed(4, "told"), (1, 0): Typed(3, "seen"), (0, 1): Typed(1, "seen")}


def test_two_typings_that_say_the_same_are_certain_at_once(desk: Desk) -> None:
    paper = _paper(desk)
    _twice(paper, "4sc", "4s0")
    assert _phase(paper) is Phase.CHECKED


# --- kept -------------------------------------------------------------------------------------------------------------


def test_all_slips_are_kept_in_one_step_that_undo_does_not_reach(desk: Desk) -> None:
    desk.execute(ChangeFields(Participant, ("A",), {"display_name": "Anna"}))
    paper = _paper(desk)
    steps = len(desk.partnership.rows(TrustRating))
    told: list[str] = []
    desk.noticed.connect(lambda text, _undo: told.append(text))
    _twice(paper, "4s2g", "4s2g")
    assert paper.keep()
    rows = {row.row_key: (row.level, row.basis) for row in desk.partnership.rows(TrustRating)}
    names = [item.key[0] for item in TRUST.items(desk.partnership, desk.catalogue, "P1")]
    assert steps == 0
    assert rows == {("A", "P1", names[0], 1): (4, "seen"), ("A", "P1", names[1], 1): (2, "guess")}
    assert desk.undo_label is None
    desk.undo()
    assert len(desk.partnership.rows(TrustRating)) == 2
    assert told == ["Kept from paper: 2 slips, 2 answers."]
    assert paper.round.state is ScreenState.CHOOSE
    assert _phase(paper) is Phase.CHOOSE


def test_one_slip_is_told_as_one(desk: Desk) -> None:
    paper = _paper(desk)
    paper.throw_away()
    assert paper.begin(frozenset({"A"}))
    told: list[str] = []
    desk.noticed.connect(lambda text, _undo: told.append(text))
    _twice(paper, "4s2g", "4s2g")
    assert paper.keep()
    assert told == ["Kept from paper: 1 slip, 2 answers."]


def test_blank_answers_leave_what_was_answered_on_the_laptop(desk: Desk) -> None:
    give(desk, TRUST, {"A": 5}, place=1)
    paper = _paper(desk, people=frozenset({"A"}))
    table = PaperTable(paper)
    assert table.data(table.index(1, 0)) == ""
    _twice(paper, "4s", "4s")
    assert paper.keep()
    assert sorted(row.level or 0 for row in desk.partnership.rows(TrustRating)) == [4, 5]


@pytest.mark.parametrize(
    ("kind", "letters", "record", "values"),
    [
        (SCORE, "31", Score, [3, 1]),
        (WEIGHT, "100>50", Weight, [100, 50]),
        (POLL, "64", StrawPoll, [6, 4]),
    ],
)
def test_scores_weights_and_the_straw_poll_are_typed_in_alike(
    desk: Desk, kind: RoundKind, letters: str, record: type[Record], values: Sequence[int]
) -> None:
    paper = _paper(desk, kind)
    _twice(paper, letters, letters)
    assert paper.keep()
    assert [getattr(row, kind.value) for row in desk.partnership.rows(record)] == list(values)


def test_a_first_choice_is_typed_by_its_number_and_kept_as_the_option(desk: Desk) -> None:
    paper = _paper(desk, FIRST_CHOICE)
    assert not paper.press("3")  # there are two options
    _twice(paper, "20", "20")
    assert paper.keep()
    rows = {row.participant: (row.option, row.given_at is not None) for row in desk.partnership.rows(FirstChoice)}
    assert rows == {"A": ("O1", True), "B": (None, True)}
    with pytest.raises(Mistyped, match="1 to 2"):
        read_slip("3", FIRST_CHOICE, paper.high)


def test_a_rule_that_says_no_keeps_the_sheet_and_says_why(desk: Desk) -> None:
    paper = _paper(desk)
    _twice(paper, "4s", "4s")
    desk.session.execute(PutRecords((Interest(id="I2", participant="A", kind="loyalty"),)))
    assert not paper.keep()
    assert paper.problem
    assert desk.partnership.rows(TrustRating) == ()
    paper.look_again()
    assert _phase(paper) is Phase.CHOOSE


# --- whose ------------------------------------------------------------------------------------------------------------


def test_slips_are_called_by_their_codes_and_those_taken_out_have_none(desk: Desk) -> None:
    paper = _paper(desk, people=frozenset("ABCDE"))
    assert [paper.code(column) for column in range(len(paper.slips))] == ["Code A", "Code B", "Code C", "Code D"]
    desk.execute(ChangeFields(Participant, ("B",), {"rater_code": "Code A"}))
    desk.execute(ChangeFields(Participant, ("C",), {"rater_code": None}))
    paper.begin(frozenset("ABC"))
    assert {paper.code(column) for column in range(3)} == {"Code A (Person A)", "Code A (Person B)", "Person C"}


def test_nobody_chosen_or_a_closed_round_begins_nothing(desk: Desk) -> None:
    model = RoundModel(desk, TRUST, parent=desk)
    assert not paper_of(model).begin(frozenset())
    assert model.close()
    assert not paper_of(model).begin(AB)
    model.type_in()
    assert model.state is ScreenState.CHOOSE


def test_a_sheet_about_another_partner_is_not_lost(desk: Desk) -> None:
    desk.execute(PutRecords((Partner(id="P2", name="Southbank"),)))
    paper = _paper(desk)
    _type(paper, "4s")
    paper.round.leave()
    paper.round.choose_subject("P2")
    paper.open()
    assert paper.round.key.subject == "P1"
    paper.look_again()
    assert paper.typing.cells == {(0, 0): Typed(4, "seen")}


def test_a_sheet_waits_while_the_page_is_left_and_can_be_brought_back(desk: Desk) -> None:
    paper = _paper(desk)
    _type(paper, "4s")
    paper.round.leave()
    assert paper.waits
    offered: list[object] = []
    desk.offered.connect(lambda _text, _label, take: offered.append(take))
    paper.throw()
    assert _phase(paper) is Phase.CHOOSE
    (take,) = offered
    assert callable(take)
    take()
    assert paper.typing.cells == {(0, 0): Typed(4, "seen")}
