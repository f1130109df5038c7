"""What the rounds show afterwards, without a screen: first what was seen differently, never too finely, never names."""

from itertools import pairwise

import pytest

from partnerdesk.charts.fitting import Sheet
from partnerdesk.domain.agreement import indicator_finding
from partnerdesk.domain.asked import calls_for_talk, criteria_asked
from partnerdesk.domain.commands import AddRecord, ChangeFields, PutRecords
from partnerdesk.domain.findings import Colour
from partnerdesk.domain.records import CriterionUse, Interest, PartnershipFile, StrawPoll, TrustAction
from partnerdesk.domain.settings import DEFAULTS
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.evidence import EvidenceModel
from partnerdesk.ui.viewmodels.rounds.criteria import (
    add_criterion,
    criterion_lines,
    missing_criteria,
    move_criterion,
    use_criterion,
)
from partnerdesk.ui.viewmodels.rounds.kinds import POLL, SCORE, TRUST, WEIGHT
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel
from partnerdesk.ui.viewmodels.rounds.poll_results import PollResults
from partnerdesk.ui.viewmodels.rounds.score_picture import ScorePicture
from partnerdesk.ui.viewmodels.rounds.slip import Typed, read_slip, written
from partnerdesk.ui.viewmodels.rounds.spread import urgency
from partnerdesk.ui.viewmodels.rounds.swings import advice, stepped, swing_lines
from partnerdesk.ui.viewmodels.rounds.talk import TalkModel, learned
from partnerdesk.ui.viewmodels.rounds.trust_picture import TrustPicture
from partnerdesk.ui.viewmodels.rounds.trust_steps import suggestions, use
from partnerdesk.ui.viewmodels.step_list import StepListModel
from partnerdesk.ui.viewmodels.steps.trust import PAGES
from partnerdesk.ui.viewmodels.typed import Mistyped
from tests.ui.rounds.conftest import give, show

SHEET = Sheet(470, lambda text, size, _weight: len(text) * size / 2)


def _rate_all(desk: Desk, level: int = 4) -> None:
    for place in range(12):
        give(desk, TRUST, dict.fromkeys("ABCD", level), place=place)


# --- the talk ---------------------------------------------------------------------------------------------------------


def test_nothing_is_told_before_the_results_are_shown(desk: Desk) -> None:
    talk = TalkModel(desk, TRUST)
    waits = talk.waits(1)
    assert waits is not None
    assert waits.page == "trust.rate"
    model = RoundModel(desk, TRUST)
    model.close()
    waits = talk.waits(1)
    assert waits is not None
    assert waits.page == ""
    talk.reveal(1)
    assert talk.waits(1) is None


def test_split_items_come_first_then_lone_voices(desk: Desk) -> None:
    give(desk, TRUST, {"A": 3, "B": 3, "C": 3, "D": 3}, place=0)
    give(desk, TRUST, {"A": 2, "B": 4, "C": 4, "D": 4}, place=2)
    give(desk, TRUST, {"A": 1, "B": 1, "C": 5, "D": 5}, place=3)
    lines = TalkModel(desk, TRUST).lines(1)
    assert [line.chip[0] for line in lines] == ["Split", "Lone voice", "Together"]
    assert [line.for_talk for line in lines] == [True, True, False]


def test_mixed_items_come_after_lone_voices() -> None:
    order = [(1, 1, 5, 5), (1, 4, 4, 4, 4, 4, 4), (2, 2, 3, 4, 4), (3, 3, 4, 4)]
    found = [indicator_finding("item", levels, DEFAULTS, known=True) for levels in order]
    assert [urgency(each) for each in found] == [0, 1, 2, 3]
    assert [calls_for_talk(each) for each in found] == [True, True, True, False]


@pytest.mark.parametrize(
    ("levels", "median", "half"),
    [({"A": 4}, None, None), ({"A": 4, "B": 2}, 3, None), ({"A": 4, "B": 4, "C": 3, "D": 3}, 3.5, (3, 4))],
)
def test_few_answers_are_not_shown_so_finely_that_they_give_people_away(
    desk: Desk, levels: dict[str, object], median: float | None, half: tuple[float, float] | None
) -> None:
    give(desk, TRUST, levels)
    (line,) = TalkModel(desk, TRUST).lines(1)
    assert (line.median, line.half) == (median, half)


