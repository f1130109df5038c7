"""What a session does with commands, undo, what is worked out, and the document that follows the work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.commands import (
    AddRecord,
    ChangeFields,
    CloseRound,
    DeleteRecord,
    DoTogether,
    LockFile,
    PutRecords,
)
from partnerdesk.domain.errors import Refused, ValueRefused
from partnerdesk.domain.records import Objective, ObjectiveDriver, Partner, PartnershipFile, RoundState
from partnerdesk.domain.words import Sentence
from partnerdesk.services.documents import Documents
from partnerdesk.services.history import Change
from partnerdesk.services.session import Session
from partnerdesk.storage import whereabouts
from partnerdesk.storage.errors import FileRefused
from tests.fixtures.worked_example import worked_example

EVENING = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)


class Hands:
    """A clock that stands still until it is told to move."""

    def __init__(self) -> None:
        self.now = EVENING

    def __call__(self) -> datetime:
        return self.now

    def move(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def documents(tmp_path: Path, hands: Hands, ids: Callable[[], str]) -> Documents:
    return Documents(tmp_path / "root", hands, ids)


@pytest.fixture
def session(documents: Documents, tmp_path: Path) -> Iterator[Session]:
    with documents.new(tmp_path / "case.partnership", "Working with Northbank") as opened:
        yield opened


def _measure(text: str) -> ChangeFields:
    return ChangeFields(Objective, ("OB1",), {"measure": text})


def _objective(session: Session) -> Objective:
    found = session.partnership.get(Objective, "OB1")
    assert found is not None
    return found


def test_a_command_changes_the_partnership_and_says_what_it_touched(session: Session) -> None:
    change = session.execute(AddRecord(Objective(id="OB1", measure="nights")))
    assert change == Change(frozenset({"objective"}), "command", change.label)
    assert str(change.label) == "add objective"
    assert _objective(session).measure == "nights"


def test_a_command_that_changes_nothing_touches_nothing(session: Session) -> None:
    session.execute(AddRecord(Objective(id="OB1", measure="nights")))
    heard: list[Change] = []
    session.subscribe(heard.append)
    change = session.execute(_measure("nights"))
    assert change.areas == frozenset()
    assert heard == []
    assert str(session.undo_label) == "add objective"


def test_a_refused_command_leaves_everything_as_it_was(session: Session) -> None:
    session.execute(AddRecord(Objective(id="OB1", measure="nights")))
    before, label = session.partnership, session.undo_label
    with pytest.raises(Refused):
        session.execute(AddRecord(Objective(id="OB1")))
    with pytest.raises(ValueRefused, match="There is no"):
        session.execute(PutRecords((ObjectiveDriver(objective="OB9", driver="need"),)))
    with pytest.raises(ValueRefused, match="There is no"):
        session.execute(PutRecords((ObjectiveDriver(objective="OB1", driver="not a driver"),)))
    assert session.partnership is before
    assert session.undo_label == label


def test_undo_and_redo_are_named_and_go_across_steps(session: Session) -> None:
    states = [session.partnership]
    session.execute(PutRecords((Objective(id="OB1"),), Sentence("first {noun}", {"noun": Sentence("objective")})))
    states.append(session.partnership)
    session.execute(PutRecords((Partner(id="P1", name="Northbank"),)))
    states.append(session.partnership)
    session.execute(DeleteRecord(Objective, ("OB1",)))
    states.append(session.partnership)
    assert str(session.undo_label) == "delete objective"
    assert session.redo_label is None
    undone = session.undo()
    assert undone is not None
    assert (undone.areas, undone.origin, str(undone.label)) == (frozenset({"objective"}), "undo", "delete objective")
    assert session.partnership == states[2]
    assert str(session.undo_label) == "change partner"
    assert str(session.redo_label) == "delete objective"
    session.undo()
    session.undo()
    assert session.partnership == states[0]
    assert session.undo_label is None
    assert session.undo() is None
    for state in states[1:]:
        redone = session.redo()
        assert redone is not None
        assert redone.origin == "redo"
        assert session.partnership == state
    assert session.redo() is None


def test_commands_done_together_are_one_step(session: Session) -> None:
    before = session.partnership
    parts = (AddRecord(Objective(id="OB1")), AddRecord(Partner(id="P1")))
    change = session.execute(DoTogether(parts, Sentence("set up")))
    assert change.areas == {"objective", "partner"}
    session.undo()
    assert session.partnership == before


def test_listeners_hear_every_change_until_they_leave(session: Session) -> None:
    heard: list[Change] = []
    leave = session.subscribe(heard.append)
    session.execute(AddRecord(Objective(id="OB1")))
    session.undo()
    session.redo()
    leave()
    leave()
    session.execute(_measure("nights"))
    assert [change.origin for change in heard] == ["command", "undo", "redo"]


def test_a_listener_finds_the_change_made_and_may_make_another(session: Session) -> None:
    def also(change: Change) -> None:
        if "objective" in change.areas and not session.partnership.has(Partner, "P1"):
            session.execute(AddRecord(Partner(id="P1")))

    session.subscribe(also)
    session.execute(AddRecord(Objective(id="OB1")))
    assert session.partnership.has(Partner, "P1")


def test_the_time_of_the_last_change_follows_and_comes_back(session: Session, hands: Hands) -> None:
    assert session.partnership.one(PartnershipFile).created_at == EVENING.isoformat()
    hands.move(60)
    session.execute(AddRecord(Objective(id="OB1")))
    assert session.partnership.one(PartnershipFile).updated_at == hands().isoformat()
    session.undo()
    assert session.partnership.one(PartnershipFile).updated_at == EVENING.isoformat()


def test_the_lock_after_the_decision_holds_and_can_be_undone(session: Session) -> None:
    session.execute(AddRecord(Objective(id="OB1")))
    session.execute(LockFile(EVENING.isoformat(), "en", {"criteria.safe.title": "Safe for people"}))
    with pytest.raises(Refused, match="locked"):
        session.execute(_measure("nights"))
    session.undo()
    session.execute(_measure("nights"))
    assert _objective(session).measure == "nights"


def test_a_locked_file_keeps_the_words_it_was_run_with(session: Session) -> None:
    assert session.catalogue is not None
    texts = dict(session.catalogue.texts())
    name = next(name for name in texts if name.startswith("criteria."))
    session.execute(LockFile(EVENING.isoformat(), "en", texts | {name: "As it was"}))
    assert session.catalogue.texts()[name] == "As it was"
    session.undo()
    assert session.catalogue.texts()[name] == texts[name]


def test_without_a_catalogue_its_ids_are_not_checked(tmp_path: Path, hands: Hands) -> None:
    with Documents(tmp_path / "root", hands, load_catalogue=None).new(tmp_path / "case.partnership") as session:
        session.execute(AddRecord(Objective(id="OB1")))
        session.execute(PutRecords((ObjectiveDriver(objective="OB1", driver="not a driver", points=3),)))
        assert session.catalogue is None
        with pytest.raises(RuntimeError):
            session.assessment()


def test_a_record_whose_key_has_an_empty_part_is_kept(documents: Documents, tmp_path: Path) -> None:
    path = tmp_path / "case.partnership"
    with documents.new(path) as session:
        session.execute(CloseRound("score", 1, EVENING.isoformat(), "Ann"))
        kept = session.partnership
    with documents.open(path) as session:
        assert session.partnership == kept
        assert session.partnership.get(RoundState, "score", None, 1) is not None


# --- what is worked out -----------------------------------------------------------------------------------------------


def test_the_assessment_is_worked_out_once_for_each_state(documents: Documents, tmp_path: Path) -> None:
    with documents.from_partnership(worked_example(), tmp_path / "case.partnership") as session:
        first = session.assessment()
        assert session.assessment() is first
        assert first.as_of == date(2026, 11, 23)
        session.execute(_measure("nights"))
        second = session.assessment()
        assert second is not first
        session.undo()
        assert session.assessment() == first


def test_the_day_is_the_meeting_s_or_today(session: Session, hands: Hands) -> None:
    assert session.as_of == EVENING.astimezone().date()
    hands.move(3 * 86_400)
    assert session.as_of == (EVENING + timedelta(days=3)).astimezone().date()
    session.execute(ChangeFields(PartnershipFile, (), {"meeting_on": date(2027, 1, 5)}))
    assert session.as_of == date(2027, 1, 5)


# --- the document -----------------------------------------------------------------------------------------------------


def test_the_document_follows_after_a_pause_or_at_the_latest_after_ten_seconds(session: Session, hands: Hands) -> None:
    assert session.publish_due() is None
    session.execute(AddRecord(Objective(id="OB1")))
    assert session.publish_due() == 2.0
    hands.move(1.5)
    assert session.publish_due() == 0.5
    session.execute(_measure("a"))
    assert session.publish_due() == 2.0
    for number in range(6):
        hands.move(1.5)
        session.execute(_measure(f"b{number}"))
    assert session.publish_due() == 0.0
    state = session.publish()
    assert (state.problem, state.up_to_date, state.published_at) == (None, True, hands().replace(microsecond=0))
    assert session.publish_due() is None


def test_a_slow_folder_is_given_more_time(
    documents: Documents, hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whereabouts, "is_own_disk", lambda _: False)
    with documents.new(tmp_path / "case.partnership", "Working with Northbank") as session:
        session.execute(AddRecord(Objective(id="OB1")))
        hands.move(1)
        assert session.publish_due() == 14.0


def test_the_state_says_what_is_safe_where(session: Session, hands: Hands) -> None:
    published = hands()
    hands.move(5)
    session.execute(AddRecord(Objective(id="OB1")))
    state = session.save_state
    assert (state.saved_at, state.published_at, state.up_to_date) == (hands(), published, False)


def test_a_document_that_cannot_be_written_is_said_and_tried_again(session: Session, hands: Hands) -> None:
    path, aside = session.path, session.path.with_name("aside")
    path.rename(aside)
    session.execute(AddRecord(Objective(id="OB1")))
    hands.move(5)
    state = session.publish()
    assert state.code == "moved"
    assert "no longer where it was opened" in str(state.problem)
    assert not state.up_to_date
    assert session.publish_due() == 30.0
    aside.rename(path)
    hands.move(30)
    assert session.publish_due() == 0.0
    state = session.publish()
    assert (state.problem, state.code, state.up_to_date) == (None, "", True)


def test_a_document_that_was_deleted_is_missed_even_when_nothing_changed_since(session: Session) -> None:
    session.path.unlink()
    assert session.publish().code == "moved"
    assert session.publish(recreate=True).problem is None
    assert session.path.exists()


def test_publish_writes_only_when_something_changed(session: Session) -> None:
    before = session.path.stat()
    session.publish()
    after = session.path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_copy_is_a_file_of_its_own(session: Session, documents: Documents, tmp_path: Path) -> None:
    session.execute(AddRecord(Objective(id="OB1", measure="nights")))
    session.save_copy(tmp_path / "copy.partnership")
    session.execute(_measure("days"))
    assert documents.read(tmp_path / "copy.partnership").get(Objective, "OB1") == Objective(id="OB1", measure="nights")
    assert session.path == tmp_path / "case.partnership"


def test_a_copy_onto_itself_is_a_publish(session: Session, documents: Documents) -> None:
    session.execute(AddRecord(Objective(id="OB1")))
    session.save_copy(session.path)
    assert session.save_state.up_to_date
    assert documents.read(session.path) == session.partnership


def test_closing_publishes_and_leaves_nothing_else(documents: Documents, tmp_path: Path) -> None:
    session = documents.new(tmp_path / "case.partnership")
    session.execute(AddRecord(Objective(id="OB1")))
    session.remember_place("voice/2")
    wanted = session.partnership
    state = session.close()
    assert state.problem is None
    assert documents.read(tmp_path / "case.partnership") == wanted
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["case.partnership", "root", "workspaces"]


def test_closing_twice_touches_nobody_else_s_work(documents: Documents, tmp_path: Path) -> None:
    first = documents.new(tmp_path / "case.partnership")
    first.close()
    with documents.open(tmp_path / "case.partnership") as second:
        first.close()
        second.execute(AddRecord(Objective(id="OB1")))
        with pytest.raises(FileRefused):
            first.execute(AddRecord(Objective(id="OB2")))
        wanted = second.partnership
    assert documents.read(tmp_path / "case.partnership") == wanted


def test_closing_keeps_what_could_not_be_published(documents: Documents, tmp_path: Path) -> None:
    session = documents.new(tmp_path / "case.partnership")
    session.execute(AddRecord(Objective(id="OB1")))
    wanted = session.partnership
    session.path.unlink()
    assert session.close().code == "moved"
    (again,) = documents.recover_all()
    assert again.partnership == wanted
    assert again.publish(recreate=True).problem is None
    again.close()
    assert documents.read(tmp_path / "case.partnership") == wanted
    assert documents.recover_all() == ()


def test_closing_lets_go_of_what_a_copy_holds(documents: Documents, tmp_path: Path) -> None:
    session = documents.new(tmp_path / "case.partnership")
    session.execute(AddRecord(Objective(id="OB1")))
    session.path.unlink()
    session.save_copy(tmp_path / "copy.partnership")
    assert session.close().code == "moved"
    assert documents.recover_all() == ()


def test_closing_discards_only_when_told(documents: Documents, tmp_path: Path) -> None:
    session = documents.new(tmp_path / "case.partnership")
    before = session.partnership
    session.execute(AddRecord(Objective(id="OB1")))
    session.close(discard=True)
    assert documents.recover_all() == ()
    assert documents.read(tmp_path / "case.partnership") == before


def test_the_shipped_texts_are_those_of_the_file(session: Session) -> None:
    assert session.catalogue is load_catalogue("en")
