"""A key in a private round is seen at once: the answer is painted before it is recorded, the next question soon after.

What the disk takes comes after the paint and is not in it. Figures are processor time of the window's own thread, so
that what else runs on the computer does not count.
"""

import time
from collections.abc import Iterator
from statistics import median, quantiles

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from partnerdesk.domain.overriding import override
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.rounds.kind import RoundKind
from partnerdesk.ui.viewmodels.rounds.kinds import SCORE, TRUST
from partnerdesk.ui.viewmodels.rounds.machine import model_of
from partnerdesk.ui.viewmodels.rounds.pages import page_of_round
from partnerdesk.ui.viewmodels.rounds.states import ScreenState
from partnerdesk.ui.views.steps.round_parts import AnswerChoice

MEDIAN_MS, P95_MS = 16, 33


class Watch(QObject):
    """Notes when an answer was first painted after a key."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[float] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.Paint or self.painted:
            return False
        watched.removeEventFilter(self)
        watched.event(event)
        watched.installEventFilter(self)
        self.painted.append(time.thread_time())
        return True


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Give what sees the first paint."""
    found = Watch()
    yield found
    found.deleteLater()


def _press(watch: Watch, key: Qt.Key) -> float:
    held = QApplication.focusWidget()
    assert held is not None
    watch.painted.clear()
    started = time.thread_time()
    QTest.keyClick(held, key)
    QApplication.processEvents()
    return ([*watch.painted, time.thread_time()][0] - started) * 1000


@pytest.mark.parametrize(("kind", "keys"), [(TRUST, "2S4T"), (SCORE, "24")], ids=["trust", "score"])
def test_a_key_is_seen_within_a_frame(
    example: MainWindow, qapp: QApplication, watch: Watch, kind: RoundKind, keys: str
) -> None:
    workshop = example.workshop
    assert workshop is not None
    workshop.show_page(page_of_round(kind.id, 1))
    model = model_of(workshop.desk, kind)
    model.reopen()
    model.pick(model.people[0].id)
    model.start()
    for _ in range(4):
        qapp.processEvents()
    for card in workshop.findChildren(AnswerChoice):
        card.installEventFilter(watch)
    answers, onward = [], []
    while model.state is ScreenState.ANSWER:
        answers += [_press(watch, Qt.Key(ord(each))) for each in keys]
        onward.append(_press(watch, Qt.Key.Key_Return))
    print(f"\n{kind.id}: answers {median(answers):.1f} ms, next question {median(onward):.1f} ms")
    for took in (answers, onward):
        assert median(took) < MEDIAN_MS
        assert quantiles(took, n=20)[-1] < P95_MS
