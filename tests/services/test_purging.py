"""Erasing a person's words: nothing of them is left anywhere that can be reached, and the rest is untouched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partnerdesk.domain.commands import (
    ChangeFields,
    DeleteRecord,
    DoTogether,
    EraseInputs,
    LockFile,
    PutRecords,
    WithdrawInput,
)
from partnerdesk.domain.errors import Refused
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    ENTITIES,
    BeneficiaryGroup,
    BeneficiaryInput,
    Charity,
    InputGroup,
    InputTheme,
    Objective,
    PartnershipFile,
    Setting,
    SurveyAnswer,
    Theme,
)
from partnerdesk.domain.words import Sentence
from partnerdesk.services.documents import Documents
from partnerdesk.services.purging import Purged
from partnerdesk.services.session import Session
from partnerdesk.storage.backups import Backups, Rewritten
from tests.figures import Figures
from tests.fixtures.worked_example import worked_example
from tests.services.canaries import Canaries, changed_words, found_in, name, places, text_fields

NIGHT = "2026-11-23T21:00:00"
EVENING = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
INPUTS = 200
QUOTE = "We only manage because she comes on Tuesdays"


@pytest.fixture
def documents(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Documents:
    return Documents(tmp_path / "root", clock, ids, load_catalogue=None)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    return folder / "case.partnership"


@pytest.fixture
def session(documents: Documents, case: Path) -> Iterator[Session]:
    given = [
        BeneficiaryInput(id="BI-001", quote=QUOTE, person_code="C-07", summary="Amaranth-Qx0001 says it"),
        BeneficiaryInput(id="BI-002", quote="Amaranth-Qx0001 again", person_code=" C-07"),
        BeneficiaryInput(id="BI-003", quote="somebody else"),
        BeneficiaryGroup(id="G1", name="carers"),
        InputGroup(input="BI-001", group="G1"),
        Theme(id="TH1", text="Amaranth-Qx0001 theme"),
        Theme(id="TH2", text="of two"),
        InputTheme(input="BI-001", theme="TH1"),
        InputTheme(input="BI-001", theme="TH2"),
        InputTheme(input="BI-003", theme="TH2"),
        SurveyAnswer(input="BI-001", question="Amaranth-Qx0001?", answer="yes", count=3),
    ]
    with documents.from_partnership(Partnership.of([PartnershipFile(title="case"), *given]), case) as opened:
        yield opened


def _backup(documents: Documents, session: Session) -> None:
    """Keep an earlier version as it stands now."""
    uuid = session.partnership.one(PartnershipFile).file_uuid
    assert uuid
    Backups(documents.root).add(session._workspace, uuid, EVENING)


def _is_well(documents: Documents, path: Path) -> bool:
    return all(finding.well for finding in documents.verify(path))


def test_an_input_goes_with_what_hangs_on_it_and_nothing_else(session: Session, documents: Documents) -> None:
    purged = session.purge(EraseInputs(("BI-001",)))
    left = session.partnership
    assert purged.inputs == ("BI-001",)
    assert [row.id for row in left.rows(BeneficiaryInput)] == ["BI-002", "BI-003"]
    assert [row.id for row in left.rows(Theme)] == ["TH2"]
    assert not left.rows(InputGroup)
    assert not left.rows(SurveyAnswer)
    assert left.rows(BeneficiaryGroup)[0].name == "carers"
    assert documents.read(session.path) == left
    assert _is_well(documents, session.path)


def test_a_person_goes_with_everything_of_hers_also_from_earlier_versions(
    session: Session, documents: Documents, tmp_path: Path
) -> None:
    _backup(documents, session)
    session.execute(DeleteRecord(BeneficiaryInput, ("BI-002",)))
    session.publish()
    assert found_in([tmp_path], ["Amaranth-Qx0001"])  # the test can see what it looks for
    purged = session.purge(EraseInputs(person="C-07 "))
    assert (purged.inputs, purged.backups.done) == (("BI-001",), 1)
    assert found_in([tmp_path], ["Amaranth-Qx0001", QUOTE]) == []
    uuid = session.partnership.one(PartnershipFile).file_uuid or ""
    (kept,) = Backups(documents.root).of(uuid)
    assert [row.id for row in documents.read(kept.path).rows(BeneficiaryInput)] == ["BI-003"]
    assert _is_well(documents, kept.path)


@pytest.mark.parametrize("command", [EraseInputs(("BI-001",)), WithdrawInput("BI-001", NIGHT)])
def test_nothing_brings_the_words_back(session: Session, command: EraseInputs | WithdrawInput) -> None:
    session.execute(ChangeFields(BeneficiaryInput, ("BI-001",), {"summary": "another"}))
    session.undo()
    session.purge(command)
    assert session.undo_label is session.redo_label is None
    assert session.undo() is session.redo() is None
    session.execute(ChangeFields(Charity, (), {"name": "later"}))
    assert session.undo_label is not None


def test_a_withdrawal_leaves_the_bare_record_and_no_words_without_the_service(session: Session) -> None:
    """Also where a command reaches the session by itself, undo must not bring the words back."""
    session.execute(DoTogether((WithdrawInput("BI-001", NIGHT),), Sentence("both")))
    given = session.partnership.get(BeneficiaryInput, "BI-001")
    assert given is not None
    assert (given.quote, given.consent_state) == (None, "withdrawn")
    assert session.undo_label is None


def test_the_history_begins_anew_where_the_old_one_ended(session: Session, documents: Documents) -> None:
    before = session._workspace.head
    session.purge(EraseInputs(("BI-001",)))
    after = session._workspace.head
    assert after.start == before.chain
    assert after.key != before.key
    assert after.txn == before.txn + 1
    held = session._workspace.connection.execute("SELECT DISTINCT action FROM event").fetchall()
    assert held == [("erase_inputs",)]
    session.close()
    again = documents.open(session.path)
    again.execute(ChangeFields(Charity, (), {"name": "later"}))
    again.close()
    assert _is_well(documents, session.path)


def test_a_locked_record_can_be_erased_from(session: Session) -> None:
    session.execute(LockFile(NIGHT, "en", {}))
    assert session.purge(EraseInputs(person="C-07")).inputs == ("BI-001", "BI-002")


def test_what_cannot_be_reached_is_said(session: Session, documents: Documents, case: Path) -> None:
    session.publish()
    copy = case.with_name("for Kate.partnership")
    session.save_copy(copy)
    documents.new(case.with_name("another case.partnership")).close()
    purged = session.purge(EraseInputs(("BI-001",)))
    said = " ".join(str(each) for each in purged.not_reached)
    assert "'for Kate.partnership'" in said
    assert "another case" not in said
    assert "OneDrive" in said


def test_words_that_stand_elsewhere_are_named(session: Session) -> None:
    told = f"As she said: {QUOTE.upper()}!"
    session.execute(PutRecords((Objective(id="OB1", measure=told), Objective(id="OB2", measure="other"))))
    purged = session.purge(EraseInputs(("BI-001",)))
    assert [(each.entity, each.key, each.field) for each in purged.traces] == [("objective", ("OB1",), "measure")]


def test_a_document_that_cannot_be_written_is_said_first(session: Session) -> None:
    folder = session.path.parent
    gone = folder.rename(folder.with_name("another stick"))
    purged = session.purge(EraseInputs(("BI-001",)))
    assert str(purged.not_reached[0]).startswith("The file itself could not be written yet")
    gone.rename(folder)


def test_an_earlier_version_that_cannot_be_read_is_deleted(session: Session, documents: Documents) -> None:
    _backup(documents, session)
    uuid = session.partnership.one(PartnershipFile).file_uuid or ""
    (kept,) = Backups(documents.root).of(uuid)
    kept.path.write_bytes(b"Amaranth-Qx0001")
    assert session.purge(EraseInputs(("BI-001",))).backups.deleted == 1
    assert not kept.path.exists()


def test_work_left_on_a_copy_is_purged_too(session: Session, documents: Documents, case: Path) -> None:
    session.publish()
    other = documents.open_copy(case, case.with_name("elsewhere.partnership"))
    other.execute(ChangeFields(BeneficiaryInput, ("BI-001",), {"summary": "Amaranth-Qx0001 in a crash"}))
    other._workspace.leave()
    session.purge(EraseInputs(person="C-07"))
    (folder,) = [path for path in (documents.root / "workspaces").iterdir() if path != session._workspace.folder]
    assert found_in([folder], ["Amaranth-Qx0001"]) == []


def test_a_file_with_a_password_is_purged_with_its_earlier_versions(
    session: Session, documents: Documents, case: Path
) -> None:
    if not documents.can_protect:
        pytest.skip("the part that encrypts is not installed")
    session.protect(documents.password("between us", case))
    _backup(documents, session)
    assert session.purge(EraseInputs(person="C-07")).backups == Rewritten(done=1)
    (kept,) = Backups(documents.root).of(session.partnership.one(PartnershipFile).file_uuid or "")
    assert [row.id for row in documents.read(kept.path, "between us").rows(BeneficiaryInput)] == ["BI-003"]
    assert documents.read(case, "between us") == session.partnership


def test_a_file_that_somebody_else_changed_is_named_and_keeps_what_it_holds(
    session: Session, documents: Documents, case: Path
) -> None:
    session.publish()
    theirs = case.with_name("theirs.partnership")
    session.save_copy(theirs)
    with Documents(documents.root.with_name("elsewhere"), load_catalogue=None).open(theirs) as other:
        other.execute(ChangeFields(Charity, (), {"name": "theirs"}))
    case.write_bytes(theirs.read_bytes())
    theirs.unlink()
    purged = session.purge(EraseInputs(("BI-001",)))
    assert session.path != case
    assert any("'case.partnership' in the same folder" in str(each) for each in purged.not_reached)
    assert not documents.read(session.path).has(BeneficiaryInput, "BI-001")


def test_cut_off_in_the_middle_it_can_be_done_again(
    session: Session, documents: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _backup(documents, session)
    with monkeypatch.context() as cut:
        cut.setattr(type(session), "write", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            session.purge(EraseInputs(person="C-07"))
    assert found_in([documents.root / "backups"], ["Amaranth-Qx0001"]) == []
    assert session.purge(EraseInputs(person="C-07")).inputs == ("BI-001", "BI-002")
    assert found_in([tmp_path], ["Amaranth-Qx0001"]) == []


def test_a_crash_before_the_document_is_written_is_finished_at_the_next_start(
    session: Session, documents: Documents, tmp_path: Path
) -> None:
    session.publish()
    session.execute(EraseInputs(person="C-07"))
    session._workspace.leave()
    for each in documents.recover_all():
        each.close()
    assert found_in([tmp_path], ["Amaranth-Qx0001"]) == []


def test_what_a_rule_refuses_leaves_the_earlier_versions_alone(session: Session, documents: Documents) -> None:
    _backup(documents, session)
    with pytest.raises(Refused):
        session.purge(WithdrawInput("BI-404", NIGHT))
    assert found_in([documents.root / "backups"], ["Amaranth-Qx0001"])


def test_every_input_of_the_example_can_be_erased(documents: Documents, case: Path) -> None:
    with documents.from_partnership(worked_example(), case) as session:
        names = [row.id for row in session.partnership.rows(BeneficiaryInput)]
        for each in names:
            session.purge(EraseInputs((each,)))
        assert session.partnership.rows(BeneficiaryInput) == ()
        assert documents.read(case) == session.partnership


# --- nothing is left --------------------------------------------------------------------------------------------------


def _crowd(canaries: Canaries) -> list[BeneficiaryInput]:
    """Return two hundred inputs, each with a name of its own, the first of them with tokens in every field."""
    plain = [
        BeneficiaryInput(id=f"BI-{number:03}", quote=f"{name(number)} came twice", person_code=f"C-{number}")
        for number in range(2, INPUTS + 1)
    ]
    full = canaries.record(BeneficiaryInput, {"beneficiary_input": "BI-001"}, quote=f"{name(1)} {canaries.token('q')}")
    assert isinstance(full, BeneficiaryInput)
    return [full, *plain]


def _busy_day(documents: Documents, case: Path, canaries: Canaries) -> tuple[Session, list[str]]:
    """Do with two hundred people's words what a day does: edit, undo, redo, keep versions, crash, go on."""
    session = documents.new(case, "case")
    crowd = _crowd(canaries)
    session.execute(PutRecords(tuple(crowd)))
    for number in range(24):
        token = canaries.token("beneficiary_input.summary")
        session.execute(ChangeFields(BeneficiaryInput, ("BI-001",), {"summary": token}))
        if number % 3 == 0:
            session.undo()
    theme = canaries.token("theme.text")
    answer = canaries.token("survey_answer.question"), canaries.token("survey_answer.answer")
    hung = (Theme(id="TH1", text=theme), InputTheme(input="BI-001", theme="TH1"))
    session.execute(PutRecords((*hung, SurveyAnswer(input="BI-001", question=answer[0], answer=answer[1]))))
    session.publish()
    _backup(documents, session)
    session.execute(DeleteRecord(BeneficiaryInput, ("BI-002",)))
    session.execute(ChangeFields(BeneficiaryInput, ("BI-003",), {"summary": canaries.token("summary")}))
    session._workspace.leave()
    (again,) = documents.recover_all()
    return again, [row.id for row in crowd]


