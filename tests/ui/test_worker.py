"""Work away from the window: its result comes, however quick it is."""

from threading import current_thread, main_thread

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool
from pytestqt.qtbot import QtBot

from partnerdesk.ui import worker


def test_a_result_is_not_there_before_its_signal_is_connected(qtbot: QtBot) -> None:
    work = worker.start(lambda: 42)
    QThreadPool.globalInstance().waitForDone(5_000)
    with qtbot.waitSignal(work.done, timeout=5_000) as arrived:
        pass
    assert arrived.args == [42]


def test_what_goes_wrong_is_handed_over(qtbot: QtBot) -> None:
    fault = ValueError("no")

    def fail() -> None:
        raise fault

    work = worker.start(fail)
    with qtbot.waitSignal(work.failed, timeout=5_000) as arrived:
        pass
    assert arrived.args == [fault]


def test_nothing_comes_of_cancelled_work(qtbot: QtBot) -> None:
    work = worker.start(lambda: 42)
    work.cancel()
    with qtbot.assertNotEmitted(work.done):
        after = worker.start(lambda: 43)
        with qtbot.waitSignal(after.done, timeout=5_000):
            pass


@pytest.mark.parametrize("signal", ["done", "failed"])
def test_no_worker_calls_a_signal_of_what_the_window_may_delete_meanwhile(qtbot: QtBot, signal: str) -> None:
    """A signal called in a worker while its object is deleted in the window's thread ends the process."""

    def act() -> None:
        if signal == "failed":
            raise ValueError

    callers = []
    work = worker.start(act)
    with qtbot.waitSignal(getattr(work, signal), timeout=5_000):
        getattr(work, signal).connect(
            lambda _value: callers.append(current_thread()), Qt.ConnectionType.DirectConnection
        )
    assert callers == [main_thread()]


def test_what_a_worker_tells_is_done_in_the_windows_thread_while_somebody_is_there_to_hear(qtbot: QtBot) -> None:
    here, gone = QObject(), QObject()
    heard: list[object] = []

    def hear(words: str) -> None:
        heard.append((words, current_thread()))

    tell, tell_nobody = worker.teller(here, hear), worker.teller(gone, hear)

    def act() -> None:
        tell_nobody("lost")
        tell("kept")

    work = worker.start(act)
    shiboken6.delete(gone)
    with qtbot.waitSignal(work.done, timeout=5_000):
        pass
    assert heard == [("kept", main_thread())]


def test_nothing_comes_to_what_was_deleted_while_its_work_ran(qtbot: QtBot) -> None:
    asked = QObject()
    ends: list[object] = []
    worker.start(lambda: 42, asked).done.connect(ends.append)
    QCoreApplication.processEvents()  # the run begins
    QThreadPool.globalInstance().waitForDone(5_000)
    shiboken6.delete(asked)
    with qtbot.waitSignal(worker.start(lambda: 43).done, timeout=5_000):
        pass
    assert not ends
