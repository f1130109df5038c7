"""Answers of surveys through what happens to whole files: erased everywhere, brought together, with a password."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partnerdesk.domain.answer_places import source_of
from partnerdesk.domain.answer_rows import AnswerRow, digest_of
from partnerdesk.domain.commands import AddRecord, EraseInputs, WithdrawInput
from partnerdesk.domain.importing import ImportSurvey
from partnerdesk.domain.records import AnswerMark, BeneficiaryInput, PartnershipFile, Survey, Theme
from partnerdesk.domain.words import Sentence
from partnerdesk.services.answers import all_answers
from partnerdesk.services.bringing_together import merge_files
from partnerdesk.services.documents import Documents
from partnerdesk.services.quoting import answer_at
from partnerdesk.storage import protection
from partnerdesk.storage.backups import Backups
from tests.fixtures.worked_example import worked_example
from tests.services.canaries import found_in, name

EVENING = datetime(2026, 11, 24, 19, tzinfo=UTC)  # another day than that of the first change
NAMES = [name(number) for number in range(200)]
CANARIES = tuple(AnswerRow(number, None, None, None, 1, f"{each} told us") for number, each in enumerate(NAMES, 1))
OTHERS = tuple(AnswerRow(number, f"o{number}", None, None, 1, f"Other {number}") for number in range(1, 30))


def survey(rows: tuple[AnswerRow, ...], own_id: str = "SU1", given: str = "BI-901") -> ImportSurvey:
    records = (BeneficiaryInput(id=given), Survey(id=own_id, input=given, answers_digest=digest_of(rows)))
    return ImportSurvey(records, Sentence("import of answers"), {digest_of(rows): rows})


@pytest.fixture
def documents(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Documents:
    return Documents(tmp_path / "root", clock, ids, load_catalogue=None)


@pytest.fixture
def mine(documents: Documents, tmp_path: Path) -> Path:
    path = tmp_path / "mine.partnership"
    documents.from_partnership(worked_example(), path).close()
    return path


@pytest.mark.parametrize("command", [EraseInputs(("BI-901",)), WithdrawInput("BI-901", "2026-11-23T21:00:00")])
def test_erased_answers_are_in_no_file_any_more(
    documents: Documents, mine: Path, tmp_path: Path, command: EraseInputs | WithdrawInput
) -> None:
    session = documents.open(mine)
    session.execute(survey(CANARIES))
    session.execute(survey(OTHERS, "SU2", "BI-902"))
    session.publish()
    uuid = session.partnership.one(PartnershipFile).file_uuid or ""
    Backups(documents.root).add(session.workspace, uuid, EVENING)
    session.undo()
    session.undo()
    session.redo()
    assert len({word for word, _ in found_in([tmp_path], NAMES)}) == 200
    session.purge(command)
    assert found_in([tmp_path], NAMES) == []
    kept = [documents.read(each.path).rows(Survey) for each in Backups(documents.root).of(uuid)]
    assert ["SU2"] in [[row.id for row in rows] for rows in kept]
    session.close()
    assert found_in([tmp_path], NAMES) == []


def test_themes_that_only_erased_answers_touch_go_with_them(documents: Documents, mine: Path) -> None:
    with documents.open(mine) as session:
        session.execute(survey(CANARIES))
        themes = (Theme(id="TH8", text="Only theirs"), Theme(id="TH9", text="Also of another"))
        other = survey(OTHERS, "SU2", "BI-902")
        marks = (
            AnswerMark(survey="SU1", respondent=1, question=1, themes=("TH8", "TH9")),
            AnswerMark(survey="SU2", respondent=1, question=1, themes=("TH9",)),
        )
        session.execute(ImportSurvey((*other.records, *themes, *marks), other.words, other.answers))
        session.purge(EraseInputs(("BI-901",)))
        assert not session.partnership.has(Theme, "TH8")
        assert session.partnership.has(Theme, "TH9")
        assert [row.survey for row in session.partnership.rows(AnswerMark)] == ["SU2"]


def test_two_versions_that_each_imported_a_survey_come_together(
    documents: Documents, mine: Path, tmp_path: Path
) -> None:
    theirs, both = tmp_path / "theirs.partnership", tmp_path / "both.partnership"
    theirs.write_bytes(mine.read_bytes())
    for path, rows in ((mine, CANARIES), (theirs, OTHERS)):
        with documents.open(path) as session:
            session.execute(survey(rows))
    assert not merge_files(documents, mine, theirs, both).merged.open
    with documents.open(both) as session:
        found = all_answers(session)
        assert found == {digest_of(CANARIES): CANARIES, digest_of(OTHERS): OTHERS}
        assert [row.id for row in session.partnership.rows(Survey)] == ["SU1", "SU2"]
    assert all(finding.well for finding in documents.verify(both))


def test_a_quote_finds_its_answer_again_where_its_survey_got_another_id(
    documents: Documents, mine: Path, tmp_path: Path
) -> None:
    theirs, both = tmp_path / "theirs.partnership", tmp_path / "both.partnership"
    theirs.write_bytes(mine.read_bytes())
    for path, rows, quote in ((mine, CANARIES, "BI-911"), (theirs, OTHERS, "BI-912")):
        with documents.open(path) as session:
            session.execute(survey(rows))
            session.execute(AddRecord(BeneficiaryInput(id=quote, quote="Said so", source_ref="SU1/5/1")))
    merge_files(documents, mine, theirs, both)
    with documents.open(both) as session:
        told = {}
        for row in session.partnership.rows(BeneficiaryInput):
            if (place := source_of(session.partnership, row)) is not None:
                found = answer_at(session, place)
                told[row.id] = found.text if found is not None else None
        assert told == {"BI-911": CANARIES[4].text, "BI-912": OTHERS[4].text}
        session.purge(EraseInputs(("BI-912",)))
        assert OTHERS[4].text not in {row.text for rows in all_answers(session).values() for row in rows}
        assert CANARIES[4].text in {row.text for rows in all_answers(session).values() for row in rows}


def test_answers_keep_with_a_password_and_without(documents: Documents, mine: Path) -> None:
    if not protection.is_possible():
        pytest.skip("the extra partnerdesk[protect] is not installed")
    with documents.open(mine) as session:
        session.execute(survey(CANARIES))
        session.undo()
        session.protect(documents.password("between us", mine))
        session.redo()
        assert all_answers(session) == {digest_of(CANARIES): CANARIES}
    assert found_in([mine.parent], NAMES) == []
    with documents.open(mine, "between us") as session:
        assert all_answers(session) == {digest_of(CANARIES): CANARIES}
        session.protect(documents.no_password)
    assert documents.read_whole(mine)[1] == {digest_of(CANARIES): CANARIES}
