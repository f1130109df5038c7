"""A file as full as a board could make it: the example again and again, under ids of its own each time.

40 objectives, 300 inputs, 4 partners, 12 people and 60 checks, each linked as the example's own are.
"""

import dataclasses
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import count, cycle, islice
from typing import TypeVar

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.records import (
    BeneficiaryInput,
    DdItem,
    EvidenceLink,
    InputGroup,
    InputTheme,
    Objective,
    ObjectiveDriver,
    Participant,
    Partner,
    Record,
    Score,
    TrustAction,
    TrustRating,
    Weight,
)
from tests.brief.cases import sample

OBJECTIVES, INPUTS, PARTNERS, PEOPLE, CHECKS = 40, 300, 4, 12, 60
R = TypeVar("R", bound=Record)
_NAMES = ("Harbourside Befrienders", "Tides Housing Association", "Coastal Carers’ Circle", "West Bay Council")


@cache
def full_file() -> Partnership:
    """Give the full file."""
    partnership = sample()
    partners = _more(partnership, Partner, PARTNERS)
    for name, row in zip(_NAMES[1:], partners, strict=False):
        partnership = partnership.put(dataclasses.replace(row, name=name))
    partnership = partnership.put(*_copied(partnership, TrustRating, "partner", [row.id for row in partners]))
    partnership = partnership.put(*_actions(partnership, [row.id for row in partners]))
    partnership = _with_inputs(_with_objectives(partnership))
    partnership = partnership.put(*_more(partnership, DdItem, CHECKS))
    return _with_people(partnership)


def _more(partnership: Partnership, kind: type[R], most: int) -> list[R]:
    """Give as many more rows of a kind as there must be, each like one that is there, with an id of its own."""
    rows = partnership.rows(kind)
    return [
        dataclasses.replace(row, id=f"{row.row_key[0]}-{number}")  # type: ignore[call-arg]  # these kinds have an id
        for row, number in islice(zip(cycle(rows), count(2), strict=False), max(most - len(rows), 0))
    ]


def _copied(
    partnership: Partnership, kind: type[R], field: str, names: Iterable[str], like: str | None = None
) -> Iterator[R]:
    """Give the rows that hang on one record again for each of the others."""
    rows = partnership.rows(kind)
    first = like or getattr(rows[0], field)
    for name in names:
        yield from (dataclasses.replace(row, **{field: name}) for row in rows if getattr(row, field) == first)


def _actions(partnership: Partnership, names: Iterable[str]) -> Iterator[TrustAction]:
    for name in names:
        for row in partnership.rows(TrustAction)[:2]:
            yield dataclasses.replace(row, id=f"{row.id}-{name}", partner=name)


def _with_objectives(partnership: Partnership) -> Partnership:
    for row in _more(partnership, Objective, OBJECTIVES):
        like = row.id.split("-")[0]
        partnership = partnership.put(row)
        for kind in (ObjectiveDriver, EvidenceLink):
            partnership = partnership.put(*_copied(partnership, kind, "objective", [row.id], like))
    return partnership


def _with_inputs(partnership: Partnership) -> Partnership:
    for row in _more(partnership, BeneficiaryInput, INPUTS):
        like = row.id.rsplit("-", 1)[0]
        partnership = partnership.put(dataclasses.replace(row, quote=None) if row.quote else row)
        for kind in (InputGroup, InputTheme):
            partnership = partnership.put(*_copied(partnership, kind, "input", [row.id], like))
    return partnership


def _with_people(partnership: Partnership) -> Partnership:
    for row in _more(partnership, Participant, PEOPLE):
        like = row.id.split("-")[0]
        partnership = partnership.put(dataclasses.replace(row, rater_code=f"X{row.id[-1]}"))
        for kind in (TrustRating, Score, Weight):
            partnership = partnership.put(*_copied(partnership, kind, "participant", [row.id], like))
    return partnership
