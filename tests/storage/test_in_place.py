"""A document is written over where it lies only where nothing else can be done and nobody can see half of it."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Objective
from partnerdesk.storage import files, in_place, publish_lock, publishing, whereabouts
from partnerdesk.storage.claiming import left_over, set_aside_of
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.header import LENGTH, writing_mark, writing_of
from partnerdesk.storage.protection import salt_of
from partnerdesk.storage.publishing import finish, publish
from partnerdesk.storage.workspace import Workspace
from tests.storage.places import AT, LATER, SMALL, admitted, begun, left, names_in, note

MARK = "0123abcd"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="what Windows refuses is tried by hand (W4)")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Give work that is not published, in a folder that lets nothing take the document's place."""
    monkeypatch.setattr(whereabouts, "is_own_disk", lambda _: True)
    found = begun(tmp_path)
    publish(found, AT)
    _edited(found, "nights")
    _keeps_its_files(monkeypatch, found.base.path)
    return found


def _edited(workspace: Workspace, measure: str) -> Partnership:
    workspace.record(workspace.partnership.put(Objective(id="OB1", measure=measure)), note())
    return workspace.partnership


def _keeps_its_files(monkeypatch: pytest.MonkeyPatch, document: Path, number: int = errno.EBUSY) -> None:
    put = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if Path(target) == document:
            raise OSError(number, os.strerror(number))
        return put(self, target)

    monkeypatch.setattr(Path, "replace", refuse)


