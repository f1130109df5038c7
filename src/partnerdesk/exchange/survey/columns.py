"""What stands in each column of a table: counted as the rows go by, so that nothing is kept but a sample."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from partnerdesk.exchange.survey.headings import Heading

_MOST_VALUES = 2_000
_MOST_LETTERS = 300_000
_KEPT = 400
_SENT_TWICE = 1.02


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """A column: its heading, how many rows and cells with something, its values counted, or a sample of them."""

    position: int
    heading: Heading
    rows: int
    filled: int
    values: dict[str, int] = field(default_factory=dict)
    complete: bool = True
    unique: bool = False

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
    """One column being counted; counting stops where the values are too many to be anything but words."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.counting = True
        self.rows = self.blank = 0

    def add(self, cells: Sequence[str]) -> None:
        self.rows += len(cells)
        if self.counting:
            self.counts.update(cells)
            self.counting = len(self.counts) < _MOST_VALUES and sum(map(len, self.counts)) < _MOST_LETTERS
        else:
            self.blank += cells.count("")

    def facts(self, position: int, heading: Heading) -> ColumnFacts:
        blank = self.blank + sum(count for value, count in self.counts.items() if not value.strip())
        told = [count for value, count in self.counts.items() if value.strip()]
        unique = bool(told) and sum(told) <= len(told) * _SENT_TWICE
        return ColumnFacts(
            position, heading, self.rows, self.rows - blank, dict(self.counts.most_common()), self.counting, unique
        )


class ColumnCounter:
    """Counts all columns of a table, batch by batch."""

    def __init__(self, headings: Sequence[Heading]) -> None:
        """`headings` say how many columns there are."""
        self._headings = headings
        self._columns = [_Column() for _ in headings]
        self.rows = self.blank_rows = self.ragged_rows = 0

    def add(self, rows: Iterable[Sequence[str]]) -> None:
        """Count a batch; rows of another length are made even and counted as such."""
        width = len(self._headings)
        even: list[Sequence[str]] = []
        for row in rows:
            if not any(row):
                self.blank_rows += 1
                continue
            if len(row) != width:
                self.ragged_rows += 1
                row = (list(row) + [""] * width)[:width]  # noqa: PLW2901 - the row made even
            even.append(row)
        self.rows += len(even)
        for column, cells in zip(self._columns, zip(*even, strict=True), strict=False):
            column.add(cells)

    def facts(self) -> tuple[ColumnFacts, ...]:
        """What was found."""
        both = zip(self._columns, self._headings, strict=True)
        return tuple(column.facts(place, heading) for place, (column, heading) in enumerate(both))
