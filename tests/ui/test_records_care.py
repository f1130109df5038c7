"""The windows about the records: history, people's words, and another version of the file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from partnerdesk.app import Shelf
from partnerdesk.domain.commands import ChangeFields, PutRecords
from partnerdesk.domain.merging import Take
from partnerdesk.domain.records import BeneficiaryInput, Objective, Partner
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.comparing import field_labels
from partnerdesk.ui.views.dialogs.comparing import ComparingWindow
from partnerdesk.ui.views.dialogs.history import HistoryWindow
from partnerdesk.ui.views.dialogs.people_words import PeopleWordsWindow
from partnerdesk.ui.views.dialogs.reading import Reading
from partnerdesk.ui.views.widgets.buttons import Button
from partnerdesk.ui.views.widgets.notice import Toast
from partnerdesk.ui.views.widgets.text import Prose
from tests.services.canaries import found_in, places

NAME = "Amaranth-Qx0001"


def _open(window: MainWindow, kind: type[Reading]) -> Reading:
    (found,) = (each for each in window.findChildren(kind) if each.isVisible())
    return found


def _words(window: Reading) -> str:
    return "\n".join(each.text() for each in window.findChildren(Prose) if each.isVisibleTo(window))


@pytest.fixture
def case(window: MainWindow, tmp_path: Path) -> Iterator[MainWindow]:
    """Give the window with a file in which somebody said something whose time is over."""
    shelf = Shelf(tmp_path / "home")
    session = shelf.new(str(tmp_path / "case.partnership"))
    given = BeneficiaryInput(id="BI-001", summary=NAME, person_code="07", keep_until=date(2020, 1, 31))
    other = BeneficiaryInput(id="BI-002", summary="somebody else", person_code="08")
    session.execute(PutRecords((given, other, Objective(id="OB1", measure="before"), Partner(id="P1"))))
    window.show_session(session)
    yield window
    for each in window.findChildren(Reading):
        each.reject()


def test_what_is_past_its_date_is_said_on_opening_and_leads_to_the_list(case: MainWindow) -> None:
    (toast,) = case.findChildren(Toast)
    assert "One thing that people said is past the date" in toast.accessibleName()
    toast.taken.emit()
    assert "to be kept until 31 January 2020" in _words(_open(case, PeopleWordsWindow))


def test_what_is_past_its_date_is_erased_in_one_action_and_nothing_is_left(
    case: MainWindow, tmp_path: Path, qapp: QApplication
) -> None:
    assert case.desk is not None
    case.desk.session.publish()
    assert found_in([tmp_path], [NAME])
    case.files.records.show_people()
    window = _open(case, PeopleWordsWindow)
    assert isinstance(window, PeopleWordsWindow)
    window.erase_due.click()
    assert "cannot be undone" in _words(window)
    window.yes.click()
    assert [row.id for row in case.desk.partnership.rows(BeneficiaryInput)] == ["BI-002"]
    told = [each for each in case.findChildren(Reading) if each.isVisible() and not isinstance(each, PeopleWordsWindow)]
    assert ["OneDrive" in _words(each) for each in told] == [True]
    told[0].reject()
    case.close_file()
    qapp.processEvents()
    assert found_in(places(tmp_path), [NAME]) == []


def test_everything_about_one_person_is_saved_for_that_person(
    case: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "07.json"
    monkeypatch.setattr(case.files.chooser, "new", lambda *_: str(target))
    case.files.records.show_people()
    window = _open(case, PeopleWordsWindow)
    assert isinstance(window, PeopleWordsWindow)
    window.save_words()
    told = json.loads(target.read_text("utf-8"))
    assert (told["person_code"], [row["id"] for row in told["inputs"]]) == ("07", ["BI-001"])


def test_the_history_says_what_was_done_and_that_it_holds(case: MainWindow) -> None:
    case.files.records.show_history()
    words = _words(_open(case, HistoryWindow))
    assert "The file was made." in words
    assert "The history is unbroken" in words
    assert "Objective OB1 added" in words.replace("; o", "; O") or "objective OB1 added" in words
    assert NAME not in words


@pytest.fixture
def pair(case: MainWindow, tmp_path: Path) -> Path:
    """Give another version of the file, in which somebody else went on."""
    assert case.desk is not None
    path = tmp_path / "theirs.partnership"
    case.desk.session.save_copy(path)
    with Shelf(tmp_path / "elsewhere").open(str(path)) as theirs:
        theirs.execute(ChangeFields(Objective, ("OB1",), {"measure": "theirs"}))
        theirs.execute(ChangeFields(Partner, ("P1",), {"notes": "theirs"}))
    case.desk.execute(ChangeFields(Objective, ("OB1",), {"measure": "mine"}))
    return path


def test_two_versions_come_together_after_the_choices_and_can_be_undone(case: MainWindow, pair: Path) -> None:
    assert case.desk is not None
    case.files.records.compare(pair)
    window = _open(case, ComparingWindow)
    assert isinstance(window, ComparingWindow)
    words = _words(window)
    label = field_labels("objective")["measure"].label
    assert all(each in words for each in (label, "mine", "theirs", "Still to choose: 1"))
    assert not window.together.isEnabled()
    (card,) = window.model.cards
    window.model.choose(card.ref, Take.THEIRS)
    window.together.click()
    found, partner = case.desk.partnership.get(Objective, "OB1"), case.desk.partnership.get(Partner, "P1")
    assert found is not None
    assert partner is not None
    assert (found.measure, partner.notes) == ("theirs", "theirs")
    case.desk.undo()
    back = case.desk.partnership.get(Objective, "OB1")
    assert back is not None
    assert back.measure == "mine"


def test_a_conflict_leads_to_both_versions_side_by_side(case: MainWindow, pair: Path) -> None:
    assert case.desk is not None
    case.desk.session.path.write_bytes(pair.read_bytes())
    case.desk.session.publish()
    case.files.care.tell_conflict()
    told = _open(case, Reading)
    next(each for each in told.findChildren(Button) if "Compare" in each.text()).click()
    assert "Still to choose: 1" in _words(_open(case, ComparingWindow))


def test_the_same_version_has_nothing_to_bring(case: MainWindow, tmp_path: Path) -> None:
    assert case.desk is not None
    case.desk.session.save_copy(tmp_path / "same.partnership")
    case.files.records.compare(tmp_path / "same.partnership")
    assert "The two versions hold the same." in _words(_open(case, ComparingWindow))


def test_what_is_no_partnership_file_is_refused_in_a_sentence(case: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "other.partnership"
    other.write_bytes(b"%PDF-1.7" * 200)
    case.files.records.compare(other)
    assert any("is not a partnership file" in each.accessibleName() for each in case.findChildren(Toast))
