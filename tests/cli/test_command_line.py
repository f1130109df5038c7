"""The command line as a person meets it: another process, a folder, an exit code, one line of error."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from partnerdesk import __version__
from tests.brief.pdf.checking import faults

COMMANDS = (
    "sample",
    "import",
    "export",
    "themes",
    "partner",
    "check",
    "brief",
    "survey",
    "verify",
    "recover",
    "protect",
    "unprotect",
    "purge",
    "portfolio",
    "merge",
)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "partnerdesk", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, stdin=subprocess.DEVNULL)


def done(folder: Path, *arguments: str) -> bytes:
    ran = run(folder, *arguments)
    assert (ran.returncode, ran.stderr) == (0, b""), ran.stderr.decode()
    return ran.stdout


def refused(folder: Path, *arguments: str) -> str:
    before = sorted(path.name for path in folder.iterdir())
    ran = run(folder, *arguments)
    assert ran.returncode == 1
    assert ran.stdout == b""
    assert sorted(path.name for path in folder.iterdir()) == before
    error = ran.stderr.decode()
    assert error.startswith("partnerdesk: ")
    assert error.endswith(".\n")
    assert error.count("\n") == 1
    return error


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shelf")
    done(folder, "sample")
    done(folder, "export", "harbourside.partnership", "-o", "case.json")
    return folder


@pytest.fixture
def case(shelf: Path, tmp_path: Path) -> Path:
    """Give a folder of its own with the example in it."""
    for name in ("harbourside.partnership", "case.json"):
        (tmp_path / name).write_bytes((shelf / name).read_bytes())
    return tmp_path


def test_the_version_is_one_line(tmp_path: Path) -> None:
    assert done(tmp_path, "--version") == f"partnerdesk {__version__}\n".encode()


def test_help_names_every_command_and_no_other(tmp_path: Path) -> None:
    text = done(tmp_path, "--help").decode()
    lines = text.partition("COMMAND\n")[2].splitlines()
    listed = [line.split()[0] for line in lines if line.startswith("    ") and line[4:5].strip()]
    assert tuple(listed) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(tmp_path: Path, command: str) -> None:
    text = done(tmp_path, command, "--help").decode()
    assert text.startswith(f"usage: partnerdesk {command} ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--colour",),
        ("sample", "--colour"),
        ("sample", "extra"),
        ("import", "case.json"),
        ("import",),
        ("export",),
        ("check", "x.partnership", "--as-of", "23/11/2026"),
        ("check", "x.partnership", "--as-of", "2026-02-30"),
        ("brief", "x.partnership"),
        ("brief", "x.partnership", "-o", "x.pdf", "--paper", "a3"),
        ("brief", "x.partnership", "-o", "x.pdf", "--edition", "press"),
        ("brief", "x.partnership", "-o", "x.pdf", "--kind", "poster"),
        ("brief", "x.partnership", "-o", "x.docx", "--format", "docx"),
        ("-q", "-v", "sample"),
        ("one.partnership", "two.partnership"),
    ],
)
def test_wrong_usage_exits_with_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ran = run(tmp_path, *arguments)
    assert ran.returncode == 2
    assert ran.stdout == b""
    assert ran.stderr.startswith(b"usage: partnerdesk")
    assert list(tmp_path.iterdir()) == []


def test_export_import_export_is_exact(case: Path) -> None:
    assert done(case, "import", "case.json", "-o", "again.partnership") == b"again.partnership is written.\n"
    first = json.loads((case / "case.json").read_bytes())
    second = json.loads(done(case, "export", "again.partnership"))
    own = {"file_uuid", "created_at", "updated_at"}
    assert {key for key in own if first["file"][key] != second["file"][key]} >= {"file_uuid"}
    for each in (first, second):
        for key in own:
            del each["file"][key]
    assert first == second


def test_an_export_leaves_no_trace(case: Path) -> None:
    before = {path.name: path.read_bytes() for path in case.iterdir()}
    done(case, "export", "harbourside.partnership")
    done(case, "verify", "harbourside.partnership")
    assert {path.name: path.read_bytes() for path in case.iterdir()} == before


def test_quiet_says_nothing(case: Path) -> None:
    assert done(case, "-q", "export", "harbourside.partnership", "-o", "a.json") == b""
    assert done(case, "export", "-q", "harbourside.partnership", "-o", "b.json") == b""
    assert (case / "a.json").read_bytes() == (case / "b.json").read_bytes() == (case / "case.json").read_bytes()


def test_nothing_is_written_over_unless_forced(case: Path) -> None:
    assert "There is a file of this name already" in refused(case, "sample")
    assert "already" in refused(case, "export", "harbourside.partnership", "-o", "case.json")
    assert "already" in refused(case, "import", "case.json", "-o", "harbourside.partnership")
    done(case, "sample", "--force")
    done(case, "export", "harbourside.partnership", "-o", "case.json", "--force")
    done(case, "import", "case.json", "-o", "harbourside.partnership", "--force")
    done(case, "verify", "harbourside.partnership")


@pytest.mark.skipif(os.name != "posix", reason="links need a special right on Windows")
def test_a_link_to_nowhere_is_not_written_through(case: Path) -> None:
    (case / "out.json").symlink_to(case / "elsewhere.json")
    assert "already" in refused(case, "export", "harbourside.partnership", "-o", "out.json")


def test_a_place_that_cannot_be_written_is_refused(case: Path) -> None:
    (case / "folder").mkdir()
    for arguments in (
        ("export", "harbourside.partnership", "-o"),
        ("import", "case.json", "-o"),
        ("sample", "-o"),
    ):
        assert "partnerdesk: folder: This is a folder" in refused(case, *arguments, "folder")
        below = str(Path("none") / "x")
        assert f"partnerdesk: {below}: There is no folder" in refused(case, *arguments, below)


def test_files_that_are_not_ours_are_refused(case: Path) -> None:
    (case / "text.partnership").write_text("hello, this is not a database at all" * 100)
    (case / "empty.partnership").write_bytes(b"")
    (case / "half.partnership").write_bytes((case / "harbourside.partnership").read_bytes()[:50_000])
    for name in ("text.partnership", "empty.partnership", "half.partnership", "none.partnership", "."):
        for command in ("export", "verify", "check"):
            assert refused(case, command, name).startswith(f"partnerdesk: {name}: ")


BAD_INPUT = {
    "not UTF-8": (b"\xff\xfe\x00", "not UTF-8"),
    "empty": (b"", "not JSON"),
    "list": (b"[]", "must be one JSON object"),
    "deep": (b"[" * 100_000, "nested far too deep"),
    "twice": (b'{"format": "partnerdesk", "format": "partnerdesk"}', "stands twice"),
    "key": (b'{"format": "partnerdesk", "version": 1, "scores": []}', "scores: this key is not known"),
    "link": (
        b'{"format": "partnerdesk", "version": 1, "concern": [{"id": "C1", "participant": "T9"}]}',
        "partnerdesk: bad.json: concern[0].participant: no participant 'T9'. Correct this",
    ),
    "line ends and escapes": (
        b'{"format": "partnerdesk", "version": 1, "concern": [{"id": "C1", "participant": "a\\nb\\u001b[31m"}]}',
        "concern[0].participant",
    ),
    "half a character": (b'{"format": "partnerdesk", "version": 1, "\\ud800": 1}', "this key is not known"),
}


@pytest.mark.parametrize(("content", "words"), BAD_INPUT.values(), ids=BAD_INPUT)
def test_bad_input_is_refused_with_its_place(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "bad.json").write_bytes(content)
    error = refused(tmp_path, "import", "bad.json", "-o", "out.partnership")
    assert words in error
    assert "\x1b" not in error


def test_an_input_that_is_not_there_is_refused(tmp_path: Path) -> None:
    error = refused(tmp_path, "import", "none.json", "-o", "out.partnership")
    assert error == "partnerdesk: none.json: there is no such file. Check the name and the folder.\n"


def test_verify_says_what_it_checked(case: Path) -> None:
    lines = done(case, "verify", "harbourside.partnership").decode().splitlines()
    assert lines[0].startswith("The file is whole: ")
    assert lines[-1] == "The answers of the one survey are as they were imported."
    assert len(lines) == 4


def test_a_brief_of_each_kind_is_written(case: Path) -> None:
    file = "harbourside.partnership"
    assert done(case, "brief", file, "-o", "board.pdf") == b"board.pdf is written.\n"
    done(case, "-q", "brief", file, "-o", "same.pdf", "--edition", "board", "--paper", "a4", "--as-of", "2026-11-23")
    done(case, "brief", file, "-o", "sharing.pdf", "--edition", "sharing", "--paper", "letter")
    board, same, sharing = ((case / f"{name}.pdf").read_bytes() for name in ("board", "same", "sharing"))
    assert board == same
    assert board != sharing
    assert faults(board) == faults(sharing) == []
    sizes = [PdfDocument(data)[0].get_size() for data in (board, sharing)]
    assert [(round(wide), round(high)) for wide, high in sizes] == [(595, 842), (612, 792)]


@pytest.mark.parametrize("kind", ["full", "feedback", "easy-read", "minute"])
@pytest.mark.parametrize(("form", "opens"), [("pdf", b"%PDF-"), ("html", b"<!DOCTYPE html>"), ("md", b"*")])
def test_each_paper_is_written_in_each_form(case: Path, kind: str, form: str, opens: bytes) -> None:
    wanted = ("--kind", kind, "--format", form, "--large-print")
    said = done(case, "brief", "harbourside.partnership", "-o", f"out.{form}", *wanted)
    assert said == f"out.{form} is written.\n".encode()
    made = (case / f"out.{form}").read_bytes()
    assert made.startswith(opens)
    assert form != "pdf" or faults(made) == []


def test_a_brief_is_checked_against_the_file(case: Path) -> None:
    file = "harbourside.partnership"
    done(case, "brief", file, "-o", "minute.pdf", "--kind", "minute")
    lines = done(case, "verify", file, "minute.pdf").decode().splitlines()
    assert lines[-1] == "This brief was printed from this state of the file, and nothing in it was changed."
    done(case, "sample", "-o", "other.partnership")
    ran = run(case, "verify", "other.partnership", "minute.pdf")
    assert ran.returncode == 1
    assert ran.stderr.decode().startswith("partnerdesk: minute.pdf: This brief was printed from another file.")
    assert run(case, "verify", file, "none.pdf").returncode == 1


@pytest.mark.parametrize("kind", ["pre-read", "run-sheet", "slips-again", "score-sheets-again"])
def test_a_paper_is_known_again(case: Path, kind: str) -> None:
    file = "harbourside.partnership"
    done(case, "brief", file, "-o", f"{kind}.pdf", "--kind", kind, "--paper", "letter")
    lines = done(case, "verify", file, f"{kind}.pdf").decode().splitlines()
    assert lines[-1] == "This brief was printed from this state of the file, and nothing in it was changed."


def test_a_paper_about_nothing_is_refused(case: Path) -> None:
    error = refused(case, "brief", "harbourside.partnership", "-o", "review.pdf", "--kind", "review")
    assert error.startswith("partnerdesk: harbourside.partnership: No review is recorded in this file.")


def test_a_brief_is_not_written_over_and_not_made_of_nothing(case: Path) -> None:
    (case / "brief.pdf").write_bytes(b"mine")
    assert "already" in refused(case, "brief", "harbourside.partnership", "-o", "brief.pdf")
    assert "no file" in refused(case, "brief", "none.partnership", "-o", "new.pdf")
    assert (case / "brief.pdf").read_bytes() == b"mine"


def test_an_empty_case_has_a_check_and_a_brief_too(tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text('{"format": "partnerdesk", "version": 1}')
    done(tmp_path, "import", "case.json", "-o", "new.partnership")
    done(tmp_path, "check", "new.partnership")
    done(tmp_path, "brief", "new.partnership", "-o", "new.pdf")
    assert json.loads(done(tmp_path, "export", "new.partnership"))["file"]["catalogue_version"] == "2026.1"


def test_a_reader_who_goes_away_is_no_fault(case: Path) -> None:
    command = [sys.executable, "-m", "partnerdesk", "export", "harbourside.partnership"]
    with subprocess.Popen(command, cwd=case, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.close()
        assert ran.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("arguments", [("export",), ("check",), ("check", "--json"), ("verify",)])
def test_an_output_that_is_full_is_said(case: Path, arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "partnerdesk", arguments[0], "harbourside.partnership", *arguments[1:]]
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(command, cwd=case, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 1
    assert ran.stderr.startswith(b"partnerdesk: harbourside.partnership: the disk or the output gave up (no space")
    assert ran.stderr.count(b"\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display to ask for")
def test_a_window_without_a_display_is_refused_in_a_line(case: Path) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, "-m", "partnerdesk", "harbourside.partnership"]
    ran = subprocess.run(command, cwd=case, capture_output=True, check=False, env=environment)
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert ran.stderr.startswith(b"partnerdesk: ")
    assert ran.stderr.count(b"\n") == 1


# --- the records inside a brief ---------------------------------------------------------------------------------------


def test_the_records_can_be_attached_checked_and_read_again(case: Path) -> None:
    file = "harbourside.partnership"
    done(case, "brief", file, "-o", "shared.pdf", "--kind", "minute", "--edition", "sharing", "--attach-json")
    assert faults((case / "shared.pdf").read_bytes()) == []
    said = done(case, "verify", file, "shared.pdf").decode()
    assert said.splitlines()[-1].startswith("This brief was printed from this state of the file")
    with pikepdf.open(case / "shared.pdf") as pdf:
        (case / "held.json").write_bytes(pdf.attachments["partnership-sharing.json"].get_file().read_bytes())
    done(case, "import", "held.json", "-o", "held.partnership")
    assert "a PDF only" in refused(case, "brief", file, "-o", "page.html", "--format", "html", "--attach-json")
    assert not (case / "page.html").exists()
