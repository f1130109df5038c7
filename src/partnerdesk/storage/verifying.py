"""Reads a file without opening it for work, and checks it against its own history. Knows no workspace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.storage import chain, files, schema
from partnerdesk.storage.admission import Admitted, admit
from partnerdesk.storage.connecting import PLAIN, Connection, Factory
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.placing import Positions
from partnerdesk.storage.rows import history_id, row_hash, to_row


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked, whether it is well, and what was found in a sentence."""

    code: str
    well: bool
    sentence: Sentence


def read(path: Path, home: Path, factory: Factory = PLAIN) -> Admitted:
    """Return what a file holds, checked as for opening. Raises FileRefused; nothing of it stays in ``home``."""
    with _admitted(path, home, factory) as (admitted, _):
        return admitted


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file holds, and every event of its history."""

    admitted: Admitted
    events: tuple[chain.Event, ...]


def look(path: Path, home: Path, factory: Factory = PLAIN) -> Looked:
    """Return what a file holds with its history, checked as for opening. Raises FileRefused."""
    with _admitted(path, home, factory) as (admitted, target):
        return Looked(admitted, tuple(chain.events_of(target)))


def verify(path: Path, home: Path, factory: Factory = PLAIN) -> tuple[Finding, ...]:
    """Return what the history of a file says of it. Raises FileRefused where it cannot even be admitted."""
    with _admitted(path, home, factory) as (admitted, target):
        return findings_of(target, admitted.partnership, admitted.positions)


@contextmanager
def _admitted(path: Path, home: Path, factory: Factory) -> Iterator[tuple[Admitted, Connection]]:
    with closing(factory.memory()) as target, ExitStack() as stack:
        schema.make(target)
        try:
            room = stack.enter_context(files.private_room(home))
        except OSError as error:
            raise FileRefused("own-disk", path.name) from error
        yield admit(path, room, target, factory), target


def findings_of(connection: Connection, partnership: Partnership, positions: Positions) -> tuple[Finding, ...]:
    """Return what the history of an admitted file says of it. Tables and links were checked on the way in."""
    records = sum(len(partnership.rows(kind)) for kind in ENTITIES.values())
    whole = Finding(
        "whole", well=True, sentence=Sentence(N_("The file is whole: {count} records."), {"count": records})
    )
    head = chain.head_of(connection)
    broken = chain.first_break(head.start, chain.events_of(connection))
    return (whole, _chain_finding(head, broken), _rows_finding(connection, head, partnership, positions))


def _chain_finding(head: chain.Head, broken: int | None) -> Finding:
    if broken is None:
        says = Sentence(N_("The history is unbroken: {count} events."), {"count": head.seq})
        return Finding("history", well=True, sentence=says)
    says = Sentence(
        N_("The history was changed at event {number}. What it says from there on cannot be relied on."),
        {"number": broken},
    )
    return Finding("history", well=False, sentence=says)


def _rows_finding(connection: Connection, head: chain.Head, partnership: Partnership, positions: Positions) -> Finding:
    told = {(event.entity, event.entity_id): event.after_hash for event in chain.events_of(connection)}
    expected = {key: value for key, value in told.items() if value is not None}
    found = {
        (kind.ENTITY, history_id(head.key, kind, key)): row_hash(head.key, kind, positions[kind][key], to_row(record))
        for kind in ENTITIES.values()
        for key, record in partnership.table(kind).items()
    }
    odd = sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))
    if not odd:
        return Finding("records", well=True, sentence=Sentence(N_("The history explains every record.")))
    entity, name = odd[0]
    says = Sentence(
        N_(
            "{count} records are not as the history says; the first is {entity} {name}. "
            "Something else changed the file."
        ),
        {"count": len(odd), "entity": entity, "name": name},
    )
    return Finding("records", well=False, sentence=says)
