"""How many people of a survey are in which groups, counted once: a page asks at every change of anything.

The digest of a survey's rows says what they are, so what was counted of them holds. Knows no screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from partnerdesk.domain.records import Survey
from partnerdesk.storage.answer_table import people_by_segments

if TYPE_CHECKING:
    from partnerdesk.services.session import Session

Segments = Mapping[tuple[str, ...], int]
"""How many people have which segment, or which segments where their rows have several."""

_MOST = 4
_COUNTED: dict[str, Segments] = {}


def segments_counted(session: Session, survey: str) -> Segments:
    """Return how many people of a survey have which segments."""
    record = session.partnership.get(Survey, survey)
    digest = (record.answers_digest if record is not None else None) or ""
    if digest not in _COUNTED:
        if len(_COUNTED) >= _MOST:
            _COUNTED.clear()
        _COUNTED[digest] = people_by_segments(session.workspace.connection, survey) if digest else {}
    return _COUNTED[digest]
