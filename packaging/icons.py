"""Draws the icon of the program for packages: as PNG at each size, and as one ICO (Windows) or ICNS (macOS) file.

python packaging/icons.py build/icons
"""

import os
import sys
from pathlib import Path

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
OF_WINDOWS = (16, 24, 32, 48, 64, 128, 256)
DRAWING = Path(__file__).parents[1] / "resources" / "icons" / "partnerdesk.svg"


def draw(sizes: tuple[int, ...], place: "os.PathLike[str] | str", name: str = "{size}.png") -> list[Path]:
    """Draw the icon at each size into a folder and return the files; ``name`` may hold folders and ``{size}``."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    running = QGuiApplication.instance() or QGuiApplication([])
    drawn, made = QSvgRenderer(str(DRAWING)), []
    for size in sizes:
        picture = QImage(size, size, QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        drawn.render(painter)
        painter.end()
        file = Path(place) / name.format(size=size)
        file.parent.mkdir(parents=True, exist_ok=True)
        picture.save(str(file))
        made.append(file)
    running.processEvents()
    return made


def main(folder: Path) -> None:
    """Write the icon files that the spec asks for."""
    from PIL import Image

    pictures = [Image.open(file) for file in draw(SIZES, folder)]
    by_size = {picture.width: picture for picture in pictures}
    largest = by_size[max(by_size)]
    largest.save(folder / "partnerdesk.ico", sizes=[(size, size) for size in OF_WINDOWS])
    largest.save(folder / "partnerdesk.icns", append_images=[by_size[size] for size in (16, 32, 64, 128, 256)])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
