"""Writes the lock files from the ranges in pyproject.toml: what pip would install today, pinned.

Run it with the oldest supported Python (`make lock`), so that the pins hold for every newer one. Four files:
`requirements.txt` for the program and its build; beside it `requirements-dev.txt` for what tests and checks need,
`requirements-package.txt` for what packs it, and `requirements-portfolio.txt` for figures of many files.
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
    extras, groups = project["project"]["optional-dependencies"], project["dependency-groups"]
    required = [*project["project"]["dependencies"], *extras["protect"], *project["build-system"]["requires"]]
    program = pins(required)
    write("requirements.txt", "", program)
    beside = {
        "requirements-dev.txt": [*groups["dev"], *extras["portfolio"]],
        "requirements-package.txt": groups["package"],
        "requirements-portfolio.txt": extras["portfolio"],
    }
    for file, wanted in beside.items():
        tools = [each.split(";")[0].strip() for each in wanted]
        everything = pins([*tools, *(f"{name}=={version}" for name, version in program.items())])
        others = {name: version for name, version in everything.items() if name not in program}
        write(file, "-r requirements.txt\n", others)


if __name__ == "__main__":
    main()
