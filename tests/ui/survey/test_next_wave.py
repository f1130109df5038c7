"""A survey that comes a second time: what was said of it is taken over, and who is in already is not counted twice."""

from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from partnerdesk.domain.commands import AddRecord, ChangeFields, PutRecords
from partnerdesk.domain.records import BeneficiaryGroup, BeneficiaryInput, InputGroup, Survey
from partnerdesk.services.answers import Answers, all_answers
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.survey import editing
from partnerdesk.ui.viewmodels.survey.preview import Stage, SurveyPreview
from partnerdesk.ui.views.dialogs.erase_answers import EraseAnswers
from partnerdesk.ui.views.survey.about_page import AboutPage
from partnerdesk.ui.views.survey.already import AlreadyChoice
from partnerdesk.ui.views.survey.found_page import FoundPage
from partnerdesk.ui.views.survey.window import SurveyWindow
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.choices import Choice
from partnerdesk.ui.views.widgets.text import Prose
from tests.exchange.survey.exports import csv_bytes
from tests.ui.laid_out import laid_out_badly
from tests.ui.survey.conftest import HEADS, POSITIONS, ROWS
from tests.ui.survey.hands import Settle, drop, opened, to_about

LATER = tuple(
    (f"n{n}", f"{14 + n}/04/2026", *row[2:6], f"{row[6]}, as I said in April, for the {n}th time", "Yes")
    for n, row in enumerate(ROWS[10:16])
)


def found(desk: Desk, path: Path, settle: Settle) -> SurveyPreview:
    shown = SurveyPreview(desk, path, desk)
    shown.begin()
    settle()
    return shown


def counted(shown: SurveyPreview, settle: Settle) -> SurveyPreview:
    shown.set_dates("day-first")
    shown.count()
    settle()
    assert shown.stage is Stage.ABOUT
    return shown


def words_on(page: AboutPage | FoundPage) -> list[str]:
    said = [each.said for each in page.findChildren(Prose) if not each.isHidden()]
    return [*said, *(each.text() for each in page.findChildren(QPushButton))]


def found_words(shown: SurveyPreview) -> list[str]:
    assert shown.found is not None
    page = FoundPage(shown, shown.found)
    said = words_on(page)
    shiboken6.delete(page)
    return said


@pytest.fixture
def first(bare: Desk, export: Path, settle: Settle) -> BeneficiaryInput:
    """Give the input of a first wave, of which a person has said some things."""
    bare.execute(AddRecord(BeneficiaryGroup(id="G1", name="Families")))
    shown = found(bare, export, settle)
    shown.edit(editing.with_good(shown.made, POSITIONS[HEADS[4]], "high"))
    counted(shown, settle)
    said = {"summary": "Spring", "collected_by": "us", "n_asked": "60", "lawful_basis": "consent"}
    shown.bring_in({**shown.texts, **said})
    settle()
    (row,) = bare.partnership.rows(BeneficiaryInput)
    bare.execute(ChangeFields(BeneficiaryInput, (row.id,), {"special_condition": "explicit_consent"}))
    bare.execute(PutRecords((InputGroup(input=row.id, group="G1"),)))
    return row


def test_the_next_wave_is_read_as_the_last_one_was(
    bare: Desk, first: BeneficiaryInput, tmp_path: Path, settle: Settle
) -> None:
    second = tmp_path / "autumn.csv"
    second.write_bytes(csv_bytes([HEADS[::-1], *(row[::-1] for row in LATER)]))
    wave = found(bare, second, settle)
    offered = wave.last_time
    assert offered is not None
    assert (offered.title, offered.is_same_file) == ("Spring", False)
    assert any("next wave of ‘Spring’" in each for each in found_words(wave))
    wave.use_last_time()
    assert any("It is read as ‘Spring’ was" in each for each in found_words(wave))
    assert "Read it afresh" in found_words(wave)
    assert wave.still_open == ""
    assert editing.column_at(wave.made, len(HEADS) - 1 - POSITIONS[HEADS[4]]).good == "high"
    counted(wave, settle)
    taken = [wave.texts[name] for name in ("summary", "collected_by", "n_asked", "lawful_basis", "method")]
    assert taken == ["Spring, from 14 April 2026", "us", "", "consent", first.method]
    wave.bring_in(wave.texts)
    settle()
    _, new = bare.partnership.rows(BeneficiaryInput)
    assert (new.summary, new.special_condition) == ("Spring, from 14 April 2026", "explicit_consent")
    assert [row.input for row in bare.partnership.rows(InputGroup)] == [first.id, new.id]


