"""How many people an export is of: said, asked where an id stands in several rows, and held to until it is imported."""

from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6

from partnerdesk.domain.commands import PutRecords
from partnerdesk.domain.records import BeneficiaryInput, Survey
from partnerdesk.exchange.survey.mapping import Role
from partnerdesk.services.answers import Answers
from partnerdesk.services.respondents import rows_of_person
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.survey import editing
from partnerdesk.ui.viewmodels.survey.about import comes_in
from partnerdesk.ui.viewmodels.survey.columns import detail_of
from partnerdesk.ui.viewmodels.survey.people import people_asked
from partnerdesk.ui.viewmodels.survey.preview import SurveyPreview
from partnerdesk.ui.views.dialogs.erase_answers import EraseAnswers
from partnerdesk.ui.views.survey.people_choice import PeopleChoice
from partnerdesk.ui.views.widgets.choices import Choice
from partnerdesk.ui.views.widgets.text import Prose
from tests.exchange.survey.exports import csv_bytes
from tests.ui.survey.hands import Settle
from tests.ui.survey.test_next_wave import counted, found

PEOPLE, ROWS = 40, 100
HEADS = ("Comment ID", "Respondent ID", "Are you a carer?", "What was good?")


def exported(path: Path, heads: tuple[str, ...] = HEADS, people: int = PEOPLE) -> Path:
    rows = [
        (f"c-{n}", f"{9_000 + n % people}", "YN"[n // people % 2], f"The {n}th thing that was good")
        for n in range(ROWS)
    ]
    path.write_bytes(csv_bytes([heads, *rows]))
    return path


def chosen(shown: SurveyPreview) -> tuple[list[str], list[bool]]:
    assert shown.found is not None
    asked = people_asked(shown.made, shown.found)
    assert asked is not None
    view = PeopleChoice(shown, asked)
    texts = (
        [each.text() for each in view.findChildren(Choice)],
        [each.isChecked() for each in view.findChildren(Choice)],
    )
    shiboken6.delete(view)
    return texts


def choose(shown: SurveyPreview, place: int) -> None:
    assert shown.found is not None
    asked = people_asked(shown.made, shown.found)
    assert asked is not None
    view = PeopleChoice(shown, asked)
    view.findChildren(Choice)[place].click()
    shiboken6.delete(view)


def test_people_are_counted_unless_somebody_says_that_each_row_is_one(
    bare: Desk, tmp_path: Path, settle: Settle
) -> None:
    shown = found(bare, exported(tmp_path / "rows.csv"), settle)
    assert chosen(shown) == (["40 people in 100 rows", "100 people: each row is somebody"], [True, False])
    assert shown.found is not None
    assert detail_of(shown.made, shown.found, 1).note == "40 people in 100 rows"
    choose(shown, 1)
    assert (chosen(shown)[1], [each.position for each in shown.made.having(Role.ID)]) == ([False, True], [0])
    counted(shown, settle)
    assert shown.texts["n_took_part"] == "100"
    choose(shown, 0)
    counted(shown, settle)
    assert shown.texts["n_took_part"] == "40"
    assert shown.read is not None
    told = comes_in(shown.read.summary, bare.partnership)
    assert told.head == "40 people’s answers will come in"
    rows, differ = told.lines[:2]
    assert rows == "They stand in 100 rows: rows with the same id are one person’s, who counts once."
    assert differ.startswith("40 people’s rows say different things: each of a person’s answers counts once")
    shown.bring_in({**shown.texts, "lawful_basis": "consent"})
    settle()
    assert [row.n_took_part for row in bare.partnership.rows(BeneficiaryInput)] == [PEOPLE]
    assert [row.n_respondents for row in bare.partnership.rows(Survey)] == [PEOPLE]


def test_a_number_that_says_who_somebody_is_is_kept_only_on_purpose(bare: Desk, tmp_path: Path, settle: Settle) -> None:
    shown = found(bare, exported(tmp_path / "rows.csv", ("Comment ID", "Patient number", *HEADS[2:])), settle)
    assert chosen(shown) == (["100 people: each row is somebody", "40 people in 100 rows"], [True, False])
    choose(shown, 1)
    column = editing.column_at(shown.made, 1)
    assert (column.role, column.keep, column.is_used) == (Role.ID, True, True)
    choose(shown, 0)
    column = editing.column_at(shown.made, 1)
    assert (column.role, column.keep, editing.column_at(shown.made, 0).role) == (Role.DROP, False, Role.ID)


@pytest.mark.parametrize("heads", [("Comment ID", "Site ID", *HEADS[2:]), ("Comment ID", "Respondent ID", *HEADS[2:])])
def test_nothing_is_asked_where_no_id_of_people_comes_again(
    bare: Desk, tmp_path: Path, settle: Settle, heads: tuple[str, ...]
) -> None:
    people = ROWS if "Respondent ID" in heads else PEOPLE
    shown = found(bare, exported(tmp_path / "rows.csv", heads, people), settle)
    assert shown.found is not None
    assert people_asked(shown.made, shown.found) is None


def test_two_ids_that_come_again_are_said_to_be_sent_twice(bare: Desk, tmp_path: Path, settle: Settle) -> None:
    shown = found(bare, exported(tmp_path / "rows.csv", people=ROWS - 1), settle)
    counted(shown, settle)
    assert shown.read is not None
    told = comes_in(shown.read.summary, bare.partnership)
    assert (told.head, told.left_out) == (
        "99 people’s answers will come in",
        ("One row has an id that another has too. They count as one person’s; it may have been sent twice.",),
    )


def test_erasing_says_how_many_rows_go(bare: Desk, tmp_path: Path, settle: Settle) -> None:
    shown = found(bare, exported(tmp_path / "rows.csv"), settle)
    counted(shown, settle)
    shown.bring_in({**shown.texts, "lawful_basis": "consent"})
    settle()
    answers = Answers(bare.session)
    list(answers.load())
    (first,) = answers.page(limit=1)
    answers.close()
    window = EraseAnswers(bare, first, None)  # type: ignore[arg-type]  # stands alone here
    said = [each.said for each in window.findChildren(Prose)]
    assert "3 rows of the survey have this person’s id: all of them are erased." in said
    shiboken6.delete(window)


def test_erasing_counts_what_was_made_of_any_row_of_hers_in_another_wave(
    empty: MainWindow, tmp_path: Path, settle: Settle
) -> None:
    desk = empty.desk
    assert desk is not None
    for name in ("spring.csv", "autumn.csv"):
        shown = counted(found(desk, exported(tmp_path / name), settle), settle)
        shown.leave_out(leave=False)
        shown.bring_in({**shown.texts, "lawful_basis": "consent"})
        settle()
    answers = Answers(desk.session)
    list(answers.load())
    (first,) = answers.page(limit=1)
    answers.close()
    assert first.survey == "SU1"
    last = max(rows_of_person(desk.session, ("SU2", first.respondent)))
    desk.execute(PutRecords((BeneficiaryInput(id="BI-900", quote="Good", source_ref=f"SU2/{last}/3"),)))
    window = EraseAnswers(desk, first, empty)
    said = [each.said for each in window.findChildren(Prose)]
    assert any("The quote that was made of them goes too." in each for each in said)
    ((tick, person),) = window.others
    assert person == ("SU2", first.respondent)
    assert "3 rows of the survey have this person’s id: all of them are erased." in tick.accessibleDescription()
    window.reject()
