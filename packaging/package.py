"""Makes what people install on Linux, in dist/: a folder that runs from anywhere (.tar.xz) and a Debian package.

`make package` calls it with a Python of its own that holds the program, its parts and the tools, and nothing else.
Two builds of the same tree differ in nothing but what packaging/README.md lists.
"""

import lzma
import os
import shutil
import subprocess
import sys
import tarfile
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from platform import machine

from contents import NEVER_WITHOUT
from debian import lay_out, packed
from languages import trim
from libraries import asked_of_the_system, is_elf
from parts_list import describe

from partnerdesk import __version__

HERE = Path(__file__).parent
TOP = HERE.parent
BUILD = TOP / "build" / "package"
DIST = TOP / "dist"


def stamp() -> int:
    """Return the time that everything made here bears: that of the last change, or SOURCE_DATE_EPOCH."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    asked = ["git", "-C", str(TOP), "log", "-1", "--format=%ct"]
    return int(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)


def frozen() -> Path:
    """Build the folder that holds the program and everything that it needs, and return it."""
    # What is stored as it is packs far better together than each part squeezed alone.
    plain = {"PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0"}
    environment = {**os.environ, **plain, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(stamp())}
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "--clean"]
    places = ["--distpath", str(BUILD), "--workpath", str(BUILD / "work")]
    subprocess.run([*command, *places, str(HERE / "partnerdesk.spec")], env=environment, check=True)
    return BUILD / "partnerdesk"


def slim(folder: Path) -> None:
    """Take out of the folder's files what nobody reads while the program runs."""
    inside = folder / "_internal"
    for place in sorted(inside.rglob("*")):
        # What wheels bring in a folder of their own was laid out anew after linking, and strip would break it.
        own = not place.parent.name.endswith(".libs")
        if own and ".so" in place.name and place.is_file() and not place.is_symlink() and is_elf(place):
            subprocess.run(["strip", "--strip-unneeded", "--remove-section=.comment", str(place)], check=True)
    for library in inside.glob("PySide6/Qt/lib/libicudata.so.*"):
        trim(library)
    for record in inside.glob("*.dist-info/RECORD"):
        lines = record.read_text(encoding="utf-8").splitlines()
        kept = sorted(
            line for line in lines if (inside / line.split(",")[0]).is_file() and line.startswith(record.parent.name)
        )
        record.write_text("".join(f"{line}\n" for line in kept if "/RECORD," not in line), encoding="utf-8")


def whole(folder: Path) -> None:
    """Refuse a folder that lacks what a feature stands on, or fails its own test."""
    missing = [what for what, place in NEVER_WITHOUT.items() if not (folder / "_internal" / place).exists()]
    if missing:
        raise SystemExit(f"The build lacks what is needed for: {', '.join(missing)}.")
    subprocess.run([str(folder / "partnerdesk"), "--selftest"], check=True)


def tarball(folder: Path, dist: Path, when: int) -> Path:
    """Pack the folder so that the same files give the same bytes."""
    made = dist / f"partnerdesk-{__version__}-linux-{machine()}.tar.xz"
    squeezed = {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME}
    filters = [{"id": lzma.FILTER_X86}, squeezed] if machine() == "x86_64" else [squeezed]
    with (
        lzma.open(made, "wb", format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC64, filters=filters) as file,
        tarfile.open(fileobj=file, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        for place in sorted(folder.rglob("*")):
            tar.add(
                place, Path(folder.name, place.relative_to(folder)), recursive=False, filter=partial(_nobodys, when)
            )
    return made


def _nobodys(when: int, entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = when
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry


def main() -> None:
    """Build, describe and pack; with the word `unpacked`, leave the last out."""
    DIST.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    folder = frozen()
    slim(folder)
    describe(folder)
    shutil.copy(HERE / "linux" / "READ-ME-FIRST.txt", folder / "READ-ME-FIRST.txt")
    whole(folder)
    root = BUILD / "debian"
    lay_out(folder, root, asked_of_the_system(folder), stamp())
    built = time.monotonic()
    if sys.argv[1:] == ["unpacked"]:
        return
    with ThreadPoolExecutor() as both:  # packing well takes a minute or two each
        packing = both.submit(tarball, folder, DIST, stamp()), both.submit(packed, root, DIST, stamp())
        for made in (each.result() for each in packing):
            sys.stdout.write(f"{made.relative_to(TOP)}  {made.stat().st_size / 1e6:.1f} MB\n")
    sys.stdout.write(f"built in {built - started:.0f} s, packed in {time.monotonic() - built:.0f} s\n")


if __name__ == "__main__":
    main()
