"""What a person corrects in a map, as values: no window and no event loop."""

from dataclasses import replace
from pathlib import Path

import pytest

from partnerdesk.exchange.survey.guessing import ExportFound, guess
from partnerdesk.exchange.survey.mapping import Role
from partnerdesk.ui.viewmodels.survey import editing
from partnerdesk.ui.viewmodels.survey.columns import column_lines, dated_example, detail_of, ends_of
from tests.exchange.survey.exports import SURVEYMONKEY, csv_bytes
from tests.ui.survey.conftest import HEADS, POSITIONS, ROWS

SCORE, WHY, MAIL, AGE = (POSITIONS[HEADS[at]] for at in (4, 6, 2, 3))


@pytest.fixture
def found(export: Path) -> ExportFound:
    return guess(export)


def test_the_guess_of_the_fixture_has_one_of_each_role(found: ExportFound) -> None:
    roles = [each.role for each in found.map.columns]
    assert roles == [
        Role.ID, Role.DATE, Role.DROP, Role.GROUP, Role.SCALE, Role.TICK_ALL, Role.TEXT, Role.CONSENT,
    ]  # fmt: skip
    assert found.map.dates == "ask"


def test_another_role_brings_what_it_needs_and_the_first_guess_comes_back(found: ExportFound) -> None:
    text = editing.with_role(found.map, found, SCORE, Role.TEXT)
    assert editing.column_at(text, SCORE).answers == ()
    assert editing.column_at(text, SCORE).good == ""
    choice = editing.with_role(text, found, SCORE, Role.CHOICE)
    assert editing.column_at(choice, SCORE).answers == ("1", "2", "3", "4", "5", "99")
    assert editing.with_role(choice, found, SCORE, Role.SCALE) == found.map


def test_there_is_one_date_and_one_number_of_the_answer(found: ExportFound) -> None:
    made = editing.with_role(found.map, found, WHY, Role.ID)
    assert [each.position for each in made.columns if each.role is Role.ID] == [WHY]
    assert editing.column_at(made, 0).role is Role.DROP


def test_a_column_that_becomes_the_date_asks_which_comes_first(tmp_path: Path) -> None:
    path = tmp_path / "dates.csv"
    rows = [
        ("Submitted", "Visit", "Why?"),
        *((f"2026-01-{n:02}", f"0{n}/02/2026", f"because of {n}") for n in range(1, 9)),
    ]
    path.write_bytes(csv_bytes(rows))
    found = guess(path)
    assert found.map.dates == ""
    made = editing.with_role(found.map, found, 1, Role.DATE)
    assert made.dates == "ask"
    assert editing.with_role(made, found, 0, Role.DATE).dates == ""


def test_what_identifies_people_is_kept_only_on_purpose_and_can_be_left_out_again(found: ExportFound) -> None:
    assert not editing.column_at(found.map, MAIL).is_used
    kept = editing.with_keep(found.map, found, MAIL, keep=True)
    assert editing.column_at(kept, MAIL).is_used
    assert editing.column_at(kept, MAIL).role is Role.TEXT
    assert editing.with_keep(kept, found, MAIL, keep=False) == found.map


def test_names_that_come_again_are_words_and_a_group_only_where_somebody_makes_them_one(tmp_path: Path) -> None:
    path = tmp_path / "named.csv"
    rows = [
        ("Your name", "Why?"),
        *((("Ann Price", "Bob Shaw")[n % 2], f"because of the {n}th time") for n in range(12)),
    ]
    path.write_bytes(csv_bytes(rows))
    found = guess(path)
    kept = editing.with_keep(found.map, found, 0, keep=True)
    assert editing.column_at(kept, 0).role is Role.TEXT
    assert detail_of(kept, found, 0).note == ""
    made = editing.with_role(kept, found, 0, Role.GROUP)
    assert editing.column_at(made, 0).answers == ("Ann Price", "Bob Shaw")
    assert detail_of(made, found, 0).note.startswith("This shows names: each becomes a line in counts and papers.")


def test_answers_move_within_their_list_and_no_further(found: ExportFound) -> None:
    made = editing.moved(found.map, AGE, "65+", -1)
    assert editing.column_at(made, AGE).answers == ("18-24", "65+", "25-34")
    assert editing.column_at(editing.moved(made, AGE, "65+", -9), AGE).answers == ("65+", "18-24", "25-34")
    assert editing.moved(made, AGE, "not there", 1) == made
    assert editing.moved(made, AGE, "18-24", -1) == made


def test_an_answer_is_a_step_off_the_scale_or_none(found: ExportFound) -> None:
    assert editing.kind_of(found.map, SCORE, "99") == editing.OFF
    step = editing.with_kind(found.map, SCORE, "99", editing.STEP)
    assert editing.column_at(step, SCORE).answers[-1] == "99"
    none = editing.with_kind(step, SCORE, "99", editing.NONE)
    assert "99" in none.missing
    assert "99" not in editing.column_at(none, SCORE).answers
    assert editing.kind_of(none, SCORE, "99") == editing.NONE
    back = editing.with_kind(none, SCORE, "99", editing.OFF)
    assert "99" not in back.missing
    assert editing.column_at(back, SCORE).off == ("99",)


def test_a_marker_taken_out_leaves_those_that_were_named_elsewhere(found: ExportFound) -> None:
    named = editing.with_kind(found.map, SCORE, "99", editing.NONE)
    made = editing.with_missing(named, (), found.map.missing)
    assert made.missing == ("99",)


