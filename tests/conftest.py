"""What every test stands on: no screen, no real settings, an injected clock and ids, and nothing left behind."""

import os
import shutil
import tempfile

# Before anything can import Qt. A test never touches the screen or the settings of the person who runs it.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.TemporaryDirectory(prefix="partnerdesk-tests-")
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
    os.environ[_name] = os.path.join(_HOME.name, _name.lower())  # noqa: PTH118 - no import before Qt's variable is set

from collections.abc import Callable, Iterator  # noqa: E402 - as above
from datetime import UTC, datetime, timedelta  # noqa: E402 - as above
from itertools import count  # noqa: E402 - as above
from pathlib import Path  # noqa: E402 - as above

import pytest  # noqa: E402 - as above
from hypothesis import HealthCheck, settings  # noqa: E402 - as above
from PySide6.QtCore import QLocale, QStandardPaths  # noqa: E402 - as above

from tests.figures import figures, pytest_terminal_summary  # noqa: E402, F401 - a fixture and a hook
from tests.left_behind import Standing, standing  # noqa: E402 - as above

QStandardPaths.setTestModeEnabled(True)
QLocale.setDefault(QLocale("en_GB"))  # as the window does at its start, whatever this machine's is

# Two shared cores make deadlines a lottery; pytest-timeout ends what hangs.
settings.register_profile("tests", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("laws", settings.get_profile("tests"), max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "tests"))

EVENING = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)


@pytest.fixture(scope="session", autouse=True)
def _passing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let the temporary folders of the program, as that of each example, lie in one of the tests, and go with it."""
    folder, before = tmp_path_factory.mktemp("passing"), tempfile.tempdir
    tempfile.tempdir = str(folder)
    yield
    tempfile.tempdir = before
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """Give a clock that starts on the evening of the worked example and moves on one second at each look."""
    seconds = count()
    return lambda: EVENING + timedelta(seconds=next(seconds))


@pytest.fixture
def ids() -> Callable[[], str]:
    """Give ids that are the same in every run: id-0001, id-0002 and so on."""
    numbers = count(1)
    return lambda: f"id-{next(numbers):04}"


@pytest.fixture
def quick_path(tmp_path: Path) -> Iterator[Path]:
    """Give an empty folder, in memory where there is such a disk: thousands of files wait for none."""
    memory = Path("/dev/shm")  # noqa: S108 - the name is the system's, the folder in it is our own
    home = memory if os.access(memory, os.W_OK) else tmp_path
    with tempfile.TemporaryDirectory(prefix="partnerdesk-tests-", dir=home) as name:
        yield Path(name)


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail a test that leaves a top-level window, a running timer or a thread behind."""
    before: Standing = standing()
    yield
    left = standing(wait=True) - before
    if left:
        pytest.fail("left behind: " + ", ".join(sorted(left.names)))
