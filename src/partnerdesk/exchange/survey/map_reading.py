"""Reads a map back from TOML; what does not fit is refused with its place. Keeps no file and reads no export."""

import codecs
import tomllib
from collections.abc import Callable, Mapping
from typing import Any

from partnerdesk.domain.words import N_
from partnerdesk.exchange.refusal import refused
from partnerdesk.exchange.survey.dates import ASK, DAY_FIRST, MONTH_FIRST
from partnerdesk.exchange.survey.map_writing import FORMAT
from partnerdesk.exchange.survey.mapping import VERSION, WORDS, ColumnMap, InputFacts, Role, SurveyMap

_GOOD = frozenset({"", "high", "low", "first", "last", "unknown"})
_BY = frozenset({"", "us", "partner", "jointly", "independent"})
_MOST_HEADER_ROWS = 10
_MOST_ASKED = 1_000_000_000
_ENCODINGS = ("utf-8", "utf-16", "utf-32", "cp", "mac-", "iso8859", "koi8", "gb", "big5", "shift_jis", "euc")
_FILE = {
    "encoding": str, "delimiter": str, "sheet": str, "table": str, "header_rows": int, "title_rows": int, "dates": str,
    "missing": tuple, "repair": bool, "keep_foot": bool,
}  # fmt: skip
_INPUT = {"title": str, "method": str, "collected_by": str, "asked": int, "lawful_basis": str}
_COLUMN = {
    "column": int, "heading": str, "role": str, "question": str, "option": str, "separator": str, "identifying": str,
    "answers": tuple, "off": tuple, "marks": tuple, "good": str, "keep": bool, "leaves_out": str,
    "question_from": str,
}  # fmt: skip


def read_map(text: str) -> SurveyMap:
    """The map that a text in TOML says."""
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        raise refused("", N_("the map is no TOML ({why})."), why=str(fault)) from None
    if content.get("format") != FORMAT or content.get("version") != VERSION:
        raise refused("format", N_("this is no survey map of version {version}."), version=VERSION)
    _known("", content, {"format": str, "version": int, "file": dict, "input": dict, "column": list})
    file = _known("file", content.get("file", {}), _FILE)
    facts = _known("input", content.get("input", {}), _INPUT)
    columns = tuple(_column(f"column[{place}]", each) for place, each in enumerate(content.get("column", []), start=1))
    return _checked(SurveyMap(columns, **file, facts=InputFacts(**facts)))


def _known(place: str, given: Any, kinds: Mapping[str, Callable[..., Any]]) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise refused(place, N_("this is no table."))
    found: dict[str, Any] = {}
    for name, value in given.items():
        at = f"{place}.{name}" if place else name
        if name not in kinds:
            raise refused(at, N_("a map has no such key."))
        found[name] = _fitting(at, value, kinds[name])
    return found


def _fitting(at: str, value: Any, kind: Callable[..., Any]) -> Any:
    if kind is tuple:
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise refused(at, N_("this must be a list of texts."))
        return tuple(value)
    if type(value) is not kind:
        names = {
            str: N_("a text"),
            int: N_("a whole number"),
            bool: N_("true or false"),
            dict: N_("a table"),
            list: N_("a list"),
        }
        raise refused(at, N_("this must be {kind}."), kind=names.get(kind, ""))  # type: ignore[call-overload]  # kinds are these
    return value


def _column(place: str, given: Any) -> ColumnMap:
    told = _known(place, given, _COLUMN)
    for name in ("column", "heading", "role"):
        if name not in told:
            raise refused(f"{place}.{name}", N_("this is missing."))
    if told["role"] not in set(Role):
        raise refused(
            f"{place}.role", N_("no role ‘{role}’; roles are {roles}."), role=told["role"], roles=", ".join(Role)
        )
    if told.get("good", "") not in _GOOD:
        raise refused(f"{place}.good", N_("this must be high, low, first, last or unknown."))
    if told.get("leaves_out", "") not in {"", "row", WORDS}:
        raise refused(f"{place}.leaves_out", N_("this must be row or words."))
    position, role = told.pop("column") - 1, Role(told.pop("role"))
    question = told.pop("question", told["heading"])
    return ColumnMap(position, role=role, question=question, **told)


def _checked(made: SurveyMap) -> SurveyMap:
    """What holds of the map as a whole."""
    if made.dates not in {"", ASK, DAY_FIRST, MONTH_FIRST}:
        raise refused("file.dates", N_("this must be day-first, month-first or ask."))
    if not 0 <= made.header_rows <= _MOST_HEADER_ROWS or made.title_rows < 0:
        raise refused("file.header_rows", N_("there can be 0 to 10 rows of headings."))
    if made.delimiter is not None and (len(made.delimiter) != 1 or made.delimiter in '"\r\n'):
        raise refused("file.delimiter", N_("this must be one sign."))
    if made.facts.collected_by not in _BY:
        raise refused("input.collected_by", N_("this must be us, partner, jointly or independent."))
    if made.facts.asked is not None and not 0 <= made.facts.asked <= _MOST_ASKED:
        raise refused("input.asked", N_("this must be a number of people, from 0 on."))
    _check_encoding(made.encoding)
    positions = [each.position for each in made.columns]
    if sorted(positions) != sorted(set(positions)) or min(positions, default=0) < 0:
        raise refused("column", N_("each column stands in the map once, counted from 1."))
    for role in (Role.ID, Role.DATE):
        if len(made.having(role)) > 1:
            raise refused("column", N_("only one column can be ‘{role}’."), role=str(role))
    return made


def _check_encoding(name: str | None) -> None:
    if name is None:
        return
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        known = ""
    if not known.startswith(_ENCODINGS):
        raise refused("file.encoding", N_("no encoding ‘{name}’."), name=name)
