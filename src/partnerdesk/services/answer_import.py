"""Imports a survey: its records and its answers as one step, so that one undo takes all of it back.

Reading is for any thread and gives a value; what it comes to may be corrected before it is executed where the file is
open. Only what the map keeps is in it. Knows no screen.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from partnerdesk.domain.answer_rows import LONGEST_ANSWER, MOST_ANSWERS, AnswerColumns, AnswerRow, digest_of
from partnerdesk.domain.collecting import not_collecting
from partnerdesk.domain.errors import PartnerDeskError
from partnerdesk.domain.importing import ImportSurvey
from partnerdesk.domain.partnership import Partnership, next_id
from partnerdesk.domain.records import BeneficiaryInput, InputGroup, Record, Survey, SurveyQuestion
from partnerdesk.domain.unnamed import Name, named
from partnerdesk.domain.words import N_, Sentence
from partnerdesk.exchange.survey.answers import groups_of, texts_of
from partnerdesk.exchange.survey.map_writing import map_text
from partnerdesk.exchange.survey.mapping import ColumnMap, Role, SurveyMap
from partnerdesk.exchange.survey.reading import read_answers
from partnerdesk.exchange.survey.records import import_command
from partnerdesk.storage.answer_table import TOO_MANY
from partnerdesk.storage.files import digest

if TYPE_CHECKING:
    from datetime import date

    from partnerdesk.exchange.survey.answers import Batch, ImportSummary, Plan
    from partnerdesk.exchange.survey.limits import Progressed

K = TypeVar("K")

_LONGEST_GROUP = 200
_LONGEST_ID = 500
_WROTE_NOTHING: list[tuple[int | None, str | None]] = [(None, None)]


@dataclass(frozen=True, slots=True)
class ReadSurvey:
    """An export that was read by a map: what it comes to, and its answers. Nothing of it is stored yet."""

    source_name: str
    source_digest: str
    map: SurveyMap
    plan: Plan
    summary: ImportSummary
    rows: Sequence[AnswerRow] = field(repr=False)
    left: ImportSummary | None = None
    """What was answered in rows that were not wanted."""
    below: str = ""
    """What stood below the last answer and is left out, as it begins."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What of an export is here already: surveys of the very same file or of the same name."""

    same_file: tuple[str, ...] = ()
    same_name: tuple[str, ...] = ()
    called: Name = ""
    """What the first of them is called."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Say it, what matters most first."""
        found = []
        if self.same_file:
            found.append(Sentence(N_("This very file was imported before, as ‘{survey}’."), {"survey": self.called}))
        elif self.same_name:
            words = N_("A file of the same name was imported before, as ‘{survey}’.")
            found.append(Sentence(words, {"survey": self.called}))
        return tuple(found)


