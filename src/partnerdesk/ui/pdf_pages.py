"""Reads finished PDF bytes for the preview: the sizes of its pages, the text of one, and one as pixels.

PDFium is loaded on first use and serves one thread at a time. It must not know Qt, nor what the pages say.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument

_ONE_AT_A_TIME = Lock()
_NEAR = 6.0  # points from a letter


@contextmanager
def _opened(data: bytes) -> Iterator[PdfDocument]:
    from pypdfium2 import PdfDocument

    with _ONE_AT_A_TIME:
        document = PdfDocument(data)
        try:
            yield document
        finally:
            document.close()


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page: its size in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Pixels:
    """A drawn page: 32-bit BGRX pixels, row by row."""

    data: bytes
    width: int
    height: int
    stride: int


def read_pages(data: bytes) -> tuple[PageFacts, ...]:
    """Return the facts of every page."""
    with _opened(data) as document:
        return tuple(PageFacts(*document.get_page_size(number)) for number in range(len(document)))


def page_text(data: bytes, number: int) -> str:
    """Return the words of page ``number``, counted from 0, in reading order."""
    with _opened(data) as document:
        words = document[number].get_textpage().get_text_bounded()
    return "\n".join(line.strip() for line in words.splitlines() if line.strip())


@dataclass(frozen=True, slots=True)
class TextLine:
    """A stretch of one line of a page: its words, and where it stands in parts of the page's width and height."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """The place in the middle of it."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def text_lines(data: bytes, number: int) -> tuple[TextLine, ...]:
    """Return the lines of page ``number``, counted from 0, as they are drawn; beside each other in columns."""
    with _opened(data) as document:
        page = document[number]
        width, height = page.get_size()
        text = page.get_textpage()
        boxes = [text.get_rect(at) for at in range(text.count_rects())]
        said = [text.get_text_bounded(*box).strip() for box in boxes]
    return tuple(
        TextLine(words, left / width, 1 - top / height, right / width, 1 - bottom / height)
        for words, (left, bottom, right, top) in zip(said, boxes, strict=True)
        if any(letter.isalnum() for letter in words)
    )


def text_at(data: bytes, number: int, x: float, y: float) -> tuple[str, str] | None:
    """Return the text of a page before and from a place on it; None where no letter stands there.

    ``x`` and ``y`` are parts of the page's width and height, from its upper left corner.
    """
    with _opened(data) as document:
        page = document[number]
        width, height = page.get_size()
        text = page.get_textpage()
        at = text.get_index(x * width, (1 - y) * height, _NEAR, _NEAR)
        return None if at is None else (text.get_text_range(0, at), text.get_text_range(at))


def draw_page(data: bytes, number: int, scale: float) -> Pixels:
    """Draw page ``number``, counted from 0, with ``scale`` pixels to a point."""
    with _opened(data) as document:
        drawn = document[number].render(scale=scale, prefer_bgrx=True)
        return Pixels(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride)
