"""The motion in full, who moved it, and its earlier versions."""

from PySide6.QtCore import Qt

from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import Motion
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.fields import Control, FieldLine
from partnerdesk.ui.viewmodels.forms import FormModel
from partnerdesk.ui.viewmodels.steps.motions import MotionModel
from partnerdesk.ui.views.collection import EmptyPlace
from partnerdesk.ui.views.form import FormView
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.text import Prose

_TEXT = FieldLine(
    "text",
    N_("The motion in full"),
    N_("Begin with ‘That the board …’. Say what, with whom, for how long and under which conditions."),
    control=Control.AREA,
    needed=N_("Write the motion in full."),
)
_MOVERS = (
    FieldLine("made_by", N_("Proposed by"), optional=True),
    FieldLine("seconded_by", N_("Seconded by"), optional=True, beside=True),
)


@page_view("motion")
class MotionView(PageView):
    """The motion as it stands."""

    areas = frozenset({"motion", "straw_poll", "vote"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        self._model = MotionModel(place.desk, self)
        self._shown: tuple[str, bool] | None = None
        self._form: FormView | None = None
        self._card: Card | None = None
        layout = column(self, 16)
        self._empty = EmptyPlace(
            self.tr("No motion is written down yet."),
            self.tr("For example: {example}").format(
                example=self.tr("That the board tries joint evenings with Northbank for twelve months.")
            ),
        )
        layout.addWidget(self._empty)
        self._place = column(None, 0)
        layout.addLayout(self._place)
        self._begin = Button(self.tr("Write the motion"), Look.ADD, "plus")
        self._begin.clicked.connect(self._on_begin)
        layout.addWidget(self._begin)
        self._fold = Fold(self.tr("Earlier versions"))
        self._earlier = Prose("", "body", "muted")
        self._fold.body.addWidget(self._earlier)
        layout.addWidget(self._fold)
        self.refresh()

    @override
    def refresh(self) -> None:
        motion = self._model.current
        wanted = (motion.id, self._model.is_fixed) if motion else None
        if wanted != self._shown:
            self._shown = wanted
            self._build(motion)
        if self._form is not None:
            self._form.refresh()
        self._empty.setVisible(motion is None)
        self._begin.setVisible(motion is None)
        earlier = self._model.earlier
        self._fold.setVisible(bool(earlier))
        pattern = self.tr("Version {number}: {text}")
        lines = [pattern.format(number=row.version or 1, text=row.text or "–") for row in earlier]
        self._earlier.say("\n".join(lines))

    def _build(self, motion: Motion | None) -> None:
        if self._card is not None:
            self._place.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self._card, self._form = None, None
        if motion is None:
            return
        self._card = Card("open", self._model.heading)
        self._card.body.addWidget(Prose(self._model.heading, "section"))
        fixed = self._model.is_fixed
        if fixed:
            self._card.body.addWidget(Prose(motion.text or "", "quote"))
            why = self.tr("These words were polled or voted on, so they stay. Changed words are a new version.")
            self._card.body.addWidget(Prose(why, "caption", "muted"))
            self.change = Button(self.tr("Change the words"), Look.SECONDARY, "pencil")
            self.change.clicked.connect(self._on_change)
            self._card.body.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
            self._card.body.addSpacing(theme().space(12))
        parts = _MOVERS if fixed else (_TEXT, *_MOVERS)
        self._form = FormView(FormModel(self._desk, Motion, (motion.id,)), parts)
        self._card.body.addWidget(self._form)
        self._place.addWidget(self._card)

    def _on_begin(self) -> None:
        self._model.begin()
        self._focus_form()

    def _on_change(self) -> None:
        self.commit()
        self._model.change_words()
        self._focus_form()

    def _focus_form(self) -> None:
        self.refresh()
        if self._form is not None:
            self._form.focus_first()

    @override
    def commit(self) -> bool:
        return self._form.commit() if self._form is not None else True

    @override
    def problems(self) -> bool:
        return self._form.problems() if self._form is not None else False

    @override
    def focus_first(self) -> bool:
        if self._form is not None:
            return self._form.focus_first()
        self._begin.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
