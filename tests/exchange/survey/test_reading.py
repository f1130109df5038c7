"""Answers by a map: rows and counts, what is left out, and what is asked before anything is read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerdesk.domain.apply import apply
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import BeneficiaryGroup, BeneficiaryInput, InputGroup, SurveyAnswer
from partnerdesk.exchange.refusal import InputRefused
from partnerdesk.exchange.survey.answers import PersonAnswers
from partnerdesk.exchange.survey.dates import ASK, DAY_FIRST, MONTH_FIRST
from partnerdesk.exchange.survey.guessing import guess
from partnerdesk.exchange.survey.limits import Limits
from partnerdesk.exchange.survey.map_reading import read_map
from partnerdesk.exchange.survey.map_writing import map_text
from partnerdesk.exchange.survey.mapping import WORDS, ColumnMap, InputFacts, Role, SurveyMap
from partnerdesk.exchange.survey.reading import read_answers, summary_of
from partnerdesk.exchange.survey.records import asked_words, import_command
from partnerdesk.exchange.survey.refusals import DataRefused, ReadingStopped
from tests.exchange.survey.exports import SHAPES, csv_bytes, written, xlsx

HEAD = ["ID", "Day", "Area", "Score", "Use", "Tea", "Cake", "OK?", "Why"]
ROWS = [
    ["a1", "13/01/2026", "North", "5", "Bus; Walk", "1", "", "Yes", "it is near"],
    ["a2", "14/01/2026", "North", "9", "Walk", "", "", "yes", " "],
    ["a3", "15/01/2026", "South", "4", "", "1", "1", "", "I donâ€™t know"],
    ["a4", "01/32/2026", "", "5", "n/a", "0", "0", "Yes", "Did not answer"],
    ["a1", "02/01/2026", "South", "", "Bus", "", "1", "No", "not to be used"],
]
MAP = SurveyMap(
    (
        ColumnMap(0, "ID", Role.ID),
        ColumnMap(1, "Day", Role.DATE),
        ColumnMap(2, "Area", Role.GROUP),
        ColumnMap(3, "Score", Role.SCALE, "Score", answers=tuple("12345"), good="high", off=("9",)),
        ColumnMap(4, "Use", Role.TICK_ALL, "Use", answers=("Bus", "Walk"), separator=";"),
        ColumnMap(5, "Tea", Role.TICK_ALL, "Likes", "Tea", marks=("1",)),
        ColumnMap(6, "Cake", Role.TICK_ALL, "Likes", "Cake", marks=("1",)),
        ColumnMap(7, "OK?", Role.CONSENT),
        ColumnMap(8, "Why", Role.TEXT),
    ),
    dates=DAY_FIRST,
    missing=("n/a", "Did not answer"),
)


def _export(folder: Path, rows: Sequence[Sequence[str]] = (), head: Sequence[str] = HEAD) -> Path:
    return written(folder / "answers.csv", csv_bytes([head, *(rows or ROWS)]))


def _rows(path: Path, made: SurveyMap = MAP) -> list[PersonAnswers]:
    return [row for batch in read_answers(path, made) for row in batch]


def test_rows_are_answers_in_the_order_of_the_plan(tmp_path: Path) -> None:
    reading = read_answers(_export(tmp_path), MAP)
    plan = reading.plan
    assert (plan.groups, plan.texts, plan.consents) == (("Area",), ("Why",), ("OK?",))
    assert [each.text for each in plan.questions] == ["Score", "Use", "Likes"]
    assert [row for batch in reading for row in batch] == [
        PersonAnswers(1, "a1", date(2026, 1, 13), ("North",), ("5", ("Bus", "Walk"), ("Tea",)), ("it is near",)),
        PersonAnswers(2, "a2", date(2026, 1, 14), ("North",), ("9", ("Walk",), None), (None,)),
        PersonAnswers(3, "a3", date(2026, 1, 15), ("South",), ("4", None, ("Tea", "Cake")), ("I donâ€™t know",)),
        PersonAnswers(4, "a4", None, (None,), ("5", None, ()), (None,)),
    ]


def test_who_may_not_be_quoted_is_counted_without_words(tmp_path: Path) -> None:
    rows = [[*row[:7], "Yes", row[8]] for row in ROWS]
    asked = summary_of(_export(tmp_path, rows), MAP)
    rows[0][7] = rows[1][7] = "No, thank you"  # the second wrote nothing
    columns = tuple(replace(each, leaves_out=WORDS) if each.role is Role.CONSENT else each for each in MAP.columns)
    path, made = _export(tmp_path, rows), replace(MAP, columns=columns)
    assert [row.texts for row in _rows(path, made)][:3] == [(None,), (None,), ("I donâ€™t know",)]
    summary = summary_of(path, made)
    assert (summary.answers, summary.without_consent, summary.without_words) == (asked.answers, 0, 1)
    assert (summary.counted, summary.texts) == (asked.counted, (("Why", asked.texts[0][1] - 1),))
    assert [each.leaves_out for each in read_map(map_text(made)).columns] == [each.leaves_out for each in columns]


def test_the_counts_have_their_bases(tmp_path: Path) -> None:
    summary = summary_of(_export(tmp_path), MAP)
    assert (summary.rows, summary.answers, summary.without_consent) == (5, 4, 1)
    assert (summary.repeated, summary.unread_dates) == (0, 1)
    assert (summary.first_day, summary.last_day) == (date(2026, 1, 13), date(2026, 1, 15))
    assert summary.groups == (("Area", (("North", 2), ("South", 1))),)
    assert summary.texts == (("Why", 2),)
    score, use, likes = summary.counted
    assert (score.base, dict(score.counts), score.off) == (3, {"1": 0, "2": 0, "3": 0, "4": 1, "5": 2}, (("9", 1),))
    assert (use.base, use.counts) == (2, (("Bus", 1), ("Walk", 2)))
    assert (likes.base, likes.counts) == (3, (("Tea", 2), ("Cake", 1)))
    by_group = {(each.value, each.question): (each.base, dict(each.counts)) for each in summary.by_group}
    assert by_group["North", "Use"] == (2, {"Bus": 1, "Walk": 2})
    assert by_group["South", "Score"][0] == 1


def test_letters_are_mended_only_where_the_map_says_so(tmp_path: Path) -> None:
    path = _export(tmp_path)
    assert _rows(path, replace(MAP, repair=True))[2].texts == ("I don’t know",)


def test_a_repeated_id_is_counted(tmp_path: Path) -> None:
    rows = [[*row[:7], "Yes", row[8]] for row in ROWS]
    assert summary_of(_export(tmp_path, rows), MAP).repeated == 1


def test_what_identifies_and_is_not_kept_is_never_read(tmp_path: Path) -> None:
    columns = tuple(replace(each, identifying="name") if each.role is Role.TEXT else each for each in MAP.columns)
    reading = read_answers(_export(tmp_path), replace(MAP, columns=columns))
    assert reading.plan.texts == ()
    assert all(row.texts == () for batch in reading for row in batch)


def test_columns_are_found_again_where_they_have_moved(tmp_path: Path) -> None:
    order = [8, 3, 0, 1, 2, 4, 5, 6, 7]
    moved = _export(tmp_path, [[row[n] for n in order] for row in ROWS], [HEAD[n] for n in order])
    assert _rows(moved) == _rows(_export(tmp_path / ".."))


def test_a_column_that_is_gone_is_named(tmp_path: Path) -> None:
    path = _export(tmp_path, [row[:-1] for row in ROWS], HEAD[:-1])
    with pytest.raises(InputRefused, match="no column ‘Why’"):
        _rows(path)


def test_dates_that_can_be_read_in_two_ways_are_asked_for(tmp_path: Path) -> None:
    rows = [[f"a{n}", f"0{n}/02/2026", "because it is near"] for n in range(1, 9)]
    path = _export(tmp_path, rows, ["ID", "Date", "Why"])
    found = guess(path)
    assert (found.map.dates, found.days) == (ASK, None)
    assert any("01/02/2026" in str(note) for note in found.notes)
    with pytest.raises(InputRefused, match="day-first or month-first"):
        read_answers(path, found.map)
    first = _rows(path, replace(found.map, dates=DAY_FIRST))[0].day
    other = _rows(path, replace(found.map, dates=MONTH_FIRST))[0].day
    assert (first, other) == (date(2026, 2, 1), date(2026, 1, 2))


def test_a_map_in_utf8_does_not_garble_a_wave_in_another_encoding(tmp_path: Path) -> None:
    made = SurveyMap(
        (ColumnMap(0, "Number", Role.DROP), ColumnMap(1, "Why", Role.TEXT)), encoding="utf-8", delimiter=","
    )
    rows = [["Number", "Why"], *[[str(n), "they don’t ask – ever"] for n in range(5)]]
    path = written(tmp_path / "a.csv", csv_bytes(rows, encoding="cp1252"))
    assert _rows(path, made)[0].texts == ("they don’t ask – ever",)


def test_reading_can_be_stopped_and_tells_how_far_it_is(tmp_path: Path) -> None:
    path = _export(tmp_path, ROWS * 2_000)
    told: list[int] = []
    with pytest.raises(ReadingStopped):
        list(read_answers(path, MAP, lambda each: told.append(each.rows), lambda: len(told) > 2))
    assert told[:2] == [200, 2_200]


def test_too_many_rows_are_refused_while_reading(tmp_path: Path) -> None:
    path = _export(tmp_path, ROWS * 10)
    assert len(list(read_answers(path, MAP, limits=Limits(rows=50)))) == 1
    with pytest.raises(DataRefused, match="more than 49 rows"):
        list(read_answers(path, MAP, limits=Limits(rows=49)))


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_gives_the_same_answers_as_text_and_as_spreadsheet(tmp_path: Path, name: str) -> None:
    rows, headings = SHAPES[name]
    text = guess(written(tmp_path / "a.csv", csv_bytes(rows)))
    sheet = guess(xlsx(tmp_path / "a.xlsx", {"Answers": rows}))
    taken = _rows(text.source.path, text.map)
    assert taken == _rows(sheet.source.path, sheet.map)
    refused = sum(row[3] == "No" for row in rows) if name == "google" else 0
    assert len(taken) == len(rows) - headings - refused


def test_an_import_is_one_command(tmp_path: Path) -> None:
    before = Partnership.of([BeneficiaryGroup(id="G1", name="north "), BeneficiaryGroup(id="G2", name="West")])
    made = replace(MAP, facts=InputFacts("Winter survey", "survey", "us", 90))
    command = import_command(before, made, summary_of(_export(tmp_path), made), "answers.csv")
    after = apply(before, command)
    added = after.rows(BeneficiaryInput)[0]
    assert (added.n_asked, added.n_took_part, added.method, added.collected_by) == (90, 4, "survey", "us")
    assert (added.from_date, added.to_date, added.summary) == (date(2026, 1, 13), date(2026, 1, 15), "Winter survey")
    assert [(each.input, each.group) for each in after.rows(InputGroup)] == [(added.id, "G1")]
    counts = {(each.question, each.answer): (each.count, each.base) for each in after.rows(SurveyAnswer)}
    assert counts["Score", "5"] == (2, 3)
    assert counts["Score", "9"] == (1, None)
    assert added.source_ref == "answers.csv"
    assert str(command.label) == "import of 4 survey answers"


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=20))
def test_words_come_out_as_they_went_in(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    made = SurveyMap((ColumnMap(0, "N", Role.DROP), ColumnMap(1, "Why", Role.TEXT)), encoding="utf-8", delimiter=",")
    table = [["N", "Why"], *[[f"n{n}", f"{one},{two}"] for n, (one, two) in enumerate(rows)]]
    path = written(tmp_path / "a.csv", csv_bytes(table))
    taken = _rows(path, made)
    assert [row.texts[0] for row in taken] == [f"{one},{two}".strip() or None for one, two in rows]
    assert [row.number for row in taken] == list(range(1, len(rows) + 1))


def test_what_was_asked_is_told_in_a_few_lines_that_can_be_read() -> None:
    assert asked_words(["Why?", "How\x8c \ue000many?", "Why?", ""]) == "Why?\nHow many?"
    many = asked_words([f"Question {n}" for n in range(1, 28)]).split("\n")
    assert (len(many), many[0], many[-2:]) == (13, "Question 1", ["Question 12", "… (+15)"])
    assert len(asked_words([f"Question {n}" for n in range(13)]).split("\n")) == 13
