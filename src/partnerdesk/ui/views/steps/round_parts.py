"""Parts of the private rounds: an answer as a card with its key, a person's card, and the group's spread as a line.

They must not know what is answered.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.icons import paint_icon
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.brush import KeyboardRing, box, placed, ring, smooth, text_height, write
from partnerdesk.ui.views.widgets.choices import Choice
from partnerdesk.ui.views.widgets.text import as_tip

OWN_KEYS = frozenset({Qt.Key.Key_Space})
MIDDLE = int(Qt.AlignmentFlag.AlignCenter)


class AnswerChoice(Choice):
    """One answer: its words, what they mean, and at the end the key that chooses it. Other keys go to the page."""

    def __init__(self, words: str, meaning: str = "", key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, meaning, parent=parent)
        self._key = key
        self._style = "strong" if meaning else "body"
        self._earlier = ""
        self._measured: tuple[object, list[float]] = (None, [])

    def show_answer(self, words: str, meaning: str, key: str) -> None:
        """Show another answer."""
        self._key = key
        self._style = "strong" if meaning else "body"
        self.retitle(words, meaning)

    def mark_earlier(self, words: str) -> None:
        """Say that this was the own earlier answer, or nothing."""
        if words != self._earlier:
            self._earlier = words
            self.setAccessibleDescription(". ".join(part for part in (self._about, words) if part))
            self.updateGeometry()
            self.update()

    def _cap(self) -> int:
        return theme().px(26)

    def _across(self, width: int) -> float:
        return width - self._text_left() - self._cap() - 2 * theme().space(12)

    def _lines(self) -> list[tuple[str, str, str]]:
        lines = [(self._title, self._style, "text")]
        if self._about:
            lines.append((self._about, "caption", "muted"))
        if self._earlier:
            lines.append((self._earlier, "caption_strong", "primary"))
        return lines

    def _heights(self, width: int) -> list[float]:
        """Return how high each text is; the layout asks a dozen times, and measuring is what takes long."""
        asked = (width, theme().scale, self._title, self._about, self._earlier)
        if self._measured[0] != asked:
            across = self._across(width)
            found = [text_height(text, theme().font(style), across) for text, style, _ink in self._lines()]
            self._measured = (asked, found)
        return self._measured[1]

    @override
    def heightForWidth(self, width: int) -> int:
        words = sum(self._heights(width)) + theme().space(2) * (len(self._lines()) - 1)
        return round(max(words + 2 * theme().space(8), self._cap() + 2 * theme().space(6)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._text_left() + self._cap() + theme().px(110), self._cap() + 2 * theme().space(6))

    @override
    def sizeHint(self) -> QSize:
        width = theme().px(420)
        return QSize(width, self.heightForWidth(width))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in OWN_KEYS:
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def _paint_text(self, painter: QPainter) -> None:
        heights, gap = self._heights(self.width()), theme().space(2)
        top = (self.height() - sum(heights) - gap * (len(heights) - 1)) / 2
        for (text, style, ink), height in zip(self._lines(), heights, strict=True):
            place = placed(self, QRectF(self._text_left(), top, self._across(self.width()), height + 1))
            write(painter, place, text, theme().font(style), theme().colour(ink))
            top += height + gap
        if self._key:
            side = self._cap()
            left = self.width() - side - theme().space(12)
            cap = placed(self, QRectF(left, (self.height() - side) / 2, side, side))
            box(painter, cap, fill=theme().colour("surface"), line=theme().colour("border"), radius=6)
            write(painter, cap, self._key, theme().font("caption_strong"), theme().colour("muted"), MIDDLE)


class PersonCard(KeyboardRing, QPushButton):
    """A person who takes part: the name, and how far this person is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self._words = ""
        self._done = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def describe(self, name: str, words: str, *, done: bool) -> None:
        """Show who it is and how far."""
        if (name, words, done) != (self._name, self._words, self._done):
            self._name, self._words, self._done = name, words, done
            self.setAccessibleName(f"{name}. {words}")
            self.updateGeometry()
            self.update()

    def _left(self) -> int:
        return theme().space(14) + theme().px(24) + theme().space(12)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        across = width - self._left() - theme().space(12)
        name = text_height(self._name, theme().font("strong"), across)
        words = text_height(self._words, theme().font("caption"), across)
        return round(name + words + theme().space(2) + 2 * theme().space(12))

    @override
    def minimumSizeHint(self) -> QSize:
        words = self._name.split() or [""]
        widest = max(theme().metrics("strong").horizontalAdvance(word) for word in words)
        return QSize(round(max(widest, theme().px(110))) + self._left() + theme().space(12) + 2, theme().px(56))

    @override
    def sizeHint(self) -> QSize:
        width = max(self.minimumSizeHint().width(), theme().px(200))
        return QSize(width, self.heightForWidth(width))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        colour = theme().colour
        over = self.underMouse() and self.isEnabled()
        box(painter, QRectF(self.rect()), fill=colour("tint" if over else "surface"), line=colour("line"))
        if self.ringed:
            ring(painter, QRectF(self.rect()).adjusted(3, 3, -3, -3), radius=6)
        side = theme().px(24)
        mark = placed(self, QRectF(theme().space(14), (self.height() - side) / 2, side, side))
        paint_icon(painter, "check" if self._done else "person", mark, colour("primary" if self._done else "muted"))
        across = self.width() - self._left() - theme().space(12)
        name = text_height(self._name, theme().font("strong"), across)
        words = text_height(self._words, theme().font("caption"), across)
        top = (self.height() - name - words - theme().space(2)) / 2
        write(
            painter,
            placed(self, QRectF(self._left(), top, across, name + 1)),
            self._name,
            theme().font("strong"),
            colour("text"),
        )
        place = placed(self, QRectF(self._left(), top + name + theme().space(2), across, words + 1))
        write(painter, place, self._words, theme().font("caption"), colour("primary" if self._done else "muted"))
        painter.end()


