"""What changed between two states of a file, counted by entity: from the history, or from the records. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from partnerdesk.domain.partnership import Partnership, difference
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.services.entity_words import WORDS, counted
from partnerdesk.storage.chain import Event

_DONE = (N_("{things} added"), N_("{things} changed"), N_("{things} removed"))
_NOT_SHOWN = frozenset({"catalogue_text", "analysis"})


@dataclass(frozen=True, slots=True)
class ChangeCount:
    """How many records of one entity were added, changed and removed."""

    entity: str
    added: int = 0
    changed: int = 0
    removed: int = 0

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The same in words, for what there is of it."""
        numbers = (self.added, self.changed, self.removed)
        return tuple(
            Sentence(pattern, {"things": counted(self.entity, number)})
            for pattern, number in zip(_DONE, numbers, strict=True)
            if number
        )


def sentences_of(changes: Iterable[ChangeCount]) -> tuple[Sentence, ...]:
    """Return everything that changed, one sentence for each kind of change."""
    return tuple(sentence for each in changes for sentence in each.sentences)


def common_events(ours: Sequence[Event], theirs: Sequence[Event]) -> int:
    """Return how many events two histories share from their beginning: up to there they are the same file."""
    number = 0
    for mine, other in zip(ours, theirs, strict=False):
        if mine.chain != other.chain:
            break
        number += 1
    return number


def changes_in(events: Iterable[Event]) -> tuple[ChangeCount, ...]:
    """Return what a part of a history changed. What was done and taken back again counts for nothing."""
    first: dict[tuple[str, str], bytes | None] = {}
    last: dict[tuple[str, str], bytes | None] = {}
    for event in events:
        record = (event.entity, event.entity_id)
        first.setdefault(record, event.before_hash)
        last[record] = event.after_hash
    return _counted((entity, before, last[entity, name]) for (entity, name), before in first.items())


def changes_between(before: Partnership, after: Partnership) -> tuple[ChangeCount, ...]:
    """Return what differs between two states of which no common history is known."""
    return _counted((each.entity, each.before, each.after) for each in difference(before, after))


def _counted(pairs: Iterable[tuple[str, object, object]]) -> tuple[ChangeCount, ...]:
    numbers: dict[str, list[int]] = {}
    for entity, before, after in pairs:
        if before != after and entity in WORDS and entity not in _NOT_SHOWN:
            place = 0 if before is None else 2 if after is None else 1
            numbers.setdefault(entity, [0, 0, 0])[place] += 1
    return _in_order({entity: ChangeCount(entity, *found) for entity, found in numbers.items()})


def _in_order(found: Mapping[str, ChangeCount]) -> tuple[ChangeCount, ...]:
    return tuple(found[entity] for entity in WORDS if entity in found)
