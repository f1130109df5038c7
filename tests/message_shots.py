"""Draws what the window says about files into PNG files, so that somebody can look at it.

Each message is brought about as in life: two people change one file, a disk is full, a file is damaged. Part of
`python -m tests.shots FOLDER --messages`.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QSettings, QThreadPool
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from partnerdesk.app import Shelf
from partnerdesk.domain.commands import AddRecord, ChangeFields, EraseInputs, PutRecords
from partnerdesk.domain.records import BeneficiaryInput, Objective, Partner, PartnershipFile
from partnerdesk.services.documents import Documents
from partnerdesk.storage import files
from partnerdesk.storage.backups import Backups
from partnerdesk.ui.aside import erase
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.preferences import Preferences
from partnerdesk.ui.views.dialogs.file_questions import busy_question, damage_question
from partnerdesk.ui.views.dialogs.passwords import AskPassword, NewPassword
from partnerdesk.ui.views.dialogs.people_words import PeopleWordsWindow
from partnerdesk.ui.views.dialogs.working import WorkingWindow
from partnerdesk.ui.views.theme import theme
from tests.fixtures.worked_example import worked_example

MEASURE = "Carers have two evenings a month of their own"
PASSWORD = "four words of ours"  # noqa: S105 - a picture


@dataclass
class Room:
    """One folder with a file, the window on it, and somebody else's computer."""

    folder: Path
    out: Path
    size: tuple[int, int]
    window: MainWindow = field(init=False)
    made: int = 0

    def __post_init__(self) -> None:
        store = QSettings(str(self.folder / "settings.ini"), QSettings.Format.IniFormat)
        self.window = MainWindow(Shelf(self.folder / "home"), Preferences(store))
        self.window.resize(*self.size)
        self.window.show()
        settle()

    @property
    def here(self) -> Documents:
        return Documents(self.folder / "home", person="Kate")

    @property
    def there(self) -> Documents:
        return Documents(self.folder / "there", person="Tom")

    def file(self, name: str = "Harbourside and Northbank") -> Path:
        """Make a file, as it is every time."""
        papers = self.folder / "Papers"
        papers.mkdir(exist_ok=True)
        path = papers / f"{name}.partnership"
        self.here.from_partnership(worked_example(), path, overwrite=True).close()
        return path

    def open(self, name: str = "Harbourside and Northbank", page: str = "aims.objectives") -> Path:
        path = self.file(name)
        self.window.open_path(str(path))
        if self.window.workshop is not None:
            self.window.workshop.show_page(page)
        settle()
        return path

    def keep(self, name: str, shown: QWidget | None = None) -> None:
        """Draw the window, or a dialog in front of it."""
        settle()
        (shown or self.window).grab().save(str(self.out / f"{name}.png"))
        self.made += 1

    def keep_dialogs(self, name: str) -> None:
        """Draw every dialog that is shown, and close it."""
        shown = [each for each in self.window.findChildren(QDialog) if each.isVisible()]
        for number, each in enumerate(shown):
            self.keep(f"{name}-{number + 1}" if number else name, each)
            each.reject()
        settle()

    def close(self) -> None:
        for each in self.window.findChildren(QDialog):
            each.reject()
        self.window.close()
        self.window.deleteLater()
        settle()


def settle() -> None:
    """Wait for what runs aside, and for layouts that settle one after the other."""
    for _ in range(5):
        QApplication.processEvents()
        QThreadPool.globalInstance().waitForDone(20_000)
    QApplication.processEvents()


def _refusing(number: int) -> Callable[..., None]:
    def refuse(*_args: object, **_more: object) -> None:
        raise OSError(number, "refused")

    return refuse


def _change(room: Room, text: str = MEASURE) -> None:
    assert room.window.desk is not None
    room.window.desk.execute(ChangeFields(Objective, ("OB1",), {"measure": text}))


# --- the scenes -------------------------------------------------------------------------------------------------------


def saved_states(room: Room) -> None:
    """Draw the bottom bar while all is well, and where the file cannot be written."""
    import errno

    path = room.open()
    room.keep("saved-all")
    for name, number in (("disk-full", errno.ENOSPC), ("read-only", errno.EROFS), ("not-written", errno.EIO)):
        with patch.object(files, "sync", _refusing(number)):
            _change(room, f"{MEASURE}, {name}")
            room.window.say_saved()
            room.keep(f"saved-{name}")
    room.window.say_saved()
    path.rename(path.with_name("Renamed.partnership"))
    _change(room, "after it was renamed")
    room.window.say_saved()
    room.keep("saved-moved")
    path.with_name("Renamed.partnership").rename(path)
    room.window.close_file()


