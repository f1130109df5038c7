"""Finding files, and reading them in several processes: in order, and none takes others with it."""

import os
from concurrent.futures import process
from pathlib import Path

import pytest

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Theme
from partnerdesk.portfolio.figures import FileFigures
from partnerdesk.portfolio.many import FEW, MOST_JOBS, read_all
from partnerdesk.portfolio.reading import MOST_RECORDS, FileReader, NotRead, WasRead, not_read
from partnerdesk.portfolio.searching import NoFolder, files_below
from partnerdesk.services.documents import Documents
from tests.portfolio.folders import AS_OF

NAMES = [f"{number:03}" for number in range(FEW + 30)]


def _tree(folder: Path) -> None:
    for name in ("b/two.partnership", "a/one.PARTNERSHIP", "a/.hidden/three.partnership", "a/notes.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"")


def _names(folder: Path, found: tuple[Path, ...]) -> list[str]:
    return [path.relative_to(folder.resolve()).as_posix() for path in found]


def test_every_file_below_is_found_once_in_order(tmp_path: Path) -> None:
    _tree(tmp_path)
    found = files_below([tmp_path, tmp_path / "a", tmp_path])
    assert _names(tmp_path, found.files) == ["a/.hidden/three.partnership", "a/one.PARTNERSHIP", "b/two.partnership"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    _tree(tmp_path)
    outside = tmp_path / "b"
    inside = tmp_path / "a"
    (inside / "link.partnership").symlink_to(outside / "two.partnership")
    (inside / "loop").symlink_to(tmp_path)
    assert _names(tmp_path, files_below([inside]).files) == ["a/.hidden/three.partnership", "a/one.PARTNERSHIP"]


def test_a_folder_that_is_named_may_be_a_link(tmp_path: Path) -> None:
    _tree(tmp_path)
    (tmp_path / "link").symlink_to(tmp_path / "b")
    assert _names(tmp_path, files_below([tmp_path / "link"]).files) == ["b/two.partnership"]


@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="root may look into every folder")
def test_a_folder_that_may_not_be_looked_into_is_said(tmp_path: Path) -> None:
    _tree(tmp_path)
    (tmp_path / "b").chmod(0)
    try:
        found = files_below([tmp_path])
    finally:
        (tmp_path / "b").chmod(0o700)
    assert [path.name for path in found.closed] == ["b"]
    assert len(found.files) == 2


def test_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoFolder):
        files_below([tmp_path / "none"])


# --- processes --------------------------------------------------------------------------------------------------------


def code_of(path: Path) -> WasRead | NotRead:
    """Read nothing; the process ends where the name says so."""
    if path.name == "017":
        os._exit(9)
    return WasRead(path, path.name, 0.0, FileFigures({}, ()))


def test_a_file_that_ends_its_process_costs_that_file_alone() -> None:
    found = list(read_all([Path(name) for name in NAMES], code_of, 2))
    assert [each.path.name for each in found] == NAMES
    assert [(each.path.name, each.code) for each in found if isinstance(each, NotRead)] == [("017", "ended")]


def test_so_many_processes_as_windows_can_wait_for_and_no_more() -> None:
    assert MOST_JOBS == process._MAX_WINDOWS_WORKERS  # more of them raise ValueError there


def test_few_files_are_read_here() -> None:
    found = list(read_all([Path("001"), Path("002")], code_of, 8))
    assert [each.path.name for each in found] == ["001", "002"]


def test_a_file_with_more_records_than_any_board_enters_holds_up_no_others(tmp_path: Path) -> None:
    place = tmp_path / "many.partnership"
    held = Partnership.of([Theme(id=f"TH{number}") for number in range(MOST_RECORDS + 1)])
    Documents(tmp_path / "home").from_partnership(held, place).close()
    found = FileReader(tmp_path / "reading", AS_OF).read(place)
    assert isinstance(found, NotRead)
    assert found.code == "too-many"
    assert "20,000" in str(found.sentence)


def test_a_fault_of_the_program_is_said_of_its_file(tmp_path: Path) -> None:
    found = FileReader(tmp_path / "home" / "\0", AS_OF).read(tmp_path / "any.partnership")
    assert isinstance(found, NotRead)
    assert found.code in {"fault", "own-disk", "missing"}
    assert "(TypeError)" in str(not_read(tmp_path, "fault", name="TypeError").sentence)
