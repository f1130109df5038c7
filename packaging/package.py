"""Makes what people install on Linux, in dist/: a folder that runs from anywhere (.tar.xz) and a Debian package.

`make package` calls it with a Python of its own that holds the program, its parts and the tools, and nothing else.
Two builds of the same tree differ in nothing but what packaging/README.md lists.
"""

import gzip
import json
import lzma
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from icons import SIZES, draw

from partnerdesk import __version__
from partnerdesk.services.parts import licence_texts, shipped_parts

HERE = Path(__file__).parent
TOP = HERE.parent
LINUX = HERE / "linux"
BUILD = TOP / "build" / "package"
DIST = TOP / "dist"
NAME = "org.partnerdesk.PartnerDesk"
ICON = TOP / "resources" / "icons" / "partnerdesk.svg"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
# What a frozen build takes from the system, on Debian 12 and Ubuntu 22.04 and newer.
NEEDED = (
    "libc6 (>= 2.34), libgl1, libegl1, libxcb1, libxcb-cursor0, libxcb-icccm4, libxcb-keysyms1, libxcb-shape0, "
    "libxkbcommon-x11-0, libdbus-1-3, libfontconfig1"
)
DESCRIPTION = """\
decide with your board whether to work with another organisation
 PartnerDesk guides a charity board through a workshop in ten steps. It hears
 the people whom the charity is for first, compares forms of partnership,
 shows how firm the answer is, records a lawful decision and prints a brief.
 .
 It works without a network and sends nothing anywhere.
"""


