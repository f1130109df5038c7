"""The cells of a batch made into answers, a column at a time: trimmed, mended where asked, without missing markers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain, compress
from typing import TypeVar

from partnerdesk.exchange.survey.alike import Spelling, folded
from partnerdesk.exchange.survey.answers import Answer, Batch, ClosedQuestion, Plan, groups_of
from partnerdesk.exchange.survey.dates import DAY_FIRST, read_date
from partnerdesk.exchange.survey.mapping import WORDS, ColumnMap, Role, SurveyMap
from partnerdesk.exchange.survey.missing import Missing
from partnerdesk.exchange.survey.mojibake import repaired
from partnerdesk.exchange.survey.nobody import without_nobody
from partnerdesk.exchange.survey.ticks import split_cell

# "Na" is no in Welsh, and NA is no answer: so these are not looked for in any case of letters.
_REFUSALS_IN_WELSH = (
    "na,",
    "na ",
    "na.",
    "nac ",
    "naddo",
    "nage",
    "nid wyf",
    "nid ydw",
    "dwi ddim",
    "dydw i ddim",
    "anghytuno",
    "gwrthod",
)
_NO_IN_WELSH = frozenset({"Na", "na"})
_REFUSALS = ("no", "n", "false", "0", "i do not", "i don't", "i don’t", "disagree", "not ", "refused")
_SHORT = 40
_MOST_KEPT = 20_000
Cells = Sequence[str]
T = TypeVar("T")


class _Kept(dict[str, T]):
    """What each different cell comes to, worked out once; it forgets when it grows too large."""

    def __init__(self, made: Callable[[str], T]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, cell: str) -> T:
        if len(self) > _MOST_KEPT:
            self.clear()
        found = self[cell] = self._made(cell)
        return found


@dataclass(frozen=True, slots=True)
class _Parted:
    """A column of words whose questions stand beside it: in which column, which one a cell is, and how many there are.

    One more than the map names: words that answer another question come last.
    """

    beside: int
    number_of: _Kept[int]
    questions: int


class Cleaner:
    """Makes answers of cells by a map."""

    def __init__(self, made: SurveyMap, plan: Plan, where: Callable[[ColumnMap], int]) -> None:
        """`where` says at which place a column stands."""
        self._missing = Missing(made.missing)
        self._repair, self._order = made.repair, made.dates or DAY_FIRST
        self._id = [where(each) for each in made.having(Role.ID)]
        self._date = [where(each) for each in made.having(Role.DATE)]
        self._texts = [where(each) for each in made.having(Role.TEXT)]
        self._parted = {
            where(each): _parted(each, made, where) for each in made.having(Role.TEXT) if each.question_from
        }
        consents = made.having(Role.CONSENT)
        self._consents = [where(each) for each in consents if each.leaves_out != WORDS]
        self._quotings = [where(each) for each in consents if each.leaves_out == WORDS]
        self._groups = [*self._memberships(made, where)]
        self._questions = [self._question(each, where) for each in plan.questions]
        self._width = 1 + max(
            [
                *self._id,
                *self._date,
                *self._texts,
                *(each.beside for each in self._parted.values()),
                *self._consents,
                *self._quotings,
                *(place for place, _ in self._groups),
                *self._places(plan, where),
            ],
            default=0,
        )
        self._days: _Kept[date | None] = _Kept(lambda cell: read_date(cell, self._order))
        self._unread: list[bool] = []

    def _memberships(
        self, made: SurveyMap, where: Callable[[ColumnMap], int]
    ) -> Iterator[tuple[int, _Kept[str | None]]]:
        """What says of a cell in which group somebody is: where people ticked several, for each of them apart."""
        ticked: dict[int, _Kept[Answer]] = {}
        for column, option in groups_of(made):
            if option is None:
                yield where(column), _Kept(self._spelt_as_in(column))
            else:
                told = ticked.setdefault(column.position, _Kept(partial(self._several, column=column)))
                yield where(column), _Kept(partial(_if_ticked, told, self.clean(option)))

    @staticmethod
    def _places(plan: Plan, where: Callable[[ColumnMap], int]) -> list[int]:
        return [where(column) for question in plan.questions for column in question.columns]

    def clean(self, cell: str) -> str | None:
        """The text of a cell, or None where it says nothing."""
        text = cell.strip()
        if not text or (len(text) < _SHORT and text in self._missing):
            return None
        return repaired(text) if self._repair and not text.isascii() else text

    def _spelt_as_in(self, column: ColumnMap) -> Callable[[str], str | None]:
        """As :meth:`clean`, and in the spelling that the column's list of answers has."""
        spelling = Spelling((*column.answers, *column.off))

        def spelt(cell: str) -> str | None:
            text = self.clean(cell)
            return None if text is None else spelling.of(text)

        return spelt

    def batch(self, rows: Sequence[Cells], before: int) -> Batch:
        """The answers of some rows, the first of which comes after so many."""
        cells = self._turned(rows)
        nothing = [None] * len(rows)
        return Batch(
            range(before + 1, before + 1 + len(rows)),
            without_nobody(self._cleaned(cells[self._id[0]])) if self._id else nothing,
            self._read_days(cells[self._date[0]]) if self._date else nothing,
            [list(map(kept.__getitem__, cells[place])) for place, kept in self._groups],
            [make(cells) for make in self._questions],
            [*chain.from_iterable(self._written(cells, place) for place in self._texts)],
        )

    def _written(self, cells: list[Cells], place: int) -> list[list[str | None]]:
        """What was written in a column; question by question where each row says to which it is an answer."""
        told = self._cleaned(cells[place])
        if place not in self._parted:
            return [told]
        parted = self._parted[place]
        asked = list(map(parted.number_of.__getitem__, cells[parted.beside]))
        return [
            [text if at == n else None for text, at in zip(told, asked, strict=True)] for n in range(parted.questions)
        ]

    def _cleaned(self, cells: Cells) -> list[str | None]:
        """As :meth:`clean` does, all at once."""
        if self._repair:
            return list(map(self.clean, cells))
        missing, folded = self._missing, self._missing.folded
        bare = map(str.strip, cells)
        if not folded:
            return [text or None for text in bare]
        return [
            None if not text or (len(text) < _SHORT and text.casefold() in folded and text in missing) else text
            for text in bare
        ]

    def _turned(self, rows: Sequence[Cells]) -> list[Cells]:
        width = self._width
        if min(map(len, rows)) < width:
            rows = [row if len(row) >= width else [*row, *[""] * (width - len(row))] for row in rows]
        return list(zip(*rows, strict=False))

    def _read_days(self, cells: Cells) -> list[date | None]:
        found = list(map(self._days.__getitem__, cells))
        if None in found:
            self._unread = [day is None and bool(cell.strip()) for day, cell in zip(found, cells, strict=True)]
        else:
            self._unread = []
        return found

    def unread_dates(self, kept: Sequence[bool] | None) -> int:
        """How many of the last batch's rows have a date that cannot be read, of those that are kept."""
        return sum(self._unread if kept is None else compress(self._unread, kept))

    def consenting(self, rows: Sequence[Cells]) -> list[bool] | None:
        """Which rows may be used; None where nobody refused."""
        return _unless_refused(rows, self._consents)

    def quotable(self, rows: Sequence[Cells]) -> list[bool] | None:
        """Whose own words may be used; None where nobody refused."""
        return _unless_refused(rows, self._quotings)

    # --- closed questions ---------------------------------------------------------------------------------------------

    def _question(
        self, question: ClosedQuestion, where: Callable[[ColumnMap], int]
    ) -> Callable[[list[Cells]], Sequence[Answer]]:
        first = question.first
        if question.role is Role.TICK_ALL and not first.separator:
            marked = [(where(each), each.option or each.heading, _marks(each)) for each in question.columns]
            return lambda cells: self._ticked(cells, marked)
        place = where(first)
        spelt = self._spelt_as_in(first)
        kept: _Kept[Answer] = _Kept((lambda cell: self._several(cell, first)) if first.separator else spelt)
        return lambda cells: list(map(kept.__getitem__, cells[place]))

    def _several(self, cell: str, column: ColumnMap) -> Answer:
        text = self.clean(cell)
        if text is None:
            return None
        found = (self.clean(each) for each in split_cell(text, column.separator, column.answers))
        return tuple(dict.fromkeys(each for each in found if each is not None))

    def _ticked(self, cells: list[Cells], marked: Sequence[tuple[int, str, frozenset[str]]]) -> list[Answer]:
        columns = [cells[place] for place, _option, _marks in marked]
        kept: dict[tuple[str, ...], Answer] = {}
        found: list[Answer] = []
        for row in zip(*columns, strict=True):
            if row not in kept:
                if len(kept) > _MOST_KEPT:
                    kept.clear()
                kept[row] = self._ticks_of(row, marked)
            found.append(kept[row])
        return found

    def _ticks_of(self, row: tuple[str, ...], marked: Sequence[tuple[int, str, frozenset[str]]]) -> Answer:
        """The options ticked; none of them where a cell says so, and no answer where all are blank."""
        told = [cell.strip() for cell in row]
        ticked = tuple(
            option for cell, (_, option, marks) in zip(told, marked, strict=True) if cell.casefold() in marks
        )
        return ticked or (() if any(cell and cell not in self._missing for cell in told) else None)


