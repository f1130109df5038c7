"""Reads what can still be read of a damaged file. The file itself is never changed, and nothing of it runs.

A copy is read range by range; a range that cannot be read is halved until what is broken stands alone. Each row is
checked by its fields, and by the history of the file where that can be read: a row that is not as the history says is
left out rather than guessed. Links that lead nowhere are cut, or their record is left out where it means nothing
without them. Where the tables' own list is broken, ours is put in its place, since every file of ours has its tables
in the same pages.
"""

from __future__ import annotations

import dataclasses
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from partnerdesk.domain.answer_rows import AnswerRow, Answers, digest_of, fault_of, row_place
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.fields import FieldKind, fields_of
from partnerdesk.domain.links import broken_links
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, PartnershipFile, Record, Survey
from partnerdesk.storage import answer_table, chain, files, schema, tables
from partnerdesk.storage.admission import LARGEST_FILE, LAST_POSITION, MOST_ROWS, check_tables
from partnerdesk.storage.connecting import PLAIN, Connection, Factory, Value
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.header import CHANGES_AT, COUNTED_AT, FREE_PAGES_AT, MAGIC, PAGES_AT
from partnerdesk.storage.rows import from_row, history_id, row_hash

SECONDS = 60.0
_FAULTS_AT_MOST = 4000  # for one table; a broken inner page would otherwise be asked for ever
_FIRST_RANGE = 1 << 16

Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came back: the records, how many of each entity; how many were left out, and how many links were cut.

    ``missing`` counts records that the history names and that did not come back; it is empty where the history itself
    could not be read whole (``history_read`` is False). ``answers`` are the rows of surveys, as far as they came back.
    """

    partnership: Partnership
    counts: Mapping[str, int]
    left_out: Mapping[str, int]
    missing: Mapping[str, int]
    links_cut: int
    history_read: bool
    answers: Answers = field(default_factory=dict, repr=False)


def salvage(path: Path, home: Path, factory: Factory = PLAIN) -> Salvaged:
    """Return what can be read of the file at ``path``.

    Raises FileRefused: missing, not-a-file, too-big, not-ours, newer, or nothing-left.
    """
    with files.private_room(home) as room:
        staged = room / "damaged.db"
        _copy(path, staged, factory)
        end = time.monotonic() + SECONDS
        try:
            found = _read(path.name, staged, factory, end)
        except factory.errors as error:
            code = factory.code_of_unreadable(error)
            raise FileRefused("nothing-left" if code == "damaged" else code, path.name) from error
    if not sum(found.counts.values()):
        raise FileRefused("nothing-left", path.name)
    return found


def _copy(path: Path, staged: Path, factory: Factory) -> None:
    try:
        if not path.is_file():
            raise FileRefused("not-a-file" if files.is_there(path) else "missing", path.name)
        if path.stat().st_size > LARGEST_FILE:
            raise FileRefused("too-big", path.name)
        content = path.read_bytes()
    except OSError as error:
        raise FileRefused("unreadable", path.name) from error
    if not factory.is_protected and not _looks_like_ours(content):
        raise FileRefused("not-ours", path.name)
    try:
        files.create(staged, content)
    except OSError as error:
        raise FileRefused("own-disk", path.name) from error


def _looks_like_ours(content: bytes) -> bool:
    """Return whether a damaged file was one of ours: by its first bytes, or by names of our tables further on."""
    return content.startswith(MAGIC) or b'CREATE TABLE "beneficiary_input"' in content


def _read(name: str, staged: Path, factory: Factory, end: float) -> Salvaged:
    if not _has_our_tables(name, staged, factory, end):
        _refuse_newer(name, staged, factory, end)
        if factory.is_protected:
            raise FileRefused("nothing-left", name)
        _put_our_tables(staged)
    with closing(factory.reading(staged, end)) as source:
        factory.allow_reading(source)
        rows = {kind: list(_rows_of(source, kind, end)) for kind in ENTITIES.values()}
        events = list(_events_of(source, end))
        key = _key_of(source)
        answers = answer_table.grouped(_answers_of(source, end))
    return _with_answers(_sorted_out(rows, events, key), answers)


def _has_our_tables(name: str, staged: Path, factory: Factory, end: float) -> bool:
    try:
        with closing(factory.reading(staged, end)) as source:
            check_tables(name, source, schema.VERSION)
    except FileRefused:
        return False
    except factory.errors as error:
        if factory.code_of_unreadable(error) == "wrong-password":
            raise
        return False
    return True


def _refuse_newer(name: str, staged: Path, factory: Factory, end: float) -> None:
    """Refuse a whole file of a newer program: it is not damaged, and less than it holds would come back."""
    with suppress(*factory.errors), closing(factory.reading(staged, end)) as source:
        factory.allow_reading(source)
        version = int(source.execute("PRAGMA user_version").fetchone()[0])
        if version > schema.VERSION and source.execute("PRAGMA integrity_check(1)").fetchone()[0] in {b"ok", "ok"}:
            raise FileRefused("newer", name, version=version)


def _put_our_tables(staged: Path) -> None:
    """Put the pages that list our tables over those of a copy, and say anew how long it is."""
    content = bytearray(staged.read_bytes())
    blank, size = schema.blank(), schema.PAGE_SIZE
    roots = schema.root_pages()
    content.extend(bytes(-len(content) % size))
    content.extend(blank[len(content) :])  # of a copy that was cut short: tables whose first page is lost are empty
    for page in range(1, len(blank) // size + 1):
        if page not in roots:
            content[(page - 1) * size : page * size] = blank[(page - 1) * size : page * size]
    content[PAGES_AT : PAGES_AT + 4] = (len(content) // size).to_bytes(4, "big")
    content[FREE_PAGES_AT : FREE_PAGES_AT + 8] = bytes(8)  # none, and none of them first
    content[COUNTED_AT : COUNTED_AT + 4] = content[CHANGES_AT : CHANGES_AT + 4]
    staged.write_bytes(content)


# --- rows out of ranges -----------------------------------------------------------------------------------------------


def _in_ranges(source: Connection, statement: str, end: float) -> Iterator[Row]:
    """Yield the rows that a statement with two limits gives, whatever part of its table is broken."""
    ranges, faults = [(_FIRST_RANGE + 1, LAST_POSITION), (0, _FIRST_RANGE)], 0
    seen: set[int] = set()
    errors: tuple[type[Exception], ...] = (OverflowError, UnicodeError, ValueError, *_errors_of(source))
    while ranges and len(seen) < MOST_ROWS:
        low, high = ranges.pop()
        try:
            for row in source.execute(statement, (low, high)):
                if isinstance(row[0], int) and low <= row[0] <= high and row[0] not in seen:
                    seen.add(row[0])
                    yield row
        except errors:
            faults += 1
            if low < high and faults < _FAULTS_AT_MOST and time.monotonic() < end:
                middle = (low + high) // 2
                ranges += [(middle + 1, high), (low, middle)]


def _errors_of(source: Connection) -> tuple[type[Exception], ...]:
    """Return the errors of the driver that a connection belongs to."""
    return (source.Error,)


def _rows_of(source: Connection, kind: type[Record], end: float) -> Iterator[Row]:
    statement = tables.select(kind).replace(" ORDER BY", f" WHERE {schema.POSITION} BETWEEN ? AND ? ORDER BY")
    for row in _in_ranges(source, statement, end):
        with suppress(UnicodeError):
            yield tuple(each.decode() if isinstance(each, bytes) else each for each in row)


def _answers_of(source: Connection, end: float) -> Iterator[tuple[str, AnswerRow]]:
    for row in _in_ranges(source, answer_table.IN_RANGE, end):
        with suppress(UnicodeError):
            _, survey, *parts = (each.decode() if isinstance(each, bytes) else each for each in row)
            answer = AnswerRow._make(parts)
            if isinstance(survey, str) and fault_of(answer) is None:
                yield survey, answer


def _events_of(source: Connection, end: float) -> Iterator[chain.Event]:
    statement = f"SELECT {chain.COLUMNS} FROM event WHERE seq BETWEEN ? AND ? ORDER BY seq"  # noqa: S608 - fixed names
    names = chain.COLUMNS.split(", ")
    for row in _in_ranges(source, statement, end):
        with suppress(UnicodeError):
            values: list[Any] = [
                each.decode() if isinstance(each, bytes) and name not in chain.HASHES else each
                for name, each in zip(names, row, strict=True)
            ]
            yield chain.Event(*values)  # whether they are right is told by their chain of hashes


def _key_of(source: Connection) -> bytes | None:
    with suppress(*_errors_of(source)):
        found = source.execute("SELECT key FROM history").fetchone()
        if found is not None and isinstance(found[0], bytes) and len(found[0]) == chain.KEY_BYTES:
            return found[0]
    return None


# --- what may be kept -------------------------------------------------------------------------------------------------


def _sorted_out(
    rows: Mapping[type[Record], Sequence[Row]], events: Sequence[chain.Event], key: bytes | None
) -> Salvaged:
    whole = key is not None and chain.is_whole(events)
    told = {(event.entity, event.entity_id): event.after_hash for event in events} if key is not None else {}
    left_out: Counter[str] = Counter()
    partnership = Partnership.empty()
    for kind, found in rows.items():
        kept: dict[tuple[object, ...], Record] = {}
        for position, *values in found:
            record = _record_of(kind, position, values, told, key)
            if record is None or record.row_key in kept:
                left_out[kind.ENTITY] += 1
            else:
                kept[record.row_key] = record
        if kept:
            partnership = partnership.with_rows(kind, list(kept.values()))
    came = {kind.ENTITY: len(partnership.rows(kind)) for kind in ENTITIES.values()}
    partnership, cut = _links_mended(partnership)
    counts = {kind.ENTITY: len(partnership.rows(kind)) for kind in ENTITIES.values() if partnership.rows(kind)}
    for entity, number in came.items():
        left_out[entity] += number - counts.get(entity, 0)
    wanted = Counter(entity for (entity, _), value in told.items() if value is not None) if whole else Counter()
    missing = {entity: number - counts.get(entity, 0) for entity, number in wanted.items()}
    return Salvaged(partnership, counts, +left_out, +Counter(missing), cut, whole)


def _record_of(
    kind: type[Record],
    position: Value,
    values: Sequence[Value],
    told: Mapping[tuple[str, str], bytes | None],
    key: bytes | None,
) -> Record | None:
    try:
        record = from_row(kind, values)
    except (PartnerDeskError, ValueError, TypeError, OverflowError):
        return None
    if key is None or not isinstance(position, int):
        return record
    says = told.get((kind.ENTITY, history_id(key, kind, record.row_key)), b"")
    if says == b"":  # the history says nothing of it, or that part of it is gone
        return record
    return record if says == row_hash(key, kind, position, values) else None


def _with_answers(found: Salvaged, rows: Mapping[str, Sequence[AnswerRow]]) -> Salvaged:
    """Give each survey the rows of its answers that came back, and the digest of these."""
    partnership, answers = found.partnership, {}
    for survey in partnership.rows(Survey):
        there = tuple(sorted(rows.get(survey.id, ()), key=row_place))
        digest = digest_of(there) if there else None
        partnership = partnership.put(dataclasses.replace(survey, answers_digest=digest))
        if digest is not None:
            answers[digest] = there
    return dataclasses.replace(found, partnership=partnership, answers=answers)


def _links_mended(partnership: Partnership) -> tuple[Partnership, int]:
    """Cut links that lead nowhere; a record whose key needs one is left out, which may break others."""
    cut, again = 0, True
    while again:
        again = False
        for kind in ENTITIES.values():
            for row in partnership.rows(kind):
                broken = {link.field for link in broken_links(partnership, row)}
                if broken:
                    again = True
                    partnership, number = _mended(partnership, row, broken)
                    cut += number
    return partnership, cut


def _mended(partnership: Partnership, row: Record, broken: set[str]) -> tuple[Partnership, int]:
    specs = {spec.name: spec for spec in fields_of(type(row)) if spec.name in broken}
    if any(spec.required or spec.name in row.KEY for spec in specs.values()):
        return partnership.drop(type(row), row.row_key), 0
    changes: dict[str, object] = {}
    for name, spec in specs.items():
        names = getattr(row, name)
        there = (
            [each for each in names if partnership.has(ENTITIES[spec.target], each)]
            if spec.kind is FieldKind.LINKS
            else []
        )
        changes[name] = tuple(there) or None
    return partnership.put(dataclasses.replace(row, **changes)), len(changes)


def with_a_file(partnership: Partnership, title: str) -> Partnership:
    """Return the partnership with the record of the file itself, which may have been among what is lost."""
    return partnership if partnership.rows(PartnershipFile) else partnership.put(PartnershipFile(title=title))
