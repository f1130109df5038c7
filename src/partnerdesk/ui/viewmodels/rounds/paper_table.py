"""The sheet that is typed, as a table model: items down, slips across. It shows what is typed this time only."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.rounds.kind import Item, RoundKind
from partnerdesk.ui.viewmodels.rounds.paper import TYPED, PaperModel
from partnerdesk.ui.viewmodels.rounds.slip import Typed, is_nought_cannot_say
from partnerdesk.ui.viewmodels.rounds.typing import said_of

Index = QModelIndex | QPersistentModelIndex
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


class PaperTable(QAbstractTableModel):
    """What is typed this time."""

    def __init__(self, paper: PaperModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.paper = paper
        self._place = (0, 0)

    def renew(self) -> None:
        """Show another typing, from its beginning."""
        self.beginResetModel()
        self._place = (0, 0)
        self.endResetModel()

    def note(self) -> QModelIndex:
        """Say that the cell that was typed changed; return the index of the one that is next, if a sheet is typed."""
        if not self._is_shown:
            return QModelIndex()
        before, self._place = self._place, self.paper.typing.place
        for cell in {before, self._place}:
            index = self.index(*cell)
            self.dataChanged.emit(index, index)
        return self.index(*self._place)

    @property
    def _is_shown(self) -> bool:
        return self.paper.phase in TYPED

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.paper.items) if self._is_shown and not (parent and parent.isValid()) else 0

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return len(self.paper.slips) if self._is_shown and not (parent and parent.isValid()) else 0

    @override
    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not (index.isValid() and self._is_shown) or role not in {DISPLAY, SPOKEN}:
            return None
        row, column = index.row(), index.column()
        typed = self.paper.typing.cells.get((row, column))
        if role == DISPLAY:
            return short(typed, self.paper.round.kind)
        return f"{self.paper.code(column)}, {name_of(self.paper.items[row])}: {said_of(typed)}"

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if role not in {DISPLAY, SPOKEN} or not self._is_shown:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.paper.code(section) if section < len(self.paper.slips) else None
        return f"{section + 1}  {name_of(self.paper.items[section])}" if section < len(self.paper.items) else None


def short(typed: Typed | None, kind: RoundKind) -> str:
    """Return an answer as short as it is typed: 4 S; for cannot say 0, or C where 0 is a figure."""
    if typed is None:
        return ""
    if typed.value is None:
        return "0" if is_nought_cannot_say(kind) else "C"
    letter = typed.basis[0].upper() if typed.basis else ""
    return f"{typed.value:g} {letter}".rstrip()


def name_of(item: Item) -> str:
    """Return what a row is called: the indicator; the criterion with its option; the change; the motion."""
    if item.short and item.subject and item.about == item.short:
        return f"{item.short}: {item.subject}"
    return item.short or item.question
