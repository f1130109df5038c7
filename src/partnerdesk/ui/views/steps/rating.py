"""One item of a private round on a page of its own: five sentences to choose from, and how one knows.

Keys: 1 to 5 (6 in the straw poll) choose, 0 or C cannot say, S T G say how one knows, Enter or Right goes on, Left goes
back, Up and Down move between the answers. It shows one person's answers only, while it is that person's turn.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.rounds.kind import Item
from partnerdesk.ui.viewmodels.rounds.machine import RoundModel
from partnerdesk.ui.viewmodels.rounds.spread import may_show
from partnerdesk.ui.viewmodels.rounds.states import ScreenState
from partnerdesk.ui.viewmodels.rounds.words import BASES, CANNOT_SAY, PROBLEMS, WORDS, spread_chip, spread_said
from partnerdesk.ui.viewmodels.speech import said, spoken
from partnerdesk.ui.viewmodels.typed import read_text
from partnerdesk.ui.views.announcing import announce
from partnerdesk.ui.views.registry import PageView
from partnerdesk.ui.views.steps.round_parts import AnswerChoice, SpreadLine
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import TileLayout, column
from partnerdesk.ui.views.widgets.brush import ENTER
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.field import ErrorLine
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.group import Group
from partnerdesk.ui.views.widgets.inputs import AreaInput
from partnerdesk.ui.views.widgets.marks import Bar, Chip
from partnerdesk.ui.views.widgets.text import Line, Prose

NONE_PICKED = -1
LONG = 110
_ON = ENTER | {Qt.Key.Key_Right}
_BASIS_KEYS = {Qt.Key.Key_S: "seen", Qt.Key.Key_T: "told", Qt.Key.Key_G: "guess"}


class GroupCard(Card):
    """In round 2: what all together answered in round 1, without names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("tint", parent=parent, padding=12)
        head = QHBoxLayout()
        head.addWidget(Line(self.tr("All of you in round 1"), "strong"), 1)
        self._chip = Chip("")
        head.addWidget(self._chip)
        self.body.addLayout(head)
        self._words = Prose("", "caption")
        self._track = SpreadLine()
        self.body.addWidget(self._words)
        self.body.addWidget(self._track)

    def show_group(self, model: RoundModel, item: Item) -> None:
        """Show the group's answers to ``item``, as far as they may be shown."""
        found = model.group(item)
        self.setVisible(found is not None)
        if found is None:
            return
        median, spread = may_show(model.desk.partnership, found)
        word, tone, icon = spread_chip(found)
        self._chip.say(said(word), tone, icon)
        words = spoken(spread_said(found, median=median, spread=spread))
        self._words.say(words)
        self._track.setVisible(median)
        self._track.show_spread(found.median, found.quartiles if spread else None, words)


