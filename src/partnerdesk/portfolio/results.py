"""What an engine gave back, as plain values: how many files of each group are in each state, and means and quartiles.

Nothing is hidden here yet. Figures are rounded so far that every engine gives the same.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from partnerdesk.portfolio.engines import Engine
from partnerdesk.portfolio.hiding import standing_alone
from partnerdesk.portfolio.summing import FORM, OTHERS, YEAR, Groups, cells, measures, sizes

_PLACES = 9


@dataclass(frozen=True, slots=True)
class Quartiles:
    """The values of one figure in one group: of how many files, their mean and quartiles."""

    files: int
    mean: float
    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that was added up. Keys are (split, group, about, code), for states with the state behind them."""

    sizes: Mapping[tuple[str, str], int]
    files: Mapping[tuple[str, str, str, str, str], int]
    totals: Mapping[tuple[str, str, str, str, str], float]
    measures: Mapping[tuple[str, str, str, str], Quartiles]


def results_of(engine: Engine, folder: Path) -> Results:
    """Add up the finished tables in ``folder``."""
    files, figures = (engine.read(folder / f"{name}.parquet", f"portfolio_{name}") for name in ("files", "figures"))
    found = {(row["split"], row["group"]): int(row["files"]) for row in _rows(sizes(files))}
    groups = Groups(standing_alone(_of(found, FORM)), standing_alone(_of(found, YEAR)))
    states = _rows(cells(files, figures, groups))
    keys = [tuple(row[name] for name in ("split", "group", "about", "code", "state")) for row in states]
    return Results(
        sizes=_sizes(found, groups),
        files={key: int(row["files"]) for key, row in zip(keys, states, strict=True)},
        totals={key: round(float(row["total"] or 0), _PLACES) for key, row in zip(keys, states, strict=True)},
        measures={
            (row["split"], row["group"], row["about"], row["code"]): Quartiles(
                int(row["files"]), *(round(float(row[name]), _PLACES) for name in ("mean", "low", "middle", "high"))
            )
            for row in _rows(measures(files, figures, groups))
        },
    )


def _of(found: Mapping[tuple[str, str], int], split: str) -> dict[str, int]:
    return {group: size for (each, group), size in found.items() if each == split}


def _sizes(found: Mapping[tuple[str, str], int], groups: Groups) -> dict[tuple[str, str], int]:
    """Return the sizes of the groups that stand by themselves, and of the rest together."""
    alone = {FORM: groups.forms, YEAR: groups.years}
    counted: Counter[tuple[str, str]] = Counter()
    for (split, group), size in found.items():
        counted[split, group if group in alone[split] else OTHERS] += size
    return dict(sorted(counted.items()))


def _rows(table: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.to_pyarrow().to_pylist()
    return rows
