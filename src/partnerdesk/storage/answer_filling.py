"""Fills the index of answers in a thread of its own, from a copy of a database in memory, so that a window stays live.

While SQLite works nothing of Python waits for it. Knows the tables of the index, and gives its connection away at the
end.
"""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING

from partnerdesk.storage.connecting import PLAIN, Connection

if TYPE_CHECKING:
    from collections.abc import Iterable

_AT_A_TIME = 100_000  # each time costs a merge of what was found so far
_WAIT = 0.005
_RANGE = "FROM image.answer WHERE question IS NOT NULL AND position > ? AND position <= ?"
_PUT = f"INSERT INTO answer SELECT position, survey, respondent, segment, question {_RANGE}"
_FIND = f"INSERT INTO found (rowid, text) SELECT position, text {_RANGE}"
PLACES = "CREATE INDEX IF NOT EXISTS place ON answer (respondent)"  # who has few answers each
_LAST = "SELECT max(position) FROM image.answer"


class Filling:
    """One filling; the index belongs to who asked for it once it was given."""

    def __init__(self, image: bytes, tables: Iterable[str]) -> None:
        """Begin with the ``image`` of a database that has answers."""
        self.count = 0
        self._connection: Connection = PLAIN.memory(any_thread=True)
        for statement in tables:
            self._connection.execute(statement)
        self._connection.execute("ATTACH ':memory:' AS image")
        self._connection.deserialize(image, name="image")
        self._is_given = False
        self._ended, self._stopped = Event(), Event()
        self._fault: Exception | None = None
        self._thread = Thread(target=self._run, name="answers", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._fill()
        except Exception as fault:  # noqa: BLE001 - raised again where it is waited for
            self._fault = fault
        finally:
            self._ended.set()

    def _fill(self) -> None:
        ask = self._connection.execute
        last = ask(_LAST).fetchone()[0] or 0
        ask("BEGIN")
        for begin in range(0, last, _AT_A_TIME):
            if self._stopped.is_set():
                return
            taken = ask(_PUT, (begin, begin + _AT_A_TIME)).rowcount
            ask(_FIND, (begin, begin + _AT_A_TIME))
            self.count += taken
        ask(PLACES)  # marks are looked up by it; made here, nobody waits for it
        ask("COMMIT")
        ask("DETACH image")

    def is_done(self) -> bool:
        """Wait for some milliseconds, and return whether it is done. Raises what went wrong."""
        if not self._ended.wait(_WAIT):
            return False
        self._thread.join()
        if self._fault is not None:
            raise self._fault
        return True

    def given(self) -> Connection:
        """Give the index away, once :meth:`is_done`."""
        self._is_given = True
        return self._connection

    def stop(self) -> None:
        """Go on no more; where the index was not given away, nothing is left of it."""
        if self._is_given:
            return
        self._stopped.set()
        if not self._ended.is_set():
            self._connection.interrupt()
        self._thread.join()
        self._connection.close()
