"""Trims the library that tells Qt of the world's languages (ICU's data, 32 MB) to what Qt asks it for, on Linux.

Qt has its own tables for dates, numbers and breaks in text. It asks ICU for three things: how names are sorted,
upper and lower case, and time zones. These are kept for every language, with the root that all fall back to. What
goes: names of regions, units and currencies, dictionaries of words, transliterations, old code pages.
Checked by the self-test inside the package. Needs `as` and `ld` of binutils.
"""

import struct
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

_KIND, _MAGIC = b"CmnD", b"\xda\x27"
_ALIGNED = 16
# Folders of the data, each with something for every language.
_KEPT_FOLDERS = frozenset({"coll"})
# Bundles that stand at the top beside those of languages, and those of the languages that the program speaks.
_KEPT = frozenset(
    f"{name}.res"
    for name in (
        *("root", "pool", "res_index", "en", "en_GB", "en_001", "cy", "cy_GB", "supplementalData", "timezoneTypes"),
        *("zoneinfo64", "metaZones", "windowsZones", "numberingSystems", "keyTypeData", "likelySubtags", "langInfo"),
        *("icuver", "icustd", "genderList", "plurals", "pluralRanges", "dayPeriods", "currencyNumericCodes"),
    )
)
_KEPT_KINDS = (".nrm", ".icu")
_NEVER = frozenset({"unames.icu"})


@dataclass(frozen=True, slots=True)
class Item:
    """One file inside the data: its name, such as ``icudt73l/coll/cy.res``, and what is in it."""

    name: str
    data: bytes


def is_kept(name: str) -> bool:
    """Whether Qt may ask for this item."""
    _, *folders, file = name.split("/")
    if folders:
        return folders[0] in _KEPT_FOLDERS
    return file not in _NEVER and (file in _KEPT or file.endswith(_KEPT_KINDS))


def head_and_items(data: bytes) -> tuple[bytes, list[Item]]:
    """Read a package of ICU data: its head, and its items in order."""
    (size,) = struct.unpack_from("<H", data)
    if data[2:4] != _MAGIC or data[12:16] != _KIND:
        raise ValueError("This is no package of ICU data.")
    (count,) = struct.unpack_from("<I", data, size)
    places = [struct.unpack_from("<II", data, size + 4 + 8 * number) for number in range(count)]
    ends = [place for _, place in places[1:]] + [len(data) - size]
    items = []
    for (name, start), end in zip(places, ends, strict=True):
        word = data[size + name : data.index(b"\0", size + name)].decode("ascii")
        items.append(Item(word, data[size + start : size + end]))
    return data[:size], items


def packed(head: bytes, items: list[Item]) -> bytes:
    """Write a package of ICU data; the items must be in the order of their names, as they were read."""
    names = b"".join(item.name.encode("ascii") + b"\0" for item in items)
    table = 4 + 8 * len(items)
    names += bytes(-(table + len(names)) % _ALIGNED)
    name, place, entries = table, table + len(names), []
    for item in items:
        entries.append(struct.pack("<II", name, place))
        name += len(item.name) + 1
        place += len(item.data) + -len(item.data) % _ALIGNED
    body = b"".join(item.data + bytes(-len(item.data) % _ALIGNED) for item in items)
    return head + struct.pack("<I", len(items)) + b"".join(entries) + names + body


def trim(library: Path) -> None:
    """Write the library anew with what is kept, under the same name and with the same symbol."""
    symbol, start, size = _symbol(library)
    head, items = head_and_items(library.read_bytes()[start : start + size])
    data = packed(head, [item for item in items if is_kept(item.name)])
    with tempfile.TemporaryDirectory() as folder:
        _linked(data, symbol, library, Path(folder))


def _symbol(library: Path) -> tuple[str, int, int]:
    """Return the one symbol of the library, where it starts in the file, and its size."""
    asked = ["nm", "--dynamic", "--defined-only", "--print-size", str(library)]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split()
    start, size, _, symbol = told  # in this library, addresses are places in the file
    return symbol, int(start, 16), int(size, 16)


def _linked(data: bytes, symbol: str, library: Path, folder: Path) -> None:
    (folder / "data").write_bytes(data)
    (folder / "data.s").write_text(
        f'.section .note.GNU-stack,"",%progbits\n.section .rodata\n.balign {_ALIGNED}\n.globl {symbol}\n'
        f'.type {symbol}, %object\n.size {symbol}, {len(data)}\n{symbol}:\n.incbin "data"\n',
        encoding="ascii",
    )
    subprocess.run(["as", "-o", "data.o", "data.s"], cwd=folder, check=True)
    linked = ["ld", "-shared", "-soname", library.name, "-z", "noexecstack", "-z", "relro", "--build-id=none", "-s"]
    subprocess.run([*linked, "-o", "made.so", "data.o"], cwd=folder, check=True)
    library.write_bytes((folder / "made.so").read_bytes())
