"""The painted controls by themselves: tool tips, answers that must stand, numbers, and the way a language runs."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.charts.shapes import Numbers, Picture
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.views.charts.figures import FiguresTable
from partnerdesk.ui.views.matrix import Tick
from partnerdesk.ui.views.steps.result_parts import NextCard
from partnerdesk.ui.views.steps.round_parts import AnswerChoice
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets import inputs
from partnerdesk.ui.views.widgets.buttons import Button, IconButton, Look
from partnerdesk.ui.views.widgets.choices import Choice, ChoiceGroup
from partnerdesk.ui.views.widgets.fold import FoldButton
from partnerdesk.ui.views.widgets.inputs import LineInput
from partnerdesk.ui.views.widgets.key_toggle import KeyToggle
from partnerdesk.ui.views.widgets.marks import Bar, Dots
from partnerdesk.ui.views.widgets.step_row import StepRow
from partnerdesk.ui.views.widgets.stepper import Stepper
from partnerdesk.ui.views.widgets.text import Line, Prose, as_tip

pytestmark = pytest.mark.usefixtures("themed")
LONG = "Carers of Whitehouse Valley and their friends across the river"
CHOICES = (ChoiceLine("a", "One"), ChoiceLine("b", "Other"))


def _shown(line: Line, qtbot: QtBot) -> Line:
    qtbot.addWidget(line)
    line.setFixedWidth(120)
    line.show()
    return line


def test_the_tool_tip_of_a_line_follows_its_words(qtbot: QtBot) -> None:
    line = _shown(Line("Short"), qtbot)
    assert line.toolTip() == ""
    line.say(LONG)
    assert line.toolTip() == LONG
    line.say("Short")
    assert line.toolTip() == ""


def test_a_line_that_has_more_to_say_says_it_at_every_width(qtbot: QtBot) -> None:
    line = _shown(Line(), qtbot)
    line.say("Saved", "Saved on this computer at 19:30")
    line.setFixedWidth(300)
    assert line.toolTip() == "Saved on this computer at 19:30"


@pytest.mark.parametrize(
    "make",
    [
        lambda text: IconButton(text, "trash"),
        lambda text: KeyToggle("1", text),
        Tick,
        lambda text: Bar(0.5, text),
        lambda text: Dots(3.0, text),
    ],
    ids=["button", "toggle", "tick", "bar", "dots"],
)
def test_nothing_that_people_wrote_is_markup_in_a_tool_tip(qtbot: QtBot, make: type[QWidget]) -> None:
    widget = make("<img src='x.png'> 3 < 5")  # type: ignore[arg-type]  # a function that makes a widget
    qtbot.addWidget(widget)
    assert widget.toolTip() == "<span>&lt;img src='x.png'&gt; 3 &lt; 5</span>"


def test_figures_are_no_markup_and_plain_words_stay_as_they_are(qtbot: QtBot) -> None:
    numbers = Numbers(("Who",), (("<b>All</b>",), ("Tom & Jerry",)))
    table = FiguresTable(Picture(100, 50, (), "Title", "Finding", "", "Alt", numbers))
    qtbot.addWidget(table)
    tips = [item.toolTip() for row in range(2) if (item := table.item(row, 0)) is not None]
    assert tips == ["<span>&lt;b&gt;All&lt;/b&gt;</span>", "Tom & Jerry"]
    assert as_tip("&lt;") == "<span>&amp;lt;</span>"


@pytest.mark.parametrize(("required", "told"), [(True, ["a"]), (False, ["a", None])])
def test_an_answer_that_must_stand_is_not_taken_away_by_a_key(
    qtbot: QtBot, required: bool, told: list[str | None]
) -> None:
    group = ChoiceGroup(CHOICES, "Which?", required=required)
    qtbot.addWidget(group)
    group.show()
    picked: list[object] = []
    group.picked.connect(picked.append)
    first = group.findChildren(Choice)[0]
    first.click()
    QTest.keyClick(first, Qt.Key.Key_Delete)
    assert picked == told
    assert first.isChecked() is required


def test_what_cannot_be_read_gives_way_to_the_arrow_keys(qtbot: QtBot) -> None:
    stepper = Stepper("Points", 0, 10)
    qtbot.addWidget(stepper)
    stepper.show()
    QTest.keyClicks(stepper.edit, "many")
    assert stepper.edit.is_wrong
    QTest.keyClick(stepper.edit, Qt.Key.Key_Down)
    assert (stepper.edit.text(), stepper.edit.is_wrong) == ("", False)


def test_an_answer_is_painted_the_other_way_round_where_the_language_runs_so(qtbot: QtBot) -> None:
    card = AnswerChoice("", "", "8")
    qtbot.addWidget(card)
    card.resize(420, 40)
    written = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        card.setLayoutDirection(direction)
        image = card.grab().toImage()
        ground = image.pixelColor(210, 20)
        written.append([x < 210 for x in range(15, 405) if image.pixelColor(x, 20) != ground])
    marks, keys = written
    assert marks.count(True) == keys.count(False) > 0  # the mark of the answer, which has nothing in its middle
    assert marks.count(False) == keys.count(True) > 0  # its key


def test_a_key_that_is_given_another_mark_says_its_whole_meaning_and_still_on_how_many_it_is(qtbot: QtBot) -> None:
    toggle = KeyToggle("1", "Warm…")
    qtbot.addWidget(toggle)
    toggle.count("12", "On how many answers: 12")
    toggle.name("2", "Warm…", "Warm meals")
    toggle.count("12", "On how many answers: 12")
    assert toggle.accessibleDescription() == "Key 2. On how many answers: 12"
    toggle.name("2", "Warm…", "Warm rooms")
    assert (toggle.accessibleName(), toggle.toolTip()) == ("Warm rooms", "Warm rooms")


def _ink_right(picture: QImage, top: int, bottom: int) -> int:
    """Return how far to the right something is written between two heights."""
    ground = picture.pixel(picture.width() - 1, 0)
    rows = range(top, bottom)
    return max((x for x in range(picture.width()) for y in rows if picture.pixel(x, y) != ground), default=0)


def test_a_question_of_two_lines_does_not_end_in_a_single_word(qtbot: QtBot) -> None:
    question = Prose("If this partner vanished tonight, what would you do?", "question")
    qtbot.addWidget(question)
    question.resize(620, question.heightForWidth(620))
    picture = question.grab().toImage().scaledToWidth(620)
    middle = picture.height() // 2
    assert _ink_right(picture, middle + 2, picture.height()) > 0.7 * _ink_right(picture, 0, middle - 2)
    question.resize(2000, question.heightForWidth(2000))
    assert _ink_right(question.grab().toImage().scaledToWidth(2000), 0, question.height()) > 640  # one line


def test_a_question_wears_the_colour_of_its_ink_in_every_theme(qtbot: QtBot) -> None:
    question = Prose("If this partner vanished tonight, what would you do?", "question", "primary")
    qtbot.addWidget(question)
    question.resize(620, question.heightForWidth(620))
    picture = question.grab().toImage()
    primary = theme().colour("primary").rgb()
    found = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
    assert primary in found


def test_a_line_without_room_says_its_shorter_words_and_all_of_it_in_its_tool_tip(qtbot: QtBot) -> None:
    line = _shown(Line(), qtbot)
    whole = "Working with Northbank · 23 November 2026"
    line.say(whole, shorter="Working")
    assert line.toolTip() == whole
    assert line.accessibleName() == whole
    assert _ink_right(line.grab().toImage().scaledToWidth(120), 0, line.height()) < 80
    line.setFixedWidth(600)
    assert line.toolTip() == ""


def test_a_step_that_misses_much_stays_a_row_of_the_list(qtbot: QtBot) -> None:
    row = StepRow(7, "Score and weigh")
    qtbot.addWidget(row)
    row.setChecked(True)
    row.show_state("started", "Something is missing", "Weights are not in from Gwen Pritchard.")
    usual = row.heightForWidth(240)
    row.show_state("started", "Something is missing", "Weights are not in from Gwen Pritchard. " * 12)
    assert usual < row.heightForWidth(240) <= theme().px(28) + 4 * theme().metrics("caption").height() + theme().px(40)
    assert row.accessibleDescription().count("Gwen") == 12


@pytest.mark.parametrize("make", [Button, FoldButton, lambda words: KeyToggle("1", words)])
@pytest.mark.parametrize("words", ["R&D", "Food & drink", "I am Tom & Jerry, start"])
def test_no_letter_of_what_people_wrote_presses_a_button(qtbot: QtBot, make: type[QPushButton], words: str) -> None:
    button = make(words)
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
    assert (button.text(), button.accessibleName()) == (words, words)


def test_an_and_sign_is_painted_and_has_room(qtbot: QtBot) -> None:
    with_sign, without = Button("R&D"), Button("RD")
    for button in (with_sign, without):
        qtbot.addWidget(button)
        button.resize(120, 40)
    assert with_sign.sizeHint().width() > without.sizeHint().width()
    assert with_sign.grab().toImage() != without.grab().toImage()


def test_a_way_to_another_page_does_not_vie_with_the_button_that_goes_on(qtbot: QtBot) -> None:
    card = NextCard()
    qtbot.addWidget(card)
    looks = []
    for elsewhere in (False, True):
        card.offer("This round is closed.", "See the results", elsewhere=elsewhere)
        looks.append(card.button.look)
    assert looks == [Look.PRIMARY, Look.SECONDARY]


def test_of_a_line_that_is_too_long_the_beginning_is_shown_while_nobody_types(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "is_heard", lambda: False)
    room, other = QWidget(), LineInput("Other")
    line = LineInput("Staff")
    layout = QVBoxLayout(room)
    for each in (line, other):
        layout.addWidget(each)
    qtbot.addWidget(room)
    room.setFixedWidth(160)
    line.setText(LONG)
    room.show()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    other.setFocus(Qt.FocusReason.OtherFocusReason)
    assert line.cursorPosition() == 0
    line.setFocus(Qt.FocusReason.OtherFocusReason)
    assert line.cursorPosition() == len(LONG), "who types goes on at the end"
    other.setFocus(Qt.FocusReason.OtherFocusReason)
    assert line.cursorPosition() == 0
    line.setText(LONG)
    QApplication.sendEvent(line, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.ActiveWindowFocusReason))
    assert line.cursorPosition() == len(LONG), "so it is where the window becomes active later"
    line.setCursorPosition(4)
    QApplication.sendEvent(line, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.ActiveWindowFocusReason))
    assert line.cursorPosition() == 4, "who comes back from another window goes on where the cursor was"
    other.setFocus(Qt.FocusReason.OtherFocusReason)
    monkeypatch.setattr(inputs, "is_heard", lambda: True)
    line.setText("Six")
    assert line.cursorPosition() == 3, "a screen reader would keep silent about the field"
