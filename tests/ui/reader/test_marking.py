"""What is marked on answers, by which key, what the room may see of them, and where they lead."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from partnerdesk.domain.commands import AddRecord, ChangeFields, PutRecords
from partnerdesk.domain.records import (
    AnswerMark,
    BeneficiaryInput,
    EvidenceLink,
    InputTheme,
    Objective,
    Survey,
    SurveyQuestion,
    Theme,
)
from partnerdesk.services.quoting import Wish, quote_of
from partnerdesk.ui.language import speak
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.reader.keys import ENGLISH, STANCES, WELSH, Does, ReaderKeys, reader_keys
from partnerdesk.ui.viewmodels.reader.leads import leads_of
from partnerdesk.ui.viewmodels.reader.marking import Marking
from partnerdesk.ui.viewmodels.reader.reader import Reader
from partnerdesk.ui.viewmodels.reader.room_rule import (
    ASKED,
    BY_SURVEY,
    HOLDS_HINTS,
    IDENTIFIES,
    NO_BASIS,
    NOT_ALLOWED,
    NOT_CHOSEN,
    NOT_RECORDED,
    PERSON_REFUSED,
    QUOTE_SHOWN,
    RECOGNISED,
    SHOWN,
    TAKEN_BACK,
    WhereSet,
    room_sight,
)
from partnerdesk.ui.viewmodels.reader.rows import MOST_PAGES, PAGE_ROWS, AnswerRows
from partnerdesk.ui.viewmodels.reader.shown import shown_answer
from partnerdesk.ui.viewmodels.reading_aloud import ReadingAloud
from partnerdesk.ui.viewmodels.room.answers import answer_now
from tests.answer_shots import answers, with_answers
from tests.ui.languages import only_english
from tests.ui.reader.conftest import COUNT, ready


@pytest.mark.parametrize("keys", [ENGLISH, WELSH])
def test_no_key_does_two_things(keys: ReaderKeys) -> None:
    every = [*keys.for_themes, *keys.stances, *(line.key for line in keys.lines)]
    assert len(every) == len(set(every)) == len(ENGLISH.for_does + ENGLISH.for_stances + ENGLISH.for_themes)
    assert {keys.does(keys.key(each)) for each in Does} == set(Does)
    assert tuple(keys.stances.values()) == STANCES
    assert [keys.theme(0), keys.theme(8), keys.theme(len(keys.for_themes))] == ["1", "9", ""]
    assert keys.does("1") is None


def test_in_welsh_the_key_of_being_for_it_is_that_of_its_word(marking: Marking, qapp: QApplication) -> None:
    assert reader_keys() is ENGLISH
    with only_english(qapp):
        speak("cy")
        assert reader_keys() is WELSH
        for line in marking.stances[:4]:
            assert line.key in line.words.upper()
        assert (marking.stances[0].key, marking.stances[0].value) == ("O", "supports")
    assert [line.key for line in marking.stances] == list("SCEOX")


def test_a_theme_is_typed_once_and_given_by_one_key(desk: Desk, reader: Reader, marking: Marking) -> None:
    before = desk.partnership
    assert marking.add_theme("  Being  rushed ")
    line = marking.themes[-1]
    assert (line.words, line.key, line.is_on) == ("Being rushed", "6", True)
    desk.undo()
    assert desk.partnership == before  # the theme and its mark are one step
    desk.redo()
    reader.show_row(1)
    assert marking.add_theme("being RUSHED")
    assert len(desk.partnership.rows(Theme)) == 6
    assert marking.add_theme("being RUSHED")  # is there already: not taken away
    assert marking.themes[-1].is_on
    assert marking.turn_theme(line.value)
    assert [each.words for each in marking.themes if each.is_on] == []
    assert not marking.add_theme("   ")


def test_each_theme_says_on_how_many_answers_it_is_but_few_are_not_counted(
    desk: Desk, reader: Reader, marking: Marking
) -> None:
    assert {line.count for line in marking.themes} == {""}
    for row in range(6):
        reader.show_row(row)
        marking.turn_theme(marking.themes[0].value)
    for row in range(3):
        reader.show_row(row)
        marking.turn_theme(marking.themes[1].value)
    assert [line.count for line in marking.themes][:3] == ["6", "<5", ""]
    desk.undo()
    assert [line.count for line in marking.themes][:2] == ["6", "<5"]


def test_a_stance_once_more_takes_it_away(reader: Reader, marking: Marking) -> None:
    marking.turn_stance("supports")
    marking.turn_stance("opposed")
    assert [line.value for line in marking.stances if line.is_on] == ["opposed"]
    marking.turn_stance("opposed")
    assert not any(line.is_on for line in marking.stances)


def test_identity_is_asked_about_where_the_words_hint_at_it_until_somebody_answers(
    desk: Desk, reader: Reader, marking: Marking
) -> None:
    def asks() -> bool:
        assert reader.current is not None
        assert reader.mark is not None
        return shown_answer(desk.partnership, reader.current, reader.mark).asks_identity

    assert not asks()
    reader.show_row(5)
    assert asks()
    marking.set_identify(may=False)
    assert not asks()
    marking.turn_identify()
    assert reader.mark is not None
    assert reader.mark.may_identify
    assert not asks()


@pytest.mark.parametrize(
    ("marked", "recorded", "text", "reason"),
    [
        ({"read_aloud": True}, {}, "Warm.", SHOWN),
        ({}, {}, "Warm.", NOT_CHOSEN),
        ({"read_aloud": True, "may_identify": True}, {}, "Warm.", IDENTIFIES),
        ({"read_aloud": True}, {}, "Ring 07700 900123.", HOLDS_HINTS),
        ({"read_aloud": True}, {}, "I would ask for Michelle.", HOLDS_HINTS),
        ({"read_aloud": True, "may_identify": False}, {}, "I would ask for Michelle.", SHOWN),
        ({"read_aloud": True, "may_identify": False}, {}, "Ring 07700 900123.", SHOWN),
        ({"read_aloud": True}, {"quote_permission": None}, "Warm.", NOT_RECORDED),
        ({"read_aloud": True}, {"quote_permission": "none"}, "Warm.", NOT_ALLOWED),
        ({"read_aloud": True}, {"identity_check": "high"}, "Warm.", RECOGNISED),
        ({"read_aloud": True}, {"consent_state": "refused"}, "Warm.", TAKEN_BACK),
        ({"read_aloud": True}, {"lawful_basis": None}, "Warm.", NO_BASIS),
    ],
)
def test_the_room_sees_only_what_may_be_shown(
    desk: Desk, marked: dict[str, bool], recorded: dict[str, str | None], text: str, reason: str
) -> None:
    if recorded:
        desk.execute(ChangeFields(BeneficiaryInput, ("BI-900",), recorded))
    mark = replace(AnswerMark(survey="SU1", respondent=1, question=3), **marked)  # type: ignore[arg-type]  # flags
    found = room_sight(desk.partnership, mark, text)
    assert (found.says.pattern, found.words) == (reason, text if reason == SHOWN else "")


MAP = """format = "partnerdesk-survey-map"
version = 1

