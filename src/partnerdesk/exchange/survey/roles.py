"""Guesses what each column is, from its heading and from what stands in it. A person corrects the guess."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from partnerdesk.exchange.survey import role_words as words
from partnerdesk.exchange.survey.alike import merged
from partnerdesk.exchange.survey.columns import ColumnFacts
from partnerdesk.exchange.survey.dates import are_bare_days, date_shape
from partnerdesk.exchange.survey.grids import with_grids
from partnerdesk.exchange.survey.identifying import identifying, unnumbered
from partnerdesk.exchange.survey.identifying_headings import NAME, OF_A_PERSON, POSITION
from partnerdesk.exchange.survey.identifying_values import are_full_names
from partnerdesk.exchange.survey.mapping import WORDS, ColumnMap, Role
from partnerdesk.exchange.survey.missing import is_marker
from partnerdesk.exchange.survey.questions_beside import with_questions_beside
from partnerdesk.exchange.survey.scales import ordered, scale_of
from partnerdesk.exchange.survey.tick_columns import asked_in, with_tick_columns
from partnerdesk.exchange.survey.ticks import separator_of
from partnerdesk.exchange.survey.who_answered import may_say_who, says_what, with_one_id

_TOOL_DAYS = ("submi", "complet", "end", "today", "start")
_A_LABEL, _DIFFER = 3, 0.5
_FEW, _MANY = 12, 40
_CODES = frozenset(map(str, range(20)))
_CLOSED_SHARE = 0.5
_GROUPS_MOST = 40
_STEPS_MOST, _AGAIN = 11, 3
_LONG = 40
_SAID_SHORTLY = 80  # a longer question names a group in passing


def guess_roles(facts: Sequence[ColumnFacts]) -> tuple[ColumnMap, ...]:
    """The role of every column; at most one is the answer's id and one the date."""
    columns = _without_places([_alone(each) for each in facts])
    columns = with_grids(with_tick_columns(columns, facts), facts)
    columns = with_questions_beside(columns, facts)
    columns = _one_only(with_one_id(columns, facts), facts, Role.DATE, _date_rank)
    return tuple(columns if any(each.role is Role.DATE for each in columns) else _dated_by_tool(columns, facts))


def _without_places(columns: list[ColumnMap]) -> list[ColumnMap]:
    """Where a tool thinks that a computer stood: said beside its position on a map, by nobody who answered."""
    if not any(each.identifying == POSITION for each in columns):
        return columns
    return [replace(each, role=Role.DROP) if words.WHERE.match(each.heading.strip()) else each for each in columns]


def _dated_by_tool(columns: Sequence[ColumnMap], facts: Sequence[ColumnFacts]) -> list[ColumnMap]:
    """Without a date of its own an answer has that at which the tool says it was ended or begun."""

    def rank(column: ColumnMap) -> tuple[int, int]:
        heading = column.heading.casefold()
        return (next((n for n, word in enumerate(_TOOL_DAYS) if word in heading), len(_TOOL_DAYS)), column.position)

    dropped = [each for each in columns if each.role is Role.DROP and not each.identifying]
    days = [each for each in dropped if rank(each)[0] < len(_TOOL_DAYS) and _is_dated(facts[each.position])]
    best = min(days, key=rank, default=None)
    return [replace(each, role=Role.DATE) if each is best else each for each in columns]


def _is_dated(facts: ColumnFacts) -> bool:
    return date_shape(facts.told).share > 0.9  # noqa: PLR2004 - a few may be mistyped


def _alone(facts: ColumnFacts) -> ColumnMap:
    heading = facts.heading
    base = ColumnMap(facts.position, heading.name, Role.DROP, heading.question, heading.option)
    coded = words.CODED.match(heading.name)
    names = (heading.name, heading.option, heading.code, *(coded.groups() if coded else ()))
    told = merged({value: count for value, count in facts.told.items() if not is_marker(value)})
    is_closed = 1 < len(told) <= _STEPS_MOST and sum(told.values()) >= _AGAIN * len(told)
    who = identifying(names, list(told)[:60], is_closed=is_closed)
    if who:
        return replace(base, identifying=who)
    if not told or any(words.TOOL.match(name.strip()) for name in names if name):
        return _tool_column(base, facts)
    if facts.complete and {value.strip().casefold() for value in told} <= words.WORKED_OUT:
        return base
    if all(map(words.ADDRESS.match, told)):
        return base
    found = _by_content(base, facts, told)
    return replace(base, identifying=NAME) if _names_people(found, facts, told) else found


