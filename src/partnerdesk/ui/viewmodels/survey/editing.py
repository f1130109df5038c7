"""A person's corrections of what was guessed: each makes a new map of an old one. It must not know Qt."""

from collections.abc import Callable
from dataclasses import replace

from partnerdesk.exchange.survey.alike import merged
from partnerdesk.exchange.survey.dates import ASK, date_shape
from partnerdesk.exchange.survey.guessing import ExportFound
from partnerdesk.exchange.survey.mapping import ColumnMap, Role, SurveyMap
from partnerdesk.exchange.survey.missing import Missing
from partnerdesk.exchange.survey.scale_ends import UNKNOWN
from partnerdesk.exchange.survey.scales import ordered, scale_of
from partnerdesk.exchange.survey.ticks import separator_of

ONE_EACH = frozenset({Role.ID, Role.DATE})
LISTED = frozenset({Role.CHOICE, Role.GROUP, Role.SCALE, Role.TICK_ALL})
STEP, OFF, NONE = "step", "off", "none"
_FEW = 40


def column_at(made: SurveyMap, position: int) -> ColumnMap:
    """Return the column at a position of the export."""
    return next(each for each in made.columns if each.position == position)


def _changed(made: SurveyMap, position: int, change: Callable[[ColumnMap], ColumnMap]) -> SurveyMap:
    columns = tuple(change(each) if each.position == position else each for each in made.columns)
    return replace(made, columns=columns)


def with_role(made: SurveyMap, found: ExportFound, position: int, role: Role) -> SurveyMap:
    """Give a column another role; what was guessed for that role comes back with it."""
    before = column_at(made, position)
    if before.role is role:
        return made
    guessed = column_at(found.map, position)
    if guessed.role is role and not guessed.identifying:
        column = replace(guessed, keep=before.keep)
    else:
        column = replace(_dressed(before, found, role), role=role)
    changed = _changed(made, position, lambda _each: column)
    if role in ONE_EACH:
        others = tuple(
            replace(each, role=Role.DROP) if each.role is role and each.position != position else each
            for each in changed.columns
        )
        changed = replace(changed, columns=others)
    return replace(changed, dates=_order(found, position)) if role is Role.DATE else changed


def _dressed(column: ColumnMap, found: ExportFound, role: Role) -> ColumnMap:
    """Give a column what its new role needs to know of its answers."""
    bare = replace(
        column,
        answers=(),
        good="",
        off=(),
        separator="",
        marks=(),
        option="",
        question=column.heading,
        leaves_out="",
        question_from="",
    )
    facts = found.columns[column.position]
    told = merged(facts.told)
    if role not in LISTED:
        return bare
    if role is Role.SCALE:
        scale = scale_of(column.heading, told) if facts.complete else None
        if scale is not None:
            return replace(bare, answers=scale.steps, good=scale.good, off=scale.off)
        return replace(bare, answers=ordered(list(told)[:_FEW]), good=UNKNOWN)
    if role is Role.TICK_ALL:
        separator, options = separator_of(told) or (";", ())
        return replace(bare, separator=separator, answers=options)
    if role is Role.GROUP and facts.complete and (ticked := ticks_in(column.position, found)) is not None:
        return replace(bare, separator=ticked[0], answers=ticked[1])
    return replace(bare, answers=ordered(list(told)[:_FEW]))


def ticks_in(position: int, found: ExportFound) -> tuple[str, tuple[str, ...]] | None:
    """Return the sign between the answers of a column in which people could tick several, and these answers."""
    guessed = column_at(found.map, position)
    if guessed.role is Role.TICK_ALL:
        return (guessed.separator, guessed.answers) if guessed.separator else None
    return separator_of(merged(found.columns[position].told))


def _order(found: ExportFound, position: int) -> str:
    """Return in which order the dates of a column are, if they do not say so."""
    return date_shape(found.columns[position].told).order or ""


def with_keep(made: SurveyMap, found: ExportFound, position: int, *, keep: bool) -> SurveyMap:
    """Keep a column that says who somebody is, on purpose, or leave it out again.

    It is never a group unless a person makes it one: groups are counted, shown and printed by their names.
    """
    before = column_at(made, position)
    role = Role.TEXT if keep else Role.DROP
    column = replace(_dressed(before, found, role), role=role, keep=keep)
    return _changed(made, position, lambda _each: column)


def options_of(made: SurveyMap, position: int) -> tuple[ColumnMap, ...]:
    """Return the columns that are options of the same question as this one; none where it is no option."""
    own = column_at(made, position)
    if own.role is not Role.TICK_ALL or own.separator or not own.option:
        return ()
    together = (each for each in made.columns if each.role is Role.TICK_ALL and each.question == own.question)
    return tuple(each for each in together if each.option and not each.separator)


