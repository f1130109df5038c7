"""Writes a map as TOML that a person can read and correct. What it writes, `map_reading` reads to the same map."""

import json
from collections.abc import Iterator, Sequence

from partnerdesk.exchange.survey.mapping import VERSION, ColumnMap, Role, SurveyMap

FORMAT = "partnerdesk-survey-map"
_HEAD = """\
# How an export of a survey is read. Correct what was guessed wrongly, then import with
#   partnerdesk survey FILE DATA --map THIS --dry-run
# Roles: id, date, group, choice, scale, tick_all, text, consent, drop (left out).
# id says who answered: rows with the same one are one person. Without it each row is somebody.
# Columns with `identifying` say who somebody is: they stay out unless you give them a role
# and write keep = true.
"""
_DATES = "# dates: day-first or month-first; ask where it must still be said\n"
_GOOD = "# the good end: high, low, first (the first answer), last, or unknown"
_NO_BASIS = '# lawful_basis = "consent"  # or legitimate interests; without one the survey does not count\n'
_FOOT = "# what stands below the last answer is an answer, too"
_FROM = "# the column with the question of each row; answers are the questions"
_LEFT = "# what a no leaves out: words (the answers count), or row"


def map_text(made: SurveyMap, notes: Sequence[str] = ()) -> str:
    """The map as text, with notes as comments above it."""
    lines = [_HEAD, *(f"# Note: {_one_line(note)}\n" for note in notes), "\n"]
    lines += [_pair("format", FORMAT), _pair("version", VERSION), "\n", *_file(made), "\n", *_input(made)]
    for column in made.columns:
        lines += ["\n", *_column(column)]
    return "".join(lines)


def _one_line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _file(made: SurveyMap) -> Iterator[str]:
    yield "[file]\n"
    for name in ("encoding", "delimiter", "sheet", "table"):
        value = getattr(made, name)
        if value is not None:
            yield _pair(name, value)
    yield _pair("header_rows", made.header_rows)
    yield _pair("title_rows", made.title_rows)
    if made.dates:
        yield _DATES
        yield _pair("dates", made.dates)
    yield _pair("missing", made.missing)
    yield _pair("repair", made.repair)
    if made.keep_foot:
        yield f"{_pair('keep_foot', made.keep_foot).rstrip()}  {_FOOT}\n"


def _input(made: SurveyMap) -> Iterator[str]:
    facts = made.facts
    yield "[input]\n"
    yield _pair("title", facts.title)
    yield _pair("method", facts.method)
    if facts.collected_by:
        yield _pair("collected_by", facts.collected_by)
    else:
        yield '# collected_by = "us"  # us, partner, jointly or independent\n'
    yield "# asked = 200  # how many people were asked\n" if facts.asked is None else _pair("asked", facts.asked)
    yield _pair("lawful_basis", facts.lawful_basis) if facts.lawful_basis else _NO_BASIS


def _column(column: ColumnMap) -> Iterator[str]:
    yield "[[column]]\n"
    yield _pair("column", column.position + 1)
    yield _pair("heading", column.heading)
    yield _pair("role", str(column.role))
    if column.question and column.question != column.heading:
        yield _pair("question", column.question)
    for name in ("option", "separator", "identifying"):
        if getattr(column, name):
            yield _pair(name, getattr(column, name))
    for name in ("answers", "off", "marks"):
        if getattr(column, name):
            yield _pair(name, getattr(column, name))
    if column.role is Role.SCALE or column.good:
        yield f"{_pair('good', column.good).rstrip()}  {_GOOD}\n"
    if column.leaves_out:
        yield f"{_pair('leaves_out', column.leaves_out).rstrip()}  {_LEFT}\n"
    if column.question_from:
        yield f"{_pair('question_from', column.question_from).rstrip()}  {_FROM}\n"
    if column.keep:
        yield _pair("keep", column.keep)


def _pair(name: str, value: object) -> str:
    return f"{name} = {_value(value)}\n"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    text = json.dumps(str(value).encode("utf-8", "replace").decode(), ensure_ascii=False)
    return text.replace("\x7f", "\\u007F")