def _names_people(column: ColumnMap, facts: ColumnFacts, told: dict[str, int]) -> bool:
    """Whether a heading that asks for no words of one's own stands above what are most likely people's names."""
    is_short = len(column.heading.split()) <= _A_LABEL and not column.heading.endswith("?")
    if OF_A_PERSON.match(column.heading) and column.role in {Role.CHOICE, Role.GROUP}:
        return are_full_names(list(told))
    may_hold = column.role in {Role.TEXT, Role.ID} and (
        is_short or words.WHO.match(unnumbered(column.heading)) is not None
    )
    return may_hold and len(told) > _DIFFER * facts.filled and are_full_names(list(told))


def _tool_column(base: ColumnMap, facts: ColumnFacts) -> ColumnMap:
    """What a tool adds by itself is left out, but its day of sending in may be the date."""
    is_day = words.BEST_DATE.match(base.heading.strip()) and date_shape(facts.told).share > 0.9  # noqa: PLR2004 - a few may be mistyped
    return replace(base, role=Role.DATE) if is_day else base


def _by_content(base: ColumnMap, facts: ColumnFacts, told: dict[str, int]) -> ColumnMap:
    names = [name.strip() for name in (base.heading, facts.heading.code) if name]
    is_id = any(words.ID.match(name) or words.NUMBERED.match(name) for name in names) or may_say_who(facts)
    if is_id and _is_unspoken(told) and not says_what(facts):
        return replace(base, role=Role.ID)
    is_day = bool(words.DAY.search(base.heading)) and are_bare_days(told)
    is_time = all(map(words.TIME_OF_DAY.match, told)) and not base.heading.endswith("?")
    if is_day or is_time or date_shape(told).share > 0.9:  # noqa: PLR2004 - a few may be mistyped
        is_date = is_day or (not is_time and (words.DATE.search(base.heading) or facts.unique))
        return replace(base, role=Role.DATE if is_date else Role.DROP)
    if _asks_leave(base, told) and len(told) <= 4 and max(map(len, told)) < 200:  # noqa: PLR2004 - yes, no and how; longer than that is an answer
        only_words = WORDS if words.QUOTED.search(base.heading) else ""
        return replace(base, role=Role.CONSENT, answers=tuple(told), leaves_out=only_words)
    scale = scale_of(base.heading, told) if facts.complete else None
    if scale is not None:
        return replace(base, role=Role.SCALE, answers=scale.steps, good=scale.good, off=scale.off)
    return _by_words(base, facts, told)


def _asks_leave(base: ColumnMap, told: dict[str, int]) -> bool:
    """Whether it asks for consent; whatever speaks of quoting and is answered by yes or no does."""
    if words.OF_OTHERS.match(unnumbered(base.heading)):
        return False
    is_yes_or_no = any(words.YES_OR_NO.match(value) for value in told)
    return bool(words.CONSENT.search(unnumbered(base.heading))) or (
        is_yes_or_no and bool(words.OF_QUOTING.search(base.heading))
    )


def _is_unspoken(told: dict[str, int]) -> bool:
    """Ids are short and say nothing."""
    sample = list(told)[:100]
    return sum(len(value) for value in sample) < _LONG * 1.5 * len(sample) and sum(
        value.count(" ") for value in sample
    ) < 5 * len(sample)


def _by_words(base: ColumnMap, facts: ColumnFacts, told: dict[str, int]) -> ColumnMap:
    are_numbers = all(map(words.NUMBER.match, told))
    if facts.heading.is_open and not are_numbers:
        return replace(base, role=Role.TEXT)
    if facts.complete:
        several = separator_of(told)
        if several is not None and not _is_long(told):
            return replace(base, role=Role.TICK_ALL, separator=several[0], answers=several[1])
    if are_numbers:
        return _of_numbers(base, facts, told)
    if facts.unique and len(told) > _FEW and (all(map(words.CODE.match, told)) or _is_nearly_running(facts, told)):
        return replace(base, role=Role.ID)
    if facts.complete and _is_closed(facts, told) and not _is_of_ones_own(base, told):
        return replace(base, role=_closed_role(base, told), answers=ordered(told))
    return replace(base, role=Role.TEXT)


