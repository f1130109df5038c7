"""Tables that a spreadsheet opens without running anything: a cell that could be a formula is made text.

The rule is that of OWASP and ASVS 1.2.10. Without its first mark a cell is again what was written, whatever that was.
Knows nothing of what the cells mean.
"""

import csv
import io
from collections.abc import Iterable, Sequence

_RISKY = frozenset("=+-@\t\r\n|%;\uff1d\uff0b\uff0d\uff20")  # the last four are full-width
_MARK = "'"
_SKIPPED = " \u00a0\u200b\u200c\u200d\u2060\ufeff"


def safe_cell(text: str) -> str:
    """Return text as a cell that no spreadsheet takes for a formula."""
    bare = text.lstrip(_SKIPPED)
    is_risky = text[:1] in _RISKY or bare[:1] in _RISKY or text.startswith(_MARK)
    return _MARK + text if text and is_risky else text


def table_text(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV that spreadsheets read right: UTF-8 with its mark, all quoted, lines ending as on Windows."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in rows:
        writer.writerow([safe_cell(each.replace("\x00", "\ufffd")) for each in row])
    return text.getvalue().encode("utf-8-sig", "replace")
