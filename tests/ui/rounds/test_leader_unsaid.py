"""No finding about trust says which option leads before the scores are shown, or while they may not be compared."""

import pytest

from partnerdesk.domain.commands import ChangeFields, DeleteRecord, DoTogether
from partnerdesk.domain.records import RoundState, Score
from partnerdesk.domain.words import Sentence
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.book import pages_for
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.evidence import EvidenceModel
from partnerdesk.ui.viewmodels.steps.shown import scores_shown

NAMES_IT = {"T3", "O8"}


@pytest.fixture
def desk(example: MainWindow) -> Desk:
    assert example.workshop is not None
    example.workshop.desk.unlock()
    return example.workshop.desk


def _told(desk: Desk) -> set[str]:
    """Give the signals of all pages that the panel says something of."""
    panel, found = EvidenceModel(desk), set()
    for page in pages_for(desk.partnership):
        panel.show_page(page)
        found |= {line.id for line in panel.signals}
    return found


def _take_scores(desk: Desk, *, all_of_them: bool) -> None:
    ranking = desk.session.assessment().ranking
    cell = (ranking.ranked[2].option, ranking.criteria[0])
    rows = [row for row in desk.partnership.rows(Score) if all_of_them or (row.option, row.criterion) == cell]
    taken = rows if all_of_them else rows[1:]
    desk.session.execute(DoTogether(tuple(DeleteRecord(Score, row.row_key) for row in taken), Sentence("take away")))


def test_of_a_whole_workshop_both_are_said(desk: Desk) -> None:
    assert _told(desk) >= NAMES_IT


def test_before_the_scores_are_shown_neither_is(desk: Desk) -> None:
    for row in desk.partnership.having(RoundState, kind="score"):
        desk.session.execute(ChangeFields(RoundState, row.row_key, {"revealed_at": None}))
    assert not scores_shown(desk.partnership)
    assert not _told(desk) & NAMES_IT


def test_while_the_options_are_not_compared_neither_is(desk: Desk) -> None:
    _take_scores(desk, all_of_them=False)
    assert desk.session.assessment().ranking.is_withheld
    assert not _told(desk) & NAMES_IT


def test_where_no_option_leads_it_is_said_that_trust_is_held_against_none(desk: Desk) -> None:
    _take_scores(desk, all_of_them=True)
    for row in desk.partnership.having(RoundState, kind="score"):
        desk.session.execute(ChangeFields(RoundState, row.row_key, {"revealed_at": None}))
    assert "T3" in _told(desk)
