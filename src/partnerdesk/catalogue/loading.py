"""Reads the catalogue's text files, in any language that is there, English standing in text by text.

Knows where the files are; what makes them right is in :mod:`partnerdesk.catalogue.checking`.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from partnerdesk.catalogue.checking import (
    CataloguePlace,
    CatalogueRefused,
    check_references,
    rows_of,
    section_of,
    value_of,
)
from partnerdesk.catalogue.rules import FILES, LOOSE, SECTIONS
from partnerdesk.domain.reference import Catalogue
from partnerdesk.domain.words import N_, SOURCE_LANGUAGE, Sentence

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_FILE_OF = {section: file for file, sections in FILES.items() for section in sections}


def load_catalogue(language: str = SOURCE_LANGUAGE) -> Catalogue:
    """Give the shipped catalogue in `language`; a text that is not translated stays English.

    A language that is not there at all gives the English texts under that language's name.
    Raises CatalogueRefused where a file is not right.
    """
    return _loaded(language)


@cache
def _loaded(language: str) -> Catalogue:
    return read_catalogue(files("partnerdesk.resources").joinpath("catalogue"), language)


def read_catalogue(folder: Traversable, language: str = SOURCE_LANGUAGE) -> Catalogue:
    """Give the catalogue of `folder`, which holds catalogue.toml and a folder for each language."""
    catalogue = _source(folder)
    if language == SOURCE_LANGUAGE:
        return catalogue
    worded = catalogue.with_texts(_translation(folder, language, catalogue))
    return Catalogue(**{**_fields_of(worded), "language": language})


def _source(folder: Traversable) -> Catalogue:
    found: dict[str, Any] = {}
    for file in FILES:
        found.update(_file(folder.joinpath(SOURCE_LANGUAGE), file))
    check_references(_FILE_OF, {name: found[name] for name in SECTIONS})
    return Catalogue(version=_version(folder), language=SOURCE_LANGUAGE, **found)


def _version(folder: Traversable) -> str:
    table = _table(folder, "catalogue.toml")
    place = CataloguePlace("catalogue.toml", "")
    for key in table:
        if key != "version":
            raise place.refuse(key, N_("this key is not known."))
    version: str = value_of(place, "version", str, table.get("version", ""))
    return version


def _file(folder: Traversable, file: str) -> Iterator[tuple[str, Any]]:
    table = _table(folder, file)
    for key in table:
        if key not in FILES[file]:
            raise CataloguePlace(file, "").refuse(key, N_("this key is not known."))
    for section in FILES[file]:
        if section not in table:
            raise CataloguePlace(file, "").refuse(section, N_("this is missing."))
        if section in LOOSE:
            yield section, value_of(CataloguePlace(file, ""), section, LOOSE[section], table[section])
        else:
            yield section, section_of(file, section, table[section])


def _table(folder: Traversable, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(folder.joinpath(file).read_text("utf-8"))
    except OSError:
        problem = Sentence(N_("the file cannot be read."))
    except UnicodeDecodeError:
        problem = Sentence(N_("the file is not UTF-8 text."))
    except tomllib.TOMLDecodeError as error:
        problem = Sentence(N_("the file is not TOML ({reason})."), {"reason": str(error).rstrip(".")})
    raise CatalogueRefused(file, "", "", problem)


def _translation(folder: Traversable, language: str, source: Catalogue) -> Mapping[str, str]:
    """Give the texts of one language by id; a file, item or text may be left out, none may be unknown."""
    home = folder.joinpath(language)
    if not _LANGUAGE.fullmatch(language) or not home.is_dir():
        return {}
    known = source.texts()
    texts: dict[str, str] = {}
    for file in FILES:
        if home.joinpath(file).is_file():
            for name, value in _translated(file, _table(home, file)):
                _take(texts, known, file, name, value)
    return texts


def _translated(file: str, table: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    for section, value in table.items():
        if section not in FILES[file]:
            raise CataloguePlace(file, "").refuse(section, N_("this key is not known."))
        if section not in SECTIONS:
            yield section, value
            continue
        key_name = getattr(SECTIONS[section], "ID", "id")
        for row in rows_of(CataloguePlace(file, section), value):
            yield from ((f"{section}.{row.get(key_name)}.{key}", text) for key, text in row.items() if key != key_name)


def _take(texts: dict[str, str], known: Mapping[str, str], file: str, name: str, value: object) -> None:
    members = {f"{name}.{number}": text for number, text in enumerate(value, 1)} if isinstance(value, list) else {}
    for place, text in (members or {name: value}).items():
        section, _, rest = place.partition(".")
        item, _, key = rest.partition(".")
        where = CataloguePlace(file, section, item)
        if place not in known:
            raise where.refuse(key, N_("there is no such text in English."))
        texts[place] = value_of(where, key, str, text)


def _fields_of(catalogue: Catalogue) -> dict[str, Any]:
    return {name: getattr(catalogue, name) for name in Catalogue.__dataclass_fields__}
