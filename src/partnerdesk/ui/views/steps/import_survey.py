"""Leads from the page of what people said to the import of a survey."""

from PySide6.QtWidgets import QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import Survey
from partnerdesk.ui.viewmodels.page_names import way_to
from partnerdesk.ui.viewmodels.steps.input_next import has_written_answers
from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.text import Prose

READER = "hear.reader"


@page_view("import_survey")
class ImportSurveyView(PageView):
    """A sentence and a button, and the way to the answers once some were imported."""

    areas = frozenset({"survey", "survey_question"})

    def __init__(self, place: Place) -> None:
        super().__init__()
        layout = column(self, 8)
        says = self.tr("Did you ask with a survey tool? Its export can be imported: CSV, Excel or OpenDocument.")
        layout.addWidget(Prose(says, "caption", "muted"))
        holder = QWidget()
        row = FlowLayout(holder, 8)
        button = Button(self.tr("Import a survey…"), Look.SECONDARY, "list")
        button.clicked.connect(lambda: place.desk.ask("survey"))
        row.addWidget(button)
        self._read = Button(way_to(READER), Look.SECONDARY, "arrow-right", icon_after=True)
        self._read.clicked.connect(lambda: place.desk.go_to(READER))
        row.addWidget(self._read)
        layout.addWidget(holder)
        self._desk = place.desk
        self.refresh()

    @override
    def refresh(self) -> None:
        partnership = self._desk.partnership
        self._read.setVisible(any(has_written_answers(partnership, row) for row in partnership.rows(Survey)))
