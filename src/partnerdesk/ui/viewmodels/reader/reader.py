"""The answers that a board reads together, which of them is shown, and the way from one to the next.

One reader belongs to one open file and outlives the views that show it. It reads in small steps, so that the window
stays live; what is marked goes through the desk as every change does. It must not know widgets.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from partnerdesk.domain.records import Survey
from partnerdesk.services.answers import EVERYTHING, Answer, Answers, Filter
from partnerdesk.ui.viewmodels.desk import Desk
from partnerdesk.ui.viewmodels.reader.filters import narrowed
from partnerdesk.ui.viewmodels.reader.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnerdesk.domain.records import AnswerMark, Key
    from partnerdesk.services.history import Change

PAGE = "hear.reader"
LONGEST_TRAIL = 500
STEP = 4
"""Milliseconds between two steps of getting ready: the window comes first."""
PAUSE = 60
"""Milliseconds without a key after which what was typed is searched for: a search never comes between two letters."""


class ReaderState(StrEnum):
    """What there is to show."""

    NONE = "none"
    LOADING = "loading"
    NOTHING = "nothing"
    READY = "ready"


class Reader(QObject):
    """All answers, those that are wanted, and the one that is shown."""

    changed = Signal()
    """The answer that is shown is another one, or its marks or the counts are."""
    found = Signal()
    """Other answers are wanted, or there are others; which of them is shown may be another one, too."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.wanted = EVERYTHING
        self.snapshot = Snapshot()
        self.as_list = False
        self.total = 0
        self._answers: Answers | None = None
        self._loading: Iterator[int] | None = None
        self._known = 0
        self._place = 0
        self._kept = 0
        self._current: Answer | None = None
        self._trail: list[int] = []
        self._typed: str | None = None
        self._stays = 0
        self._turn = QTimer(self, interval=STEP)
        self._turn.timeout.connect(self._work_on)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.search_now)
        desk.changed.connect(self._on_changed)
        desk.closing.connect(self._forget)

    # --- getting ready ------------------------------------------------------------------------------------------------

    def arrive(self) -> None:
        """Get the answers ready, unless they are."""
        if self._answers is not None and self._answers.is_current():
            return
        self._forget()
        if any(row.answers_digest for row in self.desk.partnership.rows(Survey)):
            self._answers = Answers(self.desk.session)
            self._loading = self._answers.load()
            self._work_on()
            self._turn.start()
        self.found.emit()

    def _forget(self) -> None:
        self._turn.stop()
        self._loading = None
        if self._answers is not None:
            self._answers.close()
        self._answers, self.snapshot, self._current, self._known = None, Snapshot(), None, 0
        self._trail.clear()
        self._kept = 0

    def _work_on(self) -> None:
        if self._answers is None:
            self._turn.stop()
        elif self._loading is None:
            if not self.snapshot.fill_some():
                self._turn.stop()
                self.changed.emit()
        elif (known := next(self._loading, None)) is not None:
            first, self._known = self._known == 0, known
            if first:
                self.snapshot = Snapshot(self._answers, EVERYTHING, only_first=True)
                self._stand(self.snapshot.place(0) if self.snapshot else 0)
                self.found.emit()
            else:
                self.changed.emit()
        else:
            self._loading = None
            self.total = self._answers.count()
            stays, self._stays = self._stays, 0
            if stays:
                self._find(stays, nearest=True)
            else:
                self._find(self._place if self._trail else self._first_unread())

    def _first_unread(self) -> int:
        """Return where the board stopped reading."""
        if self._answers is None or not self._answers.read_places():
            return self._place
        return next(iter(self._answers.places(Filter(unread=True), 0, 1)), self._place)

    @property
    def state(self) -> ReaderState:
        """What there is to show."""
        if self._answers is None:
            return ReaderState.NONE
        if self._loading is not None:
            return ReaderState.LOADING
        return ReaderState.READY if self.snapshot else ReaderState.NOTHING if self.total else ReaderState.NONE

    @property
    def known(self) -> int:
        """How many answers are ready while they are being read."""
        return self._known

    @property
    def answers(self) -> Answers | None:
        """The answers of the file, once they are there."""
        return self._answers

    # --- which of them are wanted -------------------------------------------------------------------------------------

    def type_text(self, text: str) -> None:
        """Search for what was typed as soon as typing pauses."""
        self._typed = text
        self._pause.start()

    @property
    def is_typing(self) -> bool:
        """Whether something was typed that was not searched for yet."""
        return self._typed is not None

    def search_now(self) -> None:
        """Search for what was typed last."""
        self._pause.stop()
        typed, self._typed = self._typed, None
        if typed is not None and typed != self.wanted.text:
            self._want(replace(self.wanted, text=typed))

    def narrow(self, what: str, value: object) -> None:
        """Want only those of one question, group, theme or stance, or only those that were read or not."""
        self._want(narrowed(self.wanted, what, value))

    def show_survey(self, survey: str | None) -> None:
        """Want the answers of one survey and nothing else; all of them where it is the only one."""
        several = len(self.desk.partnership.rows(Survey)) > 1
        self._want(replace(EVERYTHING, survey=survey if several else None))

    def widen(self) -> None:
        """Want all of them again."""
        self._typed = None
        self._want(EVERYTHING)

    def _want(self, wanted: Filter) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            if self._loading is None:
                self._find(self._kept or self._place)

    def _find(self, place: int, *, nearest: bool = False) -> None:
        """Find the answers that are wanted, and show the one in this place, or the ``nearest``, or else the first."""
        if self._answers is None:
            return
        self.snapshot = Snapshot(self._answers, self.wanted)
        if self.snapshot.is_whole:
            self._turn.stop()
        else:
            self._turn.start()
        self._stand(self.snapshot.nearest(place) if nearest else self._among(place))
        self.found.emit()

    def _among(self, place: int) -> int:
        if not self.snapshot:
            return 0
        return place if self.snapshot.row_of(place) is not None else self.snapshot.place(0)

    @property
    def is_narrowed(self) -> bool:
        """Whether not all answers are wanted."""
        return self.wanted != EVERYTHING

    @property
    def read(self) -> int | None:
        """How many of those that are wanted were read; None while they are still being counted."""
        return self.snapshot.read()

    # --- which of them is shown ---------------------------------------------------------------------------------------

    @property
    def current(self) -> Answer | None:
        """The answer that is shown."""
        return self._current

    @property
    def mark(self) -> AnswerMark | None:
        """What is marked on it."""
        if self._answers is None or self._current is None:
            return None
        return self._answers.mark_of(self._current)

    @property
    def row(self) -> int:
        """In which row of those that are wanted it is; -1 where there is none."""
        found = self.snapshot.row_of(self._place) if self._current is not None else None
        return -1 if found is None else found

    def _stand(self, place: int) -> None:
        self._place = place
        if self._answers is None or not place:
            self._current = None
        elif self._current is None or self._current.position != place:
            self._current = next(iter(self._answers.at([place])), None)
        self.desk.point_at(PAGE, str(place))

    def _keep(self, place: int) -> None:
        """Show the answer in a place that somebody chose: a search that is over leads back to it."""
        self._kept = place
        self._stand(place)

    def show_row(self, row: int) -> bool:
        """Show the answer in a row; return whether there is one."""
        if not 0 <= row < len(self.snapshot):
            return False
        place = self.snapshot.place(row)
        if place != self._place:
            self._trail = [*self._trail[-LONGEST_TRAIL:], self._place]
            self._keep(place)
            self.changed.emit()
        return True

    def show_place(self, place: int) -> bool:
        """Show the answer in a place of the file, whatever is wanted now; return whether there is one."""
        if self.snapshot.row_of(place) is None:
            self.wanted = EVERYTHING
            self._find(place)
        row = self.snapshot.row_of(place)
        return row is not None and self.show_row(row)

    def show_key(self, key: Key) -> bool:
        """Show the answer that the mark with this key is on; return whether there is one."""
        self.arrive()
        while self._loading is not None:
            self._work_on()
        place = self._answers.place_of(key) if self._answers is not None else None
        return place is not None and self.show_place(place)

    def back(self) -> bool:
        """Show again what was shown before; return whether there was anything."""
        while self._trail:
            place = self._trail.pop()
            if place != self._place and self.snapshot.row_of(place) is not None:
                self._keep(place)
                self.changed.emit()
                return True
        return False

    def switch(self) -> None:
        """Show one at a time instead of the list, or the list; the answer stays."""
        self.as_list = not self.as_list
        self.changed.emit()

    # --- changes ------------------------------------------------------------------------------------------------------

    def _on_changed(self, change: Change) -> None:
        if self._answers is None:
            if "survey" in change.areas:
                self.found.emit()
            return
        if not self._answers.is_current():
            self._stays = self._place  # some were erased, or others came in
            self.arrive()
            return
        if self._loading is None and "answer_mark" in change.areas:
            self._kept = self._place  # what is marked was chosen
            keys = self._answers.follow()
            for key in keys:
                if (place := self._answers.place_of(key)) is not None:
                    self.snapshot.follow(place)
            if change.origin != "command" and len(keys) == 1:
                self._show_what_changed(keys[0])
        if change.areas & {"answer_mark", "theme", "survey", "survey_question", "beneficiary_input", "evidence_link"}:
            self.changed.emit()

    def _show_what_changed(self, key: Key) -> None:
        """Show the answer whose mark was taken back, or done again."""
        place = self._answers.place_of(key) if self._answers is not None else None
        row = self.snapshot.row_of(place) if place is not None else None
        if row is not None:
            self.show_row(row)


def lead_to_answer(desk: Desk, key: Key) -> bool:
    """Show the page with the answer that the mark with this key is on; return whether there is one."""
    there = reader_of(desk).show_key(key)
    if there:
        desk.go_to(PAGE)
    return there


def reader_of(desk: Desk) -> Reader:
    """Return the one reader of an open file."""
    found = desk.findChild(Reader)
    if found is None:
        found = Reader(desk, desk)
    return found
