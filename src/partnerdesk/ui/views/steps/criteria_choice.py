"""Which criteria the options are scored on: ticks in order, and the board's own criteria with their sentences."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.domain.commands import Command
from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import CriterionUse
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.forms import FormModel
from partnerdesk.ui.viewmodels.rounds.criteria import (
    OWN_PARTS,
    CriterionLine,
    add_criterion,
    criterion_lines,
    drop_criterion,
    move_criterion,
    use_criterion,
)
from partnerdesk.ui.views.form import FormView
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, IconButton, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.choices import CheckRow
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.text import Prose


class CriterionTick(QWidget):
    """One criterion: a tick with its name and question, and where it stands."""

    def __init__(self, desk: Desk, line: CriterionLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = line.id
        self._desk = desk
        layout = column(self, 4)
        row = QHBoxLayout()
        row.setSpacing(theme().space(4))
        self.tick = CheckRow(line.name or self.tr("Your own criterion"), line.question)
        self.tick.clicked.connect(self._on_tick)
        row.addWidget(self.tick, 1)
        self._up = IconButton(self.tr("Move up: {name}").format(name=line.name), "chevron-up")
        self._down = IconButton(self.tr("Move down: {name}").format(name=line.name), "chevron-down")
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(1))
        row.addWidget(self._up, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._down, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(row)
        self.form: FormView | None = None
        if line.own:
            self.fold = Fold(self.tr("Name, question and sentences"), opened=not line.name)
            self.form = FormView(FormModel(desk, CriterionUse, (line.id,)), OWN_PARTS)
            delete = Button(self.tr("Delete this criterion"), Look.DANGER, "trash")
            delete.clicked.connect(lambda: self._do(drop_criterion(self.name)))
            self.fold.body.addWidget(self.form)
            self.fold.body.addWidget(delete, 0, Qt.AlignmentFlag.AlignLeft)
            layout.addWidget(self.fold)

    def describe(self, line: CriterionLine, *, first: bool, last: bool) -> None:
        """Show whether it is used and which way it can move."""
        self.tick.setChecked(line.used)
        self._up.setVisible(line.used)
        self._down.setVisible(line.used)
        self._up.setEnabled(not first)
        self._down.setEnabled(not last)
        if self.form is not None:
            self.form.refresh()
            self.tick.retitle(line.name or self.tr("Your own criterion"), line.question)

    def _do(self, command: Command | None) -> bool:
        """Carry it out, if there is anything to do; return False where a rule said no."""
        if command is None:
            return True
        self._desk.flush()
        return self._desk.execute(command) is None

    def _on_tick(self, use: bool) -> None:
        if not self._do(use_criterion(self._desk.partnership, self._desk.catalogue, self.name, use=use)):
            self.tick.setChecked(not use)

    def _move(self, distance: int) -> None:
        self._do(move_criterion(self._desk.partnership, self._desk.catalogue, self.name, distance))


@page_view("criteria_choice")
class CriteriaView(PageView):
    """All criteria, those in use first."""

    areas = frozenset({"criterion_use", "score", "file"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        layout = column(self, 12)
        self._count = Prose("", "section")
        self._used, self._unused = Card("plain"), Card("plain")
        self._title = Prose(self.tr("Not used"), "section")
        self._add = Button(self.tr("Add a criterion of your own"), Look.ADD, "plus")
        self._add.clicked.connect(self._on_add)
        for part in (self._count, self._used, self._add):
            layout.addWidget(part)
        layout.addSpacing(theme().space(16))
        layout.addWidget(self._title)
        layout.addWidget(self._unused)
        self._rows: dict[str, CriterionTick] = {}
        self.refresh()

    @override
    def refresh(self) -> None:
        held = next(((name, row) for name, row in self._rows.items() if row.tick.hasFocus()), None)
        was = self._standing(held[1]) if held is not None else None
        self._show()
        if held is not None and was is not None and held[0] in self._rows:
            self._keep_focus(held[1], *was)

    def _standing(self, row: CriterionTick) -> tuple[Card, int] | None:
        """Return the card on which a row stands, and its place there."""
        for card in (self._used, self._unused):
            if (place := card.body.indexOf(row)) >= 0:
                return card, place
        return None

    def _keep_focus(self, row: CriterionTick, card: Card, place: int) -> None:
        """A row that went to the other card leaves the keyboard at its old place, with the one that follows it."""
        if card.body.indexOf(row) >= 0:
            return
        item = card.body.itemAt(min(place, card.body.count() - 1))
        follower = item.widget() if item is not None else None
        target = follower if isinstance(follower, CriterionTick) else row
        target.tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        lines = criterion_lines(self._desk.partnership, self._desk.catalogue)
        for name in [name for name in self._rows if name not in {line.id for line in lines}]:
            row = self._rows.pop(name)
            row.setParent(None)
            row.deleteLater()
        used = [line for line in lines if line.used]
        for line in lines:
            if line.id not in self._rows:
                self._rows[line.id] = CriterionTick(self._desk, line)
            row = self._rows[line.id]
            body = (self._used if line.used else self._unused).body
            place = used.index(line) if line.used else lines.index(line) - len(used)
            if body.indexOf(row) != place:
                body.insertWidget(place, row)
                row.show()
            row.describe(line, first=line == used[0] if used else True, last=line == used[-1] if used else True)
        self._count.say(self.tr("Criteria in use: {n}").format(n=len(used)))
        for part in (self._title, self._unused):
            part.setVisible(len(used) < len(lines))
        self._used.setVisible(bool(used))

    def _on_add(self) -> None:
        self._desk.flush()
        name, command = add_criterion(self._desk.partnership, self._desk.catalogue)
        if self._desk.execute(command) is None and (form := self._rows[name].form) is not None:
            form.focus_first()

    def _forms(self) -> list[FormView]:
        return [row.form for row in self._rows.values() if row.form is not None]

    @override
    def commit(self) -> bool:
        saved = [form.commit() for form in self._forms()]
        return all(saved)

    @override
    def problems(self) -> bool:
        wrong = []
        for row in self._rows.values():
            if row.form is not None and row.tick.isChecked() and row.form.problems():
                row.fold.button.setChecked(True)
                wrong.append(row)
        return bool(wrong)

    @override
    def focus_first(self) -> bool:
        first = next(iter(self._rows.values()), None)
        target = self._add if first is None else first.tick
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
