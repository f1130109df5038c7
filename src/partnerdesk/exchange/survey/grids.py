"""Grids: several things judged on one scale, each in a column of its own. All have the same steps, given or not."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from partnerdesk.exchange.survey.alike import folded, merged
from partnerdesk.exchange.survey.columns import ColumnFacts
from partnerdesk.exchange.survey.mapping import ColumnMap, Role
from partnerdesk.exchange.survey.missing import is_marker
from partnerdesk.exchange.survey.scales import FIRST, Scale, scale_of
from partnerdesk.exchange.survey.tick_columns import asked_in, runs_of

_LEAST = 2


def with_grids(columns: Sequence[ColumnMap], facts: Sequence[ColumnFacts]) -> list[ColumnMap]:
    """The columns, with those that are rows of one grid put on the scale that they have together."""
    found = list(columns)
    for question, run in runs_of([asked_in(each) for each in columns]):
        places = [p for p in run if columns[p].role in {Role.CHOICE, Role.SCALE} and facts[p].complete]
        if not question or len(places) < _LEAST:
            continue
        told = _together([facts[p] for p in places])
        scale = scale_of(question, told)
        if scale is not None:
            for p in places:
                found[p] = _on(found[p], scale, facts[p])
    return _as_elsewhere(found, facts)


def _as_elsewhere(columns: list[ColumnMap], facts: Sequence[ColumnFacts]) -> list[ColumnMap]:
    """A question of which only some steps were given is on the scale in words that another question has."""
    scales = [each for each in columns if each.role is Role.SCALE and each.good == FIRST]

    def told_on(column: ColumnMap) -> ColumnMap | None:
        told = {folded(value) for value in facts[column.position].told if not is_marker(value)}
        if column.role is not Role.CHOICE or len(told) < _LEAST:
            return None
        return next((each for each in scales if told <= set(map(folded, each.answers))), None)

    found = [(each, told_on(each)) for each in columns]
    return [
        each if on is None else replace(each, role=Role.SCALE, answers=on.answers, good=FIRST, off=())
        for each, on in found
    ]


def _together(facts: Sequence[ColumnFacts]) -> dict[str, int]:
    """What was given in any of the columns."""
    told: Counter[str] = Counter()
    for each in facts:
        told.update({value: count for value, count in each.told.items() if not is_marker(value)})
    return merged(told)


def _on(column: ColumnMap, scale: Scale, facts: ColumnFacts) -> ColumnMap:
    off = tuple(each for each in scale.off if each in facts.told)
    return replace(column, role=Role.SCALE, answers=scale.steps, good=scale.good, off=off)
