"""Rows with the same id are one person: counted as they are counted here, row by row, in plain Python."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryInput, SurveyAnswer
from partnerdesk.exchange.survey.answers import ImportSummary
from partnerdesk.exchange.survey.described import described
from partnerdesk.exchange.survey.guessing import guess
from partnerdesk.exchange.survey.map_reading import read_map
from partnerdesk.exchange.survey.map_writing import map_text
from partnerdesk.exchange.survey.mapping import WORDS, ColumnMap, Role, SurveyMap
from partnerdesk.exchange.survey.reading import read_answers, summary_of
from partnerdesk.exchange.survey.records import import_command
from tests.exchange.survey.exports import csv_bytes, written

HEAD = [
    "Row",
    "Participant ID",
    "Date",
    "Age group",
    "How was it?",
    "Score",
    "Came by",
    "Tea",
    "Cake",
    "Quote?",
    "Why?",
]
MAP = SurveyMap(
    (
        ColumnMap(0, HEAD[0], Role.DROP),
        ColumnMap(1, HEAD[1], Role.ID),
        ColumnMap(2, HEAD[2], Role.DATE),
        ColumnMap(3, HEAD[3], Role.GROUP, HEAD[3]),
        ColumnMap(4, HEAD[4], Role.CHOICE, HEAD[4], answers=("Good", "Bad")),
        ColumnMap(5, HEAD[5], Role.SCALE, HEAD[5], answers=tuple("12345"), good="high", off=("9",)),
        ColumnMap(6, HEAD[6], Role.TICK_ALL, HEAD[6], answers=("Bus", "Bike", "Foot"), separator=";"),
        ColumnMap(7, HEAD[7], Role.TICK_ALL, "Likes", "Tea", marks=("1",)),
        ColumnMap(8, HEAD[8], Role.TICK_ALL, "Likes", "Cake", marks=("1",)),
        ColumnMap(9, HEAD[9], Role.CONSENT, leaves_out=WORDS),
        ColumnMap(10, HEAD[10], Role.TEXT),
    ),
    dates="day-first",
)
WHY = 10
Rows = list[list[str]]


def made_rows(rows: int, people: int, seed: int = 1) -> Rows:
    """Rows of so many people, in no order; every twentieth has no id. Groups and answers differ between rows."""
    pick = random.Random(seed)
    told = [f"P{n:03}" for n in range(people)] + [f"P{pick.randrange(people):03}" for _ in range(rows - people)]
    pick.shuffle(told)
    return [
        [
            str(n),
            "" if n % 20 == 7 else who,
            f"{1 + n % 28:02}/03/2026",
            pick.choice(["Under 25", "25 to 64", "65 and over", ""]),
            pick.choice(["Good", "Good", "Bad", ""]),
            pick.choice(["1", "2", "3", "4", "5", "9", ""]),
            "; ".join(each for each in ("Bus", "Bike", "Foot") if pick.random() < 0.4),
            pick.choice(["1", "", "0"]),
            pick.choice(["1", "", "0"]),
            pick.choice(["Yes", "Yes", "No"]),
            pick.choice(["", f"what {who} said at {n}"]),
        ]
        for n, who in enumerate(told)
    ]


@dataclass
class Counted:
    """The same, counted from the rows: who gave each answer, and who is in each base."""

    rows: int = 0
    people: set[str] = field(default_factory=set)
    gave: defaultdict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    answered: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    apart: defaultdict[tuple[str, str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    silenced: set[str] = field(default_factory=set)


def by_hand(rows: Rows) -> Counted:
    found = Counted()
    for number, row in enumerate(rows):
        if not any((*row[3:9], row[WHY])):
            continue
        found.rows += 1
        who = row[1] or f"row {number}"
        found.people.add(who)
        told = {HEAD[3]: [row[3]], HEAD[4]: [row[4]], HEAD[5]: [row[5]], HEAD[6]: row[6].split("; ")}
        told["Likes"] = [name for name, cell in (("Tea", row[7]), ("Cake", row[8])) if cell == "1"]
        for question, answers in told.items():
            for answer in filter(None, answers):
                found.gave[question, answer].add(who)
                found.apart[row[3], question, answer].add(who)
                if answer != "9":
                    found.answered[question].add(who)
        if row[7] or row[8]:
            found.answered["Likes"].add(who)
        if row[9] == "No" and row[WHY]:
            found.silenced.add(who)
    return found


def holds(summary: ImportSummary, rows: Rows) -> None:
    """Hold all counts of a summary against those that were made by hand."""
    hand = by_hand(rows)
    assert (summary.rows, summary.answers, summary.people) == (len(rows), hand.rows, len(hand.people))
    assert summary.without_words == len(hand.silenced)
    ((name, groups),) = summary.groups
    assert dict(groups) == {value: len(hand.gave[name, value]) for value, _ in groups}
    assert summary.group_bases == (len(hand.answered[name]),)
    for each in summary.counted:
        told = {**dict(each.counts), **dict(each.off)}
        assert told == {answer: len(hand.gave[each.question, answer]) for answer in told}
        assert each.base == len(hand.answered[each.question])
    parts = {(value, question) for value, question, _ in hand.apart if value and question != HEAD[3]}
    assert parts <= {(each.value, each.question) for each in summary.by_group}
    for each in summary.by_group:
        told = {**dict(each.counts), **dict(each.off)}
        assert told == {answer: len(hand.apart[each.value or "", each.question, answer]) for answer in told}


def test_three_hundred_rows_of_a_hundred_and_twenty_people(tmp_path: Path) -> None:
    rows = made_rows(300, 120)
    path = written(tmp_path / "rows.csv", csv_bytes([HEAD, *rows]))
    summary = summary_of(path, MAP)
    holds(summary, rows)
    assert summary.people < 160
    assert summary.differing > 50
    assert dict(summary.texts)["Why?"] == sum(bool(row[WHY]) and row[9] != "No" for row in rows)
    assert sum(len(batch) for batch in read_answers(path, MAP)) == 300


def test_without_the_id_each_row_is_somebody(tmp_path: Path) -> None:
    path = written(tmp_path / "rows.csv", csv_bytes([HEAD, *made_rows(300, 120)]))
    made = SurveyMap(tuple(each for each in MAP.columns if each.role is not Role.ID), dates="day-first")
    summary = summary_of(path, made)
    assert (summary.people, summary.repeated, summary.differing, summary.most_rows) == (300, 0, 0, 1)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 60), st.integers(1, 40), st.integers(0, 10_000))
def test_any_rows_of_any_people(tmp_path_factory: pytest.TempPathFactory, rows: int, people: int, seed: int) -> None:
    made = made_rows(rows, min(rows, people), seed)
    path = written(tmp_path_factory.mktemp("people") / "rows.csv", csv_bytes([HEAD, *made]))
    holds(summary_of(path, MAP), made)


def test_people_are_the_same_across_batches(tmp_path: Path) -> None:
    rows = made_rows(9_000, 3_000)
    holds(summary_of(written(tmp_path / "rows.csv", csv_bytes([HEAD, *rows])), MAP), rows)


def test_the_records_count_people(tmp_path: Path) -> None:
    rows = made_rows(300, 120)
    path = written(tmp_path / "rows.csv", csv_bytes([HEAD, *rows]))
    summary, hand = summary_of(path, MAP), by_hand(rows)
    records = import_command(Partnership.empty(), MAP, summary, "rows.csv").records
    (given_input,) = (each for each in records if isinstance(each, BeneficiaryInput))
    assert given_input.n_took_part == len(hand.people)
    counts = [each for each in records if isinstance(each, SurveyAnswer)]
    assert {(each.question, each.answer): each.count for each in counts} == {
        (each.question, each.answer): len(hand.gave[each.question or "", each.answer or ""]) for each in counts
    }
    assert {each.base for each in counts if each.question == "Age group"} == {len(hand.answered["Age group"])}


def test_nobodys_id_is_no_person(tmp_path: Path) -> None:
    rows = [
        [str(n), who, "", "", "Good", "", "", "", "", "", ""] for n, who in enumerate(["Anonymous", "anonymous", "N/A"])
    ]
    summary = summary_of(written(tmp_path / "rows.csv", csv_bytes([HEAD, *rows])), MAP)
    assert (summary.people, summary.repeated) == (3, 0)


# --- the guess --------------------------------------------------------------------------------------------------------


def _guessed(tmp_path: Path, head: list[str], rows: Rows) -> list[str]:
    found = guess(written(tmp_path / "rows.csv", csv_bytes([head, *rows])))
    return [each.heading for each in found.map.having(Role.ID)]


def _long_form(head: list[str], ids: list[list[str]]) -> Rows:
    told = ["The first thing was good", "It took too long to come", "I would go there again, it helped me"]
    return [[*own, told[n % 3] + f" {n}"] for n, own in enumerate(ids)]


@pytest.mark.parametrize(
    "name",
    [
        "Respondent ID", "respondent_id", "Participant number", "Client ref", "PARENT_KEY", "_submission__uuid",
        "record_id", "Cod ymatebydd", "Anonymous ID", "ID",
    ],
)  # fmt: skip
def test_an_id_of_people_says_who_though_it_comes_again(tmp_path: Path, name: str) -> None:
    ids = [[f"{name} {n % 40}"] for n in range(100)]
    assert _guessed(tmp_path, [name, "What was good?"], _long_form([], ids)) == [name]


@pytest.mark.parametrize(
    ("first", "second", "best"),
    [
        ("Comment ID", "Respondent ID", "Respondent ID"),
        ("Respondent ID", "Participant ID", "Participant ID"),
        ("Respondent ID", "Household ID", "Respondent ID"),
        ("KEY", "PARENT_KEY", "PARENT_KEY"),
        ("Response ID", "Site ID", "Response ID"),
        ("Response ID", "Collector code", "Response ID"),
    ],
)
def test_of_two_ids_that_of_people_is_taken(tmp_path: Path, first: str, second: str, best: str) -> None:
    ids = [[f"r-{n}", f"p-{n % 40}"] for n in range(100)]
    assert _guessed(tmp_path, [first, second, "What was good?"], _long_form([], ids)) == [best]


def test_a_few_codes_of_many_rows_are_no_people(tmp_path: Path) -> None:
    ids = [["ABC"[n % 3]] for n in range(300)]
    assert _guessed(tmp_path, ["Client code", "What was good?"], _long_form([], ids)) == []


@pytest.mark.parametrize(("common", "found"), [("0", []), ("Anonymous", ["User ID"])])
def test_an_id_that_most_rows_have_is_no_person(tmp_path: Path, common: str, found: list[str]) -> None:
    """A tool writes 0 for its guests; "Anonymous" is nobody's id, and its rows are one person each."""
    ids = [[common if n % 5 else f"u-{n % 40}"] for n in range(300)]
    path = written(tmp_path / "rows.csv", csv_bytes([["User ID", "What was good?"], *_long_form([], ids)]))
    looked = guess(path)
    assert [each.heading for each in looked.map.having(Role.ID)] == found
    assert looked.people == summary_of(path, looked.map).people == (248 if found else 300)


