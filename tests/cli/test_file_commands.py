"""recover, protect and unprotect as a person meets them, and how every command gets at a password."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

NAME = "harbourside.partnership"


def run(folder: Path, *arguments: str, password_file: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "XDG_DATA_HOME": str(folder / "home")}
    environment.pop("PARTNERDESK_PASSWORD_FILE", None)
    if password_file is not None:
        environment["PARTNERDESK_PASSWORD_FILE"] = str(password_file)
    command = [sys.executable, "-m", "partnerdesk", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("sample")
    assert run(folder, "sample").returncode == 0
    return (folder / NAME).read_bytes()


@pytest.fixture
def case(sample: bytes, tmp_path: Path) -> Path:
    (tmp_path / NAME).write_bytes(sample)
    return tmp_path


def _words(folder: Path, *lines: str) -> Path:
    path = folder / "password"
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_a_password_is_set_used_changed_and_removed(case: Path, sample: bytes) -> None:
    plain = json.loads(run(case, "export", NAME).stdout)
    first = _words(case, "it's ours")
    ran = run(case, "protect", NAME, password_file=first)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "If it is forgotten, nobody can open the file again" in ran.stdout
    assert not (case / NAME).read_bytes().startswith(b"SQLite")
    refused = run(case, "check", NAME)
    assert refused.returncode == 1
    says = f"partnerdesk: {NAME}: '{NAME}' is protected with a password. Open it with its password. "
    assert (
        refused.stderr == says + "Name a file that holds it in PARTNERDESK_PASSWORD_FILE, or run this on a terminal.\n"
    )
    for command in (("check", NAME), ("verify", NAME), ("export", NAME), ("brief", NAME, "-o", "brief.pdf")):
        ran = run(case, *command, password_file=first)
        assert (ran.returncode, ran.stderr) == (0, ""), command
    assert json.loads(run(case, "export", NAME, password_file=first).stdout) == plain
    missing = run(case, "protect", NAME, password_file=first)
    assert (missing.returncode, "second line" in missing.stderr) == (1, True)
    both = _words(case, "it's ours", "another")
    assert run(case, "protect", NAME, password_file=both).returncode == 0
    wrong = run(case, "verify", NAME, password_file=_words(case, "it's ours"))
    assert (wrong.returncode, "This password does not open" in wrong.stderr) == (1, True)
    ran = run(case, "unprotect", NAME, password_file=_words(case, "another"))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(run(case, "export", NAME).stdout) == plain
    assert run(case, "verify", NAME).returncode == 0
    again = run(case, "unprotect", NAME)
    assert again.stderr == f"partnerdesk: {NAME}: '{NAME}' has no password.\n"


def test_a_password_that_cannot_be_read_is_said(case: Path) -> None:
    for path, says in ((case / "nowhere", "cannot be read"), (_words(case), "is empty")):
        ran = run(case, "protect", NAME, password_file=path)
        assert (ran.returncode, ran.stderr.count("\n"), says in ran.stderr) == (1, 1, True), ran.stderr
    nobody = run(case, "protect", NAME)
    assert (nobody.returncode, "nobody to ask" in nobody.stderr) == (1, True)
    assert (case / NAME).read_bytes().startswith(b"SQLite")


def test_what_can_be_read_of_a_damaged_file_comes_back_counted(case: Path, sample: bytes) -> None:
    content = bytearray(sample)
    content[200 * 1024 : 203 * 1024] = bytes(3 * 1024)
    content[:1024] = bytes(1024)
    (case / NAME).write_bytes(content)
    assert run(case, "check", NAME).returncode == 1
    ran = run(case, "recover", NAME, "-o", "new.partnership")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("Came back: ")
    assert "objectives" in ran.stdout
    assert f"{NAME} was not changed." in ran.stdout
    assert (case / NAME).read_bytes() == content
    assert run(case, "verify", "new.partnership").returncode == 0
    over = run(case, "recover", NAME, "-o", "new.partnership")
    assert (over.returncode, "--force" in over.stderr) == (1, True)
    other = run(case, "recover", "new.partnership", "-o", "third.partnership", "-q")
    assert (other.returncode, other.stdout) == (0, "")


def test_what_is_no_partnership_file_is_not_recovered(case: Path) -> None:
    (case / "letter.partnership").write_text("Dear board", "utf-8")
    ran = run(case, "recover", "letter.partnership", "-o", "new.partnership")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "is not a partnership file" in ran.stderr
    assert not (case / "new.partnership").exists()
