"""Who answers on paper: said at the curtain, passed over by the laptop, asked for at the end, typed in."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from partnerdesk.app import Shelf
from partnerdesk.domain.commands import LockFile, PutRecords
from partnerdesk.domain.records import ImpactReview, Participant, Score
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.kinds import SCORE, TRUST, TRUST_AT_REVIEW
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel, model_of
from partnerdesk.ui.viewmodels.rounds.paper import paper_of
from partnerdesk.ui.viewmodels.rounds.states import ScreenState
from partnerdesk.ui.views.steps.curtain import Curtain, RoundView
from partnerdesk.ui.views.steps.paper_entry import WhoseView
from partnerdesk.ui.views.steps.rating import ItemView
from partnerdesk.ui.views.steps.round_chooser import Chooser
from tests.ui.rounds.conftest import BOARD, give


def _at(model: RoundModel) -> tuple[ScreenState, str]:
    return model.state, model.person_id


def _asks_for_slips(model: RoundModel) -> bool:
    return model.only_paper_is_open and not model.all_in


def test_the_laptop_goes_on_to_the_next_and_does_not_come_back(trust: RoundModel) -> None:
    trust.pick("A")
    trust.answer_on_paper()
    assert _at(trust) == (ScreenState.CURTAIN, "B")
    trust.answer_on_paper()
    assert _at(trust) == (ScreenState.CURTAIN, "C")
    trust.start()
    trust.finish()
    trust.pass_on()
    assert _at(trust) == (ScreenState.CURTAIN, "D")
    trust.answer_on_paper()
    assert _at(trust) == (ScreenState.CURTAIN, "C")  # who left all open is asked again, not who took a slip
    assert [line.id for line in trust.still_on_paper] == ["A", "B", "D"]


def test_after_the_last_one_the_slips_are_asked_for(desk: Desk) -> None:
    model = model_of(desk, TRUST)
    for place in range(len(model.items)):
        give(desk, TRUST, {"A": 3, "B": 3, "C": 3}, place)
    assert _asks_for_slips(model) is False
    model.pick("D")
    model.answer_on_paper()
    assert _at(model) == (ScreenState.CHOOSE, "")
    assert _asks_for_slips(model) is True


def test_who_takes_the_laptop_after_all_is_not_on_paper(trust: RoundModel) -> None:
    trust.pick("A")
    trust.answer_on_paper()
    trust.someone_else()
    trust.pick("A")
    assert trust.on_paper == frozenset()


def test_only_at_the_own_curtain_somebody_says_so(trust: RoundModel) -> None:
    trust.answer_on_paper()
    assert trust.on_paper == frozenset()
    trust.pick("A")
    trust.start()
    trust.answer_on_paper()
    assert (_at(trust), trust.on_paper) == ((ScreenState.ANSWER, "A"), frozenset())


def test_the_curtain_the_cards_and_the_table_say_so(desk: Desk, themed: None, qapp: QApplication) -> None:
    model = model_of(desk, TRUST)
    for place in range(len(model.items)):
        give(desk, TRUST, {"A": 3, "B": 3, "C": 3}, place)
    view = RoundView(model, ItemView)
    view.show()
    model.pick("D")
    curtain = view.part
    assert isinstance(curtain, Curtain)
    assert curtain.paper.text() == "Person D answers on paper"
    curtain.paper.click()
    chooser = view.part
    assert isinstance(chooser, Chooser)
    assert chooser.way.button.text() == "Type in answers from paper"
    assert not chooser.paper_button.isVisible()
    chooser.way.button.click()
    (whose,) = view.findChildren(WhoseView)
    assert [row.isChecked() for row in whose.rows[:4]] == [False, False, False, True]
    model.finish()
    view.close()
    view.deleteLater()
    qapp.processEvents()


def test_who_has_begun_at_the_laptop_is_not_offered_a_slip(desk: Desk, themed: None, qapp: QApplication) -> None:
    model = model_of(desk, TRUST)
    give(desk, TRUST, {"A": 3})
    curtain = Curtain(model)
    curtain.show()
    model.pick("A")
    curtain.refresh()
    assert not curtain.paper.isVisible()
    curtain.deleteLater()
    qapp.processEvents()


# --- first choices on the score sheets --------------------------------------------------------------------------------


def test_first_choices_are_typed_in_before_scores(desk: Desk, themed: None, qapp: QApplication) -> None:
    model = model_of(desk, SCORE)
    model.type_in()
    paper = paper_of(model)
    assert paper.first_choices_wait
    asked: list[str] = []
    desk.page_asked.connect(asked.append)
    whose = WhoseView(paper)
    whose.refresh()
    assert not whose.to_first.isHidden()
    whose.to_first.click()
    assert asked == ["score.first"]
    whose.deleteLater()
    qapp.processEvents()
    model.finish()


def test_nobody_is_sent_to_first_choices_that_cannot_be_given(desk: Desk) -> None:
    rows = [Score(participant=name, option="O1", criterion="fairness", round=1, level=3) for name in "ABCD"]
    desk.session.execute(PutRecords(tuple(rows)))
    assert not paper_of(model_of(desk, SCORE)).first_choices_wait
    assert not paper_of(model_of(desk, SCORE, 2)).first_choices_wait
    assert not paper_of(model_of(desk, TRUST)).first_choices_wait


def test_who_answers_on_paper_is_kept_in_the_file_for_all_rounds(
    qapp: QApplication, tmp_path: Path, clock: Callable[[], datetime]
) -> None:
    shelf, path = Shelf(tmp_path / "home"), str(tmp_path / "Board.partnership")
    with shelf.new(path) as session:
        session.execute(PutRecords(BOARD))
        desk = Desk(session, clock)
        model = model_of(desk, TRUST)
        model.pick("B")
        model.answer_on_paper()
        desk.close()
    with shelf.open(path) as session:
        desk = Desk(session, clock)
        scores = model_of(desk, SCORE)
        assert scores.on_paper == frozenset({"B"})
        scores.pick("A")
        scores.start()
        scores.finish()
        scores.pass_on()
        assert _at(scores) == (ScreenState.CURTAIN, "C")
        desk.close()


def test_after_the_lock_it_is_known_as_long_as_the_program_runs(desk: Desk) -> None:
    desk.session.execute(PutRecords((ImpactReview(id="IR1"),)))
    desk.session.execute(LockFile("2026-11-26T12:00:00", "en", {}))
    model = model_of(desk, TRUST_AT_REVIEW)
    model.pick("B")
    model.answer_on_paper()
    assert model.on_paper == frozenset({"B"})
    assert all(not person.on_paper for person in desk.partnership.rows(Participant))
