"""The window in other languages: which one it speaks, from when on, and what stays as it is."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QTextEdit

from partnerdesk.app import Shelf
from partnerdesk.domain.records import PartnershipFile
from partnerdesk.domain.words import NP_
from partnerdesk.services.documents import Documents
from partnerdesk.ui.actions import MENUS
from partnerdesk.ui.language import language_of, reading_language, speak
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.qt_says import QT_SAYS
from partnerdesk.ui.viewmodels.finding import things
from partnerdesk.ui.viewmodels.preferences import Preferences
from partnerdesk.ui.viewmodels.speech import days_from, long_date, numbered, plain_number, said, whole_number
from partnerdesk.ui.views.dialogs.guide import show_guide
from partnerdesk.ui.views.dialogs.reading import ReadingWindow
from tests.brief.cases import sample, sample_answers
from tests.conftest import EVENING
from tests.ui.conftest import on_screen
from tests.ui.languages import only_english, spoken_by

NAMES_OF_KEYS = {
    *(
        "Alt",
        "Backspace",
        "Backtab",
        "Ctrl",
        "Del",
        "End",
        "Enter",
        "Esc",
        "Home",
        "Ins",
        "Left",
        "Meta",
        "Num",
        "Pause",
    ),
    *("Print", "Return", "Right", "Shift", "Space", "SysReq", "Tab", "Up", "Down", "Alt+Left", "Alt+Right", "Alt+Up"),
}


@pytest.fixture
def welsh(qapp: QApplication) -> Iterator[None]:
    """Speak Welsh for one test."""
    with only_english(qapp):
        assert speak("cy") == reading_language() == "cy"
        yield
    assert reading_language() == "en"


@pytest.fixture
def welsh_window(
    welsh: None,
    themed: None,
    qapp: QApplication,
    tmp_path: Path,
    preferences: Preferences,
    clock: Callable[[], datetime],
) -> Iterator[MainWindow]:
    shown = MainWindow(Shelf(tmp_path / "home"), preferences, clock)
    with on_screen(shown):
        yield shown


# --- texts ------------------------------------------------------------------------------------------------------------


def test_english_needs_no_texts(qapp: QApplication) -> None:
    assert (said("&File"), said("no such text"), said("")) == ("&File", "no such text", "")
    assert [numbered(NP_("One thing", "{n} things"), n) for n in (0, 1, 2, 1200)] == [
        *("0 things", "One thing", "2 things", "1,200 things"),
    ]


def test_welsh_says_texts_dates_numbers_and_which_way_it_runs(welsh: None, qapp: QApplication) -> None:
    assert said("&File") == "&Ffeil"
    assert said("no such text") == "no such text"
    assert qapp.translate("QLineEdit", "Select All") == "Dewis popeth"
    assert long_date(EVENING.date()) == "23 Tachwedd 2026"
    assert (whole_number(12345), plain_number(2.5), plain_number(3.0)) == ("12,345", "2.5", "3")
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_each_number_has_its_form_in_welsh(welsh: None) -> None:
    minutes = NP_("1 minute to go", "{n} minutes to go")
    told = [numbered(minutes, n) for n in range(8)]
    assert all(str(n) in text for n, text in enumerate(told) if n != 1)
    assert len(set(told)) == 8


def test_a_language_that_is_not_there_is_english(qapp: QApplication) -> None:
    assert [language_of(each) for each in ("en", "cy", "xx", "")] == ["en", "cy", "en", "en"]


def test_a_number_follows_the_locale_and_not_the_source(qapp: QApplication) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    assert (whole_number(12345), plain_number(2.5)) == ("12.345", "2,5")
    QLocale.setDefault(before)


def test_what_qt_itself_says_is_marked(qapp: QApplication) -> None:
    asked: set[str] = set()

    def hear(text: str, _many: str = "", _count: int = 1, /) -> str:
        asked.add(text)
        return text

    with spoken_by(qapp, hear):
        dialog, line, area = QFileDialog(), QLineEdit("x"), QTextEdit("x")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.show()
        menus = [line.createStandardContextMenu(), area.createStandardContextMenu()]
        qapp.processEvents()
    for each in (dialog, line, area, *menus):
        each.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    said_by_qt = {text for text in asked if sum(map(str.isalpha, text)) > 1 and text not in NAMES_OF_KEYS}
    assert said_by_qt >= {"Select All", "&Look in:"}
    assert said_by_qt - QT_SAYS - {"QT_LAYOUT_DIRECTION"} == set()


# --- the menu ---------------------------------------------------------------------------------------------------------


def test_the_menu_says_from_when_the_language_holds(window: MainWindow, preferences: Preferences) -> None:
    actions = window.actions_table.by_id
    assert [name for name in ("system", "en", "cy") if actions[f"language_{name}"].isChecked()] == ["system"]
    actions["language_cy"].trigger()
    assert preferences.language == "cy"
    told = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    assert [type(each) for each in told] == [ReadingWindow]
    assert said("&File") == "&File", "nothing changes before the next start"
    told[0].accept()


def test_the_window_speaks_welsh_and_so_does_a_new_file(welsh_window: MainWindow, tmp_path: Path) -> None:
    assert list(welsh_window.actions_table.menus) == ["file", "edit", "view", "workshop", "help"]
    assert [menu.title().replace("&", "") for menu in welsh_window.actions_table.menus.values()] == [
        *("Ffeil", "Golygu", "Golwg", "Gweithdy", "Cymorth"),
    ]
    shelf = Shelf(tmp_path / "other")
    with shelf.new(str(tmp_path / "Newydd.partnership")) as session:
        assert session.partnership.one(PartnershipFile).language == "cy"
        catalogue = session.catalogue
        assert catalogue is not None
        assert catalogue.language == "cy"
        assert catalogue.steps["decide"].name == "Penderfynu"


def test_a_file_stays_in_its_language_when_it_is_read_in_another(welsh_window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "English.partnership"
    Documents(tmp_path / "elsewhere").from_partnership(sample(), path, sample_answers()).close()
    welsh_window.show_session(Shelf(tmp_path / "home").open(str(path)))
    desk = welsh_window.desk
    assert desk is not None
    assert desk.partnership.one(PartnershipFile).language == "en"
    assert desk.catalogue.language == "cy"


@pytest.mark.parametrize("title", [title for title, _ in MENUS])
def test_a_key_stands_for_one_entry_of_a_menu(welsh: None, title: str) -> None:
    specs = dict(MENUS)[title]
    keys = [text[text.index("&") + 1].casefold() for text in (said(spec.text) for spec in specs) if "&" in text]
    top = [keys[place] for place, spec in enumerate(specs) if not spec.under]
    assert sorted(top) == sorted(set(top))


def test_every_menu_has_a_key_of_its_own(welsh: None) -> None:
    keys = [said(title)[said(title).index("&") + 1].casefold() for title, _ in MENUS]
    assert len(set(keys)) == len(MENUS)


def test_the_guide_is_read_and_found_in_the_window_s_language(welsh_window: MainWindow) -> None:
    guide = show_guide(welsh_window, welsh_window.guidance.show_glossary, "paper")
    assert guide.text.toPlainText().startswith("Ar bapur")
    assert guide.contents.item(0).text() == "Y canllaw"
    guide.reject()
    found = [thing for thing in things([], None, reading_language()) if thing.guide == "keyboard"]
    assert [thing.words for thing in found] == ["Y bysellfwrdd"]


def test_days_name_the_year_once_and_a_day_alone_stands_alone() -> None:
    first, last = date(2026, 2, 13), date(2026, 3, 9)
    assert days_from(first, last) == "13 February to 9 March 2026"
    assert days_from(date(2026, 3, 2), last) == "2 to 9 March 2026"
    assert days_from(date(2025, 2, 13), last) == "13 February 2025 to 9 March 2026"
    assert [days_from(last, last), days_from(first, None), days_from(None, None)] == [
        "9 March 2026",
        "13 February 2026",
        "",
    ]
