"""When the document is written, as data, and what a person may know about it. Knows no file and no timer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from partnerdesk.domain.words import Sentence


@dataclass(frozen=True, slots=True)
class SaveState:
    """What is safe where.

    ``saved_at`` is when the last change was on this computer's disk, ``published_at`` when the document last held
    everything, both None before the first time; ``problem`` says why it does not hold it now, ``code`` the same for
    the program: ``moved``, ``conflict``, ``disk-full`` and the others of the storage, or empty.
    """

    saved_at: datetime | None
    published_at: datetime | None
    problem: Sentence | None = None
    code: str = ""
    up_to_date: bool = True


@dataclass(frozen=True, slots=True)
class PublishRule:
    """How soon the document follows the work: after so many idle seconds, and while work goes on so many at most.

    A publish waits at least ``rest`` times as long as the last one took; after a failure ``again`` seconds.
    """

    idle: float
    at_most: float
    rest: float = 20.0
    again: float = 30.0


LOCAL_DISK = PublishRule(idle=2.0, at_most=10.0)
SLOW_FOLDER = PublishRule(idle=15.0, at_most=60.0)


@dataclass(frozen=True, slots=True)
class Pace:
    """What the time of the next publish depends on: the first and last change that the document does not hold."""

    first: datetime | None = None
    last: datetime | None = None
    tried: datetime | None = None
    took: float = 0.0
    failed: bool = False

    def seconds_left(self, rule: PublishRule, now: datetime) -> float | None:
        """Return how long to wait before publishing, 0 where it is time, None where there is nothing to publish."""
        if self.first is None or self.last is None:
            return None
        due = min(self.last + timedelta(seconds=rule.idle), self.first + timedelta(seconds=rule.at_most))
        if self.tried is not None:
            pause = rule.again if self.failed else rule.rest * self.took
            due = max(due, self.tried + timedelta(seconds=pause))
        return max(0.0, (due - now).total_seconds())
