"""What is no partnership file, or says so in its first hundred bytes."""

from __future__ import annotations

import os
import struct
import sys
import tracemalloc
from pathlib import Path

import pytest

from partnerdesk.storage import schema
from partnerdesk.storage.errors import FileRefused
from tests.storage.places import SMALL, admitted, opened, refused

# --- not a partnership file -------------------------------------------------------------------------------------------

CONTENTS = {
    "empty": (b"", "empty"),
    "short": (b"SQLite format 3\0", "truncated"),
    "99 bytes": (b"SQLite format 3\0" + bytes(83), "truncated"),
    "five bytes": (b"hello", "not-ours"),
    "zip": (b"PK\3\4" + bytes(4000), "not-ours"),
    "pdf": (b"%PDF-1.7\n" + bytes(4000), "not-ours"),
    "web page": (b"<html>" + b" " * 4000, "not-ours"),
    "random": (bytes(range(256)) * 40, "not-ours"),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_another_kind_of_file_is_refused_by_its_first_bytes(name: str, tmp_path: Path, room: Path) -> None:
    content, code = CONTENTS[name]
    path = tmp_path / f"{name}.partnership"
    path.write_bytes(content)
    refused(path, room, code)


def test_what_is_not_there_is_not_made(tmp_path: Path, room: Path) -> None:
    refused(tmp_path / "gone.partnership", room, "missing")
    assert not (tmp_path / "gone.partnership").exists()


def test_a_folder_a_pipe_and_a_device_are_refused_at_once(tmp_path: Path, room: Path) -> None:
    refused(tmp_path, room, "not-a-file")
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe")
        refused(tmp_path / "pipe", room, "not-a-file")
        (tmp_path / "zero").symlink_to("/dev/zero")
        refused(tmp_path / "zero", room, "not-a-file")
        (tmp_path / "loose").symlink_to(tmp_path / "nowhere")
        refused(tmp_path / "loose", room, "missing")


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path, room: Path) -> None:
    path = tmp_path / "huge.partnership"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    tracemalloc.start()
    with pytest.raises(FileRefused) as caught:
        admitted(path, room)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert caught.value.code == "too-big"
    assert most < 20 << 20


def test_another_program_s_database_is_not_ours(tmp_path: Path, room: Path) -> None:
    path = tmp_path / "other.partnership"
    with opened(path) as connection:
        connection.execute("CREATE TABLE objective (id TEXT)")
    refused(path, room, "not-ours")


# --- a header that does not fit ---------------------------------------------------------------------------------------


def _put(path: Path, at: int, value: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(value)


@pytest.mark.parametrize(
    ("at", "value", "code"),
    [
        (60, struct.pack(">i", schema.VERSION + 1), "newer"),
        (60, struct.pack(">i", 2**31 - 1), "newer"),
        (60, struct.pack(">i", -1), "damaged"),
        (60, struct.pack(">i", 0), "damaged"),
        (18, b"\x09\x09", "newer"),
        (16, b"\x00\x03", "damaged"),
        (56, struct.pack(">I", 3), "damaged"),
        (68, struct.pack(">I", 7), "not-ours"),
    ],
)
def test_a_header_is_read_before_anything_else(good: Path, room: Path, at: int, value: bytes, code: str) -> None:
    _put(good, at, value)
    refused(good, room, code)


def test_a_newer_file_says_which_format_it_has(good: Path, room: Path) -> None:
    _put(good, 60, struct.pack(">i", 4))
    assert "format 4" in str(refused(good, room, "newer"))


@pytest.mark.parametrize("part", [1024, 40_000, -1])
def test_a_file_that_is_not_all_there_says_how_much_is(good: Path, room: Path, part: int) -> None:
    whole = good.read_bytes()
    good.write_bytes(whole[:part])
    says = str(refused(good, room, "truncated"))
    assert f"of {-(-len(whole) // 1024)} KB" in says


def test_what_somebody_appended_is_dropped(good: Path, room: Path) -> None:
    with good.open("ab") as file:
        file.write(b"junk" * 100_000)
    assert admitted(good, room).partnership == SMALL


def test_a_write_ahead_mark_without_its_log_does_no_harm(good: Path, room: Path) -> None:
    _put(good, 18, b"\x02\x02")
    assert admitted(good, room).partnership == SMALL
