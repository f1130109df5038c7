"""A survey in which people have several rows: each is one person wherever people are counted, warned of or erased."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from partnerdesk.catalogue import load_catalogue
from partnerdesk.domain.about import about_input
from partnerdesk.domain.answer_places import AnswerPlace
from partnerdesk.domain.commands import PutRecords
from partnerdesk.domain.records import (
    AnswerMark,
    BeneficiaryGroup,
    BeneficiaryInput,
    InputTheme,
    Record,
    Survey,
    Theme,
)
from partnerdesk.domain.theme_counts import ThemeTable, theme_table
from partnerdesk.exchange.survey.mapping import ColumnMap, InputFacts, Role, SurveyMap
from partnerdesk.services.answer_import import read_survey, survey_command
from partnerdesk.services.answers import all_answers
from partnerdesk.services.answers_again import ReadBeside, read_beside, waves_in
from partnerdesk.services.documents import Documents
from partnerdesk.services.groups_found import GroupFound, groups_found
from partnerdesk.services.purging_report import OneAnswer
from partnerdesk.services.quoting import answer_at, too_few_share, ways_to_say
from partnerdesk.services.respondents import erasing_people, rows_of_person, with_answers
from partnerdesk.services.same_people import SamePerson, same_people
from partnerdesk.services.segments_counted import segments_counted
from partnerdesk.services.session import Session
from partnerdesk.services.theme_people import people_by_theme
from partnerdesk.storage.answer_table import columns_of

AT = "2026-11-23T19:00:00+00:00"
HEADS = ("who", "day", "Are you", "What now?")
ROLES = (Role.ID, Role.DATE, Role.GROUP, Role.TEXT)
MAP = SurveyMap(
    tuple(ColumnMap(n, head, role, question=head) for n, (head, role) in enumerate(zip(HEADS, ROLES, strict=True))),
    encoding="utf-8",
    delimiter=",",
    facts=InputFacts("Spring", lawful_basis="consent"),
)
Row = tuple[str, str, str, str]
PEOPLE, EACH = 8, 3


def row_of(who: int, turn: int) -> Row:
    group = "Carer" if who < 6 or turn else "Neighbour"
    return f"P{who}", f"2026-03-{1 + turn:02}", group, f"Number {who} spoke for the {turn}th time"


ROWS: tuple[Row, ...] = tuple(row_of(who, turn) for turn in range(EACH) for who in range(PEOPLE))
"""Eight people with three rows each, all first ones first; the last two are in two groups."""


def written(path: Path, rows: Sequence[Row]) -> Path:
    path.write_text("".join(",".join(line) + "\n" for line in (HEADS, *rows)), encoding="utf-8")
    return path


def look(session: Session, path: Path, rows: Sequence[Row]) -> ReadBeside:
    connection = session.workspace.connection
    waves = waves_in(session.partnership, MAP, lambda each: columns_of(connection, each.id))
    return read_beside(written(path, rows), MAP, waves)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    documents = Documents(tmp_path / "root", load_catalogue=load_catalogue)
    opened = documents.new(tmp_path / "case.partnership", "Case")
    groups = (BeneficiaryGroup(id="G1", name="Carer"), BeneficiaryGroup(id="G2", name="Neighbour"))
    opened.execute(PutRecords((*groups, Theme(id="TH1", text="Speaking"))))
    read = read_survey(written(tmp_path / "rows.csv", ROWS), MAP)
    opened.execute(survey_command(opened.partnership, read, AT))
    return opened


def marked(session: Session, rows: Sequence[int], theme: str = "TH1") -> None:
    (survey,) = session.partnership.rows(Survey)
    marks = [AnswerMark(survey=survey.id, respondent=row, question=2, themes=(theme,)) for row in rows]
    session.execute(PutRecords(tuple(marks)))


def told(table: ThemeTable) -> list[str]:
    printed = table.themes[0].printed
    return [str(printed.base), *(str(cell.words) for cell in printed.cells or ())]


def test_the_survey_has_as_many_people_as_ids(session: Session) -> None:
    (survey,) = session.partnership.rows(Survey)
    (given,) = session.partnership.rows(BeneficiaryInput)
    assert (survey.n_respondents, given.n_took_part) == (PEOPLE, PEOPLE)
    assert len(all_answers(session)[survey.answers_digest or ""]) == PEOPLE * EACH


def test_a_theme_on_all_rows_of_four_people_is_of_fewer_than_five(session: Session) -> None:
    """Twelve remarks of four people: the rule of small numbers is about the people."""
    marked(session, [row for row in range(1, 25) if (row - 1) % PEOPLE < 4])
    from_rows = theme_table(session.partnership, load_catalogue(), answers=all_answers(session))
    assert told(people_by_theme(session)) == told(from_rows) == ["fewer than 5 people"]


def test_a_theme_counts_each_person_once_in_each_of_her_groups(session: Session) -> None:
    marked(session, range(1, 25))
    table = people_by_theme(session)
    assert table == theme_table(session.partnership, load_catalogue(), answers=all_answers(session))
    assert str(table.themes[0].printed.base) == f"{PEOPLE} people"


def test_quotes_of_two_rows_without_a_mark_are_of_one_person(session: Session) -> None:
    quotes = [
        BeneficiaryInput(id=f"BI-90{row}", lawful_basis="consent", method="survey", source_ref=f"SU1/{row}/2")
        for row in (1, 9)
    ]
    links = [InputTheme(input=quote.id, theme="TH1") for quote in quotes]
    session.execute(PutRecords((*quotes, *links)))
    marked(session, range(2, PEOPLE + 1))
    table = people_by_theme(session)
    assert table == theme_table(session.partnership, load_catalogue(), answers=all_answers(session))
    assert str(table.themes[0].printed.base) == f"{PEOPLE} people"


def test_two_quotes_from_two_rows_of_one_person_are_one_person(session: Session) -> None:
    quotes: list[Record] = [
        BeneficiaryInput(id=f"BI-90{row}", lawful_basis="consent", method="survey", source_ref=f"SU1/{row}/2")
        for row in (1, 9)
    ]
    session.execute(PutRecords(tuple(quotes)))
    marked(session, range(2, 9))  # of all but her
    before = told(people_by_theme(session))
    marked(session, [1])
    assert (before[0], told(people_by_theme(session))[0]) == (f"{PEOPLE - 1} people", f"{PEOPLE} people")


def test_who_can_be_called_by_a_group_is_counted_in_people(session: Session) -> None:
    """Both neighbours have one row as such and two as carers; there are eight carers, not twenty-two."""
    assert groups_found(session, session.partnership.rows(BeneficiaryInput)[0].id) == (
        GroupFound("Carer", PEOPLE),
        GroupFound("Neighbour", 2),
    )
    carer, neighbour = (answer_at(session, AnswerPlace("SU1", row, 2)) for row in (1, 7))
    assert carer is not None
    assert neighbour is not None
    assert [(way.words, way.people) for way in ways_to_say(session, carer)] == [("Carer", PEOPLE)]
    assert ways_to_say(session, neighbour) == ()
    assert too_few_share(session, neighbour)


def test_groups_are_counted_once_for_the_rows_that_there_are(session: Session) -> None:
    before = segments_counted(session, "SU1")
    assert segments_counted(session, "SU1") is before
    assert sum(before.values()) == PEOPLE
    session.execute(erasing_people(session, [("SU1", 9)]))
    assert sum(segments_counted(session, "SU1").values()) == PEOPLE - 1
    assert segments_counted(session, "SU9") == {}


def test_erasing_one_row_of_somebody_erases_all_of_them(session: Session) -> None:
    marked(session, [1, 9, 2])
    assert rows_of_person(session, ("SU1", 9)) == {1, 9, 17}
    command = erasing_people(session, [("SU1", 9)])
    assert command.people == (("SU1", 1), ("SU1", 9), ("SU1", 17))
    assert OneAnswer("P0").command(session) == command
    session.purge(command)
    (survey,) = session.partnership.rows(Survey)
    left = all_answers(session)[survey.answers_digest or ""]
    assert {row.answer_id for row in left} == {f"P{who}" for who in range(1, PEOPLE)}
    assert len(left) == (PEOPLE - 1) * EACH
    assert [mark.respondent for mark in session.partnership.rows(AnswerMark)] == [2]


def test_everything_about_somebody_is_all_of_her_rows(session: Session) -> None:
    session.execute(PutRecords((BeneficiaryInput(id="BI-901", source_ref="SU1/9/2"),)))
    marked(session, [1, 2])
    about = with_answers(session, about_input(session.partnership, "BI-901"))
    assert [row.respondent for _, row in about.answers] == [1, 9, 17]
    assert [mark.respondent for mark in about.hanging if isinstance(mark, AnswerMark)] == [1]


def test_without_an_id_each_row_is_erased_alone(tmp_path: Path) -> None:
    opened = Documents(tmp_path / "root", load_catalogue=None).new(tmp_path / "case.partnership", "Case")
    made = SurveyMap(MAP.columns[1:], encoding="utf-8", delimiter=",")
    read = read_survey(written(tmp_path / "rows.csv", ROWS), made)
    assert read.summary.people == len(ROWS)
    opened.execute(survey_command(opened.partnership, read, AT))
    assert erasing_people(opened, [("SU1", 9)]).people == (("SU1", 9),)


# --- the next wave ----------------------------------------------------------------------------------------------------


def test_new_rows_of_people_who_are_in_come_in_and_the_old_ones_do_not(session: Session, tmp_path: Path) -> None:
    new = [(f"P{who}", "2026-04-01", "Carer", f"Number {who} spoke once more in April") for who in range(4)]
    beside = look(session, tmp_path / "again.csv", [*ROWS, *new])
    (found,) = beside.again.found
    assert (beside.again.is_likely, found.by_id, found.has_all, found.changed, found.erased) == (True, True, True, 0, 0)
    assert found.numbers == frozenset(range(1, len(ROWS) + 1))
    assert (beside.chosen().summary.answers, beside.chosen().summary.people) == (4, 4)


def test_a_row_that_was_changed_on_its_day_is_in(session: Session, tmp_path: Path) -> None:
    changed = [(*row[:3], "I would rather say it like this now") if n == 9 else row for n, row in enumerate(ROWS)]
    (found,) = look(session, tmp_path / "again.csv", changed).again.found
    assert (len(found.numbers), found.has_all, found.changed) == (len(ROWS), True, 1)


def test_a_row_that_was_sent_twice_is_in(session: Session, tmp_path: Path) -> None:
    (found,) = look(session, tmp_path / "again.csv", [*ROWS, ROWS[0]]).again.found
    assert (len(found.numbers), found.has_all, found.changed) == (len(ROWS) + 1, True, 0)


def test_an_erased_person_is_one_person(session: Session, tmp_path: Path) -> None:
    session.purge(erasing_people(session, [("SU1", 1)]))
    (found,) = look(session, tmp_path / "again.csv", ROWS).again.found
    assert (found.erased, len(found.numbers)) == (1, len(ROWS) - EACH)


def test_rows_without_an_id_are_in_by_what_they_say(tmp_path: Path) -> None:
    """Rows of nobody, as a tool's guests write them, would come in with each export."""
    guests = [("Anonymous", f"2026-03-0{n}", "Carer", f"Guest {n} said this") for n in (1, 2, 2)]
    first = [*ROWS, *guests, ("", "2026-03-02", "Carer", "")]
    opened = Documents(tmp_path / "other", load_catalogue=load_catalogue).new(tmp_path / "other.partnership", "Case")
    read = read_survey(written(tmp_path / "first.csv", first), MAP)
    opened.execute(survey_command(opened.partnership, read, AT))
    new = [("Anonymous", "2026-04-01", "Carer", "Guest 9 said this"), ("", "2026-03-02", "Carer", "")]
    (found,) = look(opened, tmp_path / "again.csv", [*first, *new]).again.found
    assert (found.numbers, found.has_all) == (frozenset(range(1, read.summary.answers + 1)), True)
    (found,) = look(opened, tmp_path / "part.csv", [*ROWS[8:], *guests[1:], *new]).again.found
    assert (found.numbers, found.has_all) == (frozenset({*range(1, 19), 20}), False)


