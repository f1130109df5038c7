"""Answers of a survey read together in the window: keys, the list and the search, with a hundred thousand of them.

A key, and a letter of a search, stand beside what a person does not notice; the list beside a table with an item for
each answer.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measuring import Job
from benchmarks.window import FRAME, first_block, open_window, press, seconds_of, settled, show_page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView, QTableWidget

    from partnerdesk.domain.answer_rows import AnswerRow
    from partnerdesk.ui.viewmodels.reader.reader import Reader
    from partnerdesk.ui.views.steps.answer_reader import AnswerReaderView

ANSWERS, READ, KEYS = 100_000, 200, 100
STEPS, ROWS_A_STEP = 40, 3
UNNOTICED = 0.05
"""Seconds: the first paint of the list, and the answer to a letter of a search."""
TYPED = ("wa", "warm", "bus", "bus stops", "nobody rings", "zz", "tuesday", "who lis", "it is the", "year")


def _answers() -> tuple["AnswerRow", ...]:
    from tests.answer_shots import answers

    return answers(ANSWERS)


@contextmanager
def _reading(folder: Path) -> Iterator[tuple["AnswerReaderView", "Reader"]]:
    """Open the page on a file with all the answers, and wait until they can be searched."""
    from partnerdesk.domain.partnership import Partnership
    from partnerdesk.ui.viewmodels.reader.reader import PAGE, ReaderState, reader_of
    from partnerdesk.ui.views.steps.answer_reader import AnswerReaderView
    from tests.answer_shots import with_answers

    with open_window(folder, Partnership.empty()) as window:
        if window.desk is None or window.workshop is None:
            raise RuntimeError("no file is open")
        with_answers(window.desk, _answers())
        show_page(window, PAGE)
        reader = reader_of(window.desk)
        while reader.state is ReaderState.LOADING or not reader.snapshot.is_whole:
            settled()
        view = first_block(window)
        if not isinstance(view, AnswerReaderView) or reader.total != ANSWERS:
            raise TypeError("the answers are not on the page")
        view.focus_first()
        settled()
        yield view, reader


def _turning(view: "AnswerReaderView") -> Callable[[], float]:
    """Give what presses one key: a theme, then on, then another theme …; the time that the window's thread worked."""
    keys = cycle("1n2n3n4n5n")

    def pressed() -> float:
        key = next(keys)
        return seconds_of(lambda: press(view.body.card.words, ord(key.upper()), key), time.thread_time)

    return pressed


@contextmanager
def marking_keys(folder: Path) -> Iterator[Job]:
    """Press the key of a theme or of going on: saved, and painted."""
    with _reading(folder) as (view, _reader):
        title = "a mark by key in 100,000 answers, processor time"
        yield Job("read_key", title, "one frame", _turning(view), lambda: FRAME, KEYS)


@contextmanager
def slow_marking_keys(folder: Path) -> Iterator[Job]:
    """Press a hundred keys and take the slowest but four."""
    with _reading(folder) as (view, _reader):
        press = _turning(view)
        yield Job(
            "read_key_slow",
            "the same, p95",
            "one frame",
            lambda: sorted(press() for _ in range(KEYS))[-5],
            lambda: FRAME,
            3,
        )


@contextmanager
def two_hundred(folder: Path) -> Iterator[Job]:
    """Give two hundred answers a theme each: two keys an answer."""
    with _reading(folder) as (view, _reader):
        press = _turning(view)
        title = f"{READ} answers read and given a theme, two keys each"
        floor = 2 * READ * FRAME
        yield Job("read_200", title, "one frame a key", lambda: sum(press() for _ in range(2 * READ)), lambda: floor, 3)


@contextmanager
def searches(folder: Path) -> Iterator[Job]:
    """Type searches, and take the slowest of a hundred but one: found, counted and painted."""
    with _reading(folder) as (view, reader):
        for as_list in (False, True):
            if reader.as_list is not as_list:
                reader.switch()

        def searched(typed: str) -> float:
            reader.type_text(typed)
            return seconds_of(reader.search_now, time.thread_time)

        yield Job(
            "read_search",
            "search as you type over 100,000 answers, painted, p99, processor time",
            "50 ms",
            lambda: sorted(searched(typed) for typed in TYPED * 10)[-2],
            lambda: UNNOTICED,
            5,
        )
        view.top.search.clear()


