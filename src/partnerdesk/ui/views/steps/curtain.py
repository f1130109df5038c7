"""A private round as it goes from hand to hand: name cards, curtain, the person's own pages, and the end.

It shows what the machine says and asks it for everything; it must not know what is answered.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.domain.words import NP_
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel
from partnerdesk.ui.viewmodels.rounds.states import ScreenState
from partnerdesk.ui.viewmodels.rounds.words import WORDS
from partnerdesk.ui.viewmodels.speech import numbered, said
from partnerdesk.ui.views.announcing import announce
from partnerdesk.ui.views.reader.left_by_key import keeps_escape
from partnerdesk.ui.views.registry import PageView
from partnerdesk.ui.views.steps.paper_entry import PaperView
from partnerdesk.ui.views.steps.round_chooser import Chooser
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.field import IconMark
from partnerdesk.ui.views.widgets.text import Prose

LEFT = Qt.AlignmentFlag.AlignLeft
_ALONE = NP_(
    "One question about {about}. Only {name} looks at the screen now.",
    "{n} questions about {about}. Only {name} looks at the screen now.",
)


class Curtain(PageView):
    """Between two people: who takes the laptop now. Nobody's answers are on the screen."""

    def __init__(self, model: RoundModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        large = theme().is_large
        card = Card("plain", padding=12 if large else 28)
        column(self, 0).addWidget(card)
        if not large:
            card.body.addWidget(IconMark("lock", "primary", 32), 0, LEFT)
        self._pass = Prose("", "section" if large else "question")
        self._rule = Prose("", "lead", "muted")
        self._about = Prose("", "body")
        for part in (self._pass, self._about, self._rule):
            card.body.addWidget(part)
        card.body.addSpacing(theme().space(0 if large else 12))
        row = QWidget()
        buttons = FlowLayout(row)
        self.start = Button("", Look.PRIMARY, "arrow-right", icon_after=True)
        self.start.clicked.connect(model.start)
        self.paper = Button("", Look.SECONDARY, "pencil")
        self.paper.clicked.connect(model.answer_on_paper)
        self.other = Button(self.tr("Someone else"), Look.QUIET)
        self.other.clicked.connect(model.someone_else)
        for button in (self.start, self.paper, self.other):
            buttons.addWidget(button)
        card.body.addWidget(row)

    @override
    def refresh(self) -> None:
        person, subject = self._model.person, self._model.subject
        if person is None or subject is None:
            return
        words = WORDS[self._model.kind.id]
        self._pass.say(self.tr("Pass the laptop to {name}").format(name=person.name))
        about = said(words.about).format(subject=subject.name)
        self._about.say(numbered(_ALONE, person.of, about=about, name=person.name))
        self._rule.say(said(words.rule) + " " + self.tr("Nothing you choose is shown with your name."))
        begun = self.tr("I am {name}, go on") if person.given else self.tr("I am {name}, start")
        self.start.rename(begun.format(name=person.name))
        self.paper.rename(self.tr("{name} answers on paper").format(name=person.name))
        self.paper.setVisible(not person.given)

    @property
    @override
    def told(self) -> str:
        return f"{self._pass.said}. {self._about.said}"

    @override
    def focus_first(self) -> bool:
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)
        return True


