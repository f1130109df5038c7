"""Why each of the other options was not chosen."""

from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import NotChosen
from partnerdesk.domain.words import N_
from partnerdesk.ui.viewmodels.fields import Control, FieldLine
from partnerdesk.ui.viewmodels.steps.deciding import others
from partnerdesk.ui.views.collection import EmptyPlace
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.steps.form_rows import FormRow, FormRows
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.text import Prose


@page_view("not_chosen")
class NotChosenView(PageView):
    """One box for each option that is not decided on."""

    areas = frozenset({"option", "decision", "not_chosen"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._desk = place.desk
        layout = column(self, 12)
        layout.addWidget(Prose(self.tr("Why not the others?"), "section"))
        self._empty = EmptyPlace(
            self.tr("There is no other option. Add carrying on and another one in step 6."),
            "",
            desk=place.desk,
            page="narrow.options",
        )
        layout.addWidget(self._empty)
        self._rows = FormRows(place.desk, NotChosen, layout)
        self.refresh()

    @override
    def refresh(self) -> None:
        rows = [
            FormRow((each.id,), each.title, each.about, (FieldLine("reason", N_("Because"), control=Control.AREA),))
            for each in others(self._desk.partnership, self._desk.catalogue)
        ]
        self._rows.show_rows(rows)
        self._empty.setVisible(not rows)

    @override
    def commit(self) -> bool:
        return self._rows.commit()

    @override
    def problems(self) -> bool:
        return self._rows.problems()

    @override
    def focus_first(self) -> bool:
        return self._rows.focus_first()