def test_what_moved_between_the_rounds_is_said(desk: Desk) -> None:
    give(desk, TRUST, {"A": 1, "B": 1, "C": 5, "D": 5})
    give(desk, TRUST, {"A": 4, "B": 4}, number=2)
    assert learned(TalkModel(desk, TRUST).lines(2)) == ("‘Delivers for people like ours’ went from 3 to 4.5.",)


def test_answers_of_those_taken_out_do_not_count(desk: Desk) -> None:
    desk.execute(ChangeFields(PartnershipFile, (), {"title": "Ours"}))
    give(desk, TRUST, {"A": 4, "B": 4, "C": 4, "D": 4})
    desk.execute(AddRecord(Interest(id="I9", participant="A", kind="financial")))
    (line,) = TalkModel(desk, TRUST).lines(1)
    assert line.half is None


def test_the_step_list_tells_nothing_of_a_round_that_is_under_way(desk: Desk) -> None:
    give(desk, TRUST, {"A": 1, "B": 1, "C": 5, "D": 5})
    steps = StepListModel(desk)
    assert steps.lines[4].missing == ("A private round is under way",)
    show(desk, TRUST)
    assert "split" in StepListModel(desk).lines[4].missing[0]


def test_one_person_who_answers_well_makes_no_step_done(desk: Desk) -> None:
    count = len(TRUST.items(desk.partnership, desk.catalogue, "P1"))
    for place in range(count):
        give(desk, TRUST, {"A": 4}, place)
    line = StepListModel(desk).lines[4]
    assert (line.state, line.words) == ("started", "A private round is under way")
    show(desk, TRUST)
    assert StepListModel(desk).lines[4].words != line.words


def test_the_evidence_panel_tells_nothing_of_a_round_that_is_under_way(desk: Desk) -> None:
    panel = EvidenceModel(desk)
    panel.show_page(next(page for page in PAGES if page.id == "trust.results"))
    give(desk, TRUST, {"A": 1, "B": 1, "C": 5, "D": 5})
    assert [line.id for line in panel.signals] == []
    show(desk, TRUST)
    assert {line.id for line in panel.signals} >= {"T2", "T3"}
    give(desk, TRUST, {"A": 3}, number=2)
    assert [line.id for line in panel.signals] == []


def test_the_step_list_stands_still_during_a_turn(desk: Desk) -> None:
    steps, model = StepListModel(desk), RoundModel(desk, TRUST)
    heard = []
    before = steps.lines
    model.pick("A")
    model.start()
    steps.changed.connect(lambda: heard.append(1))
    model.choose(4)
    assert steps.lines is before
    assert not heard
    model.leave()
    assert heard
    assert steps.lines is not before


# --- trust ------------------------------------------------------------------------------------------------------------


def test_the_picture_of_trust_names_the_weakest_part_and_what_it_is_enough_for(desk: Desk) -> None:
    _rate_all(desk)
    give(desk, TRUST, dict.fromkeys("ABCD", 2), place=6)
    give(desk, TRUST, dict.fromkeys("ABCD", 3), place=7)
    shown = TrustPicture(desk, "P1")
    assert shown.weakest == ("Track record together", "cautious", 2.5)
    assert [(line.name, line.colour) for line in shown.forms] == [("Memorandum", "green")]
    picture = shown.by_dimension(SHEET)
    assert picture is not None
    assert "Northbank" in picture.title
    assert shown.by_indicator(SHEET) is not None


def test_steps_are_suggested_for_weak_parts_until_one_is_agreed(desk: Desk) -> None:
    _rate_all(desk)
    give(desk, TRUST, dict.fromkeys("ABCD", 2), place=6)
    give(desk, TRUST, dict.fromkeys("ABCD", 2), place=7)
    assert suggestions(desk) == ()
    show(desk, TRUST)
    found = suggestions(desk)
    assert [(each.dimension, each.kind) for each in found] == [("D", "build"), ("D", "safeguard")]
    use(desk, found[0])
    (action,) = desk.partnership.rows(TrustAction)
    assert (action.partner, action.dimension, action.kind, action.text) == ("P1", "D", "build", found[0].text)
    assert suggestions(desk) == ()


