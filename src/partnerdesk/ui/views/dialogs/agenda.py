"""The agenda in a window: planned against real minutes, in one sitting or two, and what the second one takes up."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from partnerdesk.domain.timetable import MOST_MINUTES
from partnerdesk.ui.viewmodels.agenda_table import AgendaRow, AgendaTable
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.views.dialogs.reading import ReadingWindow
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.field import Labelled
from partnerdesk.ui.views.widgets.inputs import SelectInput
from partnerdesk.ui.views.widgets.stepper import Stepper
from partnerdesk.ui.views.widgets.text import Prose

LONGEST_STEP = min(MOST_MINUTES, 240)


class _Line:
    """The controls of one step in the table."""

    def __init__(self, row: AgendaRow, model: AgendaTable) -> None:
        self.name, self.note = Prose(row.name, "strong", tight=True), Prose("", "caption", "muted", tight=True)
        about = QCoreApplication.translate("Agenda", "Planned minutes: {name}").format(name=row.name)
        self.planned = Stepper(about, 0, LONGEST_STEP)
        self.planned.chosen.connect(lambda value: model.plan(row.step, value or 0))
        self.added, self.real = Prose("", "body", "muted"), Prose("", "body")

    def show_row(self, row: AgendaRow) -> None:
        """Show the step as it stands now."""
        if not self.planned.edit.hasFocus():
            self.planned.show_value(row.planned)
        self.added.say(row.added)
        self.real.say(row.real)
        self.note.say(row.note)
        self.note.setVisible(bool(row.note))


class AgendaWindow(ReadingWindow):
    """Planned and real minutes by step."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("Agenda", "Agenda: planned and real"), parent)
        self.model = AgendaTable(desk, self)
        hint = self.tr("The clock counts for the step that is shown, while it runs. The times stay in the file.")
        self.say("", hint)
        self._total, self._sittings = Prose("", "strong"), Prose("", "body", "muted")
        self.sittings = SelectInput(self.model.choices, self.tr("In how many sittings?"), required=True)
        self.sittings.picked.connect(self.model.plan_sittings)
        self._second_title = Prose(self.tr("The second sitting starts with"), "section")
        self._second = Prose("", "body")
        self.body.addSpacing(theme().space(16))
        grid = self._grid()
        self.body.addWidget(grid)
        parts = column(None, 8)
        for part in (
            self._total,
            Labelled(self.tr("In how many sittings?"), "", self.sittings),
            self._sittings,
            self._second_title,
            self._second,
        ):
            parts.addWidget(part)
        self.body.addSpacing(theme().space(16))
        self.body.addLayout(parts)
        self.model.changed.connect(self._show)
        self._show()
        self.take_room(theme().px(680), theme().px(720))
        self.show_all()

    def _grid(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().space(16))
        grid.setVerticalSpacing(theme().space(8))
        grid.setColumnStretch(0, 1)
        heads = (self.tr("Step"), self.tr("Planned"), self.tr("More"), self.tr("Real"))
        large = theme().is_large  # the name of a step has a row of its own
        for place, head in enumerate(heads):
            if place or not large:
                grid.addWidget(Prose(head, "caption_strong", "muted"), 0, place)
        self._lines = [_Line(row, self.model) for row in self.model.rows]
        middle = Qt.AlignmentFlag.AlignVCenter
        for count, line in enumerate(self._lines, 1):
            number = 2 * count if large else count
            name = QWidget()
            words = column(name, 0)
            words.addWidget(line.name)
            words.addWidget(line.note)
            if large:
                grid.addWidget(name, number - 1, 0, 1, len(heads), middle)
            else:
                grid.addWidget(name, number, 0, middle)
            for place, part in enumerate((line.planned, line.added, line.real), 1):
                grid.addWidget(part, number, place, middle)
                if place > 1:
                    part.setMinimumWidth(round(theme().metrics("body").horizontalAdvance("9 h 99 min")))
        return holder

    def _show(self) -> None:
        for line, row in zip(self._lines, self.model.rows, strict=True):
            line.show_row(row)
        self._total.say(self.model.total)
        self.sittings.show_value(self.model.first_steps)
        self._sittings.say(self.model.sittings_said)
        self._sittings.setVisible(bool(self.model.sittings_said))
        second = self.model.second_starts_with
        self._second.say("\n".join(second))
        self._second.setVisible(bool(second))
        self._second_title.setVisible(bool(second))
