"""What every page works with: the open workshop, how to change it, and how to ask the window for something.

One desk belongs to one open file. All changes of data go through :meth:`Desk.execute`.
It must not know widgets, nor what a page holds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from partnerdesk.domain.commands import ChangeFields, Command, DeleteRecord, PutRecords, UnlockFile
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Key, PartnershipFile, Record
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.words import Sentence
from partnerdesk.ui.bridge import SessionBridge
from partnerdesk.ui.viewmodels.private_turn import PRIVATE_ANSWER, PrivateTurn
from partnerdesk.ui.viewmodels.speech import capital, said, spoken
from partnerdesk.ui.viewmodels.unread import Unread

if TYPE_CHECKING:
    from partnerdesk.services.history import Change
    from partnerdesk.services.session import Session


class Typist(Protocol):
    """Somebody who may still hold typed words that are not saved."""

    def commit(self) -> bool:
        """Save them now; return whether that went well."""
        ...


class Desk(QObject):
    """The open workshop as pages see it."""

    changed = Signal(object)
    refused = Signal(str)
    noticed = Signal(str, bool)
    offered = Signal(str, str, object)
    page_asked = Signal(str)
    record_asked = Signal(str, object, object)
    subject_asked = Signal(object)
    typing_changed = Signal(bool)
    turn_changed = Signal()
    pointed = Signal(str)
    asked = Signal(str)
    saved = Signal()
    closing = Signal()

    def __init__(self, session: Session, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.now = now
        self._typing: list[Typist] = []
        self._refused: set[tuple[int, str]] = set()
        self.unread = Unread()
        self._turn = PrivateTurn()
        self._points: dict[str, str] = {}
        self.field_wanted = ""  # of the record that is being shown
        self.came_from = ""  # the page of another step that was shown last
        self.bridge = SessionBridge(session, self)
        self.bridge.changed.connect(self._on_changed)

    @property
    def partnership(self) -> Partnership:
        """What is recorded now."""
        return self.session.partnership

    @property
    def catalogue(self) -> Catalogue:
        """The declared texts."""
        found = self.session.catalogue
        if found is None:
            raise RuntimeError("the window needs the catalogue")
        return found

    @property
    def title(self) -> str:
        """What the workshop is called: its title, else the name of its file."""
        return self.partnership.one(PartnershipFile).title or self.session.path.stem

    @property
    def route(self) -> str:
        """The route that the board takes: full or short."""
        return self.partnership.one(PartnershipFile).route or "full"

    @property
    def is_locked(self) -> bool:
        """Whether the record is locked."""
        return self.partnership.one(PartnershipFile).locked_at is not None

    def take_route(self, route: object) -> None:
        """Take the full or the short route."""
        self.flush()
        self.execute(ChangeFields(PartnershipFile, (), {"route": route}))

    def unlock(self) -> None:
        """Open a locked record again."""
        self.execute(UnlockFile())

    def today(self) -> date:
        """Return today's date."""
        return self.now().date()

    def stamp(self) -> str:
        """Return the time now, as records keep it."""
        return self.now().isoformat(timespec="seconds")

    def execute(self, command: Command, *, tell: bool = True) -> PartnerDeskError | None:
        """Carry out ``command``; return the refusal if a rule said no, and show it in the window if ``tell``."""
        try:
            self.session.execute(command)
        except PartnerDeskError as refusal:
            if tell:
                self.refused.emit(spoken(refusal.sentence))
            return refusal
        return None

    def delete(self, kind: type[Record], key: Key) -> None:
        """Delete a record and offer to undo it."""
        command = DeleteRecord(kind, key)
        if self.execute(command) is None:
            self.noticed.emit(capital(said("{what}: done.").format(what=spoken(command.label))), True)

    def notice(self, text: str, *, undo: bool = False) -> None:
        """Show a sentence at the foot of the page, with Undo beside it if asked."""
        self.noticed.emit(text, undo)

    def offer(self, text: str, label: str, take: Callable[[], None]) -> None:
        """Show a sentence at the foot of the page, with a button that does something about it."""
        self.offered.emit(text, label, take)

    def go_to(self, page: str) -> None:
        """Ask the window to show the page with this id."""
        self.page_asked.emit(page)

    def lead_to(self, page: str, kind: type[Record], key: Key, field: str = "") -> None:
        """Ask the window to show a page with one record open on it, at one of its fields if asked."""
        self.field_wanted = field
        self.record_asked.emit(page, kind, key)
        self.field_wanted = ""

    def ask(self, thing: str) -> None:
        """Ask the window for something beside the pages, such as ``park``, ``agenda`` or ``survey``."""
        self.asked.emit(thing)

    def point_at(self, page: str, thing: str) -> None:
        """Note which of several things a page shows now, so that the room sees the same."""
        if self._points.get(page) != thing:
            self._points[page] = thing
            self.pointed.emit(page)

    def point_of(self, page: str) -> str:
        """Return what the page shows now, or nothing."""
        return self._points.get(page, "")

    @property
    def undo_label(self) -> Sentence | None:
        """What undo would take back now, or None; never another person's private answer."""
        label = self.session.undo_label
        return label if self._turn.lets_undo(label) else None

    @property
    def redo_label(self) -> Sentence | None:
        """What redo would do again now, or None; never another person's private answer."""
        label = self.session.redo_label
        return label if self._turn.lets_redo(label) else None

    def undo(self) -> None:
        """Take back the last change; what is still being typed is saved first."""
        self.flush()
        if self.undo_label is not None:
            self._turn = self._turn.took_back()
            self.session.undo()

    @property
    def last_step(self) -> object:
        """The step that undo would take back: the same thing for as long as no other step was done or undone."""
        done = self.session.workspace.done
        return done[-1] if done else None

    def undo_only(self, step: object) -> None:
        """Take back ``step``, and nothing where another has been done since; what is being typed is saved first."""
        self.flush()
        if step is self.last_step:
            self.undo()

    def redo(self) -> None:
        """Do again what was last taken back."""
        self.flush()
        if self.redo_label is not None:
            self._turn = self._turn.did_again()
            self.session.redo()

    def begin_turn(self) -> None:
        """Somebody begins to answer in private: undo reaches back to here and no further."""
        self._turn = PrivateTurn(is_open=True)
        self.unread.set_aside()
        self.turn_changed.emit()

    def end_turn(self) -> None:
        """The laptop is passed on: the private answers are out of undo's reach."""
        self._turn = PrivateTurn()
        self.unread.take_up()
        self.turn_changed.emit()

    @property
    def is_in_turn(self) -> bool:
        """Whether somebody is answering in private now."""
        return self._turn.is_open

    def answer(self, records: Sequence[Record]) -> PartnerDeskError | None:
        """Record private answers of the person whose turn it is; return the refusal if a rule said no."""
        if all(self.partnership.get(type(record), *record.row_key) == record for record in records):
            return None
        before, self._turn = self._turn, self._turn.did()
        refusal = self.execute(PutRecords(tuple(records), PRIVATE_ANSWER))
        if refusal is not None:
            self._turn = before
        return refusal

    def started_typing(self, typing: Typist) -> None:
        """Note that ``typing`` holds words that are not saved yet."""
        if typing not in self._typing:
            self._typing.append(typing)
            self.typing_changed.emit(True)

    def stopped_typing(self, typing: Typist) -> None:
        """Note that ``typing`` holds nothing unsaved any more."""
        if typing in self._typing:
            self._typing.remove(typing)
            self.typing_changed.emit(bool(self._typing))

    def could_not_save(self, form: object, field: str) -> None:
        """Note that what stands in a field was refused, so that nobody is told that all is saved."""
        self._refused.add((id(form), field))
        self.typing_changed.emit(self.is_typing)

    def could_save(self, form: object, field: str = "") -> None:
        """Note that nothing refused stands in a field any more; without a field, in the whole form."""
        kept = {each for each in self._refused if each[0] != id(form) or (field and each[1] != field)}
        if kept != self._refused:
            self._refused = kept
            self.typing_changed.emit(self.is_typing)

    def forget_refused(self) -> None:
        """Note that all pages are built anew, so that nothing refused stands in any field."""
        self._refused.clear()
        self.typing_changed.emit(self.is_typing)

    @property
    def has_refused(self) -> bool:
        """Whether something stands in a field that was refused and is not saved."""
        return bool(self._refused or self.unread)

    @property
    def is_typing(self) -> bool:
        """Whether something typed is not saved yet."""
        return bool(self._typing)

    def flush(self) -> bool:
        """Save everything that is still being typed; return whether all went well."""
        saved = [typing.commit() for typing in tuple(self._typing)]
        return all(saved)

    def close(self) -> None:
        """Save what is typed and let the session go."""
        self.flush()
        self.closing.emit()
        self.bridge.stop()

    def _on_changed(self, change: Change) -> None:
        self.unread.forget_gone(self.partnership)
        self.changed.emit(change)
