"""Which line of the printed page the keyboard stands on: down and up, and on from the last line to the next page.

It must not know how the page is drawn, nor where a line was entered.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Signal

from partnerdesk.ui.pdf_pages import TextLine, text_lines


class LineCursor(QObject):
    """The line that is chosen, or none; ``moved`` gives its box on the paper and its words."""

    moved = Signal(QRect, str)

    def __init__(self, show: Callable[[TextLine | None], QRect], turn: Callable[[int], None]) -> None:
        super().__init__()
        self._show, self._turn = show, turn
        self._data, self._number, self._pages = b"", 0, 0
        self._lines: tuple[TextLine, ...] = ()
        self._at: int | None = None

    @property
    def line(self) -> TextLine | None:
        """The line that is chosen."""
        return None if self._at is None else self._lines[self._at]

    def leave(self, data: bytes, number: int, pages: int) -> None:
        """Choose no line: another page is shown, or the same page of another file."""
        self._data, self._number, self._pages = data, number, pages
        self._lines, self._at = (), None
        self._show(None)

    def step(self, by: int) -> None:
        """Choose the next line or the one before, on the next page or the one before where this one ends."""
        at = self._begin(by) if self._at is None else self._at + by
        if not 0 <= at < len(self._lines):
            if not 0 <= self._number + by < self._pages:
                return
            self._turn(self._number + by)
            at = self._begin(by)
        if self._lines:
            self._at = at
            self.moved.emit(self._show(self._lines[at]), self._lines[at].text)

    def _begin(self, by: int) -> int:
        """Read the lines of the page and return the first, or the last for the way back."""
        self._lines = text_lines(self._data, self._number)
        return 0 if by > 0 else len(self._lines) - 1
