"""What tools and people write where there is no answer. It is offered; only a person says that it counts as none."""

from collections.abc import Iterable

MARKERS = frozenset(
    {
        "n/a", "na", "#n/a", "null", "#null!", "none selected", "nan", "<na>", "nil", "-", "–", ".", "--", "?",
        "not selected", "did not answer", "not answered", "no answer", "no response", "skipped", "(blank)", "blank",
        "missing", "unanswered", "question not seen", "not asked", "-1", "-8", "-9", "-99", "-999", "-9999",
        "not applicable", "does not apply", "amherthnasol", "ddim yn berthnasol", "dim ateb", "heb ateb", "heb ei ateb",
    }
)  # fmt: skip


NO_IN_WELSH = "Na"
"""Written so it is an answer; what stands for none is written NA, na or N/A."""


def is_marker(value: str) -> bool:
    """Return whether a value most often stands for no answer."""
    told = value.strip()
    return told != NO_IN_WELSH and told.casefold() in MARKERS


def markers_in(values: Iterable[str]) -> tuple[str, ...]:
    """Those of these values that most often stand for no answer, as they are written, in their order."""
    return tuple(dict.fromkeys(value for value in values if is_marker(value)))
