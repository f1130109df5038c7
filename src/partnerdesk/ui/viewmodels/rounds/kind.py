"""What a kind of private round is made of: its items, their answers, and the record that keeps an answer.

Which kinds there are stands in :mod:`partnerdesk.ui.viewmodels.rounds.kinds`. It must not know widgets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from partnerdesk.domain.asked import ANCHORS
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import Key, Participant, Record
from partnerdesk.domain.reference import Catalogue


@dataclass(frozen=True, slots=True)
class ItemAnswer:
    """One answer to choose: its value, which is also its key, and its words."""

    value: int
    words: str
    meaning: str = ""


GONE = 0
"""Stands for an answer that is offered no more: an option that was dropped since."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is answered: ``key`` is its part of the record's key, ``short`` its name in lists.

    ``stands_for`` is what each answer is recorded as, where that is not its number.
    """

    key: tuple[str, ...]
    short: str
    question: str
    answers: tuple[ItemAnswer, ...] = ()
    about: str = ""
    subject: str = ""
    note: str = ""
    stands_for: tuple[str, ...] = ()

    def recorded(self, value: int | None) -> object:
        """Return what an answer is recorded as."""
        return self.stands_for[value - 1] if self.stands_for and value is not None else value

    def answered(self, recorded: object) -> int | None:
        """Return the answer that is recorded so."""
        if isinstance(recorded, str):
            return self.stands_for.index(recorded) + 1 if recorded in self.stands_for else GONE
        return recorded if isinstance(recorded, int) else None


@dataclass(frozen=True, slots=True)
class Subject:
    """What a round is about: a partner, a motion, or simply the options.

    A motion's poll has a number of its own, and so has the round of trust at a review.
    """

    id: str
    name: str
    about: str = ""
    number: int = 0


def _as_it_is(row: Record | None, _number: int) -> Record | None:
    return row


def _as_given(_before: Record | None, said: Record, _number: int) -> Record:
    return said


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundKind:
    """One kind of private round.

    ``value`` is the field that holds the answer; ``cannot_say`` lets a record without a value say something. ``key``
    gives the record's key from person, subject, item and round. ``out`` names those whom an interest takes out.
    ``timed`` is the field that keeps when it was answered. ``recorded_as`` is the kind under which its state is kept,
    where that is not its own name. Where one record keeps both rounds, ``said_in`` takes out what was said in one and
    ``kept_with`` puts it in. ``level`` gives the step from 1 to 5 of an answer, where that is not its own.
    """

    id: str
    record: type[Record]
    step: str
    value: str
    raters: Callable[[Partnership, str], tuple[Participant, ...]]
    out: Callable[[Partnership, str], frozenset[str]]
    subjects: Callable[[Partnership], tuple[Subject, ...]]
    items: Callable[[Partnership, Catalogue, str], tuple[Item, ...]]
    key: Callable[[str, str, Item, int], Key]
    nothing: tuple[str, str, str]
    cannot_say: bool = False
    bases: bool = False
    low: int = 1
    high: int = ANCHORS
    timed: str = ""
    reasons: bool = True
    recorded_as: str = ""
    said_in: Callable[[Any, int], Record | None] = _as_it_is
    kept_with: Callable[[Any, Any, int], Record] = _as_given
    level: Callable[[float], int] | None = None
    more_areas: frozenset[str] = field(default_factory=frozenset)

    @property
    def state_kind(self) -> str:
        """The kind under which the state of a round is kept."""
        return self.recorded_as or self.id

    def answer(self, partnership: Partnership, who: str, subject: str, item: Item, number: int) -> Record | None:
        """Return what a person said of an item in a round; None where nothing."""
        return self.said_in(partnership.get(self.record, *self.key(who, subject, item, number)), number)

    def to_keep(self, partnership: Partnership, said: Record, number: int) -> Record:
        """Return the record that keeps what was said in a round, beside what was said in another."""
        return self.kept_with(partnership.get(self.record, *said.row_key), said, number)

    @property
    def scale(self) -> Sequence[int]:
        """The figures that stand below a picture of the answers."""
        return range(self.low, self.high + 1, (self.high - self.low) // (ANCHORS - 1))

    @property
    def areas(self) -> frozenset[str]:
        """The entities whose change a round shows."""
        shared = {self.record.ENTITY, "participant", "interest", "attendance", "round_state", "file"}
        return frozenset(shared) | self.more_areas
