"""Brings two states of one file together, record by record.

With the state that both come from it is known who changed what: what one side alone changed is taken, two changes of
one record are put together where they do not touch, and everything else is a choice. Without it, whatever differs is a
choice. Nothing is settled in silence: every difference is in the list, with what became of it. Pure; knows no file.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from partnerdesk.domain.fields import fields_of
from partnerdesk.domain.links import broken_links, without
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, Analysis, Key, PartnershipFile, Record, StepState
from partnerdesk.domain.renumbering import has_own_ids, renumbered

Ref = tuple[str, Key]

OF_THE_FILE = ("file_uuid", "schema_version", "catalogue_version", "created_at", "updated_at")
_STATUS = ("not_started", "started", "done", "reopened")


class Take(StrEnum):
    """What is taken of a difference; CHOOSE where a person must say."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"
    CHOOSE = "choose"


@dataclass(frozen=True, slots=True)
class Ancestor:
    """What is known of the state that both come from.

    ``records`` are those whose words are known; ``unknown`` were there, but both sides changed them since and the words
    are lost. Whatever is in neither was not there.
    """

    records: Mapping[Ref, Record]
    unknown: frozenset[Ref] = frozenset()

    @classmethod
    def of(cls, partnership: Partnership) -> Ancestor:
        """Return an ancestor that is known whole."""
        rows = ((kind.ENTITY, key, row) for kind in ENTITIES.values() for key, row in partnership.table(kind).items())
        return cls({(entity, key): row for entity, key, row in rows})


@dataclass(frozen=True, slots=True)
class Difference:
    """One record that is not the same on both sides; None where a side does not have it.

    ``both`` is the record put together, where that can be. ``touched`` are the fields that both changed to different
    values; where nothing is known of before, all that differ.
    """

    entity: str
    key: Key
    before: Record | None
    mine: Record | None
    theirs: Record | None
    take: Take
    both: Record | None = None
    touched: tuple[str, ...] = ()

    @property
    def ref(self) -> Ref:
        """Which record it is."""
        return self.entity, self.key

    @property
    def can_take_both(self) -> bool:
        """Whether both can stay: put together, or as two records of which theirs gets a new id."""
        return self.both is not None or (
            self.mine is not None and self.theirs is not None and has_own_ids(ENTITIES[self.entity])
        )


@dataclass(frozen=True, slots=True)
class Merge:
    """Two states side by side. ``renamed`` says which of their ids gave way to an id of ours, and what they are now."""

    mine: Partnership
    theirs: Partnership
    ancestor: Ancestor | None
    differences: tuple[Difference, ...]
    renamed: Mapping[Ref, str] = field(default_factory=dict)

    @property
    def open(self) -> tuple[Difference, ...]:
        """What a person must choose."""
        return tuple(each for each in self.differences if each.take is Take.CHOOSE)


def merge(mine: Partnership, theirs: Partnership, ancestor: Ancestor | None) -> Merge:
    """Return what differs, and what is to be taken of it."""
    theirs = _same_file(mine, theirs)
    renamed: dict[Ref, str] = {}
    if ancestor is not None:
        ancestor = _of_same_file(mine, ancestor)
        theirs, renamed = renumbered(theirs, _clashes(mine, theirs, ancestor), beside=mine)
    found = tuple(_differences(mine, theirs, ancestor))
    return Merge(mine, theirs, ancestor, _with_lost_targets(mine, found), renamed)


def settled(merged: Merge, choices: Mapping[Ref, Take]) -> Partnership:
    """Return the partnership with these choices taken; KeyError where one is missing that a person must make."""
    takes = {each.ref: choices[each.ref] if each.take is Take.CHOOSE else each.take for each in merged.differences}
    twice = [each.ref for each in merged.differences if takes[each.ref] is Take.BOTH and each.both is None]
    theirs, renamed = renumbered(merged.theirs, twice, beside=merged.mine)
    if not renamed:
        return _composed(merged.mine, merged.differences, takes)
    again = tuple(_differences(merged.mine, theirs, merged.ancestor))
    for (
        each
    ) in again:  # what hangs on a record that is now there twice comes along; what both have alike stays as it is
        takes.setdefault(each.ref, Take.THEIRS if each.mine is None else Take.MINE)
    takes.update(dict.fromkeys(twice, Take.MINE))
    return _composed(merged.mine, again, takes)


# --- what differs -----------------------------------------------------------------------------------------------------


def _same_file(mine: Partnership, theirs: Partnership) -> Partnership:
    """Give their file our marks: which file it is, and when it was made, is no difference between two versions."""
    ours, other = mine.get(PartnershipFile), theirs.get(PartnershipFile)
    if ours is not None and other is not None:
        theirs = theirs.put(_marked(other, ours))
    return theirs.with_rows(Analysis, mine.rows(Analysis))


def _marked(file: PartnershipFile, ours: PartnershipFile) -> PartnershipFile:
    return dataclasses.replace(file, **{name: getattr(ours, name) for name in OF_THE_FILE})


def _of_same_file(mine: Partnership, ancestor: Ancestor) -> Ancestor:
    held, ours = ancestor.records.get((PartnershipFile.ENTITY, ())), mine.get(PartnershipFile)
    if not isinstance(held, PartnershipFile) or ours is None:
        return ancestor
    records = {**ancestor.records, (PartnershipFile.ENTITY, ()): _marked(held, ours)}
    return Ancestor(records, ancestor.unknown)


