"""Leads from the page of themes to a codebook of another program, and to the tables of who said what."""

from PySide6.QtWidgets import QWidget

from partnerdesk.ui.views.registry import PageView, Place, page_view
from partnerdesk.ui.views.widgets.arrange import FlowLayout, column
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.text import Prose


@page_view("themes_files")
class ThemesFilesView(PageView):
    """A sentence and two buttons."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        layout = column(self, 8)
        says = self.tr(
            "Themes can come from a codebook (QDC) of another program, and leave as one, or as tables of how many "
            "people stand behind each."
        )
        layout.addWidget(Prose(says, "caption", "muted"))
        holder = QWidget()
        row = FlowLayout(holder, 8)
        for words, icon, asks in (
            (self.tr("Import themes…"), "list", "codebook"),
            (self.tr("Export…"), "document", "export"),
        ):
            button = Button(words, Look.SECONDARY, icon)
            button.clicked.connect(lambda _checked=False, asks=asks: place.desk.ask(asks))
            row.addWidget(button)
        layout.addWidget(holder)