# --- scores and weights -----------------------------------------------------------------------------------------------


def _score_all(desk: Desk, short: bool) -> None:
    if short:
        desk.execute(ChangeFields(PartnershipFile, (), {"route": "short"}))
    for place, item in enumerate(SCORE.items(desk.partnership, desk.catalogue, "")):
        give(desk, SCORE, dict.fromkeys("ABCD", 4 if item.key[0] == "O1" else 2), place=place)


def test_the_short_route_shows_its_ranking_without_weights(desk: Desk) -> None:
    _score_all(desk, short=True)
    shown = ScorePicture(desk)
    assert shown.waits() is not None
    show(desk, SCORE)
    assert shown.waits() is None
    ranking, grid = shown.ranking(SHEET), shown.grid(SHEET)
    assert ranking is not None
    assert [row[0] for row in ranking.table.rows] == ["Memorandum", "Carry on"]
    assert grid is not None
    assert [signal.id for signal in shown.signals if signal.colour is Colour.AMBER] == ["O5", "O9"]


def test_the_full_route_waits_for_the_weights_too(desk: Desk) -> None:
    _score_all(desk, short=False)
    show(desk, SCORE)
    shown = ScorePicture(desk)
    waits = shown.waits()
    assert waits is not None
    assert waits.page == "score.weights"
    for place in range(len(WEIGHT.items(desk.partnership, desk.catalogue, ""))):
        give(desk, WEIGHT, dict.fromkeys("ABCD", 50.0), place=place)
    RoundModel(desk, WEIGHT).close()
    shown.reveal()
    assert shown.waits() is None
    assert shown.ranking(SHEET) is not None


def test_shares_are_of_the_own_sum_and_advice_follows_what_is_given(desk: Desk) -> None:
    model = RoundModel(desk, WEIGHT)
    model.pick("A")
    model.start()
    assert "Give it 100" in advice(swing_lines(model))
    model.record(model.items[0], swing=100.0)
    model.record(model.items[1], swing=25.0)
    lines = swing_lines(model)
    assert (lines[0].share, lines[1].share, lines[2].share) == (0.8, 0.2, None)
    assert "7 to go" in advice(lines)
    model.leave()
    assert {line.swing for line in swing_lines(model)} == {None}


@pytest.mark.parametrize(("before", "way", "after"), [(None, 1, 5), (98, 1, 100), (3, -1, 0), (50, -1, 45)])
def test_a_figure_moves_in_steps_and_stays_in_its_range(before: float | None, way: int, after: float) -> None:
    assert stepped(before, way) == after


def test_criteria_keep_their_order_and_none_is_lost_when_the_first_is_touched(desk: Desk) -> None:
    before = criteria_asked(desk.partnership, desk.catalogue)
    desk.execute(use_criterion(desk.partnership, desk.catalogue, before[0], use=False))
    assert criteria_asked(desk.partnership, desk.catalogue) == before[1:]
    command = move_criterion(desk.partnership, desk.catalogue, before[2], -1)
    assert command is not None
    desk.execute(command)
    assert criteria_asked(desk.partnership, desk.catalogue)[:2] == (before[2], before[1])
    assert move_criterion(desk.partnership, desk.catalogue, before[2], -1) is None
    lines = criterion_lines(desk.partnership, desk.catalogue)
    assert all(one.used >= other.used for one, other in pairwise(lines))


def test_a_criterion_of_ones_own_is_asked_with_its_own_sentences(desk: Desk) -> None:
    name, command = add_criterion(desk.partnership, desk.catalogue)
    desk.execute(command)
    assert len(missing_criteria(desk.partnership, desk.catalogue)) == 1
    changes = {"custom_name": "Warmth", "custom_question": "Is it kind?", "custom_anchors": ("a", "b", "c", "d", "e")}
    desk.execute(ChangeFields(CriterionUse, (name,), changes))
    assert missing_criteria(desk.partnership, desk.catalogue) == ()
    item = SCORE.items(desk.partnership, desk.catalogue, "")[-1]
    assert (item.question, [answer.words for answer in item.answers]) == ("Is it kind?", ["a", "b", "c", "d", "e"])


