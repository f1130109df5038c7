"""What a person does while the disk fails: each scene starts from the same files and says after each step what is safe.

A step that is refused is done again once the disk is well, as a person would. Knows nothing of the shim.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TypeVar

from partnerdesk.domain.commands import (
    AddRecord,
    ChangeFields,
    Command,
    DeleteRecord,
    DoTogether,
    EraseInputs,
    PutRecords,
)
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput, Objective, OpenPoint, Parking, PartnershipFile
from partnerdesk.domain.words import Sentence
from partnerdesk.services.documents import Documents
from partnerdesk.services.session import Session
from partnerdesk.storage import protection
from partnerdesk.storage.connecting import PLAIN
from partnerdesk.storage.errors import FileRefused
from tests.storage.answer_scenes import CANARY, erase_answers, have_answers, import_answers
from tests.storage.places import SMALL

OLD_VERSION = Path(__file__).parents[1] / "fixtures" / "documents" / "schema-1.partnership"
START = datetime(2026, 11, 23, 19, tzinfo=UTC)
ERASED = CANARY
CASE, OTHER = "case.partnership", "other.partnership"
OLD_PASSWORD, NEW_PASSWORD, SALT = "between us", "between others", bytes(range(16))
MANY = tuple(Parking(id=f"PK{number}", text="something for later " * 5) for number in range(400))
EDITS: tuple[Command, ...] = (
    ChangeFields(Objective, ("OB1",), {"measure": "first"}),
    AddRecord(OpenPoint(id="OP1", note="ask")),
    PutRecords((Objective(id="OB3", measure="x" * 6000), Objective(id="OB2", measure="second"))),
    DeleteRecord(Objective, ("OB2",)),
    DoTogether(
        (ChangeFields(Objective, ("OB3",), {"measure": "third"}), DeleteRecord(OpenPoint, ("OP1",))), Sentence("both")
    ),
    ChangeFields(Objective, ("OB1",), {"measure": None}),
)

Say = Callable[[str], None]
Passwords = tuple[str | None, ...]
T = TypeVar("T")
Step = Callable[[Session], object]


@dataclass(frozen=True)
class Place:
    """The folders of one person: the program's own, and that of the documents."""

    folder: Path

    @property
    def home(self) -> Path:
        """Where the program keeps its own."""
        return self.folder / "home"

    @property
    def case(self) -> Path:
        """The document."""
        return self.folder / "documents" / CASE

    @property
    def other(self) -> Path:
        """Another document beside it: a copy."""
        return self.folder / "documents" / OTHER

    def documents(self) -> Documents:
        """Give the service; its clock and ids are the same every time, so that results can be compared."""
        seconds, numbers = count(), count(1)
        return Documents(
            self.home, lambda: START + timedelta(seconds=next(seconds)), lambda: f"id-{next(numbers)}", None
        )


def with_one_of(passwords: Passwords, opening: Callable[[str | None], T]) -> T:
    """Return what opens with one of the passwords; what it says with the last where none does."""
    for password in passwords[:-1]:
        try:
            return opening(password)
        except FileRefused as refused:
            if refused.code not in {"password", "wrong-password", "work-locked"}:
                raise
    return opening(passwords[-1])


