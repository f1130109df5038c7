"""What the window does with files: makes, opens, drops in and copies them, and says in a sentence what fails.

It must not know any page.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.ui.calling import Calls
from partnerdesk.ui.file_care import FileCare
from partnerdesk.ui.records_care import RecordsCare
from partnerdesk.ui.removing import Removing
from partnerdesk.ui.survey_care import SurveyCare, is_export
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.views.dialogs.files import ENDING, FileChooser
from partnerdesk.ui.words_care import WordsCare, is_codebook, is_of_partners

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from partnerdesk.domain.words import Sentence
    from partnerdesk.services.documents import Documents
    from partnerdesk.services.session import Session
    from partnerdesk.ui.opening import Asks, Opening
    from partnerdesk.ui.viewmodels.desk import Desk


EXAMPLE_FOLDER = "partnerdesk-example-"
"""How the folders begin in which copies of the example stand: those are not kept among the last files."""


class Library(Protocol):
    """Opens and makes partnership files."""

    @property
    def documents(self) -> Documents:
        """The service that knows files."""
        ...

    def new(self, path: str) -> Session:
        """Make a new file and open it."""
        ...

    def open(self, path: str) -> Session:
        """Open a file."""
        ...

    def example(self) -> Session:
        """Open a copy of the example."""
        ...

    @property
    def is_waiting(self) -> bool:
        """Whether a crash left work on a file with a password."""
        ...

    def recovered(self) -> tuple[Session, ...]:
        """Return what a crash left."""
        ...

    def put_aside(self) -> Sentence | None:
        """Say, once, that work could not be read and was put aside."""
        ...


class Files(QObject):
    """The file menu's work. ``opened`` brings the session of a file.

    At the start: ``stuck`` brings what stands before the first file, ``found`` the work that a crash left on several,
    ``besides`` the same where a file is open already, ``waiting`` what is worth knowing where none is. ``elsewhere``
    brings the place of a file whose own window came to the front.
    """

    opened = Signal(object)
    refused = Signal(str)
    stuck = Signal(object)
    found = Signal(object)
    besides = Signal(object)
    waiting = Signal(str)
    elsewhere = Signal(object)

    def __init__(
        self, library: Library, window: QWidget, desk: Callable[[], Desk | None], may_leave: Callable[[], bool]
    ) -> None:
        """Take what opens files, and ``may_leave``: whether the open one can be closed, once all of it is written."""
        super().__init__(window)
        self._library, self._desk, self._may_leave = library, desk, may_leave
        self.chooser = FileChooser(window)
        self.removing = Removing(window, desk)
        self.records = RecordsCare(window, desk, self.chooser, self.removing.ask)
        self.surveys = SurveyCare(window, desk, self.chooser)
        self.words = WordsCare(window, desk, self.chooser)
        self.words.refused.connect(self.refused)
        self.surveys.partners_asked.connect(lambda path: self.words.look_in(Path(path)))
        self._window = window
        self.calls = Calls(lambda: library.documents.root, self)
        self._questions: Asks | None = None
        self._opening: Opening | None = None
        self.care = FileCare(lambda: library.documents, window, desk, lambda: self.questions, lambda: self.opening)
        self.care.compare = self.records.compare

    @property
    def questions(self) -> Asks:
        """What asks the person; loaded when the first question comes up."""
        if self._questions is None:
            from partnerdesk.ui.views.dialogs.file_questions import FileQuestions

            self._questions = FileQuestions(self._window, self.chooser)
        return self._questions

    @questions.setter
    def questions(self, asks: Asks) -> None:
        self._questions, self._opening = asks, None

    @property
    def opening(self) -> Opening:
        """What opens files; loaded with the first."""
        if self._opening is None:
            from partnerdesk.ui.opening import Opening
            from partnerdesk.ui.waiting import waited

            wait = partial(waited, self._window)
            self._opening = Opening(self._library.documents, self.questions, self.calls.call, wait, self)
            self._opening.elsewhere.connect(self.elsewhere)
            self._opening.opened.connect(self.opened)
            self._opening.refused.connect(self.refused)
            self._opening.stuck.connect(self.stuck)
        return self._opening

    def _tell(self, text: str) -> None:
        desk = self._desk()
        if desk is not None:
            desk.notice(text)

    def title_of(self, path: str) -> str:
        """Return what a file is called, at a glance; nothing where that cannot be seen. For any thread."""
        return self._library.documents.title_of(Path(path))

    def begin(self, path: str | None) -> None:
        """Open the first file: the one asked for, or what a crash left; several of those are listed.

        What a crash left on other files than the one asked for is written into them, and said.
        """
        if path:
            self.chooser.beside(Path(path))
            self.opening.begin(Path(path))
            if not self._window.isVisible():
                return  # another window has the file, and this one is not needed
        try:
            sessions = self._library.recovered()
        except PartnerDeskError as problem:
            self.refused.emit(spoken(problem.sentence))
            return
        if len(sessions) == 1 and not path and not self._is_out_of_sight(sessions[0]):
            self.opened.emit(sessions[0])
            sessions = ()
        self._tell_at_start(self._brought_in(sessions))

    @staticmethod
    def _is_out_of_sight(session: Session) -> bool:
        """Return whether a file is on a stick that was pulled out: a person may not want to go on with it now."""
        from partnerdesk.services.left_work import is_out_of_sight

        return is_out_of_sight(session)

    def forget_work(self, path: str) -> bool:
        """Throw away the work that waits on a file, once the person said so; return whether it is gone."""
        from partnerdesk.services.left_work import forget_work

        try:
            forget_work(self._library.documents, Path(path))
        except PartnerDeskError as problem:
            self.refused.emit(spoken(problem.sentence))
            return False
        return True

    def _brought_in(self, sessions: Sequence[Session]) -> list[str]:
        """Write the work that a crash left into its files; return what to say of it beside an open file."""
        if not sessions:
            return []
        from partnerdesk.ui.viewmodels.left_behind import left_behind

        found = tuple(sorted(map(left_behind, sessions), key=lambda each: each.title))
        if self._desk() is None:
            self.found.emit(found)
            return []
        self.besides.emit(found)
        return [self.tr("{title}: {what}").format(title=each.title, what=each.says) for each in found]

    def _tell_at_start(self, says: list[str]) -> None:
        """Say at once what a crash left on other files: one message takes the place of the one before."""
        if self._library.is_waiting:
            says.append(self.tr("Work on a file with a password is waiting. Open that file to go on with it."))
        says += self._put_aside()
        desk = self._desk()
        if not says:
            return
        if desk is None:
            self.waiting.emit(" ".join(says))
        else:
            recovered = desk.session.recovered
            self._tell(" ".join([spoken(recovered), *says] if recovered is not None else says))

    def _put_aside(self) -> list[str]:
        aside = self._library.put_aside()
        return [spoken(aside)] if aside is not None else []

    def ask_new(self) -> None:
        """Ask for the place of a new file, and open it."""
        path = self.chooser.new(self.tr("Where should the workshop be kept?"), self.tr("Partnership workshop"))
        if path and self._may_leave():
            self._open(lambda: self._library.new(path))

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        path = self.chooser.existing(self.tr("Open a workshop"))
        if path:
            self.open_path(path)

    @property
    def path(self) -> str:
        """Where the file is that is open, or nothing."""
        desk = self._desk()
        return "" if desk is None else str(desk.session.path)

    def open_path(self, path: str) -> None:
        """Open the file at ``path``, unless it is open."""
        desk = self._desk()
        if desk is not None and desk.session.path == Path(path).resolve():
            if desk.session.save_state.is_elsewhere:
                self.care.again.emit()
            else:
                desk.notice(self.tr("This workshop is open already."))
            return
        if not self._may_leave():
            return
        self.chooser.beside(Path(path))
        self.opening.open(Path(path))
        for says in self._put_aside():
            if self._desk() is None:
                self.waiting.emit(says)
            else:
                self._tell(says)

    def open_example(self) -> None:
        """Open a copy of the example."""
        if self._may_leave():
            self._open(self._library.example)

    def _open(self, opening: Callable[[], Session]) -> None:
        try:
            session = opening()
        except PartnerDeskError as problem:
            self.refused.emit(spoken(problem.sentence))
        else:
            self.opened.emit(session)

    def drop(self, paths: Sequence[str]) -> None:
        """Open the one partnership file that was dropped, or show a survey; refuse anything else in a sentence."""
        if len(paths) > 1:
            self.refused.emit(self.tr("One file at a time, please: a workshop is one file."))
        elif paths and is_of_partners(paths[0]):
            self._take_partners(Path(paths[0]))
        elif paths and is_export(paths[0]) and self._desk() is None:
            pattern = self.tr("{name} looks like a survey. Open the workshop first, then drop it here again.")
            self.refused.emit(pattern.format(name=Path(paths[0]).name))
        elif paths and is_export(paths[0]):
            self.surveys.show(Path(paths[0]))
        elif paths and is_codebook(paths[0]) and self._desk() is not None:
            self.words.take_codebook(Path(paths[0]))
        elif not paths or not paths[0].casefold().endswith(ENDING):
            name = Path(paths[0]).name if paths else self.tr("What was dropped")
            pattern = self.tr(
                "{name} is not a partnership file. Drop a file whose name ends in .partnership, a survey as CSV, TSV, "
                "XLSX, XLS or ODS, or a charity register or 360Giving file."
            )
            self.refused.emit(pattern.format(name=name))
        else:
            self.open_path(paths[0])

    def _take_partners(self, path: Path) -> None:
        """Look in a charity register or a file of grants, once there is a workshop with partners."""
        if self._desk() is None:
            pattern = self.tr(
                "{name} looks like a charity register or a list of grants. Open the workshop first, then drop it here "
                "again, or use “Look in a register…” on the page of partners."
            )
            self.refused.emit(pattern.format(name=path.name))
        else:
            self.words.look_in(path)

    def ask_copy(self) -> None:
        """Ask for a place and save a copy there."""
        desk = self._desk()
        if desk is None:
            return
        title = desk.title
        path = self.chooser.new(self.tr("Save a copy"), self.tr("{title} (copy)").format(title=title))
        if not path:
            return
        from partnerdesk.ui.waiting import lent

        desk.flush()
        session, says = desk.session, self.tr("Everything is written to {name}.").format(name=Path(path).name)
        try:
            lent(self._window, session, self.tr("Saving a copy"), says, lambda: _copied(session, path))
        except PartnerDeskError as problem:
            self.refused.emit(spoken(problem.sentence))
        else:
            desk.notice(self.tr("A copy is saved as {name}.").format(name=Path(path).name))


def _copied(session: Session, path: str) -> None:
    session.save_copy(Path(path), overwrite=True)
