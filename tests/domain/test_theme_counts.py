"""Who stands behind each theme, by group: people and not remarks, and small numbers hidden."""

from typing import Any

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.answer_rows import NONE, AnswerRow, Answers
from partnerdesk.domain.disclosure import SHARING
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    AnswerMark,
    BeneficiaryGroup,
    BeneficiaryInput,
    InputGroup,
    InputTheme,
    Record,
    Survey,
    Theme,
)
from partnerdesk.domain.theme_counts import NO_GROUP, ThemeTable, theme_table

CATALOGUE = load_catalogue()
GROUPS = (BeneficiaryGroup(id="G1", name="Carers"), BeneficiaryGroup(id="G2", name="Neighbours"))
THEME = Theme(id="TH1", text="Waiting")


def heard(name: str, people: int | None, *groups: str, **values: Any) -> tuple[Record, ...]:
    """Give an input that touches the theme, with the groups that it speaks for."""
    fields: dict[str, Any] = {"method": "interview", "lawful_basis": "consent", "n_took_part": people, **values}
    return (
        BeneficiaryInput(id=name, **fields),
        InputTheme(input=name, theme="TH1"),
        *(InputGroup(input=name, group=group) for group in groups),
    )


def table_of(*records: tuple[Record, ...], edition: str = "board", answers: Answers = NONE) -> ThemeTable:
    """Give the table of a file with these records."""
    held = Partnership.of((*GROUPS, THEME, *(row for rows in records for row in rows)))
    return theme_table(held, CATALOGUE, edition, answers)


def counts(table: ThemeTable) -> list[object]:
    """Give what is printed of the only theme: the total, then the parts."""
    printed = table.themes[0].printed
    return [str(printed.base), *(str(cell.words) for cell in printed.cells or ())]


def test_people_are_counted_by_group() -> None:
    table = table_of(heard("BI-001", 12, "G1"), heard("BI-002", 7, "G2"), heard("BI-003", None, "G1"))
    assert table.groups == ("G1", "G2")
    assert counts(table) == ["20 people", "13", "7"]


def test_a_theme_without_words_is_called_by_its_place_and_not_by_its_id() -> None:
    table = table_of((Theme(id="TH2"), Theme(id="TH3", text=" ")))
    assert [str(theme.text) for theme in table.themes][-2:] == ["theme 2 (no words yet)", "theme 3 (no words yet)"]


def test_small_numbers_take_another_with_them() -> None:
    records = (heard("BI-001", 15, "G1"), heard("BI-002", 7, "G2"), heard("BI-003", 2))
    table = table_of(*records)
    assert table.groups == ("G1", "G2", NO_GROUP)
    assert counts(table) == ["24 people", "15", "not shown", "fewer than 5"]
    assert counts(table_of(*records, edition=SHARING))[0] == "25 people"


def test_where_no_group_is_known_there_is_no_column_for_who_is_in_none() -> None:
    held = Partnership.of((THEME, *heard("BI-001", 15), *heard("BI-002", 7)))
    table = theme_table(held, CATALOGUE)
    assert table.groups == ()
    assert counts(table) == ["22 people"]


def test_few_people_are_not_told_apart() -> None:
    assert counts(table_of(heard("BI-001", 5, "G1"), heard("BI-002", 4, "G2"))) == ["9 people"]
    assert counts(table_of(heard("BI-001", 2, "G1"))) == ["fewer than 5 people"]


def test_what_may_not_be_relied_on_is_not_counted() -> None:
    firm = heard("BI-001", 12, "G1")
    for values in (
        {"consent_state": "withdrawn"},
        {"consent_state": "refused"},
        {"lawful_basis": None},
        {"method": "casework"},
    ):
        assert counts(table_of(firm, heard("BI-002", 30, "G1", **values)))[0] == "12 people", values


def test_a_sensitive_topic_hides_nought_and_all() -> None:
    table = table_of(heard("BI-001", 20, "G1", sensitivity="special"))
    assert counts(table) == ["20 people", "not shown", "not shown"]


def test_of_a_survey_those_count_whose_answers_are_marked() -> None:
    survey = (Survey(id="S1", input="BI-001", answers_digest="d"),)
    marks = tuple(
        AnswerMark(survey="S1", respondent=number, question=question, themes=("TH1",))
        for number in range(1, 21)
        for question in (1, 2)
    )
    rows = [
        AnswerRow(number, None, None, '["carers"]' if number <= 12 else '["Neighbours"]', 1, "x")
        for number in range(1, 41)
    ]
    given = heard("BI-001", 40, "G1", "G2")
    assert counts(table_of(given, survey, marks, answers={"d": rows})) == ["20 people", "12", "8"]
    assert counts(table_of(given, survey, marks)) == ["20 people", "20", "20"], "without rows: the input's groups"
    assert counts(table_of(given, survey))[0] == "40 people", "nothing is marked: all who took part"


