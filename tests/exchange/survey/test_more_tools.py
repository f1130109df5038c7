"""What exports of further tools were wrongly taken for, and tools that speak other languages."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from partnerdesk.exchange.survey.columns import ColumnFacts
from partnerdesk.exchange.survey.guessing import guess
from partnerdesk.exchange.survey.headings import Heading, headings_of
from partnerdesk.exchange.survey.identifying import identifying
from partnerdesk.exchange.survey.identifying_headings import EMAIL, NAME
from partnerdesk.exchange.survey.mapping import ColumnMap, Role
from partnerdesk.exchange.survey.refusals import DataRefused
from partnerdesk.exchange.survey.roles import guess_roles
from tests.exchange.survey.exports import Rows, csv_bytes, written

DAYS = {f"2026-02-{n:02} 09:00:00": 1 for n in range(1, 21)}
AGES = {"18-24": 8, "25-44": 7, "65+": 5}
TEXTS = {f"The room was warm and people were kind to me ({n})": 1 for n in range(20)}


def guessed(*columns: tuple[str, Mapping[str, int]]) -> Sequence[ColumnMap]:
    """The roles of columns of twenty rows."""
    made = []
    for at, (name, told) in enumerate(columns):
        filled, unique = sum(told.values()), max(told.values()) == 1
        made.append(ColumnFacts(at, Heading(name, name), 20, filled, dict(told), unique=unique, different=len(told)))
    return guess_roles(made)


@pytest.mark.parametrize(
    ("begun", "ended"),
    [
        ("Startzeit", "Fertigstellungszeit"),
        ("Heure de début", "Heure de fin"),
        ("Hora de inicio", "Hora de finalización"),
        ("Response Start time", "Response Completion time"),
        ("Updated At", "Created At"),
        ("Start time", "Horodateur"),
    ],
)
def test_the_day_of_an_answer_is_when_it_was_sent_in(begun: str, ended: str) -> None:
    columns = guessed((begun, DAYS), (ended, DAYS), ("Was meinen Sie?", TEXTS))
    assert [each.role for each in columns] == [Role.DROP, Role.DATE, Role.TEXT]


@pytest.mark.parametrize(
    "heading", ["Wie alt sind Sie?", "Quel âge avez-vous ?", "Edad", "Ile masz lat?", "Alter", "Ihr Alter"]
)
def test_ages_asked_in_other_languages_are_groups(heading: str) -> None:
    assert guessed((heading, AGES))[0].role is Role.GROUP


def test_what_people_would_alter_is_no_age() -> None:
    assert guessed(("Would you alter anything?", {"Yes": 12, "No": 8}))[0].role is Role.CHOICE


@pytest.mark.parametrize(
    "heading", ["lastpage. Last page", "startlanguage. Start language", "Collector name", "Entry_Status"]
)
def test_what_a_tool_adds_is_left_out(heading: str) -> None:
    assert guessed((heading, {"x": 20}))[0].role is Role.DROP


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Name_First", NAME),
        ("Name_Last", NAME),
        ("Author", NAME),
        ("Attendee Surname", NAME),
        ("Vorname", NAME),
        ("Adresse de messagerie", EMAIL),
        ("Correo electrónico", EMAIL),
    ],
)
def test_people_are_found_by_the_headings_of_further_tools(heading: str, kind: str) -> None:
    assert identifying([heading], ["ann@example.org", "Ann"]) == kind


def test_options_below_one_number_are_parts_of_a_question() -> None:
    ticks = {"Yes": 9}
    columns = guessed(("Q3.a Lunch club", ticks), ("Q3.b Advice", ticks), ("Q3.c Lifts", ticks))
    assert [(each.role, each.question, each.option) for each in columns] == [
        (Role.TICK_ALL, "Q3", option) for option in ("Lunch club", "Advice", "Lifts")
    ]


def test_questions_below_one_number_are_their_own() -> None:
    columns = guessed(("Q3a. What was good?", TEXTS), ("Q3b. Did it help?", {"Yes": 12, "No": 8}))
    assert [each.role for each in columns] == [Role.TEXT, Role.CHOICE]


@pytest.mark.parametrize("steps", [("😀 Great", "🙂 Good", "😐 OK", "🙁 Bad"), ("😀", "🙂", "😐", "🙁")])
def test_smileys_are_steps(steps: tuple[str, ...]) -> None:
    (column,) = guessed(("How do you feel after the session?", dict.fromkeys(reversed(steps), 5)))
    assert (column.role, column.answers, column.good) == (Role.SCALE, steps, "first")


def test_the_columns_of_a_database_below_the_questions_are_headings() -> None:
    rows: Rows = [
        ["Response ID", "Date submitted", "Did it help?"],
        ["id", "submitdate", "123X4X5"],
        ["1", "2026-02-03", "Y"],
    ]
    found = headings_of(rows, 3)
    assert found.rows == 2
    assert [(each.name, each.code) for each in found.columns][2] == ("Did it help?", "123X4X5")
    assert headings_of([rows[0], ["id", "submitdate", "yes"], rows[2]], 3).rows == 1


@pytest.mark.parametrize("head", [["Question", "Yes", "No"], ["Cwestiwn", "Ie", "Na"]])
def test_counts_of_yes_and_no_are_no_answers(tmp_path: Path, head: list[str]) -> None:
    rows = [head, ["Did you enjoy it?", "12", "3"], ["Would you come again?", "14", "1"]]
    with pytest.raises(DataRefused) as caught:
        guess(written(tmp_path / "a.csv", csv_bytes(rows)))
    assert caught.value.code == "results"


def test_workers_are_people_where_their_names_stand_there() -> None:
    named = {"Ann Price": 4, "Ben Owen": 4, "Catrin Jones": 4, "Dai Rees": 3, "Eve Hall": 3, "Femi Ade": 2}
    assert guessed(("Key worker", named))[0].identifying == "name"
    assert guessed(("Key worker", {"Yes": 12, "No": 8}))[0].identifying == ""
    assert guessed(("Venue", named))[0].identifying == ""


def test_the_folder_of_a_question_makes_no_group() -> None:
    assert guessed(("group_a/Do you have a carer?", {"Yes": 12, "No": 8}))[0].role is Role.CHOICE
    assert guessed(("group_a/How old are you?", AGES))[0].role is Role.GROUP


def test_questions_and_answers_are_known_by_joined_headings() -> None:
    asked = {"How did it go?": 10, "What would you change?": 10}
    columns = guessed(("QuestionText", asked), ("answer_text", TEXTS))
    assert [each.role for each in columns] == [Role.DROP, Role.TEXT]
    assert columns[1].question_from == "QuestionText"


def test_an_answer_that_stands_in_several_rows_has_one_id() -> None:
    ids = {f"R{n:03}": 2 for n in range(10)}
    asked = {"How did it go?": 10, "What would you change?": 10}
    columns = guessed(("ResponseId", ids), ("QuestionText", asked), ("AnswerText", TEXTS))
    assert columns[0].role is Role.ID
