"""What the program is made of: every part that ships with it, its version and the licence that it is given under.

Read from what is installed, so that the list is true for a checkout and for a package alike. What a package carries
besides is written into it when it is made. Knows no screen.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.resources import files
from importlib.resources.abc import Traversable
from platform import python_version

PROGRAM = "partnerdesk"
CARRIED = "carried.json"
"""Stands among the licence texts of a package, and names the libraries of a system that it carries."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
# Needed to install a part, or to look for its plugins, and never shipped with one.
_NOT_SHIPPED = frozenset({"pip"})
# Parts that carry no licence text of their own, or not of what is built into them.
_QT = ("LGPL-3.0.txt", "GPL-3.0.txt")
_TEXTS_HELD_HERE = {
    "pyside6_essentials": _QT,
    "shiboken6": _QT,
    "sqlcipher3": ("SQLCipher.txt", "Apache-2.0.txt"),
}
_SAID_HERE = {
    "sqlcipher3": "Zlib; built into it: SQLCipher (BSD-3-Clause), SQLite (public domain), OpenSSL (Apache-2.0)",
}
_FONTS = {
    "OFL-": "SIL Open Font License 1.1",
    "APACHE-": "Apache License 2.0",
}


@dataclass(frozen=True, slots=True)
class ShippedPart:
    """One part: its name, version, the licence in a word, and the licence texts as they came with it."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


def shipped_parts() -> tuple[ShippedPart, ...]:
    """Return every part that ships, this program first, then others by name, what a package carries, then fonts.

    A part that is optional and not installed is left out.
    """
    found = {each.name.lower(): each for each in _needed(PROGRAM, set())}
    own = found.pop(PROGRAM, None)
    others = [_of_distribution(found[name]) for name in sorted(found)]
    first = [_of_distribution(own)] if own is not None else []
    return (*first, _python(), *others, *carried_in(_folder("licences")), *_fonts())


def part_installed(name: str) -> ShippedPart:
    """Return one installed part; raises PackageNotFoundError."""
    return _of_distribution(distribution(name))


def carried_in(folder: Traversable) -> tuple[ShippedPart, ...]:
    """Return what a package carries, as it stands in a folder; nothing in a checkout."""
    listed = folder.joinpath(CARRIED)
    if not listed.is_file():
        return ()
    found = json.loads(listed.read_text(encoding="utf-8"))
    return tuple(ShippedPart(**{**each, "texts": tuple(each["texts"])}) for each in found)


def as_carried(parts: Iterable[ShippedPart]) -> str:
    """Return the text that :func:`carried_in` reads."""
    return json.dumps([asdict(each) for each in parts], indent=1, ensure_ascii=False) + "\n"


def licence_texts(besides: Iterable[ShippedPart] = ()) -> str:
    """Return all licences as one text, part by part; ``besides`` are parts that only a package has."""
    return "\n\n".join(
        "\n".join((f"{part.name} {part.version}".strip(), part.licence, "", *part.texts)).strip()
        for part in (*shipped_parts(), *besides)
    )


def _needed(name: str, seen: set[str]) -> Iterator[Distribution]:
    """Give a distribution and all that it asks for and that is here."""
    key = _key(name)
    if key in seen:
        return
    seen.add(key)
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return
    yield found
    for wanted in found.requires or ():
        named = _NAME.match(wanted)
        if named is not None and _key(named[0]) not in _NOT_SHIPPED and _ships(wanted):
            yield from _needed(named[0], seen)


def _ships(wanted: str) -> bool:
    """Whether what is asked for is asked for always, or by this program's own extra."""
    return "extra ==" not in wanted or 'extra == "protect"' in wanted


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "_", name).lower()


def _of_distribution(found: Distribution) -> ShippedPart:
    said = found.metadata
    licence = (
        _SAID_HERE.get(_key(found.name))
        or _first_line(said["License-Expression"])
        or _first_line(said["License"])
        or _classified(said.get_all("Classifier"))
    )
    held = _TEXTS_HELD_HERE.get(_key(found.name), ())
    texts = (*_own_texts(found), *(_held(name) for name in held))
    name = "PartnerDesk" if _key(found.name) == PROGRAM else found.name
    return ShippedPart(name, found.version, licence, texts)


def _first_line(text: str | None) -> str:
    line = (text or "").strip().split("\n", 1)[0]
    return "" if line == "UNKNOWN" else line


def _classified(classifiers: list[str] | None) -> str:
    """Return the licence that a part is classified under."""
    said = [each.rsplit(" :: ", 1)[1] for each in classifiers or () if each.startswith("License ::")]
    return ", ".join(said)


def _own_texts(found: Distribution) -> Iterator[str]:
    for file in found.files or ():
        place = str(file).replace("\\", "/")
        if ".dist-info/" in place and _is_licence(place):
            yield _read(file.read_binary())


def _read(text: bytes) -> str:
    """Return a licence text; a few old ones are kept in Latin-1."""
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("latin-1")


def _is_licence(place: str) -> bool:
    name = place.rsplit("/", 1)[1].upper()
    return "/licenses/" in place or any(word in name for word in ("LICEN", "COPYING", "NOTICE"))


def _folder(name: str) -> Traversable:
    return files("partnerdesk.resources").joinpath(name)


def _held(name: str) -> str:
    return _folder("licences").joinpath(name).read_text(encoding="utf-8")


def _python() -> ShippedPart:
    return ShippedPart("Python", python_version(), "PSF-2.0", (_held("Python-3.11.txt"),))


def _fonts() -> Iterator[ShippedPart]:
    """Give the fonts, by the licence text that stands beside them."""
    for file in sorted(_folder("fonts").iterdir(), key=lambda each: each.name):
        for start, licence in _FONTS.items():
            if file.name.startswith(start):
                family = file.name.removeprefix(start).removesuffix(".txt")
                yield ShippedPart(family, "", licence, (file.read_text(encoding="utf-8"),))
