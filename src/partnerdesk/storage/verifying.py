"""Checks an admitted file against its own history. Pure reading; knows no workspace."""

from __future__ import annotations

from dataclasses import dataclass

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.storage import chain
from partnerdesk.storage.connecting import Connection
from partnerdesk.storage.placing import Positions
from partnerdesk.storage.rows import history_id, row_hash, to_row


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked, whether it is well, and what was found in a sentence."""

    code: str
    well: bool
    sentence: Sentence


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
