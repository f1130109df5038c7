"""A small number with less and more beside it; the arrow keys, plus and minus change it too."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.typed import read_whole
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.buttons import IconButton
from partnerdesk.ui.views.widgets.inputs import LineInput

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Plus: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Minus: -1}


class NumberInput(LineInput):
    """One number; the keys for more and less are passed on."""

    stepped = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class Stepper(QWidget):
    """A whole number from ``low`` to ``high``, or nothing. ``chosen`` brings each new value that can be read."""

    chosen = Signal(object)

    def __init__(self, name: str, low: int, high: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high = low, high
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().space(2))
        less = IconButton(self.tr("Less: {name}").format(name=name), "minus", "primary")
        more = IconButton(self.tr("More: {name}").format(name=name), "plus", "primary")
        less.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.edit = NumberInput(name, self.tr("The arrow keys change it."), 3)
        self.edit.setFixedWidth(theme().px(52))
        self.edit.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for part in (less, self.edit, more):
            row.addWidget(part)
        less.clicked.connect(lambda: self.step(-1))
        more.clicked.connect(lambda: self.step(1))
        self.edit.stepped.connect(self.step)
        self.edit.textEdited.connect(self._on_typed)

    @property
    def value(self) -> int | None:
        """The number that stands here, or None where there is none that can be read."""
        try:
            return read_whole(self.edit.text())
        except PartnerDeskError:
            return None

    def show_value(self, value: int | None) -> None:
        """Show a number, unless it stands here already."""
        if value != self.value:
            self.edit.setText("" if value is None else str(value))
        self.edit.mark_wrong(False)

    def step(self, by: int) -> None:
        """Change the number by one."""
        if self.value is None:
            self.edit.clear()  # also what cannot be read
        value = min(max((self.value or 0) + by, self._low), self._high)
        self.show_value(value or None)
        self.chosen.emit(self.value)

    def _on_typed(self, text: str) -> None:
        value = self.value
        wrong = bool(text.strip()) and (value is None or not self._low <= value <= self._high)
        self.edit.mark_wrong(wrong)
        if not wrong:
            self.chosen.emit(value)
