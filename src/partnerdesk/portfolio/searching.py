"""Finds the partnership files below folders: in one order everywhere, subfolders too, and never through a link."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.services.documents import EXTENSION


class NoFolder(PartnerDeskError):
    """A folder that was named is not there, or is none."""


@dataclass(frozen=True, slots=True)
class Searched:
    """The files that were found, and the folders below that may not be looked into."""

    files: tuple[Path, ...]
    closed: tuple[Path, ...]


def files_below(folders: Sequence[Path]) -> Searched:
    """Return every partnership file below the folders, each once, sorted by its whole path.

    A link to a file or a folder is left alone: what it leads to may lie outside. Raises NoFolder.
    """
    found: set[str] = set()
    closed: set[str] = set()
    for folder in folders:
        if not folder.is_dir():
            raise NoFolder(
                Sentence(N_("There is no folder '{folder}'. Name a folder that holds files."), {"folder": folder})
            )
        found.update(_below(os.path.realpath(folder), closed))
    return Searched(_paths(found), _paths(closed))


def _paths(names: set[str]) -> tuple[Path, ...]:
    return tuple(Path(name) for name in sorted(names, key=os.fsencode))


def _below(top: str, closed: set[str]) -> Iterator[str]:
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    elif _is_ours(entry):
                        yield entry.path
        except OSError:
            closed.add(folder)


def _is_ours(entry: os.DirEntry[str]) -> bool:
    return entry.name.lower().endswith(EXTENSION) and not entry.is_symlink()
