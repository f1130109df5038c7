"""One person's whole private rating through the accessibility bus, as a screen reader or a switch would do it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from partnerdesk.domain.records import RoundState, TrustRating
from partnerdesk.services.documents import Documents
from tests.fixtures.worked_example import worked_example

SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
DRIVER = Path(__file__).with_name("rating_by_name.py")
QUESTIONS = 12
SCRIPT = """
"$LAUNCHER" --launch-immediately & BUS=$!
"$PROGRAM" -m partnerdesk "$FILE" & WINDOW=$!
timeout 150 "$SYSTEM" "$DRIVER" "Trustee 2" 12; RESULT=$?
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
    """Make a file in which everybody but Trustee 2 has rated, and the round is open."""
    partnership = worked_example()
    for state in partnership.rows(RoundState):
        partnership = partnership.drop(RoundState, state.row_key)
    for row in partnership.rows(TrustRating):
        if row.participant == "T2" or row.round == 2:
            partnership = partnership.drop(TrustRating, row.row_key)
    path = folder / "Half done.partnership"
    Documents(folder / "made").from_partnership(partnership, path).close()
    return path


@pytest.mark.slow
@pytest.mark.timeout(240)
@pytest.mark.skipif(bool(_missing()), reason=f"the accessibility bus is not here: {_missing()} is not installed")
def test_a_whole_rating_by_names_and_actions_only(tmp_path: Path, display: str) -> None:
    path = _half_done(tmp_path)
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    told = {
        **os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(runtime), "FILE": str(path), "PROGRAM": sys.executable,
        "SYSTEM": SYSTEM_PYTHON, "DRIVER": str(DRIVER), "LAUNCHER": _launcher(),
    }  # fmt: skip
    for folder in ("CONFIG", "DATA", "CACHE", "STATE"):
        told[f"XDG_{folder}_HOME"] = str(tmp_path / folder.lower())
    ran = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", SCRIPT],
        env=told, capture_output=True, text=True, timeout=220, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, f"{ran.stdout[-1500:]}\n{ran.stderr[-1500:]}"
    assert "all answered" in ran.stdout
    levels = [row.level for row in _rows(path) if row.participant == "T2" and row.round == 1]
    assert sorted(str(level) for level in levels) == sorted(["1", "2", "3", "4", "5", "None"] * 2)


def _rows(path: Path) -> tuple[TrustRating, ...]:
    """Return the ratings: in the file where it was written already, else in what the ended program left."""
    with Documents(path.parent / "read").open(path, anyway=True) as session:
        return session.partnership.rows(TrustRating)
