"""Trust rated again, through the file: what is left when a review is deleted, what the history says."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.commands import AddRecord, CloseRound, DeleteRecord, LockFile, PutRecords
from partnerdesk.domain.records import ImpactReview, RoundState, TrustRating
from partnerdesk.exchange import read_case, write_case
from partnerdesk.services.chronicle import chronicle_of
from partnerdesk.services.documents import Documents
from partnerdesk.services.session import Session
from tests.fixtures.worked_example import worked_example

EVENING = datetime(2027, 11, 22, 19, tzinfo=UTC)
CANARY = "zzCanaryOfTrust"
RATING = TrustRating(participant="T1", partner="P1", indicator="A1", round=3, level=2, basis="seen", reason=CANARY)


def _reviewed(documents: Documents, path: Path) -> Session:
    session = documents.from_partnership(worked_example(), path)
    session.execute(LockFile(at="2026-11-23T21:30:00+00:00", language="en", texts={}))
    session.execute(AddRecord(ImpactReview(id="IR1", review_on=date(2027, 11, 22))))
    session.execute(PutRecords((RATING,)))
    session.execute(CloseRound("trust", 3, "2027-11-22T19:30:00+00:00", "Ann", "P1"))
    return session


def _documents(folder: Path) -> Documents:
    return Documents(folder, lambda: EVENING)


def test_with_its_review_a_rating_leaves_the_file(tmp_path: Path) -> None:
    path = tmp_path / "case.partnership"
    with _reviewed(_documents(tmp_path / "home"), path) as session:
        session.publish()
        assert CANARY.encode() in path.read_bytes()
        session.execute(DeleteRecord(ImpactReview, ("IR1",)))
        assert not [row for row in session.partnership.rows(TrustRating) if row.round > 2]
        assert session.partnership.get(RoundState, "trust", "P1", 3) is None
        session.publish()
        assert CANARY.encode() not in path.read_bytes()
        session.undo()
        assert RATING in session.partnership.rows(TrustRating)
        session.redo()
    assert CANARY.encode() not in path.read_bytes()


def test_the_history_counts_and_names_nobody(tmp_path: Path) -> None:
    with _reviewed(_documents(tmp_path / "home"), tmp_path / "case.partnership") as session:
        said = [[str(sentence) for sentence in entry.what] for entry in chronicle_of(session).entries]
    assert ["1 trust rating added"] in said
    assert not [line for lines in said for line in lines if CANARY in line or "Trustee" in line]


def test_the_json_form_brings_the_round_back(tmp_path: Path) -> None:
    with _reviewed(_documents(tmp_path / "home"), tmp_path / "case.partnership") as session:
        again = read_case(write_case(session.partnership), load_catalogue())
        assert again.rows(TrustRating) == session.partnership.rows(TrustRating)
        assert again.get(RoundState, "trust", "P1", 3) == session.partnership.get(RoundState, "trust", "P1", 3)
