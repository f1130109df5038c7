"""Two laptops, one stick, and a world that deletes, renames, sets back, cuts short and copies what lies on it.

Whatever happens in whatever order: every edit that was acknowledged is in the end in a file that opens, or in the work
that a laptop still keeps. What the world takes away that nobody has open, or that a crash did not leave, is not ours.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from partnerdesk.domain.commands import AddRecord
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import OpenPoint
from partnerdesk.services.documents import Documents
from partnerdesk.services.places import WORKSPACES
from partnerdesk.services.session import Session
from partnerdesk.storage import files
from partnerdesk.storage.errors import FileRefused
from partnerdesk.storage.workspace import DATABASE
from tests.services.crashing import crash

START = datetime(2026, 11, 23, 19, tzinfo=UTC)
LONG = "x" * 20_000
DAY = 24 * 3600


def points(partnership: Partnership) -> set[str]:
    """Return the ids of the edits that a partnership holds."""
    return {row.id for row in partnership.rows(OpenPoint)}


class Laptop:
    """One computer: its documents, what is open on it, and what a crash left there."""

    def __init__(self, root: Path, clock: Callable[[], datetime], ids: Callable[[], str]) -> None:
        self.documents = Documents(root, clock, ids, None, person=root.name)
        self.session: Session | None = None
        self.left: set[str] = set()

    def look_again(self) -> None:
        """See what is kept here beside what is open."""
        home = self.documents.root / WORKSPACES
        open_here = self.session.workspace.folder if self.session is not None else None
        folders = [each for each in home.iterdir() if each != open_here] if home.is_dir() else []
        self.left = set().union(*(_peeked(each) for each in folders))


def _peeked(folder: Path) -> set[str]:
    """Read a workspace that nobody has open, from a copy."""
    aside = folder.parent.parent / "peeked"
    shutil.copytree(folder, aside)
    try:
        with closing(sqlite3.connect(aside / DATABASE)) as database:
            return {row[0] for row in database.execute("SELECT id FROM open_point")}
    except sqlite3.Error:
        return set()
    finally:
        shutil.rmtree(aside)


class World:
    """Everything that happens, by one seed."""

    def __init__(self, top: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.stick, self.pocket = top / "stick", top / "pocket"
        self.stick.mkdir(parents=True)
        self.seconds, self.numbers = 0, count(1)
        self.kept: list[bytes] = []
        self.acknowledged: set[str] = set()
        self.edits = 0
        self.told: list[str] = []
        self.reader = Documents(top / "reader", self._now)
        ids = iter(f"id-{number}" for number in count())
        self.laptops = [Laptop(top / name, self._now, lambda: next(ids)) for name in ("one", "other")]
        self.case = self.stick / "case.partnership"
        self.laptops[0].documents.new(self.case).close()

    def _now(self) -> datetime:
        self.seconds += 1
        return START + timedelta(seconds=self.seconds)

    def step(self) -> None:
        """Let one thing happen."""
        laptop = self.chance.choice(self.laptops)
        if self.chance.random() < 0.3:
            self._world()
        elif laptop.session is None:
            self._begin(laptop)
        else:
            self._go_on(laptop, laptop.session)

    # --- what people do -----------------------------------------------------------------------------------------------

    def _begin(self, laptop: Laptop) -> None:
        if self.chance.random() < 0.2:
            self._recover(laptop)
            return
        path = self.stick / self.chance.choice(self._files() or [self.case]).name
        try:
            laptop.session = laptop.documents.open(path, anyway=True)
        except FileRefused as refused:
            self.told.append(f"{path.name}: {refused.code}")
        laptop.look_again()

    def _recover(self, laptop: Laptop) -> None:
        for session in laptop.documents.recover_all():
            self.told.append(f"recovered, {session.path.name}: {session.close().code}")
        laptop.look_again()

    def _go_on(self, laptop: Laptop, session: Session) -> None:
        doing = self.chance.choices(
            [self._edit, self._take_back, self._publish, self._look, self._copy, self._close, self._crash],
            [9, 2, 3, 2, 1, 3, 3],
        )[0]
        self.told.append(f"{doing.__name__} {session.path.name}")
        doing(laptop, session)

    def _edit(self, _laptop: Laptop, session: Session) -> None:
        name = f"N{next(self.numbers)}"
        session.execute(AddRecord(OpenPoint(id=name, note=self.chance.choice(["a", "a", LONG]))))
        self.acknowledged.add(name)
        self.edits += 1

    def _take_back(self, _laptop: Laptop, session: Session) -> None:
        before = points(session.partnership)
        self.chance.choice([session.undo, session.redo])()
        after = points(session.partnership)
        self.acknowledged = (self.acknowledged - (before - after)) | (after - before)

    def _publish(self, _laptop: Laptop, session: Session) -> None:
        self.told.append(session.publish(waits=False).code)

    def _look(self, _laptop: Laptop, session: Session) -> None:
        self.told.append(session.look_outside().code)

    def _copy(self, _laptop: Laptop, session: Session) -> None:
        try:
            session.save_copy(self.stick / f"copy {next(self.numbers)}.partnership")
        except FileRefused as refused:
            self.told.append(refused.code)

    def _close(self, laptop: Laptop, session: Session) -> None:
        with pytest.MonkeyPatch.context() as disk:
            if self.chance.random() < 0.3:
                disk.setattr(files, "sync", _full)
            self.told.append(session.close().code)
        laptop.session = None
        laptop.look_again()

    def _crash(self, laptop: Laptop, session: Session) -> None:
        crash(session)
        laptop.session = None
        laptop.look_again()

    # --- what the world does ------------------------------------------------------------------------------------------

    def _files(self) -> list[Path]:
        folder = self.stick if self.stick.is_dir() else self.pocket
        return sorted(folder.glob("*.partnership"))

    def _world(self) -> None:
        found = self._files()
        # What is done to a stick that is elsewhere nobody here can notice.
        if not self.stick.is_dir() or not found or self.chance.random() < 0.25:
            self.chance.choice([self._clock, self._plug])()
            return
        path = self.chance.choice(found)
        doing = self.chance.choice(
            [self._delete, self._rename, self._keep, self._set_back, self._cut_short, self._double]
        )
        self.told.append(f"world: {doing.__name__} {path.name}")
        doing(path)

    def _delete(self, path: Path) -> None:
        self._is_lost_to(path)
        path.unlink()

    def _rename(self, path: Path) -> None:
        path.rename(path.with_name(f"moved {next(self.numbers)}.partnership"))

    def _keep(self, path: Path) -> None:
        self.kept.append(path.read_bytes())

    def _set_back(self, path: Path) -> None:
        if self.kept:
            self._is_lost_to(path)
            part = path.with_name("part")
            part.write_bytes(self.chance.choice(self.kept))
            part.replace(path)

    def _cut_short(self, path: Path) -> None:
        self._is_lost_to(path)
        os.truncate(path, self.chance.choice([0, 100, min(5000, path.stat().st_size)]))

    def _double(self, path: Path) -> None:
        shutil.copy(path, path.with_name(f"sync {next(self.numbers)}.partnership"))

    def _clock(self) -> None:
        self.seconds += self.chance.choice([-DAY, DAY, -3600, 3 * DAY])

    def _plug(self) -> None:
        here, there = (self.stick, self.pocket) if self.stick.is_dir() else (self.pocket, self.stick)
        here.rename(there)

    def _is_lost_to(self, path: Path) -> None:
        """Ask nothing of what only this file held: nobody works on it, and no crash left it."""
        held = set().union(*(self._points_in(each) for each in self._files() if each != path))
        for laptop in self.laptops:
            held |= laptop.left | (points(laptop.session.partnership) if laptop.session is not None else set())
        self.acknowledged -= self._points_in(path) - held

    def _points_in(self, path: Path) -> set[str]:
        try:
            return points(self.reader.read(path))
        except FileRefused:
            return set()

    # --- the end ------------------------------------------------------------------------------------------------------

    def lost(self) -> set[str]:
        """Let everybody finish, with the stick in, and return the edits that are nowhere."""
        if not self.stick.is_dir():
            self._plug()
        for laptop in self.laptops:
            if laptop.session is not None:
                laptop.session.close()
                laptop.session = None
        for laptop in (*self.laptops, *self.laptops):
            self._recover(laptop)
        held = set().union(*(self._points_in(each) for each in self._files()))
        return self.acknowledged - held.union(*(laptop.left for laptop in self.laptops))

    def unwell(self) -> list[str]:
        """Return the files that open and whose history does not explain what they hold."""
        return [each.name for each in self._files() if self._points_in(each) and not self._is_well(each)]

    def _is_well(self, path: Path) -> bool:
        return all(finding.well for finding in self.reader.verify(path))

    def end(self) -> None:
        """Let go of what is open."""
        for laptop in self.laptops:
            if laptop.session is not None:
                laptop.session.close(discard=True)


def _full(_: Path) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
