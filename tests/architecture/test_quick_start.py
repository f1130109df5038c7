"""What a start does not wait for. No clock is needed to see it: only which modules are loaded."""

import subprocess
import sys
from pathlib import Path

from benchmarks.jobs.start import start

HEAVY = ("PySide6", "numpy", "pypdfium2", "reportlab", "sqlite3", "sqlite_utils")
LOADED = f"print(sorted(name for name in sys.modules if name in {HEAVY}))"


def _loaded_after(code: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\n{LOADED}"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()[-1]


def test_the_version_loads_nothing_heavy() -> None:
    code = """
from partnerdesk.__main__ import main
try:
    code = main(["--version"])
except SystemExit as ended:
    code = ended.code
assert not code, code
"""
    assert _loaded_after(code) == "[]"


def test_the_domain_and_the_catalogue_load_nothing_heavy() -> None:
    code = "import partnerdesk.domain.apply, partnerdesk.catalogue; partnerdesk.catalogue.load_catalogue()"
    assert _loaded_after(code) == "[]"


def test_the_first_window_is_painted_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    assert start(tmp_path).loaded == []
