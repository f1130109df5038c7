"""What a person waits for in the open window: the next page, and a letter after a key, beside one frame.

The floor is no measurement but the time
that a screen shows one frame for.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measuring import Job
from benchmarks.window import FRAME, first_block, open_window, press, seconds_of, settled, show_page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from partnerdesk.ui.main_window import MainWindow
    from partnerdesk.ui.viewmodels.rounds.machine import RoundModel

SWITCHES = 80
LOOKED_AT = 0.15  # seconds, the least for which a person looks at a page
MOVES, DRAGS = 100, 5
PAGE_WITH_TEXT = "frame.question"
PAGE_WITH_WEIGHTS = "test.ranking"
PAGE_OF_ROUND, PAGE_OF_TALK = "trust.rate", "trust.talk"


def _pages(window: "MainWindow") -> tuple[str, ...]:
    from partnerdesk.ui.viewmodels.book import pages_for

    if window.desk is None:
        message = "the example is not open"
        raise RuntimeError(message)
    return tuple(page.id for page in pages_for(window.desk.partnership))


def _job(name: str, title: str, subject: Callable[[], float], rounds: int) -> Job:
    return Job(name, title, "one frame", subject, lambda: FRAME, rounds)


@contextmanager
def first_visits(folder: Path) -> Iterator[Job]:
    """Show each page for the first time, which builds it."""
    with open_window(folder) as window:
        pages = _pages(window)
        left = cycle(pages)
        yield _job(
            "page_first",
            "a page's first visit",
            lambda: seconds_of(lambda: show_page(window, next(left))),
            len(pages) - 2,
        )


@contextmanager
def page_switches(folder: Path) -> Iterator[Job]:
    """Go from page to page when all of them have been shown before."""
    with open_window(folder) as window:
        pages = _pages(window)
        for page in pages:
            seconds_of(partial(show_page, window, page))
        left = cycle(pages)
        yield _job("page_switch", "page switch", lambda: seconds_of(lambda: show_page(window, next(left))), SWITCHES)


@contextmanager
def page_switch_work(folder: Path) -> Iterator[Job]:
    """Go from page to page and count only the time that the window's own thread worked: what others do is left out."""
    with open_window(folder) as window:
        yield _job("page_switch_work", "page switch, processor time", _turning(window), SWITCHES)


@contextmanager
def full_page_switch_work(folder: Path) -> Iterator[Job]:
    """Do the same in a file of 300 inputs, 40 objectives, 4 partners and 12 people."""
    from tests.fixtures.full_file import full_file

    with open_window(folder, full_file()) as window:
        yield _job("full_page_switch_work", "the same, full file", _turning(window), SWITCHES)


@contextmanager
def full_page_switches(folder: Path) -> Iterator[Job]:
    """Do the same by the wall clock, with whatever else the machine does."""
    from tests.fixtures.full_file import full_file

    with open_window(folder, full_file()) as window:
        turn = _turning(window, time.perf_counter)
        yield _job("full_page_switch", "page switch, full file", turn, SWITCHES)


@contextmanager
def full_slow_page_switches_by_the_wall(folder: Path) -> Iterator[Job]:
    """Do the same and take the slowest but two, the 95th of a hundred."""
    with _slow_switching(folder, time.perf_counter) as turn:
        yield _job("full_page_switch_wall_slow", "the same, p95", turn, 3)


@contextmanager
def full_slow_page_switches(folder: Path) -> Iterator[Job]:
    """Go through all pages of the full file and take the slowest but two, the 95th of a hundred."""
    with _slow_switching(folder, time.thread_time) as turn:
        yield _job("full_page_switch_slow", "the same, p95", turn, 3)


