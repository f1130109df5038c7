"""Reading answers together, without a screen: what counts as read, the way through them, search and filters."""

from collections.abc import Callable
from functools import partial

from PySide6.QtTest import QTest

from partnerdesk.domain.commands import LockFile
from partnerdesk.domain.records import AnswerMark
from partnerdesk.services.answers import Filter
from partnerdesk.services.respondents import erasing_people
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.reader import filters
from partnerdesk.ui.viewmodels.reader.marking import Marking
from partnerdesk.ui.viewmodels.reader.reader import PAUSE, Reader, ReaderState, lead_to_answer, reader_of
from partnerdesk.ui.viewmodels.reader.snapshot import AT_ONCE, Snapshot
from tests.answer_shots import answers, with_answers
from tests.ui.reader.conftest import COUNT, ready


def _shown(reader: Reader) -> int:
    assert reader.current is not None
    return reader.current.respondent


def _searched(reader: Reader, text: str) -> int:
    reader.type_text(text)
    reader.search_now()
    return len(reader.snapshot)


# --- what is there ----------------------------------------------------------------------------------------------------


def test_without_a_survey_there_is_nothing_to_read(bare: Desk) -> None:
    reader = reader_of(bare)
    reader.arrive()
    assert (reader.state, reader.current, reader.row) == (ReaderState.NONE, None, -1)
    assert not Marking(reader).on()


def test_the_first_answer_is_shown_and_all_are_counted(reader: Reader) -> None:
    assert (reader.state, reader.total, len(reader.snapshot), reader.read) == (ReaderState.READY, COUNT, COUNT, 0)
    assert (reader.row, _shown(reader)) == (0, 1)


def test_an_import_that_is_undone_leaves_nothing_to_read(desk: Desk, reader: Reader) -> None:
    while desk.undo_label is not None:
        desk.undo()
    assert reader.state is ReaderState.NONE
    assert reader.current is None
    while desk.redo_label is not None:
        desk.redo()
    assert ready(desk).total == COUNT


def test_many_answers_are_got_ready_in_steps_and_what_was_typed_meanwhile_is_searched_for(bare: Desk) -> None:
    with_answers(bare, answers(2 * AT_ONCE + 7))
    reader = reader_of(bare)
    reader.arrive()
    assert reader.state is ReaderState.LOADING
    assert _shown(reader) == 1
    assert _searched(reader, "Urdu Welsh") == len(reader.snapshot)  # not yet
    reader.narrow("reading", "unread")
    assert ready(bare).state is ReaderState.NOTHING
    reader.widen()
    assert len(reader.snapshot) == reader.total == 2 * AT_ONCE + 7
    assert not reader.snapshot.is_whole
    assert reader.read is None
    ready(bare)
    assert reader.read == 0


# --- what counts as read ----------------------------------------------------------------------------------------------


def test_going_on_makes_an_answer_read_and_going_back_does_not(reader: Reader, marking: Marking) -> None:
    assert marking.on()
    assert (reader.row, reader.read) == (1, 1)
    assert marking.on(-1)
    assert (reader.row, reader.read) == (0, 1)
    assert reader.mark is not None
    assert reader.mark.was_read


def test_who_marks_an_answer_has_read_it_in_the_same_step(desk: Desk, reader: Reader, marking: Marking) -> None:
    before = desk.partnership
    turns: tuple[Callable[[], bool], ...] = (
        partial(marking.turn_theme, "TH900"),
        partial(marking.turn_stance, "opposed"),
        marking.turn_aloud,
        marking.turn_identify,
    )
    for turn in turns:
        assert turn()
        assert reader.read == 1
        desk.undo()
        assert desk.partnership == before
        assert reader.read == 0


def test_an_answer_can_be_put_back_among_the_unread(reader: Reader, marking: Marking) -> None:
    marking.turn_theme("TH901")
    assert marking.turn_read()
    assert reader.read == 0
    assert reader.mark is not None
    assert reader.mark.themes == ("TH901",)
    assert reader.answers is not None
    assert reader.answers.count(Filter(unread=True)) == COUNT


def test_what_has_just_been_read_does_not_slip_away_under_the_reader(reader: Reader, marking: Marking) -> None:
    reader.narrow("reading", "unread")
    seen = [_shown(reader)]
    while marking.on():
        seen.append(_shown(reader))
    assert seen == list(range(1, COUNT + 1))
    assert (len(reader.snapshot), reader.read) == (COUNT, COUNT)
    reader.narrow("reading", None)
    reader.narrow("reading", "unread")
    assert reader.state is ReaderState.NOTHING


def test_reading_goes_on_where_the_board_stopped(desk: Desk, reader: Reader, marking: Marking) -> None:
    for _ in range(7):
        marking.on()
    reader._forget()
    assert _shown(ready(desk)) == 8


def test_a_locked_record_can_be_read_and_not_marked(desk: Desk, reader: Reader, marking: Marking) -> None:
    desk.execute(LockFile(desk.stamp(), desk.catalogue.language, desk.catalogue.texts()))
    said: list[str] = []
    desk.refused.connect(said.append)
    assert marking.on()
    assert (reader.row, said, desk.partnership.rows(AnswerMark)) == (1, [], ())
    assert not marking.is_open
    assert not marking.turn_theme("TH900")
    assert len(said) == 1


# --- the way through them ---------------------------------------------------------------------------------------------


def test_the_next_unread_answer_is_found_also_before_this_one(reader: Reader, marking: Marking) -> None:
    for row in range(1, COUNT):
        reader.show_row(row)
        marking.turn_read()
    assert marking.on_to_unread()
    assert reader.row == 0
    assert not marking.on_to_unread()
    assert reader.read == COUNT


