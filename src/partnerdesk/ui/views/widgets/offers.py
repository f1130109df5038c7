"""Words that are offered for a field, each on a button that takes it over. It must not know what they are for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.speech import said
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column
from partnerdesk.ui.views.widgets.key_toggle import KeyToggle
from partnerdesk.ui.views.widgets.text import Prose


class Offers(QWidget):
    """A line that says what is offered, and the buttons; hidden where nothing is."""

    taken = Signal(object)
    """Brings the value of what was taken."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, 4)
        layout.addWidget(Prose(heading, "caption", "muted"))
        holder = QWidget()
        self._flow = FlowLayout(holder, 6)
        layout.addWidget(holder)
        self._shown: tuple[ChoiceLine, ...] = ()
        self.made: list[KeyToggle] = []
        self.hide()

    def offer(self, lines: Sequence[ChoiceLine]) -> None:
        """Offer other words."""
        self.setVisible(bool(lines))
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        stood = next((place for place, each in enumerate(self.made) if each.hasFocus()), None)
        for old in self.made:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.made = [self._make(line) for line in lines]
        if stood is not None and self.made:  # the keyboard stays where it was
            near = self.made[min(stood, len(self.made) - 1)]
            near.show()
            near.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, line: ChoiceLine) -> KeyToggle:
        button = KeyToggle("", said(line.label))
        button.setCheckable(False)
        button.clicked.connect(partial(self.taken.emit, line.value))
        button.setMaximumWidth(theme().px(420))
        self._flow.addWidget(button)
        return button
