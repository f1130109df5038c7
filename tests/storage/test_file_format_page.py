"""docs/file-format.md says of a file what the code makes: each table with its columns, and each limit it names."""

import re
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from partnerdesk.domain import answer_rows
from partnerdesk.domain.records import ENTITIES
from partnerdesk.services import saving
from partnerdesk.storage import admission, connecting, open_lock, protection, publish_lock, schema, undoing
from tests.storage.places import begun

PAGE = (Path(__file__).parents[2] / "docs/file-format.md").read_text("utf-8")
FLAT = " ".join(PAGE.split()).casefold()


@cache
def _tables() -> dict[str, tuple[str, ...]]:
    with closing(sqlite3.connect(":memory:")) as document:
        document.deserialize(schema.blank())
        names = [name for (name,) in document.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: tuple(row[1] for row in document.execute(f"PRAGMA table_info({name})")) for name in names}


def listed(tables: dict[str, tuple[str, ...]]) -> str:
    """Return the lines of the page that list tables with their columns."""
    rows = (f"| `{name}` | {', '.join(each for each in tables[name])} |" for name in tables)
    return "\n".join(rows) + "\n"


def test_the_page_lists_every_table_with_its_columns() -> None:
    told = PAGE.partition("| table | columns |\n|---|---|\n")[2]
    assert told == listed(_tables()), f"the end of docs/file-format.md should be:\n{listed(_tables())}"


def test_every_table_that_holds_no_records_is_explained() -> None:
    explained = re.findall(r"^\| `(\w+)` \|", PAGE.partition("**Answers.**")[0], re.MULTILINE)
    assert set(explained) == set(_tables()) - set(ENTITIES)


def test_the_columns_of_answers_and_of_the_history_are_explained() -> None:
    answers = PAGE.partition("**Answers.**")[2].partition("An input that is a quote")[0]
    history = PAGE.partition("## 2.")[2].partition("`partnerdesk verify")[0]
    assert {name for name in _tables()["answer"] if f"`{name}`" not in answers} == set()
    assert {name for name in _tables()["event"] if f"`{name}`" not in history} == set()


def test_the_tables_of_the_workspace_are_those_that_are_named(tmp_path: Path) -> None:
    workspace = begun(tmp_path)
    own = {name for (name,) in workspace.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    told = PAGE.partition("## 4.")[2].partition("The page that was shown last")[0]
    named = {name for name in own if f"`{name}`" in told}
    workspace.leave()
    assert named == own - set(_tables())


@pytest.mark.parametrize(
    ("is_now", "was", "words"),
    [
        (schema.VERSION, 1, "`user_version` is the version of the format, now **1**"),
        (schema.APPLICATION_ID, 0x5044736B, "application id is `PDsk` (0x5044736B)"),
        (admission.LARGEST_FILE, 512 << 20, "1 byte to 512 MB"),
        (protection._SMALLEST, 64 << 10, "at least 64 KB long"),
        (undoing.STEPS_KEPT, 1000, "Undo is kept in the workspace alone, of a thousand steps at most"),
        (
            saving.LOCAL_DISK,
            saving.PublishRule(2.0, 10.0),
            "two seconds after the last change, after ten at the latest",
        ),
        (saving.SLOW_FOLDER, saving.PublishRule(15.0, 60.0), "after fifteen idle seconds, or after a minute"),
        (open_lock.FRESH, 120.0, "a sign of life in the last two minutes on another"),
        (publish_lock.OLDEST, 120.0, "its age (two minutes)"),
        (publish_lock.WAIT, 3.0, "waits (three seconds; then it tries again later)"),
        (connecting.READING_SECONDS, 10.0, "ten seconds at most"),
        (connecting.READ_IN_A_SECOND, 2 << 20, "half a second more for each megabyte"),
        (answer_rows.MOST_ANSWERS, 1_000_000, "A file holds at most a million of these rows"),
        (len(schema.blank()) // 10_000, 16, "almost nothing is recorded (160 KB)"),
        (schema.PAGE_SIZE, 1024, "pages of 1 KB"),
    ],
)
def test_a_limit_is_what_the_page_says(is_now: object, was: object, words: str) -> None:
    assert words.casefold() in FLAT
    assert is_now == was, f"say in docs/file-format.md what it is now: {words}"
