"""Exports in the shapes that survey tools write are read as what they are, from a text and from a spreadsheet alike."""

from pathlib import Path

import pytest

from partnerdesk.exchange.survey.described import described
from partnerdesk.exchange.survey.guessing import ExportFound, guess
from partnerdesk.exchange.survey.mapping import Role
from tests.exchange.survey.exports import SHAPES, Rows, csv_bytes, written, xlsx

ROLES: dict[str, dict[str, str]] = {
    "surveymonkey": {
        "Respondent ID": "id",
        "Collector ID": "drop",
        "Start Date": "date",
        "Email Address": "drop",
        "How did you hear of us? – A friend": "tick_all",
        "How did you hear of us? – My GP": "tick_all",
        "How did you hear of us? – Other (please specify)": "text",
        "Any comments?": "text",
    },
    "qualtrics": {
        "IP Address": "drop",
        "Response ID": "id",
        "End Date": "date",
        "Location Latitude": "drop",
        "How satisfied are you?": "scale",
        "What helped? - Selected Choice - Talking": "tick_all",
        "Tell us more": "text",
    },
    "limesurvey": {
        "Response ID": "id",
        "Date submitted": "date",
        "Start language": "drop",
        "Which days suit you? [Monday]": "tick_all",
        "How easy was it to reach us?": "scale",
        "What else?": "text",
    },
    "google": {
        "Timestamp": "date",
        "Your name": "drop",
        "Which of these do you use? (tick all)": "tick_all",
        "Can we use your answers?": "consent",
        "What should change?": "text",
    },
    "microsoft": {
        "ID": "id",
        "Completion time": "date",
        "Email": "drop",
        "Name": "drop",
        "What do you come for?": "tick_all",
        "How likely are you to recommend us?": "scale",
    },
    "smartsurvey": {
        "UserID": "id",
        "Ended": "date",
        "1. How old are you?": "group",
        "2. Do you agree that we listen?": "scale",
        "3. Please say more:": "text",
    },
    "typeform": {
        "#": "id",
        "Rate us from 1 to 5": "scale",
        "Walking": "tick_all",
        "Singing": "tick_all",
        "Say more": "text",
        "Submitted At": "date",
        "Network ID": "drop",
    },
    "jisc": {
        "Unique response number": "id",
        "Which service did you use?": "group",
        "How helpful was it?": "scale",
        "What could we do better next time?": "text",
    },
    "kobo": {
        "end": "date",
        "village": "group",
        "needs": "drop",
        "needs/water": "tick_all",
        "_geolocation": "drop",
        "_id": "id",
        "_uuid": "drop",
    },
}


def _found(folder: Path, name: str, kind: str) -> ExportFound:
    rows, _headings = SHAPES[name]
    if kind == "csv":
        return guess(written(folder / "answers.csv", csv_bytes(rows)))
    return guess(xlsx(folder / "answers.xlsx", {"Answers": rows}))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_read(tmp_path: Path, name: str, kind: str) -> None:
    rows, headings = SHAPES[name]
    found = _found(tmp_path, name, kind)
    assert (found.map.header_rows, found.rows, len(found.columns)) == (headings, len(rows) - headings, len(rows[0]))
    roles = {each.heading: str(each.role) for each in found.map.columns}
    assert {heading: roles.get(heading) for heading in ROLES[name]} == ROLES[name]


def _json(folder: Path, rows: Rows) -> dict[str, object]:
    return described(guess(written(folder / "answers.csv", csv_bytes(rows))))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_first_rows_can_be_shown(tmp_path: Path, kind: str) -> None:
    rows, headings = SHAPES["qualtrics"]
    assert _found(tmp_path, "qualtrics", kind).first_rows == tuple(map(tuple, rows[headings:]))


def test_a_long_question_is_no_group_for_a_word_in_passing(tmp_path: Path) -> None:
    asked = "Do you think that meeting the same group of people over a whole year is the best way to listen to them?"
    rows = [["Area", asked], *[["North", "Yes"], ["South", "No"]] * 4]
    found = guess(written(tmp_path / "answers.csv", csv_bytes(rows)))
    assert [str(each.role) for each in found.map.columns] == ["group", "choice"]


def test_what_was_found_is_said_with_the_names_that_are_promised(tmp_path: Path) -> None:
    told = _json(tmp_path, SHAPES["google"][0])
    names = ("encoding", "bom", "delimiter", "header_rows", "rows", "columns", "sheets")
    assert [told[name] for name in names] == ["utf-8", False, ",", 1, 5, 5, []]
    fields = told["fields"]
    assert isinstance(fields, list)
    asked = next(each for each in fields if each["role"] == "tick_all")
    assert asked["values"] == {"Advice, Lunch club": 2, "Lunch club": 2, "Advice": 1}
    assert sorted(asked["answers"]) == ["Advice", "Lunch club"]