@contextmanager
def _slow_switching(folder: Path, clock: Callable[[], float]) -> Iterator[Callable[[], float]]:
    from tests.fixtures.full_file import full_file

    with open_window(folder, full_file()) as window:
        turn, count = _turning(window, clock), len(_pages(window))
        yield lambda: sorted(turn() for _ in range(count))[-(count // 20) - 1]


def _turning(window: "MainWindow", clock: Callable[[], float] = time.thread_time) -> Callable[[], float]:
    """Show every page once, and give what goes to the next: the time that the window's thread worked, or by a clock."""
    pages = _pages(window)
    for page in pages:
        seconds_of(partial(show_page, window, page))
    left = cycle(pages)

    def switched() -> float:
        _rested()
        return seconds_of(lambda: show_page(window, next(left)), clock)

    return switched


def _rested() -> None:
    """Look at the page for a moment: what it put off until later is done meanwhile."""
    begun = time.perf_counter()
    while time.perf_counter() - begun < LOOKED_AT:
        settled()
        time.sleep(0.005)


@contextmanager
def key_presses(folder: Path) -> Iterator[Job]:
    """Press keys in a field of running text."""
    with open_window(folder) as window:
        yield _typing(window, "key_press", "key press to paint", time.perf_counter)


@contextmanager
def full_key_press_work(folder: Path) -> Iterator[Job]:
    """Press keys in the same field of a full file, in the time that the window's own thread worked."""
    from tests.fixtures.full_file import full_file

    with open_window(folder, full_file()) as window:
        yield _typing(window, "full_key_press_work", "the same, full file, processor time", time.thread_time)


def _typing(window: "MainWindow", name: str, title: str, clock: Callable[[], float]) -> Job:
    seconds_of(lambda: show_page(window, PAGE_WITH_TEXT))
    field = _text_field(window)
    letters = cycle("people told us ")
    return _job(name, title, lambda: seconds_of(lambda: press(field, 0, next(letters)), clock), SWITCHES)


@contextmanager
def full_private_answers(folder: Path) -> Iterator[Job]:
    """Answer in a private round of a full file by keys: 1 to 5, the basis, and on; saved each time."""
    from PySide6.QtCore import Qt

    from tests.fixtures.full_file import full_file

    with open_window(folder, full_file()) as window:
        model = _round(window)
        model.pick(model.people[0].id)
        settled()
        model.start()
        settled()
        keys = cycle((Qt.Key.Key_1, Qt.Key.Key_4, Qt.Key.Key_S))
        held = window.focusWidget()

        def pressed() -> float:
            key = next(keys)
            return seconds_of(lambda: press(held, key, chr(key).lower()), time.thread_time)

        yield _job("full_private_answer", "private answer by key, full file, processor time", pressed, SWITCHES)


@contextmanager
def full_reveals(folder: Path) -> Iterator[Job]:
    """Press Show the results of a round in which 12 people answered 24 questions, in a full file."""
    with _revealing(folder) as revealed:
        yield _job("full_reveal", "reveal of 12 people, 24 questions, processor time", revealed, 20)


@contextmanager
def full_slow_reveals(folder: Path) -> Iterator[Job]:
    """Do the same twenty times and take the slowest but one."""
    with _revealing(folder) as revealed:
        yield _job("full_reveal_slow", "the same, p95", lambda: sorted(revealed() for _ in range(20))[-2], 3)


@contextmanager
def _revealing(folder: Path) -> Iterator[Callable[[], float]]:
    """Give what reveals the round once and tells how long the window's own thread worked for it, painting too."""
    from partnerdesk.ui.views.steps.round_talk import TalkView
    from tests.fixtures.long_round import PEOPLE, QUESTIONS, long_round

    with open_window(folder, long_round()) as window:
        model = _round(window)
        if (len(model.people), len(model.items), model.all_in) != (PEOPLE, QUESTIONS, True):
            message = "the round is not the one that is asked for"
            raise RuntimeError(message)

        def revealed() -> float:
            if model.is_closed:
                seconds_of(model.reopen)
            seconds_of(partial(model.close, "all are in"))
            seconds_of(partial(show_page, window, PAGE_OF_TALK))
            view = first_block(window)
            if not isinstance(view, TalkView) or not view.way.isVisible():
                message = "there is no button that shows the results"
                raise TypeError(message)
            return seconds_of(view.way.button.click, time.thread_time)

        yield revealed


def _round(window: "MainWindow") -> "RoundModel":
    from partnerdesk.ui.viewmodels.rounds.kinds import TRUST
    from partnerdesk.ui.viewmodels.rounds.machine import model_of

    seconds_of(lambda: show_page(window, PAGE_OF_ROUND))
    if window.desk is None:
        message = "no file is open"
        raise RuntimeError(message)
    model = model_of(window.desk, TRUST)
    if model.is_closed:
        seconds_of(model.reopen)
    return model


@contextmanager
def weight_drags(folder: Path) -> Iterator[Job]:
    """Drag a weight: ranking, turning points and the shares of 10,000 draws are worked out and painted at each move."""
    with _dragged(folder) as move:
        yield _job("drag", "dragging a weight, a move", move, MOVES)


@contextmanager
def slow_weight_drags(folder: Path) -> Iterator[Job]:
    """Drag a weight a hundred times and take the slowest move but one."""
    with _dragged(folder) as move:
        yield _job("drag_slowest", "dragging a weight, p99", lambda: sorted(move() for _ in range(MOVES))[-2], DRAGS)


@contextmanager
def _dragged(folder: Path) -> Iterator[Callable[[], float]]:
    """Give what moves a weight of the example once and tells how long that took, painting too."""
    from PySide6.QtCore import QThreadPool

    from partnerdesk.ui.views.steps.sensitivity import SensitivityView

    with open_window(folder) as window:
        show_page(window, PAGE_WITH_WEIGHTS)
        view = first_block(window)
        if not isinstance(view, SensitivityView):
            message = "the page has no weights to drag"
            raise TypeError(message)
        view.trying.button.setChecked(True)
        for _ in range(5):
            settled()
            QThreadPool.globalInstance().waitForDone(10_000)
        slider = view.what_if.slider
        if slider is None or view.what_if.places is None:
            message = "the draws were not made"
            raise RuntimeError(message)
        if window.workshop is not None:
            window.workshop.screen_shown.scroller.ensureWidgetVisible(slider)
        weights = cycle(float(weight * 7 % 61) for weight in range(61))
        yield lambda: seconds_of(lambda: slider.tried.emit(next(weights)))


def _text_field(window: "MainWindow") -> "QWidget":
    from PySide6.QtWidgets import QTextEdit

    fields = [each for each in window.findChildren(QTextEdit) if each.isVisible()]
    fields[0].setFocus()
    return fields[0]