def _closed_role(base: ColumnMap, told: dict[str, int]) -> Role:
    heading = words.FOLDER.sub("", base.heading).replace("_", " ")
    says_who = len(base.heading) <= _SAID_SHORTLY and words.GROUP.search(heading)
    return Role.GROUP if says_who and 1 < len(told) <= _GROUPS_MOST else Role.CHOICE


def _is_of_ones_own(base: ColumnMap, told: dict[str, int]) -> bool:
    """What people wrote beside "other", or as a comment: these are words also where some wrote the same."""
    if words.OPEN.search(unnumbered(base.heading)) and not all(words.YES_OR_NO.fullmatch(each) for each in told):
        return True
    is_other = any(words.OTHER.search(said) for said in (base.option or unnumbered(base.heading), asked_in(base)[1]))
    return is_other and not all(each.casefold() in words.MARKS for each in told)


def _is_long(told: dict[str, int]) -> bool:
    return sum(len(value) for value in told) > 150 * len(told)


def _of_numbers(base: ColumnMap, facts: ColumnFacts, told: dict[str, int]) -> ColumnMap:
    """Few numbers are answers of a list; many are measures, of which there is no count to make."""
    if len(told) <= _FEW and facts.complete and (not facts.unique or len(told) == 1):
        are_codes = all(value in _CODES for value in told)  # of a group; an age in years is a measure
        are_codes = are_codes and not words.COUNTED.search(base.heading.replace("_", " "))
        return replace(base, role=_closed_role(base, told) if are_codes else Role.CHOICE, answers=ordered(told))
    return replace(base, role=Role.ID if _is_running(facts, told) else Role.DROP)


def _is_running(facts: ColumnFacts, told: dict[str, int]) -> bool:
    """1, 2, 3 … in the first column."""
    return facts.position == 0 and facts.unique and all(value.isdecimal() for value in told) and len(told) > 1


def _is_nearly_running(facts: ColumnFacts, told: dict[str, int]) -> bool:
    """1, 2, 3 … in the first column, with a word such as "Week 2" between them."""
    numbers = [value for value in told if value.isdecimal()]
    return facts.position == 0 and facts.unique and len(numbers) > _FEW and len(numbers) > 0.9 * len(told)


def _is_closed(facts: ColumnFacts, told: dict[str, int]) -> bool:
    """Few answers that come again and again, none of them long."""
    longest = max(map(len, told))
    if len(told) > _MANY or longest > 200:  # noqa: PLR2004 - letters
        return False
    mean = sum(map(len, told)) / len(told)
    if len(told) == 1:
        return mean < _LONG * 2 and (facts.filled > 1 or mean < _LONG / 2)
    if facts.unique and (facts.filled > 3 or mean > _LONG):  # noqa: PLR2004 - of three answers all may differ
        return False
    once = [len(value) for value, count in told.items() if count == 1]
    are_nearly_all = len(once) > max(3, len(told) - 3)
    if are_nearly_all and sum(once) > _LONG * len(once):  # some wrote "no", all others their own words
        return False
    share = len(told) / max(1, sum(told.values()))
    return share <= _CLOSED_SHARE or (mean < _LONG / 2 and share < 0.8)  # noqa: PLR2004 - short answers, of which some come again


def _date_rank(column: ColumnMap, facts: ColumnFacts) -> tuple[bool, int, bool, int]:
    return (
        bool(words.BEST_DATE.match(column.heading.strip())),
        facts.filled,
        "date" in column.heading.casefold(),
        -column.position,
    )


def _one_only(
    columns: Sequence[ColumnMap],
    facts: Sequence[ColumnFacts],
    role: Role,
    rank: Callable[[ColumnMap, ColumnFacts], tuple[object, ...]],
) -> list[ColumnMap]:
    """Keep the best column of a role that there is once; the others are left out."""
    found = [each for each in columns if each.role is role]
    best = max(found, key=lambda each: rank(each, facts[each.position]), default=None)
    return [each if each.role is not role or each is best else replace(each, role=Role.DROP) for each in columns]
