"""A control with its label, hint and error above it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.icons import paint_icon
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.brush import smooth
from partnerdesk.ui.views.widgets.text import Prose, escape


class IconMark(QWidget):
    """An icon that stands beside words; decoration only."""

    def __init__(self, name: str, ink: str = "primary", pixels: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._ink = name, ink
        side = theme().px(pixels)
        self.setFixedSize(QSize(side, side))

    def show_icon(self, name: str, ink: str) -> None:
        """Show another icon."""
        self._name, self._ink = name, ink
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        paint_icon(painter, self._name, QRectF(self.rect()), theme().colour(self._ink))
        painter.end()


class ErrorLine(QWidget):
    """What is wrong with the control below, and how to mend it; hidden while nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(7))
        row.addWidget(IconMark("error", "error", 17), 0, Qt.AlignmentFlag.AlignTop)
        self.said = ""
        self._words = Prose("", "caption_strong", "error")
        row.addWidget(self._words, 1)
        self.hide()

    def say(self, text: str) -> None:
        """Show ``text``, or nothing."""
        self.said = text
        self._words.say(text)
        self.setVisible(bool(text))

    def follow(self, text: str, *, still_wrong: bool) -> None:
        """Show ``text``; without one, what was said stays while something that it was said of is still wrong."""
        if text or not still_wrong:
            self.say(text)


class Labelled(QWidget):
    """A label, a hint and room for an error, above one control.

    ``control`` must say its own accessible name; the error is added to its description.
    """

    def __init__(self, label: str, hint: str, control: QWidget, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self._hint = hint
        self._wrong = ""
        layout = column(self, 4)
        if label:
            layout.addWidget(self._labelling(f"{label} {note}" if note else label))
        if hint:
            layout.addWidget(Prose(hint, "caption", "muted"))
        self._error = ErrorLine()
        layout.addWidget(self._error)
        layout.addStretch(1)
        layout.addSpacing(theme().space(2))
        layout.addWidget(control)
        control.setAccessibleDescription(hint)

    def _labelling(self, text: str) -> Prose:
        """Return the label. The system is told whose label it is: a reader then says it with the control, and once."""
        words = Prose(text, "strong")
        if escape(text) == text:  # what is written with & would be a key to Qt
            words.setBuddy(self.control)
        return words

    def put_above(self, widget: QWidget) -> None:
        """Put something between the label and the control."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.indexOf(self._error) + 1, widget)

    def show_error(self, text: str) -> None:
        """Show what is wrong, or that nothing is any more."""
        if text == self._wrong:
            return
        self._wrong = text
        self._error.say(text)
        self.control.setAccessibleDescription(" ".join(part for part in (text, self._hint) if part))
        if hasattr(self.control, "mark_wrong"):
            self.control.mark_wrong(bool(text))

    @property
    def error(self) -> str:
        """What is shown as wrong now."""
        return self._wrong
