"""Who is here: a row for each person, with ticks and the times of leaving and coming back, for any step."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.attendance import FIRST, AttendanceModel, Seat
from partnerdesk.ui.viewmodels.page_names import way_back
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.views.collection import EmptyPlace
from partnerdesk.ui.views.matrix import Tick
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.field import ErrorLine, Labelled
from partnerdesk.ui.views.widgets.inputs import LineInput, SelectInput
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Line, Prose


class SeatRow:
    """The controls of one person in the table."""

    def __init__(self, model: AttendanceModel, seat: Seat, tell: Callable[[], None]) -> None:
        """``tell`` is called when a time was left: ``problem`` then says why it was not saved."""
        self._model, self._id, self._tell = model, seat.id, tell
        self.problem = ""
        self.here = Tick(model.tr("{name} is here").format(name=seat.name))
        self.online = Tick(model.tr("{name} is online").format(name=seat.name))
        self.left = _time(model.tr("{name} left at").format(name=seat.name))
        self.back = _time(model.tr("{name} came back at").format(name=seat.name))
        self.here.clicked.connect(lambda on: model.mark_present(seat.id, on))
        self.online.clicked.connect(lambda on: model.mark_online(seat.id, on))
        self.left.left.connect(self._on_left)
        self.back.left.connect(self._on_left)

    def _on_left(self) -> None:
        self.save()
        self._tell()

    def save(self) -> bool:
        """Save the times; return whether both can be read."""
        wrong = [(edit, self._model.write_time(self._id, field, edit.text())) for edit, field in self._times()]
        for edit, problem in wrong:
            edit.mark_wrong(problem is not None)
        said = [spoken(problem.sentence) for _edit, problem in wrong if problem is not None]
        self.problem = next(iter(said), "")
        return not said

    def _times(self) -> tuple[tuple[LineInput, str], ...]:
        return (self.left, "left_at"), (self.back, "returned_at")

    def show_seat(self, seat: Seat) -> None:
        """Show how the person is marked."""
        self.here.setChecked(seat.present)
        self.online.setChecked(seat.online)
        for edit, text in ((self.left, seat.left), (self.back, seat.back)):
            if not edit.hasFocus() and not edit.is_wrong and edit.text() != text:
                edit.setText(text)


def _time(name: str) -> LineInput:
    edit = LineInput(name, "", 6)
    edit.setFixedWidth(theme().px(72))
    edit.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return edit


@page_view("attendance")
class AttendanceView(PageView):
    """The attendance of one step."""

    areas = frozenset({"attendance", "participant", "charity", "interest"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        self._model = AttendanceModel(place.desk, self)
        self._rows: dict[str, SeatRow] = {}
        self._people: tuple[tuple[str, str, str], ...] | None = None
        self._table: QWidget | None = None
        layout = self._layout = column(self, 12)
        self._step = SelectInput(self._model.steps, self.tr("For which step?"), required=True)
        self._step.show_value(FIRST)
        self._step.picked.connect(self._on_step)
        hint = self.tr("Who is here now counts for the later steps too, until you mark a change there.")
        layout.addWidget(Labelled(self.tr("For which step?"), hint, self._step))
        self._lands = Prose("", "body", "muted")
        layout.addWidget(self._lands)
        self._follows = Prose(
            self.tr("Nothing is marked for this step: shown as in the steps before."), "body", "muted"
        )
        layout.addWidget(self._follows)
        layout.addWidget(self._ways())
        self._error = ErrorLine()
        layout.addWidget(self._error)
        self.everybody = Button(self.tr("Everyone is here"), Look.SECONDARY, "check")
        self.everybody.clicked.connect(self._model.mark_everybody)
        layout.addWidget(self.everybody, 0, Qt.AlignmentFlag.AlignLeft)
        self._place = column(None, 0)
        layout.addLayout(self._place)
        self._quorum = Notice("", "tint")
        layout.addWidget(self._quorum)
        self.refresh()

    def _ways(self) -> QWidget:
        """Give the ways back to where the board is, and to the beginning of the day."""
        self._ways_place = QWidget()
        row = FlowLayout(self._ways_place)
        self.back = Button("", Look.SECONDARY, "arrow-left")
        self.back.clicked.connect(lambda: self._desk.go_to(self._desk.came_from))
        self.whole_day = Button(self.tr("Mark from the beginning of the day"), Look.QUIET)
        self.whole_day.clicked.connect(lambda: self._on_step(FIRST))
        row.addWidget(self.back)
        row.addWidget(self.whole_day)
        return self._ways_place

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            before = self._model.step
            self._model.land()
            self._show_step(anew=self._model.step != before)

    def _on_step(self, step: object) -> None:
        """Turn to another step; a time that cannot be read belongs to this one and has to be put right first."""
        if self.commit():
            self._model.step = str(step)
        self._show_step()

    def _show_step(self, *, anew: bool = False) -> None:
        """Show the step; ``anew`` where nothing that stands in the fields may go along."""
        self._step.show_value(self._model.step)
        if anew:
            self._people = None
        self.refresh()

    @override
    def refresh(self) -> None:
        seats = self._model.seats
        people = tuple((seat.id, seat.name, seat.role) for seat in seats)
        if people != self._people:
            self._people = people
            self._build(seats)
        for seat in seats:
            self._rows[seat.id].show_seat(seat)
        self.everybody.setVisible(self._model.somebody_is_missing)
        self._follows.setVisible(self._model.follows and bool(seats))
        lands, came_from = self._model.lands, self._desk.came_from
        self._lands.say(lands)
        self._lands.setVisible(bool(lands))
        self._ways_place.setVisible(bool(lands) and bool(came_from))
        if came_from:
            self.back.rename(way_back(came_from))
        self._quorum.setVisible(bool(seats))
        self._quorum.wear("tint" if self._model.has_quorum() else "warning")
        self._quorum.say(self._model.quorum)

    def _build(self, seats: tuple[Seat, ...]) -> None:
        if self._table is not None:
            self._place.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
        self._rows = {seat.id: SeatRow(self._model, seat, self._say_problem) for seat in seats}
        for row in self._rows.values():
            for tick in (row.here, row.online):
                tick.clicked.connect(self.refresh)  # one that a rule refused does not stay
        self._table = self._make_table(seats) if seats else self._nobody()
        self._place.addWidget(self._table)

    def _nobody(self) -> QWidget:
        return EmptyPlace(self.tr("Write down the people first."), "", desk=self._desk, page="open.people")

    def _make_table(self, seats: tuple[Seat, ...]) -> QWidget:
        card = Card("plain", padding=16)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().space(8))
        grid.setVerticalSpacing(theme().space(8))
        grid.setColumnStretch(0, 1)
        heads = (self.tr("Here"), self.tr("Online"), self.tr("Left at"), self.tr("Back at"))
        centre = Qt.AlignmentFlag.AlignCenter
        for across, head in enumerate(heads, 1):
            grid.addWidget(Line(head, "caption_strong", "muted"), 0, across, centre)
        for down, seat in enumerate(seats, 1):
            words = column(None, 0)
            words.addWidget(Prose(seat.name, "body"))
            words.addWidget(Prose(seat.role, "caption", "muted"))
            grid.addLayout(words, down, 0, Qt.AlignmentFlag.AlignVCenter)
            row = self._rows[seat.id]
            for across, control in enumerate((row.here, row.online, row.left, row.back), 1):
                grid.addWidget(control, down, across, centre)
        card.body.addLayout(grid)
        return card

    @override
    def commit(self) -> bool:
        saved = [row.save() for row in self._rows.values()]
        self._say_problem()
        return all(saved)

    def _say_problem(self) -> None:
        """Say what is wrong with the first time that cannot be read; the others are marked."""
        self._error.say(next((row.problem for row in self._rows.values() if row.problem), ""))

    @override
    def problems(self) -> bool:
        return any(row.left.is_wrong or row.back.is_wrong for row in self._rows.values())

    @override
    def focus_first(self) -> bool:
        if self._rows and not any(seat.present for seat in self._model.seats):
            self.everybody.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        for row in self._rows.values():
            row.here.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False
