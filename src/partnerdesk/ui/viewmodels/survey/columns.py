"""The columns of an export as they are shown: a line for each, and what is to be known of the one that is chosen.

It must not know widgets.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from partnerdesk.domain.words import N_, NP_
from partnerdesk.exchange.survey.alike import Spelling
from partnerdesk.exchange.survey.cleaning import refuses
from partnerdesk.exchange.survey.dates import ASK, DAY_FIRST, MONTH_FIRST, read_date
from partnerdesk.exchange.survey.identifying import WHAT
from partnerdesk.exchange.survey.mapping import WORDS, ColumnMap, Role
from partnerdesk.exchange.survey.missing import Missing
from partnerdesk.exchange.survey.mojibake import repaired
from partnerdesk.exchange.survey.scale_ends import HIGH, LOW, UNKNOWN
from partnerdesk.exchange.survey.scales import FIRST
from partnerdesk.exchange.survey.tick_columns import asked_in, unnamed_between
from partnerdesk.ui.viewmodels.fields import ChoiceLine
from partnerdesk.ui.viewmodels.speech import long_date, numbered, said, shortened, whole_number
from partnerdesk.ui.viewmodels.survey.doubts import combined_groups
from partnerdesk.ui.viewmodels.survey.editing import LISTED, NONE, OFF, STEP, column_at, kind_of, options_of
from partnerdesk.ui.viewmodels.survey.people import people_in_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnerdesk.exchange.survey.guessing import ExportFound
    from partnerdesk.exchange.survey.mapping import SurveyMap

LAST = "last"
LEFT_OUT = (
    ChoiceLine(WORDS, N_("Their own words are left out; their answers count")),
    ChoiceLine("", N_("All that they answered is left out")),
)
EXAMPLES, LONGEST, MOST_ANSWERS = 3, 80, 60
ROLES = (
    ChoiceLine(Role.TEXT, N_("People’s own words")),
    ChoiceLine(Role.CHOICE, N_("One answer of a list")),
    ChoiceLine(Role.SCALE, N_("An answer on a scale")),
    ChoiceLine(Role.TICK_ALL, N_("Several answers (tick all)")),
    ChoiceLine(Role.GROUP, N_("A group people belong to")),
    ChoiceLine(Role.DATE, N_("The date of the answer")),
    ChoiceLine(Role.ID, N_("Who answered: an id")),
    ChoiceLine(Role.CONSENT, N_("Whether we may use or quote it")),
    ChoiceLine(Role.DROP, N_("Leave it out")),
)
_ASKED_BESIDE = NP_(
    "Its question stands in ‘{column}’.",
    "It answers {n} questions: which one, stands in ‘{column}’ of the same row. Each is a question of its own.",
)
_NAMED = frozenset({Role.GROUP, Role.CHOICE, Role.SCALE, Role.TICK_ALL})
ABOUT_ROLES = {
    Role.TEXT: N_("Each answer is kept as it was written, to read and to search."),
    Role.CHOICE: N_("It is counted how many gave each answer."),
    Role.SCALE: N_("It is counted how many gave each step, in the order below."),
    Role.TICK_ALL: N_("It is counted how many ticked each answer; one person can tick several."),
    Role.GROUP: N_("It says who answered, so that you see which groups were heard."),
    Role.DATE: N_("It says when the answer was given. The first and the last day are kept."),
    Role.ID: N_("Rows with the same id are one person’s, who counts once. It also finds answers that came in before."),
    Role.CONSENT: N_("It says whether you may use or quote what somebody answered."),
    Role.DROP: N_("Nothing in this column is kept anywhere."),
}


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column in the list: its heading, three of its values, its role, and whether somebody has to look at it."""

    position: int
    heading: str
    examples: str
    role: str
    is_used: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """An answer of a list: how many gave it, and whether it is a step, off the scale or no answer."""

    answer: str
    shown: str
    count: str
    kind: str


@dataclass(frozen=True, slots=True)
class ColumnDetail:
    """All that is shown of one column.

    ``beside`` names the one in which the question of each answer may stand, ``question`` that of which it is an option.
    """

    position: int
    heading: str
    filled: str
    role: Role
    about: str
    identifying: str
    keep: bool
    examples: tuple[str, ...]
    answers: tuple[AnswerLine, ...]
    more: int
    ends: tuple[ChoiceLine, ...]
    good: str
    note: str
    leaves_out: str = ""
    beside: str = ""
    is_beside: bool = False
    question: str = ""

    @property
    def has_order(self) -> bool:
        """Whether its answers stand in an order that can be changed."""
        return self.role in {Role.CHOICE, Role.GROUP, Role.SCALE} and len(self.answers) > 1

    @property
    def has_scale(self) -> bool:
        """Whether its answers are steps of a scale."""
        return self.role is Role.SCALE


