"""Tables that a spreadsheet opens without running anything: a cell that could be a formula is made text.

The rule is that of OWASP and ASVS 1.2.10. Without its first mark a cell is again what was written, whatever that was.
Knows nothing of what the cells mean.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from string import ascii_uppercase

_RISKY = frozenset("=+-@\t\r\n|%;\uff1d\uff0b\uff0d\uff20")  # the last four are full-width
_MARK = "'"
_SKIPPED = " \u00a0\u200b\u200c\u200d\u2060\ufeff"


def safe_cell(text: str) -> str:
    """Return text as a cell that no spreadsheet takes for a formula."""
    bare = text.lstrip(_SKIPPED)
    is_risky = text[:1] in _RISKY or bare[:1] in _RISKY or text.startswith(_MARK)
    return _MARK + text if text and is_risky else text


def letters_of(column: int) -> str:
    """Return the name of a column as spreadsheets have it: 0 is A, 26 is AA."""
    name, left = "", column + 1
    while left:
        left, rest = divmod(left - 1, len(ascii_uppercase))
        name = ascii_uppercase[rest] + name
    return name


def column_of(letters: str) -> int:
    """Return which column has this name; the opposite of :func:`letters_of`."""
    number = 0
    for letter in letters:
        number = number * len(ascii_uppercase) + ascii_uppercase.index(letter) + 1
    return number - 1


def table_text(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV that spreadsheets read right: UTF-8 with its mark, all quoted, lines ending as on Windows."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in rows:
        writer.writerow([safe_cell(each.replace("\x00", "\ufffd")) for each in row])
    return text.getvalue().encode("utf-8-sig", "replace")
