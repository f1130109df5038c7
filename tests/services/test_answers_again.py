"""A survey that is exported again: what of it is in the file already, found without anybody's name, and left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from partnerdesk.domain.records import BeneficiaryInput, Survey, SurveyAnswer
from partnerdesk.exchange.survey.mapping import ColumnMap, Role, SurveyMap
from partnerdesk.services.answer_import import earlier, read_survey, survey_command
from partnerdesk.services.answers import all_answers
from partnerdesk.services.answers_again import ReadBeside, read_beside, waves_in
from partnerdesk.services.documents import Documents
from partnerdesk.services.purging_report import OneAnswer, purge_file
from partnerdesk.services.respondents import erasing_people
from partnerdesk.services.same_people import SamePerson, same_people
from partnerdesk.services.session import Session
from partnerdesk.storage.answer_table import rows_of

AT = "2026-11-23T19:00:00+00:00"
HEADS = ("id", "day", "Are you", "How was it", "Why?")
ROLES = (Role.ID, Role.DATE, Role.GROUP, Role.CHOICE, Role.TEXT)
Row = tuple[str, str, str, str, str]
ALL: tuple[Row, ...] = tuple(
    (
        f"r{n}",
        f"2026-03-{1 + n // 3:02}",
        "Carer" if n % 2 else "Neighbour",
        "Good" if n % 3 else "Bad",
        f"The {n}th thing that I would like to say here" if n % 4 else "",
    )
    for n in range(1, 41)
)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Documents(tmp_path / "root").new(tmp_path / "case.partnership", "Case")


def mapped(heads: Sequence[str]) -> SurveyMap:
    columns = [ColumnMap(place, head, ROLES[HEADS.index(head)], question=head) for place, head in enumerate(heads)]
    return SurveyMap(tuple(columns), encoding="utf-8", delimiter=",")


def written(path: Path, rows: Sequence[Row], heads: Sequence[str] = HEADS[1:]) -> Path:
    places = [HEADS.index(each) for each in heads]
    lines = [heads, *([row[place] for place in places] for row in rows)]
    path.write_text("".join(",".join(line) + "\n" for line in lines), encoding="utf-8")
    return path


def look(session: Session, path: Path, rows: Sequence[Row], heads: Sequence[str] = HEADS[1:]) -> ReadBeside:
    made, connection = mapped(heads), session.workspace.connection
    waves = waves_in(session.partnership, made, lambda each: tuple(rows_of(connection, each.id)))
    return read_beside(written(path, rows, heads), made, waves)


def bring(session: Session, beside: ReadBeside, *, leave_out: bool | None = None) -> None:
    session.execute(survey_command(session.partnership, beside.chosen(leave_out=leave_out), AT))


def first_wave(session: Session, tmp_path: Path, rows: Sequence[Row], heads: Sequence[str] = HEADS[1:]) -> None:
    bring(session, look(session, tmp_path / "first.csv", rows, heads))


def people(session: Session) -> list[int | None]:
    return [row.n_took_part for row in session.partnership.rows(BeneficiaryInput)]


@pytest.mark.parametrize("heads", [HEADS, HEADS[1:], HEADS[2:], ("Are you", "Why?")])
def test_of_an_export_that_has_grown_only_the_new_answers_come_in(
    session: Session, tmp_path: Path, heads: tuple[str, ...]
) -> None:
    first_wave(session, tmp_path, ALL[:24], heads)
    beside = look(session, tmp_path / "second.csv", ALL, heads)
    assert (beside.again.is_likely, beside.again.numbers) == (True, frozenset(range(1, 25)))
    bring(session, beside)
    assert people(session) == [24, 16]
    rows = list(all_answers(session).values())
    assert {row.respondent for row in rows[1]} == set(range(25, 41)), "rows keep their number in the export"
    if "How was it" in heads:
        told = [row for row in session.partnership.rows(SurveyAnswer) if row.question == "How was it"]
        assert sum(row.count or 0 for row in told) == 40
        assert [row.base for row in told] == [24, 24, 16, 16]
    assert [row.n_respondents for row in session.partnership.rows(Survey)] == [24, 16]
    session.close()


def test_a_third_wave_is_held_against_both(session: Session, tmp_path: Path) -> None:
    first_wave(session, tmp_path, ALL[:10])
    bring(session, look(session, tmp_path / "second.csv", ALL[:25]))
    third = look(session, tmp_path / "third.csv", ALL)
    assert [(each.wave.survey, len(each.numbers)) for each in third.again.found] == [("SU1", 10), ("SU2", 15)]
    bring(session, third)
    assert people(session) == [10, 15, 15]
    session.close()


def test_of_three_that_are_alike_and_two_that_are_in_one_is_new(session: Session, tmp_path: Path) -> None:
    same: Row = ("", "2026-03-01", "Carer", "Good", "Open on Saturdays, please, and on Sundays")
    first_wave(session, tmp_path, [same, same])
    beside = look(session, tmp_path / "second.csv", [same, same, same])
    assert beside.again.is_likely
    assert (beside.whole.summary.answers, beside.chosen().summary.answers) == (3, 1)
    session.close()


def test_an_export_with_the_newest_first_keeps_its_newest(session: Session, tmp_path: Path) -> None:
    heads = ("day", "Are you", "How was it")
    first_wave(session, tmp_path, ALL[:24][::-1], heads)
    beside = look(session, tmp_path / "second.csv", ALL[::-1], heads)
    assert beside.again.numbers == frozenset(range(17, 41))
    assert beside.again.is_likely
    session.close()


def test_an_export_of_the_last_weeks_only_has_the_answers_of_these_weeks(session: Session, tmp_path: Path) -> None:
    first_wave(session, tmp_path, ALL[:24])
    beside = look(session, tmp_path / "second.csv", ALL[11:])
    assert beside.again.is_likely
    assert beside.chosen().summary.answers == 16
    session.close()


def test_other_people_who_ticked_the_same_on_the_same_days_are_no_answers_again(
    session: Session, tmp_path: Path
) -> None:
    """Without words one Tuesday's ticks are like another's: what was counted tells them apart."""
    heads = ("day", "Are you", "How was it")
    first_wave(session, tmp_path, [(*row[:3], "Bad", "") for row in ALL[:9]], heads)
    others = look(session, tmp_path / "other.csv", [(*row[:3], "Good", "") for row in ALL], heads)
    assert not others.again.found
    assert others.chosen().summary.answers == 40
    session.close()


def test_a_few_who_said_the_same_are_said_and_kept_unless_somebody_leaves_them_out(
    session: Session, tmp_path: Path
) -> None:
    first_wave(session, tmp_path, ALL[:20])
    others = [(f"x{n}", row[1], row[2], row[3], f"Something else, {n}, from other people") for n, row in enumerate(ALL)]
    beside = look(session, tmp_path / "other.csv", [*others, ALL[0], ALL[1]])
    assert (beside.again.is_likely, len(beside.again.numbers)) == (False, 2)
    assert [str(each) for each in beside.again.sentences] == [
        "2 of its answers are in the file already, with ‘first.csv’."
    ]
    assert beside.chosen().summary.answers == 42
    assert beside.chosen(leave_out=True).summary.answers == 40
    session.close()


def test_numbers_that_were_given_anew_are_nobodys_id(session: Session, tmp_path: Path) -> None:
    """1, 2, 3 … are the ids of other people, too; what they said is something else."""
    first_wave(session, tmp_path, ALL[:20], HEADS)
    others = [(row[0], "2026-06-01", row[2], row[3], f"Something else, {n}, entirely") for n, row in enumerate(ALL)]
    beside = look(session, tmp_path / "other.csv", others, HEADS)
    assert not beside.again.found
    session.close()


def test_who_changed_an_answer_is_the_same_person(session: Session, tmp_path: Path) -> None:
    first_wave(session, tmp_path, ALL[:20], HEADS)
    changed = [(*row[:4], "I think otherwise by now, I must say") if row[0] == "r3" else row for row in ALL]
    beside = look(session, tmp_path / "second.csv", changed, HEADS)
    assert (beside.again.is_likely, len(beside.again.numbers), beside.again.found[0].changed) == (True, 20, 1)
    assert str(beside.again.sentences[1]).startswith("One of them says something else now")
    session.close()


def test_another_survey_has_ids_and_answers_of_its_own(session: Session, tmp_path: Path) -> None:
    first_wave(session, tmp_path, ALL[:20], HEADS)
    path = tmp_path / "bus.csv"
    path.write_text("id,What of the bus?\nr1,Too late in the evening for me\n", encoding="utf-8")
    made = SurveyMap((ColumnMap(0, "id", Role.ID), ColumnMap(1, "What of the bus?", Role.TEXT)), encoding="utf-8")
    connection = session.workspace.connection
    assert waves_in(session.partnership, made, lambda each: tuple(rows_of(connection, each.id))) == ()
    session.close()


@pytest.mark.parametrize("heads", [HEADS, HEADS[1:]], ids=["ids", "no ids"])
@pytest.mark.parametrize("newest_first", [False, True])
def test_whose_answers_were_erased_is_left_out_though_nothing_is_kept_of_her(
    session: Session, tmp_path: Path, heads: Sequence[str], *, newest_first: bool
) -> None:
    """Answers of the first days that the file does not have, and no more of them than were erased."""
    first_wave(session, tmp_path, ALL[:20], heads)
    session.purge(erasing_people(session, (("SU1", 5), ("SU1", 8))))
    rows = ALL[::-1] if newest_first else ALL
    beside = look(session, tmp_path / "second.csv", rows, heads)
    gone = {len(ALL) + 1 - each if newest_first else each for each in (5, 8)}
    assert beside.again.is_likely
    assert len(beside.again.numbers) == 20
    assert beside.again.found[0].theirs == gone
    assert "2 of its answers are of the time of" in str(beside.again.sentences[1])
    bring(session, beside)
    assert people(session) == [20, 20]
    session.close()


@pytest.mark.parametrize("heads", [HEADS, HEADS[1:]], ids=["ids", "no ids"])
def test_who_was_erased_of_a_later_wave_is_told_from_those_of_an_earlier_one(
    session: Session, tmp_path: Path, heads: Sequence[str]
) -> None:
    """Rows that an earlier wave has, or that are taken for its erased, are nobody's of the later one."""
    first_wave(session, tmp_path, ALL[:10], heads)
    bring(session, look(session, tmp_path / "second.csv", ALL[:25], heads))
    session.purge(erasing_people(session, (("SU1", 4), ("SU2", 12), ("SU2", 15))))
    third = look(session, tmp_path / "third.csv", ALL, heads)
    assert [(len(each.numbers), each.theirs) for each in third.again.found] == [
        (9, frozenset({4})),
        (13, frozenset({12, 15})),
    ]
    bring(session, third)
    assert people(session) == [10, 15, 15]
    session.close()