def _clashes(mine: Partnership, theirs: Partnership, ancestor: Ancestor) -> list[Ref]:
    """Return the ids that both sides gave to different new records."""
    known = ancestor.records.keys() | ancestor.unknown
    return [
        (kind.ENTITY, key)
        for kind in ENTITIES.values()
        if has_own_ids(kind)
        for key, row in theirs.table(kind).items()
        if (kind.ENTITY, key) not in known and mine.has(kind, *key) and mine.get(kind, *key) != row
    ]


def _differences(mine: Partnership, theirs: Partnership, ancestor: Ancestor | None) -> Iterator[Difference]:
    for kind in mine.kinds_unlike(theirs):
        ours, other = mine.table(kind), theirs.table(kind)
        for key in dict.fromkeys((*ours, *other)):
            if ours.get(key) != other.get(key):
                yield _difference((kind.ENTITY, key), ours.get(key), other.get(key), ancestor)


def _difference(ref: Ref, mine: Record | None, theirs: Record | None, ancestor: Ancestor | None) -> Difference:
    before = ancestor.records.get(ref) if ancestor is not None else None
    plain = Difference(*ref, before, mine, theirs, Take.CHOOSE, touched=_unlike(mine, theirs))
    if isinstance(mine, StepState) and isinstance(theirs, StepState):
        return dataclasses.replace(plain, take=Take.BOTH, both=_further(mine, theirs))
    if ancestor is None or ref in ancestor.unknown:
        return plain
    if mine == before:
        return dataclasses.replace(plain, take=Take.THEIRS)
    if theirs == before:
        return dataclasses.replace(plain, take=Take.MINE)
    if before is None or mine is None or theirs is None:
        return plain
    return _put_together(plain, before, mine, theirs)


def _put_together(plain: Difference, before: Record, mine: Record, theirs: Record) -> Difference:
    """Take each field from the side that changed it; where both did, differently, a person must choose."""
    by_me, by_them = _unlike(before, mine), _unlike(before, theirs)
    touched = tuple(name for name in by_me if name in by_them and getattr(mine, name) != getattr(theirs, name))
    if touched:
        return dataclasses.replace(plain, touched=touched)
    both = dataclasses.replace(mine, **{name: getattr(theirs, name) for name in by_them})
    return dataclasses.replace(plain, take=Take.BOTH, both=both, touched=())


def _unlike(one: Record | None, other: Record | None) -> tuple[str, ...]:
    if one is None or other is None:
        return ()
    names = [spec.name for spec in fields_of(type(one))]
    return tuple(name for name in names if getattr(one, name) != getattr(other, name))


def _further(mine: StepState, theirs: StepState) -> StepState:
    """Return how far a step is when two went on with it: the further of both, and the longer time."""
    status = max(mine.status, theirs.status, key=lambda each: _STATUS.index(each) if each in _STATUS else -1)
    seconds = max((each.used_seconds for each in (mine, theirs) if each.used_seconds is not None), default=None)
    return dataclasses.replace(mine, status=status, used_seconds=seconds)


# --- what is taken ----------------------------------------------------------------------------------------------------


def _taken(each: Difference, take: Take) -> Record | None:
    """Return the record of a difference; fields that only the other side changed come along."""
    if take is Take.BOTH:
        return each.both
    mine, theirs, before = each.mine, each.theirs, each.before
    chosen, other = (mine, theirs) if take is Take.MINE else (theirs, mine)
    if each.take is Take.CHOOSE and chosen is not None and other is not None and before is not None:
        names = [name for name in _unlike(before, other) if name not in each.touched]
        return dataclasses.replace(chosen, **{name: getattr(other, name) for name in names})
    return chosen


def _composed(mine: Partnership, differences: Iterable[Difference], takes: Mapping[Ref, Take]) -> Partnership:
    result, gone = mine, []
    for each in differences:
        kind, record = ENTITIES[each.entity], _taken(each, takes[each.ref])
        if record is not None:
            result = result.put(record)
        elif result.has(kind, *each.key):
            result = result.drop(kind, each.key)
            gone.append(each)
    for each in gone:
        result = _without_what_hung_on(result, each)
    for each in differences:
        if each.mine is None and takes[each.ref] is Take.MINE:
            result = _without_what_hung_on(result, each)
    return result.with_rows(Analysis, ()) if result is not mine and result.rows(Analysis) else result


def _without_what_hung_on(result: Partnership, gone: Difference) -> Partnership:
    """Take out what leads to a record that did not stay, as deleting it would."""
    held = gone.mine or gone.theirs
    kind = ENTITIES[gone.entity]
    if held is None or result.has(kind, *gone.key):
        return result
    return without(result.put(held), kind, gone.key)


def _with_lost_targets(mine: Partnership, found: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """Make a choice of each deletion of a record to which the other side has made a new link."""
    takes = {each.ref: Take.MINE if each.take is Take.CHOOSE else each.take for each in found}
    result = mine
    for each in found:
        record = _taken(each, takes[each.ref])
        if record is not None:
            result = result.put(record)
        elif result.has(ENTITIES[each.entity], *each.key):
            result = result.drop(ENTITIES[each.entity], each.key)
    lost = set(_lost(result, {type(row) for each in found for row in (each.mine, each.theirs) if row is not None}))
    return tuple(
        dataclasses.replace(each, take=Take.CHOOSE) if each.ref in lost and None in (each.mine, each.theirs) else each
        for each in found
    )


def _lost(result: Partnership, kinds: Collection[type[Record]]) -> Iterator[Ref]:
    for kind in kinds:
        for row in result.rows(kind):
            for broken in broken_links(result, row):
                yield broken.target, (broken.missing,)
