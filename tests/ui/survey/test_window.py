"""The import in the window: menu, dropped files, all of it by keyboard, at every text size, and what it says."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from partnerdesk.domain.commands import ChangeFields
from partnerdesk.domain.records import BeneficiaryInput, PartnershipFile
from partnerdesk.exchange.survey.mapping import Role
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.survey.preview import Stage
from partnerdesk.ui.views.dialogs.partner_facts import PartnerFactsWindow
from partnerdesk.ui.views.survey.about_page import AboutPage
from partnerdesk.ui.views.survey.columns_page import ColumnsPage
from partnerdesk.ui.views.survey.waiting_page import RefusedPage
from partnerdesk.ui.views.survey.window import EDGE, HIGH, SurveyWindow
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.buttons import Button
from partnerdesk.ui.views.widgets.choices import CheckRow, Choice
from partnerdesk.ui.views.widgets.field import ErrorLine
from partnerdesk.ui.views.widgets.inputs import LineInput, SelectInput
from partnerdesk.ui.views.widgets.notice import Toast
from partnerdesk.ui.views.widgets.text import Prose
from tests.exchange.survey.exports import xlsx
from tests.ui.survey.conftest import POSITIONS
from tests.ui.survey.hands import Settle, drop, opened, to_about, to_columns
from tests.ui.told import controls_of, told_badly


def _words(window: QWidget) -> str:
    return "\n".join(each.said for each in window.findChildren(Prose) if each.isVisibleTo(window))


def test_the_menu_asks_for_a_file_and_shows_what_is_in_it(
    empty: MainWindow, export: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(empty.files.chooser, "existing", lambda *_args: str(export))
    empty.actions_table.by_id["survey"].trigger()
    settle()
    (found,) = opened(empty)
    assert "family_survey.csv: 36 rows of answers, 8 columns" in _words(found)
    found.reject()


def test_text_with_tabs_is_an_export_whatever_it_is_called(empty: MainWindow, export: Path, settle: Settle) -> None:
    text = export.with_suffix(".txt")
    text.write_text(export.read_text(encoding="utf-8").replace(",", "\t"), encoding="utf-16")
    drop(empty, text)
    settle()
    (found,) = opened(empty)
    assert "family_survey.txt: 36 rows of answers, 8 columns" in _words(found)
    found.reject()


def test_the_page_of_what_people_said_leads_to_it(
    empty: MainWindow, export: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(empty.files.chooser, "existing", lambda *_args: str(export))
    assert empty.workshop is not None
    empty.workshop.show_page("hear.inputs")
    buttons = empty.workshop.screen_shown.findChildren(Button)
    next(each for each in buttons if each.text() == "Import a survey…").click()
    settle()
    assert len(opened(empty)) == 1
    opened(empty)[0].reject()


def test_without_a_workshop_a_dropped_survey_is_refused_in_a_sentence(
    window: MainWindow, export: Path, settle: Settle
) -> None:
    drop(window, export)
    settle()
    assert "family_survey.csv looks like a survey. Open the workshop first" in _words(window)
    assert opened(window) == []


def test_a_locked_record_takes_no_survey(empty: MainWindow, export: Path) -> None:
    assert empty.desk is not None
    assert empty.desk.execute(ChangeFields(PartnershipFile, (), {"locked_at": empty.desk.stamp()})) is None
    drop(empty, export)
    assert opened(empty) == []
    assert any("locked" in each.accessibleName() for each in empty.findChildren(Toast))


def test_a_file_that_is_refused_says_why_and_offers_another(
    empty: MainWindow, export: Path, tmp_path: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "letter.csv"
    broken.write_bytes(b"%PDF-1.7 and so on")
    drop(empty, broken)
    settle()
    (found,) = opened(empty)
    assert isinstance(found.page, RefusedPage)
    assert "This is a PDF" in _words(found)
    assert found.on.text() == "Choose another file…"
    monkeypatch.setattr(empty.files.chooser, "existing", lambda *_args: str(export))
    found.on.click()
    settle()
    (other,) = opened(empty)
    assert other.preview.stage is Stage.FOUND
    other.reject()


def _role(page: ColumnsPage, position: int) -> str:
    return next(each.role for each in page.list.lines.lines if each.position == position)


def test_what_is_still_to_be_said_holds_it_up_and_is_said(shown: SurveyWindow, settle: Settle) -> None:
    assert "day or the month" in shown.open_words.said
    page = to_columns(shown, settle)
    assert page.list.position == POSITIONS["Date"]
    shown.on.click()
    settle()
    assert shown.preview.stage is Stage.COLUMNS
    next(each for each in page.detail.findChildren(Choice) if each.isVisible()).click()
    settle()
    assert shown.preview.made.dates == "day-first"
    assert shown.open_words.said == ""
    assert [each.isChecked() for each in page.detail.findChildren(Choice)] == [True, False]


def test_a_role_is_corrected_beside_the_list_and_the_list_says_so(shown: SurveyWindow, settle: Settle) -> None:
    page = to_columns(shown, settle)
    page.list.choose(POSITIONS["Age group"])
    settle()
    (role,) = page.detail.findChildren(SelectInput, "role")
    role.setFocus()
    role.setCurrentIndex(role.findText("Leave it out"))
    role.activated.emit(role.currentIndex())
    settle()
    assert _role(page, POSITIONS["Age group"]) == "Left out"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "role"


def test_an_answer_moves_up_by_keyboard_and_the_keyboard_stays_with_it(shown: SurveyWindow, settle: Settle) -> None:
    page = to_columns(shown, settle)
    page.list.choose(POSITIONS["Age group"])
    settle()
    up = page.detail.findChild(QWidget, "move -1 65+")
    assert up is not None
    up.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(2):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Return)
        settle()
    assert shown.preview.made.columns[POSITIONS["Age group"]].answers == ("65+", "18-24", "25-34")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "move 1 65+"


def test_what_identifies_people_is_left_out_until_it_is_kept_on_purpose(shown: SurveyWindow, settle: Settle) -> None:
    page = to_columns(shown, settle)
    page.list.choose(POSITIONS["E-mail"])
    settle()
    assert "This column holds e-mail addresses" in "\n".join(each.said for each in page.detail.findChildren(Prose))
    assert "example.org" not in _words(page.detail)
    assert page.detail.findChildren(SelectInput, "role") == []
    (keep,) = page.detail.findChildren(CheckRow, "keep")
    keep.click()
    settle()
    assert shown.preview.made.columns[POSITIONS["E-mail"]].is_used
    assert page.detail.findChildren(SelectInput, "role")


def test_all_of_it_by_keyboard_opens_the_new_input_and_can_be_undone(
    empty: MainWindow, shown: SurveyWindow, settle: Settle
) -> None:
    assert empty.desk is not None
    _press(shown, Qt.Key.Key_Return, settle)
    page = shown.page
    assert isinstance(page, ColumnsPage)
    assert page.list.hasFocus()
    assert page.list.position == POSITIONS["Date"]
    for _ in range(30):
        focus = QApplication.focusWidget()
        if isinstance(focus, Choice):
            break
        _press(shown, Qt.Key.Key_Tab, settle)
    _press(shown, Qt.Key.Key_Space, settle)
    assert shown.preview.made.dates == "day-first"
    _tab_to(shown, shown.on, settle)
    _press(shown, Qt.Key.Key_Return, settle)
    assert isinstance(shown.page, AboutPage)
    assert isinstance(QApplication.focusWidget(), LineInput)
    _tab_to(shown, shown.on, settle)
    _press(shown, Qt.Key.Key_Return, settle)
    (row,) = empty.desk.partnership.rows(BeneficiaryInput)
    assert row.n_took_part == 35
    assert opened(empty) == []
    assert empty.workshop is not None
    assert empty.workshop.page.id == "hear.inputs"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert empty.workshop.screen_shown.isAncestorOf(focus)
    (toast,) = empty.findChildren(Toast)
    assert "Import of 35 survey answers" in toast.accessibleName()
    next(each for each in toast.findChildren(Button) if each.text() == "Undo").click()
    assert empty.desk.partnership.rows(BeneficiaryInput) == ()


def test_the_message_of_the_import_goes_once_the_import_is_undone_by_key(
    empty: MainWindow, shown: SurveyWindow, settle: Settle
) -> None:
    assert empty.desk is not None
    to_about(shown, settle)
    shown.on.click()
    settle()
    assert [each.isVisible() for each in empty.findChildren(Toast)] == [True]
    empty.actions_table.by_id["undo"].trigger()
    settle()
    assert empty.desk.partnership.rows(BeneficiaryInput) == ()
    assert not [each for each in empty.findChildren(Toast) if each.isVisible()]


def _press(shown: SurveyWindow, key: Qt.Key, settle: Settle) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)
    settle()


def _tab_to(shown: SurveyWindow, wanted: QWidget, settle: Settle) -> None:
    for _ in range(60):
        if QApplication.focusWidget() is wanted:
            return
        _press(shown, Qt.Key.Key_Tab, settle)
    pytest.fail("Tab never comes there")


def test_esc_leaves_everything_as_it_was(empty: MainWindow, shown: SurveyWindow, settle: Settle) -> None:
    to_about(shown, settle)
    for _ in range(3):
        _press(shown, Qt.Key.Key_Escape, settle)
    assert opened(empty) == [shown]
    assert "would be lost" in shown.open_words.said
    _press(shown, Qt.Key.Key_Escape, settle)
    assert opened(empty) == []
    assert empty.desk is not None
    assert empty.desk.partnership.rows(BeneficiaryInput) == ()
    assert empty.desk.undo_label is None


def test_esc_goes_back_a_page_and_keeps_what_was_said(empty: MainWindow, shown: SurveyWindow, settle: Settle) -> None:
    page = to_about(shown, settle)
    name = page.findChildren(LineInput)[0]
    assert name.selectedText() == name.text()
    QTest.keyClicks(name, "Family survey")
    _press(shown, Qt.Key.Key_Escape, settle)
    assert isinstance(shown.page, ColumnsPage)
    assert shown.preview.made.dates == "day-first"
    _press(shown, Qt.Key.Key_Escape, settle)
    assert shown.preview.stage is Stage.FOUND
    assert opened(empty) == [shown]
    assert shown.preview.texts["summary"] == "Family survey"


def test_enter_on_the_list_of_columns_goes_on(shown: SurveyWindow, settle: Settle) -> None:
    shown.preview.set_dates("day-first")
    page = to_columns(shown, settle)
    assert page.list.hasFocus()
    _press(shown, Qt.Key.Key_Return, settle)
    assert isinstance(shown.page, AboutPage)


def test_enter_on_the_list_does_not_pass_what_is_still_to_be_said(shown: SurveyWindow, settle: Settle) -> None:
    to_columns(shown, settle)
    _press(shown, Qt.Key.Key_Return, settle)
    assert isinstance(shown.page, ColumnsPage)


def test_tab_from_the_last_field_comes_to_cancel_last(shown: SurveyWindow, settle: Settle) -> None:
    page = to_about(shown, settle)
    page.findChildren(LineInput)[-1].setFocus(Qt.FocusReason.TabFocusReason)
    for wanted in (shown.back, shown.on, shown.close_button):
        _press(shown, Qt.Key.Key_Tab, settle)
        assert QApplication.focusWidget() is wanted


def test_what_is_no_date_is_said_above_its_field(shown: SurveyWindow, settle: Settle) -> None:
    page = to_about(shown, settle)
    field = next(each for each in page.findChildren(LineInput) if each.accessibleName() == "First day")
    field.setText("last spring")
    shown.on.click()
    settle()
    assert shown.preview.stage is Stage.ABOUT
    assert field.is_wrong
    assert [each for each in page.findChildren(ErrorLine) if each.isVisible()]
    assert field.hasFocus()


def test_back_keeps_what_was_corrected(shown: SurveyWindow, settle: Settle) -> None:
    shown.preview.set_role(POSITIONS["Why?"], Role.DROP)
    to_about(shown, settle)
    shown.back.click()
    settle()
    assert isinstance(shown.page, ColumnsPage)
    assert _role(shown.page, POSITIONS["Why?"]) == "Left out"


# --- at every size, and for those who hear it -------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [1.0, 1.6, 2.0])
def test_no_page_is_larger_than_the_window_it_stands_before_or_cuts_anything_off(
    empty: MainWindow, export: Path, settle: Settle, scale: float
) -> None:
    empty.resize(1024, 700)
    theme().resize_text(scale)
    settle()
    drop(empty, export)
    settle()
    (shown,) = opened(empty)
    size = shown.size()
    assert size.height() == min(theme().px(HIGH), 700 - EDGE)
    cut = [_cut_off(shown)]
    page = to_columns(shown, settle)
    for position in POSITIONS.values():
        page.list.choose(position)
        settle()
        cut.append(_cut_off(shown))
    shown.preview.set_dates("day-first")
    shown.on.click()
    settle()
    cut.append(_cut_off(shown))
    assert [each for each in cut if each] == []
    assert shown.size() == size
    assert size.width() <= 1024
    shown.reject()


def _cut_off(shown: SurveyWindow) -> list[str]:
    """Name what has less room across than it must have."""
    found = []
    for each in shown.findChildren(QWidget):
        if not each.isVisible() or each.isWindow() or isinstance(each, LineInput):
            continue
        parent = each.parentWidget()
        beyond = parent is not None and each.x() + each.width() > parent.width() + 1
        if each.minimumSizeHint().width() > each.width() + 1 or beyond:
            found.append(f"{type(each).__name__} {each.accessibleName()[:30]!r} {each.width()}")
    return found


def test_every_control_of_every_page_is_told(shown: SurveyWindow, settle: Settle) -> None:
    assert len(controls_of(shown)) > 2, "the walk must reach the controls"
    bad = told_badly(shown)
    page = to_columns(shown, settle)
    for position in POSITIONS.values():
        page.list.choose(position)
        settle()
        bad += told_badly(shown)
    shown.preview.set_dates("day-first")
    shown.on.click()
    settle()
    assert bad + told_badly(shown) == []


def test_a_list_of_grants_is_no_survey_and_leads_to_where_it_belongs(
    empty: MainWindow, tmp_path: Path, settle: Settle
) -> None:
    heads = ("Identifier", "Amount Awarded", "Award Date", "Recipient Org:Name", "Recipient Org:Charity Number")
    rows = [(f"360G-{n}", "5000", "2021-05-01", f"Northbank {n}", f"100{n}") for n in range(9)]
    drop(empty, xlsx(tmp_path / "grants.xlsx", {"grants": [heads, *rows]}))
    settle()
    (found,) = opened(empty)
    assert isinstance(found.page, RefusedPage)
    assert found.preview.refusal.startswith("This is no survey but a list of grants (360Giving)")
    assert not found.on.isVisible()
    found.page.look.click()
    settle()
    assert opened(empty) == []
    (partners,) = (each for each in empty.findChildren(PartnerFactsWindow) if each.isVisible())
    partners.reject()
    settle()
