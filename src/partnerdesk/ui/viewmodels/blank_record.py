"""A record that somebody added and left without a word in it: it goes again, so that nothing counts it as done.

It must not know what a page holds, nor widgets.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject

from partnerdesk.domain.apply import apply
from partnerdesk.domain.commands import AddRecord, DeleteRecord
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.partnership import Partnership, difference
from partnerdesk.domain.records import Key, Record
from partnerdesk.ui.viewmodels.desk import Desk


class BlankRecord(QObject):
    """The record that was added last on one list, for as long as it is as it was added."""

    def __init__(self, desk: Desk, title: Callable[[Partnership, Record], str], parent: QObject | None = None) -> None:
        """``title`` gives what a record is called, or nothing where nothing is written in it."""
        super().__init__(parent)
        self._desk, self._title = desk, title
        self._record: Record | None = None
        self._step: object = None
        desk.closing.connect(self._on_closing)

    @property
    def is_held(self) -> bool:
        """Whether a record is watched that may have been left blank."""
        return self._record is not None

    def add(self, record: Record) -> bool:
        """Add a record; return False where a rule said no."""
        if self._desk.execute(AddRecord(record)) is not None:
            return False
        self._record, self._step = record, self._desk.last_step
        return True

    def _on_closing(self) -> None:
        """Tidy up before the file closes; one that was deleted, or is out of reach, is written no more."""
        if self._record is not None and self._desk.session.path.exists():
            self.tidy()
        self._forget()

    def _forget(self) -> None:
        self._record = self._step = None

    def tidy(self, key: Key | None = None) -> None:
        """Take the record out again where it was left as it was added: by undo, or else as one that nothing names.

        With ``key``, only where it is that one.
        """
        record, step = self._record, self._step
        if record is None or (key is not None and record.row_key != key):
            return
        self._forget()
        if not self._is_blank(record):
            return
        if step is self._desk.last_step:
            self._desk.undo_only(step)
        elif self._stands_alone(record):
            self._desk.execute(DeleteRecord(type(record), record.row_key), tell=False)

    def _is_blank(self, record: Record) -> bool:
        partnership = self._desk.partnership
        return partnership.get(type(record), *record.row_key) == record and not self._title(partnership, record)

    def _stands_alone(self, record: Record) -> bool:
        partnership = self._desk.partnership
        try:
            without = apply(partnership, DeleteRecord(type(record), record.row_key))
        except PartnerDeskError:
            return False
        return len(difference(partnership, without)) == 1