class Person:
    """Works on a document, and does again what was refused when the disk is well."""

    def __init__(self, place: Place, say: Say, mend: Callable[[], None], passwords: Passwords = (None,)) -> None:
        """``say`` is told what became of each step; ``mend`` makes the disk well; one of ``passwords`` opens it all."""
        self.place, self._say, self._mend, self.passwords = place, say, mend, passwords
        self.documents = place.documents()
        self.session: Session | None = None
        self._done = count(1)

    def opens(self, opening: Callable[[Documents], Session]) -> None:
        """Open or make a document."""
        try:
            self.session = opening(self.documents)
        except FileRefused as refused:
            self._refused(refused)
            self.session = self._opens_again(opening)

    def _opens_again(self, opening: Callable[[Documents], Session]) -> Session:
        """Where a dead disk kept what was half made, the sentence says so; it is the whole of it, and can be opened."""
        try:
            return opening(self.documents)
        except FileRefused as refused:
            if refused.code not in {"unfinished", "exists"}:
                raise
            self._say(f"told {refused.code}")
        place = self.place.other if self.place.other.exists() else self.place.case
        session = next(iter(self.documents.recover_all()), None) or self.documents.open(place)
        assert session.publish().problem is None
        return session

    def does(self, step: Step) -> None:
        """Do one step that changes the partnership."""
        session = self._session()
        before = session.partnership
        try:
            step(session)
        except FileRefused as refused:
            self._refused(refused)
            if self._session().partnership == before:
                step(self._session())
        self._say(f"done {next(self._done)}")

    def puts(self, word: str, step: Step) -> None:
        """Do one step that writes a document; a refusal is raised, or is in the state that it returns."""
        try:
            state = step(self._session())
            problem = getattr(state, "code", "")
        except FileRefused as refused:
            problem = refused.code
        if problem:
            self._say(f"told {problem}")
            self._mend()
            state = step(self._again())
            assert not getattr(state, "code", ""), state
        self._say(word)

    def _session(self) -> Session:
        assert self.session is not None
        return self.session

    def _refused(self, refused: FileRefused) -> None:
        assert len(str(refused)) > 20, "a refusal is said in a sentence"
        self._say(f"told {refused.code}")
        self._mend()
        if self.session is not None:
            self._again()

    def _again(self) -> Session:
        """Open the file again where a fault closed it."""
        session = self._session()
        if not session._workspace._transactions.is_open:
            session.close()
            self.session = with_one_of(self.passwords, lambda each: self.documents.open(session.path, each))
        return self._session()


@dataclass(frozen=True)
class Scene:
    """What is there before, what the person does once things are open, and which documents must then be there.

    ``passwords`` are those that may open the document: before, and after. ``kept`` says what the folder refuses:
    "name", that anything takes the document's place, or "folder", any new file.
    """

    name: str
    work: Callable[[Person], None]
    before: Callable[[Person], None] | None = None
    prepare: Callable[[Place], None] = lambda _: None
    written: tuple[str, ...] = ()
    kept: str = ""
    passwords: Passwords = (None,)


# --- what is there before ---------------------------------------------------------------------------------------------


def _published(place: Place) -> None:
    place.documents().from_partnership(SMALL, place.case).close()


def _leave(session: Session) -> None:
    """End a session as a crash would; only its mark beside the document goes, because this process lives on."""
    session._workspace.leave()
    session._around.release()


def _left_open(place: Place) -> None:
    """Leave a workspace with a change that is not published yet, as a crash would."""
    _published(place)
    session = place.documents().open(place.case)
    session.execute(AddRecord(Objective(id="OB9", measure="not published")))
    _leave(session)


def _left_protected(place: Place) -> None:
    """Leave a workspace with a password and with a change that is not published yet, and an earlier version of it."""
    _published(place)
    documents = place.documents()
    with documents.open(place.case) as session:
        session.protect(protection.protected(OLD_PASSWORD, CASE, SALT))
    session = documents.open(place.case, OLD_PASSWORD)
    session.execute(AddRecord(Objective(id="OB9", measure="not published")))
    _leave(session)


def _said(place: Place) -> None:
    """Leave a workspace in which something was said that is to be erased: it is in the document and in undo."""
    said = BeneficiaryInput(id="BI-1", quote=f"said {ERASED}")
    place.documents().from_partnership(SMALL.put(said), place.case).close()
    session = place.documents().open(place.case)
    session.execute(ChangeFields(BeneficiaryInput, ("BI-1",), {"quote": f"said more {ERASED}"}))
    _leave(session)


def _surveyed(place: Place) -> None:
    """Leave a workspace with the answers of a survey, which are in the document too."""
    _published(place)
    session = place.documents().open(place.case)
    have_answers(session)
    _leave(session)


def _old(place: Place) -> None:
    place.case.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(OLD_VERSION, place.case)


# --- what is done -----------------------------------------------------------------------------------------------------


def _open(person: Person) -> None:
    person.opens(lambda documents: documents.open(person.place.case))


def _create(person: Person) -> None:
    person.opens(lambda documents: documents.new(person.place.case, "New"))
    person._say("written")


def _bring_in(person: Person) -> None:
    partnership = SMALL.put(*MANY)
    person.opens(lambda documents: documents.from_partnership(partnership, person.place.case))
    person._say("written")


def _migrate(person: Person) -> None:
    person.opens(lambda documents: documents.open_copy(person.place.case, person.place.other))
    person._say("written")


def doing(command: Command) -> Step:
    """Return the step that gives one command."""
    return lambda session: session.execute(command)


