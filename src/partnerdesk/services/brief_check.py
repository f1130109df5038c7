"""Says of a brief whether it was printed from this state of a file, from an earlier one, or not at all.

A brief tells how it was made (:mod:`partnerdesk.brief.stamp`); the same state printed again gives the same bytes, so
what was changed afterwards shows. A print that was kept in the history is known by its hash, whatever came later.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from partnerdesk import __version__
from partnerdesk.brief.snapshot import CODE_LENGTH, state_hash
from partnerdesk.brief.stamp import Stamp, read_stamp
from partnerdesk.domain.dates import by_this_clock
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.records import PartnershipFile
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.services.briefs import PAPERS, BriefOrder, brief_of
from partnerdesk.services.reading import catalogue_of

if TYPE_CHECKING:
    from partnerdesk.domain.partnership import Partnership
    from partnerdesk.services.session import Session
    from partnerdesk.storage.chain import Event
    from partnerdesk.storage.verifying import Looked

ACTION = "print_brief"
_KEEP = Sentence(N_("print the brief"))
_SENTENCES = {
    "unknown": N_("This is not a brief that PartnerDesk printed, or another program wrote it anew."),
    "other-file": N_("This brief was printed from another file."),
    "this": N_("This brief was printed from this state of the file, and nothing in it was changed."),
    "this-changed": N_("This brief says that it was printed from this state, but it was changed since."),
    "this-version": N_(
        "This brief says that it was printed from this state, by version {program} of the program; "
        "this is version {ours}, which prints it differently."
    ),
    "earlier": N_(
        "This brief was printed from an earlier state of the file ({state}), on {when}, and nothing in it was changed."
    ),
    "earlier-kept": N_(
        "This brief was printed from an earlier state of the file ({state}), that of {when}, "
        "and nothing in it was changed."
    ),
    "earlier-changed": N_(
        "This brief says that it was printed from an earlier state ({state}), that of {when}, but it was changed since."
    ),
    "earlier-version": N_(
        "This brief says that it was printed from an earlier state ({state}), by version {program} of the program; "
        "this is version {ours}, which prints it differently."
    ),
    "earlier-unsure": N_(
        "This brief says that it was printed from an earlier state ({state}), of which another was printed on {when}. "
        "This one was not kept and that state is not on this computer, so it cannot be said whether it was changed."
    ),
    "no-state": N_("This brief was printed neither from this state of the file nor from an earlier one that is known."),
}
_GENUINE = frozenset({"this", "earlier", "earlier-kept"})


@dataclass(frozen=True, slots=True)
class BriefFinding:
    """What a brief is to a file: whether it is genuine, and in a sentence what was found."""

    code: str
    sentence: Sentence

    @property
    def well(self) -> bool:
        """Whether the brief was printed from this file and is as it was printed."""
        return self.code in _GENUINE


def keep_print(session: Session, data: bytes) -> None:
    """Keep in the file's history that this brief was printed of it: by its hash and that of the state, no words."""
    stamp = read_stamp(data)
    if stamp is not None:
        session.note_event(ACTION, _KEEP, f"{_hash(data)} {stamp.state}")


def check_brief(data: bytes, now: Looked, earlier: Iterable[Looked] = ()) -> BriefFinding:
    """Return what a brief is to the file that was looked at; ``earlier`` are its earlier versions, if there are any."""
    stamp = read_stamp(data)
    if stamp is None:
        return _found("unknown")
    partnership = now.admitted.partnership
    if stamp.file != (partnership.one(PartnershipFile).file_uuid or ""):
        return _found("other-file")
    if stamp.state == state_hash(partnership):
        return _of_this_state(data, stamp, partnership, now)
    return _of_earlier(data, stamp, now, earlier)


def _of_this_state(data: bytes, stamp: Stamp, partnership: Partnership, now: Looked) -> BriefFinding:
    kept = any(brief == _hash(data) for brief, _, _ in _prints(now.events))
    if kept or _again(data, stamp, partnership):
        return _found("this")
    if stamp.program != __version__:
        return _found("this-version", program=stamp.program, ours=__version__)
    return _found("this-changed")


def _of_earlier(data: bytes, stamp: Stamp, now: Looked, earlier: Iterable[Looked]) -> BriefFinding:
    prints, code = list(_prints(now.events)), stamp.state[:CODE_LENGTH]
    for brief, _, at in prints:
        if brief == _hash(data):
            return _found("earlier", when=at, state=code)
    for version in earlier:
        if state_hash(version.admitted.partnership) == stamp.state:
            return _of_version(data, stamp, version)
    for _, state, at in prints:
        if state == stamp.state:
            return _found("earlier-unsure", when=at, state=code)
    return _found("no-state")


def _of_version(data: bytes, stamp: Stamp, version: Looked) -> BriefFinding:
    when, code = _day(version.admitted.head.at), stamp.state[:CODE_LENGTH]
    if _again(data, stamp, version.admitted.partnership):
        return _found("earlier-kept", when=when, state=code)
    if stamp.program != __version__:
        return _found("earlier-version", program=stamp.program, ours=__version__, state=code)
    return _found("earlier-changed", when=when, state=code)


def _prints(events: Iterable[Event]) -> Iterator[tuple[str, str, date]]:
    """Yield each kept print: the brief's hash, the state's, and the day."""
    for event in events:
        brief, _, state = event.note.partition(" ")
        if event.action == ACTION and state:
            yield brief, state, _day(event.at)


def _day(moment: str) -> date:
    """Return on which day something was done, as the clock on the wall of this computer has it."""
    return by_this_clock(datetime.fromisoformat(moment)).date()


def _again(data: bytes, stamp: Stamp, partnership: Partnership) -> bool:
    """Return whether printing the state again as the stamp says gives the same bytes."""
    papers = {paper: name for name, paper in PAPERS.items()}
    form = "pdf" if data.startswith(b"%PDF-") else "html"
    options = (stamp.large, stamp.with_records, stamp.two_sided, stamp.language)
    wanted = BriefOrder(stamp.edition.value, papers[stamp.paper], stamp.kind.value, form, *options)
    try:
        return brief_of(partnership, catalogue_of(partnership), stamp.day, wanted) == data
    except PartnerDeskError:
        return False


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _found(code: str, **values: object) -> BriefFinding:
    return BriefFinding(code, Sentence(_SENTENCES[code], values))
