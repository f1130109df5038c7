"""The first page of a private round: who is in, who is next, who takes no part, and closing the round."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel
from partnerdesk.ui.viewmodels.rounds.pages import ROUND, TALK
from partnerdesk.ui.viewmodels.rounds.paper import paper_of
from partnerdesk.ui.viewmodels.rounds.round import PersonLine
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.views.registry import PageView
from partnerdesk.ui.views.steps.result_parts import NextCard
from partnerdesk.ui.views.steps.round_closing import CloseEarly
from partnerdesk.ui.views.steps.round_parts import PersonCard
from partnerdesk.ui.views.widgets.arrange import FlowLayout, TileLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.choices import CheckRow, ChoiceGroup
from partnerdesk.ui.views.widgets.field import ErrorLine
from partnerdesk.ui.views.widgets.marks import Bar
from partnerdesk.ui.views.widgets.text import Prose

CLOSE, REVEAL, PAPER = "close", "reveal", "paper"


class Chooser(PageView):
    """Name cards of those who take part."""

    def __init__(self, model: RoundModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._target = ""
        self._asks = ""
        layout = column(self, 12)
        self._error = ErrorLine()
        layout.addWidget(self._error)
        self._subjects: ChoiceGroup | None = None
        self._subject_lines: tuple[ChoiceLine, ...] = ()
        self._subject_place = column(None, 0)
        layout.addLayout(self._subject_place)
        self.way = NextCard()
        self.way.button.clicked.connect(self._on_way)
        layout.addWidget(self.way)
        self._offered = Prose("", "body", "muted")
        layout.addWidget(self._offered)
        self._everything = CheckRow(self.tr("Ask about everything again"))
        self._everything.clicked.connect(model.ask_all)
        layout.addWidget(self._everything)
        self._people = QWidget()
        self._fill_people()
        layout.addWidget(self._people)
        self._out = Prose("", "caption", "muted")
        layout.addWidget(self._out)
        self.early = CloseEarly(self._close)
        layout.addWidget(self.early)
        self.early.hide()
        layout.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = FlowLayout(foot)
        self.close_button = Button(self.tr("Close the round"), Look.SECONDARY, "lock")
        self.close_button.clicked.connect(self._on_close)
        self.reopen_button = Button(self.tr("Reopen the round"), Look.QUIET, "undo")
        self.reopen_button.clicked.connect(self._model.reopen)
        self.paper_button = Button(self.tr("Type in answers from paper"), Look.QUIET, "pencil")
        self.paper_button.clicked.connect(paper_of(self._model).open)
        self.here_button = Button(self.tr("Someone left or came late"), Look.QUIET, "person")
        self.here_button.clicked.connect(lambda: self._model.desk.go_to("open.attendance"))
        for button in (self.close_button, self.reopen_button, self.paper_button, self.here_button):
            row.addWidget(button)
        return foot

    def _fill_people(self) -> None:
        inside = column(self._people, 8)
        self._heading = Prose("", "section")
        self._count = Prose("", "caption", "muted")
        self._bar = Bar()
        inside.addWidget(self._heading)
        inside.addWidget(self._count)
        inside.addWidget(self._bar)
        place = QWidget()
        self._tiles = TileLayout(place, 3)
        self._cards: list[PersonCard] = []
        self._lines: tuple[PersonLine, ...] = ()
        inside.addWidget(place)

    # --- showing -------------------------------------------------------------------------------------------------

    @override
    def refresh(self) -> None:
        model = self._model
        self._lines = model.people
        if not model.is_left_open:
            self.warn(left_open=False)
        self._show_subjects()
        words, button, self._target = self._first_thing()
        self.way.setVisible(bool(words))
        own = {
            CLOSE: self.tr("Close the round"),
            REVEAL: self.tr("Show the results"),
            PAPER: self.tr("Type in answers from paper"),
        }
        self._asks = button if button in own else ""
        self.way.offer(words, own.get(button, button), elsewhere=not self._asks)
        can_answer = bool(model.subject and self._lines and not model.waits_for_first)
        asks = can_answer and bool(model.items)
        self._show_again(can_answer=can_answer)
        self._people.setVisible(asks and not model.is_closed)
        self._show_people()
        self.early.setVisible(self.early.is_asking and asks and not model.is_closed)
        self._out.say("\n".join(self._left_out()))
        self._out.setVisible(bool(model.left_out))
        self.close_button.setVisible(asks and not model.is_closed and self._asks != CLOSE)
        self.close_button.setEnabled(any(line.given for line in self._lines))
        self.reopen_button.setVisible(model.is_closed)
        self.here_button.setVisible(asks and not model.is_closed)
        self.paper_button.setVisible(asks and not model.is_closed and self._asks != PAPER)

    def _left_out(self) -> list[str]:
        pattern = self.tr("{name} takes no part because of a declared interest.")
        return [pattern.format(name=name) for name in self._model.left_out]

    def _first_thing(self) -> tuple[str, str, str]:
        """Return what stands in the way, or what comes next: a sentence, a button, and the page it leads to."""
        model = self._model
        if model.subject is None:
            sentence, button, page = model.kind.nothing
            return said(sentence), said(button), page
        if not self._lines:
            return self.tr("No trustee takes part yet."), self.tr("Name the trustees"), "open.people"
        if model.waits_for_first:
            sentence = self.tr("First look at the answers of round 1 together and talk about them.")
            return sentence, self.tr("Go to the talk"), TALK[model.kind.id]
        if model.is_closed:
            given = sum(line.given > 0 for line in self._lines)
            words = self.tr("This round is closed. {given} of {of} people answered.")
            words = words.format(given=given, of=len(self._lines))
            after = model.page_after
            if not after:
                return words, "" if model.is_revealed else REVEAL, ""
            ways = {ROUND["weight"]: self.tr("Go to the weights"), ROUND["score"]: self.tr("Go to the scores")}
            return words, ways.get(after, self.tr("See the results")), after
        return self._last_thing()

    def _last_thing(self) -> tuple[str, str, str]:
        model = self._model
        if model.all_in and not all(line.is_in for line in self._lines):
            return self.tr("Everyone who is here is in. Close the round and look at the answers together."), CLOSE, ""
        if model.all_in:
            return self.tr("Everyone is in. Close the round and look at the answers together."), CLOSE, ""
        if model.only_paper_is_open:
            names = ", ".join(line.name for line in model.still_on_paper)
            return self.tr("Everyone else is in. Type in the slips of {names}.").format(names=names), PAPER, ""
        if not model.items:
            return self.tr("Nothing was seen differently enough to ask again. You can go on."), "", ""
        return "", "", ""

    def _show_subjects(self) -> None:
        subjects = self._model.subjects
        lines = tuple(ChoiceLine(each.id, each.name, each.about) for each in subjects) if len(subjects) > 1 else ()
        if lines != self._subject_lines:
            self._subject_lines = lines
            if self._subjects is not None:
                self._subject_place.removeWidget(self._subjects)
                self._subjects.hide()
                self._subjects.deleteLater()
            columns = 1 if any(line.description for line in lines) else 2
            self._subjects = None
            if lines:
                self._subjects = ChoiceGroup(lines, self.tr("About what?"), columns, required=True)
                self._subjects.picked.connect(self._model.choose_subject)
                self._subject_place.addWidget(self._subjects)
        if self._subjects is not None and self._model.subject is not None:
            self._subjects.show_value(self._model.subject.id)

    def _show_again(self, *, can_answer: bool) -> None:
        model = self._model
        shown = model.is_again and can_answer and not model.is_closed
        self._everything.setVisible(shown)
        self._everything.setChecked(model.all_items)
        self._offered.setVisible(shown and bool(model.items))
        if shown and not model.all_items:
            names = dict.fromkeys(f"‘{item.short}’" for item in model.items)
            self._offered.say(
                self.tr("Asked again, because you saw it differently: {items}.").format(items=", ".join(names))
            )
        elif shown:
            self._offered.say(self.tr("Everything is asked again. Your earlier answers stand unless you change them."))

    def _show_people(self) -> None:
        people = [line for line in self._lines if line.here or line.given]
        done = sum(line.is_in for line in self._lines)
        heading = self.tr("Choose your name to change an answer") if self._model.all_in else self.tr("Who is next?")
        self._heading.say(heading)
        self._count.say(self.tr("{done} of {of} are in.").format(done=done, of=len(people) or len(self._lines)))
        self._bar.show_share(done / len(people) if people else 0, self._count.said)
        for place in range(len(self._cards), len(self._lines)):
            card = PersonCard()
            card.clicked.connect(lambda _checked=False, place=place: self._on_card(place))
            self._cards.append(card)
            self._tiles.addWidget(card)
        for place, card in enumerate(self._cards):
            card.setVisible(place < len(self._lines))
        for line, card in zip(self._lines, self._cards, strict=False):
            card.describe(line.name, self._state_of(line), done=line.is_in)
        waits = paper_of(self._model).waits
        self.paper_button.rename(self.tr("Go on typing from paper") if waits else self.tr("Type in answers from paper"))

    def _state_of(self, line: PersonLine) -> str:
        if line.is_in:
            return self.tr("In")
        if line.id in self._model.on_paper:
            return self.tr("On paper")
        if line.given:
            return self.tr("{given} of {of} answered").format(given=line.given, of=line.of)
        return self.tr("Not yet") if line.here else self.tr("Not marked as here")

    @property
    @override
    def told(self) -> str:
        return self._count.said if self.way.isHidden() else self.way.said

    def warn(self, *, left_open: bool) -> None:
        """Say that the round is still open, or nothing."""
        words = self.tr("This round is still open: nobody sees its results. Close it, or choose “Skip for now”.")
        self._error.say(words if left_open else "")

    # --- doing ---------------------------------------------------------------------------------------------------

    def _on_card(self, place: int) -> None:
        self._model.pick(self._lines[place].id)

    def _on_way(self) -> None:
        if self._asks == CLOSE:
            self._on_close()
        elif self._asks == REVEAL:
            self._model.reveal()
        elif self._asks == PAPER:
            paper_of(self._model).open()
        else:
            self._model.desk.go_to(self._target)

    def _on_close(self) -> None:
        waiting = [line.name for line in self._lines if not line.is_in]
        if waiting:
            self.early.ask(waiting)
        else:
            self._close(None)

    def _close(self, reason: str | None) -> None:
        waiting = [line.name for line in self._lines if not line.is_in]
        if self._model.close(reason):
            self.early.hide()
            pattern = self.tr("The round is closed. Not all is in from: {names}.")
            text = pattern.format(names=", ".join(waiting)) if waiting else self.tr("The round is closed.")
            after = self._model.page_after
            if after:
                self._model.desk.go_to(after)
            self._model.desk.notice(text, undo=True)

    @override
    def focus_first(self) -> bool:
        waiting = [card for line, card in zip(self._lines, self._cards, strict=False) if not line.is_in]
        candidates = [self.way.button, *waiting, *self._cards, self.close_button, self.reopen_button]
        target = next((each for each in candidates if each.isVisible()), None)
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
