"""Turns an export into rows of answers by a map, in batches as they are read: column by column, for speed.

What the map leaves out is never looked at. A row whose consent says no gives nothing. The counts come with it.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing
from itertools import chain, compress
from pathlib import Path
from typing import Any

from partnerdesk.domain.words import N_
from partnerdesk.exchange.refusal import refused
from partnerdesk.exchange.survey import containers
from partnerdesk.exchange.survey.answers import Batch, ImportSummary, Plan, plan_of
from partnerdesk.exchange.survey.cleaning import Cleaner
from partnerdesk.exchange.survey.counting import Counts
from partnerdesk.exchange.survey.dates import ASK
from partnerdesk.exchange.survey.feet import first_words
from partnerdesk.exchange.survey.headings import LOOKED_AT, headings_of
from partnerdesk.exchange.survey.limits import LIMITS, Limits, Progressed, Watch
from partnerdesk.exchange.survey.mapping import ColumnMap, Role, SurveyMap
from partnerdesk.exchange.survey.places import block_at, cut_out, merged_in
from partnerdesk.exchange.survey.refusals import DataRefused
from partnerdesk.exchange.survey.sources import opened_sheet
from partnerdesk.exchange.survey.spreadsheets import SheetFound
from partnerdesk.exchange.survey.tables import Block
from partnerdesk.exchange.survey.texts import text_batches, text_form

Rows = Sequence[Sequence[str]]


class AnswerReading:
    """Batches of answers; `summary` holds when the last was taken."""

    def __init__(
        self, path: Path, made: SurveyMap, watch: Watch, limits: Limits = LIMITS, leave: Collection[int] = ()
    ) -> None:
        """`made` is a map that a person has checked; rows with the numbers in `leave` are not wanted."""
        if made.dates == ASK and made.having(Role.DATE):
            raise refused("file.dates", N_("the dates can be read in two ways; say day-first or month-first."))
        self.plan: Plan = plan_of(made)
        self._path, self._made, self._watch, self._limits = path, made, watch, limits
        self._counts, self._left = self._new_counts(), self._new_counts()
        self._leave = frozenset(leave)
        self._below: list[Sequence[str]] = []

    def _new_counts(self) -> Counts:
        return Counts(self.plan, has_ids=bool(self._made.having(Role.ID)))

    def __iter__(self) -> Iterator[Batch]:
        """Read the file and give its answers."""
        self._counts, self._left = self._new_counts(), self._new_counts()
        sheet, block, batches = self._opened()
        first, rest = _first_rows(batches)
        where = self._located(first, sheet, block)
        cleaner = Cleaner(self._made, self.plan, where)
        skip, count = self._made.title_rows + self._made.header_rows, 0
        for rows in chain([first], rest):
            body = list(filter(any, rows[skip:] if skip else rows))
            skip = max(0, skip - len(rows))
            count += len(body)
            if count > self._limits.rows:
                raise DataRefused("too-many-rows", most=f"{self._limits.rows:,}")
            if body:
                yield self._taken(cleaner, body, count - len(body))
        if count == 0:
            raise DataRefused("no-answers")

    def _taken(self, cleaner: Cleaner, body: Rows, before: int) -> Batch:
        batch, kept, spoken = cleaner.batch(body, before), cleaner.consenting(body), cleaner.quotable(body)
        blank = again = 0
        if self._leave:
            wanted = [number not in self._leave for number in batch.numbers]
            again = wanted.count(False)
            self._left.add(batch.only([not each for each in wanted]), again, 0)
            kept = [may and new for may, new in zip(kept or [True] * len(body), wanted, strict=True)]
        if answered := batch.answered():
            consenting = [True] * len(body) if kept is None else kept
            kept = [may and told for may, told in zip(consenting, answered, strict=True)]
            blank = sum(consenting) - sum(kept)
        made = batch if kept is None else batch.only(kept)
        self._counts.add(made, len(body) - again, cleaner.unread_dates(kept), blank)
        if spoken is None:
            return made
        return self._counts.leave_words_out(made, spoken if kept is None else list(compress(spoken, kept)))

    @property
    def summary(self) -> ImportSummary:
        """What was read so far, counted."""
        return self._counts.summary()

    @property
    def below(self) -> str:
        """What stood below the last answer and was left out, as it begins."""
        return first_words(self._below)

    @property
    def left_summary(self) -> ImportSummary:
        """What stands in the rows that were not wanted, counted."""
        return self._left.summary()

    def _opened(self) -> tuple[SheetFound | None, Block | None, Iterator[Any]]:
        made = self._made
        if containers.table_kind(self._path, self._limits) == containers.TEXT:
            form = text_form(self._path, made.encoding, made.delimiter)
            return None, None, self._cut(text_batches(self._path, form, self._limits, self._watch), None)
        sheet, rows = opened_sheet(self._path, made.sheet, self._watch, self._limits)
        block = None if made.table is None else block_at(made.table, sheet.first_column)
        if made.table is not None and block is None:
            raise refused("file.table", N_("‘{table}’ is no place on the sheet."), table=made.table)
        return sheet, block, self._cut(rows, block)

    def _cut(self, rows: Iterator[Any], block: Block | None) -> Iterator[Any]:
        return cut_out(rows, block, self._below, keep_foot=self._made.keep_foot)

    def _located(self, first: Rows, sheet: SheetFound | None, block: Block | None) -> Callable[[ColumnMap], int]:
        """Where each column of the map stands now: where it stood, or wherever its heading is."""
        width = max((len(row) for row in first), default=0)
        titles = self._made.title_rows
        found = merged_in(block, sheet) if sheet is not None and block is not None else ()
        merged = [(top - titles, left, bottom - titles, right) for top, left, bottom, right in found]
        headings = headings_of(first[titles:], width, merged, self._made.header_rows)
        names = [each.name for each in headings.columns]
        places = {name.casefold(): place for place, name in reversed(list(enumerate(names)))}

        def where(column: ColumnMap) -> int:
            at = column.position
            is_there = at < len(names) and (
                names[at].casefold() == column.heading.casefold() or not self._made.header_rows
            )
            found = at if is_there else places.get(column.heading.casefold())
            if found is None:
                raise refused(f"column[{at + 1}]", N_("the export has no column ‘{heading}’."), heading=column.heading)
            return found

        return where


def _first_rows(batches: Iterator[Any]) -> tuple[list[Sequence[str]], Iterator[Any]]:
    """Enough rows to find the headings in, and the rest."""
    first: list[Sequence[str]] = []
    for rows in batches:
        first.extend(rows)
        if len(first) >= LOOKED_AT:
            break
    return first, batches


def read_answers(
    path: Path,
    made: SurveyMap,
    progress: Callable[[Progressed], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    limits: Limits = LIMITS,
    leave: Collection[int] = (),
) -> AnswerReading:
    """The answers of an export by a map: batches of rows, and a summary when they are all taken.

    Rows with the numbers in `leave` are not among them.

    Raises DataRefused or InputRefused, also while batches are taken; ReadingStopped where `cancelled` says so.
    """
    told = {name: value for name, value in (("progress", progress), ("cancelled", cancelled)) if value is not None}
    return AnswerReading(path, made, Watch(**told), limits, leave)  # type: ignore[arg-type]  # each by its own name


def summary_of(path: Path, made: SurveyMap, watch: Watch | None = None, limits: Limits = LIMITS) -> ImportSummary:
    """What an import would come to; no row is kept."""
    reading = AnswerReading(path, made, watch or Watch(), limits)
    with closing(_drained(reading)) as batches:
        for _batch in batches:
            pass
    return reading.summary


def _drained(reading: AnswerReading) -> Any:
    yield from reading
