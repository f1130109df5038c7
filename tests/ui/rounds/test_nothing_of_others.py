"""A sweep over every state of every private round: nothing of what one person answered is there for the next.

Words, fields and what they could undo, chosen answers, menus, tool tips and titles are looked at, hidden ones too; and
the picture of the window, which is what a task bar shows, is the same whatever the person before answered.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QImage, QPainter
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTextEdit, QWidget

from partnerdesk.app import Shelf
from partnerdesk.domain.commands import PutRecords
from partnerdesk.domain.records import ImpactReview
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.rounds.kind import RoundKind
from partnerdesk.ui.viewmodels.rounds.kinds import FIRST_CHOICE, POLL, SCORE, TRUST, TRUST_AT_REVIEW, WEIGHT
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel, model_of
from partnerdesk.ui.viewmodels.rounds.pages import page_of_round
from partnerdesk.ui.viewmodels.rounds.paper import paper_of
from partnerdesk.ui.viewmodels.rounds.states import ScreenState
from partnerdesk.ui.views.steps.round_parts import AnswerChoice
from tests.ui.rounds.conftest import BOARD, give

SAVED_AT = re.compile(r"(\d{4}-\d\d-\d\d )?\d\d:\d\d")
REASON = "Xylophone 37 Zebra"
FIGURES = {"trust": (5, 1), "score": (5, 1), "weight": (37, 83), "first_choice": (2, 1), "straw_poll": (6, 1),
           "trust_review": (5, 1)}  # fmt: skip
KINDS = (TRUST, SCORE, WEIGHT, FIRST_CHOICE, POLL, TRUST_AT_REVIEW)


@dataclass(frozen=True, slots=True)
class Sight:
    """What there is to see at one moment."""

    state: str
    words: str
    chosen: int
    undoable: int
    image: QImage
    undo: str


def _opened(window: MainWindow, folder: Path, kind: RoundKind) -> RoundModel:
    folder.mkdir()
    session = Shelf(folder / "home").new(str(folder / "Board.partnership"))
    session.execute(PutRecords(BOARD))
    if kind is TRUST_AT_REVIEW:
        session.execute(PutRecords((ImpactReview(id="IR1"),)))
    window.show_session(session)
    workshop = window.workshop
    assert workshop is not None
    workshop.show_page(page_of_round(kind.id, 1))
    QApplication.processEvents()
    return model_of(workshop.desk, kind)


def _answer(model: RoundModel, value: int) -> None:
    """Let the first person answer everything, with a reason where there can be one."""
    model.pick("A")
    model.start()
    QApplication.processEvents()
    for item in model.items:
        if model.kind is WEIGHT:
            model.record(item, swing=float(value))
            continue
        model.choose(value)
        if model.kind.bases:
            model.say_basis("seen")
        if model.kind.reasons:
            model.say_reason(REASON)
        QApplication.processEvents()
        model.on()
    if model.state is ScreenState.ANSWER:
        model.finish()
    QApplication.processEvents()
    model.pass_on()


def _texts(window: MainWindow) -> Iterator[str]:
    yield from (window.windowTitle(), window.windowIconText(), window.windowFilePath(), window.toolTip())
    for action in window.findChildren(QAction):
        yield from (action.text(), action.iconText(), action.toolTip(), action.statusTip(), action.whatsThis())
    for widget in window.findChildren(QWidget):
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.whatsThis())
        if isinstance(widget, QLineEdit | QLabel):
            yield widget.text()
        elif isinstance(widget, QTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, QAbstractButton):
            yield widget.text()


def _look(window: MainWindow, model: RoundModel) -> Sight:
    window._publish()  # else the bar may still say that the file follows
    model.desk.saved.emit()
    for _ in range(4):
        QApplication.processEvents()
    assert window.workshop is not None
    while window.workshop.steps._later.isActive():  # the step list follows once the page is painted
        QApplication.processEvents()
    screen, bar = window.workshop.screen_shown, window.workshop.bar.state
    picture = window.grab().toImage()
    # When something was saved says nothing of what was: the minute may turn between two looks.
    place = QRect(bar.mapTo(window, QPoint(0, 0)), bar.size())
    painter = QPainter(picture)
    painter.fillRect(place, Qt.GlobalColor.black)
    painter.end()
    edits = screen.findChildren(QLineEdit)
    return Sight(
        str(model.state),
        SAVED_AT.sub("at a time", "\n".join(_texts(window))),
        sum(card.isChecked() for card in screen.findChildren(AnswerChoice)),
        sum(edit.isUndoAvailable() or edit.isRedoAvailable() for edit in edits),
        picture,
        f"{model.desk.undo_label}|{model.desk.redo_label}",
    )


def _sights(window: MainWindow, model: RoundModel) -> Iterator[Sight]:
    """Go through the turn of the next person, who answers nothing, to the list of names and the table for paper."""
    assert str(model.state) == ScreenState.CURTAIN
    yield _look(window, model)
    model.start()
    while model.state is ScreenState.ANSWER:
        yield _look(window, model)
        if model.kind is WEIGHT:
            model.finish()
        elif not model.on():
            model.on()
    yield _look(window, model)
    model.pass_on()
    yield _look(window, model)
    model.someone_else()
    yield _look(window, model)
    model.type_in()
    yield _look(window, model)
    paper = paper_of(model)
    paper.begin(frozenset({"A", "B"}))
    yield _look(window, model)
    paper.throw_away()
    model.finish()


def _apart(one: str, other: str) -> list[tuple[str, str]]:
    """Give the lines that differ."""
    return [pair for pair in zip_longest(one.splitlines(), other.splitlines()) if pair[0] != pair[1]]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_nothing_of_what_one_person_answered_is_there_for_the_next(
    window: MainWindow, tmp_path: Path, kind: RoundKind
) -> None:
    seen: list[list[Sight]] = []
    for place, value in enumerate(FIGURES[kind.id]):
        model = _opened(window, tmp_path / str(place), kind)
        _answer(model, value)
        seen.append(list(_sights(window, model)))
    first, second = seen
    assert {each.state for each in first} == set(map(str, ScreenState))
    for one, other in zip(first, second, strict=True):
        assert REASON not in one.words
        assert (one.chosen, one.undoable) == (0, 0), one.state
        assert "private" not in one.undo
        assert _apart(one.words, other.words) == [], one.state
        assert one.image == other.image, one.state


@pytest.mark.parametrize("kind", [TRUST, SCORE], ids=lambda kind: kind.id)
def test_in_round_two_only_the_own_earlier_answer_and_what_the_group_said(
    window: MainWindow, tmp_path: Path, kind: RoundKind
) -> None:
    """Two people swap their answers: the group's spread is the same, and a third person sees no difference."""
    seen: list[list[Sight]] = []
    for place, (mine, yours) in enumerate(((5, 1), (1, 5))):
        model = _opened(window, tmp_path / str(place), kind)
        desk = model.desk
        for item in range(len(model.items)):
            give(desk, kind, {"A": mine, "B": yours, "C": 3, "D": 4}, item)
        assert model.close()
        assert model.reveal()
        again = model_of(desk, kind, 2)
        assert window.workshop is not None
        window.workshop.show_page(page_of_round(kind.id, 2))
        QApplication.processEvents()
        again.pick("C")
        again.start()
        seen.append([_look(window, again)])
        again.leave()
    first, second = seen[0][0], seen[1][0]
    assert first.state == "answer"
    assert _apart(first.words, second.words) == []
    assert first.image == second.image
