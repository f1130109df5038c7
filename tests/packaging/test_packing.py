"""The same files give the same packages, whoever packs them and when; a library that nobody knows stops a build."""

import os
import shutil
import sys
import tarfile
from pathlib import Path

import pytest
from contents import SYSTEM
from debian import depends, packed
from package import tarball

STAMP = 1_700_000_000

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="these packages are made on Linux")


def _folder(place: Path, *, mode: int, names: tuple[str, ...]) -> Path:
    folder = place / "partnerdesk"
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"what is in {name}\n", encoding="utf-8")
        file.chmod(mode)
    (folder / "partnerdesk").chmod(mode | 0o100)
    (folder / "link").symlink_to("partnerdesk")
    return folder


@pytest.fixture
def twice(tmp_path: Path) -> tuple[Path, Path]:
    names = ("partnerdesk", "inside/a.so", "inside/b.txt")
    one = _folder(tmp_path / "one", mode=0o644, names=names)
    other = _folder(tmp_path / "another folder", mode=0o600, names=names[::-1])
    os.utime(other / "partnerdesk", (1, 1))
    return one, other


def test_two_folders_of_the_same_files_give_the_same_archive(twice: tuple[Path, Path], tmp_path: Path) -> None:
    made = []
    for number, folder in enumerate(twice):
        place = tmp_path / str(number)
        place.mkdir()
        made.append(tarball(folder, place, STAMP))
    assert made[0].read_bytes() == made[1].read_bytes()
    with tarfile.open(made[0]) as archive:
        entries = archive.getmembers()
    assert {entry.mtime for entry in entries} == {STAMP}
    assert {(entry.uid, entry.uname) for entry in entries} == {(0, "root")}
    modes = {entry.name: entry.mode for entry in entries if entry.isfile()}
    assert modes["partnerdesk/partnerdesk"] == 0o755
    assert modes["partnerdesk/inside/b.txt"] == 0o644


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg is not installed")
def test_a_package_of_the_same_files_is_the_same(twice: tuple[Path, Path], tmp_path: Path) -> None:
    made = []
    for number, folder in enumerate(twice):
        place = tmp_path / str(number)
        place.mkdir()
        root = folder.parent
        (root / "DEBIAN").mkdir()
        (root / "DEBIAN" / "control").write_text(
            "Package: partnerdesk\nVersion: 1\nArchitecture: all\nMaintainer: a <a@example.org>\nDescription: a\n",
            encoding="utf-8",
        )
        for each in (root, *root.rglob("*")):
            if not each.is_symlink():
                each.chmod(0o755)
            os.utime(each, (STAMP, STAMP), follow_symlinks=False)
        made.append(packed(root, place, STAMP))
    assert made[0].read_bytes() == made[1].read_bytes()


def test_a_package_asks_for_what_its_files_name() -> None:
    needed, wished = depends({"libc.so.6", "libGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0", "libcups.so.2"})
    assert needed == "libc6 (>= 2.34), libgl1, libglib2.0-0"
    assert wished.split(", ")[0] == "libcups2"


def test_a_library_that_is_neither_packed_nor_known_stops_the_build() -> None:
    with pytest.raises(SystemExit, match=r"libnew\.so\.1"):
        depends({*SYSTEM, "libnew.so.1"})
