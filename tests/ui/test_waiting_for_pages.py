"""What a person waits for when a page is shown or something is changed: counted, not timed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.domain.commands import ChangeFields
from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import Charity
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.book import pages_for
from partnerdesk.ui.viewmodels.rounds.kinds import TRUST
from partnerdesk.ui.viewmodels.rounds.machine import model_of
from partnerdesk.ui.views.start_page import BigButton
from partnerdesk.ui.views.step_pane import AFTER_PAINT_MS
from partnerdesk.ui.views.steps.round_talk import TalkView
from partnerdesk.ui.views.widgets.arrange import FlowLayout, TileLayout, column, keep_shown
from partnerdesk.ui.views.widgets.step_row import StepRow
from partnerdesk.ui.views.widgets.text import Prose
from tests.ui.turns import take_turns, workshop_of

PATIENCE = 10_000
MOST_WIDTHS = 5


def _widths(part: QWidget) -> list[int]:
    """Return for how many widths each text that is seen was broken into lines."""
    return [len(each._heights) for each in part.findChildren(Prose) if each.isVisible()]


def test_a_page_that_is_shown_for_the_first_time_breaks_its_lines_hardly_more_than_once(
    example: MainWindow, qapp: QApplication
) -> None:
    workshop, widths = workshop_of(example), []
    for page in pages_for(workshop.desk.partnership):
        workshop.show_page(page.id)
        take_turns()
        widths += _widths(workshop.screen_shown)
    assert len(widths) > 500
    assert sum(widths) / len(widths) < 1.9


def test_a_page_is_built_in_the_place_where_it_is_shown(example: MainWindow) -> None:
    workshop = workshop_of(example)
    workshop.show_page("aims.objectives")
    screen = workshop.screen_shown
    assert screen.parentWidget() is workshop._stack
    assert screen.size() == workshop._stack.size()


def test_the_reveal_breaks_each_line_once(example: MainWindow, qapp: QApplication) -> None:
    workshop = workshop_of(example)
    workshop.show_page("trust.rate")
    model = model_of(workshop.desk, TRUST)
    model.reopen()
    model.close("all are in")
    workshop.show_page("trust.talk")
    take_turns()
    view = workshop.screen_shown.block(0)
    assert isinstance(view, TalkView)
    view.way.button.click()
    take_turns()
    widths = _widths(view._apart)
    assert len(widths) > 3
    assert max(widths) == 1


def test_the_start_page_measures_its_buttons_for_few_widths(window: MainWindow, qapp: QApplication) -> None:
    take_turns()
    buttons = window.findChildren(BigButton)
    assert [1 <= len(each._measured) <= MOST_WIDTHS for each in buttons] == [True] * 3


class _Asked(QWidget):
    """As high as it is told, and counts how often it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.tall, self.times = 20, 0

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, _width: int) -> int:
        self.times += 1
        return self.tall


@pytest.mark.parametrize("make", [TileLayout, FlowLayout])
def test_pieces_are_asked_once_for_a_width_until_something_changes(
    make: type[TileLayout | FlowLayout], qapp: QApplication
) -> None:
    outside, part = QWidget(), _Asked()
    layout = make(outside)
    layout.addWidget(part)
    assert [layout.heightForWidth(300) for _n in range(5)] == [20] * 5
    assert part.times == 1
    part.tall = 44
    part.updateGeometry()
    assert layout.heightForWidth(300) == 44
    layout.addWidget(other := _Asked())
    other.tall = 70
    assert layout.heightForWidth(300) >= 70
    other.hide()
    assert layout.heightForWidth(300) == 44
    outside.deleteLater()


def test_the_step_list_follows_a_change_after_the_page_was_painted(example: MainWindow, qtbot: QtBot) -> None:
    workshop = workshop_of(example)
    qtbot.wait(2 * AFTER_PAINT_MS)
    title = workshop.steps._title
    before = title.text()
    workshop.desk.execute(ChangeFields(Charity, (), {"name": "Friends of the Quay"}))
    assert title.text() == before
    qtbot.waitUntil(lambda: title.text() == "Friends of the Quay", timeout=PATIENCE)


def test_a_step_whose_state_is_as_it_was_is_not_laid_out_again(qapp: QApplication) -> None:
    row = StepRow(1, "Open")
    row.show_state("started", "Name the partner.")
    told = row.toolTip()
    row.setToolTip("")
    row.show_state("started", "Name the partner.")
    assert not row.toolTip()
    row.show_state("done", "Done")
    assert row.toolTip() == "Done" != told


def test_a_part_that_was_never_hidden_is_not_told_to_show_itself(qapp: QApplication) -> None:
    outside, part = QWidget(), QWidget()
    column(outside).addWidget(part)
    keep_shown(part, shown=True)
    assert not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    outside.show()
    assert part.isVisible()
    keep_shown(part, shown=False)
    assert part.isHidden()
    keep_shown(part, shown=True)
    assert part.isVisible()
    outside.deleteLater()


def test_what_changed_before_somebody_answers_alone_is_shown_at_once(example: MainWindow, qtbot: QtBot) -> None:
    workshop = workshop_of(example)
    qtbot.wait(2 * AFTER_PAINT_MS)
    workshop.desk.execute(ChangeFields(Charity, (), {"name": "Friends of the Quay"}))
    workshop.desk.begin_turn()
    assert workshop.steps._title.text() == "Friends of the Quay"
    assert not workshop.steps._later.isActive()
    workshop.desk.end_turn()
