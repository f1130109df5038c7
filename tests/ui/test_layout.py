"""At every text size and window size nothing is cut off or covered, and the window keeps the size it was given.

Pages are many, and so are text sizes, window sizes and files. The ordinary test takes each page at each text size, and
at each of the other two with each page, size and file: every pair is met. `make layouts` takes them all with all.
"""

from itertools import product

import pytest
from PySide6.QtCore import QPoint, Qt, QThreadPool
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.book import pages_for
from partnerdesk.ui.views.dialogs.asking import AskingWindow
from partnerdesk.ui.views.dialogs.fault import FaultWindow
from partnerdesk.ui.views.dialogs.file_questions import busy_question, damage_question
from partnerdesk.ui.views.dialogs.passwords import AskPassword, NewPassword
from partnerdesk.ui.views.dialogs.working import WorkingWindow
from partnerdesk.ui.views.page_head import PageHead
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.text import Prose
from partnerdesk.ui.views.workshop import Workshop
from tests.ui.laid_out import laid_out_badly, settle

SCALES = (0.8, 1.0, 1.3, 1.6, 2.0)
SIZES = ((1024, 700), (1280, 800), (1920, 1080))
FILES = ("empty", "example")
DIALOGS = (
    "find", "open_points", "parked", "agenda", "help", "guide", "glossary", "keys", "about", "history", "people",
)  # fmt: skip
SAYS = "'Harbourside and Northbank.partnership' is open on another computer since Tuesday, 24 November. "


def _workshop(window: MainWindow) -> Workshop:
    assert window.workshop is not None
    return window.workshop


def _pages(window: MainWindow) -> list[str]:
    return [page.id for page in pages_for(_workshop(window).desk.partnership)]


def faults_of(window: MainWindow, page: str, size: tuple[int, int]) -> list[str]:
    """Show a page in a window of a size, and name what lies badly on it."""
    window.resize(*size)
    workshop = _workshop(window)
    workshop.show_page(page)
    QApplication.processEvents()  # begins what is worked out in the background; the finished page is measured
    QThreadPool.globalInstance().waitForDone(10_000)
    settle()
    found = laid_out_badly(workshop, over=(workshop.evidence,) if workshop.evidence.isVisible() else ())
    if workshop.evidence.isVisible():
        found += laid_out_badly(workshop.evidence)
    if (window.width(), window.height()) != size:
        found.append(f"the window is {window.width()}x{window.height()} instead of {size[0]}x{size[1]}")
    return found


