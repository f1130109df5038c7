"""The seal on the red lines: agreed by whom, sealed when, and opened only with a reason."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.viewmodels.steps.red_lines import Crossing, SealModel, crossings, mark_crossings
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.choices import CheckGroup
from partnerdesk.ui.views.widgets.field import IconMark, Labelled
from partnerdesk.ui.views.widgets.inputs import AreaInput, LineInput
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose

LEFT = Qt.AlignmentFlag.AlignLeft


class SealForm(Card):
    """Seal them: who agreed."""

    def __init__(self, model: SealModel) -> None:
        super().__init__("tint")
        self._model = model
        self.body.setSpacing(theme().space(12))
        self.body.addWidget(Prose(self.tr("Agreed? Then seal them"), "section"))
        words = self.tr("Read each line aloud. Sealed words stay; to change one, open the seal and say why.")
        self.body.addWidget(Prose(words, "body", "muted"))
        self._warning = Notice("", "warning")
        self.body.addWidget(self._warning)
        label, hint = self.tr("Agreed by"), self.tr("Names, or “all trustees taking part”. It is printed.")
        self.by = LineInput(label)
        self._field = Labelled(label, hint, self.by)
        self.body.addWidget(self._field)
        self.seal = Button(self.tr("Seal the red lines"), Look.PRIMARY, "lock")
        self.seal.clicked.connect(self._on_seal)
        self.body.addWidget(self.seal, 0, LEFT)

    def refresh(self) -> None:
        """Show what to know before sealing."""
        self._warning.say(self._model.warning)
        self._warning.setVisible(bool(self._model.warning))

    def _on_seal(self) -> None:
        if not self.by.text().strip():
            self._field.show_error(self.tr("Say who agreed the red lines."))
            self.by.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        refusal = self._model.seal_them(self.by.text())
        self._field.show_error(spoken(refusal.sentence) if refusal is not None else "")


class SealCard(Card):
    """The seal that holds, and the way to open it."""

    def __init__(self, model: SealModel) -> None:
        super().__init__("tint")
        self._model = model
        self.body.setSpacing(theme().space(12))
        self.body.addWidget(IconMark("lock", "primary", 28), 0, LEFT)
        self.body.addWidget(Prose(self.tr("The red lines are sealed"), "section"))
        self._story = Prose("", "body")
        self.body.addWidget(self._story)
        self.ask = Button(self.tr("Open the seal…"), Look.QUIET, "undo")
        self.ask.clicked.connect(self._on_ask)
        self.body.addWidget(self.ask, 0, LEFT)
        self._form = QWidget()
        form = column(self._form, 12)
        label, hint = self.tr("Why does the board open it?"), self.tr("At least 20 characters. The reason is printed.")
        self.reason = AreaInput(label, hint)
        self._why = Labelled(label, hint, self.reason)
        name = self.tr("Who says so?")
        self.by = LineInput(name)
        form.addWidget(self._why)
        form.addWidget(Labelled(name, "", self.by))
        row = QWidget()
        buttons = FlowLayout(row)
        self.open = Button(self.tr("Open the seal"), Look.SECONDARY)
        self.open.clicked.connect(self._on_open)
        leave = Button(self.tr("Leave it sealed"), Look.QUIET)
        leave.clicked.connect(self._close)
        buttons.addWidget(self.open)
        buttons.addWidget(leave)
        form.addWidget(row)
        self.body.addWidget(self._form)
        self._form.hide()

    def refresh(self) -> None:
        """Show who agreed and when."""
        self._story.say(self._model.story)

    def _on_ask(self) -> None:
        self._form.show()
        self.ask.hide()
        self.by.setText(self._model.chair)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self._form.hide()
        self.ask.show()
        self.reason.setText("")
        self._why.show_error("")

    def _on_open(self) -> None:
        refusal = self._model.open_it(self.by.text(), self.reason.text())
        self._why.show_error(spoken(refusal.sentence) if refusal is not None else "")
        if refusal is None:
            self._close()


@page_view("red_line_seal")
class SealView(PageView):
    """Seal the red lines, or see that they are sealed."""

    areas = frozenset({"condition", "red_line_seal", "option", "score"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._model = SealModel(place.desk, self)
        layout = column(self, 12)
        self.form, self.card = SealForm(self._model), SealCard(self._model)
        self._opened, self._crossing = Prose("", "caption", "muted"), Notice("", "warning")
        for part in (self.form, self.card, self._opened, self._crossing):
            layout.addWidget(part)
        self.refresh()

    @override
    def refresh(self) -> None:
        model = self._model
        self.form.setVisible(model.can_seal)
        self.card.setVisible(model.seal is not None)
        self.form.refresh()
        self.card.refresh()
        opened, crossing = "\n".join(model.opened), model.crossing
        self._opened.say(opened)
        self._opened.setVisible(bool(opened))
        self._crossing.say(crossing)
        self._crossing.setVisible(bool(crossing))


@page_view("red_line_crossings")
class CrossingsView(PageView):
    """For each red line: which options would have to cross it."""

    areas = frozenset({"condition", "option"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        self._shown: tuple[tuple[str, str, tuple[ChoiceLine, ...]], ...] | None = None
        self.groups: dict[str, CheckGroup] = {}
        layout = column(self, 12)
        self._heading = Prose(self.tr("Does an option have to cross one of these lines?"), "section")
        self._hint = Prose(self.tr("It keeps its scores, but no total can put it first."), "body", "muted")
        layout.addWidget(self._heading)
        layout.addWidget(self._hint)
        self._place = column(None, 12)
        layout.addLayout(self._place)
        self.refresh()

    @override
    def refresh(self) -> None:
        found = crossings(self._desk.partnership)
        self._heading.setVisible(bool(found))
        self._hint.setVisible(bool(found))
        heads = tuple((each.line, each.text, each.options) for each in found)
        if heads != self._shown:
            self._shown = heads
            self._build(found)
        for each in found:
            self.groups[each.line].show_values(each.crossed)

    def _build(self, found: tuple[Crossing, ...]) -> None:
        while (item := self._place.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.groups = {}
        for each in found:
            card = Card("plain", each.text)
            card.body.addWidget(Prose(each.text, "strong"))
            group = self.groups[each.line] = CheckGroup(
                each.options, self.tr("Options that cross: {line}").format(line=each.text)
            )
            group.picked.connect(partial(self._on_picked, each.line))
            card.body.addWidget(group)
            self._place.addWidget(card)

    def _on_picked(self, line: str, options: object) -> None:
        mark_crossings(self._desk, line, tuple(options) if isinstance(options, list | tuple) else ())
        self.refresh()  # where a rule said no, the tick goes again
