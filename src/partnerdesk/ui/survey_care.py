"""What the window does with survey exports: asks for one, takes a dropped one, and opens the page of what came in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from partnerdesk.ui.viewmodels.speech import capital, spoken
from partnerdesk.ui.views.dialogs.files import kinds_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from partnerdesk.ui.viewmodels.desk import Desk
    from partnerdesk.ui.views.dialogs.files import FileChooser

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods")


class SurveyCare(QObject):
    """Imports surveys into the open file; ``imported`` brings the id of the new input.

    ``partners_asked`` brings the path of a file of organisations that was taken for a survey.
    """

    imported = Signal(str)
    partners_asked = Signal(str)

    def __init__(self, window: QWidget, desk: Callable[[], Desk | None], chooser: FileChooser) -> None:
        super().__init__(window)
        self._window, self._desk, self._chooser = window, desk, chooser
        self._new = ""

    def ask(self) -> None:
        """Ask for an export, and show what is in it."""
        if self._desk() is None:
            return
        kinds = kinds_of(self.tr("Survey exports"), *("*" + each for each in ENDINGS))
        path = self._chooser.existing(self.tr("Import a survey"), kinds)
        if path:
            self.show(Path(path))

    def show(self, path: Path) -> None:
        """Show what is in an export, to import it."""
        desk = self._desk()
        if desk is None or not desk.flush():
            return
        if desk.session.read_only:
            desk.refused.emit(self.tr("This file is open to read only. Save a copy to import a survey into it."))
            return
        if desk.is_locked:
            desk.refused.emit(self.tr("The record is locked since the decision. Unlock it first (Workshop menu)."))
            return
        from partnerdesk.ui.views.survey.window import SurveyWindow

        shown = SurveyWindow(desk, path, self.ask, self._window)
        shown.preview.imported.connect(self._keep)
        shown.partners_asked.connect(self.partners_asked)
        shown.destroyed.connect(self._tell_later)
        shown.begin()

    def _keep(self, own_id: str) -> None:
        self._new = own_id

    def _tell_later(self) -> None:
        """Tell of it once the window is gone, which gives the keyboard back to where it was."""
        own_id, self._new = self._new, ""
        if own_id:
            self._window.activateWindow()
            QTimer.singleShot(0, self, lambda: self._tell(own_id))

    def _tell(self, own_id: str) -> None:
        self.imported.emit(own_id)
        desk = self._desk()
        label = desk.undo_label if desk is not None else None
        if desk is not None and label is not None:
            desk.notice(capital(self.tr("{what}: done.").format(what=spoken(label))), undo=True)


def is_export(path: str) -> bool:
    """Return whether a file is called like an export of a survey tool."""
    return path.casefold().endswith(ENDINGS)
