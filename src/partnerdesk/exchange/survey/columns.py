"""What stands in each column of a table: counted as the rows go by, so that nothing is kept but a sample."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from partnerdesk.exchange.survey.headings import Heading
from partnerdesk.exchange.survey.nobody import NOBODY, nobodies_in
from partnerdesk.exchange.survey.role_words import ID, OVER_ROWS, PERSON

_MOST_VALUES = 2_000
_MOST_LETTERS = 300_000
_KEPT = 400
_SENT_TWICE = 1.02


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """A column: its heading, how many rows and cells with something, its values counted, or a sample of them.

    `different` is how many different values there are, where that is known: where all were counted, or the heading says
    that they are ids. Of these `nobodies` cells say of nobody who it is, "Anonymous" for one.
    """

    position: int
    heading: Heading
    rows: int
    filled: int
    values: dict[str, int] = field(default_factory=dict)
    complete: bool = True
    unique: bool = False
    different: int | None = None
    nobodies: int = 0

    @property
    def people(self) -> int | None:
        """How many people answered if each value is one person, and each row without one another; None if unknown."""
        return None if self.different is None else self.different + self.rows - self.filled + self.nobodies

    @property
    def told(self) -> dict[str, int]:
        """The values that are not blank, stripped, with how often they stand."""
        found: dict[str, int] = {}
        for value, count in self.values.items():
            bare = value.strip()
            if bare:
                found[bare] = found.get(bare, 0) + count
        return found

    @property
    def sample(self) -> list[str]:
        """Some of its values."""
        return list(self.told)[:_KEPT]


class _Column:
    """One column being counted; counting stops where the values are too many to be anything but words.

    Of ids it goes on, without how often each comes: whether one comes again may only show in the last rows.
    """

    def __init__(self, heading: Heading) -> None:
        self.counts: Counter[str] = Counter()
        self.ids: set[str] | None = set() if _may_be_ids(heading) else None
        self.counting = True
        self.rows = self.blank = self.nobodies = 0

    def add(self, cells: Sequence[str]) -> None:
        self.rows += len(cells)
        ids = [] if self.ids is None else list(map(str.strip, cells))
        self.nobodies += nobodies_in(ids)
        if self.counting:
            self.counts.update(cells)
            self.counting = len(self.counts) < _MOST_VALUES and sum(map(len, self.counts)) < _MOST_LETTERS
            if not self.counting and self.ids is not None:
                self.ids.update(map(str.strip, self.counts))
        else:
            self.blank += cells.count("") + sum(map(str.isspace, cells))
            if self.ids is not None:
                self.ids.update(ids)

    def facts(self, position: int, heading: Heading) -> ColumnFacts:
        blank = self.blank + sum(count for value, count in self.counts.items() if not value.strip())
        told = [count for value, count in self.counts.items() if value.strip()]
        filled, different = self.rows - blank, self._different()
        some, others = (sum(told), len(told)) if different is None else (filled - self.nobodies, different)
        unique = others > 0 and some <= others * _SENT_TWICE
        values = dict(self.counts.most_common())
        return ColumnFacts(
            position, heading, self.rows, filled, values, self.counting, unique, different, self.nobodies
        )

    def _different(self) -> int | None:
        """How many different values there are, trimmed, as they are counted later; None where that is not known."""
        seen = {*map(str.strip, self.counts)} if self.counting else self.ids
        nothing = {""} if self.ids is None else {"", *NOBODY}
        return None if seen is None else len(seen) - len(nothing & seen)


def _may_be_ids(heading: Heading) -> bool:
    names = [name.strip() for name in (heading.name, heading.code) if name]
    return any(pattern.match(name) for name in names for pattern in (ID, PERSON, OVER_ROWS))


class ColumnCounter:
    """Counts all columns of a table, batch by batch."""

    def __init__(self, headings: Sequence[Heading]) -> None:
        """`headings` say how many columns there are."""
        self._headings = headings
        self._columns = [_Column(each) for each in headings]
        self.rows = self.blank_rows = self.ragged_rows = 0

    def add(self, rows: Sequence[Sequence[str]]) -> None:
        """Count a batch; rows of another length are made even and counted as such."""
        filled = list(filter(any, rows))
        self.rows += len(filled)
        self.blank_rows += len(rows) - len(filled)
        for column, cells in zip(self._columns, zip(*self._even(filled), strict=True), strict=False):
            column.add(cells)

    def _even(self, rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
        width = len(self._headings)
        lengths = [*map(len, rows)]
        if lengths.count(width) == len(rows):
            return rows
        self.ragged_rows += len(rows) - lengths.count(width)
        return [(*row, *[""] * width)[:width] for row in rows]

    def facts(self) -> tuple[ColumnFacts, ...]:
        """What was found."""
        both = zip(self._columns, self._headings, strict=True)
        return tuple(column.facts(place, heading) for place, (column, heading) in enumerate(both))
