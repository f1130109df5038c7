"""Two sessions never share a workspace, and what a crash left in one is found again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import Objective
from partnerdesk.storage.claiming import blank, claim, is_held, left_over
from partnerdesk.storage.connecting import Connection, Factory
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.publishing import publish
from tests.storage.places import AT, SMALL, begun, document, left, names_in, note

CLAIM = """
import sys
from pathlib import Path
from partnerdesk.storage.claiming import claim
from partnerdesk.storage.errors import FileRefused
try:
    claim(Path(sys.argv[1]), "case")
except FileRefused as refused:
    print(refused.code)
else:
    print("taken")
"""
EDIT_AND_DIE = """
import os, signal, sys
from dataclasses import replace
from pathlib import Path
from partnerdesk.domain.records import Objective
from tests.storage.places import left, note
workspace = left(Path(sys.argv[1]))
for number in range(1000):
    workspace.record(workspace.partnership.put(Objective(id="OB1", measure=f"{sys.argv[2]}/{number}")), note())
    print(number, flush=True)
    if number == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
"""


def _python(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )


def test_another_process_cannot_take_a_workspace_that_is_open(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    assert _python(CLAIM, workspace.folder).stdout == "busy\n"
    workspace.record(SMALL.put(Objective(id="OB1")), note())
    publish(workspace, AT)
    assert _python(CLAIM, workspace.folder).stdout == "busy\n"
    workspace.leave()
    assert _python(CLAIM, workspace.folder).stdout == "taken\n"


def test_the_same_process_cannot_take_it_twice_and_trying_does_not_let_others_in(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    for _ in range(3):
        with pytest.raises(FileRefused) as caught:
            claim(workspace.folder, "case")
        assert caught.value.code == "busy"
    assert _python(CLAIM, workspace.folder).stdout == "busy\n"
    workspace.leave()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells nothing without opening it")
def test_a_workspace_is_seen_to_be_held_and_looking_lets_nobody_in(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    look = "from partnerdesk.storage.claiming import is_held; print(is_held(Path(sys.argv[1])))"
    held = f"import sys; from pathlib import Path; {look}"
    assert is_held(workspace.folder)
    assert _python(held, workspace.folder).stdout == "True\n"
    assert _python(CLAIM, workspace.folder).stdout == "busy\n"
    workspace.leave()
    assert not is_held(workspace.folder)
    assert _python(held, workspace.folder).stdout == "False\n"
    assert not is_held(tmp_path / "nothing")


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX's")
def test_every_acknowledged_command_is_there_after_kill_9(tmp_path: Path) -> None:
    begun(tmp_path).leave()
    done = 0
    for last in (0, 7, 23):
        killed = _python(EDIT_AND_DIE, tmp_path, last)
        assert killed.returncode == -9, killed.stderr
        done += last + 1
        workspace = left(tmp_path)
        found = workspace.partnership.get(Objective, "OB1")
        assert found is not None
        assert found.measure == f"{last}/{killed.stdout.splitlines()[-1]}" == f"{last}/{last}"
        assert len(workspace.done) == done
        workspace.leave()
    workspace = left(tmp_path)
    while workspace.undo(note()):
        pass
    assert workspace.partnership == SMALL
    workspace.leave()


def test_a_workspace_with_work_in_it_is_not_filled_anew(tmp_path: Path) -> None:
    begun(tmp_path).leave()
    with pytest.raises(FileRefused) as caught:
        blank(tmp_path / "workspace", "case.partnership")
    assert caught.value.code == "unfinished"
    assert left(tmp_path).partnership == SMALL


def test_a_workspace_that_never_became_whole_is_filled_anew(tmp_path: Path) -> None:
    workspace = blank(tmp_path / "workspace", "case.partnership")
    workspace._make_tables()
    workspace.leave()
    assert left_over(tmp_path / "workspace", "case.partnership") is None
    begun(tmp_path).remove()
    assert names_in(tmp_path) == []


def test_a_crash_before_the_tables_were_made_is_no_hindrance(tmp_path: Path) -> None:
    claim(tmp_path / "workspace", "case.partnership").leave()
    begun(tmp_path).remove()
    assert names_in(tmp_path) == []


def test_a_crash_while_a_file_was_being_copied_is_no_hindrance(tmp_path: Path) -> None:
    path = document(tmp_path)
    workspace = claim(tmp_path / "workspace", "case.partnership")
    for name in ("incoming.db", "incoming.db-journal"):
        (workspace.folder / name).write_bytes(b"half")
    workspace.leave()
    workspace = blank(tmp_path / "workspace", "case.partnership")
    workspace.admit(path, path)
    assert workspace.partnership == SMALL
    workspace.remove()
    assert names_in(tmp_path) == ["case.partnership"]


def test_nothing_is_left_over_where_nothing_was(tmp_path: Path) -> None:
    assert left_over(tmp_path / "workspace", "case.partnership") is None
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("size", [100, 40_000])
def test_a_workspace_that_cannot_be_read_is_moved_aside_and_kept(tmp_path: Path, size: int) -> None:
    begun(tmp_path).leave()
    database = tmp_path / "workspace" / "work.db"
    content = database.read_bytes()
    rubbish = content[:size] + b"rubbish!" * 40_000
    database.write_bytes(rubbish)
    assert left_over(tmp_path / "workspace", "case.partnership") is None
    (aside,) = tmp_path.iterdir()
    assert ".unreadable-" in aside.name
    assert (aside / "work.db").read_bytes() == rubbish


class BadDisk(Factory):
    """A disk that refuses while it is asked to open a workspace."""

    words = "disk I/O error"

    @override
    def workspace(self, path: Path) -> Connection:
        raise self.driver.OperationalError(f"{self.words}: {path.name}")


@pytest.mark.parametrize("words", ["disk I/O error", "database or disk is full", "unable to open database file"])
def test_a_disk_that_refuses_at_the_start_is_no_reason_to_move_work_aside(tmp_path: Path, words: str) -> None:
    begun(tmp_path).leave()
    disk = BadDisk()
    disk.words = words
    with pytest.raises(FileRefused) as caught:
        left_over(tmp_path / "workspace", "case.partnership", disk)
    assert caught.value.code == "own-disk"
    found = left_over(tmp_path / "workspace", "case.partnership")
    assert found is not None
    assert found.partnership == SMALL
    found.remove()


def test_a_session_that_ends_while_another_waits_leaves_it_no_ghost(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    waiting = workspace.factory.driver.connect(workspace.folder / "work.db")
    workspace.remove()
    waiting.close()
    again = begun(tmp_path)
    assert again.folder.exists()
    assert (again.folder / "work.db").exists()
    again.remove()


def test_a_workspace_that_was_closed_but_could_not_be_deleted_is_no_work(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    workspace.connection.execute("UPDATE workspace SET state = 'closed'")
    workspace.leave()
    assert left_over(tmp_path / "workspace", "case.partnership") is None
    begun(tmp_path).remove()
    assert names_in(tmp_path) == []
