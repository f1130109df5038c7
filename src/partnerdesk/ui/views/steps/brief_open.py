"""What is still open before the brief is printed, and what it holds back: each with a button that leads there."""

from PySide6.QtWidgets import QWidget

from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.page_names import way_to
from partnerdesk.ui.viewmodels.steps.brief_lines import BriefLine
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose, Rule

FIRST = 8


class OpenLinesView(QWidget):
    """The lines in three groups."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lines: tuple[BriefLine, ...] | None = None
        self._inside: QWidget | None = None
        self._all = False
        self.buttons: list[Button] = []
        self._layout = column(self, 0)

    def show_lines(self, lines: tuple[BriefLine, ...]) -> None:
        """Show these lines; the first few of each group until all are asked for."""
        if lines != self._lines:
            self._lines = lines
            self._build_anew(lines)

    def _show_all(self) -> None:
        self._all = True
        self._build_anew(self._lines or ())

    def _build_anew(self, lines: tuple[BriefLine, ...]) -> None:
        if self._inside is not None:
            self._layout.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self.buttons = []
        self._inside = self._build(lines)
        self._layout.addWidget(self._inside)

    def _build(self, lines: tuple[BriefLine, ...]) -> QWidget:
        if not lines:
            return Notice(self.tr("Nothing is open, and nothing is held back."), "good")
        inside = QWidget()
        layout = column(inside, 16)
        for group, title in (
            ("gate", self.tr("Before you decide")),
            ("open", self.tr("Still open")),
            ("held", self.tr("Not printed in this brief")),
        ):
            own = [line for line in lines if line.group == group]
            if own:
                layout.addWidget(self._group(title, own))
        return inside

    def _group(self, title: str, lines: list[BriefLine]) -> QWidget:
        card = Card("plain", title)
        card.body.addWidget(Prose(f"{title} ({len(lines)})", "strong"))
        shown = lines if self._all else lines[:FIRST]
        for number, line in enumerate(shown):
            if number:
                card.body.addWidget(Rule())
            named = line.group == "held" and bool(line.subject)
            text = f"{line.subject}: {line.sentence}" if named else line.sentence
            card.body.addWidget(Prose(text, "caption"))
            if line.page:
                card.body.addWidget(self._go(line))
        if len(lines) > len(shown):
            more = Button(self.tr("Show all {count}").format(count=len(lines)), Look.QUIET, "chevron-down")
            more.clicked.connect(self._show_all)
            card.body.addWidget(more)
        return card

    def _go(self, line: BriefLine) -> Button:
        button = Button(way_to(line.page), Look.QUIET, "arrow-right", icon_after=True)
        about = ": ".join(each for each in (line.subject, line.sentence) if each)
        button.setAccessibleName(f"{button.text()}: {about}")
        button.clicked.connect(lambda: self._desk.go_to(line.page))
        self.buttons.append(button)
        return button
