"""Which sign parts the cells of a text, and how quotation marks hold cells together. Looks at the beginning only.

Knows no files and no letters' codes: it is given text.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from _csv import Reader

SEPARATORS = (",", ";", "\t", "|")
_HALF, _MOSTLY = 0.5, 0.8
_TWO = 2


@dataclass(frozen=True, slots=True)
class CellForm:
    """The sign between cells, and what quotation marks do: hold cells together, or nothing.

    They may be escaped by a backslash, stand after a blank, or stray: within a cell that others hold, and not doubled.
    """

    separator: str
    quoted: bool = True
    escaped: bool = False
    padded: bool = False
    stray: bool = False


def cell_form(body: str, *, cut: bool, told: str | None = None) -> CellForm:
    """The form by which most rows have the same length; `cut` says that the text goes on."""
    tried = [told] if told else list(SEPARATORS)
    found = {CellForm(each): _evenness(body, CellForm(each), cut=cut) for each in tried}
    best = max(found, key=lambda form: found[form])
    better = {form: _evenness(body, form, cut=cut) for form in _odd_forms(body, tried)}
    if found[best] == (0, 0) and not any(map(any, better.values())) and '"' in body:
        better = {form: _evenness(body, form, cut=cut) for form in (CellForm(each, stray=True) for each in tried)}
    if better and max(better.values()) > found[best]:
        return max(better, key=lambda form: better[form])
    if told is None and _is_one_column(body, best):
        return CellForm(_unused(body))
    if found[best] > (0, 0) or (best.separator != "\t" and "\t" not in body):
        return best
    loose = CellForm("\t", quoted=False)
    return loose if told in {None, "\t"} and _evenness(body, loose, cut=cut) > (0, 0) else best


def _odd_forms(body: str, tried: Sequence[str]) -> list[CellForm]:
    """Forms that a few tools write, and only where the text has their marks."""
    forms = [CellForm(each, padded=True) for each in tried if f'{each} "' in body]
    return forms + [replace(CellForm(each), escaped=True) for each in tried if '\\"' in body]


def _evenness(body: str, form: CellForm, *, cut: bool) -> tuple[float, int]:
    """The share of rows that have the usual length, and that length; nothing where the quotation marks do not match."""
    lengths: Counter[int] = Counter()
    last = 0
    try:
        for row in cells_of(io.StringIO(body, newline=""), form):
            lengths[len(row)] += bool(row)
            last = len(row)
    except csv.Error as fault:  # a sample that is cut inside a quoted cell ends in a fault that is none
        return _modal(lengths) if cut and "unexpected end" in str(fault) else (0, 0)
    if cut and lengths.total() > 1:
        lengths[last] -= 1
    return _modal(+lengths)


def _modal(lengths: "Counter[int]") -> tuple[float, int]:
    if not lengths:
        return (0, 0)
    length, count = max(lengths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
    return (round(count / lengths.total(), 2), length) if length > 1 else (0, 0)


def _is_one_column(body: str, form: CellForm) -> bool:
    """Words of people with commas in them: the heading has none, and rows have as many as it happens."""
    lengths = []
    try:
        lengths = [len(row) for row in cells_of(io.StringIO(body, newline=""), form) if row]
    except csv.Error:
        return False
    parted = Counter(length for length in lengths if length > 1)
    if not parted or lengths[0] > 1:
        return False
    length, even = parted.most_common(1)[0]
    rest = lengths[next(place for place, each in enumerate(lengths) if each > 1) :]
    of_two = length == _TWO and even < _MOSTLY * len(rest)
    return of_two or parted.total() < _HALF * len(lengths) or even < _MOSTLY * parted.total()


def _unused(body: str) -> str:
    """A separator that parts nothing in this text."""
    whole = (
        each
        for each in SEPARATORS
        if _evenness(body, CellForm(each), cut=False) == (0, 0) and _parts_nothing(body, each)
    )
    return next(whole, "\t")


def _parts_nothing(body: str, separator: str) -> bool:
    bare = re.sub(r'"(?:[^"]|"")*"', "", body)
    return separator not in bare


def cells_of(lines: Iterable[str], form: CellForm) -> "Reader":
    """The rows of a text; raises csv.Error where its quotation marks do not match."""
    if form.stray:
        lines = _doubled(lines, form.separator)
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if form.quoted else csv.QUOTE_NONE
    return csv.reader(
        lines,
        delimiter=form.separator,
        strict=form.quoted,
        quoting=quoting,
        escapechar="\\" if form.escaped else None,
        skipinitialspace=form.padded,
    )


def _doubled(lines: Iterable[str], separator: str) -> Iterator[str]:
    """The lines with each mark doubled that neither begins nor ends a cell."""
    edge = re.escape(separator) + r'\r\n"'
    within = re.compile(rf'(?<=[^{edge}])"(?=[^{edge}])')
    return (within.sub('""', line) for line in lines)
