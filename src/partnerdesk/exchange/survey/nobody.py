"""What stands in a column of ids where it is nobody's: "Anonymous" in fifty rows is not one person."""

from collections.abc import Sequence

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
    for form in (said, said.capitalize(), said.title(), said.upper())
) | {"No ID"}


def without_nobody(ids: list[str | None]) -> list[str | None]:
    """Return ids without those that say of nobody who it is."""
    return ids if NOBODY.isdisjoint(ids) else [None if each in NOBODY else each for each in ids]


def nobodies_in(ids: Sequence[str]) -> int:
    """Return how many of these ids, trimmed, say of nobody who it is."""
    return 0 if NOBODY.isdisjoint(ids) else sum(each in NOBODY for each in ids)
