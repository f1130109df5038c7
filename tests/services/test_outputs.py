"""An output is written whole or not at all, and never over another file unasked."""

import os
from pathlib import Path

import pytest

from partnerdesk.services.outputs import OutputRefused, write_output


def test_a_new_file_is_written_and_nothing_else(tmp_path: Path) -> None:
    write_output(tmp_path / "out.json", b"{}")
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    assert (tmp_path / "out.json").read_bytes() == b"{}"


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_bytes(b"old")
    with pytest.raises(OutputRefused, match="--force"):
        write_output(path, b"new")
    assert path.read_bytes() == b"old"


def test_force_writes_over_it(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_bytes(b"old")
    write_output(path, b"new", force=True)
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["out.json"]


@pytest.mark.parametrize("force", [True, False])
def test_a_folder_is_refused(tmp_path: Path, force: bool) -> None:
    with pytest.raises(OutputRefused, match="This is a folder"):
        write_output(tmp_path, b"new", force=force)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputRefused, match="There is no folder"):
        write_output(tmp_path / "none" / "out.json", b"new")


@pytest.mark.skipif(os.name != "posix", reason="Windows has other rights")
@pytest.mark.parametrize("wanted", [0o022, 0o077])
def test_the_file_has_the_rights_of_any_new_file(tmp_path: Path, wanted: int) -> None:
    before = os.umask(wanted)
    try:
        write_output(tmp_path / "out.json", b"{}")
    finally:
        os.umask(before)
    assert (tmp_path / "out.json").stat().st_mode & 0o777 == 0o666 & ~wanted


def test_a_name_that_is_too_long_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(OutputRefused, match="cannot be written"):
        write_output(tmp_path / ("x" * 300), b"new")
    assert list(tmp_path.iterdir()) == []
