"""Makes the Debian package of a frozen folder: the folder under /usr/lib, and what makes a desktop know the program."""

import gzip
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from platform import machine

from contents import NAME, SYSTEM, SYSTEM_OF_SOME
from icons import SIZES, draw
from parts_list import parts_of

from partnerdesk import __version__

HERE = Path(__file__).parent
TOP = HERE.parent
LINUX = HERE / "linux"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
MAINTAINER = "PartnerDesk contributors <partnerdesk@example.org>"
DESCRIPTION = """\
decide with your board whether to work with another organisation
 PartnerDesk guides a charity board through a workshop in ten steps. It hears
 the people whom the charity is for first, compares forms of partnership,
 shows how firm the answer is, records a lawful decision and prints a brief.
 .
 It works without a network and sends nothing anywhere."""


def lay_out(folder: Path, root: Path, asked: Iterable[str], stamp: int) -> None:
    """Lay the package out under ``root``; ``asked`` are the libraries that are left to the system."""
    shutil.rmtree(root, ignore_errors=True)
    share = root / "usr" / "share"
    own = shutil.ignore_patterns("READ-ME*", "LICENCES.txt")
    shutil.copytree(folder, root / "usr" / "lib" / "partnerdesk", symlinks=True, ignore=own)
    _ready(root / "usr" / "bin" / "partnerdesk").symlink_to("../lib/partnerdesk/partnerdesk")
    shutil.copy(LINUX / f"{NAME}.desktop", _ready(share / "applications" / f"{NAME}.desktop"))
    shutil.copy(LINUX / f"{NAME}.xml", _ready(share / "mime" / "packages" / f"{NAME}.xml"))
    shutil.copy(LINUX / f"{NAME}.metainfo.xml", _ready(share / "metainfo" / f"{NAME}.metainfo.xml"))
    _icons(share / "icons" / "hicolor")
    _documents(folder, share, stamp)
    _control(root, depends(asked))
    for place in (root, *root.rglob("*")):
        if not place.is_symlink():
            runs = place.is_dir() or (place.stat().st_mode & 0o100 and ".so" not in place.name)
            place.chmod(0o755 if runs else 0o644)
        os.utime(place, (stamp, stamp), follow_symlinks=False)


def packed(root: Path, dist: Path, stamp: int) -> Path:
    """Pack what was laid out, so that the same files give the same bytes."""
    made = dist / f"partnerdesk_{__version__}_{ARCHITECTURES[machine()]}.deb"
    command = ["dpkg-deb", "--root-owner-group", "--threads-max=1", "-Zxz", "-z9", "-Sextreme", "--build"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(stamp)}
    subprocess.run([*command, str(root), str(made)], env=environment, check=True, stdout=subprocess.DEVNULL)
    return made


def depends(asked: Iterable[str]) -> tuple[str, str]:
    """Return what the package depends on and what it recommends, of the libraries that it names and does not hold."""
    asked = set(asked)
    if unknown := asked - SYSTEM.keys() - SYSTEM_OF_SOME.keys():
        raise SystemExit(f"These libraries are neither packed nor known as the system's: {', '.join(sorted(unknown))}.")
    needed = {SYSTEM[name] for name in asked & SYSTEM.keys()} - {"libc6"}
    wished = {SYSTEM_OF_SOME[name] for name in asked & SYSTEM_OF_SOME.keys()}
    tools = ("shared-mime-info", "desktop-file-utils", "hicolor-icon-theme")
    return ", ".join(("libc6 (>= 2.34)", *sorted(needed))), ", ".join((*sorted(wished), *tools))


def _ready(place: Path) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


def _icons(root: Path) -> None:
    """Draw the icon at each size that desktops ask for."""
    draw(SIZES, root, "{size}x{size}/apps/" + f"{NAME}.png")
    shutil.copy(TOP / "resources" / "icons" / "partnerdesk.svg", _ready(root / "scalable" / "apps" / f"{NAME}.svg"))


def _documents(folder: Path, share: Path, stamp: int) -> None:
    documents = share / "doc" / "partnerdesk"
    _zipped((LINUX / "partnerdesk.1").read_bytes(), share / "man" / "man1" / "partnerdesk.1.gz")
    _zipped((TOP / "CHANGELOG.md").read_bytes(), documents / "CHANGELOG.md.gz")
    _zipped(_changelog(stamp).encode("utf-8"), documents / "changelog.gz")
    _zipped((folder / "LICENCES.txt").read_bytes(), documents / "LICENCES.txt.gz")
    (documents / "copyright").write_text(_copyright(folder), encoding="utf-8")
    shutil.copy(LINUX / "lintian-overrides", _ready(share / "lintian" / "overrides" / "partnerdesk"))


def _zipped(data: bytes, place: Path) -> None:
    with _ready(place).open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as zipped:
        zipped.write(data)


def _changelog(stamp: int) -> str:
    day = datetime.fromtimestamp(stamp, UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
    return (
        f"partnerdesk ({__version__}) unstable; urgency=medium\n\n  * See CHANGELOG.md.gz beside this file.\n\n"
        f" -- {MAINTAINER}  {day}\n"
    )


def _copyright(folder: Path) -> str:
    own = (TOP / "LICENSE").read_text(encoding="utf-8")
    said = (f"{part.name} {part.version}".strip() + f": {part.licence}" for part in parts_of(folder)[1:])
    head = (
        "The package holds these parts; LICENCES.txt.gz beside this file has the licence of each. Qt is used under\n"
        "version 3 of the GNU Lesser General Public License, which is in /usr/share/common-licenses/LGPL-3."
    )
    return f"{own}\n{head}\n\n" + "\n".join(said) + "\n"


def _control(root: Path, needed_and_wished: tuple[str, str]) -> None:
    files = sorted(place for place in root.rglob("*") if place.is_file() and not place.is_symlink())
    needed, wished = needed_and_wished
    control = {
        "Package": "partnerdesk",
        "Version": __version__,
        "Section": "misc",
        "Priority": "optional",
        "Architecture": ARCHITECTURES[machine()],
        "Depends": needed,
        "Recommends": wished,
        "Installed-Size": str(sum(file.stat().st_size for file in files) // 1024),
        "Maintainer": MAINTAINER,
        "Description": DESCRIPTION,
    }
    text = "".join(f"{name}: {value}\n" for name, value in control.items())
    _ready(root / "DEBIAN" / "control").write_text(text, encoding="utf-8")
    sums = (f"{hashlib.md5(file.read_bytes()).hexdigest()}  {file.relative_to(root)}\n" for file in files)  # noqa: S324 - dpkg's own form
    (root / "DEBIAN" / "md5sums").write_text("".join(sums), encoding="utf-8")
