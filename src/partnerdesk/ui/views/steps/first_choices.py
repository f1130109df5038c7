"""First choice and considered choice side by side: counts for each option, never a name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.rounds.first_choices import FirstChoiceLine, FirstChoicesModel
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.text import Prose


class FirstChoicesView(QWidget):
    """What the first choices were and what became of them; or the button that shows them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FirstChoicesModel(desk)
        self._shown: tuple[FirstChoiceLine, ...] | None = None
        layout = column(self, 8)
        layout.addWidget(Prose(self.tr("First choice and considered choice"), "section"))
        self._sealed = Prose(self.tr("The first choices are sealed."), "body", "muted")
        self.show_them = Button(self.tr("Show the first choices"), Look.SECONDARY, "eye")
        self.show_them.clicked.connect(self._model.show)
        self._said = Prose("", "body")
        self._card = Card("plain", padding=16)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme().space(20))
        self._grid.setVerticalSpacing(theme().space(8))
        self._grid.setColumnStretch(0, 1)
        self._card.body.addLayout(self._grid)
        layout.addWidget(self._sealed)
        layout.addWidget(self.show_them, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._said)
        layout.addWidget(self._card)

    def refresh(self) -> None:
        """Show how the first choices stand, or nothing where nobody gave one."""
        waits, shown = self._model.waits, self._model.is_shown
        self.setVisible(waits or bool(self._model.said))
        self._sealed.setVisible(waits)
        self.show_them.setVisible(waits)
        self._said.say(self._model.said)
        self._said.setVisible(shown)
        self._fill(self._model.lines)

    def _fill(self, lines: tuple[FirstChoiceLine, ...]) -> None:
        self._card.setVisible(bool(lines))
        if lines == self._shown:
            return
        self._shown = lines
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        heads = ("", self.tr("First"), self.tr("Considered"))
        rows = [(line.option, str(line.first or "–"), str(line.later or "–")) for line in lines]
        for row, cells in enumerate((heads, *rows)):
            for place, words in enumerate(cells):
                style = "caption_strong" if not row else "body" if not place else "strong"
                cell = Prose(words, style, "muted" if not row else "text")
                self._grid.addWidget(cell, row, place)
        self._card.setAccessibleName(
            "; ".join(
                self.tr("{option}: first {first}, considered {later}").format(
                    option=line.option, first=line.first, later=line.later
                )
                for line in lines
            )
        )