def _parted(column: ColumnMap, made: SurveyMap, where: Callable[[ColumnMap], int]) -> _Parted:
    """Part a column by the questions that its map names; what answers none of these comes last."""
    beside = next((each for each in made.columns if each.heading == column.question_from), None)
    numbers = {folded(each): number for number, each in enumerate(column.answers)}
    last = len(column.answers)
    place = where(beside or ColumnMap(column.position, column.question_from, Role.DROP))
    return _Parted(place, _Kept(lambda cell: numbers.get(folded(cell), last)), last + 1)


def _if_ticked(told: _Kept[Answer], option: str | None, cell: str) -> str | None:
    return option if option is not None and option in (told[cell] or ()) else None


def _marks(column: ColumnMap) -> frozenset[str]:
    return frozenset(each.strip().casefold() for each in column.marks) or frozenset({"1", "yes", "x", "true"})


def _unless_refused(rows: Sequence[Cells], places: Sequence[int]) -> list[bool] | None:
    told = [all(not refuses(row[place]) for place in places if place < len(row)) for row in rows] if places else []
    return None if all(told) else told


def refuses(cell: str) -> bool:
    """Whether an answer to a question for consent is a no."""
    told = cell.strip().casefold()
    if cell.strip() in _NO_IN_WELSH:
        return True
    openings = (*_REFUSALS[4:], "no,", "no ", "no.", "no –", "no -", *_REFUSALS_IN_WELSH)
    return told in _REFUSALS[:4] or told.startswith(openings)