def read_only(room: Room) -> None:
    """Draw a file that is open to read only."""
    room.window.files.opening.open_to_read(room.file())
    room.keep("read-only-session")
    room.window.close_file()


def conflict(room: Room) -> None:
    """Draw what is said where two people changed one file, and both versions side by side."""
    path = room.open()
    with room.there.open(path, anyway=True) as theirs:
        theirs.execute(ChangeFields(Objective, ("OB1",), {"measure": "Carers have one whole weekend a year"}))
        theirs.execute(ChangeFields(Partner, ("P1",), {"notes": "They rang on Tuesday"}))
        theirs.execute(AddRecord(Objective(id="OB90", for_whom_text="young carers", so_that_text="are heard")))
    _change(room)
    room.window.say_saved()
    room.keep_dialogs("conflict")
    room.window.files.records.compare(path)
    settle()
    room.keep_dialogs("compare-choices")
    room.window.close_file()


def comparing(room: Room) -> None:
    """Draw the compare page where nothing has to be chosen, and where nothing differs."""
    path = room.open()
    other = path.with_name("From Tom.partnership")
    for name, changed in (("compare-same", False), ("compare-settled", True)):
        other.unlink(missing_ok=True)
        assert room.window.desk is not None
        room.window.desk.session.save_copy(other)
        if changed:
            with room.there.open(other) as theirs:
                theirs.execute(ChangeFields(Partner, ("P1",), {"notes": "They rang on Tuesday"}))
        room.window.files.records.compare(other)
        settle()
        room.keep_dialogs(name)
    room.window.close_file()


def second_opener(room: Room) -> None:
    """Draw the question about a file that somebody has open, as a window and as the page at the start."""
    path = room.file()
    with room.there.open(path):
        room.window.begin(str(path))
        room.keep("open-elsewhere-start")
        says = re.sub(r"\s+", " ", room.window.starting.says)
        question = busy_question(says, ("read", "copy", "anyway"), room.window)
        question.show()
        room.keep("open-elsewhere", question)
        question.reject()
        question.deleteLater()


def recovery(room: Room) -> None:
    """Draw what the next start says after a crash: one file, several, and one with a password."""
    names = ("Harbourside and Northbank", "Food bank and church hall")
    for count in (1, 2):
        for name in names[:count]:
            _crash(room.here, room.file(name))
        room.window.show_start()
        room.window.begin(None)
        room.keep("recovered-one" if count == 1 else "recovered-several")
        room.window.close_file()
    if room.here.can_protect:
        path = room.file("With a password")
        with room.here.open(path) as session:
            session.protect(room.here.password(PASSWORD, path))
        _crash(room.here, path, PASSWORD)
        room.window.show_start()
        room.window.begin(None)
        room.keep("recovered-waiting")
        room.here.open(path, PASSWORD).close()


def _crash(documents: Documents, path: Path, password: str | None = None) -> None:
    session = documents.open(path, password)
    for text in ("first", MEASURE):
        session.execute(ChangeFields(Objective, ("OB1",), {"measure": text}))
    session.execute(ChangeFields(PartnershipFile, (), {"title": path.stem}))
    session.remember_place("aims.objectives")
    session.workspace.leave()
    session._around.release()


def damaged(room: Room) -> None:
    """Draw the question about a damaged file, the same at the start, and what came back of it."""
    path = room.file("Damaged")
    content = bytearray(path.read_bytes())
    content[60 * 1024 : 70 * 1024] = bytes(10 * 1024)
    content[100:1024] = bytes(924)
    path.write_bytes(content)
    says = "'Damaged.partnership' is damaged and cannot be opened as it is. Nothing was changed."
    question = damage_question(says, ("earlier", "salvage"), room.window)
    question.show()
    room.keep("damaged", question)
    question.reject()
    question.deleteLater()
    room.window.begin(str(path))
    room.keep("damaged-start")
    room.window.files.chooser.new = lambda *_: str(path.with_name("Damaged (recovered).partnership"))  # type: ignore[method-assign]  # in the place of a person
    room.window.files.opening.salvage(path)
    room.keep_dialogs("salvaged")
    room.window.close_file()


