"""Finds the files that ship with the program for its look: fonts, icons and themes.

It must not know what is done with them.
"""

from functools import cache
from importlib import import_module
from pathlib import Path


@cache
def _root() -> Path:
    return Path(next(iter(import_module("partnerdesk.resources").__path__)))


def place_of(folder: str, name: str) -> Path:
    """Return where one shipped file is."""
    return _root() / folder / name


def asset(folder: str, name: str) -> bytes:
    """Return the content of one shipped file."""
    return place_of(folder, name).read_bytes()


def names(folder: str, ending: str) -> tuple[str, ...]:
    """Return the names of the shipped files of ``folder`` with this ending, in order; none where there is no folder."""
    place = _root() / folder
    if not place.is_dir():
        return ()
    return tuple(sorted(entry.name for entry in place.iterdir() if entry.name.endswith(ending)))
