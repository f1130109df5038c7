"""What the menus do with the records as a whole: their history, people's words, and another version of the file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from partnerdesk.ui.viewmodels.desk import Desk
    from partnerdesk.ui.viewmodels.people_words import Pick
    from partnerdesk.ui.views.dialogs.files import FileChooser


REVIEW = "tell.impact"


class RecordsCare(QObject):
    """Shows the windows about the records of the open file; does nothing where none is open."""

    def __init__(
        self, window: QWidget, desk: Callable[[], Desk | None], chooser: FileChooser, delete: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._chooser, self._delete = window, desk, chooser, delete

    def begin(self, besides: str = "") -> None:
        """Say once, when a file is opened, what waits, is past its date or is due, after what else there is."""
        desk = self._desk()
        if desk is None:
            return
        from partnerdesk.services.drafts import drafts_of
        from partnerdesk.ui.viewmodels.people_words import due_notice
        from partnerdesk.ui.viewmodels.steps.plans import review_due

        desk.subject_asked.connect(self.show_people)
        if drafts_of(desk.session):
            from partnerdesk.ui.unkept import offer_back

            if offer_back(desk, besides):
                return
        if desk.session.read_only:
            due = review = ""
        else:
            due, review = due_notice(desk.partnership, desk.today()), review_due(desk.partnership, desk.today())
        says = " ".join(each for each in (besides, due, review) if each)
        if due:
            desk.offer(says, self.tr("Look at it"), self.show_people)
        elif review:
            desk.offer(says, self.tr("Go to the review"), lambda: desk.go_to(REVIEW))
        elif besides:
            desk.notice(besides)

    def show_history(self) -> None:
        """Show who changed what when."""
        desk = self._desk()
        if desk is not None and desk.flush():
            from partnerdesk.services.chronicle import chronicle_of
            from partnerdesk.ui.views.dialogs.history import HistoryWindow
            from partnerdesk.ui.waiting import lent

            session, title = desk.session, self.tr("Checking the history")
            says = self.tr("Every entry is followed, and every record compared with it.")
            told = lent(self._window, session, title, says, lambda: chronicle_of(session))
            HistoryWindow(told, self._window)

    def show_people(self, pick: Pick | None = None) -> None:
        """Show everything about one person or one input, to save it or to erase it; ``pick`` says about which."""
        desk = self._desk()
        if desk is not None and desk.flush():
            from partnerdesk.ui.views.dialogs.people_words import PeopleWordsWindow

            PeopleWordsWindow(desk, self._chooser, self._delete, self._window, pick)

    def ask_compare(self) -> None:
        """Ask for another version of the file, and show both side by side."""
        path = self._chooser.existing(self.tr("Compare with another version of this file"))
        if path:
            self.compare(Path(path))

    def compare(self, path: Path) -> None:
        """Show the open file and the version at ``path`` side by side."""
        desk = self._desk()
        if desk is None or not desk.flush():
            return
        from partnerdesk.services.bringing_together import comparing
        from partnerdesk.ui.aside import Aside
        from partnerdesk.ui.views.dialogs.comparing import ComparingWindow

        title = self.tr("Comparing the two versions")
        says = self.tr("Both are read whole. Nothing is changed by it.")
        aside = Aside(desk, self._window, title, says, can_cancel=True)
        aside.done.connect(lambda found: ComparingWindow(desk, found, self._window))
        aside.run(comparing(desk.session, path).compare)
