"""Labels: wrapped text with room between its lines, and short text on one line.

What people typed is escaped, so it can never be read as markup.
"""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent, QStaticText
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.views.theme import ink_role, theme
from partnerdesk.ui.views.widgets.brush import even_width, fill, smooth, text_height

EVEN = {"question": 0.4, "title": 0.4, "section": 0.4, "lead": 0.75}
"""Styles of which no last line is a single word, and how much narrower than the room their lines may get for it."""


def escape(text: str) -> str:
    """Return ``text`` so that a label shows every sign of it; the standard library's own loads 2,000 names for it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def as_tip(text: str) -> str:
    """Return ``text`` as a tool tip that shows every sign of it: Qt takes what looks like markup for markup."""
    if "<" not in text and "&lt;" not in text:
        return text
    return f"<span>{escape(text)}</span>".replace("\n", "<br>")


class Prose(QLabel):
    """Text that wraps, in one style of the type scale and one ink; ``tight`` for short lines in rows and lists."""

    def __init__(
        self,
        text: str = "",
        style: str = "body",
        ink: str = "text",
        parent: QWidget | None = None,
        *,
        tight: bool = False,
    ) -> None:
        super().__init__(parent)
        self._said = ""
        self._heights: dict[int, int] = {}
        self._tight = tight
        self._narrowest = EVEN.get(style, 1.0)
        self._even: tuple[int, QStaticText | None] = (0, None)
        self._line_height = self._line_height_of(style)
        self.setFont(theme().font(style))
        self.setForegroundRole(ink_role(ink))
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(text)

    def _line_height_of(self, style: str) -> int:
        return 118 if self._tight else 128 if style in {"question", "title"} else 138

    def restyle(self, style: str) -> None:
        """Show the text in another style."""
        self._narrowest = EVEN.get(style, 1.0)
        self._line_height = self._line_height_of(style)
        self.setFont(theme().font(style))
        said, self._said = self._said, ""
        self.say(said)

    def say(self, text: str) -> None:
        """Show ``text``; line breaks are kept."""
        if text == self._said and self.text():
            return
        self._said = text
        self._forget_measures()
        lines = "<br>".join(escape(line) for line in text.split("\n"))
        self.setText(f'<p style="line-height:{self._line_height}%; margin:0">{lines}</p>')
        self.setAccessibleName(text)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.fontMetrics().height())

    @override
    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:  # layouts inside layouts ask again and again, and Qt would break the lines each time
            height = self._heights[width] = super().heightForWidth(width)
        return height

    @override
    def changeEvent(self, event: QEvent) -> None:
        self._forget_measures()
        super().changeEvent(event)

    def _forget_measures(self) -> None:
        self._heights.clear()
        self._even = 0, None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        lines = self._even_lines() if self._narrowest < 1 else None
        if lines is None:
            super().paintEvent(event)
            return
        painter, room = smooth(self), self.contentsRect()
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawStaticText(room.left(), room.top() + round((room.height() - lines.size().height()) / 2), lines)
        painter.end()

    def _even_lines(self) -> QStaticText | None:
        """Return the text in as many lines as it takes anyway, and no wider than they need; None where that is one."""
        width = self.contentsRect().width()
        if self._even[0] != width:
            self._even = width, self._evened(width)
        return self._even[1]

    def _evened(self, width: int) -> QStaticText | None:
        font = self.font()
        is_one_line = text_height(self._said, font, width) < 1.5 * self.fontMetrics().height()
        if is_one_line or self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return None
        lines = QStaticText(self.text())
        lines.setTextFormat(Qt.TextFormat.RichText)
        lines.setTextWidth(even_width(self._said, font, width, self._narrowest) + 1)
        lines.prepare(font=font)
        return lines if lines.size().height() <= self.contentsRect().height() + 1 else None

    @property
    def said(self) -> str:
        """The text as it was given."""
        return self._said

    def ink(self, ink: str) -> None:
        """Show the text in another ink."""
        self.setForegroundRole(ink_role(ink))


class Line(QLabel):
    """Short plain text on one line; what does not fit is cut with dots and shown as a tool tip."""

    def __init__(self, text: str = "", style: str = "body", ink: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = self._more = self._shorter = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme().font(style))
        self.setForegroundRole(ink_role(ink))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.say(text)

    def say(self, text: str, more: str = "", shorter: str = "") -> None:
        """Show ``text``, or ``shorter`` where it has no room; the tool tip says ``more``, or all where it is cut."""
        self._full, self._more, self._shorter = " ".join(text.split()), more, " ".join(shorter.split())
        self.setText(self._full)
        self.setAccessibleName(self._full)
        self._tell_more()

    def _shown(self) -> str:
        """Return what there is room for."""
        measures, room = self.fontMetrics(), self.width()
        is_short = bool(self._shorter) and measures.horizontalAdvance(self._full) > room
        return measures.elidedText(self._shorter if is_short else self._full, Qt.TextElideMode.ElideRight, room)

    def _tell_more(self) -> None:
        self.setToolTip(as_tip(self._more or (self._full if self._shown() != self._full else "")))

    @override
    def minimumSizeHint(self) -> QSize:
        height = super().minimumSizeHint().height()
        return QSize(min(self.fontMetrics().horizontalAdvance(self._full), theme().px(48)), height)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._full) + 2, super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_more()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment()), self._shown())
        painter.end()


class Rule(QWidget):
    """A thin line between parts; decoration only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        fill(painter, QRectF(self.rect()), theme().colour("border"))
        painter.end()