def with_question(made: SurveyMap, position: int, question: str) -> SurveyMap:
    """Say what the question is called of which columns are the options."""
    name = " ".join(question.split())
    together = {each.position for each in options_of(made, position)}
    if not name or not together:
        return made
    columns = (replace(each, question=name) if each.position in together else each for each in made.columns)
    return replace(made, columns=tuple(columns))


def with_question_beside(made: SurveyMap, found: ExportFound, position: int, *, beside: bool) -> SurveyMap:
    """Take the question of each answer from the column beside it, as was found; or only from the heading."""
    guessed = column_at(found.map, position)
    asked = next(each.position for each in found.map.columns if each.heading == guessed.question_from)
    if beside:
        made = with_role(made, found, asked, Role.DROP)
        return _changed(
            made, position, lambda each: replace(each, question_from=guessed.question_from, answers=guessed.answers)
        )
    made = _changed(made, position, lambda each: replace(each, question_from="", answers=()))
    return with_role(made, found, asked, Role.CHOICE)


def moved(made: SurveyMap, position: int, answer: str, by: int) -> SurveyMap:
    """Move an answer up or down in the order of its list."""
    answers = list(column_at(made, position).answers)
    if answer not in answers:
        return made
    at = answers.index(answer)
    to = min(max(at + by, 0), len(answers) - 1)
    answers.insert(to, answers.pop(at))
    return _changed(made, position, lambda each: replace(each, answers=tuple(answers)))


def with_good(made: SurveyMap, position: int, end: str) -> SurveyMap:
    """Say which end of a scale is good."""
    return _changed(made, position, lambda each: replace(each, good=end))


def with_left_out(made: SurveyMap, position: int, what: str) -> SurveyMap:
    """Say what a no to a question for consent leaves out: the whole row, or what was written."""
    return _changed(made, position, lambda each: replace(each, leaves_out=what))


def kind_of(made: SurveyMap, position: int, answer: str) -> str:
    """Return what an answer is: a step or an answer of the list, off the scale, or no answer."""
    if answer.strip() in Missing(made.missing):
        return NONE
    return OFF if answer in column_at(made, position).off else STEP


def with_kind(made: SurveyMap, position: int, answer: str, kind: str) -> SurveyMap:
    """Say what an answer is. No answer is none in every column, since a marker is the same throughout an export."""
    missing = tuple(each for each in made.missing if answer.strip() not in Missing((each,)))
    before = column_at(made, position)
    answers = tuple(each for each in before.answers if each != answer)
    off = tuple(each for each in before.off if each != answer)
    if kind == STEP:
        answers = before.answers if answer in before.answers else (*answers, answer)
    elif kind == OFF:
        off = (*off, answer)
    else:
        missing = (*missing, answer)
    return _changed(replace(made, missing=missing), position, lambda each: replace(each, answers=answers, off=off))


def with_missing(made: SurveyMap, picked: tuple[str, ...], offered: tuple[str, ...]) -> SurveyMap:
    """Say which of the markers that were offered stand for no answer; others that somebody named stay."""
    return replace(made, missing=(*picked, *(each for each in made.missing if each not in offered)))


def as_last_time(made: SurveyMap, earlier: SurveyMap) -> SurveyMap:
    """Take the choices of an earlier wave for every column that is called the same; the form is that of this file.

    What identifies people is kept only where it was kept on purpose before.
    """
    known = {each.heading.casefold(): each for each in earlier.columns}

    def taken(column: ColumnMap) -> ColumnMap:
        before = known.get(column.heading.casefold())
        if before is None:
            return column
        is_more = (before.question_from and column.question_from) or (
            before.role is Role.GROUP and before.separator == column.separator != ""
        )
        asked = (*before.answers, *column.answers) if is_more else before.answers
        return replace(before, position=column.position, heading=column.heading, answers=tuple(dict.fromkeys(asked)))

    dates = made.dates if made.dates != ASK or not earlier.dates else earlier.dates
    columns = tuple(map(taken, made.columns))
    missing = tuple(dict.fromkeys((*earlier.missing, *made.missing)))
    return replace(made, columns=columns, missing=missing, dates=dates, facts=replace(earlier.facts, asked=None))


def fits(made: SurveyMap, earlier: SurveyMap) -> bool:
    """Whether an earlier map is of the same survey: every column that it takes something from is there."""
    here = {each.heading.casefold() for each in made.columns}
    used = [each.heading.casefold() for each in earlier.columns if each.is_used]
    return bool(used) and all(each in here for each in used)