class End(PageView):
    """The last thing a person sees: it is done, or what is still open; then the laptop is passed on."""

    def __init__(self, model: RoundModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        card = Card("plain", padding=28)
        column(self, 0).addWidget(card)
        card.body.addWidget(IconMark("check", "primary", 32), 0, LEFT)
        self._thanks = Prose("", "question")
        self._count = Prose("", "lead", "muted")
        card.body.addWidget(self._thanks)
        card.body.addWidget(self._count)
        card.body.addSpacing(theme().space(12))
        row = QWidget()
        buttons = FlowLayout(row)
        self.done = Button(self.tr("Done, pass it on"), Look.PRIMARY, "arrow-right", icon_after=True)
        self.done.clicked.connect(model.pass_on)
        self.open = Button(self.tr("Answer what is open"), Look.SECONDARY)
        self.open.clicked.connect(model.first_open)
        self.back = Button(self.tr("Go back and change"), Look.QUIET, "arrow-left")
        self.back.clicked.connect(model.back)
        for button in (self.done, self.open, self.back):
            buttons.addWidget(button)
        card.body.addWidget(row)

    @override
    def refresh(self) -> None:
        person = self._model.person
        if person is None:
            return
        self._thanks.say(self.tr("Thank you, {name}").format(name=person.name))
        pattern = (
            self.tr("All is answered.")
            if person.is_in
            else self.tr("{given} of {of} answered. You may leave some open.")
        )
        self._count.say(pattern.format(given=person.given, of=person.of))
        self.open.setVisible(not person.is_in)

    @property
    @override
    def told(self) -> str:
        return f"{self._thanks.said}. {self._count.said}"

    @override
    def focus_first(self) -> bool:
        goes_on = self._model.is_paused and not self.open.isHidden()  # Enter after Escape must not hand the laptop on
        (self.open if goes_on else self.done).setFocus(Qt.FocusReason.OtherFocusReason)
        return True


class RoundView(PageView):
    """One private round on its page; ``own_pages`` makes the pages of the person whose turn it is."""

    def __init__(self, model: RoundModel, own_pages: Callable[[RoundModel], PageView]) -> None:
        super().__init__()
        self.model = model
        self.areas = model.kind.areas
        self._own_pages = own_pages
        self._layout = column(self, 0)
        self._parts: dict[ScreenState, PageView] = {}
        self._shown: tuple[ScreenState, str] | None = None
        # A view that is built anew, for another text size, may stand on what somebody was answering.
        model.leave()
        model.changed.connect(self._on_changed)
        self._show()

    def _make(self, state: ScreenState) -> PageView:
        match state:
            case ScreenState.CHOOSE:
                return Chooser(self.model)
            case ScreenState.CURTAIN:
                return Curtain(self.model)
            case ScreenState.ANSWER:
                return self._own_pages(self.model)
            case ScreenState.END:
                return End(self.model)
            case ScreenState.SLIP:
                return PaperView(self.model)

    @property
    def part(self) -> PageView:
        """What is shown now."""
        return self._parts[self.model.state]

    def _on_changed(self) -> None:
        if self._show() and self.isVisible():
            # Only when the new part is laid out can it take the keyboard.
            QTimer.singleShot(0, self, self.focus_first)

    def _show(self) -> bool:
        """Show the part of the state; return whether it is another one than before."""
        state = self.model.state
        if state not in self._parts:
            part = self._parts[state] = self._make(state)
            part.hide()
            self._layout.addWidget(part)
        self._parts[state].refresh()
        if state is not ScreenState.ANSWER and ScreenState.ANSWER in self._parts:
            self._parts[ScreenState.ANSWER].refresh()  # it forgets, out of sight too
        now = (state, self.model.person_id)
        if now == self._shown:
            return False
        self._shown = now
        for each, part in self._parts.items():
            part.setVisible(each is state)
        if self.isVisible():
            self.alone_asked.emit(self._is_alone)
            announce(self, self._parts[state].told)
        return True

    @override
    def refresh(self) -> None:
        self._show()

    @override
    def commit(self) -> bool:
        return self.part.commit()

    @override
    def problems(self) -> bool:
        """Say that the round would be left open: Continue must not pass over it in silence."""
        part = self._parts.get(ScreenState.CHOOSE)
        left = self.model.state is ScreenState.CHOOSE and self.model.is_left_open
        if isinstance(part, Chooser):
            part.warn(left_open=left)
        return left

    @override
    def focus_first(self) -> bool:
        return self.part.focus_first()

    @override
    def event(self, event: QEvent) -> bool:
        if self._is_alone and keeps_escape(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads to where nothing of anybody is shown, and from where one goes on."""
        if self._is_alone and event.key() == Qt.Key.Key_Escape:
            self.part.commit()
            self.model.pause()
        else:
            super().keyPressEvent(event)

    @property
    def _is_alone(self) -> bool:
        return self.model.state is not ScreenState.CHOOSE

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_alone:
            self.alone_asked.emit(True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            was_alone = self._is_alone  # leaving may lead to where nobody is
            self.part.commit()
            self.model.leave()
            if was_alone:
                self.alone_asked.emit(False)
        super().hideEvent(event)


class RoundWithResults(PageView):
    """A private round, and below it what shows its results, which stands there while nobody answers."""

    def __init__(self, round_view: RoundView, results: PageView) -> None:
        super().__init__()
        self.areas = round_view.areas | results.areas
        self.round, self.results = round_view, results
        self.round.alone_asked.connect(self.alone_asked)
        layout = column(self, 20)
        layout.addWidget(self.round)
        layout.addWidget(self.results)
        self.round.model.changed.connect(self.results.refresh)
        self.results.refresh()

    @override
    def refresh(self) -> None:
        self.round.refresh()
        self.results.refresh()

    @override
    def commit(self) -> bool:
        return self.round.commit()

    @override
    def problems(self) -> bool:
        return self.round.problems()

    @override
    def focus_first(self) -> bool:
        return self.round.focus_first()