def role_words(role: Role) -> str:
    """Return the words for a role."""
    return said(next(each.label for each in ROLES if each.value is role))


def column_lines(made: SurveyMap, found: ExportFound) -> tuple[ColumnLine, ...]:
    """Return a line for every column; of several parts of one question each begins with what tells it apart.

    What the guess left out comes last: tools put a screenful of their own before the first question.
    """
    asked = Counter(asked_in(each)[0] for each in made.columns)
    used = {each.position for each in found.map.columns if each.is_used}
    columns = sorted(made.columns, key=lambda each: each.position not in used)
    return tuple(_line(each, made, found, asked) for each in columns)


def _line_name(column: ColumnMap, asked: Mapping[str, int]) -> str:
    question, part = asked_in(column)
    return f"{part} – {question}" if question and asked[question] > 1 else _name(column)


def _line(column: ColumnMap, made: SurveyMap, found: ExportFound, asked: Mapping[str, int]) -> ColumnLine:
    guarded = bool(column.identifying) and not column.keep
    if guarded:
        what = said(WHAT[column.identifying])
        role, examples = said(N_("Left out")), said(N_("Holds {what}: not shown here")).format(what=what)
    else:
        role = said(N_("Left out")) if column.role is Role.DROP else role_words(column.role)
        examples = " · ".join(_flat(each) for each in examples_of(column, made, found)) or said(N_("Nothing in it"))
    return ColumnLine(
        column.position,
        _line_name(column, asked),
        examples,
        role,
        column.is_used,
        not guarded and is_open(column, made),
    )


def _name(column: ColumnMap) -> str:
    """What a column is called: of several that share a question first what tells them apart."""
    if column.option and column.question and column.question != column.option:
        return f"{column.option} – {column.question}"
    return column.heading or said(N_("Column {number} (without a heading)")).format(number=column.position + 1)


def _flat(text: str) -> str:
    return shortened(text, LONGEST)


def is_open(column: ColumnMap, made: SurveyMap) -> bool:
    """Whether something of a column can only be said by a person."""
    return (column.role is Role.SCALE and column.good in {"", UNKNOWN}) or (
        column.role is Role.DATE and made.dates == ASK
    )


def open_scales(made: SurveyMap) -> tuple[str, ...]:
    """Return what the scales are called of which nobody has said which end is good."""
    asked = [each for each in made.having(Role.SCALE) if each.good in {"", UNKNOWN}]
    return tuple(dict.fromkeys(_flat(_name(each)) for each in asked))


def examples_of(column: ColumnMap, made: SurveyMap, found: ExportFound) -> tuple[str, ...]:
    """Return three values as they will be kept: without markers, and mended where that was asked for."""
    missing = Missing(made.missing)
    told = [each for each in found.columns[column.position].sample if each not in missing]
    return tuple(repaired(each) if made.repair else each for each in told[:EXAMPLES])


# --- one column -------------------------------------------------------------------------------------------------------


def detail_of(made: SurveyMap, found: ExportFound, position: int, *, seen: bool = False) -> ColumnDetail:
    """Return what is shown of a column; what identifies people only if it is kept or somebody asked to see it."""
    column, facts = column_at(made, position), found.columns[position]
    guarded = bool(column.identifying) and not column.keep
    answers = () if guarded else _answers(column, made, found)
    pattern = said(N_("{filled} of {rows} rows have something here"))
    return ColumnDetail(
        position,
        _name(column),
        pattern.format(filled=whole_number(facts.filled), rows=whole_number(facts.rows)),
        column.role,
        said(ABOUT_ROLES[column.role]),
        said(WHAT[column.identifying]) if column.identifying else "",
        column.keep,
        () if guarded and not seen else examples_of(column, made, found),
        answers[:MOST_ANSWERS],
        max(0, len(answers) - MOST_ANSWERS),
        ends_of(column) if column.role is Role.SCALE else (),
        column.good or UNKNOWN,
        _asked_beside(column) or _note(column, made, found),
        column.leaves_out,
        column_at(found.map, position).question_from if column.role is Role.TEXT else "",
        bool(column.question_from),
        column.question if options_of(made, position) else "",
    )


