"""Makes catalogue items of plain tables, and refuses a bad one by file, item and key.

Works from the types that the items declare, so a new field needs no line here. It reads no files.
"""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, fields
from functools import cache
from types import MappingProxyType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from partnerdesk.catalogue.rules import ANCHORS, CHOICES, MAY_BE_EMPTY, RANGES, REFERENCES, SECTIONS
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.words import N_, Sentence

Table = Mapping[str, Any]


class CatalogueRefused(PartnerDeskError):
    """A text file of the catalogue is not right; says in which file, at which item and at which key."""

    def __init__(self, file: str, item: str, key: str, problem: Sentence) -> None:
        """`item` and `key` are empty where the whole file is wrong."""
        place = ", ".join(part for part in (file, item, key) if part)
        pattern = N_("The catalogue is not right at {place}: {problem} Mend that file, or install the program again.")
        super().__init__(Sentence(pattern, {"place": place, "problem": problem}))
        self.file, self.item, self.key = file, item, key


class CataloguePlace:
    """Where in the catalogue something is read, for the sentence of a refusal."""

    __slots__ = ("file", "item", "section")

    def __init__(self, file: str, section: str, item: str = "") -> None:
        """Name the file, the section in it and, when it is known, the item."""
        self.file, self.section, self.item = file, section, item

    def refuse(self, key: str, pattern: str, **values: object) -> CatalogueRefused:
        """Give the refusal for `key` at this place."""
        item = f"{self.section} {self.item}".strip()
        return CatalogueRefused(self.file, item, key, Sentence(pattern, values))


def section_of(file: str, section: str, rows: object) -> Mapping[Any, Any]:
    """Give the items of one section by id, in declared order; refuse what does not fit."""
    kind = SECTIONS[section]
    items: dict[Any, Any] = {}
    key_name = getattr(kind, "ID", "id")
    for number, row in enumerate(rows_of(CataloguePlace(file, section), rows), 1):
        place = CataloguePlace(file, section, str(row.get(key_name, f"number {number}")))
        item = _item(place, kind, row)
        key = getattr(item, key_name)
        if key in items:
            raise place.refuse(key_name, N_("two items have this id."))
        items[key] = item
    return MappingProxyType(items)


def rows_of(place: CataloguePlace, rows: object, key: str = "") -> list[Table]:
    """Give the rows of a list of tables; refuse anything else."""
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise place.refuse(key, N_("this must be a list of tables."))
    return rows


def value_of(place: CataloguePlace, key: str, kind: Any, value: object) -> Any:
    """Give one value as `kind`; refuse another type, an empty text and a number out of range."""
    if isinstance(kind, UnionType):
        kind = get_args(kind)[0]
    if kind is tuple or get_origin(kind) is tuple:
        return _list_of(place, key, (get_args(kind) or (str,))[0], value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not kind:
        raise place.refuse(key, _WANTED[kind])
    if isinstance(value, str) and not value.strip():
        raise place.refuse(key, N_("the text is empty."))
    _check_limits(place, key, value)
    return value


def check_references(file_of: Mapping[str, str], sections: Mapping[str, Mapping[Any, Any]]) -> None:
    """Refuse an item that names another which does not exist."""
    for rule in REFERENCES:
        for name, item in sections[rule.section].items():
            for wanted in _as_ids(getattr(item, rule.key)):
                if wanted not in sections[rule.target]:
                    place = CataloguePlace(file_of[rule.section], rule.section, str(name))
                    raise place.refuse(
                        rule.key, N_("there is no '{wanted}' in {target}."), wanted=wanted, target=rule.target
                    )


_WANTED = {
    str: N_("this must be text."),
    int: N_("this must be a whole number."),
    float: N_("this must be a number."),
    bool: N_("this must be true or false."),
}


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _item(place: CataloguePlace, kind: type, row: Table) -> Any:
    declared = {each.name: each for each in fields(kind)}
    for key in row:
        if key not in declared:
            raise place.refuse(key, N_("this key is not known."))
    return kind(**{key: _field(place, each, kind, row) for key, each in declared.items()})


def _field(place: CataloguePlace, each: Field[Any], kind: type, row: Table) -> Any:
    if each.name in row:
        return value_of(place, each.name, _hints(kind)[each.name], row[each.name])
    if each.default is MISSING:
        raise place.refuse(each.name, N_("this is missing."))
    return each.default


def _list_of(place: CataloguePlace, key: str, member: type, value: object) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise place.refuse(key, N_("this must be a list."))
    if member in SECTIONS.values() or member not in _WANTED:
        return tuple(_item(place, member, row) for row in rows_of(place, value, key))
    found = tuple(value_of(place, key, member, each) for each in value)
    if key == "anchors" and len(found) != ANCHORS:
        raise place.refuse(key, N_("there must be {wanted} texts, and there are {n}."), wanted=ANCHORS, n=len(found))
    if not found and key not in MAY_BE_EMPTY:
        raise place.refuse(key, N_("the list is empty."))
    return found


def _check_limits(place: CataloguePlace, key: str, value: object) -> None:
    choices = CHOICES.get((place.section, key))
    if choices is not None and value not in choices:
        raise place.refuse(key, N_("'{value}' is not one of: {choices}."), value=value, choices=", ".join(choices))
    limits = RANGES.get((place.section, key))
    if limits is not None and isinstance(value, int | float) and not limits[0] <= value <= limits[1]:
        raise place.refuse(key, N_("{value} is not from {low} to {high}."), value=value, low=limits[0], high=limits[1])


def _as_ids(value: str | tuple[str, ...]) -> Iterable[str]:
    return (value,) if isinstance(value, str) else value
