"""What PyInstaller is asked for on other systems: the spec runs without it, and its wishes are read."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from contents import NAME

from partnerdesk import __version__

ROOT = Path(__file__).parents[2]
SPEC = ROOT / "packaging" / "partnerdesk.spec"
FOUND = [
    ("PySide6/plugins/platforms/qwindows.dll", "/parts/qwindows.dll", "BINARY"),
    ("PySide6/plugins/imageformats/qtiff.dll", "/parts/qtiff.dll", "BINARY"),
]


class Wishes:
    """Stands where PyInstaller's own functions stand for a spec, and keeps what was asked of them."""

    def __init__(self) -> None:
        self.asked: dict[str, list[tuple[tuple[Any, ...], dict[str, Any]]]] = {}

    def __getattr__(self, name: str) -> Any:
        def wish(*words: Any, **named: Any) -> "Collected":
            self.asked.setdefault(name, []).append((words, named))
            return Collected()

        return wish

    def named(self, name: str) -> list[dict[str, Any]]:
        return [named for _, named in self.asked.get(name, [])]


class Collected:
    """What Analysis found: two plugins, one module."""

    def __init__(self) -> None:
        self.binaries = list(FOUND)
        self.datas: list[tuple[str, str, str]] = []
        self.pure = [("numpy", "/parts/numpy/__init__.py", "PYMODULE"), ("partnerdesk", "/parts/p.py", "PYMODULE")]
        self.scripts: list[str] = []


def _asked_on(system: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Wishes, list[list[str]]]:
    hooks, config = ModuleType("PyInstaller.utils.hooks"), ModuleType("PyInstaller.config")
    hooks.collect_submodules = lambda name: [f"{name}.app"]  # type: ignore[attr-defined]  # a module made by hand
    hooks.copy_metadata = lambda name, recursive: [(f"{name}.dist-info", ".")] if recursive else []  # type: ignore[attr-defined]  # the same
    config.CONF = {"workpath": str(tmp_path)}  # type: ignore[attr-defined]  # the same
    for name, module in (("", ModuleType("PyInstaller")), (".config", config), (".utils", ModuleType("utils"))):
        monkeypatch.setitem(sys.modules, f"PyInstaller{name}", module)
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.hooks", hooks)
    started: list[list[str]] = []
    monkeypatch.setattr(subprocess, "run", lambda command, **_: started.append(command))
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "platform", system)
    wishes = Wishes()
    functions = {name: getattr(wishes, name) for name in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}
    code = compile(SPEC.read_text("utf-8"), str(SPEC), "exec")
    exec(code, {**functions, "SPECPATH": str(SPEC.parent)})  # noqa: S102 - a spec is run, not imported
    return wishes, started


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_every_system_gets_the_program_with_its_resources(
    system: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wishes, started = _asked_on(system, tmp_path, monkeypatch)
    (analysis,) = wishes.named("Analysis")
    assert "partnerdesk/resources" in {place for _, place in analysis["datas"]}
    assert "partnerdesk.app" in analysis["hiddenimports"]
    assert "duckdb" in analysis["excludes"]
    assert started[0][1:3] == ["-m", "partnerdesk.compiled_values"]
    ((words, named),) = wishes.asked["COLLECT"]
    assert named["name"] == "partnerdesk"
    assert [FOUND[0]] in words, "what is not needed must be left out"


def test_windows_gets_a_window_without_a_console_and_a_program_for_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wishes, _ = _asked_on("win32", tmp_path, monkeypatch)
    programs = {each["name"]: each["console"] for each in wishes.named("EXE")}
    assert programs == {"partnerdesk": False, "partnerdesk-cli": True}
    assert all(each["icon"].endswith("partnerdesk.ico") for each in wishes.named("EXE"))
    assert wishes.named("BUNDLE") == []


def test_macos_gets_a_bundle_that_owns_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wishes, _ = _asked_on("darwin", tmp_path, monkeypatch)
    (bundle,) = wishes.named("BUNDLE")
    assert bundle["name"] == "PartnerDesk.app"
    assert bundle["bundle_identifier"] == NAME
    assert bundle["version"] == __version__
    assert bundle["icon"].endswith("partnerdesk.icns")
    assert bundle["info_plist"]["CFBundleDocumentTypes"]
    # PyInstaller says so of whatever has a console: no place in the Dock, no menu bar, and no window in front.
    assert bundle["info_plist"]["LSBackgroundOnly"] is False
    (program,) = wishes.named("EXE")
    assert program["console"] is True


def test_docstrings_are_left_out_of_parts_and_not_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wishes, _ = _asked_on("darwin", tmp_path, monkeypatch)
    ((modules,), _) = wishes.asked["PYZ"][0]
    assert {name: kind for name, _, kind in modules} == {"numpy": "PYMODULE-2", "partnerdesk": "PYMODULE"}
