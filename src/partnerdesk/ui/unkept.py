"""Asks before a file is closed over slips that are typed in and not kept: they are held in memory and nowhere else.

What is typed once, and not checked, is nobody's answer yet, so it is not written to the disk.
"""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.pages import page_of_round
from partnerdesk.ui.viewmodels.rounds.paper import PaperModel
from partnerdesk.ui.views.dialogs.asking import Asking


def unkept(desk: Desk) -> tuple[PaperModel, ...]:
    """Return the stacks of slips of which something is typed and nothing kept."""
    return tuple(paper for paper in desk.findChildren(PaperModel) if paper.holds)


def may_leave_papers(desk: Desk, window: QWidget) -> bool:
    """Return whether the file may be closed: there are no such slips, or the person lets them go."""
    papers = unkept(desk)
    if not papers:
        return True
    title = QCoreApplication.translate("Unkept", "Slips are typed in and not kept")
    text = QCoreApplication.translate(
        "Unkept",
        "Slips: {slips}. Answers from paper are kept when both times they are typed say the same. "
        "If you close the file now, what is typed so far is lost.",
    ).format(slips=", ".join(code for paper in papers for code in paper.codes))
    lose = QCoreApplication.translate("Unkept", "Close and lose it")
    back = QCoreApplication.translate("Unkept", "Go back to the slips")
    if Asking(title, text, lose, back, window).exec():
        for paper in papers:
            paper.throw_away()
        return True
    _show(desk, papers[0])
    return False


def _show(desk: Desk, paper: PaperModel) -> None:
    desk.go_to(page_of_round(paper.round.kind.id, paper.round.number))
    paper.open()
