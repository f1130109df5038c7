"""Counts who is in a group that stands in several columns of groups: each person once, whichever column says so.

Such a group gets a line of counts of its own, under the names of its columns; their own lines stay what they are.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import chain, count

from partnerdesk.domain.group_people import JOINED
from partnerdesk.exchange.survey.answers import Batch, Counted

Who = Hashable
"""Somebody: what her rows are known by."""


class GroupsTogether:
    """The rows so far: of each kind of row how many, or of whom they are where rows say whose they are."""

    def __init__(self, names: Sequence[str], *, has_ids: bool = False) -> None:
        """`names` are those of the columns of groups."""
        self._names, self._has_ids = tuple(names), has_ids
        self._own = count()
        self._rows: Counter[tuple[str | None, ...]] = Counter()
        self._said: set[tuple[Who, tuple[str | None, ...]]] = set()

    def add(self, batch: Batch) -> None:
        """Take some more rows."""
        if len(self._names) < 2:  # noqa: PLR2004 - a group in one column is counted there
            return
        rows = zip(*batch.groups, strict=True)
        if self._has_ids:
            self._said.update((ref or next(self._own), row) for ref, row in zip(batch.refs, rows, strict=True))
        else:
            self._rows.update(rows)

    def counted(self) -> tuple[Counted, ...]:
        """What was counted, the groups of the same columns together."""
        rows = {row for _, row in self._said} or self._rows.keys()
        found: dict[tuple[int, ...], dict[str, str]] = {}
        for folded, (places, words) in _places(rows).items():
            if len({self._names[each] for each in places}) > 1:
                found.setdefault(places, {})[folded] = words
        return tuple(self._together(places, groups) for places, groups in sorted(found.items()))

    def base(self, places: tuple[int, ...]) -> int:
        """How many people are in any group of some columns."""
        return sum(number for own, number in self._people(places) if own)

    def _together(self, places: tuple[int, ...], groups: Mapping[str, str]) -> Counted:
        people = self._people(places)
        told: Counter[str] = Counter()
        for own, number in people:
            told.update(dict.fromkeys(own & groups.keys(), number))
        counts = tuple((groups[one], number) for one, number in told.most_common())
        question = JOINED.join(dict.fromkeys(self._names[each] for each in places))
        return Counted(question, None, None, self.base(places), counts)

    def _people(self, places: tuple[int, ...]) -> list[tuple[frozenset[str], int]]:
        """What people are in by some columns, and how many are."""
        if not self._has_ids:
            return [(_said(row, places), number) for row, number in self._rows.items()]
        own: dict[Who, frozenset[str]] = {}
        for who, row in self._said:
            own[who] = own.get(who, frozenset()) | _said(row, places)
        return list(Counter(own.values()).items())


def folded_group(value: str) -> str:
    """A group as it is told from others: its case and spaces around it say nothing."""
    return value.strip().casefold()


def _said(row: Sequence[str | None], places: Iterable[int]) -> frozenset[str]:
    return frozenset(folded_group(value) for place in places if (value := row[place]) is not None)


def _places(rows: Iterable[Sequence[str | None]]) -> dict[str, tuple[tuple[int, ...], str]]:
    """In which columns each group stands, and as what."""
    found: dict[str, dict[int, str]] = {}
    for place, value in sorted({each for each in chain.from_iterable(map(enumerate, rows)) if each[1] is not None}):
        found.setdefault(folded_group(value or ""), {}).setdefault(place, value or "")
    return {folded: (tuple(own), next(iter(own.values()))) for folded, own in found.items()}
