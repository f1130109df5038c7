"""The evidence panel at the right: what is already known that bears on this page, and how to run it.

People's own words stand first, then trust and the signals; then what is still missing, the trap, and last the card
for the facilitator.
"""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.reference import Step
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.evidence import EvidenceModel, QuoteLine, SignalLine, TrustLine
from partnerdesk.ui.viewmodels.missing import MissingLine
from partnerdesk.ui.viewmodels.page_names import way_to
from partnerdesk.ui.viewmodels.pages import PageSpec
from partnerdesk.ui.views.scrolling import Scroll
from partnerdesk.ui.views.step_pane import Pane
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import Piece, column
from partnerdesk.ui.views.widgets.buttons import Button, IconButton, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.field import IconMark
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.marks import LIGHTS, Dots, light_word
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Line, Prose, Rule

WIDTH = 320
KEPT = 12
MOST_MISSING = 4


class EvidencePart(Piece):
    """One part of the panel, hidden while it shows nothing. What it showed lately is kept, and made only once."""

    def __init__(self, make: Callable[..., None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._kept: dict[Hashable, QWidget] = {}
        self._inside: QWidget | None = None
        self._layout = column(self, 0)

    def show_all(self, *values: Hashable) -> None:
        """Show ``values``."""
        inside = self._kept.pop(values, None) or self._made(*values)
        self._kept[values] = inside
        if inside is not self._inside:
            if self._inside is not None:
                self._inside.hide()
            self._inside = inside
            inside.show()
        self.setVisible(any(values))
        for old in list(self._kept)[:-KEPT]:
            gone = self._kept.pop(old)
            self._layout.removeWidget(gone)
            gone.deleteLater()

    def _made(self, *values: Hashable) -> QWidget:
        inside = Piece(self)
        self._layout.addWidget(inside)
        self._make(column(inside, 14), *values)
        return inside


class EvidencePane(Pane):
    """What bears on the page that is shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Edge.LeftEdge, parent)
        self.model = EvidenceModel(desk, self)
        self.setAccessibleName(self.tr("Evidence"))
        self.setFixedWidth(theme().px(WIDTH))
        layout = column(self, 0)
        head = QHBoxLayout()
        side = theme().space(24)
        head.setContentsMargins(side, theme().space(20), theme().space(14), theme().space(2))
        head.addWidget(Line(self.tr("Evidence"), "section"), 1)
        self.hide_button = IconButton(self.tr("Hide the evidence panel"), "panel")
        head.addWidget(self.hide_button)
        layout.addLayout(head)
        content = Piece()
        self._scroll = Scroll(content, room_for_bar=True)
        layout.addWidget(self._scroll, 1)
        body = column(content, 14, (24, 0, 12, 24))
        body.addWidget(Prose(self.tr("What you already know that bears on this question."), "caption", "muted"))
        self._facts, self._signals = EvidencePart(_add_facts), EvidencePart(_add_signals)
        self._missing, self._trap, self._script = (
            EvidencePart(self._add_missing),
            EvidencePart(_add_trap),
            EvidencePart(_add_script),
        )
        card = self._card = Card("plain", padding=8)
        self.script = Fold(self.tr("For the facilitator"), opened=True)
        self.script.body.addWidget(self._script)
        card.body.addWidget(self.script)
        for part in (self._facts, self._signals, self._missing, self._trap, card):
            body.addWidget(part)
        body.addStretch(1)
        self._stale = True
        self.model.changed.connect(self._on_changed)

    def show_page(self, page: PageSpec) -> None:
        """Show what bears on ``page``, from its top."""
        self.model.show_page(page)
        self._scroll.verticalScrollBar().setValue(0)

    def arrive(self) -> None:
        """Bring the panel up to date if it was hidden."""
        if self._stale:
            self._refresh()

    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        model = self.model
        self._facts.show_all(model.voices, model.answered, model.quotes, model.trust)
        self._signals.show_all(*model.signals)
        self._missing.show_all(*((line, model.page_id) for line in model.missing))
        self._trap.show_all(model.step)
        self._script.show_all(model.step)
        self._card.setVisible(model.step is not None)

    def _add_missing(self, body: QVBoxLayout, *lines: tuple[MissingLine, str]) -> None:
        """Say what this step still misses, with the way to each that is done on another page."""
        told: list[QWidget] = []
        for line, here in lines[:MOST_MISSING]:
            told.append(Prose(line.words, "caption"))
            if line.page != here:
                told.append(self._way(line))
        if (left := len(lines) - MOST_MISSING) > 0:
            told.append(Prose(self.tr("and {n} more").format(n=left), "caption", "muted"))
        body.addLayout(_entry("flag", "primary", self.tr("Still missing in this step"), tuple(told)))

    def _way(self, line: MissingLine) -> Button:
        way = Button(way_to(line.page), Look.QUIET)
        way.setAccessibleName(f"{way.text()}: {line.words}")
        way.clicked.connect(lambda: self.model.go_to(line.page))
        return way


def _entry(icon: str, ink: str, title: str, lines: tuple[QWidget, ...]) -> QHBoxLayout:
    """Return an icon with a title beside it and lines below the title."""
    row = QHBoxLayout()
    row.setSpacing(theme().space(12))
    row.addWidget(IconMark(icon, ink), 0, Qt.AlignmentFlag.AlignTop)
    words = column(None, 2)
    words.addWidget(Prose(title, "strong"))
    for line in lines:
        left = isinstance(line, Dots | Button)
        words.addWidget(line, 0, Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag(0))
    row.addLayout(words, 1)
    return row


def _add_signals(body: QVBoxLayout, *lines: SignalLine) -> None:
    for line in lines:
        ink, shape = LIGHTS["unknown" if line.is_open else line.colour]
        word = QCoreApplication.translate("Evidence", "Too early to say") if line.is_open else light_word(line.colour)
        told = [Prose(word, "caption_strong", _INKS.get(ink, "muted"))]
        if line.sentence:
            told.append(Prose(line.sentence, "caption", "muted"))
        body.addLayout(_entry(shape, ink, line.name, tuple(told)))
        body.addWidget(Rule())


_INKS = {"good": "primary", "warning": "warning", "error": "error"}


def _add_facts(
    body: QVBoxLayout, voices: str, answered: str, quotes: tuple[QuoteLine, ...], trust: tuple[TrustLine, ...]
) -> None:
    tr = QCoreApplication.translate
    if voices:
        lines: list[QWidget] = [Prose(each, "caption", "muted") for each in (voices, answered) if each]
        for quote in quotes:
            lines.append(Prose(f"“{quote.words}”", "body"))
            if quote.source:
                lines.append(Prose(quote.source, "caption", "muted"))
        body.addLayout(_entry("quote", "primary", tr("Evidence", "What people said"), tuple(lines)))
        body.addWidget(Rule())
    for line in trust:
        title = tr("Evidence", "Trust in {partner} so far").format(partner=line.partner)
        told = (Prose(line.words, "caption", "muted"), Dots(line.level, line.words))
        body.addLayout(_entry("shield", "primary", title, told))
        body.addWidget(Rule())


def _add_trap(body: QVBoxLayout, step: Step | None) -> None:
    if step is not None:
        title = QCoreApplication.translate("Evidence", "The trap to avoid")
        body.addWidget(Notice(step.trap, "warning", title))


def _add_script(body: QVBoxLayout, step: Step | None) -> None:
    if step is None:
        return
    tr = QCoreApplication.translate
    for title, items, icon in ((tr("Evidence", "Do"), step.do, "list"), (tr("Evidence", "Say"), step.say, "chat")):
        body.addLayout(_entry(icon, "primary", title, tuple(_spaced(item) for item in items)))


def _spaced(text: str) -> QWidget:
    words = Prose(text, "caption")
    words.setContentsMargins(0, 0, 0, theme().space(4))
    return words