def test_rows_of_an_earlier_wave_are_not_taken_for_the_erased_of_a_later_one(session: Session, tmp_path: Path) -> None:
    first_wave(session, tmp_path, ALL[:2])
    bring(session, look(session, tmp_path / "second.csv", ALL[:25]))
    session.purge(erasing_people(session, (("SU2", 12), ("SU2", 15))))
    third = look(session, tmp_path / "third.csv", (*ALL[:11], *ALL[12:14], *ALL[15:]))
    assert [(len(each.numbers), each.theirs) for each in third.again.found] == [(2, frozenset()), (21, frozenset())]
    session.close()


def test_of_two_who_were_erased_the_one_that_cannot_be_told_is_said_to_come_in(
    session: Session, tmp_path: Path
) -> None:
    first_wave(session, tmp_path, ALL[:20])
    session.purge(erasing_people(session, (("SU1", 5), ("SU1", 20))))
    again = look(session, tmp_path / "second.csv", ALL).again
    assert again.found[0].theirs == {5}
    told = [str(each) for each in again.sentences]
    assert "(row 5)" in told[1]
    assert told[2].startswith("One more person’s answers to ‘first.csv’ were erased.")
    session.close()


@pytest.mark.parametrize("what", ["no days", "the last", "gone", "late"])
def test_where_it_cannot_be_told_which_were_erased_it_is_said_that_they_come_in_again(
    session: Session, tmp_path: Path, what: str
) -> None:
    heads = HEADS[2:] if what == "no days" else HEADS[1:]
    first_wave(session, tmp_path, ALL[:20], heads)
    session.purge(erasing_people(session, (("SU1", 20 if what == "the last" else 5),)))
    late = ("r99", "2026-03-02", "Carer", "Good", "This was on paper and typed in a week later")
    rows = {"gone": (*ALL[:4], *ALL[5:]), "late": (*ALL[:20], late, *ALL[20:])}.get(what, ALL)
    beside = look(session, tmp_path / "second.csv", rows, heads)
    assert (len(beside.again.numbers), beside.again.found[0].theirs) == (19, frozenset())
    assert "one person’s answers were erased" in str(beside.again.sentences[1])
    session.close()