LEVELS = range(1, 6)


class SpreadLine(QWidget):
    """A group's answers to one item: the middle answer as a dot, the middle half as a band, on a scale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale: Sequence[int] = LEVELS
        self._median: float | None = None
        self._half: tuple[float, float] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_spread(
        self, median: float | None, half: tuple[float, float] | None, words: str, scale: Sequence[int] = LEVELS
    ) -> None:
        """Show a median and quartiles on a scale; ``words`` say them for those who cannot see it."""
        self._median, self._half, self._scale = median, half, scale
        self.setAccessibleName(words)
        self.setToolTip(as_tip(words))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(260), theme().px(40))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(40))

    def _at(self, value: float) -> float:
        edge = theme().px(12)
        low, high = self._scale[0], self._scale[-1]
        return edge + (value - low) / (high - low) * (self.width() - 2 * edge)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        colour, y = theme().colour, theme().px(12)
        left, right = self._at(self._scale[0]), self._at(self._scale[-1])
        line = QRectF(left, y - 1, right - left, 2)
        box(painter, line, fill=colour("line"), radius=1)
        if self._half is not None:
            band, half = theme().px(7), theme().px(6)
            left, right = self._at(self._half[0]) - band, self._at(self._half[1]) + band
            area = QRectF(left, y - half, right - left, 2 * half)
            box(painter, area, fill=colour("tint"), line=colour("primary"), radius=half)
        if self._median is not None:
            dot = theme().px(7)
            box(
                painter,
                QRectF(self._at(self._median) - dot, y - dot, 2 * dot, 2 * dot),
                fill=colour("primary"),
                radius=dot,
            )
        for level in self._scale:
            place = QRectF(self._at(level) - theme().px(15), theme().px(22), theme().px(30), theme().px(18))
            write(painter, place, str(level), theme().font("caption"), colour("muted"), MIDDLE)
        painter.end()
