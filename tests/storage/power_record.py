"""Lets a person work under the shim while every storage call is written into a log. Run as a process.

What was acknowledged goes into a file of its own, ACK, whose writes stand in the log between the others.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from io import FileIO
from pathlib import Path

from partnerdesk.domain.commands import AddRecord, ChangeFields
from partnerdesk.domain.records import Objective
from partnerdesk.storage import connecting, files, in_place, publishing, whereabouts
from tests.storage.fault_scenes import EDITS, SCENES, Person, Place, Scene, doing
from tests.storage.shim import Shim

ACK = "ACK"


def _twenty(person: Person) -> None:
    for command in EDITS:
        person.does(doing(command))
    for number in range(12):
        person.does(doing(ChangeFields(Objective, ("OB1",), {"measure": f"{number} " * (200 * (number % 4))})))
    person.does(lambda session: session.undo())
    person.does(doing(AddRecord(Objective(id="OB7"))))


_BY_NAME = {scene.name: scene for scene in SCENES}
PLAYS = {
    "workspace": Scene("workspace", _twenty, _BY_NAME["edit"].before, _BY_NAME["admit"].prepare),
    "publish": _BY_NAME["publish"],
    "large publish": _BY_NAME["publish"],
    "publish in place": _BY_NAME["publish in place"],
    "create": _BY_NAME["create"],
    "close": _BY_NAME["close"],
}


def _weaker(*instead: str) -> Callable[[], None]:
    def weaken() -> None:
        names = {pragma.partition("=")[0] for pragma in instead}
        kept = [pragma for pragma in connecting._WORKSPACE if pragma.partition("=")[0] not in names]
        setattr(connecting, "_WORKSPACE", (*kept, *instead))  # noqa: B010 - a constant of another module

    return weaken


def _no_flush() -> None:
    files.sync = files.sync_folder = _not_at_all


def _no_flush_in_place() -> None:
    setattr(in_place, "_flush", _not_at_all)  # noqa: B010 - a function of another module


def _only_the_rest_flushed() -> None:
    """Put the mark where the header was, and the header back, without waiting for the disk in between."""
    setattr(in_place, "_put_head", _put_without_flush)  # noqa: B010 - a function of another module


def _put_without_flush(target: FileIO, at: int, head: bytes) -> None:
    target.seek(at)
    target.write(head)


def _not_at_all(path: object) -> None:
    """Take the place of a flush."""


# What a program does that takes less care: each must be found out.
CARELESS: dict[str, Callable[[], None]] = {
    "none": lambda: None,
    "synchronous=NORMAL": _weaker("synchronous=NORMAL"),
    "journal_mode=DELETE, synchronous=FULL": _weaker("journal_mode=DELETE", "synchronous=FULL", "locking_mode=NORMAL"),
    "no flush before the document is replaced": _no_flush,
    "no flush while the document is written over": _no_flush_in_place,
    "no flush of the mark before the document is written over": _only_the_rest_flushed,
}


def main() -> None:
    """Record one play: name, folder, log, and what is left out."""
    play, place, log, without = PLAYS[sys.argv[1]], Place(Path(sys.argv[2])), Path(sys.argv[3]), sys.argv[4]
    CARELESS[without]()
    if sys.argv[1] == "large publish":
        publishing.LARGE = 0
    shim = Shim(place.folder)
    case = place.case
    # What the folder refuses is a stand-in's doing, and so is it that the disk is known, which not every system tells.
    setattr(whereabouts, "_is_fixed", lambda _: True)  # noqa: B010 - a function of another module
    shim.keep(case if play.kept else None, case.parent if play.kept == "folder" else None)
    shim.watch(log)
    acknowledged = os.open(place.folder / ACK, os.O_CREAT | os.O_WRONLY | os.O_APPEND)

    def say(word: str) -> None:
        os.write(acknowledged, word.encode())

    person = Person(place, say, shim.watch)
    if play.before:
        play.before(person)
    play.work(person)
    os._exit(0)


if __name__ == "__main__":
    main()
