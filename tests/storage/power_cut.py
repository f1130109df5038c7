"""What a disk may hold after a power cut, rebuilt from a log of storage calls.

Bytes that were not flushed may be there, may not, or may be there by the sector; names that were not flushed may be
there up to any one of them. Two disks: a strict one, on which a name is safe when its folder was flushed, and one like
ext4, on which flushing any file makes every earlier name safe.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
FOLDER = -1
HEAD = 40


@dataclass(frozen=True)
class Call:
    """One storage call: its letter (see shim.c), one or two paths, where, how much, and the bytes."""

    letter: str
    path: str
    other: str
    offset: int
    data: bytes


def calls_in(log: bytes) -> Iterator[Call]:
    """Yield the calls of a log."""
    at = 0
    while at < len(log):
        letter = chr(log[at])
        first, second = struct.unpack_from("<ii", log, at + 4)
        (offset,) = struct.unpack_from("<q", log, at + 16)
        (follow,) = struct.unpack_from("<i", log, at + 32)
        at += HEAD
        path, other = log[at : at + first].decode(), log[at + first : at + first + second].decode()
        at += first + second
        yield Call(letter, path, other, offset, log[at : at + follow])
        at += follow


@dataclass
class Inode:
    """One file's bytes: those on the disk for certain, and the calls since."""

    safe: bytes = b""
    pending: list[Call] = field(default_factory=list)


def _apply(content: bytearray, call: Call) -> None:
    if call.letter == "T":
        del content[call.offset :]
        content.extend(bytes(call.offset - len(content)))
        return
    content.extend(bytes(max(0, call.offset - len(content))))
    content[call.offset : call.offset + len(call.data)] = call.data


def _sectors(call: Call) -> Iterator[Call]:
    for start in range(0, len(call.data), SECTOR):
        yield Call("W", call.path, "", call.offset + start, call.data[start : start + SECTOR])


@dataclass(frozen=True)
class Naming:
    """One change of names that is not safe yet: a name is given to a file, or taken away."""

    folder: str
    gives: tuple[tuple[str, int], ...] = ()
    takes: tuple[str, ...] = ()

    def do(self, names: dict[str, int]) -> None:
        """Change the names so."""
        for name in self.takes:
            names.pop(name, None)
        names.update(self.gives)


class Disk:
    """A disk that is written by calls and may lose its power at any time."""

    def __init__(self, start: dict[str, bytes], *, strict: bool, seed: int) -> None:
        """Begin with files whose bytes are safe."""
        self.inodes = {number: Inode(content) for number, content in enumerate(start.values())}
        self.safe_names = {name: number for number, name in enumerate(start)}
        self.names = dict(self.safe_names)
        self.known = dict(self.safe_names)
        self.naming: list[Naming] = []
        self.made: set[str] = set()
        self.strict = strict
        self.random = random.Random(seed)

    def do(self, call: Call) -> None:
        """Carry out one call."""
        if call.letter in "WT":
            self._inode(call.path).pending.append(call)
        elif call.letter == "S":
            self._flush(self._inode(call.path))
            if not self.strict:
                self._names_are_safe("")
        elif call.letter == "D":
            self._names_are_safe(call.path if self.strict else "")
        elif call.letter in "CULRMX":
            naming = self._naming(call)
            naming.do(self.names)
            self.known.update(naming.gives)
            self.naming.append(naming)

    def _inode(self, path: str) -> Inode:
        """Return the file that was opened by a name; it keeps being written when its folder was moved."""
        return self.inodes[self.names.get(path, self.known[path])]

    def _naming(self, call: Call) -> Naming:
        folder = str(Path(call.other or call.path).parent)
        if call.letter == "C":
            number = len(self.inodes)
            self.inodes[number] = Inode()
            return Naming(folder, ((call.path, number),))
        if call.letter == "M":
            self.made.add(call.path)
            return Naming(folder, ((call.path, FOLDER),))
        if call.letter in "UX":
            return Naming(folder, takes=(call.path,))
        if call.letter == "L":
            return Naming(folder, ((call.other, self.names[call.path]),))
        inside = {name: number for name, number in self.names.items() if Path(call.path) in Path(name).parents}
        moved = {**inside, **{name: number for name, number in self.names.items() if name == call.path}}
        self.made |= {call.other} if moved.get(call.path) == FOLDER else set()
        gives = tuple((call.other + name[len(call.path) :], number) for name, number in moved.items())
        return Naming(folder, gives, tuple(moved))

    @staticmethod
    def _flush(inode: Inode) -> None:
        content = bytearray(inode.safe)
        for call in inode.pending:
            _apply(content, call)
        inode.safe, inode.pending = bytes(content), []

    def _names_are_safe(self, folder: str) -> None:
        """Make the names of a folder safe; all of them where none is named."""
        for naming in self.naming:
            if folder in {"", naming.folder}:
                naming.do(self.safe_names)
        self.naming = [naming for naming in self.naming if folder not in {"", naming.folder}]

    def after_a_cut(self, how: str) -> dict[str, bytes]:
        """Return what is there when the power goes now: nothing that is not safe, all of it, or some of it."""
        names = dict(self.safe_names)
        most = len(self.naming)
        some = self.random.randint(0, most)
        for naming in self.naming[: {"nothing": 0, "all": most, "names": most}.get(how, some)]:
            naming.do(names)
        return {
            name: self._content(self.inodes[number], how)
            for name, number in names.items()
            if number != FOLDER and not self._without_folder(name, names)
        }

    def _without_folder(self, name: str, names: dict[str, int]) -> bool:
        """Whether a folder that a file lies in was made and is not there."""
        return any(str(folder) in self.made and str(folder) not in names for folder in Path(name).parents)

    def _content(self, inode: Inode, how: str) -> bytes:
        if how in {"nothing", "names"} or not inode.pending:
            return inode.safe
        content = bytearray(inode.safe)
        for call in inode.pending:
            luck = 0.0 if how == "all" else self.random.random()
            if luck < (0.35 if call.letter == "W" else 0.5):
                _apply(content, call)
            elif call.letter == "W" and luck < 0.6:
                for part in _sectors(call):
                    if self.random.random() < 0.5:
                        _apply(content, part)
        return bytes(content)


HOWS = ("nothing", "all", "names")
