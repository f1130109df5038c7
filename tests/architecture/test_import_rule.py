"""The import rule of docs/architecture.md, held by import-linter; and each of its contracts can break."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINTER = Path(sys.executable).with_name("lint-imports")

BREACHES = {
    "upwards": ("charts/breach.py", "import partnerdesk.brief"),
    "sideways": ("brief/breach.py", "import partnerdesk.storage"),
    "a package without a place": ("breach/__init__.py", ""),
    "Qt outside ui": ("services/breach.py", "from PySide6.QtCore import QObject"),
    "Qt in the command line": ("cli/breach.py", "import PySide6"),
    "ReportLab outside brief.pdf": ("brief/breach.py", "def draw():\n    import reportlab"),
    "SQLite outside storage": ("services/breach.py", "import sqlite3"),
    "sqlite-utils outside storage": ("exchange/breach.py", "import sqlite_utils"),
    "NumPy in the domain": ("domain/breach.py", "import numpy"),
    "Ibis in the services": ("services/breach.py", "import ibis"),
    "the portfolio in the window": ("ui/breach.py", "import partnerdesk.portfolio.making"),
}


def _lint(root: Path) -> subprocess.CompletedProcess[str]:
    # The path goes before the editable install's own finder, so the copy is what is read.
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    return subprocess.run(
        [LINTER, "--no-cache"], cwd=root, env=environment, capture_output=True, text=True, check=False
    )


def test_the_import_rule_holds() -> None:
    linted = _lint(ROOT)
    assert linted.returncode == 0, linted.stdout


@pytest.mark.slow
@pytest.mark.parametrize("breach", BREACHES)
def test_a_breach_is_refused(breach: str, tmp_path: Path) -> None:
    place, line = BREACHES[breach]
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    broken = tmp_path / "src/partnerdesk" / place
    broken.parent.mkdir(exist_ok=True)
    broken.write_text(f'"""Broken on purpose."""\n\n{line}\n', encoding="utf-8")
    linted = _lint(tmp_path)
    assert linted.returncode == 1
    assert "BROKEN" in linted.stdout
