"""How soon the document follows, what a window may be kept waiting for, and what is said meanwhile."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from partnerdesk.domain.commands import ChangeFields
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Objective, PartnershipFile
from partnerdesk.services.documents import Documents
from partnerdesk.services.saving import LOCAL_DISK, SLOW_FOLDER, Pace
from partnerdesk.services.session import Session
from partnerdesk.services.surroundings import rule_for
from partnerdesk.storage import in_place, publish_lock, whereabouts
from partnerdesk.storage.errors import FileRefused

START = Partnership.of([PartnershipFile(title="T"), Objective(id="OB1")])
NOW = datetime(2026, 11, 23, 19, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
AT_ONCE = 1.0  # seconds; a lock that somebody holds is waited for three times as long where a person waits anyway


@pytest.fixture
def documents(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Documents:
    return Documents(tmp_path / "root", clock, ids, load_catalogue=None, person="Ann")


@pytest.fixture
def session(documents: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setattr(whereabouts, "_is_fixed", lambda _: True)  # whatever the system tells of the disk of this test
    found = documents.from_partnership(START, tmp_path / "case.partnership")
    _edit(found, "first")
    return found


def _edit(session: Session, words: str) -> None:
    session.execute(ChangeFields(Objective, ("OB1",), {"measure": words}))


def test_a_window_is_not_kept_waiting_while_another_program_writes(session: Session) -> None:
    with publish_lock.held(session.path, "another"):
        started = time.monotonic()
        state = session.publish(waits=False)
        assert time.monotonic() - started < AT_ONCE < publish_lock.WAIT
        assert (state.code, state.is_passing, state.up_to_date) == ("being-written", True, False)
        due = session.publish_due()
        assert due is not None
        assert due <= 1
    assert session.publish(waits=False).problem is None
    session.close()


def test_what_is_wrong_for_longer_is_tried_again_later(session: Session) -> None:
    moved = session.path.rename(session.path.with_name("moved.partnership"))
    state = session.publish(waits=False)
    assert (state.code, state.is_passing) == ("moved", False)
    due = session.publish_due()
    assert due is not None
    assert due > 20
    moved.rename(session.path)
    session.close()


@pytest.mark.parametrize(
    "pace",
    [
        Pace(LATER, LATER),
        Pace(NOW, NOW, tried=LATER, took=0.1),
        Pace(NOW, NOW, tried=LATER, failed="disk-full"),
    ],
)
def test_a_clock_that_was_set_back_keeps_no_document_waiting(pace: Pace) -> None:
    assert pace.seconds_left(LOCAL_DISK, NOW) == 0.0


@pytest.mark.parametrize(
    ("pace", "seconds"),
    [
        (Pace(NOW, NOW), 2.0),
        (Pace(NOW, NOW, tried=NOW, took=30.0), 600.0),
        (Pace(NOW, NOW, tried=NOW, failed="disk-full"), 30.0),
        (Pace(LATER - timedelta(days=2), LATER - timedelta(days=2)), 0.0),
    ],
)
def test_how_long_it_waits(pace: Pace, seconds: float) -> None:
    assert pace.seconds_left(LOCAL_DISK, NOW) == seconds


def test_a_folder_that_others_copy_gets_fewer_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = tmp_path / "OneDrive - Northbank" / "case.partnership"
    synced.parent.mkdir()
    monkeypatch.setattr(whereabouts, "_is_fixed", lambda _: True)
    assert rule_for(tmp_path / "case.partnership") is LOCAL_DISK
    assert rule_for(synced) is SLOW_FOLDER
    monkeypatch.setattr(whereabouts, "_is_fixed", lambda _: False)
    assert rule_for(tmp_path / "case.partnership") is SLOW_FOLDER


# --- a folder that lets nothing take the document's place -------------------------------------------------------------


@pytest.fixture
def kept(session: Session, monkeypatch: pytest.MonkeyPatch) -> Session:
    put, document = Path.replace, session.path
    assert session.publish().problem is None

    def refuse(self: Path, target: Path) -> Path:
        if Path(target) == document:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        return put(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(whereabouts, "_is_fixed", lambda _: True)
    _edit(session, "x" * 30_000)
    return session


def _bad_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    write, done = in_place._write, []

    def failing(target: Any, content: bytes) -> None:
        done.append(content)
        if len(done) > 3:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        write(target, content)

    monkeypatch.setattr(in_place, "_write", failing)


def _code_of_opening(documents: Documents, path: Path) -> str:
    with pytest.raises(FileRefused) as caught:
        documents.read(path)
    return caught.value.code


WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="what Windows refuses is tried by hand (W4)")


@WINDOWS
def test_it_is_written_over_and_when_that_is_cut_short_everybody_is_told(
    kept: Session, documents: Documents, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as fault:
        _bad_disk(fault)
        state = kept.publish()
        assert state.code == "cut-short"
        said = str(state.sentence(documents.clock()))
        assert "was cut short: it cannot be opened until it is written again" in said
        assert "is still the" not in said
        assert _code_of_opening(documents, kept.path) == "half-written"
        wanted = kept.partnership
        kept.close()
    (again,) = documents.recover_all()
    assert again.partnership == wanted
    assert again.close().problem is None
    assert documents.read(again.path) == wanted


@WINDOWS
def test_who_discards_the_work_gets_the_document_back_as_it_was(
    kept: Session, documents: Documents, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = kept.path.read_bytes()
    with monkeypatch.context() as fault:
        _bad_disk(fault)
        assert kept.publish().code == "cut-short"
        kept.close(discard=True)  # the disk is still bad: the work is kept, because nothing else can mend the file
        assert _code_of_opening(documents, kept.path) == "half-written"
    (again,) = documents.recover_all()
    again.close(discard=True)
    assert again.path.read_bytes() == old
    assert documents.recover_all() == ()


@WINDOWS
def test_in_a_folder_that_others_copy_it_is_not_written_over(kept: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    old = kept.path.read_bytes()
    monkeypatch.setattr(whereabouts, "_is_fixed", lambda _: False)
    state = kept.publish()
    assert state.code == "not-in-place"
    assert "Save a copy somewhere else" in str(state.problem)
    assert kept.path.read_bytes() == old
    kept.close(discard=True)
