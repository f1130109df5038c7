"""The main window: slots for its parts, the menu, and one open file at a time. It holds no rule of the workshop."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.actions import Actions
from partnerdesk.ui.arriving import Arriving
from partnerdesk.ui.files import EXAMPLE_FOLDER, Files, Library
from partnerdesk.ui.guidance import Guidance
from partnerdesk.ui.looks import Looks
from partnerdesk.ui.meeting import Meeting
from partnerdesk.ui.starting import Starting
from partnerdesk.ui.viewmodels.preferences import Preferences, RecentFile
from partnerdesk.ui.viewmodels.speech import spoken
from partnerdesk.ui.viewmodels.start_news import StartNews
from partnerdesk.ui.views.theme import Appearance, theme
from partnerdesk.ui.views.widgets.last_hand import last_hand

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from partnerdesk.services.session import Session
    from partnerdesk.ui.viewmodels.desk import Desk
    from partnerdesk.ui.views.workshop import Workshop


def local_now() -> datetime:
    """Return the time here and now."""
    return datetime.now(UTC).astimezone()


class MainWindow(QMainWindow):
    """One window with the start page or an open workshop."""

    def __init__(
        self,
        library: Library,
        preferences: Preferences,
        now: Callable[[], datetime] = local_now,
        *,
        with_file: bool = False,
    ) -> None:
        """Make the window with the start page; ``with_file`` leaves it empty, for the file that ``begin`` opens."""
        super().__init__()
        self._preferences, self._now = preferences, now
        self.desk: Desk | None = None
        self.workshop: Workshop | None = None
        self.files = Files(library, self, lambda: self.desk, self._may_leave)
        self._hear_files()
        self.meeting = Meeting(self)
        self.guidance = Guidance(self)
        self.starting = Starting(preferences, self.files, lambda: now().date().isoformat(), self)
        self.starting.asked.connect(lambda news: self.show_start(news=news))
        self._furthest = 0
        self.setWindowTitle("PartnerDesk")
        self.setAcceptDrops(True)
        self.looks = Looks(self, preferences)
        self.actions_table = Actions(self, preferences.language)
        self.actions_table.follow_password(lambda: self.desk is not None and self.desk.session.is_protected)
        self.actions_table.offer_recent(self.starting.others, self.files.open_path)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._publish)
        self._arriving = Arriving(self._keep_place, self)
        self._bind_keys()
        theme().rescaled.connect(self._rebuild)
        if with_file:
            self.actions_table.enable(has_file=False)
            self.actions_table.choose("appearance", Appearance(preferences.appearance))
        else:
            self.show_start()

    def _hear_files(self) -> None:
        self.files.opened.connect(self.show_session)
        self.files.refused.connect(self._say_problem)
        self.files.removing.deleted.connect(self._on_deleted)
        self.files.elsewhere.connect(self._on_elsewhere)
        self.files.care.again.connect(self.open_again)
        self.files.calls.called.connect(self.come_forward)

    def _bind_keys(self) -> None:
        for number in range(1, 11):
            keys = QShortcut(QKeySequence(f"Ctrl+{number % 10}"), self)
            keys.activated.connect(lambda number=number: self.show_step(number))
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.activated.connect(self._on_escape)

    # --- what is shown -----------------------------------------------------------------------------------------------

    def _put(self, widget: QWidget, workshop: Workshop | None = None) -> None:
        """Show ``widget``; ``workshop`` is the same again where it is an open workshop."""
        self.workshop = workshop
        old = self.takeCentralWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self.setCentralWidget(widget)

    def show_start(self, problem: str = "", news: StartNews | None = None) -> None:
        """Show the start page, with what went wrong and what is new above it."""
        page = self.starting.page(news or StartNews(problem))
        self._put(page)
        self.setWindowTitle("PartnerDesk")
        self.actions_table.enable(has_file=False)
        self.actions_table.choose("appearance", Appearance(self._preferences.appearance))
        page.first.setFocus()

    def show_session(self, session: Session, page: str = "") -> None:
        """Show an open file."""
        from partnerdesk.ui.viewmodels.desk import Desk

        self._let_go()
        self._furthest = 0
        self.desk = Desk(session, self._now, self)
        self.desk.changed.connect(self._on_changed)
        self.desk.changed.connect(self._arriving.stay)
        self.desk.changed.connect(self.files.care.on_change)
        self.desk.turn_changed.connect(self._on_changed)
        self.meeting.begin(self.desk)
        self._show_workshop(page or session.place or self._preferences.page_of(str(session.path)))
        self.actions_table.enable(has_file=True)
        self._on_changed()
        self.files.care.begin()
        self.files.calls.hear(session.path)
        self.files.records.begin(spoken(session.recovered) if session.recovered is not None else "")

    def _show_workshop(self, page: str) -> None:
        if self.desk is None:
            return
        from partnerdesk.ui.views.workshop import Workshop

        workshop = Workshop(self.desk, page, self, shows_evidence=self._preferences.shows_evidence)
        workshop.page_changed.connect(self._on_page)
        workshop.evidence_wished.connect(self._preferences.keep_evidence)
        self._put(workshop, workshop)
        self.desk.forget_refused()
        self.meeting.follow()
        workshop.focus_page()

    def _rebuild(self) -> None:
        workshop = self.workshop
        if workshop is None:
            self.show_start()
            return
        workshop.desk.flush()
        self._show_workshop(workshop.page.id)

    def _on_page(self, _page: str) -> None:
        if self.workshop is not None and self.desk is not None:
            number = self.desk.catalogue.steps[self.workshop.page.step].n
            self._furthest = max(self._furthest, number)
            self._arriving.begin()
            self.meeting.follow()

    def _keep_place(self) -> None:
        if self.workshop is not None and self.desk is not None:
            self.desk.session.remember_place(self.workshop.page.id)

    def _on_changed(self) -> None:
        if self.desk is None:
            return
        for name, label, bare in (
            ("undo", self.desk.undo_label, self.tr("&Undo")),
            ("redo", self.desk.redo_label, self.tr("&Redo")),
        ):
            action = self.actions_table.by_id[name]
            action.setEnabled(label is not None)
            action.setText(f"{bare} {spoken(label)}" if label is not None else bare)
        self.setWindowTitle(f"{self.desk.title} – PartnerDesk")
        self.actions_table.choose("route", self.desk.route)
        self.actions_table.by_id["unlock"].setEnabled(self.desk.is_locked)
        self._plan_publishing()

    def begin(self, path: str | None) -> None:
        """Open the first file, once the window is painted: the one asked for, or what a crash left."""
        self.files.begin(path)
        if self.centralWidget() is None and self.isVisible():  # a question was answered with no: nothing was opened
            self.show_start()

    # --- files -------------------------------------------------------------------------------------------------------

    def open_example(self) -> None:
        """Open a copy of the example."""
        self.files.open_example()

    def open_path(self, path: str) -> None:
        """Open the file at ``path``."""
        self.files.open_path(path)

    def come_forward(self) -> None:
        """Stand before other windows, or call from the task bar where the desktop does not let windows do that."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    def _on_elsewhere(self, path: Path) -> None:
        """Leave a file to the window that has it open; a window that was opened only for it is not needed."""
        if self.centralWidget() is None:
            self.close()
            return
        pattern = self.tr("{name} is open in another window, which has come to the front.")
        says = pattern.format(name=path.name)
        if self.desk is not None:
            self.desk.notice(says)
        else:
            self.show_start(news=StartNews(notice=says))

    def _say_problem(self, text: str) -> None:
        if self.desk is not None:
            self.desk.refused.emit(text)
        else:
            self.show_start(text)

    def _may_leave(self) -> bool:
        """Write the file; where that fails, say what is safe and ask whether to leave all the same."""
        from partnerdesk.ui.unkept import may_leave_papers

        if self.desk is None:
            return True
        if self.desk.session.lending.is_away or not may_leave_papers(self.desk, self):
            return False
        self.desk.flush()
        self.meeting.keep()
        state = self.desk.session.publish()
        if state.problem is None or state.is_elsewhere:
            return True
        self.desk.saved.emit()
        from partnerdesk.ui.views.dialogs.asking import AskingWindow

        pattern = self.tr("{problem} PartnerDesk offers your work again at the next start. Close all the same?")
        text, title = pattern.format(problem=spoken(state.problem)), self.tr("The file could not be written")
        return bool(AskingWindow(title, text, self.tr("Close"), self.tr("Go back"), self).exec())

    def open_again(self) -> None:
        """Open what somebody else made of the file, once it holds all that is here."""
        if self.desk is None or not self.desk.flush():
            return
        self._publish()
        if self.desk.session.save_state.is_elsewhere and self._may_leave():
            path = self.desk.session.path
            self._let_go()
            self.show_start()
            self.files.opening.open(path)

    def close_file(self) -> None:
        """Save everything and go back to the start page."""
        if self._may_leave():
            self._let_go()
            self.show_start()

    def _let_go(self, *, deleted: bool = False) -> None:
        if self.desk is None:
            return
        if not deleted:
            self.desk.flush()
            self._remember()
        self.meeting.end()
        self._rest.stop()
        self._arriving.stop()
        self.files.care.end()
        self.files.calls.stop()
        desk, self.desk = self.desk, None
        desk.close()
        if not deleted:
            desk.session.close()
        desk.deleteLater()

    def _on_deleted(self, path: str, says: str) -> None:
        self._let_go(deleted=True)
        self._preferences.forget(path)
        self.show_start(news=StartNews(notice=says))

    def _remember(self) -> None:
        if self.desk is None or self.desk.session.path.parent.name.startswith(EXAMPLE_FOLDER):
            return
        path = str(self.desk.session.path)
        page = self.workshop.page.id if self.workshop is not None else ""
        self._preferences.remember(RecentFile(path, self._furthest, self._now().date().isoformat(), page))

    def _plan_publishing(self) -> None:
        due = self.desk.session.publish_due() if self.desk is not None else None
        if due is None:
            self._rest.stop()
        else:
            self._rest.start(max(round(due * 1000), 50))

    def _publish(self, *, waits: bool = False) -> None:
        if self.desk is not None:
            self.files.care.publish(waits=waits)
            self._remember()  # a program that is ended finds its file again at the next start
            self._plan_publishing()

    def say_saved(self) -> None:
        """Save now, and say that all is saved, or why the file does not hold it."""
        if self.desk is not None and self.desk.flush():
            self._publish(waits=True)
            if not self.files.care.tell_problem() and not self.files.care.tell_read_only():
                self.desk.notice(self.tr("All changes saved. PartnerDesk saves by itself after each change."))

    # --- the menu ----------------------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last change."""
        if self.desk is not None:
            self.desk.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.desk is not None:
            self.desk.redo()

    def wear(self, appearance: Appearance) -> None:
        """Change the colours, and show in the menu which ones are worn."""
        self.looks.wear(appearance)
        self.actions_table.choose("appearance", appearance)

    def show_step(self, number: int) -> None:
        """Show a step by its number."""
        if self.workshop is not None:
            self.workshop.show_step_number(number)

    def go_back(self) -> None:
        """Show the page before."""
        if self.workshop is not None:
            self.workshop.go_back()

    def go_on(self) -> None:
        """Check the page and go on."""
        if self.workshop is not None:
            self.workshop.go_on()

    def toggle_evidence(self) -> None:
        """Show or hide the evidence panel."""
        if self.workshop is not None:
            self.workshop.toggle_evidence()

    def next_pane(self) -> None:
        """Give the keyboard to the next pane."""
        if self.workshop is not None:
            self.workshop.next_pane()

    def take_route(self, route: object) -> None:
        """Take the full or the short route."""
        if self.desk is None or self.workshop is None:
            return
        self.desk.take_route(route)
        self._show_workshop(self.workshop.page.id)

    def unlock(self) -> None:
        """Open a locked record again."""
        if self.desk is not None:
            self.desk.unlock()

    def show_brief(self) -> None:
        """Show the page with the brief."""
        if self.workshop is not None:
            self.workshop.show_page("tell.brief")

    def _on_escape(self) -> None:
        if self.workshop is not None:
            self.workshop.close_what_is_open()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        last_hand().watch(self.windowHandle())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.files.care.look_outside()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.files.drop([url.toLocalFile() for url in event.mimeData().urls()])

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_leave():
            event.ignore()
            return
        self._let_go()
        self.looks.keep()
        super().closeEvent(event)
        QApplication.sendPostedEvents(None, 0)
