"""The tables of languages are read and written as ICU lays them out, and lose only what Qt does not ask for."""

import shutil
import struct
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from languages import Item, head_and_items, is_kept, packed, trim

HEAD = struct.pack("<HBBHHBBBB4s", 32, 0xDA, 0x27, 20, 0, 0, 0, 2, 0, b"CmnD") + bytes(16)
ITEMS = [
    Item("icudt73l/brkitr/cjdict.dict", b"words" + bytes(11)),
    Item("icudt73l/coll/cy.res", b"order of Welsh letters" + bytes(10)),
    Item("icudt73l/root.res", b"root" + bytes(12)),
]


def test_what_is_packed_is_read_again() -> None:
    assert head_and_items(packed(HEAD, ITEMS)) == (HEAD, ITEMS)


def test_every_item_starts_where_a_processor_reads_best() -> None:
    data = packed(HEAD, ITEMS)
    for item in ITEMS:
        assert data.index(item.data) % 16 == 0


def test_something_else_is_refused() -> None:
    with pytest.raises(ValueError, match="no package of ICU data"):
        head_and_items(b"\x7fELF" + bytes(100))


def test_orders_of_letters_are_kept_and_words_go() -> None:
    assert [item.name for item in ITEMS if is_kept(item.name)] == ["icudt73l/coll/cy.res", "icudt73l/root.res"]
    assert is_kept("icudt73l/zoneinfo64.res")
    assert is_kept("icudt73l/coll/ucadata.icu")
    for gone in ("unames.icu", "zone/en.res", "curr/en.res", "gb18030.cnv", "translit/root.res", "zu.res"):
        assert not is_kept(f"icudt73l/{gone}"), gone


_SORTED = """
from PySide6.QtCore import QCollator, QLocale
words = ["Zebra", "Ångström", "ddraig", "dwr", "rhes", "rws", "Y", "J", "北", "上"]
for language in ("cy", "sv", "lt", "zh_CN", "de"):
    print(language, sorted(words, key=QCollator(QLocale(language)).sortKey))
"""


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only on Linux does Qt bring its own tables")
@pytest.mark.skipif(shutil.which("ld") is None or shutil.which("nm") is None, reason="binutils are not installed")
def test_names_sort_as_with_all_tables(tmp_path: Path) -> None:
    found = find_spec("PySide6")
    assert found is not None
    assert found.origin is not None
    here = Path(found.origin).parent
    copy = tmp_path / "PySide6"
    (copy / "Qt" / "lib").mkdir(parents=True)
    for place in ("__init__.py", "_config.py", "_git_pyside_version.py", "QtCore.abi3.so"):
        shutil.copy(here / place, copy / place)
    for library in (*here.glob("libpyside6*.so*"), *(here / "Qt" / "lib").glob("libicu*")):
        shutil.copy(library, copy / library.relative_to(here))
    shutil.copy(here / "Qt" / "lib" / "libQt6Core.so.6", copy / "Qt" / "lib")
    shutil.copytree(here.parent / "shiboken6", tmp_path / "shiboken6")
    (library,) = (copy / "Qt" / "lib").glob("libicudata.so.*")
    before = library.stat().st_size
    trim(library)
    assert library.stat().st_size < before / 5
    assert _said(here.parent) == _said(tmp_path)


def _said(parts: Path) -> str:
    ran = [sys.executable, "-S", "-c", _SORTED]
    said = subprocess.run(
        ran, env={"PYTHONPATH": str(parts), "PYTHONUTF8": "1"}, capture_output=True, text=True, check=True
    )
    assert "rhes" in said.stdout
    return said.stdout
