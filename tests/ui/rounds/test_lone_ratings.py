"""One trustee's lone rating of trust in round 1: no picture shows it as what was before, as no talk page says it."""

import pytest

from partnerdesk.charts.fitting import Sheet
from partnerdesk.charts.shapes import Picture
from partnerdesk.domain.commands import DeleteRecord, DoTogether
from partnerdesk.domain.records import TrustRating
from partnerdesk.domain.words import Sentence
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.trust_picture import TrustPicture

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
