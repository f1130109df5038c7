"""Earlier versions of a file, and what comes back of one that is damaged."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from partnerdesk.domain.commands import AddRecord, ChangeFields
from partnerdesk.domain.links import without
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, EvidenceLink, Objective, PartnershipFile
from partnerdesk.services.documents import Documents
from partnerdesk.services.entity_words import WORDS, counts
from partnerdesk.storage.backups import kept_of
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.schema import VERSION
from tests.fixtures.worked_example import worked_example

CASE = "case.partnership"
EVENING = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
PAGE = 1024
LEAF = 0x0D  # the first byte of a page of rows


@pytest.fixture
def documents(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Documents:
    return Documents(tmp_path / "root", clock, ids)


@pytest.fixture
def case(documents: Documents, tmp_path: Path) -> Path:
    with documents.from_partnership(worked_example(), tmp_path / CASE) as session:
        session.execute(ChangeFields(Objective, ("OB1",), {"measure": "the first evening"}))
    return tmp_path / CASE


def _on_day(documents: Documents, number: int) -> Documents:
    return replace(documents, clock=lambda: EVENING + timedelta(days=number))


def _edit(documents: Documents, case: Path, words: str) -> None:
    with documents.open(case) as session:
        session.execute(ChangeFields(Objective, ("OB1",), {"measure": words}))


# --- earlier versions -------------------------------------------------------------------------------------------------


def test_the_first_change_of_a_day_keeps_what_was_there_before(documents: Documents, case: Path) -> None:
    assert documents.earlier_versions(case) == ()
    before = documents.read(case)
    with _on_day(documents, 1).open(case) as session:
        session.execute(ChangeFields(Objective, ("OB1",), {"measure": "second"}))
        session.execute(AddRecord(Objective(id="OB77")))
        session.execute(AddRecord(Objective(id="OB78")))
    (version,) = documents.earlier_versions(case)
    assert version.at == EVENING + timedelta(days=1)
    assert [str(each) for each in version.sentences] == ["2 objectives added", "1 objective changed"]
    with documents.open_to_read(version.path) as reading:
        assert reading.partnership == before
    documents.open_copy(version.path, case.with_name("restored.partnership")).close()
    assert documents.read(case.with_name("restored.partnership")) == before
    assert version.path.stat().st_mode & 0o77 == 0


def test_reading_alone_keeps_nothing(documents: Documents, case: Path) -> None:
    _on_day(documents, 1).open(case).close()
    assert documents.earlier_versions(case) == ()


def test_what_differs_is_said_also_where_the_history_is_another(documents: Documents, case: Path) -> None:
    _edit(_on_day(documents, 1), case, "second")
    file_uuid = documents.read(case).one(PartnershipFile).file_uuid
    case.unlink()
    again = without(worked_example(), Objective, ("OB5",))
    keeping = replace(documents, ids=lambda: str(file_uuid))
    keeping.from_partnership(again, case).close()
    (version,) = documents.earlier_versions(case)
    assert "1 objective removed" in [str(each) for each in version.sentences]


def test_the_earlier_versions_of_a_damaged_file_are_found_by_its_place(documents: Documents, case: Path) -> None:
    _edit(_on_day(documents, 1), case, "second")
    case.write_bytes(b"nothing")
    (version,) = documents.earlier_versions(case)
    assert version.changes is None
    documents.open_copy(version.path, case.with_name("restored.partnership")).close()


def test_seven_days_four_weeks_and_six_months_are_kept(documents: Documents, case: Path) -> None:
    for day in range(1, 40):
        _edit(_on_day(documents, day), case, f"day {day}")
    ages = [(EVENING + timedelta(days=39) - each.at).days for each in documents.earlier_versions(case)]
    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert len(ages) <= 7 + 4 + 6
    assert len(ages) >= 9


def test_which_are_kept_is_worked_out_from_times_alone() -> None:
    days = [EVENING + timedelta(days=number) for number in range(400)]
    kept = sorted(kept_of(days), reverse=True)
    assert kept[:7] == days[:-8:-1]
    assert len({f"{each:%Y-%m}" for each in kept}) == 6
    assert kept_of([]) == frozenset()
    assert kept_of(days[:3]) == frozenset(days[:3])


def test_a_backup_that_cannot_be_written_keeps_nobody_from_working(documents: Documents, case: Path) -> None:
    (documents.root / "backups").write_text("in the way", "utf-8")
    _edit(_on_day(documents, 1), case, "second")
    assert documents.earlier_versions(case) == ()


def test_an_id_of_a_file_that_would_lead_elsewhere_is_no_name_of_a_folder(documents: Documents, tmp_path: Path) -> None:
    hostile = replace(documents, ids=lambda: "../../outside")
    with hostile.from_partnership(worked_example(), tmp_path / CASE) as session:
        session.execute(AddRecord(Objective(id="OB77")))
    _edit(_on_day(documents, 1), tmp_path / CASE, "x")
    (version,) = documents.earlier_versions(tmp_path / CASE)
    assert version.path.parents[1] == documents.root / "backups"


def test_every_entity_has_its_words() -> None:
    assert set(WORDS) == set(ENTITIES)
    assert [str(each) for each in counts({"objective": 1, "partner": 2, "decision": 1, "vote": 0})] == [
        "2 partners",
        "1 objective",
        "the decision",
    ]


# --- damaged files ----------------------------------------------------------------------------------------------------


def _large(documents: Documents, folder: Path) -> tuple[Path, Partnership]:
    rows = [Objective(id=f"N{number}", so_that_text=f"note {number} " * 20) for number in range(3000)]
    with documents.from_partnership(worked_example().put(*rows), folder / "large.partnership") as session:
        return session.path, session.partnership


def test_almost_everything_of_a_damaged_file_comes_back_and_nothing_wrong(documents: Documents, tmp_path: Path) -> None:
    path, whole = _large(documents, tmp_path)
    good, damaged, new = path.read_bytes(), tmp_path / "damaged.partnership", tmp_path / "new.partnership"
    dice = random.Random(7)
    for pages, least in ((1, 2900), (3, 2800), (10, 2500)):
        for _ in range(4):
            content = bytearray(good)
            for _ in range(pages):
                at = dice.randrange(len(good) // PAGE) * PAGE
                content[at : at + PAGE] = dice.choice([bytes(PAGE), dice.randbytes(PAGE)])
            damaged.write_bytes(content)
            found = documents.salvage(damaged, new, overwrite=True)
            assert damaged.read_bytes() == content
            assert found.counts.get("objective", 0) >= least, (pages, found.counts, found.left_out)
            back = documents.read(new)
            assert {each for each in back.rows(Objective) if each.id.startswith("N")} <= set(whole.rows(Objective))
            assert all(finding.well for finding in documents.verify(new))


def test_a_whole_file_comes_back_whole(documents: Documents, case: Path) -> None:
    new = case.with_name("new.partnership")
    found = documents.salvage(case, new)
    assert (found.left_out, found.missing, found.links_cut, found.history_read) == ({}, {}, 0, True)
    was, back = documents.read(case), documents.read(new)
    assert back.drop(PartnershipFile, ()) == was.drop(PartnershipFile, ())


def test_a_file_without_its_beginning_still_comes_back(documents: Documents, case: Path) -> None:
    content = bytearray(case.read_bytes())
    content[:PAGE] = bytes(PAGE)
    case.write_bytes(content)
    with pytest.raises(FileRefused):
        documents.read(case)
    new = case.with_name("new.partnership")
    found = documents.salvage(case, new)
    assert found.missing == {}
    assert documents.read(new).rows(Objective)[0].measure == "the first evening"


def test_half_a_file_gives_what_is_in_that_half(documents: Documents, tmp_path: Path) -> None:
    path, _ = _large(documents, tmp_path)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    found = documents.salvage(path, tmp_path / "new.partnership")
    assert 0 < found.counts["objective"] < 3000


@pytest.mark.parametrize(("size", "kinds"), [(20_000, 3), (60_000, 8), (150_000, 15)])
def test_a_file_cut_short_gives_the_tables_that_are_there(
    documents: Documents, case: Path, size: int, kinds: int
) -> None:
    case.write_bytes(case.read_bytes()[:size])
    found = documents.salvage(case, case.with_name("new.partnership"))
    assert len(found.counts) >= kinds, found.counts


def test_links_to_what_did_not_come_back_are_cut_or_their_record_left_out(documents: Documents, tmp_path: Path) -> None:
    path, _ = _large(documents, tmp_path)
    content, hit = bytearray(path.read_bytes()), 0
    for page in range(len(content) // PAGE):
        if b"OB1" in content[page * PAGE : (page + 1) * PAGE] and content[page * PAGE] == LEAF:
            content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
            hit += 1
            break
    assert hit
    path.write_bytes(content)
    documents.salvage(path, tmp_path / "new.partnership")
    back = documents.read(tmp_path / "new.partnership")
    assert all(back.has(Objective, row.objective) for row in back.rows(EvidenceLink))


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "not-ours"), (b"PK" * 5000, "not-ours"), (b"SQLite format 3\0" + bytes(90_000), "nothing-left")],
)
def test_what_was_never_ours_is_not_recovered(documents: Documents, tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / CASE
    path.write_bytes(content)
    with pytest.raises(FileRefused) as caught:
        documents.salvage(path, tmp_path / "new.partnership")
    assert caught.value.code == code
    assert not (tmp_path / "new.partnership").exists()


@pytest.mark.parametrize("is_spoilt", [False, True])
def test_a_whole_file_of_a_newer_program_is_not_recovered_into_less(
    documents: Documents, case: Path, tmp_path: Path, *, is_spoilt: bool
) -> None:
    """One that is damaged is: it may be all that there is."""
    with closing(sqlite3.connect(case)) as file:
        file.execute('CREATE TABLE "shiny" ("id" TEXT)')
        file.execute(f"PRAGMA user_version={VERSION + 1}")
    if is_spoilt:
        content = case.read_bytes()
        case.write_bytes(content[: len(content) - 3 * PAGE] + bytes(3 * PAGE))
        documents.salvage(case, tmp_path / "again.partnership")
    else:
        with pytest.raises(FileRefused) as caught:
            documents.salvage(case, tmp_path / "again.partnership")
        assert caught.value.code == "newer"
    assert (tmp_path / "again.partnership").exists() == is_spoilt
