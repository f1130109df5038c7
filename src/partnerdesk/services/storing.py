"""Stores an import in the thread that an open file is lent to: it says how far it is, and stops when asked.

It is one command, one transaction and one step of undo as every other; where it is stopped, or the process is, nothing
of it is there. Knows no screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, overload

from partnerdesk.domain.answer_rows import AnswerRow
from partnerdesk.domain.importing import ImportSurvey
from partnerdesk.domain.overriding import override
from partnerdesk.exchange.survey.refusals import ReadingStopped

if TYPE_CHECKING:
    from partnerdesk.exchange.survey.limits import Watch
    from partnerdesk.services.history import Change
    from partnerdesk.services.session import Session


def store(session: Session, command: ImportSurvey, watch: Watch) -> Callable[[], Change]:
    """Write an import, and return what tells of it where the file belongs.

    Raises as :meth:`Session.execute` does, and ReadingStopped where ``watch`` said so; then nothing is stored.
    """
    watched = {digest: _Watched(rows, watch) for digest, rows in command.answers.items()}
    return session.write(replace(command, answers=watched))


class _Watched(Sequence[AnswerRow]):
    """Rows that tell when the next of them are taken, and refuse when they are wanted no longer."""

    def __init__(self, rows: Sequence[AnswerRow], watch: Watch) -> None:
        self._rows, self._watch = rows, watch

    @override
    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> AnswerRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[AnswerRow]: ...
    @override
    def __getitem__(self, place: int | slice) -> AnswerRow | Sequence[AnswerRow]:
        if isinstance(place, slice):
            if self._watch.cancelled():
                raise ReadingStopped
            done = place.start or 0
            self._watch.tell(done, done / max(1, len(self._rows)))
        return self._rows[place]
