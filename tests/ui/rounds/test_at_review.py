"""The round of trust at a review: the same machine on a locked record, a round of its own, then and now once shown."""

import dataclasses
from datetime import date

import pytest

from partnerdesk.charts.fitting import Sheet
from partnerdesk.domain.commands import AddRecord, DeleteRecord, LockFile, PutRecords
from partnerdesk.domain.records import ImpactReview, Partner, PartnershipFile, RoundState, TrustRating
from partnerdesk.ui.unkept import bring_back
from partnerdesk.ui.viewmodels.book import pages_for
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.evidence import EvidenceModel
from partnerdesk.ui.viewmodels.room.content import RoomKind
from partnerdesk.ui.viewmodels.room.model import RoomModel
from partnerdesk.ui.viewmodels.rounds.kinds import TRUST, TRUST_AT_REVIEW
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel, model_of
from partnerdesk.ui.viewmodels.rounds.pages import page_of_round
from partnerdesk.ui.viewmodels.rounds.paper import paper_of
from partnerdesk.ui.viewmodels.rounds.states import ScreenState
from partnerdesk.ui.viewmodels.rounds.trust_since import SinceModel
from partnerdesk.ui.viewmodels.rounds.under_way import is_under_way
from partnerdesk.ui.viewmodels.step_list import StepListModel
from partnerdesk.ui.views.locked_line import LockedLine
from tests.ui.rounds.conftest import show

PAGE = "tell.trust"
SHEET = Sheet(470, lambda text, size, _weight: len(text) * size / 2)


@pytest.fixture
def review(desk: Desk) -> RoundModel:
    """Give the round at a review, a year after a decision on two answers of each, with the record locked."""
    names = [name for name, each in desk.catalogue.indicators.items() if each.core]
    then = [
        TrustRating(participant=who, partner="P1", indicator=name, round=1, level=2, basis="guess")
        for who in "ABCD"
        for name in names
    ]
    desk.session.execute(PutRecords(tuple(then)))
    show(desk, TRUST)
    desk.session.execute(LockFile(desk.stamp(), "en", {}))
    desk.session.execute(AddRecord(ImpactReview(id="IR1", review_on=date(2027, 11, 22))))
    return model_of(desk, TRUST_AT_REVIEW)


def answer(model: RoundModel, *people: str, level: int = 4) -> None:
    for person in people:
        model.pick(person)
        model.start()
        while model.state is ScreenState.ANSWER:
            model.choose(level)
            model.say_basis("seen")
            assert model.on()
        model.pass_on()
        model.someone_else()


def again(desk: Desk) -> list[TrustRating]:
    return [row for row in desk.partnership.rows(TrustRating) if row.round > 2]


def _kind(room: RoomModel) -> RoomKind:
    return room.content.kind


def test_the_page_is_there_with_a_review_and_a_partner(desk: Desk) -> None:
    def pages() -> set[str]:
        return {page.id for page in pages_for(desk.partnership)}

    assert PAGE not in pages()
    desk.session.execute(AddRecord(ImpactReview(id="IR1")))
    assert PAGE in pages()
    desk.session.execute(DeleteRecord(Partner, ("P1",)))
    assert PAGE not in pages()
    assert (page_of_round("trust", 3), page_of_round("trust_review", 1)) == (PAGE, PAGE)


def test_each_answers_the_short_list_anew_and_nothing_of_then_is_written_over(review: RoundModel) -> None:
    desk = review.desk
    before = desk.partnership.rows(TrustRating)
    assert len(review.items) == 12
    review.pick("A")
    review.start()
    item = review.item
    assert item is not None
    assert (review.shown, review.earlier(item), review.group(item)) == (None, None, None)
    review.leave()
    review.someone_else()
    answer(review, "A", "B", "C")
    assert desk.partnership.rows(TrustRating)[: len(before)] == before
    assert len(again(desk)) == 3 * 12
    assert {(row.round, row.level, row.basis) for row in again(desk)} == {(3, 4, "seen")}
    assert [line.given for line in review.people] == [12, 12, 12, 0]
    assert list(review.left_out) == ["Person E"]


def test_a_file_with_the_long_list_is_asked_the_short_one(desk: Desk) -> None:
    file = dataclasses.replace(desk.partnership.one(PartnershipFile), indicator_set="full")
    desk.session.execute(PutRecords((file, ImpactReview(id="IR1"))))
    assert (len(RoundModel(desk, TRUST).items), len(model_of(desk, TRUST_AT_REVIEW).items)) == (24, 12)


def test_undo_reaches_to_the_beginning_of_the_own_turn_and_no_further(review: RoundModel) -> None:
    desk = review.desk
    answer(review, "A")
    assert desk.undo_label is None
    review.pick("B")
    review.start()
    review.choose(3)
    assert str(desk.undo_label) == "private answer"
    desk.undo()
    assert desk.undo_label is None
    assert {row.participant for row in again(desk)} == {"A"}


