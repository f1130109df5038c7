"""The start page: start a workshop, open one, look at an example, or go on with one of the last files.

Above that it says what went wrong, what stands before a file that was to be opened, and what a crash left.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from partnerdesk.domain.overriding import override
from partnerdesk.ui.viewmodels.speech import long_date
from partnerdesk.ui.viewmodels.start_news import StartNews
from partnerdesk.ui.views.icons import paint_icon
from partnerdesk.ui.views.scrolling import Scroll, ScrolledColumn
from partnerdesk.ui.views.theme import theme
from partnerdesk.ui.views.widgets.arrange import FlowLayout, TileLayout, column
from partnerdesk.ui.views.widgets.brush import CARD_RADIUS, KeyboardRing, box, placed, ring, smooth, text_height, write
from partnerdesk.ui.views.widgets.buttons import Button, Look
from partnerdesk.ui.views.widgets.card import Card
from partnerdesk.ui.views.widgets.notice import Notice
from partnerdesk.ui.views.widgets.text import Prose, as_tip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnerdesk.ui.opening import Stuck
    from partnerdesk.ui.viewmodels.left_behind import LeftBehind
    from partnerdesk.ui.viewmodels.preferences import RecentFile


class BigButton(KeyboardRing, QPushButton):
    """A card to press: an icon, a title and a line below it."""

    def __init__(
        self, icon: str, title: str, about: str, *, strong: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._title, self._about, self._strong = icon, title, about, strong
        self._measured: dict[int, tuple[int, float, float]] = {}
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _parts(self, width: int) -> tuple[int, float, float]:
        """Return how wide its words are at a width, and how high both are: measured once, since layouts ask often."""
        if width not in self._measured:
            across = width - 2 * theme().space(16)
            title = text_height(self._title, theme().font("strong"), across)
            self._measured[width] = across, title, text_height(self._about, theme().font("caption"), across)
        return self._measured[width]

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        _across, title, about = self._parts(width)
        return round(theme().px(26) + title + about) + theme().space(16 + 12 + 4 + 16)

    @override
    def sizeHint(self) -> QSize:
        width = theme().px(190)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(170), 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        colour, pad = theme().colour, theme().space(16)
        over = self.underMouse()
        fill = ("primary_strong" if over else "primary") if self._strong else ("tint" if over else "surface")
        area = QRectF(self.rect())
        box(painter, area, fill=colour(fill), line=None if self._strong else colour("line"), radius=CARD_RADIUS)
        if self.ringed and self._strong:
            box(painter, area.adjusted(4, 4, -4, -4), line=colour("on_primary"), width=2, radius=7)
        elif self.ringed:
            ring(painter, area.adjusted(3, 3, -3, -3), radius=8)
        ink = colour("on_primary" if self._strong else "text")
        side = theme().px(26)
        mark = placed(self, QRectF(pad, pad, side, side))
        paint_icon(painter, self._icon, mark, colour("on_primary" if self._strong else "primary"))
        across, title, about = self._parts(self.width())
        top = pad + side + theme().space(12)
        write(painter, placed(self, QRectF(pad, top, across, title + 1)), self._title, theme().font("strong"), ink)
        quiet = colour("on_primary" if self._strong else "muted")
        below = top + title + theme().space(4)
        place = placed(self, QRectF(pad, below, across, about + 1))
        write(painter, place, self._about, theme().font("caption"), quiet)
        painter.end()


class RecentRow(KeyboardRing, QPushButton):
    """One of the last files: its title, the step it reached, the day and the place. Delete takes it off the list."""

    forget_asked = Signal()

    def __init__(self, file: RecentFile, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._about = Path(file.path).stem, about
        self.setAccessibleName(self._title)
        self.setAccessibleDescription(about)
        self.setToolTip(as_tip(file.path))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)

    def show_title(self, title: str) -> None:
        """Show what the file is called, where that is known."""
        self._title = title
        self.setAccessibleName(title)
        self.update()

    def menu_of_row(self) -> QMenu:
        """Return the menu that a right click opens, or the menu key."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open")).triggered.connect(lambda _checked=False: self.click())
        off = menu.addAction(self.tr("Take off this list"))
        off.setToolTip(self.tr("The file itself stays where it is."))
        off.triggered.connect(lambda _checked=False: self.forget_asked.emit())
        menu.setToolTipsVisible(True)
        return menu

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_of_row().popup(event.globalPos())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.forget_asked.emit()
            return
        super().keyPressEvent(event)

    @property
    def title(self) -> str:
        """What is shown as its title."""
        return self._title

    @override
    def sizeHint(self) -> QSize:
        lines = theme().metrics("strong").height() + theme().metrics("caption").height()
        return QSize(theme().px(200), round(lines) + theme().space(18))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        if self.underMouse():
            box(painter, QRectF(self.rect()), fill=theme().colour("tint"))
        if self.ringed:
            ring(painter, QRectF(self.rect()).adjusted(3, 3, -3, -3), radius=6)
        side, pad = theme().px(22), theme().space(12)
        place = placed(self, QRectF(pad, (self.height() - side) / 2, side, side))
        paint_icon(painter, "document", place, theme().colour("primary"))
        left = pad + side + theme().space(12)
        room = self.width() - left - pad
        upper, lower = theme().metrics("strong"), theme().metrics("caption")
        top = (self.height() - upper.height() - lower.height()) / 2
        cut = Qt.TextElideMode.ElideRight
        for words, style, ink, measures, offset in (
            (self._title, "strong", "text", upper, 0.0),
            (self._about, "caption", "muted", lower, upper.height()),
        ):
            painter.setFont(theme().font(style))
            painter.setPen(theme().colour(ink))
            line = placed(self, QRectF(left, round(top + offset), room, measures.height()))
            painter.drawText(line, 0, measures.elidedText(words, cut, room))
        painter.end()


