"""A packaged program keeps everything in the folder `portable` beside it, where somebody made one."""

import sys
from pathlib import Path

import pytest

from partnerdesk.app import home, portable_folder, preferences


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a packaged program."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "partnerdesk"))
    return tmp_path


def test_without_the_folder_nothing_is_kept_there(packaged: Path) -> None:
    assert portable_folder() is None
    assert packaged not in home().parents


def test_with_it_work_and_settings_are_there(packaged: Path) -> None:
    (packaged / "portable").mkdir()
    assert home() == packaged / "portable"
    kept = preferences()
    kept.scale = 1.5
    del kept
    assert "scale=1.5" in (packaged / "portable" / "settings.ini").read_text("utf-8")


def test_a_checkout_is_never_portable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "portable").mkdir()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert portable_folder() is None