def test_what_was_taken_over_can_be_left(bare: Desk, first: BeneficiaryInput, tmp_path: Path, settle: Settle) -> None:
    second = tmp_path / "autumn.csv"
    second.write_bytes(csv_bytes([HEADS, *LATER]))
    wave = found(bare, second, settle)
    wave.use_last_time()
    wave.use_guess()
    assert any(f"next wave of ‘{first.summary}’" in each for each in found_words(wave))
    counted(wave, settle)
    assert (wave.texts["summary"], wave.texts["lawful_basis"]) == ("autumn", "")


def test_of_an_export_that_has_grown_only_the_new_answers_come_in(
    bare: Desk, first: BeneficiaryInput, tmp_path: Path, settle: Settle
) -> None:
    second = tmp_path / "grown.csv"
    second.write_bytes(csv_bytes([HEADS, *ROWS, *LATER]))
    wave = found(bare, second, settle)
    wave.use_last_time()
    counted(wave, settle)
    page = AboutPage(wave)
    assert "35 of its answers are in the file already, with ‘Spring’." in words_on(page)
    assert "6 people’s answers will come in" in words_on(page)
    assert page.texts["n_took_part"] == "6"
    leave, keep = page.findChildren(Choice)
    assert (leave.isChecked(), keep.isChecked()) == (True, False)
    keep.click()
    assert "41 people’s answers will come in" in words_on(page)
    assert (page.texts["n_took_part"], page.texts["from_date"]) == ("41", "1 January 2026")
    leave.click()
    assert page.texts["from_date"] == "14 April 2026"
    wave.bring_in(page.texts)
    shiboken6.delete(page)
    settle()
    assert [row.n_took_part for row in bare.partnership.rows(BeneficiaryInput)] == [first.n_took_part, 6]
    assert [row.n_respondents for row in bare.partnership.rows(Survey)] == [35, 6]
    assert sum(len({row.respondent for row in rows}) for rows in all_answers(bare.session).values()) == 41


def test_of_the_very_same_file_nothing_comes_in_unless_somebody_says_so(
    bare: Desk, first: BeneficiaryInput, export: Path, settle: Settle
) -> None:
    again = counted(found(bare, export, settle), settle)
    assert again.bring_in(again.texts) == {}
    settle()
    assert again.refusal == "Every answer in it is in the file already. There is nothing to import."
    assert [row.id for row in bare.partnership.rows(BeneficiaryInput)] == [first.id]
    again.leave_out(leave=False)
    again.bring_in(again.texts)
    settle()
    assert [row.n_took_part for row in bare.partnership.rows(BeneficiaryInput)] == [35, 35]


def test_nothing_is_asked_where_nothing_came_before(bare: Desk, export: Path, settle: Settle) -> None:
    page = AboutPage(counted(found(bare, export, settle), settle))
    assert not page.findChildren(AlreadyChoice)
    shiboken6.delete(page)