def test_words_and_what_identifies_people_are_not_listed(tmp_path: Path) -> None:
    fields = _json(tmp_path, SHAPES["google"][0])["fields"]
    assert isinstance(fields, list)
    shown = {each["heading"] for each in fields if each["values"]}
    assert shown == {"Which of these do you use? (tick all)", "Can we use your answers?"}


def test_blank_and_repeated_headings_are_told_apart(tmp_path: Path) -> None:
    rows = [["Why?", "", "Why?", "why?"], *[["a", "b", "c", "d"]] * 3]
    found = guess(written(tmp_path / "answers.csv", csv_bytes(rows)))
    assert [each.heading for each in found.map.columns] == ["Why?", "Column 2", "Why? (2)", "why? (3)"]


def test_a_title_above_the_headings_is_skipped(tmp_path: Path) -> None:
    rows = [["Our survey", "", ""], ["", "", ""], ["Age", "Use", "Why"], *[["25-34", "often", "it is near"]] * 3]
    found = guess(written(tmp_path / "answers.csv", csv_bytes(rows)))
    assert (found.map.title_rows, found.map.header_rows, found.rows) == (2, 1, 3)


def test_a_first_row_of_answers_is_no_heading(tmp_path: Path) -> None:
    rows = [[str(n), f"2026-01-{n:02}", "Yes"] for n in range(1, 9)]
    found = guess(written(tmp_path / "answers.csv", csv_bytes(rows)))
    assert (found.map.header_rows, found.rows) == (0, 8)


def test_headings_of_one_word_stay_one_row(tmp_path: Path) -> None:
    rows = [
        ["id", "town", "comment"],
        ["1", "Hull", "it was good"],
        ["2", "Goole", "too far for me"],
        ["3", "Hull", "fine"],
    ]
    found = guess(written(tmp_path / "answers.csv", csv_bytes(rows)))
    assert (found.map.header_rows, found.rows) == (1, 3)


def test_answers_that_come_again_are_no_second_row_of_headings(tmp_path: Path) -> None:
    said = [["Lunch club", "very often", "it was good"], ["Advice line", "not often", "too far for me"]]
    rows = [
        ["service", "often", "comment"],
        *said,
        *[[one, two, f"{why} {n}"] for n in range(3) for one, two, why in said],
    ]
    found = guess(written(tmp_path / "answers.csv", csv_bytes(rows)))
    assert (found.map.header_rows, found.rows) == (1, 8)


def test_marks_of_a_web_page_are_taken_out_of_headings(tmp_path: Path) -> None:
    rows = [['<a href="https://example.org">Which</a> one?', "Why\r\nthat?"], *[["A", "b c d"]] * 3]
    found = guess(written(tmp_path / "answers.csv", csv_bytes(rows)))
    assert [each.heading for each in found.map.columns] == ["Which one?", "Why that?"]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (
            [["Answer Choices", "Responses", ""], ["Yes", "45%", "120"], ["No", "55%", "146"], ["Total", "", "266"]],
            "results",
        ),
        ([["Score", "Count"], ["1", "40"], ["2", "10"], ["3", "5"]], "results"),
        ([["Area", "Spring", "Summer"], ["North", "4", "5"], ["South", "6", "7"], ["Total", "10", "12"]], "results"),
        ([["Area", "Good", "Bad"], ["North", "40%", "60%"], ["South", "10%", "90%"], ["East", "1%", "99%"]], "results"),
        (
            [
                ["Q1. How old are you?", ""],
                ["Answer Choices", "Responses"],
                ["Under 25", "3"],
                ["25 and over", "9"],
                ["", ""],
                ["Q2. Why do you come?", ""],
                ["Answer Choices", "Responses"],
                ["Advice", "3"],
            ],
            "results",
        ),
        ([["Age", "Why"]], "no-answers"),
    ],
)
def test_what_holds_no_answers_is_refused(tmp_path: Path, rows: Rows, code: str) -> None:
    from partnerdesk.exchange.survey.refusals import DataRefused

    with pytest.raises(DataRefused) as refused:
        guess(written(tmp_path / "answers.csv", csv_bytes(rows)))
    assert refused.value.code == code


def test_answers_with_counts_among_them_are_answers(tmp_path: Path) -> None:
    rows = [
        ["Person", "Number of visits", "Why"],
        ["a1", "3", "it is near"],
        ["a2", "4", "my friend goes"],
        ["a3", "3", "no"],
    ]
    assert guess(written(tmp_path / "answers.csv", csv_bytes(rows))).rows == 3


def test_nothing_that_identifies_is_used_unless_kept(tmp_path: Path) -> None:
    found = _found(tmp_path, "surveymonkey", "csv")
    used = {each.heading for each in found.map.columns if each.is_used}
    assert "Email Address" not in used
    assert Role.ID in {each.role for each in found.map.columns if each.is_used}
