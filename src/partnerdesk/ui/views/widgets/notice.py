"""Short messages in the page: what was done, with Undo; what is refused; what is worth knowing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, IconButton, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.field import IconMark
from partnerdesk.ui.views.widgets.text import Prose

_ICONS = {"good": ("check", "primary"), "tint": ("info", "primary"), "warning": ("bulb", "warning")}
_ERROR = ("error", "error")


class Notice(Card):
    """One message with an icon; ``title`` stands above it in strong type."""

    def __init__(
        self, text: str, tone: str = "tint", title: str = "", parent: QWidget | None = None, *, style: str = ""
    ) -> None:
        super().__init__(tone, text, parent, padding=12)
        icon, ink = _ICONS.get(tone, _ERROR)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme().space(10))
        self._icon_mark = IconMark(icon, ink)
        self._row.addWidget(self._icon_mark, 0, Qt.AlignmentFlag.AlignTop)
        self._words = Prose(text, style or ("caption" if title else "body"))
        words = column(None, 2)
        if title:
            words.addWidget(Prose(title, "strong", "warning" if tone == "warning" else "text"))
        words.addWidget(self._words)
        self._row.addLayout(words, 1)
        self.body.addLayout(self._row)

    def dress(self, tone: str, icon: str = "") -> None:
        """Show another tone, with its own icon or another."""
        own, ink = _ICONS.get(tone, _ERROR)
        self.wear(tone)
        self._icon_mark.show_icon(icon or own, ink)

    @override
    def wear(self, look: str) -> None:
        super().wear(look)
        self._icon_mark.show_icon(*_ICONS.get(look, _ERROR))

    def say(self, text: str) -> None:
        """Show other words."""
        self._words.say(text)
        self.setAccessibleName(text)


class Toast(Notice):
    """A message that can be undone or closed; at the foot of the page. ``offer`` names what else it offers."""

    undo_asked = Signal()
    taken = Signal()
    closed = Signal()

    def __init__(
        self, text: str, *, tone: str = "good", undo: bool = False, offer: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, tone, parent=parent)
        if offer:
            take = Button(offer, Look.SECONDARY)
            take.clicked.connect(self.taken)
            self._row.addWidget(take, 0, Qt.AlignmentFlag.AlignVCenter)
        if undo:
            button = Button(self.tr("Undo"), Look.QUIET, "undo")
            button.clicked.connect(self.undo_asked)
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        close = IconButton(self.tr("Close this message"), "close")
        close.clicked.connect(self.closed)
        self._row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
