"""The history in words: who, when and what was changed; never what was said, and nobody's private answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from partnerdesk.domain.commands import ChangeFields, DeleteRecord, EraseInputs, PutRecords
from partnerdesk.domain.records import (
    BeneficiaryInput,
    FirstChoice,
    Objective,
    ObjectiveDriver,
    Participant,
    Partner,
    SurveyAnswer,
    TrustRating,
)
from partnerdesk.services.chronicle import chronicle_of
from partnerdesk.services.documents import Documents
from partnerdesk.services.session import Session


@pytest.fixture
def session(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Iterator[Session]:
    documents = Documents(tmp_path / "root", clock, ids, load_catalogue=None, who="Kate")
    with documents.new(tmp_path / "case.partnership") as opened:
        yield opened


def _said(session: Session) -> list[str]:
    return [" · ".join(str(each) for each in entry.what) for entry in chronicle_of(session).entries]


def test_who_did_what_when_newest_first(session: Session) -> None:
    session.execute(
        PutRecords((Objective(id="OB1"), Objective(id="OB2"), ObjectiveDriver(objective="OB1", driver="need")))
    )
    session.execute(ChangeFields(Objective, ("OB1",), {"measure": "very private words"}))
    session.execute(DeleteRecord(Objective, ("OB1",)))
    session.undo()
    assert _said(session) == [
        "Taken back: objective 1 added · Taken back: 1 share of a reason added",
        "objective 1 deleted · 1 share of a reason deleted",
        "objective 1 changed",
        "objective 1, 2 added · 1 share of a reason added",
        "The file was made.",
    ]
    entry = chronicle_of(session).entries[0]
    assert (entry.who, entry.at[:10]) == ("Kate", "2026-11-23")
    assert "private words" not in " ".join(_said(session))


def test_typing_is_one_entry(session: Session) -> None:
    session.execute(PutRecords((Objective(id="OB1"),)))
    for number in range(5):
        session.execute(ChangeFields(Objective, ("OB1",), {"measure": f"word {number}"}))
    entry = chronicle_of(session).entries[0]
    assert (entry.times, len(chronicle_of(session).entries)) == (5, 3)


def test_private_answers_and_words_in_keys_are_only_counted(session: Session) -> None:
    session.execute(PutRecords((Participant(id="T1"), Partner(id="P1"), BeneficiaryInput(id="BI-001"))))
    session.execute(PutRecords((TrustRating(participant="T1", partner="P1", indicator="C2", round=1, level=2),)))
    session.execute(PutRecords((SurveyAnswer(input="BI-001", question="How is Amaranth?", answer="well"),)))
    session.execute(PutRecords((FirstChoice(participant="T1", option=None),)))
    assert _said(session)[:3] == ["1 first choice added", "1 survey answer added", "1 trust rating added"]


def test_many_at_once_are_counted(session: Session) -> None:
    session.execute(PutRecords(tuple(Objective(id=f"OB{number}") for number in range(9))))
    assert _said(session)[0] == "9 objectives added"


def test_where_it_begins_anew_it_says_why(session: Session) -> None:
    session.execute(PutRecords((BeneficiaryInput(id="BI-001", quote="words"), Objective(id="OB1"))))
    session.purge(EraseInputs(("BI-001",)))
    assert _said(session) == ["What somebody said was erased. The history before this was deleted with it."]
    assert all(finding.well for finding in chronicle_of(session).findings)
