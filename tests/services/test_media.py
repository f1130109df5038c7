"""What disks and folders do while a file is open: each has its sentence, and nothing that was acknowledged is lost.

Where the test may mount a disk of its own (root on Linux), full and read-only disks are real ones.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from partnerdesk.domain.commands import ChangeFields
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Objective, PartnershipFile
from partnerdesk.services.documents import Documents
from partnerdesk.services.saving import SaveState
from partnerdesk.services.session import Session
from partnerdesk.storage.errors import FileRefused
from tests.figures import Figures

CASES = 12
WHAT = "full, read-only, deleted, renamed, replaced and absent media"
SMALL_DISK = 2 << 20
START = Partnership.of([PartnershipFile(title="T"), Objective(id="OB1")])

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps files that are open from being moved")


@dataclass
class Evening:
    """A document in a folder, open, with one edit that is not published."""

    session: Session
    documents: Documents
    folder: Path

    @property
    def path(self) -> Path:
        """The document."""
        return self.session.path

    def edits(self, words: str = "done") -> None:
        """Do one edit; it is acknowledged when this returns."""
        self.session.execute(ChangeFields(Objective, ("OB1",), {"measure": words}))

    def is_told(self, code: str, *words: str, state: SaveState | None = None) -> None:
        """See that publishing says why not, in a sentence, and that the work is there after a restart."""
        state = state or self.session.publish()
        assert state.code == code
        assert state.problem is not None
        assert not state.up_to_date
        for each in words:
            assert each in str(state.problem)
        wanted = self.session.partnership
        self.session.close()
        (again,) = self.documents.recover_all()
        assert again.partnership == wanted
        self.session = again

    def is_written(self, **how: bool) -> None:
        """See that it is written now, and holds everything."""
        state = self.session.publish(**how)
        assert state.problem is None
        assert self.documents.read(self.path) == self.session.partnership


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    folder = tmp_path / "stick"
    folder.mkdir()
    yield from _evening(tmp_path, folder)


def _evening(home: Path, folder: Path) -> Iterator[Evening]:
    documents = Documents(home / "root", load_catalogue=None, person="Ann")
    session = documents.from_partnership(START, folder / "case.partnership")
    open_file = Evening(session, documents, folder)
    open_file.edits("first")
    yield open_file
    open_file.session.close(discard=True)


@contextmanager
def _mounted(folder: Path, figures: Figures) -> Iterator[Callable[[str], None]]:
    """Mount a small disk at ``folder``, or say that this is not run."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        figures.cannot(WHAT, "only root may mount a disk")
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK}", "partnerdesk-test", str(folder)]
    if subprocess.run(mounting, capture_output=True, check=False).returncode:
        figures.cannot(WHAT, "this machine lets nobody mount a disk")

    def again(options: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)

    try:
        yield again
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def disk(tmp_path: Path, figures: Figures) -> Iterator[tuple[Evening, Callable[[str], None]]]:
    folder = tmp_path / "disk"
    folder.mkdir()
    with _mounted(folder, figures) as again:
        for open_file in _evening(tmp_path, folder):
            yield open_file, again


def _is_case(figures: Figures) -> None:
    figures.reached(WHAT, 1, 1)


def _fill(folder: Path) -> Path:
    filler = folder / "holiday.mov"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return filler


Disk = tuple[Evening, Callable[[str], None]]


def test_1_a_disk_that_is_full(disk: Disk, figures: Figures) -> None:
    evening, _ = disk
    old, filler = evening.path.read_bytes(), _fill(evening.folder)
    evening.is_told("disk-full", "is full", "safe on this computer")
    assert evening.path.read_bytes() == old
    assert [path.name for path in evening.folder.glob("~*")] == []
    filler.unlink()
    evening.is_written()
    _is_case(figures)


def test_2_a_disk_that_is_full_has_no_room_for_a_copy(disk: Disk, figures: Figures) -> None:
    evening, _ = disk
    filler = _fill(evening.folder)
    with pytest.raises(FileRefused, match="full") as caught:
        evening.session.save_copy(evening.folder / "copy.partnership")
    assert caught.value.code == "disk-full"
    assert not (evening.folder / "copy.partnership").exists()
    filler.unlink()
    _is_case(figures)


def test_3_a_disk_that_is_full_has_no_room_for_a_new_file(disk: Disk, figures: Figures) -> None:
    evening, _ = disk
    filler = _fill(evening.folder)
    with pytest.raises(FileRefused, match="full"):
        evening.documents.new(evening.folder / "new.partnership")
    assert not (evening.folder / "new.partnership").exists()
    filler.unlink()
    with evening.documents.new(evening.folder / "new.partnership"):
        pass
    _is_case(figures)