def _edit(person: Person) -> None:
    for command in EDITS:
        person.does(doing(command))


def _undo(person: Person) -> None:
    for _ in range(4):
        person.does(lambda session: session.undo())
    for _ in range(2):
        person.does(lambda session: session.redo())


def _import(person: Person) -> None:
    person.does(lambda session: session.execute(PutRecords(MANY)))


def _edit_unsaid(person: Person) -> None:
    _open(person)
    assert person.session is not None
    for command in EDITS[:4]:
        person.session.execute(command)


def _purge(person: Person) -> None:
    person.does(lambda session: session.purge(EraseInputs(("BI-1",))))
    person.puts("written", lambda session: session.publish())


def _publish(person: Person) -> None:
    person.puts("written", lambda session: session.publish())
    person.does(lambda session: session.execute(EDITS[0]))
    person.puts("written", lambda session: session.publish())


def _open_protected(person: Person) -> None:
    person.opens(lambda documents: documents.open(person.place.case, OLD_PASSWORD))


def _rekeys(password: str | None) -> Callable[[Person], None]:
    def work(person: Person) -> None:
        person.does(doing(EDITS[0]))
        factory = PLAIN if password is None else protection.protected(password, CASE, SALT)
        person.does(lambda session: session.protect(factory))
        person.puts("written", lambda session: session.publish())
        person.does(doing(EDITS[1]))

    return work


def _copy(person: Person) -> None:
    person.puts("written", lambda session: session.save_copy(person.place.other, overwrite=True))


def _close(person: Person) -> None:
    try:
        state = person._session().close()
    except FileRefused as refused:
        person._say(f"told {refused.code}")
        return
    person._say(f"told {state.code}" if state.code else "written")


ERASING = ("purge", "erase answers")
SCENES: tuple[Scene, ...] = (
    Scene("create", _create, written=(CASE,)),
    Scene("admit", _open, prepare=_published, written=(CASE,)),
    Scene("edit", _edit, before=_open, prepare=_left_open),
    Scene("undo", _undo, before=_edit_unsaid, prepare=_left_open),
    Scene("import", _import, before=_open, prepare=_left_open),
    Scene("import of answers", import_answers, _open, _left_open, (CASE,)),
    Scene("erase answers", erase_answers, _open, _surveyed, (CASE,)),
    Scene("import as a new file", _bring_in, written=(CASE,)),
    Scene("migrate", _migrate, prepare=_old, written=(OTHER,)),
    Scene("purge", _purge, before=_open, prepare=_said, written=(CASE,)),
    Scene("publish", _publish, before=_open, prepare=_left_open, written=(CASE,)),
    Scene("publish in place", _publish, _open, _left_open, (CASE,), kept="name"),
    Scene("publish into a closed folder", _publish, _open, _left_open, (CASE,), kept="folder"),
    Scene("set a password", _rekeys(OLD_PASSWORD), _open, _left_open, (CASE,), passwords=(None, OLD_PASSWORD)),
    Scene(
        "change the password",
        _rekeys(NEW_PASSWORD),
        _open_protected,
        _left_protected,
        (CASE,),
        passwords=(OLD_PASSWORD, NEW_PASSWORD),
    ),
    Scene(
        "remove the password", _rekeys(None), _open_protected, _left_protected, (CASE,), passwords=(OLD_PASSWORD, None)
    ),
    Scene("copy", _copy, before=_open, prepare=_left_open, written=(OTHER,)),
    Scene("close", _close, before=_open, prepare=_left_open, written=(CASE,)),
)


def without_times(partnership: Partnership) -> Partnership:
    """Return a partnership without what the clock writes."""
    file = replace(partnership.one(PartnershipFile), updated_at=None, created_at=None, file_uuid=None)
    return partnership.put(file)


def states_of(scene: Scene, place: Place) -> Iterator[Partnership]:
    """Yield what the partnership is before the scene and after each step of it, where nothing fails."""
    states: list[Partnership] = []
    person = Person(place, lambda _: None, lambda: None, scene.passwords)
    if scene.before:
        scene.before(person)

    def say(word: str) -> None:
        if word.startswith("done") or not states:
            states.append(without_times(person._session().partnership))

    if person.session is not None:
        states.append(without_times(person.session.partnership))
    person._say = say
    scene.work(person)
    if not states:
        states.append(without_times(person._session().partnership))
    if person.session is not None:
        _leave(person.session)
    yield from states