def test_residue_of_200_people_after_a_purge(
    documents: Documents, case: Path, tmp_path: Path, figures: Figures
) -> None:
    canaries = Canaries()
    session, inputs = _busy_day(documents, case, canaries)
    names = [name(number) for number in range(1, INPUTS + 1)]
    words = [*canaries.tokens, *names]
    assert {word for word, _ in found_in([tmp_path], words)} >= set(names)
    session.purge(EraseInputs(tuple(inputs)))
    left = found_in(places(tmp_path), words)
    session.close()
    left += found_in(places(tmp_path), words)
    figures.reached("residue: names after a purge", len(names), 200, left)
    figures.reached("residue: tokens after a purge", len(canaries.tokens), 40, left)


def test_residue_of_every_field_of_every_record(
    documents: Documents, case: Path, tmp_path: Path, figures: Figures
) -> None:
    """Whatever is deleted is gone from the file with the next publish, and from this computer with the session."""
    canaries = Canaries()
    session = documents.from_partnership(canaries.whole(), case)
    own = session.partnership.one(PartnershipFile).file_uuid
    for kind in (each for each in ENTITIES.values() if each not in {PartnershipFile, Setting}):
        for row in session.partnership.rows(kind):
            session.execute(ChangeFields(kind, row.row_key, changed_words(row, canaries)))
    session.publish()
    seen = {word for word, _ in found_in([case.parent], canaries.tokens)}
    _delete_all(session, own)
    session.publish()
    left = found_in([case.parent], canaries.tokens)
    session.close()
    left += found_in(places(tmp_path), canaries.tokens)
    assert len(seen) > len(canaries.tokens) // 3
    figures.reached("residue: fields that take words, all records", text_fields(), 130, left)


