"""Keeps the compiled methods of the program's frozen values beside its bytecode, as Python keeps those of modules.

`dataclasses` writes the text of each method and has it compiled whenever a class is made: a thousand texts, a fifth of
a start. A kept method serves only the very same text of the same module under the same Python, so it is never out of
date; any other text is compiled as ever, and kept when the program ends. `python -m partnerdesk.compiled_values [FILE]`
keeps all of them at once; a packaged program has that file as `partnerdesk/values.bin` and never writes it.

It must not know which classes there are, nor what `dataclasses` does with what it compiles.
"""

from __future__ import annotations

import atexit
import dataclasses
import marshal
import os
import sys
from contextlib import suppress
from importlib.util import MAGIC_NUMBER
from mmap import ACCESS_READ, mmap
from pathlib import Path
from types import CodeType
from typing import Any
from zlib import crc32

Texts = dict[str, CodeType]
Part = tuple[memoryview, bytes]
"""The texts of one module as they are in the file, and their checksum."""

OURS = "partnerdesk."
# Without references between equal parts, the same methods are always the same bytes: packages are reproducible.
PLAIN_MARSHAL = 2
HEAD = len(MAGIC_NUMBER) + 8


def place() -> Path:
    """Return where the methods are kept: in the folder of this module's own bytecode, and for the same Python."""
    if is_packaged():
        return Path(__file__).with_name("values.bin")
    own = Path(__spec__.cached or Path(__file__).parent / "__pycache__" / f"_.{sys.implementation.cache_tag}.pyc")
    return own.with_name("values" + own.name[own.name.index(".") :]).with_suffix(".bin")


def is_packaged() -> bool:
    """Return whether this is the packaged program, whose folder holds what was packed and nothing else."""
    return bool(getattr(sys, "frozen", False))


class Methods:
    """Compiled methods, by module and text. One module at a time is held: it makes its classes and is done."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept = _read(file)
        self._module, self._texts = "", Texts()
        self._new: dict[str, Texts] = {}

    def execute(self, text: str, names: dict[str, Any] | None, local: dict[str, Any]) -> None:
        """Do what ``exec`` does with a text."""
        names = vars(dataclasses) if names is None else names
        module = names.get("__name__", "")
        exec(self._code(module, text) if module.startswith(OURS) else text, names, local)  # noqa: S102 - in its place

    def _code(self, module: str, text: str) -> CodeType:
        if module != self._module:
            self._module, self._texts = module, self._kept_of(module)
        code = self._texts.get(text)
        if code is None:
            code = self._texts[text] = compile(text, "<string>", "exec", dont_inherit=True)
            self._new.setdefault(module, {})[text] = code
        return code

    def _kept_of(self, module: str) -> Texts:
        kept = self._kept.get(module)
        texts: Texts = marshal.loads(kept[0]) if kept and _is_whole(kept) else {}  # noqa: S302 - our bytecode
        return texts

    def keep(self) -> None:
        """Write the file where there is something new; a folder that cannot be written to is left as it is."""
        if not self._new:
            return
        kept = {module: bytes(part[0]) for module, part in self._kept.items() if _is_whole(part)}
        for module, texts in self._new.items():
            kept[module] = marshal.dumps(dict(sorted((self._kept_of(module) | texts).items())), PLAIN_MARSHAL)
        with suppress(OSError):
            _write(self._file, kept)
            self._new.clear()


def _read(file: Path) -> dict[str, Part]:
    """Return what a file keeps for this Python, module by module; nothing where it is not there, or not whole.

    It is mapped, not read, and each module's part is checked when it is wanted: a start looks at a part of it.
    """
    try:
        with file.open("rb") as opened:
            content = memoryview(mmap(opened.fileno(), 0, access=ACCESS_READ))
        size = int.from_bytes(content[HEAD - 4 : HEAD], "little")
        table = content[HEAD : HEAD + size]
        if content[:HEAD].tobytes() != _head(table):
            return {}
        places = marshal.loads(table)  # noqa: S302 - as above
        return {module: (content[start:end], checksum) for module, (start, end, checksum) in places.items()}
    except (OSError, ValueError, EOFError, TypeError, AttributeError):
        return {}


def _is_whole(part: Part) -> bool:
    """Return whether a part is as it was written: after a power cut a file may be there with other bytes in it."""
    return _checksum(part[0]) == part[1]


def _checksum(content: bytes | memoryview) -> bytes:
    return crc32(content).to_bytes(4, "little")


def _head(table: bytes | memoryview) -> bytes:
    """Return what a whole file begins with: for which Python it is, and the checksum and length of its table."""
    return MAGIC_NUMBER + _checksum(table) + len(table).to_bytes(4, "little")


def _write(file: Path, kept: dict[str, bytes]) -> None:
    """Put a new file in the place of the old one in one go: another start may be reading it."""
    file.parent.mkdir(exist_ok=True)
    new = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        new.write_bytes(_laid_out(kept))
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def _laid_out(kept: dict[str, bytes]) -> bytes:
    """Return the bytes of a file: its head, a table of where and how long each module's texts are, and these."""
    modules = sorted(kept)
    at = HEAD + len(marshal.dumps(dict.fromkeys(modules, (0, 0, bytes(4))), PLAIN_MARSHAL))
    places = {}
    for module in modules:
        places[module] = (at, at + len(kept[module]), _checksum(kept[module]))
        at += len(kept[module])
    table = marshal.dumps(places, PLAIN_MARSHAL)
    return _head(table) + table + b"".join(kept[module] for module in modules)


def use_kept(file: Path | None = None) -> Methods:
    """Let `dataclasses` use what is kept, from now on, and keep what is new when the program ends."""
    methods = Methods(file or place())
    # A global of that name comes before the built-in one. Where a later Python compiles otherwise, nothing happens.
    vars(dataclasses)["exec"] = methods.execute
    if not (sys.dont_write_bytecode or is_packaged()):
        atexit.register(methods.keep)
    return methods


def keep_all(file: Path | None = None) -> None:
    """Keep the methods of all values that the program has."""
    from importlib import import_module
    from pkgutil import walk_packages

    import partnerdesk

    methods = use_kept(file)
    for each in walk_packages(partnerdesk.__path__, OURS):
        if each.name.endswith(".__main__"):
            continue
        with suppress(ImportError):  # what needs an extra that is not installed is not packed either
            import_module(each.name)
    methods.keep()


if __name__ == "__main__":
    keep_all(*map(Path, sys.argv[1:2]))
