"""A day's work undone by keys, command by command, on whichever page is shown: what had the keyboard goes with it."""

from contextlib import suppress

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from partnerdesk.domain.errors import ValueRefused
from partnerdesk.domain.importing import ImportSurvey
from partnerdesk.domain.records import ENTITIES, STEPS, PartnershipFile, Record
from partnerdesk.domain.words import Sentence
from partnerdesk.services.session import Session
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.book import pages_for
from tests.brief.cases import sample, sample_answers

CTRL = Qt.KeyboardModifier.ControlModifier
MOST = 12
"""How many kinds of records one command writes down."""


def _undo_by_key(window: MainWindow, session: Session) -> None:
    """Press Ctrl+Z where the system gives it to the window, and let what went with the command be deleted."""
    handle = window.windowHandle()
    assert handle is not None
    if session.undo_label is not None:
        QTest.keyClick(handle, Qt.Key.Key_Z, CTRL)
    else:  # the shortcut takes it no more: the window gets it, with the sign that the system gives it as its text
        QApplication.sendEvent(handle, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Z, CTRL, "\x1a"))
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def _work(session: Session) -> int:
    """Write down all that the example holds, some kinds at a time; return in how many commands.

    What names records of a later kind waits and goes with them.
    """
    commands = 0
    waiting: list[tuple[Record, ...]] = []
    kinds = [kind for kind in ENTITIES.values() if kind is not PartnershipFile and sample().rows(kind)]
    for kind in kinds:
        waiting.append(sample().rows(kind))
        if len(waiting) >= MOST or kind is kinds[-1]:
            with suppress(ValueRefused):
                session.execute(ImportSurvey(sum(waiting, ()), Sentence(kind.ENTITY), sample_answers()))
                waiting.clear()
                commands += 1
    assert not waiting
    return commands


@pytest.mark.parametrize("step", STEPS)
def test_all_that_was_done_is_undone_by_keys_on_every_page(empty: MainWindow, step: str) -> None:
    workshop, desk = empty.workshop, empty.desk
    assert workshop is not None
    assert desk is not None
    session = desk.session
    before = session.partnership
    commands = _work(session)
    for page in [each.id for each in pages_for(session.partnership) if each.step == step]:
        workshop.show_page(page)
        QApplication.processEvents()
        for _ in range(commands + 1):  # the last of them undoes nothing
            _undo_by_key(empty, session)
        assert session.undo_label is None
        assert session.partnership == before
        while session.redo_label is not None:
            session.redo()
        QApplication.processEvents()
        assert session.partnership != before