def _delete_all(session: Session, own: str | None) -> None:
    for kind in ENTITIES.values():
        for row in session.partnership.rows(kind):
            if kind is PartnershipFile:
                session.execute(PutRecords((PartnershipFile(file_uuid=own, title="case"),)))
            elif session.partnership.has(kind, *row.row_key):
                session.execute(DeleteRecord(kind, row.row_key))


def test_what_is_returned_says_what_was_done(session: Session, documents: Documents) -> None:
    _backup(documents, session)
    purged = session.purge(EraseInputs(("BI-001",)))
    assert isinstance(purged, Purged)
    assert (purged.backups.done, purged.backups.left, purged.set_aside) == (1, 0, 0)


def test_an_earlier_state_that_comes_back_after_a_purge_is_replaced_and_not_kept(session: Session, case: Path) -> None:
    """As when a sync client puts back what it had: nothing in it is newer, so its words must not live on."""
    session.publish()
    before = case.read_bytes()
    session.purge(EraseInputs(person="C-07"))
    case.write_bytes(before)
    session.execute(ChangeFields(Charity, (), {"name": "later"}))
    assert session.publish().problem is None
    assert session.path == case
    assert found_in([case.parent], ["Amaranth-Qx0001"]) == []


def test_a_version_in_which_words_were_erased_is_newer_than_one_that_still_has_them(
    session: Session, documents: Documents, case: Path
) -> None:
    session.publish()
    theirs = case.with_name("theirs.partnership")
    session.save_copy(theirs)
    with Documents(documents.root.with_name("elsewhere"), load_catalogue=None).open(theirs) as other:
        other.purge(EraseInputs(person="C-07"))
    case.write_bytes(theirs.read_bytes())
    assert session.look_outside().code == "theirs-is-newer"
    assert session.path == case