def test_people_whose_rows_stand_far_apart_are_found_and_told(tmp_path: Path) -> None:
    """All first answers come first, so that thousands of rows look as if no id came again."""
    ids = [[f"c-{n}", f"p-{n % 3_000}"] for n in range(6_000)]
    path = written(tmp_path / "r.csv", csv_bytes([["Comment ID", "Respondent ID", "Comment"], *_long_form([], ids)]))
    found = guess(path)
    assert [each.heading for each in found.map.having(Role.ID)] == ["Respondent ID"]
    assert (found.people, found.rows, described(found)["people"]) == (3_000, 6_000, 3_000)
    assert any("3,000 people in 6,000 rows" in str(note) for note in found.notes)
    assert read_map(map_text(found.map)).having(Role.ID) == found.map.having(Role.ID)


def test_a_number_that_says_who_somebody_is_stays_out_and_is_told_of(tmp_path: Path) -> None:
    rows = _long_form([], [[f"{9_000 + n % 40}"] for n in range(100)])
    found = guess(written(tmp_path / "rows.csv", csv_bytes([["Patient number", "What was good?"], *rows])))
    assert (found.map.having(Role.ID), found.people) == ((), 100)
    assert any("By ‘Patient number’ there are 40 people in 100 rows." in str(note) for note in found.notes)