def test_the_very_same_file_has_nothing_new(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "first.csv"
    bring(session, look(session, path, ALL))
    beside = look(session, path, ALL)
    whole = beside.whole
    assert earlier(session.partnership, whole.source_name, whole.source_digest).same_file == ("SU1",)
    assert earlier(session.partnership, whole.source_name, "another").same_name == ("SU1",)
    assert (beside.again.is_likely, beside.chosen().summary.answers, len(beside.chosen().rows)) == (True, 0, 0)
    session.close()


def test_rows_that_are_left_out_are_not_said_to_refuse(tmp_path: Path) -> None:
    path = written(tmp_path / "first.csv", ALL)
    made = mapped(HEADS[1:])
    read = read_survey(path, replace(made, missing=()), leave=(1, 2, 3))
    assert (read.summary.rows, read.summary.answers, read.summary.without_consent) == (37, 37, 0)
    assert read.left is not None
    assert read.left.answers == 3


def test_her_answers_in_another_wave_are_found_by_id_or_by_her_words(session: Session, tmp_path: Path) -> None:
    first_wave(session, tmp_path, ALL[:20], HEADS)
    bring(session, look(session, tmp_path / "second.csv", [*ALL[:5], *ALL[20:30]], HEADS), leave_out=False)
    bring(session, look(session, tmp_path / "third.csv", ALL[2:4], HEADS[1:]), leave_out=False)
    assert same_people(session, ("SU1", 3)) == (
        SamePerson(("SU2", 3), is_likely=True),
        SamePerson(("SU3", 1), is_likely=True),
    )
    assert same_people(session, ("SU1", 9)) == ()
    assert same_people(session, ("SU1", 4)) == (SamePerson(("SU2", 4), is_likely=True),), "who wrote nothing has an id"
    session.close()


@pytest.mark.parametrize(("here", "there"), [(1, 2), (2, 1), (5, 5)])
def test_words_that_several_wrote_are_nobodys_own(session: Session, tmp_path: Path, here: int, there: int) -> None:
    """A tool offers sentences to choose from; whoever chose the same one later is somebody else."""
    same: Row = ("", "2026-03-01", "Carer", "Good", "I was happy with how they helped me")
    first_wave(session, tmp_path, [*([same] * here), *ALL[:3]], HEADS[1:])
    later = [*([same] * there), *ALL[1:3]]
    bring(session, look(session, tmp_path / "second.csv", later, HEADS[1:]), leave_out=False)
    assert same_people(session, ("SU1", 1)) == ()
    assert same_people(session, ("SU1", here + 2)) == (SamePerson(("SU2", there + 1), is_likely=True),)
    session.close()


def test_a_short_number_is_an_id_that_others_have_too(session: Session, tmp_path: Path) -> None:
    numbered = [(str(n), *row[1:]) for n, row in enumerate(ALL, 1)]
    first_wave(session, tmp_path, numbered[:20], HEADS)
    others = [(row[0], row[1], row[2], row[3], f"Something else, {n}, entirely") for n, row in enumerate(numbered)]
    bring(session, look(session, tmp_path / "second.csv", others, HEADS), leave_out=False)
    assert same_people(session, ("SU1", 3)) == (SamePerson(("SU2", 3), is_likely=False),)
    session.close()


def test_an_erasure_on_the_command_line_names_what_seems_to_be_hers_too(session: Session, tmp_path: Path) -> None:
    first_wave(session, tmp_path, ALL[:20], HEADS)
    bring(session, look(session, tmp_path / "second.csv", ALL[:5], HEADS), leave_out=False)
    session.close()
    documents, path = Documents(tmp_path / "root"), tmp_path / "case.partnership"
    told = purge_file(documents, path, OneAnswer("SU1/3"), lambda _removal: False)
    assert "SU2/3 is in another wave of the survey and has the same id or the same words." in " ".join(map(str, told))
    told = purge_file(documents, path, OneAnswer("SU2/3"), lambda _removal: False)
    assert "another wave" not in " ".join(map(str, told))
