"""The state of one form: what is recorded, what is being typed, and what was refused.

Typed words are saved after a short rest, when the field loses the focus, and before anything else happens.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from partnerdesk.domain.commands import ChangeFields, Command
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.fields import FieldSpec, field_named
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Key, Record
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.speech import spoken

REST_MS = 450
"""Milliseconds without a key after which what was typed is saved."""
Makes = Callable[[Partnership, Key, Any], Command]


class FormModel(QObject):
    """One record as a form shows it."""

    refused = Signal(str, str)
    accepted = Signal(str)

    def __init__(self, desk: Desk, kind: type[Record], key: Key, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.kind = kind
        self.key = key
        self._pending: dict[str, object] = {}
        self._makes: dict[str, Makes] = {}
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.commit)

    @property
    def record(self) -> Record | None:
        """The record as it is saved, or None."""
        if self.kind.SINGLE:
            return self.desk.partnership.one(self.kind)
        return self.desk.partnership.get(self.kind, *self.key)

    def spec(self, name: str) -> FieldSpec:
        """Return what the field may hold."""
        return field_named(self.kind, name)

    def value(self, name: str) -> object:
        """Return what is typed, else what is recorded."""
        if name in self._pending:
            return self._pending[name]
        return getattr(self.record, name, None)

    def write(self, name: str, value: object, *, waits: bool = False) -> None:
        """Take a value that is still being typed; it is saved after a rest, or ``waits`` for the field to be left."""
        self._pending[name] = value
        self.desk.started_typing(self)
        if waits:
            self._rest.stop()
        else:
            self._rest.start()

    def choose(self, name: str, value: object) -> None:
        """Take a value that is chosen at once, and save it."""
        self._pending[name] = value
        self.desk.started_typing(self)
        self.commit()

    def drop(self, name: str, text: str) -> None:
        """Save nothing of what is typed in a field, because it cannot be read; ``text`` stays for a page built anew."""
        self._pending.pop(name, None)
        self.desk.unread.keep((self.kind, self.key, name), text)
        self.desk.could_not_save(self, name)

    def keep_refused(self, name: str, text: str) -> None:
        """Keep what a rule refused, for a page that is built anew: it is tried again there, the reason said again."""
        self.desk.unread.keep((self.kind, self.key, name), text)

    def was_read(self, name: str) -> None:
        """Note that what is typed in a field can be read."""
        self.desk.unread.keep((self.kind, self.key, name), "")

    def unread(self, name: str) -> str:
        """Return what was typed in a field when it was last shown, and could not be read."""
        return self.desk.unread.of((self.kind, self.key, name))

    def commit(self) -> bool:
        """Save what is typed, field by field, so that each refusal stands above its own field."""
        self._rest.stop()
        pending, self._pending = self._pending, {}
        well = True
        for name, value in pending.items():
            if self.record is None and not self.makes_itself:
                continue
            if value == getattr(self.record, name, None):
                self._accept(name)
                continue
            refusal = self._record(name, value)
            if refusal is None:
                self._accept(name)
            else:
                well = False
                self.desk.could_not_save(self, name)
                self.refused.emit(name, spoken(refusal.sentence))
        self.desk.stopped_typing(self)
        return well

    def change_by(self, name: str, makes: Makes) -> None:
        """Change a field by a command of its own; ``makes`` may refuse a value."""
        self._makes[name] = makes

    def _record(self, name: str, value: object) -> PartnerDeskError | None:
        makes = self._makes.get(name)
        try:
            own = makes(self.desk.partnership, self.key, value) if makes is not None else None
        except PartnerDeskError as refusal:
            return refusal
        return self.desk.execute(own or ChangeFields(self.kind, self.key, {name: value}), tell=False)

    def _accept(self, name: str) -> None:
        self.desk.could_save(self, name)
        self.accepted.emit(name)

    @property
    def makes_itself(self) -> bool:
        """Whether the record comes into being with its first answer."""
        return self.kind.SINGLE or self.kind.KEY != ("id",)
