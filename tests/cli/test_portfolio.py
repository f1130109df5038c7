"""`partnerdesk portfolio` as a person or a script meets it."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.portfolio.folders import made

WITHOUT = (
    "import sys; sys.modules['duckdb'] = None\nfrom partnerdesk.__main__ import main\nsys.exit(main(sys.argv[1:]))"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "files").mkdir()
    made(tmp_path / "files", tmp_path / "home", 2)
    (tmp_path / "files" / "letter.partnership").write_bytes(b"Dear all, thank you for your letter of last week. " * 9)
    return tmp_path


def test_it_writes_a_folder_and_names_what_it_did_not_count(folder: Path) -> None:
    ran = run(folder, "portfolio", "files", "-o", "out", "--as-of", "2026-11-26")
    assert (ran.returncode, ran.stdout) == (0, b"2 files counted, 1 not. out is written.\n")
    assert ran.stderr.startswith(b"partnerdesk: ")
    assert b"letter.partnership: 'letter.partnership' is not a partnership file." in ran.stderr
    assert ran.stderr.count(b"\n") == 1
    assert (folder / "out" / "portfolio.pdf").read_bytes().startswith(b"%PDF")


def test_json_gives_the_summary_alone(folder: Path) -> None:
    ran = run(folder, "portfolio", "files", "-o", "out", "--json", "--as-of", "2026-11-26")
    summary = json.loads(ran.stdout)
    assert (summary["files"], summary["not_counted"], summary["as_of"]) == (2, {"not-ours": 1}, "2026-11-26")
    assert summary == json.loads((folder / "out" / "summary.json").read_text(encoding="utf-8"))


def test_quiet_says_only_what_was_not_counted(folder: Path) -> None:
    ran = run(folder, "portfolio", "-q", "files", "-o", "out")
    assert (ran.returncode, ran.stdout) == (0, b"")
    assert b"letter.partnership" in ran.stderr


def test_what_is_there_is_not_written_over(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "mine.txt").write_text("mine", encoding="utf-8")
    ran = run(folder, "portfolio", "files", "-o", "out")
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert ran.stderr == b"partnerdesk: out: This folder is not empty. Name another one, or use --force.\n"
    assert [path.name for path in (folder / "out").iterdir()] == ["mine.txt"]


def test_without_a_file_that_counts_nothing_is_written(folder: Path) -> None:
    (folder / "none").mkdir()
    ran = run(folder, "portfolio", "none", "-o", "out")
    assert ran.returncode == 1
    assert ran.stderr == (
        b"partnerdesk: out: there is no file below these folders that can be counted. Nothing was written.\n"
    )
    assert not (folder / "out").exists()


def test_without_what_adds_up_it_says_what_to_install(folder: Path) -> None:
    ran = run(folder, "portfolio", "files", "-o", "out", program=("-c", WITHOUT))
    assert ran.returncode == 1
    assert ran.stderr == (
        b"partnerdesk: out: What adds up many files is not installed here. "
        b"Install partnerdesk[portfolio] and try again.\n"
    )
    assert not (folder / "out").exists()


def test_an_engine_that_does_not_answer_is_one_line(folder: Path) -> None:
    ran = run(folder, "portfolio", "files", "-o", "out", "--engine", "postgres://ann:secret@localhost:1/none")
    assert ran.returncode == 1
    assert ran.stderr.count(b"\n") == 1
    assert b"secret" not in ran.stderr
    assert not (folder / "out").exists()


@pytest.mark.parametrize(
    "wrong", [("portfolio",), ("portfolio", "files"), ("portfolio", "files", "-o", "out", "--as-of", "x")]
)
def test_wrong_usage(folder: Path, wrong: tuple[str, ...]) -> None:
    assert run(folder, *wrong).returncode == 2
