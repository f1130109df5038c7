"""What the window has to find one's way: anything by typing, help for the page, what words mean, what is still open.

It must not know what a page holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from partnerdesk.ui.actions import every_spec
from partnerdesk.ui.language import reading_language

if TYPE_CHECKING:
    from partnerdesk.ui.main_window import MainWindow
    from partnerdesk.ui.viewmodels.finding import Thing


class Guidance(QObject):
    """The ways to find something from one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.files.surveys.imported.connect(self.show_input)

    def find(self) -> None:
        """Find any action, page or record by typing; not while somebody answers in private."""
        window, workshop = self._window, self._window.workshop
        if workshop is not None and (workshop.is_alone or not workshop.desk.flush()):
            return
        from partnerdesk.ui.viewmodels.finding import ActionWords, things
        from partnerdesk.ui.views.dialogs.finding import FindingWindow

        by_id = window.actions_table.by_id
        shown = [(spec.id, by_id[spec.id]) for spec in every_spec() if spec.id != "find"]
        actions = [
            ActionWords(name, action.text().replace("&", "").rstrip("…"), action.shortcut().toString())
            for name, action in shown
            if action.isEnabled()
        ]
        FindingWindow(things(actions, window.desk, reading_language()), self._take, window).open()

    def _take(self, thing: Thing) -> None:
        if thing.action:
            self._window.actions_table.by_id[thing.action].trigger()
        elif thing.guide:
            self._open_guide(thing.guide)
        elif self._window.workshop is not None:
            self._window.workshop.show_page(thing.page)
            if thing.kind is not None:
                self._window.workshop.screen_shown.open_record(thing.kind, thing.key)
            elif thing.part:
                self._window.workshop.screen_shown.show_field(thing.part)

    def show_input(self, own_id: str) -> None:
        """Show the page of what people said, with one of it open."""
        from partnerdesk.domain.records import BeneficiaryInput

        if self._window.workshop is not None:
            self._window.workshop.show_page("hear.inputs")
            self._window.workshop.screen_shown.open_record(BeneficiaryInput, (own_id,))

    def show_open_points(self) -> None:
        """Show what is still open, each point with its page."""
        desk = self._window.desk
        if desk is not None and desk.flush():
            from partnerdesk.ui.views.dialogs.open_points import show_open_points

            show_open_points(self._window, desk)

    def show_help(self) -> None:
        """Show help for this page."""
        from partnerdesk.ui.views.dialogs.reading import show_page_help

        workshop = self._window.workshop
        show_page_help(self._window, workshop.page if workshop else None, self._window.desk, self.show_guide)

    def show_guide(self) -> None:
        """Show the guide, at the page about the step that is shown."""
        from partnerdesk.catalogue.guide import page_of_step

        workshop = self._window.workshop
        self._open_guide(page_of_step(workshop.page.step if workshop else ""))

    def _open_guide(self, page: str) -> None:
        from partnerdesk.ui.views.dialogs.guide import show_guide

        show_guide(self._window, self.show_glossary, page)

    def show_glossary(self) -> None:
        """Show what the words mean."""
        from partnerdesk.ui.views.dialogs.reading import show_glossary

        show_glossary(self._window)

    def show_keys(self) -> None:
        """Show which keys do what."""
        from partnerdesk.ui.views.dialogs.reading import show_keys

        entries = (action for menu in self._window.actions_table.menus.values() for action in menu.actions())
        show_keys(self._window, [action for action in entries if not action.shortcut().isEmpty()])

    def show_about(self) -> None:
        """Say what this program is."""
        from partnerdesk.ui.views.dialogs.reading import show_about

        show_about(self._window, self.show_licences)

    def show_licences(self) -> None:
        """Show what the program is made of, and the licences."""
        from partnerdesk.ui.views.dialogs.licences import show_licences

        show_licences(self._window)
