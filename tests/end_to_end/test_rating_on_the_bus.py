"""A private rating, free text and a straw poll through the accessibility bus, as a switch or a voice does it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from partnerdesk.domain.records import Motion, Question, Record, RoundState, StrawPoll, TrustRating
from partnerdesk.services.documents import Documents
from tests.fixtures.worked_example import worked_example

R = TypeVar("R", bound=Record)
SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
HERE = Path(__file__).parent
TEXT = "Should we offer evening visits together with Northbank, & how?"
ANSWER, POSITION = 4, 3
"""The scale stands on the page from 6 down."""
SCRIPT = """
"$LAUNCHER" --launch-immediately & BUS=$!
"$PROGRAM" -m partnerdesk "$FILE" & WINDOW=$!
timeout 150 "$SYSTEM" "$@"; RESULT=$?
kill $WINDOW; wait $WINDOW; kill $BUS
exit $RESULT
"""


def _launcher() -> str:
    return next((each for each in LAUNCHERS if Path(each).exists()), "")


def _missing() -> str:
    """Return what is not installed here, or nothing."""
    names = [name for name in ("Xvfb", "dbus-run-session") if shutil.which(name) is None]
    if not _launcher():
        names.append("at-spi2-core")
    told = subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False)
    if told.returncode:
        names.append("python3-pyatspi")
    return ", ".join(names)


@pytest.fixture
def display() -> Iterator[str]:
    """Run an X server of the test's own, and give the name of its display."""
    reads, writes = os.pipe()
    command = ["Xvfb", "-displayfd", str(writes), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writes], stderr=subprocess.DEVNULL)
    os.close(writes)
    with os.fdopen(reads) as told:
        yield f":{told.readline().strip()}"
    server.terminate()
    server.wait(20)


def _half_done(folder: Path) -> Path:
    """Make a file in which everybody but Trustee 2 has rated and the round is open, and there is a motion."""
    partnership = worked_example().put(Motion(id="M1", version=1, text="That we try it for a year."))
    for state in partnership.rows(RoundState):
        partnership = partnership.drop(RoundState, state.row_key)
    for row in partnership.rows(TrustRating):
        if row.participant == "T2" or row.round == 2:
            partnership = partnership.drop(TrustRating, row.row_key)
    path = folder / "Half done.partnership"
    Documents(folder / "made").from_partnership(partnership, path).close()
    return path


NEEDS_BUS = pytest.mark.skipif(
    bool(_missing()), reason=f"the accessibility bus is not here: {_missing()} is not installed"
)


def _do(path: Path, display: str, script: str, *words: str) -> str:
    """Open the file in the program, on a bus of its own, let one of the scripts use it; return what that printed."""
    folder = path.parent
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    told = {
        **os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "HOME": str(folder), "XDG_RUNTIME_DIR": str(runtime), "FILE": str(path), "PROGRAM": sys.executable,
        "SYSTEM": SYSTEM_PYTHON, "LAUNCHER": _launcher(),
    }  # fmt: skip
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        told[f"XDG_{name}_HOME"] = str(folder / name.lower())
    ran = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", SCRIPT, "bash", str(HERE / script), *words],
        env=told, capture_output=True, text=True, timeout=220, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, f"{ran.stdout[-1500:]}\n{ran.stderr[-1500:]}"
    return ran.stdout


@pytest.mark.slow
@pytest.mark.timeout(240)
@NEEDS_BUS
def test_a_whole_rating_by_names_and_actions_only(tmp_path: Path, display: str) -> None:
    path = _half_done(tmp_path)
    assert "all answered" in _do(path, display, "rating_by_name.py", "Trustee 2", "12")
    levels = [row.level for row in _rows(path, TrustRating) if row.participant == "T2" and row.round == 1]
    assert sorted(str(level) for level in levels) == sorted(["1", "2", "3", "4", "5", "None"] * 2)


@pytest.mark.slow
@pytest.mark.timeout(240)
@NEEDS_BUS
def test_free_text_and_a_straw_poll_by_names_and_actions_only(tmp_path: Path, display: str) -> None:
    path = _half_done(tmp_path)
    said = _do(path, display, "poll_by_name.py", "Trustee 2", str(ANSWER), TEXT)
    assert "all answered" in said
    assert "Told Thank you, Trustee 2." in said
    assert [row.text for row in _rows(path, Question)] == [TEXT]
    assert [(row.participant, row.position) for row in _rows(path, StrawPoll)] == [("T2", POSITION)]


def _rows(path: Path, kind: type[R]) -> tuple[R, ...]:
    """Return the records: from the file where they were written already, else from what the ended program left."""
    with Documents(path.parent / "read").open(path, anyway=True) as session:
        return session.partnership.rows(kind)