def _closed(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    make = files.create

    def refuse(path: Path, content: bytes = b"") -> None:
        if path.parent == folder:
            raise PermissionError(errno.EACCES, "no new files here")
        make(path, content)

    monkeypatch.setattr(files, "create", refuse)


def _kept(workspace: Workspace) -> set[str]:
    return {"earlier", "part"} & set(names_in(workspace.folder))


def _code(doing: Callable[[], object]) -> str:
    with pytest.raises(FileRefused) as caught:
        doing()
    return caught.value.code


def _read(path: Path) -> Partnership:
    room = path.parent / "room"
    room.mkdir(exist_ok=True)
    return admitted(path, room).partnership


def _fails(monkeypatch: pytest.MonkeyPatch, at: int, *, again: bool = False) -> list[int]:
    """Let the write with the number ``at`` fail, and each one after it if ``again``; returns which were done."""
    write, done = in_place._write, []

    def failing(target: Any, content: bytes) -> None:
        done.append(len(content))
        if len(done) == at or (again and len(done) > at):
            raise OSError(errno.EIO, "bad disk")
        write(target, content)

    monkeypatch.setattr(in_place, "_write", failing)
    return done


@pytest.mark.parametrize("number", [errno.EPERM, errno.EACCES, errno.EBUSY])
def test_a_folder_that_keeps_its_files_gets_the_new_document_all_the_same(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    path = workspace.base.path
    _keeps_its_files(monkeypatch, path, number)
    path.chmod(0o664)
    same = path.stat()
    publish(workspace, LATER)
    assert workspace.is_published
    assert _read(path) == workspace.partnership
    assert (path.stat().st_ino, path.stat().st_mode) == (same.st_ino, same.st_mode)
    assert files.digest(path) == workspace.base.base_hash
    assert not _kept(workspace)
    wanted = workspace.partnership.put(Objective(id="OB1", measure="x" * 90_000))
    for state in (wanted, SMALL):  # longer, and shorter again
        workspace.record(state, note())
        publish(workspace, LATER)
        assert _read(path).rows(Objective) == state.rows(Objective)
    workspace.remove()


def test_a_folder_that_takes_no_new_file_gets_it_too(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workspace.base.path
    _closed(monkeypatch, path.parent)
    publish(workspace, LATER)
    assert files.digest(path) == workspace.base.base_hash
    assert not _kept(workspace)
    workspace.remove()


def test_where_it_is_not_safe_it_is_said_and_the_old_document_stays(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workspace.base.path
    old = path.read_bytes()
    monkeypatch.setattr(whereabouts, "is_own_disk", lambda _: False)
    assert _code(lambda: publish(workspace, LATER)) == "not-in-place"
    monkeypatch.setattr(whereabouts, "is_own_disk", lambda _: True)
    os.link(path, path.with_name("yesterday.partnership"))  # as a program keeps that makes backups by links
    assert _code(lambda: publish(workspace, LATER)) == "not-in-place"
    assert path.read_bytes() == path.with_name("yesterday.partnership").read_bytes() == old
    workspace.remove()


def test_a_document_that_somebody_else_changed_is_not_written_over(workspace: Workspace) -> None:
    workspace.base.path.write_bytes(b"theirs")
    assert _code(lambda: publish(workspace, LATER)) == "conflict"
    assert workspace.base.path.read_bytes() == b"theirs"
    workspace.remove()


def test_a_file_that_may_not_be_written_is_not(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert _code(lambda: publish(workspace, LATER)) == "not-written"
    workspace.remove()


def test_another_publisher_is_waited_for_not_written_against(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    path = workspace.base.path
    with path.open("rb") as theirs:
        fcntl.flock(theirs, fcntl.LOCK_EX)
        assert _code(lambda: publish(workspace, LATER)) == "being-written"
    monkeypatch.setattr(publish_lock, "WAIT", 0.05)
    with publish_lock.held(path, "another"):
        assert _code(lambda: publish(workspace, LATER)) == "being-written"
    publish(workspace, LATER)
    workspace.remove()


def test_what_somebody_wrote_between_the_look_and_the_lock_is_not_written_over(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A closed folder takes no lock file, so that only the document's own lock keeps two publishers apart."""
    path, locked = workspace.base.path, in_place._locked

    def later(found: Path) -> Any:
        path.write_bytes(b"theirs")
        return locked(found)

    with monkeypatch.context() as race:
        race.setattr(in_place, "_locked", later)
        assert _code(lambda: publish(workspace, LATER)) == "being-written"
    assert path.read_bytes() == b"theirs"
    assert not _kept(workspace)
    assert _code(lambda: publish(workspace, LATER)) == "conflict"
    workspace.remove()


@pytest.mark.parametrize("host", [None, "ann-laptop"])
def test_where_the_work_cannot_be_read_any_more_the_old_document_comes_back(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, host: str | None
) -> None:
    """Cut off in the middle, and then the workspace's own database is spoilt: it is put aside, with what was kept."""
    path, folder = workspace.base.path, workspace.folder
    old = path.read_bytes()
    with monkeypatch.context() as fault:
        if host is not None:
            fault.setattr("partnerdesk.storage.processes.computer", lambda: host)
        _fails(fault, 4, again=True)
        assert _code(lambda: publish(workspace, LATER)) == "cut-short"
    workspace.leave()
    (folder / "work.db").write_bytes(b"rubbish!" * 9000)
    assert left_over(folder, path.name) is None
    assert len(set_aside_of(folder)) == 1
    in_place.put_back_from(set_aside_of(folder), path)
    assert (path.read_bytes() == old) == (host is None)  # what another computer is writing is not ours to put right


@pytest.mark.parametrize("at", range(1, 7))
def test_what_fails_once_leaves_the_old_document_whole(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """The first write keeps the earlier document, the second is the mark, the last two are the true first bytes."""
    path = workspace.base.path
    old, wanted = path.read_bytes(), _edited(workspace, "x" * 30_000)
    with monkeypatch.context() as fault:
        done = _fails(fault, at)
        assert _code(lambda: publish(workspace, LATER)) == ("own-disk" if at == 1 else "not-written")
        assert len(done) >= at
    assert path.read_bytes() == old
    publish(workspace, LATER)
    assert _read(path) == wanted
    workspace.remove()


@pytest.mark.parametrize("at", range(2, 7))
def test_what_fails_for_good_is_said_here_and_to_whoever_opens_it_and_mended_later(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, at: int, tmp_path: Path
) -> None:
    path = workspace.base.path
    wanted = _edited(workspace, "x" * 30_000)
    with monkeypatch.context() as fault:
        _fails(fault, at, again=True)
        code = _code(lambda: publish(workspace, LATER))
        is_whole = finish(workspace)
    if at == 2:  # the mark itself could not be written
        assert (code, is_whole) == ("not-written", True)
    else:
        assert code == "cut-short"
        assert not is_whole
        with pytest.raises(FileRefused) as caught:
            _read(path)
        assert caught.value.code == "half-written"
        assert ("where it was last open" if at == 6 else os.uname().nodename) in str(caught.value)
    workspace.leave()
    again = left(tmp_path)
    publishing.sweep(again)
    publish(again, LATER)
    assert _read(path) == wanted
    assert not _kept(again)
    again.remove()


def test_who_throws_the_work_away_gets_the_old_document_back(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workspace.base.path
    old = path.read_bytes()
    with monkeypatch.context() as fault:
        _fails(fault, 4, again=True)
        assert _code(lambda: publish(workspace, LATER)) == "cut-short"
        assert not finish(workspace)
    assert finish(workspace)
    assert path.read_bytes() == old
    workspace.remove()


def test_a_copy_that_does_not_read_back_is_taken_back(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workspace.base.path
    old, digest = path.read_bytes(), files.digest

    def other(found: Path) -> str:
        return digest(found) if found != path or path.read_bytes() == old else "another"

    monkeypatch.setattr(files, "digest", other)
    assert _code(lambda: publish(workspace, LATER)) == "bad-copy"
    assert path.read_bytes() == old
    workspace.remove()


# --- what stands in the place of the first bytes ----------------------------------------------------------------------


def test_it_says_who_is_writing() -> None:
    assert len(writing_mark(MARK, "ann-laptop")) == LENGTH
    assert writing_of(writing_mark(MARK, "ann-laptop")) == (MARK, "ann-laptop")
    assert writing_of(writing_mark(MARK, "ŵ" * 80)) == (MARK, "ŵ" * 20)
    assert writing_of(b"SQLite format 3\0") is None


@pytest.mark.parametrize("header", [b"SQLite format 3\0" + bytes(range(84)), bytes(range(100, 200))])
def test_a_part_of_it_is_known_too(header: bytes) -> None:
    """The mark, or the true first bytes, may be there in part only: of each write its first bytes."""
    mark = writing_mark(MARK, "ann-laptop")
    for length in range(42, LENGTH):
        assert (writing_of(mark[:length] + header[length:]) or ("",))[0] == MARK
    for length in range(85):
        assert (writing_of(header[:length] + mark[length:]) or ("",))[0] == MARK
    assert writing_of(header) is None


def test_a_protected_file_that_is_half_written_is_not_asked_for_its_password(tmp_path: Path) -> None:
    path = tmp_path / "case.partnership"
    path.write_bytes(os.urandom(90_000))
    assert salt_of(path) is not None
    path.write_bytes(writing_mark(MARK, "ann-laptop") + os.urandom(90_000))
    assert salt_of(path) is None
    assert in_place.is_half_written(path, MARK)
    assert not in_place.is_half_written(path, "another1")