# --- slips ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("4s", Typed(4, "seen")),
        (" 3 T ", Typed(3, "told")),
        ("5", Typed(5)),
        ("1g", Typed(1, "guess")),
        ("c", Typed(None)),
        ("0", Typed(None)),
        ("", None),
    ],
)
def test_a_slip_is_read_as_it_is_written(text: str, typed: Typed | None) -> None:
    assert read_slip(text, TRUST) == typed


@pytest.mark.parametrize("text", ["6", "s", "44", "4x", "-1", "4ss"])
def test_what_a_slip_cannot_say_is_refused_with_how_to_write_it(text: str) -> None:
    with pytest.raises(Mistyped, match="4s"):
        read_slip(text, TRUST)


def test_slips_of_other_kinds_have_their_own_range() -> None:
    assert read_slip("0", WEIGHT) == Typed(0)
    assert read_slip("100", WEIGHT) == Typed(100)
    assert read_slip("6", POLL) == Typed(6)
    with pytest.raises(Mistyped):
        read_slip("c", POLL)
    with pytest.raises(Mistyped):
        read_slip("4s", SCORE)


@pytest.mark.parametrize(("value", "basis", "text"), [(4, "seen", "4s"), (None, None, "c"), (62.5, None, "62.5")])
def test_a_recorded_answer_is_shown_as_it_is_typed(value: float | None, basis: str | None, text: str) -> None:
    assert written(value, basis) == text


# --- straw poll -------------------------------------------------------------------------------------------------------


def _poll(desk: Desk, positions: dict[str, int], reasons: dict[str, str] | None = None) -> PollResults:
    rows = [
        StrawPoll(motion="M1", participant=name, position=place, reason=(reasons or {}).get(name))
        for name, place in positions.items()
    ]
    desk.session.execute(PutRecords(tuple(rows)))
    return PollResults(RoundModel(desk, POLL))


def test_a_poll_is_told_by_step_once_it_is_shown(desk: Desk) -> None:
    results = _poll(desk, {"A": 6, "B": 5, "C": 4, "D": 2})
    assert not results.steps
    assert not results.to_hear
    show(desk, POLL)
    assert [step.count for step in results.steps] == [1, 1, 1, 0, 1, 0]
    assert len(results.to_hear) == 2
    met, words = results.test
    assert not met
    assert "have not given a reason" in words


def test_the_courtesy_test_is_met_when_three_in_four_stand_at_four_and_every_doubt_is_written(desk: Desk) -> None:
    results = _poll(desk, {"A": 6, "B": 5, "C": 4, "D": 2}, {"D": "Too soon."})
    show(desk, POLL)
    assert results.test[0]


def test_one_answer_alone_is_not_shown(desk: Desk) -> None:
    results = _poll(desk, {"A": 1})
    show(desk, POLL)
    assert results.steps == ()


def test_the_board_polls_again_once_and_both_polls_stay(desk: Desk) -> None:
    results = _poll(desk, dict.fromkeys("ABCD", 3))
    show(desk, POLL)
    assert results.may_poll_again
    results.poll_again()
    model = RoundModel(desk, POLL)
    assert model.subject is not None
    assert (model.subject.id, model.subject.about) == ("M2", "That we try it.")
    assert len(desk.partnership.having(StrawPoll, motion="M1")) == 4
    desk.session.execute(PutRecords((StrawPoll(motion="M2", participant="A", position=5),)))
    assert not PollResults(model).may_poll_again


def test_cannot_say_of_a_weight_is_an_answer_and_no_figure(desk: Desk) -> None:
    model = RoundModel(desk, WEIGHT)
    model.pick("A")
    model.start()
    model.record(model.items[0], swing=100.0)
    model.record(model.items[1], swing=None)
    lines = swing_lines(model)
    assert [line.is_open for line in lines[:3]] == [False, False, True]
    assert (lines[0].share, lines[1].share, lines[1].cannot_say) == (1.0, None, True)
    assert f"{len(lines) - 2} to go" in advice(lines)
    for item in model.items:
        model.record(item, swing=None)
    assert "You cannot say for any of them" in advice(swing_lines(model))
    assert model.people[0].is_in
    model.leave()
