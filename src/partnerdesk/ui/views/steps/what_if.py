"""Drag a weight and see: ranking, turning points and first places follow at once; nothing is recorded."""

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from partnerdesk.charts.fitting import Sheet
from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.steps.what_if import what_if_of
from partnerdesk.ui.views.announcing import announce
from partnerdesk.ui.views.charts.picture import Drawing
from partnerdesk.ui.views.charts.tornado import MOST, TornadoSlider
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column
from partnerdesk.ui.views.widgets.brush import smooth, write
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.stepper import Stepper
from partnerdesk.ui.views.widgets.text import Line, Prose, as_tip

LINES = 3
QUIET_MS = 700


class TrialSentence(QWidget):
    """A sentence that changes while a hand moves: its place stays as high as it is, so that nothing else moves.

    It is said aloud once the hand rests.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = ""
        self.setFont(theme().font("strong"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFixedHeight(round(theme().metrics("strong").lineSpacing() * LINES))
        self._rest = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._rest.timeout.connect(lambda: announce(self, self.said))

    def say(self, text: str) -> None:
        """Show another sentence."""
        if text == self.said:
            return
        self.said = text
        self.setAccessibleName(text)
        self.setToolTip(as_tip(text))
        if self.isVisible():
            self._rest.start()
        self.update()

    def hush(self) -> None:
        """Say nothing aloud any more."""
        self._rest.stop()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.fillRect(self.rect(), theme().colour("surface"))
        write(painter, QRectF(self.rect()), self.said, self.font(), theme().colour("text"))
        painter.end()


class WhatIfView(QWidget):
    """The chart of turning points to take hold of, with what would come out."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = what_if_of(desk)
        self._sheet: Sheet | None = None
        self._body = column(self, 10)
        self._body.addWidget(Prose(self.tr("Only for seeing. Nothing is recorded."), "caption", "muted"))
        self.said = TrialSentence()
        self._body.addWidget(self.said)
        self.slider: TornadoSlider | None = None
        self.ranking: Drawing | None = None
        self.places: Drawing | None = None
        self._number = QWidget()
        row = FlowLayout(self._number, spacing=10)
        self._of = Line("", "body")
        self.number = Stepper(self.tr("Weight in per cent"), 0, MOST)
        self.back = Button(self.tr("Back to your weights"), Look.SECONDARY, "undo")
        self.number.chosen.connect(self._on_number)
        self.back.clicked.connect(self.model.clear)
        for part in (self._of, self.number, self.back):
            row.addWidget(part)
        self._number.hide()
        self._body.addWidget(self._number)
        self.model.changed.connect(self._show)

    def show_on(self, sheet: Sheet) -> None:
        """Show the ranking as it is recorded now, drawn for this width."""
        self._sheet = sheet
        self.model.refresh()
        self._show()

    def _on_number(self, value: object) -> None:
        if isinstance(value, int):
            self.model.try_weight(value)

    def _make(self, sheet: Sheet) -> TornadoSlider:
        model = self.model
        self.ranking = Drawing(model.ranking_picture(sheet), "surface")
        slider = self.slider = TornadoSlider(model.flips_picture(sheet), model.scale(sheet.width))
        slider.row_asked.connect(model.choose)
        slider.tried.connect(model.try_weight)
        slider.reset_asked.connect(model.clear)
        place = self._body.indexOf(self._number)
        self._body.insertWidget(place, self.ranking)
        self._body.insertWidget(place + 1, slider)
        self._number.show()
        return slider

    def _show(self) -> None:
        sheet, model = self._sheet, self.model
        if sheet is None or not model.can_try or self.isHidden():
            return
        slider = self.slider or self._make(sheet)
        self.said.say(model.sentence)
        if self.ranking is not None:
            self.ranking.show_picture(model.ranking_picture(sheet))
        slider.setAccessibleName(self.tr("Weight of {criterion}, in per cent").format(criterion=model.criterion))
        slider.show_trial(model.flips_picture(sheet), model.scale(sheet.width), model.row, model.weight)
        self._of.say(self.tr("Weight of ‘{criterion}’, in %").format(criterion=model.criterion))
        if not self.number.edit.hasFocus():
            self.number.show_value(round(model.weight))
        self.back.setEnabled(model.is_trying)
        places = model.places_picture(sheet)
        if places is not None and self.places is None:
            self.places = Drawing(places, "surface")
            self._body.addWidget(self.places)
        elif places is not None and self.places is not None:
            self.places.show_picture(places)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self.model.clear()
            self.said.hush()
        super().hideEvent(event)
