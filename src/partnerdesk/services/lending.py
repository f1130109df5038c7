"""Lends an open file to another thread for one piece of long work; the thread that lent it changes nothing meanwhile.

A session belongs to one thread at a time. Knows no screen.
"""

from __future__ import annotations

from threading import get_ident


class Lending:
    """Whether a session is in the hands of another thread."""

    def __init__(self) -> None:
        self._lender: int | None = None

    def begin(self) -> None:
        """Lend it: from now on every thread but this one may work with it."""
        self._lender = get_ident()

    def end(self) -> None:
        """Have it back; the other thread is done."""
        self._lender = None

    @property
    def is_away(self) -> bool:
        """Whether this thread has lent it."""
        return self._lender == get_ident()
