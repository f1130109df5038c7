"""What the window has beside its pages while a board meets: the clock, the agenda, parked points, the room, the break.

It must not know any page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from partnerdesk.ui.main_window import MainWindow
    from partnerdesk.ui.viewmodels.clock import ClockModel
    from partnerdesk.ui.viewmodels.desk import Desk
    from partnerdesk.ui.views.room.window import RoomWindow


class Meeting(QObject):
    """The meeting beside the pages of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.room: RoomWindow | None = None

    @property
    def _desk(self) -> Desk | None:
        return self._window.desk

    @property
    def clock(self) -> ClockModel | None:
        """The clock of the open workshop."""
        from partnerdesk.ui.viewmodels.clock import clock_of

        return clock_of(self._desk) if self._desk is not None else None

    # --- with the file ------------------------------------------------------------------------------------------------

    def begin(self, desk: Desk) -> None:
        """Begin to listen to an open workshop."""
        asks = {"park": self.show_parked, "agenda": self.show_agenda, "break": self.take_break}
        asks["survey"] = self._window.files.surveys.ask
        asks["codebook"] = self._window.files.words.ask_codebook
        asks["partner"] = self._window.files.words.ask_partner
        asks["export"] = self._window.files.words.ask_export
        desk.asked.connect(lambda thing: asks[thing]())

    def follow(self) -> None:
        """Follow the driver to the page that is shown now."""
        workshop, clock = self._window.workshop, self.clock
        if workshop is None or clock is None:
            return
        clock.show_step(workshop.page.step)
        if self.room is not None:
            self.room.follow(workshop.page.id)

    def keep(self) -> None:
        """Record the time before the file is written."""
        if self.clock is not None:
            self.clock.keep()

    def end(self) -> None:
        """Stop the clock and close the room: the file is closed."""
        self.close_room()
        if self.clock is not None:
            self.clock.close()

    # --- clock and agenda ---------------------------------------------------------------------------------------------

    def turn_clock(self) -> None:
        """Start the clock, or stop it."""
        if self.clock is not None:
            self.clock.turn()

    def take_more(self) -> None:
        """Give this step five minutes more."""
        if self.clock is not None:
            self.clock.take_more()

    def move_on(self) -> None:
        """Go on to the next step."""
        if self.clock is not None:
            self.clock.move_on()

    def show_agenda(self) -> None:
        """Show planned and real minutes by step."""
        if self._desk is not None:
            from partnerdesk.ui.views.dialogs.agenda import AgendaWindow

            AgendaWindow(self._desk, self._window)

    def show_parked(self) -> None:
        """Show the points that are parked, and a place to park one."""
        if self._desk is not None:
            from partnerdesk.ui.viewmodels.steps.parked import PARKED
            from partnerdesk.ui.views.dialogs.block import BlockWindow

            hint = self.tr("What would lead away from the question now. Come back to it at the end.")
            BlockWindow(self.tr("Parked points"), hint, self._desk, PARKED, self._window)

    # --- the room -----------------------------------------------------------------------------------------------------

    def show_room(self) -> None:
        """Open the room view on the projector, or close it."""
        if self.room is not None:
            self.close_room()
        elif self._window.workshop is not None:
            self._open_room().show_page()

    def _open_room(self) -> RoomWindow:
        from partnerdesk.ui.views.room.window import RoomWindow

        if self.room is None and self._desk is not None:
            room = self.room = RoomWindow(self._desk, self._window)
            room.closed.connect(self._on_room_closed)
            room.turned.connect(self._turn_page)
            room.break_asked.connect(self.take_break)
            self.follow()
            room.place_beside(self._window)
        if self.room is None:
            raise RuntimeError("there is no workshop to show")
        return self.room

    def _turn_page(self, by: int) -> None:
        """Turn the page from the room, where one screen shows the room only."""
        workshop = self._window.workshop
        if workshop is not None:
            workshop.turn(by)

    def blacken_room(self) -> None:
        """Show nothing in the room, or the page again."""
        if self.room is not None:
            self.room.turn_black()

    def take_break(self) -> None:
        """Show the break in the room: how long it is, and one quote that may be shown."""
        if self._desk is None or self._window.workshop is None:
            return
        only_for_break = self.room is None
        minutes = (self.clock.break_due if self.clock is not None else 0) or self._desk.catalogue.break_minutes
        self._open_room().show_break(minutes, only=only_for_break)
        if self.clock is not None:
            self.clock.pause()
        told = self.tr("The break is on. Shift+F5 gives it five minutes more.")
        self._desk.offer(told, self.tr("End the break"), self.end_break)

    def end_break(self) -> None:
        """End the break."""
        if self.room is not None and self.room.model.is_break:
            self.room.end_break()

    def close_room(self) -> None:
        """Close the room view."""
        if self.room is not None:
            self.room.close()

    def _on_room_closed(self) -> None:
        self.room = None
        self._window.activateWindow()
