"""Sixty files between some that must not be counted, made once, and a portfolio of them."""

import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from partnerdesk.portfolio.making import Portfolio, PortfolioOrder, make_portfolio
from tests.portfolio.folders import AS_OF, add_bad_files, made

FILES = 60


@dataclass(frozen=True, slots=True)
class Made:
    """A folder of files, what its bytes were before, and the portfolio of it."""

    folder: Path
    before: dict[str, tuple[bytes, int]]
    wanted: PortfolioOrder
    portfolio: Portfolio

    @property
    def output(self) -> Path:
        return self.wanted.output

    def text(self, name: str) -> str:
        return (self.output / name).read_text(encoding="utf-8")

    def json(self, name: str) -> Any:
        return json.loads(self.text(name))


def everything_in(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return the bytes and the time of everything below a folder, links and folders by their names."""
    found = {}
    for path in sorted(folder.rglob("*")):
        content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        found[str(path)] = (content, path.lstat().st_mtime_ns)
    return found


@pytest.fixture(scope="session")
def sixty() -> Iterator[Made]:
    memory = Path("/dev/shm")  # noqa: S108 - the name is the system's, the folder in it is our own
    home = memory if os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="partnerdesk-tests-", dir=home) as name:
        folder = Path(name) / "files"
        folder.mkdir()
        add_bad_files(folder, made(folder, Path(name) / "home", FILES))
        before = everything_in(folder)
        wanted = PortfolioOrder(folders=(folder,), output=Path(name) / "out", as_of=AS_OF, jobs=1)
        yield Made(folder, before, wanted, make_portfolio(wanted))