def passwords(room: Room) -> None:
    """Draw the questions for passwords, each also with what is wrong."""
    wrong = "This password does not open 'Case.partnership'. Check capital letters and the keyboard, and try again."
    for name, dialog in (
        ("password", AskPassword("Case.partnership", room.window)),
        ("password-wrong", AskPassword("Case.partnership", room.window, wrong)),
        ("password-new", NewPassword("Case.partnership", room.window, changing=False)),
        ("password-differ", _differing(room.window)),
    ):
        dialog.show()
        room.keep(name, dialog)
        dialog.reject()
        dialog.deleteLater()


def _differing(window: QWidget) -> NewPassword:
    dialog = NewPassword("Case.partnership", window, changing=False)
    dialog.show()
    dialog.first.setText("one")
    dialog.second.setText("another")
    dialog.yes.click()
    return dialog


def privacy(room: Room) -> None:
    """Draw what is past its date, the question before erasing and deleting, and what is said afterwards."""
    room.open(page="hear.inputs")
    assert room.window.desk is not None
    quote = "We only manage because she comes on Tuesdays"
    due = BeneficiaryInput(id="BI-090", quote=quote, person_code="07", keep_until=date(2020, 1, 31))
    room.window.desk.execute(PutRecords((due, Objective(id="OB91", measure=quote))))
    uuid = room.window.desk.partnership.one(PartnershipFile).file_uuid or ""
    Backups(room.folder / "home").add(room.window.desk.session.workspace, uuid, datetime(2026, 1, 5, tzinfo=UTC))
    room.window.files.records.begin()
    room.keep("past-its-date")
    room.window.files.records.show_people(("person", "07"))
    room.keep("people", *_shown(room, PeopleWordsWindow))
    for each in room.window.findChildren(PeopleWordsWindow):
        each.erase_due.click()
    room.keep_dialogs("people-erase")
    erase(room.window.desk, room.window, EraseInputs(("BI-090",)))
    settle()
    room.keep_dialogs("erased")
    room.window.close_file()


def a_whole_file(room: Room) -> None:
    """Draw what is said of a file past its date, the question before it is deleted, its history, long work."""
    path = room.open()
    assert room.window.desk is not None
    room.window.desk.execute(ChangeFields(PartnershipFile, (), {"keep_until": date(2020, 6, 30)}))
    room.window.files.records.show_people()
    room.keep_dialogs("people-file-past-its-date")
    room.window.desk.session.save_copy(path.with_name("For Tom.partnership"))
    room.window.files.removing.ask()
    settle()
    room.keep_dialogs("delete-file")
    working = WorkingWindow(
        "Erasing the words", "The earlier versions are written anew.", room.window, can_cancel=False
    )
    working.advance(3, 9)
    working.show()
    room.keep("working", working)
    working.end()
    room.window.files.records.show_history()
    room.keep_dialogs("history")
    room.window.files.care.show_earlier()
    settle()
    room.keep_dialogs("earlier-versions")
    room.window.close_file()


def _shown(room: Room, kind: type[QDialog]) -> list[QDialog]:
    return [each for each in room.window.findChildren(kind) if each.isVisible()][:1]


SCENES = (
    saved_states,
    read_only,
    conflict,
    comparing,
    second_opener,
    recovery,
    damaged,
    passwords,
    privacy,
    a_whole_file,
)


@contextmanager
def _room(out: Path, size: tuple[int, int]) -> Iterator[Room]:
    with tempfile.TemporaryDirectory() as folder:
        room = Room(Path(folder), out, size)
        try:
            yield room
        finally:
            room.close()


def shoot_messages(folder: Path, appearance: str = "light", scale: float = 1.0, size: str = "1280x800") -> int:
    """Draw every scene; return how many pictures were made."""
    _app = QApplication.instance() or QApplication([])
    theme().set_up(appearance, scale)
    folder.mkdir(parents=True, exist_ok=True)
    wide, high = (int(part) for part in size.split("x"))
    made = 0
    for scene in SCENES:
        with patch("getpass.getuser", lambda: "Kate"), _room(folder, (wide, high)) as room:
            scene(room)
            made += room.made
    return made
