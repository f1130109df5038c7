"""One typing of a stack of slips: a row for each item, a column for each slip, one key for each answer.

Digits answer, C says 'cannot say', S T G say how one knows. What is whole moves on by itself: down the slip, then
to the next one. It must not know widgets, nor what was typed another time.
"""

from __future__ import annotations

from partnerdesk.domain.words import N_, Sentence
from partnerdesk.ui.viewmodels.rounds.kind import RoundKind
from partnerdesk.ui.viewmodels.rounds.slip import BASIS_OF, CANNOT_SAY_LETTER, Typed, is_nought_cannot_say
from partnerdesk.ui.viewmodels.rounds.words import BASES, CANNOT_SAY
from partnerdesk.ui.viewmodels.speech import said, spoken

Cell = tuple[int, int]
ONE_DIGIT = 9
KNOWN = {value: word for value, word, _meaning, _key in BASES}


class Typing:
    """The answers as they were typed once, and the cell that is typed now."""

    def __init__(self, kind: RoundKind, rows: int, columns: int, high: int = 0) -> None:
        """Nothing is typed yet; the first answer of the first slip is next. ``high`` is less than the kind's own."""
        self.kind, self.rows, self.columns = kind, rows, columns
        self.high = high or kind.high
        self.cells: dict[Cell, Typed] = {}
        self.row = self.column = 0
        self._is_fresh = True

    @property
    def place(self) -> Cell:
        """The cell that is typed now."""
        return self.row, self.column

    @property
    def count(self) -> int:
        """How many cells of the sheet there are."""
        return self.rows * self.columns

    def go_to(self, row: int, column: int) -> bool:
        """Go to a cell; return whether there is one."""
        if not (0 <= row < self.rows and 0 <= column < self.columns):
            return False
        self.row, self.column, self._is_fresh = row, column, True
        return True

    def on(self) -> bool:
        """Go down the slip, and from its end to the top of the next."""
        return self.go_to(self.row + 1, self.column) or self.go_to(0, self.column + 1)

    def back(self) -> bool:
        """Go up the slip, and from its top to the end of the one before."""
        return self.go_to(self.row - 1, self.column) or self.go_to(self.rows - 1, self.column - 1)

    def clear(self) -> None:
        """Take away what is typed in this cell."""
        self.cells.pop(self.place, None)
        self._is_fresh = True

    def press(self, letter: str) -> bool:
        """Take one letter or digit; return whether it meant anything here."""
        letter = letter.casefold()
        if letter.isdecimal() and letter.isascii():
            return self._digit(int(letter))
        if letter == CANNOT_SAY_LETTER and self.kind.cannot_say:
            return self._whole(Typed(None))
        held = self.cells.get(self.place)
        if letter in BASIS_OF and self.kind.bases and held is not None and held.value is not None:
            return self._whole(Typed(held.value, BASIS_OF[letter]))
        return False

    def _digit(self, digit: int) -> bool:
        kind = self.kind
        if digit == 0 and is_nought_cannot_say(kind):
            return self._whole(Typed(None))
        if self.high > ONE_DIGIT:
            return self._figure(digit)
        if not kind.low <= digit <= self.high:
            return False
        if not kind.bases:
            return self._whole(Typed(digit))
        self.cells[self.place] = Typed(digit)
        return True

    def _figure(self, digit: int) -> bool:
        """Add a digit to a figure of several; a figure that would be too high begins anew."""
        held = self.cells.get(self.place)
        before = 0 if self._is_fresh or held is None or held.value is None else int(held.value)
        value = before * 10 + digit
        self.cells[self.place] = Typed(value if value <= self.high else digit)
        self._is_fresh = False
        return True

    def _whole(self, typed: Typed) -> bool:
        self.cells[self.place] = typed
        self.on()
        return True


def said_of(typed: Typed | None) -> str:
    """Return an answer of a slip in words."""
    if typed is None:
        return spoken(N_("nothing is written"))
    if typed.value is None:
        return said(CANNOT_SAY)
    if typed.basis is None:
        return f"{typed.value:g}"
    values = {"level": f"{typed.value:g}", "basis": said(KNOWN[typed.basis]).casefold()}
    return spoken(Sentence(N_("{level}, {basis}"), values))
