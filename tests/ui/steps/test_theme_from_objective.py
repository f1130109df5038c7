"""On the page of links of an objective a theme is tied as from its own card: the same links, and one undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from partnerdesk.domain.answer_rows import digest_of
from partnerdesk.domain.commands import ChangeFields, DeleteRecord, LockFile, PutRecords
from partnerdesk.domain.importing import ImportSurvey
from partnerdesk.domain.records import BeneficiaryInput, EvidenceLink, InputTheme, Objective, Theme
from partnerdesk.domain.words import Sentence
from partnerdesk.services.theming import link_theme
from partnerdesk.ui.viewmodels.steps.theme_choices import theme_in, themes_offered
from partnerdesk.ui.views.steps.objective_links import ObjectiveLinksView
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.buttons import Button, IconButton
from tests.ui.laid_out import laid_out_badly, settle
from tests.ui.steps.test_themes_in_window import RECORDS, ROWS

if TYPE_CHECKING:
    from partnerdesk.ui.main_window import MainWindow
    from partnerdesk.ui.viewmodels.desk import Desk


@pytest.fixture
def desk(empty: MainWindow) -> Desk:
    desk = empty.desk
    assert desk is not None
    assert desk.execute(ImportSurvey(RECORDS, Sentence("import"), {digest_of(ROWS): ROWS})) is None
    return desk


def opened(window: MainWindow, desk: Desk) -> ObjectiveLinksView:
    """Open the card of the objective, and give the links in it."""
    desk.lead_to("aims.links", Objective, ("OB1",))
    QApplication.processEvents()
    (links,) = [each for each in window.findChildren(ObjectiveLinksView) if each.isVisible()]
    return links


def choose(links: ObjectiveLinksView, name: str) -> None:
    """Choose a theme, as a person does."""
    value = next(each.value for each in themes_offered(links._desk) if theme_in(each.value) == name)
    links._select.show_value(value)
    links._select.picked.emit(value)


def link(links: ObjectiveLinksView) -> None:
    """Press the button."""
    next(each for each in links.findChildren(Button) if each.text() == "Link it").click()


def test_a_theme_is_tied_by_the_links_of_its_card_with_one_undo(empty: MainWindow, desk: Desk) -> None:
    before = desk.partnership
    links = opened(empty, desk)
    choose(links, "TH1")
    assert links._whose_field.isVisible()
    link(links)
    assert links._kind_field.error == "Choose how it bears on the objective."
    links._kinds.picked.emit("supports")
    link(links)
    desk_made = desk.partnership.rows(EvidenceLink)
    desk.undo()
    assert desk.partnership == before
    assert desk.execute(link_theme(before, "TH1", "OB1", "supports", ("BI-902", "BI-901"))) is None
    assert desk_made == desk.partnership.rows(EvidenceLink)
    assert {row.note for row in desk_made} == {"‘Warmth’"}


def test_it_is_shown_and_taken_away_as_every_link(empty: MainWindow, desk: Desk) -> None:
    links = opened(empty, desk)
    choose(links, "TH1")
    links._kinds.picked.emit("raised")
    link(links)
    assert not links._whose_field.isVisible()
    assert (links._select.value, links._kind) == (None, None)
    ways = [each for each in links.findChildren(Button) if each.accessibleName() == "Go to the theme: Warmth"]
    assert len(ways) == 2
    next(each for each in links.findChildren(IconButton) if each.accessibleName().endswith("“Cold.”")).click()
    assert [row.input for row in desk.partnership.rows(EvidenceLink)] == ["BI-901"]


def test_whose_words_are_meant_can_be_chosen_and_must_be(empty: MainWindow, desk: Desk) -> None:
    links = opened(empty, desk)
    choose(links, "TH1")
    links._kinds.picked.emit("raised")
    assert links.whose.ticked == ("BI-902", "BI-901")
    assert links.whose.group is not None
    links.whose.group.picked.emit(())
    link(links)
    assert links._whose_field.error == "Choose whose words you mean."
    assert not desk.partnership.rows(EvidenceLink)
    links.whose.group.picked.emit(("BI-902",))
    link(links)
    assert [row.row_key for row in desk.partnership.rows(EvidenceLink)] == [("OB1", "BI-902", "raised")]
    choose(links, "TH1")
    assert links.whose.ticked == ("BI-902", "BI-901"), "all again for the next one"


def test_a_theme_that_nobody_said_is_not_offered(empty: MainWindow, desk: Desk) -> None:
    links = opened(empty, desk)
    assert [(theme_in(each.value), each.label) for each in themes_offered(desk)] == [("TH1", "Theme: Warmth")]
    desk.execute(PutRecords((InputTheme(input="BI-902", theme="TH2"), Theme(id="TH3"))))
    assert [theme_in(each.value) for each in themes_offered(desk)] == ["TH1", "TH2"]
    choose(links, "TH2")
    desk.execute(ChangeFields(BeneficiaryInput, ("BI-902",), {"consent_state": "withdrawn"}))
    assert links._select.value is None
    links._kinds.picked.emit("raised")
    link(links)
    assert links._given_field.error == "Choose what they said."
    desk.execute(DeleteRecord(Theme, ("TH1",)))
    assert themes_offered(desk) == ()


def test_what_people_said_is_no_theme(empty: MainWindow, desk: Desk) -> None:
    links = opened(empty, desk)
    assert theme_in("BI-902") is None
    choose(links, "TH1")
    links._select.show_value("BI-902")
    links._select.picked.emit("BI-902")
    assert not links._whose_field.isVisible()
    links._kinds.picked.emit("raised")
    link(links)
    (made,) = desk.partnership.rows(EvidenceLink)
    assert (made.input, made.note) == ("BI-902", None)


def test_a_theme_that_is_tied_already_is_said_to_be(empty: MainWindow, desk: Desk) -> None:
    links, told = opened(empty, desk), []
    for _time in range(2):
        choose(links, "TH1")
        links._kinds.picked.emit("raised")
        desk.noticed.connect(lambda *said: told.append(said[0]))
        link(links)
        before = desk.partnership
    assert told[-1] == "This link is there already."
    desk.undo()
    assert before.rows(EvidenceLink)
    assert not desk.partnership.rows(EvidenceLink), "the second press was no step of its own"


def test_a_locked_record_refuses_beside_the_choice(empty: MainWindow, desk: Desk) -> None:
    links = opened(empty, desk)
    choose(links, "TH1")
    links._kinds.picked.emit("raised")
    desk.execute(LockFile("2026-11-23T21:00:00", "en", {}))
    link(links)
    assert links._given_field.error.startswith("The record is locked")
    assert not desk.partnership.rows(EvidenceLink)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_while_a_theme_is_chosen(empty: MainWindow, desk: Desk, scale: float) -> None:
    theme().resize_text(scale)
    empty.resize(1024, 700)
    choose(opened(empty, desk), "TH1")
    settle()
    assert empty.workshop is not None
    assert laid_out_badly(empty.workshop) == []
