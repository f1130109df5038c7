"""Erasing what one person answered in a survey: nothing of it is left, and everybody else's answers are."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partnerdesk.domain.about import about_input, about_person
from partnerdesk.domain.answer_places import AnswerPlace, place_in
from partnerdesk.domain.answer_rows import AnswerRow, digest_of
from partnerdesk.domain.commands import ChangeFields, EraseInputs, LockFile, PutRecords, WithdrawInput
from partnerdesk.domain.errors import Refused
from partnerdesk.domain.importing import ImportSurvey
from partnerdesk.domain.records import (
    AnswerMark,
    BeneficiaryInput,
    Charity,
    InputTheme,
    Objective,
    PartnershipFile,
    Survey,
    SurveyAnswer,
    Theme,
)
from partnerdesk.domain.words import Sentence
from partnerdesk.exchange.subject import about_json, about_table
from partnerdesk.services.answers import all_answers
from partnerdesk.services.chronicle import chronicle_of
from partnerdesk.services.documents import Documents
from partnerdesk.services.respondents import erasing_people, with_answer_id, with_answers
from partnerdesk.services.session import Session
from partnerdesk.storage.backups import Backups
from tests.fixtures.worked_example import worked_example
from tests.services.canaries import found_in, name, places

EVENING = datetime(2026, 11, 23, 19, tzinfo=UTC)
HERS = name(7)
PEOPLE = 40
ROWS = tuple(
    AnswerRow(one, f"id-{name(one)}", "2026-03-01", f'["{name(one)} group"]', question, f"{name(one)} wrote this to us")
    for one in range(1, PEOPLE + 1)
    for question in (2, 3)
)
LEFT = tuple(row for row in ROWS if row.respondent != 7)
QUOTE = BeneficiaryInput(id="BI-902", quote=f"{HERS} […] this", source_ref="SU1/7/2", person_code="C-99")
RECORDS = (
    BeneficiaryInput(id="BI-901", summary="Spring survey", n_took_part=PEOPLE),
    Survey(id="SU1", input="BI-901", source_digest="ab", n_respondents=PEOPLE, answers_digest=digest_of(ROWS)),
    SurveyAnswer(input="BI-901", question="How was it?", answer="Good", count=30, base=PEOPLE),
    Theme(id="TH8", text=f"{HERS} theme"),
    Theme(id="TH9", text="Of others too"),
    QUOTE,
    InputTheme(input="BI-902", theme="TH8"),
    AnswerMark(survey="SU1", respondent=7, question=2, themes=("TH8", "TH9"), was_read=True),
    AnswerMark(survey="SU1", respondent=8, question=2, themes=("TH9",)),
)


@pytest.fixture
def documents(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Documents:
    return Documents(tmp_path / "root", clock, ids, load_catalogue=None)


@pytest.fixture
def session(documents: Documents, tmp_path: Path) -> Session:
    opened = documents.from_partnership(worked_example(), tmp_path / "case.partnership")
    opened.execute(ImportSurvey(RECORDS, Sentence("import of answers"), {digest_of(ROWS): ROWS}))
    return opened


def kept(documents: Documents, session: Session) -> Path:
    """Keep an earlier version as it stands now."""
    uuid = session.partnership.one(PartnershipFile).file_uuid or ""
    Backups(documents.root).add(session.workspace, uuid, EVENING)
    return Backups(documents.root).of(uuid)[0].path


def test_the_residue_of_one_person_is_nowhere(documents: Documents, session: Session, tmp_path: Path) -> None:
    version = kept(documents, session)
    session.execute(ChangeFields(BeneficiaryInput, ("BI-902",), {"summary": f"{HERS} again"}))
    session.undo()
    session.publish()
    assert {Path(path).suffix for _, path in found_in([tmp_path], [HERS])} >= {".partnership"}  # the test can see it
    purged = session.purge(erasing_people(session, [("SU1", 7)]))
    assert found_in([tmp_path], [HERS]) == []
    assert (purged.people, purged.inputs, purged.backups.done) == ((("SU1", 7),), ("BI-902",), 1)
    assert all_answers(session) == {digest_of(LEFT): LEFT}
    assert documents.read_whole(version)[1] == {digest_of(LEFT): LEFT}
    session.close()
    assert found_in(places(tmp_path), [HERS]) == []
    assert all(finding.well for finding in documents.verify(session.path))
    assert documents.read_whole(session.path)[1] == {digest_of(LEFT): LEFT}


def test_her_marks_quotes_and_own_themes_go_and_everybody_elses_stay(session: Session) -> None:
    session.purge(erasing_people(session, [("SU1", 7)]))
    left = session.partnership
    assert [row.respondent for row in left.rows(AnswerMark)] == [8]
    assert not left.has(BeneficiaryInput, "BI-902")
    assert not left.has(Theme, "TH8")
    assert left.has(Theme, "TH9")
    survey = left.get(Survey, "SU1")
    assert survey is not None
    assert survey.answers_digest == digest_of(LEFT)
    assert left.having(SurveyAnswer, input="BI-901")[0].count == 30
    assert session.undo_label is session.redo_label is None
    assert session.undo() is session.redo() is None


def test_the_history_says_that_it_happened_and_not_what_went(session: Session) -> None:
    session.purge(erasing_people(session, [("SU1", 7)]))
    told = chronicle_of(session).entries[-1].what
    assert [str(each) for each in told] == [
        "What somebody answered in a survey was erased. The history before this was deleted with it."
    ]
    assert all(finding.well for finding in chronicle_of(session).findings)


def test_a_person_is_found_by_the_id_of_her_answer(session: Session) -> None:
    assert with_answer_id(session, f" id-{HERS} ") == (("SU1", 7),)
    with pytest.raises(Refused, match="has the answer id 'id-0'"):
        with_answer_id(session, "id-0")
    with pytest.raises(Refused, match="no answer 'SU1/404'"):
        erasing_people(session, [("SU1", 404)])
    with pytest.raises(Refused, match="no answer 'SU9/1'"):
        erasing_people(session, [("SU9", 1)])


def test_the_same_export_imported_twice_is_erased_in_both(session: Session, tmp_path: Path) -> None:
    again = (BeneficiaryInput(id="BI-903"), Survey(id="SU2", input="BI-903", source_digest="ab"))
    session.execute(PutRecords(again))
    session.execute(ChangeFields(Survey, ("SU2",), {"answers_digest": digest_of(ROWS)}))
    session.purge(erasing_people(session, [("SU2", 7)]))
    assert found_in([tmp_path], [HERS]) == []
    assert {row.answers_digest for row in session.partnership.rows(Survey)} == {digest_of(LEFT)}


def test_another_survey_under_the_same_id_in_an_earlier_version_is_left_alone(
    documents: Documents, tmp_path: Path
) -> None:
    other = (AnswerRow(7, None, None, None, 1, "Somebody else wrote this"),)
    session = documents.from_partnership(worked_example(), tmp_path / "case.partnership")
    records = (
        BeneficiaryInput(id="BI-901"),
        Survey(id="SU1", input="BI-901", source_digest="cd", answers_digest=digest_of(other)),
    )
    session.execute(ImportSurvey(records, Sentence("import"), {digest_of(other): other}))
    version = kept(documents, session)
    session.undo()
    session.execute(ImportSurvey(RECORDS, Sentence("import"), {digest_of(ROWS): ROWS}))
    assert session.purge(erasing_people(session, [("SU1", 7)])).backups.done == 1
    assert documents.read_whole(version)[1] == {digest_of(other): other}


@pytest.mark.parametrize("command", [EraseInputs(("BI-902",)), EraseInputs(person="C-99")])
def test_erasing_a_quote_erases_the_answer_it_was_taken_from(
    session: Session, tmp_path: Path, command: EraseInputs
) -> None:
    purged = session.purge(command)
    assert purged.inputs == ("BI-902",)
    assert found_in([tmp_path], [HERS]) == []


def test_a_quote_that_is_taken_back_leaves_the_bare_record_and_no_answer(session: Session, tmp_path: Path) -> None:
    session.purge(WithdrawInput("BI-902", "2026-11-23T21:00:00"))
    given = session.partnership.get(BeneficiaryInput, "BI-902")
    assert given is not None
    assert (given.quote, given.source_ref, given.consent_state) == (None, None, "withdrawn")
    assert all_answers(session) == {digest_of(LEFT): LEFT}
    assert found_in([tmp_path], [f"{HERS} wrote", f"{HERS} […]", f"id-{HERS}"]) == []
    assert not session.partnership.having(AnswerMark, respondent=7)
    assert str(chronicle_of(session).entries[-1].what[0]).startswith("Somebody took back")


@pytest.mark.parametrize("command", [EraseInputs(("BI-901",)), WithdrawInput("BI-901", "2026-11-23T21:00:00")])
def test_a_survey_takes_the_quotes_from_its_answers_with_it(
    session: Session, tmp_path: Path, command: EraseInputs | WithdrawInput
) -> None:
    session.purge(command)
    quote = session.partnership.get(BeneficiaryInput, "BI-902")
    assert quote is None or quote.quote is None
    assert found_in([tmp_path], ["wrote this to us", f"{HERS} […]"]) == []


def test_words_that_stand_elsewhere_are_named(session: Session) -> None:
    session.execute(PutRecords((Objective(id="OB1", measure=f"As one said: {HERS.upper()} WROTE THIS to us!"),)))
    purged = session.purge(erasing_people(session, [("SU1", 7)]))
    assert [(each.entity, each.key, each.field) for each in purged.traces] == [("objective", ("OB1",), "measure")]


def test_a_locked_record_can_be_erased_from(session: Session) -> None:
    session.execute(LockFile("2026-11-23T21:00:00", "en", {}))
    with pytest.raises(Refused, match="locked"):
        session.execute(ChangeFields(Charity, (), {"name": "later"}))
    session.purge(EraseInputs(("BI-902",)))
    session.purge(erasing_people(session, [("SU1", 8)]))
    assert len(all_answers(session)[digest_of(LEFT[:12] + LEFT[14:])]) == 2 * (PEOPLE - 2)


def test_the_last_person_leaves_a_survey_without_answers(documents: Documents, tmp_path: Path) -> None:
    row = (AnswerRow(1, None, None, None, None, None),)
    records = (BeneficiaryInput(id="BI-901"), Survey(id="SU1", input="BI-901", answers_digest=digest_of(row)))
    with documents.new(tmp_path / "case.partnership", "Case") as session:
        session.execute(ImportSurvey(records, Sentence("import"), {digest_of(row): row}))
        session.purge(erasing_people(session, [("SU1", 1)]))
        assert session.partnership.rows(Survey)[0].answers_digest is None
    assert all(finding.well for finding in documents.verify(tmp_path / "case.partnership"))


def test_everything_about_a_quote_holds_all_that_its_writer_answered(session: Session) -> None:
    about = with_answers(session, about_person(session.partnership, "C-99"))
    told = json.loads(about_json(about))
    assert [row["text"] for row in told["answers"]] == [row.text for row in ROWS if row.respondent == 7]
    assert [row["answer_id"] for row in told["answers"]] == [f"id-{HERS}"] * 2
    assert [row["record"] for row in told["hanging"]] == ["input_theme", "answer_mark"]
    table = about_table(about).decode()
    assert table.count(f"{HERS} wrote this to us") == 2
    assert name(8) not in table
    assert "answers" not in json.loads(about_json(with_answers(session, about_input(session.partnership, "BI-901"))))


def test_places_are_read_as_they_are_written() -> None:
    place = AnswerPlace("SU12", 345, 6)
    assert place_in(place.text) == place
    assert place_in(f" {place.text}\n") == place
    for other in (None, "", "Notebook A", "SU1/2", "SU1/2/3/4", "SU1/x/3", "XSU1/2/3", "SU1/٣/4"):
        assert place_in(other) is None, other


def test_cut_off_in_the_middle_it_can_be_done_again(
    documents: Documents, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = kept(documents, session)
    with monkeypatch.context() as cut:
        cut.setattr(type(session), "write", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            session.purge(erasing_people(session, [("SU1", 7)]))
    assert found_in([version], [HERS]) == []
    assert all_answers(session) == {digest_of(ROWS): ROWS}
    session.purge(erasing_people(session, [("SU1", 7)]))
    assert found_in([tmp_path], [HERS]) == []


def test_a_crash_before_the_document_is_written_is_finished_at_the_next_start(
    documents: Documents, session: Session, tmp_path: Path
) -> None:
    session.publish()
    session.execute(erasing_people(session, [("SU1", 7)]))
    session.workspace.leave()
    for each in documents.recover_all():
        each.close()
    assert found_in([tmp_path], [HERS]) == []
    assert documents.read_whole(session.path)[1] == {digest_of(LEFT): LEFT}


def test_work_left_on_a_copy_loses_them_too(documents: Documents, session: Session, tmp_path: Path) -> None:
    session.publish()
    other = documents.open_copy(session.path, tmp_path / "elsewhere.partnership")
    other.execute(ChangeFields(BeneficiaryInput, ("BI-902",), {"summary": f"{HERS} in a crash"}))
    other.workspace.leave()
    session.purge(erasing_people(session, [("SU1", 7)]))
    (folder,) = [path for path in (documents.root / "workspaces").iterdir() if path != session.workspace.folder]
    assert found_in([folder], [HERS]) == []
