"""An import from the file to the record, without a window: read aside, shown, corrected, and stored as one step."""

from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
import shiboken6
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from partnerdesk.domain.commands import ChangeFields
from partnerdesk.domain.records import BeneficiaryInput, PartnershipFile, Survey, SurveyAnswer
from partnerdesk.exchange.survey.limits import Watch
from partnerdesk.exchange.survey.mapping import Role
from partnerdesk.services.answers import all_answers
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.survey import editing, found_words
from partnerdesk.ui.viewmodels.survey.columns import column_lines, detail_of
from partnerdesk.ui.viewmodels.survey.preview import Stage, SurveyPreview
from partnerdesk.ui.viewmodels.survey.reading import Reading
from partnerdesk.ui.views.survey.found_page import FoundPage
from partnerdesk.ui.views.widgets.text import Prose
from tests.exchange.survey.exports import Rows, csv_bytes, xlsx
from tests.ui.survey.conftest import HEADS, POSITIONS, ROWS
from tests.ui.survey.hands import Settle


def _shown(desk: Desk, path: Path, settle: Settle) -> SurveyPreview:
    shown = SurveyPreview(desk, path, desk)
    shown.begin()
    settle()
    return shown


def _counted(desk: Desk, path: Path, settle: Settle) -> SurveyPreview:
    shown = _shown(desk, path, settle)
    shown.set_dates("day-first")
    shown.count()
    settle()
    assert shown.stage is Stage.ABOUT
    return shown


def _found_words(shown: SurveyPreview) -> list[str]:
    """What stands on the first page."""
    assert shown.found is not None
    page = FoundPage(shown, shown.found)
    said = [each.said for each in page.findChildren(Prose)]
    shiboken6.delete(page)
    return said


def test_what_was_found_is_said_in_plain_words(bare: Desk, export: Path, settle: Settle) -> None:
    shown = _shown(bare, export, settle)
    assert shown.stage is Stage.FOUND
    assert shown.found is not None
    told = {line.label: line.words for line in found_words.form_facts(shown.found)}
    assert told == {
        "Kind of file": "Text (CSV or TSV)",
        "Letters": "Unicode (UTF-8)",
        "Between the cells": "Commas",
        "Rows of headings": "1",
        "Rows of answers": "36",
        "Columns": "8",
    }
    broken = found_words.broken_example(shown.found)
    assert broken is not None
    assert "donâ€™t" in broken[0]
    assert "don’t" in broken[1]


def test_nothing_is_stored_before_import_and_one_undo_takes_all_of_it_back(
    bare: Desk, export: Path, settle: Settle
) -> None:
    before = bare.partnership
    shown = _counted(bare, export, settle)
    assert bare.partnership is before
    brought: list[str] = []
    shown.imported.connect(brought.append)
    assert shown.bring_in({**shown.texts, "summary": "Families, spring", "lawful_basis": "legitimate interests"}) == {}
    settle()
    (row,) = bare.partnership.rows(BeneficiaryInput)
    assert brought == [row.id]
    assert (row.summary, row.n_took_part, row.lawful_basis) == ("Families, spring", 35, "legitimate interests")
    assert (row.from_date.isoformat(), row.to_date.isoformat()) == ("2026-01-01", "2026-03-09")  # type: ignore[union-attr]  # they are there
    assert row.question_asked == "Why?"
    assert bare.partnership.rows(SurveyAnswer)
    bare.undo()
    assert bare.partnership == before


def test_what_is_filled_in_can_be_corrected_and_what_is_no_date_is_said_above_its_field(
    bare: Desk, export: Path, settle: Settle
) -> None:
    shown = _counted(bare, export, settle)
    assert shown.texts["summary"] == "family survey"
    assert shown.texts["n_took_part"] == "35"
    assert shown.texts["from_date"] == "1 January 2026"
    faults = shown.bring_in({**shown.texts, "from_date": "last spring", "n_asked": "many"})
    assert sorted(faults) == ["from_date", "n_asked"]
    assert not bare.partnership.rows(BeneficiaryInput)
    typed = {**shown.texts, "n_asked": "60", "from_date": "1 January 2026", "to_date": "31 March 2026"}
    assert shown.bring_in(typed) == {}
    settle()
    assert bare.partnership.rows(BeneficiaryInput)[0].n_asked == 60


def test_dates_that_can_be_read_in_two_ways_are_asked_before_it_goes_on(
    bare: Desk, export: Path, settle: Settle
) -> None:
    shown = _shown(bare, export, settle)
    assert "day or the month" in shown.still_open
    shown.count()
    assert shown.stage is Stage.FOUND
    shown.set_dates("month-first")
    assert shown.still_open == ""


def test_with_every_column_left_out_it_does_not_go_on(bare: Desk, export: Path, settle: Settle) -> None:
    shown = _shown(bare, export, settle)
    for position in POSITIONS.values():
        shown.set_role(position, Role.DROP)
    assert "Every column is left out" in shown.still_open


