"""The start page as one plain file: what a window that looks like it costs, however the program behind it is built.

The same menu, keys, fonts, texts, drawings and buttons; it knows nothing of PartnerDesk but where its drawings are.
"""

import builtins
import gc
import os

from PySide6.QtCore import QByteArray, QRectF, QSettings, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontDatabase,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QShortcut,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

RESOURCES = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "resources")  # noqa: PTH100, PTH118, PTH120 - pathlib would be loaded in the floor
INK, PRIMARY, PAPER, LINE, GROUND = "#18211D", "#17594F", "#FFFFFF", "#7D8781", "#F5F6F4"
MENUS = {"&File": 18, "&Edit": 3, "&View": 14, "&Workshop": 12, "&Help": 5}
RULES = (
    "QMenuBar { background: #FFFFFF; border-bottom: 1px solid #D9DED8; padding: 2px 16px; }"
    "QMenuBar::item { background: transparent; padding: 5px 10px; border-radius: 6px; }"
)
LEAD = (
    "Ten steps take your board from what people told you to a decision that you can stand behind, "
    "and a brief that you can print."
)
TEXTS = (("PartnerDesk", 13), ("Should you work with another organisation?", 34), (LEAD, 16))
BUTTONS = (
    ("plus", "Start a workshop", "A new file for one partnership question."),
    ("folder", "Open", "A workshop that you saved before."),
    ("spark", "Look at an example", "Harbourside Carers, complete. Change what you like."),
)


def _font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont("Inter")
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font


class _Big(QPushButton):
    def __init__(self, icon: str, title: str, about: str) -> None:
        super().__init__()
        self._icon, self._title, self._about = icon, title, about
        self.setMinimumHeight(140)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)

    def paintEvent(self, _event: QPaintEvent) -> None:  # type: ignore[explicit-override]  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(PAPER))
        painter.setPen(QColor(LINE))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        with open(f"{RESOURCES}/icons/{self._icon}.svg", "rb") as file:  # noqa: PTH123 - as above
            drawing = file.read().replace(b"#000", PRIMARY.encode())
        QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(16, 16, 26, 26))
        painter.setPen(QColor(INK))
        painter.setFont(_font(15, QFont.Weight.DemiBold))
        painter.drawText(QRectF(16, 54, self.width() - 32, 24), 0, self._title)
        painter.setFont(_font(13))
        painter.drawText(QRectF(16, 80, self.width() - 32, 60), Qt.TextFlag.TextWordWrap, self._about)
        painter.end()


def _dress(app: QApplication) -> None:
    for name in ("Inter-Regular.ttf", "Inter-SemiBold.ttf"):
        QFontDatabase.addApplicationFont(f"{RESOURCES}/fonts/{name}")
    QApplication.setFont(_font(15))
    palette, role = QPalette(), QPalette.ColorRole
    for each, colour in ((role.Window, GROUND), (role.Base, PAPER), (role.Text, INK), (role.WindowText, INK)):
        palette.setColor(each, QColor(colour))
    QApplication.setPalette(palette)
    app.setStyleSheet(RULES)


def _fill_menus(window: QMainWindow) -> None:
    for title, entries in MENUS.items():
        menu = window.menuBar().addMenu(title)
        for number in range(entries):
            action = QAction(window)
            action.setText(f"Entry {number}")
            action.setShortcuts([QKeySequence(f"Ctrl+Alt+{title[1]}, {number}")])
            action.triggered.connect(lambda _checked=False: None)
            menu.addAction(action)
    for number in range(10):
        QShortcut(QKeySequence(f"Ctrl+{number}"), window)


def _page() -> QScrollArea:
    page, inner = QWidget(), QWidget()
    inner.setMaximumWidth(760)
    body, outer = QVBoxLayout(inner), QHBoxLayout(page)
    for text, pixels in TEXTS:
        label = QLabel()
        label.setFont(_font(pixels))
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.setText(f'<p style="line-height:138%; margin:0">{text}</p>')
        body.addWidget(label)
    row = QHBoxLayout()
    for button in BUTTONS:
        row.addWidget(_Big(*button))
    body.addLayout(row)
    body.addStretch(1)
    outer.addStretch(1)
    outer.addWidget(inner, 1000)
    outer.addStretch(1)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    return area


def show() -> None:
    """Show the window until it is closed, started as quickly as PartnerDesk is."""
    gc.disable()
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    app = QApplication(["plain", "-style", "Fusion"])
    QSettings("PartnerDesk", "plain").value("geometry")
    _dress(app)
    window = QMainWindow()
    window.resize(1360, 860)
    window.setWindowTitle("PartnerDesk")
    _fill_menus(window)
    window.setCentralWidget(_page())
    window.show()
    app.exec()