[[column]]
column = 1
heading = "What would help?"
role = "text"

[[column]]
column = 2
heading = "May we quote you?"
role = "consent"
answers = ["No"]
leaves_out = "words"
"""


def test_what_is_known_of_permission_is_said_and_led_to(desk: Desk, reader: Reader) -> None:
    desk.execute(ChangeFields(BeneficiaryInput, ("BI-900",), {"quote_permission": None}))
    desk.execute(ChangeFields(Survey, ("SU1",), {"map": MAP}))
    assert reader.current is not None
    mark = reader.current.place
    found = room_sight(desk.partnership, AnswerMark(survey="SU1", respondent=1, question=3), "Warm.")
    assert found.says.pattern == ASKED
    assert "May we quote you?" in str(found.says)
    assert found.where == WhereSet(BY_SURVEY, "BI-900", "quote_permission")
    desk.execute(quote_of(desk.partnership, reader.current, Wish("A short message", "", "board_anon", "low")))
    own = AnswerMark(survey="SU1", respondent=mark.respondent, question=mark.question, may_identify=True)
    seen = room_sight(desk.partnership, own, reader.current.text)
    assert (seen.words, seen.says.pattern, seen.where) == ("[…] A short message […]", QUOTE_SHOWN, None)
    (line,) = answer_now(desk)
    assert line.text == "“[…] A short message […]”"


def test_an_answer_that_is_marked_is_read_aloud_on_the_next_page(desk: Desk, reader: Reader, marking: Marking) -> None:
    aloud = ReadingAloud(desk)

    def heard() -> list[tuple[str, str, str]]:
        return [(each.words[:16], each.source, each.method) for each in aloud.extracts if each.is_quote]

    assert heard() == []
    marking.turn_aloud()
    assert heard() == [("“I wait for week", "What would help you most?", "Spring survey")]
    assert aloud.waiting == ""
    desk.execute(ChangeFields(BeneficiaryInput, ("BI-900",), {"quote_permission": None}))
    assert heard() == []
    assert aloud.waiting.startswith("One answer that is marked to be read aloud is not read")
    assert aloud.holds_answers
    aloud.show_answers()
    assert (reader.wanted.read_aloud, len(reader.snapshot)) == (True, 1)
    assert reader.current is not None
    desk.execute(quote_of(desk.partnership, reader.current, Wish("A short message", "", "board_anon", "low")))
    assert [words for words, _, _ in heard()] == ["“[…] A short mes"]
    assert aloud.waiting == ""


def test_what_a_person_does_not_allow_goes_before_what_the_survey_allows(
    desk: Desk, reader: Reader, marking: Marking
) -> None:
    marking.turn_aloud()
    assert len(answer_now(desk)) == 1
    assert reader.current is not None
    desk.execute(quote_of(desk.partnership, reader.current, Wish("A short message", "", "none", "low")))
    assert answer_now(desk) == ()
    assert reader.mark is not None
    held = shown_answer(desk.partnership, reader.current, reader.mark)
    assert held.room == PERSON_REFUSED
    assert held.where is not None
    assert held.where.field == ""


def test_the_room_follows_the_answer_and_never_sees_who_gave_it(desk: Desk, reader: Reader, marking: Marking) -> None:
    assert answer_now(desk) == ()
    marking.turn_aloud()
    (line,) = answer_now(desk)
    assert line.text.startswith("“I wait for weeks")
    assert "carer" not in line.text + line.note
    assert "neighbour" not in line.text + line.note
    marking.turn_identify()
    assert answer_now(desk) == ()
    reader.show_row(1)
    assert answer_now(desk) == ()


def test_an_answer_leads_to_its_quote_and_to_the_objectives_of_quote_and_themes(
    desk: Desk, reader: Reader, marking: Marking
) -> None:
    for number in (1, 2):
        desk.execute(AddRecord(Objective(id=f"OB{number}", so_that_text=f"change {number}")))
    marking.turn_theme("TH900")
    assert reader.current is not None
    assert leads_of(desk.partnership, reader.current, ("TH900",)) == ()
    desk.execute(quote_of(desk.partnership, reader.current, Wish("I wait for weeks and nobody rings.")))
    quote = desk.partnership.rows(BeneficiaryInput)[-1].id
    desk.execute(AddRecord(EvidenceLink(objective="OB1", input=quote, kind="supports")))
    desk.execute(AddRecord(EvidenceLink(objective="OB2", input="BI-900", kind="raised", note="‘Waiting without news’")))
    found = leads_of(desk.partnership, reader.current, ("TH900",))
    assert [(lead.page, lead.key) for lead in found] == [
        ("hear.inputs", (quote,)),
        ("aims.links", ("OB1",)),
        ("aims.links", ("OB2",)),
    ]
    assert [lead.why for lead in found] == [
        "Quote",
        "Supports it, by the quote",
        "Raised it, by the theme “Waiting without news”",
    ]


def test_a_list_holds_some_pages_of_rows_and_no_more(bare: Desk) -> None:
    with_answers(bare, answers(MOST_PAGES * PAGE_ROWS * 2))
    reader = ready(bare)
    rows = AnswerRows(reader)
    assert rows.rowCount() == MOST_PAGES * PAGE_ROWS * 2
    for row in range(0, rows.rowCount(), PAGE_ROWS // 2):
        assert rows.index(row).data()
    assert len(rows._pages) == MOST_PAGES
    assert rows.index(5).data().startswith("Ring me on 07700")
    shown = rows.shown(5)
    assert shown is not None
    assert "Not read yet" in shown.told
    Marking(reader).on()
    shown = rows.shown(0)
    assert shown is not None
    assert shown.was_read
    assert reader.read == 1
    assert rows.rowCount() > COUNT


def test_a_row_of_the_list_says_what_was_asked_where_several_questions_were(desk: Desk, reader: Reader) -> None:
    rows = AnswerRows(reader)
    first, last = rows.shown(0), rows.shown(COUNT - 1)
    assert first is not None
    assert last is not None
    assert first.told.startswith("Not read yet · What would help you most? · ")
    assert " · Else? · " in last.told
    assert rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("What would help you most? ")
    long = SurveyQuestion(survey="SU1", number=3, heading="What would help you most, now that the bus is gone?")
    desk.execute(PutRecords((replace(long, role="text"),)))
    first = rows.shown(0)
    assert first is not None
    assert " · What would help you most, now that the… · " in first.told
    desk.execute(PutRecords((SurveyQuestion(survey="SU1", number=4, heading="Else?", role="choice"),)))
    first = rows.shown(0)
    assert first is not None
    assert "What would help" not in first.told


def test_a_theme_that_is_given_after_the_quote_is_given_to_the_quote(
    desk: Desk, reader: Reader, marking: Marking
) -> None:
    assert reader.current is not None
    desk.execute(quote_of(desk.partnership, reader.current, Wish("I wait for weeks and nobody rings.")))
    quote = desk.partnership.rows(BeneficiaryInput)[-1].id
    desk.execute(AddRecord(InputTheme(input=quote, theme="TH901")))  # of the quote alone
    before = desk.partnership

    def themes() -> set[str]:
        return {row.theme for row in desk.partnership.having(InputTheme, input=quote)}

    assert marking.turn_theme("TH900")
    assert marking.add_theme("Being heard")
    own = desk.partnership.rows(Theme)[-1].id
    assert themes() == {"TH900", "TH901", own}
    assert marking.turn_theme("TH900")
    assert themes() == {"TH901", own}
    assert marking.undo()
    assert marking.undo()
    assert marking.undo()
    assert desk.partnership == before