def _list_shown(view: "AnswerReaderView", reader: "Reader") -> float:
    """Show the list anew: its rows are found, its table is laid out and painted."""
    if not reader.as_list:
        reader.switch()
    settled()
    from partnerdesk.ui.viewmodels.reader.rows import AnswerRows

    rows = view.body.rows.model()
    if not isinstance(rows, AnswerRows):
        raise TypeError("the list has other rows")
    start = time.perf_counter()
    rows.begin_again()
    view.body.rows.viewport().repaint()
    return time.perf_counter() - start


def _with_items(rows: tuple["AnswerRow", ...]) -> "QTableWidget":
    from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

    table = QTableWidget(len(rows), 1)
    for number, row in enumerate(rows):
        table.setItem(number, 0, QTableWidgetItem(row.text or ""))
    return table


def _closed(table: "QTableWidget") -> None:
    table.close()
    table.deleteLater()
    settled()


def _items_shown(rows: tuple["AnswerRow", ...]) -> float:
    """Show the same answers in a table that has an item for each."""
    start = time.perf_counter()
    table = _with_items(rows)
    table.resize(500, 400)
    table.show()
    table.viewport().repaint()
    took = time.perf_counter() - start
    _closed(table)
    return took


@contextmanager
def lists(folder: Path) -> Iterator[Job]:
    """Show the list of all answers."""
    rows = _answers()
    with _reading(folder) as (view, reader):
        yield Job(
            "read_list",
            "the list of 100,000 answers, first paint",
            "QTableWidget with the same rows",
            partial(_list_shown, view, reader),
            partial(_items_shown, rows),
            5,
        )


@contextmanager
def lists_at_once(folder: Path) -> Iterator[Job]:
    """Show the list of all answers, beside what a person does not notice."""
    with _reading(folder) as (view, reader):
        title = "the list of 100,000 answers, first paint"
        yield Job("read_list_at_once", title, "50 ms", partial(_list_shown, view, reader), lambda: UNNOTICED, 20)


def _scrolling(table: "QTableView") -> Callable[[], float]:
    """Give what turns the wheel through a table, and paints all of it after each step: the mean time of one."""
    from PySide6.QtWidgets import QAbstractItemView

    bar = table.verticalScrollBar()
    by_pixel = table.verticalScrollMode() == QAbstractItemView.ScrollMode.ScrollPerPixel
    step = ROWS_A_STEP * (table.rowHeight(0) if by_pixel else 1)

    def scrolled() -> float:
        start = time.perf_counter()
        for _ in range(STEPS):
            bar.setValue((bar.value() + step) % bar.maximum())
            table.viewport().repaint()
        return (time.perf_counter() - start) / STEPS

    return scrolled


def _with_all_items(view: "AnswerReaderView") -> "QTableWidget":
    """Give a table with items for all that a row of the list shows: its mark and words, and what is told of them."""
    from PySide6.QtWidgets import QHeaderView, QStyle, QTableWidget, QTableWidgetItem

    from partnerdesk.ui.viewmodels.reader.rows import AnswerRows

    rows = view.body.rows.model()
    if not isinstance(rows, AnswerRows):
        raise TypeError("the list has other rows")
    table = QTableWidget(rows.rowCount(), 2)
    mark = table.style().standardIcon(QStyle.StandardPixmap.SP_DialogApplyButton)
    for number in range(rows.rowCount()):
        shown = rows.shown(number)
        if shown is None:
            raise ValueError("the list has fewer answers than rows")
        table.setItem(number, 0, QTableWidgetItem(mark, shown.words))
        table.setItem(number, 1, QTableWidgetItem(shown.told))
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    return table


@contextmanager
def scrolled_lists(folder: Path) -> Iterator[Job]:
    """Scroll the list of all answers, beside a table of items of the same size, with as much in rows as high."""
    with _reading(folder) as (view, reader):
        _list_shown(view, reader)
        table = _with_all_items(view)
        table.horizontalHeader().hide()
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(view.body.rows.rowHeight(0))
        table.resize(view.body.rows.size())
        table.show()
        settled()  # or it is not on the screen yet, and nothing is painted
        yield Job(
            "read_list_scroll",
            "the list of 100,000 answers, a step of the wheel repainted",
            "QTableWidget with the same rows",
            _scrolling(view.body.rows),
            _scrolling(table),
        )
        _closed(table)


JOBS: dict[str, Callable[[Path], AbstractContextManager[Job]]] = {
    "read_key": marking_keys,
    "read_key_slow": slow_marking_keys,
    "read_200": two_hundred,
    "read_search": searches,
    "read_list": lists,
    "read_list_at_once": lists_at_once,
    "read_list_scroll": scrolled_lists,
}
