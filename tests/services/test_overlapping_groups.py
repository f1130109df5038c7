"""Groups that overlap: ticked together in one cell, or standing in two columns. Each person is one in each of hers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.commands import PutRecords
from partnerdesk.domain.group_people import GroupHeard, people_printed
from partnerdesk.domain.records import AnswerMark, BeneficiaryGroup, BeneficiaryInput, Survey, Theme
from partnerdesk.exchange.survey.mapping import ColumnMap, InputFacts, Role, SurveyMap
from partnerdesk.services.answer_import import read_survey, survey_command
from partnerdesk.services.answers import Answers, Filter
from partnerdesk.services.answers_again import read_beside, waves_in
from partnerdesk.services.documents import Documents
from partnerdesk.services.groups_found import GroupFound, groups_found
from partnerdesk.services.session import Session
from partnerdesk.services.theme_people import people_by_theme
from partnerdesk.storage.answer_table import columns_of

AT = "2026-11-23T19:00:00+00:00"
HEADS = ("day", "Service", "Second service", "Are you", "What now?")
MAP = SurveyMap(
    (
        ColumnMap(0, HEADS[0], Role.DATE, HEADS[0]),
        ColumnMap(1, HEADS[1], Role.GROUP, HEADS[1]),
        ColumnMap(2, HEADS[2], Role.GROUP, HEADS[2]),
        ColumnMap(3, HEADS[3], Role.GROUP, HEADS[3], answers=("Carer", "Neighbour"), separator=";"),
        ColumnMap(4, HEADS[4], Role.TEXT, HEADS[4]),
    ),
    encoding="utf-8",
    delimiter=",",
    facts=InputFacts("Spring", lawful_basis="consent"),
)
PEOPLE = 40


def _row(number: int) -> tuple[str, ...]:
    """Twenty by the first column and twenty by the second use the kitchen, ten of them by both; half are carers."""
    first = "Kitchen" if number < 20 else "Garden"
    second = "Kitchen" if 10 <= number < 30 else "Shop"
    ticked = ("Carer;Neighbour", "Carer", "Neighbour", "")[number % 4]
    return f"2026-03-{1 + number % 28:02}", first, second, ticked, f"Number {number} spoke of the rota"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "rows.csv"
    lines = (HEADS, *map(_row, range(PEOPLE)))
    path.write_text("".join(",".join(line) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def session(tmp_path: Path, export: Path) -> Session:
    opened = Documents(tmp_path / "root", load_catalogue=load_catalogue).new(tmp_path / "case.partnership", "Case")
    names = ("Carer", "Neighbour", "Kitchen")
    groups = (BeneficiaryGroup(id=f"G{n}", name=name) for n, name in enumerate(names, 1))
    opened.execute(PutRecords((*groups, Theme(id="TH1", text="The rota"))))
    opened.execute(survey_command(opened.partnership, read_survey(export, MAP), AT))
    return opened


def test_the_groups_that_are_offered_say_how_many_people_are_in_them_by_any_column(session: Session) -> None:
    (given,) = session.partnership.rows(BeneficiaryInput)
    assert set(groups_found(session, given.id)) == {
        GroupFound("Kitchen", 30),
        GroupFound("Garden", 20),
        GroupFound("Shop", 20),
        GroupFound("Carer", 20),
        GroupFound("Neighbour", 20),
    }


def test_who_was_heard_says_the_same(session: Session) -> None:
    (given,) = session.partnership.rows(BeneficiaryInput)
    heard = [people_printed(session.partnership, given, group) for group in ("G1", "G2", "G3")]
    assert heard == [GroupHeard(20), GroupHeard(20), GroupHeard(30)]


def test_the_reader_finds_everybody_who_ticked_a_group(session: Session) -> None:
    answers = Answers(session)
    assert list(answers.load())
    assert [answers.groups(column) for column in (2, 3)] == [{"Carer": 20}, {"Neighbour": 20}]
    assert answers.count(Filter(group=(2, "Carer"))) == answers.count(Filter(group=(3, "Neighbour"))) == 20


def test_a_theme_counts_somebody_in_each_of_her_groups(session: Session) -> None:
    (survey,) = session.partnership.rows(Survey)
    marks = (AnswerMark(survey=survey.id, respondent=row, question=5, themes=("TH1",)) for row in range(1, 31))
    session.execute(PutRecords(tuple(marks)))
    table = people_by_theme(session)
    printed = dict(zip(table.groups, table.themes[0].printed.cells or (), strict=True))
    assert str(table.themes[0].printed.base) == "30 people"
    assert [printed[group].count for group in ("G1", "G2", "G3")] == [16, 15, 30]


@pytest.mark.parametrize("separator", [";", ""])
def test_the_same_export_is_found_again_also_where_the_column_is_taken_whole(
    session: Session, export: Path, separator: str
) -> None:
    made = replace(
        MAP,
        columns=tuple(
            replace(each, separator=separator, answers=each.answers if separator else ())
            if each.position == 3
            else each
            for each in MAP.columns
        ),
    )
    connection = session.workspace.connection
    waves = waves_in(session.partnership, made, lambda each: columns_of(connection, each.id))
    (again,) = read_beside(export, made, waves).again.found
    assert again.has_all
