"""Deleting a whole file: what goes and what stays is said before; afterwards nothing is left that can be reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partnerdesk.domain.commands import ChangeFields, EraseInputs
from partnerdesk.domain.errors import Refused
from partnerdesk.domain.records import Charity, PartnershipFile
from partnerdesk.services.deleting import delete_file, places_of, removal_of
from partnerdesk.services.documents import Documents
from partnerdesk.services.session import Session
from partnerdesk.storage.backups import Backups
from partnerdesk.storage.errors import FileRefused
from tests.figures import Figures
from tests.services.canaries import Canaries, found_in, places
from tests.services.crashing import crash

MORNING = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def documents(tmp_path: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> Documents:
    return Documents(tmp_path / "root", clock, ids, load_catalogue=None, person="Kate")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "papers").mkdir()
    return tmp_path / "papers" / "case.partnership"


@pytest.fixture
def canaries() -> Canaries:
    return Canaries()


@pytest.fixture
def session(documents: Documents, case: Path, canaries: Canaries) -> Iterator[Session]:
    """Give a file with a token in every text, an earlier version of it, and changes that undo knows."""
    with documents.from_partnership(canaries.whole(), case) as opened:
        uuid = opened.partnership.one(PartnershipFile).file_uuid or ""
        Backups(documents.root).add(opened.workspace, uuid, MORNING)
        opened.execute(ChangeFields(Charity, (), {"name": canaries.token("charity.name changed")}))
        yield opened


def _in_words(sentences: object) -> str:
    return "\n".join(str(each) for each in sentences)  # type: ignore[attr-defined]  # a tuple of sentences


def test_nothing_of_a_deleted_file_is_left_anywhere(
    session: Session, documents: Documents, case: Path, tmp_path: Path, canaries: Canaries, figures: Figures
) -> None:
    copy = documents.open_copy(case, case.with_name("other.partnership"))
    copy.execute(ChangeFields(Charity, (), {"name": canaries.token("work on a copy")}))
    crash(copy)
    case.with_name("other.partnership").unlink()
    aside = session.workspace.folder.with_name(session.workspace.folder.name + ".unreadable-1")
    aside.mkdir()
    (aside / "work.db").write_text(canaries.token("set aside"))
    assert len(found_in(places(tmp_path), canaries.tokens)) > 40
    told = delete_file(session)
    assert _in_words(told) == "‘case.partnership’ is deleted, with everything that this computer kept of it."
    bad = found_in(places(tmp_path), canaries.tokens)
    figures.reached("canaries: tokens after a file is deleted", len(canaries.tokens), 40, bad)
    assert list(case.parent.iterdir()) == []
    assert documents.recover_all() == ()


def test_a_copy_that_was_cut_off_among_the_earlier_versions_goes_with_the_file(
    session: Session, documents: Documents, tmp_path: Path, canaries: Canaries
) -> None:
    (kept,) = documents.backups.of(session.partnership.one(PartnershipFile).file_uuid or "")
    kept.path.with_name(f"~{kept.path.name}.0a1b2c3d.tmp").write_bytes(kept.path.read_bytes())
    delete_file(session)
    assert found_in(places(tmp_path), canaries.tokens) == []
    assert not kept.path.parent.exists()


def test_what_goes_and_what_stays_is_said_before(session: Session, case: Path, tmp_path: Path) -> None:
    session.save_copy(case.with_name("copy.partnership"))
    (case.parent / "other.partnership").write_text("no such file")
    removal = removal_of(places_of(session))
    assert "‘case.partnership’" in _in_words(removal.going)
    assert "Its earlier version on this computer." in _in_words(removal.going)
    assert "‘copy.partnership’ in the same folder is a copy" in _in_words(removal.staying)
    assert "OneDrive" in _in_words(removal.staying)
    assert "other.partnership" not in _in_words(removal.staying)
    delete_file(session)
    assert [path.name for path in case.parent.iterdir() if path.name == "copy.partnership"]
    assert not case.exists()
    assert tmp_path.exists()


@pytest.mark.parametrize("where", ["there", "away", "gone"])
def test_work_that_a_crash_left_on_a_copy_is_counted_and_stays_as_long_as_the_copy_may(
    session: Session, documents: Documents, case: Path, where: str
) -> None:
    place = case.parents[1] / "stick" / "copy.partnership"
    place.parent.mkdir()
    copy = documents.open_copy(case, place)
    for name in ("a new name", "a newer name"):
        copy.execute(ChangeFields(Charity, (), {"name": name}))
    crash(copy)
    if where == "away":
        place.parent.rename(place.parent.with_name("pulled out"))
    elif where == "gone":
        place.unlink()
    removal = removal_of(places_of(session))
    says = removal.going if where == "gone" else removal.staying
    assert sum("‘copy.partnership’" in str(each) and "2 changes" in str(each) for each in says) == 1
    assert "2 changes" not in _in_words(removal.staying if where == "gone" else removal.going)
    delete_file(session)
    if where == "away":
        place.parent.with_name("pulled out").rename(place.parent)
    left, names = documents.recover_all(), () if where == "gone" else ("a newer name",)
    assert [each.partnership.one(Charity).name for each in left] == [*names]
    for each in left:
        assert each.close().problem is None


def test_a_file_that_somebody_else_changed_is_not_deleted(
    session: Session, documents: Documents, case: Path, tmp_path: Path
) -> None:
    session.publish()
    with Documents(tmp_path / "there", documents.clock, load_catalogue=None).open(case, anyway=True) as other:
        other.execute(ChangeFields(Charity, (), {"name": "theirs"}))
    with pytest.raises(Refused, match="was changed by someone else"):
        delete_file(session)
    assert case.exists()
    assert session.partnership.one(Charity).name


def test_a_file_that_is_open_to_read_only_is_not_deleted(session: Session, documents: Documents, case: Path) -> None:
    session.publish()
    with documents.open_to_read(case) as reading, pytest.raises(FileRefused, match="read only"):
        delete_file(reading)
    assert case.exists()


def test_where_the_file_cannot_be_deleted_that_is_said(
    session: Session, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def held(path: Path, *, missing_ok: bool = False) -> None:
        if path == case:
            raise PermissionError
        unlink(path, missing_ok=missing_ok)

    session.publish()
    monkeypatch.setattr(Path, "unlink", held)
    assert "could not be deleted and still holds everything" in _in_words(delete_file(session))
    assert case.exists()


def test_a_protected_file_goes_with_its_earlier_versions_and_work_on_others_stays(
    session: Session, documents: Documents, case: Path
) -> None:
    if not documents.can_protect:
        pytest.skip("the part that encrypts is not installed")
    other = documents.new(case.with_name("other.partnership"))
    other.execute(ChangeFields(Charity, (), {"name": "another charity"}))
    crash(other)
    session.protect(documents.password("between us", case))
    delete_file(session)
    assert not case.exists()
    assert not list((documents.root / "backups").iterdir())
    (recovered,) = documents.recover_all()
    with recovered:
        assert recovered.partnership.one(Charity).name == "another charity"


def test_work_on_another_file_that_has_a_password_is_left_as_it_is_and_named(
    session: Session, documents: Documents, case: Path
) -> None:
    """Also where words are erased: what cannot be opened is no unreadable work that may be put aside."""
    if not documents.can_protect:
        pytest.skip("the part that encrypts is not installed")
    path = case.with_name("secret.partnership")
    other = documents.new(path)
    other.protect(documents.password("between us", path))
    other.execute(ChangeFields(Charity, (), {"name": "not written yet"}))
    crash(other)
    told = _in_words(session.purge(EraseInputs(person="nobody")).not_reached)
    assert "Work on a file with another password waits on this computer" in told
    assert "Work on a file with another password waits" in _in_words(removal_of(places_of(session)).staying)
    with documents.open(path, "between us") as opened:
        assert opened.partnership.one(Charity).name == "not written yet"
