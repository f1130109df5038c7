"""Which shared libraries a file of the build names, on Linux. Reads with binutils; knows nothing of what ships."""

import re
import subprocess
from os import PathLike
from pathlib import Path

_NAMED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_ELF = b"\x7fELF"


def is_elf(place: Path) -> bool:
    """Whether it is a program or a library of Linux."""
    with place.open("rb") as file:
        return file.read(len(_ELF)) == _ELF


def needs(place: "PathLike[str] | str") -> tuple[str, ...]:
    """Return the names of the libraries that a program or library asks the system for when it is loaded."""
    asked = ["objdump", "--private-headers", str(place)]
    return tuple(_NAMED.findall(subprocess.run(asked, capture_output=True, text=True, check=True).stdout))


def asked_of_the_system(folder: Path) -> dict[str, set[str]]:
    """Return each library that a file of the folder names and the folder lacks, with the files that name it."""
    held = [place for place in folder.rglob("*") if place.is_file() and is_elf(place)]
    names = {place.name for place in folder.rglob("*")}
    asked: dict[str, set[str]] = {}
    for place in held:
        for name in needs(place):
            if name not in names:
                asked.setdefault(name, set()).add(str(place.relative_to(folder)))
    return asked
