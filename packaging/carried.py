"""Finds whose the libraries of the building system are that a frozen folder carries, and under which licence.

Debian keeps both: which package a library is of, and its copyright file. Elsewhere nothing is carried.
"""

import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

from partnerdesk.services.parts import ShippedPart, part_installed

DOCUMENTS = Path("/usr/share/doc")
_FEW = 3
_STANZA = re.compile(r"^License: *(\S.*)$", re.MULTILINE)


def carried(folder: Path) -> tuple[ShippedPart, ...]:
    """Return the libraries that a frozen folder carries besides its Python parts, and the loader that starts it."""
    libraries = [place.name for place in sorted(folder.glob("_internal/*.so*")) if _is_of_the_system(place)]
    found = {_package_of(name) for name in libraries} if sys.platform == "linux" else set()
    return (*map(_part, sorted(found)), *_loader())


def _is_of_the_system(place: Path) -> bool:
    """Return whether a library stands there itself; what a Python part brings stands in a folder of that part."""
    return not place.is_symlink() and not place.name.startswith("libpython")


def _package_of(library: str) -> str:
    asked = subprocess.run(["dpkg", "-S", f"*/{library}"], capture_output=True, text=True, check=False)
    for line in asked.stdout.splitlines():
        owner, _, place = line.partition(": ")
        if place.startswith(("/lib", "/usr/lib")) and " " not in owner:  # neither several packages nor a diversion
            return owner.partition(":")[0]
    raise SystemExit(f"Whose library {library} is cannot be said here, so its licence cannot be passed on.")


def _part(package: str) -> ShippedPart:
    asked = ["dpkg-query", "--show", "--showformat", "${Version}\n", package]
    version = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()[0]
    text = (DOCUMENTS / package / "copyright").read_text("utf-8", errors="replace")
    return ShippedPart(package, version, said_by(text), (text,))


def said_by(text: str) -> str:
    """Return the licences that a copyright file names, where these are few; of many it says itself which is of what."""
    told = [
        each for each in text.split("\n\n") if not each.startswith("Files: debian/")
    ]  # what packs it is not carried
    named = list(dict.fromkeys(each.strip() for each in _STANZA.findall("\n\n".join(told))))
    return ", ".join(named) if 0 < len(named) <= _FEW else "as its text says"


def _loader() -> tuple[ShippedPart, ...]:
    """Return what PyInstaller leaves in a frozen program: a loader, which may go with any program."""
    try:
        part = part_installed("pyinstaller")
    except PackageNotFoundError:
        return ()
    return (ShippedPart("PyInstaller’s loader", part.version, part.licence, part.texts),)
