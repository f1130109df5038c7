"""Erasing beside an earlier version that cannot be written anew: the person is asked whether it may go."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from partnerdesk.app import Shelf
from partnerdesk.domain.commands import EraseInputs, PutRecords
from partnerdesk.domain.records import BeneficiaryInput, PartnershipFile
from partnerdesk.storage.backups import Backups
from partnerdesk.storage.errors import FileRefused
from partnerdesk.ui.aside import erase
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.views.dialogs.asking import AskingWindow
from partnerdesk.ui.views.dialogs.reading import ReadingWindow


def _settle(qapp: QApplication) -> None:
    for _ in range(12):
        qapp.processEvents()
        QThreadPool.globalInstance().waitForDone(20_000)
    qapp.processEvents()


@pytest.mark.parametrize("says_yes", [True, False])
def test_it_goes_only_where_the_person_says_so(
    window: MainWindow, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, *, says_yes: bool
) -> None:
    session = Shelf(tmp_path / "home").new(str(tmp_path / "case.partnership"))
    session.execute(PutRecords((BeneficiaryInput(id="BI-001", summary="a break"),)))
    window.show_session(session)
    assert window.desk is not None
    uuid = session.partnership.one(PartnershipFile).file_uuid or ""
    backups = Backups(session.home)
    backups.add(session.workspace, uuid, datetime(2026, 1, 2, tzinfo=UTC))
    before = len(backups.of(uuid))
    heard: list[object] = []

    def refuse(*_: object) -> None:
        raise FileRefused("bad-copy", "x")

    monkeypatch.setattr("partnerdesk.storage.workspace.Workspace.admit", refuse)
    erase(window.desk, window, EraseInputs(("BI-001",))).done.connect(heard.append)
    _settle(qapp)
    (question,) = (each for each in window.findChildren(AskingWindow) if each.isVisible())
    if says_yes:
        question.accept()
    else:
        question.reject()
    _settle(qapp)
    assert len(backups.of(uuid)) == (0 if says_yes else before)
    assert window.desk.partnership.has(BeneficiaryInput, "BI-001") != says_yes
    assert len(heard) == says_yes
    for each in window.findChildren(ReadingWindow):
        each.reject()
