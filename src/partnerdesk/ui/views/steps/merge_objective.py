"""Merges the objective that is open into another one; what people said about it goes with it."""

from PySide6.QtCore import Qt

from partnerdesk.domain.commands import MergeObjectives
from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import Objective
from partnerdesk.ui.viewmodels.answers import called
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.steps.aims import is_kept
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.field import Labelled
from partnerdesk.ui.views.widgets.fold import Fold
from partnerdesk.ui.views.widgets.inputs import SelectInput


@page_view("merge_objective")
class MergeObjectiveView(PageView):
    """A fold that stays out of the way until two objectives say the same."""

    areas = frozenset({"objective"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        self._objective = str(place.key[0])
        self._offered: tuple[ChoiceLine, ...] | None = None
        self._fold = Fold(self.tr("Merge it into another objective"))
        self._select = SelectInput((), self.tr("Which one says the same?"))
        hint = self.tr("What people said about this one goes over to it. You can undo it.")
        self._field = Labelled(self.tr("Which one says the same?"), hint, self._select)
        self._select.picked.connect(lambda _into: self._field.show_error(""))
        self._fold.body.addWidget(self._field)
        merge = Button(self.tr("Merge"), Look.SECONDARY)
        merge.clicked.connect(self._merge)
        self._fold.body.addWidget(merge, 0, Qt.AlignmentFlag.AlignLeft)
        column(self, 0).addWidget(self._fold)
        self.refresh()

    @override
    def refresh(self) -> None:
        partnership = self._desk.partnership
        rows = [row for row in partnership.rows(Objective) if is_kept(row) and row.id != self._objective]
        offered = tuple(ChoiceLine(row.id, called(partnership, row)) for row in rows)
        if offered != self._offered:
            self._offered = offered
            self._select.offer(offered)
        own = self._desk.partnership.get(Objective, self._objective)
        self._fold.setVisible(bool(offered) and own is not None and is_kept(own))

    def _merge(self) -> None:
        into = self._select.value
        if into is None:
            self._field.show_error(self.tr("Choose the objective that stays."))
            return
        self._desk.flush()
        if self._desk.execute(MergeObjectives((self._objective,), str(into))) is None:
            self._desk.notice(self.tr("The objectives are merged."), undo=True)