def stamp() -> int:
    """Return the time that everything made here bears: that of the last change, or SOURCE_DATE_EPOCH."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    asked = ["git", "-C", str(TOP), "log", "-1", "--format=%ct"]
    return int(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)


def frozen() -> Path:
    """Build the folder that holds the program and everything that it needs, and return it."""
    environment = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(stamp())}
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "--clean"]
    places = ["--distpath", str(BUILD), "--workpath", str(BUILD / "work")]
    subprocess.run([*command, *places, str(HERE / "partnerdesk.spec")], env=environment, check=True)
    folder = BUILD / "partnerdesk"
    for library in ("libpython3*.so*", "sqlcipher3/_sqlite3*.so"):
        for place in (folder / "_internal").glob(library):
            subprocess.run(["strip", "--strip-unneeded", str(place)], check=True)
    return folder


def describe(folder: Path) -> None:
    """Put beside the program what it is made of: licences, and a list of parts that machines read."""
    (folder / "LICENCES.txt").write_text(licence_texts() + "\n", encoding="utf-8")
    (folder / "sbom.cdx.json").write_text(parts_list(), encoding="utf-8")
    shutil.copy(HERE / "linux" / "READ-ME-FIRST.txt", folder / "READ-ME-FIRST.txt")


def parts_list() -> str:
    """Return a CycloneDX list of every part that ships, without anything that changes from build to build."""
    asked = [
        sys.executable,
        "-m",
        "cyclonedx_py",
        "environment",
        "--output-reproducible",
        "--of",
        "JSON",
        "--sv",
        "1.6",
    ]
    found = json.loads(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)
    shipped = {part.name.lower(): part for part in shipped_parts()}
    known = {each["name"].lower(): each for each in found["components"]}
    parts = []
    for name, part in shipped.items():
        own = {"type": "library", "name": part.name, "licenses": [{"license": {"name": part.licence}}]}
        if part.version:
            own["version"] = part.version
        parts.append(known.get(name, {"bom-ref": f"part-{name}", **own}))
    kept = {each["bom-ref"] for each in parts}
    found["components"] = parts
    found["dependencies"] = [
        {**each, "dependsOn": [other for other in each.get("dependsOn", ()) if other in kept]}
        for each in found.get("dependencies", ())
        if each["ref"] in kept
    ]
    found["metadata"]["component"] = {
        "bom-ref": "partnerdesk",
        "type": "application",
        "name": "PartnerDesk",
        "version": __version__,
        "licenses": [{"license": {"id": "MIT"}}],
    }
    return json.dumps(found, indent=2, sort_keys=True) + "\n"


def tarball(folder: Path) -> Path:
    """Pack the folder so that the same files give the same bytes."""
    made = DIST / f"partnerdesk-{__version__}-linux-{os.uname().machine}.tar.xz"
    with (
        lzma.open(made, "wb", preset=6) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        for place in sorted(folder.rglob("*")):
            tar.add(place, Path(folder.name, place.relative_to(folder)), recursive=False, filter=_nobodys)
    return made


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = stamp()
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry


def icons(root: Path) -> None:
    """Draw the icon at each size that desktops ask for."""
    draw(SIZES, root, "{size}x{size}/apps/" + f"{NAME}.png")
    shutil.copy(ICON, _ready(root / "scalable" / "apps" / f"{NAME}.svg"))


def _ready(place: Path) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


def _packed(text: bytes, place: Path) -> None:
    with _ready(place).open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=stamp()) as packed:
        packed.write(text)


def debian(folder: Path) -> Path:
    """Make the Debian package: the folder under /usr/lib, and what makes a desktop know it."""
    root = BUILD / "debian"
    shutil.rmtree(root, ignore_errors=True)
    share = root / "usr" / "share"
    shutil.copytree(
        folder, root / "usr" / "lib" / "partnerdesk", symlinks=True, ignore=shutil.ignore_patterns("READ-ME*")
    )
    _ready(root / "usr" / "bin" / "partnerdesk").symlink_to("../lib/partnerdesk/partnerdesk")
    shutil.copy(LINUX / f"{NAME}.desktop", _ready(share / "applications" / f"{NAME}.desktop"))
    shutil.copy(LINUX / f"{NAME}.xml", _ready(share / "mime" / "packages" / f"{NAME}.xml"))
    shutil.copy(LINUX / f"{NAME}.metainfo.xml", _ready(share / "metainfo" / f"{NAME}.metainfo.xml"))
    icons(share / "icons" / "hicolor")
    documents = share / "doc" / "partnerdesk"
    _packed((LINUX / "partnerdesk.1").read_bytes(), share / "man" / "man1" / "partnerdesk.1.gz")
    _packed((TOP / "CHANGELOG.md").read_bytes(), documents / "changelog.gz")
    _ready(documents / "copyright").write_text(_copyright(), encoding="utf-8")
    shutil.copy(LINUX / "lintian-overrides", _ready(share / "lintian" / "overrides" / "partnerdesk"))
    return _built(root)


def _copyright() -> str:
    own = (TOP / "LICENSE").read_text(encoding="utf-8")
    said = (f"{part.name} {part.version}".strip() + f": {part.licence}" for part in shipped_parts()[1:])
    return f"{own}\nThe package holds these parts; /usr/lib/partnerdesk/LICENCES.txt has their licences:\n\n" + (
        "\n".join(said) + "\n"
    )


def _built(root: Path) -> Path:
    for place in (root, *root.rglob("*")):
        if not place.is_symlink():
            runs = place.is_dir() or (place.stat().st_mode & 0o100 and place.suffix != ".so")
            place.chmod(0o755 if runs else 0o644)
    architecture = ARCHITECTURES[os.uname().machine]
    size = sum(place.stat().st_size for place in root.rglob("*") if place.is_file() and not place.is_symlink()) // 1024
    control = {
        "Package": "partnerdesk",
        "Version": __version__,
        "Section": "misc",
        "Priority": "optional",
        "Architecture": architecture,
        "Depends": NEEDED,
        "Recommends": "libcups2, shared-mime-info, desktop-file-utils",
        "Installed-Size": str(size),
        "Maintainer": "PartnerDesk contributors <partnerdesk@localhost>",
        "Description": DESCRIPTION.rstrip("\n"),
    }
    text = "".join(f"{name}: {value}\n" for name, value in control.items())
    _ready(root / "DEBIAN" / "control").write_text(text, encoding="utf-8")
    made = DIST / f"partnerdesk_{__version__}_{architecture}.deb"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(stamp())}
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(root), str(made)]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return made


def main() -> None:
    """Build, describe and pack."""
    DIST.mkdir(parents=True, exist_ok=True)
    folder = frozen()
    describe(folder)
    for made in (tarball(folder), debian(folder)):
        sys.stdout.write(f"{made.relative_to(TOP)}  {made.stat().st_size / 1e6:.0f} MB\n")


if __name__ == "__main__":
    main()