def read_survey(
    path: Path,
    made: SurveyMap,
    progress: Callable[[Progressed], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    leave: Collection[int] = (),
) -> ReadSurvey:
    """Read an export by a map that a person has checked, without the rows that ``leave`` numbers. For any thread.

    Raises DataRefused or InputRefused; ReadingStopped where ``cancelled`` says so.
    """
    reading = read_answers(path, made, progress, cancelled, leave=leave)
    taken = _Taken(_numbers_of_texts(reading.plan))
    with not_collecting():
        for batch in reading:
            taken.add(batch)
            if len(taken.rows) > MOST_ANSWERS:
                raise PartnerDeskError(Sentence(TOO_MANY, {"most": MOST_ANSWERS}))
    left = reading.left_summary if leave else None
    return ReadSurvey(path.name, digest(path), made, reading.plan, reading.summary, taken.rows, left, reading.below)


# --- rows -------------------------------------------------------------------------------------------------------------


class _Taken:
    """What each person wrote, question by question; who wrote nothing has one row without a question.

    Kept a column at a time, and never as a row each, which would take most of the time that reading takes.
    """

    def __init__(self, texts: Sequence[int]) -> None:
        self._texts = texts
        self._columns: tuple[list[Any], ...] = ([], [], [], [], [], [])
        self.rows = AnswerColumns(self._columns)
        self._days: _Made[date | None] = _Made(lambda day: day.isoformat() if day is not None else None)
        self._segments: _Made[tuple[str | None, ...]] = _Made(_segment)

    def add(self, batch: Batch) -> None:
        nothing = [None] * len(batch)
        segments = [*map(self._segments.__getitem__, zip(*batch.groups, strict=True))] if batch.groups else nothing
        days = [*map(self._days.__getitem__, batch.days)]
        person = (batch.numbers, _kept_all(batch.refs, _LONGEST_ID), days, segments)
        columns = [_kept_all(cells, LONGEST_ANSWER) for cells in batch.texts] or [nothing]
        if len(columns) == 1:
            asked = [self._texts[0] if cell else None for cell in columns[0]] if self._texts else nothing
            self._extend(*person, asked, columns[0])
        else:
            self._extend(*_of_several(person, self._texts, columns))

    def _extend(self, *more: Iterable[object]) -> None:
        for column, cells in zip(self._columns, more, strict=True):
            column.extend(cells)


class _Made(dict[K, str | None]):
    """The text of each different thing, worked out once."""

    def __init__(self, make: Callable[[K], str | None]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, thing: K) -> str | None:
        made = self[thing] = self._make(thing)
        return made


def _segment(groups: tuple[str | None, ...]) -> str:
    return json.dumps(_kept_all(groups, _LONGEST_GROUP), ensure_ascii=False)


def _of_several(
    person: Sequence[Sequence[object]], texts: Sequence[int], columns: Sequence[Sequence[str | None]]
) -> Iterator[Iterable[object]]:
    """Return columns in which a person stands as often as she wrote something, but once where she wrote nothing."""
    wrote = [
        [(asked, cell) for asked, cell in zip(texts, cells, strict=True) if cell] or _WROTE_NOTHING
        for cells in zip(*columns, strict=True)
    ]
    times = [len(each) for each in wrote]
    for column in person:
        yield chain.from_iterable(map(repeat, column, times))
    yield (asked for each in wrote for asked, _ in each)
    yield (cell for each in wrote for _, cell in each)


def _kept_all(cells: Sequence[str | None], most: int) -> Sequence[str | None]:
    """Return texts as a file can hold them: none longer than ``most``, and no NUL."""
    told = [*filter(None, cells)]
    if "" not in cells and max(map(len, told), default=0) <= most and "\0" not in "".join(told):
        return cells
    return [cell[:most].replace("\0", "\ufffd") if cell else None for cell in cells]


# --- records ----------------------------------------------------------------------------------------------------------


def _numbers_of_texts(plan: Plan) -> tuple[int, ...]:
    """Questions are numbered in the order groups, closed questions, texts."""
    first = len(plan.groups) + len(plan.questions) + 1
    return tuple(range(first, first + len(plan.texts)))


def proposed_input(partnership: Partnership, read: ReadSurvey) -> BeneficiaryInput:
    """Return the input that an import adds, for a person to correct."""
    return next(each for each in _counted(partnership, read).records if isinstance(each, BeneficiaryInput))


def _counted(partnership: Partnership, read: ReadSurvey) -> ImportSurvey:
    made = import_command(partnership, read.map, read.summary, read.source_name)
    return ImportSurvey(made.records, made.label)


def survey_command(
    partnership: Partnership,
    read: ReadSurvey,
    at: str,
    given: BeneficiaryInput | None = None,
    groups: Collection[str] = (),
) -> ImportSurvey:
    """Return the one command that imports all of it; ``given`` is the input as a person corrected it.

    ``groups`` are those that it speaks for besides the ones that answers name.
    """
    plain = _counted(partnership, read)
    records = [given if given is not None and isinstance(each, BeneficiaryInput) else each for each in plain.records]
    name = next(each.id for each in records if isinstance(each, BeneficiaryInput))
    named = {each.group for each in records if isinstance(each, InputGroup)}
    records += [InputGroup(input=name, group=each) for each in groups if each not in named]
    survey = _survey(next_id(partnership, Survey), name, read, at)
    every: tuple[Record, ...] = (*records, survey, *questions_of(survey.id, read))
    answers = {survey.answers_digest: read.rows} if survey.answers_digest is not None else {}
    return ImportSurvey(every, plain.label, answers)


def _survey(own_id: str, name: str, read: ReadSurvey, at: str) -> Survey:
    return Survey(
        id=own_id,
        input=name,
        title=read.map.facts.title or None,
        source_name=read.source_name,
        source_digest=read.source_digest,
        imported_at=at,
        map=map_text(_for_the_next_wave(read.map), []),
        n_respondents=read.summary.people,
        answers_digest=digest_of(read.rows) if read.rows else None,
    )


def _for_the_next_wave(made: SurveyMap) -> SurveyMap:
    """Return the map to keep: of a column that is left out nothing but where it stands and what it is called."""
    bare = [replace(each, answers=(), off=(), marks=(), option="", separator="") for each in made.columns]
    kept = zip(made.columns, bare, strict=True)
    return replace(made, columns=tuple(each if each.is_used else left_out for each, left_out in kept))


def questions_of(survey: str, read: ReadSurvey) -> Iterator[SurveyQuestion]:
    """Yield what a survey asked, numbered: groups first, then closed questions, then what was answered in words."""
    columns = read.map.having
    groups = [
        ("group", each.heading, each if option is None else replace(each, answers=(option,)))
        for each, option in groups_of(read.map)
    ]
    closed = [(str(each.role), each.text, each.first) for each in read.plan.questions]
    texts = [("text", name, replace(column, answers=())) for name, column in texts_of(read.map)]
    unasked = {name for name, count in read.summary.texts if not count} & {
        each.heading for each in columns(Role.TEXT) if each.question_from
    }
    for number, (role, heading, column) in enumerate((*groups, *closed, *texts), 1):
        if role == "text" and heading in unasked:  # every row said which question it answers
            continue
        options = _options(read, number - len(groups) - 1, column)
        yield SurveyQuestion(
            survey=survey,
            number=number,
            heading=heading,
            role=role,
            options=options or None,
            good_end=column.good or None,
            off_scale=column.off or None,
        )


def _options(read: ReadSurvey, place: int, column: ColumnMap) -> tuple[str, ...]:
    """Return the answers that a closed question offered, as the map says them or else as they were given."""
    if column.answers or not 0 <= place < len(read.plan.questions):
        return column.answers
    asked = read.plan.questions[place]
    if len(asked.columns) > 1:
        return tuple(each.option or each.heading for each in asked.columns)
    return tuple(answer for answer, _ in read.summary.counted[place].counts)


# --- what is here already ---------------------------------------------------------------------------------------------


def earlier(partnership: Partnership, source_name: str, source_digest: str) -> Earlier:
    """Return which surveys came from this very file, or from one of the same name."""
    surveys = partnership.rows(Survey)
    same_file = tuple(each.id for each in surveys if each.source_digest == source_digest)
    same_name = tuple(each.id for each in surveys if each.source_name == source_name and each.id not in same_file)
    first = next(iter((*same_file, *same_name)), None)
    return Earlier(same_file, same_name, called_survey(partnership, first) if first is not None else "")


def called_survey(partnership: Partnership, own_id: str) -> Name:
    """Return what a survey is called: by its card, else its title, else its file."""
    survey = partnership.get(Survey, own_id)
    row = partnership.get(BeneficiaryInput, survey.input) if survey is not None else None
    words = (survey.title, survey.source_name) if survey is not None else ()
    return named(partnership, Survey, own_id, row.summary if row is not None else None, *words)