class AnswerGroup(Group):
    """The answers as cards, one chosen."""

    def __init__(self, columns: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._layout = TileLayout(self, columns, spacing=8)
        self.group = QButtonGroup(self)
        self.values: list[object] = []

    def offer(self, answers: list[tuple[object, str, str, str]]) -> None:
        """Offer answers: value, words, meaning, key."""
        self.values = [value for value, *_rest in answers]
        cards = self.cards
        for place, (_value, words, meaning, key) in enumerate(answers):
            if place < len(cards):
                cards[place].show_answer(words, meaning, key)
                cards[place].show()
            else:
                card = AnswerChoice(words, meaning, key)
                self.group.addButton(card, place)
                self._layout.addWidget(card)
        for card in cards[len(answers) :]:
            card.hide()

    @property
    def cards(self) -> list[AnswerChoice]:
        """The cards in order."""
        return [button for button in self.group.buttons() if isinstance(button, AnswerChoice)]

    def show_at_once(self, place: int) -> None:
        """Show which one is chosen before it is recorded: the disk is slower than the eye."""
        was = [card.isChecked() for card in self.cards]
        self.show_chosen(place)
        for card, before in zip(self.cards, was, strict=True):
            if card.isChecked() or before:
                card.repaint()

    def show_chosen(self, place: int) -> None:
        """Show which one is chosen, or none."""
        self.group.setExclusive(False)
        for number, card in enumerate(self.cards):
            card.setChecked(number == place)
        self.group.setExclusive(True)


class ItemView(PageView):
    """The item that is asked now."""

    def __init__(self, model: RoundModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._asked: tuple[str, tuple[str, ...]] | None = None
        layout = column(self, 8)
        self._add_question(layout)
        self._group = GroupCard()
        self._error = ErrorLine()
        self._answers = AnswerGroup()
        self._answers.setAccessibleName(self.tr("Answers"))
        self._answers.group.idClicked.connect(self._on_answer)
        for part in (self._group, self._error, self._answers):
            layout.addWidget(part)
        self._basis_label = Prose(self.tr("How do you know?"), "strong")
        self._bases = AnswerGroup(3)
        self._bases.setAccessibleName(self.tr("How do you know?"))
        self._bases.offer([(value, said(word), said(meaning), key) for value, word, meaning, key in BASES])
        self._bases.group.idClicked.connect(self._on_basis)
        layout.addWidget(self._basis_label)
        layout.addWidget(self._bases)
        self._more = Fold(self.tr("Write a reason (optional)"))
        self._reason = AreaInput(self.tr("Your reason"))
        self._reason.left.connect(self.commit)
        self._more.body.addWidget(self._reason)
        layout.addWidget(self._more)
        if not theme().is_large:
            layout.addSpacing(theme().space(8))
        layout.addLayout(self._foot())

    def _add_question(self, layout: QVBoxLayout) -> None:
        """Add what stands above the answers. In large text the note stands below: the answers must be in sight."""
        self._progress = Prose("", "caption", "muted")
        self._bar = Bar()
        self._subject = Prose("", "section", "primary")
        self._question, self._long = Prose("", "section" if theme().is_large else "question"), Prose("", "quote")
        self._note = Prose("", "caption", "muted")
        for part in (self._progress, self._bar, self._subject, self._question, self._long):
            layout.addWidget(part)
        if not theme().is_large:
            layout.insertSpacing(layout.indexOf(self._subject), theme().space(8))
            layout.addWidget(self._note)
            layout.addSpacing(theme().space(4))

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.back = Button(self.tr("Back"), Look.SECONDARY, "arrow-left")
        self.back.clicked.connect(self._on_back)
        self.on = Button(self.tr("Continue"), Look.PRIMARY, "arrow-right", icon_after=True)
        self.on.clicked.connect(self._on_on)
        row.setSpacing(theme().space(16))
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        if theme().is_large:
            row.addWidget(self._note, 1)
        row.addStretch(0)
        row.addWidget(self.on, 0, Qt.AlignmentFlag.AlignTop)
        return row

    # --- showing -------------------------------------------------------------------------------------------------

    @override
    def refresh(self) -> None:
        model, item = self._model, self._model.item
        if model.state is not ScreenState.ANSWER or item is None:
            self._forget()
            return
        asked = (model.person_id, item.key)
        if asked != self._asked:
            self._ask(item)
            self._asked = asked
        self._show_answer(item)

    def _forget(self) -> None:
        """Leave nothing of the last person's in the controls."""
        if self._asked is not None:
            self._asked = None
            self._answers.show_chosen(NONE_PICKED)
            self._bases.show_chosen(NONE_PICKED)
            self._reason.setText("")
            for card in self._answers.cards:
                card.mark_earlier("")

    def _ask(self, item: Item) -> None:
        model, person = self._model, self._model.person
        count = len(model.items)
        words = self.tr("Question {n} of {count}").format(n=model.place + 1, count=count)
        self._progress.say("  ·  ".join(part for part in (words, item.about, person.name if person else "") if part))
        self._bar.show_share(model.place / count, words)
        self._bar.setVisible(count > 1)
        self._subject.say(item.subject)
        self._subject.setVisible(bool(item.subject))
        long = len(item.question) > LONG
        for part, fits in ((self._question, not long), (self._long, long)):
            part.say(item.question)
            part.setVisible(fits)
        self._note.say(item.note)
        self._note.setVisible(bool(item.note))
        self._group.show_group(model, item)
        answers: list[tuple[object, str, str, str]] = [
            (each.value, each.words, each.meaning, str(each.value)) for each in item.answers
        ]
        if model.kind.cannot_say:
            answers.append((None, said(CANNOT_SAY), "", "0"))
        for card in self._answers.cards:
            card.clearFocus()  # else a screen reader says what becomes of it before it says the question
        self._answers.offer(answers)
        asked = ". ".join(part for part in (words, item.subject, item.question) if part)
        self._answers.call(asked, said(WORDS[model.kind.id].prompt))
        announce(self._answers, asked)
        self._reason.setText(getattr(model.shown, "reason", None) or "")
        self._more.button.setChecked(bool(self._reason.text()))

    def _show_answer(self, item: Item) -> None:
        model = self._model
        shown, earlier = model.shown, model.earlier(item)
        field = model.kind.value
        value = item.answered(getattr(shown, field, None))
        there = shown is not None and value in self._answers.values
        self._answers.show_chosen(self._answers.values.index(value) if there else NONE_PICKED)
        for card, each in zip(self._answers.cards, self._answers.values, strict=False):
            was = earlier is not None and item.answered(getattr(earlier, field)) == each
            card.mark_earlier(self.tr("Your answer in round 1") if was else "")
        bases = [each[0] for each in BASES]
        basis = getattr(shown, "basis", None)
        self._bases.show_chosen(bases.index(basis) if basis in bases else NONE_PICKED)
        for part in (self._basis_label, self._bases):
            part.setVisible(model.kind.bases and model.has_level)
        self._more.setVisible(shown is not None and model.kind.reasons)
        self._error.say(said(PROBLEMS.get(model.problem, "")))
        self.back.setEnabled(model.place > 0)
        self.on.rename(self.tr("Continue") if model.place + 1 < len(model.items) else self.tr("To the end"))

    # --- answering -----------------------------------------------------------------------------------------------

    def _on_basis(self, place: int) -> None:
        if self._model.has_level:
            self._bases.show_at_once(place)
            self._model.say_basis(BASES[place][0])

    def _on_answer(self, place: int) -> None:
        self._answers.show_at_once(place)
        value = self._answers.values[place]
        self._model.choose(value if isinstance(value, int) else None)

    def _choose(self, value: int | None) -> None:
        if value in self._answers.values:
            place = self._answers.values.index(value)
            self._answers.cards[place].setFocus(Qt.FocusReason.OtherFocusReason)
            self._answers.show_at_once(place)
            self._model.choose(value)

    def _on_on(self) -> None:
        self.commit()
        if self._model.on():
            self.focus_first()

    def _on_back(self) -> None:
        self.commit()
        self._model.back()
        self.focus_first()

    @override
    def commit(self) -> bool:
        text = read_text(self._reason.text())
        if self._asked is not None and text != getattr(self._model.shown, "reason", None):
            self._model.say_reason(text)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._choose(key - Qt.Key.Key_0)
        elif key in {Qt.Key.Key_0, Qt.Key.Key_C}:
            self._choose(None)
        elif key in _BASIS_KEYS:
            self._on_basis([each[0] for each in BASES].index(_BASIS_KEYS[Qt.Key(key)]))
        elif key == Qt.Key.Key_Left or (key in _ON and self.back.hasFocus()):
            self._on_back()
        elif key in _ON:
            self._on_on()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _step(self, distance: int) -> None:
        """Move the keyboard to the next answer without choosing it."""
        cards = [*self._answers.cards, *self._bases.cards]
        cards = [card for card in cards if card.isVisible()]
        held = [place for place, card in enumerate(cards) if card.hasFocus()]
        place = (held[0] + distance) % len(cards) if held else 0
        cards[place].setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def focus_first(self) -> bool:
        if not self._answers.cards:
            return False
        chosen = self._answers.group.checkedButton() or self._answers.cards[0]
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
