"""Any partnership that the declared fields allow, for laws that hold for all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import strategies as st

from partnerdesk.domain.fields import FieldKind, FieldSpec, fields_of
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import ENTITIES, PartnershipFile, Record

TIMES = ("19:05", "19:05:59", "2026-11-23T19:05:00", "2026-11-23T19:05:00.123456+01:00")
ODD = (
    "\x00",
    "a\x00b",
    "\x1b[0m\x7f\x85",
    "👩‍🦽👍🏽",
    "שלום \u202e עולם",
    "مرحبا",
    "ŵŷŁ ’ – \ufeff",
    "'\"`;--",
    "\r\n\t",
    " ",
)
_WORDS = st.one_of(st.sampled_from(ODD), st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
_NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
_LARGEST = 2**53

Ids = dict[str, list[str]]


def _value(spec: FieldSpec, ids: Ids) -> st.SearchStrategy[Any]:
    low = -_LARGEST if spec.low is None else spec.low
    high = _LARGEST if spec.high is None else spec.high
    makers: dict[FieldKind, Callable[[], st.SearchStrategy[Any]]] = {
        FieldKind.ID: lambda: _NAMES,
        FieldKind.TEXT: lambda: _WORDS,
        FieldKind.WHOLE: lambda: st.integers(int(low), int(high)),
        FieldKind.NUMBER: lambda: st.one_of(st.floats(low, high, allow_nan=False), st.integers(int(low), int(high))),
        FieldKind.FLAG: st.booleans,
        FieldKind.DATE: lambda: st.dates(date(1, 1, 1), date(9999, 12, 31)),
        FieldKind.TIME: lambda: st.sampled_from(TIMES),
        FieldKind.CHOICE: lambda: st.sampled_from(spec.choices),
        FieldKind.LINK: lambda: st.sampled_from(ids[spec.target]),
        FieldKind.LINKS: lambda: st.lists(st.sampled_from(ids[spec.target]), unique=True, max_size=3).map(tuple),
        FieldKind.TEXTS: lambda: st.lists(_WORDS, max_size=3).map(tuple),
        FieldKind.CATALOGUE: lambda: _NAMES,
    }
    return makers[spec.kind]()


def records(kind: type[Record], ids: Ids, own_id: str | None = None) -> st.SearchStrategy[Record]:
    """Give any record of ``kind`` whose links lead to ``ids``; links to an entity without any stay empty."""
    fields: dict[str, st.SearchStrategy[Any]] = {}
    for spec in fields_of(kind):
        if spec.name == "answers_digest":
            continue  # it says that there are rows of answers, which are no records
        if spec.kind is FieldKind.ID and own_id is not None:
            fields[spec.name] = st.just(own_id)
        elif spec.required:
            fields[spec.name] = _value(spec, ids)
        elif spec.kind not in {FieldKind.LINK, FieldKind.LINKS} or ids.get(spec.target):
            fields[spec.name] = st.none() | _value(spec, ids)
    return st.builds(kind, **fields)


def _wanted(kind: type[Record]) -> set[str]:
    """Give the entities that a record of ``kind`` cannot do without."""
    found = {spec.target for spec in fields_of(kind) if spec.kind is FieldKind.LINK and spec.required}
    return found | {name for target in found for name in _wanted(ENTITIES[target])}


@st.composite
def partnerships(draw: st.DrawFn) -> Partnership:
    """Give any partnership with a handful of kinds of records, in any order within each kind."""
    chosen = draw(st.sets(st.sampled_from(sorted(ENTITIES)), min_size=1, max_size=5))
    chosen |= {name for entity in chosen for name in _wanted(ENTITIES[entity])}
    linked = {name for name in chosen if ENTITIES[name].KEY == ("id",)}
    ids = {name: draw(st.lists(_NAMES, min_size=1, max_size=3, unique=True)) for name in sorted(linked)}
    partnership = Partnership.of([draw(records(PartnershipFile, ids))])
    for entity in sorted(chosen - {"file"}):
        kind = ENTITIES[entity]
        if entity in ids:
            rows = [draw(records(kind, ids, own_id)) for own_id in draw(st.permutations(ids[entity]))]
        else:
            rows = draw(st.lists(records(kind, ids), min_size=1, max_size=1 if kind.SINGLE else 4))
        partnership = partnership.with_rows(kind, rows)
    return partnership
