"""A desk without a window, on a file with the answers of one survey; and its reader, ready."""

import pytest
from PySide6.QtWidgets import QApplication

from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.reader.marking import Marking
from partnerdesk.ui.viewmodels.reader.reader import Reader, ReaderState, reader_of
from tests.answer_shots import answers, with_answers

COUNT = 60


@pytest.fixture
def desk(bare: Desk) -> Desk:
    """Give the desk of a file with sixty answers and five themes."""
    with_answers(bare, answers(COUNT))
    return bare


@pytest.fixture
def reader(desk: Desk) -> Reader:
    """Give the reader of that file, ready."""
    return ready(desk)


def ready(desk: Desk) -> Reader:
    """Return the reader of a file once it is ready."""
    found = reader_of(desk)
    found.arrive()
    for _ in range(2000):
        if found.state is not ReaderState.LOADING and found.snapshot.is_whole:
            return found
        QApplication.processEvents()
        found._work_on()
    raise AssertionError("the answers never were ready")


@pytest.fixture
def marking(reader: Reader) -> Marking:
    """Give what marks the answer that is shown."""
    return Marking(reader)
