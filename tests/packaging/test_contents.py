"""What a package leaves out, it leaves out on every system, and nothing that a feature stands on."""

import plistlib
import xml.etree.ElementTree as ET
from importlib.util import find_spec
from pathlib import Path

import pytest
from contents import EXCLUDED, NAME, NEVER_WITHOUT, SYSTEM, SYSTEM_OF_SOME, is_needed, is_read_by_nobody, reachable
from macos import information

from partnerdesk import __version__

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging" / "linux"


@pytest.mark.parametrize(
    "file",
    [
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/plugins/imageformats/qtiff.dll",
        "PySide6/Qt/plugins/imageformats/libqwebp.dylib",
        "PySide6\\plugins\\tls\\qopensslbackend.dll",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt6Network.dll",
        "PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/opengl32sw.dll",
        "partnerdesk/resources/__pycache__/__init__.cpython-311.pyc",
        "partnerdesk-0.1.0.dist-info/direct_url.json",
        "pip-23.2.1.dist-info/METADATA",
        "libfontconfig.so.1",
    ],
)
def test_what_nothing_uses_is_left_out(file: str) -> None:
    assert not is_needed(file)


@pytest.mark.parametrize(
    "file",
    [
        *NEVER_WITHOUT.values(),
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "PySide6/plugins/imageformats/qjpeg.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/translations/qtbase_cy.qm",
        "pillow.libs/libtiff-20b7e810.so.6.3.0",
        "pillow.libs/libzstd-40ad5e7e.so.1.5.7",
        "partnerdesk/resources/locale/cy/partnerdesk.mo",
        "reportlab-5.1.0.dist-info/licenses/LICENSE",
        "reportlab-5.1.0.dist-info/RECORD",
    ],
)
def test_what_a_feature_stands_on_is_kept(file: str) -> None:
    assert is_needed(file)


def test_what_the_program_imports_is_not_excluded() -> None:
    shipped = ("sqlcipher3", "python_calamine", "uharfbuzz", "pypdfium2", "numpy", "reportlab", "sqlite_utils")
    assert not {name.partition(".")[0] for name in EXCLUDED if "." not in name} & set(shipped)
    assert all(find_spec(name) is not None for name in shipped)


def test_the_tool_for_many_files_brings_nothing_into_a_package() -> None:
    assert {"ibis", "duckdb", "pyarrow"} <= set(EXCLUDED)


def test_the_program_keeps_the_docstrings_that_it_reads() -> None:
    assert is_read_by_nobody("numpy.linalg")
    assert not is_read_by_nobody("partnerdesk.domain.records.objective")


def test_a_library_goes_with_all_that_needed_it() -> None:
    needs = {"window": ["libshown.so"], "libshown.so": ["libdrawn.so", "libc.so.6"], "libgone.so": ["libdrawn.so"]}
    named = {name: name for name in ("libshown.so", "libdrawn.so", "libgone.so")}
    kept = reachable(["window"], lambda name: needs.get(name, []), named)
    assert kept == {"window", "libshown.so", "libdrawn.so"}


def test_the_folder_names_the_packages_of_the_libraries_that_it_leaves_to_the_system() -> None:
    lines = (LINUX / "READ-ME-FIRST.txt").read_text("utf-8").splitlines()
    told = next(line for line in lines if "sudo apt install" in line).split()[3:]
    everywhere = {"libc6", "libgcc-s1", "libstdc++6", "libzstd1", "zlib1g"}  # dpkg and apt are made of these
    assert set(told) == set(SYSTEM.values()) - everywhere
    assert told == sorted(told)
    assert not set(SYSTEM) & set(SYSTEM_OF_SOME)


def test_macos_is_told_of_the_program_and_its_kind_of_file() -> None:
    told = plistlib.loads(plistlib.dumps(information(__version__)))
    assert told["CFBundleShortVersionString"] == __version__
    (kind,) = told["UTExportedTypeDeclarations"]
    (opened,) = told["CFBundleDocumentTypes"]
    assert opened["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]
    assert opened["CFBundleTypeRole"] == "Editor"
    assert "public.data" in kind["UTTypeConformsTo"]
    types = ET.parse(LINUX / f"{NAME}.xml").getroot()  # noqa: S314 - our own file
    assert kind["UTTypeTagSpecification"]["public.mime-type"] == [types[0].get("type")]
    assert kind["UTTypeTagSpecification"]["public.filename-extension"] == ["partnership"]
