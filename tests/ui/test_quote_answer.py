"""From an answer to a quote and back, and the question before all that somebody answered is erased."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from partnerdesk.domain.answer_places import AnswerPlace
from partnerdesk.domain.answer_rows import AnswerRow, digest_of
from partnerdesk.domain.commands import DeleteRecord, LockFile
from partnerdesk.domain.importing import ImportSurvey
from partnerdesk.domain.records import (
    AnswerMark,
    BeneficiaryGroup,
    BeneficiaryInput,
    InputGroup,
    InputTheme,
    Survey,
    SurveyQuestion,
    Theme,
)
from partnerdesk.domain.words import Sentence
from partnerdesk.services.answers import Answer, all_answers
from partnerdesk.services.quoting import answer_at
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.views.dialogs.erase_answers import EraseAnswers
from partnerdesk.ui.views.dialogs.quote_answer import QuoteAnswer
from partnerdesk.ui.views.dialogs.reading import ReadingWindow
from partnerdesk.ui.views.steps.quote_source import QuoteSourceView
from partnerdesk.ui.views.theme import theme
from tests.ui.laid_out import laid_out_badly, settle

if TYPE_CHECKING:
    from partnerdesk.ui.viewmodels.desk import Desk

WORDS = "Well, I stopped coming when it moved to Tuesdays. Ring me on 07700 900123."
ROWS = (
    AnswerRow(1, "r1", "2026-03-01", '["Carers", "Leeds"]', 3, WORDS),
    *(AnswerRow(one, f"r{one}", "2026-03-02", '["Carers", "York"]', 3, "Fine") for one in range(2, 12)),
)
RECORDS = (
    BeneficiaryInput(id="BI-901", method="survey", lawful_basis="consent", from_date=date(2026, 3, 1), n_took_part=11),
    Survey(id="SU1", input="BI-901", title="Spring survey", answers_digest=digest_of(ROWS)),
    SurveyQuestion(survey="SU1", number=3, heading="What changed?", role="text"),
    BeneficiaryGroup(id="G1", name="carers"),
    Theme(id="TH1", text="Days"),
    AnswerMark(survey="SU1", respondent=1, question=3, themes=("TH1",), stance="opposed", may_identify=True),
)


@pytest.fixture
def desk(empty: MainWindow) -> Desk:
    desk = empty.desk
    assert desk is not None
    assert desk.execute(ImportSurvey(RECORDS, Sentence("import"), {digest_of(ROWS): ROWS})) is None
    return desk


def answer(desk: Desk, respondent: int = 1) -> Answer:
    found = answer_at(desk.session, AnswerPlace("SU1", respondent, 3))
    assert found is not None
    return found


def asked(window: MainWindow, desk: Desk, respondent: int = 1) -> QuoteAnswer:
    dialog = QuoteAnswer(desk, answer(desk, respondent), window)
    dialog.open()
    QApplication.processEvents()
    return dialog


def typed(dialog: QuoteAnswer, words: str) -> None:
    dialog.words.setText(words)
    dialog._timer.stop()
    dialog._show_words()


def filled(dialog: QuoteAnswer, permission: str = "board_anon", check: str = "low") -> None:
    dialog._on_picked("permission", permission)
    dialog._on_picked("identity_check", check)


def test_what_gives_a_person_away_is_asked_about_before_anything_is_saved(empty: MainWindow, desk: Desk) -> None:
    dialog = asked(empty, desk)
    assert dialog.prompt.isVisible()
    assert len(dialog.draft.warnings) == 2  # marked as telling, and the only one who is a carer in Leeds
    filled(dialog)
    dialog.save()
    assert dialog.parts["words"].error == "Say first whether it may stay."
    assert len(desk.partnership.rows(BeneficiaryInput)) == 1
    dialog.prompt.taken_out.emit()
    assert "07700" not in dialog.words.text()
    dialog.save()
    quote = desk.partnership.rows(BeneficiaryInput)[-1]
    assert quote.quote == "Well, I stopped coming when it moved to Tuesdays. Ring me on […]."
    assert not dialog.isVisible()


def test_what_may_stay_stays(empty: MainWindow, desk: Desk) -> None:
    dialog = asked(empty, desk)
    dialog.prompt.kept.emit()
    assert not dialog.prompt.isVisible()
    filled(dialog)
    dialog.save()
    assert desk.partnership.rows(BeneficiaryInput)[-1].quote == WORDS


def test_the_dialog_says_what_is_still_missing(empty: MainWindow, desk: Desk) -> None:
    dialog = asked(empty, desk, 2)
    typed(dialog, " ")
    dialog.save()
    wrong = {name for name, part in dialog.parts.items() if part.error}
    assert wrong == {"words", "permission", "identity_check"}
    typed(dialog, "Fine")
    filled(dialog, check="some")
    dialog.save()
    assert {name for name, part in dialog.parts.items() if part.error} == {"identity_note"}
    assert dialog.parts["identity_note"].isVisible()
    dialog.note.setText("Ask kate@example.org.")
    dialog.save()
    assert dialog.parts["identity_note"].error.startswith("“kate@example.org” looks like an e-mail address")
    dialog.note.setText("Nothing in it tells who it is.")
    dialog.save()
    assert desk.partnership.rows(BeneficiaryInput)[-1].identity_check == "some"


def test_nobody_is_said_before_somebody_says_so_and_only_groups_that_enough_people_share_are_offered(
    empty: MainWindow, desk: Desk
) -> None:
    dialog = asked(empty, desk)
    assert dialog.said_by.text() == ""
    assert [(each.value, each.label) for each in dialog.draft.ways] == [("Carers", "Carers (11)")]
    (offer,) = dialog.offers.made
    offer.click()
    assert dialog.said_by.text() == dialog.draft.said_by == "Carers"
    assert not dialog.few.isVisible()
    dialog.reject()


def test_a_speaker_that_fits_few_people_is_warned_of_and_can_be_saved(empty: MainWindow, desk: Desk) -> None:
    dialog = asked(empty, desk)
    dialog.said_by.setText("A carer from Leeds")
    dialog._show_typed()
    assert dialog.few.isVisible()
    assert dialog.draft.speaker_warning == (
        "Fewer than 5 people in this survey are “Leeds”: it may show who it is. Say it more widely."
    )
    dialog.said_by.setText("Carers from York")
    dialog._show_typed()
    assert not dialog.draft.speaker_warning.startswith("Fewer")
    dialog.said_by.setText("A carer, 60s")
    dialog._show_typed()
    assert not dialog.few.isVisible()
    dialog.prompt.kept.emit()
    filled(dialog)
    dialog.save()
    assert desk.partnership.rows(BeneficiaryInput)[-1].segment_label == "A carer, 60s"


def test_a_speaker_with_a_number_is_not_saved(empty: MainWindow, desk: Desk) -> None:
    dialog = asked(empty, desk, 2)
    filled(dialog)
    dialog.said_by.setText("Carer, 07700 900123")
    dialog.save()
    assert dialog.parts["said_by"].error == "“07700 900123” looks like a phone number. Say it without."
    dialog.said_by.setText("")
    dialog.save()
    assert desk.partnership.rows(BeneficiaryInput)[-1].segment_label is None


def test_what_may_be_a_name_is_pointed_at(empty: MainWindow, desk: Desk) -> None:
    dialog = asked(empty, desk, 2)
    assert not dialog.names.isVisible()
    typed(dialog, "Ask Mrs Evans in Rhyl.")
    assert dialog.names.isVisible()
    assert dialog.draft.names.startswith("Look at: Mrs Evans, Rhyl. ")
    typed(dialog, "Ask in the shop.")
    assert not dialog.names.isVisible()
    filled(dialog)
    dialog.save()
    assert not dialog.isVisible()


def test_a_cut_shows_as_it_will_read_and_one_undo_takes_the_quote_back(empty: MainWindow, desk: Desk) -> None:
    before = desk.partnership
    dialog = asked(empty, desk)
    typed(dialog, "I stopped coming when they moved to Tuesdays.")
    assert dialog._preview.said == "“[…] I stopped coming when [they] moved to Tuesdays. […]”"
    filled(dialog)
    dialog.save()
    quote = desk.partnership.rows(BeneficiaryInput)[-1]
    assert (quote.segment_label, quote.stance, quote.source_ref) == (None, "opposed", "SU1/1/3")
    assert desk.partnership.has(InputGroup, quote.id, "G1")
    assert desk.partnership.has(InputTheme, quote.id, "TH1")
    mark = desk.partnership.get(AnswerMark, "SU1", 1, 3)
    assert mark is not None
    assert (mark.was_read, mark.themes) == (True, ("TH1",))
    desk.undo()
    assert desk.partnership == before


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_cut_off(empty: MainWindow, desk: Desk, scale: float) -> None:
    theme().resize_text(scale)
    dialog = asked(empty, desk)
    settle()
    assert laid_out_badly(dialog) == []
    filled(dialog, check="some")
    typed(dialog, "I stopped coming when they moved to Tuesdays.")
    dialog.save()
    settle()
    assert laid_out_badly(dialog) == []
    dialog.reject()
    question = EraseAnswers(desk, answer(desk), empty)
    question.open()
    settle()
    assert laid_out_badly(question) == []


def test_a_quote_leads_back_to_its_answer_and_is_cut_anew_there(empty: MainWindow, desk: Desk) -> None:
    dialog = asked(empty, desk, 2)
    filled(dialog)
    dialog.save()
    name = desk.partnership.rows(BeneficiaryInput)[-1].id
    desk.lead_to("hear.inputs", BeneficiaryInput, (name,))
    QApplication.processEvents()
    (source,) = [each for each in empty.findChildren(QuoteSourceView) if each.isVisible()]
    assert source._says.said == "From answer 2 of ‘Spring survey’, to the question ‘What changed?’"
    source.change.click()
    (again,) = [each for each in empty.findChildren(QuoteAnswer) if each.isVisible()]
    assert not again.draft.is_new
    again.reject()
    source.read.click()
    QApplication.processEvents()
    assert empty.workshop is not None
    assert empty.workshop.page.id == "hear.reader"


def test_other_inputs_show_no_source(empty: MainWindow, desk: Desk) -> None:
    desk.lead_to("hear.inputs", BeneficiaryInput, ("BI-901",))
    QApplication.processEvents()
    assert not [each for each in empty.findChildren(QuoteSourceView) if each.isVisible()]


def test_a_locked_record_and_a_survey_that_is_gone_refuse_with_a_sentence(empty: MainWindow, desk: Desk) -> None:
    dialog = asked(empty, desk, 2)
    filled(dialog)
    desk.execute(LockFile("2026-11-23T21:00:00", "en", {}))
    dialog.save()
    assert dialog.parts["words"].error.startswith("The record is locked")
    desk.unlock()
    desk.execute(DeleteRecord(BeneficiaryInput, ("BI-901",)))
    dialog.save()
    assert dialog.parts["words"].error == "The survey of this answer is no longer there."


def test_erasing_asks_first_and_then_leaves_nothing(empty: MainWindow, desk: Desk) -> None:
    quoting = asked(empty, desk)
    quoting.prompt.kept.emit()
    filled(quoting)
    quoting.save()
    dialog = EraseAnswers(desk, answer(desk), empty)
    dialog.open()
    assert dialog.no.hasFocus() or dialog.focusWidget() is dialog.no
    dialog.no.click()
    assert len(all_answers(desk.session)[digest_of(ROWS)]) == 11
    dialog = EraseAnswers(desk, answer(desk), empty)
    dialog.open()
    dialog.yes.click()
    was_away = False
    for _ in range(50):
        was_away = was_away or desk.session.lending.is_away
        QThreadPool.globalInstance().waitForDone(5_000)
        QApplication.processEvents()
        if [each for each in empty.findChildren(ReadingWindow) if each.isVisible()]:
            break
    assert was_away, "what is written is not written in the window's thread"
    assert not desk.session.lending.is_away
    assert all_answers(desk.session) == {digest_of(ROWS[1:]): ROWS[1:]}
    assert [row.id for row in desk.partnership.rows(BeneficiaryInput)] == ["BI-901"]
    assert not desk.partnership.rows(AnswerMark)
    assert desk.session.undo_label is None
    assert answer_at(desk.session, AnswerPlace("SU1", 1, 3)) is None


def test_words_that_were_cut_can_be_brought_back(empty: MainWindow, desk: Desk) -> None:
    dialog = asked(empty, desk)
    assert not dialog.whole.isVisible()
    typed(dialog, "I stopped coming.")
    assert dialog.whole.isVisible()
    dialog.whole.click()
    assert dialog.words.text() == WORDS
    assert not dialog.whole.isVisible()
    dialog.reject()


def test_tab_from_the_foot_shows_the_words_again(empty: MainWindow, desk: Desk) -> None:
    dialog = asked(empty, desk, 2)
    dialog.resize(dialog.width(), 420)
    settle()
    dialog.yes.setFocus()
    bar = dialog.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    for _ in range(2):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        if dialog.words.hasFocus():
            break
    assert dialog.words.hasFocus()
    assert dialog.words.visibleRegion().boundingRect() == dialog.words.rect()
    dialog.reject()
