"""What a person is told to doubt before an import: dates in two orders, what stands below, answers of long ago."""

from dataclasses import replace
from pathlib import Path

import shiboken6

from partnerdesk.exchange.survey.mapping import ColumnMap, Role
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.survey.columns import detail_of
from partnerdesk.ui.viewmodels.survey.preview import Stage, SurveyPreview
from partnerdesk.ui.views.survey.date_order import DateOrder, DoubtedDates
from partnerdesk.ui.views.survey.found_page import FoundPage
from partnerdesk.ui.views.widgets.choices import CheckRow
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose
from tests.exchange.survey.exports import Rows, csv_bytes
from tests.ui.survey.hands import Settle

HEAD = ["Date", "Age", "Why?"]


def _rows(first: str, count: int = 20, year: int = 2026) -> Rows:
    """Answers with days of March, written as ``first`` says."""
    return [[first.format(d=n % 27 + 1, m=3, y=year), ("18-24", "65+")[n % 2], f"Said by {n}"] for n in range(count)]


def _shown(desk: Desk, path: Path, rows: Rows, settle: Settle) -> SurveyPreview:
    path.write_bytes(csv_bytes([HEAD, *rows]))
    shown = SurveyPreview(desk, path, desk)
    shown.begin()
    settle()
    return shown


def _said(page: FoundPage) -> str:
    return "\n".join(each.said for each in page.findChildren(Prose))


def test_dates_in_two_orders_are_doubted_and_the_order_can_be_said(bare: Desk, tmp_path: Path, settle: Settle) -> None:
    rows = [*_rows("{d:02}/{m:02}/{y}"), *_rows("{m}/{d}/{y}", 14)]
    shown = _shown(bare, tmp_path / "a.csv", rows, settle)
    assert shown.found is not None
    page = FoundPage(shown, shown.found)
    assert "3/1/2026 is read as 3 January 2026, and 3/2/2026 as 3 February 2026" in _said(page)
    assert len(page.findChildren(DateOrder)) == 1
    shown.set_dates("month-first")
    assert "3/1/2026 is read as 1 March 2026" not in _said(page)
    assert "01/03/2026 is read as 3 January 2026, and 02/03/2026 as 3 February 2026" in _said(page)
    shiboken6.delete(page)


def test_dates_in_one_order_are_not_asked_about(bare: Desk, tmp_path: Path, settle: Settle) -> None:
    shown = _shown(bare, tmp_path / "a.csv", _rows("{d:02}/{m:02}/{y}"), settle)
    assert shown.found is not None
    page = FoundPage(shown, shown.found)
    assert not page.findChildren(DateOrder)
    assert "Look at the dates" not in _said(page)
    (doubted,) = page.findChildren(DoubtedDates)
    assert not doubted.findChildren(Notice)
    shiboken6.delete(page)


def test_what_stands_below_can_be_kept_and_is_said_before_the_import(
    bare: Desk, tmp_path: Path, settle: Settle
) -> None:
    rows = [*_rows("{y}-03-{d:02}"), ["Notes: three forms were lost", "", ""]]
    shown = _shown(bare, tmp_path / "a.csv", rows, settle)
    shown.count()
    settle()
    assert "What stands below the last answer is left out: ‘Notes: three forms were lost’." in shown.warnings
    shown.show(Stage.FOUND)
    assert shown.found is not None
    page = FoundPage(shown, shown.found)
    row = next(each for each in page.findChildren(CheckRow) if "below" in each.text())
    row.click()
    settle()
    assert shown.found.map.keep_foot
    assert shown.found.rows == 21
    shown.count()
    settle()
    assert not [each for each in shown.warnings if "below" in each]
    shiboken6.delete(page)


def test_answers_that_are_too_old_to_count_are_said_to_be(bare: Desk, tmp_path: Path, settle: Settle) -> None:
    shown = _shown(bare, tmp_path / "a.csv", _rows("{y}-03-{d:02}", year=2019), settle)
    shown.count()
    settle()
    (told,) = shown.warnings
    assert told.startswith("The last of these answers is from 20 March 2019. What people said before ")


TICKS = ("I am autistic", "I am a parent", "I am autistic, I am a parent", "I work with autistic people")
TICKED: Rows = [["2026-03-01", TICKS[n % 4], f"Said by number {n}"] for n in range(40)]


def test_answers_ticked_together_are_groups_of_their_own_and_said_to_overlap(
    bare: Desk, tmp_path: Path, settle: Settle
) -> None:
    shown = _shown(bare, tmp_path / "a.csv", TICKED, settle)
    assert shown.found is not None
    assert detail_of(shown.made, shown.found, 1).note == ""
    shown.set_role(1, Role.GROUP)
    detail = detail_of(shown.made, shown.found, 1)
    assert detail.note.startswith("Some people ticked several answers in ‘Age’. Each answer is a group, and somebody")
    counts = {each.answer: each.count for each in detail.answers}
    assert counts == {"I am autistic": "20", "I am a parent": "20", "I work with autistic people": "10"}
    shown.count()
    settle()
    assert detail.note in shown.warnings
    assert shown.read is not None
    ((heading, groups),) = shown.read.summary.groups
    assert (heading, dict(groups)) == ("Age", {each: int(count) for each, count in counts.items()})
    assert shown.read.summary.group_bases == (40,)


def test_where_a_map_takes_what_was_ticked_together_whole_the_combinations_are_said_to_be_groups(
    bare: Desk, tmp_path: Path, settle: Settle
) -> None:
    shown = _shown(bare, tmp_path / "a.csv", TICKED, settle)
    assert shown.found is not None
    columns = (each if each.position != 1 else ColumnMap(1, "Age", Role.GROUP) for each in shown.made.columns)
    shown.edit(replace(shown.made, columns=tuple(columns)))
    note = detail_of(shown.made, shown.found, 1).note
    assert "each combination is one of its own: 4 groups, such as ‘I am autistic, I am a parent’" in note
    shown.count()
    settle()
    assert note in shown.warnings


def test_a_group_with_a_comma_in_its_name_is_no_combination(bare: Desk, tmp_path: Path, settle: Settle) -> None:
    groups = ("Staff, paid", "Volunteers", "Carers, friends and family")
    rows = [["2026-03-01", groups[n % 3], f"Said by number {n}"] for n in range(40)]
    shown = _shown(bare, tmp_path / "a.csv", rows, settle)
    assert shown.found is not None
    shown.set_role(1, Role.GROUP)
    assert detail_of(shown.made, shown.found, 1).note == ""
