"""The page on which answers are read together, by keyboard: one key does one thing, and typing is left alone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from partnerdesk.domain.commands import AddRecord, LockFile
from partnerdesk.domain.records import AnswerMark, BeneficiaryInput, EvidenceLink, Objective, Theme
from partnerdesk.services.answers import Answer
from partnerdesk.services.quoting import Wish, quote_of
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.reader.keys import Does, reader_keys
from partnerdesk.ui.viewmodels.reader.marking import KeyedLine
from partnerdesk.ui.viewmodels.reader.reader import PAGE, PAUSE, Reader
from partnerdesk.ui.viewmodels.reader.rows import AnswerRows
from partnerdesk.ui.views.dialogs.quote_answer import QuoteAnswer
from partnerdesk.ui.views.reader.letters import files_for
from partnerdesk.ui.views.reader.marks_pane import Toggles
from partnerdesk.ui.views.reader.start_of_text import runs_left
from partnerdesk.ui.views.room.face import RoomFaceView
from partnerdesk.ui.views.steps.answer_reader import AnswerReaderView
from partnerdesk.ui.views.widgets.key_toggle import KeyToggle
from tests.answer_shots import LONG, answers, with_answers
from tests.ui.reader.conftest import COUNT, ready


@pytest.fixture
def view(empty: MainWindow) -> AnswerReaderView:
    """Give the page with sixty answers, as somebody comes to it."""
    desk, workshop = empty.desk, empty.workshop
    assert desk is not None
    assert workshop is not None
    with_answers(desk, answers(COUNT))
    workshop.show_page(PAGE)
    ready(desk)
    QApplication.processEvents()
    found = workshop.screen_shown.block(0)
    assert isinstance(found, AnswerReaderView)
    found.focus_first()
    return found


def _reader(view: AnswerReaderView) -> Reader:
    found = view.reader
    assert found.current is not None
    return found


def _press(view: AnswerReaderView, keys: str) -> None:
    for key in keys:
        QTest.keyClicks(view.body.card.words, key)


def _mark(view: AnswerReaderView) -> AnswerMark:
    mark = _reader(view).mark
    assert mark is not None
    return mark


def test_the_keyboard_is_on_the_answer_and_one_key_does_one_thing(view: AnswerReaderView) -> None:
    assert view.body.card.words.toPlainText().startswith("I wait for weeks")
    _press(view, "1cri")
    mark = _mark(view)
    assert mark.themes == ("TH900",)
    assert mark.stance == "supports_with_conditions"
    assert (mark.read_aloud, mark.may_identify, mark.was_read) == (True, True, True)
    _press(view, "z")
    assert _mark(view).may_identify is None
    _press(view, "n2n")
    assert _reader(view).row == 2
    _press(view, "p")
    assert (_reader(view).row, _mark(view).themes) == (1, ("TH901",))
    _press(view, "bu")
    assert _reader(view).row == 3
    assert view.top.counted() == "3 of 60 read"


def test_arrows_turn_over_and_the_space_bar_reads_long_words_to_their_end_first(view: AnswerReaderView) -> None:
    words = view.body.card.words
    for key, row in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Left, 1), (Qt.Key.Key_Up, 0)):
        QTest.keyClick(words, key)
        assert _reader(view).row == row
    _reader(view).show_row(9)
    assert len(words.toPlainText()) > LONG * 0.9
    pages = 0
    while _reader(view).row == 9:
        QTest.keyClick(words, Qt.Key.Key_Space)
        pages += 1
    assert pages > 5
    assert words.verticalScrollBar().value() == 0


def test_what_is_typed_into_a_field_marks_nothing(view: AnswerReaderView) -> None:
    QTest.keyClick(view.body.card.words, Qt.Key.Key_Slash)
    search = view.top.search
    assert search.hasFocus()
    QTest.keyClicks(search, "warm in 12")
    event = QInputMethodEvent()
    event.setCommitString(" ŵ’")
    QApplication.sendEvent(search, event)
    assert search.text() == "warm in 12 ŵ’"
    assert not view.desk.partnership.rows(AnswerMark)
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    QTest.keyClicks(view.body.card.words, "t")
    assert view.body.marks.new.hasFocus()
    QTest.keyClicks(view.body.marks.new, "Being rushed 1")
    QTest.keyClick(view.body.marks.new, Qt.Key.Key_Return)
    assert [row.text for row in view.desk.partnership.rows(Theme)][-1] == "Being rushed 1"
    assert view.body.card.words.hasFocus()
    assert _mark(view).themes == (view.desk.partnership.rows(Theme)[-1].id,)


def test_a_search_that_finds_nothing_says_so_and_leads_back(view: AnswerReaderView, qtbot: QtBot) -> None:
    _press(view, "1s")
    QTest.keyClicks(view.top.search, "xyzzy")
    qtbot.waitUntil(lambda: view.top.counted() == f"0 of {COUNT} answers", timeout=20 * PAUSE)
    assert view.body.nothing.isVisible()
    assert not view.body.card.isVisible()
    assert not any(each.isChecked() or each.isEnabled() for each in view.body.marks.findChildren(KeyToggle))
    assert view.top.search.hasFocus() or view.focus_first()
    view.body.nothing.findChildren(QAbstractButton)[0].click()
    assert view.body.card.isVisible()
    assert view.top.search.text() == ""


def test_a_search_leads_back_to_where_it_began_and_to_what_was_marked_in_it(view: AnswerReaderView) -> None:
    reader = _reader(view)
    reader.show_row(4)
    for text in ("xyzzy", "warm", ""):
        reader.type_text(text)
        reader.search_now()
    assert reader.row == 4
    reader.type_text("warm")
    reader.search_now()
    found = reader.current
    _press(view, "1")
    reader.widen()
    assert reader.current == found
    assert reader.row != 4


def test_all_read_says_what_comes_next_once(view: AnswerReaderView) -> None:
    reader = _reader(view)
    reader.narrow("question", ("SU1", 3))
    shown = len(reader.snapshot)
    _press(view, "u" * (shown + 1))
    assert view.everything.isVisible()
    assert view.top.all.isVisible()
    assert view.everything.accessibleName().endswith(f"Others are not among these: {COUNT - shown}.")
    view.top.all.click()
    assert not view.everything.isVisible()
    assert len(reader.snapshot) == COUNT


def test_where_themes_are_renamed_merged_and_split_is_one_press_away(view: AnswerReaderView) -> None:
    way, asked = view.body.marks.to_themes, list[str]()
    view.desk.page_asked.connect(asked.append)
    view.body.marks._marking.add_theme("Sunday buses")
    QApplication.processEvents()
    assert way.isVisible()
    way.click()
    assert asked == ["hear.themes"]


def test_the_way_back_from_the_full_window_is_above_the_words(view: AnswerReaderView) -> None:
    way, card = view.body.ways[Does.FILL], view.body.card

    def is_above() -> bool:
        QApplication.processEvents()
        return way.mapTo(view.body, QPoint(0, way.height())).y() <= card.mapTo(view.body, QPoint(0, 0)).y()

    assert not is_above()
    _press(view, "f")
    assert is_above()
    assert way.isVisible()
    way.click()
    assert not is_above()


def test_the_list_keeps_the_answer_and_all_keys(view: AnswerReaderView) -> None:
    _reader(view).show_row(20)
    _press(view, "l")
    rows = view.body.rows
    assert rows.isVisible()
    assert rows.hasFocus()
    assert rows.currentIndex().row() == 20
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert _reader(view).row == 21
    assert not view.desk.partnership.rows(AnswerMark)  # looking at rows reads none of them
    QTest.keyClicks(rows, "3")
    assert _mark(view).themes == ("TH902",)
    QTest.keyClicks(rows, "n")
    assert _reader(view).row == 22
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert view.body.card.isVisible()
    assert view.body.card.words.hasFocus()
    assert _reader(view).row == 22


def test_it_can_fill_the_window_and_escape_brings_the_page_back(view: AnswerReaderView) -> None:
    window = view.window()
    assert isinstance(window, MainWindow)
    assert window.workshop is not None
    _press(view, "f")
    assert not view.top.isVisible()
    assert not window.workshop.bar.isVisible()
    assert view.body.card.words.hasFocus()
    _press(view, "1")
    assert _mark(view).themes == ("TH900",)
    QTest.keyClick(view.body.card.words, Qt.Key.Key_Escape)
    assert view.top.isVisible()
    assert window.workshop.bar.isVisible()
    _press(view, "f")
    window.workshop.show_page("hear.inputs")
    assert window.workshop.bar.isVisible()
    assert not window.workshop.is_alone


def test_a_locked_record_is_read_and_its_marks_are_greyed(view: AnswerReaderView) -> None:
    view.desk.execute(LockFile(view.desk.stamp(), "en", view.desk.catalogue.texts()))
    assert not any(toggle.isEnabled() for toggle in view.body.marks.findChildren(KeyToggle) if toggle.isVisible())
    QTest.keyClick(view.body.card.words, Qt.Key.Key_Right)
    assert _reader(view).row == 1
    assert not view.desk.partnership.rows(AnswerMark)


def test_every_control_has_a_name_and_every_mark_shows_its_key(view: AnswerReaderView) -> None:
    view.filters.button.click()
    controls = [*view.findChildren(QAbstractButton), *view.findChildren(QLineEdit), *view.findChildren(QComboBox)]
    nameless = [each for each in controls if each.isVisible() and not each.accessibleName().strip()]
    assert nameless == []
    shown = {toggle.key for toggle in view.body.marks.findChildren(KeyToggle) if toggle.isVisible()}
    assert {"1", "2", "3", "4", "5", "S", "C", "E", "O", "X", "R", "I", "M"} <= shown
    words = " ".join(each.text() for each in view.findChildren(QAbstractButton) if each.isVisible())
    for line in reader_keys().lines:
        told = f"({line.key})" in words or line.key in shown or line.key in {"T", "/", "Z"}
        assert told, line
    found = QAccessible.queryAccessibleInterface(view.body.card.words)
    assert found is not None
    assert found.text(QAccessible.Text.Name) == f"1 of {COUNT}"


def test_the_page_is_usable_by_tab_alone(view: AnswerReaderView) -> None:
    reached = set()
    for _ in range(60):
        held = QApplication.focusWidget()
        assert held is not None
        QTest.keyClick(held, Qt.Key.Key_Tab)
        if view.isAncestorOf(held):
            reached.add(held.accessibleName())
    assert {"Search the answers", "Filters", "Waiting without news", "New theme", "Supports it", "Next (N)"} <= reached


def test_without_a_survey_the_button_asks_for_one(empty: MainWindow) -> None:
    assert empty.workshop is not None
    assert empty.desk is not None
    asked: list[str] = []
    empty.desk.asked.disconnect()
    empty.desk.asked.connect(asked.append)
    empty.workshop.show_page(PAGE)
    held = QApplication.focusWidget()
    assert isinstance(held, QAbstractButton)
    assert held.accessibleName() == "Import a survey…"
    held.click()
    assert asked == ["survey"]


def test_the_short_route_has_the_page_once_there_are_answers(empty: MainWindow) -> None:
    assert empty.workshop is not None
    assert empty.desk is not None
    empty.desk.take_route("short")
    empty.workshop.show_page("open.workshop")
    empty.workshop.show_page(PAGE)
    assert empty.workshop.page.id == "open.workshop"
    with_answers(empty.desk, answers(12))
    empty.workshop.show_page(PAGE)
    assert empty.workshop.page.id == PAGE
    ready(empty.desk)


def test_letters_of_other_scripts_get_a_face_and_their_own_direction() -> None:
    assert files_for("یہاں آ کر مجھے سکون") == ("NotoNaskhArabic-Regular.ttf",)
    assert files_for("Mae'r ystafell yn gynnes, ŵ – “£5”") == ()
    assert runs_left("123 یہاں")
    assert not runs_left("Warm یہاں")
    assert not runs_left("123")


def test_no_letter_of_an_answer_is_markup(view: AnswerReaderView) -> None:
    view.body.card.words.say("<b>Not bold</b> & <script>alert(1)</script>")
    assert view.body.card.words.toPlainText() == "<b>Not bold</b> & <script>alert(1)</script>"


def test_an_answer_leads_to_its_quote_and_its_objective(view: AnswerReaderView) -> None:
    window, reader = view.window(), _reader(view)
    assert isinstance(window, MainWindow)
    assert window.workshop is not None
    assert reader.current is not None
    view.body.leads.look_up()
    assert view.body.leads.quote.text() == "Make this a quote… (Q)"
    view.desk.execute(quote_of(view.desk.partnership, reader.current, Wish("I wait for weeks")))
    quote = view.desk.partnership.rows(BeneficiaryInput)[-1].id
    view.desk.execute(AddRecord(Objective(id="OB1", so_that_text="nobody waits")))
    view.desk.execute(AddRecord(EvidenceLink(objective="OB1", input=quote, kind="supports")))
    view.body.leads.look_up()
    assert view.body.leads.quote.text() == "Change the quote… (Q)"
    ways = [card.way for card in view.body.leads.cards if card.isVisible()]
    assert [way.accessibleName() for way in ways] == ["Go to: “I wait for weeks […]”", "Go to: So that nobody waits"]
    ways[0].click()
    assert window.workshop.page.id == "hear.inputs"
    window.workshop.show_page(PAGE)
    ways[1].click()
    assert window.workshop.page.id == "aims.links"


def test_q_asks_for_the_quote_and_a_locked_record_makes_none(view: AnswerReaderView) -> None:
    window = view.window()
    _press(view, "q")
    QApplication.processEvents()
    (asked,) = (each for each in window.findChildren(QuoteAnswer) if each.isVisible())
    asked.reject()
    view.desk.execute(LockFile(view.desk.stamp(), "en", view.desk.catalogue.texts()))
    _press(view, "q")
    QApplication.processEvents()
    assert not [each for each in window.findChildren(QuoteAnswer) if each.isVisible()]


def test_who_has_read_all_of_it_is_told_and_who_asks_for_what_was_read_is_not(
    view: AnswerReaderView,
) -> None:
    reader = _reader(view)
    reader.type_text("ystafell")
    reader.search_now()
    assert not view.everything.isVisible()
    _press(view, "m")
    assert view.everything.isVisible()
    reader.narrow("reading", "read")
    assert not view.everything.isVisible()
    said: list[str] = []
    view.desk.noticed.connect(lambda text, _undo: said.append(text))
    _press(view, "nu")
    assert said == ["That was the last of these answers.", "Every one of these answers has been read."]


def test_a_step_in_the_list_reads_only_the_rows_that_are_seen(
    view: AnswerReaderView, monkeypatch: pytest.MonkeyPatch
) -> None:
    _press(view, "l")
    QApplication.processEvents()
    asked: list[int] = []
    plain = AnswerRows.answer

    def counted(rows: AnswerRows, row: int) -> Answer | None:
        asked.append(row)
        return plain(rows, row)

    monkeypatch.setattr(AnswerRows, "answer", counted)
    QTest.keyClick(view.body.rows, Qt.Key.Key_Down)
    QApplication.processEvents()
    assert 0 < len(asked) <= 150
    assert max(asked) < 20


def test_the_open_room_sees_an_answer_only_while_it_may(view: AnswerReaderView) -> None:
    window, reader = view.window(), _reader(view)
    assert isinstance(window, MainWindow)
    window.meeting.show_room()
    assert window.meeting.room is not None
    (face,) = window.meeting.room.findChildren(RoomFaceView)
    seen = []
    for row in range(12):
        reader.show_row(row)
        for key in ("", "R", "I"):
            view.press_letter(key)
            QApplication.processEvents()
            QApplication.processEvents()
            assert reader.current is not None
            seen.append(reader.current.text[:20] in face.accessibleDescription())
    hinted = 5
    assert seen == [flag for row in range(12) for flag in (False, row != hinted, False)]
    window.meeting.room.close()


def test_a_theme_says_its_number_while_it_has_one(themed: None, qtbot: QtBot) -> None:
    toggles = Toggles(lambda _value: None)
    qtbot.addWidget(toggles)
    for count, told in (("2", "Key 1. On how many answers: 2"), ("", "Key 1")):
        toggles.show_lines((KeyedLine("1", "TH1", "Waiting", is_on=bool(count), count=count),), enabled=True)
        assert toggles.made[0].accessibleDescription() == told