class StartPage(QWidget):
    """What the window shows while no file is open."""

    new_asked = Signal()
    open_asked = Signal()
    example_asked = Signal()
    file_asked = Signal(str)
    forget_asked = Signal(str)
    forget_work_asked = Signal(str)
    shown = Signal()

    def __init__(
        self, recent: tuple[RecentFile, ...], news: StartNews | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows: dict[str, RecentRow] = {}
        inside = ScrolledColumn(760)
        column(self, 0).addWidget(Scroll(inside, room_for_bar=False))  # first, so that lines are broken once, in it
        side = theme().space(28)
        inside.pad(side, theme().space(64), side, theme().space(40))
        body = inside.body
        body.addWidget(Prose("PartnerDesk", "caption_strong", "primary"))
        body.addSpacing(theme().space(6))
        body.addWidget(Prose(self.tr("Should you work with another organisation?"), "title"))
        body.addSpacing(theme().space(8))
        lead = self.tr(
            "Ten steps take your board from what people told you to a decision that you can stand behind, "
            "and a brief that you can print."
        )
        body.addWidget(Prose(lead, "lead", "muted"))
        body.addSpacing(theme().space(28))
        self._add_news(body, news or StartNews())
        self._add_buttons(body)
        if recent:
            body.addSpacing(theme().space(36))
            body.addWidget(Prose(self.tr("Go on with"), "section"))
            body.addSpacing(theme().space(8))
            for file in recent:
                body.addWidget(self._row(file))
        body.addStretch(1)

    def _add_news(self, body: QVBoxLayout, news: StartNews) -> None:
        shown: list[QWidget] = [Notice(news.problem, "error")] if news.problem else []
        shown += [Notice(news.notice, "tint")] if news.notice else []
        shown += [_stuck_card(news.stuck)] if news.stuck is not None else []
        for each in shown:
            body.addWidget(each)
            body.addSpacing(theme().space(20))
        if news.found:
            body.addWidget(Prose(self.tr("Recovered after PartnerDesk stopped"), "section"))
            told = self.tr("Nothing is lost. Each opens at the page where you were.")
            body.addWidget(Prose(told, "body", "muted"))
            for found in news.found:
                body.addSpacing(theme().space(8))
                body.addWidget(self._found_card(found))
            body.addSpacing(theme().space(28))

    def _found_card(self, found: LeftBehind) -> Card:
        card = Card("tint", found.title)
        card.body.addWidget(Prose(found.title, "strong"))
        card.body.addWidget(Prose(found.says, "body"))
        card.body.addWidget(Prose(found.path, "caption", "muted"))
        button = Button(self.tr("Go on with this one"), Look.SECONDARY)
        button.setAccessibleName(f"{button.text()}: {found.title}")
        button.clicked.connect(lambda _checked=False: self.file_asked.emit(found.path))
        card.body.addSpacing(theme().space(4))
        row = FlowLayout(None, 8)
        row.addWidget(button)
        if found.stays:
            forget = Button(self.tr("Forget this work…"), Look.QUIET)
            forget.setAccessibleName(f"{forget.text()}: {found.title}")
            forget.clicked.connect(lambda _checked=False: self.forget_work_asked.emit(found.path))
            row.addWidget(forget)
        card.body.addLayout(row)
        return card

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self.shown.emit)  # once it is painted

    def show_titles(self, titles: Mapping[str, str]) -> None:
        """Show what the last files are called, by their paths."""
        for path, title in titles.items():
            if path in self.rows:
                self.rows[path].show_title(title)

    def _add_buttons(self, body: QVBoxLayout) -> None:
        tiles = TileLayout(None, 3)
        self.first = BigButton(
            "plus", self.tr("Start a workshop"), self.tr("A new file for one partnership question."), strong=True
        )
        opening = BigButton("folder", self.tr("Open"), self.tr("A workshop that you saved before."))
        example = BigButton(
            "spark", self.tr("Look at an example"), self.tr("Harbourside Carers, complete. Change what you like.")
        )
        self.first.clicked.connect(self.new_asked)
        opening.clicked.connect(self.open_asked)
        example.clicked.connect(self.example_asked)
        for each in (self.first, opening, example):
            tiles.addWidget(each)
        body.addLayout(tiles)

    def _row(self, file: RecentFile) -> QWidget:
        step = self.tr("Step {number} of 10").format(number=file.step) if file.step else ""
        about = " · ".join(part for part in (step, _day(file.day), file.path) if part)
        row = RecentRow(file, about)
        row.clicked.connect(lambda _checked=False: self.file_asked.emit(file.path))
        row.forget_asked.connect(lambda: self._forget(file.path))
        self.rows[file.path] = row
        return row

    def _forget(self, path: str) -> None:
        """Take a file off the list, and give the keyboard to the next one."""
        paths = list(self.rows)
        after = paths[paths.index(path) + 1 :] or paths[: paths.index(path)][-1:]
        row = self.rows.pop(path)
        (self.rows[after[0]] if after else self.first).setFocus(Qt.FocusReason.OtherFocusReason)
        row.hide()
        row.deleteLater()
        self.forget_asked.emit(path)


def _day(kept: str) -> str:
    """Return a day in the words of the window; one that was kept in words stays as it is."""
    try:
        return long_date(date.fromisoformat(kept))
    except ValueError:
        return kept


def _stuck_card(stuck: Stuck) -> Card:
    """Return what stands before the file, with a button for each way on."""
    card = Card("warning", stuck.title)
    card.body.addWidget(Prose(stuck.title, "strong", "warning"))
    card.body.addWidget(Prose(stuck.says, "body"))
    buttons = FlowLayout(None, spacing=12)
    for way in stuck.ways:
        button = Button(way.words, Look.SECONDARY)
        button.clicked.connect(lambda _checked=False, way=way: way.take())
        buttons.addWidget(button)
    card.body.addSpacing(theme().space(8))
    card.body.addLayout(cast("QLayout", buttons))
    return card
