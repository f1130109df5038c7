"""Takes the texts out of a catalogue as a flat list by id, and puts such a list back.

A locked partnership file keeps that list, so that it prints later with the texts it was run with; a translation
is such a list too. This module knows how items name their texts (`TEXTS`), and no item by name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any

_Text = str | tuple[str, ...]
_LOOSE = ("notice", "identity_check")


def texts_of(catalogue: Any) -> dict[str, str]:
    """Give every text of the catalogue by its id: section, item, field and, in lists, place from 1."""
    found: dict[str, str] = {}
    for place, value in _all(catalogue):
        found.update(_flat(place, value))
    return found


def reworded(catalogue: Any, texts: Mapping[str, str]) -> Any:
    """Give the catalogue with the texts of `texts` where it has any, and its own elsewhere."""
    changes: dict[str, Any] = {name: _worded(name, getattr(catalogue, name), texts) for name in _LOOSE}
    for name, items in _sections(catalogue):
        changes[name] = MappingProxyType(
            {key: _item_worded(f"{name}.{key}", item, texts) for key, item in items.items()},
        )
    return replace(catalogue, **changes)


def _sections(catalogue: Any) -> Iterator[tuple[str, Mapping[Any, Any]]]:
    for each in fields(catalogue):
        value = getattr(catalogue, each.name)
        if isinstance(value, Mapping):
            yield each.name, value


def _all(catalogue: Any) -> Iterator[tuple[str, _Text]]:
    for section, items in _sections(catalogue):
        for key, item in items.items():
            for name in item.TEXTS:
                yield f"{section}.{key}.{name}", getattr(item, name)
    for name in _LOOSE:
        yield name, getattr(catalogue, name)


def _flat(place: str, value: _Text) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    else:
        yield from ((f"{place}.{number}", text) for number, text in enumerate(value, 1))


def _worded(place: str, value: _Text, texts: Mapping[str, str]) -> _Text:
    if isinstance(value, str):
        return texts.get(place, value)
    return tuple(texts.get(f"{place}.{number}", text) for number, text in enumerate(value, 1))


def _item_worded(place: str, item: Any, texts: Mapping[str, str]) -> Any:
    return replace(item, **{name: _worded(f"{place}.{name}", getattr(item, name), texts) for name in item.TEXTS})
