"""The look: colours, type and space, from the tables in ``resources/themes``, as one palette and a scale.

Widgets ask :func:`theme` while they paint. Colours may change under them at any time (they are painted again);
when the text size changes, the window builds its parts anew, so a widget reads sizes only when it is made.
It must not know any page or record.
"""

import tomllib
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from partnerdesk.ui.views.assets import asset, names, place_of

SMALLEST_SCALE = 0.8
LARGEST_SCALE = 2.0
LARGE = 1.5
"""From this text size on little of a page is in sight."""
SCALE_STEP = 0.1


class Appearance(StrEnum):
    """How the window looks: as the system does, or as chosen."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Tokens(NamedTuple):
    """The colours of one theme, as written in its table."""

    name: str
    dark: bool
    ground: str
    surface: str
    border: str
    line: str
    text: str
    muted: str
    primary: str
    primary_strong: str
    on_primary: str
    tint: str
    warning: str
    warning_ground: str
    error: str
    error_ground: str
    good: str
    good_ground: str
    unknown: str
    unknown_ground: str
    series_1: str
    series_2: str
    series_3: str
    series_4: str
    series_5: str


class TypeStyle(NamedTuple):
    """One style of the type scale: pixels at 100 %, and weight."""

    pixels: int
    weight: int


TYPE: dict[str, TypeStyle] = {
    "caption": TypeStyle(13, 400),
    "caption_strong": TypeStyle(13, 600),
    "body": TypeStyle(15, 400),
    "strong": TypeStyle(15, 600),
    "lead": TypeStyle(16, 400),
    "quote": TypeStyle(17, 400),
    "section": TypeStyle(18, 600),
    "question": TypeStyle(28, 650),
    "title": TypeStyle(34, 650),
}

_INKS: dict[str, QPalette.ColorRole] = {
    "text": QPalette.ColorRole.WindowText,
    "muted": QPalette.ColorRole.PlaceholderText,
    "primary": QPalette.ColorRole.Link,
    "error": QPalette.ColorRole.BrightText,
    "warning": QPalette.ColorRole.LinkVisited,
    "on_primary": QPalette.ColorRole.HighlightedText,
}


@cache
def tokens_of(name: str) -> Tokens:
    """Return the colours of the theme ``name``."""
    table = tomllib.loads(asset("themes", f"{name}.toml").decode())
    return Tokens(**{token: table[token] for token in Tokens._fields})


def ink_role(ink: str) -> QPalette.ColorRole:
    """Return the palette role in which labels show ``ink`` (text, muted, primary, error, warning, on_primary)."""
    return _INKS[ink]


def palette_of(tokens: Tokens) -> QPalette:
    """Return the one palette made of a theme's colours."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.ground, role.Base: tokens.surface, role.AlternateBase: tokens.ground,
        role.Button: tokens.surface, role.WindowText: tokens.text, role.Text: tokens.text,
        role.ButtonText: tokens.text, role.PlaceholderText: tokens.muted, role.BrightText: tokens.error,
        role.Link: tokens.primary, role.LinkVisited: tokens.warning, role.Highlight: tokens.primary,
        role.HighlightedText: tokens.on_primary, role.Accent: tokens.primary, role.ToolTipBase: tokens.text,
        role.ToolTipText: tokens.surface, role.Light: tokens.surface, role.Midlight: tokens.border,
        role.Mid: tokens.border, role.Dark: tokens.line, role.Shadow: tokens.line,
    }  # fmt: skip
    palette = QPalette()
    for each, value in colours.items():
        palette.setColor(each, QColor(value))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.muted))
    return palette


