"""Slips that are typed in and not kept: asks before a file is closed over them, and brings them back after a crash.

What is typed once, and not checked, is nobody's answer yet, so it never comes into the file.
"""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from partnerdesk.services.drafts import drafts_of
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.kinds import KINDS
from partnerdesk.ui.viewmodels.rounds.machine import model_of
from partnerdesk.ui.viewmodels.rounds.pages import page_of_round
from partnerdesk.ui.viewmodels.rounds.paper import DRAFTS, PaperModel, paper_of
from partnerdesk.ui.views.dialogs.asking import AskingWindow


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
    if AskingWindow(title, text, lose, back, window).exec():
        for paper in papers:
            paper.throw_away()
        return True
    _show(desk, papers[0])
    return False


def bring_back(desk: Desk) -> tuple[PaperModel, ...]:
    """Take up the slips that were being typed when a crash ended the work; nothing of them is shown yet."""
    found: list[PaperModel] = []
    for name, draft in drafts_of(desk.session).items():
        kind, _, number = name.removeprefix(DRAFTS).partition(" ")
        if name.startswith(DRAFTS) and kind in KINDS and number.isdecimal():
            paper = paper_of(model_of(desk, KINDS[kind], int(number)))
            found += [paper] if paper.take_up(draft) else []
    return tuple(found)


def offer_back(desk: Desk, besides: str = "") -> bool:
    """Say that slips are here again, with the way to them; False where there are none."""
    papers = () if desk.session.read_only else bring_back(desk)
    if papers:
        text = QCoreApplication.translate("Unkept", "Slips that were being typed are here again: {slips}.")
        text = text.format(slips=", ".join(code for paper in papers for code in paper.codes))
        label = QCoreApplication.translate("Unkept", "Go on typing")
        desk.offer(f"{besides} {text}".strip(), label, lambda: _show(desk, papers[0]))
    return bool(papers)


def _show(desk: Desk, paper: PaperModel) -> None:
    desk.go_to(page_of_round(paper.round.kind.id, paper.round.number))
    paper.open()
