"""Leads from the page of what people said to the import of a survey."""

from PySide6.QtCore import Qt

from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.text import Prose


@page_view("import_survey")
class ImportSurveyView(PageView):
    """A sentence and a button."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        layout = column(self, 8)
        says = self.tr("Did you ask with a survey tool? Its export can be imported: CSV, Excel or OpenDocument.")
        layout.addWidget(Prose(says, "caption", "muted"))
        button = Button(self.tr("Import a survey…"), Look.SECONDARY, "list")
        button.clicked.connect(lambda: place.desk.ask("survey"))
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
