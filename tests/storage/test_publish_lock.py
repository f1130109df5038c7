"""One publisher at a time: whose lock it is, and which one a crash left."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from partnerdesk.storage import files, publish_lock
from partnerdesk.storage.errors import FileRefused
from tests.storage.places import names_in

NAME = "case.partnership"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(publish_lock, "WAIT", 0.1)
    return tmp_path / NAME


def _left(path: Path, **says: object) -> Path:
    lock = publish_lock.place_of(path)
    lock.write_text(json.dumps({"host": "elsewhere", "pid": 1, "mark": "theirs", "id": "1", **says}), "utf-8")
    return lock


def _is_refused(path: Path) -> bool:
    code = ""
    try:
        with publish_lock.held(path, "ours"):
            pass
    except FileRefused as refused:
        code = refused.code
    return code == "being-written"


def test_it_is_there_while_it_is_held_and_then_gone(path: Path) -> None:
    with publish_lock.held(path, "ours"):
        assert names_in(path.parent) == [f".~lock.{NAME}#"]
    assert names_in(path.parent) == []


def test_somebody_else_s_is_respected(path: Path) -> None:
    lock = _left(path)
    before = lock.read_bytes()
    assert _is_refused(path)
    assert lock.read_bytes() == before
    _left(path, host=socket.gethostname(), pid=os.getpid())
    assert _is_refused(path)


def test_one_that_is_held_by_another_workspace_of_this_program_is_respected(path: Path) -> None:
    with publish_lock.held(path, "another"):
        assert _is_refused(path)


def test_one_of_our_own_that_a_crash_left_is_taken_away(path: Path) -> None:
    _left(path, mark="ours")
    assert not _is_refused(path)
    _left(path, mark="ours")
    publish_lock.sweep(path, "ours")
    assert names_in(path.parent) == []
    lock = _left(path)
    publish_lock.sweep(path, "ours")
    assert lock.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no asking on Windows whether a process lives")
def test_one_of_a_process_that_died_is_taken_away(path: Path) -> None:
    died = subprocess.Popen([sys.executable, "-c", ""])
    died.wait()
    _left(path, host=socket.gethostname(), pid=died.pid)
    assert not _is_refused(path)
    assert names_in(path.parent) == []


def test_one_that_is_older_than_any_publish_is_taken_away(path: Path) -> None:
    lock = _left(path)
    os.utime(lock, (0, 0))
    assert not _is_refused(path)


@pytest.mark.parametrize("words", [b"", b'{"host": "el', b"[]", b"\xff"])
def test_one_that_says_nothing_is_taken_away_after_a_while(
    path: Path, monkeypatch: pytest.MonkeyPatch, words: bytes
) -> None:
    publish_lock.place_of(path).write_bytes(words)
    assert _is_refused(path)
    monkeypatch.setattr(publish_lock, "_UNWRITTEN", 0.05)
    assert not _is_refused(path)


def test_one_that_changed_hands_meanwhile_is_put_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = _left(path, id="2")
    publish_lock._break(lock, b"what it said before")
    assert json.loads(lock.read_bytes())["id"] == "2"
    assert names_in(path.parent) == [lock.name]


def test_a_disk_without_links_has_a_lock_all_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(1, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    with publish_lock.held(path, "another"):
        assert names_in(path.parent) == [f".~lock.{NAME}#"]
        assert _is_refused(path)
    assert names_in(path.parent) == []


def test_what_a_crash_left_of_one_that_was_being_made_is_swept(path: Path) -> None:
    path.with_name(f"~.~lock.{NAME}#.0123abcd.tmp").write_bytes(b"{")
    publish_lock.sweep(path, "ours")
    assert names_in(path.parent) == []


def test_one_that_cannot_say_anything_is_not_left(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(place: Path, _words: bytes) -> None:
        place.write_bytes(b'{"ho')
        raise OSError(28, "full")

    monkeypatch.setattr(files, "create", full)
    with pytest.raises(OSError, match="full"), publish_lock.held(path, "ours"):
        pass
    assert names_in(path.parent) == []


def test_a_publisher_that_was_too_slow_leaves_the_lock_of_the_next(path: Path) -> None:
    with publish_lock.held(path, "ours"):
        lock = _left(path)
    assert lock.exists()


def test_one_of_our_own_that_the_disk_did_not_let_go_holds_nobody_up(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken, publish_lock.held(path, "mine"):
        broken.setattr(files, "remove", lambda *_: None)
    left = publish_lock.place_of(path).read_bytes()
    with publish_lock.held(path, "another", wait=0.0):
        assert publish_lock.place_of(path).read_bytes() != left
    assert not publish_lock.place_of(path).exists()
