"""Draws how an answer becomes a quote, how one person's answers are erased, and the page of themes with a survey.

Part of `tests.shots FOLDER --dialogs`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from partnerdesk.domain.answer_places import AnswerPlace
from partnerdesk.domain.commands import PutRecords
from partnerdesk.domain.records import AnswerMark, BeneficiaryInput, Objective, Theme
from partnerdesk.services.quoting import answer_at, quote_from
from partnerdesk.services.theming import link_theme
from partnerdesk.ui.views.dialogs.erase_answers import EraseAnswers
from partnerdesk.ui.views.dialogs.quote_answer import QuoteAnswer
from partnerdesk.ui.views.steps.theme_tools import ThemeToolsView
from tests.answer_shots import answers, with_answers

if TYPE_CHECKING:
    from partnerdesk.ui.main_window import MainWindow
    from partnerdesk.ui.viewmodels.desk import Desk

TELLS = AnswerPlace("SU1", 6, 3)  # with a phone number
MARKED = 60
ARRIVING = 200  # milliseconds until a page has scrolled to the card that was asked for


def _begin(desk: Desk) -> None:
    with_answers(desk, answers())
    marks = [AnswerMark(survey="SU1", respondent=one, question=3, themes=("TH900",)) for one in range(1, MARKED)]
    desk.execute(PutRecords(tuple(marks)))
    first = desk.partnership.rows(Objective)[0].id
    survey = desk.partnership.rows(BeneficiaryInput)[-1].id
    desk.execute(link_theme(desk.partnership, "TH900", first, "supports", (survey,)))


def shoot_quotes(window: MainWindow, grab: Callable[[QWidget, str], int]) -> int:
    """Draw each of them; ``grab`` takes a picture under a name."""
    desk = window.desk
    if desk is None:
        return 0
    _begin(desk)
    answer = answer_at(desk.session, TELLS)
    if answer is None:
        return 0
    dialog = QuoteAnswer(desk, answer, window)
    dialog.open()
    made = grab(dialog, "quote-1-asks-about-a-number")
    dialog.prompt.taken_out.emit()
    dialog.save()
    made += grab(dialog, "quote-2-missing")
    dialog.permission.show_value("board_anon")
    dialog.permission.picked.emit("board_anon")
    dialog.identity.show_value("low")
    dialog.identity.picked.emit("low")
    dialog.save()
    question = EraseAnswers(desk, answer, window)
    question.open()
    made += grab(question, "quote-3-erase")
    question.reject()
    return made + _pages(window, desk, grab)


def _pages(window: MainWindow, desk: Desk, grab: Callable[[QWidget, str], int]) -> int:
    window.activateWindow()  # a page scrolls to what has the keyboard
    made = 0
    quote = quote_from(desk.partnership, TELLS)
    if quote is not None:
        desk.lead_to("hear.inputs", BeneficiaryInput, (quote.id,))
        QTest.qWait(ARRIVING)
        made += grab(window, "quote-4-on-its-card")
    desk.lead_to("hear.themes", Theme, ("TH900",))
    QTest.qWait(ARRIVING)
    made += grab(window, "themes-1-open")
    for tools in window.findChildren(ThemeToolsView):
        for fold in tools.folds:
            fold.button.setChecked(True)
        QApplication.processEvents()
        made += grab(tools, "themes-2-tools")
    return made
