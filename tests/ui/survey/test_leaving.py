"""Leaving an import asks once, and its last page names what is still open."""

from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.survey import editing
from partnerdesk.ui.viewmodels.survey.preview import Stage
from partnerdesk.ui.views.survey.columns_page import ColumnsPage
from partnerdesk.ui.views.survey.window import SurveyWindow
from partnerdesk.ui.views.widgets.buttons import Button
from partnerdesk.ui.views.widgets.text import Prose
from tests.ui.survey.conftest import POSITIONS
from tests.ui.survey.hands import Settle, opened, to_about, to_columns


def test_cancel_asks_once_where_something_was_said(empty: MainWindow, shown: SurveyWindow, settle: Settle) -> None:
    page = to_columns(shown, settle)
    shown.preview.set_dates("day-first")
    shown.close_button.click()
    settle()
    assert "would be lost" in shown.open_words.said
    assert shown.close_button.text() == "Leave without importing"
    shown.preview.keep(POSITIONS["Age group"], keep=False)  # who goes on meant to stay
    settle()
    assert page.isVisible()
    assert shown.close_button.text() == "Cancel"
    for _ in range(2):
        shown.close_button.click()
        settle()
    assert opened(empty) == []


def test_cancel_asks_nothing_where_nothing_was_said(empty: MainWindow, shown: SurveyWindow, settle: Settle) -> None:
    shown.preview.show(Stage.COLUMNS)
    shown.close_button.click()
    settle()
    assert opened(empty) == []


def test_the_last_page_names_the_scales_whose_good_end_is_not_said(shown: SurveyWindow, settle: Settle) -> None:
    page = to_about(shown, settle)
    said = [each.said for each in page.findChildren(Prose)]
    assert "Of one scale it is not said which end is good: ‘How satisfied are you? (1-5)’." in said
    next(each for each in page.findChildren(Button) if each.text() == "Say it now").click()
    settle()
    assert isinstance(shown.page, ColumnsPage)
    assert shown.page.list.position == POSITIONS["How satisfied are you? (1-5)"]
    shown.preview.edit(editing.with_good(shown.preview.made, shown.page.list.position, "high"))
    shown.on.click()
    settle()
    assert shown.preview.unsaid == ""
