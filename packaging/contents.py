"""What a frozen build holds and what it leaves out: names and rules only, so that tests can ask them on any system.

`partnerdesk.spec` asks while it builds, `package.py` afterwards. Knows neither PyInstaller nor a file on disk.
"""

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

NAME = "org.partnerdesk.PartnerDesk"

# Parts of Qt that this program never loads. Its pages are drawn, not fetched, and nothing asks a network. Plugins and
# libraries are named without what each system puts before and after a name: lib, 6, .so, .dll, .dylib.
UNUSED_PLUGINS = (
    *("platforms/qeglfs", "platforms/qlinuxfb", "platforms/qvnc", "platforms/qvkkhrdisplay", "platforms/qdirect2d"),
    *("platforms/qminimal", "platformthemes/qgtk3", "tls/", "networkinformation/", "qmltooling/", "sqldrivers/"),
    *("egldeviceintegrations/", "generic/", "imageformats/qtiff", "imageformats/qwebp", "imageformats/qtga"),
    *("imageformats/qwbmp", "imageformats/qgif", "imageformats/qpdf", "wayland-shell-integration/ivi-shell"),
    *("wayland-graphics-integration-client/vulkan-server", "imageformats/qicns", "platforminputcontexts/qtvirtual"),
)
UNUSED_LIBRARIES = (
    *("QtEglFS", "QtEglFs", "QtNetwork", "QtSql", "QtQml", "QtQuick", "QtVirtualKeyboard", "QtPdf", "QtTest"),
    *("opengl32sw", "_multiarray_tests", "_avif", "avif"),
)
# Modules that something names and nothing here uses. pbkdf2 of passwords needs _hashlib, so only TLS goes.
EXCLUDED = (
    *("PySide6.QtNetwork", "PySide6.QtDBus", "PySide6.QtSql", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtTest"),
    *("PIL.AvifImagePlugin", "PIL._avif", "PIL.WebPImagePlugin", "PIL._webp", "PIL.ImageCms", "PIL._imagingcms"),
    *("PIL.ImageTk", "PIL._imagingtk", "PIL.ImageQt", "PIL._imagingft", "PIL._imagingmath", "PIL.ImageShow"),
    *("tkinter", "pip", "setuptools", "pkg_resources", "pytest", "_pytest", "IPython", "matplotlib", "lib2to3"),
    *("numpy.f2py", "numpy.testing", "numpy._core.tests", "numpy.fft", "numpy.polynomial"),
    *("reportlab.graphics.testshapes", "pydoc_data", "idlelib"),
    *("ssl", "_ssl", "asyncio", "xmlrpc", "ftplib", "curses", "readline", "pdb", "unittest", "doctest"),
    *("pydoc", "_pydecimal"),
    # The regulator's tool reads thousands of files with a database of its own: an extra, and no part of a package.
    *("ibis", "duckdb", "pyarrow", "pandas", "polars", "pyspark"),
)
# Packages whose docstrings nobody reads here. This program does read those of its records.
DOCSTRINGS_OF_NO_USE = (
    *("numpy", "reportlab", "PIL", "pypdfium2", "pypdfium2_raw", "dateutil", "xml", "email", "http", "click"),
    *("partnerdesk.ui", "partnerdesk.storage", "partnerdesk.services", "partnerdesk.brief", "partnerdesk.charts"),
)
LANGUAGES = ("en", "cy")  # that the program itself speaks
# What every desktop has and must have only once: the library that a soname names, and the Debian package of it.
# Newer releases carry some packages under a name that ends in t64 and provide the old one.
SYSTEM = {
    "libc.so.6": "libc6",
    "libm.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libpthread.so.0": "libc6",
    "ld-linux-x86-64.so.2": "libc6",
    "ld-linux-aarch64.so.1": "libc6",
    "libstdc++.so.6": "libstdc++6",
    "libgcc_s.so.1": "libgcc-s1",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
}
# Without these the program runs, and lacks what only they can do: a window on Wayland, a printer.
SYSTEM_OF_SOME = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libcups.so.2": "libcups2",
}
# What a feature stands on and no import names: a build without one of these is refused.
NEVER_WITHOUT = {
    "windows on X11": "PySide6/Qt/plugins/platforms/libqxcb.so",
    "windows on Wayland": "PySide6/Qt/plugins/platforms/libqwayland.so",
    "its frame on Wayland": "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so",
    "no screen": "PySide6/Qt/plugins/platforms/libqoffscreen.so",
    "the desktop's own file dialogs": "PySide6/Qt/plugins/platformthemes/libqxdgdesktopportal.so",
    "accents typed in two strokes": "PySide6/Qt/plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "scripts typed through IBus": "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
    "printers": "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
    "icons": "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
    "drawings": "PySide6/Qt/plugins/imageformats/libqsvg.so",
    "photographs": "PySide6/Qt/plugins/imageformats/libqjpeg.so",
    "a quick start": "partnerdesk/values.bin",
    "the form of the command line": "partnerdesk/resources/schema/partnerdesk-1.schema.json",
}

_OF_THE_BUILD = frozenset({"INSTALLER", "REQUESTED", "WHEEL", "direct_url.json", "uv_cache.json", "top_level.txt"})


def _named(target: str) -> PurePosixPath:
    return PurePosixPath(target.replace("\\", "/"))


def is_needed(target: str) -> bool:
    """Whether a collected file is one that this program uses."""
    place = _named(target)
    name = place.name.removeprefix("lib").replace("Qt6", "Qt")
    if "plugins" in place.parts and f"{place.parent.name}/{name}".startswith(UNUSED_PLUGINS):
        return False
    if place.suffix == ".qm" and "translations" in place.parts:  # Qt's own words, for the languages that ship
        return place.name in {f"qtbase_{language}.qm" for language in LANGUAGES}
    if "__pycache__" in place.parts or _tells_of_the_build(place):
        return False
    return place.name not in SYSTEM and not name.startswith(UNUSED_LIBRARIES)


def _tells_of_the_build(place: PurePosixPath) -> bool:
    """Whether it says how a part was installed here, such as the folder of the build; and pip is no part."""
    described = place.parts[0].endswith(".dist-info")
    return described and (place.parts[0].startswith("pip-") or place.name in _OF_THE_BUILD)


def is_read_by_nobody(module: str) -> bool:
    """Whether the docstrings of a module may stay away."""
    return any(module == package or module.startswith(f"{package}.") for package in DOCSTRINGS_OF_NO_USE)


def reachable(kept: Iterable[str], needs: Callable[[str], Iterable[str]], named: dict[str, str]) -> frozenset[str]:
    """Return the files that those kept lead to.

    ``needs`` says which libraries a file names, ``named`` which file that is. What PyInstaller found is also what parts
    needed that were left out since.
    """
    found: set[str] = set()
    waiting = list(kept)
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            waiting.extend(named[name] for name in needs(file) if name in named)
    return frozenset(found)
