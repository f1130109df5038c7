"""Two people changed one file: what each changed is told by the histories, and both come together in one."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partnerdesk.domain.commands import (
    BringTogether,
    ChangeFields,
    Command,
    EraseInputs,
    PutRecords,
    WithdrawInput,
)
from partnerdesk.domain.merging import Take
from partnerdesk.domain.records import BeneficiaryInput, Objective, Partner, PartnershipFile
from partnerdesk.services.bringing_together import bring_together, compare, merge_files
from partnerdesk.services.chronicle import chronicle_of
from partnerdesk.services.comparison_words import said_of_merge
from partnerdesk.services.documents import Documents
from partnerdesk.storage.backups import Backups
from tests.fixtures.worked_example import worked_example
from tests.services.canaries import found_in

NIGHT = "2026-11-23T21:00:00"
MEASURE = ChangeFields(Objective, ("OB1",), {"measure": "mine"})
SO_THAT = ChangeFields(Objective, ("OB1",), {"so_that_text": "theirs"})
NOTES = ChangeFields(Partner, ("P1",), {"notes": "theirs"})


@pytest.fixture
def documents(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Documents:
    return Documents(tmp_path / "root", clock, ids, load_catalogue=None)


@pytest.fixture
def pair(documents: Documents, tmp_path: Path) -> tuple[Path, Path]:
    """Give two copies of one file."""
    mine, theirs = tmp_path / "mine.partnership", tmp_path / "theirs.partnership"
    documents.from_partnership(worked_example(), mine).close()
    theirs.write_bytes(mine.read_bytes())
    return mine, theirs


def _do(documents: Documents, path: Path, *commands: Command) -> None:
    with documents.open(path) as session:
        for command in commands:
            session.execute(command)


def _uuid(documents: Documents, path: Path) -> str:
    return documents.read(path).one(PartnershipFile).file_uuid or ""


def test_what_each_changed_comes_together_without_any_other_copy(
    documents: Documents, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    mine, theirs = pair
    _do(documents, mine, MEASURE)
    _do(documents, theirs, NOTES, PutRecords((Objective(id="OB90", measure="new"),)))
    before = [path.read_bytes() for path in pair]
    made = merge_files(documents, mine, theirs, tmp_path / "both.partnership")
    assert (made.merged.open, made.ahead) == ((), "")
    assert made.parted_at is not None
    found = documents.read(tmp_path / "both.partnership")
    objective, partner = found.get(Objective, "OB1"), found.get(Partner, "P1")
    assert objective is not None
    assert partner is not None
    assert (objective.measure, partner.notes, found.has(Objective, "OB90")) == ("mine", "theirs", True)
    assert [path.read_bytes() for path in pair] == before
    assert all(finding.well for finding in documents.verify(tmp_path / "both.partnership"))


def test_where_both_changed_a_record_and_nothing_of_before_is_left_a_person_chooses(
    documents: Documents, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    mine, theirs = pair
    _do(documents, mine, MEASURE)
    _do(documents, theirs, SO_THAT)
    for backup in Backups(documents.root).of(_uuid(documents, mine)):
        Backups(documents.root).delete(backup)
    made = merge_files(documents, mine, theirs, tmp_path / "both.partnership")
    assert [each.ref for each in made.merged.open] == [("objective", ("OB1",))]
    assert not (tmp_path / "both.partnership").exists()


def test_an_earlier_version_tells_what_both_may_keep(
    documents: Documents, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    mine, theirs = pair
    with documents.open(mine) as session:
        Backups(documents.root).add(session.workspace, _uuid(documents, mine), datetime(2026, 11, 23, tzinfo=UTC))
    _do(documents, mine, MEASURE)
    _do(documents, theirs, SO_THAT)
    assert merge_files(documents, mine, theirs, tmp_path / "both.partnership").merged.open == ()
    found = documents.read(tmp_path / "both.partnership").get(Objective, "OB1")
    assert found is not None
    assert (found.measure, found.so_that_text) == ("mine", "theirs")


def test_undo_tells_what_both_may_keep(documents: Documents, pair: tuple[Path, Path]) -> None:
    mine, theirs = pair
    _do(documents, theirs, SO_THAT)
    with documents.open(mine) as session:
        for number in range(3):
            session.execute(ChangeFields(Objective, ("OB1",), {"measure": f"mine {number}"}))
        made = compare(session, theirs)
        assert [each.take for each in made.merged.differences] == [Take.BOTH]
        bring_together(session, made, {})
        found = session.partnership.get(Objective, "OB1")
        assert found is not None
        assert (found.measure, found.so_that_text) == ("mine 2", "theirs")
        session.undo()
        assert session.partnership.get(Objective, "OB1") != found


@pytest.mark.parametrize(("who", "ahead"), [(0, "mine"), (1, "theirs")])
def test_a_version_that_holds_everything_of_the_other_is_told(
    documents: Documents, pair: tuple[Path, Path], tmp_path: Path, who: int, ahead: str
) -> None:
    _do(documents, pair[who], MEASURE, NOTES)
    made = merge_files(documents, *pair, tmp_path / "both.partnership")
    assert (made.ahead, made.merged.open) == (ahead, ())
    both, whole = documents.read(tmp_path / "both.partnership"), documents.read(pair[who])
    assert both.rows(Objective) == whole.rows(Objective)
    assert both.rows(Partner) == whole.rows(Partner)


def test_files_without_a_common_history_are_compared_record_by_record(
    documents: Documents, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    other = tmp_path / "other.partnership"
    changed = worked_example().put(dataclasses.replace(worked_example().rows(Objective)[0], measure="other"))
    documents.from_partnership(changed, other).close()
    made = merge_files(documents, pair[0], other, tmp_path / "both.partnership")
    assert (made.parted_at, made.ahead) == (None, "")
    assert [each.ref for each in made.merged.open] == [("objective", ("OB1",))]


@pytest.mark.parametrize("command", [EraseInputs(("BI-001",)), WithdrawInput("BI-001", NIGHT)])
def test_words_that_one_side_erased_do_not_come_back_and_go_here_too(
    documents: Documents, pair: tuple[Path, Path], command: Command, tmp_path: Path
) -> None:
    mine, theirs = pair
    words = "the very words of BI-001"
    _do(documents, mine, ChangeFields(BeneficiaryInput, ("BI-001",), {"summary": words}))
    theirs.write_bytes(mine.read_bytes())
    with documents.open(mine) as session:
        Backups(documents.root).add(session.workspace, _uuid(documents, mine), datetime(2026, 11, 23, tzinfo=UTC))
        session.execute(NOTES)
    with documents.open(theirs) as session:
        session.execute(command)
    with documents.open(mine) as session:
        made = compare(session, theirs)
        assert (made.merged.open, made.parted_at is None) == ((), False)
        bring_together(session, made, {})
        assert session.partnership.get(Partner, "P1") != worked_example().get(Partner, "P1")
        assert found_in([tmp_path], [words]) == []
        assert session.undo_label is None


def _keys(documents: Documents, path: Path) -> list[str]:
    return [row.id for row in documents.read(path).rows(Objective)]


def _in_another_order(documents: Documents, path: Path) -> list[str]:
    """Put the last objective first, as a file that was made anew or imported can hold it."""
    with documents.open(path) as session:
        rows = session.partnership.rows(Objective)
        session.execute(BringTogether(session.partnership.with_rows(Objective, (rows[-1], *rows[:-1]))))
    return _keys(documents, path)


def test_an_order_that_one_side_alone_changed_is_taken_over_and_said(
    documents: Documents, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    mine, theirs = pair
    _do(documents, mine, MEASURE, PutRecords((Objective(id="OB90", measure="new"),)))
    order = _in_another_order(documents, theirs)
    made = merge_files(documents, mine, theirs, tmp_path / "both.partnership")
    assert [(each.entity, each.take, each.is_known) for each in made.reordered] == [("objective", Take.THEIRS, True)]
    assert _keys(documents, tmp_path / "both.partnership") == [*order, "OB90"]
    assert "only there put into another order, which is taken: objectives" in [
        str(each) for each in said_of_merge(made)
    ]


def test_an_order_that_one_changed_here_stays_and_both_alone_is_no_same_file(
    documents: Documents, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    mine, theirs = pair
    order = _in_another_order(documents, mine)
    made = merge_files(documents, mine, theirs, tmp_path / "both.partnership")
    assert (made.is_same, made.merged.differences) == (False, ())
    assert _keys(documents, tmp_path / "both.partnership") == order
    assert "only here put into another order: objectives" in [str(each) for each in said_of_merge(made)]


def test_where_both_changed_the_order_it_stays_as_it_is_here_and_that_is_said(
    documents: Documents, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    mine, theirs = pair
    order = _in_another_order(documents, mine)
    for _ in range(2):
        _in_another_order(documents, theirs)
    made = merge_files(documents, mine, theirs, tmp_path / "both.partnership")
    assert _keys(documents, tmp_path / "both.partnership") == order
    assert any("the order stays as it is here" in str(each) for each in said_of_merge(made))


@pytest.mark.parametrize("command", [SO_THAT, EraseInputs(("BI-001",))])
def test_the_history_names_the_other_version(
    documents: Documents, pair: tuple[Path, Path], tmp_path: Path, command: Command
) -> None:
    mine, theirs = pair
    _do(documents, mine, NOTES)
    with documents.open(theirs) as session:
        session.execute(command)
    with documents.open(mine) as session:
        bring_together(session, compare(session, theirs), {})
        said = [str(each) for each in chronicle_of(session).entries[0].what]
        assert "Brought together with the version 'theirs'." in said
    assert str(tmp_path) not in mine.read_bytes().decode("latin-1")
