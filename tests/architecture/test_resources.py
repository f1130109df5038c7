"""`partnerdesk.resources` is found in this install, and in a wheel, where nothing of the tree is left."""

import importlib.resources
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
IGNORED = shutil.ignore_patterns("__pycache__", "*.egg-info", "*.pyc")
BUILD = "import setuptools.build_meta as backend; backend.build_wheel('out')"
READ = """
import importlib.resources, sys
sys.path.insert(0, sys.argv[1])
print(importlib.resources.files("partnerdesk.resources").joinpath("__init__.py").read_text(encoding="utf-8"), end="")
"""


def test_an_installed_tree_finds_its_resources() -> None:
    found = importlib.resources.files("partnerdesk.resources").joinpath("__init__.py").read_text(encoding="utf-8")
    assert found == (ROOT / "resources/__init__.py").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a wheel from a copy of the tree, so that the tree stays clean."""
    tree = tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tree)
    for name in ("src", "resources"):
        shutil.copytree(ROOT / name, tree / name, ignore=IGNORED)
    built = subprocess.run([sys.executable, "-c", BUILD], cwd=tree, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return next((tree / "out").glob("*.whl"))


@pytest.mark.slow
def test_a_wheel_holds_every_module_and_every_resource(wheel: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("partnerdesk/")}
    modules = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("*.py")}
    data = {f"partnerdesk/{path.relative_to(ROOT).as_posix()}" for path in _files(ROOT / "resources")}
    assert held == modules | data | {"partnerdesk/py.typed"}


@pytest.mark.slow
def test_a_wheel_finds_its_resources(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    # -S: no site-packages, so the editable install cannot answer in the wheel's place.
    read = subprocess.run(
        [sys.executable, "-I", "-S", "-c", READ, tmp_path], capture_output=True, text=True, check=False
    )
    assert read.stdout == (ROOT / "resources/__init__.py").read_text(encoding="utf-8"), read.stderr


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
