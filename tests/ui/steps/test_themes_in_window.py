"""Themes in the window: counted by group, linked to objectives, merged, split, renamed; each with one undo."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from partnerdesk.domain.answer_rows import AnswerRow, digest_of
from partnerdesk.domain.commands import DeleteRecord, LockFile, PutRecords
from partnerdesk.domain.importing import ImportSurvey
from partnerdesk.domain.records import (
    AnswerMark,
    BeneficiaryGroup,
    BeneficiaryInput,
    EvidenceLink,
    InputTheme,
    Objective,
    Survey,
    SurveyQuestion,
    Theme,
)
from partnerdesk.domain.words import Sentence
from partnerdesk.services.theming import link_theme
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.book import every_page
from partnerdesk.ui.viewmodels.pages import Collection
from partnerdesk.ui.viewmodels.reader.reader import reader_of
from partnerdesk.ui.viewmodels.steps.theme_work import ThemeWork
from partnerdesk.ui.viewmodels.steps.themes_table import by_group, themes_shown
from partnerdesk.ui.views.steps.objective_links import ObjectiveLinksView
from partnerdesk.ui.views.steps.theme_tools import ThemeToolsView
from partnerdesk.ui.views.steps.themes_table import ThemesTableView
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.buttons import Button
from partnerdesk.ui.views.widgets.inputs import LineInput
from partnerdesk.ui.views.widgets.text import Prose
from tests.ui.laid_out import laid_out_badly, settle

if TYPE_CHECKING:
    from partnerdesk.ui.viewmodels.desk import Desk

TEXTS = ("A warm room on Fridays", "Buses that run after six", "Somebody who rings back", "Warm food")
ROWS = tuple(
    AnswerRow(one, f"r{one}", None, '["Carers"]' if one <= 40 else '["Young"]', 1, TEXTS[one % 4])
    for one in range(1, 45)
)
RECORDS = (
    BeneficiaryInput(id="BI-901", method="survey", lawful_basis="consent", from_date=date(2026, 9, 1), n_took_part=44),
    BeneficiaryInput(
        id="BI-902", method="interview", lawful_basis="consent", from_date=date(2026, 9, 1), quote="Cold."
    ),
    Survey(id="SU1", input="BI-901", title="Spring survey", answers_digest=digest_of(ROWS)),
    SurveyQuestion(survey="SU1", number=1, heading="What would help?", role="text"),
    BeneficiaryGroup(id="G1", name="Carers", effect="lose"),
    BeneficiaryGroup(id="G2", name="Young", effect="lose"),
    Theme(id="TH1", text="Warmth"),
    Theme(id="TH2", text="Getting there"),
    Objective(id="OB1", so_that_text="there is a warm room", status="kept"),
    InputTheme(input="BI-902", theme="TH1"),
    *(AnswerMark(survey="SU1", respondent=one, question=1, themes=("TH1",)) for one in range(1, 45)),
)


@pytest.fixture
def desk(empty: MainWindow) -> Desk:
    desk = empty.desk
    assert desk is not None
    assert desk.execute(ImportSurvey(RECORDS, Sentence("import"), {digest_of(ROWS): ROWS})) is None
    return desk


def shown(window: MainWindow, desk: Desk, theme: str = "TH1") -> ThemeToolsView:
    """Open the card of a theme, and give what stands below it."""
    desk.lead_to("hear.themes", Theme, (theme,))
    QApplication.processEvents()
    (tools,) = [each for each in window.findChildren(ThemeToolsView) if each.isVisible()]
    return tools


def test_a_small_group_is_hidden_and_so_is_what_would_tell_it(empty: MainWindow, desk: Desk) -> None:
    found = themes_shown(desk)
    first = found.rows[0]
    assert found.groups == ("Carers", "Young", "No group")
    assert (first.total, first.parts) == ("45", ("40", "fewer than 5", "fewer than 5"))
    desk.execute(DeleteRecord(InputTheme, ("BI-902", "TH1")))
    alone = themes_shown(desk)
    assert (alone.rows[0].total, alone.rows[0].parts) == ("44", ())  # 44 less the carers would tell how many are young
    assert by_group(alone, alone.rows[0]) == "How it falls by group is not shown."
    desk.undo()
    assert found.rows[1].total == "nobody yet"
    assert "under 5" in found.note
    desk.go_to("hear.themes")
    table = empty.findChild(ThemesTableView)
    assert table is not None
    assert set(table.ways) == {"TH1", "TH2"}


def test_the_table_is_a_table_where_there_is_room_and_lines_where_not(empty: MainWindow, desk: Desk) -> None:
    desk.go_to("hear.themes")
    table = empty.findChild(ThemesTableView)
    assert table is not None
    empty.resize(1280, 800)
    QApplication.processEvents()
    wide = table._is_wide
    for number in range(3, 12):
        desk.session.execute(
            ImportSurvey((BeneficiaryGroup(id=f"G{number}", name=f"Group {number}"),), Sentence("more"))
        )
    QApplication.processEvents()
    assert (wide, table._is_wide) == (True, False)
    table.ways["TH1"].click()
    QApplication.processEvents()
    assert [each for each in empty.findChildren(ThemeToolsView) if each.isVisible()]


def test_a_theme_is_linked_and_the_way_leads_back(empty: MainWindow, desk: Desk) -> None:
    tools = shown(empty, desk)
    tools.link()
    assert tools._link_error.said == "Choose the objective."
    tools.objective.show_value("OB1")
    tools.link()
    assert tools._link_error.said == "Choose how it bears on the objective."
    tools.kind.picked.emit("raised")
    tools.link()
    assert {link.row_key: link.note for link in desk.partnership.rows(EvidenceLink)} == {
        ("OB1", "BI-902", "raised"): "‘Warmth’",
        ("OB1", "BI-901", "raised"): "‘Warmth’",
    }
    assert [(each.objective, each.kind) for each in tools.work.bears_on] == [("OB1", "raised")]
    (way,) = [each for each in tools.findChildren(Button) if each.accessibleName().startswith("Go to the objective")]
    way.click()
    QApplication.processEvents()
    (links,) = [each for each in empty.findChildren(ObjectiveLinksView) if each.isVisible()]
    back = [each for each in links.findChildren(Button) if each.accessibleName() == "Go to the theme: Warmth"]
    assert len(back) == 2
    back[0].click()
    QApplication.processEvents()
    assert [each for each in empty.findChildren(ThemeToolsView) if each.isVisible()]
    desk.undo()
    assert not desk.partnership.rows(EvidenceLink)


def test_themes_are_merged_with_one_undo(empty: MainWindow, desk: Desk) -> None:
    before = desk.partnership
    tools = shown(empty, desk, "TH2")
    tools.merge()
    assert tools._into_field.error == "Choose the theme that stays."
    tools.into.show_value("TH1")
    tools.merge()
    assert [row.id for row in desk.partnership.rows(Theme)] == ["TH1"]
    desk.undo()
    assert desk.partnership.rows(Theme) == before.rows(Theme)


def test_a_part_is_split_off_by_the_words_in_it(empty: MainWindow, desk: Desk) -> None:
    tools = shown(empty, desk)
    tools._split_fold.button.setChecked(True)
    tools.search.setText("buses")
    tools._offer_answers()
    tools.split_answers_all()
    tools.split()
    assert tools._split_error.said == "Write the theme in a few words."
    tools.new_name.setText("Getting there")
    tools.split()
    assert tools._split_error.said.startswith("There is already a theme called ‘Getting there’.")
    tools.new_name.setText("Late buses")
    tools.split()
    assert tools._split_error.said == ""
    moved = [mark.respondent for mark in desk.partnership.rows(AnswerMark) if mark.themes == ("TH3",)]
    assert moved == [one for one in range(1, 45) if one % 4 == 1]
    desk.undo()
    assert all(mark.themes == ("TH1",) for mark in desk.partnership.rows(AnswerMark))


def test_a_name_that_is_there_already_is_refused_above_its_field(empty: MainWindow, desk: Desk) -> None:
    tools = shown(empty, desk)
    card = tools.parentWidget()
    assert card is not None
    (edit,) = [each for each in card.findChildren(LineInput) if each.accessibleName() == "The theme"]
    edit.setText("getting  there")
    assert not desk.flush()
    assert edit.is_wrong
    assert desk.partnership.get(Theme, "TH1") == Theme(id="TH1", text="Warmth")
    edit.setText("Being warm")
    assert desk.flush()
    assert desk.partnership.get(Theme, "TH1") == Theme(id="TH1", text="Being warm")


def test_the_answers_of_a_theme_are_read_where_all_are(empty: MainWindow, desk: Desk) -> None:
    tools = shown(empty, desk)
    assert tools.work.count_line == "44 answers to surveys"
    tools.read.click()
    QApplication.processEvents()
    assert empty.workshop is not None
    assert empty.workshop.page.id == "hear.reader"
    assert reader_of(desk).wanted.theme == "TH1"


def test_a_small_number_of_remarks_is_not_said_where_people_are_not(empty: MainWindow, desk: Desk) -> None:
    tools = shown(empty, desk)
    block = next(page for page in every_page() if page.id == "hear.themes").blocks[0]
    assert isinstance(block, Collection)
    assert block.summary is not None
    summary = block.summary
    few = tuple(AnswerMark(survey="SU1", respondent=one, question=3, themes=("TH9",)) for one in (50, 51))
    desk.execute(PutRecords((Theme(id="TH8", text="Nobody"), Theme(id="TH9", text="Few"), *few)))
    told = {row.text: summary(desk.partnership, row) for row in desk.partnership.rows(Theme)}
    assert (told["Nobody"], told["Few"]) == ("No remark yet", "Fewer than 5 remarks")
    assert told["Warmth"].endswith(" remarks")
    assert not told["Warmth"].startswith("Fewer")
    assert ThemeWork(desk, "TH9").count_line == "Fewer than 5 answers to surveys"
    totals = {row.name: row.total for row in themes_shown(desk).rows}
    assert (totals["Nobody"], totals["Few"]) == ("nobody yet", "fewer than 5")
    assert tools.work.count_line == "44 answers to surveys"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 700)])
def test_nothing_is_cut_off_with_everything_open(
    empty: MainWindow, desk: Desk, scale: float, size: tuple[int, int]
) -> None:
    desk.execute(link_theme(desk.partnership, "TH1", "OB1", "qualifies", ("BI-901", "BI-902")))
    theme().resize_text(scale)
    empty.resize(*size)
    tools = shown(empty, desk)
    for fold in tools.folds:
        fold.button.setChecked(True)
    tools._link_error.say("Choose the objective.")
    settle()
    assert empty.workshop is not None
    assert laid_out_badly(empty.workshop) == []
    desk.lead_to("aims.links", Objective, ("OB1",))
    settle()
    assert laid_out_badly(empty.workshop) == []


def test_a_locked_record_refuses_with_its_sentence(empty: MainWindow, desk: Desk) -> None:
    desk.execute(LockFile("2026-11-23T21:00:00", "en", {}))
    work = ThemeWork(desk, "TH1")
    for said in (
        work.link("OB1", "raised", ("BI-902",)),
        work.merge_into("TH2"),
        work.split("New", [("SU1", 1, 1)], ()),
    ):
        assert said.startswith("The record is locked")


def test_a_theme_that_nobody_said_says_so(empty: MainWindow, desk: Desk) -> None:
    tools = shown(empty, desk, "TH2")
    assert tools.work.said_here == ()
    assert tools.work.first_answer is None
    assert not tools._link_fold.isVisible()
    assert not tools._split_fold.isVisible()
    assert tools._merge_fold.isVisible()


def test_a_theme_that_cannot_be_linked_says_why_and_leads_on(empty: MainWindow, desk: Desk) -> None:
    assert "Link it below" in _words_in(shown(empty, desk))
    assert "Give the theme to what somebody said first" in _words_in(shown(empty, desk, "TH2"))
    assert desk.execute(DeleteRecord(Objective, ("OB1",))) is None
    view = shown(empty, desk)
    assert "No objective is written down yet" in _words_in(view)
    next(each for each in view.findChildren(Button) if each.text() == "Go to the objectives").click()
    assert empty.workshop is not None
    assert empty.workshop.page.id == "aims.objectives"


def test_a_card_that_is_open_says_so_once_an_objective_is_written_down(empty: MainWindow, desk: Desk) -> None:
    assert desk.execute(DeleteRecord(Objective, ("OB1",))) is None
    view = shown(empty, desk)
    assert "No objective is written down yet" in _words_in(view)
    desk.go_to("aims.objectives")
    assert desk.execute(PutRecords((Objective(id="OB1", so_that_text="there is a warm room", status="kept"),))) is None
    desk.go_to("hear.themes")
    settle()
    assert "No objective is written down yet" not in _words_in(view)
    assert "Link it below" in _words_in(view)


def _words_in(view: ThemeToolsView) -> str:
    return " ".join(each.text() for each in view.findChildren(Prose) if each.isVisibleTo(view))


def test_where_no_group_is_known_the_table_has_no_column_for_who_is_in_none(empty: MainWindow, desk: Desk) -> None:
    for name in ("G1", "G2"):
        assert desk.execute(DeleteRecord(BeneficiaryGroup, (name,))) is None
    found = themes_shown(desk)
    assert (found.groups, [row.parts for row in found.rows]) == ((), [(), ()])
    assert (found.rows[0].total, by_group(found, found.rows[0])) == ("45", "")
    desk.go_to("hear.themes")
    settle()
    table = empty.findChild(ThemesTableView)
    assert table is not None
    told = [each.text() for each in table.findChildren(Prose) if each.isVisible()]
    assert "No group" not in told
    assert "–" not in told
