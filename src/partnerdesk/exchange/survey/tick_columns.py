"""Tick-all questions that a tool spreads over many columns: one column for each option, marked or blank."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from partnerdesk.exchange.survey.columns import ColumnFacts
from partnerdesk.exchange.survey.mapping import ColumnMap, Role
from partnerdesk.exchange.survey.missing import is_marker

_YES = frozenset(
    {
        "1",
        "yes",
        "y",
        "true",
        "x",
        "/",
        "√",
        "tick",
        "checked",
        "selected",
        "ticked",
        "✓",
        "✔",
        "1.0",
        "oui",
        "quoted",
        "ie",
        "oes",
        "ydw",
        "ydy",
    }
)
_NO = frozenset(
    {
        "0",
        "no",
        "n",
        "false",
        "unchecked",
        "not selected",
        "unselected",
        "",
        "0.0",
        "not quoted",
        "off",
        "na",
        "nage",
        "nac oes",
        "nac ydw",
        "nac ydy",
    }
)
_PARTS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r"^(?P<option>[^:?]{1,80}):(?P<question>(?:\d+\. ?\S.*|\S[^:]*[?…]))$",
        r"^(?P<question>.+\S) ?\(choice=(?P<option>.+)\)$",
        r"^(?P<question>\w+?)___(?P<option>\w+)$",
        r"^\w+\[\w+\]\. (?P<question>.+\S) ?\[(?P<option>[^\[\]]+)\]$",
        r"^(?P<question>.+\S) ?\[(?P<option>[^\[\]]+)\]$",
        r"^(?P<question>.+?) - Selected Choice - (?P<option>.+)$",
        r"^(?P<question>.+[?:.]) ?[-–:] (?P<option>.+)$",
        r"^(?P<question>.+) [-–] (?P<option>.+)$",
        r"^(?P<question>[\w.]+(?:/[\w.]+)*)/(?P<option>[\w.-]+)$",
        r"^(?P<question>[^/]+[^/ ])/(?P<option>[^/ ][^/]*)$",
        r"^(?P<question>[A-Za-z]{1,8}\d{1,3})_(?P<option>\d{1,2})$",
        r"^(?P<question>[QC]\d{1,3})\.?[a-z][.):]? (?P<option>[^?]+)$",
        r"^(?P<question>.+[?:.]) (?P<option>[^?]+)$",
    )
)
_TO_DO = re.compile(r"^\([^()]*\b(?:choose|tick|select|pick|apply|dewis\w*|tic\w*)\b[^()]*\) ?(?=\S)", re.IGNORECASE)
_LEAST_UNNAMED = 4
_LEAST = 2


def with_tick_columns(columns: Sequence[ColumnMap], facts: Sequence[ColumnFacts]) -> list[ColumnMap]:
    """The columns, with those that are options of one question made so."""
    found = list(columns)
    marks = [_marks(each) if not column.identifying else None for column, each in zip(columns, facts, strict=True)]
    asked = [asked_in(column) for column in columns]
    for question, positions in runs_of(asked):
        if question and len(positions) >= _LEAST and _are_options([marks[p] for p in positions]):
            for p in positions:
                found[p] = _option(columns[p], question, asked[p][1], marks[p])
    return _said_once(_unnamed_runs(found, facts, marks), facts)


def _said_once(columns: list[ColumnMap], facts: Sequence[ColumnFacts]) -> list[ColumnMap]:
    """Some tools write the answers in one cell and again in a column for each option; the columns are kept."""
    spread: dict[str, dict[str, int]] = {}
    for each, seen in zip(columns, facts, strict=True):
        if each.role is Role.TICK_ALL and each.option and not each.separator:
            ticked = sum(count for value, count in seen.told.items() if value in each.marks)
            spread.setdefault(each.question, {})[each.option.casefold()] = ticked
    return [
        replace(each, role=Role.DROP, answers=(), good="", off=())
        if each.heading in spread and (each.separator or _is_joined(seen, spread[each.heading]))
        else each
        for each, seen in zip(columns, facts, strict=True)
    ]


def _is_joined(facts: ColumnFacts, ticked: dict[str, int]) -> bool:
    """Its cells name nothing but options, each as often as it is ticked: too few kinds of cells to show a separator."""
    named: Counter[str] = Counter()
    for value, count in facts.told.items():
        if not is_marker(value):
            named.update(dict.fromkeys(_options_in(" ".join(value.split()).casefold(), ticked), count))
    return facts.complete and bool(named) and named == {option: count for option, count in ticked.items() if count}


def _options_in(cell: str, options: Iterable[str]) -> list[str]:
    """The options that a cell names, the longest first, and at the end what it says besides."""
    found: list[str] = []
    for option in sorted(options, key=len, reverse=True):
        before, named, after = cell.partition(option)
        if named and not before[-1:].isalnum() and not after[:1].isalnum():
            found.append(option)
            cell = f"{before}\n{after}"
    rest = cell.strip(" ,;|\n")
    return [*found, rest] if set(rest) - set(" ,;|\n") else found


def asked_in(column: ColumnMap) -> tuple[str, str]:
    """The question that a column is a part of, and which part; both empty where it is a question of its own."""
    if column.option:
        return column.question, column.option
    for pattern in _PARTS:
        match = pattern.match(column.heading)
        if match:
            return match["question"].strip(), _bare(match["option"].strip())
    return "", ""


def _bare(option: str) -> str:
    """An option that stands in brackets, without them, and without what to do: "(choose any) Books"."""
    option = _TO_DO.sub("", option)
    inside = option[1:-1]
    return inside if option[:1] + option[-1:] == "()" and not set(inside) & {"(", ")"} else option


def runs_of(asked: Sequence[tuple[str, str]]) -> list[tuple[str, list[int]]]:
    """Columns side by side that are parts of one question."""
    places = groupby(range(len(asked)), key=lambda place: asked[place][0])
    return [(question, list(positions)) for question, positions in places]


def _marks(facts: ColumnFacts) -> tuple[str, ...] | None:
    """What says in this column that the option is ticked: () where nothing is, None where it is no option."""
    told = [value for value in facts.told if not is_marker(value)]
    if not facts.complete:
        return None
    marked = [value for value in told if value.casefold() not in _NO]
    if not marked:
        return ()
    if all(value.casefold() in _YES for value in marked) or (len(marked) == 1 and _says_itself(marked[0], facts)):
        return tuple(marked)
    return None


def _says_itself(value: str, facts: ColumnFacts) -> bool:
    """The mark is the option's own name, or a part of it."""
    name = facts.heading.option or facts.heading.name
    return " ".join(value.split()).casefold() in " ".join(name.split()).casefold()


