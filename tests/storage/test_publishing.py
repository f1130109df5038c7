"""The document is replaced whole or stays as it was, and nothing of anybody else is overwritten."""

from __future__ import annotations

import errno
import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput, Objective
from partnerdesk.storage import files, schema, whereabouts
from partnerdesk.storage.chain import events_of
from partnerdesk.storage.claiming import blank
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.publishing import publish, sweep, write_copy
from partnerdesk.storage.workspace import Workspace
from tests.storage.places import AT, LATER, SMALL, begun, document, left, names_in, note, opened

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="permission bits and links are POSIX's")


def _edited(workspace: Workspace, measure: str) -> Partnership:
    workspace.record(workspace.partnership.put(Objective(id="OB1", measure=measure)), note())
    return workspace.partnership


def _read(path: Path) -> Partnership:
    workspace = blank(path.parent / f"reading {path.name}", path.name)
    try:
        workspace.admit(path, path)
        return workspace.partnership
    finally:
        workspace.remove()


def _code(workspace: Workspace, *, recreate: bool = False) -> str:
    with pytest.raises(FileRefused) as caught:
        publish(workspace, LATER, recreate=recreate)
    assert workspace.name in str(caught.value)
    return caught.value.code


def test_the_document_holds_what_the_workspace_holds(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    publish(workspace, AT)
    first = workspace.base
    wanted = _edited(workspace, "nights")
    assert workspace.unpublished == 1
    publish(workspace, LATER)
    assert workspace.is_published
    assert (workspace.base.published_at, workspace.base.pending_hash) == (LATER, None)
    assert workspace.base.base_hash == files.digest(first.path) != first.base_hash
    workspace.remove()
    assert names_in(tmp_path) == ["case.partnership"]
    assert _read(first.path) == wanted


def test_the_document_holds_the_history_and_nothing_of_undo(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    _edited(workspace, "nights")
    workspace.undo(note())
    publish(workspace, LATER)
    with opened(workspace.base.path) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        assert not tables & {"undo_step", "undo_row", "workspace"}
        assert list(events_of(connection)) == list(events_of(workspace.connection))
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    workspace.remove()


def test_no_deleted_word_is_in_the_bytes_of_the_document(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    names = [f"Deletedname{number:03}" for number in range(200)]
    for number, name in enumerate(names):
        said = BeneficiaryInput(id=f"BI-{number:03}", quote=f"{name} said this. " * 20, person_code=name)
        workspace.record(workspace.partnership.put(said), note())
    publish(workspace, AT)
    assert all(name.encode() in workspace.base.path.read_bytes() for name in names)
    for number in range(200):
        workspace.record(workspace.partnership.drop(BeneficiaryInput, (f"BI-{number:03}",)), note())
    publish(workspace, LATER)
    held = workspace.base.path.read_bytes()
    assert [name for name in names if name.encode() in held] == []
    workspace.remove()


# --- nothing is overwritten silently ----------------------------------------------------------------------------------


def test_a_document_that_somebody_else_changed_is_not_overwritten(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    publish(workspace, AT)
    path = workspace.base.path
    with opened(path) as connection:
        connection.execute("UPDATE objective SET measure = 'theirs'")
    theirs = path.read_bytes()
    ours = _edited(workspace, "ours")
    assert _code(workspace) == "conflict"
    assert _code(workspace, recreate=True) == "conflict"
    assert path.read_bytes() == theirs
    write_copy(workspace, tmp_path / "mine.partnership")
    assert workspace.is_kept_elsewhere
    workspace.remove()
    assert _read(tmp_path / "mine.partnership") == ours
    assert names_in(tmp_path) == ["case.partnership", "mine.partnership"]


def test_a_change_in_the_last_moment_is_not_overwritten_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = begun(tmp_path)
    publish(workspace, AT)
    path = workspace.base.path
    _edited(workspace, "ours")
    sync = files.sync

    def meanwhile(part: Path) -> None:
        sync(part)
        path.write_bytes(b"theirs")

    monkeypatch.setattr(files, "sync", meanwhile)
    assert _code(workspace) == "conflict"
    assert path.read_bytes() == b"theirs"
    workspace.remove()


def test_a_new_document_never_takes_the_place_of_another_file(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    workspace.base.path.write_bytes(b"somebody's")
    assert _code(workspace) == "exists"
    assert workspace.base.path.read_bytes() == b"somebody's"
    workspace.remove()


def test_a_new_document_never_takes_the_place_of_one_that_appears_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = begun(tmp_path)
    path = workspace.base.path
    link = os.link

    def meanwhile(part: Path, to: Path) -> None:
        path.write_bytes(b"theirs")
        link(part, to)

    monkeypatch.setattr(os, "link", meanwhile)
    assert _code(workspace) == "exists"
    assert path.read_bytes() == b"theirs"
    workspace.remove()
    assert names_in(tmp_path) == ["case.partnership"]


def test_a_disk_without_links_gets_its_new_document_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    assert _read(document(tmp_path)) == SMALL


def test_a_document_that_was_moved_away_is_written_again_only_when_asked(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    publish(workspace, AT)
    path = workspace.base.path
    moved = path.rename(tmp_path / "elsewhere.partnership")
    wanted = _edited(workspace, "nights")
    assert _code(workspace) == "moved"
    assert not path.exists()
    publish(workspace, LATER, recreate=True)
    workspace.remove()
    assert _read(path) == wanted
    assert _read(moved) == SMALL


def test_a_publish_that_was_cut_off_after_the_document_was_in_place_is_no_conflict(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    publish(workspace, AT)
    _edited(workspace, "first")
    before = workspace.base
    publish(workspace, LATER)
    # As after a crash between putting the document in place and writing that down.
    workspace.note_base(replace(before, pending_hash=workspace.base.base_hash))
    wanted = _edited(workspace, "second")
    publish(workspace, LATER)
    workspace.remove()
    assert _read(before.path) == wanted


# --- faults of the disk -----------------------------------------------------------------------------------------------


def _fails_with(number: int) -> object:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


@pytest.mark.parametrize(
    ("where", "number", "code"),
    [
        ("create", errno.ENOSPC, "disk-full"),
        ("create", errno.EROFS, "read-only"),
        ("create", errno.EACCES, "read-only"),
        ("sync", errno.ENOSPC, "disk-full"),
        ("sync", errno.EIO, "not-written"),
        ("replace", errno.EIO, "not-written"),
        ("digest", errno.EIO, "not-written"),
    ],
)
def test_what_the_disk_refuses_is_said_and_the_old_document_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, number: int, code: str
) -> None:
    workspace = begun(tmp_path)
    publish(workspace, AT)
    old = workspace.base.path.read_bytes()
    wanted = _edited(workspace, "nights")
    with monkeypatch.context() as fault:
        fault.setattr(whereabouts, "_is_fixed", lambda _: True)  # which not every system tells
        fault.setattr(files, where, _fails_with(number))
        assert _code(workspace) == code
    assert workspace.base.path.read_bytes() == old
    assert not workspace.is_published
    assert [name for name in names_in(tmp_path) if name.startswith("~")] == []
    assert workspace.partnership == wanted
    publish(workspace, LATER)
    assert _read(workspace.base.path) == wanted
    workspace.remove()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of this kind")
def test_a_disk_that_fills_up_while_the_copy_is_made_keeps_the_old_document(tmp_path: Path) -> None:
    import resource

    workspace = begun(tmp_path)
    publish(workspace, AT)
    old = workspace.base.path.read_bytes()
    wanted = _edited(workspace, "x" * 400_000)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(old) + 100_000, limits[1]))
    try:
        assert _code(workspace) in {"disk-full", "not-written"}
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert workspace.base.path.read_bytes() == old
    assert [name for name in names_in(tmp_path) if name.startswith("~")] == []
    publish(workspace, LATER)
    assert _read(workspace.base.path) == wanted
    workspace.remove()


def test_a_folder_that_is_gone_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    workspace = blank(tmp_path / "workspace", "case.partnership")
    workspace.begin(SMALL, stick / "case.partnership", note("make the file", AT))
    publish(workspace, AT)
    wanted = _edited(workspace, "nights")
    stick.rename(tmp_path / "pulled")
    assert _code(workspace) == "folder-gone"
    assert _code(workspace, recreate=True) == "folder-gone"
    workspace.leave()
    (tmp_path / "pulled").rename(stick)
    workspace = left(tmp_path)
    publish(workspace, LATER)
    assert _read(workspace.base.path) == wanted
    workspace.remove()


def test_a_copy_that_does_not_read_back_is_not_put_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = begun(tmp_path)
    publish(workspace, AT)
    old = workspace.base.path.read_bytes()
    _edited(workspace, "nights")
    sync = files.sync

    def bad_disk(part: Path) -> None:
        sync(part)
        with part.open("r+b") as file:
            file.seek(-20 * schema.PAGE_SIZE, os.SEEK_END)
            file.write(bytes(18 * schema.PAGE_SIZE))

    monkeypatch.setattr(files, "sync", bad_disk)
    assert _code(workspace) in {"bad-copy", "not-written"}
    assert workspace.base.path.read_bytes() == old
    workspace.remove()


def test_what_an_interrupted_publish_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    publish(workspace, AT)
    ours = tmp_path / f"~case.partnership.{workspace.base.mark}.tmp"
    other = tmp_path / "~case.partnership.0123abcd.tmp"
    for path in (ours, other):
        path.write_bytes(b"half")
    workspace.leave()
    workspace = left(tmp_path)
    sweep(workspace)
    workspace.remove()
    assert names_in(tmp_path) == ["case.partnership", other.name]


# --- copies -----------------------------------------------------------------------------------------------------------


def test_a_copy_holds_everything_and_the_document_stays_what_it_is(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    publish(workspace, AT)
    old = workspace.base.path.read_bytes()
    wanted = _edited(workspace, "nights")
    write_copy(workspace, tmp_path / "copy.partnership")
    assert workspace.base.path.read_bytes() == old
    assert not workspace.is_published
    with pytest.raises(FileRefused) as caught:
        write_copy(workspace, tmp_path / "copy.partnership")
    assert caught.value.code == "exists"
    later = _edited(workspace, "days")
    assert not workspace.is_kept_elsewhere
    write_copy(workspace, tmp_path / "copy.partnership", overwrite=True)
    assert _read(tmp_path / "copy.partnership") == later != wanted
    workspace.remove()


def test_a_folder_is_never_overwritten(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    with pytest.raises(FileRefused) as caught:
        write_copy(workspace, tmp_path, overwrite=True)
    assert caught.value.code == "exists"
    workspace.remove()


# --- permissions ------------------------------------------------------------------------------------------------------


@POSIX
def test_a_new_document_is_private_and_an_old_one_keeps_its_permissions(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    publish(workspace, AT)
    path = workspace.base.path
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o664)
    _edited(workspace, "nights")
    publish(workspace, LATER)
    assert stat.S_IMODE(path.stat().st_mode) == 0o664
    workspace.remove()


@POSIX
def test_the_copy_is_private_while_it_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = begun(tmp_path)
    seen: list[int] = []
    sync = files.sync

    def look(part: Path) -> None:
        seen.append(stat.S_IMODE(part.stat().st_mode))
        sync(part)

    monkeypatch.setattr(files, "sync", look)
    publish(workspace, AT)
    assert seen == [0o600]
    workspace.remove()


def test_a_scanner_that_holds_the_document_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part, path = tmp_path / "part", tmp_path / "whole"
    part.write_bytes(b"new")
    refusals = [PermissionError(), PermissionError()]
    put = Path.replace

    def held(self: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return put(self, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(files, "WAITS_FOR_SCANNERS", True)
    monkeypatch.setattr(files, "REPLACE_WAIT", 0.0)
    files.replace(part, path)
    assert path.read_bytes() == b"new"
