"""The answers of imported surveys in an open file: pages, counts, filters and search as somebody types.

What finds them is built in memory, in steps, so that a window stays live. What readers mark are records, which change
by commands as everything does. Belongs to the session's thread; knows no screen and no export.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from partnerdesk.domain.answer_places import AnswerPlace, groups_in
from partnerdesk.domain.answer_rows import in_batches
from partnerdesk.domain.commands import PutRecords
from partnerdesk.domain.records import AnswerMark, Key, Record, Survey
from partnerdesk.domain.words import Sentence
from partnerdesk.storage.answer_index import AnswerIndex, AnswerQuery
from partnerdesk.storage.answer_table import by_digest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from partnerdesk.domain.answer_rows import Answers as Rows
    from partnerdesk.domain.partnership import Partnership
    from partnerdesk.services.session import Session


class Answer(NamedTuple):
    """One answer in somebody's own words, and the groups she is in, in the order of the survey's group columns."""

    position: int
    survey: str
    respondent: int
    answer_id: str | None
    at: str | None
    groups: tuple[str | None, ...]
    question: int
    text: str

    @property
    def place(self) -> AnswerPlace:
        """Where it stands, which is the key of the mark on it."""
        return AnswerPlace(self.survey, self.respondent, self.question)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which answers are wanted. ``group`` is the number of a group column of the survey, from 0, and its value."""

    text: str = ""
    survey: str | None = None
    question: int | None = None
    group: tuple[int, str] | None = None
    theme: str | None = None
    stance: str | None = None
    unread: bool | None = None
    read_aloud: bool | None = None
    may_identify: bool | None = None


class ReadSoFar(NamedTuple):
    """How many of the answers were read by somebody."""

    read: int
    total: int


EVERYTHING = Filter()
_MARKS_AT_A_TIME = 500


