"""One answer of the list as a picture, and the pictures that are kept: a row is drawn once, then copied.

Everything that a picture is made of is in its name, so none can be out of date. It must not know the list.
"""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from partnerdesk.ui.viewmodels.reader.rows import ShownRow
from partnerdesk.ui.views.icons import paint_icon
from partnerdesk.ui.views.reader.start_of_text import write_start
from partnerdesk.ui.views.theme import Tokens, theme
from partnerdesk.ui.views.widgets.brush import box, fill

LINES = 2
ICON, MOST_PICTURES = 16, 24
_INKS = {"eye-off": "warning", "check": "muted", "circle": "primary"}


class Paper(NamedTuple):
    """What all rows are drawn on and with: how large, how fine, in which colours, at which text size."""

    size: QSize
    ratio: float
    tokens: Tokens
    scale: float


class RowPictures:
    """The pictures of the rows seen last, on one paper; on another, all are drawn anew."""

    def __init__(self) -> None:
        self._paper: Paper | None = None
        self._icons: dict[str, QPixmap] = {}
        self._kept: dict[tuple[ShownRow, bool], QPixmap] = {}

    def picture(self, row: ShownRow, paper: Paper, *, chosen: bool) -> QPixmap:
        """Return the picture of a row."""
        if paper != self._paper:
            self._paper = paper
            self._kept.clear()
            self._icons = {name: _icon_picture(name, ink, paper.ratio) for name, ink in _INKS.items()}
        kept = self._kept.get((row, chosen))
        if kept is None:
            kept = self._kept[row, chosen] = self._sheet(paper)
            area = QRectF(QPointF(), paper.size)
            _draw_row(kept, area, row, self._icons[_icon(row)], chosen=chosen)
        return kept

    def _sheet(self, paper: Paper) -> QPixmap:
        """Return what a picture is drawn on: the oldest one, where there are enough."""
        if len(self._kept) < MOST_PICTURES:
            return _blank(paper.size, paper.ratio)
        return self._kept.pop(next(iter(self._kept)))


def _icon(row: ShownRow) -> str:
    return "eye-off" if row.warns else "check" if row.was_read else "circle"


def _blank(size: QSize, ratio: float) -> QPixmap:
    """Make a sheet with no less than all pixels of its place: where two share one, no gap is left between rows."""
    blank = QPixmap(ceil(size.width() * ratio), ceil(size.height() * ratio))
    blank.setDevicePixelRatio(ratio)
    return blank


def _icon_picture(name: str, ink: str, ratio: float) -> QPixmap:
    side = theme().px(ICON)
    picture = _blank(QSize(side, side), ratio)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    paint_icon(painter, name, QRectF(0, 0, side, side), theme().colour(ink))
    painter.end()
    return picture


def _draw_row(picture: QPixmap, area: QRectF, row: ShownRow, icon: QPixmap, *, chosen: bool) -> None:
    colour, pad = theme().colour, theme().space(10)
    picture.fill(colour("surface"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill(painter, QRectF(pad, area.height() - 1, area.width() - 2 * pad, 1), colour("border"))
    if chosen:
        box(painter, area.adjusted(2, 2, -2, -2), fill=colour("tint"), line=colour("primary"), width=2)
    painter.drawPixmap(QPointF(pad, pad), icon)
    left, foot = pad + theme().px(ICON) + theme().px(8), area.height() - pad + 1
    width = area.width() - left - pad
    painter.setPen(colour("text"))
    write_start(painter, row.words, "body", QRectF(left, pad - 1, width, foot), LINES)
    painter.setPen(colour("muted"))
    last = theme().metrics("caption").lineSpacing()
    write_start(painter, row.told, "caption", QRectF(left, foot - last, width, last), 1)
    painter.end()
