"""One trustee's lone ratings of trust: no picture, panel or card tells them, of round 1 or of the last."""

import pytest

from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.shapes import Picture
from partnerdesk.domain.commands import DeleteRecord, DoTogether, PutRecords
from partnerdesk.domain.people import raters_of_trust
from partnerdesk.domain.records import Interest, TrustRating
from partnerdesk.domain.words import Sentence
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.book import pages_for
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.evidence import EvidenceModel
from partnerdesk.ui.viewmodels.rounds.trust_picture import TrustPicture
from partnerdesk.ui.viewmodels.rounds.trust_steps import suggestions
from partnerdesk.ui.viewmodels.steps.fairness import cautions
from partnerdesk.ui.viewmodels.steps.form_cards import FormCardsModel
from partnerdesk.ui.views.steps.trust_results import TrustResultsView

SHEET = Sheet(470, lambda text, size, _weight: len(text) * size / 2)
TWICE = {"A1", "A2"}
"""The questions of one part of trust; all were asked twice."""


@pytest.fixture
def desk(example: MainWindow) -> Desk:
    assert example.workshop is not None
    example.workshop.desk.unlock()
    return example.workshop.desk


def _leave_one_of_round_1(desk: Desk, indicators: set[str]) -> None:
    rows = [row for row in desk.partnership.rows(TrustRating) if row.indicator in indicators and row.round == 1]
    first = rows[0].participant
    taken = tuple(DeleteRecord(TrustRating, row.row_key) for row in rows if row.participant != first)
    desk.session.execute(DoTogether(taken, Sentence("take away")))


def _before(picture: Picture | None, place: int) -> str:
    """Give what the table beside the picture says of round 1 in one of its lines."""
    assert picture is not None
    return picture.table.rows[place][1]


def test_no_track_shows_it(desk: Desk) -> None:
    shown = TrustPicture(desk, "P1")
    assert (_before(shown.by_dimension(SHEET), 0), _before(shown.by_indicator(SHEET), 0)) == ("3.5", "4.0")
    _leave_one_of_round_1(desk, TWICE)
    shown = TrustPicture(desk, "P1")
    assert (_before(shown.by_dimension(SHEET), 0), _before(shown.by_indicator(SHEET), 0)) == ("–", "–")
    assert _before(shown.by_dimension(SHEET), 1) == "3.5"


def _leave_one_rater(desk: Desk) -> None:
    """Let an interest in the partner take out every trustee but one."""
    others = raters_of_trust(desk.partnership, "P1")[1:]
    rows = (
        Interest(id=f"IN9{place}", participant=row.id, partner="P1", kind="loyalty", handling="leave_all")
        for place, row in enumerate(others)
    )
    desk.session.execute(PutRecords(tuple(rows)))
    assert len(raters_of_trust(desk.partnership, "P1")) == 1


def _panel(desk: Desk) -> tuple[set[str], set[str]]:
    """Give the signals of all pages that the panel says something of, and what it says of trust."""
    panel, found, trust = EvidenceModel(desk), set(), set()
    for page in pages_for(desk.partnership):
        panel.show_page(page)
        found |= {line.id for line in panel.signals}
        trust |= {line.words for line in panel.trust}
    return found, trust


def test_of_trust_that_one_trustee_rated_nothing_is_told(desk: Desk) -> None:
    assert _panel(desk)[0] >= {"T2", "T3"}
    _leave_one_rater(desk)
    shown = TrustPicture(desk, "P1")
    assert (shown.weakest, shown.signals, shown.forms) == (None, (), ())
    assert shown.why_withheld.startswith("Too few trustees have rated trust")
    signals, trust = _panel(desk)
    assert not {name for name in signals if name.startswith("T")}
    assert trust == {"Too little is known yet"}
    assert not [one for one in cautions(desk) if "more trust" in one.sentence]
    assert not [one for one in FormCardsModel(desk).cards if "there is" in one.trust]
    assert suggestions(desk) == ()


def test_the_page_says_why(example: MainWindow, desk: Desk) -> None:
    assert example.workshop is not None
    _leave_one_rater(desk)
    example.workshop.show_page("trust.results")
    (view,) = example.findChildren(TrustResultsView)
    assert view._weakest.isVisible()
    assert view._weakest.accessibleName().startswith("Too few trustees have rated trust")