def test_a_quote_from_an_answer_counts_its_writer_once() -> None:
    survey = (
        BeneficiaryInput(id="BI-001", lawful_basis="consent", n_took_part=30),
        Survey(id="SU1", input="BI-001", answers_digest="d"),
        *(AnswerMark(survey="SU1", respondent=one, question=2, themes=("TH1",)) for one in range(1, 13)),
    )
    rows = {"d": tuple(AnswerRow(one, None, None, '["Carers"]', 2, "words") for one in range(1, 31))}
    alone = table_of(survey, answers=rows)
    quote = heard("BI-002", None, "G1", source_ref="SU1/4/2")
    assert counts(table_of(survey, quote, answers=rows)) == counts(alone)
    assert counts(alone)[0] == "12 people"
    of_another = heard("BI-002", None, "G1", source_ref="SU1/20/2")  # her answer is not marked
    assert counts(table_of(survey, of_another, answers=rows))[0] == "13 people"
    unlawful = (BeneficiaryInput(id="BI-001", n_took_part=30), *survey[1:])  # nobody is counted by the survey
    assert counts(table_of(unlawful, quote, heard("BI-003", 12, "G1"), answers=rows))[0] == "13 people"


def test_who_is_known_to_be_the_same_person_counts_once() -> None:
    survey = (
        BeneficiaryInput(id="BI-001", lawful_basis="consent", n_took_part=30),
        Survey(id="SU1", input="BI-001", answers_digest="d"),
    )
    crowd = heard("BI-002", 12, "G1")
    quotes = [heard(f"BI-01{n}", None, "G1", source_ref=f"SU1/4/{n}") for n in (1, 2, 3)]
    assert counts(table_of(survey, crowd, *quotes))[0] == "13 people", "three questions, one person"
    another = heard("BI-014", None, "G1", source_ref="SU1/5/1")
    assert counts(table_of(survey, crowd, *quotes, another))[0] == "14 people"
    coded = [heard(f"BI-02{n}", people, "G1", person_code=" p7") for n, people in ((1, None), (2, 1))]
    assert counts(table_of(crowd, *coded))[0] == "13 people"
    assert counts(table_of(crowd, *coded, heard("BI-030", 1, "G1", person_code="P7")))[0] == "13 people"
    assert counts(table_of(crowd, *coded, heard("BI-030", 6, "G1", person_code="P7")))[0] == "19 people", "a group"


def test_who_has_several_rows_counts_once_in_each_group_that_any_of_them_names() -> None:
    survey = (
        BeneficiaryInput(id="BI-001", lawful_basis="consent", n_took_part=20),
        Survey(id="SU1", input="BI-001", answers_digest="d"),
    )
    moved = [AnswerRow(one, f"p{one}", None, '["Carers"]', 2, "words") for one in range(1, 21)]
    moved += [AnswerRow(20 + one, f"p{one}", None, '["Neighbours"]', 2, "more words") for one in range(1, 13)]
    marks = tuple(AnswerMark(survey="SU1", respondent=row.respondent, question=2, themes=("TH1",)) for row in moved)
    rows = {"d": tuple(moved)}
    assert counts(table_of(survey, marks, answers=rows)) == ["20 people", "20", "12"]
    assert counts(table_of(survey, marks[20:], answers=rows)) == ["12 people", "12", "12"]
    of_her_other_row = heard("BI-002", None, "G1", source_ref="SU1/1/2")
    assert counts(table_of(survey, marks[20:], of_her_other_row, answers=rows))[0] == "12 people"


def test_quotes_from_two_rows_of_somebody_are_of_one_person() -> None:
    survey = (BeneficiaryInput(id="BI-001", n_took_part=2), Survey(id="SU1", input="BI-001", answers_digest="d"))
    rows = {"d": tuple(AnswerRow(one, "p1", None, None, 2, "words") for one in (1, 2))}
    quotes = [heard(f"BI-01{n}", None, "G1", source_ref=f"SU1/{n}/2") for n in (1, 2)]
    crowd = heard("BI-002", 12, "G1")
    assert counts(table_of(survey, crowd, *quotes, answers=rows))[0] == "13 people"