def test_4_a_disk_that_becomes_read_only(disk: Disk, figures: Figures) -> None:
    evening, again = disk
    again("ro")
    evening.is_told("read-only", "cannot be written where it is", "Save a copy")
    again("rw")
    evening.is_written()
    _is_case(figures)


def test_5_a_file_on_a_read_only_disk_can_be_opened_worked_on_and_kept_elsewhere(
    disk: Disk, figures: Figures, tmp_path: Path
) -> None:
    evening, again = disk
    evening.is_written()
    path = evening.path
    evening.session.close()
    again("ro")
    evening.session = evening.documents.open(path)
    evening.edits("on a read-only disk")
    evening.is_told("read-only", "cannot be written")
    evening.session.save_copy(tmp_path / "elsewhere.partnership")
    assert evening.documents.read(tmp_path / "elsewhere.partnership") == evening.session.partnership
    again("rw")
    _is_case(figures)


def test_6_a_journal_beside_a_file_on_a_read_only_disk_is_honoured(disk: Disk, figures: Figures) -> None:
    from tests.storage.hostile_files import HOSTILE

    evening, again = disk
    evening.is_written()
    good, place = evening.path, evening.folder / "hot.partnership"
    wanted = evening.documents.read(good)
    next(case for case in HOSTILE if case.number == 61).make(good, place)
    again("ro")
    assert evening.documents.read(place) == wanted
    again("rw")
    _is_case(figures)


def test_7_a_file_that_is_deleted_is_written_again_only_when_asked(evening: Evening, figures: Figures) -> None:
    evening.path.unlink()
    evening.is_told("moved", "no longer where it was opened")
    assert not evening.path.exists()
    evening.is_written(recreate=True)
    _is_case(figures)


def test_8_a_file_that_is_renamed(evening: Evening, figures: Figures) -> None:
    renamed = evening.path.rename(evening.folder / "renamed.partnership")
    held = renamed.read_bytes()
    evening.is_told("moved", "no longer where it was opened")
    assert renamed.read_bytes() == held, "the renamed file is not written behind its owner's back"
    evening.is_written(recreate=True)
    _is_case(figures)


def test_9_a_file_that_is_replaced_by_somebody_else_s_work(evening: Evening, figures: Figures) -> None:
    path, ours = evening.path, evening.session.partnership
    elsewhere = Documents(evening.documents.root.with_name("another computer"), load_catalogue=None, person="Ben")
    with elsewhere.open(path, anyway=True) as other:
        other.execute(ChangeFields(Objective, ("OB1",), {"measure": "theirs"}))
        theirs = other.partnership
    assert evening.session.publish().problem is None
    assert evening.session.conflict is not None
    assert "Nothing was overwritten" in str(evening.session.conflict.sentence)
    assert evening.documents.read(path) == theirs
    assert evening.documents.read(evening.path) == ours
    assert evening.path != path
    _is_case(figures)


def test_10_a_file_that_is_replaced_by_something_that_cannot_be_read(evening: Evening, figures: Figures) -> None:
    path, ours = evening.path, evening.session.partnership
    path.write_bytes(b"half a download")
    assert evening.session.publish().problem is None
    assert path.read_bytes() == b"half a download"
    assert evening.session.conflict is not None
    assert evening.documents.read(evening.path) == ours
    _is_case(figures)


def test_11_a_folder_that_goes_away_and_comes_back(evening: Evening, figures: Figures) -> None:
    pulled = evening.folder.rename(evening.folder.with_name("pulled"))
    evening.edits("while it was away")
    evening.is_told("folder-gone", "cannot be reached", "Connect the disk")
    pulled.rename(evening.folder)
    evening.is_written()
    _is_case(figures)


def test_12_a_folder_that_goes_away_for_good(evening: Evening, figures: Figures, tmp_path: Path) -> None:
    shutil.rmtree(evening.folder)
    evening.edits("after it was gone")
    evening.is_told("folder-gone", "cannot be reached")
    evening.session.save_copy(tmp_path / "saved.partnership")
    wanted = evening.session.partnership
    evening.session.close()
    assert evening.documents.read(tmp_path / "saved.partnership") == wanted
    assert evening.documents.recover_all() == (), "what a copy holds is not offered again"
    _is_case(figures)


def test_there_are_as_many_as_promised() -> None:
    assert len([name for name in globals() if name.startswith("test_") and name[5].isdigit()]) == CASES
