"""Puts the window together: the one module that builds the parts of the program and joins them.

Everything that is not needed to paint the first window is imported on first use.
"""

from __future__ import annotations

import builtins
import gc
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from partnerdesk.domain.words import N_, Sentence

if TYPE_CHECKING:
    from partnerdesk.services.documents import Documents
    from partnerdesk.services.session import Session
    from partnerdesk.ui.asked_files import Application
    from partnerdesk.ui.main_window import MainWindow
    from partnerdesk.ui.viewmodels.preferences import Preferences

NO_DISPLAY = N_(
    "There is no display to show the window on. Start PartnerDesk on a desktop, "
    "or use its commands: partnerdesk --help names them."
)
NO_LIBRARY = N_(
    "The window cannot be shown, because a part of the system is missing: {problem}. "
    "On Debian and Ubuntu this line installs what it needs: sudo apt install {packages}"
)
SETTLED_MS = 200
PORTABLE, SETTINGS, _EXAMPLE = "portable", "settings.ini", "Harbourside example.partnership"
PACKAGES = "libgl1 libegl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libdbus-1-3"


class Shelf:
    """Opens and makes partnership files for the window; the storage is loaded when the first one is asked for."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._documents: Documents | None = None

    @property
    def documents(self) -> Documents:
        """The service that knows files."""
        if self._documents is None:
            from partnerdesk.services.documents import Documents
            from partnerdesk.services.file_language import read_in
            from partnerdesk.ui.language import reading_language

            language = reading_language()
            self._documents = Documents(self._root, load_catalogue=read_in(language), language=language)
        return self._documents

    def new(self, path: str) -> Session:
        """Make a new file and open it; the dialog has asked already whether an old one may go."""
        return self.documents.new(Path(path), overwrite=True)

    def open(self, path: str) -> Session:
        """Open a file."""
        return self.documents.open(Path(path))

    def example(self) -> Session:
        """Open a fresh copy of the example, in a place of its own."""
        from partnerdesk.catalogue import load_catalogue
        from partnerdesk.services.example_copies import sweep_examples
        from partnerdesk.services.sample import sample_whole
        from partnerdesk.ui.files import EXAMPLE_FOLDER
        from partnerdesk.ui.language import reading_language

        sweep_examples(self.documents, Path(tempfile.gettempdir()).glob(f"{EXAMPLE_FOLDER}*/{_EXAMPLE}"))
        folder = Path(tempfile.mkdtemp(prefix=EXAMPLE_FOLDER))
        partnership, answers = sample_whole(load_catalogue(), reading_language())
        return self.documents.from_partnership(partnership, folder / _EXAMPLE, answers)

    @property
    def _has_work(self) -> bool:
        """Whether there may be anything that a crash left; what knows files is not loaded for it."""
        return (self._root / "workspaces").is_dir()

    @property
    def is_waiting(self) -> bool:
        """Whether a crash left work on a file with a password."""
        return self._has_work and self.documents.waiting() > 0

    def recovered(self) -> tuple[Session, ...]:
        """Return what a crash left."""
        return self.documents.recover_all() if self._has_work else ()

    def put_aside(self) -> Sentence | None:
        """Say, once, that work could not be read and was put aside."""
        if not self._has_work:
            return None
        from partnerdesk.services.set_aside import put_aside

        return put_aside(self._root)


def portable_folder() -> Path | None:
    """Return the folder `portable` beside a packaged program, where somebody made one: it keeps everything there."""
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).parent / PORTABLE
    return folder if folder.is_dir() else None


def home() -> Path:
    """Return the private folder of the program on this computer."""
    portable = portable_folder()
    if portable is not None:
        return portable
    from PySide6.QtCore import QCoreApplication, QStandardPaths

    # The folder is named after these; the command line has no application that says them.
    QCoreApplication.setOrganizationName("PartnerDesk")
    QCoreApplication.setApplicationName("PartnerDesk")
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(place)


def preferences() -> Preferences:
    """Return what a person set for this computer, or for this portable folder."""
    from PySide6.QtCore import QSettings

    from partnerdesk.ui.viewmodels.preferences import Preferences

    portable = portable_folder()
    if portable is None:
        return Preferences()
    return Preferences(QSettings(str(portable / SETTINGS), QSettings.Format.IniFormat))


def _has_display() -> bool:
    is_server_needed = sys.platform == "linux"
    told = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return not is_server_needed or any(os.environ.get(name) for name in told)


def _plain_imports() -> None:
    """Take back the hook that PySide6 puts before every import for its other spelling of names, which nobody here uses.

    It reads the source of each module that imports anything.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain


def _begin(app: Application, window: MainWindow, path: str | None) -> None:
    """Open the first file; what nobody waits for is done a moment after that."""
    from PySide6.QtCore import QTimer

    try:
        app.asked.begin(window.begin, path, window.open_path)
    finally:
        QTimer.singleShot(SETTLED_MS, lambda: _settle(app))


def _settle(app: Application) -> None:
    """Give the window its icon, and let unused memory be looked for again.

    Not among what the start has made: that stays until the end.
    """
    from PySide6.QtGui import QIcon

    from partnerdesk.ui.views.assets import place_of

    app.setWindowIcon(QIcon(str(place_of("icons", "partnerdesk.svg"))))
    gc.freeze()
    gc.enable()


def _say(sentence: str) -> int:
    sys.stderr.write(f"partnerdesk: window: {sentence}\n")
    return 1


def main_window(path: str | None = None, language: str | None = None) -> int:
    """Show the window, with the file at ``path`` if there is one; return the exit code.

    ``language`` is for this time only; else it is the one that was chosen for this computer.

    Without a display, or with a part of the system missing, one plain sentence is said instead: Qt would end the
    process without a word that helps.
    """
    if not _has_display():
        return _say(NO_DISPLAY)
    gc.disable()  # a start makes much and throws little away; looking for it again and again takes a tenth of the time
    try:
        from partnerdesk.ui.asked_files import Application
    except ImportError as problem:
        return _say(NO_LIBRARY.format(problem=problem, packages=PACKAGES))
    _plain_imports()
    from partnerdesk.ui.fault_hook import install_fault_hook
    from partnerdesk.ui.first_paint import FirstPaint
    from partnerdesk.ui.language import speak
    from partnerdesk.ui.main_window import MainWindow
    from partnerdesk.ui.views.theme import system_theme, theme

    # Said so, the style is there before any other; `setStyle` would make all that styles draw known to Python.
    app = Application([*sys.argv[:1], "-style", "Fusion"])
    app.setOrganizationName("PartnerDesk")
    app.setApplicationName("PartnerDesk")
    app.setApplicationDisplayName("PartnerDesk")
    app.setDesktopFileName("org.partnerdesk.PartnerDesk")
    kept = preferences()
    speak(language or kept.language)
    theme().set_up(system_theme() if kept.appearance == "system" else kept.appearance, kept.scale, is_styled=True)
    window = MainWindow(Shelf(home()), kept, with_file=path is not None)
    install_fault_hook(window)
    window.show()
    FirstPaint(window, lambda: _begin(app, window, path))
    return app.exec()
