"""What the room sees now: the face of the page that the driver is on, the break, or nothing at all.

It must not know widgets. Whatever page is shown, while somebody answers in private the room sees only that.
"""

from datetime import datetime, timedelta
from functools import partial
from math import ceil

from PySide6.QtCore import QObject, QTimer, Signal

from partnerdesk.domain.timetable import MINUTE
from partnerdesk.domain.words import NP_
from partnerdesk.ui.viewmodels.book import every_page
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.pages import PageSpec
from partnerdesk.ui.viewmodels.room.content import BLACK, RoomContent, RoomKind
from partnerdesk.ui.viewmodels.room.faces import face_of
from partnerdesk.ui.viewmodels.room.parts import first_quote
from partnerdesk.ui.viewmodels.rounds.kinds import KINDS
from partnerdesk.ui.viewmodels.rounds.machine import model_of
from partnerdesk.ui.viewmodels.speech import numbered, said
from partnerdesk.ui.viewmodels.steps.what_if import what_if_of

MORE_MINUTES = 5
TRIAL_MS = 80
"""The room follows a weight that is dragged at most so often: it must not hold up the hand."""


class RoomModel(QObject):
    """The room's side of one open workshop."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page: PageSpec | None = None
        self._black = False
        self._break_ends: datetime | None = None
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self.changed)
        self._slow = QTimer(self, singleShot=True, interval=TRIAL_MS)
        self._slow.timeout.connect(self.changed)
        what_if_of(desk).changed.connect(self._on_tried)
        for happens in (desk.changed, desk.turn_changed, desk.pointed):
            happens.connect(self._late.start)

    def _on_tried(self) -> None:
        """Follow a hand that drags a weight."""
        if not self._slow.isActive():
            self._slow.start()

    # --- what the driver does -----------------------------------------------------------------------------------------

    def follow(self, page: str) -> None:
        """Show the face of another page."""
        self._page = next((each for each in every_page() if each.id == page), None)
        self._black = False
        self.changed.emit()

    def turn_black(self) -> None:
        """Show nothing, or the page again; a break stays, and so does what comes after it."""
        if not self.is_break:
            self._black = not self._black
            self.changed.emit()

    def begin_break(self, minutes: int) -> None:
        """Show the break; asked again, give it five minutes more."""
        if self._break_ends is None:
            self._break_ends = self._desk.now() + timedelta(minutes=minutes)
        else:
            self._break_ends = max(self._break_ends, self._desk.now()) + timedelta(minutes=MORE_MINUTES)
        self.changed.emit()

    def end_break(self) -> None:
        """Show the page again."""
        self._break_ends = None
        self.changed.emit()

    @property
    def is_break(self) -> bool:
        """Whether the break is on."""
        return self._break_ends is not None

    # --- what is shown ------------------------------------------------------------------------------------------------

    @property
    def content(self) -> RoomContent:
        """Everything that the room sees now."""
        if self._break_ends is not None:
            return self._break(self._break_ends)
        page = self._page
        face = face_of(page) if page is not None else None
        if self._desk.is_in_turn:
            return self._private()
        if self._black or page is None or face is None:
            return BLACK
        if face.round is not None and not self._is_closed(*face.round):
            return self._private()
        return RoomContent(
            RoomKind.PAGE,
            self._desk.catalogue.steps[page.step].name,
            said(page.question),
            face.lines(self._desk, page.id),
            partial(face.picture, self._desk, page.id) if face.picture is not None else None,
        )

    def _is_closed(self, kind: str, number: int) -> bool:
        return model_of(self._desk, KINDS[kind], number).is_closed

    def _private(self) -> RoomContent:
        told = self.tr("Each person answers alone. Results are shown when everybody has finished.")
        return RoomContent(RoomKind.PRIVATE, told, self.tr("A private rating is going on"))

    def _break(self, ends: datetime) -> RoomContent:
        return RoomContent(RoomKind.BREAK, self.tr("Break"), self._break_words(ends), first_quote(self._desk))

    def _break_words(self, ends: datetime) -> str:
        left = (ends - self._desk.now()).total_seconds()
        minutes = ceil(left / MINUTE)
        return numbered(NP_("1 minute to go", "{n} minutes to go"), minutes) if left > 0 else self.tr("We go on now")