@pytest.mark.parametrize(
    ("name", "values", "role"),
    [
        ("Participant", ("Parent", "Carer", "Teacher"), Role.CHOICE),
        ("Respondent", ("Young person", "Parent"), Role.CHOICE),
        ("Voter", ("Yes", "No"), Role.CHOICE),
        ("Child number", ("1", "2", "3"), Role.CHOICE),
        ("Household number", tuple("123456"), Role.CHOICE),
        ("Participant", ("JS", "MK", "TP"), Role.ID),
        ("Participant", ("P1", "P2"), Role.ID),
        ("Participant number", tuple("123456"), Role.ID),
        ("Child number", ("101", "102", "103"), Role.ID),
    ],
)
def test_what_somebody_is_or_which_of_a_few_is_no_id(
    tmp_path: Path, name: str, values: tuple[str, ...], role: Role
) -> None:
    rows = _long_form([], [[values[n % len(values)]] for n in range(60)])
    found = guess(written(tmp_path / "rows.csv", csv_bytes([[name, "What was good?"], *rows])))
    assert found.map.columns[0].role is role
    assert found.people == (len(values) if role is Role.ID else 60)


@pytest.mark.parametrize("nobody", ["Anonymous ", "No ID", "no id", "Not Known", " N/A"])
def test_nobodys_id_is_nobodys_however_it_is_written(tmp_path: Path, nobody: str) -> None:
    ids = [[f"u-{n % 5}" if n % 3 else nobody] for n in range(60)]
    path = written(tmp_path / "rows.csv", csv_bytes([["User ID", "What was good?"], *_long_form([], ids)]))
    found = guess(path)
    assert found.people == summary_of(path, found.map).people == 25


def test_ids_that_are_all_nobodys_say_of_nobody_who_answered(tmp_path: Path) -> None:
    assert _guessed(tmp_path, ["Respondent ID", "What was good?"], _long_form([], [["Anonymous"]] * 60)) == []