def _are_options(marks: Sequence[tuple[str, ...] | None]) -> bool:
    """All but a column for other answers are marked or blank, and some are marked."""
    options = [each for each in marks if each is not None]
    return len(options) >= _LEAST and len(options) >= len(marks) - 1 and any(options)


def _option(column: ColumnMap, question: str, option: str, marks: tuple[str, ...] | None) -> ColumnMap:
    if marks is None:
        return column
    return replace(
        column, role=Role.TICK_ALL, question=question, option=option, marks=marks, answers=(), good="", off=()
    )


def unnamed_between(first: str, last: str) -> str:
    """What a question is called whose options alone are known, from the first to the last."""
    return f"{first} … {last}"


def _unnamed_runs(
    columns: list[ColumnMap], facts: Sequence[ColumnFacts], marks: Sequence[tuple[str, ...] | None]
) -> list[ColumnMap]:
    """Columns side by side with one mark or blank each, without a question of their own."""

    def is_option(place: int) -> bool:
        mark, column = marks[place], columns[place]
        told = {value.casefold() for value in facts[place].told if not is_marker(value)}
        marked = {each.casefold() for each in mark or ()}
        is_alone = bool(mark) and told <= marked and facts[place].filled < facts[place].rows
        is_mark = mark is not None and (not mark or mark[0].casefold() in _YES or mark[0] == columns[place].heading)
        if "0" in told and column.heading.endswith("?"):  # yes or no to a question of its own
            return False
        has_mark = mark == () or (is_mark and mark is not None and (is_alone or told <= {*marked, "0"}))
        return has_mark and column.role in {Role.CHOICE, Role.DROP, Role.GROUP} and not column.identifying

    for holds, run in groupby(range(len(columns)), key=is_option):
        places = list(run)
        while holds and places and not marks[places[0]]:
            places.pop(0)
        named = [marks[p] == (columns[p].heading,) for p in places]  # a tick that says its own name is no chance
        if holds and sum(bool(marks[p]) for p in places) >= (_LEAST if all(named) else _LEAST_UNNAMED):
            question = unnamed_between(columns[places[0]].heading, columns[places[-1]].heading)
            for p in places:
                columns[p] = _option(columns[p], question, columns[p].heading, marks[p])
    return columns
