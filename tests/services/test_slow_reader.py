"""A mail program or sync client copies the document slowly while a person edits: every copy can be opened.

The control does the same to a program that edits its document where it lies.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.overriding import override
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Objective, Parking, PartnershipFile
from partnerdesk.services.documents import Documents
from tests.figures import Figures
from tests.services.storm import is_whole, number_in

COPIES = 60
READERS = 6
PIECE = 64 << 10
PAUSE = 0.02
ROOT = Path(__file__).parents[2]
EDITING = """
import sys, threading
from pathlib import Path
from partnerdesk.services.documents import Documents
from tests.services.storm import edit, number_in
session = Documents(Path(sys.argv[1]), load_catalogue=None).open(Path(sys.argv[2]))
print("open", flush=True)
rest, number = threading.Event(), number_in(session.partnership)
while not sys.stdin.closed:
    number += 1
    edit(session, number)
    rest.wait(0.05)
    if number % 6 == 0:
        session.publish()
"""
DIRECT = """
import sqlite3, sys, threading
connection = sqlite3.connect(sys.argv[2], isolation_level=None)
connection.execute("PRAGMA journal_mode = TRUNCATE")
print("open", flush=True)
rest, number = threading.Event(), 0
while True:
    number += 1
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE t SET body = ? || substr(body, 9) WHERE id % 40 = ?", (f"{number:8}", number % 40))
    connection.execute("DELETE FROM t WHERE id = (SELECT max(id) FROM t)")
    connection.execute("INSERT INTO t (body) SELECT hex(zeroblob(3000)) FROM t LIMIT 3")
    connection.execute("COMMIT")
    rest.wait(0.05)
"""

pytestmark = [pytest.mark.soak, pytest.mark.timeout(600)]


class SlowReader(threading.Thread):
    """Copies a file again and again, a piece at a time, as an upload does."""

    def __init__(self, path: Path, folder: Path, copies: int, editing: subprocess.Popen[bytes]) -> None:
        super().__init__()
        self.path, self.folder, self.copies = path, folder, copies
        self.editing = editing
        self.made: list[Path] = []
        self.rest = threading.Event()

    @override
    def run(self) -> None:
        for number in range(self.copies):
            self.rest.wait(0.1 * (number + 1) % 0.37)
            copy = self.folder / f"{self.name}-{number}.partnership"
            with self.path.open("rb") as source, copy.open("wb") as target:
                while piece := source.read(PIECE):
                    target.write(piece)
                    self.rest.wait(PAUSE)
            assert self.editing.poll() is None, "nobody edits any more"
            self.made.append(copy)


def _copies(path: Path, folder: Path, program: str, copies: int) -> list[Path]:
    """Let a program edit and readers copy; give the copies."""
    editing = subprocess.Popen(
        [sys.executable, "-c", program, str(folder / "root"), str(path)], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert editing.stdout is not None
    assert editing.stdout.readline() == b"open\n"
    readers = [SlowReader(path, folder, copies // READERS, editing) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    editing.kill()
    editing.wait()
    editing.stdout.close()
    return [copy for reader in readers for copy in reader.made]


def test_every_slow_copy_can_be_used(tmp_path: Path, figures: Figures) -> None:
    documents, path = Documents(tmp_path / "root", load_catalogue=None), tmp_path / "case.partnership"
    large = tuple(Parking(id=f"LARGE{number}", text="many words " * 90) for number in range(3500))
    start = Partnership.of([PartnershipFile(title="T"), Objective(id="OB1", so_that_text="edit 0 "), *large])
    documents.from_partnership(start, path).close()
    assert path.stat().st_size > 3 << 20
    bad, states = [], set()
    for copy in _copies(path, tmp_path, EDITING, COPIES):
        try:
            found = documents.read(copy)
        except PartnerDeskError as refused:
            bad.append(str(refused))
            continue
        states.add(number_in(found))
        if not is_whole(found):
            bad.append(f"{copy.name} holds half an edit")
    assert len(states) > 3, "the document did not change meanwhile"
    figures.reached("copies taken by a slow reader", COPIES, 60, bad)


def test_slow_copies_of_a_file_that_is_edited_where_it_lies_are_found_out(tmp_path: Path, figures: Figures) -> None:
    path = tmp_path / "direct.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT)")
        connection.execute("CREATE INDEX i ON t (body)")
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO t (body) VALUES (?)", ((f"{number:8}" * 200,) for number in range(1200)))
        connection.execute("COMMIT")
    unusable = 0
    for copy in _copies(path, tmp_path, DIRECT, READERS * 2):
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            try:
                unusable += connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",)
            except sqlite3.DatabaseError:
                unusable += 1
    figures.reached("control: slow copies of a file edited where it lies, unusable", unusable, 1)