class Answers:
    """The answers of one open file. Made anew where :meth:`is_current` says no."""

    def __init__(self, session: Session) -> None:
        """Read nothing yet."""
        self._session = session
        self._index = AnswerIndex(session.workspace.connection)
        self._connection = session.workspace.connection
        self._surveys = _surveys_of(session)
        self._marks: Mapping[Key, Record] = {}
        self._segments: list[str] | None = None

    def is_current(self) -> bool:
        """Return whether the file still has the surveys that were read."""
        same = self._connection is self._session.workspace.connection  # a fault of the disk opens another
        return same and self._surveys == _surveys_of(self._session)

    def load(self) -> Iterator[int]:
        """Get ready to be asked, in steps of some milliseconds; yields how many answers are known."""
        count = 0
        for count in self._index.load():
            yield count
        self._marks, self._segments = {}, None
        held = self._session.partnership.table(AnswerMark)
        for some in in_batches(tuple(held.values()), _MARKS_AT_A_TIME):
            self._index.mark((), [row for row in some if isinstance(row, AnswerMark)])
            yield count
        self._marks = held
        self._follow()

    def close(self) -> None:
        """Give the memory back."""
        self._index.close()

    # --- asking -------------------------------------------------------------------------------------------------------

    def page(self, wanted: Filter = EVERYTHING, offset: int = 0, limit: int = 200) -> tuple[Answer, ...]:
        """Return some answers in the order of the file."""
        return tuple(map(answer_of, self._index.page(self._wanted(wanted), offset, limit)))

    def places(self, wanted: Filter = EVERYTHING, after: int = 0, limit: int = 10_000) -> list[int]:
        """Return where the wanted answers stand that come after one place: a list that marking does not change."""
        return self._index.places(self._wanted(wanted), after, limit)

    def at(self, places: Sequence[int]) -> tuple[Answer, ...]:
        """Return the answers that stand in these places, in the order of the file."""
        return tuple(map(answer_of, self._index.rows(places)))

    def place_of(self, key: Key) -> int | None:
        """Return where the answer stands that a mark with this key is on; None where there is none."""
        return next(iter(self._index.places_of(key)), None)

    def read_places(self) -> AbstractSet[int]:
        """Return where the answers stand that somebody has read."""
        self._follow()
        return self._index.read

    def follow(self) -> tuple[Key, ...]:
        """Take over what was marked since it was last asked for; return whose marks changed."""
        before = self._marks
        self._follow()
        after = self._marks
        return tuple(key for key in {**before, **after} if before.get(key) is not after.get(key))

    def count(self, wanted: Filter = EVERYTHING) -> int:
        """Return how many answers there are."""
        return self._index.count(self._wanted(wanted))

    def themes(self, wanted: Filter = EVERYTHING) -> dict[str, int]:
        """Return how many answers touch each theme."""
        return {str(name): count for name, count in self._index.counts_by(self._wanted(wanted), "theme")}

    def stances(self, wanted: Filter = EVERYTHING) -> dict[str, int]:
        """Return how many answers have each stance."""
        return {str(name): count for name, count in self._index.counts_by(self._wanted(wanted), "stance")}

    def groups(self, column: int = 0, wanted: Filter = EVERYTHING) -> dict[str, int]:
        """Return how many answers each value of a group column has."""
        found: dict[str, int] = {}
        for segment, count in self._index.counts_by(self._wanted(wanted), "segment"):
            values = groups_in(str(segment))
            if column < len(values) and (value := values[column]) is not None:
                found[value] = found.get(value, 0) + count
        return found

    def progress(self, wanted: Filter = EVERYTHING) -> ReadSoFar:
        """Return how far reading has come."""
        return ReadSoFar(self.count(replace(wanted, unread=False)), self.count(replace(wanted, unread=None)))

    def mark_of(self, answer: Answer) -> AnswerMark:
        """Return what was marked on an answer; an empty mark where nothing was."""
        return mark_at(self._session.partnership, answer.place)

    def marking(self, answer: Answer, words: Sentence, **changes: object) -> PutRecords:
        """Return the command that changes what is marked on an answer; ``words`` name it for undo."""
        return PutRecords((replace(self.mark_of(answer), **changes),), words)  # type: ignore[arg-type]  # checked by apply

    def _wanted(self, wanted: Filter) -> AnswerQuery:
        """Return what is wanted as the index asks it, once that knows what was marked since."""
        self._follow()
        segments = None
        if wanted.group is not None:
            column, value = wanted.group
            segments = tuple(each for each in self._every_segment() if groups_in(each)[column : column + 1] == (value,))
        return AnswerQuery(
            text=wanted.text,
            survey=wanted.survey,
            question=wanted.question,
            segments=segments,
            theme=wanted.theme,
            stance=wanted.stance,
            was_read=None if wanted.unread is None else not wanted.unread,
            read_aloud=wanted.read_aloud,
            may_identify=wanted.may_identify,
        )

    def _every_segment(self) -> list[str]:
        if self._segments is None:
            self._segments = [str(name) for name, _ in self._index.counts_by(AnswerQuery(), "segment")]
        return self._segments

    def _follow(self) -> None:
        """Take over what was marked since."""
        now, was = self._session.partnership.table(AnswerMark), self._marks
        if now is was:
            return
        gone = [row for key, row in was.items() if now.get(key) is not row]
        new = [row for key, row in now.items() if was.get(key) is not row]
        self._index.mark(
            [row for row in gone if isinstance(row, AnswerMark)], [row for row in new if isinstance(row, AnswerMark)]
        )
        self._marks = now


def mark_at(partnership: Partnership, place: AnswerPlace) -> AnswerMark:
    """Return what was marked on the answer at a place; an empty mark where nothing was."""
    held = partnership.get(AnswerMark, *place)
    return held or AnswerMark(survey=place.survey, respondent=place.respondent, question=place.question)


def answer_of(row: Sequence[Any]) -> Answer:
    """Return an answer as a value of a stored row: its place, its survey, and the columns of that."""
    *person, segment, question, text = row
    return Answer._make((*person, groups_in(segment), question, text))


def _surveys_of(session: Session) -> tuple[tuple[str, str | None], ...]:
    return tuple((each.id, each.answers_digest) for each in session.partnership.rows(Survey))


def all_answers(session: Session) -> Rows:
    """Return every row of every survey by the digest that the survey names, for the JSON form."""
    return by_digest(session.workspace.connection, session.partnership.rows(Survey))
