"""The main window: slots for its parts, the menu, and one open file at a time. It holds no rule of the workshop."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from partnerdesk.domain.commands import ChangeFields, UnlockFile
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.overriding import override
from partnerdesk.domain.records import PartnershipFile
from partnerdesk.ui.actions import Actions
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.preferences import Preferences, RecentFile
from partnerdesk.ui.viewmodels.speech import long_date, spoken
from partnerdesk.ui.views.dialogs.files import FileChooser
from partnerdesk.ui.views.start_page import StartPage
from partnerdesk.ui.views.theme import SCALE_STEP, Appearance, system_theme, theme
from partnerdesk.ui.views.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Callable

    from partnerdesk.services.session import Session


def local_now() -> datetime:
    """Return the time here and now."""
    return datetime.now(UTC).astimezone()


class Library(Protocol):
    """Opens and makes partnership files."""

    def new(self, path: str) -> Session:
        """Make a new file and open it."""
        ...

    def open(self, path: str) -> Session:
        """Open a file."""
        ...

    def example(self) -> Session:
        """Open a copy of the example."""
        ...

    def recovered(self) -> tuple[Session, ...]:
        """Return what a crash left."""
        ...


class MainWindow(QMainWindow):
    """One window with the start page or an open workshop."""

    def __init__(
        self,
        library: Library,
        preferences: Preferences,
        now: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__()
        self._library, self._preferences, self._now = library, preferences, now
        self.chooser = FileChooser(self)
        self.desk: Desk | None = None
        self._furthest = 0
        self.setWindowTitle("PartnerDesk")
        self.resize(1360, 860)
        self.actions_table = Actions(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._publish)
        self._bind_keys()
        theme().rescaled.connect(self._rebuild)
        self.show_start()

    def _bind_keys(self) -> None:
        for number in range(1, 11):
            keys = QShortcut(QKeySequence(f"Ctrl+{number % 10}"), self)
            keys.activated.connect(lambda number=number: self.show_step(number))
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.activated.connect(self._on_escape)

    # --- what is shown -----------------------------------------------------------------------------------------------

    @property
    def workshop(self) -> Workshop | None:
        """The open workshop, or None on the start page."""
        shown = self.centralWidget()
        return shown if isinstance(shown, Workshop) else None

    def _put(self, widget: QWidget) -> None:
        old = self.takeCentralWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self.setCentralWidget(widget)

    def show_start(self, problem: str = "") -> None:
        """Show the start page, with what went wrong above it."""
        page = StartPage(self._preferences.recent(), problem)
        page.new_asked.connect(self.ask_new)
        page.open_asked.connect(self.ask_open)
        page.example_asked.connect(self.open_example)
        page.file_asked.connect(self.open_path)
        self._put(page)
        self.setWindowTitle("PartnerDesk")
        self.actions_table.enable(has_file=False)
        self.actions_table.choose("appearance", Appearance(self._preferences.appearance))
        page.first.setFocus()

    def show_session(self, session: Session, page: str = "") -> None:
        """Show an open file."""
        self._let_go()
        self.desk = Desk(session, self._now, self)
        self.desk.changed.connect(self._on_changed)
        self.desk.turn_changed.connect(self._on_changed)
        self._show_workshop(page)
        self.actions_table.enable(has_file=True)
        self._on_changed()
        if session.recovered is not None:
            self.desk.notice(spoken(session.recovered))

    def _show_workshop(self, page: str) -> None:
        if self.desk is None:
            return
        workshop = Workshop(self.desk, page)
        workshop.page_changed.connect(self._on_page)
        self._put(workshop)

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

    def _on_changed(self) -> None:
        if self.desk is None:
            return
        session = self.desk.session
        for name, label, bare in (
            ("undo", self.desk.undo_label, self.tr("&Undo")),
            ("redo", self.desk.redo_label, self.tr("&Redo")),
        ):
            action = self.actions_table.by_id[name]
            action.setEnabled(label is not None)
            action.setText(f"{bare} {spoken(label)}" if label is not None else bare)
        file = self.desk.partnership.one(PartnershipFile)
        self.setWindowTitle(f"{file.title or Path(session.path).stem} – PartnerDesk")
        self.actions_table.choose("route", file.route or "full")
        self.actions_table.by_id["unlock"].setEnabled(file.locked_at is not None)
        self._plan_publishing()

    def begin(self, path: str | None) -> None:
        """Open the first file, once the window is painted: the one asked for, or what a crash left."""
        if path:
            self.open_path(path)
            return
        try:
            found = self._library.recovered()
        except PartnerDeskError as problem:
            self.show_start(spoken(problem.sentence))
            return
        for session in found[1:]:
            session.close()
        if found:
            self.show_session(found[0])

    # --- files -------------------------------------------------------------------------------------------------------

    def ask_new(self) -> None:
        """Ask for the place of a new file, and open it."""
        path = self.chooser.new(self.tr("Where should the workshop be kept?"), self.tr("Partnership workshop"))
        if path:
            self._open(lambda: self._library.new(path))

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        path = self.chooser.existing(self.tr("Open a workshop"))
        if path:
            self.open_path(path)

    def open_path(self, path: str) -> None:
        """Open the file at ``path``."""
        self._open(lambda: self._library.open(path))

    def open_example(self) -> None:
        """Open a copy of the example."""
        self._open(self._library.example)

    def _open(self, opening: Callable[[], Session]) -> None:
        try:
            session = opening()
        except PartnerDeskError as problem:
            self._say_problem(spoken(problem.sentence))
            return
        self.show_session(session)

    def _say_problem(self, text: str) -> None:
        if self.desk is not None:
            self.desk.refused.emit(text)
        else:
            self.show_start(text)

    def close_file(self) -> None:
        """Save everything and go back to the start page."""
        self._let_go()
        self.show_start()

    def _let_go(self) -> None:
        if self.desk is None:
            return
        self.desk.flush()
        self._remember()
        self._rest.stop()
        desk, self.desk = self.desk, None
        desk.close()
        desk.session.close()
        desk.deleteLater()

    def _remember(self) -> None:
        if self.desk is None:
            return
        file = self.desk.partnership.one(PartnershipFile)
        path = str(self.desk.session.path)
        self._preferences.remember(RecentFile(path, file.title or "", self._furthest, long_date(self._now().date())))

    def _plan_publishing(self) -> None:
        due = self.desk.session.publish_due() if self.desk is not None else None
        if due is None:
            self._rest.stop()
        else:
            self._rest.start(max(round(due * 1000), 50))

    def _publish(self) -> None:
        if self.desk is not None:
            self.desk.session.publish()
            self.desk.saved.emit()
            self._plan_publishing()

    def say_saved(self) -> None:
        """Save now, and say that all is saved."""
        if self.desk is not None and self.desk.flush():
            self._publish()
            self.desk.notice(self.tr("All changes saved. PartnerDesk saves by itself after each change."))

    def ask_copy(self) -> None:
        """Ask for a place and save a copy there."""
        if self.desk is None:
            return
        path = self.chooser.new(self.tr("Save a copy"), self.tr("Copy of the workshop"))
        if not path:
            return
        self.desk.flush()
        try:
            self.desk.session.save_copy(Path(path))
        except PartnerDeskError as problem:
            self._say_problem(spoken(problem.sentence))
        else:
            self.desk.notice(self.tr("A copy is saved as {name}.").format(name=Path(path).name))

    # --- the menu ----------------------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last change."""
        if self.desk is not None:
            self.desk.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.desk is not None:
            self.desk.redo()

    def _resize_text(self, scale: float) -> None:
        theme().resize_text(scale)
        self._preferences.scale = theme().scale

    def larger_text(self) -> None:
        """Make all text larger."""
        self._resize_text(theme().scale + SCALE_STEP)

    def smaller_text(self) -> None:
        """Make all text smaller."""
        self._resize_text(theme().scale - SCALE_STEP)

    def normal_text(self) -> None:
        """Show text at 100 %."""
        self._resize_text(1.0)

    def wear(self, appearance: Appearance) -> None:
        """Change the colours."""
        self._preferences.appearance = appearance
        theme().wear(system_theme() if appearance is Appearance.SYSTEM else str(appearance))
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
        self.desk.flush()
        self.desk.execute(ChangeFields(PartnershipFile, (), {"route": route}))
        self._show_workshop(self.workshop.page.id)

    def unlock(self) -> None:
        """Open a locked record again."""
        if self.desk is not None:
            self.desk.execute(UnlockFile())

    def show_brief(self) -> None:
        """Show the page with the brief."""
        if self.workshop is not None:
            self.workshop.show_page("tell.brief")

    def ask_export(self) -> None:
        """Save the workshop as JSON."""
        if self.desk is None:
            return
        path = self.chooser.new(self.tr("Export"), self.tr("Workshop"), "JSON (*.json)", ".json")
        if path:
            from partnerdesk.exchange import case_text, write_case

            self.desk.flush()
            Path(path).write_text(case_text(write_case(self.desk.partnership)), encoding="utf-8")
            self.desk.notice(self.tr("Exported as {name}.").format(name=Path(path).name))

    def show_help(self) -> None:
        """Show help for this page."""
        from partnerdesk.ui.views.dialogs.reading import show_page_help

        show_page_help(self, self.workshop.page if self.workshop else None, self.desk)

    def show_glossary(self) -> None:
        """Show what the words mean."""
        from partnerdesk.ui.views.dialogs.reading import show_glossary

        show_glossary(self)

    def show_about(self) -> None:
        """Say what this program is."""
        from partnerdesk.ui.views.dialogs.reading import show_about

        show_about(self)

    def _on_escape(self) -> None:
        if self.workshop is not None:
            self.workshop.close_what_is_open()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._let_go()
        super().closeEvent(event)
        QApplication.sendPostedEvents(None, 0)