def test_the_choices_of_last_time_hold_for_columns_that_have_moved(found: ExportFound, tmp_path: Path) -> None:
    earlier = editing.with_good(replace(found.map, dates="day-first"), SCORE, "high")
    path = tmp_path / "second.csv"
    path.write_bytes(csv_bytes([(*HEADS[4:], *HEADS[:4]), *((*row[4:], *row[:4]) for row in ROWS)]))
    second = guess(path)
    assert editing.fits(second.map, earlier)
    made = editing.as_last_time(second.map, earlier)
    assert editing.column_at(made, 0).heading == HEADS[4]
    assert editing.column_at(made, 0).good == "high"
    assert made.dates == "day-first"
    assert editing.column_at(made, 6).identifying
    assert not editing.column_at(made, 6).is_used


def test_another_survey_is_no_next_wave(found: ExportFound) -> None:
    other = replace(found.map, columns=(*found.map.columns, replace(found.map.columns[0], heading="Something else")))
    assert not editing.fits(found.map, other)


def test_values_that_identify_people_are_not_shown_until_somebody_asks(found: ExportFound) -> None:
    line = column_lines(found.map, found)[MAIL]
    assert "example.org" not in line.examples
    assert not detail_of(found.map, found, MAIL).examples
    assert "example.org" in detail_of(found.map, found, MAIL, seen=True).examples[0]


def test_a_line_has_three_values_without_markers(found: ExportFound) -> None:
    (line,) = (each for each in column_lines(found.map, found) if each.heading == "Why?")
    assert len(line.examples.split(" · ")) == 3
    assert "n/a" not in line.examples


def test_the_detail_of_a_scale_has_its_steps_in_order_with_counts_and_its_ends_in_words(found: ExportFound) -> None:
    detail = detail_of(found.map, found, SCORE)
    assert [(each.answer, each.count, each.kind) for each in detail.answers[-2:]] == [
        ("5", "6", editing.STEP),
        ("99", "6", editing.OFF),
    ]
    assert [each.label for each in detail.ends] == ["Not said yet", "‘5’ is the good end", "‘1’ is the good end"]
    words = replace(editing.column_at(found.map, SCORE), answers=("Good", "Bad"), off=())
    assert [each.value for each in ends_of(words)] == ["unknown", "first", "last"]


def test_answers_of_tick_all_are_counted_one_by_one(found: ExportFound) -> None:
    answers = {each.answer: each.count for each in detail_of(found.map, found, 5).answers}
    assert answers == {"Calls": "18", "Lifts": "18"}


def test_a_date_is_shown_as_it_is_read_and_one_of_two_meanings_serves_as_the_example(
    found: ExportFound, tmp_path: Path
) -> None:
    assert dated_example(found, 1) not in {"", "01/01/2026", "02/02/2026"}
    path = tmp_path / "iso.csv"
    path.write_bytes(csv_bytes([("Date", "Why?"), ("2026-01-05", "because"), ("2026-01-06", "it helps")]))
    plain = guess(path)
    assert detail_of(plain.map, plain, 0).note == "2026-01-05 is read as 5 January 2026."


def test_columns_that_share_a_question_are_called_first_by_what_tells_them_apart(tmp_path: Path) -> None:
    path = tmp_path / "two_rows.csv"
    path.write_bytes(csv_bytes(SURVEYMONKEY))
    found = guess(path)
    heads = [each.heading for each in column_lines(found.map, found)]
    assert "A friend – How did you hear of us?" in heads
    assert "My GP – How did you hear of us?" in heads


def test_an_option_of_a_question_is_one_again_when_its_first_role_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "two_rows.csv"
    path.write_bytes(csv_bytes(SURVEYMONKEY))
    found = guess(path)
    option = next(each for each in found.map.columns if each.option == "A friend")
    assert option.role is Role.TICK_ALL
    text = editing.with_role(found.map, found, option.position, Role.TEXT)
    assert editing.column_at(text, option.position).option == ""
    assert editing.with_role(text, found, option.position, Role.TICK_ALL) == found.map


def test_the_question_beside_an_answer_can_be_left_and_taken_again(tmp_path: Path) -> None:
    asked = ("What was good?", "What could be better?")
    rows = [["Question", "Answer"], *[[asked[n % 2], f"Said by number {n}"] for n in range(30)]]
    path = tmp_path / "long.csv"
    path.write_bytes(csv_bytes(rows))
    found = guess(path)
    assert detail_of(found.map, found, 1).is_beside
    assert "It answers 2 questions" in detail_of(found.map, found, 1).note
    plain = editing.with_question_beside(found.map, found, 1, beside=False)
    assert [each.role for each in plain.columns] == [Role.CHOICE, Role.TEXT]
    assert (detail_of(plain, found, 1).beside, detail_of(plain, found, 1).is_beside) == ("Question", False)
    assert editing.with_question_beside(plain, found, 1, beside=True) == found.map


def test_a_question_that_stands_nowhere_can_be_said(tmp_path: Path) -> None:
    themes = ("Staff", "Waiting", "Parking", "Food", "Warmth")
    rows = [["Comment", *themes]]
    rows += [[f"Said by number {n}", *("1" if (n + at) % 3 == 0 else "" for at in range(5))] for n in range(30)]
    path = tmp_path / "coded.csv"
    path.write_bytes(csv_bytes(rows))
    found = guess(path)
    detail = detail_of(found.map, found, 2)
    assert detail.question == "Staff … Warmth"
    assert detail.note.startswith("Its question stands nowhere in the file.")
    named = editing.with_question(found.map, 2, "  What is it\nabout? ")
    assert {each.question for each in named.columns[1:]} == {"What is it about?"}
    assert detail_of(named, found, 5).note.startswith("This column is one answer of the question ‘What is it about?’")
    assert editing.with_question(found.map, 2, " ") == editing.with_question(found.map, 0, "Other") == found.map
    assert detail_of(found.map, found, 0).question == ""
