"""The history of a file in words: who changed which records when, and never what they said. Knows no screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType

from partnerdesk.domain.commands import NOUNS, PRIVATE_ENTITIES
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.services.entity_words import counted
from partnerdesk.services.session import Session
from partnerdesk.storage.chain import Event
from partnerdesk.storage.verifying import Verdict

MOST_NAMES = 4
_NUMBERED = re.compile(r"[A-Za-z]+-?0*(\d[\d-]*)")  # OB12: nobody has seen the letters

_WHOLE: Mapping[str, str] = MappingProxyType(
    {
        "new": N_("The file was made."),
        "protect": N_("A password was set."),
        "unprotect": N_("The password was removed."),
        "print_brief": N_("A brief was printed and kept by its hash."),
    }
)
_ANEW: Mapping[str, str] = MappingProxyType(
    {
        "erase_inputs": N_("What somebody said was erased. The history before this was deleted with it."),
        "erase_respondents": N_(
            "What somebody answered in a survey was erased. The history before this was deleted with it."
        ),
        "withdraw_input": N_("Somebody took back what he or she said. The history before this was deleted with it."),
    }
)
_ANEW_OTHERWISE = N_("Words of people were erased. The history before this was deleted with them.")
_LED_BY: Mapping[str, str] = MappingProxyType(
    {
        "undo": N_("Taken back: {what}"),
        "redo": N_("Done again: {what}"),
        "bring_together": N_("From another version: {what}"),
    }
)
_FROM = N_("Brought together with the version '{name}'.")
_BROUGHT = frozenset({"bring_together", "do_together"})
_NAMED = (N_("{noun} {names} added"), N_("{noun} {names} changed"), N_("{noun} {names} deleted"))
_COUNTED = (N_("{things} added"), N_("{things} changed"), N_("{things} deleted"))


@dataclass(frozen=True, slots=True)
class Entry:
    """What was done at one time: ``at`` as ISO text, ``who`` where a name was given, and what, in sentences.

    ``times`` says how often the same was done in a row, as when a text is typed.
    """

    at: str
    who: str
    what: tuple[Sentence, ...]
    times: int = 1


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The entries, the newest first, and what the check of the history found."""

    entries: tuple[Entry, ...]
    findings: tuple[Verdict, ...]


def chronicle_of(session: Session) -> Chronicle:
    """Return the history of what is open, and its check."""
    workspace = session.workspace
    looked = workspace.look()
    entries = entries_of(looked.events, begins_anew=bool(workspace.head.start))
    return Chronicle(tuple(reversed(entries)), workspace.check())


def entries_of(events: Sequence[Event], *, begins_anew: bool = False) -> tuple[Entry, ...]:
    """Return the entries of a history in order; ``begins_anew`` where an older one was deleted before it."""
    entries: list[Entry] = []
    for place, (_, each) in enumerate(groupby(events, key=lambda event: event.txn)):
        entry = _entry(tuple(each), is_anew=begins_anew and place == 0)
        last = entries[-1] if entries else None
        if last is not None and (last.who, last.what) == (entry.who, entry.what):
            entries[-1] = replace(entry, times=last.times + 1)
        else:
            entries.append(entry)
    return tuple(entries)


def _entry(events: tuple[Event, ...], *, is_anew: bool) -> Entry:
    first = events[0]
    if is_anew:
        what: tuple[Sentence, ...] = (Sentence(_ANEW.get(first.action, _ANEW_OTHERWISE)),)
    elif first.action in _WHOLE:
        what = (Sentence(_WHOLE[first.action]),)
    else:
        what = tuple(_led(first.action, each) for each in _changes(events))
    if first.action in _BROUGHT and first.note:
        what = (Sentence(_FROM, {"name": first.note}), *what)
    return Entry(first.at, first.who, what)


def _led(action: str, change: Sentence) -> Sentence:
    lead = _LED_BY.get(action)
    return Sentence(lead, {"what": change}) if lead else change


def _changes(events: Sequence[Event]) -> Iterator[Sentence]:
    def key(event: Event) -> tuple[str, int]:
        return event.entity, 0 if event.before_hash is None else 2 if event.after_hash is None else 1

    for (entity, did), group in groupby(sorted(events, key=key), key=key):
        names = [_name(event.entity_id) for event in group]
        if entity in NOUNS:
            yield _change(entity, did, names)


def _change(entity: str, did: int, names: Sequence[str | None]) -> Sentence:
    """Name the records by their numbers, where there are few and none is somebody's private answer."""
    shown = [name for name in names if name]
    if entity in PRIVATE_ENTITIES or len(shown) < len(names) or not 0 < len(names) <= MOST_NAMES:
        return Sentence(_COUNTED[did], {"things": counted(entity, len(names))})
    return Sentence(_NAMED[did], {"noun": Sentence(NOUNS[entity]), "names": ", ".join(shown)})


def _name(entity_id: str) -> str | None:
    """Return the number of a record; None where its id holds none, as of a link, or a hash in the place of words."""
    found = _NUMBERED.fullmatch(entity_id)
    return found[1] if found else None
