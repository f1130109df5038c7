"""Leads from the page of partners to what a charity register or funders say of them."""

from PySide6.QtCore import Qt

from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.widgets.arrange import column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.text import Prose


@page_view("partner_files")
class PartnerFilesView(PageView):
    """A sentence and a button."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        layout = column(self, 8)
        says = self.tr(
            "Have you downloaded a charity register, or a funder’s 360Giving file? Number, purposes, income and grants "
            "can be taken from it."
        )
        layout.addWidget(Prose(says, "caption", "muted"))
        button = Button(self.tr("Look in a register…"), Look.SECONDARY, "list")
        button.clicked.connect(lambda: place.desk.ask("partner"))
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
