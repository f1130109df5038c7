"""Words out of the window, and themes into it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from partnerdesk.domain.records import Theme
from partnerdesk.services.words_out import FORMS
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels import exporting
from partnerdesk.ui.views.dialogs.exporting import ExportingWindow
from partnerdesk.ui.views.dialogs.partner_facts import PartnerFactsWindow
from partnerdesk.ui.views.widgets.choices import Choice
from partnerdesk.ui.views.widgets.notice import Toast

BOOK = (
    '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="g" name="Being heard" isCodable="true">'
    "<Description>More</Description></Code></Codes></CodeBook>"
)


def themes(window: MainWindow) -> list[str | None]:
    assert window.desk is not None
    return [row.text for row in window.desk.partnership.rows(Theme)]


def said(window: MainWindow) -> str:
    QApplication.processEvents()
    return window.findChildren(Toast)[-1].accessibleName()


def test_every_form_can_be_chosen_and_has_its_words() -> None:
    assert {each.value for each in exporting.FORMS} == set(FORMS) == set(exporting.KINDS)
    assert {exporting.file_title("Case", form) for form in FORMS} >= {"Case", "Case – themes"}


@pytest.mark.parametrize("form", list(FORMS))
def test_every_form_is_written_where_it_was_asked_for(
    example: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    place = tmp_path / f"out{FORMS[form].ending}"
    monkeypatch.setattr(example.files.chooser, "new", lambda *_args: str(place))
    example.files.words.export(form)
    assert place.stat().st_size > 500
    assert place.name in said(example)


def test_the_window_asks_in_what_form_and_for_whom(window: MainWindow) -> None:
    asked = ExportingWindow(window)

    def answer() -> None:
        cards = {each.text(): each for each in asked.findChildren(Choice)}
        cards["Themes by group as a table"].click()
        cards["To share"].click()
        assert asked.editions.isVisible()
        cards["Themes as a codebook"].click()
        assert not asked.editions.isVisible(), "a codebook holds no numbers"
        cards["Answers to surveys as a table"].click()
        asked.yes.click()

    QTimer.singleShot(0, answer)
    assert asked.pick() == ("answers-csv", "sharing")


def test_themes_come_in_as_one_change_with_one_undo(example: MainWindow, tmp_path: Path) -> None:
    book = tmp_path / "book.qdc"
    book.write_text(BOOK)
    before = themes(example)
    example.files.drop([str(book)])
    assert themes(example) == [*before, "Being heard"]
    assert "One theme is added." in said(example)
    assert "explanation" in said(example)
    example.undo()
    assert themes(example) == before
    example.redo()
    example.files.words.take_codebook(book)
    assert "is here already" in said(example)
    assert themes(example) == [*before, "Being heard"]


def test_a_bad_codebook_gets_its_sentence(example: MainWindow, tmp_path: Path) -> None:
    before = themes(example)
    refused: list[str] = []
    example.files.words.refused.connect(refused.append)
    book = tmp_path / "book.qdc"
    book.write_text("nothing")
    example.files.words.take_codebook(book)
    example.files.words.take_codebook(tmp_path / "none.qdc")
    assert "This is no codebook" in refused[0]
    assert "none.qdc cannot be read" in refused[1]
    assert themes(example) == before


REGISTER = "registered_charity_number\tcharity_name\tdate_of_registration\n1001\tNORTHBANK\t1998-05-01\n"


@pytest.mark.parametrize("name", ["charities.txt", "charities.csv"])
def test_a_dropped_register_is_looked_into_for_a_partner(example: MainWindow, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(REGISTER)
    example.files.drop([str(tmp_path / name)])
    (asked,) = example.findChildren(PartnerFactsWindow)
    assert asked.isVisible()
    asked.close()


def test_a_register_that_is_dropped_too_early_is_told_the_way(window: MainWindow, tmp_path: Path) -> None:
    told: list[str] = []
    window.files.refused.connect(told.append)
    (tmp_path / "extract.json").write_text('[{"charity_name": "x", "charity_number": 1, "date_of_removal": null}]')
    (tmp_path / "other.json").write_text("{}")
    window.files.drop([str(tmp_path / "extract.json")])
    window.files.drop([str(tmp_path / "other.json")])
    early, other = told
    assert "Open the workshop first, then drop it here again" in early
    assert "page of partners" in early
    assert "or a charity register or 360Giving file" in other
