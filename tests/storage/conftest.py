"""What the tests of admission stand on: a good document, and a folder in which nothing may stay."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.places import document, names_in


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return document(tmp_path)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Path]:
    """Give a folder for staging, and see that nothing stays in it."""
    folder = tmp_path / "room"
    folder.mkdir()
    yield folder
    assert names_in(folder) == []
