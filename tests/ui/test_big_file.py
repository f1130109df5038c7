"""A file of 300 inputs in the window: what a page builds does not grow with the file, and everything can be reached."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from partnerdesk.app import Shelf
from partnerdesk.domain.records import BeneficiaryInput
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.views.collection import AT_ONCE, CollectionView
from partnerdesk.ui.views.record_card import RecordCard
from tests.brief.cases import sample_answers
from tests.fixtures.full_file import full_file


@pytest.fixture
def inputs(window: MainWindow, qapp: QApplication, tmp_path: Path) -> CollectionView:
    """Give the view of the inputs of the full file."""
    documents = Shelf(tmp_path / "home").documents
    session = documents.from_partnership(full_file(), tmp_path / "Full.partnership", sample_answers())
    window.show_session(session)
    assert window.workshop is not None
    window.workshop.show_page("hear.inputs")
    qapp.processEvents()
    return next(each for each in window.workshop.screen_shown.blocks if isinstance(each, CollectionView))


def _cards(view: CollectionView) -> int:
    return len([card for card in view.findChildren(RecordCard) if card.isVisible()])


def test_few_cards_are_made_and_more_are_shown_when_asked(inputs: CollectionView, qapp: QApplication) -> None:
    assert _cards(inputs) == AT_ONCE
    inputs._more.click()
    qapp.processEvents()
    assert _cards(inputs) == 2 * AT_ONCE
    assert "of 300" in inputs._more.text()


def test_one_that_stands_far_below_is_opened_when_it_is_looked_for(inputs: CollectionView, qapp: QApplication) -> None:
    last = full_file().rows(BeneficiaryInput)[-1]
    assert inputs.open_record(BeneficiaryInput, last.row_key)
    qapp.processEvents()
    assert _cards(inputs) == AT_ONCE + 1
    assert not inputs.open_record(BeneficiaryInput, ("BI-999",))
