"""Ten reason points of one objective: a number for each reason, by family, and how many are given."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from partnerdesk.domain.open_points import WHOLE_POINTS
from partnerdesk.domain.overriding import override
from partnerdesk.domain.reference import Driver
from partnerdesk.ui.viewmodels.forms import REST_MS
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.viewmodels.steps.aims_reasons import Family, ReasonPoints
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.field import ErrorLine
from partnerdesk.ui.views.widgets.marks import Bar
from partnerdesk.ui.views.widgets.stepper import Stepper
from partnerdesk.ui.views.widgets.text import Prose, Rule


@page_view("reason_points")
class ReasonPointsView(PageView):
    """The reason points of the objective that is open; saved after a short rest."""

    areas = frozenset({"objective_driver"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        self._model = ReasonPoints(place.desk, str(place.key[0]), self)
        self._steppers: dict[str, Stepper] = {}
        self._pending: dict[str, int | None] = {}
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.commit)
        layout = column(self, 8)
        self._told = Prose("", "strong")
        self._bar = Bar()
        self._error = ErrorLine()
        layout.addWidget(self._told)
        layout.addWidget(self._bar)
        layout.addWidget(self._error)
        for family in self._model.families:
            self._add_family(layout, family)
        self.refresh()

    def _add_family(self, layout: QVBoxLayout, family: Family) -> None:
        layout.addSpacing(theme().space(12))
        layout.addWidget(Prose(family.name, "caption_strong", "primary"))
        layout.addWidget(Rule())
        for driver in family.drivers:
            layout.addLayout(self._row(driver))

    def _row(self, driver: Driver) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().space(16))
        words = column(None, 0)
        words.addWidget(Prose(driver.name, "body", tight=True))
        words.addWidget(Prose(driver.line, "caption", "muted", tight=True))
        stepper = self._steppers[driver.id] = Stepper(driver.name, 0, WHOLE_POINTS)
        stepper.chosen.connect(lambda points: self._on_chosen(driver.id, points))
        row.addLayout(words, 1)
        row.addWidget(stepper, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _on_chosen(self, driver: str, points: int | None) -> None:
        self._pending[driver] = points
        self._desk.started_typing(self)
        self._rest.start()

    @override
    def refresh(self) -> None:
        for driver, stepper in self._steppers.items():
            if driver not in self._pending:
                stepper.show_value(self._model.points(driver))
        total = self._model.total
        self._told.say(self._model.told)
        self._told.ink("text" if total <= WHOLE_POINTS else "warning")
        self._bar.show_share(total / WHOLE_POINTS, self._model.told, "primary" if total <= WHOLE_POINTS else "warning")

    @override
    def commit(self) -> bool:
        self._rest.stop()
        pending, self._pending = self._pending, {}
        refused = [self._model.write(driver, points) for driver, points in pending.items()]
        wrong = [spoken(refusal.sentence) for refusal in refused if refusal is not None]
        self._error.say(wrong[0] if wrong else "")
        self._desk.stopped_typing(self)
        return not wrong

    @override
    def focus_first(self) -> bool:
        first = next(iter(self._steppers.values()))
        first.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
