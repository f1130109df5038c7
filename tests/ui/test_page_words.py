"""What a page says about itself: that it is locked, what is wrong on it, and what its step still misses."""

from PySide6.QtWidgets import QApplication

from partnerdesk.domain.commands import AddRecord, LockFile, UnlockFile
from partnerdesk.domain.records import Partner
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.evidence import EvidenceModel
from partnerdesk.ui.viewmodels.open_list import OpenList
from partnerdesk.ui.views.locked_line import LockedLine
from partnerdesk.ui.views.widgets.buttons import Button
from partnerdesk.ui.views.widgets.notice import Toast


def _locked_line(window: MainWindow, page: str) -> LockedLine:
    assert window.workshop is not None
    window.workshop.show_page(page)
    QApplication.processEvents()
    return window.workshop.screen_shown.findChildren(LockedLine)[0]


def test_a_locked_page_says_so_and_leads_to_where_it_is_unlocked(example: MainWindow) -> None:
    desk, workshop = example.desk, example.workshop
    assert desk is not None
    assert workshop is not None
    line = _locked_line(example, "open.charity")
    assert not line.isVisible()
    desk.execute(LockFile(desk.stamp(), "en", desk.catalogue.texts()))
    assert line.isVisible()
    assert not _locked_line(example, "tell.actions").isVisible()
    assert not _locked_line(example, "decide.record").isVisible()
    _locked_line(example, "open.charity").findChildren(Button)[0].click()
    assert workshop.page.id == "decide.record"
    desk.execute(UnlockFile())
    assert not _locked_line(example, "open.charity").isVisible()


def test_what_is_wrong_is_said_again_where_continue_is(example: MainWindow) -> None:
    desk, workshop = example.desk, example.workshop
    assert desk is not None
    assert workshop is not None
    desk.execute(AddRecord(Partner(id="P9")))
    workshop.show_page("open.partners")
    workshop.screen_shown.open_record(Partner, ("P9",))
    QApplication.processEvents()
    workshop.go_on()
    assert workshop.page.id == "open.partners"
    toast = workshop.toasts.findChildren(Toast)[0]
    assert toast.accessibleName() == "Write the partner’s name. Or choose “Skip for now”."


def test_the_panel_says_what_is_missing_and_leads_there(empty: MainWindow) -> None:
    desk, workshop = empty.desk, empty.workshop
    assert desk is not None
    assert workshop is not None
    workshop.show_page("open.rules")
    QApplication.processEvents()
    found = workshop.evidence.model.missing
    assert [line.page for line in found] == ["open.rules", "open.attendance"]
    ways = [each for each in workshop.evidence.findChildren(Button) if each.isVisible() and each.text()]
    assert [way.text() for way in ways] == ["Go to who is here"]
    ways[0].click()
    assert workshop.page.id == "open.attendance"


def test_a_partner_without_a_name_is_never_called_by_its_id(empty: MainWindow) -> None:
    desk = empty.desk
    assert desk is not None
    desk.execute(AddRecord(Partner(id="P1")))
    model = EvidenceModel(desk)
    assert empty.workshop is not None
    empty.workshop.show_page("trust.rate")
    model.show_page(empty.workshop.page)
    assert [line.words for line in model.missing] == ["Give every partner a name."]
    rated = [line for line in OpenList(desk).lines if line.page.startswith(("open", "trust"))]
    assert not [line for line in rated if "P1" in line.words]
