"""The evidence panel at the right: what is already known that bears on this page, and how to run it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.evidence import EvidenceModel, SignalLine
from partnerdesk.ui.viewmodels.pages import PageSpec
from partnerdesk.ui.views.page import Scroll
from partnerdesk.ui.views.step_pane import Pane
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import IconButton
from partnerdesk.ui.views.widgets.field import Glyph
from partnerdesk.ui.views.widgets.marks import LightBadge
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Line, Prose, Rule

WIDTH = 320


class EvidencePane(Pane):
    """What bears on the page that is shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Edge.LeftEdge, parent)
        self.model = EvidenceModel(desk, self)
        self.setAccessibleName(self.tr("Evidence"))
        self.setFixedWidth(theme().px(WIDTH))
        self._scroll: Scroll | None = None
        layout = column(self, 0)
        head = QHBoxLayout()
        side = theme().space(24)
        head.setContentsMargins(side, theme().space(24), theme().space(14), theme().space(4))
        head.addWidget(Line(self.tr("Evidence"), "section"), 1)
        self.hide_button = IconButton(self.tr("Hide the evidence panel"), "panel")
        head.addWidget(self.hide_button)
        layout.addLayout(head)
        self._place = QVBoxLayout()
        layout.addLayout(self._place, 1)
        self._stale = True
        self.model.changed.connect(self._on_changed)

    def show_page(self, page: PageSpec) -> None:
        """Show what bears on ``page``."""
        self.model.show_page(page)

    def arrive(self) -> None:
        """Bring the panel up to date if it was hidden."""
        if self._stale:
            self._build()

    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._build()

    def _build(self) -> None:
        self._stale = False
        place = 0
        if self._scroll is not None:
            place = self._scroll.verticalScrollBar().value()
            self._place.removeWidget(self._scroll)
            self._scroll.hide()
            self._scroll.deleteLater()
        content = QWidget()
        body = column(content, 16, (24, 4, 12, 24))
        body.addWidget(Prose(self.tr("What you already know that bears on this question."), "caption", "muted"))
        self._add_signals(body)
        self._add_voices(body)
        self._add_script(body)
        body.addStretch(1)
        self._scroll = Scroll(content, room_for_bar=True)
        self._place.addWidget(self._scroll)
        self._scroll.verticalScrollBar().setValue(place)

    def _add_signals(self, body: QVBoxLayout) -> None:
        for line in self.model.signals:
            body.addLayout(self._signal(line))
            body.addWidget(Rule())

    def _signal(self, line: SignalLine) -> QVBoxLayout:
        words = {
            "green": self.tr("Fine"),
            "amber": self.tr("Look again"),
            "red": self.tr("Needs attention"),
            "unknown": self.tr("Too little recorded"),
        }
        part = column(None, 4)
        part.addWidget(Prose(line.name, "strong"))
        part.addWidget(LightBadge(line.colour, words[line.colour]))
        if line.sentence and line.colour != "green":
            part.addWidget(Prose(line.sentence, "caption", "muted"))
        return part

    def _add_voices(self, body: QVBoxLayout) -> None:
        quotes = self.model.quotes
        if not quotes:
            return
        part = column(None, 8)
        head = QHBoxLayout()
        head.setSpacing(theme().space(10))
        head.addWidget(Glyph("quote"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Line(self.tr("What people said"), "strong"), 1)
        part.addLayout(head)
        for quote in quotes:
            part.addWidget(Prose(f"“{quote.words}”", "body"))
            if quote.source:
                part.addWidget(Prose(quote.source, "caption", "muted"))
        body.addLayout(part)
        body.addWidget(Rule())

    def _add_script(self, body: QVBoxLayout) -> None:
        step = self.model.step
        if step is None:
            return
        body.addWidget(Notice(step.trap, "warning", self.tr("The trap to avoid")))
        body.addLayout(_list(self.tr("Do"), step.do, "list"))
        body.addLayout(_list(self.tr("Say"), step.say, "chat"))


def _list(title: str, items: tuple[str, ...], icon: str) -> QVBoxLayout:
    part = column(None, 8)
    head = QHBoxLayout()
    head.setSpacing(theme().space(10))
    head.addWidget(Glyph(icon), 0, Qt.AlignmentFlag.AlignTop)
    head.addWidget(Line(title, "strong"), 1)
    part.addLayout(head)
    for item in items:
        part.addWidget(Prose(item, "caption"))
    return part
