"""What a start does not wait for. No clock is needed to see it: only which modules are loaded."""

import subprocess
import sys
from pathlib import Path

from benchmarks.jobs.start import ROOT, environment, start, starts_with_example
from partnerdesk.ui.viewmodels.book import every_page
from partnerdesk.ui.viewmodels.pages import Collection, Custom
from partnerdesk.ui.views import registry

HEAVY = ("PySide6", "duckdb", "ibis", "numpy", "pandas", "pyarrow", "pypdfium2", "reportlab", "sqlite3", "sqlite_utils")
OF_STYLES_GRADIENTS_AND_ICONS = {"StandardPixmap", "ComplexControl", "Preset", "CoordinateMode", "ThemeIcon"}
MOST_ENUMS = 235
KEEPING = ("partnerdesk.services.session", "partnerdesk.storage.workspace", "partnerdesk.services.documents")
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


def test_a_check_loads_nothing_of_the_window_and_nothing_that_keeps_a_file(tmp_path: Path) -> None:
    file = tmp_path / "example.partnership"
    code = f"""
from partnerdesk.__main__ import main
main(["-q", "sample", "-o", {str(file)!r}])
for name in [name for name in sys.modules if name.startswith("partnerdesk")]:
    del sys.modules[name]
from partnerdesk.__main__ import main
main(["check", {str(file)!r}])
assert not [name for name in sys.modules if name in {KEEPING}]
"""
    assert _loaded_after(code) == "['numpy', 'sqlite3']"


def test_the_first_window_is_painted_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    assert start(tmp_path).loaded == []


def test_a_file_is_shown_before_anything_is_loaded_that_its_first_page_does_not_need(tmp_path: Path) -> None:
    assert starts_with_example(tmp_path)().loaded == ["_hashlib", "partnerdesk.domain.records"]


def test_a_start_makes_none_of_qts_enums_that_it_can_do_without(tmp_path: Path) -> None:
    """Made in Python when a class is first looked at, 220 of them in a start, they took a quarter of it."""
    code = f"""
import enum, os, sys
sys.path.insert(0, {str(ROOT)!r})
from benchmarks import watched_start
made, create = [], enum.EnumType._create_
def counted(kind, name, names, **more):
    made.append(name)
    return create(kind, name, names, **more)
def report():
    print(sorted(set(made) & {OF_STYLES_GRADIENTS_AND_ICONS}), len(made), flush=True)
    os._exit(0)
enum.EnumType._create_ = counted
watched_start._report = report
watched_start.main(sys.argv[1:])
"""
    file = tmp_path / "example.partnership"
    starts_with_example(tmp_path)
    for words in ([], [str(file)]):
        ran = subprocess.run(
            [sys.executable, "-c", code, *words],
            env=environment(tmp_path),
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        found, number = ran.stdout.rsplit(maxsplit=1)
        assert found == "[]"
        assert 30 < int(number) < MOST_ENUMS


def test_a_part_of_a_page_loads_no_modules_of_other_pages() -> None:
    wanted: set[str] = set()
    for page in every_page():
        for block in page.blocks:
            wanted |= {block.name} if isinstance(block, Custom) else set()
            wanted |= set(block.extra) if isinstance(block, Collection) else set()
    assert len(wanted) > 30
    strayed = {name: _home(name) for name in wanted if registry.module_of(name) != _home(name)}
    assert not strayed, "name each in HOMES of ui/views/registry.py"


def _home(name: str) -> str:
    assert registry.is_there(name)
    return registry._VIEWS[name].__module__