def test_a_change_after_counting_is_counted_again(bare: Desk, export: Path, settle: Settle) -> None:
    shown = _counted(bare, export, settle)
    shown.set_role(POSITIONS["Consent"], Role.DROP)
    shown.count()
    assert shown.stage is Stage.COUNTING
    settle()
    assert shown.texts["n_took_part"] == "36"


def test_an_export_of_the_same_name_is_said_to_have_come_in_before(bare: Desk, export: Path, settle: Settle) -> None:
    shown = _counted(bare, export, settle)
    assert shown.earlier == ""
    shown.bring_in({**shown.texts, "summary": "First wave"})
    settle()
    again = _shown(bare, export, settle)
    assert again.earlier == "This very file was imported before: ‘First wave’ (1 January to 9 March 2026)."
    assert again.last_time is not None
    assert again.last_time.is_same_file
    assert not any("next wave" in each for each in _found_words(again))
    assert any("last time can be used again" in each for each in _found_words(again))
    export.write_bytes(export.read_bytes() + b"\r\n")
    changed = _shown(bare, export, settle)
    assert changed.earlier == "A file of this name was imported before: ‘First wave’ (1 January to 9 March 2026)."


def test_the_words_come_in_with_the_import_and_go_with_the_undo(bare: Desk, export: Path, settle: Settle) -> None:
    shown = _counted(bare, export, settle)
    shown.bring_in({**shown.texts, "summary": "Spring"})
    settle()
    (survey,) = bare.partnership.rows(Survey)
    assert (survey.title, survey.source_name, survey.n_respondents) == ("Spring", "family_survey.csv", 35)
    (rows,) = all_answers(bare.session).values()
    words = [row.text for row in rows if row.text]
    assert len(words) == 27
    assert not any("@" in word for word in words)
    bare.undo()
    assert all_answers(bare.session) == {}


def test_a_table_of_results_is_refused_in_one_sentence(bare: Desk, tmp_path: Path, settle: Settle) -> None:
    path = tmp_path / "summary.csv"
    path.write_bytes(csv_bytes([("Answer", "Count", "Percent"), ("Yes", "40", "80%"), ("No", "10", "20%")]))
    shown = _shown(bare, path, settle)
    assert shown.stage is Stage.REFUSED
    assert shown.refusal.startswith("This is a table of results, not of answers")


def test_a_file_that_went_away_is_refused(bare: Desk, tmp_path: Path, settle: Settle) -> None:
    assert _shown(bare, tmp_path / "gone.csv", settle).refusal.startswith("There is no such file")


def test_the_sheet_can_be_chosen_and_the_hidden_ones_are_named(bare: Desk, tmp_path: Path, settle: Settle) -> None:
    small = [HEADS, *ROWS[:5]]
    sheets: dict[str, Rows] = {"Wave 2": [HEADS, *ROWS], "Notes": [("Made in spring",)], "Wave 1": small}
    shown = _shown(bare, xlsx(tmp_path / "two.xlsx", sheets, hidden=("Wave 1", "Notes")), settle)
    assert shown.found is not None
    choices = found_words.tables_of(shown.found)
    assert [each.label for each in choices] == ["Wave 2: 36 rows, 8 columns", "Wave 1 (hidden): 5 rows, 8 columns"]
    assert found_words.left_sheets(shown.found) == (
        "The sheet ‘Notes’ (hidden) is not read: there are no answers on it.",
    )
    assert choices[1].value == ("Wave 1", "A1:H6")
    shown.read_again(sheet="Wave 1", table="A1:H6")
    settle()
    assert shown.found.rows == 5


def test_the_beginning_of_the_table_is_shown_without_what_says_who_somebody_is(
    bare: Desk, tmp_path: Path, settle: Settle
) -> None:
    rows = [("Name", "E-mail", "What helps?", "When?", "Where?", "How?", "Why?")]
    rows += [(f"Ann {n}", f"ann{n}@example.org", f"A warm room {n}" * 6, "Monday", "Leeds", "", "Y") for n in range(9)]
    shown = _shown(bare, xlsx(tmp_path / "named.xlsx", {"Sheet": rows}), settle)
    assert shown.found is not None
    first = found_words.first_rows_of(shown.found)
    assert first.headings == ("What helps?", "When?", "Where?", "How?")
    assert len(first.rows) == 3
    assert first.more == 1
    assert "Ann" not in str(first.rows)
    assert all(len(cell) <= 36 for row in first.rows for cell in row)


def test_other_rows_of_headings_and_other_letters_are_read_again(bare: Desk, tmp_path: Path, settle: Settle) -> None:
    path = tmp_path / "letters.csv"
    path.write_bytes(csv_bytes([("Why?", "Where?"), ("café", "Rhôs"), ("plain", "Môn")], encoding="cp1252"))
    shown = _shown(bare, path, settle)
    assert shown.found is not None
    (note,) = found_words.notes_of(shown.found)
    assert note.endswith("Look at these words: ‘café’, ‘Rhôs’, ‘Môn’.")
    shown.read_again(encoding="mac_roman")
    settle()
    assert shown.found.map.encoding == "mac_roman"
    shown.read_again(header_rows=0)
    settle()
    assert shown.found.rows == 3
    assert shown.found.map.encoding == "mac_roman"