def _answers(column: ColumnMap, made: SurveyMap, found: ExportFound) -> tuple[AnswerLine, ...]:
    """The steps in their order, then what is off the scale, then what counts as no answer."""
    if column.role not in LISTED:
        return ()
    told = _counts(column, found)
    named = dict.fromkeys((*column.answers, *column.off, *(each for each in told if column.role is not Role.TICK_ALL)))
    order = {STEP: 0, OFF: 1, NONE: 2}
    lines = [
        AnswerLine(
            each,
            repaired(each) if made.repair else each,
            whole_number(told.get(each, 0)),
            kind_of(made, column.position, each),
        )
        for each in named
    ]
    return tuple(sorted(lines, key=lambda line: order[line.kind]))


def _counts(column: ColumnMap, found: ExportFound) -> dict[str, int]:
    """How many rows give each answer; of cells that hold several each counts."""
    from partnerdesk.exchange.survey.ticks import split_cell

    told = found.columns[column.position].told
    counts: dict[str, int] = {}
    if not column.separator:
        spelling = Spelling((*column.answers, *column.off))
        for value, count in told.items():
            counts[spelling.of(value)] = counts.get(spelling.of(value), 0) + count
        return counts
    for cell, count in told.items():
        for each in split_cell(cell, column.separator, column.answers):
            counts[each] = counts.get(each, 0) + count
    return counts


def ends_of(column: ColumnMap) -> tuple[ChoiceLine, ...]:
    """Return the ends of a scale in the words of its answers."""
    steps = [each for each in column.answers if each not in column.off]
    unknown = ChoiceLine(UNKNOWN, said(N_("Not said yet")))
    if not steps:
        return (unknown,)
    pattern = said(N_("‘{answer}’ is the good end"))
    first, last = pattern.format(answer=_flat(steps[0])), pattern.format(answer=_flat(steps[-1]))
    if all(each.lstrip("-").isdecimal() for each in steps):
        return (unknown, ChoiceLine(HIGH, last), ChoiceLine(LOW, first))
    return (unknown, ChoiceLine(FIRST, first), ChoiceLine(LAST, last))


def _asked_beside(column: ColumnMap) -> str:
    if not column.question_from:
        return ""
    return numbered(_ASKED_BESIDE, len(column.answers), column=column.question_from)


def _note(column: ColumnMap, made: SurveyMap, found: ExportFound) -> str:
    if column.identifying and column.keep and column.role in _NAMED:
        words = N_("This shows {what}: each becomes a line in counts and papers. Choose another, unless you mean it.")
        pattern = said(words)
        return pattern.format(what=said(WHAT[column.identifying]))
    if column.role is Role.DATE:
        return read_as(made, found, column.position)
    if column.role is Role.GROUP:
        return combined_groups(column, found)
    if column.role is Role.ID:
        people = found.columns[column.position].people
        return people_in_rows(people, found.rows) if people is not None and people < found.rows else ""
    if column.role is Role.CONSENT:
        return _read_as_no(found.columns[column.position].sample)
    return _note_on_ticks(column, made) if column.role is Role.TICK_ALL and not column.separator else ""


def _note_on_ticks(column: ColumnMap, made: SurveyMap) -> str:
    options = options_of(made, column.position)
    pattern = said(N_("This column is one answer of the question ‘{question}’; ticked is: {marks}."))
    if options and column.question == unnamed_between(options[0].heading, options[-1].heading):
        pattern = said(N_("Its question stands nowhere in the file. Say what was asked; ticked is: {marks}."))
    return pattern.format(question=column.question, marks=", ".join(column.marks) or "1, yes, x")


def _read_as_no(sample: list[str]) -> str:
    """Say which answers to a question for consent are a no; all others are taken for a yes, blank ones too."""
    noes = ", ".join(f"‘{_flat(each)}’" for each in sample if refuses(each))
    if not noes:
        return said(N_("None of its answers is read as no."))
    return said(N_("Read as no: {answers}. Everything else, also nothing, is read as yes.")).format(answers=noes)


def dated_example(found: ExportFound, position: int) -> str:
    """Return a date of a column that can be read in two ways, or else any."""
    told = found.columns[position].sample
    two_ways = (each for each in told if len(_both(each)) > 1)
    return next(two_ways, "".join(told[:1]))


def _both(text: str) -> set[date]:
    return {day for order in (DAY_FIRST, MONTH_FIRST) if (day := read_date(text, order)) is not None}


def read_as(made: SurveyMap, found: ExportFound, position: int) -> str:
    """Say how a date is read; nothing where its order can be chosen, since that says so too."""
    example = dated_example(found, position)
    day = read_date(example)
    if day is None or made.dates:
        return ""
    return said(N_("{written} is read as {day}.")).format(written=example, day=long_date(day))
