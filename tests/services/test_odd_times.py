"""Files whose history is of no time, or of the ends of the calendar: refused as damaged, or opened and shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partnerdesk.domain.commands import AddRecord
from partnerdesk.domain.dates import by_this_clock
from partnerdesk.domain.records import OpenPoint
from partnerdesk.services.bringing_together import compare
from partnerdesk.services.comparison_words import parted
from partnerdesk.services.documents import Documents
from partnerdesk.storage.errors import FileRefused

NOW = datetime(2026, 11, 23, 19, tzinfo=UTC)
ENDS = ("9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00")


def _told(documents: Documents, path: Path, at: str) -> Path:
    """Make a file whose history says that all of it was done at that time."""
    documents.new(path).close()
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE event SET at = ?", (at,))
    return path


@pytest.fixture
def documents(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Documents:
    return Documents(tmp_path / "root", clock, ids)


@pytest.mark.parametrize("at", ["", "19:05", "yesterday", "2026-02-30T10:00:00+00:00"])
def test_what_is_no_time_is_damage(documents: Documents, tmp_path: Path, at: str) -> None:
    with pytest.raises(FileRefused) as caught:
        documents.open(_told(documents, tmp_path / "case.partnership", at))
    assert caught.value.code == "damaged"


@pytest.mark.parametrize("at", ENDS)
def test_a_file_of_the_ends_of_the_calendar_is_opened_compared_and_shown(
    documents: Documents, tmp_path: Path, at: str
) -> None:
    path = _told(documents, tmp_path / "case.partnership", at)
    other = tmp_path / "other.partnership"
    other.write_bytes(path.read_bytes())
    with documents.open(path) as session:
        assert at[:4].lstrip("0") in str(session.save_state.sentence(NOW))
        session.execute(AddRecord(OpenPoint(id="OP1")))
        assert str(parted(compare(session, other)))
        assert session.publish().problem is None


@pytest.mark.parametrize("now", [datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC)])
def test_a_clock_that_is_at_its_end_keeps_nobody_from_working(
    tmp_path: Path, ids: Callable[[], str], now: datetime
) -> None:
    with Documents(tmp_path / "root", lambda: now, ids).new(tmp_path / "case.partnership") as session:
        session.execute(AddRecord(OpenPoint(id="OP1")))
        assert session.publish().problem is None


def test_where_the_system_cannot_tell_the_moment_stays_as_it_is() -> None:
    for at in map(datetime.fromisoformat, ENDS):
        assert by_this_clock(at) == at
