"""People's words, one at a time and large, for a trustee to read aloud."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.reading_aloud import ReadingAloud
from partnerdesk.ui.views.collection import EmptyPlace
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.marks import Bar
from partnerdesk.ui.views.widgets.text import Line, Prose


@page_view("read_aloud")
class ReadAloudView(PageView):
    """One extract, and the way to the next; the arrow keys turn over too."""

    areas = frozenset({"beneficiary_input", "setting", "answer_mark", "survey"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk, self._page = place.desk, place.page
        self._model = ReadingAloud(place.desk, self)
        self._model.changed.connect(self.refresh)
        layout = column(self, 16)
        self._empty = EmptyPlace(
            self.tr("There is nothing to read yet. Record what people said, and what they allow."),
            "",
            desk=place.desk,
            page="hear.inputs",
        )
        layout.addWidget(self._empty)
        self._card = Card("plain", padding=28)
        self._words = Prose("", "question")
        self._meaning, self._source = Prose("", "lead", "muted"), Prose("", "lead", "muted")
        self._method = Prose("", "caption", "muted")
        for part in (self._words, self._meaning, self._source, self._method):
            self._card.body.addWidget(part)
        layout.addWidget(self._card)
        layout.addLayout(self._make_ways())
        self._bar, self._waiting = Bar(), Prose("", "caption", "warning")
        layout.addWidget(self._bar)
        layout.addWidget(self._waiting)
        self.answers = Button(self.tr("Show these answers"), Look.QUIET, "arrow-right", icon_after=True)
        self.answers.clicked.connect(self._model.show_answers)
        layout.addWidget(self.answers, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def _make_ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().space(12))
        self._before = Button(self.tr("One before"), Look.SECONDARY, "arrow-left")
        self._after = Button(self.tr("Next one"), Look.SECONDARY, "arrow-right", icon_after=True)
        self._before.clicked.connect(lambda: self._model.go(-1))
        self._after.clicked.connect(lambda: self._model.go(1))
        self._told = Line("", "caption", "muted")
        row.addWidget(self._before)
        row.addWidget(self._after)
        row.addStretch(1)
        row.addWidget(self._told)
        return row

    @override
    def refresh(self) -> None:
        shown = self._model.shown
        self._waiting.say(self._model.waiting)
        self._waiting.setVisible(bool(self._model.waiting))
        self.answers.setVisible(self._model.holds_answers)
        for part in (self._card, self._before, self._after, self._told, self._bar):
            part.setVisible(shown is not None)
        self._empty.setVisible(shown is None)
        if shown is None:
            return
        self._desk.point_at(self._page, str(self._model.place))
        count = len(self._model.extracts)
        self._words.say(shown.words)
        self._meaning.say(self.tr("In short: {meaning}").format(meaning=shown.meaning))
        self._meaning.setVisible(bool(shown.meaning))
        self._source.say(shown.source)
        self._source.setVisible(bool(shown.source))
        in_short = self.tr("In short, not in their own words · {how}").format(how=shown.method)
        self._method.say(shown.method if shown.is_quote else in_short)
        self._method.setVisible(not shown.is_quote or shown.method.casefold() not in shown.source.casefold())
        self._before.setEnabled(self._model.place > 0)
        self._after.setEnabled(self._model.place < count - 1)
        self._told.say(self._model.told)
        self._bar.show_share((self._model.place + 1) / count, self._model.told)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._model.go(step)

    @override
    def focus_first(self) -> bool:
        target = self._after if self._after.isEnabled() else self._before
        if self._model.shown is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        return self._model.shown is not None
