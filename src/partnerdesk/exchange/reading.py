"""Reads the JSON form, version 1, into a partnership, and refuses what is wrong with its place.

Works from the declared fields of the records, so a new field or entity needs no line here. It writes nothing: either
the whole input is right, or there is no partnership.
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Final

from partnerdesk.domain.answer_rows import Answers
from partnerdesk.domain.errors import ValueRefused
from partnerdesk.domain.fields import FieldKind, FieldSpec, fields_of, from_plain
from partnerdesk.domain.links import TABLE_NOUNS, broken_links
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    ENTITIES,
    WAIVER_REASON_LENGTH,
    GateWaiver,
    ImpactReview,
    Key,
    Record,
    TrustRating,
)
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.rerating import has_no_review
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.exchange.answers import KEY, read_rows
from partnerdesk.exchange.json_text import object_of
from partnerdesk.exchange.refusal import InputRefused, refused

FORMAT: Final = "partnerdesk"
VERSION: Final = 1
_HEAD = ("format", "version", KEY)


def exported_entities() -> dict[str, type[Record]]:
    """Give the record classes of the JSON form by their names, in model order."""
    return {name: kind for name, kind in ENTITIES.items() if kind.EXPORTED}


def read_case(source: str | bytes | Mapping[str, Any], catalogue: Catalogue) -> Partnership:
    """Give the partnership that JSON text (or an object already read) holds.

    Raises InputRefused with the place of the first thing that is wrong.
    """
    return read_whole(source, catalogue)[0]


def read_whole(source: str | bytes | Mapping[str, Any], catalogue: Catalogue) -> tuple[Partnership, Answers]:
    """Give the partnership and the rows of its surveys' answers, by their digest.

    Raises InputRefused with the place of the first thing that is wrong.
    """
    case = source if isinstance(source, Mapping) else object_of(source)
    entities = exported_entities()
    _check_head(case, entities)
    placed: dict[str, Record] = {}
    for entity, kind in entities.items():
        if entity in case:
            placed.update(_records(kind, case[entity]))
    partnership = Partnership.of(placed.values())
    for place, record in placed.items():
        _check_links(partnership, place, record, catalogue)
    return read_rows(partnership, case.get(KEY, []))


def _check_head(case: Mapping[str, Any], entities: Mapping[str, type[Record]]) -> None:
    if case.get("format") != FORMAT:
        raise refused("format", N_("this must be '{format}', or this is not a partnership."), format=FORMAT)
    version = case.get("version")
    if isinstance(version, bool) or not isinstance(version, int | float) or version < VERSION:
        raise refused("version", N_("this must be {version}."), version=VERSION)
    if version != VERSION:
        raise refused(
            "version", N_("version {version} is newer than this program. Install a newer one."), version=version
        )
    for key in case:
        if key not in entities and key not in _HEAD:
            raise _unknown("", str(key), (*_HEAD, *entities))


def _unknown(place: str, key: str, known: tuple[str, ...]) -> InputRefused:
    close = get_close_matches(key, known, n=1)
    if close:
        return refused(_inside(place, key), N_("this key is not known. Is it '{close}'?"), close=close[0])
    return refused(_inside(place, key), N_("this key is not known."))


def _inside(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def _records(kind: type[Record], given: object) -> Iterator[tuple[str, Record]]:
    if kind.SINGLE:
        yield kind.ENTITY, _record(kind, kind.ENTITY, given)
        return
    if not isinstance(given, list):
        raise refused(kind.ENTITY, N_("this must be a list, also when there is only one."))
    seen: dict[Key, str] = {}
    for number, row in enumerate(given):
        place = f"{kind.ENTITY}[{number}]"
        record = _record(kind, place, row)
        if record.row_key in seen:
            raise _twice(kind, place, record, seen[record.row_key])
        seen[record.row_key] = place
        yield place, record


def _twice(kind: type[Record], place: str, record: Record, first: str) -> InputRefused:
    if kind.KEY == ("id",):
        return refused(f"{place}.id", N_("{first} has the id '{id}' too."), first=first, id=record.row_key[0])
    names = ", ".join(kind.KEY)
    return refused(place, N_("{first} has the same {names}."), first=first, names=names)


def _record(kind: type[Record], place: str, given: object) -> Record:
    if not isinstance(given, dict):
        raise refused(place, N_("this must be an object, in braces."))
    specs = fields_of(kind)
    names = tuple(spec.name for spec in specs)
    for key in given:
        if key not in names:
            raise _unknown(place, str(key), names)
    return kind(**{spec.name: _value(spec, place, given.get(spec.name)) for spec in specs})


def _value(spec: FieldSpec, place: str, given: object) -> object:
    if spec.kind is FieldKind.WHOLE and isinstance(given, float) and given.is_integer():
        given = int(given)  # JSON has one kind of number: 3.0 is 3
    try:
        return from_plain(spec, given)
    except ValueRefused as error:
        raise InputRefused(f"{place}.{spec.name}", error.sentence) from None


def _check_links(partnership: Partnership, place: str, record: Record, catalogue: Catalogue) -> None:
    for broken in broken_links(partnership, record, catalogue):
        noun = TABLE_NOUNS.get(broken.target, broken.target.replace("_", " "))
        values = {"noun": Sentence(noun), "missing": broken.missing}
        raise InputRefused(f"{place}.{broken.field}", Sentence(N_("no {noun} '{missing}'."), values))
    if isinstance(record, GateWaiver):
        _check_waiver(place, record, catalogue)
    if isinstance(record, TrustRating) and has_no_review(partnership, record):
        told = N_("round {n} is of a review, and there are {reviews} in 'impact_review'.")
        values = {"n": record.round, "reviews": len(partnership.rows(ImpactReview))}
        raise refused(f"{place}.round", told, **values)


def _check_waiver(place: str, waiver: GateWaiver, catalogue: Catalogue) -> None:
    if catalogue.gates[waiver.gate].hard:
        raise refused(f"{place}.gate", N_("the gate '{gate}' is a hard one and cannot be waived."), gate=waiver.gate)
    if waiver.reason is not None and len(waiver.reason.strip()) < WAIVER_REASON_LENGTH:
        raise refused(f"{place}.reason", N_("the reason must have {n} characters or more."), n=WAIVER_REASON_LENGTH)
