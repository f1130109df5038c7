"""Links between records: which lead nowhere, and what goes with a record that is deleted."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from partnerdesk.domain.fields import FieldKind, FieldSpec, fields_of
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, BeneficiaryWeight, CriterionUse, Key, Record, Score, Weight
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.words import N_

OWN_CRITERIA = "own_criteria"
# These go with what they are about, though it is no part of their key: emptied, they would say something else.
GOES_WITH = frozenset(
    {("interest", "participant"), ("interest", "partner"), ("trust_action", "partner"), ("dd_item", "partner")}
    | {("first_choice", "option"), ("beneficiary_weight", "input"), ("survey", "input"), ("listening_plan", "group")}
)


# What people call an entry of each table of the catalogue.
TABLE_NOUNS = {
    "indicators": N_("indicator"),
    "dimensions": N_("dimension"),
    "forms": N_("form"),
    "drivers": N_("driver"),
    "methods": N_("method"),
    "criteria": N_("criterion"),
    "due_diligence": N_("due-diligence item"),
    "principles": N_("principle"),
    "steps": N_("step"),
    "gates": N_("gate"),
    "review_questions": N_("review question"),
}


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A field of a record that names something that is not there; ``target`` is the entity or catalogue table."""

    record: Record
    field: str
    target: str
    missing: str


@cache
def links_to(entity: str) -> tuple[tuple[type[Record], FieldSpec], ...]:
    """Return every field of every record class that leads to ``entity``."""
    return tuple(
        (kind, spec)
        for kind in ENTITIES.values()
        for spec in fields_of(kind)
        if spec.kind in {FieldKind.LINK, FieldKind.LINKS} and spec.target == entity
    )


def _named(record: Record, spec: FieldSpec) -> tuple[str, ...]:
    value = getattr(record, spec.name)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _known(partnership: Partnership, catalogue: Catalogue, table: str) -> Collection[str]:
    own = {use.criterion for use in partnership.rows(CriterionUse)}
    known = getattr(catalogue, table)
    return own | set(known) if table == "criteria" else known


def broken_links(partnership: Partnership, record: Record, catalogue: Catalogue | None = None) -> Iterator[BrokenLink]:
    """Yield each link of ``record`` that leads to nothing; ids of the catalogue are checked where one is given."""
    for spec in fields_of(type(record)):
        if spec.kind in {FieldKind.LINK, FieldKind.LINKS}:
            target = ENTITIES[spec.target]
            missing = [name for name in _named(record, spec) if not partnership.has(target, name)]
        elif spec.kind is FieldKind.CATALOGUE and spec.target != OWN_CRITERIA and catalogue is not None:
            known = _known(partnership, catalogue, spec.target)
            missing = [name for name in _named(record, spec) if name not in known]
        else:
            continue
        for name in missing:
            yield BrokenLink(record, spec.name, spec.target, name)


def without(partnership: Partnership, kind: type[Record], key: Key) -> Partnership:
    """Return the partnership without a record and without what only makes sense with it.

    Records whose key leads to it go too, and those that are about it alone; other links to it are emptied.
    """
    result = _without_own_criterion(partnership, kind, key).drop(kind, key)
    if len(key) != 1:
        return result
    for other, spec in links_to(kind.ENTITY):
        for row in result.rows(other):
            if key[0] in _named(row, spec):
                result = _unlinked(result, row, spec, key[0])
    return result


def _unlinked(partnership: Partnership, row: Record, spec: FieldSpec, gone: str) -> Partnership:
    if spec.name in row.KEY or (row.ENTITY, spec.name) in GOES_WITH:
        return without(partnership, type(row), row.row_key)
    left = tuple(name for name in _named(row, spec) if name != gone)
    return partnership.put(dataclasses.replace(row, **{spec.name: left if spec.kind is FieldKind.LINKS else None}))


def _without_own_criterion(partnership: Partnership, kind: type[Record], key: Key) -> Partnership:
    if kind is not CriterionUse or not partnership.having(CriterionUse, criterion=key[0])[0].custom_name:
        return partnership
    scores = [row for row in partnership.rows(Score) if row.criterion != key[0]]
    weights = [row for row in partnership.rows(Weight) if row.criterion != key[0]]
    peoples = [row for row in partnership.rows(BeneficiaryWeight) if row.criterion != key[0]]
    return partnership.with_rows(Score, scores).with_rows(Weight, weights).with_rows(BeneficiaryWeight, peoples)
