"""How many people stand behind each theme, by group: a table where there is room, else a line for each theme."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import Theme
from partnerdesk.ui.viewmodels.steps.themes_table import ThemeRow, ThemesShown, by_group, themes_shown
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.text import Line, Prose, Rule

PAGE = "hear.themes"
_NAME, _NUMBER = 190, 80
"""The least width of the column of themes, and of each column of numbers."""


@page_view("themes_table")
class ThemesTableView(PageView):
    """Nothing before there is a theme."""

    areas = frozenset(
        {"theme", "input_theme", "answer_mark", "beneficiary_input", "beneficiary_group", "input_group", "survey"}
        | {"evidence_link", "setting"}
    )

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        self._shown: ThemesShown | None = None
        self._is_wide: bool | None = None
        layout = column(self, 8)
        layout.addWidget(Prose(self.tr("How many people stand behind each theme"), "section"))
        self._card = Card("plain", self.tr("How many people stand behind each theme"), padding=16)
        layout.addWidget(self._card)
        self._note = Prose("", "caption", "muted")
        layout.addWidget(self._note)
        self._table: QWidget | None = None
        self.ways: dict[str, Button] = {}
        self.refresh()

    @override
    def refresh(self) -> None:
        shown = themes_shown(self._desk) if self._desk.partnership.rows(Theme) else None
        self.setVisible(shown is not None)
        if shown is not None and shown != self._shown:
            self._note.say(shown.note)
            self._shown = shown
            self._build()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown is not None and self._has_room() != self._is_wide:
            QTimer.singleShot(0, self, self._build)

    def _has_room(self) -> bool:
        groups = len(self._shown.groups) if self._shown is not None else 0
        needed = theme().px(_NAME) + (groups + 1) * (theme().px(_NUMBER) + theme().space(12))
        return self.width() - 2 * theme().space(16) >= needed

    def _build(self) -> None:
        if self._shown is None:
            return
        if self._table is not None:
            self._card.body.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
        self._is_wide, self.ways = self._has_room(), {}
        self._table = QWidget()
        if self._is_wide:
            self._fill_grid(QGridLayout(self._table), self._shown)
        else:
            self._fill_lines(column(self._table, 8), self._shown)
        self._card.body.addWidget(self._table)
        self._table.show()

    # --- a table ------------------------------------------------------------------------------------------------------

    def _fill_grid(self, grid: QGridLayout, shown: ThemesShown) -> None:
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().space(12))
        grid.setVerticalSpacing(theme().space(6))
        grid.setColumnStretch(0, 1)
        for across, name in enumerate((self.tr("People in all"), *shown.groups), 1):
            head = self._cell(name, "caption_strong", "muted")
            grid.addWidget(head, 0, across, Qt.AlignmentFlag.AlignBottom)
        for number, row in enumerate(shown.rows):
            down = 2 * number + 1
            grid.addWidget(Rule(), down, 0, 1, len(shown.groups) + 2)
            grid.addWidget(self._name(row), down + 1, 0)
            dashes = ("–",) * (len(shown.groups) - len(row.parts))
            for across, text in enumerate((row.total, *row.parts, *dashes), 1):
                is_number = text.isdecimal()
                style = "strong" if across == 1 and is_number else "body" if is_number else "caption"
                grid.addWidget(self._cell(text, style, "text" if is_number else "muted"), down + 1, across)

    @staticmethod
    def _cell(text: str, style: str, ink: str) -> Prose:
        cell = Prose(text, style, ink, tight=True)
        cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        cell.setFixedWidth(theme().px(_NUMBER))
        return cell

    def _name(self, row: ThemeRow) -> QWidget:
        holder = QWidget()
        layout = column(holder, 0)
        layout.addWidget(Prose(row.name, "body", tight=True))
        self._add_way(layout, row)
        return holder

    def _add_way(self, layout: QVBoxLayout, row: ThemeRow) -> None:
        words = row.objectives or self.tr("No objective yet")
        way = Button(words, Look.QUIET, "target")
        way.setAccessibleName(self.tr("{theme}: {objectives}. Open the theme").format(theme=row.name, objectives=words))
        way.clicked.connect(partial(self._desk.lead_to, PAGE, Theme, (row.id,)))
        self.ways[row.id] = way
        layout.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)

    # --- lines --------------------------------------------------------------------------------------------------------

    def _fill_lines(self, layout: QVBoxLayout, shown: ThemesShown) -> None:
        head_of_numbers = Prose(self.tr("People in all"), "caption_strong", "muted")
        head_of_numbers.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.addWidget(head_of_numbers)
        for row in shown.rows:
            layout.addWidget(Rule())
            head = QHBoxLayout()
            head.setSpacing(theme().space(12))
            head.addWidget(Prose(row.name, "strong", tight=True), 1)
            total = Line(row.total, "strong")
            total.setAccessibleName(self.tr("People in all: {n}").format(n=row.total))
            head.addWidget(total, 0, Qt.AlignmentFlag.AlignTop)
            layout.addLayout(head)
            if falls := by_group(shown, row):
                layout.addWidget(Prose(falls, "caption", "muted"))
            self._add_way(layout, row)
