"""Writes the lock files from the ranges in pyproject.toml: what pip would install today, pinned.

Run it with the oldest supported Python (`make lock`), so that the pins hold for every newer one. Three files:
`requirements.txt` for the program and its build; beside it `requirements-dev.txt` for what tests and checks need, and
`requirements-package.txt` for what packs it.
"""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
HEAD = "# Made by `make lock` from the ranges in pyproject.toml; not edited by hand.\n"


def pins(wanted: list[str]) -> dict[str, str]:
    """Ask pip what it would install for these requirements: name to version."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed", "--report", "-"]
    asked = subprocess.run([*command, *wanted], capture_output=True, text=True, check=True)
    found = [item["metadata"] for item in json.loads(asked.stdout)["install"]]
    # sqlite-utils asks for pip itself; the environment's own will do.
    return {item["name"]: item["version"] for item in found if item["name"] != "pip"}


def write(name: str, head: str, pinned: dict[str, str]) -> None:
    """Write one lock file, sorted without regard to case."""
    lines = [f"{name}=={version}" for name, version in sorted(pinned.items(), key=lambda item: item[0].lower())]
    (HERE / name).write_text(HEAD + head + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Pin the program first; the development tools then stand beside it without moving it."""
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    extras = [wanted for group in project["project"].get("optional-dependencies", {}).values() for wanted in group]
    program = pins([*project["project"]["dependencies"], *extras, *project["build-system"]["requires"]])
    write("requirements.txt", "", program)
    for group, name in (("dev", "requirements-dev.txt"), ("package", "requirements-package.txt")):
        tools = [wanted.split(";")[0].strip() for wanted in project["dependency-groups"][group]]
        everything = pins([*tools, *(f"{name}=={version}" for name, version in program.items())])
        others = {name: version for name, version in everything.items() if name not in program}
        write(name, "-r requirements.txt\n", others)


if __name__ == "__main__":
    main()
