"""What a file says when it is opened again long after the decision."""

from datetime import date, timedelta

from PySide6.QtWidgets import QApplication

from partnerdesk.domain.commands import ChangeFields, PutRecords
from partnerdesk.domain.records import Decision, FeedbackPlan, ImpactReview, Partner, ReviewPlan
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.records_care import REVIEW
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.steps.plans import review_due, tell_by


def _planned(desk: Desk, *days: date) -> None:
    rows = tuple(ReviewPlan(id=f"RP{n}", review_on=day) for n, day in enumerate(days, 1))
    assert desk.execute(PutRecords(rows)) is None
    assert desk.execute(ChangeFields(Decision, (), {"outcome": "yes"})) is None


def test_a_review_whose_day_has_come_is_said_until_it_was_held(bare: Desk) -> None:
    today = bare.today()
    assert review_due(bare.partnership, today) == ""
    _planned(bare, today + timedelta(days=1))
    assert review_due(bare.partnership, today) == ""
    _planned(bare, today - timedelta(days=180), today - timedelta(days=2))
    said = review_due(bare.partnership, today)
    assert str((today - timedelta(days=2)).day) in said
    assert bare.execute(PutRecords((ImpactReview(id="R1", review_on=today),))) is None
    assert review_due(bare.partnership, today) == ""


def test_a_review_half_a_year_ago_does_not_stand_for_the_one_after_a_year(bare: Desk) -> None:
    today = bare.today()
    _planned(bare, today - timedelta(days=183), today)
    held = ImpactReview(id="R1", review_on=today - timedelta(days=180))
    assert bare.execute(PutRecords((held,))) is None
    assert review_due(bare.partnership, today)


def test_when_the_last_day_is_past_people_were_told_or_were_to_be(bare: Desk) -> None:
    long_ago = bare.today() - timedelta(days=370)
    assert bare.execute(ChangeFields(Decision, (), {"decided_on": long_ago})) is None
    plan = FeedbackPlan(id="F1", who_tells="Carol", by=long_ago)
    assert bare.execute(PutRecords((plan,))) is None
    (line,) = tell_by(bare)
    assert (line.tone, line.sentence.startswith("People were to be told by")) == ("warning", True)
    assert bare.execute(ChangeFields(FeedbackPlan, ("F1",), {"done_on": long_ago})) is None
    (line,) = tell_by(bare)
    assert (line.tone, line.sentence.startswith("People were told in time")) == ("good", True)


def test_opening_the_file_offers_the_way_to_the_review(empty: MainWindow) -> None:
    assert empty.workshop is not None
    desk = empty.workshop.desk
    _planned(desk, desk.today())
    offered = []
    desk.offered.connect(lambda text, label, take: offered.append((text, label, take)))
    empty.files.records.begin("Recovered 1 change.")
    ((text, label, take),) = offered
    assert text.startswith("Recovered 1 change. A review was planned for")
    assert label == "Go to the review"
    take()
    QApplication.processEvents()
    assert empty.workshop.page.id == REVIEW


def test_the_last_page_goes_on_once_another_comes_behind_it(empty: MainWindow) -> None:
    assert empty.workshop is not None
    workshop, desk = empty.workshop, empty.workshop.desk
    assert desk.execute(ChangeFields(Decision, (), {"outcome": "yes"})) is None
    workshop.show_page(REVIEW)
    assert not workshop.bar.on.isEnabled()
    assert desk.execute(PutRecords((Partner(id="P1"), ImpactReview(id="R1", review_on=desk.today())))) is None
    assert workshop.bar.on.isEnabled()
    workshop.bar.on.click()
    assert workshop.page.id == "tell.trust"
    assert not workshop.bar.on.isEnabled()
