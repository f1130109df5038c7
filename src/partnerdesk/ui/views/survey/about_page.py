"""The last page: what comes in, and how people were asked; then the import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from partnerdesk.exchange.survey.mapping import WORDS, Role
from partnerdesk.ui.viewmodels.answers import said_choices
from partnerdesk.ui.viewmodels.fields import Control, FieldLine, choices_of
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.viewmodels.survey import about
from partnerdesk.ui.views.scrolling import Scroll, ScrolledColumn
from partnerdesk.ui.views.survey.already import AlreadyChoice
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import TileLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.field import ErrorLine, Labelled
from partnerdesk.ui.views.widgets.inputs import AreaInput, LineInput, SelectInput
from partnerdesk.ui.views.widgets.text import Prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnerdesk.ui.viewmodels.survey.preview import SurveyPreview

WIDEST = 680
_CHARS = {Control.WHOLE: 8, Control.DATE: 18}


class AboutPage(Scroll):
    """A card with what comes in, and the fields below it. ``columns_asked``: back to what is open there."""

    columns_asked = Signal()

    def __init__(self, preview: SurveyPreview, parent: QWidget | None = None) -> None:
        inside = ScrolledColumn(WIDEST)
        side = theme().space(28)
        inside.pad(side, theme().space(24), side, theme().space(20))
        super().__init__(inside, room_for_bar=False, parent=parent)
        self._preview = preview
        self._body = inside.body
        self._body.setSpacing(theme().space(16))
        self._already: AlreadyChoice | None = None
        self._controls: dict[str, QWidget] = {}
        self._labelled: dict[str, Labelled] = {}
        self._body.addWidget(Prose(self.tr("About this survey"), "question"))
        self._add_already()
        self._cards = column(None, 0)
        self._body.addLayout(self._cards)
        self._card: QWidget = QWidget()
        self._show_card()
        says = self.tr("Filled in from the answers. Put right what is not so; you can change it later, too.")
        self._body.addWidget(Prose(says, "body", "muted"))
        self._error = ErrorLine()
        self._body.addWidget(self._error)
        self._add_fields(preview.texts)
        self._body.addStretch(1)
        self._error.say(preview.refusal)

    def _add_already(self) -> None:
        if self._preview.again.found:
            self._already = AlreadyChoice(self._preview)
            self._body.addWidget(self._already)
            self._preview.edited.connect(self._show_chosen)

    def _show_chosen(self) -> None:
        """Show what comes in now; what was said of the survey stays as it was typed."""
        self._show_card()
        self._error.say("")
        for name in self._controls.keys() - about.SAID:
            _show_text(self._controls[name], self._preview.texts[name])

    def _show_card(self) -> None:
        if self._preview.read is None:
            return
        self._card.hide()
        self._card.deleteLater()
        consents = self._preview.read.map.having(Role.CONSENT)
        asked = about.between_marks(each.heading for each in consents if each.leaves_out != WORDS)
        quoting = about.between_marks(each.heading for each in consents if each.leaves_out == WORDS)
        told = about.comes_in(self._preview.read.summary, self._preview.desk.partnership, asked, quoting)
        card = Card("tint", told.head)
        card.body.addWidget(Prose(told.head, "section"))
        for each in told.lines:
            card.body.addWidget(Prose(each, "body"))
        for each in (*told.left_out, *self._preview.warnings):
            card.body.addWidget(Prose(each, "caption_strong", "warning"))
        if self._preview.unsaid:
            card.body.addWidget(Prose(self._preview.unsaid, "caption_strong", "warning"))
            say = Button(self.tr("Say it now"), Look.SECONDARY, "arrow-left")
            say.clicked.connect(self.columns_asked)
            card.body.addWidget(say, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(Prose(self.tr("One undo takes all of it back."), "caption", "muted"))
        self._card = card
        self._cards.addWidget(card)

    def _add_fields(self, texts: Mapping[str, str]) -> None:
        tiles: QLayout | None = None
        for line in about.FIELDS:
            part = self._make(line, texts[line.name])
            if not line.beside or tiles is None:
                tiles = TileLayout(None, 2, spacing=16)
                self._body.addLayout(tiles)
            tiles.addWidget(part)

    def _make(self, line: FieldLine, text: str) -> Labelled:
        name, hint = said(line.label), said(line.hint)
        control: QWidget
        if line.control is Control.SELECT:
            desk = self._preview.desk
            control = SelectInput(said_choices(choices_of(line.choices, desk.partnership, desk.catalogue)), name)
        elif line.control is Control.AREA:
            control = AreaInput(name, hint)
        else:
            control = LineInput(name, hint, _CHARS.get(line.control, 0))
        _show_text(control, text)
        self._controls[line.name] = control
        self._labelled[line.name] = Labelled(name, hint, control)
        return self._labelled[line.name]

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: _text_of(control) for name, control in self._controls.items()}

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Show what is wrong above each field, and give the keyboard to the first."""
        self._error.say("")
        for name, part in self._labelled.items():
            part.show_error(faults.get(name, ""))
        first = next((name for name in self._controls if name in faults), None)
        if first is not None:
            self._controls[first].setFocus(Qt.FocusReason.OtherFocusReason)
            self.reveal(self._controls[first])

    def begin(self) -> None:
        """Give the keyboard to what is asked first, else to the name: it is the file's, so that typing replaces it."""
        if self._already is not None:
            self._already.choices.focus_first()
            return
        first = next(iter(self._controls.values()))
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, LineInput):
            first.selectAll()


def _text_of(control: QWidget) -> str:
    if isinstance(control, SelectInput):
        return str(control.value or "")
    return control.text() if isinstance(control, LineInput | AreaInput) else ""


def _show_text(control: QWidget, text: str) -> None:
    if isinstance(control, SelectInput):
        control.show_value(text or None)
    elif isinstance(control, LineInput):
        control.setText(text)
        control.setCursorPosition(0)
    elif isinstance(control, AreaInput):
        control.setText(text)
