"""Several answers in one cell, told apart although an option may itself hold the sign that stands between them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

SEPARATORS = (" ;  ", ";", "|", "\n", ", ", " / ")
_LIST = re.compile(r"^\[(?:'[^']*'(?: *[;,] *'[^']*')*)?\]$")
_IN_LIST = re.compile(r"'([^']*)'")
LIST = "[]"
SPACE = " "
_CODE = re.compile(r"^[\w.-]{1,40}$")
_MOST_OPTIONS = 40
_LONGEST = 120
_OFTEN = 5
_COMPANIES, _NEARLY_ALL = 3, 0.8


def split_cell(cell: str, separator: str, options: Sequence[str] = ()) -> tuple[str, ...]:
    """The answers in a cell; longer known options are taken first, so that the sign may stand within them."""
    cell = cell.strip()
    if separator == LIST:
        return tuple(_IN_LIST.findall(cell)) if _LIST.match(cell) else (cell,)
    pieces = [piece.strip() for piece in cell.split(separator)]
    pieces = [piece for piece in pieces if piece]
    known = {
        tuple(piece.strip() for piece in option.split(separator)): option for option in options if separator in option
    }
    return _rejoined(pieces, known) if known else tuple(pieces)


def _rejoined(pieces: Sequence[str], known: Mapping[tuple[str, ...], str]) -> tuple[str, ...]:
    longest = max(map(len, known))
    found: list[str] = []
    at = 0
    while at < len(pieces):
        size = next((n for n in range(longest, 1, -1) if tuple(pieces[at : at + n]) in known), 1)
        found.append(known[tuple(pieces[at : at + size])] if size > 1 else pieces[at])
        at += size
    return tuple(found)


def separator_of(values: Mapping[str, int]) -> tuple[str, tuple[str, ...]] | None:
    """The sign between the answers of these cells and the options, if cells hold several answers."""
    told = {value.strip(): count for value, count in values.items() if value.strip()}
    if not told:
        return None
    lists = {value: count for value, count in told.items() if _LIST.match(value)}
    if lists and len(lists) >= 0.5 * len(told):
        return LIST, _options(lists, LIST)
    if all(value.startswith("/ ") for value in told):
        return "/", _options(told, "/")
    for separator in SEPARATORS:
        options = _by_sign(told, separator)
        if options is not None:
            return separator.strip(" ") if separator == " ;  " else separator, options
    if not any(", " in value for value in told) and (options := _by_sign(told, ",")) is not None:
        return ",", options
    return _codes(told)


def _by_sign(told: Mapping[str, int], separator: str) -> tuple[str, ...] | None:
    several = [value for value in told if separator in value.rstrip(separator.strip() + " ")]
    trailing = separator == ";" and bool(told) and all(value.endswith(";") for value in told)
    if not several:
        return tuple(_options(told, separator)) if trailing and len(told) <= _MOST_OPTIONS else None
    options = _options(told, separator)
    if len(options) > _MOST_OPTIONS or any(len(each) > _LONGEST for each in options) or len(options) < 2:  # noqa: PLR2004 - one option is no choice
        return None
    if trailing or _are_free(told, separator, options):
        return options
    return None


def _are_free(told: Mapping[str, int], separator: str, options: Sequence[str]) -> bool:
    """Answers that stand alone in one cell and together in another, or in ever other company: so the sign parts."""
    alone = {each for each in options if each in told}
    cells = [set(split_cell(value, separator, options)) for value in told]
    together = any(len(cell & alone) > 1 for cell in cells if len(cell) > 1)
    pieces = sum(told[value] * len(split_cell(value, separator, options)) for value in told)
    return pieces >= 2 * len(options) and (together or _recombine(cells, options))


def _recombine(cells: Sequence[set[str]], options: Sequence[str]) -> bool:
    """Nearly every piece stands in several different cells, and no cell has them all: no words of one's own do that."""
    often = Counter(piece for cell in cells for piece in cell)
    again = sum(often[option] >= _COMPANIES for option in options)
    return again >= _NEARLY_ALL * len(options) and not all(len(cell) == len(options) for cell in cells)


def _options(told: Mapping[str, int], separator: str) -> tuple[str, ...]:
    """Every option once, the commonest first; pieces that only ever follow each other are one."""
    cells = [(split_cell(value, separator), count) for value, count in told.items()]
    glued = _glued(cells) if separator not in {LIST, SPACE} else {}
    options = _joined(glued, separator)
    counts: Counter[str] = Counter()
    for value, count in told.items():
        for option in split_cell(value, separator, options):
            counts[option] += count
    return tuple(option for option, _count in counts.most_common())


def _glued(cells: Sequence[tuple[tuple[str, ...], int]]) -> dict[str, str]:
    """Pieces of which the second begins small and always follows the first, which always leads."""
    count: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for pieces, times in cells:
        for piece in pieces:
            count[piece] += times
        for pair in pairwise(pieces):
            pairs[pair] += times
    return {
        first: second
        for (first, second), times in pairs.items()
        if times == count[first] == count[second] and (times >= _OFTEN or second[:1].islower()) and second[:1].islower()
    }


def _joined(glued: Mapping[str, str], separator: str) -> tuple[str, ...]:
    """Options of several pieces, from the chains of pieces that belong together."""
    found: list[str] = []
    for start in glued.keys() - set(glued.values()):
        chain = [start]
        while chain[-1] in glued:
            chain.append(glued[chain[-1]])
        found.append(separator.join(chain))
    return tuple(found)


def _codes(told: Mapping[str, int]) -> tuple[str, tuple[str, ...]] | None:
    """Codes with spaces between them, as form tools for phones write several answers."""
    several = [value for value in told if " " in value]
    pieces = Counter(piece for value, count in told.items() for piece in value.split() for _ in range(min(count, 3)))
    if len(several) < 2 or not all(_CODE.match(piece) and not piece[0].isupper() for piece in pieces):  # noqa: PLR2004 - one is no list
        return None
    alone = {value for value in told if " " not in value}
    repeated = any(len(set(value.split())) < len(value.split()) for value in several)
    if (
        repeated
        or len(pieces) > _MOST_OPTIONS
        or len(alone & set(pieces)) * 2 < len(pieces)
        or any(map(str.isdecimal, pieces))
    ):
        return None
    return SPACE, tuple(option for option, _count in pieces.most_common())
