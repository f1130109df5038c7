"""Draws every page of the window into PNG files, so that somebody can look at them.

``python -m partnerdesk.ui.shots FOLDER [--theme light] [--scale 1] [--size 1280x800] [--empty] [PAGE …]``;
with ``--all`` every theme, scale and size, on the example and on an empty file.
"""

import argparse
import os
import sys
import tempfile
from itertools import product
from pathlib import Path

THEMES = ("light", "dark", "contrast")
SCALES = (1.0, 2.0)
SIZES = ("1280x800", "1024x700")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="shots", description="Draws every page of the window into PNG files.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--theme", default="light", choices=THEMES)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--empty", action="store_true")
    parser.add_argument("--all", action="store_true")
    return parser.parse_args()


def shoot(folder: Path, name: str, scale: float, size: str, pages: list[str], *, empty: bool) -> int:
    """Draw the pages once, in one theme, scale and size; return how many pictures were made."""
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from partnerdesk.app import Shelf
    from partnerdesk.ui.main_window import MainWindow
    from partnerdesk.ui.viewmodels.book import pages_for
    from partnerdesk.ui.viewmodels.preferences import Preferences
    from partnerdesk.ui.views.theme import theme

    app = QApplication.instance() or QApplication([])
    theme().set_up(name, scale)
    made = 0
    with tempfile.TemporaryDirectory() as room:
        store = QSettings(f"{room}/settings.ini", QSettings.Format.IniFormat)
        shelf = Shelf(Path(room))
        window = MainWindow(shelf, Preferences(store))
        window.resize(*(int(part) for part in size.split("x")))
        window.show()
        folder.mkdir(parents=True, exist_ok=True)
        if not pages:
            app.processEvents()
            window.grab().save(str(folder / "start.png"))
        if empty:
            window.show_session(shelf.new(f"{room}/Empty.partnership"))
        else:
            window.open_example()
        workshop = window.workshop
        for page in pages_for(workshop.desk.partnership) if workshop else ():
            if workshop is None or (pages and page.id not in pages):
                continue
            workshop.show_page(page.id)
            for _ in range(4):
                app.processEvents()
            window.grab().save(str(folder / f"{page.id}.png"))
            made += 1
        window.close()
        window.deleteLater()
        app.processEvents()
    return made


def main() -> int:
    """Draw what was asked for."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    asked = _asked()
    if not asked.all:
        made = shoot(asked.folder, asked.theme, asked.scale, asked.size, asked.pages, empty=asked.empty)
        sys.stdout.write(f"{made} pages in {asked.folder}\n")
        return 0
    for name, scale, size, empty in product(THEMES, SCALES, SIZES, (False, True)):
        folder = asked.folder / f"{name}-{round(scale * 100)}-{size}-{'empty' if empty else 'example'}"
        made = shoot(folder, name, scale, size, asked.pages, empty=empty)
        sys.stdout.write(f"{made} pages in {folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
