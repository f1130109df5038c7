"""What somebody at a terminal meets: wrong kinds of file, files that are open, no output, Ctrl+C. One line each."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from partnerdesk.services.documents import Documents
from tests.brief.cases import sample, sample_answers
from tests.cli.running import done, run, surroundings

FILE = "harbourside.partnership"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Documents(tmp_path / "root").from_partnership(sample(), tmp_path / FILE, sample_answers()).close()
    (tmp_path / "empty.partnership").write_bytes(b"")
    (tmp_path / "noise.partnership").write_bytes(bytes(range(1, 256)) * 40)
    (tmp_path / "folder.partnership").mkdir()
    return tmp_path


def _refusal(folder: Path, *arguments: str) -> str:
    ran = run(folder, *arguments)
    assert (ran.returncode, ran.stdout) == (1, b"")
    text = ran.stderr.decode()
    assert text.count("\n") == 1
    return text


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("missing.partnership", "There is no file"),
        ("folder.partnership", "is not a file"),
        ("empty.partnership", "has no content"),
        ("noise.partnership", "is not a partnership file"),
        (FILE, "has no password"),
    ],
)
def test_what_has_no_password_to_remove_is_told_as_what_it_is(folder: Path, file: str, words: str) -> None:
    assert words in _refusal(folder, "unprotect", file)


def test_a_partnership_file_is_no_json_form(folder: Path) -> None:
    told = _refusal(folder, "import", FILE, "-o", "new.partnership")
    assert told.endswith("and not the JSON form. Open it, or export it first.\n")
    assert not (folder / "new.partnership").exists()


def test_a_codebook_of_nothing_asks_for_a_theme_and_for_no_input(folder: Path) -> None:
    (folder / "case.json").write_text('{"format": "partnerdesk", "version": 1}')
    done(folder, "import", "case.json", "-o", "new.partnership")
    assert _refusal(folder, "export", "new.partnership", "--form", "codebook").endswith("Write down a theme first.\n")


def test_a_dash_is_no_name_of_an_output(folder: Path) -> None:
    for arguments in (("export", FILE), ("survey", "rows.csv", "--guess"), ("portfolio", ".")):
        ran = run(folder, *arguments, "-o", "-")
        assert ran.returncode == 2
        assert b"standard output where no output is named" in ran.stderr
    assert not (folder / "-").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("sample",),
        ("export", FILE),
        ("import", "case.json"),
        ("recover", FILE),
        ("merge", FILE, FILE),
        ("survey", "rows.csv", "--guess"),
    ],
)
def test_a_file_that_is_open_is_not_written_over(folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "case.json").write_text('{"format": "partnerdesk", "version": 1}')
    (folder / "rows.csv").write_text("How was it,Comment\nGood,Warm food\n")
    documents = Documents(folder / "root")
    with documents.from_partnership(sample(), folder / "open.partnership", sample_answers()) as session:
        before = session.path.read_bytes()
        told = _refusal(folder, *arguments, "-o", "open.partnership", "--force")
        assert "is already open in PartnerDesk" in told
        assert session.path.read_bytes() == before


def test_a_brief_that_cannot_be_kept_is_not_printed(folder: Path) -> None:
    with Documents(folder / "root").open(folder / FILE):
        _refusal(folder, "brief", FILE, "-o", "new.pdf", "--keep")
    assert not (folder / "new.pdf").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there a program is started with other means")
@pytest.mark.parametrize("closed", ["stdout", "stderr"])
def test_where_nobody_listens_nothing_is_said(folder: Path, closed: str) -> None:
    places = {"stdout": 1, "stderr": 2}
    command = [sys.executable, "-m", "partnerdesk", "verify", FILE if closed == "stdout" else "missing.partnership"]
    ran = subprocess.run(
        command,
        cwd=folder,
        env=surroundings(folder),
        capture_output=True,
        check=False,
        preexec_fn=lambda: os.close(places[closed]),
    )
    assert ran.returncode == (0 if closed == "stdout" else 1)
    assert ran.stdout + ran.stderr == b""


@pytest.mark.skipif(sys.platform == "win32", reason="there Ctrl+C is no signal to one process")
def test_ctrl_c_before_a_command_has_begun_is_no_fault(folder: Path) -> None:
    (folder / "started.py").write_text(
        "import sys\n"
        "import partnerdesk.compiled_values as first\n"
        "def stopped() -> None:\n"
        "    raise KeyboardInterrupt\n"
        "first.use_kept = stopped\n"
        "sys.argv = ['partnerdesk', 'check', 'x.partnership']\n"
        "from partnerdesk.__main__ import main\n"
        "sys.exit(main())\n"
    )
    ran = run(folder, program=("started.py",))
    assert (ran.returncode, ran.stderr) == (128 + signal.SIGINT, b"")
