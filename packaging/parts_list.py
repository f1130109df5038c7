"""Puts beside a frozen program what it is made of: licences, and a list of parts that machines read (CycloneDX).

python packaging/parts_list.py FOLDER

Both are made of what is installed, and the same for the same parts.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from carried import carried

from partnerdesk import __version__
from partnerdesk.services.parts import CARRIED, ShippedPart, as_carried, carried_in, licence_texts, shipped_parts

LICENCES = "partnerdesk/resources/licences"  # in the folder of a frozen program's parts


def describe(folder: Path) -> None:
    """Write LICENCES.txt and sbom.cdx.json into the folder, and for the program itself what it carries."""
    besides = carried(folder)
    place = _inside(folder) / LICENCES
    if place.is_dir():
        (place / CARRIED).write_text(as_carried(besides), encoding="utf-8")
    (folder / "LICENCES.txt").write_text(licence_texts(besides) + "\n", encoding="utf-8")
    (folder / "sbom.cdx.json").write_text(parts_list(besides), encoding="utf-8")


def parts_of(folder: Path) -> tuple[ShippedPart, ...]:
    """Return every part of a folder that was described, this program first."""
    return (*shipped_parts(), *carried_in(_inside(folder) / LICENCES))


def _inside(folder: Path) -> Path:
    return folder / "_internal" if (folder / "_internal").is_dir() else folder


def parts_list(besides: tuple[ShippedPart, ...] = ()) -> str:
    """Return a CycloneDX list of every part that ships, without anything that changes from build to build."""
    found = _installed()
    known = {each["name"].lower(): each for each in found["components"]}
    parts = []
    for part in (*shipped_parts(), *besides):
        name = part.name.lower()
        own: dict[str, Any] = {"type": "library", "name": part.name, "licenses": [{"license": {"name": part.licence}}]}
        if part.version:
            own["version"] = part.version
        parts.append(known.get(name, {"bom-ref": f"part-{name.replace(' ', '-')}", **own}))
    kept = {each["bom-ref"] for each in parts}
    found["components"] = [_without_places(each) for each in parts]
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


def _installed() -> dict[str, Any]:
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
    listed: dict[str, Any] = json.loads(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)
    return listed


def _without_places(part: dict[str, Any]) -> dict[str, Any]:
    """Return a part without the folder that it was installed from."""
    links = [link for link in part.get("externalReferences", ()) if not link["url"].startswith("file:")]
    kept = {name: value for name, value in part.items() if name != "externalReferences"}
    return {**kept, "externalReferences": links} if links else kept


if __name__ == "__main__":
    describe(Path(sys.argv[1]))