_RULES = """
QMenuBar {{ background: {surface}; color: {text}; border-bottom: 1px solid {border}; padding: 2px 16px; }}
QMenuBar::item {{ background: transparent; padding: {menu}px 10px; border-radius: 6px; }}
QMenuBar::item:selected {{ background: {tint}; }}
QMenu {{ background: {surface}; color: {text}; border: 1px solid {line}; padding: 6px; }}
QMenu::item {{ padding: {menu}px 28px {menu}px 16px; border-radius: 6px; }}
QMenu::item:selected {{ background: {tint}; color: {text}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 6px 8px; }}
QLineEdit {{ background: transparent; border: none; selection-background-color: {primary}; }}
QToolTip {{ background: {text}; color: {surface}; border: none; padding: 6px 8px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle {{ background: {bar}; border-radius: 4px; min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {line}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


class ColoursInUse(QObject):
    """The colours and the text size that are in use now."""

    restyled = Signal()
    rescaled = Signal()

    def __init__(self) -> None:
        """Start light, at 100 %."""
        super().__init__()
        self.tokens = tokens_of("light")
        self.scale = 1.0
        self.family = ""
        self._types: dict[tuple[str, str, float], tuple[QFont, QFontMetricsF]] = {}

    def colour(self, name: str) -> QColor:
        """Return one colour of the theme by its token's name."""
        return QColor(getattr(self.tokens, name))

    @property
    def is_large(self) -> bool:
        """Whether text is so large that little of a page is in sight: then what is to be done comes first."""
        return self.scale >= LARGE

    def space(self, pixels: float) -> int:
        """Return a distance of the layout: it grows half as fast as the text, so that large text keeps its room."""
        return round(pixels * (1 + (self.scale - 1) / 2))

    def px(self, pixels: float) -> int:
        """Return a size that must grow with the text, such as an icon beside it."""
        return round(pixels * self.scale)

    def font(self, style: str) -> QFont:
        """Return the font of one style of the type scale, at the text size in use."""
        return self._type(style)[0]

    def metrics(self, style: str) -> QFontMetricsF:
        """Return the measures of one style of the type scale."""
        return self._type(style)[1]

    def _type(self, style: str) -> tuple[QFont, QFontMetricsF]:
        """Return a font and its measures, made once: a page asks for them some hundred times before it is painted."""
        family = self.family or QApplication.font().family()
        kept = self._types.get((style, family, self.scale))
        if kept is None:
            font = _font(TYPE[style], family, self.scale)
            kept = self._types[style, family, self.scale] = font, QFontMetricsF(font)
        return kept

    def wear(self, name: str) -> None:
        """Change the colours to those of the theme ``name``."""
        self.tokens = tokens_of(name)
        self._dress()
        self.restyled.emit()

    def resize_text(self, scale: float) -> None:
        """Change the text size; the window then builds its parts anew."""
        scale = round(min(max(scale, SMALLEST_SCALE), LARGEST_SCALE), 2)
        if scale == self.scale:
            return
        self.scale = scale
        self._dress()
        self.rescaled.emit()

    def set_up(self, name: str, scale: float = 1.0, *, is_styled: bool = False) -> None:
        """Give the application its style, font and colours; once, before the first window is made.

        ``is_styled`` says that it has its style already: asked for, PySide makes all that styles draw known to Python.
        """
        if not is_styled and QApplication.style().name() != "fusion":
            QApplication.setStyle("Fusion")
        self.family = self.family or _load_family()
        self.tokens = tokens_of(name)
        self.scale = round(min(max(scale, SMALLEST_SCALE), LARGEST_SCALE), 2)
        self._dress()

    def _dress(self) -> None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        QApplication.setFont(self.font("body"))
        QApplication.setPalette(palette_of(self.tokens))
        QToolTip.setFont(self.font("caption"))
        values = self.tokens._asdict()
        app.setStyleSheet(_RULES.format(**values, menu=self.px(5), bar=_between(self.tokens.border, self.tokens.line)))


def _between(one: str, other: str) -> str:
    """Return the colour half-way: for what is seen but must not call."""
    first, second = QColor(one), QColor(other)
    mixed = [(getattr(first, part)() * 2 + getattr(second, part)()) // 3 for part in ("red", "green", "blue")]
    return QColor(*mixed).name()


def _font(chosen: TypeStyle, family: str, scale: float) -> QFont:
    font = QFont(family)
    font.setPixelSize(max(8, round(chosen.pixels * scale)))
    font.setWeight(QFont.Weight(_nearest_weight(chosen.weight)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _nearest_weight(weight: int) -> int:
    return min(range(100, 1000, 100), key=lambda known: (abs(known - weight), known))


FIRST_FACES = ("Inter-Regular.ttf", "Inter-SemiBold.ttf")
"""The faces of the start page; the others are wanted in charts."""


def _load_family() -> str:
    numbers = [QFontDatabase.addApplicationFont(str(place_of("fonts", name))) for name in FIRST_FACES]
    found = [family for number in numbers if number >= 0 for family in QFontDatabase.applicationFontFamilies(number)]
    return "Inter" if "Inter" in found else next(iter(found), "")


@cache
def load_other_faces() -> None:
    """Load the faces that the start page does without; once."""
    for name in names("fonts", ".ttf"):
        if name.startswith("Inter") and name not in FIRST_FACES:
            QFontDatabase.addApplicationFont(str(place_of("fonts", name)))


@cache
def theme() -> ColoursInUse:
    """Return the theme that is in use."""
    return ColoursInUse()


def system_theme() -> str:
    """Return the theme that fits the system's colours: dark where the system says so."""
    hints = QApplication.styleHints()
    return "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"
