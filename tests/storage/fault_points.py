"""Plays one scene once for every storage call in it, and lets that call go wrong. Run under the shim, as a process.

For each point: the same files, a child that works until the fault and after it, and then the next start: what was
acknowledged must be there, whole, able to be published, and nothing may be left lying about.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from partnerdesk.domain.partnership import Partnership
from partnerdesk.services.session import Session
from partnerdesk.storage import files, in_place, publishing, whereabouts
from partnerdesk.storage.errors import FileRefused
from tests.storage.fault_scenes import (
    CASE,
    ERASED,
    ERASING,
    OTHER,
    SCENES,
    Person,
    Place,
    Scene,
    states_of,
    with_one_of,
    without_times,
)
from tests.storage.shim import FAULTS, UNREADABLE, Fault, Shim

ALL = (*FAULTS, UNREADABLE)


@dataclass
class Told:
    """What a child said before it ended: how many steps were done, what was written, what it was told, how it ended."""

    done: int = 0
    written: bool = False
    refusals: list[str] = field(default_factory=list)
    ended: str = ""
    calls: int = 0

    @staticmethod
    def of(text: str) -> Told:
        """Read the lines of a child."""
        told = Told()
        for line in text.splitlines():
            word, _, rest = line.partition(" ")
            if word == "done":
                told.done = int(rest)
            elif word == "written":
                told.written = True
            elif word == "told":
                told.refusals.append(rest)
            elif word == "calls":
                told.calls = int(rest)
            elif word == "ended":
                told.ended = rest
        return told


class Points:
    """One scene with one kind of fault."""

    def __init__(self, scene: Scene, fault: Fault, folder: Path) -> None:
        """Make what is there before, and play the scene once without a fault to know what each step leads to."""
        self.scene, self.fault = scene, fault
        self.seed, self.place = folder / "seed", Place(folder / "play")
        self.place.case.parent.mkdir(parents=True)
        scene.prepare(self.place)
        (folder / "play").rename(self.seed)
        self._restore()
        self.states = list(states_of(scene, self.place))
        there = [self.seed / "documents" / name for name in (CASE, OTHER)]
        self.original = {path.name: path.read_bytes() for path in there if path.exists()}
        self.before = [without_times(self._read(self.seed / "documents" / name)) for name in self.original]
        self.shim = Shim(self.place.folder)
        self.refuse(scene.kept)

    def refuse(self, kept: str) -> None:
        """Let the folder of the document refuse what the scene says, here and in the children."""
        case = self.place.case
        self.shim.keep(case if kept else None, case.parent if kept == "folder" else None)

    def _read(self, path: Path) -> Partnership:
        documents = Place(path.parent.parent / "reader").documents()
        return with_one_of(self.scene.passwords, lambda password: documents.read(path, password))

    def _restore(self) -> None:
        shutil.rmtree(self.place.folder, ignore_errors=True)
        shutil.copytree(self.seed, self.place.folder)
        self.place.case.parent.mkdir(exist_ok=True, parents=True)

    # --- the child ----------------------------------------------------------------------------------------------------

    def play(self, at: int) -> Told:
        """Play the scene in a child with the call ``at`` going wrong; 0 to count them."""
        self._restore()
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)

            def say(line: str) -> None:
                os.write(writing, f"{line}\n".encode())

            self._in_child(at, say)
        os.close(writing)
        with os.fdopen(reading) as lines:
            told = Told.of(lines.read())
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            told.ended = signal.Signals(os.WTERMSIG(status)).name
        return told

    def _in_child(self, at: int, say: Callable[[str], None]) -> None:
        try:
            person = Person(self.place, say, self.shim.watch, self.scene.passwords)
            self.shim.watch()
            if self.scene.before:
                self.scene.before(person)
            if at:
                self.shim.fail(self.fault, at)
            else:
                self.shim.count_only(self.fault.letters)
            self.scene.work(person)
            say(f"calls {self.shim.count}")
            say("ended well")
        except BaseException as error:  # noqa: BLE001 - whatever comes out is what this looks for
            say(f"ended {type(error).__name__}: {error}"[:300].replace("\n", " "))
        finally:
            os._exit(0)

    # --- the next start -----------------------------------------------------------------------------------------------

    def bad(self, told: Told) -> list[str]:
        """Return what is not as it must be after a point."""
        found = [] if told.ended == "well" or (self.fault.kills and told.ended == "SIGKILL") else [told.ended]
        try:
            found += self._documents_are_whole(told)
            found += self._next_start(told)
        except (FileRefused, OSError, AssertionError, ValueError, KeyError) as error:
            found.append(f"next start: {type(error).__name__} {error}")
        return found

    def _documents_are_whole(self, told: Told) -> list[str]:
        bad = []
        for path in (self.place.case, self.place.other):
            if not path.exists():
                if path.name in self.original or (told.written and path.name in self.scene.written):
                    bad.append(f"{path.name} is gone")
            elif path.read_bytes() != self.original.get(path.name):
                if path.name not in self.scene.written:
                    bad.append(f"{path.name} was touched")
                if self._is_being_written(path, told):
                    continue
                held = without_times(self._read(path))
                if held not in self.states and held not in self.before:
                    bad.append(f"{path.name} holds what never was")
            elif told.written and path.name in self.scene.written and self.scene.name != "admit":
                bad.append(f"{path.name} was said to be written and is the old one")
        return bad

    def _is_being_written(self, path: Path, told: Told) -> bool:
        """A document that is written over where it lies may say of itself that this was cut off by a kill."""
        if not self.scene.kept or told.ended != "SIGKILL":
            return False
        try:
            self._read(path)
        except FileRefused as refused:
            return refused.code == "half-written" and "writes the file whole" in str(refused)
        return False

    def _next_start(self, told: Told) -> list[str]:
        documents = self.place.documents()
        sessions = documents.recover_all()
        if documents.waiting():
            case, passwords = self.place.case, self.scene.passwords
            sessions = (*sessions, with_one_of(passwords, lambda password: documents.open(case, password)))
        bad = self._wrongly_protected(told)
        for session in sessions:
            bad += self._is_acknowledged(session.partnership, told) + self._goes_on(session)
        if not sessions:
            bad += self._nothing_recovered(told)
        # What says who has a document open outlives a crash; it is known to be dead, and goes when the file is opened.
        known = {CASE, OTHER, *(f".~lock.{name}.open#" for name in (CASE, OTHER))}
        left = [path.name for path in self.place.case.parent.iterdir() if path.name not in known]
        workspaces = self.place.home / "workspaces"
        left += [path.name for path in workspaces.iterdir()] if workspaces.is_dir() else []
        return [*bad, *(f"left {name}" for name in left), *self._words_left(told)]

    def _wrongly_protected(self, told: Told) -> list[str]:
        """Once the document was said to be written after a change of the password, the new one opens it."""
        if not told.written or len(self.scene.passwords) == 1:
            return []
        held = self.place.documents().read(self.place.case, self.scene.passwords[-1])
        return [] if without_times(held) in self.states else ["the new password opens something else"]

    def _words_left(self, told: Told) -> list[str]:
        """Return where words still are that were erased, and said to be."""
        if self.scene.name not in ERASING or not told.done:
            return []
        files = [path for path in self.place.folder.rglob("*") if path.is_file()]
        return [f"words left in {path.name}" for path in files if ERASED.encode() in path.read_bytes()]

    def _nothing_recovered(self, told: Told) -> list[str]:
        path = self.place.other if OTHER in self.scene.written else self.place.case
        if not path.exists():
            return ["everything is gone"] if told.written or path.name in self.original else []
        if self.scene.before is None and self.scene.name != "migrate":
            return self._is_acknowledged(self._read(path), told) if told.written else []
        if self.scene.name == "migrate":
            return []
        return self._is_acknowledged(self._read(self.place.case), told)

    def _is_acknowledged(self, partnership: Partnership, told: Told) -> list[str]:
        """What was acknowledged is there; where the process died, the step after it may be there too."""
        allowed = self.states[told.done : told.done + (2 if told.ended == "SIGKILL" else 1)]
        return [] if without_times(partnership) in allowed else [f"{told.done} were done and another state is there"]

    def _goes_on(self, session: Session) -> list[str]:
        """A session goes on after the next start: its document can be written and read."""
        wanted = session.partnership
        state = session.publish()
        session.close()
        if state.problem is not None:
            return [f"cannot publish: {state.code}"]
        held = self._read(session.path)
        return [] if held == wanted else ["publishes something else"]


def be_careless() -> None:
    """Write files where they lie, as a program would that takes no care: this must be found."""

    def write_over(part: Path, path: Path, change: tuple[str, str], earlier: Path, mark: str) -> None:
        path.write_bytes(part.read_bytes())

    def copy_over(part: Path, path: Path, tries: int = 1) -> None:
        with part.open("rb") as source, path.open("wb", buffering=0) as target:
            while chunk := source.read(4096):
                target.write(chunk)
        part.unlink()

    files.replace = copy_over
    in_place.write_over = write_over
    publishing._replaces = lambda *_, **__: False


def main() -> None:
    """Play one scene with one kind of fault and print what was found, as JSON."""
    scene = next(scene for scene in SCENES if scene.name == sys.argv[1])
    fault = next(fault for fault in ALL if fault.name == sys.argv[2])
    folder, step = Path(sys.argv[3]), int(sys.argv[4])
    if "careless" in sys.argv:
        be_careless()
    if "large" in sys.argv:
        publishing.LARGE = 0
    # What the folder refuses is a stand-in's doing, and so is it that the disk is known, which not every system tells.
    setattr(whereabouts, "_is_fixed", lambda _: True)  # noqa: B010 - a function of another module
    # The same password and salt give the same key; a thousand times a quarter of a second is all that this leaves out.
    setattr(hashlib, "pbkdf2_hmac", cache(hashlib.pbkdf2_hmac))  # noqa: B010 - a function of another module
    points = Points(scene, fault, folder)
    first = points.play(0)
    bad: list[Any] = [[0, *points.bad(first)]] if points.bad(first) else []
    tried = told_of = killed = 0
    for at in range(1 + ALL.index(fault) % step, first.calls + 1, step):
        points.refuse(scene.kept)
        told = points.play(at)
        # Every other time the next start finds a folder that lets files be replaced again.
        points.refuse(scene.kept if at % 2 else "")
        tried += 1
        told_of += bool(told.refusals)
        killed += told.ended == "SIGKILL"
        if found := points.bad(told):
            bad.append([at, *found, told.refusals])
    with suppress(OSError):
        shutil.rmtree(folder)
    print(json.dumps({"calls": first.calls, "tried": tried, "told": told_of, "killed": killed, "bad": bad}))


if __name__ == "__main__":
    main()