def test_nothing_tells_of_it_until_it_is_closed_and_shown(review: RoundModel) -> None:
    desk = review.desk
    steps, room, since = StepListModel(desk), RoomModel(desk), SinceModel(review)
    evidence = EvidenceModel(desk)
    before = desk.session.assessment()
    answer(review, "A", "B", "C", "D")
    room.follow(PAGE)
    told = next(line for line in steps.lines if line.id == "tell")
    assert (told.words, told.state) == ("A private round is under way", "started")
    assert is_under_way(desk.partnership, "tell")
    assert not is_under_way(desk.partnership, "trust")
    assert _kind(room) == RoomKind.PRIVATE
    assert (since.found, since.picture(SHEET), since.summary) == (None, None, "")
    evidence.show_page(next(page for page in pages_for(desk.partnership) if page.id == PAGE))
    assert evidence.missing == ()
    assert review.close()
    assert _kind(room) == RoomKind.PAGE
    assert room.content.picture is not None
    assert room.content.picture(SHEET) is None
    assert review.reveal()
    assert room.content.picture is not None
    assert room.content.picture(SHEET) is not None
    assert not is_under_way(desk.partnership, "tell")
    assert desk.session.assessment() == before
    assert desk.partnership.get(RoundState, "trust", "P1", 3) is not None


def test_then_and_now_are_told_in_words_and_drawn(review: RoundModel) -> None:
    answer(review, "A", "B", "C", "D", level=4)
    assert review.close()
    assert review.reveal()
    since = SinceModel(review)
    assert since.summary.startswith("Higher than at the decision: Ability, Goodwill")
    assert "The same" not in since.summary
    assert since.who.startswith("Rated again by 4 of you, on ")
    picture = since.picture(SHEET)
    assert picture is not None
    assert "Ability: median 2.0, then 4.0" in picture.alt
    assert picture.table.columns[1:3] == ("Then", "Now")


@pytest.mark.parametrize(("people", "shown"), [("A", False), ("AB", True)])
def test_of_one_person_alone_nothing_is_shown(review: RoundModel, people: str, shown: bool) -> None:
    answer(review, *people)
    assert review.close("The others have left the board.")
    assert review.reveal()
    since = SinceModel(review)
    assert (since.picture(SHEET) is not None) is shown
    assert ("Too few of you rated again" in since.summary) is not shown
    assert bool(since.who) is shown


def test_a_later_review_has_a_round_of_its_own(review: RoundModel) -> None:
    desk = review.desk
    answer(review, "A", "B")
    assert review.close()
    assert review.reveal()
    desk.session.execute(AddRecord(ImpactReview(id="IR2", review_on=date(2028, 11, 22))))
    assert not review.is_closed
    assert [line.given for line in review.people] == [0, 0, 0, 0]
    answer(review, "A", level=1)
    assert {(row.round, row.level) for row in again(desk)} == {(3, 4), (4, 1)}


def test_slips_that_are_being_typed_outlive_a_power_cut(review: RoundModel) -> None:
    review.type_in()
    paper = paper_of(review)
    assert paper.begin(frozenset({"A"}))
    for letter in "4s2t":
        assert paper.press(letter)
    paper.keep_draft()
    after = Desk(review.desk.session, review.desk.now)
    (again,) = bring_back(after)
    assert (again.round.kind.id, again.round.key.number, again.given) == ("trust_review", 3, 2)
    again.throw_away()
    after.close()


def test_a_round_that_was_never_closed_is_over_when_the_next_review_begins(review: RoundModel) -> None:
    desk = review.desk
    answer(review, "A")
    assert is_under_way(desk.partnership, "tell")
    desk.session.execute(AddRecord(ImpactReview(id="IR2")))
    assert not is_under_way(desk.partnership, "tell")
    answer(review, "B")
    assert is_under_way(desk.partnership, "tell")


@pytest.mark.parametrize(("page", "locked"), [(PAGE, False), ("trust.rate", True), ("tell.impact", False)])
def test_only_pages_that_the_lock_holds_say_that_it_does(review: RoundModel, page: str, locked: bool) -> None:
    spec = next(each for each in pages_for(review.desk.partnership) if each.id == page)
    line = LockedLine(review.desk, spec)
    line.refresh()
    assert line.isHidden() is not locked
    line.deleteLater()


def test_answers_on_paper_are_typed_twice_and_kept(review: RoundModel) -> None:
    desk = review.desk
    review.type_in()
    paper = paper_of(review)
    assert paper.begin(frozenset({"A", "B"}))
    for _time in (1, 2):
        for _cell in range(24):
            assert paper.press("5")
            assert paper.press("t")
        assert paper.again() or _time == 2
    paper.compare()
    assert again(desk) == []
    assert paper.keep()
    assert {(row.participant, row.round, row.level, row.basis) for row in again(desk)} == {
        ("A", 3, 5, "told"),
        ("B", 3, 5, "told"),
    }
    assert desk.undo_label is None
