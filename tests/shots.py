"""Draws every page of the window into PNG files, so that somebody can look at them.

`python -m tests.shots FOLDER [--theme light] [--scale 1] [--size 1280x800] [--empty] [PAGE …]`; with `--all` every
theme, scale and size, on the example and on an empty file; with `--room` what the room sees of each;
with `--brief` the pages of the example's brief instead,
with `--messages` what the window says about files; `--contact PICTURE` puts all pages of the example on one sheet, and
their names into `pages.md` of the folder above it.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

# Before Qt is imported: nothing comes up on the screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, QThreadPool
from PySide6.QtWidgets import QApplication, QWidget

from partnerdesk.app import Shelf
from partnerdesk.ui.language import speak
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.viewmodels.book import pages_for
from partnerdesk.ui.viewmodels.preferences import Preferences
from partnerdesk.ui.views.theme import theme

if TYPE_CHECKING:
    from partnerdesk.ui.views.workshop import Workshop

THEMES = ("light", "dark", "contrast")
SCALES = (1.0, 2.0)
SIZES = ("1280x800", "1024x700")


@dataclass(frozen=True)
class Look:
    """In which colours, how large, and on which file the window is drawn."""

    theme: str = "light"
    scale: float = 1.0
    size: str = "1280x800"
    empty: bool = False
    room: bool = False

    @property
    def name(self) -> str:
        """Name the folder of this look."""
        return f"{self.theme}-{round(self.scale * 100)}-{self.size}-{'empty' if self.empty else 'example'}"


def shoot(folder: Path, look: Look, pages: Sequence[str] = ()) -> int:
    """Draw the pages (all of them, and the start page, where none are named); return how many pictures were made."""
    app = QApplication.instance() or QApplication([])
    theme().set_up(look.theme, look.scale)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as room:
        shelf = Shelf(Path(room))
        window = MainWindow(shelf, Preferences(QSettings(f"{room}/settings.ini", QSettings.Format.IniFormat)))
        size = [int(part) for part in look.size.split("x")]
        window.resize(*size)
        window.show()
        made = 0 if pages else _grab(window, folder / "start.png")
        if look.empty:
            window.show_session(shelf.new(f"{room}/Empty.partnership"))
        else:
            window.open_example()
        if window.workshop is not None and look.room:
            made += _shoot_room(window, folder, pages, size)
        elif window.workshop is not None:
            made += sum(_shoot_page(window, window.workshop, folder, page) for page in _wanted(window.workshop, pages))
        window.close()
        window.deleteLater()
        app.processEvents()
    return made


def _wanted(workshop: "Workshop", pages: Sequence[str]) -> list[str]:
    every = [page.id for page in pages_for(workshop.desk.partnership)]
    return [page for page in every if page in pages] if pages else every


def _shoot_page(window: MainWindow, workshop: "Workshop", folder: Path, page: str) -> int:
    workshop.show_page(page)
    return _grab(window, folder / f"{page}.png")


def _shoot_room(window: MainWindow, folder: Path, pages: Sequence[str], size: Sequence[int]) -> int:
    """Draw what the room sees of each page, and of the break."""
    window.meeting.show_room()
    room, workshop = window.meeting.room, window.workshop
    if room is None or workshop is None:
        return 0
    room.showNormal()
    room.resize(*size)
    wanted = _wanted(workshop, pages)
    for page in wanted:
        workshop.show_page(page)
        _grab(room, folder / f"{page}.png")
    window.meeting.take_break()
    return len(wanted) + _grab(room, folder / "break.png")


def _grab(window: QWidget, path: Path) -> int:
    # Layouts settle one after the other; what is worked out aside comes in between.
    for _ in range(4):
        QApplication.processEvents()
        QThreadPool.globalInstance().waitForDone(10_000)
    QApplication.processEvents()
    window.grab().save(str(path))
    return 1


def shoot_brief(folder: Path, language: str = "en") -> int:
    """Draw the pages of the example's brief; return how many there are."""
    import pypdfium2

    from partnerdesk.__main__ import main as partnerdesk

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as room:
        file, brief = f"{room}/example.partnership", f"{room}/brief.pdf"
        speaking = ["-q", "--language", language]
        if partnerdesk([*speaking, "sample", "-o", file]) or partnerdesk([*speaking, "brief", file, "-o", brief]):
            return 0
        document = pypdfium2.PdfDocument(brief)
        for number, page in enumerate(document, 1):
            page.render(scale=1.5).to_pil().save(folder / f"brief-{number:02}.png")
        count = len(document)
        document.close()
    return count


def shoot_contact(path: Path) -> int:
    """Put all pages of the example, light at 100 %, on one sheet, and name them in a list; return how many."""
    from tests.contact_sheet import all_pages, contact_sheet, pages_listed

    pages = all_pages()
    with tempfile.TemporaryDirectory() as folder:
        shoot(Path(folder), Look())
        pictures = [Path(folder, "start.png"), *(Path(folder, f"{page.id}.png") for page in pages)]
        made = contact_sheet(pictures, path)
    (path.parents[1] / "pages.md").write_text(pages_listed(pages), encoding="utf-8")
    return made


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="shots", description="Draws every page of the window into PNG files.")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("pictures"))
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--theme", default="light", choices=THEMES)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--language", default="en", help="the window's language (--brief: the brief's)")
    parser.add_argument("--empty", action="store_true")
    parser.add_argument("--room", action="store_true")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--brief", action="store_true")
    parser.add_argument("--messages", action="store_true")
    parser.add_argument("--dialogs", action="store_true")
    parser.add_argument("--contact", type=Path)
    return parser.parse_intermixed_args()


def main() -> int:
    """Draw what was asked for."""
    asked = _asked()
    app = QApplication.instance() or QApplication([])
    app.setObjectName(speak(asked.language))  # the name keeps the application until the end
    if asked.brief:
        sys.stdout.write(f"{shoot_brief(asked.folder, asked.language)} pages of the brief in {asked.folder}\n")
        return 0
    if asked.contact:
        sys.stdout.write(f"{shoot_contact(asked.contact)} pages on {asked.contact}\n")
        return 0
    if asked.messages:
        from tests.message_shots import shoot_messages

        made = shoot_messages(asked.folder, asked.theme, asked.scale, asked.size)
        sys.stdout.write(f"{made} pictures of messages in {asked.folder}\n")
        return 0
    if asked.dialogs:
        from tests.dialog_shots import shoot_dialogs

        made = shoot_dialogs(asked.folder, asked.theme, asked.scale, asked.size)
        sys.stdout.write(f"{made} pictures of dialogs in {asked.folder}\n")
        return 0
    looks = {asked.folder: Look(asked.theme, asked.scale, asked.size, asked.empty, asked.room)}
    if asked.all:
        every = (Look(*each) for each in product(THEMES, SCALES, SIZES, (False, True)))
        looks = {asked.folder / look.name: look for look in every}
    for folder, look in looks.items():
        sys.stdout.write(f"{shoot(folder, look, asked.pages)} pictures in {folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
