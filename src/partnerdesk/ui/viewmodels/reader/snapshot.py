"""Where the answers that are shown stand: a list that is taken once and that marking leaves alone.

So an answer that has just been read does not slip away under who reads it. It is filled as far as somebody looks, and
the rest a little at a time, so that a window stays live over a hundred thousand.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import chain
from typing import TYPE_CHECKING

from partnerdesk.services.answers import Filter

if TYPE_CHECKING:
    from partnerdesk.services.answers import Answers

AT_ONCE = 4000


class Snapshot:
    """The places of the answers that a filter found, in the order of the file."""

    def __init__(
        self, answers: Answers | None = None, wanted: Filter | None = None, *, only_first: bool = False
    ) -> None:
        """Find the first of them. Without answers it is empty; with ``only_first`` it holds no more than these."""
        self._answers, self._wanted = answers, wanted or Filter()
        self._places = array("q")
        self._read: set[int] | None = None
        self._count = 0
        if answers is not None:
            self._fill_some()
            full = len(self._places) < AT_ONCE
            self._count = len(self._places) if full or only_first else answers.count(self._wanted)

    def __len__(self) -> int:
        """Return how many there are, also of those that were not looked at yet."""
        return self._count

    @property
    def is_whole(self) -> bool:
        """Whether all places are known."""
        return len(self._places) >= self._count

    def _fill_some(self) -> None:
        if self._answers is not None:
            last = self._places[-1] if self._places else 0
            self._places.extend(self._answers.places(self._wanted, last, AT_ONCE))

    def fill_some(self) -> bool:
        """Look for some more; return whether there are still others."""
        if not self.is_whole:
            before = len(self._places)
            self._fill_some()
            if len(self._places) - before < AT_ONCE:
                self._count = len(self._places)
        return not self.is_whole

    def fill(self) -> None:
        """Look for all of them."""
        while self.fill_some():
            pass

    def place(self, row: int) -> int:
        """Return the place of the answer in this row."""
        while row >= len(self._places) and self.fill_some():
            pass
        return self._places[row]

    def places(self, start: int, end: int) -> list[int]:
        """Return the places of some rows."""
        end = min(end, self._count)
        if start >= end:
            return []
        self.place(end - 1)
        return list(self._places[start:end])

    def row_of(self, place: int) -> int | None:
        """Return in which row the answer in this place is; None where it is not among them."""
        if not self._has(place):
            return None
        while (not self._places or self._places[-1] < place) and self.fill_some():
            pass
        row = bisect_left(self._places, place)
        return row if row < len(self._places) and self._places[row] == place else None

    def _has(self, place: int) -> bool:
        """Return whether the answer in a place can be among them, without looking for all that stand before it."""
        if self.is_whole or (self._places and place <= self._places[-1]) or self._answers is None:
            return True
        return self._answers.places(self._wanted, place - 1, 1) == [place]

    def nearest(self, place: int) -> int:
        """Return this place where its answer is among them, else the next one after it, else the first; 0 for none."""
        if not self._count:
            return 0
        if self.row_of(place) is not None:
            return place
        known = bisect_left(self._places, place)
        return self._places[known] if known < len(self._places) else self._places[0]

    def read(self) -> int | None:
        """Return how many of them were read; None while not all are known."""
        if self._answers is None:
            return 0
        if not self.is_whole:
            return None
        if self._read is None:
            self._read = set(self._answers.read_places()).intersection(self._places)
        return len(self._read)

    def follow(self, place: int) -> None:
        """Take over whether the answer in a place was read, where it is among them."""
        if self._read is not None and self._answers is not None and self.row_of(place) is not None:
            (self._read.add if place in self._answers.read_places() else self._read.discard)(place)

    def next_unread(self, row: int) -> int | None:
        """Return the next row after this one whose answer nobody has read, and from the first on after the last."""
        if self._answers is None:
            return None
        self.fill()
        read = self._answers.read_places()
        rows = chain(range(row + 1, self._count), range(min(row + 1, self._count)))
        return next((each for each in rows if self._places[each] not in read), None)
