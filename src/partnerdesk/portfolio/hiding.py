"""Small numbers of files: what of a table of groups by answers may be shown, so that no small number can be worked out.

A number below the least is hidden, and as many others as it takes that the totals give none of them away. The totals
of the answers themselves are hidden by the program's one rule for a breakdown (:mod:`partnerdesk.domain.disclosure`);
a group is never smaller than the least (:func:`standing_alone`). In a table every hidden number has the same mark.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from partnerdesk.domain.disclosure import Why, breakdown
from partnerdesk.domain.settings import DEFAULTS, Settings

LEAST = int(DEFAULTS["k_min"])
SETTINGS: Settings = DEFAULTS
Counts = tuple[int | None, ...]
Place = tuple[str, int]
_TOTAL: Place = ("total", 0)


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown: the totals of the answers and one row for each group; None where a number is hidden.

    ``rows`` is None where the table of groups would give a small number away however much of it were hidden.
    """

    base: int
    totals: Counts
    rows: tuple[Counts, ...] | None = ()


@dataclass(frozen=True, slots=True)
class _Hidden:
    """A hidden number as a pipe between two places, with what a reader knows of it."""

    source: Place
    target: Place
    count: int
    low: int
    high: int | None


def standing_alone(sizes: Mapping[str, int], least: int = LEAST) -> frozenset[str]:
    """Return which groups stand by themselves. The others are put together, and are then not too few either."""
    alone = {name for name, size in sizes.items() if size >= least}
    rest = sum(size for name, size in sizes.items() if name not in alone)
    while alone and 0 < rest < least:
        smallest = min(alone, key=lambda name: (sizes[name], name))
        alone.remove(smallest)
        rest += sizes[smallest]
    return frozenset(alone)


def shown_of_table(rows: Sequence[Sequence[int]]) -> Shown:
    """Return what may be shown of a table: ``rows`` are groups, their columns are answers; each file stands once."""
    totals = [sum(column) for column in zip(*rows, strict=True)]
    whole = shown_of_row(totals)
    hidden = {(row, at) for row, counts in enumerate(rows) for at, count in enumerate(counts) if 0 < count < LEAST}
    if all(each is None for each in whole.totals):
        return Shown(whole.base, whole.totals, None)
    pipes = _hidden_totals(totals)
    while _is_exposed(rows, hidden, pipes):
        more = _one_more(rows, hidden, pipes)
        if more is None:
            return Shown(whole.base, whole.totals, None)
        hidden.add(more)
    kept = tuple(
        tuple(None if (row, at) in hidden else count for at, count in enumerate(counts))
        for row, counts in enumerate(rows)
    )
    return Shown(whole.base, whole.totals, kept)


def shown_of_row(counts: Sequence[int]) -> Shown:
    """Return what may be shown of how many files gave each answer, over all files."""
    base = sum(counts)
    found = breakdown(counts, base, settings=SETTINGS)
    if found.cells is None:
        return Shown(base if base >= LEAST else 0, tuple(None for _ in counts))
    return Shown(base, tuple(each.count for each in found.cells))


def _hidden_totals(totals: Sequence[int]) -> list[_Hidden]:
    found = breakdown(totals, sum(totals), settings=SETTINGS).cells or ()
    return [
        _Hidden(("answer", at), _TOTAL, totals[at], 1, LEAST - 1)
        if cell.hidden is Why.SMALL
        else _Hidden(("answer", at), _TOTAL, totals[at], LEAST, None)
        for at, cell in enumerate(found)
        if cell.hidden is not None
    ]


def _is_exposed(rows: Sequence[Sequence[int]], hidden: set[tuple[int, int]], totals: Sequence[_Hidden]) -> bool:
    """Return whether the others and the totals fix a hidden number."""
    pipes = {
        place: _Hidden(("group", place[0]), ("answer", place[1]), rows[place[0]][place[1]], 1, None)
        for place in sorted(hidden)
    }
    for pipe in pipes.values():
        others = [each for each in chain(pipes.values(), totals) if each is not pipe]
        could_be_more = _leads(others, pipe.target, pipe.source)
        could_be_less = pipe.count > pipe.low and _leads(others, pipe.source, pipe.target)
        if not could_be_more and not could_be_less:
            return True
    return False


def _leads(pipes: Sequence[_Hidden], start: Place, end: Place) -> bool:
    """Return whether the rest can make up for a change: more where it comes from, or less where it goes to."""
    ways: dict[Place, list[Place]] = {}
    for pipe in pipes:
        for source, target in _directions(pipe):
            ways.setdefault(source, []).append(target)
    waiting, seen = [start], {start}
    while waiting:
        for place in ways.get(waiting.pop(), ()):
            if place == end:
                return True
            if place not in seen:
                seen.add(place)
                waiting.append(place)
    return False


def _directions(pipe: _Hidden) -> Iterator[tuple[Place, Place]]:
    if pipe.high is None or pipe.count < pipe.high:
        yield pipe.source, pipe.target
    if pipe.count > pipe.low:
        yield pipe.target, pipe.source


def _one_more(
    rows: Sequence[Sequence[int]], hidden: set[tuple[int, int]], totals: Sequence[_Hidden]
) -> tuple[int, int] | None:
    """Return a number to hide too: best one that keeps company to two that stand alone, then the smallest."""
    in_row = Counter(row for row, _ in hidden)
    in_column = Counter(at for _, at in hidden)
    in_column.update(pipe.source[1] for pipe in totals)

    def use(place: tuple[int, int]) -> int:
        return (in_row[place[0]] == 1) + (in_column[place[1]] == 1)

    shown_yet = [
        (row, at)
        for row, counts in enumerate(rows)
        for at, count in enumerate(counts)
        if count and (row, at) not in hidden
    ]
    return min(shown_yet, key=lambda place: (-use(place), rows[place[0]][place[1]], place), default=None)
