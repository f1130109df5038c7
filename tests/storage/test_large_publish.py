"""A large copy is flushed and summed up by another thread while it is read back: nothing is less sure than in one."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Objective
from partnerdesk.storage import files, publishing
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.publishing import publish, write_copy
from partnerdesk.storage.workspace import Workspace
from tests.storage.places import AT, LATER, admitted, begun, names_in, note


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every file for a large one."""
    monkeypatch.setattr(publishing, "LARGE", 0)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Give work that its document does not hold yet."""
    found = begun(tmp_path)
    publish(found, AT)
    _edited(found, "nights")
    return found


def _edited(workspace: Workspace, measure: str) -> Partnership:
    workspace.record(workspace.partnership.put(Objective(id="OB1", measure=measure)), note())
    return workspace.partnership


def _code(workspace: Workspace) -> str:
    with pytest.raises(FileRefused) as caught:
        publish(workspace, LATER)
    return caught.value.code


def test_the_document_and_a_copy_hold_what_the_workspace_holds(workspace: Workspace, tmp_path: Path) -> None:
    publish(workspace, LATER)
    write_copy(workspace, tmp_path / "copy.partnership")
    base = workspace.base
    assert base.base_hash == files.digest(base.path) == files.digest(tmp_path / "copy.partnership")
    wanted = workspace.partnership
    workspace.remove()
    assert names_in(tmp_path) == ["case.partnership", "copy.partnership"]
    assert admitted(base.path, tmp_path).partnership == wanted


@pytest.mark.parametrize("where", ["sync", "digest"])
@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk-full"), (errno.EIO, "not-written")])
def test_what_goes_wrong_in_the_other_thread_is_said(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, where: str, number: int, code: str
) -> None:
    old = workspace.base.path.read_bytes()

    def refuse(path: Path) -> str:
        raise OSError(number, os.strerror(number), path)

    with monkeypatch.context() as fault:
        fault.setattr(files, where, refuse)
        assert _code(workspace) == code
    assert workspace.base.path.read_bytes() == old
    assert not [name for name in names_in(workspace.base.path.parent) if name.endswith((".tmp", "#"))]
    publish(workspace, LATER)
    assert workspace.is_published
    workspace.remove()


def test_a_document_that_somebody_else_changed_is_not_overwritten(workspace: Workspace) -> None:
    workspace.base.path.write_bytes(b"theirs")
    assert _code(workspace) == "conflict"
    assert workspace.base.path.read_bytes() == b"theirs"
    workspace.remove()


@pytest.mark.parametrize("large", [0, publishing.LARGE])
def test_nor_is_one_that_was_changed_after_it_was_looked_at(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    path = workspace.base.path
    expects = Workspace.note_base
    monkeypatch.setattr(publishing, "LARGE", large)

    def meanwhile(self: Workspace, base: object) -> None:
        expects(self, base)  # type: ignore[arg-type]  # handed on
        path.write_bytes(b"theirs")

    monkeypatch.setattr(Workspace, "note_base", meanwhile)
    assert _code(workspace) == "conflict"
    assert path.read_bytes() == b"theirs"
    workspace.remove()


def test_one_that_was_only_touched_meanwhile_is_replaced(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    expects = Workspace.note_base

    def meanwhile(self: Workspace, base: object) -> None:
        expects(self, base)  # type: ignore[arg-type]  # handed on
        os.utime(self.base.path, (1, 1))

    monkeypatch.setattr(Workspace, "note_base", meanwhile)
    publish(workspace, LATER)
    assert workspace.base.base_hash == files.digest(workspace.base.path)
    workspace.remove()


def test_a_copy_with_fewer_rows_is_not_put_in_place(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    old = workspace.base.path.read_bytes()
    monkeypatch.setattr(publishing, "_copy_rows", lambda *_: None)
    assert _code(workspace) == "bad-copy"
    assert workspace.base.path.read_bytes() == old
    workspace.remove()