def test_all_rows_of_the_erased_are_left_out_where_one_is_told(session: Session, tmp_path: Path) -> None:
    """Her last row stands after all that are known; its id says whose it is. What she says later is new."""
    session.purge(erasing_people(session, [("SU1", PEOPLE)]))
    later = ("P7", "2026-04-01", "Carer", "Number 7 spoke once more in April")
    (found,) = look(session, tmp_path / "again.csv", [*ROWS, later]).again.found
    assert found.theirs == {PEOPLE, 2 * PEOPLE, 3 * PEOPLE}


def test_in_another_wave_somebody_is_offered_once(session: Session, tmp_path: Path) -> None:
    later = [(f"P{who}", "2026-05-01", "Carer", f"Later {who} {turn}") for who in range(3) for turn in range(2)]
    read = read_survey(written(tmp_path / "later.csv", later), MAP)
    session.execute(survey_command(session.partnership, read, AT))
    assert same_people(session, ("SU1", 17)) == (SamePerson(("SU2", 1), is_likely=True),)


def test_her_words_in_another_row_find_her_where_there_are_no_ids(session: Session, tmp_path: Path) -> None:
    path = written(tmp_path / "paper.csv", [("", "2026-05-01", "Carer", ROWS[8][3])])
    session.execute(survey_command(session.partnership, read_survey(path, MAP), AT))
    assert same_people(session, ("SU1", 1)) == (SamePerson(("SU2", 1), is_likely=True),)
