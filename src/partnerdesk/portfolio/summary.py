"""What may be told of a portfolio: tables of files by state, form and year, and medians, with small numbers hidden.

The printed brief and the JSON summary are made of these values and of nothing else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from partnerdesk.domain.findings import LIGHTS
from partnerdesk.domain.reference import Catalogue
from partnerdesk.portfolio import dictionary
from partnerdesk.portfolio.bands import HEARD
from partnerdesk.portfolio.hiding import LEAST, Counts, Shown, shown_of_row, shown_of_table
from partnerdesk.portfolio.results import Quartiles, Results
from partnerdesk.portfolio.summing import ALL, EVERY, FORM, NONE, OTHERS, YEAR

LEAST_FOR_QUARTILES = 2 * LEAST
_COLOURS = dictionary.COLOURS
_SPLITS = (FORM, YEAR)


@dataclass(frozen=True, slots=True)
class Tally:
    """One question: its answers, how many files gave each, and the same by form and by year where it may be shown."""

    answers: tuple[str, ...]
    base: int
    totals: Counts
    by: Mapping[str, Mapping[str, Counts]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Middle:
    """The middle of a figure: the median, its quartiles from ten files up, and the mean.

    ``files`` says of how many; None where the few that are missing could be counted by it.
    """

    files: int | None
    median: float
    mean: float
    quartiles: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Summary:
    """A portfolio as it may be told. ``tallies`` and ``middles`` are by what they are about and their code."""

    as_of: date
    files: int
    not_read: Mapping[str, int]
    groups: Mapping[str, Mapping[str, int]]
    tallies: Mapping[tuple[str, str], Tally]
    middles: Mapping[tuple[str, str], Middle]
    middles_by: Mapping[tuple[str, str], Mapping[str, Mapping[str, float | None]]]
    sums: Mapping[tuple[str, str, str], int | None]


def summary_of(results: Results, catalogue: Catalogue, as_of: date, not_read: Mapping[str, int]) -> Summary:
    """Return what may be told of everything that was added up."""
    counted = results.files.get((ALL, EVERY, "file", "read", "read"), 0)
    groups = {split: _groups(results, catalogue, split) for split in _SPLITS}
    asked = _questions(catalogue)
    tallies = {key: _tally(results, groups, key, answers) for key, answers in asked.items()}
    for kind in dictionary.FOLLOW_UPS:
        tallies["follow_up", kind] = _overdue(results, groups, kind)
    middles = {
        key[2:]: _middle(each, counted)
        for key, each in results.measures.items()
        if key[0] == ALL and each.files >= LEAST
    }
    return Summary(
        as_of=as_of,
        files=counted,
        not_read=not_read,
        groups=groups,
        tallies=tallies,
        middles=middles,
        middles_by={key: {split: _medians(results, groups, split, key) for split in _SPLITS} for key in middles},
        sums={
            key[2:]: round(total) if results.files[key] >= LEAST else None
            for key, total in results.totals.items()
            if key[0] == ALL and key[2] in {"follow_up", "result"}
        },
    )


def _questions(catalogue: Catalogue) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return every question that each file answers once, with its answers in order."""
    columns = {column.name: column.values for column in dictionary.tables(catalogue)[0].columns}
    found = {
        ("file", name): (*columns[name], NONE) for name in ("outcome", "status", "route", "jurisdiction", "legal_form")
    }
    found["file", "heard"] = HEARD
    found["file", "overdue"] = dictionary.ANY_OVERDUE
    found["file", "weakest"] = (*catalogue.dimensions, NONE)
    found |= {("light", name): _COLOURS for name in LIGHTS}
    found |= {("signal", name): _COLOURS for name in catalogue.signals}
    found |= {("gate", name): dictionary.GATE_STATES for name in catalogue.gates}
    found["review", "held"] = ("held", "due", "overdue", "not_yet")
    found["review", "decision"] = (*columns["review_decision"], NONE)
    found["review", "people"] = _COLOURS
    return found


def _groups(results: Results, catalogue: Catalogue, split: str) -> dict[str, int]:
    """Return the groups of a split in the order in which they are shown, with their sizes."""
    sizes = {group: size for (each, group), size in results.sizes.items() if each == split}
    order = [*catalogue.forms, dictionary.OTHER] if split == FORM else sorted(set(sizes) - {OTHERS, NONE})
    return {group: sizes[group] for group in (*order, OTHERS, NONE) if group in sizes}


def _tally(
    results: Results, groups: Mapping[str, Mapping[str, int]], key: tuple[str, str], answers: tuple[str, ...]
) -> Tally:
    def counts(split: str, group: str) -> list[int]:
        return [results.files.get((split, group, *key, answer), 0) for answer in answers]

    return _split(answers, counts(ALL, EVERY), {s: {g: counts(s, g) for g in groups[s]} for s in _SPLITS})


def _overdue(results: Results, groups: Mapping[str, Mapping[str, int]], kind: str) -> Tally:
    """Return how many files have a follow-up of a kind that is overdue, and how many have none."""

    def counts(split: str, group: str, size: int) -> list[int]:
        late = results.files.get((split, group, "follow_up", kind, "overdue"), 0)
        return [late, size - late]

    whole = results.files.get((ALL, EVERY, "file", "read", "read"), 0)
    by = {split: {group: counts(split, group, size) for group, size in groups[split].items()} for split in _SPLITS}
    return _split(dictionary.ANY_OVERDUE, counts(ALL, EVERY, whole), by)


def _split(answers: tuple[str, ...], totals: Sequence[int], by: Mapping[str, Mapping[str, Sequence[int]]]) -> Tally:
    whole = shown_of_row(totals)
    rows: dict[str, Mapping[str, Counts]] = {}
    for split, groups in by.items():
        found: Shown = shown_of_table(list(groups.values())) if groups else Shown(0, ())
        if found.rows and any(any(row) for row in found.rows):
            rows[split] = dict(zip(groups, found.rows, strict=True))
    return Tally(answers, whole.base, whole.totals, rows)


def _middle(found: Quartiles, counted: int) -> Middle:
    files = None if 0 < counted - found.files < LEAST else found.files
    quartiles = (found.low, found.high) if found.files >= LEAST_FOR_QUARTILES else None
    return Middle(files, found.middle, found.mean, quartiles)


def _medians(
    results: Results, groups: Mapping[str, Mapping[str, int]], split: str, key: tuple[str, str]
) -> dict[str, float | None]:
    held = {group: results.measures.get((split, group, *key)) for group in groups[split]}
    return {group: each.middle if each and each.files >= LEAST else None for group, each in held.items()}
