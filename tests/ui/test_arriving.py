"""Coming to a page: it is the place after a crash once something is changed on it, any other after a short stay.

What the page was opened at may be gone by the time that somebody types.
"""

import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnerdesk.domain.commands import ChangeFields, DeleteRecord
from partnerdesk.domain.records import BeneficiaryGroup, Question
from partnerdesk.services.session import Session
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.views.widgets.last_hand import last_hand

PATIENCE_MS = 10_000


def _begun(window: MainWindow, qtbot: QtBot) -> Session:
    window.open_example()
    assert window.desk is not None
    window.show_step(3)
    session = window.desk.session
    qtbot.waitUntil(lambda: session.workspace.place == _page(window), timeout=PATIENCE_MS)
    return session


def _page(window: MainWindow) -> str:
    assert window.workshop is not None
    return window.workshop.page.id


def _change(session: Session, text: str) -> None:
    session.execute(ChangeFields(Question, session.partnership.one(Question).row_key, {"text": text}))


def test_a_page_is_the_place_once_something_is_changed_on_it(
    window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    session = _begun(window, qtbot)
    before = session.workspace.place
    window.show_step(2)
    assert session.workspace.place == before != _page(window)
    _change(session, "Should we run carers’ evenings?")
    assert session.workspace.place == _page(window)


def test_a_page_that_is_only_looked_at_is_the_place_after_a_short_stay(window: MainWindow, qtbot: QtBot) -> None:
    session = _begun(window, qtbot)
    window.show_step(2)
    assert session.workspace.place != _page(window)
    qtbot.waitUntil(lambda: session.workspace.place == _page(window), timeout=PATIENCE_MS)


def test_a_change_long_after_arriving_writes_no_place_again(window: MainWindow, qtbot: QtBot) -> None:
    session = _begun(window, qtbot)
    place = session.workspace.folder / "place"
    assert place.is_file()
    place.unlink()
    _change(session, "Should we?")
    assert session.workspace.place is None


def test_a_key_after_what_the_page_was_opened_at_is_gone_does_nothing(
    window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    session = _begun(window, qtbot)
    screen = window.workshop.screen_shown if window.workshop is not None else None
    opened_at = qapp.focusWidget()
    assert screen is not None
    assert opened_at is not None
    assert screen.isAncestorOf(opened_at)
    for row in session.partnership.rows(BeneficiaryGroup):
        session.execute(DeleteRecord(BeneficiaryGroup, row.row_key))
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not shiboken6.isValid(opened_at)
    last_hand().typed.emit("z")
