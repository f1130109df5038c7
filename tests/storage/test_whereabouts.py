"""Which folders lie on a disk of this computer alone."""

import os
from pathlib import Path

import pytest

from partnerdesk.storage import whereabouts
from partnerdesk.storage.whereabouts import disk_kind, is_own_disk, is_synced

MOUNTS = (
    "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda1 rw",
    "30 22 0:40 / /data/share rw - cifs //server/board rw",
    r"31 22 8:17 / /media/ann/MY\040STICK rw shared:9 - vfat /dev/sdb1 rw",
    "32 22 0:41 / /data/share/inside rw - tmpfs tmpfs rw",
    "33 22 0:42 / /data/later rw - ext4 /dev/vdb rw",
    "34 22 0:43 / /data/later rw - fuse.sshfs ann@host: rw",
)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/data/case.partnership", "ext4"),
        ("/data/share/case.partnership", "cifs"),
        ("/data/shared/case.partnership", "ext4"),
        ("/media/ann/MY STICK/case.partnership", "vfat"),
        ("/data/share/inside/case.partnership", "tmpfs"),
        ("/data/later/case.partnership", "fuse.sshfs"),
    ],
)
def test_the_kind_of_disk_is_that_of_the_innermost_mount(path: str, kind: str) -> None:
    assert disk_kind(Path(path), MOUNTS) == kind


def test_nothing_is_said_of_a_disk_that_is_not_listed() -> None:
    assert disk_kind(Path("/x"), ()) == ""


@pytest.mark.parametrize(
    "folder",
    ["OneDrive", "OneDrive - Northbank", "Dropbox", "Google Drive", "GoogleDrive", "iCloud Drive", "Mobile Documents"],
)
def test_a_folder_of_a_sync_client_is_no_disk_of_our_own(tmp_path: Path, folder: str) -> None:
    path = tmp_path / folder / "Board" / "case.partnership"
    path.parent.mkdir(parents=True)
    assert is_synced(path)
    assert not is_own_disk(path)


def test_a_name_without_its_folder_is_looked_for_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `partnerdesk case.partnership` gives it."""
    path, here = Path("case.partnership"), tmp_path / "papers"
    here.mkdir()
    monkeypatch.chdir(here)
    assert is_own_disk(path) is is_own_disk(path.absolute())
    synced = tmp_path / "Dropbox"
    synced.mkdir()
    monkeypatch.chdir(synced)
    assert is_synced(path)
    assert not is_own_disk(path)


def test_a_sync_client_is_known_by_what_it_leaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "papers" / "case.partnership"
    path.parent.mkdir()
    assert not is_synced(path)
    (tmp_path / ".stfolder").mkdir()
    assert is_synced(path)
    (tmp_path / ".stfolder").rmdir()
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path))
    assert is_synced(path)


@pytest.mark.skipif(not Path("/proc/self/mountinfo").exists(), reason="Linux lists its mounts")
def test_what_cannot_be_told_is_no_disk_of_our_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "case.partnership"
    for lines, own in (
        ("1 0 254:0 / / rw - ext4 /dev/vda rw", True),
        ("1 0 0:5 / / rw - nfs4 server:/x rw", False),
        ("", False),
    ):
        listed = tmp_path / "mounts"
        listed.write_text(lines, "utf-8")
        monkeypatch.setattr(whereabouts, "_MOUNTS", listed)
        assert is_own_disk(path) is own
    monkeypatch.setattr(whereabouts, "_MOUNTS", tmp_path / "gone")
    assert not is_own_disk(path)


def test_a_disk_that_can_be_pulled_out_is_no_disk_of_our_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    device = tmp_path.stat().st_dev
    node = tmp_path / f"{os.major(device)}:{os.minor(device)}"
    node.mkdir()
    monkeypatch.setattr(whereabouts, "_DEVICES", tmp_path)
    for answer, removable in (("0", False), ("1", True)):
        (node / "removable").write_text(f"{answer}\n", "ascii")
        assert whereabouts._is_removable(device) is removable
