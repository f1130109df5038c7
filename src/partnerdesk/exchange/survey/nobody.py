"""What stands in a column of ids where it is nobody's: "Anonymous" in fifty rows is not one person."""

from collections.abc import Iterable

from partnerdesk.exchange.survey.missing import MARKERS

NOBODY = frozenset(
    form
    for said in (
        *MARKERS,
        "-",
        "--",
        "?",
        ".",
        "anonymous",
        "anon",
        "unknown",
        "none",
        "guest",
        "no id",
        "not known",
        "dienw",
        "anhysbys",
    )
    for form in (said, said.capitalize(), said.upper())
)


def without_nobody(ids: list[str | None]) -> list[str | None]:
    """Return ids without those that say of nobody who it is."""
    return ids if NOBODY.isdisjoint(ids) else [None if each in NOBODY else each for each in ids]


def nobodies_in(cells: Iterable[str]) -> int:
    """Return how many of these cells say of nobody who it is."""
    told = cells if isinstance(cells, list | tuple) else [*cells]
    return 0 if NOBODY.isdisjoint(told) else sum(cell.strip() in NOBODY for cell in told)
