"""The guide opens at the right place and is read by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from partnerdesk.catalogue.guide import ORDER
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.views.dialogs.guide import Guide, show_guide
from partnerdesk.ui.views.dialogs.reading import ReadingWindow
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.buttons import Button


@pytest.fixture
def guide(window: MainWindow) -> Iterator[Guide]:
    yield show_guide(window, window.guidance.show_glossary)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_it_opens_at_the_step_that_is_shown(example: MainWindow) -> None:
    assert example.workshop is not None
    example.workshop.show_step("trust")
    example.actions_table.by_id["guide"].trigger()
    shown = example.findChildren(Guide)
    assert [each.page for each in shown] == ["step-05-trust"]
    assert shown[0].contents.currentRow() == ORDER.index("step-05-trust")
    shown[0].reject()


def test_help_for_a_page_leads_to_it(example: MainWindow) -> None:
    example.actions_table.by_id["help"].trigger()
    help_window = example.findChildren(ReadingWindow)[0]
    more = next(each for each in help_window.findChildren(Button) if "guide" in each.text())
    more.click()
    assert [each.page for each in example.findChildren(Guide)] == ["step-01-open"]
    example.findChildren(Guide)[0].reject()


def test_links_lead_on_and_back_comes_back(guide: Guide) -> None:
    guide.text.anchorClicked.emit(QUrl("paper.md"))
    assert guide.page == "paper"
    assert "slips" in guide.text.toPlainText()
    QTest.keyClick(guide.text, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert guide.page == "README"
    guide.reject()


def test_a_link_to_the_glossary_shows_it(guide: Guide, window: MainWindow) -> None:
    guide.text.anchorClicked.emit(QUrl("../glossary.md"))
    assert len(window.findChildren(ReadingWindow)) == 1
    window.findChildren(ReadingWindow)[0].accept()
    guide.reject()


def test_every_page_can_be_shown_at_200_percent(window: MainWindow) -> None:
    theme().set_up("light", 2.0)
    guide = show_guide(window, window.guidance.show_glossary)
    guide.resize(1024, 700)
    for name in ORDER:
        guide.show_page(name)
        QApplication.processEvents()
        assert guide.text.document().size().width() <= guide.text.viewport().width() + 1
    guide.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
