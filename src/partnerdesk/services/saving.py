"""When the document is written, as data, and what a person may know about it. Knows no file and no timer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from partnerdesk.domain.dates import by_this_clock
from partnerdesk.domain.words import N_, Sentence

READ_ONLY = "read-only-session"
NEWER = "theirs-is-newer"

_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "disk-full": N_("the disk is full"),
        "folder-gone": N_("the folder cannot be reached"),
        "read-only": N_("it cannot be written there"),
        "being-written": N_("another PartnerDesk is writing it"),
        "bad-copy": N_("the disk did not keep what was written"),
        "held": N_("another program holds it"),
        "long-name": N_("its name is too long for the disk"),
        "not-in-place": N_("it cannot be replaced there, and writing over it is not safe"),
        "conflict": N_("someone else changed it, and a second file could not be written"),
        "exists": N_("another file has its name"),
    }
)
_FOR_A_MOMENT = frozenset({"being-written", "held"})
_OTHER_REASON = N_("it could not be written")
_SAVED = N_("Saved on this computer {saved}")
_BOTH = N_("Saved on this computer {saved} · file updated {published}")
_SOON = N_("Saved on this computer {saved} · the file follows in a moment")
_OLD = N_("Saved on this computer {saved}. The file {place} is still the {published} version: {reason}.")
_NONE = N_("Saved on this computer {saved}. There is no file {place} yet: {reason}.")
_CUT_SHORT = N_(
    "Saved on this computer {saved}. Writing the file {place} was cut short: "
    "it cannot be opened until it is written again."
)
_GONE = N_("Saved on this computer {saved}. The file is no longer {place}.")
_ONLY_READ = N_("Open to read only. Nothing here can be changed.")
_NEWER = N_("The file was changed somewhere else and holds everything that is here. Open it again to go on.")


@dataclass(frozen=True, slots=True)
class SaveState:
    """What is safe where.

    ``saved_at`` is when the last change was on this computer's disk, ``published_at`` when the document last held
    everything, both None before the first time; ``problem`` says why it does not hold it now, ``code`` the same for
    the program: ``moved``, ``conflict``, ``disk-full`` and the others of the storage, ``read-only-session``, or empty.
    ``document`` is where the file is.
    """

    saved_at: datetime | None
    published_at: datetime | None
    problem: Sentence | None = None
    code: str = ""
    up_to_date: bool = True
    document: Path | None = None

    @property
    def is_passing(self) -> bool:
        """Whether another program has the file for a moment, so that it will be tried again at once."""
        return self.code in _FOR_A_MOMENT

    @property
    def is_elsewhere(self) -> bool:
        """Whether somebody else's file holds everything that is here, and more."""
        return self.code == NEWER

    def sentence(self, now: datetime) -> Sentence:
        """Say in one sentence what is safe where; times of another day come with their date."""
        if self.code == READ_ONLY:
            return Sentence(_ONLY_READ)
        if self.is_elsewhere:
            return Sentence(_NEWER)
        saved, published = shown(self.saved_at, now), shown(self.published_at, now)
        if self.code == "cut-short":
            return Sentence(_CUT_SHORT, {"saved": saved, "place": _place_of(self.document)})
        if not self.code:
            pattern = _SOON if not self.up_to_date else _BOTH if published else _SAVED
            return Sentence(pattern, {"saved": saved, "published": published})
        reason = Sentence(_REASONS.get(self.code, _OTHER_REASON))
        values = {"saved": saved, "published": published, "place": _place_of(self.document), "reason": reason}
        return Sentence(_GONE if self.code == "moved" else _OLD if published else _NONE, values)


def shown(time: datetime | None, now: datetime) -> str:
    """Return a time as it is shown: with its day where that is not today's; nothing where there is none."""
    if time is None:
        return ""
    here, today = by_this_clock(time), by_this_clock(now).date()
    return f"{here:%H:%M}" if here.date() == today else f"{here:%Y-%m-%d %H:%M}"


def _place_of(document: Path | None) -> Sentence:
    """Say where a file is as a person would: the drive, or the folder."""
    if document is None:
        return Sentence("")
    if document.drive:
        return Sentence(N_("on {drive}"), {"drive": document.drive})
    return Sentence(N_("in '{folder}'"), {"folder": document.parent.name or str(document.parent)})


@dataclass(frozen=True, slots=True)
class PublishRule:
    """How soon the document follows the work: after so many idle seconds, and while work goes on so many at most.

    A publish waits at least ``rest`` times as long as the last one took; after a failure ``again`` seconds, or
    ``soon`` where another program has the file for a moment.
    """

    idle: float
    at_most: float
    rest: float = 20.0
    again: float = 30.0
    soon: float = 1.0


LOCAL_DISK = PublishRule(idle=2.0, at_most=10.0)
SLOW_FOLDER = PublishRule(idle=15.0, at_most=60.0)


@dataclass(frozen=True, slots=True)
class Pace:
    """What the time of the next publish depends on: the first and last change that the document does not hold.

    ``failed`` is the code of the refusal where the last one failed.
    """

    first: datetime | None = None
    last: datetime | None = None
    tried: datetime | None = None
    took: float = 0.0
    failed: str = ""

    def seconds_left(self, rule: PublishRule, now: datetime) -> float | None:
        """Return how long to wait before publishing, 0 where it is time, None where there is nothing to publish."""
        if self.first is None or self.last is None:
            return None
        idle, at_most = (self.last - now).total_seconds() + rule.idle, (self.first - now).total_seconds() + rule.at_most
        left, longest = min(idle, at_most), rule.at_most
        if self.tried is not None:
            pause = self._pause(rule)
            left, longest = max(left, (self.tried - now).total_seconds() + pause), max(longest, pause)
        return left if 0 < left <= longest else 0.0  # longer only where the clock was set back

    def _pause(self, rule: PublishRule) -> float:
        if not self.failed:
            return rule.rest * self.took
        return rule.soon if self.failed in _FOR_A_MOMENT else rule.again