def test_back_goes_to_where_one_was(reader: Reader) -> None:
    for row in (4, 30, 2):
        reader.show_row(row)
    assert [reader.back() and reader.row, reader.back() and reader.row] == [30, 4]
    assert reader.back()
    assert not reader.back()
    assert reader.row == 0


def test_there_is_nothing_after_the_last_and_before_the_first(reader: Reader, marking: Marking) -> None:
    assert not marking.on(-1)
    reader.show_row(COUNT - 1)
    assert not marking.on()
    assert reader.row == COUNT - 1


def test_a_list_and_one_at_a_time_show_the_same_answer(reader: Reader) -> None:
    reader.show_row(17)
    reader.switch()
    assert (reader.as_list, reader.row) == (True, 17)
    reader.switch()
    assert (reader.as_list, reader.row) == (False, 17)


def test_undo_shows_the_answer_whose_mark_it_took_back(desk: Desk, reader: Reader, marking: Marking) -> None:
    reader.show_row(5)
    marking.turn_theme("TH902")
    reader.show_row(40)
    assert marking.undo()
    assert reader.row == 5
    assert reader.mark is not None
    assert reader.mark.themes is None
    assert not marking.undo()  # what came before it is no mark: writing down the themes
    assert desk.undo_label is not None


def test_another_page_can_lead_to_an_answer(desk: Desk, reader: Reader) -> None:
    pages: list[str] = []
    desk.page_asked.connect(pages.append)
    reader.narrow("theme", "TH900")
    assert reader.state is ReaderState.NOTHING
    assert lead_to_answer(desk, ("SU1", 9, 3))
    assert (_shown(reader), pages, reader.is_narrowed) == (9, ["hear.reader"], False)
    assert not lead_to_answer(desk, ("SU1", 9, 4))
    assert not lead_to_answer(desk, ("SU9", 9, 3))


# --- search and filters -----------------------------------------------------------------------------------------------


def test_a_search_waits_until_typing_pauses(reader: Reader) -> None:
    asked: list[str] = []
    reader.found.connect(lambda: asked.append(reader.wanted.text))
    for text in ("w", "wa", "war", "warm"):
        reader.type_text(text)
    assert asked == []
    QTest.qWait(3 * PAUSE)
    assert asked == ["warm"]
    assert 0 < len(reader.snapshot) < COUNT


def test_anything_can_be_searched_for(reader: Reader) -> None:
    for text, least in (
        ("warm", 2),
        ('"', 0),
        ("ystafell gyn", 1),
        ("سکون", 1),
        ("900123", 1),
        ("it's", 0),
        ("%_*", 0),
    ):
        assert _searched(reader, text) >= least, text
    assert _searched(reader, "") == COUNT


def test_the_answer_stays_where_it_is_among_those_that_are_wanted(reader: Reader) -> None:
    reader.show_row(6)
    assert _searched(reader, "ystafell") == 1
    assert _shown(reader) == 7
    assert _searched(reader, "Tuesday") > 0
    assert _shown(reader) != 7


def test_filters_fit_together(reader: Reader, marking: Marking) -> None:
    marking.turn_theme("TH900")
    marking.turn_stance("neutral")
    reader.narrow("question", ("SU1", 4))
    by_question = len(reader.snapshot)
    reader.narrow("group", ("SU1", 0, "A carer"))
    both = len(reader.snapshot)
    reader.narrow("question", None)
    by_group = len(reader.snapshot)
    assert 0 < both < min(by_question, by_group)
    assert by_group == COUNT // 3
    reader.widen()
    for what, value in (("theme", "TH900"), ("stance", "neutral"), ("reading", "read")):
        reader.narrow(what, value)
        assert (len(reader.snapshot), filters.value_of(reader.wanted, what)) == (1, value)
        reader.narrow(what, None)
        assert len(reader.snapshot) == COUNT


def test_the_filters_offer_what_was_asked_and_who_answered(desk: Desk, reader: Reader) -> None:
    assert reader.answers is not None
    assert [line.label for line in filters.questions(desk.partnership)] == ["What would help you most?", "Else?"]
    offered = {line.label for line in filters.groups(desk.partnership, reader.answers)}
    assert {"Are you: A carer", "Age group: 65+"} <= offered


def test_a_group_of_one_survey_and_a_question_of_another_do_not_hide_everything() -> None:
    wanted = filters.narrowed(Filter(), "group", ("SU1", 0, "A carer"))
    other = filters.narrowed(wanted, "question", ("SU2", 4))
    assert (other.survey, other.question, other.group) == ("SU2", 4, None)
    again = filters.narrowed(other, "group", ("SU1", 1, "65+"))
    assert (again.survey, again.question, again.group) == ("SU1", None, (1, "65+"))
    assert filters.narrowed(again, "group", None) == Filter()


def test_an_empty_snapshot_has_no_rows() -> None:
    empty = Snapshot()
    assert (len(empty), empty.is_whole, empty.row_of(3), empty.read(), empty.next_unread(0)) == (0, True, None, 0, None)


def test_when_somebody_is_erased_the_board_stays_where_it_was(desk: Desk, reader: Reader, marking: Marking) -> None:
    for _ in range(3):
        marking.on()
    reader.show_row(20)
    assert desk.execute(erasing_people(desk.session, [("SU1", 21)])) is None
    ready(desk)
    assert (reader.total, _shown(reader), reader.read) == (COUNT - 1, 22, 3)
    assert desk.execute(erasing_people(desk.session, [("SU1", COUNT)])) is None
    assert (ready(desk).total, _shown(reader)) == (COUNT - 2, 22)