def test_reading_runs_aside_tells_how_far_it_is_and_stops_when_asked(bare: Desk, qapp: QApplication) -> None:
    at, go, ended = Event(), Event(), Event()
    threads = []

    def slow(watch: Watch) -> None:
        threads.append(current_thread())
        watch.tell(1_000, 0.5)
        at.set()
        go.wait(20)
        if watch.cancelled():
            ended.set()

    run = Reading(slow, bare)
    told: list[object] = []
    came: list[object] = []
    run.told.connect(told.append)
    run.done.connect(came.append)
    while not at.is_set():
        qapp.processEvents()
    qapp.processEvents()
    run.stop()
    go.set()
    QThreadPool.globalInstance().waitForDone(20_000)
    qapp.processEvents()
    assert threads != [main_thread()]
    assert [each.rows for each in told] == [1_000]  # type: ignore[attr-defined]  # it is progress
    assert ended.is_set()
    assert came == []


def test_a_fault_of_the_program_is_no_refusal(bare: Desk, export: Path) -> None:
    shown = SurveyPreview(bare, export, bare)
    with pytest.raises(ZeroDivisionError):
        shown.take_fault(ZeroDivisionError())
    assert shown.stage is Stage.READING


def test_what_was_said_of_the_survey_stays_when_the_answers_are_counted_anew(
    bare: Desk, export: Path, settle: Settle
) -> None:
    shown = _counted(bare, export, settle)
    shown.texts = {**shown.texts, "summary": "Spring", "n_asked": "60", "n_took_part": "1"}
    shown.set_role(POSITIONS["Consent"], Role.DROP)
    shown.count()
    settle()
    assert [shown.texts[name] for name in ("summary", "n_asked", "n_took_part")] == ["Spring", "60", "36"]


def test_where_a_rule_says_no_the_page_comes_back_with_its_sentence_and_what_was_typed(
    bare: Desk, export: Path, settle: Settle
) -> None:
    shown = _counted(bare, export, settle)
    bare.execute(ChangeFields(PartnershipFile, (), {"locked_at": bare.stamp()}))
    assert shown.bring_in({**shown.texts, "summary": "Spring"}) == {}
    settle()
    assert shown.stage is Stage.ABOUT
    assert "locked" in shown.refusal
    assert shown.texts["summary"] == "Spring"
    assert bare.partnership.rows(BeneficiaryInput) == ()


def test_what_a_no_leaves_out_is_said_and_can_be_chosen(bare: Desk, tmp_path: Path, settle: Settle) -> None:
    path = tmp_path / "asked.csv"
    rows = [("Why?", "May we quote you?"), *((f"because of the {n}th", "No" if n < 4 else "Yes") for n in range(12))]
    path.write_bytes(csv_bytes(rows))
    preview = _shown(bare, path, settle)
    assert preview.found is not None
    detail = detail_of(preview.made, preview.found, 1)
    assert (detail.leaves_out, detail.note) == (
        "words",
        "Read as no: ‘No’. Everything else, also nothing, is read as yes.",
    )
    preview.count()
    settle()
    assert preview.read is not None
    assert (preview.read.summary.answers, preview.read.summary.texts) == (12, (("Why?", 8),))
    preview.edit(editing.with_left_out(preview.made, 1, ""))
    preview.count()
    settle()
    assert (preview.read.summary.answers, preview.read.summary.without_consent) == (8, 4)


def test_the_rows_of_a_grid_begin_with_what_tells_them_apart(bare: Desk, tmp_path: Path, settle: Settle) -> None:
    path = tmp_path / "grid.csv"
    heads = ("How satisfied are you? [Hours]", "How satisfied are you? [Staff]", "Why - if you like?")
    path.write_bytes(csv_bytes([heads, *(("Satisfied", "Very satisfied", f"since {n}") for n in range(12))]))
    shown = _shown(bare, path, settle)
    assert shown.found is not None
    assert [line.heading for line in column_lines(shown.made, shown.found)] == [
        "Hours – How satisfied are you?",
        "Staff – How satisfied are you?",
        "Why - if you like?",
    ]


def test_the_questions_stand_before_what_a_tool_added(bare: Desk, tmp_path: Path, settle: Settle) -> None:
    path = tmp_path / "tool.csv"
    heads = ("Status", "Email", "Why?", "Age group")
    path.write_bytes(csv_bytes([heads, *(("ok", f"a{n}@b.org", f"since {n}", "65+") for n in range(12))]))
    shown = _shown(bare, path, settle)
    assert shown.found is not None
    shown.set_role(2, Role.DROP)
    assert [line.position for line in column_lines(shown.made, shown.found)] == [2, 3, 0, 1]
