"""Reads a file without opening it for work, and checks it against its own history. Knows no workspace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from partnerdesk.domain.answer_rows import Answers
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, Survey
from partnerdesk.domain.words import N_, NP_, Sentence, counted
from partnerdesk.storage import answer_table, chain, files, schema
from partnerdesk.storage.admission import Admitted, admit
from partnerdesk.storage.connecting import PLAIN, Connection, Factory
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.placing import Positions
from partnerdesk.storage.rows import history_id, row_hash, to_row


@dataclass(frozen=True, slots=True)
class Verdict:
    """One thing that was checked, whether it is well, and what was found in a sentence."""

    code: str
    well: bool
    sentence: Sentence


def read(path: Path, home: Path, factory: Factory = PLAIN) -> Admitted:
    """Return what a file holds, checked as for opening. Raises FileRefused; nothing of it stays in ``home``."""
    with _admitted(path, home, factory) as (admitted, _):
        return admitted


def read_whole(path: Path, home: Path, factory: Factory = PLAIN) -> tuple[Admitted, Answers]:
    """Return what a file holds with the rows of its surveys' answers, as ``read`` does."""
    with _admitted(path, home, factory) as (admitted, target):
        return admitted, answer_table.by_digest(target, admitted.partnership.rows(Survey))


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file holds, and every event of its history.

    ``answers`` are the rows of its surveys; of what is open they are not read, since they are there already.
    """

    admitted: Admitted
    events: tuple[chain.Event, ...]
    answers: Answers = field(default_factory=dict, repr=False)


def look(path: Path, home: Path, factory: Factory = PLAIN) -> Looked:
    """Return what a file holds with its history, checked as for opening. Raises FileRefused."""
    with _admitted(path, home, factory) as (admitted, target):
        answers = answer_table.by_digest(target, admitted.partnership.rows(Survey))
        return Looked(admitted, tuple(chain.events_of(target)), answers)


def verify(path: Path, home: Path, factory: Factory = PLAIN) -> tuple[Verdict, ...]:
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


_AS_IMPORTED = NP_(
    "The answers of the one survey are as they were imported.",
    "The answers of {count} surveys are as they were imported.",
)
_UNBROKEN = NP_("The history is unbroken: 1 event.", "The history is unbroken: {count} events.")


def findings_of(connection: Connection, partnership: Partnership, positions: Positions) -> tuple[Verdict, ...]:
    """Return what the history of an admitted file says of it. Tables and links were checked on the way in."""
    records = sum(len(partnership.rows(kind)) for kind in ENTITIES.values())
    told = counted(NP_("The file is whole: 1 record.", "The file is whole: {count} records."), records, count=records)
    whole = Verdict("whole", well=True, sentence=told)
    head = chain.head_of(connection)
    broken = chain.first_break(head.start, chain.events_of(connection))
    found = (whole, _chain_finding(head, broken), _rows_finding(connection, head, partnership, positions))
    return (*found, *_answers_finding(connection, partnership))


def _answers_finding(connection: Connection, partnership: Partnership) -> Iterator[Verdict]:
    surveys = partnership.rows(Survey)
    odd = answer_table.changed_surveys(connection, surveys)
    if odd:
        says = Sentence(
            N_("The answers of survey {name} are not those that were imported. Something else changed them."),
            {"name": odd[0]},
        )
        yield Verdict("answers", well=False, sentence=says)
    elif surveys:
        says = counted(_AS_IMPORTED, len(surveys), count=len(surveys))
        yield Verdict("answers", well=True, sentence=says)


def _chain_finding(head: chain.Head, broken: int | None) -> Verdict:
    if broken is None:
        says = counted(_UNBROKEN, head.seq, count=head.seq)
        return Verdict("history", well=True, sentence=says)
    says = Sentence(
        N_("The history was changed at event {number}. What it says from there on cannot be relied on."),
        {"number": broken},
    )
    return Verdict("history", well=False, sentence=says)


def _rows_finding(connection: Connection, head: chain.Head, partnership: Partnership, positions: Positions) -> Verdict:
    told = {(event.entity, event.entity_id): event.after_hash for event in chain.events_of(connection)}
    expected = {key: value for key, value in told.items() if value is not None}
    found = {
        (kind.ENTITY, history_id(head.key, kind, key)): row_hash(head.key, kind, positions[kind][key], to_row(record))
        for kind in ENTITIES.values()
        for key, record in partnership.table(kind).items()
    }
    odd = sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))
    if not odd:
        return Verdict("records", well=True, sentence=Sentence(N_("The history explains every record.")))
    entity, name = odd[0]
    says = counted(
        NP_(
            "One record is not as the history says: {entity} {name}. Something else changed the file.",
            "{count} records are not as the history says; the first is {entity} {name}. "
            "Something else changed the file.",
        ),
        len(odd),
        count=len(odd),
        entity=entity,
        name=name,
    )
    return Verdict("records", well=False, sentence=says)
