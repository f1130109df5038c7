"""Draws the dialogs of the window into PNG files, and pages in the states that the example is not in.

Part of `python -m tests.shots FOLDER --dialogs`.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings, QThreadPool
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from partnerdesk.app import Shelf
from partnerdesk.domain.commands import AddRecord, Command, DeleteRecord, DoTogether, LockFile
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Objective, Partner, RoundState, Score, TrustRating, Weight
from partnerdesk.domain.words import Sentence
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.preferences import Preferences
from partnerdesk.ui.views.steps.curtain import Curtain
from partnerdesk.ui.views.steps.round_parts import PersonCard
from partnerdesk.ui.views.theme import theme
from tests.answer_shots import shoot_reader
from tests.quote_shots import shoot_quotes
from tests.survey_shots import shoot_import

ACTIONS = (
    "earlier",
    "history",
    "people",
    "find",
    "agenda",
    "open_points",
    "parked",
    "clock",
    "help",
    "guide",
    "glossary",
    "keys",
    "about",
)
LOCKED = ("decide.record", "decide.motion", "aims.objectives", "open.charity", "score.criteria", "decide.vote")
HALF = ("open.partners", "trust.rate", "narrow.options", "aims.objectives", "decide.gates", "tell.brief")
ROUNDS = ("trust.rate", "score.rate", "score.weights")
WRONG = ("open.workshop", "open.charity", "open.partners", "aims.objectives", "decide.concerns")


@dataclass(frozen=True)
class Shooting:
    """The window, and where its pictures go; who looks at it in another way says so in ``grab``."""

    window: MainWindow
    out: Path

    def grab(self, widget: QWidget, name: str) -> int:
        settle()
        widget.grab().save(str(self.out / f"{name}.png"))
        return 1

    def page(self, page: str, name: str) -> int:
        workshop = self.window.workshop
        if workshop is None:
            return 0
        workshop.show_page(page)
        return self.grab(self.window, name)


def settle() -> None:
    """Let layouts and what is worked out aside come to rest."""
    for _ in range(5):
        QApplication.processEvents()
        QThreadPool.globalInstance().waitForDone(10_000)
    QApplication.processEvents()


def shoot_dialogs(out: Path, look: str, scale: float, size: str) -> int:
    """Draw every dialog and state; return how many pictures were made."""
    app = QApplication.instance() or QApplication([])
    theme().set_up(look, scale)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as room:
        store = QSettings(f"{room}/settings.ini", QSettings.Format.IniFormat)
        window = MainWindow(Shelf(Path(room)), Preferences(store))
        window.resize(*(int(part) for part in size.split("x")))
        window.show()
        made = sum(part(Shooting(window, out), Path(room)) for part in PARTS)
        window.close()
        window.deleteLater()
        app.processEvents()
    return made


def _dialogs(shooting: Shooting, _room: Path) -> int:
    window = shooting.window
    window.open_example()
    made = 0
    for name in ACTIONS:
        window.actions_table.by_id[name].trigger()
        settle()
        shown = [each for each in window.findChildren(QDialog) if each.isVisible()]
        for number, dialog in enumerate(shown):
            made += shooting.grab(dialog, f"dialog-{name}{number or ''}")
            dialog.reject()
        if not shown:
            made += shooting.grab(window, f"dialog-{name}")
    return made


def _wrong(shooting: Shooting, _room: Path) -> int:
    """Pages on which Continue finds something missing."""
    window = shooting.window
    window.open_example()
    workshop = window.workshop
    if workshop is None:
        return 0
    desk, made = workshop.desk, 0
    desk.execute(AddRecord(Partner(id="P9")))
    desk.execute(AddRecord(Objective(id="OB99")))
    for page in WRONG:
        workshop.show_page(page)
        settle()
        if page == "open.partners":
            workshop.screen_shown.open_record(Partner, ("P9",))
        if page == "aims.objectives":
            workshop.screen_shown.open_record(Objective, ("OB99",))
        settle()
        workshop.go_on()
        made += shooting.grab(window, f"wrong-{page}")
    return made


def _private(shooting: Shooting, _room: Path) -> int:
    """Private rounds as they go from hand to hand: who is next, the curtain, one question, and the weights."""
    window = shooting.window
    window.open_example()
    workshop = window.workshop
    if workshop is None:
        return 0
    desk, made = workshop.desk, 0
    desk.execute(DoTogether(tuple(_emptied(desk.partnership)), Sentence("begin again")))
    for page in ROUNDS:
        workshop.show_page(page)
        made += shooting.grab(window, f"round-{page}-1-who")
        for card in workshop.screen_shown.findChildren(PersonCard)[:1]:
            card.click()
            made += shooting.grab(window, f"round-{page}-2-curtain")
        for curtain in workshop.screen_shown.findChildren(Curtain):
            curtain.start.click()
            made += shooting.grab(window, f"round-{page}-3-question")
            curtain.start.setFocus()
    return made


def _emptied(partnership: Partnership) -> list[Command]:
    """Take every answer and every state of a round away."""
    kinds = (TrustRating, Score, Weight, RoundState)
    return [DeleteRecord(kind, row.row_key) for kind in kinds for row in partnership.rows(kind)]


def _locked(shooting: Shooting, _room: Path) -> int:
    window = shooting.window
    window.open_example()
    if window.workshop is None:
        return 0
    desk = window.workshop.desk
    desk.execute(LockFile(desk.stamp(), desk.catalogue.language, desk.catalogue.texts()))
    return sum(shooting.page(page, f"locked-{page}") for page in LOCKED)


def _half(shooting: Shooting, room: Path) -> int:
    shooting.window.show_session(Shelf(room).new(f"{room}/Half.partnership"))
    workshop = shooting.window.workshop
    if workshop is None:
        return 0
    workshop.desk.execute(AddRecord(Partner(id="P1")))
    workshop.desk.execute(AddRecord(Objective(id="OB1", so_that_text="nobody waits for months")))
    return sum(shooting.page(page, f"half-{page}") for page in HALF)


def _answers(shooting: Shooting, room: Path) -> int:
    """Draw the page on which answers of a survey are read, in each of its states."""
    window = shooting.window
    window.show_session(Shelf(room).new(f"{room}/Answers.partnership"))
    return shoot_reader(window.workshop, lambda name: shooting.grab(window, name)) if window.workshop else 0


def _quotes(shooting: Shooting, _room: Path) -> int:
    shooting.window.open_example()
    return shoot_quotes(shooting.window, shooting.grab)


def _import(shooting: Shooting, room: Path) -> int:
    shooting.window.open_example()
    return shoot_import(shooting.window, room, shooting.grab)


PARTS = (_dialogs, _wrong, _private, _locked, _half, _answers, _quotes, _import)
WINDOWS = (_dialogs, _quotes, _import)
"""Those in which windows of their own open."""