def test_waves_of_one_day_are_told_apart_by_a_number(
    bare: Desk, first: BeneficiaryInput, tmp_path: Path, settle: Settle
) -> None:
    for number in (2, 3):
        path = tmp_path / f"{number}.csv"
        early = (*ROWS[0][:1], "01/01/2026", *ROWS[0][2:])
        path.write_bytes(
            csv_bytes([HEADS, (f"z{number}", *early[1:6], f"Another voice, number {number}, of ours", "Yes")])
        )
        wave = found(bare, path, settle)
        wave.use_last_time()
        counted(wave, settle)
        assert wave.texts["summary"] == f"{first.summary} ({number})"
        wave.bring_in(wave.texts)
        settle()


def test_a_change_of_the_record_is_what_the_next_wave_takes(
    bare: Desk, first: BeneficiaryInput, tmp_path: Path, settle: Settle
) -> None:
    bare.execute(ChangeFields(BeneficiaryInput, (first.id,), {"lawful_basis": "legitimate interests"}))
    second = tmp_path / "autumn.csv"
    second.write_bytes(csv_bytes([HEADS, *LATER]))
    wave = found(bare, second, settle)
    wave.use_last_time()
    assert wave.made.facts == replace(wave.made.facts, lawful_basis="legitimate interests", asked=None)


def test_erasing_somebody_offers_her_answers_in_the_other_wave(
    empty: MainWindow, export: Path, tmp_path: Path, settle: Settle
) -> None:
    desk = empty.desk
    assert desk is not None
    second = tmp_path / "grown.csv"
    second.write_bytes(csv_bytes([HEADS, *ROWS, *LATER]))
    for path in (export, second):
        wave = counted(found(desk, path, settle), settle)
        wave.leave_out(leave=False)
        wave.bring_in(wave.texts)
        settle()
    answers = Answers(desk.session)
    list(answers.load())
    dialog = EraseAnswers(desk, answers.page()[0], empty)
    ((tick, person),) = dialog.others
    assert (tick.isChecked(), person) == (True, ("SU2", 2))
    dialog.erase()
    settle()
    left = all_answers(desk.session).values()
    assert [len({row.respondent for row in rows}) for rows in left] == [34, 40]


def test_a_next_wave_by_enter_alone_takes_over_what_was_said_and_leaves_out_who_is_in(
    empty: MainWindow, shown: SurveyWindow, export: Path, settle: Settle
) -> None:
    assert empty.desk is not None
    about = to_about(shown, settle)
    about.begin()
    shown.on.click()
    settle()
    later = csv_bytes([HEADS, *ROWS, ("x1", "14/04/2026", *ROWS[1][2:6], "A bench by the door would help me", "Yes")])
    export.write_bytes(later)
    drop(empty, export)
    settle()
    (again,) = opened(empty)
    for _ in range(3):  # read it as last time; go on; go on
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Return)
        settle()
    assert isinstance(again.page, AboutPage)
    focus = QApplication.focusWidget()
    assert isinstance(focus, Choice)
    assert focus.isChecked()
    again.on.click()
    settle()
    assert [row.n_took_part for row in empty.desk.partnership.rows(BeneficiaryInput)] == [35, 1]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_where_answers_are_in_already(
    empty: MainWindow, export: Path, tmp_path: Path, settle: Settle, scale: float
) -> None:
    desk = empty.desk
    assert desk is not None
    theme().resize_text(scale)
    second = tmp_path / "grown.csv"
    second.write_bytes(csv_bytes([HEADS, *ROWS, *LATER]))
    wave = counted(found(desk, export, settle), settle)
    wave.bring_in(wave.texts)
    settle()
    drop(empty, second)
    settle()
    (again,) = opened(empty)
    assert laid_out_badly(again) == []
    again.preview.use_last_time()
    settle()
    assert laid_out_badly(again) == []
    to_about(again, settle)
    assert laid_out_badly(again) == []
    again.preview.leave_out(leave=False)
    again.on.click()
    settle()
    answers = Answers(desk.session)
    list(answers.load())
    dialog = EraseAnswers(desk, answers.page()[0], empty)
    dialog.open()
    settle()
    assert len(dialog.others) == 1
    assert laid_out_badly(dialog) == []
    dialog.reject()
