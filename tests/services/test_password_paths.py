"""A file with a password on every way that its words take: nowhere on the disk are they plain afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from partnerdesk.domain.answer_rows import AnswerRow, digest_of
from partnerdesk.domain.commands import AddRecord, ChangeFields, EraseInputs
from partnerdesk.domain.importing import ImportSurvey
from partnerdesk.domain.records import BeneficiaryInput, OpenPoint, PartnershipFile, Survey
from partnerdesk.domain.words import Sentence
from partnerdesk.services.bringing_together import bring_together, compare
from partnerdesk.services.documents import Documents
from partnerdesk.services.session import Session
from partnerdesk.storage.errors import FileRefused
from tests.fixtures.worked_example import worked_example
from tests.services.canaries import found_in
from tests.services.crashing import crash

WORDS = "Amaranth-Qx0001"
FIRST, SECOND = "one two three", "four five six"


class Two:
    """Two computers and a folder that both see; every moment is a few hours after the one before."""

    def __init__(self, top: Path) -> None:
        self.top, self.papers = top, top / "papers"
        self.papers.mkdir()
        self.case = self.papers / "case.partnership"
        hours, ids = count(), count()

        def of(name: str) -> Documents:
            return Documents(
                top / name,
                lambda: datetime(2026, 11, 1, tzinfo=UTC) + timedelta(hours=3 * next(hours)),
                lambda: f"id-{next(ids)}",
                None,
                person=name,
            )

        self.here, self.there = of("here"), of("there")

    def made(self) -> Session:
        """Make a file with a password, with earlier versions, and work that its document does not hold."""
        factory = self.here.password(FIRST, self.case)
        session = self.here.from_partnership(worked_example(), self.case, factory=factory)
        rows = tuple(AnswerRow(each, None, None, None, 1, f"{WORDS} {each}") for each in range(1, 300))
        digest, given = digest_of(rows), BeneficiaryInput(id="BX", summary=WORDS, person_code="C-07")
        survey = Survey(id="SX", input=given.id, answers_digest=digest)
        session.execute(ImportSurvey((given, survey), Sentence("import"), {digest: rows}))
        for number in range(4):
            session.execute(AddRecord(OpenPoint(id=f"OP{number}", note=WORDS)))
            session.publish()
        session.execute(ChangeFields(OpenPoint, ("OP1",), {"note": f"{WORDS} again"}))
        return session

    def is_clean(self) -> bool:
        """Return whether the words can be read nowhere."""
        return found_in([self.top], [WORDS]) == []


@pytest.fixture
def two(tmp_path: Path) -> Two:
    return Two(tmp_path)


def _copied(two: Two, session: Session) -> None:
    session.save_copy(two.papers / "copy.partnership")
    two.here.open_copy(two.papers / "copy.partnership", two.papers / "more.partnership", FIRST).close()
    two.here.open_to_read(two.papers / "copy.partnership", FIRST).close()


def _changed_while_open_there(two: Two, session: Session) -> None:
    theirs = two.there.open(two.case, FIRST, anyway=True)
    session.protect(two.here.password(SECOND, two.case))
    theirs.execute(AddRecord(OpenPoint(id="THEIRS", note=WORDS)))
    assert theirs.close().problem is None
    assert theirs.conflict is not None
    assert two.here.read(theirs.conflict.second, FIRST).has(OpenPoint, "THEIRS")
    assert two.here.read(two.case, SECOND).rows(OpenPoint)


def _replaced_by_a_plain_stranger(two: Two, session: Session) -> None:
    plain = two.papers / "plain.partnership"
    two.there.new(plain).close()
    two.case.write_bytes(plain.read_bytes())
    session.publish()
    assert session.conflict is not None
    assert two.here.is_protected(session.path)


def _brought_together(two: Two, session: Session) -> None:
    session.publish()
    theirs = two.papers / "theirs.partnership"
    theirs.write_bytes(two.case.read_bytes())
    with two.there.open(theirs, FIRST) as other:
        other.execute(AddRecord(OpenPoint(id="THEIRS", note=WORDS)))
    bring_together(session, compare(session, theirs), {})
    session.purge(EraseInputs(person="C-07"))


def _crashed_and_guessed_at(two: Two, session: Session) -> None:
    crash(session)
    assert two.here.recover_all() == ()
    for password in (None, "", SECOND):
        with pytest.raises(FileRefused):
            two.here.open(two.case, password)
    two.here.open(two.case, FIRST).close()
    assert two.here.earlier_versions(two.case, FIRST)


def _spoilt_and_recovered(two: Two, session: Session) -> None:
    session.publish()
    content = bytearray(two.case.read_bytes())
    content[60_000] ^= 255
    broken = two.papers / "broken.partnership"
    broken.write_bytes(content)
    two.here.salvage(broken, two.papers / "again.partnership", FIRST)
    assert two.here.is_protected(two.papers / "again.partnership")


def _work_put_aside(two: Two, session: Session) -> None:
    database = session.workspace.folder / "work.db"
    crash(session)
    content = database.read_bytes()
    database.write_bytes(content[:40_960] + bytes(8192) + content[49_152:])
    two.here.open(two.case, FIRST).close()


@pytest.mark.parametrize(
    "way",
    [
        _copied,
        _changed_while_open_there,
        _replaced_by_a_plain_stranger,
        _brought_together,
        _crashed_and_guessed_at,
        _spoilt_and_recovered,
        _work_put_aside,
    ],
)
def test_no_way_leaves_plain_words(two: Two, way: Callable[[Two, Session], None]) -> None:
    session = two.made()
    assert two.is_clean()
    way(two, session)
    assert two.is_clean()
    session.close()
    assert two.is_clean()


def test_the_password_is_removed_everywhere_and_set_again(two: Two) -> None:
    """The words are seen in between, or the search would prove nothing."""
    with two.made() as session:
        uuid = session.partnership.one(PartnershipFile).file_uuid or ""
        many = len(two.here.backups.of(uuid))
        assert session.protect(two.here.no_password).done == many
        assert len({path for _, path in found_in([two.top], [WORDS])}) >= many
        assert session.protect(two.here.password(SECOND, two.case)).done == many
    assert two.is_clean()
    assert two.here.read(two.case, SECOND).rows(OpenPoint)
