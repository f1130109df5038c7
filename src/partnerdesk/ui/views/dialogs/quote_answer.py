"""Makes a quote of an answer to a survey: the words cut to the point, who said it, and what may be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.answers import said_choices
from partnerdesk.ui.viewmodels.quote_draft import QuoteDraft
from partnerdesk.ui.viewmodels.steps.hear_inputs import IDENTITY
from partnerdesk.ui.views.announcing import announce
from partnerdesk.ui.views.dialogs.question import QuestionWindow
from partnerdesk.ui.views.tab_order import put_in_reading_order
from partnerdesk.ui.views.widgets.arrange import at_the_end
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.choices import ChoiceGroup
from partnerdesk.ui.views.widgets.field import Labelled
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.hint_prompt import HintPrompt
from partnerdesk.ui.views.widgets.inputs import AreaInput, LineInput
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.offers import Offers
from partnerdesk.ui.views.widgets.text import Prose

if TYPE_CHECKING:
    from partnerdesk.services.answers import Answer
    from partnerdesk.ui.viewmodels.desk import Desk

_PAUSE = 150  # milliseconds without a key, before a long answer is compared with what is left of it


def _tr(text: str) -> str:
    return QCoreApplication.translate("Quoting", text)


class QuoteAnswer(QuestionWindow):
    """Nothing is stored before the button; one undo takes it back."""

    def __init__(self, desk: Desk, answer: Answer, parent: QWidget) -> None:
        self.draft = QuoteDraft(desk, answer)
        title = _tr("Make this answer a quote") if self.draft.is_new else _tr("The quote from this answer")
        super().__init__(title, self.draft.source, parent)
        self.draft.setParent(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text in self.draft.warnings:
            self.body.addWidget(Notice(text, "warning"))
        self.parts: dict[str, Labelled] = {}
        self._add_words()
        self._add_said_by()
        self._add_permission()
        self._add_identity()
        self.body.addStretch(1)
        self.end_with(self._buttons())
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._show_typed)
        self._show_words()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _part(self, name: str, part: Labelled) -> None:
        self.parts[name] = part
        self.body.addWidget(part)

    def _add_words(self) -> None:
        hint = _tr("Cut it to the point. What you leave out is shown as […]; what you change stands in brackets.")
        self.words = AreaInput(_tr("The words"), hint, 3)
        self.words.setText(self.draft.words)
        self.words.textChanged.connect(self._on_words)
        self._part("words", Labelled(_tr("The words"), hint, self.words))
        self.prompt = HintPrompt()
        self.prompt.kept.connect(self._keep)
        self.prompt.taken_out.connect(self._take_out)
        self.parts["words"].put_above(self.prompt)
        self.whole = Button(_tr("Bring back the whole answer"), Look.QUIET, "undo")
        self.whole.clicked.connect(self._bring_back)
        self.body.addWidget(self.whole, 0, Qt.AlignmentFlag.AlignLeft)
        self.names = Notice("", "tint")
        self.body.addWidget(self.names)
        self._preview = Prose("", "quote")
        self._preview_head = Prose(_tr("It will read:"), "caption", "muted")
        self.body.addWidget(self._preview_head)
        self.body.addWidget(self._preview)

    def _add_said_by(self) -> None:
        label = _tr("Who said it?")
        hint = _tr("As people may read it, and never a name: ‘A carer, 60s’. Leave it empty if you are not sure.")
        self.said_by = LineInput(label, hint)
        self.said_by.setText(self.draft.said_by)
        self.said_by.textChanged.connect(self._on_said_by)
        self._part("said_by", Labelled(label, hint, self.said_by))
        self.offers = Offers(_tr("From the survey, with how many people it fits:"))
        self.offers.taken.connect(self._take_group)
        self.body.addWidget(self.offers)
        self.offers.offer(self.draft.ways)
        self.few = Notice("", "warning")
        self.body.addWidget(self.few)
        self._show_speaker()

    def _add_permission(self) -> None:
        label, hint = _tr("What does the person allow?"), _tr("This is what the words will be used for, and no more.")
        hint = " ".join(filter(None, (hint, self.draft.known_permission)))
        self.permission = ChoiceGroup(self.draft.permissions, label, 1)
        self.permission.show_value(self.draft.permission)
        self.permission.picked.connect(partial(self._on_picked, "permission"))
        self._part("permission", Labelled(label, hint, self.permission))

    def _add_identity(self) -> None:
        five = Fold(_tr("Five questions to ask first"))
        five.body.addWidget(Prose(self.draft.five_questions, "body"))
        five.button.toggled.connect(self._fit_soon)
        self.body.addWidget(five)
        label = _tr("How easily could this person be recognised?")
        self.identity = ChoiceGroup(said_choices(IDENTITY), label, 2)
        self.identity.show_value(self.draft.identity_check)
        self.identity.picked.connect(partial(self._on_picked, "identity_check"))
        self._part("identity_check", Labelled(label, "", self.identity))
        about = _tr("What did you change, or why is it safe?")
        self.note = AreaInput(about)
        self.note.setText(self.draft.identity_note)
        self.note.textChanged.connect(self._on_note)
        self._part("identity_note", Labelled(about, "", self.note))
        self.parts["identity_note"].setVisible(self.draft.needs_note)

    def _buttons(self) -> QHBoxLayout:
        self.yes = Button(_tr("Make it a quote") if self.draft.is_new else _tr("Save the quote"), Look.PRIMARY)
        self.no = Button(_tr("Cancel"), Look.SECONDARY)
        self.yes.clicked.connect(self.save)
        self.no.clicked.connect(self.reject)
        return at_the_end(self.no, self.yes)

    # --- while it is written ------------------------------------------------------------------------------------------

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own name
        put_in_reading_order(self)  # the prompt came between the label and its field
        return super().focusNextPrevChild(next)

    def _on_words(self) -> None:
        self.draft.words = self.words.text()
        self._timer.start()

    def _show_typed(self) -> None:
        self._show_words()
        self._show_speaker()

    def _show_words(self) -> None:
        shown = self.draft.shown
        for each in (self._preview_head, self._preview):
            each.setVisible(bool(shown))
        self._preview.say(f"“{shown}”" if shown else "")
        self.whole.setVisible(self.draft.is_cut)
        self.prompt.ask(self.draft.question)
        self.names.say(self.draft.names)
        self.names.setVisible(bool(self.draft.names))
        if not self.draft.question and self.words.text().strip():
            self.parts["words"].show_error("")
        self._fit_soon()

    def _bring_back(self) -> None:
        """Show everything that was answered again, to be cut anew."""
        self.words.setText(self.draft.answer.text)
        self._show_words()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        self.draft.keep_hints()
        self._show_words()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_out(self) -> None:
        self.words.setText(self.draft.take_hints_out())
        self._show_words()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_picked(self, name: str, value: object) -> None:
        setattr(self.draft, name, value)
        self.parts[name].show_error("")
        self.parts["identity_note"].setVisible(self.draft.needs_note)
        self._fit_soon()

    def _on_said_by(self, text: str) -> None:
        self.draft.said_by = text
        self.parts["said_by"].show_error("")
        self._timer.start()

    def _take_group(self, words: object) -> None:
        self.said_by.setText(str(words))
        self.said_by.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_speaker()

    def _show_speaker(self) -> None:
        """Say what may show who it was; it can be saved all the same."""
        warning = self.draft.speaker_warning
        if warning and warning != self.few.accessibleName():
            announce(self.said_by, warning)
        self.few.say(warning)
        self.few.setVisible(bool(warning))
        self._fit_soon()

    def _on_note(self) -> None:
        self.draft.identity_note = self.note.text()
        self.parts["identity_note"].show_error("")

    def _fit_soon(self, _opened: object = None) -> None:
        QTimer.singleShot(0, self, self.fit)

    # --- done ---------------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Make the quote, or show above each part what is still to be said."""
        self._timer.stop()
        self._show_words()
        problems = self.draft.problems()
        for name, part in self.parts.items():
            part.show_error(problems.get(name, ""))
        if not problems:
            refusal = self.draft.save()
            if refusal is None:
                self.accept()
                return
            problems = {"words": self.draft.said_of(refusal)}
            self.parts["words"].show_error(problems["words"])
        first = self.parts[next(iter(problems))]
        announce(first, next(iter(problems.values())))
        self.area.reveal(first)
        self._fit_soon()

    @override
    def done(self, result: int) -> None:
        self._timer.stop()
        super().done(result)
