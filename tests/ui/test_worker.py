"""Work away from the window: its result comes, however quick it is."""

from PySide6.QtCore import QThreadPool
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