@pytest.mark.parametrize("scale", SCALES)
def test_every_page_cuts_nothing_off_and_covers_nothing(opened: MainWindow, scale: float) -> None:
    turn = SCALES.index(scale)
    theme().resize_text(scale)
    bad = {}
    for number, page in enumerate(_pages(opened)):
        size = SIZES[(number + turn) % len(SIZES)]
        is_for = FILES[(number // len(SIZES) + turn) % len(FILES)]
        is_example = _workshop(opened).desk.session.path.name.startswith("Harbourside")
        if (is_for == "example") is is_example and (found := faults_of(opened, page, size)):
            bad[page, size] = found
    assert bad == {}


@pytest.mark.layouts
@pytest.mark.timeout(900)
@pytest.mark.parametrize(("scale", "size"), list(product(SCALES, SIZES)))
def test_every_page_at_every_text_size_and_every_size_of_the_window(
    opened: MainWindow, scale: float, size: tuple[int, int]
) -> None:
    theme().resize_text(scale)
    bad = {page: found for page in _pages(opened) if (found := faults_of(opened, page, size))}
    assert bad == {}


@pytest.mark.parametrize("scale", SCALES)
def test_the_start_page_keeps_the_size_of_the_window(window: MainWindow, scale: float) -> None:
    theme().resize_text(scale)
    for size in SIZES:
        window.resize(*size)
        settle()
        assert laid_out_badly(window) == []
        assert (window.width(), window.height()) == size


# --- dialogs ----------------------------------------------------------------------------------------------------------


def _dialogs(window: MainWindow) -> list[QDialog]:
    return [each for each in window.findChildren(QDialog) if each.isVisible()]


def _check_dialog(dialog: QWidget, window: MainWindow) -> list[str]:
    settle()
    found = laid_out_badly(dialog)
    room = window.screen().availableGeometry()
    if dialog.width() > room.width() or dialog.height() > room.height():
        found.append(f"{dialog.width()}x{dialog.height()} is more than the screen's {room.width()}x{room.height()}")
    return found


@pytest.mark.parametrize("scale", SCALES)
def test_every_window_of_the_menus(example: MainWindow, scale: float) -> None:
    size = SIZES[SCALES.index(scale) % len(SIZES)]
    check_menus(example, scale, size)


@pytest.mark.layouts
@pytest.mark.parametrize(("scale", "size"), list(product(SCALES, SIZES)))
def test_every_window_of_the_menus_at_every_size(opened: MainWindow, scale: float, size: tuple[int, int]) -> None:
    check_menus(opened, scale, size)


def check_menus(window: MainWindow, scale: float, size: tuple[int, int]) -> None:
    theme().resize_text(scale)
    window.resize(*size)
    bad = {}
    for name in DIALOGS:
        window.actions_table.by_id[name].trigger()
        settle()
        shown = _dialogs(window)
        assert shown, f"{name} opens a window"
        for dialog in shown:
            if found := _check_dialog(dialog, window):
                bad[name] = found
            dialog.reject()
        settle()
    assert bad == {}
    assert (window.width(), window.height()) == size


def _questions(window: MainWindow) -> dict[str, QDialog]:
    working = WorkingWindow("Erasing the words", "The earlier versions are written anew.", window, can_cancel=True)
    working.advance(3, 9)
    return {
        "asking": AskingWindow("The file could not be written", SAYS * 2, "Close", "Go back", window),
        "password": AskPassword("Harbourside and Northbank.partnership", window, SAYS),
        "new password": NewPassword("Harbourside and Northbank.partnership", window, changing=False),
        "busy": busy_question(SAYS * 2, ("read", "copy", "anyway"), window),
        "damage": damage_question(SAYS * 2, ("earlier", "salvage"), window),
        "fault": FaultWindow("What went wrong, in short.\n" * 12, window),
        "working": working,
    }


@pytest.mark.parametrize("scale", SCALES)
def test_every_question(window: MainWindow, scale: float) -> None:
    theme().resize_text(scale)
    window.resize(*SIZES[0])
    bad = {}
    for name, dialog in _questions(window).items():
        dialog.show()
        if found := _check_dialog(dialog, window):
            bad[name] = found
        dialog.hide()
        dialog.deleteLater()
    settle()
    assert bad == {}


# --- the room ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_the_room_keeps_its_size_on_every_page(example: MainWindow, size: tuple[int, int]) -> None:
    example.meeting.show_room()
    room = example.meeting.room
    assert room is not None
    room.showNormal()
    room.resize(*size)
    bad = {}
    for page in _pages(example):
        _workshop(example).show_page(page)
        settle()
        found = laid_out_badly(room)
        if found or (room.width(), room.height()) != size:
            bad[page] = (found, room.width(), room.height())
    assert bad == {}


# --- where a page opens -----------------------------------------------------------------------------------------------


def test_every_page_opens_at_its_question_in_large_text_too(example: MainWindow, qapp: QApplication) -> None:
    example.resize(1024, 700)
    theme().resize_text(2.0)
    hidden = []
    for page in _pages(example):
        _workshop(example).show_page(page)
        for _ in range(6):
            qapp.processEvents()
        screen = _workshop(example).screen_shown
        if screen.heading.mapTo(screen.scroller.viewport(), QPoint(0, 0)).y() < 0:
            hidden.append(page)
    assert hidden == []


# --- what is in sight -------------------------------------------------------------------------------------------------

READ_FIRST = {
    "hear.reader": "how answers get into the file",
    "hear.aloud": "people's words",
    "trust.talk": "what was seen differently",
    "trust.results": "the picture of trust",
    "score.talk": "what was scored differently",
    "score.weighed": "what was weighed differently",
    "test.ranking": "how firm the answer is",
    "test.checks": "which option the checks are for",
    "decide.motion": "the motion",
    "decide.gates": "what stands in the way",
    "decide.vote": "the motion",
    "tell.people": "the words to answer to",
}
"""Pages that begin with something to be read: that is in sight, and the first control may be below it."""
UPPER, PART = 0.6, 8


def _out_of_sight(window: MainWindow, page: str) -> str:
    """Say which part of a page cannot be seen when it opens: where its own part begins, or its first control."""
    workshop = _workshop(window)
    workshop.show_page(page)
    QThreadPool.globalInstance().waitForDone(10_000)
    settle()
    screen = workshop.screen_shown
    port = screen.scroller.viewport()

    def top(part: QWidget) -> int:
        return part.mapTo(port, QPoint(0, 0)).y()

    begins = min(top(block) for block in screen.blocks)
    if begins > port.height() * UPPER:
        return f"the page begins at {begins} of {port.height()}"
    inside = [part for block in screen.blocks for part in (block, *block.findChildren(QWidget))]
    controls = [each for each in inside if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    first = min(map(top, controls), default=0)
    if first > port.height() - PART and page not in READ_FIRST:
        return f"the first control is at {first} of {port.height()}"
    return ""


def test_what_is_to_be_answered_is_in_sight_in_large_text_in_a_small_window(opened: MainWindow) -> None:
    opened.resize(1024, 700)
    theme().resize_text(2.0)
    bad = {page: found for page in _pages(opened) if (found := _out_of_sight(opened, page))}
    assert bad == {}


@pytest.mark.layouts
@pytest.mark.timeout(900)
@pytest.mark.parametrize(("scale", "size"), list(product(SCALES, SIZES)))
def test_what_is_to_be_answered_is_in_sight_at_every_size(
    opened: MainWindow, scale: float, size: tuple[int, int]
) -> None:
    opened.resize(*size)
    theme().resize_text(scale)
    bad = {page: found for page in _pages(opened) if (found := _out_of_sight(opened, page))}
    assert bad == {}


def test_the_head_is_small_only_where_it_must_be_and_says_the_same(example: MainWindow) -> None:
    workshop = _workshop(example)
    workshop.show_page("score.weights_again")
    settle()
    head = workshop.screen_shown.findChild(PageHead)
    assert head is not None
    assert not head.is_small
    assert _hints(head) == 1
    example.resize(1024, 560)
    theme().resize_text(2.0)
    workshop = _workshop(example)
    settle()
    head = workshop.screen_shown.findChild(PageHead)
    assert head is not None
    assert head.is_small
    assert _hints(head) == 0
    (more,) = head.findChildren(Fold)
    assert more.button.text() == "More about this question"
    more.button.click()
    settle()
    assert _hints(head) == 1


def _hints(head: PageHead) -> int:
    return sum(each.isVisible() and each.said.startswith("Each alone") for each in head.findChildren(Prose))


def test_a_message_at_the_foot_makes_no_head_smaller(example: MainWindow) -> None:
    workshop = _workshop(example)
    workshop.show_page("aims.objectives")
    settle()
    head = workshop.screen_shown.findChild(PageHead)
    assert head is not None
    for _line in range(3):
        workshop.toasts.refuse(SAYS * 6)
        settle()
        assert not head.is_small
