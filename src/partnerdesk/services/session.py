"""One open partnership file: the one door through which it changes.

A command is applied by the domain, saved in the workspace in one transaction, and only then told to those who listen.
The document follows by itself (:meth:`Session.publish_due`). Knows no screen, no timer and no SQL.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from partnerdesk.domain.apply import apply
from partnerdesk.domain.commands import Command
from partnerdesk.domain.dates import by_this_clock
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import CatalogueText, Key, PartnershipFile, Record
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.words import SOURCE_LANGUAGE, Sentence
from partnerdesk.services.conflicts import Conflict, is_kept_elsewhere, notice_loss, settle
from partnerdesk.services.elsewhere import Elsewhere
from partnerdesk.services.file_language import with_kept
from partnerdesk.services.history import COMMAND, REDO, UNDO, Change, action_of, change_of
from partnerdesk.services.lending import Lending
from partnerdesk.services.protecting import protect
from partnerdesk.services.purging import DoneHere, Purged, Purging, delete_set_aside, planned
from partnerdesk.services.recording import recorder_for
from partnerdesk.services.saving import NEWER, READ_ONLY, Pace, SaveState
from partnerdesk.services.surroundings import Surroundings, rule_for
from partnerdesk.storage.backups import Rewritten
from partnerdesk.storage.connecting import Factory
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.files import digest, real_place
from partnerdesk.storage.placing import PlacedChange
from partnerdesk.storage.publishing import finish, look_for_document, publish, write_copy
from partnerdesk.storage.telling import Note
from partnerdesk.storage.workspace import Workspace

if TYPE_CHECKING:
    from partnerdesk.domain.assessment import Assessment
    from partnerdesk.domain.findings import FirstPlaces

Clock = Callable[[], datetime]
CatalogueLoader = Callable[[str], Catalogue]
Listener = Callable[[Change], None]


class Session:
    """One open file. Made by :class:`partnerdesk.services.documents.Documents`; belongs to one thread at a time.

    While ``lending`` it to another thread the window's own changes nothing, writes nothing and looks at nothing.
    """

    def __init__(
        self,
        workspace: Workspace,
        clock: Clock,
        load_catalogue: CatalogueLoader | None,
        *,
        who: str = "",
        recovered: Sentence | None = None,
        around: Surroundings | None = None,
    ) -> None:
        """``recovered`` says what a crash had left, where this session goes on from there."""
        self._around = around or Surroundings()
        self.conflict: Conflict | None = None
        self._workspace = workspace
        self._clock = clock
        self._load_catalogue = load_catalogue
        self._who = who
        self._listeners: list[Listener] = []
        self._problem: FileRefused | None = None
        self._rule = rule_for(workspace.base.path)
        self._pace = Pace()
        self._catalogue: tuple[Mapping[Key, Record], str, Catalogue] | None = None
        self._assessment: tuple[Partnership, date, FirstPlaces | None, Assessment] | None = None
        self.recovered = recovered
        self.lending = Lending()
        self.place = workspace.place
        if not workspace.is_published:
            self._mark_changed()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- what there is ------------------------------------------------------------------------------------------------

    @property
    def partnership(self) -> Partnership:
        """Everything that the board recorded, as one value."""
        return self._workspace.partnership

    @property
    def path(self) -> Path:
        """Where the document is."""
        return self._workspace.base.path

    @property
    def workspace(self) -> Workspace:
        """Where the work is kept, for other services; the window must not know it."""
        return self._workspace

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed here."""
        return self._around.read_only

    @property
    def is_protected(self) -> bool:
        """Whether the file, and what is kept of it on this computer, can be read with a password only."""
        return self._workspace.factory.is_protected

    @property
    def catalogue(self) -> Catalogue | None:
        """The texts as they are read here; where the file kept its own in that language when it was locked, those."""
        if self._load_catalogue is None:
            return None
        kept = self.partnership.table(CatalogueText)
        language = self.partnership.one(PartnershipFile).language or SOURCE_LANGUAGE
        if self._catalogue is None or self._catalogue[0] != kept or self._catalogue[1] != language:
            self._catalogue = (kept, language, with_kept(self.partnership, self._load_catalogue(language)))
        return self._catalogue[2]

    @property
    def as_of(self) -> date:
        """The day of which everything is worked out: the meeting's, else today."""
        return self.partnership.one(PartnershipFile).meeting_on or by_this_clock(self._clock()).date()

    def assessment(self, shares: FirstPlaces | None = None) -> Assessment:
        """Return everything that is worked out of the partnership, worked out once for each state of it."""
        from partnerdesk.domain.assessment import assess

        cached, partnership, as_of = self._assessment, self.partnership, self.as_of
        if cached is None or cached[0] is not partnership or cached[1] != as_of or cached[2] is not shares:
            catalogue = self.catalogue
            if catalogue is None:
                raise RuntimeError("an assessment needs the catalogue")
            cached = (partnership, as_of, shares, assess(partnership, catalogue, as_of, shares))
            self._assessment = cached
        return cached[3]

    # --- changing it --------------------------------------------------------------------------------------------------

    def execute(self, command: Command, text: str = "") -> Change:
        """Do what ``command`` says; when this returns, it is on the disk. ``text`` is kept beside it in the history.

        Raises Refused or ValueRefused where a rule says no, FileRefused where the disk does; then nothing changed.
        """
        return self.write(command, text)()

    def write(self, command: Command, text: str = "") -> Callable[[], Change]:
        """Do :meth:`execute` but for telling of it, which what is returned does; for a thread that it is lent to."""
        self._may_change()
        after = apply(self.partnership, command, self.catalogue)
        if after is not self.partnership and not command.is_for_good:
            self._around.before_change(self._workspace, self._clock())
        note = self._note(action_of(command), command.label, text)
        changes = recorder_for(self._workspace, command)(after, note)
        return lambda: self._tell(changes, COMMAND, command.label)

    def purge(self, command: Command, text: str = "", *, or_delete: bool = False) -> Purged:
        """Take a person's words away: here, in undo, the history and all earlier versions; then rewrite the document.

        Raises as :meth:`execute` and :meth:`Purging.elsewhere`. A window does it part by part: what lies elsewhere goes
        first, so that, cut off anywhere, this can be done again, or is finished at the next start.
        """
        purging = self.plan_purge(command, text)
        backups, (here, tell) = purging.elsewhere(or_delete=or_delete), self.purge_here(purging)
        tell()
        return purging.told(backups, here)

    def plan_purge(self, command: Command, text: str = "") -> Purging:
        """Return what is to be erased, once no rule says no. Raises as :meth:`purge` does."""
        self._may_change()
        note = self._note(action_of(command), command.label, text)
        return planned(command, note, self._workspace, self.home, self.catalogue)

    def purge_here(self, purging: Purging) -> tuple[DoneHere, Callable[[], Change]]:
        """Erase in what is open, after :meth:`Purging.elsewhere`, and rewrite the document; as :meth:`write` does."""
        set_aside, self._assessment = delete_set_aside(purging.places), None
        tell = self.write(purging.command, purging.note.text)
        return DoneHere(set_aside, self.publish().problem, Elsewhere.of(self._workspace, self.home)), tell

    @property
    def home(self) -> Path:
        """The program's private folder on this computer, in which the workspace of this file lies."""
        return self._workspace.folder.parents[1]

    def undo(self) -> Change | None:
        """Take back what was done last, whatever step it was in; None where there is nothing to take back."""
        self._may_change()
        label = self.undo_label
        taken = self._workspace.undo(self._note(UNDO, label)) if label is not None else None
        return self._tell(taken[1], UNDO, taken[0].label) if taken else None

    def redo(self) -> Change | None:
        """Do again what was taken back last; None where there is nothing."""
        self._may_change()
        label = self.redo_label
        done = self._workspace.redo(self._note(REDO, label)) if label is not None else None
        return self._tell(done[1], REDO, done[0].label) if done else None

    @property
    def undo_label(self) -> Sentence | None:
        """What undo would take back ("delete objective"), or None."""
        return self._workspace.done[-1].label if self._workspace.done else None

    @property
    def redo_label(self) -> Sentence | None:
        """What redo would do again, or None."""
        return self._workspace.undone[-1].label if self._workspace.undone else None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` of every change from now on; returns what ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def _may_change(self) -> None:
        if self.read_only or self.lending.is_away:
            raise FileRefused("to-read-only" if self.read_only else "lent", self._workspace.name)

    def _note(self, action: str, label: Sentence, text: str = "") -> Note:
        return Note(self._clock().isoformat(timespec="seconds"), action, label, self._who, text)

    def note_event(self, action: str, label: Sentence, text: str = "") -> None:
        """Write into the history that something was done with the file, which changes no record."""
        self._may_change()
        self._workspace.note_event(action, self._note(action, label, text))
        self._mark_changed()

    def _tell(self, changes: tuple[PlacedChange, ...], origin: str, label: Sentence) -> Change:
        change = change_of((each.kind.ENTITY for each in changes), origin, label)
        if changes:
            self._mark_changed()
            for listener in tuple(self._listeners):
                listener(change)
        return change

    # --- the document -------------------------------------------------------------------------------------------------

    @property
    def save_state(self) -> SaveState:
        """What is safe on this computer, what the document holds, and why it does not hold all, if so."""
        workspace = self._workspace
        return SaveState(
            saved_at=_moment(workspace.head.at),
            published_at=_moment(workspace.base.published_at),
            problem=self._problem.sentence if self._problem else None,
            code=READ_ONLY if self.read_only else self._problem.code if self._problem else "",
            up_to_date=workspace.is_published,
            document=self.path,
        )

    def publish_due(self) -> float | None:
        """Return in how many seconds the document should be written: 0 now, None not at all."""
        if self.read_only or self.lending.is_away or self._workspace.is_published:
            return None
        return self._pace.seconds_left(self._rule, self._clock())

    def publish(self, *, recreate: bool = False, waits: bool = True) -> SaveState:
        """Write the document now, if it does not hold everything; ``recreate`` also where it was moved away.

        Never raises for what a person can mend: the state that is returned says what is wrong. Without ``waits`` it
        does not wait for another program that has the document; then ``publish_due`` says when to try again.
        """
        if self.read_only or self.lending.is_away:
            return self.save_state
        started = self._clock()
        try:
            self._publish(started, recreate=recreate, waits=waits)
        except FileRefused as refused:
            self._problem = refused
            self._pace = Pace(self._pace.first, self._pace.last, tried=started, failed=refused.code)
        else:
            self._problem = None
            now = self._clock()
            self._pace = Pace(tried=now, took=(now - started).total_seconds())
        return self.save_state

    def _publish(self, now: datetime, *, recreate: bool, waits: bool) -> None:
        workspace, at = self._workspace, now.isoformat(timespec="seconds")
        if self._problem is not None and self._problem.code == NEWER and workspace.is_published:
            raise self._problem
        look_for_document(workspace)
        if workspace.is_published:
            return
        try:
            publish(workspace, at, recreate=recreate, waits=waits)
        except FileRefused as refused:
            if refused.code != "conflict":
                raise
            self._settle(now)
            if not workspace.is_published:
                publish(workspace, at, recreate=recreate, waits=waits)

    def _settle(self, now: datetime) -> None:
        """Somebody else changed the document: keep both, unless one of them holds all of the other."""
        if (found := settle(self._workspace, self.home, self._around.person, now)) is not None:
            self.conflict = found
            self._around.move_lock(self.path, now)

    def look_outside(self) -> SaveState:
        """Look whether somebody else changed the document, and do what publishing would do about it.

        For a window that comes to the front again, and now and then; it reads the whole document.
        """
        workspace = self._workspace
        if self.read_only or self.lending.is_away or workspace.base.base_hash is None:
            return self.save_state
        try:
            changed = digest(self.path) not in workspace.base.ours
        except OSError as error:
            return self.publish(waits=False) if isinstance(error, FileNotFoundError) else self.save_state
        if changed and workspace.is_published and self._problem is None:
            try:
                self._settle(self._clock())
            except FileRefused as refused:
                self._problem = refused
                return self.save_state
            self._mark_changed()
        return self.publish(waits=False) if not workspace.is_published else self.save_state

    def beat(self) -> None:
        """Give a sign of life to those who want to open the same file; once a minute is enough."""
        if not self.lending.is_away:
            self._workspace.touch()
        self._around.beat(self._clock())

    # --- the password -------------------------------------------------------------------------------------------------

    def protect(self, factory: Factory) -> Rewritten:
        """Give the file, its workspace and its earlier versions the password of ``factory``, or none.

        Each of them is replaced whole or stays; ``save_state`` says whether the document could be written, and what
        is returned how many earlier versions could. Raises FileRefused (own-disk); then nothing is changed.
        """
        return protect(self, self._around, factory)

    def save_copy(self, path: Path, *, overwrite: bool = False) -> None:
        """Write everything to another file and go on with this one. Raises FileRefused.

        ``overwrite`` says that the person agreed to replace what is there.
        """
        if (place := real_place(path)) != self.path:
            write_copy(self._workspace, place, overwrite=overwrite)
        elif self.publish(recreate=True).problem is not None and self._problem is not None:
            raise self._problem

    def remember_place(self, page_id: str) -> None:
        """Keep which page is shown, so that a start after a crash can show it again."""
        self._workspace.remember_place(page_id)

    def close(self, *, discard: bool = False) -> SaveState:
        """Publish and end the session.

        Where the document could not be written and no copy holds everything, the workspace is kept and the next start
        offers it again; ``discard`` throws that away, after the person said so.
        """
        workspace = self._workspace
        discard = discard or self.read_only
        try:
            if not discard:
                notice_loss(workspace, self.home)
            state = self.save_state if discard else self.publish()
            is_whole = self.read_only or finish(workspace)
            if is_whole and (discard or is_kept_elsewhere(workspace, self.home)):
                workspace.remove()
        except PartnerDeskError:
            state = self.save_state
        finally:
            workspace.leave()
            self._around.release()
            self._listeners.clear()
        return state

    def _mark_changed(self) -> None:
        now = self._clock()
        pace = self._pace
        self._pace = Pace(pace.first or now, now, pace.tried, pace.took, pace.failed)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
