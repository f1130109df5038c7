"""The map from an export to answers: what each column is, as frozen values. Says nothing of how a map is written.

A person checks it once; the next wave of the same survey is read by it again.
"""

from dataclasses import dataclass
from enum import StrEnum

VERSION = 1
WORDS = "words"


class Role(StrEnum):
    """What a column is."""

    ID = "id"
    DATE = "date"
    GROUP = "group"
    CHOICE = "choice"
    SCALE = "scale"
    TICK_ALL = "tick_all"
    TEXT = "text"
    CONSENT = "consent"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """A column: which one, what it is, and what is to be known of its answers.

    `answers` is the list of answers in order (of a scale, its steps from the low or first one); `good` is the end of a
    scale that is good; `off` are codes that are no step; `separator` stands between answers in one cell, and without it
    a column of tick-all is one option with `marks` that say it is ticked. `identifying` says what kind of identifying
    thing was found; `keep` that a person keeps it on purpose. `leaves_out` says of a consent what a no takes away: the
    whole row, or of WORDS only what somebody wrote, while the answers count. `question_from` names the column with the
    question that the text of the same row answers; `answers` are then these questions.
    """

    position: int
    heading: str
    role: Role
    question: str = ""
    option: str = ""
    answers: tuple[str, ...] = ()
    good: str = ""
    off: tuple[str, ...] = ()
    separator: str = ""
    marks: tuple[str, ...] = ()
    identifying: str = ""
    keep: bool = False
    leaves_out: str = ""
    question_from: str = ""

    @property
    def is_used(self) -> bool:
        """Whether anything is taken from it; what identifies people only if somebody keeps it on purpose."""
        return self.role is not Role.DROP and (not self.identifying or self.keep)


@dataclass(frozen=True, slots=True)
class InputFacts:
    """What the input record will say besides the answers."""

    title: str = ""
    method: str = "survey"
    collected_by: str = ""
    asked: int | None = None
    lawful_basis: str = ""


@dataclass(frozen=True, slots=True)
class SurveyMap:
    """How an export is read: its form, where its table stands, its dates and markers, and its columns.

    `keep_foot` says that what stands below the last answer and looks like a sum or a note is an answer, too.
    """

    columns: tuple[ColumnMap, ...]
    header_rows: int = 1
    title_rows: int = 0
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    table: str | None = None
    dates: str = ""
    missing: tuple[str, ...] = ()
    repair: bool = False
    keep_foot: bool = False
    facts: InputFacts = InputFacts()

    def having(self, role: Role) -> tuple[ColumnMap, ...]:
        """The columns of a role that are used."""
        return tuple(each for each in self.columns if each.role is role and each.is_used)
